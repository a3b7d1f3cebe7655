"""What is asked of another time after a month was said to be the best: "was June the best month?", "and in 2024?"."""

from __future__ import annotations

from typing import Final

from bot.model import Query
from bot.understanding.clauses.clause import Clause
from bot.understanding.talks.pointed_time import TIME_ALONE

_WHOLE: Final = 2  # words of "the whole year 2024" at least, and more than of "in 2024"


def best_of_year(query: Query, clause: Clause) -> bool:
    """Whether the best month of a year is asked for, and not what that year came to: "and for the full year"."""
    plain = any(m.code.isdigit() and m.last - m.first < _WHOLE for m in clause.all("period"))
    return plain and clause.has("conj") and [period.kind for period in query.periods] == ["year"]


def best_again(last: Query, query: Query, clause: Clause) -> Query | None:
    """The best of another time after a claim of a record; None where more than a time is named, or no such claim."""
    grain = last.periods[0].kind if last.periods else ""
    if last.by != "record" or not last.limit or grain not in ("month", "year") or not clause.only(*TIME_ALONE):
        return None
    return query.with_(operation="record", by=grain, limit=last.limit, measure=last.measure)
