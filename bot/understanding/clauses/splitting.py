"""A frame -> its clauses: several questions in one text are answered one by one, sharing what is said once."""

from __future__ import annotations

from typing import Final

from bot.understanding.clauses import measures
from bot.understanding.clauses.after_amount import (
    after_amount,
    comma_before,
    price_beside,
    rate_alone,
    rated,
    value_and_growth,
    value_beside,
    without_bound,
)
from bot.understanding.clauses.all_or_both import all_or_both
from bot.understanding.clauses.aspects_listed import aspects_listed
from bot.understanding.clauses.at_a_joint import AT_A_JOINT, governing, shared, since_told, timed_since, year_of_both
from bot.understanding.clauses.beside_question import summed_after_course, told_and_asked
from bot.understanding.clauses.both_ends import (
    COMPARING,
    best_beside,
    both_ends,
    course_and_ends,
    listed_beside_all,
    of_which,
    ranked_beside,
    series_beside,
    summed_goods,
    summed_pair,
)
from bot.understanding.clauses.bounds import distance_behind, exceeds, months_of_all
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.deals_listed import deals_listed
from bot.understanding.clauses.differing import (
    differ,
    each_by_how_much,
    gap_between,
    in_money_and_percent,
    rate_elsewhere,
)
from bot.understanding.clauses.each_own import each_with_its_own
from bot.understanding.clauses.joined_flows import (
    at_the_same_times,
    between_the_two,
    both_ways,
    each_way,
    owned_on,
    turned,
)
from bot.understanding.clauses.leaving_out import beside_the_rest
from bot.understanding.clauses.list_goes_on import goes_on, in_list, left_open
from bot.understanding.clauses.listed_flows import flows_listed
from bot.understanding.clauses.of_each import (
    books_ahead,
    checked_alike,
    headed,
    of_all_goods,
    of_both_indices,
    of_one_partner,
    rate_of_goods,
    said_of_both,
)
from bot.understanding.clauses.of_one_thing import of_one_thing
from bot.understanding.clauses.said_of_both import foretold_too, rate_of_flows
from bot.understanding.clauses.sentences import asks, has_topic, sentences, whole_ahead
from bot.understanding.clauses.two_tellers import both_tell, from_the_other_side
from bot.understanding.clauses.which_time import each_flow_in_its_time
from bot.understanding.words.frame import Frame, Part, holds, holds_any, holds_only, said_in
from bot.understanding.words.in_order import rows_of
from bot.understanding.words.kinds import WHO

_PARTING = frozenset(",;.?!:")
_PARTED_BY = frozenset({"with", "covered", "relative", "save"})
_VALUES = frozenset({"value", "level"})
_WHICH = frozenset({"relative", "covered", "of_which", "summed", "sum"})  # of one of which is asked what is in it
_FEW = 3  # places
_ENDING = 2  # words
_ONCE: Final = ("flow", "period", "extreme", "direction")  # kinds of which one question has one
_BARE: Final = ("flow", "period", "conj", "harmless", "question")


def split(frame: Frame, contexts: frozenset[str]) -> tuple[Clause, ...]:
    """One clause for most; several where each part names its own topic and something of its own beside it."""
    several = not of_one_thing(frame)
    if several and (halves := told_and_asked(frame)) is not None:
        return (Clause(frame, halves[1], leaning=True),)
    if several and (listed := deals_listed(frame) or aspects_listed(frame) or all_or_both(frame)) is not None:
        return tuple(Clause(frame, piece) for piece in listed)
    measured = frame.has_any("unit", "measure", "growth", "more") or frame.says("spending")
    one = _of_one(frame)
    pieces: list[Part] = [] if not one else measures.by_measure(frame.mentions) if measured else [frame.mentions]
    for sentence in () if pieces else map(at_the_same_times, sentences(frame)):
        parts = (
            flows_listed(frame, sentence)
            or each_with_its_own(sentence)
            or measures.each_of_two_times(sentence)
            or year_of_both(sentence)
            or each_flow_in_its_time(sentence)
            or measures.each_stretch(sentence)
            or measures.at_each_time(sentence)
            or of_both_indices(sentence)
            or headed(sentence)
            or _parts(frame, sentence, contexts)
        )
        pieces.extend(one for piece in parts for one in measures.by_measure(piece))
    if len(pieces) > 1:
        pieces = rate_of_flows(pieces)
        pieces = of_all_goods(rate_of_goods(said_of_both(checked_alike(books_ahead(frame, pieces)), contexts)))
        pieces = owned_on([each_way(frame, piece) for piece in of_one_partner(between_the_two(pieces))])
        pieces = from_the_other_side(pieces)
    last = pieces[-1][-_ENDING:] if len(pieces) > 1 else ()
    both = [m for m in last if m.says("both_of_them") or (m is last[-1] and m.is_("deictic", "both"))]
    if both and all(holds(one, "commodity") for one in pieces):  # "..., tonnes of both", "..., both tonnages"
        pieces[-1] = tuple(m for m in pieces[-1] if m not in both)
    said = [m for m in (pieces[-1] if len(pieces) > 1 else ()) if m.kind != "harmless"]
    each = bool(said) and said[-1].is_("op", "each")  # 出口和顺差分别是多少
    lean = [i > 0 and each and all(m.kind in _BARE or m.is_("op") for m in one) for i, one in enumerate(pieces)]
    clauses = (Clause(frame, piece, leaning=leans) for piece, leans in zip(pieces, lean, strict=True))
    return tuple(clauses) or (Clause(frame, frame.mentions),)


def _of_one(frame: Frame) -> bool:
    """Whether one thing is asked for and at one time at most, with nothing that joins or parts: most questions."""
    if not _PARTING.isdisjoint([token.norm for token in frame.tokens[:-1]]) or frame.has("conj"):
        return False
    if frame.says("rest") or of_both_indices(frame.mentions) or any(len(frame.all(kind)) > 1 for kind in _ONCE):
        return False
    if len(frame.all("demonym")) > 1 and holds_any(frame.mentions, "compare", "op"):
        return False  # "were Korea's exports larger than Taiwan's"
    return len(frame.all("place")) + len(frame.all("demonym")) < _FEW and frame.said.isdisjoint(_PARTED_BY)


def _parts(frame: Frame, mentions: Part, contexts: frozenset[str]) -> list[Part]:
    """The parts of one sentence: the first rule that parts it, or says that it is one question, wins."""
    if (found := _of_kinds(frame, mentions)) is not None:
        return found
    joints = [i for i, m in enumerate(mentions) if i and m.is_("conj", "and", "plus") and not _when(mentions[:i])]
    if (found := _at_a_joint(frame, mentions, joints, contexts)) is not None:
        return found
    commas = [i for i in range(1, len(mentions)) if comma_before(frame, mentions, i) and not _when(mentions[:i])]
    breaks = sorted({*joints, *commas})
    if (found := _with_all_of_them(mentions, joints, commas)) is not None:
        return found
    kinds = {m.kind for m in mentions}
    compared = not {(m.kind, m.code) for m in mentions}.isdisjoint(COMPARING)
    compared = compared or _which_of_both(mentions)
    if compared or "more" in kinds or "extreme" in kinds or exceeds(mentions) or months_of_all(mentions):
        return _amount_and_rate(frame, mentions, contexts) or [mentions]
    if (found := _asked_on(frame, mentions, joints, contexts)) is not None:
        return found
    if (both := _amount_and_rate(frame, mentions, contexts)) is not None:
        return both
    for cut in breaks:
        left, right = mentions[:cut], mentions[cut:]
        if _may_be_cut(mentions, cut, joints, commas) and differ(left, right, contexts):
            return [
                *_parts(frame, shared(left, right), contexts),
                *_parts(frame, shared((*governing(left, right), *right), left, closing=False), contexts),
            ]
    return [mentions]


def _which_of_both(mentions: Part) -> bool:
    """`Average exports and imports in 2025, which was higher`: of the two flows told before."""
    said = [m for m in mentions if m.kind != "harmless"]
    asked = (
        len(said) > _ENDING and said[-2].is_("question", "what") and any(kind == "more" for kind, _ in said[-1].others)
    )
    return asked and {m.code for m in said if m.kind == "flow" and m.first < said[-2].first} >= {"export", "import"}


def _of_kinds(frame: Frame, mentions: Part) -> list[Part] | None:
    """What words of one kind part, wherever they stand: an amount and its price, a value and its growth; or hold
    together: a gap between two."""
    said = frame.said
    if ("between" in said and gap_between(mentions)) or ("sum" in said and summed_goods(mentions)):
        return [mentions]
    if "says" in said and both_tell(mentions):
        return [mentions]
    each = (each_by_how_much(mentions) if "difference" in said else None) or in_money_and_percent(mentions)
    each = each or after_amount(frame, mentions)
    each = price_beside(frame, mentions) if each is None and "price" in said else each
    each = value_beside(mentions) if each is None and "value" in said else each
    if each is not None:
        return each
    two = beside_the_rest(mentions) if "rest" in said else None
    if (two := two or (None if said.isdisjoint(_VALUES) else value_and_growth(mentions))) is not None:
        return [shared(two[0], two[1]), shared(two[1], two[0])]
    summed = summed_pair(mentions)
    return [summed] if summed is not None else None


def _at_a_joint(frame: Frame, mentions: Part, joints: list[int], contexts: frozenset[str]) -> list[Part] | None:
    """What an `and` parts: two series, the two ends of a course, a whole and what is in it."""
    for i in joints:
        left, right = mentions[:i], mentions[i + 1 :]
        if foretold_too(left, right):
            return [left, (*(m for m in left if m.kind != "growth"), *right)]
        if series_beside(left, right, contexts) or distance_behind(left, right):
            return [left, right]
    if (ends := both_ends(mentions)) is not None:
        return [*course_and_ends(mentions, (shared(ends[0], ends[1]), shared(ends[1], ends[0])))]
    if not frame.said.isdisjoint(_WHICH) and (members := of_which(mentions)) is not None:
        return [*members]
    rows = rows_of(said_in(mentions)) if joints else 0
    for i in joints:
        left, right = mentions[:i], mentions[i + 1 :]
        for found_in, made, further in AT_A_JOINT.among(rows):
            if found := found_in(left, right):
                first, *others = made(left, right, found)
                return [*(_parts(frame, first, contexts) if further else (first,)), *others]
    return None


def _with_all_of_them(mentions: Part, joints: list[int], commas: list[int]) -> list[Part] | None:
    """A course and its sum, some beside all, an order and its best."""
    for i in commas:
        if (with_sum := summed_after_course(mentions[:i], mentions[i:])) is not None:
            return [*with_sum]
        if mentions[i].is_("prep") and listed_beside_all(mentions[:i], mentions[i:]):
            return [mentions[:i], (*(m for m in mentions[:i] if not m.is_("op", "sum")), *mentions[i:])]
    for i in sorted({*joints, *commas}):
        if i in joints and best_beside(mentions[:i], mentions[i + 1 :]):
            own = ("op", "question", *("period" for one in mentions[i:] if one.kind == "period"))
            whole = tuple(one for one in mentions[:i] if one.kind not in own)
            return [mentions[:i], (*whole, *mentions[i + 1 :])]
        if ranked_beside(mentions[:i], mentions[i:]):
            goods = [m for m in mentions[:i] if m.kind == "commodity"]
            timed = bool(goods) and not holds(mentions[i:], "period")  # without goods it leans on all that was told
            return [mentions[:i], (*goods, *(m for m in mentions[:i] if timed and m.kind == "period"), *mentions[i:])]
    return None


def _when(left: Part) -> bool:
    """トランプ関税後、対米輸出は: when it was, and no question of its own."""
    return left[-1].means("time", "after_post", "before_post") and not holds_any(left, "flow", "question")


def _may_be_cut(mentions: Part, i: int, joints: list[int], commas: list[int]) -> bool:
    """Whether a topic of its own stands on either side of a joint or a comma, and no list goes on over it."""
    left, right = mentions[:i], mentions[i:]
    if left_open(mentions, i) or in_list(mentions, i) or goes_on(mentions, i) or whole_ahead(left, right):
        return False
    if _rated_first(mentions, i, (*joints, *commas)) or measures.closes_before(right):
        return False
    told = has_topic(left) or rate_elsewhere(left) or holds(left, "op", "happened")
    return told and has_topic(measures.without_its_whole(left, right))


def _asked_on(frame: Frame, mentions: Part, joints: list[int], contexts: frozenset[str]) -> list[Part] | None:
    """`..., and how much of that from Brazil?`: a second question that leans on the first."""
    for i in joints:
        if asks(mentions[:i]) and _asks_on(mentions[:i], mentions[i + 1 :]):
            if both_ways(mentions[:i], mentions[i + 1 :]):
                return [mentions]
            left = measures.dated_by(mentions[:i], mentions[i:])
            right = timed_since(left, measures.of_that_balance(left, mentions[i:]))
            return [*_parts(frame, (*left, *measures.currency_of_all(mentions)), contexts), right]
    return None


def _amount_and_rate(frame: Frame, mentions: Part, contexts: frozenset[str]) -> list[Part] | None:
    """`Exports and imports in June, and their growth`, `and how many percent more is that`: amounts, rates. What is put
    in order by size has the rate of each beside it: one question."""
    if any(m.kind == "extreme" or m.is_("op", "rank", "record") for m in mentions):
        return None
    for i, m in enumerate(mentions):
        if m.kind not in ("prep", "conj"):
            continue
        after = next((n.kind for n in mentions[i + 1 :] if n.kind != "harmless"), "")
        beside = m.is_("prep", "with") and after == "growth"
        joint = beside or m.is_("conj", "and", "plus")
        if i and joint and has_topic(mentions[:i]) and rate_alone(mentions[:i], mentions[i + 1 :]):
            left, growth = mentions[:i], rated(mentions[i + 1 :])
            dated = holds(growth, "period")  # "plus growth in H1": of another time
            course = any(".." in n.code for n in left if n.kind == "period")  # "exports 2023-2025, and growth in 2025"
            apart = dated and (course or not m.is_("conj", "and"))
            whose = tuple(n for n in left if n.kind != "period") if apart else left
            whose = (*since_told(without_bound(whose), growth),)
            return [*_parts(frame, shared(left, growth), contexts), (*whose, *growth)]
    return None


def _rated_first(mentions: Part, i: int, cuts: tuple[int, ...]) -> bool:
    """`Exports in July, year on year, plus the surplus`: a rate between two joints is of what stands before it."""
    following = min((cut for cut in cuts if cut > i), default=i)
    content = [m for m in mentions[i:following] if m.kind not in ("harmless", "conj")]
    return bool(content) and holds_only(content, "growth")


def _asks_on(left: Part, mentions: Part) -> bool:
    """A question word opens, after fillers, and no topic of its own follows."""
    content = [m for m in mentions if m.kind not in ("harmless", "prep", "deictic", "self")]
    opens = bool(content) and (
        content[0].is_("question", "how_much", "what", "who", "how") or content[0].is_("op", "how_fast", "why")
    )
    if content and content[-1].is_("question", "how_much") and holds_any(content, *WHO):
        opens = holds(left, "question", "how_much")  # LNG进了多少，其中俄罗斯的多少
    said = any(m.kind in ("place", "demonym", "growth", "direction", "measure") or m.is_("op", "why") for m in content)
    if not has_topic(left):  # "what did Germany ship there, and how much came back": a verb asks for the other flow
        said = turned(left, mentions)
    return opens and said and not has_topic(mentions)
