"""Query record by move -> the largest rise or fall of an index on the month before."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from bot.analysis.holdings import Found, computed
from bot.analysis.operations.answering import result
from bot.analysis.operations.meaning import not_held, series_of, slots_of
from bot.analysis.operations.series_notes import notes
from bot.analysis.table import Table
from bot.model import Figure, Period, Query, Result, Statement

_SAME = 1e-9


def largest_move(query: Query, table: Table, asked_on: date) -> Result:
    """limit 1: the largest rise, -1: the largest fall, of those that end within periods[0]; a move never bridges a gap.

    Raises NotHeld where no move of this way is held.
    """
    slots = slots_of(query, table)
    span = query.periods[0] if query.periods else None
    wide = Period(span.shift(-1).first, span.last) if span is not None else None
    series = series_of(table, slots, wide, "month")
    way = 1 if (query.limit or 1) > 0 else -1
    moves = [pair for pair in pairwise(series.figures) if _apart(*pair) * way > _SAME and _joined(*pair)]
    moves = [pair for pair in moves if span is None or span.covers(pair[1].period)]
    if not moves:
        raise not_held(query, table, asked_on, slots)
    size = max(_apart(*pair) * way for pair in moves)
    tops = [pair for pair in moves if size - _apart(*pair) * way < _SAME]
    earlier, later = tops[0]
    unit = "pp" if later.unit == "pct" else later.unit
    gap = computed(later, later.value - earlier.value, (later, earlier), "a - b", unit=unit)
    said = [
        Statement.of("record.move", difference=gap.figure, later=later.period, earlier=earlier.period),
        Statement.of("change.from_to", earlier=earlier, later=later),
    ]
    if len(tops) > 1:
        said.append(Statement.of("record.equal", periods=tuple(pair[1].period for pair in tops[1:])))
    held = Period(series.figures[0].period.first, series.figures[-1].period.last)
    said += notes(series, span)
    if span is None or not held.covers(span):
        said.append(Statement.of("record.span", span=span or held))
    return result(query.with_(periods=(span or held,)), said, [gap, Found(later), Found(earlier)], covered=later.period)


def _apart(earlier: Figure, later: Figure) -> float:
    return later.value - earlier.value


def _joined(earlier: Figure, later: Figure) -> bool:
    return earlier.period == later.period.shift(-1)
