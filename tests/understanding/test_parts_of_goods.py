"""One of two kinds of goods as a part of the other is no figure that is worked out: it is asked back, never the two
shares of the whole trade."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from bot.model import Query
from tests.turns import last, query
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


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("exports to France in 2024", "as a share of exports to the EU"),
        ("exports to France in 2024", "and as a percentage of exports to the EU?"),
        ("soybean imports from Brazil in 2025", "as a share of imports from Brazil"),
    ],
)
def test_what_was_told_as_a_part_of_another_trade_is_asked_back(knowledge: Knowledge, first: str, then: str) -> None:
    reply = last(knowledge, first, then)
    assert (reply.outcome, reply.figures) == ("clarify", ())


@pytest.mark.parametrize(
    ("first", "then", "partner"),
    [
        ("exports to France in 2024", "as a share of all exports", "FRA"),
        ("exports to France in 2024", "and the EU's share?", "EU27"),
        ("soybean imports from Brazil in 2025", "as a share of soybean imports", "BRA"),
    ],
)
def test_a_part_of_the_whole_is_told_in_a_talk(knowledge: Knowledge, first: str, then: str, partner: str) -> None:
    told = query(knowledge, first, then)
    assert (told.operation, told.partners) == ("share", (partner,))


def test_the_share_of_what_goes_to_a_group_is_no_share_of_the_group(knowledge: Knowledge) -> None:
    level, share = asked(knowledge, "exports to Vietnam and their share of exports to ASEAN in 2024")
    assert isinstance(level, Query)
    assert level.operation == "level"
    assert isinstance(share, Ambiguous)
