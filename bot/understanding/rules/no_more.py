"""The rule for a trade that is asked to have ended: "has China stopped buying American soybeans"."""

from __future__ import annotations

from bot.model import Query
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.runs import stopped

_ASKED_ELSE = ("check", "why", "when", "streak", "count", "which", "first_time", "last_time", "ever", "longest")


def no_more(f: Features) -> Query | None:
    """What was traded in the time that is named, else in the newest month: a rate would tell of a fall, and nothing of
    an end."""
    c = f.clause
    if f.flow not in ("export", "import") or f.amounts or c.ops(*_ASKED_ELSE) or not (over := stopped(f)):
        return None
    c.use(*over)
    return query_of(f, "level")
