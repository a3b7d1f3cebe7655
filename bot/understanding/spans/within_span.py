"""The span within which a month is said to be the best or the worst: `the biggest surplus in 2025 was in January`.

Of all that is held another month may be higher still, and one that came later in the span may be.
"""

from __future__ import annotations

from bot.model import Period
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.times.moments import TimeExpression
from bot.understanding.words.frame import Mention


def month_and_span(f: Features) -> tuple[Period, Period] | None:
    """The month that is put forward and the span that it is said to be the highest or lowest of."""
    months = [period for period in f.periods if period.month_count == 1]
    said = f.clause.expressions()
    if f.extreme() is None or len(months) != 1 or any(one.open or one.base for _, one in said):
        return None
    month = months[0]
    apart = len(said) == 2 and any(_whole_year(one) for _, one in said)
    apart = apart or (len(said) == 1 and _this_year(f.clause, *said[0]))
    return (month, Period.year(month.first.year)) if apart and len(f.periods) == 1 else None


def _whole_year(said: TimeExpression) -> bool:
    part = said.parts[0] if len(said.parts) == 1 and said.mode == "list" else None
    return part is not None and part.grain == "year" and not part.fiscal


def _this_year(clause: Clause, mention: Mention, said: TimeExpression) -> bool:
    """`Growth was lowest this year in March`: the year after the superlative is the one it is told of."""
    best = clause.first("extreme")
    part = said.parts[0] if len(said.parts) == 1 else None
    return part is not None and part.year_of == "today" and best is not None and best.last < mention.first
