"""So many times more, after figures that were told: "how many times bigger is May?", "во сколько раз май больше?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.words.kinds import AMOUNTS, FILLERS

_OF_TIMES = ("period", "op", "more", "direction", "prep", "question", *FILLERS)


def beside_told(clause: Clause, before: Sequence[Turn]) -> Clause:
    """The month named is set beside the one told: the word for how many times asks for no rate of that month alone."""
    marks = [m for m in clause.all("op") if m.is_("op", "times") or m.says("times")] if before else []
    others = [m for m in clause.all("op") if m not in marks and not m.is_("op", "difference")]
    if len(marks) != 1 or others or len(clause.expressions()) != 1 or not clause.only(*_OF_TIMES):
        return clause
    if before[-1].query.operation not in AMOUNTS:
        return clause
    beside = replace(marks[0], kind="op", code="compare", others=())
    dropped = [m for m in clause.mentions if m.kind in ("more", "direction") or m.is_("op", "difference")]
    time, said = clause.expressions()[0]
    dated = _other_told(said, before)
    set_beside = {marks[0]: beside, time: replace(time, value=dated, code=dated.code)}
    read = (m for m in clause.mentions if m is marks[0] or m not in dropped)
    return replace(clause, mentions=tuple(set_beside.get(m, m) for m in read))


def _other_told(said: TimeExpression, before: Sequence[Turn]) -> TimeExpression:
    """The month told before the last, where the last is named again: it is set beside that one."""
    one = said.parts[0] if len(said.parts) == 1 and said.yearless and len(before) > 1 else None
    periods = [turn.query.periods for turn in before[-2:]]
    if one is None or any([period.kind for period in told] != ["month"] for told in periods):
        return said
    (other,), (last,) = periods
    same = before[-1].query.with_(periods=(), notes=()) == before[-2].query.with_(periods=(), notes=())
    if not same or one.months != (last.first.month, last.first.month):
        return said
    return TimeExpression((Moment("month", (other.first.month, other.first.month), other.first.year),))
