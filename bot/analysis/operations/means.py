"""average: the mean of a month, a year or a day over a span; of rates and indices, of the months themselves."""

from __future__ import annotations

from datetime import date

from bot.analysis.holdings import Found, Subject, computed, gauges
from bot.analysis.newest import newest_held
from bot.analysis.operations.answering import Part, parts, result
from bot.analysis.operations.gaps import apart
from bot.analysis.operations.levels import how
from bot.analysis.operations.month_series import monthly_rates
from bot.analysis.operations.taken_together import mean_of_items
from bot.analysis.operations.totals import SPANS, over_span
from bot.analysis.operations.verdicts import judged
from bot.analysis.spans import joined
from bot.analysis.table import Table
from bot.analysis.vintages import monthly
from bot.model import Period, Query, Result, Statement


def average(query: Query, table: Table, asked_on: date) -> Result:
    """The mean of a month (by year, day: of one) over a span; of an index or a rate only if every month is held.

    by items: of several partners or periods; by period: of each period by itself, and how far two of them are apart.
    """
    if query.by == "items":
        return mean_of_items(query, table, asked_on)
    if query.measure == "yoy" or all(table.catalog.is_context(commodity) for commodity in query.commodities):
        return _mean_of_months(query, table, asked_on)
    found, missing, query = over_span(query, table, asked_on)
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
        query, table, asked_on, find, lambda s: newest_held(table, s, query.measure, query.basis, SPANS)
    )
    kind = "average.of_growth" if query.measure == "yoy" and query.flow != "context" else "average.of_rates"
    one = "growth.headline" if kind == "average.of_growth" else "level.headline"  # a month is no mean
    statements = [
        Statement.of(kind if part.period.month_count > 1 else one, figure=part.found.figure, n=part.period.month_count)
        for part in found
    ]
    statements += [absence.said for absence in missing]
    return result(query, statements, [part.found for part in found], covered=found[0].period)
