"""A fragment laid over the talk so far: which words begin anew, which lean on the query before, what is carried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from bot.model import Query, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.ends_told import against_time
from bot.understanding.clauses.features import IN_SURPLUS
from bot.understanding.parties.theirs import another_side, home_with_them, it_acts, named_alone
from bot.understanding.talks.asked_back import answers_back, goes_back, narrowed_to
from bot.understanding.talks.dealt_by import another_dealer, dealers_alone, one_in_order, said_by_it, they_with_home
from bot.understanding.talks.faster_than_then import than_then
from bot.understanding.talks.of_two_told import meant_of
from bot.understanding.talks.orders import asks_its_place
from bot.understanding.talks.same_trade import (
    again_of_it,
    as_much_of_them,
    goods_left_out,
    of_that_pair,
    only_supposing,
    part_of_it_all,
    set_against_it,
    those_goods,
)
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import BALANCES, ONE_WAY, QUIET, WHO, WORLD

_PAIR = 2
_LEADING = (*QUIET, "conj", "fragment")
_WEIGHT = ("flow", "verb", "commodity", "place", "demonym", "period", "agency", "poll", "party")


class Talk(Sequence[Turn]):
    """The turns before a question, which notice whether they are looked at: what was understood without a look at them
    is the same in every talk. That there are any is no look."""

    def __init__(self, turns: Iterable[Turn] = ()) -> None:
        self._turns = tuple(turns)
        self.looked_at = False

    @classmethod
    def of(cls, frame: Frame, turns: Iterable[Turn]) -> Talk:
        """The talk as far as the frame goes on from it."""
        told = tuple(turns)
        meant = told if len(told) < 2 else meant_of(frame, told)
        talk = cls(meant)
        talk.looked_at = len(meant) < len(told)
        return talk

    def __bool__(self) -> bool:
        return bool(self._turns)

    def __len__(self) -> int:
        self.looked_at = True
        return len(self._turns)

    def __getitem__(self, which: Any) -> Any:
        self.looked_at = True
        return self._turns[which]

    def __iter__(self) -> Iterator[Turn]:
        self.looked_at = True
        return iter(self._turns)

    def add(self, turn: Turn) -> None:
        """What the question itself has said so far."""
        self._turns = (*self._turns, turn)

    def go_on(self, query: Query) -> None:
        """A clause was read, and another of the same text is to come."""
        self.add(Turn(only_supposing(query)))


def leans(clause: Clause, before: Sequence[Turn], home: str) -> bool:
    """Whether the clause is a fragment: it opens with "and", points back, or names too little to stand by itself."""
    if not before or clause.leaning:
        return bool(before)
    content = [m for m in clause.mentions if m.kind not in ("harmless", "self", "courtesy")]
    previous = before[-1].query
    if not content:
        return previous.operation not in ("why", "define", "coverage") and clause.says("measuring", "it_again")
    if previous.reporter != home and it_acts(clause, clause.first("verb")):
        return True  # "what did it buy from China", after Vietnam's own exports
    if clause.mentions[0].says("hence") and not _dated(clause) and _theirs_again(clause, previous, home):
        return True
    if (
        _its_side(clause, content, previous, home)
        or _part_of_it(clause)
        or _line_of_it(clause, previous)
        or _set_beside_it(clause, previous, home)
        or _by_its_count(clause, previous, home)
        or than_then(clause, previous)
    ):
        return True
    if previous.operation == "surprise" and content[-1:] and clause.mentions[-1].says("then") and not clause.has("op"):
        return True  # "june exports then", after how May's came out
    whose = clause.has_any(*WHO) or clause.says("in_all", "whole_flow", "everybody")
    opening = content[0] if whose else _own_opening(clause, content)
    if opening.is_("fragment") or opening.is_("conj", "and", "plus"):
        if clause.has("books", "says") and _of_the_two(clause, previous, home):
            return True  # "and what surplus does China report for 2025?", after the EU's deficit with it
        full = _topic(clause) and _dated(clause) and clause.has_any(*WHO) and len(content) > 5
        return not full or clause.has("deictic")
    if answers_back(clause, before[-1], home) or said_by_it(clause) or narrowed_to(clause, previous, home):
        return True
    if previous.by == "partner" and previous.operation == "compare" and _more_of_two(clause, home):
        return not clause.has_any("commodity", "flow")  # "who sold more to China?", after what two of them bought
    full = _topic(clause) and clause.has_any(*WHO) and any(not time.relative for _, time in clause.expressions())
    if _points_back(clause, before, home, full):
        return True
    if goes_back(clause):
        return not full
    return _of_it(clause, before, home) or _too_little(clause, previous, len(content))


def _its_side(clause: Clause, content: Sequence[Mention], previous: Query, home: str) -> bool:
    """ "China's surplus?", after the trade of China and India in 2025: with India, and of that year."""
    of_pair = previous.flow == "total" and previous.reporter == home and previous.partners not in WORLD
    kinds = [m.kind for m in content if m.kind not in ("question", "prep")]
    ours = clause.codes(*WHO) == {home} and clause.has("flow", *_SIDED)
    return of_pair and ours and sorted(kinds) in (["demonym", "flow"], ["flow", "place"])


def _theirs_again(clause: Clause, previous: Query, home: str) -> bool:
    """ "So what deficit did Berlin have?", after Germany's own trade with the home country: with it."""
    named = {m.code for m in clause.mentions if m.kind in WHO}
    return named == {previous.reporter} and previous.partners == (home,) and clause.has("flow", *BALANCES)


def _by_its_count(clause: Clause, previous: Query, home: str) -> bool:
    """ "What deficit does India report itself for 2024-25?", after China's exports to it: of the trade of the two."""
    counted = clause.has_any("books", "agency") if clause.has("flow", *ONE_WAY) else clause.has("books", "own")
    counted = counted or (clause.has("books", "says") and clause.has("flow", *_SIDED))
    whole = clause.says("in_all", "whole_flow", "whole", "everybody") or clause.ops("sum")
    if not counted or whole or previous.reporter not in (home, *clause.codes(*WHO)):
        return False
    named = clause.codes(*WHO, "agency")
    other_end = previous.flow in ONE_WAY and clause.has("flow", *ONE_WAY) and not clause.has("flow", previous.flow)
    if previous.reporter == home and other_end and named == {*previous.partners} and clause.has("agency"):
        return True  # 美国自己统计的进口, 也看去年12月, after China's exports there
    theirs = len(previous.partners) == 1 and named == {home, *previous.partners}
    if clause.has("flow", *ONE_WAY) and theirs and not previous.of_all:
        return not clause.has_any("commodity", "extreme", "op")  # "what does Germany report as imports from China?"
    return clause.has("flow", *BALANCES) and _of_the_two(clause, previous, home)


def _own_opening(clause: Clause, content: Sequence[Mention]) -> Mention:
    """Its first word, over a time that it has from a part further ahead: "exports to Germany in 2024, imports from
    there, and how did the surplus change"."""
    first, *others = content
    if not others or first.kind != "period" or others[0].kind != "conj":
        return first
    joint = others[0]
    # a comma may stand between; "... with Japan in 2024 and were exports larger": a question of its own
    asks = any(m.first == joint.last + 1 and m.says("auxiliary", "copula") for m in clause.mentions)
    return joint if asks or joint.first > first.last + 2 else first


def _part_of_it(clause: Clause) -> bool:
    """`As a share of exports to the EU`, `and their share of exports to ASEAN`."""
    share = clause.first("measure", "share")
    if share is None or (_dated(clause) and clause.has_any("question", "verb")):
        return False  # "as a share of total exports, what did the US take in 2024?"
    ahead = clause.mentions[: clause.at(share) + 1]
    return any(m.says("its", "as_part_of") for m in ahead) and all(m.kind in _LEADING or m is share for m in ahead)


def _line_of_it(clause: Clause, previous: Query) -> bool:
    """`What percentage were electric cars`, after the cars exported: goods that are a part, and of what is not said."""
    shares, goods = clause.all("measure", "share", "percent"), clause.all("commodity")
    bare = clause.only("measure", "commodity", "harmless", "prep", "period", "conj", "courtesy", "deictic", "question")
    return (
        len(shares) == len(goods) == 1 and bare and not previous.all_goods and goods[0].code not in previous.commodities
    )


_SIDED = ("surplus", "deficit")
_ONE_SERIES = ("op", "flow", "place", "demonym", "commodity", "prep", "harmless", "question", "courtesy", "deictic")


def _set_beside_it(clause: Clause, previous: Query, home: str) -> bool:
    """ "How do exports to the EU compare?", "compare with coal", after one figure: one other series, and no time."""
    others = len(clause.all("op", "compare")) == len(clause.all("op")) == 1 and len(clause.codes(*WHO) - {home}) == 1
    single = all(len(clause.all(kind)) < 2 for kind in ("flow", "commodity"))
    told = previous.operation in ("level", "growth") and len(previous.partners) == len(previous.periods) == 1
    pointed = all(m.code.startswith("earlier") for m in clause.all("period"))  # "that month"
    return others and single and told and pointed and clause.only(*_ONE_SERIES, "period")


def _topic(clause: Clause) -> bool:
    return clause.has_any("flow", "commodity", "verb", "party")


def _dated(clause: Clause) -> bool:
    return clause.has("period") or bool(clause.ops("ever"))


def _more_of_two(clause: Clause, home: str) -> bool:
    return clause.asks_who() and clause.has("more") and clause.has("verb") and named_alone(clause, home)


def _points_back(clause: Clause, before: Sequence[Turn], home: str, full: bool) -> bool:
    """Whether a word of it stands for what was told; not where it is `full`, whatever words stand in it."""
    previous, placed = before[-1].query, clause.has_any(*WHO)
    if another_dealer(clause, previous, home) or they_with_home(clause, previous, home):
        return True
    if clause.has("ordinal") and one_in_order(clause, before, home):
        return True
    there = clause.has("deictic", "there") and named_alone(clause, home)  # "China's exports to it in 2024"
    if there or home_with_them(clause, previous, home) or (clause.has("deictic") and not full):
        return True
    times = [time.relative for _, time in clause.expressions()]
    if any(times) and (not placed or (previous.reporter != home and named_alone(clause, home))):
        return True
    if times and all(times) and of_that_pair(clause, previous, home):
        return True
    return not _topic(clause) or (not placed and clause.says("it_again"))  # "what was it for March, exports?"


def _of_it(clause: Clause, before: Sequence[Turn], home: str) -> bool:
    """Whether it is asked of the trade that was told, which it does not name."""
    previous, placed, dated = before[-1].query, clause.has_any(*WHO), _dated(clause)
    if asks_its_place(clause, previous, home) or set_against_it(clause, previous, home) or again_of_it(clause, before):
        return True
    if part_of_it_all(clause, previous):
        return True
    whole = previous.reporter == IN_SURPLUS and previous.of_all  # China as a whole has no deficit
    deficit = clause.has("flow", "deficit") and not whole
    if not placed and (
        deficit  # "so the deficit in August" after the United States' own figures
        or against_time(clause) is not None  # "so the surplus shrank vs June 2025?"
        or (previous.reporter != home and clause.says("its"))  # "their total exports in April 2024", after Korea's
        or (previous.operation == "mirror" and any(m.says("sized") for m in clause.all("flow")))
        # "gap in 2024?", after what both sides count
        or _two_times_of_it(clause, previous)
    ):
        return True
    if _the_one_told(clause, previous, home):
        return True
    weighed = any(m.means("harmless", "weighed") for m in clause.all("measure"))
    if as_much_of_them(clause, previous) or ((weighed or not dated) and goods_left_out(clause, previous)):
        return True
    runs = clause.says("keeping", "being_in") and clause.has("flow", "surplus", "deficit")
    told = not previous.of_all or (previous.all_goods and previous.reporter == home)
    if runs and told and not dated and named_alone(clause, home):
        return True  # "so China has a surplus of", "did China run a surplus?", after its trade with Africa
    part = clause.has("measure", "share") and clause.has("flow") and not clause.has_any("commodity", "party", "extreme")
    if part and not previous.of_all and previous.operation != "define" and named_alone(clause, home):
        return True  # "share of China's imports", after those from Taiwan
    if placed and not dated and _claimed_of_goods(clause, previous):
        return True
    if placed and not dated and (another_side(clause, previous, home) or those_goods(clause, previous, home)):
        return True
    then = clause.has("direction") or clause.says("then")
    reacting = previous.operation == "define" and previous.periods and then and not dated
    return bool(reacting) or (dealers_alone(clause) and not previous.all_goods)
    # "how did exports to the US react?", "exports then?", after what happened in a month


def _claimed_of_goods(clause: Clause, previous: Query) -> bool:
    """ "The US sold nothing, right?" after Brazil's soybeans in a month: of those beans in that month."""
    claimed = bool(clause.ops("check")) and clause.has("verb") and len(clause.codes(*WHO)) == 1
    named = clause.has_any("commodity", "flow", "party", "agency", "books", "question", "direction", "growth")
    told = previous.operation in ("level", "compare", "check") and previous.flow in ONE_WAY
    return claimed and not named and told and not previous.all_goods and not previous.of_all


def _two_times_of_it(clause: Clause, previous: Query) -> bool:
    """ "Compare the surplus of 2024 and 2025", after exports to Africa: that with it at two times, for two partners at
    two times are no one comparison."""
    times = sum(len(expression.parts) for _, expression in clause.expressions())
    told = previous.operation in ("level", "balance", "growth") and previous.all_goods and not previous.of_all
    alone = clause.has("flow") and not clause.has_any("commodity", "party")
    return alone and told and times == _PAIR and len(clause.all("op", "compare")) == len(clause.all("op")) == 1


def _the_one_told(clause: Clause, previous: Query, home: str) -> bool:
    """ "Is the deficit India's biggest ever?", after its trade with the home country: the one with it, put to them."""
    theirs = {previous.reporter, *previous.partners} - {home}
    mutual = len(theirs) == 1 and home in (previous.reporter, *previous.partners) and not previous.of_all
    named = [m for m in clause.mentions if m.kind in WHO]
    flow = clause.first("flow", *BALANCES)
    led = clause.mentions[: clause.at(flow)] if flow is not None else ()
    the = bool(led) and led[-1].says("article") and all(m.kind in _LEADING for m in led)
    return mutual and the and flow is not None and {m.code for m in named} == theirs and flow.first < named[0].first


def _too_little(clause: Clause, previous: Query, words: int) -> bool:
    """Whether it names too little to stand by itself, or mends what was asked."""
    if _dated(clause) or (previous.operation == "rank" and _best_of_good(clause)):
        return False
    if not clause.has_any(*WHO):
        weights = sum(m.kind in _WEIGHT for m in clause.mentions)
        # of the month that it was asked of: 7月贸易数据出来了吗?顺差多少
        released = previous.by in ("release_date", "release_next") and len(previous.periods) == 1
        return weights <= 2 and words <= 5 and (released or previous.operation not in ("define", "coverage"))
    return clause.has("fragment", "meant") or (clause.has("commodity") and clause.has("fragment", "only"))


def _best_of_good(clause: Clause) -> bool:
    """ "Highest crude imports", after an order of partners in a month: the highest of all, and not in that month."""
    return clause.has("extreme") and clause.has("commodity") and clause.has("flow")


def _of_the_two(clause: Clause, previous: Query, home: str) -> bool:
    """Whether only one side of the trade that was told is named, and it was told by the other."""
    named = clause.codes(*WHO)
    mutual = home in (previous.reporter, *previous.partners)
    return mutual and len(previous.partners) == 1 and named == {*previous.partners}


def pair(before: Sequence[Turn]) -> tuple[Query, Query] | None:
    """The last two queries if they differ in one slot only: what "the two" and "up by how much" point to."""
    if len(before) < 2:
        return None
    earlier, latest = before[-2].query, before[-1].query
    return (earlier, latest) if earlier.reporter == latest.reporter else None
