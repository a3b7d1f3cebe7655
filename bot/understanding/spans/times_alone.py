"""A time that is told by another -> whether that other is named: "exports the year before", of no year."""

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
    return alone and not (f.moved or clause.has("compare") or clause.has("more") or clause.has("op"))
