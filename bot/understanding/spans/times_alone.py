"""Times that no word tells: the newest month that is held; times that tell no months by themselves ("the year before",
of no year)."""

from __future__ import annotations

from datetime import date

from bot.model import Coverage, Period
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.times.two_moments import is_bare_year
from bot.understanding.words.frame import Mention

_RATES = ("yoy",)


def newest_month(coverage: Coverage, f: Features, today: date, amounts: bool = False) -> Period | None:
    """The newest month that the series asked for is held for, with `amounts` not as a rate alone; None: never held."""
    flows = ("export", "import") if f.flow in ("both", "all") else (f.flow or "export",)
    found = _newest_of(flows, coverage, f, today, amounts)
    worked_out = _both_ways(coverage, f, today)
    return worked_out if worked_out is not None and (found is None or worked_out.last > found.last) else found


def _both_ways(coverage: Coverage, f: Features, today: date) -> Period | None:
    """The last month of the newest span of months over which a balance that nobody publishes can be worked out in
    one currency with each partner: 对欧顺差上半年, the surplus so far this year. None for anything else."""
    if f.flow != "balance" or f.of_all or f.reporter != f.home:
        return None
    parts = (part for _, expression in f.clause.expressions() for part in expression.parts)
    if not any(_of_a_year_so_far(part) for part in parts):
        return None
    common: set[tuple[str, Period]] | None = None
    for partner in f.partners:
        for flow in ("export", "import"):
            held = coverage.held(f.reporter, flow, partner, "TOTAL")
            spans = {(key.unit, p) for key, ps in held if key.measure == "value" for p in ps if p.whole_months}
            common = spans if common is None else common & spans
    last = max((p.last for _, p in common or () if p.month_count > 1 and p.last <= today), default=None)
    return None if last is None else Period.month(last.year, last.month)


def _of_a_year_so_far(part: Moment) -> bool:
    """`So far this year`, `the first half`, and `this year` itself, which is not over."""
    running = part.year_of == "today" and part.year == 0 and part.months == (1, 12)
    return part.so_far or running or (part.yearless and part.months[0] < part.months[1] < 12)


def _newest_of(flows: tuple[str, ...], coverage: Coverage, f: Features, today: date, amounts: bool) -> Period | None:
    best: Period | None = None
    for flow in flows:
        for partner in f.partners or ("WLD",):
            for commodity in f.commodities or ("TOTAL",):
                for key, periods in coverage.newest_first(f.reporter, flow, partner, commodity):
                    if f.growth and key.measure not in _RATES and not f.context and flow != "balance":
                        continue
                    if amounts and key.measure in _RATES:
                        continue
                    for period in periods:
                        if best is not None and period.last <= best.last:
                            break
                        # the first ten days of a month are no month
                        if period.last <= today and (period.whole_months or f.context):
                            best = period
                            break
    if best is None:
        return None
    return Period.month(best.last.year, best.last.month)


def says_nothing(clause: Clause, f: Features, expression: TimeExpression) -> bool:
    """`Exports the year before`, 前年の輸出: of no year. A figure set against the year before is told by it."""
    two = clause.has("conj") or len(clause.mentions) < len(clause.frame.mentions)  # "how high, and a year earlier"
    if f.fragment or f.context or two or len(clause.expressions()) > 1:
        return False
    alone = any(part.leaning for part in expression.parts)
    return alone and not (f.moved or clause.has_any("compare", "more", "op"))


def some_months(clause: Clause) -> bool:
    """`The first months of 2026`, `the early months of the year`: a part of a year, with no count of its months."""
    if clause.said.isdisjoint(("unit:month",)):
        return False
    for unit in clause.mentions:
        if not unit.means("time", "unit:month"):
            continue
        after = clause.after(unit)
        at = clause.at(unit)
        led = clause.mentions[at - 1] if at else None
        plural = unit.said.casefold() not in clause.ways["one_month"]
        part = led is not None and (
            {("ordinal", "1"), ("time", "first"), ("time", "past"), ("time", "start_of"), ("harmless", "opening")}
            & set(led.meanings)
        )
        if plural and part and after is not None and after.kind == "period" and after.code[:4].isdigit():
            return True
    return False


def year_ahead(clause: Clause, mention: Mention) -> int | None:
    """`Was March's surplus higher than February's in 2024`, `in July August and September 2025`: the year of the
    month said next."""
    said = [(m, e) for m, e in clause.expressions() if m.first > mention.last]
    while len(said) > 1 and said[0][1].yearless and not said[0][1].open:
        said = said[1:]  # "q1 q2 q3 q4 2025"
    base, following = (clause.after(said[0][0]), said[0][1]) if said else (None, None)
    glued = base is not None and base.first == said[0][0].last + 1 and clause.tokens[base.first].kind == "han"
    if base is not None and glued and base.is_("op", "compare"):
        return None  # 12月の輸出は2019年12月比で: what it is set against
    if following is None or not following.parts or following.parts[0].year_of or is_bare_year(following.parts[0]):
        return None
    if len(following.parts) > 1 and following.parts[0].grain not in ("month", "quarter"):
        return None
    if following.open:
        return None  # "is June the highest since January 2025?"
    return next((part.year for part in following.parts if part.year is not None), None)
