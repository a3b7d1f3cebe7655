"""share: how much of a whole one partner or one commodity is; announced, else part and whole of one gauge."""

from __future__ import annotations

from datetime import date

from bot.analysis.holdings import Found, Subject, amount_measure, at, computed, gauges, level, series_key
from bot.analysis.newest import newest_held, spans_of
from bot.analysis.operations.answering import Part, parts, result
from bot.analysis.table import Table
from bot.model import Code, Figure, Period, Query, Result, Statement


def share(query: Query, table: Table, asked_on: date) -> Result:
    """Of each partner in the world (or of each commodity in all goods), in each period.

    The whole is the world for a partner, all goods for a commodity with the world; one vintage, dollars if part and
    whole are both held in them. A balance has a part in another of its own sign. Raises the absence of whichever is
    not held.
    """
    found, missing, query = parts(
        query,
        table,
        asked_on,
        lambda subject, period: share_at(query, table, subject, period),
        lambda subject: newest_share(query, table, subject),
        lambda subject, period: _lacking(table, subject, period),
    )
    statements = [_said(part) for part in found]
    for part in found:
        if len(found) == 1:
            pair = _pair(query, table, part.subject, part.period)
            if pair is not None:
                kind = "share.of_revised" if pair[0].figure.vintage != pair[1].figure.vintage else "share.of"
                statements.append(Statement.of(kind, part=pair[0].figure, whole=pair[1].figure))
    if len(found) == 1:
        before = share_at(query, table, found[0].subject, found[0].period.shift(-12))
        if before is not None:
            statements.append(Statement.of("share.a_year_before", figure=before.figure))
    if len(found) > 1 and any(part.found.rows for part in found):
        statements.append(Statement.of("share.worked_out"))
    statements += [absence.said for absence in missing]
    named = tuple(dict.fromkeys(part.subject.partner for part in found if part.subject.partner != "WLD"))
    founds = [part.found for part in found]
    return result(query, statements, founds, _drawn(found), named=named, covered=found[0].period)


def _lacking(table: Table, subject: Subject, period: Period) -> Subject:
    """What no share can be told for the lack of: the whole, where the part is held."""
    larger = whole_of(subject)
    of_whole = larger is not None and level(table, subject, period) is not None and level(table, larger, period) is None
    return larger if of_whole and larger is not None else subject


def newest_share(query: Query, table: Table, subject: Subject) -> Period | None:
    """The newest month, else span, of which a share can be told: announced, or with part and whole held."""
    larger = whole_of(subject)
    announced = newest_held(table, subject, "share")
    if larger is None or announced is not None:
        return announced
    measure = amount_measure(query)
    spans = {s for gauge in gauges(table, subject, measure, query.basis) for s in spans_of(table, subject, gauge)}
    ordered = sorted(spans, key=lambda span: (span.last, -span.month_count), reverse=True)
    told = (span for span in ordered if _pair(query, table, subject, span) is not None)
    return next(told, ordered[0] if ordered else None)


def _drawn(found: tuple[Part, ...]) -> tuple[tuple[Code, tuple[Figure, ...]], ...]:
    """The parts of one whole, the largest first, and what is left of it; empty for parts of several wholes or times."""
    goods = found[0].subject.partner == "WLD"
    kind = "commodity" if goods else "partner"
    wholes = {(whole_of(part.subject), part.period) for part in found}
    figures = sorted((part.found.figure for part in found), key=lambda figure: -figure.value)
    total = sum(figure.value for figure in figures)
    if (
        len(wholes) > 1
        or found[0].subject.flow == "balance"
        or not 0 < total < 100
        or min(figure.value for figure in figures) < 0
    ):
        return ()
    parts = [(Code(kind, (figure.commodity if goods else figure.partner) or ""), (figure,)) for figure in figures]
    rest = computed(figures[0], 100.0 - total, (), "100 - parts", unit="pct", measure="share").figure
    return (*parts, (Code("chart", "others"), (rest,)))


def whole_of(subject: Subject) -> Subject | None:
    """What a subject is a part of: the same with the world; all goods if it is the world's already."""
    if subject.flow == "context" or (subject.flow == "balance" and subject.commodity != "TOTAL"):
        return None
    if subject.partner != "WLD":
        return Subject(subject.reporter, subject.flow, "WLD", subject.commodity)
    if subject.commodity != "TOTAL" and subject.flow != "balance":
        return Subject(subject.reporter, subject.flow, "WLD", "TOTAL")
    return None


def share_at(query: Query, table: Table, subject: Subject, period: Period) -> Found | None:
    """A share in per cent: as announced, else part over whole; None where either is not held."""
    if query.basis is None:
        for gauge in gauges(table, subject, "share"):
            figure = table.point(series_key(subject, gauge, "published"), period)
            if figure is not None:
                return Found(figure)
    pair = _pair(query, table, subject, period)
    if pair is None:
        return None
    part, whole = pair
    rows = (*part.published, *whole.published)
    percent = 100.0 * part.figure.value / whole.figure.value
    return computed(part.figure, percent, rows, "100 * a / b", unit="pct", measure="share")


def _pair(query: Query, table: Table, subject: Subject, period: Period) -> tuple[Found, Found] | None:
    """Part and whole in one gauge and vintage; where no vintage holds both, a first print of a revised whole."""
    larger = whole_of(subject)
    if larger is None:
        return None
    measure = amount_measure(query)
    held = gauges(table, subject, measure, query.basis)
    alike = [(gauge, vintage, vintage) for gauge in held for vintage in ("published", "revised")]
    for gauge, own, other in (*alike, *((gauge, "published", "revised") for gauge in held)):
        part = at(table, subject, gauge, period, own)
        whole = at(table, larger, gauge, period, other) if part is not None else None
        if part is not None and whole is not None and _is_part(part.figure, whole.figure):
            return part, whole
    return None


def _is_part(part: Figure, whole: Figure) -> bool:
    """A surplus is a part of a surplus, a deficit of a deficit; neither is one of the other."""
    return part.value * whole.value > 0 if whole.flow == "balance" else whole.value > 0


def _said(part: Part) -> Statement:
    figure: Figure = part.found.figure
    if part.subject.flow == "balance":
        rows = part.found.rows
        told = [row.value for row in rows if row.flow == "balance"]
        over = told[0] if told else sum(row.value if row.flow == "export" else -row.value for row in rows)
        return Statement.of("share.surplus" if over > 0 else "share.deficit", figure=figure)
    flow, reporter = Code("flow", part.subject.flow), Code("partner", part.subject.reporter)
    if part.subject.partner == "WLD":
        goods = Code("commodity", part.subject.commodity)
        return Statement.of("share.of_goods", figure=figure, flow=flow, reporter=reporter, goods=goods)
    kind = f"share.{part.subject.flow}"
    if part.subject.commodity != "TOTAL":
        kind += "_goods"
    return Statement.of(kind, figure=figure)
