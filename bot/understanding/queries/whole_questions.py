"""A text of several questions that lean on none of the others -> each read by itself.

`Which countries bought the most in 2025? And what was the PMI in October 2025`: a question that says what it asks, of
what and when, takes nothing from those beside it, as one in a talk takes nothing from the turns before. What leans on
it (`how much was that`) stays with it. One that names nobody beside one that does, or no goods beside goods, may be
meant of them: where what was read of the whole tells each of them, of whomever, that stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import product
from typing import Final

from bot.model import HOME, Query, Question, Turn
from bot.understanding.clauses.claim_beside import beside_figures, is_tagged
from bot.understanding.clauses.full_stretches import full_stretches
from bot.understanding.clauses.said_of_both import closes_others, counted_in, heads_others
from bot.understanding.clauses.standing_alone import (
    FIGURES,
    Group,
    asks,
    groups_of,
    is_bare,
    leans,
    names_own,
    only_tells,
    said_in,
)
from bot.understanding.queries.in_turn import TIMELESS, Parts, Read, Reader
from bot.understanding.queries.told_plainly import from_both_sides
from bot.understanding.words.frame import Frame
from bot.understanding.words.kinds import BALANCES, WHO, WORLD

_MOST: Final = 6  # parts: what has more is an article
_AMONG: Final = ("rank", "share", "compare", "concentration")  # whose partners are no topic of what follows
_OF_ALL_TIMES: Final = ("threshold", "streak", *TIMELESS)  # "when did exports first pass 400 bn": of no time of its own
_OF_ALL: Final = ("in_all", "whole_flow", "everybody")
_BROKEN_OFF: Final = ("..", "…", "--", "—")
_ENDED: Final = frozenset("?!.？！。")
_TOLD_BESIDE: Final = (*FIGURES, "sum", "change", "rank", "trend", "check")
_TRADED: Final = ("export", "import", *BALANCES, "total")


def each_whole(
    question: Question, whole: Read, parts: Group, read: Reader, contexts: frozenset[str], leaning: Callable[[], Parts],
    anyway: bool = False,
) -> Parts | None:  # fmt: skip
    """The queries of its questions, each read alone; None where one of them is no question by itself, or may be of what
    another names and is so told: `leaning` reads the parts as turns that lean on each other. `anyway`: what was read of
    the whole in any other way leaves something unanswered."""
    if question.before or whole.frame.leftover or not whole.frame.tokens or from_both_sides(whole.queries):
        return None
    cut = _cut_at_joints(question, whole, parts, read, contexts, anyway)
    if cut is not None or anyway:
        return cut
    groups = groups_of(parts, question.text, False, False) if 1 < len(parts) <= _MOST else []
    told = _each_told(question, whole.frame, groups, read, contexts, leaning) if len(groups) > 1 else None
    return tuple(dict.fromkeys(query for part in told for query in part)) if told else None


def _cut_at_joints(
    question: Question, whole: Read, parts: Group, read: Reader, contexts: frozenset[str], anyway: bool
) -> Parts | None:
    """The queries of its stretches that each say what and when; None where what was read of the whole tells them too,
    or a word of one may be said of another. `anyway`: it was not understood so."""
    finer = () if whole.frame.has("self") else full_stretches(whole.frame, parts)
    if not 1 < len(finer) <= _MOST:
        return None
    if not all(question.text[token.start : token.end] == token.said for token in whole.frame.tokens):
        return None  # the frame is of the text put right
    asked = [one for one in whole.queries if isinstance(one, Query)]
    groups = groups_of(finer, question.text, True, len(asked) == len(whole.queries) < len(finer))
    asking = [group for group in groups if question.text[: group[-1].end][-1:] not in _ENDED or group is groups[-1]]
    tested = whole.frame.has("op", "check") and beside_figures(whole.frame)
    pieces = [said for said in map(said_in, asking) if not (tested and is_tagged(said))]
    shared = len(pieces) > 1 and (closes_others(pieces) or counted_in(pieces))
    shared = shared or (not anyway and heads_others(pieces, named=False))
    if len(groups) < 2 or shared or _bare_beside(groups):
        return None
    told = _each_told(question, whole.frame, groups, read, contexts, None)
    if told is None:
        return None
    each = [query for part in told for query in part]
    if not anyway and heads_others(pieces) and all(any(_is_of(one, query) for one in asked) for query in each):
        return None
    if tested:  # what is put to the test tells no figure that is asked for beside it
        asked = [one for one in asked if one.operation != "check" or one in each]
    if all(any(_covers(one, query) for one in asked) for query in each) and _cells(asked) <= _cells(each):
        return None
    return tuple(dict.fromkeys(each))


def _bare_beside(groups: list[Group]) -> bool:
    """`Exports in 2024 and imports in 2025 with the EU`."""
    return is_bare(groups[0]) and any(is_bare(group) or names_own(group) for group in groups[1:])


def _each_told(
    question: Question,
    frame: Frame,
    groups: list[Group],
    read: Reader,
    contexts: frozenset[str],
    leaning: Callable[[], Parts] | None,
) -> list[tuple[Query, ...]] | None:
    """The queries of each question that stands by itself; None where the text is not made of such.
    `leaning`: None where they were cut at a joint that opens no question: those that may lean on another are left."""
    if any(question.text[: part.end].endswith(_BROKEN_OFF) for group in groups for part in group):
        return None  # "how many months in a row have exports... rather, was the PMI below 50?"
    found: dict[int, tuple[Query, ...]] = {}
    for i in _hardest_first(groups, leaning is None):
        group = groups[i]
        before = tuple(Turn(query) for query in found[i - 1]) if i and leaning is None and leans(group) else ()
        joined = leaning is None and not before and len(said := said_in(group)) > 1 and said[0].is_("conj")
        start = frame.tokens[said[1].first].start if joined else group[0].start
        text = question.text[start : group[-1].end].lstrip(" ,;&+")
        alone = read(replace(question, text=text, before=before))
        queries = tuple(query for query in alone.queries if isinstance(query, Query))
        if len(queries) < len(alone.queries) or not _is_whole(alone.frame, queries):
            return None
        if not any(map(asks, group)) and only_tells(group, queries):
            return None
        found[i] = queries
    told = [found[i] for i in range(len(groups))]
    if _best_in_the_same(groups, told):
        return None
    if any(query.by == "held" and query.partners not in WORLD for one in told for query in one):
        return None  # "what do you know about Vietnam? what were exports in June 2026?"
    if any(_may_be_theirs(i, groups, told, contexts) for i in range(len(groups))):
        if leaning is None:
            return None
        leant = leaning()
        if all(any(_alike(query, one) for one in leant) for part in told for query in part):
            return None
        told = [_of_theirs(i, groups, told, contexts) for i in range(len(groups))]
    return told


def _hardest_first(groups: list[Group], leaning: bool) -> Iterable[int]:
    """In which order they are read: those that name no time first, which mostly are no question by themselves, and then
    the others need not be read; one after the other where one leans on the one before it."""
    if leaning and any(map(leans, groups[1:])):
        return range(len(groups))
    return sorted(range(len(groups)), key=lambda i: any(part.dated for part in groups[i]))


def _best_in_the_same(groups: list[Group], told: list[tuple[Query, ...]]) -> bool:
    """`The highest month for exports and the lowest for imports in 2025`: both in the span that closes the last."""
    records = all(query.operation == "record" for one in told for query in one)
    spans = [[query.periods for query in one] for one in told]
    ever = any(m.is_("op", "ever", "record") for group in groups[:-1] for part in group for m in part.mentions)
    return records and not ever and all(spans[-1][-1:]) and not any(any(one) for one in spans[:-1])


def _cells(queries: Iterable[Query]) -> set[tuple[object, ...]]:
    """Each single figure that is asked for."""
    return {
        (query.reporter, query.flow, who, what, when)
        for query in queries
        for who, what, when in product(query.partners, query.commodities, query.periods)
        if query.operation in FIGURES
    }


def _same_trade(one: Query, query: Query) -> bool:
    """Whether it is of the flow, the goods and the partners of another, and of all times only where that is."""
    if one.periods and not query.periods:
        return False  # "when did it first top 100 bn", beside a figure of May
    same = (one.reporter, one.flow, one.commodities) == (query.reporter, query.flow, query.commodities)
    return same and set(query.partners) <= set(one.partners)


def _is_of(one: Query, query: Query) -> bool:
    """Whether it is of all that another is of, and of its time or a longer one, whatever is asked."""
    inside = all(any(p.first >= w.first and p.last <= w.last for w in one.periods) for p in query.periods)
    return inside and _same_trade(one, query)


def _covers(one: Query, query: Query) -> bool:
    """Whether what was read of the whole tells the query too, if only beside others."""
    if not (_same_trade(one, query) and set(query.periods) <= set(one.periods)):
        return False
    if query.operation in FIGURES and one.operation in _TOLD_BESIDE:
        return True
    return (one.operation, one.by, one.condition) == (query.operation, query.by, query.condition)


def _is_whole(frame: Frame, queries: tuple[Query, ...]) -> bool:
    """Whether it says what it asks of, and when or of all times."""
    timeless = all(query.operation in TIMELESS for query in queries)
    named = frame.has_any("flow", "verb", "party", "commodity", "place")
    named = named or all(query.flow == "context" or query.operation in ("brief", "surprise") for query in queries)
    dated = frame.has("period") or all(query.operation in _OF_ALL_TIMES for query in queries)
    dated = dated or (frame.has("op", "ever") and frame.has("extreme"))  # "the biggest monthly surplus ever"
    # "the US is its largest customer, true or false?", "what was the record month?"; no "it is at its lowest, he says"
    sought = frame.has("question") or frame.has("op", "when") or frame.has("time", "unit:month")  # 哪个月出口最高
    newest = "rank" if frame.has("op", "check") else "record" if sought else None
    dated = dated or all(query.operation == newest and not query.periods for query in queries)
    return timeless or (named and dated)


def _may_be_theirs(i: int, groups: list[Group], told: list[tuple[Query, ...]], contexts: frozenset[str]) -> bool:
    """Whether a question that names nobody, or no goods, may be of those that one before it names."""
    if all(query.operation in (*TIMELESS, "surprise", "brief") or query.flow == "context" for query in told[i]):
        return False
    others = [query for one in told[:i] for query in one if query.flow != "context"]
    others = [query for query in others if query.operation not in TIMELESS]
    said = [m for part in groups[i] for m in part.mentions]
    if any(m.kind == "harmless" and m.says(*_OF_ALL) for m in said) or all(query.by == "flow" for query in told[i]):
        return False  # "rare earth exports in June 2025, and what was export growth overall in June 2025"
    whom = any(m.kind == "party" or (m.kind in WHO and m.code != HOME) for m in said)
    placed = any(query.partners not in WORLD or query.reporter != HOME for query in others)
    owners = {query.reporter for query in others} - {HOME}
    theirs = bool(owners) and all(q.reporter == HOME and owners.isdisjoint(q.partners) for q in told[i])
    if theirs and not any(m.kind in WHO and m.code == HOME for m in said):
        return True  # "Japan's deficit with China in 2025 and surplus with the US in 2025"
    codes = {m.code for m in said if m.kind in WHO}
    if any(m.kind in ("books", "agency") for m in said) and any(codes & set(query.partners) for query in others):
        return True  # "the surplus with India in 2025, and what deficit does India report for 2025"
    goods = any(m.kind == "commodity" and m.code not in contexts for m in said)
    home = any(m.kind in WHO and m.code == HOME for m in said)
    balance = home and all(query.flow == "balance" for query in told[i])
    if balance and any(not query.all_goods for query in others):
        return False  # "crude from Russia in May; what was China's surplus in June": nobody's in goods
    own = goods and all(query.all_goods for query in others)  # "exports to ASEAN in 2025; soybean imports in June"
    abroad = all(query.reporter not in (HOME, *(one.reporter for one in others)) for query in told[i])
    of_goods = not goods and not abroad and any(not query.all_goods for query in others)
    return (placed and not whom and not own) or of_goods  # another's books, of which no goods are told, are of all


def _of_theirs(
    i: int, groups: list[Group], told: list[tuple[Query, ...]], contexts: frozenset[str]
) -> tuple[Query, ...]:
    """Its queries, of the partner and the goods of the one before it that may be meant."""
    of = next((query for one in reversed(told[:i]) for query in one if query.flow in _TRADED), None)
    if of is None or not _may_be_theirs(i, groups, told, contexts) or of.operation in _AMONG or of.reporter != HOME:
        return told[i]
    same = [query.with_(partners=of.partners) if query.of_all else query for query in told[i]]
    goods = of.commodities
    return tuple(q.with_(commodities=goods) if q.all_goods and q.flow == of.flow else q for q in same)


def _alike(query: Query, one: object) -> bool:
    """Whether they ask the same, though of other partners or goods, and of a rate for an amount."""
    if not isinstance(one, Query) or (query.flow, query.periods) != (one.flow, one.periods):
        return False
    plain = query.operation in FIGURES and one.operation in FIGURES
    if query.operation == "growth" and one.by != query.by:
        return False  # "growth on the previous month", which an amount was read as
    return plain or (query.operation, query.by, query.condition) == (one.operation, one.by, one.condition)
