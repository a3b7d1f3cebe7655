"""Words that point at what was not told, or set against a time alone -> a question back."""

from __future__ import annotations

from bot.errors import Ambiguous
from bot.model import Query, Statement
from bot.understanding.clauses.against_time import against_time
from bot.understanding.clauses.features import Features

_PLAIN = ("level", "growth", "balance", "total", "sum")
_ALL = ((), ("WLD",))


def hanging(query: Query, f: Features, previous: Query | None) -> None:
    """Ambiguous where a place, a time or a whole that is pointed at was not found in the talk."""
    clause = f.clause
    nowhere = query.operation in _PLAIN and query.partners in _ALL and query.reporter == f.home and not f.context
    if nowhere and clause.has("deictic", "there"):
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), query, ())  # "exports there": no place was told
    if len(clause.all("question", "who")) > 1 and clause.has("more") and query.operation in ("rank", "level"):
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), query, ())  # "who bought more from whom"
    since = any(m.says("since_when") for m in clause.all("op", "streak"))
    if since and query.operation == "check" and query.by is None:
        # "first above 50 since when"
        raise Ambiguous(Statement.of("refusal.ambiguous.again"), query, (query.with_(notes=()),))
    of_all = clause.has("measure", "percent") and clause.says("everybody")
    if previous is not None and of_all and query.operation == previous.operation == "compare":
        raise Ambiguous(Statement.of("refusal.ambiguous.again"), query, (query.with_(notes=()),))  # "what % of it all"
    if previous is not None and clause.ops("forecast") and query.operation in _PLAIN:
        raise Ambiguous(Statement.of("refusal.ambiguous.again"), query, (query.with_(notes=()),))  # "expected?"
    parts = clause.has("measure", "share") or len(clause.all("measure", "percent")) > 1  # "export part how many %"
    parts = parts and clause.has("flow", "export", "import") and not f.moved
    if previous is not None and parts and previous.operation == "total" and query.operation == "level":
        raise Ambiguous(Statement.of("refusal.ambiguous.again"), query, (query.with_(notes=()),))  # of all trade, or so
    parted = previous is not None and previous.operation == "share" and previous.by == "together"
    if parted and clause.ops("per_month"):
        raise Ambiguous(Statement.of("refusal.ambiguous.again"), query, (query.with_(notes=()),))
    plain = query.operation in _PLAIN and query.by in (None, "year") and not (f.amounts or f.context)
    if plain and len(query.periods) == 1 and query.periods[0] in f.periods and against_time(clause):
        # "are exports up on June 2025?": what is set against it is not said, perhaps the year after
        at = query.periods[0]
        later = query.with_(operation="compare", by="period", periods=(at.shift(12), at), measure=None, notes=())
        raise Ambiguous(Statement.of("refusal.ambiguous.again"), query, (later,))
