"""Query why -> what the figures tell, what was reported, and what is not established: three kinds, never mixed."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Final

from bot.analysis.absence import absent
from bot.analysis.holdings import Found, Subject, at, computed, level
from bot.analysis.newest import newest_held
from bot.analysis.operations import both_sides
from bot.analysis.operations.answering import result
from bot.analysis.operations.answering import streak as run_of
from bot.analysis.operations.bearing import bearing, moved_so
from bot.analysis.operations.change import change
from bot.analysis.operations.claims_over_time import ClaimOverTime
from bot.analysis.operations.comparison import compare
from bot.analysis.operations.contribution import take_apart
from bot.analysis.operations.figure_before import at_its_end, course, later_in_month, steepest
from bot.analysis.operations.meaning import flow_of, partner_of
from bot.analysis.operations.month_sets import simple
from bot.analysis.operations.months import holds, touches_new_year
from bot.analysis.operations.reported import events, latest_first, told
from bot.analysis.operations.rounding import AVERAGES, matches, reaches, round_tens
from bot.analysis.rates import rate
from bot.analysis.table import Table
from bot.errors import CannotAnswer, NotHeld
from bot.model import HOME, Amount, Bound, Period, Query, Quoted, Result, Statement

_ESTABLISHED: Final = 0.5
_EVENTS: Final = 3  # told unless more are asked for
_AT_MOST: Final = 10
_FALSE: Final = ("check.false", "check.claim.false")
_UNKNOWN: Final = "why.not_established"
_REPORTED: Final = ("why.event", "why.weights", _UNKNOWN)
_NEAR: Final = 0.1  # of a rate taken for granted of a balance, as people round it


def why(query: Query, table: Table, asked_on: date) -> Result:
    """The rate (else the level) first, a false premise of the condition corrected; then arithmetic and dated events.

    limit: how many events instead of three. by="mirror": why two sides' figures differ; by a glossary subject: its
    definitions; by="period": why it moved from the earlier to the later of two; by="record", "low", "every", "flow",
    "partner": why it was the highest, the lowest, so in every month, the one above the other; "either": of the first
    of several times that moved so.
    Raises NotHeld where neither a figure nor an event is held, NotReleased where the period is not out.
    """
    if query.by in ("mirror", "gap"):
        return both_sides.mirror(query.with_(by=None), table, asked_on)
    if query.by == "period" and len(query.periods) == 2:
        return _between(query, table, asked_on)
    if query.by in ("record", "low", "every"):
        return _of_months(query, table, asked_on)
    if query.by in ("flow", "partner"):
        return _of_two(query, table, asked_on)
    if query.by == "either":
        return why(query.with_(by=None, periods=(moved_so(query, table),)), table, asked_on)
    if query.by is not None and table.facts.explaining(query.by):
        return _explained(query, table, query.by)
    commodity = query.commodities[0]
    flow = flow_of(query, table, commodity, "export" if query.flow == "both" else None)
    subject = Subject(query.reporter, flow, partner_of(query, table, commodity), commodity)
    period = query.periods[0] if query.periods else _newest(table, subject)
    if period is None:
        raise absent(query, table, asked_on, subject, None)
    growth = None if flow == "balance" else _rate(table, subject, period, query)
    amount = level(table, subject, period, None, query.basis if query.basis != "quantity" else None)
    step = steepest(table, subject, period, query.condition)
    amount, until = (step, step.figure.period) if step else (amount or at_its_end(table, subject, period), period)
    held = events(table, _as_home_sees(subject), until, moved=_moved(table, subject, growth, amount))
    reported = latest_first(held[: min(query.limit or _EVENTS, _AT_MOST)])
    if growth is None and amount is None:
        reason: CannotAnswer = absent(query.with_(operation="growth"), table, asked_on, subject, period)
        running = period.kind == "year" and period.first <= asked_on and query.condition is None
        if not (isinstance(reason, NotHeld) or running) or not reported:  # "why do they need a licence in 2026"
            raise reason
    said, founds = _figures(query.with_(periods=(until,)), table, subject, growth, amount)
    if not said:
        said = [Statement.of("why.no_figure", month=period)]
    said += _arithmetic(table, subject, period, growth, amount, founds)
    bore, known = bearing(table, _as_home_sees(subject), period)
    said += bore
    founds += known
    said += [told(table, event) for event in reported]
    said.append(Statement.of("why.weights" if reported else _UNKNOWN))
    done = query.with_(flow=flow, periods=(period,))
    return replace(result(done, said, founds, covered=period), beyond=min(len(held), _AT_MOST) - len(reported))


def _of_months(query: Query, table: Table, asked_on: date) -> Result:
    """The causes; of what was no record, or not so in every month, that first."""
    told = why(query.with_(by=None, condition=None), table, asked_on)
    try:
        by, limit = ("record", -1) if query.by == "low" else (query.by, None)
        claim = ClaimOverTime.of(query.with_(operation="check", by=by, limit=limit), table, asked_on)
    except NotHeld:
        return told
    if claim is None or not claim.statements[0].kind.startswith(_FALSE):
        return told
    every = query.by == "every"  # how it moved over the whole span is told too
    rest = (one for one in told.statements if one.kind in _REPORTED or (every and one.kind != "why.no_figure"))
    asked = told.query.with_(by=query.by, condition=query.condition)  # by which it is told again
    return replace(told, query=asked, statements=(*claim.statements, *rest), rows=(*claim.rows, *told.rows))


def _of_two(query: Query, table: Table, asked_on: date) -> Result:
    """Whether the one is above the other, as is taken for granted, in the place of what the figure of one tells."""
    beside = compare(query.with_(operation="compare"), table, asked_on)
    plain = query.with_(by=None, condition=None, periods=beside.query.periods)
    reported: tuple[Statement, ...] = ()
    for partner in query.partners:  # of the first of which any event is held
        first = plain.with_(partners=(partner,), flow="export" if query.flow == "both" else query.flow)
        with suppress(CannotAnswer):
            told = why(first, table, asked_on).statements
            reported = reported or tuple(one for one in told if one.kind in _REPORTED and one.kind != _UNKNOWN)
    reported = reported or (Statement.of(_UNKNOWN),)
    return replace(beside, query=query.with_(periods=beside.query.periods), statements=(*beside.statements, *reported))


def _between(query: Query, table: Table, asked_on: date) -> Result:
    """The move from the one time to the other, what was taken for granted of it put right, and what was reported."""
    plain = query.with_(operation="change", by=None, limit=None)
    bound = query.condition
    try:
        moved = change(plain.with_(condition=None), table, asked_on)
    except NotHeld:
        on_year = why(query.with_(by=None, condition=None, periods=(max(query.periods),)), table, asked_on)
        rate_told = next((figure.value for figure in on_year.statements[0].figures() if figure.unit == "pct"), 0.0)
        if isinstance(bound, Bound) and rate_told and (rate_told > 0) != (bound.comparator == "above"):
            raise  # a rise on the year tells nothing of a fall on the month
        return on_year
    step = next(figure.value for figure in moved.statements[0].figures())
    if isinstance(bound, Bound) and (step > 0) != (bound.comparator == "above"):
        moved = change(plain, table, asked_on)  # with the verdict on it
    later = max(query.periods)
    flow = flow_of(query, table, query.commodities[0], None)
    subject = Subject(query.reporter, flow, partner_of(query, table, query.commodities[0]), query.commodities[0])
    held = events(table, _as_home_sees(subject), later, moved=step)
    reported = latest_first(held[: min(query.limit or _EVENTS, _AT_MOST)])
    said = [*moved.statements, *(told(table, event) for event in reported)]
    said.append(Statement.of("why.weights" if reported else _UNKNOWN))
    return replace(moved, query=query, statements=tuple(said), beyond=min(len(held), _AT_MOST) - len(reported))


def _as_home_sees(subject: Subject) -> Subject:
    """Another's trade with the home country as that counts it: what touched the one touched the other."""
    turned = {"export": "import", "import": "export"}
    if subject.reporter == HOME or subject.partner != HOME:
        return subject
    return Subject(HOME, turned.get(subject.flow, subject.flow), subject.reporter, subject.commodity)


def _moved(table: Table, subject: Subject, growth: Found | None, amount: Found | None) -> float:
    """Above 0 where it rose on the year, below 0 where it fell, 0 where that cannot be told."""
    if growth is not None:
        return growth.figure.value
    if amount is None or subject.flow == "context":
        return 0.0
    before = at(table, subject, amount.gauge, amount.figure.period.shift(-12))
    return amount.figure.value - before.figure.value if before is not None else 0.0


def _newest(table: Table, subject: Subject) -> Period | None:
    """The newest month of a rate or a level, whichever is later; of a balance its level alone tells."""
    if subject.flow == "context":
        return newest_held(table, subject)  # of the rate of exchange single days are
    measures = (None,) if subject.flow == "balance" else ("yoy", None)
    held = [p for m in measures if (p := newest_held(table, subject, m, kinds=("month",)))]
    if not held:
        held = [p for m in measures if (p := newest_held(table, subject, m))]
    return max(held, key=lambda period: period.last, default=None)


def _rate(table: Table, subject: Subject, period: Period, query: Query) -> Found | None:
    if subject.flow == "context":
        return None
    return rate(table, subject, period, query.basis)


def _figures(
    query: Query, table: Table, subject: Subject, growth: Found | None, amount: Found | None
) -> tuple[list[Statement], list[Found]]:
    """The headline: what happened, after the correction of what did not."""
    said: list[Statement] = []
    founds = [found for found in (growth, amount) if found is not None]
    bound = simple(query.condition) if query.condition is not None else None
    tested = None
    if bound is not None:
        rateless = not bound.amount or subject.flow == "balance"  # no rate is told of one: it moved all the same
        told = growth or amount if rateless else growth
        tested = told if bound.measure == "yoy" or (growth is not None and bound.unit in (None, "pct")) else amount
    false = bound is not None and tested is not None and not _premise(table, bound, subject, tested)
    if growth is not None:
        kind = "why.headline"
        if false and bound is not None:  # the other way, or that way by another rate
            contrary = bound.comparator != "about" and bound.amount * growth.figure.value <= 0
            kind = "why.premise_false" if contrary else "why.premise_false_rate"
        if amount is not None and amount.figure.unit != "pct":
            kind = kind.removesuffix("_rate") + "_level"
            said.append(Statement.of(kind, rate=growth.figure, figure=amount.figure))
        else:
            said.append(Statement.of(kind, rate=growth.figure))
    elif amount is not None:
        begun = course(table, subject, amount, query.periods[0] if query.periods else amount.figure.period, bound)
        if begun is not None and bound is not None:
            false = not holds(bound, amount.figure.value - begun.figure.value)
            if false and (after := later_in_month(table, subject, amount, bound)) is not None:
                amount, begun, founds, false = after, amount, [after], False
        said.append(Statement.of("why.premise_false_amount" if false else "why.amount", figure=amount.figure))
        if begun is not None:
            said.append(Statement.of("level.before", figure=begun.figure))
            founds.append(begun)
        before = at(table, subject, amount.gauge, amount.figure.period.shift(-12))
        if before is not None and subject.flow != "context":
            said.append(Statement.of("why.year_before", figure=before.figure))
            founds.append(before)
    return said, founds


def _premise(table: Table, bound: Bound, subject: Subject, found: Found) -> bool:
    """Whether what the question takes for granted is so; a premise in another unit is left alone."""
    turned = bound.unit == "pct" and bound.measure == "yoy" and not bound.amount  # "shrank"
    if (bound.unit, bound.measure, subject.flow) == ("pct", "yoy", "balance") and not turned:
        return _moved_so_far(table, bound, subject, found)
    average = found.figure.commodity in AVERAGES and bound.amount  # "tariffs jumped to 125 %": some of them did
    if average or (bound.unit not in (None, found.figure.unit) and not turned):
        return True
    moved = bound.comparator != "is"  # "none at all" is of the figure itself
    if moved and bound.amount == 0 and subject.flow == "context" and found.figure.measure == "level":
        return True  # which way an index or a tariff went is told by the figure before it
    if (
        moved
        and found.figure.measure != "yoy"
        and bound.amount == 0
        and bound.measure in (None, "yoy")
        and (bound.unit is None or turned)
    ):
        before = at(table, subject, found.gauge, found.figure.period.shift(-12))
        if before is None or max(before.figure.value, found.figure.value) < 0:
            return True  # of a deficit it is not plain whether it or the balance is said to have moved
        return holds(bound, found.figure.value - before.figure.value)
    blunt = bound.comparator in ("at_least", "at_most") and reaches(bound.amount, found.figure)
    if bound.comparator == "is":  # 飙到35% of 35.41: as people round it
        blunt = matches(bound.amount, found.figure) != "no" or round_tens(bound.amount, found.figure)
    return blunt or holds(bound, found.figure.value)  # 缩至511亿 of 511.29


def _moved_so_far(table: Table, bound: Bound, subject: Subject, found: Found) -> bool:
    """`Why did the surplus halve`: whether a balance that kept its side moved by about the rate named, or further."""
    before = at(table, subject, found.gauge, found.figure.period.shift(-12))
    if before is None or before.figure.value * found.figure.value <= 0:
        return True
    moved = (found.figure.value / before.figure.value - 1) * 100
    return abs(moved - bound.amount) <= max(1.0, abs(bound.amount) * _NEAR) or holds(bound, moved)


def _arithmetic(
    table: Table, subject: Subject, period: Period, growth: Found | None, amount: Found | None, founds: list[Found]
) -> list[Statement]:
    """The base a year before, the run of months, the moving holiday, price against quantity, the parts."""
    said: list[Statement] = []
    if growth is not None:
        base = rate(table, subject, period.shift(-12), growth.figure.basis, which="published")
        if base is not None and not (touches_new_year(period) and base.figure.origin == "computed"):
            before = at(table, subject, amount.gauge, period.shift(-12)) if amount is not None else None
            founds.append(base)
            if before is not None and amount is not None and amount.figure.measure == "value":
                said.append(Statement.of("why.base_level", rate=base.figure, figure=before.figure))
                founds.append(before)
            else:
                said.append(Statement.of("why.base", rate=base.figure))
        run = run_of(table, growth.figure)
        if run is not None and run.bound is not None:
            kind = "why.run_of_rises" if growth.figure.value > 0 else "why.run_of_falls"
            said.append(Statement.of(kind, count=run.count, bound=Amount(run.bound, "pct")))
        elif run is not None:
            said.append(Statement.of("why.run_up" if growth.figure.value > 0 else "why.run_down", count=run.count))
        if touches_new_year(period):
            said.append(Statement.of("why.new_year"))
        said += _price_or_volume(table, subject, period, growth)
    said += _parts(table, subject, period)
    return said


def _price_or_volume(table: Table, subject: Subject, period: Period, growth: Found) -> list[Statement]:
    other = "quantity" if (growth.figure.basis or "").startswith("value") else "value_usd"
    beside = rate(table, subject, period, other, which="published") if subject.commodity != "TOTAL" else None
    if beside is None:
        return []
    value, quantity = (growth, beside) if other == "quantity" else (beside, growth)
    return [Statement.of("why.price_or_volume", value=value.figure, quantity=quantity.figure)]


def _parts(table: Table, subject: Subject, period: Period) -> list[Statement]:
    """The partners that moved the whole most, where the held ones explain half of it or more."""
    if (subject.partner, subject.commodity) != ("WLD", "TOTAL") or subject.flow not in ("export", "import"):
        return []
    best = take_apart(table, subject, period, period.shift(-12), "partner", basis=None)
    if best is None or best[0].explained < _ESTABLISHED:
        return []
    made, _, parts = best
    moved = []
    for code, step in made.parts[:3]:
        late, early = parts[code]
        rows = (*late.published, *early.published)
        moved.append(computed(late.figure, step, rows, "a - b", measure="change").figure)
    return [Statement.of("why.parts", figures=tuple(moved))]


def _explained(query: Query, table: Table, subject: str) -> Result:
    said = []
    for definition in table.facts.explaining(subject)[:3]:
        source = table.facts.source(definition.source)
        said.append(
            Statement.of("why.definition", term=Quoted(definition.term), text=Quoted(definition.text),
                         source=source.via if source else "")
        )  # fmt: skip
    return result(query, said, (), covered=None)
