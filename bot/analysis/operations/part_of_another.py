"""share by period, by of_export, of_import, of_total, of_goods, of_group: a part of a longer time's figure, of another
flow, of the wider goods that the first are among, of the group that the first partner belongs to."""

from __future__ import annotations

from datetime import date
from typing import Final

from bot.analysis.absence import absent
from bot.analysis.holdings import Subject, amount_measure, computed, subjects
from bot.analysis.operations.answering import result
from bot.analysis.operations.comparison import shared_period, side_by_side
from bot.analysis.operations.items_compared import Item
from bot.analysis.operations.taken_together import share_together
from bot.analysis.table import Table
from bot.model import OF_GOODS, OF_GROUP, PART_OF, Code, Query, Result, Statement

OF_ANOTHER: Final = {"period": None, OF_GOODS: None, OF_GROUP: None, **PART_OF}


def part_of_another(query: Query, table: Table, asked_on: date) -> Result:
    """What per cent the one is of the other, in one gauge. Raises the absence of the one that is not held."""
    if query.by == OF_GROUP and len(query.partners) > 2:
        return share_together(query, table, asked_on)  # of several of its members
    flow = OF_ANOTHER[query.by or "period"]
    subject, *further = subjects(query)
    asked = query.with_(measure=amount_measure(query))
    other = further[0] if further else subject.flowing(flow) if flow else subject
    period, asked = shared_period(asked, table, (subject, other))
    query = query.with_(periods=asked.periods, notes=asked.notes)
    if period is None:
        raise absent(asked.with_(operation="level"), table, asked_on, subject, None)
    items = (Item(Code("flow", "part"), subject, period), Item(Code("flow", "whole"), other, query.periods[-1]))
    held = dict(side_by_side(asked, table, items))
    missing = next((item for item in items if item not in held), None)
    if missing is not None:
        raise absent(asked.with_(operation="level"), table, asked_on, missing.subject, missing.period)
    part, whole = (held[item] for item in items)
    rows = (*part.published, *whole.published)
    percent = abs(100.0 * part.figure.value / whole.figure.value)
    made = computed(part.figure, percent, rows, "100 * a / b", unit="pct", measure="share")
    whole_named = {} if query.by == "period" else {"other": _other(query, flow, other)}
    kind = "share.of_other" if whole_named else "share.of_time"
    said = [
        Statement.of(kind, figure=made.figure, part=part.figure, whole=whole.figure, **whole_named),
        Statement.of("share.of", part=part.figure, whole=whole.figure),
    ]
    return result(query.with_(measure="share"), said, [made, part, whole], covered=period)


def _other(query: Query, flow: str | None, whole: Subject) -> Code:
    """What the whole is: the flow, else the trade with the group or the goods, that the part is one of."""
    if query.by == OF_GROUP:
        return Code("series", f"{whole.reporter} {whole.flow} {whole.partner} {whole.commodity}")
    return Code("flow", flow) if flow else Code("commodity", query.commodities[1])
