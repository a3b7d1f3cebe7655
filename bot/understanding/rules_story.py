"""Rules for questions behind a figure: revised, true, why, in brief, against forecast, both sides, its price.

Each says whether it applies and makes the query, or answers None.
"""

from __future__ import annotations

from bot.model import Bound, Query
from bot.understanding.asked import query_of
from bot.understanding.features import Features

_MIRRORED = ("export", "import", "balance")


def revision(f: Features) -> Query | None:
    if not f.clause.ops("revise", "first_print"):
        return None
    return query_of(f, "revision", measure="yoy" if f.growth else f.measure)


def check(f: Features) -> Query | None:
    if not f.clause.ops("check"):
        return None
    claim = claim_of(f)
    if claim is None:
        return None
    return query_of(f, "check", measure=claim.measure or f.measure, condition=claim)


def claim_of(f: Features) -> Bound | None:
    """What is claimed of the series: above, below, about an amount; risen or fallen."""
    c = f.clause
    if f.bound is not None:
        return f.bound
    if any(
        (after := c.after(m)) is not None and after.kind in ("place", "demonym", "commodity")
        for m in c.all("fragment", "no")
    ):
        return Bound("is", 0.0)  # "no US soybeans at all in October, right?"
    up, down = c.has("direction", "up"), c.has("direction", "down")
    growing = up or c.has("growth")
    for amount in f.amounts:
        if amount.first in c.used and amount.unit != "pct":
            continue
        if amount.unit in ("pct", "double_digit"):
            c.use(*amount.mentions)
            return Bound(
                "is", -amount.value if down else amount.value, unit="pct", measure=None if f.context else "yoy"
            )
        value, unit = amount.in_unit(_series_unit(f))
        if amount.value == 0 or amount.scaled or amount.unit or amount.value >= 20:
            c.use(*amount.mentions)
            if c.has("flow", "deficit") and value > 0:
                value = -value
            return Bound("is", value, unit=unit)
    if (c.has("flow", "surplus") or c.has("flow", "deficit")) and not (up or down):
        return Bound("above" if c.has("flow", "surplus") else "below", 0.0)
    if down:
        return Bound("below", 0.0, unit="pct", measure=None if f.context else "yoy")
    if growing:
        return Bound("above", 0.0, unit="pct", measure=None if f.context else "yoy")
    return None


def _series_unit(f: Features) -> str | None:
    return None if f.commodities and f.commodities != ("TOTAL",) else "USD_bn"


def why(f: Features) -> Query | None:
    asked = f.clause.ops("why") or (f.clause.ops("happened") and not f.clause.ops("difference", "compare", "sum"))
    if not asked:
        return None
    if f.clause.ops("mirror") or (f.clause.ops("difference") and f.by_books):
        return query_of(f, "mirror", flow=f.flow if f.flow in _MIRRORED else "export", by="causes")
    claim = claim_of(f)
    measure = claim.measure if claim is not None and claim.measure else None
    return query_of(f, "why", measure=measure, condition=claim)


def brief(f: Features) -> Query | None:
    if not f.clause.ops("brief"):
        return None
    return query_of(f, "brief", flow=None)


def surprise(f: Features) -> Query | None:
    c = f.clause
    if not (c.ops("surprise", "forecast") or c.has("poll")):
        return None
    poll = c.first("poll")
    c.use(*c.all("poll"))
    by = poll.code if poll is not None else None
    measure = None
    if f.flow in ("export", "import", "both", None):
        measure = "yoy"
    extreme = f.extreme()
    return query_of(f, "surprise", flow=f.flow or "both", measure=measure, by=by, limit=extreme)


def mirror(f: Features) -> Query | None:
    if f.two_books and (f.clause.ops("difference", "compare") or f.clause.has("flow", "balance")):
        return query_of(f, "mirror", flow="export", partners=(f.two_books,), by="gap")
    if not f.clause.ops("mirror"):
        return None
    gap = f.clause.ops("difference", "gap") or (f.clause.ops("mirror") and f.clause.has("direction", "down"))
    return query_of(f, "mirror", flow=f.flow if f.flow in _MIRRORED else "export", by="gap" if gap else None)


def unit_value(f: Features) -> Query | None:
    if not f.clause.has("measure", "price") or f.context:
        return None
    goods = [code for code in f.commodities if code != "TOTAL"]
    if not goods:
        return None
    return query_of(f, "unit_value", measure="unit_value")


def contribution(f: Features) -> Query | None:
    grown = f.clause.ops("source") and f.moved  # "where did the growth come from?"
    if not (f.clause.ops("contribution") or grown):
        return None
    by = "commodity" if f.clause.has("party", "product") else "partner"
    return query_of(f, "contribution", by=by, partners=f.partners or ("WLD",))
