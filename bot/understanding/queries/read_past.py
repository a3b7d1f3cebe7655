"""Words that set a figure against another's, or take a part of it, and that no slot holds -> a question back.

The figure would be of something else: `China's exports compared with Germany's` is of no trade with Germany.
"""

from __future__ import annotations

from itertools import permutations

from bot.errors import Ambiguous
from bot.model import Query, Statement
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import WORLD

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
    """`Against those of the US`."""
    of = clause.before(place)
    if of is None or not of.is_("prep", "of"):
        return False
    at = clause.at(of)
    led = [m for m in clause.mentions[:at] if not m.is_("harmless")][-1:]
    pronoun = at > 0 and clause.mentions[at - 1].says("determiner") and clause.mentions[at - 1].last + 1 == of.first
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
