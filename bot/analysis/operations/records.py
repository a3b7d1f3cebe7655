"""Query record -> the highest or lowest month or year, its rank, the last time it was as high."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.analysis.holdings import Found, Subject, level
from bot.analysis.operations.extremes import best, last_as, ordered, standing, way_of
from bot.analysis.operations.extremes import rank as rank_of
from bot.analysis.operations.gaps import apart
from bot.analysis.operations.largest_moves import largest_move
from bot.analysis.operations.levels import level_of
from bot.analysis.operations.meaning import agencies, each_flow, not_held, series_of, slots_of
from bot.analysis.operations.month_series import MonthSeries, Slots, monthly, single_days
from bot.analysis.operations.months import holds, span_of
from bot.analysis.operations.series_notes import new_year, notes
from bot.analysis.rates import rate
from bot.analysis.table import Table
from bot.errors import NotHeld
from bot.model import OF_SPAN, Bound, Code, Figure, Period, Query, Result, Statement


@each_flow
def record(query: Query, table: Table, asked_on: date) -> Result:
    """limit 1: the highest, -1: the lowest, 3: the third highest, over periods[0] or all held; by month or year.

    A single period asked about (or by="since"): its rank among all held and the last time it was as high (low);
    among those of a second period that covers it, where there is one ("the highest of that year").
    by month_ahead, year_ahead: the highest beside the next one; beside that of a second period, where there is one.
    by move: the largest rise or fall of an index on the month before.
    Raises NotHeld if no such month is held.
    """
    if query.by == "move":
        return largest_move(query, table, asked_on)
    if query.by == OF_SPAN:
        return _of_span(query, table, asked_on)
    grain, ahead, _ = (query.by or "").partition("_ahead")
    asked, query = query, query.with_(by=grain or None) if ahead else query
    span = query.periods[0] if query.periods else None
    if span is None and query.by == "since":  # "this low": as low as in the newest month
        held = series_of(table, slots_of(query, table), None, "month").figures
        span = held[-1].period if held else None
    a_year = span is not None and span.kind == "year"
    one = span is not None and (query.by == "since" or span.month_count == 1 or (query.by == "year" and a_year))
    grain = "year" if query.by == "year" or (query.by == "since" and a_year) else "month"
    slots = slots_of(query if not one else query.with_(periods=()), table)
    within = query.periods[1] if one and len(query.periods) > 1 else None
    series = series_of(table, slots, within if one else span, grain)
    if not series.figures and grain == "month" and query.by is None:
        grain, series = "year", series_of(table, slots, None if one else span, "year")
    if grain == "month" and not one and (days := single_days(table, slots, span)):
        grain, series = "day", MonthSeries(days)
    if not series.figures:
        raise not_held(query, table, asked_on, slots)
    if not one and len(series.figures) == 1:
        raise not_held(query, table, asked_on, slots)  # the only one held of a span is no highest
    highest = (query.limit or 1) > 0
    if one and span is not None:
        return _standing(query, table, asked_on, slots, series, span, highest, grain)
    if isinstance(bound := query.condition, Bound):  # of the falls alone: February may rise beside a fall of the two
        series = replace(series, figures=tuple(f for f in series.figures if holds(bound, f.value)))
    spans = monthly(table, slots, span, spans=True) if grain == "month" and slots.measure == "yoy" else None
    told = _extreme(query, series, span, highest, grain, spans)
    if not ahead:
        return _with_amount(told, slots, table)
    two = _in_order(series, highest)[:2]
    if len(query.periods) > 1:
        other = series_of(table, slots, query.periods[1], grain)
        if not other.figures:
            raise not_held(query.with_(periods=query.periods[1:]), table, asked_on, slots)
        two = (two[0], *_in_order(other, highest)[:1])
    return replace(_set_beside(told, two), query=asked)


def _of_span(query: Query, table: Table, asked_on: date) -> Result:
    """Whether a span that is no year was a record: the best of its months; where none of them is held, what it came to,
    and that nothing here tells whether that is one."""
    try:
        return record(query.with_(by="month"), table, asked_on)
    except NotHeld:
        whole = query.with_(operation="balance" if query.flow == "balance" else "level", by=None, limit=None)
        told = level_of(whole, table, asked_on)
    headline, *rest = told.statements
    return replace(told, statements=(headline, Statement.of("record.untold"), *rest))


def _in_order(series: MonthSeries, highest: bool) -> tuple[Figure, ...]:
    figures = {figure.period: figure for figure in series.figures}
    return tuple(figures[period] for period, _ in ordered(series.points, highest))


def _set_beside(told: Result, two: tuple[Figure, ...]) -> Result:
    """The highest, or the lowest, and the one that it is set beside, and how far the two lie apart."""
    first, second = sorted(two, key=lambda figure: -figure.value)
    rates = first.unit == "pct" and first.measure == "yoy"
    kind = "larger_balance" if first.flow == "balance" else "higher" if first.flow == "context" else "more"
    kind = "equal" if first.value == second.value else "faster" if rates else kind
    names = [Code("period", figure.period.code) for figure in (first, second)]
    said = Statement.of(f"compare.{kind}_by_period", first=first, second=second, leader=names[0], other=names[1])
    beside = apart(Found(first), Found(second), rates)
    rest = (one for one in told.statements[1:] if one.kind != "record.next")
    return replace(told, statements=(said, *beside, *rest), rows=(first, second))


def _with_amount(told: Result, slots: Slots, table: Table) -> Result:
    """The month of the highest or lowest rate with the amount itself, where it is held as the rate is counted."""
    rate = next(told.statements[0].figures(), None) if slots.measure == "yoy" else None
    if rate is None or slots.flow not in ("export", "import", "total") or rate.basis in (None, "unstated"):
        return told
    subject = Subject(slots.reporter, slots.flow, slots.partner, slots.commodity)
    measure, basis = ("quantity", None) if rate.basis == "quantity" else ("value", rate.basis)
    amount = level(table, subject, rate.period, measure, basis)
    if amount is None:
        return told
    headline, *rest = told.statements
    said = (headline, Statement.of("level.headline", figure=amount.figure), *rest)
    return replace(told, statements=said, rows=(*told.rows, amount.figure))


def _extreme(
    query: Query, series: MonthSeries, span: Period | None, highest: bool, grain: str, spans: MonthSeries | None
) -> Result:
    """The highest or lowest; `spans`: the same rates with those that stand for January and February together."""
    figures = {figure.period: figure for figure in series.figures}
    tops = [figures[period] for period, _ in best(series.points, highest)]
    held = span_of(figures)
    wanted = max(1, abs(query.limit or 1))
    line = [figures[period] for period, _ in ordered(series.points, highest)]
    kind = ("highest" if highest else "lowest") + ("_year" if grain == "year" else "")
    if tops[0].measure == "yoy" and tops[0].flow != "context":
        kind = ("fastest" if highest else "slowest") + ("_year" if grain == "year" else "")
    elif tops[0].flow == "balance":
        kind = ("highest" if highest else "lowest") + "_balance" + ("_year" if grain == "year" else "")
    if grain == "day":
        said = [standing(tops[0], 1, series.figures, highest), Statement.of("record.days", n=len(line))]
    elif 1 < wanted <= len(line):
        way = "highest" if highest else "lowest"
        said = [Statement.of(f"record.nth_{way}", figure=line[wanted - 1], n=wanted, span=held)]
        said.append(Statement.of("record.before_them", figures=tuple(line[: wanted - 1])))
        tops = [line[wanted - 1]]
    else:
        said = [Statement.of(f"record.{kind}", figure=tops[0], span=held, n=len(line))]
    if len(tops) > 1:
        said.append(Statement.of("record.equal", periods=tuple(figure.period for figure in tops[1:])))
    after = line[len(tops) : max(wanted, 3)] if wanted == 1 and len(tops) < 3 else []
    if after:
        said.append(Statement.of("record.next", figures=tuple(after)))
    if said[0].kind.startswith("record.highest_balance") and tops[0].value < 0:
        # "when was it biggest" of what is always a deficit: the smallest and the deepest one are told
        deepest = said[0].kind.replace("highest", "lowest")
        said.append(Statement.of(deepest, figure=line[-1], span=held, n=len(line)))
    said += new_year(figure.period for figure in tops) if grain == "month" else ()
    if together := _together(series, spans):
        beyond = tuple(f for f in together if (f.value > tops[0].value) is highest and f.value != tops[0].value)
        said.append(Statement.of("record.two_beyond", figures=beyond) if beyond else Statement.of("record.two_apart"))
    said += notes(series, span, grain, apart=tuple(figure.period for figure in together))
    if grain != "day" and (span is None or not held.covers(span)):
        said.append(Statement.of("record.span", span=held))
    return Result(
        query.with_(periods=(span or held,), by=grain),
        tuple(said),
        series=((Code("flow", tops[0].flow or "context"), series.figures),),
        rows=series.rows or series.figures,
        formula="max" if highest else "min",
        agencies=agencies(series.figures),
        covered=tops[0].period,
    )


def _together(series: MonthSeries, spans: MonthSeries | None) -> tuple[Figure, ...]:
    """The rates that are announced for two months as one: neither is a month that could be the highest."""
    alone = {month for figure in series.figures for month in figure.period.split()}
    return tuple(f for f in spans.figures if alone.isdisjoint(f.period.split())) if spans is not None else ()


def _standing(
    query: Query, table: Table, asked_on: date, slots: Slots, series: MonthSeries, period: Period, highest: bool,
    grain: str,
) -> Result:  # fmt: skip
    figure = next((f for f in series.figures if f.period == period), None)
    place = rank_of(series.points, period, highest)
    if figure is None or place is None or len(series.figures) == 1:  # the only one held is no highest
        raise not_held(query, table, asked_on)
    if grain == "year" and place == 1 and slots.measure != "yoy":
        not_beaten(query, table, asked_on, slots, series, period, highest)
    way = way_of(series.figures, highest)
    earlier = [f for f in series.figures if f.period < period]
    said = [standing(figure, place, series.figures, highest)]
    since = last_as(series.points, period, highest)
    opened = query.periods[1].first if len(query.periods) > 1 else None
    if since is not None and place == 2 and since[0].first == opened:  # "the highest since March" leaves March higher
        as_high = next(f for f in series.figures if f.period == since[0])
        said = [Statement.of(f"record.is_{way}_since", figure=figure, earlier=as_high)]
    elif since is not None:
        as_high = next(f for f in series.figures if f.period == since[0])
        said.append(Statement.of(f"record.{way}_since", figure=as_high, month=period))
    elif earlier and place > 1 and opened is None:  # "did December set a record": when it came it did
        said = [Statement.of(f"record.was_record_{way}", figure=figure, first=earlier[0].period)]
    elif earlier:
        said.append(Statement.of(f"record.{way}_of_all_before", first=earlier[0].period, month=period))
    if slots.measure == "yoy" and grain == "month":
        said += _first_since(monthly(table, slots, spans=True), figure)
    if place > 1:
        top = best(series.points, highest)[0][0]
        if since is None or top != since[0]:
            said.append(Statement.of(f"record.{way}_was", figure=next(f for f in series.figures if f.period == top)))
    said += notes(series, None, grain)
    return Result(
        query.with_(periods=(period, *query.periods[1:])),
        tuple(said),
        series=((Code("flow", figure.flow or "context"), series.figures),),
        rows=series.rows or series.figures,
        formula="rank",
        agencies=agencies(series.figures),
        covered=period,
    )


def not_beaten(
    query: Query, table: Table, asked_on: date, slots: Slots, series: MonthSeries, period: Period, highest: bool
) -> None:
    """Raises NotHeld where the year before is not held and was higher (lower) by the announced rate."""
    before = period.shift(-12)
    if slots.flow not in ("export", "import", "total") or any(f.period == before for f in series.figures):
        return
    moved = rate(table, Subject(slots.reporter, slots.flow, slots.partner, slots.commodity), period)
    if moved is not None and (moved.figure.value < 0) is highest:
        raise not_held(query.with_(operation="level", measure=None, periods=(before,)), table, asked_on)


def _first_since(series: MonthSeries, figure: Figure) -> tuple[Statement, ...]:
    """The last time that the rate had this sign, where it has just turned; a gap between is said with the series."""
    earlier = [other for other in series.figures if other.period < figure.period]
    same = [other for other in earlier if other.value * figure.value > 0]
    if not figure.value or not same or same[-1] is earlier[-1]:
        return ()
    return (Statement.of("record.first_fall" if figure.value < 0 else "record.first_rise", figure=same[-1]),)
