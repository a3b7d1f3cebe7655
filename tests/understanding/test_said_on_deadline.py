"""Runs told by their number, a place told ahead, months in a row or apart, what still holds, tonnes as a claim."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import CannotAnswer
from bot.knowledge import Knowledge
from bot.model import Bound, Query, Question
from bot.understanding import understand

ASKED_ON = date(2026, 9, 15)


def read(text: str, knowledge: Knowledge) -> tuple[Query | CannotAnswer, ...]:
    question = Question(text, ASKED_ON)
    return understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("did imports rise for a fifth month in October 2025?",
         "did imports rise for a fifth month running in October 2025?"),
        ("exports fell for a second month in October 2025, right?",
         "exports fell for a second straight month in October 2025, right?"),
        (
            "Although the tariffs were lowered in May 2025, exports to the US kept falling; by how much in June 2025?",
            "by how much did exports to the US fall in June 2025?",
        ),
        (
            "Even though the PMI was below 50 in November 2025, how did exports do that month?",
            "how did exports do in November 2025?",
        ),
        ("how many percent higher than in 2024 were exports to Africa in 2025",
         "by what percentage were exports to Africa higher in 2025 than in 2024"),
        ("deflation months of 2025", "which months of 2025 saw deflation"),
        ("has china ever had a monthly trade deficit", "has china ever run a monthly trade deficit"),
        ("when does the truce end", "when is the end of the busan truce"),
        ("months in 2025 where PPI was under -2.5%", "months in 2025 when producer prices fell by more than 2.5%"),
        ("was PPI above -3% in June 2025?", "did producer prices fall by less than 3% in June 2025?"),
        ("exports cum jan-june 2026", "cumulative exports jan-june 2026"),
        ("exports sept 25 pct yoy", "growth of exports in September 2025"),
        ("sept 25 pct yoy china exports", "growth of China's exports in September 2025"),
        ("exports in the 3 years 2023-2025", "exports from 2023 to 2025"),
        ("exports to Vietnam and the rest of ASEAN June 2026", "exports to Vietnam and to the rest of ASEAN June 2026"),
        ("the surplus over the three years from 2023 to 2025", "the surplus from 2023 to 2025"),
        ("exports or imports in july 2026, whichever grew faster", "what grew faster in july 2026, exports or imports"),
        ("which months of 2025 did US soybeans equal zero", "which months of 2025 were US soybeans at zero"),
        ("did exports fall in October 2025, as many observers say?", "did exports fall in October 2025?"),
        ("factory activity contracted in november 2025, right?", "was the PMI in contraction in november 2025?"),
        ("did manufacturing expand in april 2026?", "was the PMI in expansion in april 2026?"),
        ("is factory activity expanding", "is the PMI in expansion?"),
        ("when did the PMI last show expansion", "when was the PMI last above 50"),
        ("exports in the third month of 2025", "exports in March 2025"),
        ("exports may jun jul 2024", "exports in May, June and July 2024"),
        ("exports nov dec jan", "exports in November, December and January"),
        ("if we add exports for March and May 2025, what do we get?", "the sum of exports in March 2025 and May 2025"),
        ("beans total cy2025 mmt", "beans total, 2025, mmt"),
        ("is the yuan still below 7 per dollar or what", "is the yuan below 7 per dollar now?"),
        (
            "who buys more from China these days, Vietnam or Malaysia? take the first half of 2026",
            "who buys more from China, Vietnam or Malaysia, in the first half of 2026?",
        ),
        ("what share of what China ships abroad goes to ASEAN, 2025",
         "what share of China's exports goes to ASEAN, 2025"),
        ("how much China ships to Japan in 2023", "how much China sells to Japan in 2023"),
        ("average annual export growth 2021 to 2025", "compound annual growth of exports 2021 to 2025"),
        ("the trump tariff on china in may 2025", "the us tariff on china in may 2025"),
        ("crude jun+jul+aug 25", "the sum of crude in June, July and August 2025"),
        ("is it true that China exports more to Vietnam then to Japan in 2023",
         "is it true that China exports more to Vietnam than to Japan in 2023"),
        ("October 2025 broke a run of export gains; how many months had it lasted?",
         "October 2025 ended a run of export gains; how long had it lasted?"),
        ("how did furniture exports do in 2025, in percent?", "how did furniture exports do in 2025?"),
        ("was the 2022 surplus later cut", "was the 2022 surplus later revised"),
        ("how did the PMI move from January to June 2025", "how did the PMI develop from January to June 2025"),
        ("how has export growth moved from April to August 2026", "export growth month by month, April to August 2026"),
        ("the biggest monthly drop in exports to the US in 2025", "the biggest drop in exports to the US in 2025"),
        ("biggest percentage drop in imports 2025", "biggest drop in imports 2025"),
        ("did China buy only 8 million tonnes of soybeans in December 2025",
         "is it true that China bought 8 million tonnes of soybeans in December 2025"),
    ],
)  # fmt: skip
def test_reads_as(text: str, plain: str, knowledge: Knowledge) -> None:
    assert read(text, knowledge) == read(plain, knowledge)


def test_a_place_told_ahead_is_that_of_each_flow(knowledge: Knowledge) -> None:
    flows = [
        (part.flow, part.partners)
        for part in read("Russia 2025: exports, imports and total trade with China", knowledge)
        if isinstance(part, Query)
    ]
    assert flows
    assert all(partners == ("RUS",) for _, partners in flows)
    own = read("Vietnam 2025: exports and imports with China", knowledge)
    assert [(q.reporter, q.flow, q.partners) for q in own if isinstance(q, Query)] == [
        ("VNM", "export", ("CHN",)), ("VNM", "import", ("CHN",)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "how many years in a row has the surplus grown",
        "the surplus rose for the second straight year in 2025, right?",
        "exports to Russia fell for a third year",
        "exports rose for the third consecutive quarter, true?",
        "¿cuántos años seguidos ha crecido el superávit?",
        "Профицит рос второй год подряд в 2025?",
    ],
)
def test_runs_of_years_are_not_told_in_months(text: str, knowledge: Knowledge) -> None:
    assert not any(isinstance(part, Query) for part in read(text, knowledge))


@pytest.mark.parametrize(
    "text",
    [
        "growth of 1 in 2025, exports, true?",
        "Stimmt es, dass die Exporte 2025 um 1 stiegen?",
        "Were exports 2 in 2024-2025?",
        "exports 1 2025",
        "exports for the four years 2021 to 2025",
        "exports to US nov 25 pct yoy, imports dec 25 pct yoy",
        "Did exports rise a quarter and fall the next in 2025?",
        "¿Las exportaciones cayeron un trimestre en 2025?",
        "Les exportations ont-elles baissé un trimestre en 2025 ?",
    ],
)
def test_a_number_that_is_not_understood_is_no_other(text: str, knowledge: Knowledge) -> None:
    assert not any(isinstance(part, Query) for part in read(text, knowledge))


@pytest.mark.parametrize(
    ("text", "month", "rate"),
    [
        ("China exports Aug 25 pct yoy, is that right?", "2026-08", 25.0),
        ("imports Aug 28 pct yoy", "2026-08", 28.0),
        ("Exporte Juli 24 % zum Vorjahr", "2026-07", 24.0),
        ("exports to the US down a quarter in 2025, true?", "2025", -25.0),
    ],
)
def test_a_claimed_rate_is_no_year(text: str, month: str, rate: float, knowledge: Knowledge) -> None:
    (query,) = read(text, knowledge)
    assert isinstance(query, Query)
    assert isinstance(query.condition, Bound)
    assert (query.operation, *map(str, query.periods), query.condition.amount) == ("check", month, rate)


@pytest.mark.parametrize(
    "text",
    [
        "How much is the difference between CPI and PPI?",
        "the difference between inflation and producer prices",
        "De combien est l'écart entre IPC et IPP ?",
    ],
)
def test_a_gap_of_prices_is_a_figure(text: str, knowledge: Knowledge) -> None:
    (query,) = read(text, knowledge)
    assert isinstance(query, Query)
    assert (query.operation, query.commodities) == ("compare", ("cpi_yoy", "ppi_yoy"))


@pytest.mark.parametrize(
    ("text", "periods"),
    [("exports for the third month of 2025", 1), ("total exports in March 2024 and March 2025", 2)],
)
def test_no_run_and_no_sum_where_none_is_told(text: str, periods: int, knowledge: Knowledge) -> None:
    (query,) = read(text, knowledge)
    assert isinstance(query, Query)
    assert (query.operation, len(query.periods)) == ("level", periods)


def test_the_mean_of_months_apart_is_one_figure(knowledge: Knowledge) -> None:
    (query,) = read("mean monthly exports in March, May and June 2025", knowledge)
    assert isinstance(query, Query)
    assert (query.operation, query.by, len(query.periods)) == ("average", "items", 3)


def test_the_mean_of_years_is_of_years(knowledge: Knowledge) -> None:
    (query,) = read("average annual trade surplus 2021-2025", knowledge)
    assert isinstance(query, Query)
    assert (query.operation, query.by) == ("average", "year")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("was PPI between -3% and -2% in october 2025", -3, -2),
        ("was PPI between -3% and 0% in october 2025", -3, 0),
        ("was PPI down between 2 and 3 % in october 2025", -3, -2),
    ],
)
def test_a_range_of_a_rate_has_its_sign(text: str, low: float, high: float, knowledge: Knowledge) -> None:
    (query,) = read(text, knowledge)
    assert isinstance(query, Query)
    assert isinstance(query.condition, Bound)
    assert (query.condition.amount, query.condition.upper) == (low, high)
