"""What part of the months is asked for, which no query counts: no share of trade, and no rate."""

from __future__ import annotations

from itertools import pairwise

from bot.model import Query
from bot.understanding.clauses.features import Features
from bot.understanding.queries.doubt import Doubt, Rows, nothing


def _part_of_months(query: Query, f: Features) -> bool:
    """`In what percentage of the months of 2025 did exports fall`: no share of trade, and no rate."""
    said = [m for m in f.clause.mentions if not m.is_("harmless") and not m.is_("prep", "of")]
    asked = any(
        one.is_("measure", "share", "percent") and (two.is_("time", "unit:month") or two.is_("op", "list"))
        for one, two in pairwise(said)
    )
    return asked and f.clause.has_any("direction", "growth", "compare")


OF_MONTHS: Rows = (
    (Doubt(_part_of_months, nothing, ("share", "change", "growth", "level", "compare")), "share percent"),
)
