"""`Exports to Spain in December 2024, what came from it?`, `to the US & yoy; imports from the US & yoy; June 2025`:
both ways of a trade, each in a part of its own, of which the second names nobody or has its own rate -> a piece each.

The text is read as a row of parts, each of which says which way goods went: by its flow, a verb of selling or buying,
or no more than `to` or `from`. What points back (`from it`, `from both`, `in return`) is whom the part before it named;
`likewise ASEAN` is all that was asked before, of another partner. Where a single word of the text has no place in such
a row, it is none, and other rules read it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.model import HOME
from bot.understanding.clauses.dealt import POINTING, WAY_OF, Deal, dealt
from bot.understanding.words.frame import Frame, Mention, Part
from bot.understanding.words.kinds import ONE_WAY, OTHER_WAY, WHO

_TOWARDS: Final = {"export": "to", "import": "from"}
_SIGNS: Final = frozenset((",", ";", "?", ":", "，", "；", "？", "：", ".", "。"))
_STRONG: Final = frozenset((";", "；", "?", "？"))
_FEWEST: Final = 2


def deals_listed(frame: Frame) -> list[Part] | None:
    """A piece for each part, and one for its rate; None for any other text."""
    if frame.leftover or not _may_be(frame):
        return None
    chunks = _chunks(frame)
    deals: list[Deal] = []
    waiting: list[Mention] = []  # partners ahead of what tells the way
    ahead: list[Mention] = []  # a time ahead of all
    for chunk, joint in chunks:
        deal = dealt(chunk)
        if deal is None:
            return None
        deal.plus = joint in ("plus", ",+")
        deal.summed = joint == "plus"
        if waiting:
            deal.whom, waiting = [*waiting, *deal.whom], []
        if deals and _one_more(deals[-1], deal):
            deals[-1].whom.extend(deal.whom)
            deals[-1].times.extend(deal.times)
        elif deal.way or deal.same or deal.back:
            deal.times = deal.times or ([] if deals else ahead)
            deals.append(deal)
        elif not deals:
            if deal.rate is not None or deal.points or (deal.times and deal.whom):
                return None
            waiting, ahead = deal.whom, ahead or deal.times
        elif not _added(deals[-1], deal, joint):
            return None
    return _pieces(deals) if not waiting else None


def _may_be(frame: Frame) -> bool:
    """Whether two ways may be told at all, and something of the kind is looked for."""
    if len(frame.mentions) < 5 or not frame.has_any(*WHO) or not frame.has("period"):
        return False
    ways = {WAY_OF[code] for code in (frame.codes("verb") | frame.codes("prep")) & WAY_OF.keys()}
    ways |= frame.codes("flow") & {*ONE_WAY}
    return len(ways) > 1 or frame.has("deictic", "other_one", "same", "there", "them") or frame.says(*POINTING)


def _chunks(frame: Frame) -> list[tuple[list[Mention], str]]:
    """What stands between joints and signs, each with the joint before it."""
    found: list[tuple[list[Mention], str]] = []
    last, joint = -1, ""
    for m in frame.mentions:
        signs = {token.norm for token in frame.tokens[last + 1 : m.first]} & _SIGNS
        joint = joint or (";" if signs & _STRONG else "," if signs else "")
        last = m.last
        if m.kind == "conj" and m.code in ("and", "plus", "minus"):
            joint = ";" if joint == ";" else ",+" if joint and m.code == "plus" else m.code
            continue
        if not found or joint:
            found.append(([], joint))
        found[-1][0].append(m)
        joint = ""
    return found


def _one_more(before: Deal, deal: Deal) -> bool:
    """`The gap between exports to Vietnam and to Thailand`: the second of the two, with its preposition."""
    second = before.reckoned is not None and before.way == deal.way and len(before.whom) == len(deal.whom) == 1
    return second and deal.head is deal.prep and deal.rate is None and not (before.times and deal.times)


def _added(before: Deal, deal: Deal, joint: str) -> bool:
    """Whether a chunk that says no way goes on with the one before it: one more of a list of partners, a rate, a time
    of all."""
    if deal.points or (deal.whom and (deal.rate is not None or before.rate is not None)):
        return False
    if deal.rate is not None:
        if before.rate is not None:
            return False
        before.rate = deal.rate
        before.said = [*before.said, *deal.said]
        return joint not in (";",)
    if deal.whom and (not before.whom or (before.times and (deal.times or not before.same))):
        return False
    before.whom.extend(deal.whom)
    if deal.times and before.times:
        return False
    before.times.extend(deal.times)
    before.said = [*before.said, *deal.said]
    return True


def _pieces(deals: list[Deal]) -> list[Part] | None:
    """The parts with what they take from one another; None where they are no such row."""
    done: list[Deal] = []
    for deal in deals:
        if not (_repeated(deal, done) if deal.same else _told_on(deal, done)):
            return None
    ways = {deal.way for deal in done}
    rated = [deal.rate is not None for deal in done]
    if "" in ways or len(ways) < _FEWEST or (any(rated) and not all(rated)):
        return None
    if not (_told(done) and _timed(done)):
        return None
    found: list[Part] = []
    for deal in done:
        base = _piece(deal)
        found += [base] if deal.level else []
        if deal.reckoned is not None:
            if len(deal.whom) != _FEWEST or deal.rate is not None:
                return None
            found.append(_reckoned(deal, base))
        found += [(*base, deal.rate)] if deal.rate is not None else []
    return found


def _reckoned(deal: Deal, base: Part) -> Part:
    """What the two of a part come to, or lie apart."""
    op, (one, two) = deal.reckoned, [m for m in base if m.kind in WHO]
    joint = replace(two, kind="conj", code="and", others=())
    rest = [m for m in base if m.kind not in (*WHO, "period")]
    return (*([op] if op is not None else []), *rest, one, joint, two, *deal.times)


def _repeated(deal: Deal, done: list[Deal]) -> bool:
    """Adds all that was asked before, of whom `likewise ASEAN` names."""
    if not (done and deal.whom) or deal.way or deal.times or deal.rate or any(one.same for one in done):
        return False
    done += [replace(one, whom=list(deal.whom), points=False, same=True) for one in [*done]]
    return True


def _told_on(deal: Deal, done: list[Deal]) -> bool:
    """Adds a part, with whom it points at."""
    if deal.back:
        if not done or done[-1].foreign or deal.whom:
            return False
        deal.way = deal.way or OTHER_WAY[done[-1].way]
        if deal.way == done[-1].way:
            return False
    if deal.told_on and not deal.whom and done and done[-1].foreign:  # "how much did it sell to it"
        deal.way, deal.foreign = OTHER_WAY[deal.way], True
        deal.said = [*(m for m in done[-1].said if m.kind in WHO), *deal.said]
    if done and deal.said[0].is_("prep", "of"):  # "the sum of exports, and of imports from them"
        deal.reckoned = done[-1].reckoned
    if not deal.whom and not _pointed(deal, done):
        return False
    done.append(deal)
    return True


def _pointed(deal: Deal, done: list[Deal]) -> bool:
    """Whether a part that names nobody is of those before it: it points at them, or asks what was bought in turn."""
    if not done:
        return False
    asked = deal.led and any(m.kind == "question" for m in deal.said)
    if not (deal.points or (asked and done[-1].way != deal.way)):
        return False
    row = [one for one in done if not one.same]
    named = list({m.code: m for one in (row if deal.several else row[-1:]) for m in one.whom}.values())
    if deal.pair and len(named) != _FEWEST:
        return False
    times = {m.code for one in row for m in one.times}
    if len(named) > 1 and not (deal.several and (deal.times or len(times) < _FEWEST)):
        return False  # "to Vietnam in 2024 and to India in 2025, and from both": of which time
    deal.points, deal.whom = True, named
    return bool(named)


def _told(deals: list[Deal]) -> bool:
    """Whether something in the row is read by no other rule: who is pointed at, a rate of each, a joint that adds."""
    plus = any(deal.plus for deal in deals)
    whom = {tuple(m.code for m in deal.whom) for deal in deals}
    times = [tuple(m.code for m in deal.times) for deal in deals]
    if any(deal.summed for deal in deals) and len(whom) == 1 and not all(times):
        return False  # "exports to plus imports from the US": what they come to
    plain = not any(deal.led or deal.same or deal.reckoned or deal.rate for deal in deals)
    if plain and len(deals) == _FEWEST and len(whom) == 1 and deals[1].several and not deals[1].times:
        return False  # "exports to Japan and Korea in May, plus imports from each": both flows of both
    rated = all(deal.rate is not None for deal in deals)
    return rated or plus or any(deal.points or deal.led or deal.same for deal in deals)


def _timed(deals: list[Deal]) -> bool:
    """Gives each part its time, which is its own or that of all."""
    own = [deal for deal in deals if deal.times]
    if not own or any(len(deal.times) > 1 for deal in deals):
        return False
    told = own[0].times
    for deal in deals:
        told = deal.times or told
        deal.times = told
    return True


def _piece(deal: Deal) -> Part:
    """Its words as a flow, whom it is with and when; as they are, where its place leads no word of direction."""
    head = deal.head
    if deal.foreign and head is not None:  # whose books tell it, other rules know
        who = next((m for m in deal.said if m.kind in WHO and m.code != HOME), head)
        home = next((m for m in deal.said if m.kind in WHO and m.code == HOME), head)
        prep = replace(head, kind="prep", code="to" if head.code == "sell" else "from", others=())
        return (who, head, prep, home, *deal.times)
    at = head if head is not None else deal.said[0]
    flow = at if at.kind == "flow" else replace(at, kind="flow", code=deal.way, others=(), value=None)
    flow = replace(flow, code=deal.way)
    before = [m for m in deal.whom if m.first < flow.first and not (deal.points or deal.same)]
    if len(before) == 1 and head is not None and head.kind == "flow" and not any(m.kind == "prep" for m in deal.said):
        return (*before, flow, *deal.times)  # "Canada exports": whose they are, other rules tell
    prep = replace(flow, kind="prep", code=_TOWARDS[deal.way], others=(), value=None)
    whom = [replace(m, kind="place", others=()) for m in deal.whom]
    return (flow, prep, *whom, *deal.times)
