"""More said of either flow with one partner sets the two against each other."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from tests.understanding.asking import asked, one


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("China with Brazil: sold more? bought more?", "en"),
        ("China and Brazil: more exports? more imports?", "en"),
        ("China sold more to Brazil? or bought more?", "en"),
        ("中国はブラジルに売った方が多い?買った方が多い?", "ja"),
        ("中国はブラジルに売った方が多いか、買った方が多いか", "ja"),
        ("中国对巴西卖得多?买得多?", "zh"),
        ("China mit Brasilien: mehr verkauft? mehr gekauft?", "de"),
        ("China con Brasil: ¿vendió más? ¿compró más?", "es"),
        ("La Chine avec le Brésil : plus vendu ? plus acheté ?", "fr"),
        ("Китай с Бразилией: больше продал? больше купил?", "ru"),
        ("China com o Brasil: vendeu mais? comprou mais?", "pt"),
    ],
)
def test_more_of_either_flow_sets_them_against_each_other(text: str, language: str, knowledge: Knowledge) -> None:
    query = one(knowledge, text, language)
    assert (query.operation, query.flow, query.partners, query.by) == ("compare", "both", ("BRA",), "flow")


def test_more_of_one_flow_and_less_of_the_other_are_moves(knowledge: Knowledge) -> None:
    for text in ("China with Brazil: sold less? bought more?", "Did China sell more to Brazil in 2025?"):
        assert not any(getattr(query, "operation", "") == "compare" for query in asked(knowledge, text))
