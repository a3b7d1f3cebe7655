"""Goods named by a country's adjective come from there, whoever buys them."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from tests.turns import query


@pytest.mark.parametrize(
    ("text", "flow", "partner"),
    [
        ("how much chinese goods did the EU take in 2025", "export", "EU27"),
        ("how much chinese stuff did america buy in november 2025", "export", "USA"),
        ("chinese goods bought by the EU in 2025", "export", "EU27"),
        ("how much chinese steel did the EU buy in 2025", "export", "EU27"),
        ("how many american goods did china buy in 2025", "import", "USA"),
        ("how much european stuff did china buy in 2025", "import", "EU27"),
        ("how much american soy did china buy in 2024", "import", "USA"),
        ("how much did the EU take from China in 2025", "export", "EU27"),
    ],
)
def test_goods_of_a_country_come_from_there(text: str, flow: str, partner: str, knowledge: Knowledge) -> None:
    found = query(knowledge, text)
    assert (found.reporter, found.flow, found.partners) == ("CHN", flow, (partner,))
