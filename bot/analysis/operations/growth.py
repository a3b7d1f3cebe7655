"""growth: a flow's change in per cent on the year, on the month, or against any period."""

from __future__ import annotations

from datetime import date

from bot.analysis.absence import absent
from bot.analysis.holdings import BASIS, PARTS, Found, Gauge, Subject, amount_measure, at, gauges
from bot.analysis.newest import newest_held, spans_of
from bot.analysis.operations.answering import Part, parts, result, streak
from bot.analysis.operations.compound import compound_growth
from bot.analysis.rates import both, rate, ratio
from bot.analysis.table import Table
from bot.errors import CannotAnswer
from bot.model import HOME, Amount, Code, Figure, Period, Query, Result, Statement

_SEVERAL = 4  # rates: of so many at most the level is said too


def growth(query: Query, table: Table, asked_on: date) -> Result:
    """The announced rate, else one worked out from two levels of one vintage; says which, and of what.

    by  year (default), month (each against the month before, one span against that before of its length), period
        (periods: target, against), compound (a year, compounded; periods: the later, the earlier)
    """
    if query.by == "compound":
        return compound_growth(query, table, asked_on)
    if all(table.catalog.is_context(commodity) for commodity in query.commodities):
        return _context(query, table, asked_on)
    if query.by == "period" and len(query.periods) == 2:
        target, against = query.periods
        if against == target.shift(-12):
            query = query.with_(by=None, periods=(target,))
        else:
            return _against(query, table, asked_on, against, "growth.period")
    if query.by == "month" and len(query.periods) == 1:
        against = before(query.periods[0])
        if against != query.periods[0].shift(-12):
            kind = "growth.month" if against.kind == "month" else "growth.period"
            return _against(query, table, asked_on, against, kind)
    if query.by == "month":
        return _against(query, table, asked_on, None, "growth.month")
    found, missing, query = parts(
        query,
        table,
        asked_on,
        lambda subject, period: rate(
            table, subject, period, query.basis, query.measure if query.measure != "yoy" else None
        ),
        lambda subject: newest_rate(query, table, subject),
    )
    statements: list[Statement] = []
    founds = [part.found for part in found]
    for part in found:
        statements.append(headline(part.found.figure))
        amount = _level(table, part) if 1 < len(found) <= _SEVERAL else None
        if amount is not None:  # "their growth, and how much it was": of several, the level stands under each rate
            statements.append(Statement.of("growth.level", figure=amount.figure))
            founds.append(amount)
    if len(found) == 1:
        for statement, *more in _lines(query, table, found[0]):
            statements.append(statement)
            founds.extend(more)
    else:
        statements += _bases(found)
        if any(part.found.rows for part in found):
            statements.append(Statement.of("growth.some_worked_out"))
    statements += [absence.said for absence in missing]
    return result(query, statements, founds, covered=found[0].period)


def newest_rate(query: Query, table: Table, subject: Subject) -> Period | None:
    """The newest period of which a rate is announced; else of which one can be worked out; else the newest held. Rates
    of both sides of a balance are none of its own."""
    basis = query.basis
    announced = newest_held(table, subject, "yoy", _basis(query))
    if announced is not None and (
        subject.flow not in PARTS or rate(table, subject, announced, basis, which="published")
    ):
        return announced
    held = gauges(table, subject, None, basis)
    spans = {span for gauge in held for span in spans_of(table, subject, gauge)}
    if subject.flow in PARTS:  # also where only its two sides are held
        sides = [subject.flowing(flow) for flow in ("export", "import")]
        spans |= {s for gauge in held for s in spans_of(table, sides[0], gauge) & spans_of(table, sides[1], gauge)}
    newest = newest_held(table, subject, None, basis)
    rated = (span for span in sorted(spans, key=lambda span: (span.last, span.first), reverse=True))
    return next((span for span in rated if rate(table, subject, span, basis) is not None), newest)


def before(period: Period) -> Period:
    """The span of the same length just before: the month, the quarter, the year before."""
    return period.shift(-period.month_count)


def headline(figure: Figure) -> Statement:
    if figure.flow == "balance":
        return Statement.of("growth.balance", figure=figure)
    return Statement.of("growth.headline", figure=figure)


def _basis(query: Query) -> str | None:
    return "quantity" if query.measure == "quantity" else query.basis


Line = tuple[Statement, *tuple[Found, ...]]


def _lines(query: Query, table: Table, part: Part) -> list[Line]:
    figure = part.found.figure
    lines: list[Line] = []
    if part.found.rows:
        lines.append(_worked_out(table, part))
    lines += [(statement,) for statement in _bases((part,))]
    if part.period.kind == "month" and part.period.first.month <= 2:
        pair = Period.months((part.period.first.year, 1), (part.period.first.year, 2))
        together = rate(table, part.subject, pair, figure.basis)
        if together is not None:
            lines.append((Statement.of("growth.january_february", rate=together.figure), together))
        elif part.subject.reporter == HOME:  # whose customs announce them together
            lines.append((Statement.of("growth.january_february_unknown"),))
    if not part.found.rows:
        amount = _level(table, part)
        if amount is not None:
            lines.append((Statement.of("growth.level", figure=amount.figure), amount))
    run = streak(table, figure)
    if run is not None:
        if run.bound is not None:
            over = Amount(run.bound, "pct")
            lines.append((Statement.of(f"growth.{_way(figure)}_streak_over", count=run.count, bound=over),))
        else:
            lines.append((Statement.of(f"growth.{_way(figure)}_streak", count=run.count),))
    other = _other_basis(query, table, part)
    if other is not None:
        kind = "growth.other_basis_computed" if other.rows else "growth.other_basis"
        lines.append((Statement.of(kind, rate=other.figure, basis=Code("basis", other.figure.basis or "")), other))
    return lines[:4]


def _way(figure: Figure) -> str:
    return "rise" if figure.value > 0 else "fall"


def _worked_out(table: Table, part: Part) -> Line:
    """The two levels behind a rate that was worked out; where they are sums themselves, they are figures too."""
    gauge = _gauge(table, part)
    pair = both(table, part.subject, gauge, part.period, part.period.shift(-12)) if gauge is not None else None
    if pair is None:
        return (Statement.of("growth.worked_out"),)
    return (Statement.of("growth.worked_out_from", later=pair[0].figure, earlier=pair[1].figure), *pair)


def _gauge(table: Table, part: Part) -> Gauge | None:
    row = part.found.rows[0]
    return Gauge(row.measure or "", row.unit, "", row.adjusted or "")


def _level(table: Table, part: Part) -> Found | None:
    """The level that a rate led to, in the currency or quantity that it is a rate of; in dollars if unstated."""
    basis = part.found.figure.basis
    basis = BASIS["USD_bn"] if basis == "unstated" else basis
    if basis not in (*BASIS.values(), "quantity"):
        return None
    for gauge in gauges(table, part.subject, None, basis):
        found = at(table, part.subject, gauge, part.period)
        if found is not None:
            return found
    return None


def _bases(found: tuple[Part, ...]) -> list[Statement]:
    """What the rates are rates of, where that is not the dollar value."""
    bases = dict.fromkeys(part.found.figure.basis for part in found)
    if set(bases) <= {"value_usd", None}:
        return []
    if len(bases) == 1:
        basis = next(iter(bases)) or "unstated"
        kind = "growth.no_basis" if basis == "unstated" else "growth.basis"
        return [Statement.of(kind, basis=Code("basis", basis))]
    return [Statement.of("growth.bases", bases=tuple(Code("basis", basis or "unstated") for basis in bases))]


def _other_basis(query: Query, table: Table, part: Part) -> Found | None:
    """The rate of the quantity beside that of the value, or the announced yuan rate beside a computed one."""
    if query.basis is not None or query.measure in ("value", "quantity"):
        return None
    figure = part.found.figure
    for gauge in gauges(table, part.subject, "yoy"):
        if gauge.basis not in (figure.basis, "unstated"):
            other = rate(table, part.subject, part.period, gauge.basis, which="published")
            if other is not None:
                return other
    if part.found.rows or figure.basis == "value_usd" or part.subject.flow in PARTS:
        return None
    return rate(table, part.subject, part.period, "value_usd", which="computed")


def _against(query: Query, table: Table, asked_on: date, against: Period | None, kind: str) -> Result:
    """The change in per cent between two named periods, each subject by itself."""

    def base(period: Period) -> Period:
        return against if against is not None else before(period)

    def find(subject: Subject, period: Period) -> Found | None:
        for gauge in gauges(table, subject, amount_measure(query), query.basis):
            found = ratio(table, subject, gauge, period, base(period), query.vintage)
            if found is not None:
                return found
        return None

    target = query if query.by == "month" else query.with_(periods=query.periods[:1])
    try:
        found, missing, filled = parts(
            target,
            table,
            asked_on,
            find,
            lambda s: newest_held(table, s, amount_measure(query), query.basis, ("month",)),
        )
    except CannotAnswer as refusal:
        if against is None:
            raise
        absence = refusal
        subject = Subject(query.reporter, query.flow or "export", query.partners[0], query.commodities[0])
        if _has_level(query, table, subject, target.periods[0]):
            absence = absent(query.with_(operation="level"), table, asked_on, subject, against)
        raise absence.of(query) from None  # "by how much?" is of the same two times
    statements = []
    founds = []
    for part in found:
        earlier = base(part.period)
        statements.append(Statement.of(kind, figure=part.found.figure, against=earlier))
        founds.append(part.found)
        gauge = _gauge(table, part)
        pair = both(table, part.subject, gauge, part.period, earlier, query.vintage) if gauge is not None else None
        if pair is not None and len(found) <= _SEVERAL:
            statements.append(Statement.of("growth.worked_out_from", later=pair[0].figure, earlier=pair[1].figure))
    statements += [absence.said for absence in missing]
    covered = query if query.by == "period" else filled
    return result(covered, statements, founds, covered=found[0].period)


def _has_level(query: Query, table: Table, subject: Subject, period: Period) -> bool:
    return any(
        at(table, subject, gauge, period) for gauge in gauges(table, subject, amount_measure(query), query.basis)
    )


def _context(query: Query, table: Table, asked_on: date) -> Result:
    """Prices are rates on the year as they stand; the growth of another context series is its change."""
    from bot.analysis.operations.change import change
    from bot.analysis.operations.levels import level_of

    rates = all(table.catalog.commodities[commodity].measure == "yoy" for commodity in query.commodities)
    if rates and query.by in (None, "year"):
        return level_of(query.with_(measure=None), table, asked_on)
    return change(query, table, asked_on)
