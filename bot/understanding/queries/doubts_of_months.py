"""Months that no query tells: what part of them is asked for, or those after an event that no day is held of."""

from __future__ import annotations

from itertools import pairwise

from bot.model import Query
from bot.understanding.clauses.features import Features
from bot.understanding.queries.doubt import Doubt, Rows, itself, nothing
from bot.understanding.words.kinds import TARIFFS


def _part_of_months(query: Query, f: Features) -> bool:
    """`In what percentage of the months of 2025 did exports fall`: no share of trade, and no rate."""
    said = [m for m in f.clause.mentions if not m.is_("harmless") and not m.is_("prep", "of")]
    asked = any(
        one.is_("measure", "share", "percent") and (two.is_("time", "unit:month") or two.is_("op", "list"))
        for one, two in pairwise(said)
    )
    return asked and f.clause.has_any("direction", "growth", "compare")


def _after_tariffs(query: Query, f: Features) -> bool:
    """トランプ関税のあと対米輸出は: in texts without spaces, what was traded since then, not how high they are."""
    c = f.clause
    tariffs = [c.at(m) for m in c.all("commodity", *TARIFFS)] if f.context and c.ways.unspaced else []
    return any(
        m.means("time", "after_post", "before_post", "later") for at in tariffs for m in c.mentions[at + 1 :][:1]
    )


OF_MONTHS: Rows = (
    (Doubt(_after_tariffs, itself, ("level",)), " ".join(TARIFFS)),
    (Doubt(_part_of_months, nothing, ("share", "change", "growth", "level", "compare")), "share percent"),
)
