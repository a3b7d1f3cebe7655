"""Flows listed behind the trade they are of, and means over a span that something moved in."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.model import Query
from tests.understanding.asking import asked, one


@pytest.mark.parametrize(
    ("text", "flows"),
    [
        ("China–US trade 2025: total, exports, imports, surplus", ["total", "export", "import", "balance"]),
        ("US-China trade 2025: exports, imports, surplus", ["export", "import", "balance"]),
        ("China-US trade in 2025: exports and surplus", ["export", "balance"]),
        ("trade with the US in 2025: total, exports, imports, balance", ["total", "export", "import", "balance"]),
        ("China-EU trade in 2025: exports and imports", ["both"]),
    ],
)
def test_each_flow_is_of_the_pair(knowledge: Knowledge, text: str, flows: list[str]) -> None:
    parts = [part for part in asked(knowledge, text) if isinstance(part, Query)]
    assert [part.flow for part in parts] == flows
    assert {part.partners for part in parts} == ({("EU27",)} if "EU" in text else {("USA",)})


@pytest.mark.parametrize(
    "text",
    [
        "Between April and October 2025, what was the average monthly drop in exports to the US?",
        "average drop in exports to the US from April to October 2025",
        "average growth of exports to the US between April and October 2025",
    ],
)
def test_a_mean_of_rates_is_over_the_span(knowledge: Knowledge, text: str) -> None:
    found = one(knowledge, text)
    assert (found.operation, found.measure) == ("average", "yoy")
    assert [period.code for period in found.periods] == ["2025-04/2025-10"]
