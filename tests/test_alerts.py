"""What fires: each period once, where it is new and what the rule waits for is so; against a brute-force twin."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_args

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.alerts import Alerting, months, news, proposed, rule_line
from bot.analysis import InMemory
from bot.codec import query_to_json
from bot.errors import CannotAnswer
from bot.knowledge import Knowledge, cover
from bot.mind import Mind
from bot.model import Bound, Logic, Period, Query, Question
from bot.pipeline import answer, perform, standing
from bot.schedules import Every, Schedule, read
from bot.store import Alert, Store
from tests.news import before

TODAY = date(2026, 9, 15)
SURPLUS = Query("alert", flow="balance", condition=Bound("above", 110.0, unit="USD_bn"))
MONTHS = [Period.months((2024, 1), (2025, 12)).split()[n] for n in range(24)]


def of_months(knowledge: Knowledge, values: dict[Period, float], name: str = "") -> Knowledge:
    """Knowledge of nothing but the surplus in these months."""
    row = {
        "reporter": "CHN", "flow": "balance", "partner": "WLD", "commodity": "TOTAL", "measure": "value", "basis": "",
        "adjusted": "", "vintage": "published", "unit": "USD_bn", "agency": "GACC", "source": "x",
    }  # fmt: skip
    frame = pd.DataFrame([{**row, "period": period.code, "value": value} for period, value in values.items()])
    table = InMemory(frame, knowledge.catalog, knowledge.facts)
    coverage = cover(table, knowledge.catalog, knowledge.facts)
    return replace(knowledge, table=table, coverage=coverage, checksum=name, free=None)


class Twin:
    """The same rule, worked out month by month from its words."""

    def __init__(self, limit: float, in_a_row: int, turn: bool) -> None:
        self.limit, self.in_a_row, self.turn = limit, in_a_row, turn

    def run_to(self, month: Period, values: dict[Period, float]) -> bool | None:
        for back in range(self.in_a_row):
            value = values.get(month.shift(-back))
            if value is None:
                return None
            if not value > self.limit:
                return False
        return True

    def so(self, month: Period, values: dict[Period, float]) -> bool | None:
        now = self.run_to(month, values)
        if not self.turn or not now:
            return now
        earlier = self.run_to(month.shift(-1), values)
        return None if earlier is None else not earlier

    def told(self, values: dict[Period, float]) -> dict[Period, bool]:
        verdicts = {month: self.so(month, values) for month in values}
        return {month: verdict for month, verdict in verdicts.items() if verdict is not None}


@st.composite
def arrivals(draw: st.DrawFn) -> list[dict[Period, float]]:
    """Versions of the data: months come in any order, some at a time, and what is there may be revised."""
    order = draw(st.permutations(MONTHS[draw(st.integers(0, 14)) :]))
    values: dict[Period, float] = {}
    versions = []
    at = 0
    for size in draw(st.lists(st.integers(1, 6), min_size=2, max_size=6)):
        for month in order[at : at + size]:
            values[month] = float(draw(st.integers(90, 130)))
        at += size
        for month in draw(st.lists(st.sampled_from(sorted(values)), max_size=2)) if values else []:
            values[month] = float(draw(st.integers(90, 130)))
        if values:
            versions.append(dict(values))
    return versions


@given(arrivals(), st.integers(1, 3), st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_rule_fires_once_for_each_period_that_is_new_and_in_which_it_is_so(
    knowledge: Knowledge, versions: list[dict[Period, float]], in_a_row: int, turn: bool
) -> None:
    twin = Twin(110.0, in_a_row, turn)
    query = SURPLUS.with_(limit=in_a_row if in_a_row > 1 else None, by="turn" if turn else None)
    first = versions[0]
    seen = months(standing(query, of_months(knowledge, first)).held)
    known = set(twin.told(first))
    fired: list[Period] = []
    expected: list[Period] = []
    for values in versions[1:]:
        found = standing(query, of_months(knowledge, values))
        fired += news(found.held, found.met, seen)
        seen |= months(found.held)
        told = twin.told(values)
        line = max(told).shift(-12) if told else None
        expected += [month for month in sorted(told) if told[month] and month not in known and line and month > line]
        known |= set(told)
    assert fired == expected
    assert len(set(fired)) == len(fired)


def test_january_and_february_announced_as_one_are_told_once_and_not_again_as_single_months() -> None:
    both, february = Period.parse("2026-01/2026-02"), Period.parse("2026-02")
    assert news((both,), (both,), frozenset({"2025-12"})) == (both,)
    assert news((both, february), (both, february), months((both,))) == ()
    assert news((both,), (both,), frozenset({"2026-01"})) == (both,)


def test_nothing_held_is_no_news() -> None:
    assert news((), (), frozenset()) == ()


class Clock:
    def __init__(self) -> None:
        self.now = 1_790_000_000

    def __call__(self) -> int:
        return self.now


@asynccontextmanager
async def house(database: str, knowledge: Knowledge, clock: Clock) -> AsyncIterator[tuple[Alerting, Store, Mind]]:
    store, mind = await Store.open(database, clock), Mind(knowledge, "CHN")
    await store.versions.announce(knowledge.checksum, take_over=True)
    yield Alerting(store, mind, "CHN", lambda: TODAY, clock), store, mind
    await store.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'facts.sqlite'}"
        return
    server = request.getfixturevalue("postgres")
    yield server.url
    server.empty()


async def publish(store: Store, mind: Mind, knowledge: Knowledge) -> None:
    await store.versions.announce(knowledge.checksum, take_over=True)
    mind.replace(knowledge)


async def test_two_processes_that_see_the_same_news_tell_it_once(
    database: str, knowledge: Knowledge, clock: Clock
) -> None:
    july = before(knowledge, "2026-08")
    async with house(database, july, clock) as (one, store, mind), house(database, july, clock) as (two, other, second):
        for chat in range(30):
            assert await one.watch_rule(SURPLUS, f"telegram:{chat}", None, "en") == "kept"
        assert await one.look() == await two.look() == 0
        await publish(store, mind, knowledge)
        second.replace(knowledge)
        await asyncio.gather(one.look(), two.look())
        sends = (store.sends, other.sends, store.sends)
        claimed = await asyncio.gather(*(some.claim(20, knowledge.checksum) for some in sends))
        told = [(send.alert.chat, send.period) for batch in claimed for send in batch]
        assert sorted(told) == sorted((f"telegram:{chat}", "2026-08") for chat in range(30))
        assert await one.look() == 0


async def test_a_process_with_older_data_neither_looks_nor_sends(
    database: str, knowledge: Knowledge, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    if database.startswith("sqlite"):
        pytest.skip("a database of one process has nobody with older data")
    monkeypatch.setattr("bot.alerts._AT_ONCE", 1)
    july = before(knowledge, "2026-08")
    async with house(database, july, clock) as (old, store, _), house(database, july, clock) as (new, other, mind):
        await old.watch_rule(SURPLUS, "telegram:1", None, "en")
        await old.watch_rule(SURPLUS, "telegram:2", None, "en")
        await publish(other, mind, knowledge)
        assert await new.look() == 2
        assert await old.look() == 0
        assert await store.sends.claim(9, july.checksum) == ()
        assert len(await other.sends.claim(9, knowledge.checksum)) == 2
        await old.watch_rule(SURPLUS, "telegram:3", None, "en")  # by figures that are no longer the newest
        assert await new.look() == 0
        clock.now += 30
        assert await new.look() == 1


async def test_the_series_of_a_rule_is_named_to_its_unit_when_it_is_made(
    tmp_path: Path, knowledge: Knowledge, clock: Clock
) -> None:
    async with house(f"sqlite:///{tmp_path / 'facts.sqlite'}", knowledge, clock) as (alerting, store, _):
        rise = Query("alert", flow="export", partners=("USA",), condition=Bound("above", 0.0))
        assert await alerting.watch_rule(rise, "telegram:1", 5, "de") == "kept"
        [alert] = await store.alerts.of("telegram:1")
        kept = json.loads(alert.definition)
        assert (kept["basis"], kept["condition"]["unit"], kept["condition"]["measure"]) == ("value_usd", "pct", "yoy")
        assert (alert.topic, alert.language) == (5, "de")
        assert await alerting.about(alert, "en") == "Exports from China to the United States: a rise on a year earlier"
        assert {"2026-06", "2025-11"} <= alert.seen
        nowhere = rise.with_(partners=("FRA",), reporter="VNM")
        assert await alerting.watch_rule(nowhere, "telegram:1", None, "en") is None


async def test_what_an_older_version_wrote_and_nobody_can_read_harms_nothing(
    tmp_path: Path, knowledge: Knowledge, clock: Clock
) -> None:
    async with house(f"sqlite:///{tmp_path / 'facts.sqlite'}", knowledge, clock) as (alerting, store, _):
        await store.alerts.add(Alert("telegram:1", "rule", '{"operation": 5}'))
        unheld = json.dumps(query_to_json(SURPLUS.with_(reporter="VNM", partners=("FRA",))))
        await store.alerts.add(Alert("telegram:1", "rule", unheld))
        await store.alerts.add(Alert("telegram:1", "weekly", "9 99:99 Nowhere", due=clock.now - 5))
        assert await alerting.look() == 0
        assert await store.alerts.behind(knowledge.checksum, 9) == ()
        assert await store.alerts.due(9) == ()
        first, second, _ = await store.alerts.of("telegram:1")
        for one in (first, second):
            assert await alerting.about(one, "en") == "A rule whose figures I no longer hold"


async def test_a_digest_comes_once_a_week_and_what_is_late_by_a_day_is_left_out(
    tmp_path: Path, knowledge: Knowledge, clock: Clock
) -> None:
    async with house(f"sqlite:///{tmp_path / 'facts.sqlite'}", knowledge, clock) as (alerting, store, _):
        await alerting.watch_time(Schedule.parse("weekly", "0 09:00 Europe/Berlin"), "telegram:1", None, "en")
        [alert] = await store.alerts.of("telegram:1")
        assert alert.due is not None
        clock.now = alert.due
        assert await alerting.look() == 1
        assert await alerting.look() == 0
        [send] = await store.sends.claim(9, knowledge.checksum)
        reply = await alerting.reply(send)
        assert reply is not None
        assert reply.headline == "China's trade, August 2026"
        assert reply.notes == ("weekly Mon 9:00 Europe/Berlin",)
        await store.sends.mark(send, "sent")
        [alert] = await store.alerts.of("telegram:1")
        assert alert.due == clock.now + 7 * 86_400
        clock.now = alert.due + 90_000  # the machine was off for a day
        assert await alerting.look() == 0
        [alert] = await store.alerts.of("telegram:1")
        assert alert.due is not None
        assert alert.due > clock.now


def test_where_a_rule_stands_is_told_and_what_met_it(knowledge: Knowledge) -> None:
    values = {month: 100.0 + n for n, month in enumerate(MONTHS)}
    held = of_months(knowledge, values)
    rule = SURPLUS.with_(limit=2)
    reply = perform((rule,), "en", TODAY, held)
    assert (reply.headline, *reply.lines) == (
        "China's trade balance: a surplus above $110 bn",
        "2 months in a row",
        "Months so far in which it was so: 12 of 24, 2024 to 2025",
        "Last in December 2025: $123.00 bn",
        "Nothing is watched yet: rules are kept in Telegram, with /subscribe",
    )
    fired = perform((rule.with_(periods=(MONTHS[12],)),), "en", TODAY, held)
    assert (fired.headline, *fired.lines) == (
        "China's trade balance, January 2025: $112.00 bn",
        "You asked to be told of this:",
        "China's trade balance: a surplus above $110 bn",
        "2 months in a row",
        "2 such months in a row, December 2024 to January 2025",
    )
    assert fired.chart is not None
    assert [mark.kind for mark in fired.chart.marks] == ["threshold", "asked"]
    assert fired.figures[0].value == 112.0


def test_a_rule_of_several_parts_is_told_with_all_its_figures_and_one_chart(knowledge: Knowledge) -> None:
    rises = tuple(Bound("above", 20.0, unit="pct", flow=flow, measure="yoy") for flow in ("export", "import"))
    rule = Query("alert", flow="export", condition=Logic("and", rises))
    assert rule_line(perform((rule,), "en", TODAY, knowledge)) == (
        "All of this in one month: China's exports: a rise of more than 20 % on a year earlier · "
        "China's imports: a rise of more than 20 % on a year earlier"
    )
    assert standing(rule, knowledge).met[-1] == Period.month(2026, 8)
    fired = perform((rule.with_(periods=(Period.month(2026, 8),)),), "en", TODAY, knowledge)
    assert (fired.headline, fired.lines[0]) == (
        "China's exports, August 2026: up 25.0 % on a year earlier",
        "China's imports, August 2026: up 28.2 % on a year earlier",
    )
    assert fired.chart is not None
    assert [line.name for line in fired.chart.series] == ["Exports", "Imports"]


def test_a_period_that_is_not_held_cannot_be_told(knowledge: Knowledge) -> None:
    held = of_months(knowledge, {MONTHS[0]: 120.0})
    reply = perform((SURPLUS.with_(periods=(MONTHS[3],)),), "en", TODAY, held)
    assert (reply.outcome, reply.reason) == ("refuse", "not_held")
    with pytest.raises(CannotAnswer):
        standing(SURPLUS.with_(flow="export"), held)


@pytest.mark.parametrize("language", ["en", "zh", "ja", "de", "ru", "fr", "es", "pt"])
@pytest.mark.parametrize("comparator", ["above", "below", "at_least", "at_most", "between", "is"])
@pytest.mark.parametrize("amount", [-20.0, 0.0, 20.0])
def test_every_rule_can_be_said(language: str, comparator: str, amount: float, knowledge: Knowledge) -> None:
    upper = amount + 5 if comparator == "between" else None
    bound = Bound(comparator, amount, upper, "pct", measure="yoy")  # type: ignore[arg-type]
    of_rate = Query("alert", flow="export", condition=bound, limit=2, by="turn")
    of_level = Query("alert", flow="balance", condition=replace(bound, unit="USD_bn", measure="value"))
    for query in (of_rate, of_level):
        reply = perform((query,), language, TODAY, knowledge)
        assert reply.outcome == "answer"
        assert "{" not in reply.text


@pytest.mark.parametrize("language", ["en", "zh", "ja", "de", "ru", "fr", "es", "pt"])
def test_whatever_the_bot_gives_as_an_example_it_understands(language: str, knowledge: Knowledge) -> None:
    say = knowledge.phrasebooks[language].say
    days = [say("chat.schedule_days").split()]
    texts = [
        say(f"chat.{key}") for key in ("subscribe", "subscribe_when", "subscribe_when_monthly", "subscribe_unread")
    ]
    examples = [
        example.strip(" .。;；")
        for text in texts
        for example in re.findall(r"/subscribe ((?:(?!/subscribe)[^,，、;；\n])+)", text)
    ]
    refusals = [re.split(r"[:：]", say(f"refusal.not_held.{key}"))[-1] for key in ("rule", "rule_period")]
    examples += [example.strip() for text in refusals for example in re.split(r"[,，、] ?(?!000)", text)]
    assert len(examples) >= 11
    for example in examples:
        words = example.removesuffix(" oder").removesuffix(" или").split()
        every = next((e for e in get_args(Every) if words[0] == say(f"chat.schedule_{e}")), None)
        if every is not None:
            schedule = read(words[1:], every, days)
            assert schedule is not None, example
        else:
            question = Question(example, TODAY, language, standing=True)
            assert proposed(answer(question, knowledge)) is not None, example
