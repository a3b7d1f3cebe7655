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


def _each_on_the_month(query: Query, f: Features) -> bool:
    """`In which months of 2025 was the surplus smaller than in the month before`: each beside the one before it, and
    no year beside a month."""
    asked = f.clause.ops("which", "count", "list") or f.asks_time == "month"
    sizes = [period.month_count for period in query.periods]
    return bool(asked) and len(sizes) == 2 and min(sizes) == 1 < max(sizes)


def _any_before(_: Query, f: Features) -> bool:
    """`In which month before June was it last above 120 bn`: any of those before it, and not the one right before."""
    c = f.clause
    return any(
        asked.is_("question", "what")
        and told.kind == "period"
        and asked.last + 1 == told.first
        and c.tokens[told.first].norm in c.ways["one_month"]
        for asked, told in pairwise(c.mentions)
    )


def _before_last(_: Query, f: Features) -> bool:
    """`The June before last`: not the last one."""
    pairs = pairwise(f.clause.mentions)
    return any(
        one.is_("time", "before") and two.means("time", "past") and one.last + 1 == two.first for one, two in pairs
    )


OF_MONTHS: Rows = (
    (Doubt(_before_last, nothing), "before"),
    (Doubt(_any_before, nothing), "period"),
    (Doubt(_each_on_the_month, nothing, ("compare", "change")), "period"),
    (Doubt(_after_tariffs, itself, ("level",)), " ".join(TARIFFS)),
    (Doubt(_part_of_months, nothing, ("share", "change", "growth", "level", "compare")), "share percent"),
)
