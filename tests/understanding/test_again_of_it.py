"""Turns that name much of their own and are of the trade told before all the same."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.model import Bound, Query
from tests.turns import read as understood


def told(knowledge: Knowledge, *texts: str) -> Query:
    """The query of the last text of a talk."""
    found = understood(knowledge, *texts)
    assert isinstance(found, Query)
    return found


@pytest.mark.parametrize(
    "then", ["did the imports grow or shrink, and by how much", "did imports rise or fall and by how much"]
)
def test_how_a_flow_moved_is_of_the_partner_told(knowledge: Knowledge, then: str) -> None:
    query = told(knowledge, "How much was China-Russia trade worth in 2025?", then)
    assert (query.operation, query.flow, query.partners) == ("growth", "import", ("RUS",))
    assert [period.code for period in query.periods] == ["2025"]


@pytest.mark.parametrize("then", ["how much more did the germans get", "how much more did germany get"])
def test_how_much_more_one_of_two_told_got(knowledge: Knowledge, then: str) -> None:
    query = told(knowledge, "rare earth magnet exports to germany in sept 2025", "korea", then)
    assert (query.operation, query.by, query.commodities) == ("compare", "partner", ("rare_earth_magnets",))
    assert set(query.partners) == {"DEU", "KOR"}


def test_how_much_more_another_took_is_than_the_one_told(knowledge: Knowledge) -> None:
    query = told(knowledge, "exports to India in 2025", "how much more did Russia take")
    assert (query.operation, query.flow, query.partners) == ("compare", "export", ("RUS", "IND"))
    dated = told(knowledge, "exports to India in 2025", "how much did Germany get in 2024")
    assert (dated.operation, dated.partners) == ("level", ("DEU",))


def test_what_the_other_itself_reports_is_with_china(knowledge: Knowledge) -> None:
    then = "what deficit does India itself report for fiscal 2025"
    query = told(knowledge, "surplus with India in 2025", then)
    assert (query.reporter, query.partners, query.flow) == ("IND", ("CHN",), "balance")
    total = told(knowledge, "trade with Taiwan in 2025", "taiwan's own total exports?")
    assert (total.reporter, total.partners) == ("TWN", ("WLD",))
    overall = told(
        knowledge, "surplus with India in 2025", "what overall deficit does India itself report in fiscal 2025"
    )
    assert (overall.reporter, overall.partners) == ("IND", ("WLD",))
    alone = told(knowledge, then)
    assert (alone.reporter, alone.partners) == ("IND", ("WLD",))


@pytest.mark.parametrize(
    "then",
    [
        "what was the 2025 imbalance by each side",
        "what was the 2025 surplus by China's count and the deficit by the American count",
    ],
)
def test_both_counts_after_why_two_differ(knowledge: Knowledge, then: str) -> None:
    query = told(knowledge, "why do the American and Chinese trade figures differ?", then)
    assert (query.operation, query.flow, query.partners) == ("mirror", "balance", ("USA",))
    assert [period.code for period in query.periods] == ["2025"]


def test_a_surplus_and_a_deficit_each_by_its_count_are_of_the_pair(knowledge: Knowledge) -> None:
    query = told(knowledge, "the surplus in 2025 by Chinese data and the deficit by US data")
    assert (query.operation, query.partners) == ("mirror", ("USA",))
    assert told(knowledge, "China's surplus in 2025 and the US deficit").partners == ("WLD",)


def test_which_means_is_no_meaning_asked(knowledge: Knowledge) -> None:
    query = told(knowledge, "surplus July 2026", "and in august", "which means it grew by how much?")
    assert query.operation == "change"
    assert {period.code for period in query.periods} == {"2026-07", "2026-08"}


@pytest.mark.parametrize("then", ["and the year should be 2026", "it should be 2026"])
def test_what_should_have_been_said(knowledge: Knowledge, then: str) -> None:
    query = told(knowledge, "exports June 2025", "sorry, i meant imports", then)
    assert (query.flow, [period.code for period in query.periods]) == ("import", ["2026-06"])


def test_the_month_before_the_newest_that_were_told(knowledge: Knowledge) -> None:
    then = ("what's the latest month you have", "and the month before")
    assert [period.code for period in told(knowledge, "exports September 2026", *then).periods] == ["2026-05"]
    assert [period.code for period in told(knowledge, "surplus September 2026", *then).periods] == ["2026-07"]


def test_the_rate_on_the_other_basis(knowledge: Knowledge) -> None:
    talk = ("car exports November 2025", "growth by number")
    assert told(knowledge, *talk).basis == "quantity"
    by_value = told(knowledge, *talk, "by value?")
    assert (by_value.operation, by_value.measure, by_value.basis) == ("growth", "yoy", None)
    assert told(knowledge, "car exports November 2025", "growth", "by volume?").basis == "quantity"
    assert told(knowledge, "car exports November 2025", "growth", "the value?").operation == "level"


@pytest.mark.parametrize(
    ("turns", "reporter", "partner", "period"),
    [
        (("imports from Germany in 2024", "no, the EU", "and back to Germany"), "CHN", "DEU", "2024"),
        (("imports from Australia 2024", "now from the US", "now back to Australia"), "CHN", "AUS", "2024"),
        (("Japan exports to China in 2024", "hm, I wanted the US's, sorry"), "USA", "CHN", "2024"),
        (("Korea's exports to the US in 2025", "sorry, I meant Japan's"), "JPN", "USA", "2025"),
        (("vietnam surplus with us 2025", "and china's"), "CHN", "USA", "2025"),
    ],
)
def test_going_back_and_whose_it_should_have_been(
    knowledge: Knowledge, turns: tuple[str, ...], reporter: str, partner: str, period: str
) -> None:
    query = told(knowledge, *turns)
    assert (query.reporter, query.partners, query.periods[0].code) == (reporter, (partner,), period)


@pytest.mark.parametrize("then", ["same for buyers", "back to the buyers"])
def test_the_other_side_of_an_order_is_an_order(knowledge: Knowledge, then: str) -> None:
    query = told(knowledge, "top five suppliers of China 2024", "and their shares", then)
    assert (query.operation, query.flow) == ("rank", "export")


@pytest.mark.parametrize(
    ("first", "then", "amount"),
    [
        ("exports to the US in November 2025", "so it fell by a third", -33.3333),
        ("exports to the US in November 2025", "so a drop of a third?", -33.3333),
        ("Exports to the US Nov 2025 vs Nov 2024", "so they fell by a third?", -33.3333),
        ("compare exports in 2024 and 2025", "so up by a tenth?", 10),
        ("exports in 2025", "so they grew by 5%.", 5),
    ],
)
def test_a_move_that_is_put_back_is_judged(knowledge: Knowledge, first: str, then: str, amount: float) -> None:
    query = told(knowledge, first, then)
    assert query.operation == "check"
    assert isinstance(query.condition, Bound)
    assert (query.condition.amount, query.measure, query.periods[0].code[:4]) == (amount, "yoy", "2025")


def test_what_happened_after_a_forecast_is_how_it_came_out(knowledge: Knowledge) -> None:
    query = told(knowledge, "did November 2025 exports beat the forecast?", "what happened in october")
    assert (query.operation, query.periods[0].code) == ("surprise", "2025-10")
