"""trend and change of measure share -> one partner's or good's share of the whole over time, and its move in points."""

from __future__ import annotations

from datetime import date

from bot.analysis.absence import absent
from bot.analysis.holdings import Found, Subject, computed, subjects
from bot.analysis.newest import newest_held
from bot.analysis.operations.answering import claimed_so, result
from bot.analysis.operations.month_sets import leaves
from bot.analysis.operations.months import stretches
from bot.analysis.operations.order_claimed import borne_out, claimed
from bot.analysis.operations.rounding import matches
from bot.analysis.operations.shares import share_at
from bot.analysis.rates import rate
from bot.analysis.table import Table
from bot.analysis.vintages import calendar
from bot.errors import CannotAnswer
from bot.model import Bound, Code, Figure, Note, Period, Query, Result, Statement

_YEARS = 6  # shown where no span is asked for
_MONTHS = 13
_LEAST = 2
_ONE_WAY = ("export", "import")


def share_course(query: Query, table: Table, asked_on: date) -> Result:
    """The share in each month, quarter or year of periods[0] in which part and whole are both held.

    Raises the absence of a subject of which fewer than two shares can be told.
    """
    statements: list[Statement] = []
    founds: list[Found] = []
    lines: list[tuple[Code, tuple[Figure, ...]]] = []
    refused: CannotAnswer | None = None
    for subject in subjects(query):
        span, query = _span(query, table, asked_on, subject)
        wanted = [p for p in calendar(span, query.by or "month") if p.last <= asked_on]
        held = {p: one for p in wanted if (one := share_at(query, table, subject, p)) is not None}
        if len(held) < _LEAST:
            refused = refused or absent(query, table, asked_on, subject, span)
            continue
        figures = [one.figure for one in held.values()]
        first, last = figures[0], figures[-1]
        statements.append(Statement.of(f"trend.{kind_of(subject)}", move=_move(last, first), first=first, last=last))
        statements.append(Statement.of("trend.points", figures=tuple((f.period, f) for f in figures)))
        lacking = [p for p in wanted if p not in held and first.period < p < last.period]
        if lacking:
            statements.append(Statement.of("trend.not_held", spans=_spans(lacking), n=len(lacking)))
        if last.period < wanted[-1]:
            statements.append(Statement.of("trend.until", period=last.period))
        founds += held.values()
        lines.append((Code("partner" if subject.partner != "WLD" else "commodity", _part(subject)), tuple(figures)))
    if refused is not None and not founds:
        raise refused
    if any(found.rows for found in founds):
        statements.append(Statement.of("share.worked_out"))
    if refused is not None:
        statements.append(refused.said)
    return result(query, statements, founds, tuple(lines), covered=founds[-1].figure.period)


def share_change(query: Query, table: Table, asked_on: date) -> Result:
    """The change of a share between two periods in percentage points: periods later, earlier; one alone stands against
    the year before. A share of one part that is a year apart tells how the part itself moved as well. Raises the
    absence of either."""
    statements: list[Statement] = []
    founds: list[Found] = []
    refused: CannotAnswer | None = None
    for subject in subjects(query):
        later = max(query.periods) if query.periods else newest_held(table, subject, None, query.basis, ("year",))
        if later is None:
            raise absent(query, table, asked_on, subject, None)
        earlier = min(query.periods) if len(query.periods) > 1 else later.shift(-12)
        a, b = share_at(query, table, subject, later), share_at(query, table, subject, earlier)
        if a is None or b is None:
            refused = refused or absent(query, table, asked_on, subject, later if a is None else earlier)
            continue
        query = query if len(query.periods) == 2 else query.with_(periods=(later, earlier))
        rows = (*a.published, *b.published)
        gap = computed(a.figure, a.figure.value - b.figure.value, rows, "a - b", unit="pp", measure="share")
        headline = Statement.of(f"change.{kind_of(subject)}", difference=gap.figure, later=later, earlier=earlier)
        points: list[Bound] = []
        if query.condition is not None:
            bounds = tuple(leaves(query.condition))
            headline = claimed_so(_so(bounds, a.figure, b.figure, gap.figure), headline)
            points = [bound for bound in bounds if bound.unit == "pp" and bound.comparator != "is"]
        statements += [headline, *(said for bound in points for said in claimed(bound))]
        statements.append(Statement.of("change.from_to", earlier=b.figure, later=a.figure))
        founds += [gap, a, b]
        grown = rate(table, subject, later) if earlier == later.shift(-12) and subject.flow in _ONE_WAY else None
        if grown is not None and query.condition is None:
            statements.append(Statement.of("growth.headline", figure=grown.figure))
            founds.append(grown)
    if refused is not None and not founds:
        raise refused
    if any(found.rows and found.figure.measure == "share" for found in founds[1:]):
        statements.append(Statement.of("share.worked_out"))
    if refused is not None:
        statements.append(refused.said)
    return result(query, statements, founds, covered=founds[0].figure.period)


def _so(bounds: tuple[Bound, ...], later: Figure, earlier: Figure, gap: Figure) -> bool:
    """Whether the share moved that way, and from and to where, or by as much, as is claimed."""
    for bound in bounds:
        if bound.unit == "pp":
            exact = bound.comparator == "is"
            so = matches(bound.amount, gap) != "no" if exact else borne_out(bound, later, earlier) is True
        elif bound.comparator == "above":
            so = gap.value > 0
        elif bound.comparator == "below":
            so = gap.value < 0
        else:
            so = matches(bound.amount, later if bound.measure == "share" else earlier) != "no"
        if not so:
            return False
    return True


def kind_of(subject: Subject) -> str:
    """Which phrase names the share: of a partner, of a partner in a good, of a good in all goods."""
    if subject.partner == "WLD":
        return "share_of_goods"
    return "share" if subject.commodity == "TOTAL" else "share_goods"


def _part(subject: Subject) -> str:
    return subject.commodity if subject.partner == "WLD" else subject.partner


def _move(last: Figure, first: Figure) -> Figure:
    return computed(last, last.value - first.value, (last, first), "a - b", unit="pp").figure


def _spans(periods: list[Period]) -> tuple[Period, ...]:
    return stretches(periods)


def _span(query: Query, table: Table, asked_on: date, subject: Subject) -> tuple[Period, Query]:
    """The span asked for; else six years or thirteen months to the newest held."""
    if query.periods:
        return Period(min(p.first for p in query.periods), max(p.last for p in query.periods)), query
    yearly = query.by == "year"
    newest = newest_held(table, subject, None, query.basis, ("year",) if yearly else ("month",))
    if newest is None:
        raise absent(query, table, asked_on, subject, None)
    back = newest.shift(-12 * (_YEARS - 1)) if yearly else newest.shift(1 - _MONTHS)
    span = Period(back.first, newest.last)
    return span, query.with_(periods=(span,), notes=(*query.notes, Note("covered", "periods", span.code)))
