"""What is asked less often: other offices' books, months that are named, dated events, an outcome told beforehand."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import CannotAnswer
from bot.knowledge import Knowledge
from bot.model import Query, Question
from bot.understanding import understand
from tests.understanding.asking import one

TODAY = date(2026, 9, 15)


def query(text: str, knowledge: Knowledge) -> Query | CannotAnswer:
    """The one query of an English question."""
    asked = Question(text, TODAY, "en")
    understood = understand(asked, knowledge.lexicons, knowledge.coverage, knowledge.catalog)
    return understood.queries[0]


@pytest.mark.parametrize(
    ("text", "reporter", "flow"),
    [
        ("US data on what it sold to China in 2025", "USA", "export"),
        ("Vietnam's count of what it sold to China in 2025", "VNM", "export"),
        ("what does Vietnam say China bought from it in 2025", "VNM", "export"),
        ("what does the US say China sold it in 2025", "USA", "import"),
        ("what does Germany say it bought from China in 2025", "DEU", "import"),
        ("what did China say it sold to the US in 2025", "CHN", "export"),
        ("goods sold to the US in 2025", "CHN", "export"),
    ],
)
def test_who_keeps_the_books_need_not_be_who_acts(text: str, reporter: str, flow: str, knowledge: Knowledge) -> None:
    found = query(text, knowledge)
    assert isinstance(found, Query)
    assert (found.reporter, found.flow) == (reporter, flow)


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("trade with Africa month by month in 2025", "month"),
        ("monthly trade with Africa in 2025", "month"),
        ("how did exports develop from 2021 to 2025", "year"),
    ],
)
def test_months_are_asked_for_where_they_are_named(text: str, by: str | None, knowledge: Knowledge) -> None:
    found = query(text, knowledge)
    assert isinstance(found, Query)
    assert (found.operation, found.by) == ("trend", by)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("when was the Geneva truce", "geneva_truce"),
        ("until when does the Busan truce run", "busan_truce_end"),
        ("when does the Busan truce expire", "busan_truce_end"),
        ("when did China start licensing steel exports", "steel_licensing_effect"),
        ("when did the supreme court rule on the tariffs", "supreme_court_ieepa"),
        ("London talks date", "london_talks"),
    ],
)
def test_an_event_is_told_with_its_date(text: str, event: str, knowledge: Knowledge) -> None:
    found = query(text, knowledge)
    assert isinstance(found, Query)
    assert found.by == f"event:{event}"


@pytest.mark.parametrize("text", ["who sits on the supreme court", "steel exports since licensing began"])
def test_an_event_named_beside_something_else_is_not_what_is_asked(text: str, knowledge: Knowledge) -> None:
    found = query(text, knowledge)
    assert not isinstance(found, Query) or found.operation != "define"


def test_an_outcome_told_before_the_forecast_is_passed_over(knowledge: Knowledge) -> None:
    found = query("exports came in at 14.1 in April 2026, what was expected", knowledge)
    assert isinstance(found, Query)
    assert found.operation == "surprise"


def test_what_a_figure_was_to_beat_is_not_passed_over(knowledge: Knowledge) -> None:
    assert isinstance(query("did november 2025 exports beat 7", knowledge), CannotAnswer)


@pytest.mark.parametrize(
    ("text", "operation", "by"),
    [
        ("how much did China export per day in June 2026", "average", "day"),
        ("how many tonnes of soybeans a day did China import in May 2025", "average", "day"),
        ("crude oil imports per day in December 2025", "level", None),  # barrels a day are held as such
        ("12-month rolling surplus to August 2026", "trend", "moving_sum"),
        ("3-month rolling surplus to August 2026", "trend", "moving_average"),
        ("sum of exports in March, May and June 2026", "sum", None),
        ("exports in March, May and June 2026", "level", None),
        ("how much better was Japan's balance in March 2026 than in February", "change", None),
    ],
)
def test_means_sums_and_changes_of_months(text: str, operation: str, by: str | None, knowledge: Knowledge) -> None:
    found = query(text, knowledge)
    assert isinstance(found, Query)
    assert (found.operation, found.by) == (operation, by)


@pytest.mark.parametrize(
    ("text", "reporter", "partners"),
    [
        ("did Germany trade more with China or with the US in 2025", "DEU", ("CHN", "USA")),
        ("does the US have a bigger deficit with China or Mexico in 2025", "USA", ("CHN", "MEX")),
        ("did China trade more with Germany or with the US in 2023", "CHN", ("DEU", "USA")),
    ],
)
def test_who_is_set_between_two_is_asked_by_its_own_books(
    text: str, reporter: str, partners: tuple[str, ...], knowledge: Knowledge
) -> None:
    found = query(text, knowledge)
    assert isinstance(found, Query)
    assert (found.operation, found.reporter, found.partners) == ("compare", reporter, partners)


def test_who_keeps_no_books_is_not_answered_by_the_trade_of_china(knowledge: Knowledge) -> None:
    assert isinstance(query("does Russia trade more with China or India", knowledge), CannotAnswer)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("11 months 2025 exports", "2025-01/2025-11"),
        ("exports 11 months of 2025", "2025-01/2025-11"),
        ("exports 12 months of 2025", "2025"),
    ],
)
def test_so_many_months_of_a_year(text: str, period: str, knowledge: Knowledge) -> None:
    found = query(text, knowledge)
    assert isinstance(found, Query)
    assert [p.code for p in found.periods] == [period]


def test_a_few_months_of_a_year_are_not_the_year(knowledge: Knowledge) -> None:
    assert isinstance(query("surplus 3 months 2025", knowledge), CannotAnswer)


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("China's imports from the US vs US exports to China, Sept 2025", "import"),
        ("China's import figure from the US for Sept 2025 against America's export figure", "import"),
        ("US exports to China by US count versus Chinese imports by China's count, Sept 2025", "import"),
        ("China's exports to the US and US imports from China, Sept 2025", "export"),
    ],
)
def test_both_counts_of_one_flow_are_those_of_the_flow_named(text: str, flow: str, knowledge: Knowledge) -> None:
    found = query(text, knowledge)
    assert isinstance(found, Query)
    assert (found.operation, found.flow) == ("mirror", flow)


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("exports January 2026 vs December", ["2026-01", "2025-12"]),
        ("exports March 2025 vs October", ["2025-03", "2025-10"]),
        ("exports September 2025 vs October", ["2025-09", "2025-10"]),
    ],
)
def test_a_month_set_against_january_may_be_of_the_year_before(
    text: str, periods: list[str], knowledge: Knowledge
) -> None:
    found = query(text, knowledge)
    assert isinstance(found, Query)
    assert [p.code for p in found.periods] == periods


def test_how_many_less_is_a_change(knowledge: Knowledge) -> None:
    found = query("how many billions less did America import from China in 2025 than in 2024, US numbers", knowledge)
    assert isinstance(found, Query)
    assert (found.operation, found.reporter) == ("change", "USA")


def test_a_month_beside_half_a_year_is_no_change(knowledge: Knowledge) -> None:
    text = "exports to Vietnam and India in June 2026 in yuan plus growth for both in H1"
    found = understand(Question(text, TODAY), knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert [(one.operation, one.periods[0].code) for one in found if isinstance(one, Query)] == [
        ("level", "2026-06"),
        ("growth", "2026-01/2026-06"),
    ]


@pytest.mark.parametrize("text", ["US trade with Canada 2025", "India trade with Russia 2025"])
def test_trade_of_two_others_is_not_that_of_china_with_both(text: str, knowledge: Knowledge) -> None:
    assert isinstance(query(text, knowledge), CannotAnswer)


@pytest.mark.parametrize(("text", "limit"), [("worst PMI reading since 2023", -1), ("best PMI in 2025", 1)])
def test_an_index_is_worst_where_it_is_lowest(text: str, limit: int, knowledge: Knowledge) -> None:
    found = one(knowledge, text)
    assert (found.operation, found.limit) == ("record", limit)


def test_the_month_of_an_event_is_that_month(knowledge: Knowledge) -> None:
    found = one(knowledge, "exports in the month of the Geneva truce")
    assert [period.code for period in found.periods] == ["2025-05"]
