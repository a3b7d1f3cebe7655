"""Times that tell no months by themselves: "exports the year before", of no year; "the first months of 2026"."""

from __future__ import annotations

from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.times.moments import TimeExpression
from bot.understanding.times.two_moments import is_bare_year
from bot.understanding.words.frame import Mention


def says_nothing(clause: Clause, f: Features, expression: TimeExpression) -> bool:
    """`Exports the year before`, 前年の輸出: of no year. A figure set against the year before is told by it."""
    two = clause.has("conj") or len(clause.mentions) < len(clause.frame.mentions)  # "how high, and a year earlier"
    if f.fragment or f.context or two or len(clause.expressions()) > 1:
        return False
    alone = any(part.leaning for part in expression.parts)
    return alone and not (f.moved or clause.has_any("compare", "more", "op"))


def some_months(clause: Clause) -> bool:
    """`The first months of 2026`, `the early months of the year`: a part of a year, with no count of its months."""
    if clause.said.isdisjoint(("unit:month",)):
        return False
    for unit in clause.mentions:
        if not unit.means("time", "unit:month"):
            continue
        after = clause.after(unit)
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


def year_ahead(clause: Clause, mention: Mention) -> int | None:
    """`Was March's surplus higher than February's in 2024`, `in July August and September 2025`: the year of the
    month said next."""
    said = [(m, e) for m, e in clause.expressions() if m.first > mention.last]
    while len(said) > 1 and said[0][1].yearless and not said[0][1].open:
        said = said[1:]  # "q1 q2 q3 q4 2025"
    base, following = (clause.after(said[0][0]), said[0][1]) if said else (None, None)
    glued = base is not None and base.first == said[0][0].last + 1 and clause.tokens[base.first].kind == "han"
    if base is not None and glued and base.is_("op", "compare"):
        return None  # 12月の輸出は2019年12月比で: what it is set against
    if following is None or not following.parts or following.parts[0].year_of or is_bare_year(following.parts[0]):
        return None
    if len(following.parts) > 1 and following.parts[0].grain not in ("month", "quarter"):
        return None
    if following.open:
        return None  # "is June the highest since January 2025?"
    return next((part.year for part in following.parts if part.year is not None), None)
