"""What was not understood is kept if that is wanted: in whole lines, without who asked, and never at a reply's cost."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.knowledge import Knowledge
from bot.mind import Mind
from bot.model import Question
from bot.unanswered import Notebook, printable, read
from tests.score import TODAY

UNREAD = "exports by zeppelin in 2025"


def keep(path: Path, knowledge: Knowledge, *texts: str, day: date = TODAY) -> list[dict[str, str]]:
    mind = Mind(knowledge, "CHN", noting=Notebook(path).note)
    for text in texts:
        mind.answer(Question(text, day))
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.is_file() else []


def test_a_question_back_and_a_word_that_nobody_knows_are_kept(tmp_path: Path, knowledge: Knowledge) -> None:
    rows = keep(tmp_path / "deep" / "kept", knowledge, "growth in China", UNREAD)
    assert rows == [
        {"date": "2026-09-15", "language": "en", "reason": "ambiguous", "text": "growth in China"},
        {"date": "2026-09-15", "language": "en", "reason": "not_held", "text": UNREAD},
    ]


@pytest.mark.parametrize(
    "text",
    [
        "China's exports in November 2025",  # answered
        "China's exports in September 2026",  # read, and not out yet
        "Vietnam's exports to France in 2025",  # read, and not held
        "thanks",
        "should I buy export stocks",
        "",
    ],
)
def test_what_was_understood_is_not_kept(text: str, tmp_path: Path, knowledge: Knowledge) -> None:
    assert keep(tmp_path / "kept", knowledge, text) == []


def test_each_asking_counts_though_the_reply_is_remembered(tmp_path: Path, knowledge: Knowledge) -> None:
    path = tmp_path / "kept"
    keep(path, knowledge, "growth in China", UNREAD, UNREAD, "Exports by  ZEPPELIN in 2025")
    assert [(one.text, one.times) for one in read(path)] == [
        ("Exports by  ZEPPELIN in 2025", 3),
        ("growth in China", 1),
    ]


def test_a_text_is_one_line_and_not_endless(tmp_path: Path, knowledge: Knowledge) -> None:
    rows = keep(tmp_path / "kept", knowledge, "exports\nby zeppelin in 2025 " + "please " * 150)
    assert len(rows) == 1
    assert len(rows[0]["text"]) == 500


def test_a_full_disk_is_said_once_and_costs_no_reply(
    tmp_path: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    mind = Mind(knowledge, "CHN", noting=Notebook(tmp_path / "kept").note)
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        assert mind.answer(Question(UNREAD, TODAY)).outcome == "refuse"
        assert mind.answer(Question(UNREAD, TODAY)).outcome == "refuse"
    assert [record.message for record in caplog.records] == [
        f"questions that were not understood cannot be kept in {tmp_path / 'kept'}: No space left on device"
    ]
    mind.answer(Question(UNREAD, TODAY))
    assert [one.times for one in read(tmp_path / "kept")] == [1]


def test_a_line_that_was_cut_short_costs_itself_alone(
    tmp_path: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, write = tmp_path / "kept", os.write
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", lambda file, line: write(file, line[:20]))
        Mind(knowledge, "CHN", noting=Notebook(path).note).answer(Question(UNREAD, TODAY))
    Mind(knowledge, "CHN", noting=Notebook(path).note).answer(Question("growth in China", TODAY))
    assert [one.text for one in read(path)] == ["growth in China"]


def test_a_folder_in_the_way_is_no_error_of_the_reply(
    tmp_path: Path, knowledge: Knowledge, caplog: pytest.LogCaptureFixture
) -> None:
    Mind(knowledge, "CHN", noting=Notebook(tmp_path).note).answer(Question(UNREAD, TODAY))
    assert "cannot be kept" in caplog.text


WRITER = """
import sys
from datetime import date
from pathlib import Path
from bot.model import Question, Reply
from bot.unanswered import Notebook
book = Notebook(Path(sys.argv[1]))
for number in range(300):
    book.note(Question(sys.argv[2] * 400, date(2026, 9, 15)), Reply("clarify", "ambiguous", ""))
"""


def test_lines_of_two_processes_do_not_mix(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    root = Path(__file__).parents[1]
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), letter], cwd=root) for letter in "ab"]
    assert [writer.wait() for writer in writers] == [0, 0]
    assert [(one.text[:1], len(one.text), one.times) for one in read(path)] == [("a", 400, 300), ("b", 400, 300)]
    assert b"\n\n" not in path.read_bytes()


def test_the_command_lists_them_and_makes_gold_cases(
    tmp_path: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kept"
    monkeypatch.setenv("TRADEFACTS_KEEP_UNANSWERED", str(path))
    assert CliRunner().invoke(app, ["unanswered"]).output == ""
    keep(path, knowledge, UNREAD)
    keep(path, knowledge, "growth in China", UNREAD, day=date(2026, 9, 16))
    listed = CliRunner().invoke(app, ["unanswered"])
    assert listed.output.splitlines() == [
        "    2  2026-09-16  en  not_held   exports by zeppelin in 2025",
        "    1  2026-09-16  en  ambiguous  growth in China",
    ]
    cases = [json.loads(line) for line in CliRunner().invoke(app, ["unanswered", "--gold"]).output.splitlines()]
    assert [(case["text"], case["expect"], case["reason"]) for case in cases] == [
        (UNREAD, "refuse", "not_held"),
        ("growth in China", "clarify", None),
    ]
    gold = json.loads((Path(__file__).parent / "gold" / "en_dev.jsonl").read_text("utf-8").splitlines()[0])
    assert set(cases[0]) == set(gold)


def test_ask_keeps_them_too(tmp_path: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    assert knowledge.checksum
    path = tmp_path / "kept"
    monkeypatch.setenv("TRADEFACTS_KEEP_UNANSWERED", str(path))
    assert CliRunner().invoke(app, ["ask", "--today", "2026-09-15", UNREAD]).exit_code == 0
    assert CliRunner().invoke(app, ["chat", "--today", "2026-09-15"], input=f"{UNREAD}\n").exit_code == 0
    assert [one.times for one in read(path)] == [2]


def test_signs_that_steer_a_terminal_are_not_printed() -> None:
    assert printable("exports\x1b[31m\nby\u202ezeppelin") == "exports [31m by zeppelin"
