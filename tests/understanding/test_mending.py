"""Slips of typing: mended where what they become says something, never into a word that adds nothing."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("language", "slip", "meant"),
    [
        ("es", "exportaciones a Estados Unidos en agsto de 2025", "exportaciones a Estados Unidos en agosto de 2025"),
        ("es", "¿Cuánto importó la In dia en enero de 2026?", "¿Cuánto importó la India en enero de 2026?"),
        ("es", "exportaciones a Estados Undos en mayo de 2025", "exportaciones a Estados Unidos en mayo de 2025"),
        ("es", "exportaciones a estados unidso en mayo de 2025", "exportaciones a Estados Unidos en mayo de 2025"),
        ("fr", "exportations vers les Étas-Unis en mai 2025", "exportations vers les États-Unis en mai 2025"),
        ("pt", "carrros exportados dez 2025", "carros exportados dez 2025"),
        ("pt", "os cinco maiores compraadores da China", "os cinco maiores compradores da China"),
        ("pt", "inflação da China em abrril de 2026", "inflação da China em abril de 2026"),
        ("pt", "saldo da China com a Índa em 2025", "saldo da China com a Índia em 2025"),
        ("de", "Wann gingen die Exporte in die USA 2025 um mehr als 25 % zurücck?",
         "Wann gingen die Exporte in die USA 2025 um mehr als 25 % zurück?"),
        ("de", "Chinas wichtigste Exportkuden 2024", "Chinas wichtigste Exportkunden 2024"),
        ("ru", "Импорт нети в 2025 году", "Импорт нефти в 2025 году"),
        ("en", "exports over 320 billion US dolars in 2025, how many months",
         "exports over 320 billion US dollars in 2025, how many months"),
        ("en", "exports in July August and September 2025 in total",
         "exports in July, August and September 2025 in total"),
        ("en", "China's trade srplus in 2025", "China's trade surplus in 2025"),
    ],
)  # fmt: skip
def test_a_slip_asks_what_was_meant(language: str, slip: str, meant: str, knowledge: Knowledge) -> None:
    asked, clean = (answer(Question(text, TODAY, language), knowledge) for text in (slip, meant))
    assert clean.outcome == "answer"
    assert [(q.with_(notes=())) for q in asked.queries] == [(q.with_(notes=())) for q in clean.queries]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Wie haben sich dieMagnetexporte in der zweiten Jahreshälfte 2025 entwickelt?"),
        ("de", "auteoxporte 2025 prozentual zum vorjahr"),
        ("ru", "Превзошёл ли экспортноября 2025 прогноз?"),
        ("pt", "Indque-se o acréscimo homólogo das importações chinesas no primeiro bimestre de 2026."),
        ("de", "Welcher Monat hatte 2025 den gröten Überschuss?"),
        ("de", "Welcher Monat hatte 2025 den Überschuss?"),
        ("en", "Which month of 2025 saw the biggets drop in shipments to the US?"),
    ],
)
def test_what_may_have_been_anything_gives_no_figure(language: str, text: str, knowledge: Knowledge) -> None:
    reply = answer(Question(text, TODAY, language), knowledge)
    assert reply.outcome in ("refuse", "clarify")
    assert reply.figures == ()


def test_a_preposition_and_an_article_are_no_name(knowledge: Knowledge) -> None:
    reply = answer(Question("Überschuss in der chinesischen Handelsbilanz im August 2026", TODAY, "de"), knowledge)
    assert [query.partners for query in reply.queries] == [("WLD",)]  # in der, no Inder


def test_three_letters_without_a_vowel_are_an_abbreviation_of_their_own(knowledge: Knowledge) -> None:
    reply = answer(Question("what does the BLS say about imports in december 2025", TODAY), knowledge)
    assert (reply.outcome, reply.figures) == ("refuse", ())
    assert "BLS" in reply.text


def test_two_slips_one_of_them_in_the_first_letter_are_another_word(knowledge: Knowledge) -> None:
    text = "the categories are lexsorted in October 2025"
    assert answer(Question(text, TODAY, "en"), knowledge).outcome == "refuse"
    said = answer(Question("China's wxports in October 2025", TODAY, "en"), knowledge)
    assert "exports" in said.headline


@pytest.mark.parametrize(
    "text", ["exports of snipers in 2025", "imports from the Persians in 2025", "perl imports 2025"]
)
def test_a_rarer_real_word_is_not_mended_into_one_of_ours(text: str, knowledge: Knowledge) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).outcome == "refuse"
