"""The newest month that is held of what a question asks for."""

from __future__ import annotations

from datetime import date

from bot.model import Coverage, Period
from bot.understanding.clauses.features import Features
from bot.understanding.times.moments import Moment

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
