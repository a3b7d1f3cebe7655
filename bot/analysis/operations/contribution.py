"""Query contribution -> a change taken apart over partners or commodities; it adds up exactly to the change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from bot.analysis.absence import absent
from bot.analysis.holdings import BASIS, Found, Gauge, Subject, at, computed, expect, gauges
from bot.analysis.newest import newest_held
from bot.analysis.operations.answering import result
from bot.analysis.operations.splitting import Split, split
from bot.analysis.rates import rate
from bot.analysis.table import Table
from bot.errors import CannotAnswer, NotHeld
from bot.model import Code, Figure, Period, Query, Result, Statement, Value

_SHOWN: Final = 5
_ENOUGH: Final = 0.5  # of the change; less explained than this is not established
_DUST: Final = 0.05  # points between a stored and a published rate that rounding explains

Ends = tuple[Found, Found]
"""A figure later and earlier, of one gauge and vintage."""


def contribution(query: Query, table: Table, asked_on: date) -> Result:
    """periods = (later,) against the year before, or (later, earlier); by partner (default) or commodity.

    limit: so many parts; negative: those that pulled down most first. Raises NotHeld where the whole is not held in
    both periods, or no part is.
    """
    flow = query.flow if query.flow not in (None, "both") else "export"
    whole = Subject(query.reporter, str(flow), "WLD" if query.by != "commodity" else query.partners[0],
                    "TOTAL" if query.by == "commodity" else query.commodities[0])  # fmt: skip
    later = (
        query.periods[0]
        if query.periods
        else newest_held(table, whole, None if _weighed(whole) else "value", query.basis)
    )
    if later is None:
        raise absent(query, table, asked_on, whole, None)
    earlier = query.periods[1] if len(query.periods) > 1 else later.shift(-12)
    named = tuple(p for p in query.partners if p != "WLD") if query.by != "commodity" else tuple(
        c for c in query.commodities if c != "TOTAL")  # fmt: skip
    best = take_apart(table, whole, later, earlier, query.by or "partner", named, query.basis)
    if best is None:
        missing = absent(query, table, asked_on, whole, later)
        if not (at_any(table, whole, later) and isinstance(missing, NotHeld)):
            raise missing
        if not at_any(table, whole, earlier):
            raise absent(query, table, asked_on, whole, earlier)
        raise _no_part(query, table, asked_on, whole, named, (later, earlier))
    return _told(query.with_(flow=flow, periods=(later, earlier)), table, whole, *best)


def _no_part(
    query: Query, table: Table, asked_on: date, whole: Subject, named: tuple[str, ...], ends: tuple[Period, Period]
) -> CannotAnswer:
    """The whole is held at both ends, and no part of it is: the first part that was named, or too few of all."""
    by = query.by or "partner"
    later, earlier = ends
    parts = [_part(whole, by, code) for code in named or _candidates(table, whole, by)]
    period = earlier if any(at_any(table, part, later) for part in parts) else later
    if named:
        return absent(query, table, asked_on, parts[0], period)
    fields: dict[str, Value] = {"n": 0, "period": period, "flow": Code("flow", whole.flow)}
    return NotHeld(Statement.of(f"refusal.not_held.ranking_{by}", **fields), query)


def at_any(table: Table, whole: Subject, period: Period) -> bool:
    """Whether the whole is held in some gauge."""
    return any(at(table, whole, gauge, period) for gauge in gauges(table, whole, None if _weighed(whole) else "value"))


def _weighed(whole: Subject) -> bool:
    """Whether tonnes tell it where no money does: of one kind of goods, which only partners share."""
    return whole.commodity != "TOTAL"


def take_apart(
    table: Table,
    whole: Subject,
    later: Period,
    earlier: Period,
    by: str,
    named: tuple[str, ...] = (),
    basis: str | None = None,
) -> tuple[Split, Ends, dict[str, Ends]] | None:
    """In the gauge and vintage that has both ends of the whole and explains most; None if no such has a part."""
    candidates = named or _candidates(table, whole, by)
    expect(table, (_part(whole, by, code) for code in candidates))
    if named:
        return _best(table, whole, later, earlier, by, candidates, basis)
    single = tuple(code for code in candidates if by != "partner" or not table.catalog.is_group(code))
    alone = _best(table, whole, later, earlier, by, single, basis)
    if len(single) == len(candidates) or (alone is not None and alone[0].explained >= _ENOUGH):
        return alone
    beside = _best(table, whole, later, earlier, by, candidates, basis)  # countries tell too little: groups beside them
    return max((one for one in (alone, beside) if one is not None), key=_covered, default=None)


def _covered(made: tuple[Split, Ends, dict[str, Ends]]) -> float:
    """How much of the whole the parts are."""
    return sum(pair[1].figure.value for pair in made[2].values()) / made[1][1].figure.value


def _best(
    table: Table,
    whole: Subject,
    later: Period,
    earlier: Period,
    by: str,
    candidates: tuple[str, ...],
    basis: str | None,
) -> tuple[Split, Ends, dict[str, Ends]] | None:
    best: tuple[Split, Ends, dict[str, Ends]] | None = None
    for gauge in gauges(table, whole, None if _weighed(whole) else "value", basis):
        for vintage in ("published", "revised"):
            ends = _ends(table, whole, gauge, later, earlier, vintage)
            if ends is None or ends[1].figure.value == 0:
                continue
            parts = _apart(table, {
                code: pair
                for code in candidates
                if (pair := _ends(table, _part(whole, by, code), gauge, later, earlier, vintage)) is not None
            })  # fmt: skip
            if not parts:
                continue
            made = split(
                ends[1].figure.value, ends[0].figure.value,
                {code: pair[1].figure.value for code, pair in parts.items()},
                {code: pair[0].figure.value for code, pair in parts.items()},
            )  # fmt: skip
            if best is None or len(parts) > len(best[2]):
                best = made, ends, parts
    return best


def _apart(table: Table, parts: dict[str, Ends]) -> dict[str, Ends]:
    """Groups that share no member, and the countries in none of them: no trade is counted twice."""
    kept: dict[str, Ends] = {}
    for code in sorted(parts, key=lambda code: (not table.catalog.is_group(code), -parts[code][1].figure.value, code)):
        if not any(table.catalog.overlap(code, other) for other in kept):
            kept[code] = parts[code]
    return kept


def _candidates(table: Table, whole: Subject, by: str) -> tuple[str, ...]:
    """Partners, groups beside countries, or lines of goods that are no part of another."""
    if by == "commodity":
        keys = table.keys(whole.reporter, whole.flow, whole.partner)
        goods = {key.commodity for key in keys} - {"TOTAL", "GOODS_SERVICES"}
        return tuple(sorted(c for c in goods if not set(table.catalog.wider(c)) & goods))
    keys = table.keys(whole.reporter, whole.flow, commodity=whole.commodity)
    return tuple(sorted({k.partner for k in keys if k.partner != "WLD"}))


def _part(whole: Subject, by: str, code: str) -> Subject:
    if by == "commodity":
        return Subject(whole.reporter, whole.flow, whole.partner, code)
    return Subject(whole.reporter, whole.flow, code, whole.commodity)


def _ends(
    table: Table, subject: Subject, gauge: Gauge, later: Period, earlier: Period, vintage: str
) -> Ends | None:  # fmt: skip
    a = at(table, subject, gauge, later, vintage)
    b = at(table, subject, gauge, earlier, vintage) if a is not None else None
    return None if a is None or b is None else (a, b)


def _told(
    query: Query, table: Table, whole: Subject, made: Split, ends: Ends, parts: dict[str, Ends]
) -> Result:  # fmt: skip
    rows = _rows((ends, *parts.values()))
    now = ends[0].figure
    change = computed(now, made.change, rows[:2], "a - b", measure="change").figure
    growth = _points(now, made.points(made.change), rows[:2], "pct", "yoy")
    established = abs(made.change) > 0 and made.explained >= _ENOUGH
    said = [Statement.of("contribution.headline", change=change, growth=growth, base=ends[1].figure.period)]
    if not established and made.explained <= 0:
        said.append(Statement.of("contribution.other_way"))
    elif not established:
        said.append(Statement.of("contribution.not_established", share=_points(now, 100 * made.explained, rows, "pct")))
    order = list(made.parts)
    if query.limit is not None:
        order.sort(key=lambda part: (-part[1] if query.limit and query.limit > 0 else part[1], part[0]))
    shown = order[: abs(query.limit or _SHOWN)]
    for code, amount in shown:
        part = parts[code][0].figure
        said.append(
            Statement.of(
                "contribution.row_commodity" if query.by == "commodity" else "contribution.row",
                points=_points(part, made.points(amount), parts_rows(parts[code])),
                change=computed(part, amount, parts_rows(parts[code]), "a - b", measure="change").figure,
            )
        )  # fmt: skip
    hidden = [part for part in order if part not in shown]
    if hidden:
        amount = sum(part[1] for part in hidden)
        said.append(
            Statement.of("contribution.smaller", n=len(hidden), points=_points(now, made.points(amount), rows),
                         change=computed(now, amount, rows, "sum", measure="change").figure)
        )  # fmt: skip
    if any(table.catalog.is_group(code) for code in parts) and len(parts) > 1:
        said.append(Statement.of("rank.what_partner_groups"))
    said.append(
        Statement.of("contribution.rest", points=_points(now, made.points(made.rest), rows),
                     change=computed(now, made.rest, rows, "rest", measure="change").figure)
    )  # fmt: skip
    announced = rate(table, whole, now.period, BASIS.get(now.unit), which="published")
    if announced is not None and now.unit in BASIS and ends[1].figure.period == now.period.shift(-12):
        gap = announced.figure.value - growth.value
        if abs(gap) > _DUST:
            said.append(Statement.of("contribution.revision", rate=announced.figure, gap=_points(now, gap, rows[:2])))
    founds = [Found(change, rows, "parts + rest = a - b"), *ends]
    named = tuple(code for code, _ in shown)
    kind = "commodity" if query.by == "commodity" else "partner"
    steps = [(Code(kind, code), computed(parts[code][0].figure, amount, parts_rows(parts[code]), "a - b",
                                         measure="change").figure) for code, amount in shown]  # fmt: skip
    for name, amount in (("smaller", sum(part[1] for part in hidden)), ("rest", made.rest)):
        if amount:
            steps.append((Code("chart", name), computed(now, amount, rows, "sum", measure="change").figure))
    drawn = tuple((code, (figure,)) for code, figure in (*steps, (Code("chart", "change"), change)))
    return result(query, said, founds, drawn, named=named, covered=now.period)


def parts_rows(ends: Ends) -> tuple[Figure, ...]:
    """The rows behind both ends."""
    return (*ends[0].published, *ends[1].published)


def _rows(pairs: Iterable[Ends]) -> tuple[Figure, ...]:
    return tuple(row for ends in pairs for row in parts_rows(ends))


def _points(
    like: Figure, value: float, rows: tuple[Figure, ...], unit: str = "pp", measure: str = "contribution"
) -> Figure:  # fmt: skip
    return computed(like, value, rows, "100 * (a - b) / whole", unit=unit, measure=measure).figure
