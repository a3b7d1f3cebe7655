"""Query surprise -> what came out against what a poll expected, how often it beat, the greatest surprises."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from bot.analysis.absence import absent, series_name
from bot.analysis.holdings import Found, Subject, at, computed, gauges
from bot.analysis.operations.answering import claimed_so, result
from bot.analysis.operations.claims import judge
from bot.analysis.operations.meaning import bound_in, count
from bot.analysis.operations.month_sets import leaves
from bot.analysis.operations.months import holds
from bot.analysis.table import Table
from bot.catalog import Forecast
from bot.errors import CannotAnswer, NotHeld
from bot.model import Amount, Bound, Code, Figure, Period, Query, Result, Statement

_POLLS: Final = ("Reuters", "Bloomberg", "WSJ", "Wind", "Caixin")
_LAST: Final = 12
FLOWS: Final = ("export", "import", "balance")
_WAYS: Final = {"beat": 1.0, "missed": -1.0}


def surprise(query: Query, table: Table, asked_on: date) -> Result:
    """The first print beside the consensus: Reuters' where held, else Bloomberg's, else another; `by` names the poll.

    by expected: only what was expected of the span itself is asked, not how its months came out against forecasts;
    every: the condition is claimed of each release of a span. flow None or both: exports, imports and the balance.
    Raises NotHeld where no poll is held.
    """
    asked, _, poll = (query.by or "").partition(":")
    expected_only, every = asked == "expected", asked == "every"
    query = query.with_(by=(poll or None) if expected_only or every else query.by)
    flows, held = held_of(query, table)
    wanted = query.periods[0] if query.periods else max((f.period for f in held), default=None)
    if wanted is None:
        raise no_poll(query, table, asked_on, flows[0], None)
    chosen = [f for flow in flows if (f := pick((g for g in held if g.flow == flow and g.period == wanted), query.by))]
    inside = [f for f in held if wanted.covers(f.period) and f.period != wanted and query.by in (None, f.poll)]
    if not chosen and inside and not expected_only:
        return _within(query, table, flows, wanted, inside, every)
    if not chosen:
        raise no_poll(query, table, asked_on, flows[0], wanted)
    said: list[Statement] = []
    founds: list[Found] = []
    for forecast in chosen:
        came = actual(table, forecast)
        if came is None:
            continue
        founds.append(came)
        said.append(against(table, forecast, came.figure))
        if len(chosen) == 1:
            said += _alone(table, forecast, came.figure, held)
    if founds and len(chosen) == 1:
        said = _claimed(query, table, chosen[0], founds[0], held, said)
    if len(flows) == 1:
        said += _others(query, table, wanted, flows[0])
    return result(query.with_(periods=(wanted,)), said, founds)


def held_of(query: Query, table: Table) -> tuple[tuple[str, ...], list[Forecast]]:
    """The flows asked of, and the forecasts of them beside which a figure is held."""
    flows = FLOWS if query.flow in (None, "both") else (str(query.flow),)
    held = [f for f in table.facts.forecasts if _matches(f, query, flows) and actual(table, f) is not None]
    return flows, held


def _claimed(
    query: Query, table: Table, forecast: Forecast, came: Found, held: list[Forecast], said: list[Statement]
) -> list[Statement]:
    """`said`, its first statement behind a verdict where it is claimed how it came out, or what was expected: of any
    poll of that release, where none is named."""
    bounds = tuple(leaves(query.condition)) if query.condition is not None else ()
    if not bounds:
        return said
    same = [f for f in held if (f.flow, f.period) == (forecast.flow, forecast.period) and query.by in (None, f.poll)]

    def so(bound: Bound) -> bool:
        if bound.measure == "gap":  # by so much, as people round it
            gap = came.figure.value - forecast.value
            return round(gap, 0 if bound.amount.is_integer() else 1) == bound.amount
        if bound.unit == "pp":  # on which side of the forecast it came out
            return holds(bound, _WAYS.get(verdict(forecast, came.figure), 0.0))
        figures = [Found(expected(f)) for f in same] if bound.measure == "forecast" else [came]
        return any(judge(bound_in(table, bound, one.figure.unit), one) != "false" for one in figures)

    headline = claimed_so(all(map(so, bounds)), said[0])
    amounts = [
        Statement.of("check.claimed.is", amount=Amount(b.amount, b.unit or forecast.unit)) for b in bounds if b.amount
    ]
    return [headline, *amounts, *said[1:]]


def _within(
    query: Query, table: Table, flows: tuple[str, ...], span: Period, held: list[Forecast], every: bool
) -> Result:
    """How often each flow beat and missed the consensus within a span of several releases, and each of them."""
    claimed = query.condition if isinstance(query.condition, Bound) else None
    times = claimed if claimed is not None and claimed.measure in _WAYS else None
    claimed = claimed if every else None
    said: list[Statement] = []
    founds: list[Found] = []
    for flow in flows:
        periods = sorted({f.period for f in held if f.flow == flow and span.covers(f.period)})
        picked = [pick((f for f in held if (f.flow, f.period) == (flow, p)), query.by) for p in periods]
        rows = [(f, came) for f in picked if f is not None and (came := actual(table, f)) is not None]
        if not rows:
            continue
        like, figures = rows[0][1].figure, tuple(came.figure for _, came in rows)
        beaten = count(sum(came.figure.value > f.value for f, came in rows), "count", span, like, figures)
        of = count(len(rows), "count", span, like, figures)
        below = count(sum(came.figure.value < f.value for f, came in rows), "count", span, like, figures)
        told = Statement.of("surprise.within", n=beaten, below=below, of=of, span=span)
        so = claimed is not None and all(holds(claimed, _WAYS.get(verdict(f, came.figure), 0.0)) for f, came in rows)
        so = holds(times, (beaten if times.measure == "beat" else below).value) if times is not None else so
        said.append(told if claimed is None and times is None else claimed_so(so, told))
        founds += [came for _, came in rows]
        if above := tuple(f.period for f, came in rows if came.figure.value > f.value):
            said += [Statement.of("surprise.above", spans=above)] if len(flows) > 1 else []
        if len(flows) == 1:
            said += [
                Statement.of("surprise.row", difference=difference(f, came.figure), figure=came.figure,
                             forecast=expected(f), poll=Code("poll", f.poll))
                for f, came in rows
            ]  # fmt: skip
    return result(query.with_(periods=(span,)), said, founds, covered=founds[-1].figure.period)


def _matches(forecast: Forecast, query: Query, flows: Iterable[str]) -> bool:
    return (
        forecast.reporter == query.reporter
        and forecast.flow in flows
        and forecast.partner == query.partners[0]
        and forecast.commodity == query.commodities[0]
    )


def actual(table: Table, forecast: Forecast) -> Found | None:
    """The first print that belongs to a forecast, else the published figure."""
    subject = Subject(forecast.reporter, forecast.flow, forecast.partner, forecast.commodity)
    published = None
    for gauge in gauges(table, subject, forecast.measure, forecast.basis or None):
        if gauge.unit == forecast.unit:
            published = published or at(table, subject, gauge, forecast.period, "published")
    if forecast.actual is None or (published is not None and abs(published.figure.value - forecast.actual) < 1e-9):
        return published
    agency = table.catalog.reporters[forecast.reporter].agency
    return Found(
        Figure(
            forecast.actual, forecast.unit, forecast.period, forecast.reporter, forecast.flow, forecast.partner,
            forecast.commodity, forecast.measure, basis=forecast.basis or None, vintage="published",
            sources=(forecast.source,), agency=agency, digits=_digits(forecast.actual),
        )
    )  # fmt: skip


def _digits(value: float) -> int:
    return len(repr(value).partition(".")[2].removesuffix("0")) if value != int(value) else 1


def pick(held: Iterable[Forecast], poll: str | None) -> Forecast | None:
    """The poll asked for, else Reuters', Bloomberg's, another named one, an unnamed consensus."""
    forecasts = list(held)
    if poll is not None:
        return next((forecast for forecast in forecasts if forecast.poll == poll), None)
    rank = {name: n for n, name in enumerate(_POLLS)}
    last = len(rank)
    return min(forecasts, key=lambda f: (rank.get(f.poll, last + (f.poll == "other")), f.poll_as_named), default=None)


def expected(forecast: Forecast) -> Figure:
    """A forecast as a figure."""
    return Figure(
        forecast.value, forecast.unit, forecast.period, forecast.reporter, forecast.flow, forecast.partner,
        forecast.commodity, "forecast", basis=forecast.basis or None, sources=(forecast.source,),
        digits=forecast.digits,
    )  # fmt: skip


def difference(forecast: Forecast, came: Figure) -> Figure:
    """The surprise: points for a rate, the amount for a balance."""
    unit = "pp" if forecast.unit == "pct" else forecast.unit
    made = computed(came, came.value - forecast.value, (came,), "a - b", unit=unit, measure="surprise")
    return made.figure


def verdict(forecast: Forecast, came: Figure) -> str:
    gap = came.value - forecast.value
    return "met" if abs(gap) < 1e-9 else "beat" if gap > 0 else "missed"


def against(table: Table, forecast: Forecast, came: Figure) -> Statement:
    """The headline of one flow: figure, forecast, poll."""
    kind = "rate" if forecast.measure == "yoy" else "level"
    return Statement.of(
        f"surprise.{verdict(forecast, came)}.{kind}",
        figure=came, forecast=expected(forecast), poll=Code("poll", forecast.poll),
    )  # fmt: skip


def _alone(table: Table, forecast: Forecast, came: Figure, held: list[Forecast]) -> tuple[Statement, ...]:
    """The size of the surprise, other polls, and how often it beat of late."""
    said = [Statement.of("surprise.by", difference=difference(forecast, came))]
    for other in held:
        if (other.flow, other.period) == (forecast.flow, forecast.period) and other.poll != forecast.poll:
            said.append(Statement.of("surprise.other_poll", forecast=expected(other), poll=Code("poll", other.poll)))
    periods = sorted({f.period for f in held if f.flow == forecast.flow and f.period <= forecast.period})[-_LAST:]
    kept = [f for p in periods if (f := pick((g for g in held if g.flow == forecast.flow and g.period == p), None))]
    if len(kept) >= 3:
        beaten = sum(1 for f in kept if (a := actual(table, f)) is not None and a.figure.value > f.value)
        span = Period(periods[0].first, periods[-1].last)
        often = count(beaten, "count", span, came, (came,))
        said.append(Statement.of("surprise.often", n=often, of=count(len(kept), "count", span, came, (came,))))
    return tuple(said)


def _others(query: Query, table: Table, period: Period, flow: str) -> tuple[Statement, ...]:
    """The other flows of the same release, in a line each."""
    said = []
    for other in (f for f in FLOWS if f != flow and query.partners == ("WLD",)):
        forecast = pick((f for f in table.facts.forecasts if _matches(f, query, (other,)) and f.period == period), None)
        came = actual(table, forecast) if forecast is not None else None
        if forecast is not None and came is not None:
            said.append(against(table, forecast, came.figure))
    return tuple(said)


def no_poll(query: Query, table: Table, asked_on: date, flow: str, period: Period | None) -> CannotAnswer:
    """No poll is held: that the period is not out yet, or which poll or period is."""
    subject = Subject(query.reporter, flow, query.partners[0], query.commodities[0])
    if period is not None:
        missing = absent(query, table, asked_on, subject, period)
        if not isinstance(missing, NotHeld):
            return missing
    flows = FLOWS if query.flow in (None, "both") else (flow,)
    held = [f for f in table.facts.forecasts if _matches(f, query, flows) and actual(table, f) is not None]
    same = [f for f in held if f.period == period]
    fields = {"series": series_name(subject)}
    if query.by is not None and same:
        near = query.with_(by=same[0].poll, flow=same[0].flow)
        asked = period or same[0].period
        said = Statement.of("refusal.not_held.poll", poll=Code("poll", query.by), asked=asked, **fields)
        return NotHeld(said, query, (near,))
    newest = max(held, key=lambda f: (f.period.last, f.period.first), default=None)
    readings = (query.with_(periods=(newest.period,), by=None),) if newest else ()
    if period is None:
        return NotHeld(Statement.of("refusal.not_held.forecasts", **fields), query, readings)
    return NotHeld(Statement.of("refusal.not_held.forecast", asked=period, **fields), query, readings)
