"""Times beside each other: which of two, from one to the next, one for the other; each of many months."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation import Conversation
from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from bot.model import Bound, Query
from bot.understanding import understand

TODAY = date(2026, 9, 15)


def asked(knowledge: Knowledge, text: str) -> Query:
    question = Conversation("en").question(text, TODAY)
    query = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries[0]
    assert isinstance(query, Query), query
    return query


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("which was worse for exports to the US, May or August 2025?", None),
        ("were imports stronger in may or june 2026?", None),
        ("which quarter saw higher exports, q3 or q4 2025", None),
        ("was the surplus larger in 2024 or in 2025", None),
        ("did exports grow faster in May or June 2026?", "yoy"),
        ("which was better for exports, June or July 2026?", "yoy"),  # no amount of July is held
    ],
)
def test_which_of_two_times_sets_them_beside_each_other(knowledge: Knowledge, text: str, measure: str | None) -> None:
    query = asked(knowledge, text)
    assert (query.operation, query.by, query.measure, len(query.periods)) == ("compare", "period", measure, 2)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("exports on June 20 in 2024", date(2024, 6, 20), date(2024, 6, 20)),
        ("imports on Dec 31 in 2025", date(2025, 12, 31), date(2025, 12, 31)),
        ("exports on March 25 of 2024", date(2024, 3, 25), date(2024, 3, 25)),
        ("exports in June 20", date(2020, 6, 1), date(2020, 6, 30)),
        ("exports in May 25 in dollars", date(2025, 5, 1), date(2025, 5, 31)),
    ],
)
def test_a_day_has_the_year_that_it_is_in(knowledge: Knowledge, text: str, first: date, last: date) -> None:
    (period,) = asked(knowledge, text).periods
    assert (period.first, period.last) == (first, last)


def test_both_of_two_times_are_told_by_themselves(knowledge: Knowledge) -> None:
    assert asked(knowledge, "exports in may and june 2026").operation == "level"


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("exports Aug -> Sep 2025", "change"),
        ("exports to US: may 25 → may 26", "change"),
        ("surplus july→august 2026", "change"),
        ("exports Jan -> Aug 2025", "level"),
        ("exports Aug to Sep 2025", "level"),
        ("PMI oct -> nov 2025", "trend"),
    ],
)
def test_an_arrow_between_neighbours_asks_how_it_moved(knowledge: Knowledge, text: str, operation: str) -> None:
    assert asked(knowledge, text).operation == operation


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("exports to the US in May 2025... sorry, June 2025", ["2025-06"]),
        ("exports in may, no, june 2026", ["2026-06"]),
        ("iron ore imports nov 2025? no, dec 2025 yoy %", ["2025-12"]),
        ("export growth in 2026 month by month from March on", ["2026-03/2026-08"]),
        ("exports in 2025 and in march 2026", ["2025", "2026-03"]),
    ],
)
def test_what_is_said_last_takes_the_place_of_a_slip(knowledge: Knowledge, text: str, periods: list[str]) -> None:
    assert [period.code for period in asked(knowledge, text).periods] == periods


@pytest.mark.parametrize(
    "text",
    [
        "exports fell in all of the last nine months of 2025, right?",
        "have imports risen in each of the last six months?",
        "was the surplus above 100 bn in all of the last four months?",
    ],
)
def test_what_is_claimed_of_each_month_is_looked_for_in_each(knowledge: Knowledge, text: str) -> None:
    query = asked(knowledge, text)
    assert (query.operation, query.by) == ("check", "every")


def test_all_of_a_year_is_the_year(knowledge: Knowledge) -> None:
    assert asked(knowledge, "did exports rise in all of 2025?").by != "every"


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("were US soybean imports zero in december 2025", "check"),
        ("did soybean imports from the US hit zero in november 2025", "check"),
        ("since when has China not bought US soybeans?", "streak"),
        ("for how many months have there been no US soybean imports?", "streak"),
        ("when did China stop buying US soybeans?", "streak"),
        ("how many months of 2025 had no US soybean imports?", "threshold"),
    ],
)
def test_nothing_bought_is_nothing_and_no_fall(knowledge: Knowledge, text: str, operation: str) -> None:
    query = asked(knowledge, text)
    assert (query.operation, query.condition) == (operation, Bound("is", 0.0))


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("was import growth zero in 2025?", Bound("is", 0.0, unit="pct", measure="yoy")),
        ("how many months of 2025 had no export growth?", Bound("at_most", 0.0, unit="pct", measure="yoy")),
        ("since when have imports not fallen?", Bound("at_least", 0.0, unit="pct", measure="yoy")),
    ],
)
def test_no_growth_is_told_of_the_rates(knowledge: Knowledge, text: str, bound: Bound) -> None:
    assert asked(knowledge, text).condition == bound


@pytest.mark.parametrize(
    "text",
    [
        "was it a record?",
        "did it beat or miss?",
        "was it revised?",
        "and imports?",
        "how much of that was from Brazil?",
    ],
)
def test_what_leans_on_nothing_is_asked_back(knowledge: Knowledge, text: str) -> None:
    question = Conversation("en").question(text, TODAY)
    found = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries[0]
    assert isinstance(found, Ambiguous)


def test_they_beside_china_are_china(knowledge: Knowledge) -> None:
    query = asked(knowledge, "how much iron ore did they haul in for 2025 overall, china")
    assert (query.operation, query.flow, query.partners) == ("level", "import", ("WLD",))


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("imports in 2024 and January-June 2026", ["2024", "2026-01/2026-06"]),
        ("exports in December 2025 and January to April 2026", ["2025-12", "2026-01/2026-04"]),
        ("exports in November, December 2025 and January-February 2026", ["2025-11", "2025-12", "2026-01/2026-02"]),
        ("exports in Q4 2025 and Q1-Q2 2026", ["2025-10/2025-12", "2026-01/2026-06"]),
        ("exports in March, April and May 2026", ["2026-03", "2026-04", "2026-05"]),
    ],
)
def test_a_span_ends_a_list_of_times(knowledge: Knowledge, text: str, periods: list[str]) -> None:
    assert [period.code for period in asked(knowledge, text).periods] == periods


@pytest.mark.parametrize(
    ("text", "measure", "periods"),
    [
        ("How much above the 2024 monthly average was June 2026 exports?", None, ["2024", "2026-06"]),
        ("were June 2026 exports above the 2024 average?", None, ["2026-06", "2024"]),
        ("exports in June 2026 compared with the monthly average of 2025", None, ["2026-06", "2025"]),
        ("How far was the June 2026 surplus above its 2025 average", None, ["2026-06", "2025"]),
        ("export growth in June 2026 vs the 2025 average", "yoy", ["2026-06", "2025"]),
    ],
)
def test_a_month_is_set_against_the_mean_of_others(
    knowledge: Knowledge, text: str, measure: str | None, periods: list[str]
) -> None:
    query = asked(knowledge, text)
    assert (query.operation, query.by, query.measure) == ("average", "period", measure)
    assert [period.code for period in query.periods] == periods


def test_a_month_against_a_year_is_that_month_of_it(knowledge: Knowledge) -> None:
    query = asked(knowledge, "exports in June 2026 vs 2025")
    assert (query.operation, [period.code for period in query.periods]) == ("compare", ["2026-06", "2025-06"])


@pytest.mark.parametrize(
    "text",
    [
        "exports to the US in 2025 were how much of their 2022 level",
        "what percentage of their 2022 level were exports to the US in 2025",
    ],
)
def test_a_part_of_another_time_sets_the_two_times_beside_each_other(knowledge: Knowledge, text: str) -> None:
    query = asked(knowledge, text)
    assert (query.operation, query.by, query.partners) == ("compare", "period", ("USA",))
    assert {period.code for period in query.periods} == {"2022", "2025"}
    part = asked(knowledge, "exports to the US in 2025 as a percentage of 2022")
    assert (part.operation, part.by, [period.code for period in part.periods]) == ("share", "period", ["2025", "2022"])
    assert asked(knowledge, "what percentage of 2025 exports went to the US").operation == "share"
