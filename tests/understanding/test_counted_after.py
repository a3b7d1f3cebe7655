"""What is asked after the figures of some months, and who is first among the sellers."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation import Conversation
from bot.knowledge import Knowledge
from bot.model import Query
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


def last(knowledge: Knowledge, *texts: str, language: str = "fr") -> Query:
    talk = Conversation(language)
    for text in texts:
        reply = answer(talk.question(text, TODAY), knowledge)
        talk = talk.after(reply)
    (query,) = reply.queries
    return query


@pytest.mark.parametrize(
    "first",
    [
        "Montre l'excédent chinois mois par mois de janvier à août 2026",
        "Excédent chinois de janvier à août 2026",
        "Quel est le plus fort excédent mensuel de janvier à août 2026 ?",
    ],
)
def test_how_many_are_above_counts_the_months_just_told(knowledge: Knowledge, first: str) -> None:
    query = last(knowledge, first, "combien sont au-dessus de 100 milliards ?")
    assert (query.operation, query.by, query.flow) == ("threshold", "count", "balance")
    assert [period.code for period in query.periods] == ["2026-01/2026-08"]


@pytest.mark.parametrize(
    ("language", "text", "flow"),
    [
        ("fr", "Quel pays a été le premier fournisseur de soja de la Chine en 2025 ?", "import"),
        ("fr", "Quel pays était le premier client de la Chine en décembre 2024 ?", "export"),
        ("fr", "Le deuxième fournisseur de soja de la Chine en 2025 ?", "import"),
    ],
)
def test_the_first_of_the_sellers_is_the_largest(knowledge: Knowledge, language: str, text: str, flow: str) -> None:
    query = last(knowledge, text, language=language)
    assert (query.operation, query.by, query.flow) == ("rank", "partner", flow)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'ASEAN représente-t-elle 17 % des exportations chinoises en 2025 ?"),
        ("fr", "Les États-Unis pesaient-ils encore 10 % des exportations chinoises au premier semestre 2026 ?"),
    ],
)
def test_a_share_that_is_told_is_put_to_the_test(knowledge: Knowledge, language: str, text: str) -> None:
    query = last(knowledge, text, language=language)
    assert (query.operation, query.measure) == ("check", "share")


def test_the_last_yearly_fall_is_a_fall(knowledge: Knowledge) -> None:
    query = last(knowledge, "À quand remonte la dernière baisse annuelle des exportations chinoises ?")
    assert (query.operation, query.by) == ("threshold", "last")
    assert getattr(query.condition, "comparator", "") == "below"


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("Le troisième plus gros mois d'exportation de 2025 ?", 3),
        ("Le deuxième plus gros excédent mensuel de 2025 ?", 2),
    ],
)
def test_the_second_largest_is_not_the_largest(knowledge: Knowledge, text: str, limit: int) -> None:
    query = last(knowledge, text)
    assert (query.operation, query.limit) == ("record", limit)


def test_what_has_been_is_no_summer(knowledge: Knowledge) -> None:
    query = last(knowledge, "Quand l'excédent a-t-il pour la dernière fois été inférieur à 90 milliards ?")
    assert (query.operation, query.by) == ("threshold", "last")
    assert "2026-06/2026-08" not in [period.code for period in query.periods]
