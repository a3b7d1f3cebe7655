"""Claims in German and French: of how many months, how many times as much; two rates; before a month."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question, Reply
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


def _reply(text: str, language: str, knowledge: Knowledge) -> Reply:
    return answer(Question(text, TODAY, language), knowledge)


@pytest.mark.parametrize(
    ("language", "text", "opening", "months"),
    [
        ("de", "Oktober war 2025 der einzige Monat, in dem die Exporte sanken, richtig?", "Stimmt.", 1),
        ("de", "Stimmt es, dass die Exporte 2025 in jedem Monat außer Oktober gestiegen sind?", "Stimmt.", 11),
        ("de", "Die Importe sind 2025 in den meisten Monaten gestiegen, stimmt das?", "Stimmt.", 7),
        ("de", "Stimmt es, dass die Importe 2026 in keinem Monat gesunken sind?", "Stimmt.", 0),
        ("de", "Der PMI lag 2025 nur in drei Monaten über 50, richtig?", "Stimmt.", 3),
        ("de", "Die Importe fielen 2025 nur einmal, oder?", "Stimmt nicht.", 5),
        ("fr", "Octobre est le seul mois de 2025 où les exportations ont reculé, vrai ?", "Vrai.", 1),
        ("fr", "Les exportations ont progressé tous les mois de 2025 sauf en octobre, exact ?", "Vrai.", 11),
        ("fr", "Les importations ont augmenté la plupart des mois de 2025, vrai ou faux ?", "Vrai.", 7),
        ("fr", "Les importations n'ont reculé en aucun mois de 2026, c'est vrai ?", "Vrai.", 0),
        ("fr", "Les importations ont-elles baissé plus d'une fois en 2025 ?", "Vrai.", 5),
        ("fr", "aucun mois de 2025 n'a vu les exportations baisser", "Faux.", 1),
    ],
)
def test_the_months_are_counted(language: str, text: str, opening: str, months: int, knowledge: Knowledge) -> None:
    reply = _reply(text, language, knowledge)
    assert reply.headline.startswith(opening)
    assert next(figure.value for figure in reply.figures if figure.unit in ("count", "months")) == months


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Pour le seul mois de juin 2026, combien d'exportations ?"),
        ("fr", "c'était quand la première fois qu'ils ont sorti plus de 700 000 autos en un seul mois ?"),
        ("de", "Wie viel exportierte China in jedem Monat 2025?"),
    ],
)
def test_a_month_by_itself_is_no_claim(language: str, text: str, knowledge: Knowledge) -> None:
    reply = _reply(text, language, knowledge)
    assert reply.figures
    assert reply.queries[0].operation != "check"


@pytest.mark.parametrize(
    ("language", "text", "opening"),
    [
        ("de", "Die Exporte in die USA haben sich 2025 halbiert, stimmt das?", "Stimmt nicht."),
        ("de", "Haben sich die NEV-Exporte im Mai 2025 mehr als verdoppelt?", "Stimmt."),
        ("de", "Stimmt es, dass sich die Sojaimporte aus Argentinien 2025 fast verdoppelt haben?", "Stimmt."),
        ("fr", "L'excédent a doublé en 2025, vrai ?", "Faux."),
        ("fr", "Les exportations vers les États-Unis ont-elles été divisées par deux en 2025 ?", "Faux."),
        ("fr", "Les importations de soja argentin ont presque doublé en 2025, vrai ?", "Vrai."),
        ("en", "argentine soy imports nearly doubled in 2025, true?", "True."),
        ("en", "argentine soy imports doubled in 2025, true?", "False."),
    ],
)
def test_a_multiple_is_a_rate(language: str, text: str, opening: str, knowledge: Knowledge) -> None:
    assert _reply(text, language, knowledge).headline.startswith(opening)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Wie stark wuchsen die Importe im März und April 2026?"),
        ("de", "Importwachstum im März und April 2026"),
        ("fr", "De combien les importations ont-elles augmenté en mars et en avril 2026 ?"),
        ("fr", "croissance des importations en mars et avril 2026"),
        ("en", "how fast did imports grow in March and April 2026"),
        ("es", "¿Cuánto crecieron las importaciones en marzo y abril de 2026?"),
        ("pt", "Quanto cresceram as importações em março e abril de 2026?"),
    ],
)
def test_two_months_in_one_breath_are_two_rates(language: str, text: str, knowledge: Knowledge) -> None:
    rates = [figure.value for figure in _reply(text, language, knowledge).figures if figure.unit == "pct"]
    assert rates[:2] == [27.8, 25.3]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Wie stark wuchsen die Exporte von Mai auf Juni 2026?"),
        ("de", "Um wie viel stiegen die Exporte im Juni gegenüber Mai 2026?"),
        ("en", "Were exports higher in June 2026 or in May 2026?"),
        ("fr", "Différence des exportations entre mai et juin 2026"),
    ],
)
def test_the_way_from_one_month_to_another_stays_one(language: str, text: str, knowledge: Knowledge) -> None:
    (query,) = _reply(text, language, knowledge).queries
    assert query.operation in ("change", "growth", "compare")
    assert query.by != "year"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Wie hoch waren die Exporte vor Juni 2025?"),
        ("fr", "exportations avant juin 2025"),
        ("en", "exports before June 2025"),
    ],
)
def test_before_a_month_is_no_single_month(language: str, text: str, knowledge: Knowledge) -> None:
    reply = _reply(text, language, knowledge)
    assert reply.outcome == "clarify"
    assert not reply.figures


@pytest.mark.parametrize(
    ("language", "text"), [("de", "höchster Überschuss vor Juni 2025"), ("fr", "excédent record avant juin 2025")]
)
def test_a_record_before_a_month_is_of_all_before(language: str, text: str, knowledge: Knowledge) -> None:
    assert _reply(text, language, knowledge).figures[0].period.code == "2025-01"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Pkw-Exporte November 2025"),
        ("fr", "exportations de voitures particulières en novembre 2025"),
        ("en", "passenger car exports november 2025"),
        ("zh", "2025年11月乘用车出口多少"),
    ],
)
def test_passenger_cars_are_not_all_automobiles(language: str, text: str, knowledge: Knowledge) -> None:
    reply = _reply(text, language, knowledge)
    assert reply.outcome == "refuse"
    assert not reply.figures
