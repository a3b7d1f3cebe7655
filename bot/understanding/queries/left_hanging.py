"""Words that point at what was not told, or set against a time alone, or may be of what was told or of something else
-> a question back."""

from __future__ import annotations

from collections.abc import Sequence

from bot.errors import Ambiguous
from bot.model import Bound, Coverage, Query, Statement, Turn
from bot.understanding.clauses.against_time import against_time
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.talks.asked_back import of_it_or_of_all
from bot.understanding.talks.dealt_by import either_dealt
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import PLAIN, WORLD

_COUNTED = (*PLAIN, "average", "change", "compare", "rank", "record", "share", "streak", "threshold", "trend")


def hanging(query: Query, f: Features, previous: Query | None) -> None:
    """Ambiguous where a place, a time or a whole that is pointed at was not found in the talk."""
    clause = f.clause
    if _of_neither(query, f) or (query.by == "times" and clause.frame.has("negation")):
        raise Ambiguous.again(query)  # "didn't fall twice"
    if query.operation == "check" and query.by is None and clause.ops("first_time") and not f.context:
        raise Ambiguous.again(query)  # "fell for the first time in 2025": of years
    theirs = query.flow == "balance" and query.reporter != f.home and clause.has("measure", "share")
    if theirs and clause.has("flow", "surplus") and f.home in clause.codes("place", "demonym"):
        raise Ambiguous.again(query)  # "the US surplus made up a quarter of China's": China's own, with it
    far = clause.ops("difference") or clause.says("measuring")
    if previous is not None and previous.operation == "record" and query.operation == "average" and far:
        raise Ambiguous.again(query, query.with_(notes=()))  # "how far below the average"
    nowhere = query.operation in PLAIN and query.partners in WORLD and query.reporter == f.home and not f.context
    if nowhere and clause.has("deictic", "there"):
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), query, ())  # "exports there": no place was told
    if len(clause.all("question", "who")) > 1 and clause.has("more") and query.operation in ("rank", "level"):
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), query, ())  # "who bought more from whom"
    books = [m.code for m in clause.all("agency")]
    if books and query.operation in _COUNTED and query.reporter not in books and not f.context:
        raise Ambiguous(Statement.of("refusal.ambiguous.whose"), query, ())  # "and the deficit in 2024 by US data"
    if clause.has("time", "unit:half") and _plain_year(query):
        raise Ambiguous.again(query)  # "exports by half-year 2025": not the year
    yearly = clause.ops("by_year") and query.measure != "yoy" and not f.context
    if query.operation == "streak" and yearly:  # "since when has the yearly surplus been above 900 bn"
        raise Ambiguous.again(query)
    if previous is not None and query.operation in PLAIN and any(m.is_("time", "since") for m in clause.mentions[-1:]):
        raise Ambiguous.again(query)  # "has it gone up or down since?": up to when
    if clause.has("time", "fiscal") and query.operation in PLAIN and not query.periods:
        raise Ambiguous.again(query)  # "exports by fiscal year": of which one
    if _plain_year(query) and any(_one_month(clause, m) for m in clause.all("number")):
        raise Ambiguous.again(query)  # "exports in one month of 2025": in which
    if query.operation == "streak" and clause.has("time", "before") and _other_way(query, clause):
        # "had risen how many months before they fell": read of what they did then
        raise Ambiguous.again(query)
    since = any(m.says("since_when") for m in clause.all("op", "streak"))
    if since and query.operation == "check":
        # "first above 50 since when", "since when has it been above 80 bn every month"
        raise Ambiguous.again(query, query.with_(notes=()))
    of_all = clause.has("measure", "percent") and clause.says("everybody")
    if previous is not None and of_all and query.operation == previous.operation == "compare":
        raise Ambiguous.again(query, query.with_(notes=()))  # "what % of it all"
    if previous is not None and clause.ops("forecast") and query.operation in PLAIN:
        raise Ambiguous.again(query, query.with_(notes=()))  # "expected?"
    parts = clause.has("measure", "share") or len(clause.all("measure", "percent")) > 1  # "export part how many %"
    parts = parts and clause.has("flow", "export", "import") and not f.moved
    if previous is not None and parts and previous.operation == "total" and query.operation == "level":
        raise Ambiguous.again(query, query.with_(notes=()))  # of all trade, or so
    parted = previous is not None and previous.operation == "share" and previous.by == "together"
    if parted and clause.ops("per_month"):
        raise Ambiguous.again(query, query.with_(notes=()))
    plain = query.operation in PLAIN and query.by in (None, "year") and not (f.amounts or f.context)
    if plain and len(query.periods) == 1 and list(query.periods) == list(f.periods) and against_time(clause):
        # "are exports up on June 2025?": what is set against it is not said, perhaps the year after
        at = query.periods[0]
        later = query.with_(operation="compare", by="period", periods=(at.shift(12), at), measure=None, notes=())
        raise Ambiguous.again(query, later)


def _of_neither(query: Query, f: Features) -> bool:
    """Whether two are set against each other in what no comparison tells: `is the surplus with A growing faster`, which
    has no rate, `A sold more and B less`, each than before."""
    clause = f.clause
    if query.operation != "compare" or len(query.partners) < 2:
        return False
    paced = clause.has("growth", "growth") or clause.has("more", "faster", "slower")
    both = clause.codes("more") >= {"more", "less"} and not clause.has("conj", "or")
    return (f.flow == "balance" and paced) or bool(both and clause.ops("check"))


def _plain_year(query: Query) -> bool:
    """Whether one figure of one whole year is asked."""
    return query.operation in PLAIN and len(query.periods) == 1 and query.periods[0].month_count == 12


def _other_way(query: Query, clause: Clause) -> bool:
    """Whether a run is looked for of the way that is said last, of two."""
    ways = [m.code for m in clause.all("direction", "up", "down")]
    run = query.condition.comparator if isinstance(query.condition, Bound) else ""
    return len(set(ways)) > 1 and run == ("below" if ways[0] == "up" else "above")


def _one_month(clause: Clause, number: Mention) -> bool:
    """Whether one month is counted, of whatever name."""
    after = clause.after(number)
    return number.value == 1 and after is not None and after.is_("time", "unit:month")


_FOUND = ("record", "rank", "streak", "threshold")  # what found one of several, which "they" may be


def _bare(clause: Clause) -> bool:
    return not clause.has_any("place", "demonym", "agency", "books", "flow")


def ask_which(
    query: Query, clause: Clause, before: Sequence[Turn], previous: Query | None, home: str, coverage: Coverage
) -> None:
    """Ambiguous where two readings are held and the words tell neither; `previous` is what a fragment is laid over."""
    if not before:
        return
    if before[-1].query.operation == "define" and clause.has("deictic", "same") and query.operation == "level":
        # "imports likewise?", after a word explained
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), query)
    if previous is not None and previous.operation in _FOUND and query.operation == "mirror" and _bare(clause):
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), query)  # "by how much did they differ"
    if previous is None:
        readings = of_it_or_of_all(clause, before, query, coverage, home)
    else:
        readings = either_dealt(clause, previous, query, home, coverage)
    if readings:
        raise Ambiguous.again(query, *readings)
