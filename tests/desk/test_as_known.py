"""`as of 10 October 2026` over what the desk read: every refresh adds to what is known of a day."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.desk import Desk
from bot.desk.refreshing import Manner, refresh
from bot.desk.staging import Read
from bot.knowledge import Knowledge, load
from bot.model import Question, Reply
from bot.pipeline import answer
from tests.desk.conftest import Printed

TODAY = date(2026, 11, 26)


def ask(text: str, knowledge: Knowledge, today: date = TODAY) -> Reply:
    return answer(Question(text, today), knowledge)


def served(desk: Desk, printed: Printed, day: datetime, value: str, page_date: str, terms: str = "") -> Knowledge:
    rows = printed({"period": "2026-09", "value": value, "page_date": page_date})
    rows["source"] = f"https://office.example/{value}.html {day:%Y-%m-%d}"
    with desk.changing():
        done = refresh(desk, "office", Read("office", rows, terms=terms), day, Manner(accept=True))
    assert done.end == "served"
    return load(desk.folder())


def test_every_refresh_adds_to_what_is_known(desk: Desk, printed: Printed) -> None:
    """The day on a page counts; where a page was changed under its old date, the day on which that was seen."""
    served(desk, printed, datetime(2026, 10, 12, tzinfo=UTC), "340.11", "2026-10-09")
    served(desk, printed, datetime(2026, 10, 20, tzinfo=UTC), "341.50", "2026-10-09")
    known = served(desk, printed, datetime(2026, 11, 25, tzinfo=UTC), "342.75", "2026-11-18")
    days = ("9 October 2026", "19 October 2026", "20 October 2026", "17 November 2026", "18 November 2026")
    told = {day: ask(f"China's exports in September 2026 as of {day}", known) for day in days}
    assert [reply.figures[0].value for reply in told.values()] == [340.11, 340.11, 341.5, 341.5, 342.75]
    assert "Published on 9 October 2026" in told["19 October 2026"].lines
    assert "Later, on 18 November 2026: $342.75 bn" in told["19 October 2026"].lines
    assert "No later value of it is held" in told["18 November 2026"].lines
    assert ask("China's exports in September 2026 as of 8 October 2026", known).reason == "not_released"
    first = ask("China's exports in September 2026 as first published", known)
    assert [figure.value for figure in first.figures[:2]] == [340.11, 342.75]


def test_a_day_to_come_tells_nothing(desk: Desk, printed: Printed) -> None:
    known = served(desk, printed, datetime(2026, 10, 12, tzinfo=UTC), "340.11", "2026-10-09")
    reply = ask("China's exports in September 2026 as of 10 December 2026", known)
    assert (reply.outcome, reply.headline) == ("refuse", "10 December 2026 is still to come")


def test_what_may_not_be_passed_on_is_known_of_no_day(desk: Desk, printed: Printed) -> None:
    served(desk, printed, datetime(2026, 10, 12, tzinfo=UTC), "340.11", "2026-10-09", "no_redistribution")
    known = served(desk, printed, datetime(2026, 10, 20, tzinfo=UTC), "341.50", "2026-10-09")
    question = "China's exports in September 2026 as of 14 October 2026"
    assert "340.11" not in ask(question, known.for_anybody).text
    assert known.facts.prints != known.for_anybody.facts.prints


@pytest.mark.parametrize(
    "text",
    [
        "China's exports in November 2025 as of 10 December 2025",
        "Chinas Exporte im November 2025, Stand 10. Dezember 2025",
        "экспорт Китая в ноябре 2025 по состоянию на 10 декабря 2025",
        "中国2025年11月出口额（截至2025年12月10日）",
        "截至2025年12月10日，中国2025年11月出口额",
        "2025年12月10日時点の2025年11月の中国の輸出",
    ],
)
def test_a_day_after_the_month_is_when_it_was_known(text: str, knowledge: Knowledge) -> None:
    reply = ask(text, knowledge)
    assert reply.outcome == "answer", reply.headline
    assert reply.figures[0].value == 330.3
