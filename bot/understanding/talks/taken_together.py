"""A time that is to be taken together with the one told: "combined with February?", "together with June?"."""

from __future__ import annotations

from bot.model import Period, Query
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features

_LITTLE = ("harmless", "conj", "fragment", "courtesy", "prep", "period", "op")
_PLAIN = ("level", "balance", "total", "sum", "growth", "change")


def taken_together(previous: Query, f: Features) -> Query | None:
    """Both times in one amount, or in one rate after a rate, where the one follows the other; None for any other
    fragment."""
    c = f.clause
    if not _asked(f) or previous.operation not in _PLAIN or not previous.periods or not c.only(*_LITTLE):
        return None
    told, named = previous.periods[0], f.periods
    if len(named) != 1 or named[0] == told or f.context or f.partners != previous.partners:
        return None
    one, two = sorted((told, named[0]))
    if (two.first - one.last).days != 1:
        periods: tuple[Period, ...] = (one, two)
        return previous.with_(operation="sum", by=None, measure=None, basis=None, periods=periods, notes=())
    span = (Period(one.first, two.last),)
    if previous.operation == "growth" and previous.by == "year":
        return previous.with_(periods=span, notes=())
    return previous.with_(operation="sum", by=None, measure=None, periods=span, notes=())


def _asked(f: Features) -> bool:
    """A word for adding up and `with` right behind it, or one for both: "combined with", "together with"; or `with`
    that opens it: "with January?"."""
    c = f.clause
    if (c.frame.says("taken_with") or _opens_with(c)) and not c.has("op"):
        return True
    sums = c.all("op", "sum")
    led = c.after(sums[0], "harmless") if len(sums) == len(c.all("op")) == 1 else None
    return led is not None and led.is_("prep", "with")


def _opens_with(c: Clause) -> bool:
    said = [m for m in c.mentions if m.kind not in ("harmless", "fragment", "courtesy") and not m.is_("conj", "and")]
    led = bool(said) and (said[0].is_("prep", "with") or said[0].is_("conj", "plus"))
    return led and len(said) > 1 and said[1].kind == "period"
