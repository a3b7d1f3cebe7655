"""How far the figures reach, asked by the newest month of an office or by both ends -> whether that is asked."""

from __future__ import annotations

from typing import Final

from bot.understanding.clauses.clause import Clause
from bot.understanding.words.frame import Mention

_TIMES: Final = ("unit:year", "unit:quarter", "unit:month")


def newest_month(clause: Clause) -> bool:
    """`The newest US Census month you carry`: of an office which month is the last, and of no figure."""
    if not clause.has("agency") or not clause.has("time", "unit:month"):
        return False
    plain = clause.only("agency", "period", "time", "harmless", "question", "books", "prep", "courtesy", "self")
    times = [time for _, time in clause.expressions()]
    return plain and len(times) == 1 and times[0].latest


def from_when_to_when(clause: Clause) -> bool:
    """`From when to when do the US figures go`, `from which year till which month`: both ends of what is held."""
    begins = [m for m in clause.all("op", "when", "streak") if m.says("since_when") or _led(clause, m, "from", "of")]
    begins += [m for m in (*clause.all("question", "what"), *clause.all("op", "held")) if _begins(clause, m)]
    ends = [*clause.all("op", "fresh"), *(m for m in clause.all("op", "when") if _led(clause, m, "to"))]
    data = clause.has_any("agency", "books") or clause.ops("fresh")
    return data and bool(begins and ends) and min(m.first for m in begins) < ends[-1].first


def _begins(clause: Clause, asked: Mention) -> bool:
    """`From which year`, or a time that is asked for right before where they end: 何年から何月まで."""
    behind = clause.after(asked)
    if asked.kind == "question":
        if behind is None or not behind.is_("time", *_TIMES):
            return False
        if _led(clause, asked, "from", "of"):
            return True
        behind = clause.after(behind)
    behind = clause.after(behind) if behind is not None and behind.is_("conj", "and") else behind
    return behind is not None and behind.is_("op", "fresh")


def _led(clause: Clause, asked: Mention, *preps: str) -> bool:
    led = clause.before(asked)
    return led is not None and led.is_("prep", *preps)
