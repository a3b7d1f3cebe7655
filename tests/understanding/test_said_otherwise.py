"""Turns of phrase that mean a claim of nothing, a balance, a language: what is said otherwise than it is asked."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation import Conversation
from bot.knowledge import Knowledge
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    "text",
    [
        "Верно, что Китай не купил ни тонны американской сои в сентябре 2025?",
        "Правда, что соя из США в сентябре 2025 вообще не приходила?",
        "Is it true that China did not buy US soybeans in September 2025?",
    ],
)
def test_nothing_bought_is_checked_against_zero(text: str, knowledge: Knowledge) -> None:
    reply = answer(Conversation("en").question(text, TODAY), knowledge)
    assert reply.outcome == "answer"
    assert reply.queries[0].operation == "check"
    assert [figure.value for figure in reply.figures][:1] == [0.0]


def test_a_not_that_stands_elsewhere_claims_nothing(knowledge: Knowledge) -> None:
    text = "Work out how much the surplus went up between 2023 and 2025; I'd rather not get it wrong"
    reply = answer(Conversation("en").question(text, TODAY), knowledge)
    assert all(query.operation != "check" or query.condition is None for query in reply.queries)


@pytest.mark.parametrize("text", ["подскажи рецепт борща", "天气怎么样", "今日は寒いですか"])
def test_letters_of_their_own_tell_the_language_of_a_refusal(text: str, knowledge: Knowledge) -> None:
    reply = answer(Conversation("en").question(text, TODAY), knowledge)
    assert reply.outcome == "refuse"
    assert reply.language in ("ru", "zh", "ja")


def test_an_ordinal_ending_belongs_to_its_number(knowledge: Knowledge) -> None:
    reply = answer(Conversation("ru").question("Вьетнам в 2025-м вывез в Штаты на какую сумму?", TODAY), knowledge)
    assert reply.queries[0].reporter == "VNM"
    assert reply.queries[0].partners == ("USA",)


def test_exports_over_imports_are_the_balance(knowledge: Knowledge) -> None:
    for text in (
        "By how much did exports exceed imports in August 2026?",
        "Насколько экспорт Китая превысил импорт в августе 2026 года?",
    ):
        reply = answer(Conversation("en").question(text, TODAY), knowledge)
        assert reply.queries[0].operation == "balance"
