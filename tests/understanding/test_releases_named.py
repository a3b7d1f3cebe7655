"""A release that is named as what tells a figure is not asked for when it came; growth both ways is that of each."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer
from tests.understanding.asking import one


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Short note on the July 2026 release needed: growth in both directions plus the balance.", "en"),
        ("Need a short note on the July 2026 release: growth in both directions plus the balance", "en"),
        ("growth in both directions and the balance, July 2026", "en"),
        ("Kurze Notiz zur Veröffentlichung vom Juli 2026: Wachstum in beiden Richtungen und der Saldo.", "de"),
        ("Petite note sur la publication de juillet 2026 : croissance dans les deux sens et solde.", "fr"),
        ("Nota breve sobre los datos de julio de 2026: crecimiento en ambas direcciones y saldo.", "es"),
    ],
)
def test_growth_both_ways_and_the_balance_are_told(text: str, language: str, knowledge: Knowledge) -> None:
    reply = answer(Question(text, date(2026, 9, 15), language), knowledge)
    assert {23.9, 27.5, 112.5} <= {figure.value for figure in reply.figures}


def test_a_release_as_a_heading_asks_for_the_figure(knowledge: Knowledge) -> None:
    query = one(knowledge, "July 2026 release: exports growth")
    assert (query.operation, query.flow) == ("growth", "export")


def test_a_release_asked_for_by_its_day_is_still_dated(knowledge: Knowledge) -> None:
    assert one(knowledge, "July 2026 release, exports: when was it out?").by == "release_date"


def test_trade_in_both_directions_is_the_total(knowledge: Knowledge) -> None:
    assert one(knowledge, "growth of China-ASEAN trade in 2025, both directions").flow == "total"
