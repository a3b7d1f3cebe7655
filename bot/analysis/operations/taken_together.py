"""average by items, share by together: several things in one figure, all in one gauge and one vintage."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

from bot.analysis.absence import absent
from bot.analysis.holdings import Found, Subject, amount_measure, computed, subjects
from bot.analysis.operations.answering import result
from bot.analysis.operations.comparison import in_order, items_of, side_by_side, side_by_side_rates
from bot.analysis.operations.items_compared import Held, Item
from bot.analysis.operations.shares import share, whole_of
from bot.analysis.operations.verdicts import judged
from bot.analysis.table import Table
from bot.model import OF_GROUP, Code, Period, Query, Result, Statement


def sum_of_items(query: Query, table: Table) -> Held:
    """The figures of several partners, of several goods, or of several periods of one, in the gauge and vintage that
    holds them all.

    Empty where none does, or where they overlap."""
    if sum(len(slot) > 1 for slot in (query.partners, query.commodities, query.periods)) != 1 or query.flow == "both":
        return ()
    if any(a.first <= b.last and b.first <= a.last for a, b in combinations(query.periods, 2)):
        return ()
    if any(counted_twice(table, a, b) for a, b in combinations(subjects(query), 2)):
        return ()
    items = [Item(Code("partner", s.partner), s, period) for s in subjects(query) for period in query.periods]
    held = side_by_side(query, table, items)
    return held if len(held) == len(items) else ()


def counted_twice(table: Table, one: Subject, other: Subject) -> bool:
    """Whether trade of the one is trade of the other too: with a group and its member, of goods and a part of them."""
    if one.commodity == other.commodity:
        return table.catalog.overlap(one.partner, other.partner)
    wider = (*table.catalog.wider(one.commodity), *table.catalog.wider(other.commodity))
    return one.partner != other.partner or one.commodity in wider or other.commodity in wider


def mean_of_items(query: Query, table: Table, asked_on: date) -> Result:
    """The mean of the figures of several partners or periods; raises the absence of the first that is not held."""
    held, query = _all(query, table, asked_on)
    rows = tuple(row for _, one in held for row in one.published)
    like = held[0][1].figure
    value = sum(one.figure.value for _, one in held) / len(held)
    several = len({item.subject.partner for item, _ in held}) > 1
    span = Period(min(item.period.first for item, _ in held), max(item.period.last for item, _ in held))
    partner = None if several else like.partner
    mean = computed(like, value, rows, f"sum / {len(held)}", partner=partner, period=span)
    said = [Statement.of("average.of_items", figure=mean.figure, n=len(held))]
    said += [Statement.of("sum.published", figure=one.figure) for _, one in held]
    named = tuple(item.name.code for item, _ in held if item.name.kind == "partner")
    return result(query.with_(by="items"), said, [mean, *(one for _, one in held)], named=named, covered=like.period)


def share_together(query: Query, table: Table, asked_on: date) -> Result:
    """What part of the whole several partners or goods are together; each by itself where they overlap. Of the group
    that is named last, where they are among its members."""
    group = query.partners[-1] if query.by == OF_GROUP else ""
    named = query.partners
    held, query = _all(query.with_(partners=named[:-1]) if group else query, table, asked_on)
    partners = [item.subject.partner for item, _ in held]
    twice = any(table.catalog.overlap(a, b) for a, b in combinations(partners, 2)) and len(set(partners)) > 1
    wholes = {replace(item.subject, partner=group) if group else whole_of(item.subject) for item, _ in held}
    whole = next(iter(wholes))
    if twice or len(wholes) > 1 or whole is None:
        return share(query.with_(by=None, operation="share"), table, asked_on)
    items = (*(item for item, _ in held), replace(held[0][0], name=Code("partner", "WLD"), subject=whole))
    found = side_by_side(query, table, items)
    if len(found) < len(items):
        raise absent(query, table, asked_on, whole, held[0][0].period)
    parts, total = found[:-1], found[-1][1]
    rows = (*total.published, *(row for _, one in parts for row in one.published))
    value = 100 * sum(one.figure.value for _, one in parts) / total.figure.value
    part = computed(parts[0][1].figure, value, rows, "100 * sum / total", unit="pct", measure="share", partner=None)
    said = [
        _in_group(part, whole, parts[0][0].period) if group else
        Statement.of("share.together", figure=part.figure, reporter=Code("partner", query.reporter),
                     flow=Code("flow", whole.flow), goods=Code("commodity", whole.commodity),
                     period=parts[0][0].period),
        Statement.of("share.together_items", items=tuple((item.name, one.figure) for item, one in in_order(parts)),
                     whole=total.figure),
    ]  # fmt: skip
    shares = tuple((item.name, _share_of(one, total)) for item, one in in_order(parts))
    said.append(Statement.of("rank.shares", items=tuple((name, one.figure) for name, one in shares)))
    said = judged(query, table, part, said)
    founds = [part, *(one for _, one in parts), total, *(one for _, one in shares)]
    query = query.with_(by=OF_GROUP, partners=named) if group else query.with_(by="together")
    named = tuple(item.name.code for item, _ in in_order(parts))
    return result(query, said, founds, named=named, covered=parts[0][0].period)


def _in_group(part: Found, whole: Subject, period: Period) -> Statement:
    series = Code("series", f"{whole.reporter} {whole.flow} {whole.partner} {whole.commodity}")
    return Statement.of("share.together_in_group", figure=part.figure, other=series, period=period)


def _share_of(one: Found, total: Found) -> Found:
    """What part of the whole one of them is by itself."""
    value, rows = 100 * one.figure.value / total.figure.value, (*one.published, *total.published)
    return computed(one.figure, value, rows, "100 * part / total", unit="pct", measure="share")


def _all(query: Query, table: Table, asked_on: date) -> tuple[Held, Query]:
    """Every item in one gauge; raises the absence of one that is not held."""
    rates = query.measure == "yoy"
    items, settled = items_of(query.with_(by=None, measure="yoy" if rates else amount_measure(query)), table, asked_on)
    held = side_by_side_rates(settled, table, items) if rates else side_by_side(settled, table, items)
    found = dict(held)
    missing = next((item for item in items if item not in found), None)
    if missing is not None:
        subject: Subject = missing.subject
        raise absent(settled.with_(operation="growth" if rates else "level"), table, asked_on, subject, missing.period)
    return held, settled.with_(operation=query.operation)
