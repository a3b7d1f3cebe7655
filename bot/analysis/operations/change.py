"""change, sum, average: arithmetic on the levels of one series, in one vintage."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from bot.analysis.absence import absent
from bot.analysis.holdings import Found, Subject, at, computed, gauges, level, subjects
from bot.analysis.newest import newest_held
from bot.analysis.operations.answering import Part, claimed_so, parts, result
from bot.analysis.operations.gaps import apart
from bot.analysis.operations.growth import before
from bot.analysis.operations.levels import beside_it, growth_beside, how
from bot.analysis.operations.month_series import monthly_rates
from bot.analysis.operations.order_claimed import verdict_on
from bot.analysis.operations.series_notes import of_two_vintages, unstated
from bot.analysis.operations.share_course import share_change
from bot.analysis.operations.taken_together import counted_twice, mean_of_items, sum_of_items
from bot.analysis.operations.verdicts import judged
from bot.analysis.rates import both, rate, rate_beside
from bot.analysis.spans import joined
from bot.analysis.table import Table
from bot.analysis.vintages import monthly, over_joint
from bot.errors import CannotAnswer
from bot.model import Bound, Period, Query, Result, Statement

_BASIS = {"USD_bn": "value_usd", "CNY_bn": "value_cny", "EUR_bn": "value_eur", "JPY_bn": "value_jpy"}
_SPANS = ("year", "half", "quarter", "ytd", "span")

_DOUBLED = 100.0  # per cent more, from which on it is told too how many times as much it is
_YEARS = 4  # added up: of so many each is told by itself


def change(query: Query, table: Table, asked_on: date) -> Result:
    """The difference between two periods of one series, absolute and in per cent; of two rates in points.

    periods  later, earlier; one alone stands against the year before (by month: each against the month before)
    Raises the absence of whichever period is not held.
    """
    if query.measure == "share":
        return share_change(query, table, asked_on)
    statements: list[Statement] = []
    founds: list[Found] = []
    refused: CannotAnswer | None = None
    each = query.by == "month" and len(query.periods) > 1
    for subject, (later, earlier) in ((s, pair) for s in subjects(query) for pair in _pairs(query, table, s)):
        if later is None or earlier is None:
            raise absent(query, table, asked_on, subject, None)
        pair = _pair(query, table, subject, later, earlier)
        if pair is None:
            held = _rate_or_level(query, table, subject, later) is not None
            refused = refused or absent(query, table, asked_on, subject, earlier if held else later)
            continue
        query = query if each or len(query.periods) == 2 else query.with_(periods=(later, earlier))
        said, found = _difference(*pair, _announced(table, subject, *pair))
        more = said[1:] if len(query.periods) <= _YEARS else ()  # of many months each is told by itself
        statements += [*_judged(query, *pair, said[0]), *more, *unstated(pair), *of_two_vintages(table, pair)]
        founds += found
    if refused is not None and not founds:
        raise refused
    if refused is not None:
        statements.append(refused.said)
    return result(query, statements, founds, covered=founds[0].figure.period)


def _judged(query: Query, later: Found, earlier: Found, headline: Statement) -> list[Statement]:
    """The headline behind the verdict, where it is claimed that it rose, or fell, or by how much; none of what is in
    the red."""
    bound, step = query.condition, later.figure.value - earlier.figure.value
    red = later.figure.flow == "balance" and min(later.figure.value, earlier.figure.value) < 0
    if not isinstance(bound, Bound) or red:
        return [headline]
    if not bound.amount:  # that it rose at all, or fell: of a rate too, whichever side of nought it is on
        return [claimed_so(step > 0 if bound.comparator == "above" else step < 0, headline)]
    if (
        bound.comparator in ("above", "at_least")
        and bound.unit != "pct"
        and max(step, earlier.figure.value) < bound.amount <= later.figure.value
    ):
        return [headline]  # "grew past a trillion": a level that was passed, and no move
    return verdict_on(bound, later.figure, earlier.figure, headline)


def _pairs(query: Query, table: Table, subject: Subject) -> list[tuple[Period | None, Period | None]]:
    if query.by == "month" and len(query.periods) > 1:
        return [(period, before(period)) for period in query.periods]
    if len(query.periods) >= 2:
        return [(max(query.periods[:2]), min(query.periods[:2]))]
    measure = "yoy" if query.measure == "yoy" else query.measure
    later = query.periods[0] if query.periods else newest_held(table, subject, measure, query.basis)
    if later is None:
        return [(None, None)]
    return [(later, before(later) if query.by == "month" else later.shift(-12))]


def _rate_or_level(query: Query, table: Table, subject: Subject, period: Period) -> Found | None:
    if query.measure == "yoy" and subject.flow != "context":
        return rate(table, subject, period, query.basis)
    return level(table, subject, period, query.measure, query.basis, query.vintage)


def _pair(query: Query, table: Table, subject: Subject, later: Period, earlier: Period) -> tuple[Found, Found] | None:
    if query.measure == "yoy" and subject.flow != "context":
        a = rate(table, subject, later, query.basis)
        b = rate_beside(table, subject, earlier, a.figure.basis) if a is not None else None
        return (a, b) if a is not None and b is not None else None
    for gauge in gauges(table, subject, query.measure, query.basis):
        pair = both(table, subject, gauge, later, earlier, query.vintage)
        if pair is None and query.vintage is None and (over := over_joint(table, subject, gauge, (later, earlier))):
            pair = over[0][0], over[0][1]
        if pair is not None:
            return pair
    if subject.flow == "context":
        days = level(table, subject, later), level(table, subject, earlier)
        return (days[0], days[1]) if days[0] is not None and days[1] is not None else None
    return None


def _announced(table: Table, subject: Subject, a: Found, b: Found) -> Found | None:
    """The published rate of the later amount where it is set against the year before: it beats a ratio of the two."""
    basis = _BASIS.get(a.figure.unit or "", "quantity")
    if b.figure.period != a.figure.period.shift(-12) or subject.flow not in ("export", "import", "total"):
        return None
    return rate(table, subject, a.figure.period, basis, which="published") if a.figure.unit != "pct" else None


def _difference(a: Found, b: Found, announced: Found | None) -> tuple[list[Statement], list[Found]]:
    rows = (*a.published, *b.published)
    unit = "pp" if a.figure.unit == "pct" else a.figure.unit
    gap = computed(a.figure, a.figure.value - b.figure.value, rows, "a - b", unit=unit)
    red = a.figure.flow == "balance" and max(a.figure.value, b.figure.value) < 0  # a deficit grows, and falls no lower
    kind = "change.deficit" if red else "change.balance" if a.figure.flow == "balance" else "change.headline"
    later, earlier = a.figure.period, b.figure.period
    statements = [Statement.of(kind, difference=gap.figure, later=later, earlier=earlier)]
    if announced is not None:
        statements.append(Statement.of("change.from_to", earlier=b.figure, later=a.figure))
        statements.append(Statement.of("level.growth", rate=announced.figure))
    elif unit != "pp" and a.figure.value * b.figure.value > 0:
        grown = 100.0 * (abs(a.figure.value) / abs(b.figure.value) - 1.0)
        percent = computed(a.figure, grown, rows, "100 * (a / b - 1)", unit="pct", measure="change")
        onto = "change.from_to_deficit" if red else "change.from_to_percent"
        statements.append(Statement.of(onto, percent=percent.figure, earlier=b.figure, later=a.figure))
        if grown >= _DOUBLED:
            times = computed(a.figure, round(1 + grown / 100, 2), rows, "a / b", unit="times", measure="change")
            statements.append(Statement.of("compare.times", times=times.figure))
    else:
        statements.append(Statement.of("change.from_to", earlier=b.figure, later=a.figure))
    for found in (a, b):
        if found.rows:
            statements.append(Statement.of("change.worked_out", period=found.figure.period, n=len(found.rows)))
    return statements, [gap] if announced is None else [gap, announced]


def total_of(query: Query, table: Table, asked_on: date) -> Result:
    """A span added up: the announced figure of the whole span if there is one, else held spans of one vintage.

    Several partners or commodities are shown one by one, and together unless they overlap.
    """
    found, missing, query = _over_span(query, table, asked_on)
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


def _over_span(query: Query, table: Table, asked_on: date) -> tuple[tuple[Part, ...], tuple[CannotAnswer, ...], Query]:
    span = joined(query.periods) if len(query.periods) > 1 and query.by != "period" else None
    return parts(
        query if span is None else query.with_(periods=(span,)),
        table,
        asked_on,
        lambda subject, period: _sum(query, table, subject, period),
        lambda subject: newest_held(table, subject, query.measure, query.basis, _SPANS),
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


def average(query: Query, table: Table, asked_on: date) -> Result:
    """The mean of a month (by year, day: of one) over a span; of an index or a rate only if every month is held.

    by items: of several partners or periods; by period: of each period by itself, and how far two of them are apart.
    """
    if query.by == "items":
        return mean_of_items(query, table, asked_on)
    if query.measure == "yoy" or all(table.catalog.is_context(commodity) for commodity in query.commodities):
        return _mean_of_months(query, table, asked_on)
    found, missing, query = _over_span(query, table, asked_on)
    beside = _side_by_side(found)
    found = tuple(sorted(found, key=lambda part: -part.found.figure.value)) if beside else found
    statements: list[Statement] = []
    founds: list[Found] = []
    for part in found:
        months = part.period.month_count
        count = months / 12 if query.by == "year" and months % 12 == 0 else months
        kind = "average.of_years" if count != months else "average.headline"
        if query.by == "day":
            count, kind = (part.period.last - part.period.first).days + 1, "average.of_days"
        whole = part.found
        if count == 1 and query.by == "period":  # a month beside the mean of others is itself
            statements += [Statement.of("level.headline", figure=whole.figure), *how(whole)]
            founds.append(whole)
            continue
        mean = computed(whole.figure, whole.figure.value / count, whole.published, f"sum / {count:g}")
        if mean.figure.flow == "balance":
            kind = kind.replace("average.", "average.balance_")
        statements += judged(query, table, mean, [Statement.of(kind, figure=mean.figure)])
        said = Statement.of("average.whole", figure=whole.figure, n=int(count))
        statements += [said, *how(whole)]
        founds.append(mean)
    if beside or (query.by == "period" and len(founds) == 2 and founds[0].figure.unit == founds[1].figure.unit):
        larger, smaller = sorted(founds, key=lambda one: -one.figure.value)
        statements += apart(larger, smaller)
    statements += [absence.said for absence in missing]
    return result(query, statements, founds, covered=founds[0].figure.period)


def _side_by_side(found: tuple[Part, ...]) -> bool:
    """Two means of one time that differ in whom or what they are of: the larger is told first, and by how much."""
    alike = len(found) == 2 and found[0].found.gauge == found[1].found.gauge and found[0].period == found[1].period
    return alike and all(part.subject.flow in ("export", "import", "total") for part in found)


def _mean_of_months(query: Query, table: Table, asked_on: date) -> Result:
    def find(subject: Subject, period: Period) -> Found | None:
        if subject.flow == "context":
            for gauge in gauges(table, subject):
                run = monthly(table, subject, gauge, period)
                if run.figures and not run.missing:
                    break
            else:
                return None
        else:
            run = monthly_rates(table, subject, period, query.basis)
        if not run.figures or run.missing or not all(figure.period.whole_months for figure in run.figures):
            return None  # of a rate told on single days no mean of the months is known
        months = [(figure.value, figure.period.month_count) for figure in run.figures]
        mean = sum(value * n for value, n in months) / sum(n for _, n in months)
        return computed(run.figures[0], mean, run.rows or run.figures, "mean", period=period)

    span = joined(query.periods) if len(query.periods) > 1 and query.by != "period" else None
    query = query if span is None else query.with_(periods=(span,))  # "the PMI in October and November, on average"
    found, missing, query = parts(
        query, table, asked_on, find, lambda s: newest_held(table, s, query.measure, query.basis, _SPANS)
    )
    kind = "average.of_growth" if query.measure == "yoy" and query.flow != "context" else "average.of_rates"
    one = "growth.headline" if kind == "average.of_growth" else "level.headline"  # a month is no mean
    statements = [
        Statement.of(kind if part.period.month_count > 1 else one, figure=part.found.figure, n=part.period.month_count)
        for part in found
    ]
    statements += [absence.said for absence in missing]
    return result(query, statements, [part.found for part in found], covered=found[0].period)
