"""Which side of an amount a figure lies on is asked, and nothing claimed: no true or false, but above or below."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Bound, Query, Question
from bot.pipeline import answer
from tests import turns

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("was the PMI in October 2025 over or under 50?", "Below 50. The manufacturing PMI, October 2025: 49.0"),
        ("did the PMI come in above 50 or below in October 2025?", "Below 50. The manufacturing PMI"),
        ("is the PMI above or below 50?", "Exactly 50. The manufacturing PMI, May 2026: 50.0"),
        ("was the surplus above or below 100 bn in May 2025?", "Above $100 bn. China's trade balance, May 2025"),
        ("was the deficit with Taiwan in 2025 more or less than 140 bn", "Above $140 bn. China's trade balance"),
        ("did exports grow more or less than 6% in November 2025", "Below 6 %. China's exports, November 2025: up 5.9"),
        ("did exports to the US fall by more or less than 25% in November 2025", "Above 25 %. Exports from China"),
        ("lag der Überschuss im Mai 2025 über oder unter 100 Mrd. Dollar?", "Über 100 Mrd. Dollar. "),
        ("¿el superávit de mayo de 2025 fue mayor o menor de 100.000 millones?", "Por encima de 100.000 millones"),
        ("¿el PMI de octubre de 2025 estuvo por encima o por debajo de 50?", "Por debajo de 50. PMI manufacturero"),
        ("l'excédent de mai 2025 a-t-il été supérieur ou inférieur à 100 milliards ?", "Au-dessus de 100 Md$. "),
        ("o PMI de outubro de 2025 ficou acima ou abaixo de 50?", "Abaixo de 50. PMI industrial"),
        ("профицит в мае 2025 был больше или меньше 100 млрд?", "Выше 100 млрд долларов. "),
        ("2025年5月顺差是超过还是不到1000亿美元？", "高于1000亿美元。"),
        ("2025年10月のPMIは50を上回ったか下回ったか", "50を下回りました。"),
    ],
)
def test_the_side_is_told(text: str, headline: str, knowledge: Knowledge) -> None:
    reply = answer(Question(text, TODAY), knowledge)
    assert reply.headline.startswith(headline)
    assert isinstance(reply.queries[0].condition, Bound)
    assert reply.queries[0].condition.comparator == "either"


@pytest.mark.parametrize(
    "text",
    [
        "how many months was the PMI above or below 50 in 2025",
        "when was the surplus above or below 100bn",
        "has the surplus been above or below 100 bn since March 2026",
    ],
)
def test_of_many_months_it_is_asked_back(text: str, knowledge: Knowledge) -> None:
    assert answer(Question(text, TODAY), knowledge).outcome == "clarify"


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("was the surplus above 100 bn in May 2025, or not?", "above"),
        ("was the surplus 100 bn or more in May 2025?", "at_least"),
        ("was the PMI 50 or below in October 2025?", "at_most"),
    ],
)
def test_one_side_is_a_claim(text: str, comparator: str, knowledge: Knowledge) -> None:
    (query,) = answer(Question(text, TODAY), knowledge).queries
    assert isinstance(query.condition, Bound)
    assert query.condition.comparator == comparator


def test_single_or_double_digits_claim_nothing(knowledge: Knowledge) -> None:
    reply = answer(Question("were exports to the EU up by single or double digits in 2025?", TODAY), knowledge)
    assert (reply.queries[0].operation, reply.queries[0].condition) == ("growth", None)
    assert reply.figures[0].value == 8.4


@pytest.mark.parametrize(
    ("language", "text", "claimed"),
    [
        ("de", "Lag das Wachstum der Exporte 2025 im zweistelligen Bereich?", 10.0),
        ("en", "Was export growth in 2025 in double digits?", 10.0),
        ("es", "¿Fue el crecimiento de las exportaciones en 2025 de dos dígitos?", 10.0),
        ("de", "War der Rückgang der Importe im Juni 2026 zweistellig?", -10.0),
    ],
)
def test_a_rate_in_double_digits_is_put_to_the_test(
    knowledge: Knowledge, language: str, text: str, claimed: float
) -> None:
    query = turns.query(knowledge, text, language=language)
    assert query.condition is not None
    assert (query.operation, query.condition.amount) == ("check", claimed)


@pytest.mark.parametrize(
    "text",
    [
        "Was export growth not in double digits in 2025?",
        "No double-digit export growth in 2025?",
        "Was export growth almost double digits in 2025?",
    ],
)
def test_double_digits_denied_or_nearly_reached_are_no_claim_of_ten(knowledge: Knowledge, text: str) -> None:
    query = turns.read(knowledge, text)
    assert not isinstance(query, Query) or query.condition is None
