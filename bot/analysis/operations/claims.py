"""Query check -> a verdict on a claim: true, true within rounding, false, true of something else."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from bot.analysis.absence import absent
from bot.analysis.holdings import PARTS, Found, Gauge, Subject, both_sides_of
from bot.analysis.newest import newest_held
from bot.analysis.operations import alternatives
from bot.analysis.operations.amount_sides import distance_told, side_told
from bot.analysis.operations.answering import claimed_so, result
from bot.analysis.operations.claimed_figure import MANY, counted, look_up, nearer, of_newest_year
from bot.analysis.operations.claims_over_time import ClaimOverTime
from bot.analysis.operations.every_month import OF_MONTHS
from bot.analysis.operations.figure_before import moved_from
from bot.analysis.operations.growth import newest_rate
from bot.analysis.operations.meaning import bound_in, bound_slots, parted, sized
from bot.analysis.operations.month_sets import leaves
from bot.analysis.operations.months import holds
from bot.analysis.operations.rounding import cut_short, matches, near, not_judged, reaches, round_tens, unmoved
from bot.analysis.operations.series_notes import hardly_held
from bot.analysis.operations.shares import newest_share
from bot.analysis.operations.single_months import SingleMonths
from bot.analysis.operations.thresholds import threshold
from bot.analysis.operations.unit_value import newest_priced, one_sided, ratio
from bot.analysis.operations.verdict_ahead import set_in_order
from bot.analysis.rates import both
from bot.analysis.table import Table
from bot.errors import CannotAnswer, NotHeld
from bot.model import Amount, Bound, Period, Query, Result, Statement

Verdict = Literal["true", "rounded", "roughly", "open", "false"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim, its series settled."""

    subject: Subject
    measure: str  # yoy, value, quantity, level, share
    basis: str | None
    period: Period
    bound: Bound
    told: Bound  # as it was put: of a gap its size, where the bound is one on a deficit
    open: bool = False  # whether the rate meets it and its size does not, or the other way round


def check(query: Query, table: Table, asked_on: date) -> Result:
    """Each bound of the condition is judged against the figure held. The verdict leads: check.true, check.rounded,
    check.roughly, check.false, check.other.

    by  month (rates are of the month, or of the span of the same length, before), streak (the first bound in a row
        for the limit-th time; streak_least: for so long at least), first (the first bound never met before), record
        (the highest, limit -1 the lowest, of all held up to then, or of periods[1]), best (of the year periods[0]),
        since (so since periods[1]), every, none, most and so on (in how many months of the span it was so), ever,
        never (in any month held; limit 12: year), size (of either sign: which way was not said), difference (how far
        the figure lies from the amount is asked too); bounds after it are amounts

    Raises NotHeld or NotReleased where none of it can be checked.
    """
    if query.by in ("ever", "never"):
        return _ever(query, table, asked_on)
    bounds = list(leaves(query.condition)) if query.condition is not None else []
    if not bounds and query.by not in ("record", "best", "since", "since_year"):
        raise NotHeld(Statement.of("refusal.not_held.claim"), query=query)
    said: list[Statement] = []
    founds: list[Found] = []
    periods: list[Period] = []
    refused: CannotAnswer | None = None
    since = query.by in ("since", "since_year") and query.limit is None
    leading = since or query.by in ("streak", "streak_least", "first", *OF_MONTHS)
    amounts = bounds[1:] if leading else bounds
    over_time: ClaimOverTime | None = None
    try:
        over_time = ClaimOverTime.of(query, table, asked_on)
    except CannotAnswer as reason:
        if not amounts:
            raise
        refused = reason
    for bound in amounts:
        # without a time: "a record 412 bn" is of the month that came to it; "rose to 412 bn": it rose in that month
        where = query.periods or tuple(periods[:1] * (bound.measure == "yoy" and not bound.amount))
        where = where or _of_that_month(query, table, asked_on, amounts, bound)
        dated = query.with_(periods=(over_time.period,) if over_time and query.by in ("record", "best") else where)
        try:
            claim, found = _before(query, table, asked_on, *_settled(dated, table, asked_on, bound))
        except CannotAnswer as reason:
            refused = refused or reason
            continue
        if over_time is not None and dated.periods != query.periods:  # one figure beside the record, if it meets both
            same = (Found(f) for f in over_time.rows if (f.period, f.unit) == (claim.period, found.figure.unit))
            found = next((one for one in same if judge(claim.bound, one) != "false"), found)
        if query.condition is bound and bound.unit is None and abs(bound.amount) >= MANY:
            query = query.with_(condition=claim.bound)
        either = claim.bound.comparator == "either"
        statements, more = side_told(claim.bound.amount, found) if either else _judged(table, claim, found)
        behind = _behind(table, claim, found)
        far = query.by == "difference" and found.figure.value != claim.bound.amount
        apart, distance = distance_told(claim.bound.amount, found) if far else ([], [])
        said += [*statements, *apart, *_levels(behind)]
        founds += [found, *more, *distance, *behind]
        periods.append(claim.period)
    if over_time is not None:
        said, founds = set_in_order(said, founds, over_time.statements, over_time.rows)
        periods.append(over_time.period)
    if refused is not None and not founds:
        raise refused
    if refused is not None and any(bound.amount for bound in amounts):
        said.append(refused.said)
    return result(query.with_(periods=query.periods or tuple(dict.fromkeys(periods))), said, founds, covered=periods[0])


def _of_that_month(
    query: Query, table: Table, asked_on: date, amounts: list[Bound], bound: Bound
) -> tuple[Period, ...]:
    """`Grew 27 % to 412 bn`, without a time: a rate of the month that the amount beside it is of."""
    sized = [one for one in amounts if one.measure is None and one.unit not in (None, "pct") and not one.apart]
    if bound.measure != "yoy" or len(sized) != 1 or len(amounts) != 2:
        return ()
    with suppress(CannotAnswer):
        return (_settled(query.with_(measure=None), table, asked_on, sized[0])[0].period,)
    return ()


def _ever(query: Query, table: Table, asked_on: date) -> Result:
    """Whether it was so in any month (limit 12: year) held; those in which it was are told."""
    grain = "year" if query.limit else "which"
    told = threshold(query.with_(operation="threshold", by=grain, limit=None), table, asked_on)
    if not told.rows and hardly_held(query.periods, told.statements):
        return replace(told, query=query.with_(periods=told.query.periods))  # two months of twelve tell neither
    headline = claimed_so(bool(told.rows) is (query.by == "ever"), told.statements[0])
    return replace(told, query=query.with_(periods=told.query.periods), statements=(headline, *told.statements[1:]))


def _settled(query: Query, table: Table, asked_on: date, bound: Bound) -> tuple[Claim, Found]:
    """The series and the figure that a claim is about."""
    # "grew", "fell"; of a balance its sign: "was a deficit"
    moved = bound.comparator != "is" and not bound.amount and bound.unit is None
    moved = moved and (bound.flow or query.flow) != "balance"
    slots = bound_slots(query, table, bound, "yoy" if moved else None)
    subject = Subject(slots.reporter, slots.flow, slots.partner, slots.commodity)
    measure = "unit_value" if bound.measure == "unit_value" else slots.measure
    if bound.measure is None and query.measure is None and bound.unit is None and bound.amount:
        measure = "level" if subject.flow == "context" else "value"
    basis = query.basis
    if bound.unit and (made := table.catalog.basis_of(bound.unit)) and made != "quantity":
        basis = made
    if measure == "unit_value":
        period = query.periods[0] if query.periods else newest_priced(table, subject, query)
    else:
        newest = newest_share(query, table, subject) if measure == "share" and not query.periods else None
        if measure == "yoy" and subject.flow in PARTS and not query.periods:
            newest = newest_rate(query.with_(basis=basis), table, subject)
        period = query.periods[0] if query.periods else newest or newest_held(table, subject, measure, basis)
    asked = query.with_(operation="growth" if measure == "yoy" else "level", flow=subject.flow, measure=measure,
                        partners=(subject.partner,), commodities=(subject.commodity,), basis=basis)  # fmt: skip
    if period is None:
        raise absent(asked, table, asked_on, subject, None)
    if query.by == "month" and measure == "yoy" and subject.flow != "context":
        measure = "change"
    if measure == "unit_value":
        found = ratio(table, subject, period, basis, query.by)
        if found is None:
            raise one_sided(query, table, asked_on, subject, period)
        exact = replace(bound, unit=found.figure.unit)
        return Claim(subject, measure, basis, period, exact, exact), found
    found = look_up(table, subject, measure, basis, period)
    if found is None and measure == "quantity" and not bound.amount:
        found = look_up(table, subject, "value", None, period)  # whether there was any at all
    if found is None and measure == "value" and basis is None and subject.commodity != "TOTAL":
        found = look_up(table, subject, "quantity", None, period)
    if found is None:
        reason = absent(asked, table, asked_on, subject, period)
        reason.query = query
        raise reason
    found, bound = counted(table, subject, found, bound, period)
    if found.figure.measure == "level" and not bound.amount and bound.unit == "pct":
        bound = replace(bound, unit=None)  # "the yuan weakened": a level is set against the one before it
    told = bound_in(table, bound, found.figure.unit)
    exact = sized(told, found.figure.value) if query.by == "size" else told
    told, either = (exact, parted(told, exact, found.figure.value)) if measure == "yoy" else (told, False)
    return Claim(subject, found.figure.measure or measure, basis, period, exact, told, either), found


def _before(query: Query, table: Table, asked_on: date, claim: Claim, found: Found) -> tuple[Claim, Found]:
    """`From 305 to 330 bn in November`: the month or the year before, whichever came to the first of the two; without a
    time the newest year, if its figure is nearer to the amount than the newest one."""
    timeless = not query.periods and query.by is None and claim.bound.comparator in ("is", "above", "at_least")
    if timeless and judge(claim.bound, found) == "false":
        year = of_newest_year(table, claim.subject, claim.measure, claim.basis)
        if year is not None and nearer(claim.bound.amount, year[1], found):
            return replace(claim, period=year[0]), year[1]
    steps = () if not claim.bound.apart or claim.bound.comparator not in ("is", "about") else (-1, -12)
    ends = [claim.period.shift(by) for by in steps if by == -12 or claim.period.kind == "month"]
    held = ((end, look_up(table, claim.subject, claim.measure, claim.basis, end)) for end in ends)
    tried = [(replace(claim, period=end), one) for end, one in held if one is not None]
    if steps and not tried:
        raise absent(query.with_(operation="level"), table, asked_on, claim.subject, claim.period.shift(-12))
    return next((one for one in tried if judge(one[0].bound, one[1]) != "false"), (*tried, (claim, found))[0])


def judge(bound: Bound, found: Found) -> Verdict:
    """Whether the figure meets the claim; an equal amount may be so as people round."""
    figure = found.figure
    if bound.comparator == "about" and not bound.amount and figure.unit == "pct":
        return unmoved(figure.value)  # "flat", "little changed"
    if bound.comparator in ("is", "about"):
        match = matches(bound.amount, figure)
        if match == "no" and bound.comparator == "about" and near(bound.amount, figure):
            return "roughly"
        if match == "no" and (round_tens(bound.amount, figure) or cut_short(bound.amount, figure)):
            return "roughly"
        return "true" if match == "exact" else "rounded" if match == "rounded" else "false"
    if holds(bound, figure.value):
        return "true"
    if bound.comparator not in ("at_least", "at_most") or not reaches(bound.amount, figure):
        return "false"  # 5.5 is not "at least 6", though it rounds to it
    return "true" if matches(bound.amount, figure) == "exact" else "rounded"


def _judged(table: Table, claim: Claim, found: Found) -> tuple[list[Statement], list[Found]]:
    """The verdict, the claim beside the figure; for a false amount what it is true of, if anything."""
    if _moved(claim, found):
        return _judged_by_the_one_before(table, claim, found)
    verdict = judge(claim.bound, found)
    kind = _kind(found)
    at_it = kind == "level" and not_judged(claim.bound, found.figure)
    if verdict == "open" or at_it or claim.open:  # some would say that it did not move, and others that it did
        headline = Statement.of("level.headline" if at_it else "growth.headline", figure=found.figure)
        return [headline, *([] if claim.open else _beside(claim, found))], []
    if kind == "rate" and found.figure.flow == "balance" and len(found.rows) == 2:
        # "the deficit grew": which way a balance went is told by its two amounts, for its rate has no side
        later, earlier = found.rows
        said = [Statement.of(f"check.{verdict}.{kind}", figure=found.figure)]
        said += [Statement.of("change.from_to", earlier=earlier, later=later), *_beside(claim, found)]
        return said, [Found(later), Found(earlier)]
    priced = claim.measure == "unit_value"
    months = None if priced else SingleMonths.of(table, claim.subject, claim.measure, claim.period, claim.bound, found)
    if months is not None:
        if months.agrees:
            said = [Statement.of(f"check.{verdict}.{kind}", figure=found.figure)]
            said.append(Statement.of(f"check.months.also_{months.way}", figure=months.figure))
        else:
            said = [Statement.of(f"check.months.but_{months.way}", figure=months.figure, whole=found.figure)]
        return said + _beside(claim, found), [Found(months.figure, months.rows)]
    said, sides = _either_way(table, claim, found)
    if verdict != "false":
        return [Statement.of(f"check.{verdict}.{kind}", figure=found.figure), *_beside(claim, found), *said], sides
    other = None
    if claim.bound.comparator in ("is", "about") and claim.bound.amount and not priced:
        other = alternatives.found(table, claim.subject, claim.measure, claim.period, claim.bound.amount, found)
    if other is None:
        return [Statement.of(f"check.false.{kind}", figure=found.figure), *_beside(claim, found), *said], sides
    lead = "check.other" if other.close else "check.false"
    said = [Statement.of(f"{lead}.{kind}", figure=found.figure), *_beside(claim, found)]
    said.append(Statement.of(f"check.true_of.{other.kind}", figure=other.found.figure))
    return said, [other.found]


def _behind(table: Table, claim: Claim, found: Found) -> tuple[Found, ...]:
    """The two levels that a rate on the year was worked out from: "the surplus shrank in 2025" is told by them."""
    if claim.measure != "yoy" or not found.rows or found.figure.flow == "context":
        return ()
    row = found.rows[0]
    gauge = Gauge(row.measure or "", row.unit, "", row.adjusted or "")
    return both(table, claim.subject, gauge, claim.period, claim.period.shift(-12)) or ()


def _levels(behind: tuple[Found, ...]) -> list[Statement]:
    return [Statement.of("growth.worked_out_from", later=behind[0].figure, earlier=behind[1].figure)] if behind else []


def _moved(claim: Claim, found: Found) -> bool:
    """Whether a level of the context is said to have risen or fallen: no rate of it is held."""
    level_held = found.figure.flow == "context" and found.figure.measure == "level"
    return level_held and claim.bound.comparator in ("above", "below") and not claim.bound.amount


def _judged_by_the_one_before(table: Table, claim: Claim, found: Found) -> tuple[list[Statement], list[Found]]:
    """ "The PMI improved in January": against the figure before it, which is told."""
    before = moved_from(table, claim.subject, found, claim.period)
    within = before is not None and before.figure.period.last >= claim.period.first
    if before is None or (claim.period.kind == "year" and within):  # of 2025 no day of the winter before is held
        raise NotHeld(Statement.of("refusal.not_held.claim"))
    step = found.figure.value - before.figure.value
    verdict = "true" if (step > 0 if claim.bound.comparator == "above" else step < 0) else "false"
    said = [Statement.of(f"check.{verdict}.level", figure=found.figure)]
    return [*said, Statement.of("level.before", figure=before.figure)], [before]


def _kind(found: Found) -> str:
    if found.figure.measure == "yoy" and found.figure.flow != "context":
        return "rate"
    if found.figure.measure == "change":
        return "on_month"
    return "balance" if found.figure.flow == "balance" else "level"


def _either_way(table: Table, claim: Claim, found: Found) -> tuple[list[Statement], list[Found]]:
    """The exports and imports behind a balance of which only the side is claimed: "sold more than it bought"."""
    sided = found.figure.flow == "balance" and not claim.bound.amount and claim.bound.unit != "pct"
    own = tuple(Found(row) for row in found.rows) if sided else ()
    sides = own if len(own) == 2 else both_sides_of(table, claim.subject, found.gauge, claim.period) if sided else None
    if sides is None:
        return [], []
    return [Statement.of("balance.sides", exports=sides[0].figure, imports=sides[1].figure)], [*sides]


def _beside(claim: Claim, found: Found) -> list[Statement]:
    """The amount claimed beside the figure, where an amount was claimed."""
    bound = claim.told
    if not bound.amount and bound.upper is None:
        return []
    told = {"amount": bound.amount, "upper": bound.upper}
    fields = {name: Amount(amount, found.figure.unit) for name, amount in told.items() if amount is not None}
    return [Statement.of(f"check.claimed.{bound.comparator}", **fields)]
