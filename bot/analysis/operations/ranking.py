"""rank: the largest or smallest partners, commodities, months or years; proved, or "of those held"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.analysis.absence import absent
from bot.analysis.holdings import Found, Gauge, Subject, at, computed, gauges
from bot.analysis.newest import newest_held, newest_release
from bot.analysis.operations.absent_parts import too_few
from bot.analysis.operations.answering import result
from bot.analysis.operations.best_months import best_months
from bot.analysis.operations.comparison import side_by_side, side_by_side_rates
from bot.analysis.operations.items_compared import Held, Item
from bot.analysis.operations.ranked_beside import ranked_item, with_shares
from bot.analysis.operations.verdicts import judged
from bot.analysis.table import Table
from bot.errors import Ambiguous, NotHeld
from bot.model import Bound, Code, Note, Period, Query, Result, Statement

_SHOWN = 5  # where no number is asked for
_FEWEST = 3  # an open ranking of fewer is none
_LEAST_SHARE = 0.25  # nor one of less than this part of a total that is held


@dataclass(frozen=True, slots=True)
class Proof:
    """What an open ranking can say of what it does not hold."""

    proved: bool
    share: Found | None = None  # of the total that is held, in per cent
    rest: Found | None = None  # the most that one that is not held could be


def rank(query: Query, table: Table, asked_on: date) -> Result:
    """by partner (default), commodity, month, quarter or year.

    partners  () for all that are held; several to be put in order; one without a limit for its place; a group beside
              a limit lets groups stand beside countries; by "without", the whole and those who are left out of it
    measure   share: what part of the whole each is stands beside its amount
    limit     3 the top three, -3 the bottom three (of a balance: the largest deficits)
    """
    if query.measure == "share":
        whole = "value" if query.by == "commodity" else None  # tonnes of coal are no part of tonnes of all goods
        return with_shares(query, rank(query.with_(measure=whole), table, asked_on), table, asked_on)
    by = "partner" if query.by in (None, "country", "without") else query.by
    if by in ("month", "quarter", "year"):
        return best_months(query, table, asked_on, by)
    if by not in ("partner", "commodity"):
        raise Ambiguous.again()  # halves of years are not put in order
    names = query.partners if by == "partner" else query.commodities
    if by == "commodity" and query.measure is None and query.basis is None:  # values of goods first: they compare
        try:
            return rank(query.with_(measure="value"), table, asked_on)
        except NotHeld:
            query = query.with_(measure="quantity")
    if query.by == "without" or names == (("WLD",) if by == "partner" else ("TOTAL",)):
        names = ()
    groups = [name for name in names if table.catalog.is_group(name)]
    # "the top 5, the EU and ASEAN each as one"; two groups of which the larger is asked are just the two
    beside = len(names) == len(groups) and abs(query.limit or 0) > len(names)
    if len(names) > 1 and not beside:
        return _named(query, table, asked_on, names, by)
    return _open(query, table, asked_on, names, by, beside=bool(groups))


def _held(query: Query, table: Table, items: Sequence[Item]) -> Held:
    """One currency for all: dollars if every part is held in them, else the gauge in which most are held."""
    return side_by_side_rates(query, table, items) if query.measure == "yoy" else side_by_side(query, table, items)


def _named(query: Query, table: Table, asked_on: date, names: tuple[str, ...], by: str) -> Result:
    """Those that were named, in order; at least two must be held."""
    period = query.periods[0] if query.periods else newest_of_many(query, table, names, by, least=len(names))
    if period is None:
        raise absent(query, table, asked_on, ranked_item(query, by, names[0], Period.year(1)).subject, None)
    items = [ranked_item(query, by, name, period) for name in names]
    held = _held(query, table, items)
    found = {item.name.code for item, _ in held}
    missing = [item for item in items if item.name.code not in found]
    if len(held) < 2:
        raise absent(query, table, asked_on, missing[0].subject, period)
    ordered = _ordered(held, query.limit)
    kind = "rank.held" if _members_alone(query, table, names) else "rank.named"
    statements = [_list(kind, query, ordered, period, n=len(held))]
    statements += [absent(query.with_(operation="level"), table, asked_on, i.subject, period).said for i in missing]
    return _ranked(_dated(query, period), ordered, statements)


def _members_alone(query: Query, table: Table, names: tuple[str, ...]) -> bool:
    """Whether members of one group stand for it, others of whom are not held: as many of them as are asked for, where
    who names some to be put in order asks for them all."""
    within = any(set(names) <= set(table.catalog.members(group)) for group in table.catalog.groups)
    return within and query.limit is not None and abs(query.limit) != len(names)


def _open(query: Query, table: Table, asked_on: date, names: tuple[str, ...], by: str, beside: bool) -> Result:
    """All that are held: countries, or groups beside the countries that are in none of them."""
    period = query.periods[0] if query.periods else newest_of_many(query, table, (), by)
    example = ranked_item(query, by, "WLD" if by == "partner" else "TOTAL", Period.year(1)).subject
    if period is None:
        whole = newest_held(table, example, query.measure, query.basis)  # held, and nothing that it is made of
        raise absent(query, table, asked_on, example, None) if whole is None else too_few(query, by, 0, whole, example)
    newest = newest_release(table, example)
    if period.last > asked_on or (newest is not None and period.last > newest.last):
        raise absent(query, table, asked_on, example, period)
    held, proof, beside, enough = all_held(query, table, period, by, beside, alone=query.by == "country")
    if out := _left_out(query, table):
        staying = [item.name.code for item, _ in held if item.name.code not in out]
        if any(
            not out.isdisjoint(table.catalog.members(code)) for code in staying
        ):  # a group less a member is not held
            held, proof, beside, enough = all_held(query, table, period, by, alone=True)
        held = tuple(pair for pair in held if pair[0].name.code not in out)
        proof = Proof(False, _proof(query, table, example, period, held, query.limit).share, proof.rest)
    signs = [(item, one) for item, one in held if _counts(query, one)]
    if not enough or not signs or len(held) < 2:
        if query.by == "country" and names and query.limit is None and query.condition is None:
            return _open(query.with_(by="partner"), table, asked_on, names, by, beside)  # its place among countries too
        raise too_few(query, by, len(held), period, example)
    ordered = _ordered(tuple(signs), query.limit or _SHOWN)
    if names and query.limit is None:
        placed = _place(query, table, asked_on, names[0], by, held, period, proof)
        if query.condition is None or by != "partner" or beside:
            return placed
        larger = Statement.of("rank.what_partner")  # a group may be
        return replace(placed, statements=(*placed.statements, larger))
    kind = "rank.proved" if proof.proved else "rank.held"
    statements = [_list(kind, query, ordered, period, n=len(held))]
    if proof.share is not None and not proof.proved:
        if proof.rest is not None and (query.limit is None or query.limit > 0):
            statements.append(Statement.of("rank.share", share=proof.share.figure, rest=proof.rest.figure))
        else:
            statements.append(Statement.of("rank.share_alone", share=proof.share.figure))
    statements.append(Statement.of(f"rank.what_{by}_groups" if beside else f"rank.what_{by}"))
    founds = [one for one in (proof.share, proof.rest) if one is not None and not proof.proved]
    return _ranked(_dated(query, period), ordered, statements, founds)


def all_held(
    query: Query, table: Table, period: Period, by: str = "partner", beside: bool = False, alone: bool = False
) -> tuple[Held, Proof, bool, bool]:
    """All that is held in one currency, what it proves, whether groups stand beside countries, and whether it is enough
    for an open ranking. Countries alone where they are enough, else the groups and the countries outside them.

    alone: "countries only" was said: no groups, even where too few countries are held to be put in order.
    """
    example = ranked_item(query, by, "WLD" if by == "partner" else "TOTAL", period).subject
    held: Held = ()
    proof, enough = Proof(False), False
    both = (False, True) if by == "partner" and not alone else (False,)
    for groups in (True,) if beside else both:
        items = [ranked_item(query, by, name, period) for name in _candidates(query, table, by, groups)]
        held = _without_overlap(table, _held(query, table, items)) if groups else _held(query, table, items)
        proof = _proof(query, table, example, period, held, query.limit)
        share = proof.share.figure.value / 100 if proof.share else None
        enough = len(held) >= _FEWEST and (share is None or share >= _LEAST_SHARE)
        beside = groups
        if enough:
            break
    return held, proof, beside, enough


def _left_out(query: Query, table: Table) -> frozenset[str]:
    """Those who take no part, with the members of groups among them."""
    out = query.partners[1:] if query.by == "without" else ()
    return frozenset((*out, *(member for code in out for member in table.catalog.members(code))))


def _counts(query: Query, one: Found) -> bool:
    """Of balances, deficits only from below and surpluses only from above."""
    if one.figure.flow != "balance" or query.limit is None or query.measure == "yoy":
        return True
    return one.figure.value < 0 if query.limit < 0 else one.figure.value > 0


def _candidates(query: Query, table: Table, by: str, groups: bool) -> tuple[str, ...]:
    flow = query.flow or "export"
    flows = (flow, "export") if flow in ("balance", "total") else (flow,)
    found: dict[str, None] = {}
    for each in flows:
        if by == "commodity":
            partner = query.partners[0] if query.partners else "WLD"
            keys = table.keys(query.reporter, each, partner)
            found.update(dict.fromkeys(k.commodity for k in keys if k.commodity not in ("TOTAL", "GOODS_SERVICES")))
        else:
            good = query.commodities[0] if query.commodities else "TOTAL"
            keys = table.keys(query.reporter, each, commodity=good)
            found.update(dict.fromkeys(k.partner for k in keys if k.partner not in ("WLD", query.reporter)))
    return tuple(name for name in found if groups or not table.catalog.is_group(name))


def _without_overlap(table: Table, held: Held) -> Held:
    """Groups beside the countries that are in none of the groups held."""
    groups = [item.name.code for item, _ in held if table.catalog.is_group(item.name.code)]
    members = {member for group in groups for member in table.catalog.members(group)}
    return tuple(pair for pair in held if pair[0].name.code not in members)


def newest_of_many(query: Query, table: Table, names: Sequence[str], by: str, least: int = _FEWEST) -> Period | None:
    """The newest month, year or span in which enough are held in one gauge."""
    names = names or _candidates(query, table, by, groups=False)
    counts: dict[tuple[Gauge, Period], int] = {}
    for name in names:
        subject = ranked_item(query, by, name, Period.year(1)).subject
        for gauge in gauges(table, subject, query.measure, query.basis):
            keys = table.keys(
                subject.reporter, subject.flow, subject.partner, subject.commodity,
                gauge.measure, gauge.basis, gauge.adjusted, "published", gauge.unit,
            )  # fmt: skip
            for key in keys:
                for period in table.periods(key):
                    counts[gauge, period] = counts.get((gauge, period), 0) + 1
    enough = [period for (_, period), n in counts.items() if n >= least]
    return max(enough, key=lambda span: (span.last, span.first), default=None)


def _ordered(held: Held, limit: int | None) -> Held:
    bottom = limit is not None and limit < 0
    ordered = sorted(held, key=lambda pair: pair[1].figure.value if bottom else -pair[1].figure.value)
    return tuple(ordered[: abs(limit)] if limit else ordered)


def _proof(query: Query, table: Table, whole: Subject, period: Period, held: Held, limit: int | None) -> Proof:
    """Proved where the total less everything held is smaller than the last figure shown; only from the top."""
    if not held or query.measure == "yoy" or whole.flow == "balance" or whole.commodity == whole.partner:
        return Proof(False)
    if held[0][0].name.kind == "commodity":  # lines of goods overlap: they do not add up to a total
        return Proof(False)
    total = at(table, whole, held[0][1].gauge, period, "published") or at(table, whole, held[0][1].gauge, period)
    if total is None or total.figure.value <= 0:
        return Proof(False)
    known = sum(one.figure.value for _, one in held)
    rows = (*total.published, *(row for _, one in held for row in one.published))
    part = computed(total.figure, 100 * known / total.figure.value, rows, "100 * a / b", unit="pct", measure="share")
    rest = computed(total.figure, max(0.0, total.figure.value - known), rows, "a - b")
    shown = _ordered(held, limit or _SHOWN)
    proved = (limit is None or limit > 0) and proves(total.figure.value, known, shown[-1][1].figure.value)
    return Proof(proved, part, rest)


def proves(total: float, held: float, last: float) -> bool:
    """Whether nothing that is not held could be as large as the last figure shown."""
    return total - held < last


def _place(
    query: Query, table: Table, asked_on: date, name: str, by: str, held: Held, period: Period, proof: Proof
) -> Result:
    """Where one stands among those held; of a claim below zero (the largest deficit: -1) from the other end."""
    claimed = query.condition if isinstance(query.condition, Bound) else None
    deficits = claimed is not None and claimed.amount < 0
    ordered = _ordered(held, -len(held) if deficits else None)
    at_place = next((n for n, (item, _) in enumerate(ordered) if item.name.code == name), None)
    if at_place is None:
        subject = ranked_item(query, by, name, period).subject
        raise absent(query.with_(operation="level"), table, asked_on, subject, period).of(query)  # "and in 2023?"
    item, found = ordered[at_place]
    rest = proof.rest.figure.value if proof.rest is not None else None
    sure = query.measure != "yoy" and rest is not None and rest < found.figure.value and not deficits
    place = computed(found.figure, at_place + 1, found.published, "rank", unit="count", measure="rank").figure
    kind = "rank.place" if sure else "rank.place_held"
    statements = [Statement.of(kind, place=place, figure=found.figure, name=item.name, n=len(held))]
    alone = _among_countries(table, ordered, at_place)
    one = claimed is not None and claimed.comparator == "is" and alone not in (0, at_place + 1)
    if claimed is not None and one and alone == abs(claimed.amount):
        statements.append(Statement.of("rank.place_single", place=replace(place, value=float(alone))))  # as one counts
    elif claimed is None and alone not in (0, at_place + 1):
        statements.append(Statement.of("rank.place_single", place=replace(place, value=float(alone))))
    elif claimed is not None:
        asked = query.with_(condition=replace(claimed, amount=abs(claimed.amount)))
        statements = judged(asked, table, Found(place), statements, sure)
    above = ordered[max(0, at_place - 1) : at_place]
    below = ordered[at_place + 1 : at_place + 2]
    if above:
        statements.append(Statement.of("rank.above", name=above[0][0].name, figure=above[0][1].figure))
    if below:
        statements.append(Statement.of("rank.below", name=below[0][0].name, figure=below[0][1].figure))
    return _ranked(_dated(query, period), ((item, found), *above, *below), statements)


def _among_countries(table: Table, ordered: Held, at: int) -> int:
    """The place among single countries of one that groups stand above; 0 of a group."""
    if table.catalog.is_group(ordered[at][0].name.code):
        return 0
    return 1 + sum(not table.catalog.is_group(item.name.code) for item, _ in ordered[:at])


def _dated(query: Query, period: Period) -> Query:
    if query.periods:
        return query
    return query.with_(periods=(period,), notes=(*query.notes, Note("covered", "periods", period.code)))


def _list(kind: str, query: Query, ordered: Held, period: Period, n: int) -> Statement:
    """The headline: who is ranked by what, and in order."""
    items = tuple((item.name, one.figure) for item, one in ordered)
    subject = ordered[0][0].subject
    by = "commodity" if ordered[0][0].name.kind == "commodity" else "partner"
    if kind in ("rank.held", "rank.named") and by == "commodity":
        kind += "_goods"
    kind += "_rates" if query.measure == "yoy" else ""
    end = "smallest" if query.limit is not None and query.limit < 0 else "largest"
    if subject.flow == "balance" and query.measure != "yoy":
        end = "deficits" if end == "smallest" else "surpluses"
    return Statement.of(
        f"{kind}_{end}", items=items, flow=Code("flow", subject.flow), period=period, n=n,
        goods=Code("commodity", subject.commodity if by == "partner" else "TOTAL"),
    )  # fmt: skip


def _ranked(query: Query, ordered: Held, statements: list[Statement], more: Sequence[Found] = ()) -> Result:
    lines = tuple((item.name, (one.figure,)) for item, one in ordered)
    named = tuple(item.name.code for item, _ in ordered)
    founds = [one for _, one in ordered]
    if any(one.rows for one in founds):
        statements.append(Statement.of("rank.some_worked_out"))
    return result(query, statements, [*founds, *more], lines, named, ordered[0][1].figure.period)
