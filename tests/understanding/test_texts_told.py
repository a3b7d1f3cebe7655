"""Texts that are quoted or written for are no part of what is asked; their words are unknown where they stand alone."""

from __future__ import annotations

import pytest

from bot.errors import NotHeld
from bot.knowledge import Knowledge
from bot.model import Bound, Query
from tests.understanding.asking import asked, one


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The piece gives 753,000 cars exported in December 2025. Correct?"),
        ("en", "Our wire lists 753,000 cars exported in December 2025. Does that tally?"),
        ("en", "The slide puts cars exported in December 2025 at 753,000. True?"),
        ("de", "Der Kasten nennt 753.000 exportierte Autos im Dezember 2025. Kommt das hin?"),
        ("es", "El borrador menciona 753.000 coches exportados en diciembre de 2025. ¿Es correcto?"),
        ("fr", "Le brouillon donne 753 000 voitures exportées en décembre 2025. Ça colle ?"),
        ("pt", "O rascunho traz 753 mil carros exportados em dezembro de 2025. Confere?"),
        ("ru", "В черновике названо 753 тысячи экспортированных автомобилей в декабре 2025 года. Верно?"),
        ("zh", "新闻稿写道2025年12月汽车出口75.3万辆，吻合吗？"),
        ("ja", "表には2025年12月の自動車輸出は75.3万台とある。合っていますか？"),
    ],
)
def test_what_a_text_says_is_claimed(knowledge: Knowledge, language: str, text: str) -> None:
    query = one(knowledge, text, language)
    assert (query.operation, query.commodities) == ("check", ("automobiles",))
    assert isinstance(query.condition, Bound)
    assert query.condition.amount == 753000


@pytest.mark.parametrize(
    "text",
    [
        "Graphic needs China's exports to the US in June 2026",
        "China's exports to the US in June 2026, for a box",
        "The box needs China's exports to the US in June 2026",
    ],
)
def test_what_a_text_needs_is_asked(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text, "en")
    assert (query.operation, query.flow, query.partners) == ("level", "export", ("USA",))


@pytest.mark.parametrize("text", ["copper wire exports in 2025", "Who gives China the largest surplus in June 2026?"])
def test_elsewhere_they_are_unknown(knowledge: Knowledge, text: str) -> None:
    assert isinstance(asked(knowledge, text, "en")[0], NotHeld)


def test_a_rate_and_more(knowledge: Knowledge) -> None:
    query = one(knowledge, "pretty sure august imports were up like 30+ percent", "en")
    assert (query.operation, query.measure) == ("check", "yoy")
    assert query.condition == Bound("at_least", 30.0, unit="pct", measure="yoy")


def test_shipped_into_a_place(knowledge: Knowledge) -> None:
    query = asked(knowledge, "gas into china sept 25? piped and shipped", "en")[0]
    assert isinstance(query, Query)
    assert (query.flow, query.commodities) == ("import", ("natural_gas",))


def test_a_deficit_halved_between_years(knowledge: Knowledge) -> None:
    query = one(knowledge, "America's deficit with China was cut in half from 2024 to 2025. True?", "en")
    assert (query.operation, query.reporter, query.measure) == ("check", "USA", "yoy")
    assert [period.code for period in query.periods] == ["2025"]
