"""What is asked of a value is never told of the quantity."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    "text",
    [
        "did the value of soybean imports rise in 2025?",
        "did the crude bill fall in 2025?",
        "which grew faster in value in 2025, soybeans or crude imports",
        "ist der Wert der Sojaimporte 2025 gestiegen?",
        "la valeur des importations de soja a-t-elle augmenté en 2025 ?",
        "¿subió el valor de las importaciones de soja en 2025?",
        "o valor das importações de soja subiu em 2025?",
        "выросла ли стоимость импорта сои в 2025?",
        "2025年大豆进口金额同比",
        "2025年の大豆輸入額は増えたか",
        "大豆の輸入額 2025年",
    ],
)
def test_a_value_that_is_not_held_is_refused(text: str, knowledge: Knowledge) -> None:
    reply = answer(Question(text, TODAY), knowledge)
    assert (reply.outcome, reply.reason) == ("refuse", "not_held")


@pytest.mark.parametrize(
    ("text", "value", "basis"),
    [
        ("chip exports growth by value in 2025", 26.8, "value_usd"),
        ("growth of car exports January-February 2026 by value", 67.0, "value_usd"),
        ("did soybean imports rise in 2025?", 6.5, "quantity"),
        ("did the value of exports rise in November 2025?", 5.9, "value_usd"),
    ],
)
def test_a_rate_of_the_value_is_told(text: str, value: float, basis: str, knowledge: Knowledge) -> None:
    figure = answer(Question(text, TODAY), knowledge).figures[0]
    assert (round(figure.value, 1), figure.basis) == (value, basis)


@pytest.mark.parametrize("text", ["cuánto gastó el Real Madrid en 2024", "how much did Madrid spend in 2024"])
def test_what_one_place_spends_is_no_trade(text: str, knowledge: Knowledge) -> None:
    assert answer(Question(text, TODAY), knowledge).outcome == "refuse"


@pytest.mark.parametrize(
    "text",
    [
        "spending on soybeans in 2025",
        "how much were soybean imports worth in 2025",
        "la facture pétrolière de la Chine en 2025",
        "cuánto gastó China en soja en 2025",
        "wie viel gab China 2025 für Soja aus",
    ],
)
def test_what_was_spent_is_money(text: str, knowledge: Knowledge) -> None:
    assert answer(Question(text, TODAY), knowledge).reason == "not_held"
