"""compare by summed: one partner, or one period, beside the sum of others, with the verdict on which is more."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from bot.analysis.absence import absent
from bot.analysis.holdings import computed, subjects
from bot.analysis.operations.answering import claimed_so, result
from bot.analysis.operations.comparison import compare, items_of, side_by_side
from bot.analysis.operations.gaps import apart
from bot.analysis.operations.months_over import months_over
from bot.analysis.operations.order_claimed import borne_out
from bot.analysis.table import Table
from bot.errors import NotHeld
from bot.model import IN_MONTHS, SUMMED, Bound, Period, Query, Result, Statement


def compared(query: Query, table: Table, asked_on: date) -> Result:
    """compare: each beside the other, the first beside the sum of the rest, or the months in which it was ahead."""
    special = {SUMMED: set_to_sum, IN_MONTHS: months_over}.get(query.by or "", compare)
    return special(query, table, asked_on)


def set_to_sum(query: Query, table: Table, asked_on: date) -> Result:
    """The first partner (of one partner, the first period) against all the others added up, in one gauge; of those that
    overlap each by itself.

    Raises the absence of the first that is not held beside the rest.
    """
    alone, *others = subjects(query)
    by = "partner" if others else "period"
    twice = any(table.catalog.overlap(a.partner, b.partner) for a, b in combinations(others, 2))
    if twice or (
        by == "period" and any(a.first <= b.last and b.first <= a.last for a, b in combinations(query.periods[1:], 2))
    ):
        return compare(query.with_(by=by, condition=None), table, asked_on)
    items, query = items_of(query.with_(by=by), table, asked_on)
    held = dict(side_by_side(query, table, items))
    missing = next((item for item in items if item not in held), None)
    if missing is not None:
        reason = absent(query.with_(operation="level"), table, asked_on, missing.subject, missing.period)
        raise NotHeld(reason.said, query=query)
    one, parts = held[items[0]], [held[item] for item in items[1:]]
    rows = tuple(row for part in parts for row in part.published)
    whole = computed(parts[0].figure, sum(part.figure.value for part in parts), rows, "sum", partner=None)
    if by == "period":
        span = Period(min(p.first for p in query.periods[1:]), max(p.last for p in query.periods[1:]))
        whole = computed(parts[0].figure, whole.figure.value, rows, "sum", period=span)
    headline = Statement.of("sum.published", figure=one.figure)
    if isinstance(query.condition, Bound):
        so = borne_out(query.condition, one.figure, whole.figure)
        headline = headline if so is None else claimed_so(so, headline)
    added = Statement.of("sum.together_periods", figure=whole.figure, n=len(parts))
    said = [headline, Statement.of("sum.together_partners", figure=whole.figure) if by == "partner" else added]
    said += [Statement.of("sum.published", figure=part.figure) for part in parts]
    red = max(one.figure.value, whole.figure.value) < 0  # of nothing but deficits the larger is the lower balance
    ahead = (one.figure.value > whole.figure.value) is not red
    said += apart(one, whole) if ahead else apart(whole, one)
    named = tuple(subject.partner for subject in (alone, *others)) if others else ()
    return result(query.with_(by=SUMMED), said, [one, whole, *parts], named=named, covered=one.figure.period)
