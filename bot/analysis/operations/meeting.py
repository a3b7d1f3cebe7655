"""Query rank with a condition -> the partners held that meet it: whose purchases fell, with whom there is a deficit."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from bot.analysis.absence import absent
from bot.analysis.holdings import Found, computed
from bot.analysis.operations.answering import result
from bot.analysis.operations.items_compared import Held
from bot.analysis.operations.meaning import bound_in
from bot.analysis.operations.month_sets import leaves, truth
from bot.analysis.operations.ranking import all_held, newest_of_many, rank
from bot.analysis.operations.shares import newest_share, share_at
from bot.analysis.table import Table
from bot.errors import NotHeld
from bot.model import Bound, Code, Condition, Figure, Logic, Note, Period, Query, Result, Statement, Value

_SHOWN = 40  # who asks of whom it is so is told them all
_RISING = ("above", "at_least")


def ranked(query: Query, table: Table, asked_on: date) -> Result:
    """Those in order, or, where a condition is set, those that meet it, each with its figures, one list a flow.

    Raises what an open ranking raises where too few are held.
    """
    if query.condition is None or query.by not in ("partner", "commodity") or _of_a_place(query.condition):
        return rank(query, table, asked_on)
    period = query.periods[0] if query.periods else _newest(query, table)
    if period is None:
        return rank(query.with_(condition=None), table, asked_on)  # whatever is missing is told there
    bounds = tuple(leaves(query.condition))
    held = {bound: _held(_of(query, bound), table, asked_on, period) for bound in bounds}
    exact = {bound: bound_in(table, bound, held[bound][0][1].figure.unit) for bound in bounds}
    values = {bound: {item.name.code: one.figure.value for item, one in held[bound]} for bound in bounds}
    names = [item.name.code for item, _ in held[bounds[0]] if all(item.name.code in values[b] for b in bounds)]

    def meets(name: str) -> bool:
        condition = _exact(query.condition, exact) if query.condition is not None else None
        by_exact = {exact[bound]: values[bound][name] for bound in bounds}
        return condition is not None and truth(condition, period, lambda bound, _: by_exact[bound]) is True

    met = {name for name in names if meets(name)}
    return _told(query, table, period, tuple((b, held[b]) for b in bounds), of=len(names), met=met)


def _newest(query: Query, table: Table) -> Period | None:
    """The newest time of which enough are held; of shares, that can be told of most of those."""
    plain = _amounts(query)
    newest = newest_of_many(plain, table, (), query.by or "partner")
    if newest is None or plain is query:
        return newest
    named = [item.subject for item, _ in all_held(plain, table, newest, query.by or "partner")[0]]
    if not named or any(share_at(plain, table, one, newest) for one in named):
        return newest
    return Counter(newest_share(plain, table, one) for one in named).most_common(1)[0][0]


def _of_a_place(condition: Condition) -> bool:
    """Whether it is claimed where one of them stands among the others, and not what they meet."""
    return isinstance(condition, Bound) and condition.unit == "count"


def _of(query: Query, bound: Bound) -> Query:
    return query.with_(
        flow=bound.flow or query.flow, measure=bound.measure or query.measure, condition=None, limit=None,
        periods=query.periods[:1],
    )  # fmt: skip


def _held(query: Query, table: Table, asked_on: date, period: Period) -> Held:
    plain = _amounts(query)
    by = query.by or "partner"
    held, _, _, enough = all_held(plain, table, period, by)
    if by == "partner" and len(plain.partners) > 1:  # those of a group
        held = tuple(pair for pair in held if pair[0].name.code in plain.partners)
    if not enough:
        rank(plain.with_(limit=1), table, asked_on)  # raises what is missing
        fields: dict[str, Value] = {"n": len(held), "period": period, "flow": Code("flow", query.flow or "export")}
        raise NotHeld(Statement.of(f"refusal.not_held.ranking_{by}", **fields), query, ())
    if query.measure != "share":
        return held
    parts = ((item, share_at(plain, table, item.subject, period)) for item, _ in held)
    if found := tuple((item, part) for item, part in parts if part is not None):
        return found
    whole = replace(held[0][0].subject, partner="WLD")
    raise absent(plain.with_(operation="level"), table, asked_on, whole, period)


def _amounts(query: Query) -> Query:
    """What a share is worked out from; any other query as it is."""
    shares = any(bound.measure == "share" for bound in leaves(query.condition)) if query.condition else False
    return query.with_(measure=None) if shares or query.measure == "share" else query


def _exact(condition: Condition, exact: dict[Bound, Bound]) -> Condition:
    if isinstance(condition, Bound):
        return exact[condition]
    return Logic(condition.kind, tuple(_exact(part, exact) for part in condition.parts))


def _told(
    query: Query, table: Table, period: Period, held: tuple[tuple[Bound, Held], ...], *, of: int, met: set[str]
) -> Result:
    said: list[Statement] = []
    founds: list[Found] = []
    lines: tuple[tuple[Code, tuple[Figure, ...]], ...] = ()
    named: tuple[str, ...] = ()
    for n, (bound, all_of_it) in enumerate(held):
        rising = bound.comparator in _RISING
        ordered = sorted(all_of_it, key=lambda pair: pair[1].figure.value, reverse=rising)
        these = [pair for pair in ordered if pair[0].name.code in met]
        like = ordered[0][1]
        rates = {"yoy": "_rates", "share": "_shares"}.get(like.figure.measure or "", "")
        rates = f"_goods{rates}" if query.by == "commodity" else rates
        fields: dict[str, Value] = {
            "flow": Code("flow", bound.flow or query.flow or "export"), "period": period, "n": of,
            "goods": Code("commodity", query.commodities[0] if query.commodities else "TOTAL"),
        }  # fmt: skip
        if n == 0:
            number = computed(like.figure, len(met), like.published, "count", unit="count", measure="rank")
            fields["number"] = number.figure
        shown = tuple((item.name, one.figure) for item, one in these[:_SHOWN])
        if not these:
            said.append(Statement.of(f"rank.met_none{rates}", **fields))
            nearest, near = ordered[0]
            said.append(Statement.of("rank.below" if rising else "rank.above", name=nearest.name, figure=near.figure))
            founds.append(near)
            continue
        kind = "rank.met" if n == 0 else "rank.named"
        end = "" if n == 0 else "_largest" if rising else "_smallest"
        if n and not rates and fields["flow"] == Code("flow", "balance"):
            end = "_surpluses" if rising else "_deficits"
        said.append(Statement.of(f"{kind}{rates}{end}", items=shown, **fields))
        founds += [one for _, one in these]
        named = named or tuple(item.name.code for item, _ in these)
        lines = lines or tuple((item.name, (one.figure,)) for item, one in these[:_SHOWN])
    groups = any(table.catalog.is_group(item.name.code) for _, all_of_it in held for item, _ in all_of_it)
    said.append(Statement.of(f"rank.what_{query.by}_groups" if groups else f"rank.what_{query.by}"))
    if any(one.rows for one in founds):
        said.append(Statement.of("rank.some_worked_out"))
    if not query.periods:
        query = query.with_(periods=(period,), notes=(*query.notes, Note("covered", "periods", period.code)))
    return result(query, said, founds, lines, named, period)
