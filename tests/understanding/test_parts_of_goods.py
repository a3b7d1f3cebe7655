"""One of two kinds of goods as a part of the other is no figure that is worked out: it is asked back, never the two
shares of the whole trade."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from bot.model import Query
from tests.understanding.asking import asked


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "rare earth magnets as a share of rare earth exports"),
        ("en", "soybeans as a share of crude imports"),
        ("en", "what share of crude imports is soybeans"),
        ("de", "Anteil von Sojabohnen an den Rohölimporten"),
        ("fr", "part du charbon dans les importations de brut"),
        ("zh", "大豆占原油进口的比重"),
    ],
)
def test_a_part_of_other_goods_is_asked_back(knowledge: Knowledge, language: str, text: str) -> None:
    (part,) = asked(knowledge, text, language)
    assert isinstance(part, Ambiguous)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "share of soybeans and crude in imports"),
        ("en", "coal versus crude oil, share of imports"),
        ("en", "percent of imports: coal, crude"),
        ("en", "share of imports: soybeans crude"),
        ("en", "share of soybeans (crude too)"),
        ("de", "Anteil: Kohle Rohöl an den Importen"),
        ("zh", "进口占比:大豆 原油"),
        ("de", "Anteil von Kohle und Rohöl an den Importen"),
        ("zh", "原油和煤炭占进口的比重"),
    ],
)
def test_goods_that_are_joined_have_a_share_each(knowledge: Knowledge, language: str, text: str) -> None:
    found = asked(knowledge, text, language)
    assert [part.operation for part in found if isinstance(part, Query)] == ["share"] * len(found)
    named = [code for part in found if isinstance(part, Query) for code in part.commodities]
    assert len(named) == 2
