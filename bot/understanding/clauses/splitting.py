"""A frame -> its clauses: several questions in one text are answered one by one, sharing what is said once."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from bot.model import HOME
from bot.understanding.clauses import measures
from bot.understanding.clauses.after_amount import (
    after_amount,
    comma_before,
    price_beside,
    rate_alone,
    rated,
    value_and_growth,
    without_bound,
)
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
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.each_own import each_dated, each_with_its_own, flows_at_their_times
from bot.understanding.clauses.joined_flows import (
    at_the_same_times,
    beside_goods,
    between_the_two,
    both_ways,
    each_way,
    in_one_breath,
    of_two,
    one_question,
    owned_on,
    turned,
    turned_round,
    with_somebody,
)
from bot.understanding.clauses.leaving_out import beside_the_rest
from bot.understanding.clauses.of_each import (
    books_ahead,
    checked_alike,
    headed,
    of_both_indices,
    of_one_partner,
    rate_of_goods,
    said_of_both,
)
from bot.understanding.clauses.sentences import TOPIC, asks, has_topic, sentences
from bot.understanding.words.frame import Frame, Part
from bot.understanding.words.kinds import BALANCES, WHO

_PARTING = frozenset(",;.?!:")
_PARTED_BY = frozenset({"with", "covered", "relative", "save"})
_VALUES = frozenset({"value", "level"})
_WHICH = frozenset({"relative", "covered", "of_which", "summed", "sum"})  # of one of which is asked what is in it
_FEW = 3  # places
_ONCE: Final = ("flow", "period", "extreme", "direction")  # kinds of which one question has one
_BARE: Final = ("flow", "period", "conj", "harmless", "question")


def split(frame: Frame, contexts: frozenset[str]) -> tuple[Clause, ...]:
    """One clause for most; several where each part names its own topic and something of its own beside it."""
    if (halves := told_and_asked(frame)) is not None:
        return (Clause(frame, halves[1], leaning=True),)
    measured = frame.has_any("unit", "measure", "growth", "more") or frame.says("spending")
    one = _of_one(frame)
    pieces: list[Part] = [] if not one else measures.by_measure(frame.mentions) if measured else [frame.mentions]
    for sentence in () if pieces else map(at_the_same_times, sentences(frame)):
        parts = each_with_its_own(sentence) or measures.each_of_two_times(sentence) or year_of_both(sentence)
        parts = (
            parts
            or measures.each_stretch(sentence)
            or measures.at_each_time(sentence)
            or of_both_indices(sentence)
            or headed(sentence)
            or _parts(frame, sentence, contexts)
        )
        pieces.extend(one for piece in parts for one in measures.by_measure(piece))
    if len(pieces) > 1:
        pieces = rate_of_goods(said_of_both(checked_alike(books_ahead(frame, pieces)), contexts))
        pieces = measures.balanced_with(pieces) if len(pieces) > 2 else pieces
        pieces = owned_on([each_way(frame, piece) for piece in of_one_partner(between_the_two(pieces))])
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
    return len(frame.all("place")) + len(frame.all("demonym")) < _FEW and frame.said.isdisjoint(_PARTED_BY)


def _parts(frame: Frame, mentions: Part, contexts: frozenset[str]) -> list[Part]:
    said = frame.said
    if ("between" in said and gap_between(mentions)) or ("jointly" in said and summed_goods(mentions)):
        return [mentions]
    each = after_amount(frame, mentions)
    each = price_beside(frame, mentions) if each is None and "price" in said else each
    if each is not None:
        return each
    two = beside_the_rest(mentions) if "rest" in said else None
    if (two := two or (None if said.isdisjoint(_VALUES) else value_and_growth(mentions))) is not None:
        return [shared(two[0], two[1]), shared(two[1], two[0])]
    if (summed := summed_pair(mentions)) is not None:
        return [summed]
    joints = [i for i, m in enumerate(mentions) if i and m.is_("conj", "and", "plus")]
    for i in joints:
        if series_beside(mentions[:i], mentions[i + 1 :], contexts):
            return [mentions[:i], mentions[i + 1 :]]
    if (ends := both_ends(mentions)) is not None:
        return [*course_and_ends(mentions, (shared(ends[0], ends[1]), shared(ends[1], ends[0])))]
    if not said.isdisjoint(_WHICH) and (members := of_which(mentions)) is not None:
        return [*members]
    for i in joints:
        left, right = mentions[:i], mentions[i + 1 :]
        for holds, made, further in AT_A_JOINT:
            if found := holds(left, right):
                first, *others = made(left, right, found)
                return [*(_parts(frame, first, contexts) if further else (first,)), *others]
    commas = [i for i in range(1, len(mentions)) if comma_before(frame, mentions, i)]
    if (each := each_dated(mentions, sorted({*joints, *commas}))) is not None:
        return each
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
            return [mentions[:i], mentions[i:]]
    kinds = {m.kind for m in mentions}
    compared = not {(m.kind, m.code) for m in mentions}.isdisjoint(COMPARING)
    if compared or "more" in kinds or "extreme" in kinds or _exceeds(mentions):
        return _amount_and_rate(frame, mentions, contexts) or [mentions]
    cuts = [
        i for i, m in enumerate(mentions)
        if (m.is_("conj", "and", "plus") or i in commas) and not _left_open(mentions, i)
        and not (_in_list(mentions, i) or _goes_on(mentions, i) or _rated_first(mentions, i, (*joints, *commas)))
        and not measures.closes_before(mentions[i:])
        and (has_topic(mentions[:i]) or _rate_elsewhere(mentions[:i]))
        and (has_topic(measures.without_its_whole(mentions[:i], mentions[i:])) or _deals(mentions[:i], mentions[i:]))
    ]  # fmt: skip
    for i in joints:
        # "..., and how much of that from Brazil?": a second question that leans on the first
        if asks(mentions[:i]) and _asks_on(mentions[:i], mentions[i + 1 :]):
            if both_ways(mentions[:i], mentions[i + 1 :]):
                return [mentions]
            left = measures.dated_by(mentions[:i], mentions[i:])
            right = timed_since(left, measures.of_that_balance(left, mentions[i:]))
            return [*_parts(frame, (*left, *measures.currency_of_all(mentions)), contexts), right]
    if (both := _amount_and_rate(frame, mentions, contexts)) is not None:
        return both
    for cut in cuts:
        left, right = mentions[:cut], mentions[cut:]
        if _differ(left, right, contexts):
            return [
                *_parts(frame, shared(left, right), contexts),
                *_parts(frame, shared((*governing(left, right), *right), left, closing=False), contexts),
            ]
    return [mentions]


def _exceeds(mentions: Part) -> bool:
    """`対ASEAN輸出は昨年、対EU輸出を上回ったか`: said at the end, of two things and of no amount."""
    last = [m for m in mentions if m.kind not in ("harmless", "fragment")][-1:]
    over = bool(last) and last[0].is_("compare", "above", "below", "pass")
    return over and not any(m.kind in ("number", "scale") for m in mentions)


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
            dated = any(n.kind == "period" for n in growth)  # "plus growth in H1": of another time
            course = any(".." in n.code for n in left if n.kind == "period")  # "exports 2023-2025, and growth in 2025"
            apart = dated and (course or not m.is_("conj", "and"))
            whose = tuple(n for n in left if n.kind != "period") if apart else left
            whose = (*since_told(without_bound(whose), growth),)
            return [*_parts(frame, shared(left, growth), contexts), (*whose, *growth)]
    return None


def _left_open(mentions: Part, i: int) -> bool:
    """`Exports to and imports from the US`: a preposition stands before `and`, and its place after it."""
    last = next((m for m in reversed(mentions[:i]) if not m.is_("harmless")), None)
    return last is not None and last.is_("prep", "to", "from", "with")


def _in_list(mentions: Part, i: int) -> bool:
    """`Exports to Japan and Korea in May, and the balance with each`: places of one list stand on either side."""
    before = next((m for m in reversed(mentions[:i]) if not m.is_("harmless")), None)
    after = [m for m in mentions[i + mentions[i].is_("conj") :] if not m.is_("harmless")][:3]
    governed = [m.code for m in mentions[:i] if m.is_("prep", "to", "from", "with")][-1:]
    again = bool(after) and after[0].kind == "prep" and [after[0].code] == governed
    after = after[1:] if again else after[:2]  # "to China and to the United States"
    named = bool(after) and after[0].kind in (WHO if again else ("place",))  # "в ЕС и в США"
    listed = before is not None and before.kind in WHO and named
    return listed and not (len(after) > 1 and after[1].kind in TOPIC)


def _goes_on(mentions: Part, i: int) -> bool:
    """`Soy from Brazil in 2025, and from Argentina, and iron ore`: one more place of what was asked, before the joint
    that another topic stands behind."""
    after = [m for m in mentions[i + mentions[i].is_("conj") :] if not m.is_("harmless")][:4]
    led = [m.kind for m in after[:2]] == ["prep", "place"] and any(m.kind in WHO for m in mentions[:i])
    rest = after[3:] if [m.kind for m in after[2:3]] == ["period"] else after[2:]
    return led and bool(rest) and rest[0].is_("conj", "and", "plus")


def _rated_first(mentions: Part, i: int, cuts: tuple[int, ...]) -> bool:
    """`Exports in July, year on year, plus the surplus`: a rate between two joints is of what stands before it."""
    following = min((cut for cut in cuts if cut > i), default=i)
    content = [m for m in mentions[i:following] if m.kind not in ("harmless", "conj")]
    return bool(content) and all(m.kind == "growth" for m in content)


def _rate_elsewhere(mentions: Part) -> bool:
    """`..., growth to the US that month, ...`: a rate, where to, and the flow of what was asked before it."""
    kinds = {m.kind for m in mentions}
    return {"growth", "prep"} <= kinds and bool(kinds & set(WHO)) and not has_topic(mentions)


def _asks_on(left: Part, mentions: Part) -> bool:
    """A question word opens, after fillers, and no topic of its own follows."""
    content = [m for m in mentions if m.kind not in ("harmless", "prep", "deictic", "self")]
    opens = bool(content) and (
        content[0].is_("question", "how_much", "what", "who", "how") or content[0].is_("op", "how_fast", "why")
    )
    if content and content[-1].is_("question", "how_much") and any(m.kind in WHO for m in content):
        opens = any(m.is_("question", "how_much") for m in left)  # LNG进了多少，其中俄罗斯的多少
    said = any(m.kind in ("place", "demonym", "growth", "direction", "measure") or m.is_("op", "why") for m in content)
    if not has_topic(left):  # "what did Germany ship there, and how much came back": a verb asks for the other flow
        said = turned(left, mentions)
    return opens and said and not has_topic(mentions)


def gap_between(mentions: Part) -> bool:
    """`The gap between A and B` sets two things against each other; it asks one question."""
    content = [m for m in mentions if m.kind != "harmless"]
    return any(
        one.kind == "flow" and any(code == "between" for _, code in two.meanings) for one, two in pairwise(content)
    )


def _deals(left: Part, right: Part) -> bool:
    """`The surplus with the US and the growth of sales to Africa`: a balance, then buying or selling elsewhere."""
    told = {m.code for m in left if m.kind in ("place", "demonym")}
    elsewhere = any(m.kind in ("place", "demonym") and m.code not in told for m in right)
    return elsewhere and any(m.kind == "verb" for m in right) and any(m.code in BALANCES for m in left)


def _differ(left: Part, right: Part, contexts: frozenset[str]) -> bool:
    """Each side says something beside its topic that the other does not: a place, a way of asking, other goods."""
    goods = [{m.code for m in side if m.kind == "commodity"} for side in (left, right)]
    places = [{m.code for m in side if m.kind in ("place", "demonym")} for side in (left, right)]
    if flows_at_their_times(left, right) or (beside_goods(left, right) and not one_question(left, right)):
        return True
    if one_question(left, right):
        return False
    asks = [
        {m.kind for m in side if m.kind in ("growth", "measure") or m.is_("op", "how_fast", "average", "streak")}
        for side in (left, right)
    ]
    flows = [{m.code for m in side if m.kind == "flow"} for side in (left, right)]
    other = goods[0] and goods[1] and goods[0] != goods[1]
    if other or turned_round(left, right) or (not flows[1] and _deals(left, right)) or _rate_elsewhere(left):
        return True
    if not flows[0] or not flows[1]:
        if goods[1] and not goods[0] and all(with_somebody(side) for side in (left, right)):
            return True
        bare = goods[0] if not flows[0] else goods[1]  # "let's talk cars: how many were exported" is one question
        return bool(goods[0] ^ goods[1]) and bool(flows[0] or flows[1]) and bare <= contexts
    told = flows[0] == {"trade"} and flows[1] <= {"export", "import"} and any(m.kind == "period" for m in left)
    theirs = any(m.says("its") for m in right) and not any(m.kind == "deictic" for m in right) and places[0] - {HOME}
    if told and right[0].is_("conj", "and") and not theirs:  # "trade with the EU in 2025 and its exports there"
        return True
    if flows[0] == {"trade"} and flows[1] & BALANCES and not any(m.kind == "question" for m in left):
        return False  # 台湾との貿易、去年は中国がいくらの赤字: what is spoken of, then what is asked
    if "total" in (flows[0] ^ flows[1]):
        return True
    if "balance" in (flows[0] | flows[1]) or {"surplus", "deficit"} & (flows[0] | flows[1]):
        if asks[0] and len(flows[0] | flows[1]) > 2 and in_one_breath(left, right):
            return False  # "average exports, imports and surplus"
        return flows[0] != flows[1] or (places[0] != places[1] and all(of_two(side) for side in (left, right)))
    return (bool(places[1] - places[0]) and bool(places[0])) or (asks[0] != asks[1] and not in_one_breath(left, right))
