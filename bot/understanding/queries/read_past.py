"""Words that set a figure against another's, or take a part of it, and that no slot holds -> a question back. A number
in a question -> whether it asks for nothing and may be passed over. Words that point at what was not told, or set
against a time alone, or may be of what was told or of something else -> a question back.

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
from bot.understanding.words.kinds import PLAIN, WORLD

_PLAIN = ("level", "growth", "balance", "total", "sum", "share", "trend")
_NOUNS = ("flow", "commodity", "party", "agency", "growth", "measure", "books", "verb", "term")
_TWO_YEARS = 23  # months


def read_past(query: Query, f: Features) -> None:
    """Ambiguous where a country's own figure, a language, or what is left of a whole would be read past."""
    clause = f.clause
    beside_all = clause.has("flow", "total", "trade") and clause.has("flow", "surplus", "deficit", "balance")
    if beside_all and clause.ops("compare") and query.operation in ("compare", *_PLAIN):
        raise Ambiguous.again(query)  # "the ratio of the surplus to total trade"
    if f.counted and len(query.periods) > 1 and query.operation in ("level", "sum") and clause.has("prep", "to"):
        raise Ambiguous.again(query)  # "twelve-month exports to August 2025": those that end there
    if query.operation == "average" and any(a != b and a.covers(b) for a, b in permutations(query.periods, 2)):
        raise Ambiguous.again(query)  # "trailing 3-month average June 2026"
    if query.operation not in _PLAIN or f.context:
        return
    if not f.fragment and _time_left(query, clause):  # a fragment leans on times that were told
        raise Ambiguous.again(query)
    if query.operation == "share" and _of_what_it_was(clause):
        raise Ambiguous.again(query)
    if query.partners not in WORLD and any(_anothers(clause, m) or _tongue(clause, m) for m in clause.all("demonym")):
        raise Ambiguous(Statement.of("refusal.ambiguous.whose"), query, ())
    if query.partners not in WORLD and any(_those_of(clause, m) for m in clause.all("place")):
        raise Ambiguous(Statement.of("refusal.ambiguous.whose"), query, ())
    flows = ("export", "import") if query.partners not in WORLD else ("export", "import", "trade", "total", "balance")
    if clause.says("mutual", "left_over") and _rest(clause, flows):
        raise Ambiguous.again(query)


def _of_what_it_was(clause: Clause) -> bool:
    """`As a percentage of what they were in 2018`: of its own figure then, and of no whole."""
    wholes = [clause.after(m) for m in clause.all("measure", "percent", "share")]
    return clause.has("deictic", "them") and any(m is not None and m.is_("question", "what") for m in wholes)


def _last(clause: Clause, mention: Mention) -> bool:
    """Whether no noun follows that it might belong to."""
    after = clause.mentions[clause.at(mention) + 1 :]
    return not any(m.kind in _NOUNS for m in after)


def _anothers(clause: Clause, adjective: Mention) -> bool:
    """`Compared with Germany's`, `relative to the EU's`: the same figure of theirs."""
    before = clause.before(adjective)
    counted = clause.has_any("books", "agency") or clause.says("tally")  # "China's count versus America's"
    return before is not None and before.is_("op", "compare") and _last(clause, adjective) and not counted


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


_STOPS = frozenset(",.;?")


def idle(clause: Clause, mention: Mention, months: int) -> bool:
    """A number that asks for nothing: `the one with Taiwan`, `on air in ten minutes`, a claim before the other side's
    books are asked; or how many `months` (or years) are named beside it: `the three months June, July and August`."""
    at = clause.at(mention) + 1
    if at < len(clause.mentions) and clause.mentions[at].is_("harmless", "clock"):
        return True
    after = clause.after(mention)
    years = after is not None and after.means("time", "unit:year")  # "the five years 2021 to 2025"
    if mention.value == months or (years and mention.value == months / 12):
        return True
    apart = after is None or after.first > mention.last + 1
    word = not mention.said[:1].isdigit() and (mention.value == 1 or (apart and float(str(mention.value)) <= 5))
    tellers = len(clause.all("books", "says")) + len(clause.all("agency"))
    several = clause.has("books", "says") or len(clause.codes("agency")) > 1
    return word or (tellers > 1 and several) or _before_their_books(clause, mention)


def _before_their_books(clause: Clause, mention: Mention) -> bool:
    """`Китай говорит, что продал на 420 млрд. А что говорят американцы?`: what one says, and then others are asked."""
    later = (m for m in clause.all("agency") if m.first > mention.last)
    return any(token.norm in _STOPS for m in later for token in clause.gap(mention, m))


def told(clause: Clause, mention: Mention) -> bool:
    """`Exports came in at 14.1, what was expected`: the outcome, told before the forecast is asked; what a figure was
    to beat ("did they beat 14") is asked for."""
    at = clause.at(mention)
    before = clause.mentions[at - 1] if at else None
    outcome = before is not None and (before.says("standing") or before.is_("conj", "plus", "minus"))
    asked = next((m for m in clause.all("op", "forecast", "surprise")), None)
    return outcome and asked is not None and asked.first > mention.last


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
