"""What a text names -> whether each of it stands in what was read of it; what is left over is said. A text of which
something was read past -> what stands before and behind the joint ahead of it, each by itself.

The rules read the words they know how to read. A flow, a month, a partner, goods, a currency, a publication that is
named and stands in no query was read past: a figure without it would answer another question than was put.

"Which months of 2024 saw imports fall, and which was the worst of them": what no query of the whole tells is asked as
the next question of a talk would be; where it is not understood, the reply says that it was left.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from bot.errors import Ambiguous, CannotAnswer
from bot.model import HOME, PART_OF, TWO_SERIES, Bound, Logic, Query, Question, Quoted, Statement, Turn
from bot.understanding.clauses.of_one_thing import of_one_thing
from bot.understanding.mentions.spans_named import CAME_OUT_IN
from bot.understanding.queries.asked_behind import asked_behind, dated_as
from bot.understanding.queries.asked_read import BY_MONTHS, JOINED, TOLD_BY, AskedRead, furthest, told_ahead
from bot.understanding.queries.beside_words import beyond_words, meaning
from bot.understanding.queries.each_its_time import (
    asked_again_then,
    at_the_time_of_all,
    crossed,
    joints_by,
    of_months_found,
    of_those_found,
    parted_by,
    sentences_behind,
)
from bot.understanding.queries.in_turn import LONGEST_LEFT, Parts, Read
from bot.understanding.queries.left_behind import event_behind, former, left_behind
from bot.understanding.queries.listed_read import in_all
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import BALANCES, ONE_WAY, OTHER_WAY, PRICES, TARIFFS, WEIGHTS, WHO, YUAN_RATE

_OF_YEARS = frozenset({"level", "total", "balance", "sum", "growth"})
_JUDGED = frozenset({"check", "compare", "share", "rank", "change", "contribution"})
_TIMELESS = frozenset({"define", "coverage"})
_OF_ALL = frozenset({"surprise", "brief"})
# What tells of one figure, or of one time, whichever is the largest.
_OF_ONE = frozenset({"level", "growth", "balance", "total", "sum", "share", "mirror", "unit_value"})
_PLAIN = frozenset({"level", "growth", "balance", "total"})
_FLOWS = {"export": "export", "import": "import"} | dict.fromkeys(BALANCES, "balance")
_SIDES = {"both": frozenset({"export", "import"}), "all": frozenset({"export", "import", "balance", "total"})}
_MONTH = re.compile(r"(\d{4}|\?)-(\d\d)")
_FAMILIES = (TARIFFS, PRICES)  # "deflation" of producer prices, "tariffs" of either side
_COUNTRY = 3  # letters of the code of a country; a group has more


def without_loss(
    frame: Frame, queries: tuple[Query | CannotAnswer, ...], lost: Mention | None
) -> tuple[Query | CannotAnswer, ...]:
    """The queries as they are; one alone gives way to an Ambiguous with it as the choice where something named stands
    in none of them, several have it beside them. What corrects itself, denies or tells figures is left to its rules."""
    if lost is None:
        return queries
    asked = tuple(part for part in queries if isinstance(part, Query))
    if waiting := of_those_found(frame, asked[0], lost, TOLD_BY):
        return (*asked, Ambiguous(Statement.of("refusal.ambiguous.found"), asked=waiting))
    if lost.is_("party", "seller", "buyer") and asked[0].operation == "rank" and asked[0].flow in ONE_WAY:
        return (*asked, asked[0].with_(flow=OTHER_WAY[asked[0].flow], notes=()))  # "suppliers and customers"
    said = Statement.of("refusal.ambiguous.left_over", word=Quoted(lost.said, frame.language))
    tells = TOLD_BY.get((lost.kind, lost.code))
    besides = tells and (asked[0].by == "which" or (asked[0].operation not in tells and parted_by(frame, lost)))
    if lost.kind == "extreme" and asked[0].by == "top":  # "which three bought most, and their share together"
        return asked
    if len(asked) == 1 and not (besides or lost.is_("op", "sum") or frame.has("deictic", "both")):
        return (Ambiguous(said, asked[0], (asked[0].with_(notes=()),)),)
    return (*asked, Ambiguous(said, None, ()))


def lost_of(frame: Frame, queries: tuple[Query | CannotAnswer, ...]) -> Mention | None:
    """The first that is named and stands in none of the queries; looked for once, as several rules ask."""
    asked = tuple(part for part in queries if isinstance(part, Query))
    if len(asked) != len(queries) or not asked or frame.has_any("fragment", "negation") or frame.says("slip", "tag"):
        return None
    if asked not in frame.lost:
        frame.lost[asked] = _first_lost(frame, asked)
    return frame.lost[asked]


def _first_lost(frame: Frame, asked: tuple[Query, ...]) -> Mention | None:
    figures = tuple(query for query in asked if query.operation not in _TIMELESS)
    answered = _Answered(frame, figures, frozenset(q.operation for q in asked if q.operation in _TIMELESS))
    found = answered.lost() if figures else beyond_words(frame, asked)
    return next((m for m in found if not told_ahead(frame, m)), None)


def _flows_of(query: Query) -> frozenset[str | None]:
    """The flows that a query tells of; of two flows set side by side, the balance between them too."""
    beside: tuple[str | None, ...] = TWO_SERIES.get(query.by or "", ())
    flows = frozenset(beside) or _SIDES.get(query.flow or "", frozenset({query.flow}))
    conditions = list(query.condition.parts if isinstance(query.condition, Logic) else (query.condition,))
    flows |= {one.flow for one in conditions if isinstance(one, Bound)}
    flows |= {PART_OF[query.by]} if query.by in PART_OF else set()
    return flows | {"balance"} if query.by == "flow" and query.measure != "yoy" else flows


def _whole_year(query: Query) -> bool:
    return query.by in (None, "year") and [period.kind for period in query.periods] == ["year"]


@dataclass(frozen=True, slots=True)
class _Answered:
    """A text's mentions and the queries that were read of them."""

    frame: Frame
    queries: tuple[Query, ...]
    beside: frozenset[str]  # whether words or the data themselves are told as well

    def lost(self) -> Iterator[Mention]:
        """The mentions that stand in no query, of each kind in turn."""
        asked = AskedRead(self.frame, self.queries)
        several = not of_one_thing(self.frame)
        if several:
            yield from of_months_found(self.frame, self.queries)
            yield from left_behind(self.frame, self.queries)
        yield from self._flows()
        yield from asked.moved()
        if several:
            yield from asked.again()
            yield from asked.amounts()
            yield from asked_behind(self.frame, self.queries)
        yield from former(self.frame, self.queries)
        yield from in_all(self.frame, self.queries)
        if self.beside:
            return  # the times and goods may be those that are explained
        yield from event_behind(self.frame) if self.frame.has("event") else ()
        dated = self.frame.has("period")
        if dated and several:
            yield from (*crossed(self.frame, self.queries), *asked_again_then(self.frame, self.queries))
        yield from self._months() if dated else ()
        yield from self._named()
        yield from self._currencies() if self.frame.has("unit", "CNY", "USD") else ()
        yield from asked.alone()
        yield from self._pointed() if self.frame.has("deictic", "there", "other_one") else ()
        claimed = self.frame.has("op", "check") and _JUDGED.isdisjoint(query.operation for query in self.queries)
        yield from self.frame.all("measure", "share") if claimed else ()  # "is it correct that they made up a quarter"
        if self.frame.has("extreme"):
            yield from self._extremes()
        if not self.frame.said.isdisjoint(JOINED):
            yield from asked.joined()
        yield from asked.years() if dated else ()
        yield from self.frame.all("op", "release_next")  # the coming release is told by none of these
        yield from meaning(self.frame, self.queries) if self.frame.has("op", "define") else ()
        offs = (m for m in self.frame.all("time") if m.code.startswith("off:"))
        yield from (m for m in offs if not m.means("time", "before", "after"))  # "and the first month after"
        beside = all(query.operation == "compare" and query.by in ("flow", "partner") for query in self.queries)
        if beside or all(query.operation in _OF_YEARS and _whole_year(query) for query in self.queries):
            yield from self.frame.all("op", "by_quarter")  # of each quarter, where the whole year was read

    def _flows(self) -> Iterator[Mention]:
        """A flow by name; exports and imports together make a balance or a total ("less imports", "sales exceed
        purchases"), and each is the other's to the other side ("Brazil's exports to China")."""
        if any(query.flow == "context" or query.operation in _OF_ALL for query in self.queries):
            yield from self._beside_series()  # "the month when exports fell": its index; a release is told of all
            return
        told = {flow for query in self.queries for flow in _flows_of(query)}
        if {_FLOWS.get(m.code, "") for m in self.frame.all("flow")} <= {*told, ""}:
            return
        named = {_FLOWS[m.code] for m in self.frame.all("flow") if m.code in _FLOWS}
        apart = self.frame.has("verb") or self.frame.has("op", "difference") or self.frame.has("flow", "balance")
        two = {"export", "import"} <= named or apart or not self.frame.said.isdisjoint(("minus", "less"))
        alone = all(query.reporter == HOME and query.of_all and query.by != "partner" for query in self.queries)
        alone_here = all(query.reporter == HOME and query.operation == "level" for query in self.queries)
        turned = told & {"export", "import"} and (not alone or self.frame.has("agency"))
        turned = turned and not ({"export", "import"} <= named and len(told) == 1 and alone_here)
        apart = len(told & {"export", "import"}) == 1  # "exports, imports, the balance": the one told by itself
        if turned or (two and told & {"balance", "total"} and not (apart and len(self.queries) > 1)):
            told |= {"export", "import"}
        lost = (m for m in self.frame.all("flow") if _FLOWS.get(m.code, "") not in {*told, ""})
        counts = any(query.operation == "mirror" for query in self.queries)  # "the gap" of any two
        yield from (m for m in lost if not (m.means("op", "difference") or (counts and m.says("sized"))))

    def _beside_series(self) -> Iterator[Mention]:
        """`Did trade suffer from the tariffs`, `exports per dollar of imports`: the flows, where a rate was read."""
        flows, tariffs = self.frame.all("flow"), self.frame.all("commodity", *TARIFFS)
        plain = all(query.operation in ("level", "trend", "growth") for query in self.queries)
        told = {code for query in self.queries for code in query.commodities} if plain else set()
        if tariffs and told and told <= {*TARIFFS} and not self.frame.ways.unspaced:  # 米国の輸入への関税
            yield from (m for m in flows if m.last + 1 < tariffs[0].first)  # not of "import tariffs"
        if tariffs and self.frame.has("conj", "and", "plus") and told <= {*TARIFFS}:
            yield from (m for m in self.frame.all("op", "brief") if m.last < tariffs[0].first)
        if told == {YUAN_RATE} and {m.code for m in flows} >= {"export", "import"}:
            yield from flows

    def _months(self) -> Iterator[Mention]:
        """A month by name, or the month that a rate is on."""
        named = [
            (mention, found[1], int(found[2]))
            for mention in self.frame.all("period")
            for found in map(_MONTH.fullmatch, mention.code.split("+"))
            if found is not None
        ]
        if not named:
            return
        held: set[tuple[int, int]] = set()
        for query in self.queries:
            if query.operation in BY_MONTHS or query.operation == "check":
                return  # the month that ends a run, or is set against the others, lies outside its span
            back = (0, 1 if query.by == "month" else 12) if query.operation in ("growth", "why") else (0,)
            held |= {(m.first.year, m.first.month) for p in query.periods for b in back for m in p.shift(-b).split()}
        out = [m.last + 1 for m in self.frame.mentions if m.says(CAME_OUT_IN)]  # told by the month before it
        for mention, year, month in named:
            read = any(month == m and year in ("?", str(y)) for y, m in held) or not held
            if mention.first not in out and not read:
                yield mention

    def _named(self) -> Iterator[Mention]:
        """A partner, or goods."""
        parties = {code for query in self.queries for code in (query.reporter, *query.partners)} | {"WLD"}
        goods = {code for query in self.queries for code in query.commodities}
        caused = any(query.operation == "why" for query in self.queries)  # "is it the tariffs that hit exports"
        goods |= {code for family in _FAMILIES if caused or not goods.isdisjoint(family) for code in family}
        whole = all(query.operation != "rank" for query in self.queries)  # "which members of ASEAN": each by itself
        named = self.frame.mentions
        for at, mention in enumerate(named):
            if whole and mention.kind in WHO and (mention.code not in parties or self._each_member(at)):
                yield mention
            if mention.kind == "commodity" and mention.code not in goods:
                twice = any(m.kind == "commodity" for m in (*named[max(0, at - 1) : at], *named[at + 1 : at + 2]))
                if not twice:  # "EVs/NEVs": one thing by two names
                    yield mention

    def _each_member(self, at: int) -> bool:
        """`To each EU member`: one by one, where the group itself was read."""
        group, led = self.frame.mentions[at], self.frame.mentions[max(0, at - 2) : at]
        grouped = group.last > group.first and len(group.code) > _COUNTRY
        return grouped and any(m.says("each", "each_month") for m in led if m is led[-1] or led[-1].says("determiner"))

    def _currencies(self) -> Iterator[Mention]:
        """The yuan: a figure in it, or its rate; dollars beside tonnes ("tonnes, dollars, y/y by volume")."""
        weighed = all("quantity" in (q.measure, q.basis) and q.operation != "unit_value" for q in self.queries)
        yield from self.frame.all("unit", "USD") if weighed and self.frame.has("unit", *WEIGHTS) else ()
        told = any(query.basis == "value_cny" or "usdcny" in query.commodities for query in self.queries)
        bounds = (query.condition for query in self.queries if isinstance(query.condition, Bound))
        if not told and not any((bound.unit or "")[:3] == "CNY" for bound in bounds):  # "under 100 billion yuan"
            yield from self.frame.all("unit", "CNY")

    def _extremes(self) -> Iterator[Mention]:
        """`What share in the month they bottomed`: of which that is; not "most of its soybeans", "todos menos"."""
        joined = self.frame.has("conj", "and")  # "which are the three biggest, and their share"
        of_one = (q.operation in _OF_ONE and (joined or q.by != "top") and not furthest(q) for q in self.queries)
        if all(of_one) and all(query.condition is None and query.by != "gap" for query in self.queries):
            for extreme, after in zip_longest(self.frame.mentions, self.frame.mentions[1:]):
                counted = after is not None and (after.is_("prep", "of") or after.is_("measure", "share"))
                if extreme.kind == "extreme" and not counted and not extreme.means("conj", "minus"):
                    yield extreme

    def _pointed(self) -> Iterator[Mention]:
        """`The biggest customer, and what did China import from it`: of whoever stands first, which no order tells;
        `sold how much to Germany, and what came back`: the other flow, where one alone was read."""
        one = self.queries[0]
        if len(self.queries) == 1 and one.operation in ("level", "growth") and one.flow in ("export", "import"):
            joints = [m.first for m in self.frame.all("conj", "and")]
            told = [m.first for m in self.frame.mentions if m.kind in ("flow", "verb")]
            said = bool(joints and told) and told[0] < joints[0]
            yield from (m for m in self.frame.all("deictic", "other_one") if said and m.first > joints[0])
        if not any(q.operation == "rank" and q.flow != "balance" and q.of_all for q in self.queries):
            return
        yield from self.frame.all("deictic", "there")


def lost_apart(question: Question, whole: Read, lost: Mention, read: Callable[[Question], Read]) -> Parts | None:
    """The parts one after the other, each understood and with nothing lost; what was read of the whole anyway and what
    was left, where those behind the joint are not; None where nothing can be told of what stands ahead of it."""
    first_read = whole.queries[0]
    if isinstance(first_read, Query) and of_those_found(whole.frame, first_read, lost, TOLD_BY):
        return None
    if lost.kind in WHO and lost.code == HOME:
        return None  # "who sold more to the US, Vietnam or China": of two that are set against each other
    left: Parts | None = None
    for cut in joints_by(whole.frame, lost):
        pieces = [question.text[:cut], *sentences_behind(whole.frame, question.text, cut)]
        first = read(replace(question, text=at_the_time_of_all(whole.frame, pieces[0], cut, lost)))
        told = _whole(first)
        lasts = "streak" if lost.kind in ("extreme", "op", "question") else ""  # a run is told until now
        timed = first.frame.has("period") or not whole.frame.has("period")
        timed = timed or not any(q.flow and q.operation != lasts for q in told)
        if not (told and timed):
            continue
        if lost.is_("deictic", "months"):
            return (*told, Ambiguous(Statement.of("refusal.ambiguous.found"), asked=question.text[cut:]))
        found = list(told)
        for piece in pieces[1:]:
            said = [query.with_(notes=()) for query in found if query.operation != "coverage"]
            turns = tuple(Turn(query, joined=lost.kind == "period" and query is not said[0]) for query in said)
            behind = read(replace(question, text=piece, before=(*question.before, *turns)))
            if set(_whole(behind)) & set(found) and behind.frame.has("flow") and behind.frame.has("period"):
                alone = dated_as(piece, behind.frame, found)
                behind = read(replace(question, text=alone, before=()))  # full by itself: it inherits nothing
            more = _whole(behind)
            of_release = found[-1].operation == "coverage" and not behind.frame.has("period")  # "the last one"
            if not more or set(more) & set(found) or of_release:
                break
            found += more
        else:
            ahead = {part for part in left or () if isinstance(part, Query)}  # told already, cut at an earlier joint
            if ahead <= set(found) and lost_of(whole.frame, tuple(found)) is None:
                return tuple(found)
        asked = {query.with_(basis=None) for query in whole.queries if isinstance(query, Query)}
        if left is None and {query.with_(basis=None) for query in told} <= asked:  # "and by how much in dollars"
            rest = Quoted(question.text[cut:].strip(" ,;:.?!")[:LONGEST_LEFT], whole.frame.language)
            left = (*told, Ambiguous(Statement.of("refusal.ambiguous.left_over", word=rest), None, ()))
    plain = len(whole.queries) > 1 and all(isinstance(q, Query) and q.operation in _PLAIN for q in whole.queries)
    return None if plain and lost.is_("op", "rank") else left  # the others tell what stands behind it


def _whole(read: Read) -> tuple[Query, ...]:
    """Its queries, where all of it was understood and nothing lost."""
    told = tuple(part for part in read.queries if isinstance(part, Query))
    return told if len(told) == len(read.queries) and lost_of(read.frame, told) is None else ()
