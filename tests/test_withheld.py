"""Figures that may not be passed on: told where the operator trusts the chat, and nowhere else is there a trace."""

from __future__ import annotations

import asyncio
import csv
import json
import random
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.alerts import Alerting
from bot.assistant import Assistant
from bot.chat.telegram.serving import Manner, run
from bot.codec import reply_to_json
from bot.evidence import Evidence
from bot.knowledge import Knowledge, load
from bot.mind import Mind
from bot.model import Bound, Period, Query, Question, Reply
from bot.pipeline import answer, perform
from bot.proof import lines, prove
from bot.settings import Settings
from bot.store import Store
from tests.chat.recorder import TOKEN, Recorder
from tests.score import GOLD, read

TODAY = date(2026, 9, 15)
# A month that nobody has published yet: known by the licensed page alone.
SECRET = "CHN,export,VNM,TOTAL,value,,,2026-08,published,USD_bn,77.7,GACC,c1,2026-09-14,"
PAGE = "c1,api,https://comtrade.example/v1,2026-09-14,no_redistribution"
ASKED = "China's exports to Vietnam in August 2026"


@pytest.fixture
def folder(knowledge: Knowledge, tmp_path: Path) -> Path:
    """A copy of the data."""
    return Path(shutil.copytree(knowledge.data, tmp_path / "data"))


def append(path: Path, line: str) -> None:
    path.write_text(path.read_text("utf-8") + line + "\n", "utf-8")


@pytest.fixture(scope="module")
def licensed(knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """The data with one licensed figure more."""
    folder = Path(shutil.copytree(knowledge.data, tmp_path_factory.mktemp("licensed") / "data"))
    append(folder / "trade" / "observations.csv", SECRET)
    append(folder / "trade" / "sources.csv", PAGE)
    return load(folder)


def edit(path: Path, change: Callable[[dict[str, str]], dict[str, str] | None]) -> None:
    """Each row of a table through `change`; None takes it out."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows, columns = [row for row in map(change, reader) if row is not None], list(reader.fieldnames or ())
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def as_bytes(reply: Reply) -> bytes:
    return json.dumps([reply_to_json(reply, ""), repr(reply)], ensure_ascii=False).encode()


def test_a_chat_that_is_not_trusted_is_answered_as_if_the_rows_were_not_there(
    knowledge: Knowledge, licensed: Knowledge
) -> None:
    mind = Mind(licensed, "CHN")
    mind.trust(["telegram:1"])
    question = Question(ASKED, TODAY)
    assert [figure.value for figure in mind.answer(question, "telegram:1").figures] == [77.7]
    without = answer(question, knowledge)
    for chat in (None, "telegram:2"):
        assert as_bytes(mind.answer(question, chat)) == as_bytes(without)
    assert mind.answer(question, "telegram:1").figures
    query = Query("level", flow="export", partners=("VNM",), measure="value", periods=(Period.month(2026, 8),))
    assert mind.perform((query,), "en", TODAY, "telegram:1").figures
    assert as_bytes(mind.perform((query,), "en", TODAY)) == as_bytes(perform((query,), "en", TODAY, knowledge))
    mind.trust([])
    assert as_bytes(mind.answer(question, "telegram:1")) == as_bytes(without)


def test_a_licensed_figure_is_proved_where_it_is_told_and_given_as_data_nowhere(licensed: Knowledge) -> None:
    mind = Mind(licensed, "CHN")
    mind.trust(["telegram:1"])
    query = Query("level", flow="export", partners=("VNM",), measure="value", periods=(Period.month(2026, 8),))
    evidence = Evidence(mind)
    here, there = (evidence.behind((query,), "en", TODAY, chat) for chat in ("telegram:1", "telegram:2"))
    assert "77.7 USD_bn [c1: https://comtrade.example/v1, page of 2026-09-14]" in here.proof
    assert str(licensed.data) not in here.proof
    assert 'read_csv("data/trade/observations.csv"' in here.proof
    assert "77.7" not in here.rows + there.rows + there.proof
    assert "c1" not in there.proof
    assert not there.reply.figures


def test_the_views_are_told_apart(knowledge: Knowledge, licensed: Knowledge) -> None:
    assert licensed.restricted
    assert not licensed.for_anybody.restricted
    assert "77.7" in licensed.printed.decode()
    assert licensed.for_anybody.printed == knowledge.printed
    assert licensed.for_anybody.facts.sources == knowledge.facts.sources
    mind = Mind(licensed, "CHN")
    assert mind.knowledge is mind.view() is licensed.for_anybody
    assert mind.everything is licensed
    assert not knowledge.restricted
    assert knowledge.for_anybody is knowledge


def test_sources_without_terms_are_open(folder: Path) -> None:
    path = folder / "trade" / "sources.csv"
    path.write_text("".join(line.rpartition(",")[0] + "\n" for line in path.read_text("utf-8").splitlines()), "utf-8")
    assert not load(folder).restricted


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_leaks_whichever_pages_are_withheld(
    knowledge: Knowledge, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """Figures, ranks, sums, coverage, buttons, proofs: the bytes are those of a bot that never had the rows."""
    monkeypatch.setattr("bot.knowledge._found_good", lambda _: True)  # exceptions.csv names rows that are gone
    chance = random.Random(seed)
    defined = {definition.source for definition in knowledge.facts.definitions}
    ids = [source.id for source in knowledge.facts.sources if source.id not in defined]
    pages = set(chance.sample(ids, len(ids) // 3))
    other = Path(shutil.copytree(folder, tmp_path / "twin"))
    edit(
        folder / "trade" / "sources.csv", lambda row: row | {"terms": "no_redistribution" if row["id"] in pages else ""}
    )
    for name in ("trade/observations", "facts/events", "facts/forecasts", "facts/releases", "facts/revisions"):
        edit(
            other / f"{name}.csv",
            lambda row: None if pages & {row[cell] for cell in row if cell.endswith("source")} else row,
        )
    edit(other / "trade" / "sources.csv", lambda row: None if row["id"] in pages else row)
    marked, without = load(folder), load(other)
    mind, twin = Mind(marked, "CHN"), Mind(without, "CHN")
    assert mind.knowledge.coverage == without.coverage
    assert mind.knowledge.facts == without.facts
    assert len(mind.knowledge.table) == len(without.table) < len(knowledge.table)
    cases = [case for file in sorted(GOLD.glob("*.jsonl")) for case in read(file)]
    differ = 0
    for number, case in enumerate(chance.sample(cases, 150)):
        question = Question(case["text"], TODAY)
        here, there = mind.answer(question), answer(question, without)
        assert as_bytes(here) == as_bytes(there), case["text"]
        if number < 30:
            assert mind.suggest(question) == twin.suggest(question), case["text"]
        differ += as_bytes(answer(question, marked)) != as_bytes(there)
        proved = 1 if number < 50 else 0  # slower than all the rest
        for ours, theirs in zip(here.results[:proved], there.results[:proved], strict=True):
            proof, other = prove(ours, mind.knowledge), prove(theirs, without)
            assert [line for line in lines(proof, mind.knowledge) if "read_csv" not in line] == [
                line for line in lines(other, without) if "read_csv" not in line
            ]
    assert differ > 15


async def test_an_alert_of_a_licensed_figure_comes_only_where_it_may_be_told(
    licensed: Knowledge, knowledge: Knowledge, tmp_path: Path
) -> None:
    """Others hear nothing, not even that there was something to hear."""
    store = await Store.open(f"sqlite:///{tmp_path / 'facts.sqlite'}")
    mind = Mind(knowledge, "CHN")
    mind.trust(["telegram:1"])
    alerting = Alerting(store, mind, "CHN", lambda: TODAY, lambda: 1_790_000_000)
    await store.versions.announce(knowledge.checksum, take_over=True)
    rule = Query("alert", flow="export", partners=("VNM",), condition=Bound("above", 1.0, unit="USD_bn"))
    for chat in ("telegram:1", "telegram:2"):
        assert await alerting.watch_rule(rule, chat, None, "en") == "kept"
    await store.versions.announce(licensed.checksum, take_over=True)
    mind.replace(licensed)
    assert await alerting.look() == 1
    [send] = await store.sends.claim(9, licensed.checksum)
    assert (send.alert.chat, send.period) == ("telegram:1", "2026-08")
    reply = await alerting.reply(send)
    assert reply is not None
    assert [figure.value for figure in reply.figures] == [77.7]
    await store.close()


async def test_in_telegram_only_the_chats_of_the_lists_are_told(
    licensed: Knowledge, knowledge: Knowledge, tmp_path: Path
) -> None:
    """An admin asks in a group that is not on the lists: the group is not told."""
    settings = Settings(
        _env_file=None, TELEGRAM_BOT_TOKEN=TOKEN, TRADEFACTS_METRICS_LISTEN="off", TRADEFACTS_STATE=str(tmp_path),
        TRADEFACTS_ADMINS="7",
    )  # fmt: skip
    mind = Mind(licensed, "CHN")
    store = await Store.open(f"sqlite:///{tmp_path / 'facts.sqlite'}")
    assistant = Assistant(store, mind.answer, mind.perform, mind.say, lambda: TODAY)

    async def draw(_chart: object) -> bytes:
        raise AssertionError("a level needs no chart")

    async with Recorder() as api:
        stop = asyncio.Event()
        chosen = settings.model_copy(update={"api_url": api.root})
        serving = asyncio.create_task(run(chosen, assistant, draw, stop, Manner(), mind))
        admin, other, group = api.private(7), api.private(8), api.group(-100500)
        api.post(admin, ASKED)
        api.post(other, ASKED, by=8)
        api.post(group, f"@{api.username} {ASKED}", by=7)
        told = [(await api.sent(1, chat, within=30))[0]["text"] for chat in (admin, other, group)]
        stop.set()
        await serving
    await store.close()
    assert ["77.7" in text for text in told] == [True, False, False]
    assert told[1] == told[2]
    assert answer(Question(ASKED, TODAY), knowledge).headline in told[1]
