"""Query mirror -> one flow in both sides' books: the reporter's figure beside the partner's, the gap, known causes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from bot.analysis.absence import absent
from bot.analysis.holdings import Found, Subject, computed, level, levels
from bot.analysis.newest import newest_held
from bot.analysis.operations.answering import result
from bot.analysis.table import Table
from bot.errors import Ambiguous, NotHeld
from bot.model import Code, Period, Query, Quoted, Result, Statement

_MIRROR: Final = {"export": "import", "import": "export", "balance": "balance", "total": "total"}
_CAUSES: Final = 3


def mirror(query: Query, table: Table, asked_on: date) -> Result:
    """The same flow as each side counts it, in one currency where both hold it; by="gap" puts the gap first.

    Raises NotHeld where the other side keeps no such figure, Ambiguous where no other side is named; what only one
    side holds is said.
    """
    flow = query.flow if query.flow in _MIRROR else "export"
    if query.partners[0] == "WLD":
        near = tuple(query.with_(flow=flow, partners=(partner,)) for partner in _counting(query, table, str(flow)))
        raise Ambiguous(
            Statement.of("refusal.ambiguous.mirror_world", reporter=Code("partner", query.reporter)), query, near
        )
    own_side = Subject(query.reporter, str(flow), query.partners[0], query.commodities[0])
    other_side = opposite(own_side)
    period = query.periods[0] if query.periods else newest_of_both(table, own_side)
    if period is None:
        raise one_sided(query, table, asked_on, own_side, other_side, None)
    pair = sides(table, own_side, period, query.basis)
    if pair is None:
        raise one_sided(query, table, asked_on, own_side, other_side, period)
    own, other = pair
    statements = [Statement.of(f"mirror.{kind_of(own_side)}", own=own.figure, other=other.figure)]
    founds = [own, other]
    if own.figure.unit == other.figure.unit:
        gap, share = gap_of(own, other)
        statements.insert(0 if query.by == "gap" else 1, Statement.of("mirror.gap", gap=gap.figure, share=share.figure))
        founds.append(gap)
    else:
        statements.append(Statement.of("mirror.units_differ"))
    if (own.figure.adjusted or "") != (other.figure.adjusted or ""):
        adjusted = own.figure if own.figure.adjusted else other.figure
        statements.append(Statement.of("mirror.adjusted", agency=Code("agency", adjusted.agency or "")))
    statements += causes(table, own_side)
    drawn = tuple((Code("agency", side.figure.agency or ""), (side.figure,)) for side in pair)
    alike = own.figure.unit == other.figure.unit and own.figure.agency and other.figure.agency
    return result(query.with_(flow=flow, periods=(period,)), statements, founds, drawn if alike else (), covered=period)


def _counting(query: Query, table: Table, flow: str) -> tuple[str, ...]:
    """Partners that keep books of their own in which the flow is held, at most three."""
    keys = table.keys(query.reporter, flow, commodity=query.commodities[0], measure="value")
    partners = dict.fromkeys(key.partner for key in keys)
    held = [p for p in partners if table.keys(p, _MIRROR[flow], query.reporter, query.commodities[0])]
    return tuple(held[:3])


def opposite(subject: Subject) -> Subject:
    """The same goods in the partner's books."""
    return Subject(subject.partner, _MIRROR[subject.flow], subject.reporter, subject.commodity)


def sides(table: Table, subject: Subject, period: Period, basis: str | None = None) -> tuple[Found, Found] | None:
    """Both sides' figures of one flow and period: in one unit and of one adjustment if there is such a pair."""
    if subject.flow not in _MIRROR:
        return None
    if table.catalog.is_group(subject.reporter) != table.catalog.is_group(subject.partner) and not table.keys(
        subject.partner, _MIRROR[subject.flow], subject.reporter, subject.commodity
    ):
        return None
    own = list(levels(table, subject, period, "value", basis))
    other = list(levels(table, opposite(subject), period, "value", basis))
    if not other and basis is not None:
        other = list(levels(table, opposite(subject), period, "value"))
    pairs = [(a, b) for a in own for b in other]
    return min(pairs, key=lambda pair: (
        pair[0].figure.unit != pair[1].figure.unit, pair[0].figure.adjusted != pair[1].figure.adjusted
    ), default=None)  # fmt: skip


def line(table: Table, subject: Subject, period: Period) -> tuple[Statement, Found] | None:
    """The other side's figure as a line under an answer about one side; None where it is not held in dollars too."""
    if subject.flow not in ("export", "import", "balance") or subject.partner == "WLD":
        return None
    other = level(table, opposite(subject), period, "value")
    if other is None:
        return None
    return Statement.of(f"mirror.line.{kind_of(subject)}", figure=other.figure), other


def newest_of_both(table: Table, subject: Subject) -> Period | None:
    """The newest period that both sides hold, in one unit."""
    held: list[set[tuple[Period, str]]] = []
    for side in (subject, opposite(subject)):
        keys = table.keys(side.reporter, side.flow, side.partner, side.commodity, measure="value")
        held.append({(period, key.unit) for key in keys for period in table.periods(key)})
    both = held[0] & held[1]
    if both:
        return max(both, key=lambda item: (item[0].last, item[0].first))[0]
    newest = newest_held(table, subject, "value")
    return newest if newest is not None and sides(table, subject, newest) else None


def kind_of(subject: Subject) -> str:
    return subject.flow if subject.flow in ("export", "import", "balance") else "total"


def gap_of(own: Found, other: Found) -> tuple[Found, Found]:
    """Own figure less the other side's; a surplus is set against the other's deficit, and of two that tell of one
    deficit the larger is more."""
    seen = -other.figure.value if own.figure.flow == "balance" else other.figure.value
    rows = (*own.published, *other.published)
    short = own.figure.flow == "balance" and own.figure.value < 0 and seen < 0
    difference = seen - own.figure.value if short else own.figure.value - seen
    gap = computed(own.figure, difference, rows, "b - a" if short else "a - b", measure="gap")
    size = abs(own.figure.value)
    share = computed(own.figure, gap.figure.value / size * 100 if size else 0.0, rows, "100 * (a - b) / a",
                     unit="pct", measure="gap")  # fmt: skip
    return gap, share


def causes(table: Table, subject: Subject) -> tuple[Statement, ...]:
    """Why two sides' figures differ, in the glossary's order: of what is known of this pair and of any."""
    pair = "_".join(sorted((subject.reporter, subject.partner)))
    known = {*table.facts.explaining(f"mirror_gap_{pair}"), *table.facts.explaining("mirror_gap")}
    known_in_order = sorted(known, key=lambda definition: (definition.order, definition.slug))
    said = [Statement.of("mirror.causes")] if known else []
    for definition in known_in_order[:_CAUSES]:
        source = table.facts.source(definition.source)
        said.append(Statement.of("mirror.cause", text=Quoted(definition.text), source=source.via if source else ""))
    return tuple(said)


def one_sided(
    query: Query, table: Table, asked_on: date, own: Subject, other: Subject, period: Period | None
) -> Exception:
    """Which side is missing; the other one is offered as a question."""
    held = {side: period is not None and level(table, side, period, "value") is not None for side in (own, other)}
    lacking = other if held[own] or not held[other] else own
    reason = absent(
        replace(query, operation="level", reporter=lacking.reporter, flow=lacking.flow, partners=(lacking.partner,)),
        table, asked_on, lacking, period,
    )  # fmt: skip
    there = next((side for side in (own, other) if held[side]), None)
    if isinstance(reason, NotHeld) and there is not None and period is not None:
        near = Query("level", there.reporter, there.flow, (there.partner,), (there.commodity,), periods=(period,))
        return NotHeld(reason.said, query, (near, *reason.readings[:1]))
    return reason
