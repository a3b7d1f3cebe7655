"""Query mirror by month or quarter -> how far both sides' figures lie apart in each of them, in which they do most, and
in how many the one is the higher."""

from __future__ import annotations

from datetime import date
from typing import Final

from bot.analysis.absence import absent
from bot.analysis.holdings import Found, Subject
from bot.analysis.operations.answering import result
from bot.analysis.operations.both_sides import gap_of, kind_of, mirror, one_sided, opposite, sides
from bot.analysis.operations.meaning import count
from bot.analysis.operations.months import holds, stretches
from bot.analysis.table import Table
from bot.errors import Ambiguous
from bot.model import Bound, Code, Period, Query, Result, Statement

_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}
_MOST: Final = 36  # gaps listed in one reply


def mirror_of(query: Query, table: Table, asked_on: date) -> Result:
    """Both sides' figures: of one time, or by month or quarter of a span (both_sides.py has the former).

    limit      1: the time at which they lie furthest apart, -1: least far; None: the gap of each
    condition  a bound of the own figure less the other side's, about 0: the times at which the one is the higher
    Raises NotHeld where a part of the span has no figure of either side in one unit: the one left out may be the most.
    """
    if query.by not in _MONTHS or query.partners[0] == "WLD":
        return mirror(query, table, asked_on)
    span = query.periods[0] if query.periods else None
    if span is None or span.month_count % _MONTHS[query.by] or not 1 < _count(span, query.by) <= _MOST:
        raise Ambiguous.again(query)
    flow = query.flow if query.flow in ("export", "import", "balance") else "export"
    subject = Subject(query.reporter, flow, query.partners[0], query.commodities[0])
    pairs: list[tuple[Found, Found]] = []
    for part in _parts(span, query.by):
        pair = sides(table, subject, part, query.basis)
        if pair is None:
            raise one_sided(query, table, asked_on, subject, opposite(subject), part)
        if pair[0].figure.unit != pair[1].figure.unit:
            lacking = next(one for one in (subject, opposite(subject)) if one.reporter in _in_other_money(pair))
            raise absent(_plain(query, lacking), table, asked_on, lacking, part)
        pairs.append(pair)
    if len({pair[0].gauge for pair in pairs}) > 1:
        raise Ambiguous.again(query)  # dollars of one month and yuan of another make no order
    gaps = [gap_of(*pair)[0] for pair in pairs]
    said, found = _told(query, subject, span, pairs, gaps)
    listed = tuple((gap.figure.period, gap.figure) for gap in gaps)
    said += [
        Statement.of("mirror.by_time", own=pairs[0][0].figure, other=pairs[0][1].figure, span=span),
        Statement.of("trend.points", figures=listed),
    ]
    founds = [*found, *gaps, *(one for pair in pairs for one in pair)]
    return result(query.with_(flow=flow, periods=(span,)), said, founds, covered=span)


def _in_other_money(pair: tuple[Found, Found]) -> set[str]:
    """Whose figure is in no dollars."""
    return {one.figure.reporter or "" for one in pair if one.figure.unit != "USD_bn"}


def _plain(query: Query, side: Subject) -> Query:
    """The level of one side, in dollars."""
    plain = query.with_(operation="level", by=None, limit=None, condition=None, basis="value_usd")
    return plain.with_(reporter=side.reporter, flow=side.flow, partners=(side.partner,))


def _told(
    query: Query, subject: Subject, span: Period, pairs: list[tuple[Found, Found]], gaps: list[Found]
) -> tuple[list[Statement], list[Found]]:
    """What is told ahead of the list, and the figures that it rests on."""
    own, other = pairs[0]
    if isinstance(query.condition, Bound):
        met = [pair for pair, gap in zip(pairs, gaps, strict=True) if holds(query.condition, gap.figure.value)]
        more, less = (own, other) if query.condition.comparator == "above" else (other, own)
        names = {"more": Code("agency", more.figure.agency or ""), "less": Code("agency", less.figure.agency or "")}
        number = count(len(met), "count", span, own.figure, tuple(row for pair in pairs for row in pair[0].published))
        if not met:
            return [Statement.of("mirror.higher_never", n=number, span=span, **names)], []
        months = stretches([pair[0].figure.period for pair in met])
        return [Statement.of("mirror.higher", n=number, span=span, periods=months, **names)], []
    if query.limit is None:
        return [], []
    sizes = [abs(gap.figure.value) for gap in gaps]
    at = sizes.index(max(sizes) if query.limit > 0 else min(sizes))
    own, other = pairs[at]
    gap, share = gap_of(own, other)
    most = "mirror.furthest" if query.limit > 0 else "mirror.closest"
    return [
        Statement.of(most, span=span, gap=gap.figure),
        Statement.of("mirror.gap", gap=gap.figure, share=share.figure),
        Statement.of(f"mirror.{kind_of(subject)}", own=own.figure, other=other.figure),
    ], [gap, own, other]


def _count(span: Period, grain: str) -> int:
    return span.month_count // _MONTHS[grain]


def _parts(span: Period, grain: str) -> tuple[Period, ...]:
    """The months or quarters of a span, one after the other."""
    months, step = span.split(), _MONTHS[grain]
    return tuple(Period(months[i].first, months[i + step - 1].last) for i in range(0, len(months), step))
