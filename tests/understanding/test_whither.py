"""Where goods go to or come from is said by a preposition of its own: a verb that held it would turn them round."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Query, Question
from bot.understanding import understand

SEPARABLE = {"lieferte aus", "lieferten aus", "führten sie aus", "fuehrten sie aus"}  # ausliefern, ausführen


def test_no_verb_of_trade_ends_with_the_preposition_of_a_place(knowledge: Knowledge) -> None:
    for language in ("en", "de", "es", "fr", "pt", "ru"):  # the others write no spaces
        lexicon = knowledge.lexicons[language]
        ways = {phrase for phrase, kind, code in lexicon.entries if kind == "prep" and code in ("to", "into", "from")}
        verbs = [phrase for phrase, kind, _ in lexicon.entries if kind == "verb" and " " in phrase]
        assert verbs
        assert [verb for verb in verbs if verb.rsplit(" ", 1)[1] in ways and verb not in SEPARABLE] == []


@pytest.mark.parametrize(
    ("language", "text", "flow", "partner"),
    [
        ("en", "how much flowed to Japan in June 2026", "export", "JPN"),
        ("en", "how many goods streamed into the US in June 2026", "export", "USA"),
        ("en", "how much was sourced from Brazil in June 2026", "import", "BRA"),
        ("es", "¿Cuánto salió hacia Japón en junio de 2026?", "export", "JPN"),
        ("pt", "quanto mandaram pra Rússia em junho de 2026", "export", "RUS"),
        ("fr", "combien a été reçu de l'Australie en juin 2026", "import", "AUS"),
        ("fr", "combien est arrivé d'Australie en juin 2026", "import", "AUS"),
    ],
)
def test_goods_go_the_way_that_is_said(knowledge: Knowledge, language: str, text: str, flow: str, partner: str) -> None:
    question = Question(text, date(2026, 9, 15), language=language)
    (query,) = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert isinstance(query, Query)
    assert (query.flow, query.partners) == (flow, (partner,))


@pytest.mark.parametrize(
    ("language", "text", "limits"),
    [
        ("de", "Nenn mir Höchst- und Tiefststand der Exporte 2025", [1, -1]),
        ("ru", "максимум и минимум экспорта за 2025", [1, -1]),
    ],
)
def test_the_highest_and_the_lowest_are_both_told(
    knowledge: Knowledge, language: str, text: str, limits: list[int]
) -> None:
    question = Question(text, date(2026, 9, 15), language=language)
    queries = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert [query.limit for query in queries if isinstance(query, Query) and query.by == "month"] == limits


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("Which country bought more in 2024, Japan or South Korea?", "export"),
        ("Which market bought more in 2025, the EU or ASEAN?", "export"),
        ("Which of the two bought more in 2025, the EU or ASEAN?", "export"),
        ("Which partner sold more in 2025, the EU or ASEAN?", "import"),
        ("Which country sold more soybeans in 2025, Brazil or the US?", "import"),
        ("Which country did China buy more from in 2024, Japan or South Korea?", "import"),
    ],
)
def test_which_of_them_bought_is_what_they_took(knowledge: Knowledge, text: str, flow: str) -> None:
    question = Question(text, date(2026, 9, 15), language="en")
    (query,) = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert isinstance(query, Query)
    assert (query.operation, query.flow) == ("compare", flow)
