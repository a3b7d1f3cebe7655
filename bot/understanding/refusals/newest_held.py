"""How far the figures of an office reach, asked by its newest month -> whether that is what is asked."""

from __future__ import annotations

from bot.understanding.clauses.clause import Clause


def newest_month(clause: Clause) -> bool:
    """`The newest US Census month you carry`: of an office which month is the last, and of no figure."""
    if not clause.has("agency") or not clause.has("time", "unit:month"):
        return False
    plain = clause.only("agency", "period", "time", "harmless", "question", "books", "prep", "courtesy", "self")
    times = [time for _, time in clause.expressions()]
    return plain and len(times) == 1 and times[0].latest
