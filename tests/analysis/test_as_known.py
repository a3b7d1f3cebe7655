"""What was known on a day: the prints whose day is held, what came later, and when nothing can be told."""

from __future__ import annotations

from datetime import date

import pytest

from bot.analysis import execute
from bot.catalog import Facts, Print, Release, Source
from bot.errors import NotHeld, NotReleased
from bot.model import Period, Query, Result, SeriesKey
from tests.analysis.conftest import ASKED_ON, MakeTable, query

OCTOBER = Period.month(2025, 10)
EXPORTS = SeriesKey("CHN", "export", "WLD", "TOTAL", "value", "", "", "published", "USD_bn")
FACTS = Facts(
    releases=(Release("GACC", OCTOBER, Period.parse("2025-11-07"), "preliminary", "seen", "", "", "s001"),),
    sources=(Source("s001", "customs", "", "2025-11-08"), Source("s002", "customs", "", "2026-07")),
    prints=(Print(EXPORTS, OCTOBER, 305.2, date(2026, 1, 14), "s003", 1),),
)


def asked(day: str, operation: str = "level", when: str = "2025-10", **slots: object) -> Query:
    return query(operation, when=when, vintage=f"on:{day}", **slots)


def told(answer: Result) -> list[tuple[str, object]]:
    return [(s.kind, s.fields[0][1].value if s.kind != "known.printed" and s.fields else None)  # type: ignore[union-attr]
            for s in answer.statements]  # fmt: skip


def test_the_first_print_and_what_it_became(make: MakeTable) -> None:
    table = make(("", "2025-10 305.35"), facts=FACTS)
    answer = execute(asked("2025-11-10"), table, ASKED_ON)
    assert told(answer) == [("known.headline", 305.35), ("known.printed", None), ("known.later_on", 305.2)]
    assert answer.query.vintage == "on:2025-11-10"


def test_a_later_print_of_the_desk_counts_from_its_day(make: MakeTable) -> None:
    table = make(("", "2025-10 305.35"), facts=FACTS)
    assert told(execute(asked("2026-01-13"), table, ASKED_ON))[0] == ("known.headline", 305.35)
    assert told(execute(asked("2026-01-14"), table, ASKED_ON)) == [
        ("known.headline", 305.2), ("known.printed", None), ("known.unchanged", None),
    ]  # fmt: skip


def test_before_the_release_it_was_not_out(make: MakeTable) -> None:
    with pytest.raises(NotReleased) as refused:
        execute(asked("2025-11-06"), make(("", "2025-10 305.35"), facts=FACTS), ASKED_ON)
    assert refused.value.said["due"] == date(2025, 11, 7)


def test_a_value_without_a_day_that_may_have_come_before_is_not_passed_over(make: MakeTable) -> None:
    table = make(("", "2025-10 305.35"), ("vintage=revised", "2025-10 305.05"), facts=FACTS)  # s002: July 2026
    assert told(execute(asked("2025-11-10"), table, ASKED_ON))[2] == ("known.later", 305.05)
    with pytest.raises(NotHeld) as refused:
        execute(asked("2026-07-02"), table, ASKED_ON)
    assert refused.value.said.kind == "refusal.not_held.known_day"


def test_without_a_day_of_release_nothing_is_told(make: MakeTable) -> None:
    facts = Facts(sources=(Source("s001", "a yearbook", "", "2025"),))
    with pytest.raises(NotHeld) as refused:
        execute(asked("2026-01-01"), make(("", "2025-10 305.35"), facts=facts), ASKED_ON)
    assert refused.value.said.kind == "refusal.not_held.known_day"


def test_left_out_the_period_is_the_newest_that_was_out(make: MakeTable) -> None:
    table = make(("", "2025-09 328.57, 2025-10 305.35, 2025-11 330.3"), facts=FACTS)
    answer = execute(asked("2025-11-20", when=""), table, ASKED_ON)
    assert answer.query.periods == (OCTOBER,)


@pytest.mark.parametrize(
    "more", [{"operation": "rank", "by": "partner"}, {"partners": ("USA", "JPN")}, {"when": "2025-10 2025-09"}]
)
def test_one_figure_at_a_time(make: MakeTable, more: dict[str, object]) -> None:
    with pytest.raises(NotHeld) as refused:
        execute(asked("2025-11-10", **more), make(("", "2025-10 305.35"), facts=FACTS), ASKED_ON)  # type: ignore[arg-type]
    assert refused.value.said.kind == "refusal.not_held.known_one"
