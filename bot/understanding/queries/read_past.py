"""Words that set a figure against another's, or take a part of it, and that no slot holds -> a question back. So are
words that point at what was not told, or set against a time alone, or may be of what was told or of something else.

The figure would be of something else: `China's exports compared with Germany's` is of no trade with Germany.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from bot.errors import Ambiguous
from bot.model import Bound, Coverage, Query, Statement, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.ends_told import against_time
from bot.understanding.clauses.features import Features
from bot.understanding.talks.asked_back import of_it_or_of_all
from bot.understanding.talks.dealt_by import either_dealt
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import BALANCES, DOERS, ONE_WAY, PLAIN, WHO

_PLAIN = ("level", "growth", "balance", "total", "sum", "share", "trend")
_NOUNS = ("flow", "commodity", "party", "agency", "growth", "measure", "books", "verb", "term")
_TWO_YEARS = 23  # months


def read_past(query: Query, f: Features) -> None:
    """Ambiguous where a country's own figure, a language, or what is left of a whole would be read past."""
    clause = f.clause
    beside_all = clause.has("flow", "total", "trade") and clause.has("flow", *BALANCES)
    if beside_all and clause.ops("compare") and query.operation in ("compare", *_PLAIN):
        raise Ambiguous.again(query)  # "the ratio of the surplus to total trade"
    if query.operation == "average" and any(a != b and a.covers(b) for a, b in permutations(query.periods, 2)):
        raise Ambiguous.again(query)  # "trailing 3-month average June 2026"
    if query.operation not in _PLAIN or f.context:
        return
    if not f.fragment and _time_left(query, clause):  # a fragment leans on times that were told
        raise Ambiguous.again(query)
    if query.operation == "share" and _of_what_it_was(clause):
        raise Ambiguous.again(query)
    if not query.of_all and any(_anothers(clause, m) or _tongue(clause, m) for m in clause.all("demonym")):
        raise Ambiguous(Statement.of("refusal.ambiguous.whose"), query, ())
    if not query.of_all and any(_those_of(clause, m) for m in clause.all("place")):
        raise Ambiguous(Statement.of("refusal.ambiguous.whose"), query, ())
    flows = ONE_WAY if not query.of_all else ("export", "import", "trade", "total", "balance")
    if clause.says("mutual", "left_over") and _rest(clause, flows):
        raise Ambiguous.again(query)


def _of_what_it_was(clause: Clause) -> bool:
    """`As a percentage of what they were in 2018`: of its own figure then, and of no whole."""
    wholes = clause.all("measure", "percent", "share")
    return clause.has("deictic", "them") and any(clause.followed_by(m, "question", "what") for m in wholes)


def _last(clause: Clause, mention: Mention) -> bool:
    """Whether no noun follows that it might belong to."""
    after = clause.mentions[clause.at(mention) + 1 :]
    return not any(m.kind in _NOUNS for m in after)


def _anothers(clause: Clause, adjective: Mention) -> bool:
    """`Compared with Germany's`, `relative to the EU's`: the same figure of theirs."""
    counted = clause.has_any("books", "agency") or clause.says("tally")  # "China's count versus America's"
    return clause.led_by(adjective, "op", "compare") and _last(clause, adjective) and not counted


def _those_of(clause: Clause, place: Mention) -> bool:
    """`Against those of the US`, `compared to that of the US`."""
    of = clause.before(place)
    if of is None or not of.is_("prep", "of"):
        return False
    at = clause.at(of)
    before = clause.mentions[at - 1] if at else of
    led = [m for m in clause.mentions[:at] if not (m.is_("harmless") or m is before)][-1:]
    pronoun = before.last + 1 == of.first and (before.says("determiner") or before.is_("deictic", "that"))
    return pronoun and bool(led) and led[0].is_("op", "compare")


def _tongue(clause: Clause, adjective: Mention) -> bool:
    """`Exports in June, in French`: a language, where nothing follows."""
    before = clause.before(adjective)
    rest = clause.mentions[clause.at(adjective) + 1 :]
    alone = all(m.kind in ("harmless", "courtesy") for m in rest)
    return before is not None and before.is_("prep", "in") and before.last + 1 == adjective.first and alone


def _rest(clause: Clause, flows: tuple[str, ...]) -> bool:
    """`China's other exports`, `to the remaining partners`, `remaining exports to the EU`: of all but some that were
    not named."""
    for m in clause.mentions:
        after = clause.mentions[clause.at(m) + 1 : clause.at(m) + 2] if m.says("mutual", "left_over") else ()
        if (
            after
            and after[0].first == m.last + 1
            and (after[0].is_("flow", *flows) or after[0].is_("party", "partner"))
        ):
            return True
    return False


def _time_left(query: Query, clause: Clause) -> bool:
    """Whether words of time would be read past: `in the quarter to June`, `every May since 2021`, `May of both years`,
    `in June of the last three years`, `during the trade war`."""
    months = [period.month_count for period in query.periods]
    long = any(period.kind in ("quarter", "half") or period.month_count in (3, 6) for period in query.periods)
    halves = clause.has("time", "unit:half") and query.operation == "trend"  # a course has months, quarters and years
    spans = halves or (clause.has("time", "unit:quarter", "unit:half") and query.by is None)
    if spans and not long and len(months) < 2:
        return True
    if len(months) > 1 and min(months) == 1 and max(months) > _TWO_YEARS:
        return True
    if clause.has("deictic", "both") and clause.has("time", "unit:year", "unit:month"):
        return len(months) < 2
    if not months and (clause.says("quarrel") or clause.has("time", "so_far", "ytd")):
        return True
    return any(_every_year(clause, m) for m in clause.all("period"))


def _every_year(clause: Clause, month: Mention) -> bool:
    """`Every December`, `all Junes`, `in June each year`: a month without its year, of all the years."""
    if not month.code.startswith("?-") or clause.ops("record", "streak"):
        return False
    at = clause.at(month)
    before, after = clause.mentions[at - 1 : at] if at else (), clause.mentions[at + 1 : at + 4]
    each = bool(before) and (before[0].says("each", "everybody") or before[0].is_("op", "each"))
    led = each and before[0].last + 1 == month.first
    after = tuple(m for m in after if not m.is_("prep"))
    every = bool(after) and (after[0].says("each", "everybody") or after[0].is_("op", "sum"))  # "in July of all years"
    yearly = every and len(after) > 1 and after[1].is_("time", "unit:year")
    return led or yearly or bool(clause.ops("by_year"))


_COUNTED = (*PLAIN, "average", "change", "compare", "rank", "record", "share", "streak", "threshold", "trend")


def hanging(query: Query, f: Features, previous: Query | None) -> None:
    """Ambiguous where a place, a time or a whole that is pointed at was not found in the talk."""
    if _points_nowhere(query, f):
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), query, ())
    books = f.clause.codes("agency")
    if books and query.operation in _COUNTED and query.reporter not in books and not f.context:
        raise Ambiguous(Statement.of("refusal.ambiguous.whose"), query, ())  # "and the deficit in 2024 by US data"
    if _of_no_such_time(query, f, previous):
        raise Ambiguous.again(query)
    if any(m.says("since_when") for m in f.clause.all("op", "streak")) and query.operation == "check":
        # "first above 50 since when", "since when has it been above 80 bn every month"
        raise Ambiguous.again(query, query.with_(notes=()))
    if previous is not None and _of_no_whole(query, f, previous):
        raise Ambiguous.again(query, query.with_(notes=()))
    plain = query.operation in PLAIN and query.by in (None, "year") and not (f.amounts or f.context)
    if plain and len(query.periods) == 1 and query.periods == f.periods and against_time(f.clause):
        # "are exports up on June 2025?": what is set against it is not said, perhaps the year after
        at = query.periods[0]
        later = query.with_(operation="compare", by="period", periods=(at.shift(12), at), measure=None, notes=())
        raise Ambiguous.again(query, later, query.with_(notes=()))  # "vs March?", after a half: March itself


def _points_nowhere(query: Query, f: Features) -> bool:
    clause = f.clause
    nowhere = query.operation in PLAIN and query.of_all and query.reporter == f.home and not f.context
    if nowhere and clause.has("deictic", "there"):
        return True  # "exports there": no place was told
    several = len(clause.all("question", "who")) > 1  # "who bought more from whom"
    return several and clause.has("more") and query.operation in ("rank", "level")


def _of_no_such_time(query: Query, f: Features, previous: Query | None) -> bool:
    """Whether a claim, a run or an amount would be told of another time than the words say."""
    clause, operation = f.clause, query.operation
    theirs = query.flow == "balance" and query.reporter != f.home and clause.has("measure", "share")
    return bool(
        _of_neither(query, f)
        or (query.by == "times" and clause.frame.has("negation"))  # "didn't fall twice"
        or (operation == "check" and query.by is None and clause.ops("first_time") and not f.context)
        # "fell for the first time in 2025": of years
        or (theirs and clause.has("flow", "surplus") and f.home in clause.codes(*WHO))
        # "the US surplus made up a quarter of China's": China's own, with it
        or (clause.has("time", "unit:half") and _plain_year(query))  # "exports by half-year 2025": not the year
        or (operation == "streak" and clause.ops("by_year") and query.measure != "yoy" and not f.context)
        # "since when has the yearly surplus been above 900 bn"
        or (previous is not None and operation in PLAIN and any(m.is_("time", "since") for m in clause.mentions[-1:]))
        # "has it gone up or down since?": up to when
        or (clause.has("time", "fiscal") and operation in PLAIN and not query.periods)  # "exports by fiscal year"
        or (_plain_year(query) and any(m.value == 1 and clause.counts_months(m) for m in clause.all("number")))
        # "exports in one month of 2025": in which
        or (operation == "streak" and clause.has("time", "before") and _other_way(query, clause))
        # "had risen how many months before they fell": read of what they did then
    )


def _of_no_whole(query: Query, f: Features, previous: Query) -> bool:
    """Whether a part of what was told, or how far it is from that, is asked for, and the figure alone would be told."""
    clause, operation = f.clause, query.operation
    far = clause.ops("difference") or clause.says("measuring")
    parts = clause.has("measure", "share") or len(clause.all("measure", "percent")) > 1  # "export part how many %"
    parts = parts and clause.has("flow", *ONE_WAY) and not f.moved
    of_all = clause.has("measure", "percent") and clause.says("everybody")
    return bool(
        (previous.operation == "record" and operation == "average" and far)  # "how far below the average"
        or (of_all and operation == previous.operation == "compare")  # "what % of it all"
        or (parts and previous.operation == "total" and operation == "level")  # of all trade, or so
        or (previous.operation == "share" and previous.by == "together" and clause.ops("per_month"))
    )


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


_FOUND = ("record", "rank", "streak", "threshold")  # what found one of several, which "they" may be


def ask_which(
    query: Query, clause: Clause, before: Sequence[Turn], previous: Query | None, home: str, coverage: Coverage
) -> None:
    """Ambiguous where two readings are held and the words tell neither; `previous` is what a fragment is laid over."""
    if not before:
        return
    if before[-1].query.operation == "define" and clause.has("deictic", "same") and query.operation == "level":
        # "imports likewise?", after a word explained
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), query)
    found = previous is not None and previous.operation in _FOUND
    if found and query.operation == "mirror" and not clause.has_any("books", "flow", *DOERS):
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), query)  # "by how much did they differ"
    if previous is None:
        readings = of_it_or_of_all(clause, before, query, coverage, home)
    else:
        readings = either_dealt(clause, previous, query, home, coverage)
    if readings:
        raise Ambiguous.again(query, *readings)
