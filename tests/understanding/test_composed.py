"""Sentences composed of slots: whatever the words and their order, the query has the slots that were put in."""

# ruff: noqa: E501 -- tables of phrases are read by row

from __future__ import annotations

import random
from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Query, Question
from bot.understanding import understand

TODAY = date(2026, 9, 15)

PERIODS = {
    "2025-11": ("November 2025", "Nov 2025", "nov '25", "November last year"),
    "2025-07/2025-09": ("Q3 2025", "the third quarter of 2025", "July-September 2025", "Jul to Sep 2025"),
    "2025-01/2025-08": ("Jan-Aug 2025", "January to August 2025", "the first eight months of 2025"),
    "2026-01/2026-02": ("Jan-Feb 2026", "January and February 2026", "Jan+Feb 2026", "the first two months of 2026"),
    "2025": ("2025", "last year", "the whole of 2025", "calendar 2025"),
}
SERIES = {
    ("export", "WLD"): ("China's exports", "Chinese exports", "exports from China"),
    ("export", "USA"): ("exports to the US", "Chinese sales to America", "China's shipments to the United States"),
    ("export", "ASEAN"): ("exports to ASEAN", "China's exports to Southeast Asia"),
    ("import", "WLD"): ("China's imports", "imports into China", "China's purchases from abroad"),
    ("import", "RUS"): ("imports from Russia", "China's purchases from Russia"),
}
SHAPES = {
    "level": (
        "{s} {p}", "{p}: {s}?", "how big were {s} in {p}", "I need {s} for {p}", "what did {s} come to in {p}?",
        "anyone got {s} for {p}", "tell me {s} in {p}", "what was the value of {s} in {p}?",
    ),
    "growth": (
        "{s} yoy {p}", "how fast did {s} grow in {p}?", "growth of {s} in {p}", "by what percentage did {s} rise in {p}",
        "what growth did {s} show in {p}", "at what rate did {s} grow in {p}", "{s} {p}, percent change on a year earlier",
        "what was the annual increase in {s} in {p}, in per cent?",
    ),
}  # fmt: skip
RNG = random.Random(20)
COMPOSED = sorted(
    {
        (operation, *series, period, shape.format(s=RNG.choice(SERIES[series]), p=RNG.choice(PERIODS[period])))
        for operation, shapes in SHAPES.items()
        for shape in shapes
        for series in SERIES
        for period in RNG.sample(sorted(PERIODS), 2)
    }
)


@pytest.mark.parametrize(("operation", "flow", "partner", "period", "text"), COMPOSED)
def test_the_slots_that_were_put_in_come_out(
    knowledge: Knowledge, operation: str, flow: str, partner: str, period: str, text: str
) -> None:
    said = understand(Question(text, TODAY, "en"), knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    (query,) = said
    assert isinstance(query, Query), query
    periods = [str(one) for one in query.periods]
    assert (query.operation, query.flow, query.partners, periods) == (operation, flow, (partner,), [period])
