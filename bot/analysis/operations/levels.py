"""level, balance, total: one figure of a flow, and the lines that a trade journalist would add to it."""

from __future__ import annotations

from datetime import date

from bot.analysis.groups import ALL_OF, group_then
from bot.analysis.holdings import (
    BASIS,
    CURRENCY,
    PARTS,
    Found,
    Gauge,
    at,
    both_sides_of,
    level,
    levels,
    series_key,
    subjects,
)
from bot.analysis.newest import newest_held
from bot.analysis.operations.answering import Part, parts, result, streak
from bot.analysis.operations.both_sides import line
from bot.analysis.operations.figure_before import figure_before
from bot.analysis.operations.growth import growth
from bot.analysis.operations.revisions import first_print, later_print
from bot.analysis.operations.shares import share
from bot.analysis.rates import rate
from bot.analysis.table import Table
from bot.model import Amount, Code, Figure, Period, Query, Result, Statement

_LINES = 3  # beside the headline; what qualifies the figure itself is always said
_REVISED = 0.005  # a revision smaller than this part of the figure is not worth a line
_SEVERAL = 3  # amounts: of so many at most the rate on the year is said too
_TERMS = 6  # so many terms of a sum are shown one by one


def level_of(query: Query, table: Table, asked_on: date) -> Result:
    """A flow's value or quantity in each period; each partner, commodity and flow by itself.

    Raises NotReleased, OutsideRange or NotHeld where none of them is held.
    """
    if query.measure == "yoy" and not any(table.catalog.is_context(c) for c in query.commodities):
        return growth(query.with_(operation="growth"), table, asked_on)
    if query.measure == "share":
        return share(query.with_(operation="share"), table, asked_on)
    alike, basis = _in_one_measure(query, table), query.basis or _in_one_currency(query, table)
    found, missing, query = parts(
        query,
        table,
        asked_on,
        lambda subject, period: (
            level(table, subject, period, alike, basis, query.vintage)
            or (
                first_print(table, subject, period, basis)
                if query.vintage is None and alike in (None, "value")
                else None
            )
        ),
        lambda subject: newest_held(table, subject, query.measure, query.basis),
    )
    statements: list[Statement] = []
    founds = [part.found for part in found]
    for part in found:
        statements.append(headline(part.found.figure))
        for statement, *more in growth_beside(query, table, part) if 1 < len(found) <= _SEVERAL else ():
            statements.append(statement)
            founds.extend(more)
    if len(found) == 1:
        for statement, *more in _lines(query, table, found[0]):
            statements.append(statement)
            founds.extend(more)
    else:
        statements += _together(table, found)
    statements += [absence.said for absence in missing]
    return result(query, statements, founds, covered=found[0].found.figure.period)


def _in_one_measure(query: Query, table: Table) -> str | None:
    """The measure of all periods: tonnes, where one of several has no value and all of them have tonnes."""
    if query.measure is not None or query.basis is not None or len(query.periods) < 2:
        return query.measure
    each = [(subject, period) for subject in subjects(query) for period in query.periods]
    best = {one.figure.measure for s, p in each if (one := level(table, s, p, None, None, query.vintage)) is not None}
    weighed = all(level(table, s, p, "quantity", None, query.vintage) is not None for s, p in each)
    return "quantity" if best == {"value", "quantity"} and weighed else None


def _in_one_currency(query: Query, table: Table) -> str | None:
    """Yuan, where dollars of one period and yuan of another as long would stand side by side, and all have yuan."""
    alike = len({period.month_count for period in query.periods}) == 1
    if len(query.periods) < 2 or not alike or query.measure not in (None, "value"):
        return None
    each = [(subject, period) for subject in subjects(query) for period in query.periods]
    usual = [level(table, s, p, query.measure, None, query.vintage) for s, p in each]
    if {one.figure.unit for one in usual if one is not None} != {"USD_bn", "CNY_bn"}:
        return None
    told = (level(table, s, p, "value", "value_cny", query.vintage) is not None for s, p in each)
    return "value_cny" if all(told) else None


def balance(query: Query, table: Table, asked_on: date) -> Result:
    """Exports less imports, as announced or worked out."""
    return level_of(query.with_(flow="balance"), table, asked_on)


def total(query: Query, table: Table, asked_on: date) -> Result:
    """Exports and imports together, as announced or worked out."""
    return level_of(query.with_(flow="total"), table, asked_on)


def headline(figure: Figure) -> Statement:
    """What a figure is, of which period, and how much."""
    kind = "growth" if figure.measure == "yoy" else figure.flow if figure.flow in PARTS else "level"
    return Statement.of(f"{kind}.headline", figure=figure)


def how(found: Found) -> tuple[Statement, ...]:
    """How a figure was worked out; nothing for a published one."""
    if not found.rows:
        return ()
    if found.formula.startswith(ALL_OF):
        return (Statement.of("level.members", n=int(found.formula.removeprefix(ALL_OF))),)
    if len(found.rows) <= _TERMS:
        kind = {"a - b": "difference", "a + b": "both"}.get(found.formula, "terms")
        if kind != "terms" and len(found.rows) == 2:
            return (Statement.of(f"level.worked_out_{kind}", exports=found.rows[0], imports=found.rows[1]),)
        if " - " in found.formula and kind == "terms":
            return (Statement.of("level.worked_out_less", terms=found.rows[:-1], less=found.rows[-1]),)
        return (Statement.of("level.worked_out", terms=found.rows),)
    return (
        Statement.of("level.worked_out_of", n=len(found.rows), first=found.rows[0].period, last=found.rows[-1].period),
    )


Line = tuple[Statement, *tuple[Found, ...]]


def _lines(query: Query, table: Table, part: Part) -> list[Line]:
    """What qualifies the figure, then growth, surplus, sides and year to date, three lines in all."""
    figure, subject = part.found.figure, part.subject
    lines: list[Line] = [(statement,) for statement in how(part.found)]
    then = [code for one in (subject.reporter, subject.partner) if (code := group_then(table, one, figure.period))]
    lines += [(Statement.of("level.group_then", group=Code("partner", code)),) for code in then]
    if figure.adjusted:
        lines.append((Statement.of("level.adjusted", flow=Code("flow", subject.flow)),))
    if subject.flow == "context":
        return lines + _context_lines(table, part)
    lines += _also_adjusted(query, table, part) or list(beside_it(query, table, part))
    wanted = (_revised, _growth, _newer, _other_side, _balance, _sides, _year_to_date)
    for more in wanted:
        if len(lines) >= _LINES:
            break
        lines += more(query, table, part)
    return lines


def _also_adjusted(query: Query, table: Table, part: Part) -> list[Line]:
    """The seasonally adjusted figure beside one that is not: agencies announce either, and the two differ."""
    figure = part.found.figure
    if figure.adjusted or figure.measure != "value":
        return []
    for other in levels(table, part.subject, part.period, query.measure, query.basis, query.vintage):
        if other.figure.adjusted and other.figure.origin == "published" and other.figure.unit == figure.unit:
            return [(Statement.of("level.also_adjusted", figure=other.figure), other)]
    return []


def beside_it(query: Query, table: Table, part: Part) -> list[tuple[Statement, Found]]:
    """The quantity beside the value, and the announced yuan figure beside a dollar figure that had to be worked out."""
    figure = part.found.figure
    if query.basis is not None or query.measure is not None:
        return []
    for other in levels(table, part.subject, part.period):
        if other.figure.unit == figure.unit:
            continue
        if figure.measure == "value" and other.figure.measure == "quantity":
            return [(Statement.of("level.quantity", figure=other.figure), other)]
        if figure.origin == "computed" and other.figure.origin == "published" and other.figure.measure == "value":
            return [
                (Statement.of("level.in_currency", figure=other.figure, unit=Code("unit", other.figure.unit)), other)
            ]
    return []


def _growth(query: Query, table: Table, part: Part) -> list[Line]:
    figure = part.found.figure
    if part.subject.flow == "balance":
        before = at(table, part.subject, part.found.gauge, part.period.shift(-12), figure.vintage)
        return [] if before is None else [(Statement.of("balance.a_year_before", figure=before.figure), before)]
    basis = "quantity" if figure.measure == "quantity" else BASIS.get(figure.unit)
    single = part.period.kind == "month" and part.period.first.month <= 2
    found = rate(table, part.subject, part.period, basis, which="published")
    if found is None and basis in CURRENCY:
        found = rate(table, part.subject, part.period, "unstated", which="published")
    if found is None and not single:
        found = rate(table, part.subject, part.period, basis, which="computed")
    if found is None and single:
        pair = Period.months((part.period.first.year, 1), (part.period.first.year, 2))
        found = rate(table, part.subject, pair, basis, which="published")
        return [] if found is None else [(Statement.of("level.growth_january_february", rate=found.figure), found)]
    if found is None:
        return []
    return [(grown(table, found.figure), found)]


def growth_beside(query: Query, table: Table, part: Part) -> list[Line]:
    """The rate of one announced amount, so that a level or a total asked with its growth lacks neither."""
    if part.subject.flow in ("context", "balance") or part.found.rows:
        return []
    return _growth(query, table, part)


def grown(table: Table, figure: Figure) -> Statement:
    """A rate on the year as a line, with its streak if there is one."""
    run = streak(table, figure)
    if run is not None and run.bound is not None:
        return Statement.of("level.growth_streak_over", rate=figure, count=run.count, bound=Amount(run.bound, "pct"))
    if run is not None:
        return Statement.of("level.growth_streak", rate=figure, count=run.count)
    return Statement.of("level.growth_computed" if figure.origin == "computed" else "level.growth", rate=figure)


def _revised(query: Query, table: Table, part: Part) -> list[Line]:
    figure = part.found.figure
    if figure.vintage != "published" or figure.origin == "computed" or query.vintage is not None:
        return []
    later = table.point(series_key(part.subject, part.found.gauge, "revised"), part.period)
    if later is None:
        later = later_print(table, part.subject, part.found.gauge, part.period)
    if later is None or abs(later.value - figure.value) <= _REVISED * abs(figure.value):
        return []
    return [(Statement.of("level.revised", figure=later), Found(later))]


def _newer(query: Query, table: Table, part: Part) -> list[Line]:
    """Where the period was left out: that a newer one is held in another currency, or only as a rate."""
    if not any(note.slot == "periods" and note.origin == "covered" for note in query.notes) or query.basis is not None:
        return []
    newest = newest_held(table, part.subject, "value", "value_cny") if part.found.figure.unit == "USD_bn" else None
    if newest is not None and newest.last > part.period.last:
        return [(Statement.of("level.newer_in_yuan", period=newest),)]
    newest = newest_held(table, part.subject, "yoy", None, ("month",))
    if newest is not None and newest.last > part.period.last:
        return [(Statement.of("level.newer_rate", period=newest),)]
    return []


def _balance(query: Query, table: Table, part: Part) -> list[Line]:
    if part.subject.flow not in ("export", "import", "total") or part.subject.commodity != "TOTAL":
        return []
    figure = part.found.figure
    gauge = Gauge("value", figure.unit, "", figure.adjusted or "")
    found = (
        at(table, part.subject.flowing("balance"), gauge, part.period, query.vintage)
        if figure.measure == "value"
        else None
    )
    return [] if found is None else [(Statement.of("level.balance", figure=found.figure), found)]


def _other_side(query: Query, table: Table, part: Part) -> list[Line]:
    """What the partner's own statistics say of the same flow, in the same unit."""
    found = line(table, part.subject, part.period) if part.found.figure.measure == "value" else None
    if found is None or found[1].figure.unit != part.found.figure.unit:
        return []
    told, other = found
    return [(Statement.of("mirror.line.worked_out", told=told), other)] if other.rows else [found]


def _sides(query: Query, table: Table, part: Part) -> list[Line]:
    """Exports and imports behind a balance or total that is published as such."""
    if part.subject.flow not in PARTS or part.found.rows:
        return []
    sides = both_sides_of(table, part.subject, part.found.gauge, part.period)
    if sides is None:
        return []
    return [(Statement.of("balance.sides", exports=sides[0].figure, imports=sides[1].figure), *sides)]


def _year_to_date(query: Query, table: Table, part: Part) -> list[Line]:
    if part.period.kind != "month" or part.period.first.month == 1:
        return []
    year = part.period.first.year
    span = Period.months((year, 1), (year, part.period.first.month))
    found = at(table, part.subject, part.found.gauge, span, query.vintage)
    if found is None or found.figure.origin == "computed":
        return []
    kind = "balance" if part.subject.flow == "balance" else "level"
    return [(Statement.of(f"{kind}.year_to_date", figure=found.figure), found)]


def _context_lines(table: Table, part: Part) -> list[Line]:
    """The figure before it in the same series."""
    before = figure_before(table, part.subject, part.found)
    return [] if before is None else [(Statement.of("level.before", figure=before.figure), before)]


def _together(table: Table, found: tuple[Part, ...]) -> list[Statement]:
    """Exports and imports of one period, asked for together: the balance between them; that some were worked out."""
    lines: list[Statement] = []
    flows = [part.subject.flow for part in found]
    if flows == ["export", "import"] and found[0].found.figure.unit == found[1].found.figure.unit:
        part = found[0]
        gap = at(table, part.subject.flowing("balance"), part.found.gauge, part.period)
        if gap is not None and gap.figure.measure == "value":
            lines.append(Statement.of("level.balance", figure=gap.figure))
    if any(part.found.rows for part in found):
        lines.append(Statement.of("level.some_worked_out"))
    return lines
