"""Goods nobody here knows are never passed over, though their word asks for nothing elsewhere."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import NotHeld
from bot.knowledge import Knowledge
from bot.model import Query, Question
from bot.pipeline import answer
from bot.understanding import understand

TODAY = date(2026, 9, 15)


def asked(knowledge: Knowledge, text: str) -> object:
    question = Question(text, TODAY, language="fr")
    return understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries[0]


@pytest.mark.parametrize(
    "text",
    [
        "Exportations chinoises de colle en 2025 ?",
        "Combien de vis la Chine a-t-elle exportées en 2025 ?",
        "Importations de planches en 2025",
        "exportations d'antennes en 2025",
        "importations de la Chine de photos en 2025",
        "Pourquoi les exportations de presses ont-elles baissé en 2025 ?",
        "Combien de Chinois travaillent dans l'export ?",
        "Exportations chinoises de produits bio en 2025",
        "Exportations chinoises assurées par Sinosure en 2025",
        "Exportations chinoises au premier jour de juin 2026",
    ],
)
def test_a_harmless_word_in_the_place_of_goods_is_goods(knowledge: Knowledge, text: str) -> None:
    assert isinstance(asked(knowledge, text), NotHeld)


@pytest.mark.parametrize(
    "text",
    [
        "exportations chinoises de marchandises en 2025",
        "Combien de marchandises la Chine a-t-elle exportées en 2025 ?",
        "exportations de produits chinois en 2025",
    ],
)
def test_goods_in_general_are_all_goods(knowledge: Knowledge, text: str) -> None:
    query = asked(knowledge, text)
    assert isinstance(query, Query)
    assert query.commodities == ("TOTAL",)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("what did Chinese smelters import in 2025", "refuse"),
        ("How much copper concentrate did Chinese smelters import in 2025?", "answer"),
        ("how much crude did China's refiners buy in 2025", "answer"),
    ],
)
def test_who_works_goods_up_is_said_of_those_goods_alone(text: str, outcome: str, knowledge: Knowledge) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).outcome == outcome


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "imports of gold in 2025"),
        ("en", "Import of gold in August 2026"),
        ("en", "imports of crackers in 2025"),
        ("en", "imports of scrap copper in 2025"),
        ("en", "imports of scrap in 2025"),
        ("en", "steel scrap exports 2025"),
        ("en", "how much vanilla did China import in 2025"),
        ("en", "exports to Australasia in 2025"),
        ("de", "Exporte nach Mittelamerika 2025"),
        ("fr", "exportations vers La Réunion en 2025"),
        ("es", "exportaciones a Reunión en 2025"),
        ("pt", "exportações para Malta em 2025"),
        ("ru", "экспорт в Сеуту в 2025"),
    ],
)
def test_no_total_is_told_of_what_nobody_knows(knowledge: Knowledge, language: str, text: str) -> None:
    reply = answer(Question(text, TODAY, language=language), knowledge)
    assert (reply.outcome, reply.figures) == ("refuse", ())


def test_things_in_general_are_all_goods(knowledge: Knowledge) -> None:
    for text in ("imports of everything in 2025", "imports of merchandise in 2025", "imports of all things in 2025"):
        assert answer(Question(text, TODAY, language="en"), knowledge).outcome == "answer", text
