"""More than in any other month, the years that fell, two rates set apart, the whole of a partner."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous, NotHeld, Opinion
from bot.knowledge import Knowledge
from bot.model import Period, Query
from tests.understanding.asking import asked, one

YEAR = Period.parse("2025")


@pytest.mark.parametrize(
    ("text", "measure", "limit", "times"),
    [
        ("did China export more in December 2025 than in any other month", None, 1, ("2025-12",)),
        ("were exports higher in December 2025 than in any other month of 2025?", None, 1, ("2025-12", "2025")),
        ("were imports lower in February 2025 than in any other month of that year?", None, -1, ("2025-02", "2025")),
        ("did exports to the US fall more in May 2025 than in any other month", "yoy", -1, ("2025-05",)),
        ("exports grew faster in March 2026 than in any other month of 2026, right?", "yoy", 1, ("2026-03", "2026")),
        ("did China sell less to the US in May 2025 than in any month before", None, -1, ("2025-05",)),
        ("was the surplus in 2025 larger than in any earlier year?", None, 1, ("2025",)),
        ("in which month of 2025 did China export more than in any other", None, 1, ("2025",)),
        ("which month saw more exports than any other month", None, 1, ()),
    ],
)
def test_more_than_in_any_other_is_the_most(
    knowledge: Knowledge, text: str, measure: str | None, limit: int, times: tuple[str, ...]
) -> None:
    query = one(knowledge, text)
    assert (query.operation in ("record", "check"), query.measure, query.limit) == (True, measure, limit)
    assert query.periods == tuple(map(Period.parse, times))


def test_more_to_one_than_to_any_other_is_of_partners(knowledge: Knowledge) -> None:
    query = one(knowledge, "did China export more to the US in 2025 than to any other country")
    assert (query.operation, query.by, query.periods) == ("rank", "partner", (YEAR,))


@pytest.mark.parametrize(
    ("text", "flow", "comparator"),
    [
        ("in which years did exports fall", "export", "below"),
        ("what year did imports drop", "import", "below"),
        ("which years saw exports to the US grow", "export", "above"),
    ],
)
def test_the_years_that_moved_so(knowledge: Knowledge, text: str, flow: str, comparator: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by, query.flow) == ("threshold", "year", flow)
    assert query.condition is not None
    assert query.condition.comparator == comparator  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "what was the difference between export growth in July and August 2026?"),
        ("en", "how far apart were export growth in July 2026 and August 2026"),
        ("fr", "la différence entre la croissance des exportations en juillet et en août 2026"),
        ("es", "diferencia entre el crecimiento de las exportaciones en julio y agosto de 2026"),
        ("pt", "diferença entre o crescimento das exportações em julho e agosto de 2026"),
    ],
)
def test_two_rates_are_set_apart_in_points(knowledge: Knowledge, language: str, text: str) -> None:
    query = one(knowledge, text, language)
    assert (query.operation, query.measure) == ("change", "yoy")
    assert query.periods == (Period.parse("2026-08"), Period.parse("2026-07"))


@pytest.mark.parametrize("whole", ["the whole EU", "all of the EU", "the entire EU", "the EU as a whole"])
def test_the_whole_of_a_partner_is_that_partner(knowledge: Knowledge, whole: str) -> None:
    query = one(knowledge, f"did China sell more to ASEAN than to {whole} in 2025?")
    assert (query.operation, query.partners, query.periods) == ("compare", ("ASEAN", "EU27"), (YEAR,))
    assert query.condition is not None


def test_a_rise_since_a_day_of_which_no_sum_is_held_is_told_month_by_month(knowledge: Knowledge) -> None:
    query = one(knowledge, "did imports recover after the Geneva truce")
    assert (query.operation, query.measure, query.by) == ("trend", "yoy", "month")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("was the fall in exports to the US in November 2025 bigger than in October 2025?", "below"),
        ("was the drop in exports to the US in November 2025 steeper than in October 2025?", "below"),
        ("exports to the US: was November's fall worse than October's?", "below"),
        ("was October's drop in exports to the US milder than November's", "above"),
        ("was the rise in imports in August 2026 bigger than in July 2026?", "above"),
    ],
)
def test_a_fall_bigger_than_another_is_of_their_rates(knowledge: Knowledge, text: str, verdict: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.measure, query.by) == ("compare", "yoy", "period")
    assert query.condition is not None
    assert query.condition.comparator == verdict  # type: ignore[union-attr]


@pytest.mark.parametrize("other", ["the one in August 2025", "that of August 2025"])
def test_which_fall_was_bigger_is_of_rates(knowledge: Knowledge, other: str) -> None:
    first = other.replace("August", "May")
    query = one(knowledge, f"Which fall in exports to the US was bigger, {first} or {other}?")
    assert (query.operation, query.measure) == ("compare", "yoy")
    assert query.periods == (Period.parse("2025-05"), Period.parse("2025-08"))


@pytest.mark.parametrize(
    "text",
    [
        "Exports fell in October 2025. Was that the first fall in 2025?",
        "was October 2025 the first fall of the year for exports",
        "was October 2025 the first month of 2025 in which exports fell",
        "exports fell in October 2025 for the first time that year, right?",
    ],
)
def test_the_first_fall_of_a_year_is_looked_for_in_it(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by, query.measure) == ("check", "first", "yoy")
    assert query.periods == (Period.parse("2025-10"), YEAR)


@pytest.mark.parametrize("text", ["2026 exports so far", "exports so far, 2026", "2026 exports, how much so far"])
def test_so_far_is_said_of_the_year_that_is_named(knowledge: Knowledge, text: str) -> None:
    assert one(knowledge, text).periods == (Period.parse("2026-01/2026-06"),)


@pytest.mark.parametrize(
    "text",
    [
        "exports fell for the first time in how many months in October 2025",
        "October 2025's fall in exports was the first in how many months?",
        "exports fell in October 2025 for the first time in how long",
    ],
)
def test_the_first_in_how_many_months_is_since_when(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by, query.periods) == ("record", "since", (Period.parse("2025-10"),))


@pytest.mark.parametrize(
    "text", ["how did steel exports in 2025 rank historically", "where does 2025 rank for steel exports"]
)
def test_a_year_is_placed_among_the_years(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by, query.periods) == ("record", "year", (YEAR,))


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("give me exports for each of the last four quarters", "quarter"),
        ("exports in each of the last three months", "month"),
        ("exports for each of the last two years", "year"),
    ],
)
def test_each_of_the_last_is_told_one_by_one(knowledge: Knowledge, text: str, by: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by) == ("trend", by)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("are exports to the US back above 40 billion?", 40.0),
        ("is the surplus still above 100 billion", 100.0),
        ("are imports back under 200 billion?", 200.0),
    ],
)
def test_what_is_back_above_is_asked_of_the_newest_month(knowledge: Knowledge, text: str, amount: float) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by, query.periods) == ("check", None, ())
    assert query.condition.amount == amount  # type: ignore[union-attr]


def test_a_value_and_its_change_in_yuan_where_no_other_is_held(knowledge: Knowledge) -> None:
    query = one(knowledge, "state the value of imports from Australia in 2024 and the change on the preceding year")
    assert (query.operation, query.basis) == ("growth", "value_cny")


def test_months_of_an_index_and_of_a_trade_are_not_told_as_those_of_the_index_alone(knowledge: Knowledge) -> None:
    (read,) = asked(knowledge, "in which months of 2025 were the PMI and export growth both falling")
    assert isinstance(read, Ambiguous)


@pytest.mark.parametrize(
    "text",
    [
        "what share of the US goods deficit was China in 2024",
        "what part of the US deficit does China account for in 2024",
        "what share of the US trade deficit was with China in 2024",
    ],
)
def test_the_share_of_their_deficit_is_read_in_their_books(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.reporter, query.flow, query.partners) == ("share", "USA", "balance", ("CHN",))


@pytest.mark.parametrize("text", ["what does China pay per barrel on average", "how much per barrel does China pay"])
def test_a_barrel_is_of_crude(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.commodities, query.by) == ("unit_value", ("crude_oil",), "bbl")


@pytest.mark.parametrize(
    "text",
    [
        "how big was the drop in exports to the US in dollars in 2025",
        "how large was the rise in exports in 2025 in billions of dollars",
    ],
)
def test_how_big_a_move_was_in_dollars_is_an_amount(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.periods) == ("change", (YEAR, Period.parse("2024")))


@pytest.mark.parametrize(
    "text",
    [
        "how does China's export growth compare to that of the US?",
        "has Vietnam overtaken China as supplier to the US",
        "is Vietnam a bigger supplier to the US than China?",
        "did more soybeans come from Brazil than from all other suppliers together in 2025",
    ],
)
def test_of_others_figures_none_is_given(knowledge: Knowledge, text: str) -> None:
    (read,) = asked(knowledge, text)
    assert isinstance(read, Ambiguous | NotHeld)


def test_a_letter_written_as_two_moves_no_other(knowledge: Knowledge) -> None:
    defined, rate = asked(knowledge, "Was heißt YTD und wie stark wuchsen die Exporte 2025?", "de")
    assert isinstance(defined, Query)
    assert isinstance(rate, Query)
    assert (defined.operation, rate.operation, rate.periods) == ("define", "growth", (YEAR,))


@pytest.mark.parametrize("text", ["what was 2023 export growth for China, full year", "2023 export growth for China"])
def test_growth_for_china_is_chinas(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.flow, query.partners) == ("growth", "export", ("WLD",))


@pytest.mark.parametrize(
    "text", ["a piece on ASEAN: Chinese exports to the bloc in 2025", "ASEAN - exports to the bloc 2025"]
)
def test_the_bloc_is_the_one_named(knowledge: Knowledge, text: str) -> None:
    assert one(knowledge, text).partners == ("ASEAN",)


@pytest.mark.parametrize(
    "text", ["is it right that exports will exceed $4 trillion in 2026?", "exports will fall in 2026, true?"]
)
def test_what_is_to_come_is_not_claimed(knowledge: Knowledge, text: str) -> None:
    (read,) = asked(knowledge, text)
    assert isinstance(read, Opinion)


@pytest.mark.parametrize("text", ["in how many years did imports fall", "exports fell in how many years"])
def test_years_are_counted_where_none_is_the_first(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by) == ("threshold", "year")


@pytest.mark.parametrize("partner", ["ASEAN", "the EU", "the US"])
def test_whoever_is_set_over_all_others_is_placed(knowledge: Knowledge, partner: str) -> None:
    for text in (
        f"did China trade more with {partner} than with any other partner in 2025",
        f"did China sell more to {partner} than to any other country in 2025?",
        f"China exported more to {partner} than to any other country in 2025, right?",
    ):
        query = one(knowledge, text)
        assert (query.operation, query.by, query.limit) == ("rank", "partner", None), text


@pytest.mark.parametrize(
    "text",
    [
        "were exports higher in any other month of 2025 than in December",
        "did China export more in any other year than in 2025",
    ],
)
def test_no_month_is_the_most_where_another_may_be_more(knowledge: Knowledge, text: str) -> None:
    (read,) = asked(knowledge, text)
    assert not (isinstance(read, Query) and read.operation == "check" and read.by == "record")


def test_a_rise_of_which_one_rate_is_not_held_is_not_judged(knowledge: Knowledge) -> None:
    query = one(knowledge, "was the rise in steel exports in 2025 smaller than in 2024")
    assert (query.operation, query.by) == ("compare", "period")


def test_for_the_first_time_in_a_year_is_looked_for_in_it(knowledge: Knowledge) -> None:
    query = one(knowledge, "imports rose for the first time in 2025 in June")
    assert (query.operation, query.by) == ("check", "first")
    assert query.periods == (Period.parse("2025-06"), YEAR)
