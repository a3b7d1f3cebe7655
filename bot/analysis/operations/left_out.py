"""A flow with all the world, or with a group, less what went to or came from some of its partners: "exports excluding
the United States". A level or its growth on the year, worked out in one currency."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product
from typing import Final

from bot.analysis.absence import absent
from bot.analysis.holdings import BASIS, Found, Gauge, Subject, amount_measure, at, computed, expect, gauges, half_unit
from bot.analysis.newest import spans_of
from bot.analysis.operations.answering import result
from bot.analysis.table import Table
from bot.errors import CannotAnswer
from bot.model import Code, Note, Period, Query, Result, Statement

_BLUNT: Final = 0.01  # rounding of the terms, as a part of what is left: beyond this nothing is told
_FLOWS: Final = {"both": ("export", "import")}
# The vintages of the whole and of what is taken away: where no vintage holds both, a first print of a revised whole.
_VINTAGES: Final = (("published", "published"), ("revised", "revised"), ("revised", "published"))


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left of the whole, the whole, what was taken away, and their vintages."""

    left: Found
    whole: Found
    parts: tuple[Found, ...]
    vintages: tuple[str, str]

    @property
    def gauge(self) -> Gauge:
        return self.whole.gauge


def left_out(query: Query, table: Table, asked_on: date) -> Result:
    """The first of the partners less the others, in each flow and period; a growth's levels are told with it.

    Raises the absence of the whole, else of the first part that is not held beside it.
    """
    wholes = [Subject(query.reporter, flow, query.partners[0], query.commodities[0]) for flow in _flows(query)]
    periods, query = _periods(query, table, wholes[0])
    statements: list[Statement] = []
    founds: list[Found] = []
    for whole, period in product(wholes, periods):
        rests = tuple(_rests(query, table, whole, period))
        if not rests or period.last > asked_on:
            raise _missing(query, table, asked_on, whole, period)
        # A level is the first print; a rate may only be had of another vintage, of which the year before is held too.
        beside = [(rest, _year_before(query, table, whole, rest, period)) for rest in rests]
        found, earlier = beside[0]
        if query.operation == "growth":
            found, earlier = next((pair for pair in beside if pair[1] is not None), beside[0])
        grown = None if earlier is None else _growth(found, earlier)
        if query.operation == "growth" and (grown is None or earlier is None):
            raise _missing(query, table, asked_on, whole, period.shift(-12))
        said, told = _told(query, found, earlier if grown is not None else None, grown)
        statements += said
        founds += told
    named = query.partners[1:]
    return result(query, statements, founds, named=named, covered=periods[0])


def _flows(query: Query) -> tuple[str, ...]:
    return _FLOWS.get(query.flow or "", (query.flow or "export",))


def _periods(query: Query, table: Table, whole: Subject) -> tuple[tuple[Period, ...], Query]:
    """Those asked for, else the newest month (or span) in which the whole and all its parts are held."""
    if query.periods:
        return query.periods, query
    for gauge in gauges(table, whole, amount_measure(query), query.basis):
        shared = set.intersection(*(set(spans_of(table, whole.among(code), gauge)) for code in query.partners))
        held = (s for s in sorted(shared, key=lambda s: (s.last, -s.month_count), reverse=True))
        newest = next((s for s in held if next(_rests(query, table, whole, s), None) is not None), None)
        if newest is not None:
            notes = (*query.notes, Note("covered", "periods", newest.code))
            return (newest,), query.with_(periods=(newest,), notes=notes)
    raise absent(query.with_(operation="level", by=None), table, date.max, whole.among(query.partners[-1]), None)


def _rests(query: Query, table: Table, whole: Subject, period: Period, like: Rest | None = None) -> Iterator[Rest]:
    """What is left in each gauge and pair of vintages that hold all terms, the best first; `like`: only as that one."""
    others = [whole.among(code) for code in query.partners[1:]]
    expect(table, (whole, *others))
    if any(table.catalog.overlap(a.partner, b.partner) for a, b in combinations(others, 2)):
        return
    for gauge in gauges(table, whole, amount_measure(query), query.basis) if like is None else (like.gauge,):
        for own, other in _VINTAGES if like is None else (like.vintages,):
            all_of_it = at(table, whole, gauge, period, own)
            parts = tuple(one for s in others if (one := at(table, s, gauge, period, other)) is not None)
            if all_of_it is None or len(parts) < len(others):
                continue
            rows = (*all_of_it.published, *(row for one in parts for row in one.published))
            value = all_of_it.figure.value - sum(one.figure.value for one in parts)
            if sum(map(half_unit, rows)) >= _BLUNT * abs(value):
                continue
            left = computed(all_of_it.figure, value, rows, "a - b", partner=None)
            yield Rest(left, all_of_it, parts, (own, other))


def _year_before(query: Query, table: Table, whole: Subject, found: Rest, period: Period) -> Rest | None:
    """The same of the year before, in the same currency and vintages."""
    if whole.flow == "balance":
        return None
    return next(_rests(query, table, whole, period.shift(-12), found), None)


def _growth(later: Rest, earlier: Rest) -> Found | None:
    a, b = later.left.figure, earlier.left.figure
    if b.value <= 0:
        return None
    rows = (*later.left.published, *earlier.left.published)
    basis = "quantity" if later.gauge.measure == "quantity" else BASIS.get(later.gauge.unit)
    value = 100.0 * (a.value / b.value - 1.0)
    return computed(a, value, rows, "100 * (a / b - 1)", unit="pct", measure="yoy", basis=basis)


def _told(query: Query, found: Rest, earlier: Rest | None, grown: Found | None) -> tuple[list[Statement], list[Found]]:
    """The headline, what it was worked out from, and how it moved on the year."""
    without = tuple(Code("partner", code) for code in query.partners[1:])
    kind = "without.balance" if found.left.figure.flow == "balance" else "without.level"
    parts = tuple(
        (Code("partner", code), one.figure) for code, one in zip(query.partners[1:], found.parts, strict=True)
    )
    level = Statement.of(kind, figure=found.left.figure, whole=found.whole.figure, without=without)
    worked = Statement.of("without.terms", whole=found.whole.figure, parts=parts)
    terms = [found.left, found.whole, *found.parts]
    if grown is None or earlier is None:
        return [level, worked], terms
    said = [level, worked, Statement.of("level.growth_computed", rate=grown.figure)]
    if query.operation == "growth":
        said = [
            Statement.of("without.growth", figure=grown.figure, whole=found.whole.figure, without=without),
            Statement.of("without.from_to", later=found.left.figure, earlier=earlier.left.figure),
            worked,
        ]
        return said, [grown, found.left, earlier.left, found.whole, *found.parts]
    return said, [*terms, grown]


def _missing(query: Query, table: Table, asked_on: date, whole: Subject, period: Period) -> CannotAnswer:
    """The absence of the term that is not held; of the last part where each is held, but not in one currency."""
    level = query.with_(operation="level", by=None)
    for code in query.partners:
        subject = whole.among(code)
        held = any(at(table, subject, g, period) for g in gauges(table, subject, amount_measure(query), query.basis))
        if not held or period.last > asked_on:
            return absent(level, table, asked_on, subject, period)
    return absent(level, table, asked_on, whole.among(query.partners[-1]), period)
