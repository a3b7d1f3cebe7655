"""Knowledge as it was before some months' figures came: the same data without the rows of these periods."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.analysis import InMemory
from bot.knowledge import cover
from bot.sources import read_observations

if TYPE_CHECKING:
    from bot.knowledge import Knowledge


def before(knowledge: Knowledge, *gone: str, name: str = "") -> Knowledge:
    """Without every row whose period ends in one of these months ("2026-08"); under a checksum of its own."""
    catalog, facts = knowledge.catalog, knowledge.facts
    frame = read_observations(knowledge.data, catalog)
    ends = frame["period"].astype(str).str.split("/").str[-1]
    table = InMemory(frame[~ends.isin(gone)], catalog, facts)
    checksum = name or f"without {' '.join(gone)}"
    return replace(knowledge, table=table, coverage=cover(table, catalog, facts), checksum=checksum, free=None)
