"""How far a figure moved from one of two times told to the other: "so it grew by?", "change in percent?"."""

from __future__ import annotations

from bot.model import Period
from bot.understanding.clauses.features import Features
from bot.understanding.talks.picking import Pick
from bot.understanding.talks.told import Told


def back_a_year(f: Features, things: Told, pick: Pick | None) -> bool:
    """ "Change in percent?" after a month and then the year before: how far it moved from that year to this."""
    c = f.clause
    newer, older = things.items[0], things.items[-1]
    if pick is not None or len(things.items) != 2 or not isinstance(newer, Period) or not isinstance(older, Period):
        return False
    rated = c.has("growth") or c.ops("how_fast") or c.has("measure", "percent") or c.has("unit", "pct")
    plain = things.of.operation in ("level", "total", "balance")
    plain = plain and things.of.flow in ("export", "import", "total", "balance")
    return plain and rated and older == newer.shift(-12) and not f.extreme() and not f.larger


def moved_between(f: Features, things: Told, pick: Pick | None, more: bool) -> bool:
    """ "So it grew by?", "lower now?" after one period and another, where the newer was told first, or of a balance."""
    c = f.clause
    periods = [item for item in things.items if isinstance(item, Period)]
    if pick is not None or len(periods) != 2 or things.slot != "periods" or things.of.measure == "yoy":
        return False
    if c.has("question", "what", "who") or c.has("measure") or c.has("unit", "pct") or f.extreme() is not None:
        return False
    if things.of.flow == "balance" and any(m.says("fared") for m in c.all("more")):
        return True  # "how much worse?" after one deficit and another: it has no rate
    latest = any(e.latest for _, e in c.expressions())
    moved = f.growth or c.has("direction", "up", "down") or more
    grown = c.has("growth", "growth") and (c.has("prep", "by") or c.ops("difference", "how_fast"))
    return moved and (latest or (grown and (periods[0] > periods[1] or things.of.flow == "balance")))
