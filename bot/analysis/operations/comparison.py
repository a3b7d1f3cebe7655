"""compare: two to six partners, flows, commodities or periods side by side, in one gauge and one vintage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.analysis.absence import absent
from bot.analysis.holdings import (
    BASIS,
    Found,
    Gauge,
    Subject,
    at,
    expect,
    gauges,
    last_day,
    level,
    series_key,
    subjects,
)
from bot.analysis.newest import stale
from bot.analysis.operations.answering import claimed_so, one_period, result
from bot.analysis.operations.gaps import apart
from bot.analysis.operations.growth import growth
from bot.analysis.operations.items_compared import Held, Item, by_mass, over_joint_of
from bot.analysis.operations.levels import level_of
from bot.analysis.operations.order_claimed import borne_out, verdict_on
from bot.analysis.operations.series_notes import of_two_vintages, unstated
from bot.analysis.rates import rate, rate_beside
from bot.analysis.table import Table
from bot.model import OVERTOOK, SIZES, TWO_SERIES, Bound, Code, Figure, Note, Period, Query, Result, Statement

_BASES = ("value_usd", "value_cny", "value_eur", "value_jpy", "quantity", "unstated")


def compare(query: Query, table: Table, asked_on: date) -> Result:
    """Which is more (measure value, quantity) or grew faster (yoy), and by how much.

    Of two, both must be held in one gauge; of more, at least two, and those that are not held are named.
    """
    items, query = items_of(query, table, asked_on)
    items = tuple(_on_its_last_day(query, table, item) for item in items)
    if len(items) < 2:
        alone = growth if query.measure == "yoy" else level_of
        return alone(query.with_(operation="growth" if query.measure == "yoy" else "level", by=None), table, asked_on)
    rates = query.measure == "yoy" and not any(item.subject.flow == "context" for item in items)
    held = side_by_side_rates(query, table, items) if rates else side_by_side(query, table, items)
    found = dict(held)
    missing = [item for item in items if item not in found]
    subject = query.by == "period" and items[0] in missing and items[0].period.kind == "month"  # what it is asked of
    if missing and (len(items) == 2 or len(held) < 2 or subject):
        item = next((item for item in missing if _nowhere(query, table, item, rates)), missing[0])
        reason = absent(
            query.with_(operation="growth" if rates else "level"), table, asked_on, item.subject, item.period
        )
        if query.by != "period":
            reason.query = query  # the talk goes on from the two side by side
        raise reason
    most = query.limit if query.limit and query.limit > 1 else None  # one may be left from a record before
    sizes = isinstance(query.condition, Bound) and query.condition.measure == SIZES
    ordered = in_order(held, sizes)[:most]  # "by how much over the next": the first two of several
    founds = [one for _, one in ordered]
    statements = _judged(query, table, items, found, _headline(query, ordered, rates))
    statements += apart(ordered[0][1], ordered[1][1], rates, sizes) if len(ordered) == 2 else []
    if not rates:
        statements += _growth(table, ordered, founds)
        statements += _other_measure(query, table, items, ordered, founds)
        statements += _balance(table, ordered, founds)
    if any(one.rows for _, one in ordered):
        statements.append(Statement.of("compare.some_worked_out"))
    statements += unstated(founds) + of_two_vintages(table, founds)
    statements += _newer_in_yuan(query, table, items, ordered[0][1])
    for item in missing:
        refusal = absent(query.with_(operation="level"), table, asked_on, item.subject, item.period)
        statements.append(refusal.said)
    lines = tuple((item.name, (one.figure,)) for item, one in held)
    named = tuple(item.name.code for item, _ in ordered if item.name.kind in ("partner", "commodity"))
    return result(query, statements, founds, lines, named, ordered[0][1].figure.period)


def items_of(query: Query, table: Table, asked_on: date) -> tuple[tuple[Item, ...], Query]:
    """What is compared; `by` says which slot, else the one that holds several."""
    by = query.by
    if by in TWO_SERIES and len(query.partners) != 2:
        by = "partner"
    if by not in ("partner", "commodity", "flow", "period", "reporter", *TWO_SERIES):
        by = (
            "flow" if query.flow == "both" else "partner" if len(query.partners) > 1
            else "commodity" if len(query.commodities) > 1 else "period"
        )  # fmt: skip
    if by == "flow" and query.flow not in ("both", None):
        query = query.with_(flow="both")
    chosen = [one for each in query.each_series or (query,) for one in subjects(each)]
    if by == "period" and len(query.periods) > 1:
        return tuple(Item(Code("period", p.code), chosen[0], p) for p in query.periods), query.with_(by=by)
    period, query = shared_period(query, table, chosen)
    if period is None:
        raise absent(query, table, asked_on, chosen[0], None)
    slot = "flow" if by in TWO_SERIES else by if by in ("commodity", "flow", "reporter") else "partner"
    kind = "partner" if slot == "reporter" else slot
    return tuple(Item(Code(kind, getattr(s, slot)), s, period) for s in chosen), query.with_(by=by)


def shared_period(query: Query, table: Table, chosen: Sequence[Subject]) -> tuple[Period | None, Query]:
    """The period asked for, else the newest in which all are held in one gauge: in dollars, unless that is stale."""
    found: tuple[str, Period] | None = None
    for gauge in () if query.periods else gauges(table, chosen[0], query.measure, query.basis):
        shared = set.intersection(*(_periods(table, subject, gauge) for subject in chosen))
        newest = max(shared, key=lambda span: (span.last, span.first), default=None)
        if newest is not None and (found is None or (found[0] == gauge.measure and stale(found[1], newest))):
            found = gauge.measure, newest
    if found is not None:
        notes = (*query.notes, Note("covered", "periods", found[1].code))
        return found[1], query.with_(periods=(found[1],), notes=notes)
    return one_period(query, table, chosen, query.measure, query.basis)


def _newer_in_yuan(query: Query, table: Table, items: Sequence[Item], told: Found) -> list[Statement]:
    """Where the period was left out: that all are held for a newer one in yuan, and in dollars for none."""
    left_out = any(note.slot == "periods" and note.origin == "covered" for note in query.notes)
    if not left_out or query.basis is not None or told.figure.unit != "USD_bn" or told.figure.measure != "value":
        return []
    yuan = Gauge("value", "CNY_bn", "", "")
    shared = set.intersection(*(_periods(table, item.subject, yuan) for item in items))
    newest = max(shared, key=lambda span: (span.last, span.first), default=None)
    if newest is None or newest.last <= told.figure.period.last:
        return []
    return [Statement.of("level.newer_in_yuan", period=newest)]


def _periods(table: Table, subject: Subject, gauge: Gauge) -> set[Period]:
    keys = table.keys(
        subject.reporter, subject.flow, subject.partner, subject.commodity,
        gauge.measure, gauge.basis, gauge.adjusted, None, gauge.unit,
    )  # fmt: skip
    return {period for key in keys for period in table.periods(key)}


def side_by_side(query: Query, table: Table, items: Sequence[Item]) -> Held:
    """The levels of all items in the first gauge and vintage that hold all, else in the one that holds most."""
    best: Held = ()
    if not items:
        return best
    expect(table, (item.subject for item in items))
    seen: dict[Gauge, None] = {}
    for item in items:
        seen.update(dict.fromkeys(gauges(table, item.subject, query.measure, query.basis)))
    first = gauges(table, items[0].subject, query.measure, query.basis)
    for gauge in (*first, *(gauge for gauge in seen if gauge not in first)):
        for vintage in ("published", "revised") if query.vintage is None else (query.vintage,):
            found = [(item, at(table, item.subject, gauge, item.period, vintage)) for item in items]
            held = tuple((item, one) for item, one in found if one is not None)
            if len(held) == len(items):
                return held
            if len(held) > len(best):
                best = held
        if (over := over_joint_of(query, table, items, gauge)) is not None:
            return over
    return best if query.basis not in (None, "quantity") else by_mass(query, table, items) or best


def _on_its_last_day(query: Query, table: Table, item: Item) -> Item:
    """Of a series of single days, a month's figure is that of its last day held, and the day is named."""
    if item.subject.flow != "context" or item.name.kind != "period" or item.period.kind == "day":
        return item
    for gauge in gauges(table, item.subject, query.measure, query.basis):
        if at(table, item.subject, gauge, item.period, query.vintage) is not None:
            return item
        if (found := last_day(table, item.subject, gauge, item.period)) is not None:
            day = found.figure.period
            return replace(item, name=Code("period", day.code), period=day)
    return item


def side_by_side_rates(query: Query, table: Table, items: Sequence[Item]) -> Held:
    """The rates of all items on the first basis that holds all, else on the one that holds most."""
    best: Held = ()
    expect(table, (item.subject for item in items))
    for basis in _BASES if query.basis is None else (query.basis,):
        found = [(item, rate_beside(table, item.subject, item.period, basis)) for item in items]
        held = tuple((item, one) for item, one in found if one is not None)
        if len(held) == len(items):
            return held
        if len(held) > len(best):
            best = held
    return best


def in_order(held: Held, sizes: bool = False) -> Held:
    """The largest first; of nothing but deficits the largest deficit, and of gaps set by their sizes the largest."""
    if sizes:
        return tuple(sorted(held, key=lambda pair: -abs(pair[1].figure.value)))
    deficits = all(one.figure.flow == "balance" and one.figure.value < 0 for _, one in held)
    return tuple(sorted(held, key=lambda pair: pair[1].figure.value * (1 if deficits else -1)))


def _balance(table: Table, ordered: Held, founds: list[Found]) -> list[Statement]:
    """Exports set against imports: the balance as announced, which may differ from the difference by a digit."""
    (item, one), (_, other) = ordered[0], ordered[-1]
    pair = {one.figure.flow, other.figure.flow}
    same = item.subject.partner == ordered[-1][0].subject.partner
    if len(ordered) != 2 or not same or pair != {"export", "import"} or one.figure.measure != "value":
        return []
    gap = table.point(series_key(item.subject.flowing("balance"), one.gauge, "published"), item.period)
    if gap is None:
        return []
    founds.append(Found(gap))
    return [Statement.of("compare.balance", figure=gap)]


def _nowhere(query: Query, table: Table, item: Item, rates: bool) -> bool:
    if rates:
        return rate(table, item.subject, item.period, query.basis) is None
    return level(table, item.subject, item.period, query.measure, query.basis) is None


def _headline(query: Query, ordered: Held, rates: bool) -> Statement:
    names = [item.name for item, _ in ordered]
    figures = [one.figure for _, one in ordered]
    if len(ordered) > 2:
        kind = "compare.order_of_rates" if rates else "compare.order"
        period = ordered[0][0].period
        pairs = tuple(zip(names, figures, strict=True))
        if query.by == "period":
            return Statement.of(f"{kind}_by_period", items=pairs, flow=Code("flow", figures[0].flow or ""))
        return Statement.of(kind, items=pairs, flow=Code("flow", figures[0].flow or ""), period=period)
    kind = "faster" if rates else "more"
    if figures[0].value == figures[1].value:
        kind = "equal"
    elif all(figure.flow == "balance" for figure in figures) and query.by != "flow":
        kind = "larger_balance"
    elif figures[0].flow == "context":
        kind = "higher"
    if query.by == "period":
        kind += "_by_period"
    first, second = figures
    return Statement.of(f"compare.{kind}", first=first, second=second, leader=names[0], other=names[1])


def _judged(
    query: Query, table: Table, items: Sequence[Item], found: Mapping[Item, Found], headline: Statement
) -> list[Statement]:
    """The headline behind the verdict, where something is claimed of the first beside the second, or each other."""
    if not isinstance(query.condition, Bound) or len(items) > len(found):
        return [headline]
    one, other, *more = (found[item].figure for item in items)
    if more:  # of the first beside each of the others
        so = [borne_out(query.condition, one, figure) for figure in (other, *more)]
        return [headline] if None in so else [claimed_so(all(so), headline)]
    if query.condition.measure == OVERTOOK and borne_out(query.condition, one, other):
        return _overtaken(query, table, items, headline)
    return verdict_on(query.condition, one, other, headline)


def _overtaken(query: Query, table: Table, items: Sequence[Item], headline: Statement) -> list[Statement]:
    """The verdict on one that came to be ahead: not so where it was ahead the time before, which is told then; open
    where that is not held."""
    before = [Item(item.name, item.subject, item.period.shift(-item.period.month_count)) for item in items]
    held = side_by_side(query, table, before)
    if len(held) < len(items):
        return [headline]
    ahead = held[0][1].figure.value > held[1][1].figure.value
    return [claimed_so(not ahead, headline), *([_headline(query, in_order(held), False)] if ahead else [])]


def _growth(table: Table, ordered: Held, founds: list[Found]) -> list[Statement]:
    """The rates on the year of what is compared, where all are announced on one basis."""
    first = ordered[0][1].figure
    basis = "quantity" if first.measure == "quantity" else BASIS.get(first.unit)
    if first.flow in ("context", "balance") or basis is None:
        return []
    rates = [rate_beside(table, item.subject, item.period, basis) for item, _ in ordered]
    held = [one for one in rates if one is not None and not one.rows]
    if len(held) < len(rates):
        return []
    founds += held
    figures: tuple[Figure, ...] = tuple(one.figure for one in held)
    names = (item.name for item, _ in ordered)
    return [Statement.of("compare.growth", items=tuple(zip(names, figures, strict=True)))]


def _other_measure(
    query: Query, table: Table, items: Sequence[Item], ordered: Held, founds: list[Found]
) -> list[Statement]:
    """Goods of which all values and all quantities are held: the other measure beside the first."""
    if query.measure is not None or query.basis is not None or ordered[0][1].figure.measure != "value":
        return []
    if any(item.subject.commodity == "TOTAL" for item in items):
        return []
    held = side_by_side(query.with_(measure="quantity"), table, items)
    if len(held) != len(items):
        return []
    founds += [one for _, one in held]
    pairs = tuple((item.name, one.figure) for item, one in in_order(held))
    return [Statement.of("compare.quantities", items=pairs)]
