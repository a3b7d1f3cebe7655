"""Rules for courses: moving and running sums, the mean of a day, compound growth, whether a pace quickens.

Each says whether it applies and makes the query, or answers None.
"""

from __future__ import annotations

from bot.model import Period, Query
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.rules.in_turn import only_whole

_MONTHS = {"unit:month": 1, "unit:year": 12}
_USUAL = 12  # months of a moving sum or average where no number is said


def moving(f: Features) -> Query | None:
    """ "3-month moving average of exports", "rolling 12-month sum": trend by moving_average or moving_sum."""
    c = f.clause
    if not c.ops("moving", "moving_sum", "running", "average"):
        return None
    window = _window(f)
    if window is None and not c.ops("moving", "moving_sum"):
        return None
    if not (f.growth or c.ops("moving", "moving_sum", "running")) and [p.month_count for p in f.periods] == [window]:
        return query_of(f, "average")  # "the average over the twelve months of 2025": one mean, of the very span named
    summed = c.ops("moving_sum") or (c.ops("sum", "accumulated") and not c.ops("average"))
    # "the 12-month rolling surplus" is a year's sum; "the 3-month rolling surplus" a mean
    summed = summed or (window == _USUAL and not c.ops("moving", "average") and not (f.growth or f.context))
    by = "moving_sum" if summed else "moving_average"
    months = window if window is not None else f.limit if f.limit is not None else _USUAL
    return query_of(f, "trend", by=by, limit=months, measure="yoy" if f.growth else f.measure)


def of_a_day(f: Features) -> Query | None:
    """ "Exports per day in June 2026": the mean of a day of one span."""
    c = f.clause
    if not c.ops("per_day") or len(f.periods) > 1 or f.things > 1 or f.growth or f.context:
        return None
    goods = f.flow is None and not f.all_goods  # "tonnes of iron ore per day"
    if f.flow not in ("export", "import", "balance", "total", "trade") and not goods:
        return None
    return query_of(f, "average", by="day", flow="total" if f.flow == "trade" else f.flow)


def _window(f: Features) -> int | None:
    """The number beside `month`: a window of so many months; None where none is said."""
    c = f.clause
    for amount in f.amounts:
        beside = c.after(amount.last, "conj")
        months = _MONTHS.get(beside.code, 0) if beside is not None and beside.kind == "time" else 0
        if amount.value <= 60 and amount.value * months > 1:  # "in one month, on average": of each month
            c.use(*amount.mentions)
            return int(amount.value) * months
    return None


def cumulative(f: Features) -> Query | None:
    """ "Exports year to date month by month": trend by ytd."""
    c = f.clause
    running = c.ops("trend") and not (c.ops("by_year", "by_quarter") or only_whole(c))  # "total exports by month"
    running = running and len(f.periods) < 2  # "list June, July and August, and their total"
    return query_of(f, "trend", by="ytd") if c.ops("cumulative") or running else None


def compound(f: Features) -> Query | None:
    """ "Compound annual growth of exports from 2021 to 2025", "the average annual export growth 2021 to 2025": growth
    by compound, periods the later and the earlier."""
    c = f.clause
    mean = c.ops("average") and c.ops("by_year") and c.has("growth") and not c.ops("trend", "chart", "monthly")
    span = sum(period.month_count for period in f.periods) > 12
    if not (c.ops("compound") or (mean and span)) or f.context:
        return None
    return query_of(f, "growth", by="compound", measure=f.measure, periods=two_ends(f))


def two_ends(f: Features) -> tuple[Period, ...]:
    """The later and the earlier end: two periods, the ends of a range, or the first and last year of a span."""
    if f.end_points:
        return tuple(sorted(f.end_points, reverse=True))
    if len(f.periods) > 1:
        return max(f.periods), min(f.periods)
    if not f.periods:
        return ()
    span = f.periods[0]
    years = [year for n in range(span.first.year, span.last.year + 1) if span.covers(year := Period.year(n))]
    if len(years) > 1:
        return years[-1], years[0]
    months = span.split()
    return (months[-1], months[0]) if len(months) > 1 else f.periods


def _under_way(c: Clause) -> bool:
    """Whether it is asked how something is moving, not how it did: "is growth accelerating in 2026"."""
    opening = next((m for m in c.mentions if m.kind != "courtesy"), None)
    return opening is not None and opening.says("copula")


def _by_points(f: Features) -> bool:
    """ "By how many points did export growth slow in July": its rate beside the one of the month before."""
    c = f.clause
    return bool(c.has("growth", "growth") and c.says("pace") and f.periods and not c.has("more"))


def pace(f: Features) -> Query | None:
    """`Is the drop in exports accelerating`, `is import growth slowing?`: the rates of the months, one by one; of one
    month or whole year, its rate beside the one before ("growth was slower in July") or a year before."""
    c = f.clause
    slower = c.has("growth", "growth") and c.has("more", "faster", "slower") and not c.says("than") and f.periods
    if not (slower or c.says("pace")) or f.flow not in ("export", "import", "total") or f.things > 1 or f.context:
        return None
    asked = (
        c.has("question", "what")
        or c.has("measure", "percent")
        or (c.has("question", "how_much", "how_many") and not _by_points(f))
    )
    if f.amounts or not f.all_goods or asked or len(f.periods) > 1:
        return None
    if c.has_other("op", "trend", "check", *(("difference",) if _by_points(f) else ())) or f.extreme() is not None:
        return None
    if f.ends and (c.has("unit", "pp") or any(period.month_count == 2 for period in f.periods)):
        return None  # "by how many points did it quicken from July to August"
    if not f.periods:
        return query_of(f, "trend", by="month", measure="yoy") if not f.fragment else None
    span = f.periods[0]
    either = c.has("conj", "or") and c.has("direction", "up") and c.has("direction", "down")  # "quickening or slowing"
    course = f.since or f.ends or either or (_under_way(c) and not slower)
    if span.month_count == 1 or (span.kind == "year" and not course):
        more = c.first("more", "faster", "slower") or c.saying("pace")
        led = [m for m in c.all("growth", "yoy") if (one := c.after(m)) is None or one.kind not in ("flow", "growth")]
        if led and not (c.ways.unspaced or (more and more.first < led[0].first)):
            return None  # "was growth year on year slower in May": than when is not said
        return query_of(f, "change", measure="yoy", periods=(span, span.shift(-12 if led else -span.month_count)))
    return query_of(f, "trend", by="month", measure="yoy") if c.says("pace") else None
