"""sum: the level of a span, announced or added up, of one series or of several."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import Final

from bot.analysis.holdings import Found, Subject, at, computed, gauges, level
from bot.analysis.newest import newest_held
from bot.analysis.operations.answering import Part, parts, result
from bot.analysis.operations.levels import beside_it, growth_beside, how
from bot.analysis.operations.taken_together import counted_twice, sum_of_items
from bot.analysis.spans import joined
from bot.analysis.table import Table
from bot.analysis.vintages import monthly
from bot.errors import CannotAnswer
from bot.model import Period, Query, Result, Statement

SPANS: Final = ("year", "half", "quarter", "ytd", "span")
_YEARS = 4  # added up: of so many each is told by itself


def total_of(query: Query, table: Table, asked_on: date) -> Result:
    """A span added up: the announced figure of the whole span if there is one, else held spans of one vintage.

    Several partners or commodities are shown one by one, and together unless they overlap.
    """
    found, missing, query = over_span(query, table, asked_on)
    if missing:
        raise missing[0]
    if len(found) > 1 and _together(table, found) is None and (held := sum_of_items(query, table)):
        found = tuple(Part(item.subject, item.period, one) for item, one in held)  # yuan where dollars are not of all
    founds = [part.found for part in found]
    statements: list[Statement] = []
    if len(found) > 1 and (whole := _together(table, found)) is not None:
        kind = "sum.together" if whole.figure.partner else "sum.together_partners"
        apart = len({part.period for part in found}) > 1
        said = Statement.of("sum.together_periods", figure=whole.figure, n=len(found)) if apart else None
        statements.append(said or Statement.of(kind, figure=whole.figure))
        founds.insert(0, whole)
    for part in found:
        kind = "sum.published" if not part.found.rows else "sum.headline"
        statements.append(Statement.of(kind, figure=part.found.figure))
        statements += how(part.found)
        if joint := _joint(part.found):
            statements.append(joint)
    if len(found) == 1:
        for each in _years_of(query, table, found[0]):
            statements.append(Statement.of("sum.published", figure=each.figure))
            founds.append(each)
    if len(found) == 1:  # the tonnes beside the dollars, as of a level: neither was asked for alone
        for said, *others in (*beside_it(query, table, found[0]), *growth_beside(query, table, found[0])):
            statements.append(said)
            founds += others
    return result(query, statements, founds, covered=founds[0].figure.period)


def _years_of(query: Query, table: Table, part: Part) -> tuple[Found, ...]:
    """`In 2024 and 2025 together`: the years of a sum, each by itself, where they are few and all of them are held."""
    first, last = part.period.first, part.period.last
    years = range(first.year, last.year + 1)
    if not part.found.rows or (first.month, last.month) != (1, 12) or not 1 < len(years) <= _YEARS:
        return ()
    gauge = part.found.gauge
    held = [at(table, part.subject, gauge, Period.year(year), query.vintage) for year in years]
    each = tuple(one for one in held if one is not None and one.figure not in part.found.rows)
    return each if len(each) == len(years) else ()


def over_span(query: Query, table: Table, asked_on: date) -> tuple[tuple[Part, ...], tuple[CannotAnswer, ...], Query]:
    span = joined(query.periods) if len(query.periods) > 1 and query.by != "period" else None
    return parts(
        query if span is None else query.with_(periods=(span,)),
        table,
        asked_on,
        lambda subject, period: _sum(query, table, subject, period),
        lambda subject: newest_held(table, subject, query.measure, query.basis, SPANS),
    )


def _sum(query: Query, table: Table, subject: Subject, period: Period) -> Found | None:
    """The level of the span; where no one vintage tiles it, revised months and first prints after their end."""
    found = level(table, subject, period, query.measure, query.basis, query.vintage)
    if found is not None or subject.flow == "context" or not period.whole_months or query.vintage is not None:
        return found
    for gauge in gauges(table, subject, query.measure, query.basis):
        run = monthly(table, subject, gauge, period)
        if run.figures and not run.missing:
            rows = run.rows or run.figures
            return computed(run.figures[0], sum(f.value for f in run.figures), rows, "sum", period=period)
    return None


def _joint(found: Found) -> Statement | None:
    vintages = {row.vintage for row in found.rows}
    if len(vintages) < 2:
        return None
    return Statement.of("sum.joint", period=max(row.period for row in found.rows if row.vintage == "revised"))


def _together(table: Table, found: tuple[Part, ...]) -> Found | None:
    """All parts in one figure: one gauge and vintage, and nothing counted twice."""
    first = found[0]
    if len({part.found.gauge for part in found}) > 1 or len({part.found.figure.vintage for part in found}) > 1:
        return None
    for a, b in combinations(found, 2):
        if a.subject.flow != b.subject.flow:
            return None
        same_time = a.period.first <= b.period.last and b.period.first <= a.period.last
        if not same_time and a.subject == b.subject:
            continue
        if not same_time or counted_twice(table, a.subject, b.subject):
            return None
    rows = tuple(row for part in found for row in part.found.published)
    span = Period(min(part.period.first for part in found), max(part.period.last for part in found))
    value = sum(part.found.figure.value for part in found)
    one = len({(part.subject.partner, part.subject.commodity) for part in found}) == 1
    partner = first.subject.partner if one else None
    return computed(first.found.figure, value, rows, "sum", period=span, partner=partner)
