"""Who receives and who sends, where no flow is named: the order of the words tells it."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from tests.understanding.asking import asked, one

OUT, IN = "export", "import"  # of China's trade


@pytest.mark.parametrize(
    ("language", "text", "flow", "partner"),
    [
        # the subject of a passive of giving receives
        ("en", "How much was China sold by Germany in 2024?", IN, "DEU"),
        ("en", "How much was Germany sold by China in 2024?", OUT, "DEU"),
        ("en", "How much was sold by China to Germany in 2024?", OUT, "DEU"),
        # what China is called is what it is to the other
        ("en", "China as Germany's customer in 2024", IN, "DEU"),
        ("en", "Germany as China's customer in 2024", OUT, "DEU"),
        ("en", "How big a customer was China for Germany in 2024?", IN, "DEU"),
        ("ja", "韓国の顧客としての中国、2024年", IN, "KOR"),
        ("ja", "中国の顧客としての韓国、2024年", OUT, "KOR"),
        # whose goods they are is told by the word beside them
        ("en", "German-made goods bought in China in 2024", IN, "DEU"),
        ("en", "Vietnamese goods in China in 2024", IN, "VNM"),
        ("de", "Von China in Japan gekaufte Waren 2024", IN, "JPN"),
        ("zh", "2025年中国在美国商品上花了多少钱？", IN, "USA"),
        # a way told by a verb of coming or going
        ("en", "How much left America for China in 2025?", IN, "USA"),
        ("en", "How many goods moved to America in 2025?", OUT, "USA"),
        ("en", "Shipments China gets from Germany, 2024", IN, "DEU"),
        ("en", "Germany from China 2024", OUT, "DEU"),
    ],
)
def test_which_way_it_went(knowledge: Knowledge, language: str, text: str, flow: str, partner: str) -> None:
    query = one(knowledge, text, language)
    assert (query.operation, query.reporter, query.flow, query.partners) == ("level", "CHN", flow, (partner,))


def test_how_important_a_market_it_is_is_a_share_of_the_others(knowledge: Knowledge) -> None:
    (asks,) = asked(knowledge, "How important was China as a market for Korea in 2024?")
    assert isinstance(asks, Ambiguous)


def test_what_moved_is_a_flow_where_one_is_named(knowledge: Knowledge) -> None:
    query = one(knowledge, "Exports moved to a record in June 2026, right?")
    assert query.operation in ("check", "record")
