"""A rate that is asked for beside an order by size, after one, and orders of rates."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Query, Question, Turn
from bot.pipeline import answer
from bot.understanding import understand

TODAY = date(2026, 9, 15)


def _query(text: str, knowledge: Knowledge, before: tuple[Turn, ...] = ()) -> Query | None:
    asked = Question(text, TODAY, None, before)
    found = understand(asked, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    return found[0] if len(found) == 1 and isinstance(found[0], Query) else None


@pytest.mark.parametrize(
    ("text", "operation", "measure"),
    [
        ("top 5 export markets 2025 and their growth", "rank", "with_yoy"),
        ("five biggest buyers in 2025 with yoy change", "rank", "with_yoy"),
        ("biggest suppliers 2025 w/ growth", "rank", "with_yoy"),
        ("largest import sources 2025, growth rates too", "rank", "with_yoy"),
        ("top 3 export months of 2025 and their growth", "rank", "with_yoy"),
        ("top 3 export markets 2025, growth of each", "rank", "with_yoy"),
        ("highest export month of 2025 and its growth rate", "record", "with_yoy"),
        ("die fünf größten Abnehmer 2025 mit Wachstum", "rank", "with_yoy"),
        ("пять крупнейших рынков экспорта в 2025 году и их рост", "rank", "with_yoy"),
        ("2025年前五大出口市场及其增速", "rank", "with_yoy"),
        ("top 5 partners by growth 2025", "rank", "yoy"),
        ("biggest growth among export markets 2025", "rank", "yoy"),
        ("worst 3 months for exports to US 2025, yoy", "rank", "yoy"),
        ("the five biggest markets with the strongest growth in 2025", "rank", "yoy"),
    ],
)
def test_beside_an_order_or_by_itself(knowledge: Knowledge, text: str, operation: str, measure: str) -> None:
    query = _query(text, knowledge)
    assert query is not None
    assert (query.operation, query.measure) == (operation, measure)


@pytest.mark.parametrize("text", ["and their growth?", "growth?", "with growth please"])
def test_after_an_order_each_has_its_rate(knowledge: Knowledge, text: str) -> None:
    order = _query("top 5 export markets in 2025", knowledge)
    assert order is not None
    query = _query(text, knowledge, (Turn(order),))
    assert query is not None
    assert (query.operation, query.measure, query.limit) == ("rank", "with_yoy", 5)


@pytest.mark.parametrize(
    "text", ["top 5 suppliers in 2025 with growth above 10 %", "the biggest buyers in 2025 that grew by more than 10 %"]
)
def test_a_bound_beside_an_order_is_never_left_out(knowledge: Knowledge, text: str) -> None:
    reply = answer(Question(text, TODAY, "en"), knowledge)
    assert (reply.outcome, reply.figures) == ("clarify", ())


def test_the_amounts_come_first_and_the_rates_beside_them(knowledge: Knowledge) -> None:
    reply = answer(Question("top 2 export months of 2025 and their growth", TODAY, "en"), knowledge)
    assert [figure.value for figure in reply.figures[:4]] == [357.747, 330.163, 6.6, 5.9]
