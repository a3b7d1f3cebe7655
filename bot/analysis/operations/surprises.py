"""Query surprise over several releases: the greatest, the newest that beat or missed, those as expected, the mean."""

from __future__ import annotations

from datetime import date
from typing import Final

from bot.analysis.holdings import Found, computed
from bot.analysis.operations.answering import result
from bot.analysis.operations.meaning import count
from bot.analysis.operations.surprise import (
    FLOWS,
    actual,
    difference,
    expected,
    held_of,
    no_poll,
    pick,
    surprise,
    verdict,
)
from bot.analysis.table import Table
from bot.catalog import Forecast
from bot.errors import Ambiguous
from bot.model import Code, Period, Query, Result, Statement

_NEWEST: Final = {"last_missed": "missed", "last_beat": "beat", "last_met": "met"}

Row = tuple[float, Forecast, Found]


def surprises(query: Query, table: Table, asked_on: date) -> Result:
    """limit: the greatest surprises, best (or worst) first, those of one way alone. by last_missed, last_beat,
    last_met: the newest release that did, of a span that is named; mean: by how much the releases of a span came out
    off what was expected, on average; often: of all held. Each of them of one poll where it is named behind it,
    "last_missed:Reuters"; all else is told of one release or of how often.
    """
    sought, _, poll = (query.by or "").partition(":")
    if query.limit is not None:
        return _ranked(query, table, asked_on)
    if sought in _NEWEST:
        of_poll = query.with_(by=poll or None)
        newest = _newest(_NEWEST[sought], of_poll, table)
        if newest is None and _rows(of_poll, table):
            raise Ambiguous.again(query)
        if newest is None:
            raise no_poll(of_poll, table, asked_on, query.flow or "export", next(iter(query.periods), None))
        return surprise(of_poll.with_(periods=(newest,)), table, asked_on)
    if sought == "often":
        rows = _rows(query.with_(by=poll or None), table)
        if not rows:
            raise no_poll(query.with_(by=poll or None), table, asked_on, query.flow or "export", None)
        held = Period(min(row[1].period.first for row in rows), max(row[1].period.last for row in rows))
        return surprise(query.with_(by=poll or None, periods=(held,)), table, asked_on)
    return (
        _mean(query.with_(by=poll or None), table, asked_on) if sought == "mean" else surprise(query, table, asked_on)
    )


def _rows(query: Query, table: Table) -> list[Row]:
    """The releases of a span, or all held, each with how far it came out off what the chosen poll expected."""
    span = query.periods[0] if query.periods else None
    held = held_of(query, table)[1]
    rows: list[Row] = []
    for flow, period in sorted({(f.flow, f.period) for f in held if span is None or span.covers(f.period)}):
        forecast = pick((f for f in held if (f.flow, f.period) == (flow, period)), query.by)
        came = actual(table, forecast) if forecast is not None else None
        if forecast is not None and came is not None:
            rows.append((came.figure.value - forecast.value, forecast, came))
    return rows


def _newest(came_out: str, query: Query, table: Table) -> Period | None:
    """The newest release, of a span that is named, that beat, missed or met what was expected."""
    short = query.periods and query.periods[0].month_count == 1
    rows = _rows(query.with_(periods=()) if short else query, table)
    found = [(row[1].period, row[1].flow) for row in rows if verdict(row[1], row[2].figure) == came_out]
    return max(found, key=lambda one: (one[0].last, -FLOWS.index(one[1])))[0] if found else None


def _ranked(query: Query, table: Table, asked_on: date) -> Result:
    limit = query.limit or 1
    span = query.periods[0] if query.periods else None
    rows = _rows(query, table)
    if query.flow != "balance":  # points and billions do not stand in one order
        rows = [row for row in rows if row[1].measure == "yoy"]
    if not rows:
        raise no_poll(query, table, asked_on, query.flow or "export", span)
    rows.sort(key=lambda row: (-row[0] if limit > 0 else row[0], row[1].period, row[1].flow))
    shown = [row for row in rows if row[0] * limit > 0][: abs(limit)]
    if not shown:
        raise Ambiguous.again(query, query.with_(limit=-limit))
    said = []
    for place, (_, forecast, came) in enumerate(shown):
        kind = "surprise.greatest" if place == 0 else "surprise.row"
        said.append(_told(kind, forecast, came))
    whole = Period(min(row[1].period.first for row in rows), max(row[1].period.last for row in rows))
    said.append(Statement.of("surprise.looked_in", n=len(rows), span=whole))
    return result(query.with_(periods=(span or whole,)), said, [row[2] for row in shown])


def _told(kind: str, forecast: Forecast, came: Found) -> Statement:
    return Statement.of(
        kind, difference=difference(forecast, came.figure), figure=came.figure, forecast=expected(forecast),
        poll=Code("poll", forecast.poll),
    )  # fmt: skip


def _mean(query: Query, table: Table, asked_on: date) -> Result:
    """Of each flow by itself."""
    said: list[Statement] = []
    founds: list[Found] = []
    for flow in held_of(query, table)[0]:
        rows = _rows(query.with_(flow=flow), table)
        if len(rows) < 2:
            continue
        figures = tuple(row[2].figure for row in rows)
        like = difference(rows[0][1], figures[0])
        span = Period(min(f.period.first for f in figures), max(f.period.last for f in figures))
        mean = computed(
            like, sum(row[0] for row in rows) / len(rows), figures, "mean(a - b)", unit=like.unit, measure="surprise",
            period=span,
        )  # fmt: skip
        of = count(len(rows), "count", span, figures[0], figures)
        said.append(Statement.of("surprise.mean", difference=mean.figure, of=of, span=span))
        founds += [mean, *(row[2] for row in rows)]
        said += [_told("surprise.row", forecast, came) for _, forecast, came in rows]
    if not said:
        raise no_poll(query, table, asked_on, query.flow or "export", next(iter(query.periods), None))
    return result(query.with_(by=f"mean:{query.by}" if query.by else "mean"), said, founds)
