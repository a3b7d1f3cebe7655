"""What is told beside each one of a ranking, or beside a record: its part of the whole, its change on the year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.analysis.absence import absent
from bot.analysis.holdings import BASIS, Found, Subject, computed, subjects
from bot.analysis.operations.items_compared import Item
from bot.analysis.operations.shares import share_at
from bot.analysis.rates import rate_beside
from bot.analysis.table import Table
from bot.model import WITH_RATES, WITH_TOTAL, Code, Figure, Period, Query, Result, Statement


def ranked_item(query: Query, by: str, name: str, period: Period) -> Item:
    """One of the partners or commodities that are ranked."""
    flow = query.flow or "export"
    if by == "commodity":
        partner = query.partners[0] if query.partners else "WLD"
        return Item(Code("commodity", name), Subject(query.reporter, flow, partner, name), period)
    good = query.commodities[0] if query.commodities else "TOTAL"
    return Item(Code("partner", name), Subject(query.reporter, flow, name, good), period)


def with_shares(query: Query, told: Result, table: Table, asked_on: date) -> Result:
    """The ranking with what part of the whole each is, as announced or worked out, of those of which it can be told;
    of none where the whole is not held, which is said."""
    plain = query.with_(measure=None)
    ranked = tuple(_ranked(plain, told))
    if not ranked:
        return told
    found = [
        (name, part)
        for name, subject, figure in ranked
        if (part := share_at(plain, table, subject, figure.period)) is not None
    ]
    if not found:
        whole = Subject(query.reporter, ranked[0][1].flow, "WLD", ranked[0][1].commodity)
        unheld = absent(plain.with_(operation="level"), table, asked_on, whole, ranked[0][2].period)
        return replace(told, query=told.query.with_(measure="share"), statements=(*told.statements, unheld.said))
    return _beside(told, "share", "rank.shares", found)


def with_rates(query: Query, told: Result, table: Table, asked_on: date) -> Result:
    """The ranking by size or by share, or the record, with the change on the year of each of which it is held, as
    announced or worked out, in the currency of the amounts; where it is held of none, that is said of the first."""
    plain = query.with_(measure=None)
    ranked = tuple(_ranked(plain, told))
    if not ranked:
        return told
    units = {row.unit for row in told.rows} if ranked[0][2].measure == "share" else set[str]()
    basis = BASIS.get(units.pop()) if len(units) == 1 else None  # what the shares were worked out from
    found: list[tuple[Code | Period, Found]] = []
    for name, subject, figure in ranked:
        one = rate_beside(table, subject, figure.period, BASIS.get(figure.unit) or basis)
        if one is not None:
            found.append((name, one))
    if not found:
        of, period = ranked[0][1], ranked[0][2].period
        unheld = absent(query.with_(operation="growth", measure="yoy"), table, asked_on, of, period)
        return replace(told, query=told.query.with_(measure=WITH_RATES), statements=(*told.statements, unheld.said))
    return _beside(told, WITH_RATES, "rank.rates", found)


def with_total(told: Result) -> Result:
    """The ranking, and what those in it come to together."""
    shown = [figure for _, _, figure in _ranked(told.query, told)]
    if not shown or shown[0].unit == "pct":
        return told  # none, or rates and shares, which come to nothing
    like = shown[0]
    months = told.query.by in ("month", "quarter", "year")
    span = Period(min(one.period.first for one in shown), max(one.period.last for one in shown))
    partner = like.partner if months else None
    total = computed(like, sum(one.value for one in shown), told.rows, "sum", partner=partner, period=span)
    headline, *rest = told.statements
    said = Statement.of(
        "sum.together_periods" if months else "sum.together_partners", figure=total.figure, n=len(shown)
    )
    asked = told.query.with_(measure=WITH_TOTAL)
    return replace(told, query=asked, statements=(headline, said, *rest))


def _ranked(query: Query, told: Result) -> Iterator[tuple[Code | Period, Subject, Figure]]:
    """Each one that the headline tells: its name (of months, when it was), whose figures they are and its amount."""
    if query.operation == "record" or query.by in ("month", "quarter", "year"):
        for figure in told.statements[0].figures():
            if figure.unit != "count":
                yield figure.period, subjects(query.with_(flow=figure.flow or query.flow))[0], figure
        return
    for name, (figure, *_) in told.series:
        by = "commodity" if name.kind == "commodity" else "partner"
        yield name, ranked_item(query, by, name.code, figure.period).subject, figure


def _beside(told: Result, measure: str, kind: str, found: Sequence[tuple[Code | Period, Found]]) -> Result:
    headline, *rest = told.statements
    beside = Statement.of(kind, items=tuple((name, one.figure) for name, one in found))
    rows = dict.fromkeys((*told.rows, *(row for _, one in found for row in one.rows)))
    asked = told.query.with_(measure=measure)
    return replace(told, query=asked, statements=(headline, beside, *rest), rows=tuple(rows))
