"""A flow with a partner -> the context series that bears on it, then and a year before: the tariff that it met; which
of several times it moved in as is taken for granted."""

from __future__ import annotations

from bot.analysis.holdings import Found, Subject, at, gauges
from bot.analysis.newest import spans_of
from bot.analysis.operations.months import holds
from bot.analysis.rates import rate
from bot.analysis.table import Table
from bot.model import Bound, Period, Query, Statement

_AGE = 12  # months: an older figure tells nothing of the period


def bearing(table: Table, subject: Subject, period: Period) -> tuple[list[Statement], list[Found]]:
    """What bore on all goods of the flow: the newest figure up to the period's end that is no older than a year, and
    what it was a year before, or as near to that as is held. Nothing where no such series is held."""
    said: list[Statement] = []
    founds: list[Found] = []
    for code in table.catalog.bearing(subject.flow, subject.partner) if subject.commodity == "TOTAL" else ():
        context = Subject(subject.reporter, "context", table.catalog.commodities[code].partner or "WLD", code)
        gauge = next(iter(gauges(table, context)), None)
        if gauge is None:
            continue
        known = sorted(span for span in spans_of(table, context, gauge) if span.first <= period.last)
        near = [span for span in known if span.last >= period.shift(-_AGE).first]
        if not near:
            continue
        late = at(table, context, gauge, near[-1])
        before = [span for span in known if span.first <= period.shift(-_AGE).last] or near[:1]
        early = at(table, context, gauge, before[-1]) if before[-1] != near[-1] else None
        if late is None:
            continue
        founds.append(late)
        if early is None:
            said.append(Statement.of("why.bears", later=late.figure))
        else:
            said.append(Statement.of("why.bears_before", later=late.figure, earlier=early.figure))
            founds.append(early)
    return said, founds


def moved_so(query: Query, table: Table) -> Period:
    """The first of the times told whose rate is as the condition takes for granted; else the first."""
    subject = Subject(query.reporter, query.flow or "export", query.partners[0], query.commodities[0])
    bound = query.condition
    rates = ((period, rate(table, subject, period, query.basis)) for period in query.periods)
    fitting = (at for at, one in rates if one and isinstance(bound, Bound) and holds(bound, one.figure.value))
    return next(fitting, query.periods[0])
