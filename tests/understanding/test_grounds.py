"""A figure rests on words of trade as they were typed, not on what was guessed or is said of anything."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)

NOTHING_OF_TRADE = [
    ("en", "a library that wraps prompts - source code in Go"),
    ("en", "A tool driven by macros, with the source code of the parser"),
    ("en", "Cache with a number of key-value pairs - the flag cost_impl"),
    ("en", "R package for stock analysis -- qTrading"),
    ("en", "source file of the old driver"),
    ("en", "Table %s has no column %d"),
    ("en", "The summary looks like this:"),
    ("en", "Changes compared to the snapshot:"),
    ("en", "Get/Set the summary."),
    ("en", "improve one-line summary"),
    ("en", "See the source for details."),
    ("en", "Getting the sources"),
    ("en", "where data_source is:"),
    ("en", "Explain this more accurately."),
    ("en", "my $cols = term_size()"),
    ("en", "while ( my ( $summary, $method ) = each %SUMMARY ) {"),
    ("en", "EV_CURRENT Current version"),
    ("en", "use shipped headers instead of fallback definitions"),
    ("en", "this command prints the headers"),
    ("en", "Add missing imports."),
    ("en", "Check exp==0 when size==0."),
    ("en", "now the row count estimate is more accurate:"),
    ("en", "All drivers inherit this import method."),
    ("en", "This leads to inflated numbers when importing secret keys."),
    ("de", "Text der Puffers"),
    ("de", "Datei %s wurde erwartet, %d gefunden"),
    ("es", "el archivo esperado difiere del archivo encontrado"),
    ("es", "falló la consulta de la tabla"),
    ("es", "Archivo fuente incorrecto"),
    ("fr", "fichier attendu, mais « %s » trouvé"),
    ("fr", "fin du flux de données de réplication"),
    ("pt", "o tamanho da fonte no documento"),
    ("pt", "Tempo expirado"),
    ("ru", "Инвертированное"),
]

ASKED = [
    ("en", "summary"),
    ("en", "give me a summary please"),
    ("en", "sources?"),
    ("en", "your source"),
    ("en", "SUM(exports_to_USA) 2025"),
    ("de", "Gib mir eine kurze Zusammenfassung"),
    ("es", "dame un resumen"),
    ("fr", "un résumé s'il te plaît"),
    ("ru", "дай краткую сводку, пожалуйста"),
    ("zh", "这些数据的出处是"),
    ("en", "exprots in october 2025"),
    ("en", "how much were exprots"),
    ("en", "who compiles thsee figures?"),
    ("en", "pmi manufactring aug til dec 25 each mnth pls"),
    ("en", "when did expots last fall"),
    ("en", "why did exports nosedive in October 2025"),
    ("en", "what is the source of your figures"),
    ("en", "exports to the US 2025, % change"),
    ("de", "Exprote im Oktober 2025"),
    ("fr", "les flux avec le Japon en juin 2026"),
]


@pytest.mark.parametrize(("language", "text"), NOTHING_OF_TRADE)
def test_what_only_sounds_of_trade_gets_no_figure(language: str, text: str, knowledge: Knowledge) -> None:
    assert answer(Question(text, TODAY, language), knowledge).outcome in ("refuse", "clarify")


@pytest.mark.parametrize(("language", "text"), ASKED)
def test_what_is_asked_of_trade_is_answered(language: str, text: str, knowledge: Knowledge) -> None:
    assert answer(Question(text, TODAY, language), knowledge).outcome == "answer"


def test_what_is_mostly_unknown_is_no_aside(knowledge: Knowledge) -> None:
    text = "combine lexemes, foldable thunks (leftmost operand, rightmost operand), and show exports."
    assert answer(Question(text, TODAY, "en"), knowledge).outcome == "refuse"


def test_a_month_alone_names_nothing_of_trade(knowledge: Knowledge) -> None:
    text = "quux frobnicator: view the current actual level"
    assert answer(Question(text, TODAY, "en"), knowledge).outcome == "refuse"


def test_a_claim_in_words_that_are_mostly_unknown_is_not_judged(knowledge: Knowledge) -> None:
    text = "Fix import warnings pointing to the wrong code with CPython 3.3/3.5 (Christoph Reiter) (:bzbug:`757184`)"
    assert answer(Question(text, TODAY, "en"), knowledge).outcome == "refuse"


@pytest.mark.parametrize(
    ("text", "outcome", "reason"),
    [
        ("is trump right about tariffs", "refuse", "opinion"),
        ("is biden to blame for the deficit, right?", "refuse", "opinion"),
        ("is Trump right that the US deficit with China fell in 2025?", "answer", None),
    ],
)
def test_politics_beside_a_claim_is_checked_and_by_itself_is_none_of_ours(
    knowledge: Knowledge, text: str, outcome: str, reason: str | None
) -> None:
    reply = answer(Question(text, date(2026, 9, 15), "en"), knowledge)
    assert (reply.outcome, reply.reason) == (outcome, reason)


@pytest.mark.parametrize(
    ("language", "text", "reason"),
    [
        ("en", "tell me a joke about tariffs lol", "not_trade"),
        ("en", "write a poem about exports in november 2025", "not_trade"),
        ("zh", "给我讲个关于出口的笑话", "not_trade"),
        ("en", "hey what was the number for december?", "ambiguous"),
        ("en", "what was that figure again", "ambiguous"),
        ("en", "Is this a good time to short the yuan?", "opinion"),
    ],
)
def test_what_is_no_question_of_figures_is_refused_for_its_reason(
    knowledge: Knowledge, language: str, text: str, reason: str
) -> None:
    assert answer(Question(text, TODAY, language), knowledge).reason == reason
