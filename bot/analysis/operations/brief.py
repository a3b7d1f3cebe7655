"""Query brief -> a month or a year on one screen: flows, surprise, year so far, partners, goods, streaks, one event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from bot.analysis.absence import absent
from bot.analysis.holdings import Found, Subject, at, level
from bot.analysis.operations.answering import result
from bot.analysis.operations.answering import streak as run_of
from bot.analysis.operations.extremes import rank
from bot.analysis.operations.meaning import count
from bot.analysis.operations.month_series import Slots, monthly
from bot.analysis.operations.months import is_new_year_span, span_of
from bot.analysis.operations.reported import events, told
from bot.analysis.operations.series import course
from bot.analysis.operations.surprise import actual, difference, expected, pick, verdict
from bot.analysis.rates import rate
from bot.analysis.table import Table
from bot.errors import CannotAnswer
from bot.model import Amount, Code, Figure, Period, Query, Result, Statement

_MOVERS: Final = 3


def brief(query: Query, table: Table, asked_on: date) -> Result:
    """periods[0], a month, a year or any span announced; the newest month where it is left out.

    A single January or February is told as the two together where only they are announced.
    Raises NotReleased or NotHeld where neither exports nor imports nor the balance is held.
    """
    partner = query.partners[0]
    flows = {flow: Subject(query.reporter, flow, partner, "TOTAL") for flow in ("export", "import", "balance")}
    period = query.periods[0] if query.periods else _newest(table, flows["export"], flows["balance"])
    if period is None:
        raise absent(query, table, asked_on, flows["export"], None)
    founds: list[Found] = []
    said = _flows(table, flows, period, query.basis, founds)
    if not founds and period.month_count == 1 and period.first.month <= 2:
        period = Period.months((period.first.year, 1), (period.first.year, 2))
        said = _flows(table, flows, period, query.basis, founds)
    if not founds:
        reason: CannotAnswer = absent(query.with_(operation="growth"), table, asked_on, flows["export"], period)
        raise reason
    parts: tuple[Callable[[], list[Statement]], ...] = (
        lambda: _surprises(table, query.reporter, period) if partner == "WLD" else [],
        lambda: _so_far(table, flows, period, query.basis, founds),
        lambda: _runs(table, flows, period, founds),
        lambda: _partners(table, query.reporter, period, founds) if partner == "WLD" else [],
        lambda: _goods(table, query.reporter, partner, period, founds),
    )
    for part in parts:
        said += part()
    moved = next((f.figure.value for f in founds if f.figure.measure == "yoy"), 0.0)
    nearest = events(table, flows["export"], period, moved=moved)[:1]
    said += [told(table, event, "brief.event") for event in nearest]
    head = Statement.of("brief.headline", place=Code("reporter", query.reporter), period=period)
    if partner != "WLD":
        head = Statement.of("brief.headline_partner", place=Code("reporter", query.reporter), period=period,
                            partner=Code("partner", partner))  # fmt: skip
    drawn = _courses(table, flows, period) if period.kind == "month" else ()
    return result(query.with_(periods=(period,)), [head, *said], founds, drawn, covered=period)


def _courses(
    table: Table, flows: dict[str, Subject], period: Period
) -> tuple[tuple[Code, tuple[Figure, ...]], ...]:  # fmt: skip
    """A year up to the month: exports and imports in one currency; their rates where its amounts are not out."""
    span = Period(period.shift(-12).first, period.last)
    for rates in (False, True):
        lines = [(Code("flow", flow), course(table, flows[flow], span, rates)) for flow in ("export", "import")]
        units = {figure.unit for _, figures in lines for figure in figures}
        if len(units) == 1 and all(figures and figures[-1].period.last == period.last for _, figures in lines):
            return tuple(lines)
    return ()


def _newest(table: Table, *subjects: Subject) -> Period | None:
    held: set[Period] = set()
    for subject in subjects:
        for key in table.keys(subject.reporter, subject.flow, subject.partner, subject.commodity):
            held.update(p for p in table.periods(key) if p.kind == "month" or is_new_year_span(p))
    return max(held, key=lambda period: (period.last, period.first), default=None)


def _flows(
    table: Table, flows: dict[str, Subject], period: Period, basis: str | None, founds: list[Found]
) -> list[Statement]:
    """Exports and imports with level and rate, whichever are held; the balance with that of the year before."""
    said: list[Statement] = []
    for flow in ("export", "import"):
        amount = level(table, flows[flow], period, "value", basis)
        lone = period.month_count == 1 and period.first.month <= 2
        growth = rate(table, flows[flow], period, basis, which="published" if lone else "any")
        founds += [found for found in (growth, amount) if found is not None]
        if amount is not None and growth is not None:
            said.append(Statement.of("brief.flow", rate=growth.figure, figure=amount.figure))
        elif growth is not None:
            said.append(Statement.of("brief.flow_rate", rate=growth.figure))
        elif amount is not None:
            said.append(Statement.of("brief.flow_level", figure=amount.figure))
    balance = level(table, flows["balance"], period, "value", basis)
    if balance is not None:
        founds.append(balance)
        before = at(table, flows["balance"], balance.gauge, period.shift(-12))
        if before is None:
            said.append(Statement.of("brief.balance", figure=balance.figure))
        else:
            founds.append(before)
            said.append(Statement.of("brief.balance_before", figure=balance.figure, before=before.figure))
    return said


def _surprises(table: Table, reporter: str, period: Period) -> list[Statement]:
    said = []
    for flow in ("export", "import", "balance"):
        held = [f for f in table.facts.forecasts if (f.reporter, f.flow, f.period) == (reporter, flow, period)]
        forecast = pick(held, None)
        came = actual(table, forecast) if forecast is not None else None
        if forecast is not None and came is not None:
            said.append(
                Statement.of(
                    f"brief.surprise.{verdict(forecast, came.figure)}", difference=difference(forecast, came.figure),
                    forecast=expected(forecast), poll=Code("poll", forecast.poll),
                )
            )  # fmt: skip
    return said


def _so_far(
    table: Table, flows: dict[str, Subject], period: Period, basis: str | None, founds: list[Found]
) -> list[Statement]:
    """The year to date beside a month, as announced or summed."""
    if period.month_count > 2 or period.last.month < 3:
        return []
    span = Period(date(period.last.year, 1, 1), period.last)
    said = []
    for flow, subject in flows.items():
        growth = rate(table, subject, span, basis, which="published") if flow != "balance" else None
        amount = level(table, subject, span, "value", basis)
        founds += [found for found in (growth, amount) if found is not None]
        if growth is not None and amount is not None:
            said.append(Statement.of("brief.so_far", rate=growth.figure, figure=amount.figure))
        elif growth is not None:
            said.append(Statement.of("brief.so_far_rate", rate=growth.figure))
        elif amount is not None:
            kind = "brief.so_far_balance" if flow == "balance" else "brief.so_far_level"
            said.append(Statement.of(kind, figure=amount.figure))
    return said


def _runs(table: Table, flows: dict[str, Subject], period: Period, founds: list[Found]) -> list[Statement]:
    """Runs of months of growth or fall, and a balance that is the highest or lowest of all months held."""
    said: list[Statement] = []
    for flow in ("export", "import"):
        growth = rate(table, flows[flow], period, which="published")
        run = run_of(table, growth.figure) if growth is not None else None
        if run is not None:
            way = "rises" if growth is not None and growth.figure.value > 0 else "falls"
            if run.bound is not None:
                said.append(Statement.of(f"brief.run_{way}_of", count=run.count, bound=Amount(run.bound, "pct")))
            else:
                said.append(Statement.of(f"brief.run_{way}", count=run.count))
    subject = flows["balance"]
    slots = Slots(subject.reporter, "balance", subject.partner, "TOTAL", "value")
    series = monthly(table, slots)
    if period.kind == "month" and series.at(period) is not None:
        points = [(f.period, f.value) for f in series.figures if f.period <= period]
        for highest, kind in ((True, "brief.record_high"), (False, "brief.record_low")):
            if rank(points, period, highest) == 1 and len(points) >= 12:
                held = span_of(p for p, _ in points)
                figure = series.at(period)
                if figure is not None:
                    number = count(len(points), "months", held, figure, (figure,))
                    said.append(Statement.of(kind, n=replace(number, measure="value"), figure=figure, span=held))
    return said


def _announced(
    table: Table, reporter: str, flow: str, partner: str | None, good: str | None, period: Period
) -> list[Figure]:  # fmt: skip
    """The published rates of a period over partners or goods, in the basis in which most are held."""
    by_basis: dict[str, list[Figure]] = {}
    for key in table.keys(reporter, flow, partner, good, measure="yoy", vintage="published"):
        figure = table.point(key, period)
        if figure is not None and not key.adjusted:
            by_basis.setdefault(key.basis, []).append(figure)
    return max(by_basis.values(), key=lambda held: (len(held), held[0].basis == "value_usd"), default=[])


def _partners(table: Table, reporter: str, period: Period, founds: list[Found]) -> list[Statement]:
    """The countries to which exports rose and fell most, of those with an announced rate."""
    held = [
        figure
        for figure in _announced(table, reporter, "export", None, "TOTAL", period)
        if figure.partner != "WLD" and not table.catalog.is_group(figure.partner or "")
    ]
    held.sort(key=lambda figure: (-figure.value, figure.partner or ""))
    up = tuple(figure for figure in held if figure.value > 0)[:_MOVERS]
    down = tuple(figure for figure in reversed(held) if figure.value < 0)[:_MOVERS]
    said = []
    beside = next((found.figure.basis for found in founds if found.figure.measure == "yoy"), None)
    basis = held[0].basis if held else None
    for way, figures in (("up", up), ("down", down)):
        if figures and (basis == beside or not basis):
            said.append(Statement.of(f"brief.partners_{way}", figures=figures, n=len(held)))
        elif figures:  # rates of the yuan value beside amounts in dollars are told as such
            said.append(Statement.of(f"brief.partners_{way}_in", figures=figures, basis=Code("basis", basis or "")))
    founds += [Found(figure) for figure in (*up, *down)]
    return said


def _goods(table: Table, reporter: str, partner: str, period: Period, founds: list[Found]) -> list[Statement]:
    """The goods that moved most, of those with an announced rate; exports, then imports."""
    said = []
    for flow in ("export", "import"):
        rates: dict[str, Figure] = {}
        for key in table.keys(reporter, flow, partner, measure="yoy", vintage="published"):
            figure = table.point(key, period)
            known = table.catalog.commodities.get(key.commodity)
            if figure is None or known is None or known.kind != "goods":
                continue
            if key.commodity not in rates or key.basis == "value_usd":
                rates[key.commodity] = figure
        top = sorted(rates.values(), key=lambda figure: (-abs(figure.value), figure.commodity or ""))[:_MOVERS]
        if top:
            said.append(Statement.of(f"brief.goods_{flow}", figures=tuple(top)))
            founds += [Found(figure) for figure in top]
    return said
