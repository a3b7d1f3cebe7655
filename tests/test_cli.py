"""The command line: the promised JSON, batches and their sessions, exit codes, the chat; never a traceback."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from typer.testing import CliRunner

from bot import __version__
from bot.cli import app, commands, main
from bot.cli.batch import Asked, BrokenLine, read
from bot.cli.house import House
from bot.knowledge import Knowledge
from bot.settings import Settings

TODAY = ["--today", "2026-09-15"]
LEVEL = "China's exports to the US in November 2025"

QUERY_KEYS = ["operation", "reporter", "flow", "partners", "commodities", "measure", "basis", "periods"]
QUERY_KEYS += ["by", "limit", "condition", "vintage"]
REPLY_KEYS = ["schema", "id", "question", "outcome", "reason", "queries", "figures", "headline", "text", "chart"]
REPLY_KEYS += ["choices", "language"]
FIGURE_KEYS = ["value", "unit", "period", "reporter", "flow", "partner", "commodity", "measure", "origin", "basis"]
FIGURE_KEYS += ["adjusted", "vintage", "sources"]

Run = Callable[..., Any]


@pytest.fixture
def run(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in this process, over the knowledge that is loaded already."""
    monkeypatch.setattr(commands, "open_house", lambda: House(Settings(_env_file=None), knowledge))

    def run(*words: str, given: str | bytes | None = None) -> Any:
        return CliRunner().invoke(app, list(words), input=given)

    return run


def program(*words: str, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Runs the program itself."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        input=given,
        capture_output=True,
        env=os.environ | environment,
        check=False,
    )


# ------------------------------------------------------------------------------------------------------- ask


def test_a_question_is_answered_with_its_figure_and_source(run: Run) -> None:
    told = run("ask", LEVEL, *TODAY)
    assert told.exit_code == 0
    assert "33.79" in told.stdout.splitlines()[0]
    assert "GACC" in told.stdout


def test_the_json_has_the_promised_keys_in_the_promised_order(run: Run) -> None:
    told = run("ask", "--json", LEVEL, *TODAY)
    reply = json.loads(told.stdout)
    assert list(reply) == REPLY_KEYS
    assert reply["schema"] == 1
    assert reply["outcome"] == "answer"
    assert reply["reason"] is None
    assert [list(query) for query in reply["queries"]] == [QUERY_KEYS]
    assert all(list(figure) == FIGURE_KEYS for figure in reply["figures"])
    first = reply["figures"][0]
    assert (first["value"], first["unit"], first["period"]) == (33.7891, "USD_bn", "2025-11")
    assert first["origin"] == "published"
    assert first["sources"]


def test_a_refusal_has_a_reason_no_figures_and_code_0(run: Run) -> None:
    told = run("ask", "--json", "what is the weather in Paris", *TODAY)
    reply = json.loads(told.stdout)
    assert told.exit_code == 0
    assert (reply["outcome"], reply["reason"], reply["figures"]) == ("refuse", "not_trade", [])


def test_the_same_question_gives_the_same_bytes(run: Run) -> None:
    assert run("ask", "--json", LEVEL, *TODAY).stdout == run("ask", "--json", LEVEL, *TODAY).stdout


def test_timing_is_told_only_where_asked_for(run: Run) -> None:
    assert "elapsed_ms" in json.loads(run("ask", "--json", "--timing", LEVEL, *TODAY).stdout)


def test_today_decides_what_is_out(run: Run) -> None:
    question = "China's exports in November 2025"
    assert json.loads(run("ask", "--json", question, "--today", "2025-11-20").stdout)["reason"] == "not_released"
    assert json.loads(run("ask", "--json", question, *TODAY).stdout)["outcome"] == "answer"


@pytest.mark.parametrize(
    "words",
    [
        ["ask"],
        ["ask", LEVEL, "--batch", "-"],
        ["ask", LEVEL, "--today", "yesterday"],
        ["ask", "--batch", "no such file"],
        ["ask", "--no-such-option"],
        ["no-such-command"],
    ],
)
def test_bad_usage_ends_with_2(run: Run, words: list[str]) -> None:
    assert run(*words).exit_code == 2


@pytest.mark.parametrize("text", ["", "   ", "\x00", "\ud800 exports", "[bold]exports[/", "?" * 5000, "💥", "0", "-"])
def test_no_text_breaks_it(run: Run, text: str) -> None:
    for words in (["ask", text], ["ask", "--json", text], ["explain", text]):
        told = run(*words, *TODAY)
        assert told.exit_code == 0, (told.exception, told.stderr)


# ----------------------------------------------------------------------------------------------------- batch


def test_a_batch_gives_one_object_a_line_with_its_id(run: Run) -> None:
    lines = [LEVEL, "", json.dumps({"text": "China's imports in November 2025", "id": 7}), "hello"]
    told = run("ask", "--json", "--batch", "-", *TODAY, given="\n".join(lines))
    replies = [json.loads(line) for line in told.stdout.splitlines()]
    assert [reply["id"] for reply in replies] == [None, 7, None]
    assert [reply["question"] for reply in replies] == [LEVEL, "China's imports in November 2025", "hello"]


def test_lines_of_a_session_are_one_talk_and_nothing_leaks(run: Run) -> None:
    lines = [
        {"text": LEVEL, "session": "a", "id": "a1"},
        {"text": "China's imports from Germany in December 2024", "session": "b", "id": "b1"},
        {"text": "and October 2025?", "session": "a", "id": "a2"},
        {"text": "and November 2024?", "session": "b", "id": "b2"},
        {"text": "and October 2025?", "id": "alone"},
        {"text": "and October 2025?", "session": "c", "id": "c1"},
    ]
    told = run("ask", "--json", "--batch", "-", *TODAY, given="\n".join(map(json.dumps, lines)))
    replies = {reply["id"]: reply for reply in map(json.loads, told.stdout.splitlines())}
    assert (replies["a2"]["figures"][0]["partner"], replies["a2"]["figures"][0]["period"]) == ("USA", "2025-10")
    assert (replies["b2"]["figures"][0]["partner"], replies["b2"]["figures"][0]["flow"]) == ("DEU", "import")
    for fresh in ("alone", "c1"):
        assert "USA" not in json.dumps(replies[fresh]["queries"])
        assert "DEU" not in json.dumps(replies[fresh]["queries"])


def test_a_talk_alone_reads_as_the_same_talk_among_others(run: Run) -> None:
    talk = [{"text": LEVEL, "session": 1}, {"text": "and imports?", "session": 1}]
    other = [{"text": "soybean imports from Brazil in 2025", "session": 2}, {"text": "and from the US?", "session": 2}]
    mixed = [line for pair in zip(talk, other, strict=True) for line in pair]

    def told(lines: list[dict[str, Any]]) -> list[str]:
        return list(
            run("ask", "--json", "--batch", "-", *TODAY, given="\n".join(map(json.dumps, lines))).stdout.splitlines()
        )

    assert told(mixed)[::2] == told(talk)
    assert told(mixed)[1::2] == told(other)


@pytest.mark.parametrize("broken", ['{"text": ', '{"id": 1}', '{"text": 5}', '{"text": "x", "session": [1]}', "{}"])
def test_a_broken_line_ends_the_run_with_2_and_its_number(run: Run, broken: str) -> None:
    told = run("ask", "--json", "--batch", "-", *TODAY, given=f"{LEVEL}\n{broken}\n{LEVEL}\n")
    assert told.exit_code == 2
    assert len(told.stdout.splitlines()) == 1
    assert "line 2" in told.stderr


def test_a_line_that_is_no_utf8_is_broken() -> None:
    questions = read([b"exports\n", b"\xff\xfe\n"])
    assert next(questions) == Asked(1, "exports")
    with pytest.raises(BrokenLine, match="line 2"):
        next(questions)


def test_a_byte_order_mark_and_windows_line_ends_are_no_part_of_a_question() -> None:
    assert list(read([b"\xef\xbb\xbfexports\r\n", b"\r\n", b"imports\r\n"])) == [
        Asked(1, "exports"),
        Asked(3, "imports"),
    ]


def test_each_reply_is_flushed_before_the_next_question_is_read(knowledge: Knowledge) -> None:
    """A program may hold a talk with us over a pipe. (The fixture sees to it that the data are known to be good.)"""
    assert knowledge.checksum
    command = [sys.executable, "-m", "bot", "ask", "--json", "--batch", "-", *TODAY]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as talk:
        assert talk.stdin is not None
        assert talk.stdout is not None
        for text in (LEVEL, "hello"):
            talk.stdin.write(f"{text}\n".encode())
            talk.stdin.flush()
            assert json.loads(talk.stdout.readline())["question"] == text
        talk.stdin.close()
    assert talk.returncode == 0


def test_an_error_of_ours_is_one_sentence_and_the_other_lines_are_answered(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = commands.timed

    def sometimes(question: Any, *rest: Any) -> Any:
        if question.text == "boom":
            raise KeyError("boom")
        return real(question, *rest)

    monkeypatch.setattr(commands, "timed", sometimes)
    told = run("ask", "--json", "--batch", "-", *TODAY, given=f"boom\n{LEVEL}\n")
    assert told.exit_code == 1
    assert len(told.stdout.splitlines()) == 1
    assert "line 1" in told.stderr
    assert "Traceback" not in told.stderr


# ------------------------------------------------------------------------------------------------------ chat


def test_the_chat_answers_line_by_line_where_nobody_sits_at_it(run: Run) -> None:
    told = run("chat", *TODAY, given=f"{LEVEL}\nand October 2025?\nexit\nnever read\n")
    assert told.exit_code == 0
    assert "33.79" in told.stdout
    assert "October 2025" in told.stdout
    assert "never read" not in told.stdout
    assert "you>" not in told.stdout
    assert "\x1b" not in told.stdout


def test_without_a_command_it_chats(run: Run) -> None:
    assert "33.79" in run(given=f"{LEVEL}\n").stdout


def test_a_number_picks_a_choice(run: Run) -> None:
    told = run("chat", *TODAY, given=f"{LEVEL}\n1\n")
    choice = json.loads(run("ask", "--json", LEVEL, *TODAY).stdout)["choices"][0]
    assert f"> {choice['text']}" in told.stdout


def test_a_number_that_no_choice_has_is_no_question_and_keeps_the_choices(run: Run) -> None:
    told = run("chat", *TODAY, given=f"{LEVEL}\n9\n1\n")
    assert "There is no choice 9: the last is " in told.stdout
    assert "\n> " in told.stdout


def test_text_is_never_read_as_markup() -> None:
    from bot.chat.console import show
    from bot.model import Reply

    console = Console(file=io.StringIO(), force_terminal=False, highlight=False)
    show(Reply("answer", None, "[red]5[/red] :smile: [x]"), console)
    assert console.file.getvalue() == "[red]5[/red] :smile: [x]\n"  # type: ignore[attr-defined]


# ------------------------------------------------------------------------------------------- the other commands


def test_explain_shows_every_value_of_the_road(run: Run) -> None:
    told = run("explain", LEVEL, *TODAY)
    assert told.exit_code == 0
    for station in ("QUESTION", "UNDERSTOOD", "QUERY 1", "RESULT 1", "REPLY", "33.7891 USD_bn 2025-11", "level"):
        assert station in told.stdout


def test_explain_shows_parts_that_are_read_one_by_one(run: Run) -> None:
    told = run("explain", "What was the Chinese trade surplus in 2025 and who accounted for most of it?", *TODAY)
    assert told.exit_code == 0
    assert "RESULT 1" in told.stdout
    assert "REPLY" in told.stdout


def test_settings_are_shown_and_the_token_is_not() -> None:
    told = program("settings", TELEGRAM_BOT_TOKEN="123:very-secret", TRADEFACTS_LANGUAGE="es")
    assert told.returncode == 0
    assert b"very-secret" not in told.stdout + told.stderr
    assert b"TRADEFACTS_LANGUAGE=es" in told.stdout


def test_version() -> None:
    assert program("--version").stdout.decode().split() == ["tradefacts", __version__]


@pytest.mark.parametrize(
    ("words", "environment"),
    [
        (["serve"], {}),
        (["ask", "exports"], {"TRADEFACTS_DATA": "/no/such/folder"}),
        (["ask", "exports"], {"TRADEFACTS_REPORTER": "XXX"}),
        (["ask", "exports"], {"TRADEFACTS_LANGUAGE": "tlh"}),
        (["validate"], {"TRADEFACTS_DATA": "/no/such/folder"}),
    ],
)
def test_bad_setup_is_one_sentence_and_code_1(words: list[str], environment: dict[str, str]) -> None:
    told = program(*words, **environment)
    assert told.returncode == 1
    assert len(told.stderr.splitlines()) == 1, told.stderr.decode()


def test_ctrl_c_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> House:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "open_house", interrupted)
    monkeypatch.setattr(sys, "argv", ["tradefacts", "ask", "exports"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130


def test_an_unexpected_error_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> House:
        raise RuntimeError("the roof\nis gone")

    monkeypatch.setattr(commands, "open_house", broken)
    monkeypatch.setattr(sys, "argv", ["tradefacts", "ask", "exports"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    said = capsys.readouterr().err
    assert "RuntimeError: the roof is gone" in said
    assert len(said.splitlines()) == 1


def test_validate_finds_the_data_in_order() -> None:
    told = program("validate")
    assert told.returncode == 0, told.stderr.decode()


def test_data_of_ones_own_are_seen(tmp_path: Path) -> None:
    """See tests/test_packaging.py for the wheel; here a copy of the checkout's data with one row edited."""
    from tests.test_packaging import edited_data

    told = program("ask", "--json", LEVEL, *TODAY, TRADEFACTS_DATA=str(edited_data(tmp_path)))
    assert told.returncode == 0, told.stderr.decode()
    assert json.loads(told.stdout)["figures"][0]["value"] == 34.5


def test_validate_says_where_charts_lack_a_font(monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.cli import lettering

    assert list(lettering.without_font(None)) == []
    monkeypatch.setattr(lettering, "cjk_font", lambda: None)
    assert list(lettering.without_font(None)) == [
        f"charts in {language} are in English here: pip install 'tradefacts[cjk]' brings their font"
        for language in ("ja", "zh")
    ]
