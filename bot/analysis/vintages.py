"""One series month by month in one vintage: revised as far as it reaches, first prints after, the joint named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.analysis.holdings import PARTS, Found, Gauge, Subject, at, gauges, series_key
from bot.analysis.table import Table
from bot.model import Figure, Period


@dataclass(frozen=True, slots=True)
class Run:
    """Figures of one subject in one gauge, in order of time and without overlap.

    joint    the last revised period where first prints follow; None where all are of one vintage
    missing  the periods of the span that are not held
    rows     the published rows behind those that are worked out
    """

    figures: tuple[Figure, ...]
    missing: tuple[Period, ...] = ()
    joint: Period | None = None
    rows: tuple[Figure, ...] = ()


def monthly(
    table: Table, subject: Subject, gauge: Gauge, span: Period | None = None, vintage: str | None = None
) -> Run:
    """The single months of a level, within a span or all that are held."""
    revised = {} if vintage == "published" else _months(table, subject, gauge, "revised", span)
    first_prints = {} if vintage == "revised" else _months(table, subject, gauge, "published", span)
    return _join(revised, first_prints, span)


def regular(table: Table, subject: Subject, gauge: Gauge, span: Period, grain: str, vintage: str | None = None) -> Run:
    """A level by month, quarter or year over a span: whole calendar quarters and years only.

    One vintage. Years: first prints where they hold as many (announced totals beat sums); else, as for quarters, the
    revised series and first prints after its end, with the joint named.
    """
    if grain == "month":
        return monthly(table, subject, gauge, span, vintage)
    wanted = calendar(span, grain)
    lines = {
        each: {p: f for p in wanted if (f := at(table, subject, gauge, p, each)) is not None}
        for each in ("published", "revised")
        if vintage in (None, each)
    }
    first_prints, revised = lines.get("published", {}), lines.get("revised", {})
    end = max(revised, default=None)
    joined = {**revised, **{p: f for p, f in first_prints.items() if end is None or p > end}}
    announced = len(first_prints) >= len(joined) if grain == "year" else len(first_prints) > len(joined)
    found, joint = (first_prints, None) if announced or not joined else (joined, end)
    ordered = sorted(found)
    if joint is not None and ordered[-1] == joint:
        joint = None
    rows = tuple(row for p in ordered for row in found[p].rows)
    return Run(tuple(found[p].figure for p in ordered), tuple(p for p in wanted if p not in found), joint, rows)


def calendar(span: Period, grain: str) -> tuple[Period, ...]:
    """The calendar months, quarters or years that lie wholly within a span."""
    if grain == "month":
        return span.split()
    if grain == "year":
        years = [Period.year(year) for year in range(span.first.year, span.last.year + 1)]
        return tuple(year for year in years if span.covers(year))
    quarters = [
        Period.months((year, month), (year, month + 2))
        for year in range(span.first.year, span.last.year + 1)
        for month in (1, 4, 7, 10)
    ]
    return tuple(quarter for quarter in quarters if span.covers(quarter))


def revised_end(table: Table, subject: Subject, gauge: Gauge) -> Period | None:
    """The last month of the revised series, whose balance may be worked out from its exports and imports."""
    return max(table.periods(series_key(subject.flowing("export"), gauge, "revised")), default=None)


def over_joint(
    table: Table, subject: Subject, gauge: Gauge, periods: Sequence[Period]
) -> tuple[tuple[Found, ...], Period] | None:
    """Single months that no one vintage holds: as revised where they are, and first prints of those after the end of
    the revised series, with the last revised month; None where a month is held neither way."""
    if gauge.measure not in ("value", "quantity") or any(period.kind != "month" for period in periods):
        return None
    end = revised_end(table, subject, gauge)
    if end is None:
        return None
    found = [at(table, subject, gauge, p, "revised" if p <= end else "published") for p in periods]
    held = tuple(one for one in found if one is not None)
    beyond = any(period > end for period in periods) and any(period <= end for period in periods)
    return (held, end) if beyond and len(held) == len(periods) else None


def _months(table: Table, subject: Subject, gauge: Gauge, vintage: str, span: Period | None) -> dict[Period, Found]:
    held = {
        figure.period: Found(figure)
        for figure in table.series(series_key(subject, gauge, vintage))
        if figure.period.kind in ("month", "day") and (span is None or span.covers(figure.period))
    }
    if subject.flow in PARTS and gauge.measure in ("value", "quantity"):
        for figure in table.series(series_key(subject.flowing("export"), gauge, vintage)):
            period = figure.period
            if period.kind == "month" and period not in held and (span is None or span.covers(period)):
                worked_out = at(table, subject, gauge, period, vintage)
                if worked_out is not None:
                    held[period] = worked_out
    return held


def _join(revised: dict[Period, Found], first_prints: dict[Period, Found], span: Period | None) -> Run:
    found = dict(revised)
    joint = max(revised, default=None)
    for period, each in first_prints.items():
        if joint is None or period > joint:
            found[period] = each
    ordered = sorted(found)
    if not ordered:
        return Run((), span.split() if span is not None else ())
    whole = span if span is not None else Period(ordered[0].first, ordered[-1].last)
    days = any(period.kind == "day" for period in ordered)
    missing = () if days else tuple(month for month in whole.split() if month not in found)
    if joint is not None and ordered[-1] == joint:
        joint = None
    figures = tuple(found[period].figure for period in ordered)
    return Run(figures, missing, joint, tuple(row for period in ordered for row in found[period].rows))


def best_run(
    table: Table,
    subject: Subject,
    span: Period | None,
    grain: str = "month",
    measure: str | None = None,
    basis: str | None = None,
    vintage: str | None = None,
) -> tuple[Gauge, Run] | None:
    """The gauge in which most periods of the span are held, the better gauge of equals; None where nothing is."""
    best: tuple[Gauge, Run] | None = None
    for gauge in gauges(table, subject, measure, basis):
        if span is None or grain == "month":
            run = monthly(table, subject, gauge, span, vintage)
        else:
            run = regular(table, subject, gauge, span, grain, vintage)
        if run.figures and (best is None or len(run.figures) > len(best[1].figures)):
            best = gauge, run
    return best
