"""A month from which a year is looked at, the rates from one month to another, how far something fell and why; a part
of what others sell; what is no verdict."""

from __future__ import annotations

from datetime import date

import pytest

from bot.codec import reply_to_json
from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from bot.model import Bound, Question
from bot.pipeline import answer
from tests.understanding.asking import TODAY, asked, one

_SPAN = [(date(2025, 3, 1), date(2025, 12, 31))]


def _text(knowledge: Knowledge, text: str) -> str:
    return str(reply_to_json(answer(Question(text, TODAY, language="en"), knowledge), text)["text"])


@pytest.mark.parametrize(
    ("language", "text", "operation"),
    [
        ("en", "exports to africa: consecutive months of growth in 2025 from march", "streak"),
        ("en", "how many months in a row did exports to ASEAN grow in 2025 from march", "streak"),
        ("en", "in how many months of 2025 from march did exports to africa grow", "threshold"),
        ("de", "Wie viele Monate in Folge stiegen die Exporte nach Afrika 2025 ab März", "streak"),
        ("es", "¿cuántos meses seguidos crecieron las exportaciones a África en 2025 desde marzo?", "streak"),
    ],
)
def test_a_month_of_the_year_begins_the_span(knowledge: Knowledge, language: str, text: str, operation: str) -> None:
    found = one(knowledge, text, language)
    assert (found.operation, [(p.first, p.last) for p in found.periods]) == (operation, _SPAN)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "walk me through China's export growth from march to august 2026"),
        ("en", "show me how export growth went from march to august 2026"),
        ("en", "run me through export growth from january to june 2025"),
    ],
)
def test_growth_from_one_month_to_another_is_told_month_by_month(
    knowledge: Knowledge, language: str, text: str
) -> None:
    found = one(knowledge, text, language)
    assert (found.operation, found.measure, found.by) == ("trend", "yoy", "month")


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("export growth from january to june 2025", "growth"),  # as it is announced
        ("did export growth go up from march to august 2025", "change"),
        ("how much export growth was there from march to august 2025", "growth"),
    ],
)
def test_growth_from_end_to_end_where_that_is_asked(knowledge: Knowledge, text: str, operation: str) -> None:
    assert one(knowledge, text).operation == operation


@pytest.mark.parametrize(
    "text",
    [
        "a colleague claims the yuan went below 7 per dollar at end of 2025, correct?",
        "did the yuan go below 7 per dollar in December 2025",
    ],
)
def test_the_yuan_below_seven(knowledge: Knowledge, text: str) -> None:
    bound = one(knowledge, text).condition
    assert isinstance(bound, Bound)
    assert (bound.comparator, bound.amount) == ("below", 7.0)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Brazil sells most of its soybeans to China, right?"),
        ("en", "does Brazil sell China most of its soybeans"),
        ("en", "most of Brazil's soybeans go to China, right?"),
        ("de", "Verkauft Brasilien den Großteil seiner Sojabohnen an China?"),
        ("es", "¿Brasil vende la mayoría de su soja a China?"),
        ("en", "whose oil does China buy most"),
    ],
)
def test_asked_back_where_another_figure_would_be_told(knowledge: Knowledge, language: str, text: str) -> None:
    assert isinstance(asked(knowledge, text, language)[0], Ambiguous)


@pytest.mark.parametrize(
    ("language", "text", "way"),
    [
        ("en", "Why did exports to the US fall by 104 bn in 2025", "below"),
        ("de", "Warum sind die Exporte in die USA 2025 um 104 Mrd. Dollar gefallen?", "below"),
        ("zh", "为什么2025年对美出口减少了1040亿美元？", "below"),
        ("en", "why did exports to the US fall by more than 100 bn in 2025", "below"),
        ("en", "Why did exports to the US rise by 104 bn in 2025", "above"),
        ("en", "Why did the surplus widen by 20 bn in 2025", "above"),
    ],
)
def test_why_it_fell_so_far_takes_only_the_way_for_granted(
    knowledge: Knowledge, language: str, text: str, way: str
) -> None:
    found = one(knowledge, text, language)
    assert isinstance(found.condition, Bound)
    assert (found.operation, found.condition.comparator, found.condition.amount) == ("why", way, 0.0)


@pytest.mark.parametrize(
    "text",
    [
        "exports to the US fell only in 2025, right?",
        "were iron ore imports over 1260 Mt in 2025",
        "did iron ore imports exceed 1.26 bn tonnes in 2025",
    ],
)
def test_no_verdict(knowledge: Knowledge, text: str) -> None:
    assert not _text(knowledge, text).startswith(("True", "False"))


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("iron ore imports hit 1.26bn tonnes last yr, rite?", "True."),
        ("China buys most of its soybeans from Brazil, right?", "True."),
        ("did the dollar fall under 7 yuan in december 2025", "True."),
        ("were soybean imports above 112 Mt in 2025", "False."),
    ],
)
def test_judged(knowledge: Knowledge, text: str, verdict: str) -> None:
    assert _text(knowledge, text).startswith(verdict)


@pytest.mark.parametrize(
    ("text", "reporter", "partner"),
    [
        ("how far back do your numbers for US trade with China go?", "USA", "CHN"),
        ("how far back do your numbers for China's trade with the US go?", "CHN", "USA"),
    ],
)
def test_whose_books_are_held(knowledge: Knowledge, text: str, reporter: str, partner: str) -> None:
    found = one(knowledge, text)
    assert (found.operation, found.reporter, found.partners) == ("coverage", reporter, (partner,))
