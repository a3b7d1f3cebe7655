"""Which run of months is asked for, and two quarters that are set against each other."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer
from tests.understanding.asking import one

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("text", "by", "months"),
    [
        ("how long did the slide in shipments to America last", "ended", 12),
        ("When did the losing streak in exports to the US end?", "ended", 12),
        ("how long have exports been growing", "current", 10),
        ("is the run of rising exports over?", "current", 10),
        ("how many months in a row have exports to the US fallen", "current", 0),
    ],
)
def test_a_run_that_is_over_is_the_last_that_ended(text: str, by: str, months: int, knowledge: Knowledge) -> None:
    reply = answer(Question(text, TODAY), knowledge)
    assert reply.queries[0].operation == "streak"
    assert [figure.value for figure in reply.figures if figure.unit == "months"][:1] == [months]
    assert reply.queries[0].by == by or months == 10


@pytest.mark.parametrize(
    "text", ["how did exports change from Q1 to Q2 2026", "change in exports, Q1 to Q2 2026, in yuan"]
)
def test_two_quarters_are_set_against_each_other(text: str, knowledge: Knowledge) -> None:
    query = answer(Question(text, TODAY), knowledge).queries[0]
    assert query.operation == "change"
    assert [period.kind for period in query.periods] == ["quarter", "quarter"]


def test_the_others_of_nobody_are_asked_back(knowledge: Knowledge) -> None:
    assert answer(Question("what about the surplus vs them", TODAY), knowledge).outcome == "clarify"


def test_goods_may_be_tracked_as_figures(knowledge: Knowledge) -> None:
    reply = answer(Question("track iron ore imports month by month in 2025", TODAY), knowledge)
    assert reply.queries[0].operation == "trend"
    assert answer(Question("track my rice order", TODAY), knowledge).outcome == "refuse"


@pytest.mark.parametrize(
    "text",
    [
        "Is the surplus for the first eight months ahead of last year's?",
        "is the surplus from January to August higher than last year's",
        "is the surplus so far this year bigger than last year's",
    ],
)
def test_months_of_this_year_are_set_against_the_same_of_last(text: str, knowledge: Knowledge) -> None:
    reply = answer(Question(text, TODAY), knowledge)
    assert {round(figure.value, 2) for figure in reply.figures} >= {807.57, 785.3}
    assert not any(figure.period.month_count == 12 for figure in reply.figures)


def test_when_something_last_missed_is_the_newest_release_that_did(knowledge: Knowledge) -> None:
    reply = answer(Question("when did exports last miss forecasts", TODAY), knowledge)
    assert "March 2026" in reply.headline
    assert "missed" in reply.headline


def test_how_a_month_went_is_its_brief(knowledge: Knowledge) -> None:
    assert answer(Question("how did August turn out?", TODAY), knowledge).queries[0].operation == "brief"
    assert answer(Question("how was your August", TODAY), knowledge).outcome != "answer"


@pytest.mark.parametrize(
    ("text", "operation", "measure"),
    [
        ("how have exports changed since January 2025", "trend", None),
        ("how has the surplus changed since 2023", "change", None),
        ("how did export growth change from September to October 2025", "change", "yoy"),
        ("has the october 2025 export number changed since?", "revision", None),
    ],
)
def test_what_changed_since_is_no_revision(
    text: str, operation: str, measure: str | None, knowledge: Knowledge
) -> None:
    query = answer(Question(text, TODAY), knowledge).queries[0]
    assert (query.operation, query.measure) == (operation, measure)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "is the export growth of 5.9% in november 2025 the highest of that year"),
        ("en", "was November's 5.9% the strongest export growth of 2025?"),
        ("en", "Was the 28.6% drop in exports to the US in November 2025 the worst of the year?"),
        ("de", "War das Exportplus von 5,9 % im November 2025 das höchste des Jahres?"),
        ("zh", "2025年11月出口增长5.9%是全年最高吗"),
    ],
)
def test_a_figure_told_again_before_a_superlative_is_no_claim(language: str, text: str, knowledge: Knowledge) -> None:
    (query,) = answer(Question(text, TODAY, language), knowledge).queries
    assert (query.operation, query.measure, query.condition) == ("record", "yoy", None)


@pytest.mark.parametrize(
    "text",
    [
        "exports above 350 billion in 2025: the highest month",
        "was it true that exports were $330.3 bn in November 2025",
    ],
)
def test_a_figure_that_is_asked_of_stays(text: str, knowledge: Knowledge) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).queries[0].condition is not None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "how many months in a row did imports fall in early 2025"),
        ("en", "imports down yoy how many months in a row at the start of 2025"),
        ("de", "Wie viele Monate in Folge fielen die Importe Anfang 2025?"),
    ],
)
def test_the_run_at_the_start_of_a_year_is_followed_to_its_end(language: str, text: str, knowledge: Knowledge) -> None:
    reply = answer(Question(text, TODAY, language), knowledge)
    assert [(figure.value, figure.period.code) for figure in reply.figures[:1]] == [(5, "2025-01/2025-05")]


@pytest.mark.parametrize(
    "text", ["have imports ever fallen for six months in a row", "did exports ever rise 12 months in a row"]
)
def test_whether_a_run_was_ever_so_long_is_told_by_the_longest(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by, query.periods) == ("streak", "longest", ())


def test_the_gap_of_two_growth_rates_is_between_them(knowledge: Knowledge) -> None:
    query = one(knowledge, "what was the gap between exports and imports growth in June 2026?")
    assert (query.operation, query.by, query.flow, query.measure) == ("compare", "flow", "both", "yoy")


@pytest.mark.parametrize(
    ("text", "operation", "flow"),
    [
        ("In which months did the gap between exports and imports exceed 110 billion?", "threshold", "balance"),
        ("Growth of the gap between exports and imports in 2025", "growth", "balance"),
    ],
)
def test_the_gap_between_exports_and_imports_is_the_balance(
    knowledge: Knowledge, text: str, operation: str, flow: str
) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.flow) == (operation, flow)
