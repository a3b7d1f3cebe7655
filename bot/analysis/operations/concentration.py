"""share by top, by concentration -> the part of the largest partners together; the Herfindahl index over partners."""

from __future__ import annotations

from datetime import date

from bot.analysis.absence import absent
from bot.analysis.holdings import Found, Subject, computed
from bot.analysis.newest import newest_release
from bot.analysis.operations.answering import result
from bot.analysis.operations.items_compared import Held
from bot.analysis.operations.part_of_another import OF_ANOTHER, part_of_another
from bot.analysis.operations.ranking import Proof, all_held, newest_of_many
from bot.analysis.operations.shares import share
from bot.analysis.operations.taken_together import share_together
from bot.analysis.table import Table
from bot.errors import NotHeld
from bot.model import Code, Figure, Note, Query, Result, Statement, Value

_DRAWN = 10  # bars of the index that a phone shows legibly
_SCALE = 10_000  # the index runs from 0 to 10,000: the squares of shares in per cent


def share_of(query: Query, table: Table, asked_on: date) -> Result:
    """share by partner or commodity: each by itself; by top: the `limit` largest partners together; by concentration:
    the Herfindahl index over partners; together: those named, as one part; of a longer time or another flow."""
    if query.by in OF_ANOTHER:
        return part_of_another(query, table, asked_on)
    if query.by == "together":
        return share_together(query, table, asked_on)
    operation = concentrated if query.by in ("top", "concentration") else share
    return operation(query, table, asked_on)


def concentrated(query: Query, table: Table, asked_on: date) -> Result:
    """by top: the share of the `limit` largest partners; by concentration: the index. What is not held bounds both.

    Raises NotHeld where fewer than three partners, or less than a quarter of the total, are held; a balance has no
    shares.
    """
    flow = query.flow if query.flow in ("export", "import", "total") else "export"
    query = query.with_(flow=flow, partners=())
    good = query.commodities[0]
    whole = Subject(query.reporter, flow, "WLD", good)
    open_query = query.with_(measure=None, limit=query.limit or 1)
    period = query.periods[0] if query.periods else newest_of_many(open_query, table, (), "partner")
    if period is None:
        raise absent(query, table, asked_on, whole, None)
    newest = newest_release(table, whole)
    if period.last > asked_on or (newest is not None and period.last > newest.last):
        raise absent(query, table, asked_on, whole, period)
    held, proof, groups, enough = all_held(open_query, table, period)
    if not enough or proof.share is None or proof.rest is None:
        fields: dict[str, Value] = {"n": len(held), "period": period, "flow": Code("flow", flow)}
        raise NotHeld(Statement.of("refusal.not_held.ranking_partner", **fields), query)
    if not query.periods:
        query = query.with_(periods=(period,), notes=(*query.notes, Note("covered", "periods", period.code)))
    total = proof.rest.figure.value + sum(one.figure.value for _, one in held)
    ordered = tuple(sorted(held, key=lambda pair: -pair[1].figure.value))
    tell = _top if query.by == "top" else _index
    statements, founds = tell(query, ordered, proof, total)
    statements.append(Statement.of("rank.what_partner_groups" if groups else "rank.what_partner"))
    drawn = ordered[: query.limit if query.by == "top" else _DRAWN]
    lines = tuple((item.name, (one.figure,)) for item, one in drawn)
    named = tuple(item.name.code for item, _ in ordered)
    return result(query.with_(measure="share"), statements, founds, lines, named, period)


def _whole(proof: Proof) -> tuple[Figure, ...]:
    """The rows of the total: what the share of all that is held begins with."""
    return tuple(row for row in proof.share.rows if row.partner == "WLD") if proof.share is not None else ()


def _top(query: Query, ordered: Held, proof: Proof, total: float) -> tuple[list[Statement], list[Found]]:
    """Plain where nothing that is not held can belong to the largest; else the largest of those held, at the least."""
    shown = ordered[: query.limit]
    rows = [*_whole(proof), *(row for _, one in shown for row in one.published)]
    like = shown[0][1].figure
    part = 100 * sum(one.figure.value for _, one in shown) / total
    whole = computed(like, part, rows, "100 * sum / total", unit="pct", measure="share", partner=None)
    figure = whole.figure
    sure = proof.rest is not None and proof.rest.figure.value < shown[-1][1].figure.value
    goods, flow = Code("commodity", like.commodity or "TOTAL"), Code("flow", like.flow or "export")
    kind = "share.top" if sure and len(shown) == query.limit else "share.top_held"
    said = [
        Statement.of(kind, figure=figure, n=len(shown), reporter=Code("partner", query.reporter), flow=flow,
                     goods=goods, period=like.period),
        Statement.of("share.top_items", items=tuple((item.name, one.figure) for item, one in shown)),
    ]  # fmt: skip
    founds = [whole, *(one for _, one in shown)]
    if kind == "share.top_held" and proof.share is not None:
        said.append(Statement.of("share.all_held", share=proof.share.figure, n=len(ordered)))
        founds.append(proof.share)
    return said, founds


def bounds(shares: tuple[float, ...], rest: float) -> tuple[float, float]:
    """The least and the most that the index can be: the rest (parts of one) scattered, or in as few hands as it can be.

    A part that is not held may be as large as all the rest: nothing says otherwise.
    """
    known = sum(part * part for part in shares) * _SCALE
    return known, known + rest * rest * _SCALE


def _index(query: Query, ordered: Held, proof: Proof, total: float) -> tuple[list[Statement], list[Found]]:
    rest = max(0.0, proof.rest.figure.value) / total if proof.rest is not None else 0.0
    low, high = bounds(tuple(one.figure.value / total for _, one in ordered), rest)
    rows = [*_whole(proof), *(row for _, one in ordered for row in one.published)]
    like = ordered[0][1].figure
    made = {
        name: computed(like, value, rows, "sum of squares", unit="index", measure="concentration", partner="WLD")
        for name, value in (("low", low), ("high", high))
    }
    fields: dict[str, Value] = {"low": made["low"].figure, "reporter": Code("partner", query.reporter)}
    fields |= {"flow": Code("flow", like.flow or "export"), "goods": Code("commodity", like.commodity or "TOTAL")}
    if high - low >= 1:
        fields["high"] = made["high"].figure
    kind = "share.index_between" if "high" in fields else "share.index"
    said = [Statement.of(kind, period=like.period, **fields)]
    if proof.share is not None:
        said.append(Statement.of("share.all_held", share=proof.share.figure, n=len(ordered)))
    said.append(Statement.of("share.index_scale"))
    return said, [made["low"], *(one for _, one in ordered)]
