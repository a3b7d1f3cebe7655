"""Which question it is: rules over the features of a clause, the most particular first.

Each rule is a function that says whether it applies and fills `by`, `limit`, `measure`, `condition`; the first that
applies wins. A rule reads kinds and codes, never words, so that it holds in every language.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from bot.model import Bound, Condition, Logic, Period, Query
from bot.understanding.features import Features

Rule = Callable[[Features], Query | None]
_INDEX = ("pmi_manufacturing", "pmi_non_manufacturing")


def _query(f: Features, operation: str, **slots: object) -> Query:
    base = Query(
        operation,
        f.reporter,
        f.flow,
        f.partners or ("WLD",),
        f.commodities or ("TOTAL",),
        f.measure,
        f.basis,
        f.periods,
        condition=None,
    )
    return replace(base, **slots)  # type: ignore[arg-type]


def choose(f: Features) -> Query:
    """The query that the first fitting rule makes; a level where none fits."""
    for rule in RULES:
        if (query := rule(f)) is not None:
            return query
    return level(f)


# ------------------------------------------------------------------------------------------------ other families


def revision(f: Features) -> Query | None:
    if not f.clause.ops("revise", "first_print"):
        return None
    return _query(f, "revision", measure="yoy" if f.growth else f.measure)


def check(f: Features) -> Query | None:
    if not f.clause.ops("check"):
        return None
    claim = claim_of(f)
    if claim is None:
        return None
    return _query(f, "check", measure=claim.measure or f.measure, condition=claim)


def claim_of(f: Features) -> Bound | None:
    """What is claimed of the series: above, below, about an amount; risen or fallen."""
    c = f.clause
    if f.bound is not None:
        return f.bound
    if any((after := c.after(m)) is not None and after.kind in ("place", "demonym", "commodity") for m in c.all("fragment", "no")):
        return Bound("is", 0.0)  # "no US soybeans at all in October, right?"
    up, down = c.has("direction", "up"), c.has("direction", "down")
    growing = up or c.has("growth")
    for amount in f.amounts:
        if amount.first in c.used and not amount.unit == "pct":
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
    if c.has("flow", "surplus") or c.has("flow", "deficit"):
        if not (up or down):
            return Bound("above" if c.has("flow", "surplus") else "below", 0.0)
    if down:
        return Bound("below", 0.0, unit="pct", measure=None if f.context else "yoy")
    if growing:
        return Bound("above", 0.0, unit="pct", measure=None if f.context else "yoy")
    return None


def _series_unit(f: Features) -> str | None:
    return None if f.commodities and f.commodities != ("TOTAL",) else "USD_bn"


def why(f: Features) -> Query | None:
    if not f.clause.ops("why"):
        return None
    if f.clause.ops("mirror") or (f.clause.ops("difference") and f.by_books):
        return _query(f, "mirror", by="causes")
    claim = claim_of(f)
    measure = claim.measure if claim is not None and claim.measure else None
    return _query(f, "why", measure=measure, condition=claim)


def brief(f: Features) -> Query | None:
    if not f.clause.ops("brief"):
        return None
    return _query(f, "brief", flow=None)


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
    return _query(f, "surprise", flow=f.flow or "both", measure=measure, by=by, limit=extreme)


def mirror(f: Features) -> Query | None:
    if f.two_books and (f.clause.ops("difference", "compare") or f.clause.has("flow", "balance")):
        return _query(f, "mirror", flow="export", partners=(f.two_books,), by="gap")
    if not f.clause.ops("mirror"):
        return None
    gap = f.clause.ops("difference", "gap") or f.clause.ops("mirror") and f.clause.has("direction", "down")
    return _query(
        f, "mirror", flow=f.flow if f.flow in ("export", "import", "balance") else "export", by="gap" if gap else None
    )


def unit_value(f: Features) -> Query | None:
    if not f.clause.has("measure", "price") or f.context:
        return None
    goods = [code for code in f.commodities if code != "TOTAL"]
    if not goods:
        return None
    return _query(f, "unit_value", measure="unit_value")


def contribution(f: Features) -> Query | None:
    grown = f.clause.ops("source") and f.moved  # "where did the growth come from?"
    if not (f.clause.ops("contribution") or grown):
        return None
    by = "commodity" if f.clause.has("party", "product") else "partner"
    return _query(f, "contribution", by=by, partners=f.partners or ("WLD",))


# ------------------------------------------------------------------------------------------------ months


def streak(f: Features) -> Query | None:
    c = f.clause
    if not c.ops("streak") and not (c.ops("longest") and (f.moved or f.flow == "balance")):
        return None
    condition = f.bound or _run_condition(f)
    by = "longest" if c.ops("longest") or f.extreme() else "asked" if f.periods else "current"
    return _query(f, "streak", measure=condition.measure or f.measure, by=by, condition=condition)


def _run_condition(f: Features) -> Bound:
    c = f.clause
    if any(code in _INDEX for code in f.commodities):
        return Bound("above" if c.has("direction", "up") else "below", 50.0, unit="index")
    ten = any(amount.unit == "double_digit" for amount in f.amounts)
    if f.flow == "balance" and not c.has("direction") and not f.growth:
        return Bound("below", 0.0) if c.has("flow", "deficit") else Bound("above", 0.0)
    measure = None if f.context else "yoy"
    if c.has("direction", "down"):
        return Bound("below", -10.0 if ten else 0.0, unit="pct", measure=measure)
    return Bound("above", 10.0 if ten else 0.0, unit="pct", measure=measure)


def threshold(f: Features) -> Query | None:
    c = f.clause
    count, which = c.ops("count"), c.ops("which")
    first, last = c.ops("first_time"), c.ops("last_time")
    months = f.asks_time
    first = first or (f.first and (months is not None or c.ops("when")))
    if not (count or which or first or last or c.ops("when") or f.bound is not None or months):
        return None
    if f.extreme() is not None or c.ops("record", "average", "brief"):
        return None
    condition: Condition | None = f.condition or f.bound
    if condition is None and (count or which or first or last or c.ops("when") or c.has("question", "how_many")):
        if c.has("direction") or (c.has("growth") and not c.ops("how_fast")) or c.has("flow", "deficit"):
            condition = _run_condition(f)
    if condition is None:
        return None
    by = "count" if count or (c.has("question", "how_many") and months) else None
    by = by or (
        "last" if last else "first" if first or (c.ops("when") and not which and f.bound is not None) else "which"
    )
    if by == "which" and not which and not months and _one_month(f):
        return None
    measure = condition.measure if isinstance(condition, Bound) and condition.measure else f.measure
    if c.ops("running") or (c.ops("sum") and by == "first"):
        by = "running"
    return _query(f, "threshold", measure=measure, by=by, condition=condition)


def _one_month(f: Features) -> bool:
    return len(f.periods) == 1 and f.periods[0].kind in ("month", "day", "year", "ytd", "quarter", "half")


def bounded(f: Features) -> Query | None:
    """An amount with a comparator and one period: did it get there? A claim in the form of a question."""
    if f.bound is None:
        return None
    return _query(f, "check", measure=f.bound.measure or f.measure, condition=f.bound)


def rank(f: Features) -> Query | None:
    c = f.clause
    extreme = f.extreme()
    ordered = c.ops("rank")
    superlative = extreme is not None or ordered
    if c.ops("place_of") and f.partners:
        return _query(f, "rank", by="partner", limit=None, measure=_rank_measure(f))
    if not superlative and not (f.limit and c.has("party")):
        return None
    sign = extreme if extreme is not None else (-1 if c.ops("bottom") else 1)
    named = [code for code in f.partners if code != "WLD"]
    goods = [code for code in f.commodities if code != "TOTAL"]
    by = None
    if len(goods) > 1 or (c.has("party", "product") and not goods):
        by = "commodity"
    elif c.has("party") or c.has("question", "who"):
        by = "partner"
    elif len(named) > 1 and not f.asks_time:
        by = "partner"
    elif len(goods) > 1 and not f.asks_time:
        by = "commodity"
    elif f.limit and f.limit > 1 and f.asks_time:
        return _query(f, "rank", by=f.asks_time, limit=sign * f.limit, measure=_rank_measure(f))
    if by is None:
        return None
    limit = sign * (
        f.limit or (max(len(named), len(goods)) if len(named) > 1 or len(goods) > 1 else 0) or (1 if _single(f) else 5)
    )
    if f.flow == "balance" and c.has("flow", "deficit") and limit > 0:
        limit = -limit
    partners = tuple(named) if len(named) > 1 or by == "commodity" else tuple(named)
    return _query(
        f, "rank", by=by, limit=limit, measure=_rank_measure(f),
        partners=partners or (("WLD",) if by == "commodity" else ()),
        commodities=f.commodities or (() if by == "commodity" else ("TOTAL",)),
    )  # fmt: skip


def _single(f: Features) -> bool:
    """Asked for the one at the top ("the biggest buyer"): a party in the singular is not told by code, so the list shows a few."""
    return False


def _rank_measure(f: Features) -> str | None:
    return "yoy" if f.moved and f.flow != "balance" else f.measure


def record(f: Features) -> Query | None:
    c = f.clause
    extreme = f.extreme()
    if extreme is None and not c.ops("record"):
        return None
    if extreme is None:
        low = c.has("direction", "down")
        extreme = -1 if low else 1
    measure = f.measure
    if f.moved and not f.context and not (c.ops("record") and not f.growth and not c.has("extreme")):
        measure = "yoy"
        if c.has("direction", "down") and c.has("extreme", "most"):
            extreme = -1
    if f.flow == "balance" and c.has("flow", "deficit"):
        extreme = -extreme
    by = f.asks_time or "month"
    if c.has("compare", "since"):
        by = "since"
    return _query(f, "record", measure=measure, by=by, limit=extreme)


# ------------------------------------------------------------------------------------------------ figures


def share(f: Features) -> Query | None:
    c = f.clause
    if not c.has("measure", "share"):
        return None
    named = [code for code in f.partners if code != "WLD"]
    goods = [code for code in f.commodities if code != "TOTAL"]
    if not named and not goods:
        return None
    if (f.growth or c.has("direction")) and not named and not goods:
        return None
    return _query(f, "share", by="partner" if named else "commodity", measure="share")


def compare(f: Features) -> Query | None:
    c = f.clause
    comparing = (
        c.ops("compare")
        or c.has("more")
        or c.has("conj", "or")
        or (c.has("direction") and f.things > 1 and c.ops("compare"))
    )
    comparing = comparing or c.has("extreme") or (c.ops("difference") and f.things > 1)
    if not comparing:
        return None
    measure = "yoy" if f.moved and not (c.has("more") and not f.growth) else f.measure
    if f.flow in ("both", "all"):
        return _query(f, "compare", by="flow", flow="both", measure=measure)
    if len(f.partners) > 1:
        return _query(f, "compare", by="partner", measure=measure)
    if len(f.commodities) > 1:
        return _query(f, "compare", by="commodity", measure=measure)
    if len(f.periods) > 1 or (f.ends and c.ops("compare")):
        periods = f.periods if len(f.periods) > 1 else _two_points(f)
        if len(periods) == 2 and f.year_before and periods[1] == periods[0].shift(-12):
            return _query(f, "growth", by="year", measure="yoy", periods=periods[:1])
        if f.moved and len(periods) == 2:
            return _query(f, "growth", by="period", periods=_later_first(periods))
        return _query(f, "compare", by="period", periods=periods, measure=f.measure)
    return None


def change(f: Features) -> Query | None:
    c = f.clause
    two = len(f.periods) == 2 or f.ends
    if not two:
        return None
    if c.has("unit", "pp") and f.growth:
        return _query(f, "change", measure="yoy", periods=_later_first(_two_points(f)))
    if c.ops("difference") or c.has("conj", "minus"):
        return _query(f, "change", periods=_later_first(_two_points(f)))
    if (c.has("direction") or c.has("growth")) and not c.ops("trend"):
        periods = _later_first(_two_points(f))
        percent = c.ops("how_fast") or c.has("growth") or c.has("unit", "pct")
        if percent and not f.basis_is_money:
            return _query(f, "growth", by="period", periods=periods)
        return _query(f, "change", periods=periods)
    return None


def _two_points(f: Features) -> tuple[object, ...]:
    if f.end_points:
        return f.end_points
    if len(f.periods) == 2:
        return f.periods
    months = f.periods[0].split()
    return months[0], months[-1]


def _later_first(periods: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(sorted(periods, reverse=True))  # type: ignore[type-var]


def total_of(f: Features) -> Query | None:
    c = f.clause
    single = len(f.periods) == 1 and f.periods[0].month_count == 1
    if c.ops("average", "per_month") and not c.ops("trend") and not single:
        return _query(f, "average")
    if c.ops("sum") and len(f.periods) > 1 and _unbroken(f.periods):
        return _query(f, "sum", periods=(Period(min(f.periods).first, max(f.periods).last),))
    if f.flow in ("both", "all") and c.has("conj", "plus"):
        return _query(f, "total", flow="total")
    if c.ops("sum") and f.periods and not f.moved:
        if f.flow in ("both", "all"):
            return _query(f, "total", flow="total")
        return _query(f, "sum") if any(p.month_count > 1 for p in f.periods) else None
    return None


def _unbroken(periods: tuple[Period, ...]) -> bool:
    """Whether the periods, in order, follow one another without a gap."""
    ordered = sorted(periods)
    return all((two.first - one.last).days == 1 for one, two in pairwise(ordered))


def trend(f: Features) -> Query | None:
    c = f.clause
    both_ways = c.has("direction", "up") and c.has("direction", "down") and not c.has("growth")
    long = len(f.periods) == 1 and f.periods[0].month_count > 1
    if not (c.ops("trend", "chart", "by_year", "by_quarter", "monthly") or (both_ways and long)):
        return None
    by = "year" if c.ops("by_year") else "quarter" if c.ops("by_quarter") else f.asks_time or "month"
    if by == "month" and f.ends and f.end_points and all(p.kind == "year" for p in f.end_points):
        by = "year"
    return _query(
        f,
        "trend",
        by=by,
        measure="yoy" if f.growth or (c.has("direction") and not both_ways and not f.flow == "balance") else f.measure,
    )


def growth(f: Features) -> Query | None:
    c = f.clause
    if f.context or not (f.moved or c.has("growth")) or c.ops("split"):
        return None
    by = "month" if c.has("growth", "mom") else "year"
    if len(f.periods) == 2 and f.ends:
        return _query(f, "growth", by="period", periods=_later_first(f.periods))
    return _query(f, "growth", by=by, measure="yoy")


def level(f: Features) -> Query:
    if f.context and f.ends:
        return _query(f, "trend", by="month")
    operation = {"balance": "balance", "total": "total", "trade": "total"}.get(f.flow or "", "level")
    flow = "total" if f.flow == "trade" else f.flow
    return _query(f, operation, flow=flow)


def sets(f: Features, parts: tuple[Bound, ...], kind: str) -> Condition:
    """Several conditions on months, joined."""
    return Logic("or" if kind == "or" else "and", parts)


RULES: tuple[Rule, ...] = (
    revision, why, check, brief, unit_value, surprise, mirror, contribution, streak, threshold, share, rank, bounded, change,
    compare, record, total_of, trend, growth,
)  # fmt: skip
