"""Times that tell no months by themselves: "exports the year before", of no year; "the first months of 2026"."""

from __future__ import annotations

from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.times.moments import TimeExpression


def says_nothing(clause: Clause, f: Features, expression: TimeExpression) -> bool:
    """`Exports the year before`, 前年の輸出: of no year. A figure set against the year before is told by it."""
    two = clause.has("conj") or len(clause.mentions) < len(clause.frame.mentions)  # "how high, and a year earlier"
    if f.fragment or f.context or two or len(clause.expressions()) > 1:
        return False
    alone = any(part.leaning for part in expression.parts)
    return alone and not (f.moved or clause.has_any("compare", "more", "op"))


def some_months(clause: Clause) -> bool:
    """`The first months of 2026`, `the early months of the year`: a part of a year, with no count of its months."""
    for unit in clause.mentions:
        counts = unit.means("time", "unit:month")
        if not counts and unit.kind != "period":
            continue
        after = clause.after(unit)
        if not counts:
            continue
        at = clause.at(unit)
        led = clause.mentions[at - 1] if at else None
        plural = unit.said.casefold() not in clause.ways["one_month"]
        part = led is not None and (
            {("ordinal", "1"), ("time", "first"), ("time", "past"), ("time", "start_of"), ("harmless", "opening")}
            & set(led.meanings)
        )
        if plural and part and after is not None and after.kind == "period" and after.code[:4].isdigit():
            return True
    return False
