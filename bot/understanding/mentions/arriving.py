"""Goods that come to a country in words that tell other things too: `reached America`, `turned up in Germany`, `ordered
by Japan`."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.model import HOME
from bot.understanding.words.frame import Mention, holds, holds_any
from bot.understanding.words.kinds import INDICATORS, WHO

_WAYS: Final = ("to", "into")
_SMALL: Final = ("little", "determiner", "words", "goods")


def arriving_there(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Washington's number for Chinese goods arriving in December 2024`: the imports of those in whose books it is
    asked, from whose the goods are; behind the word no place stands in which they arrive."""
    books = next((m for m in mentions if m.kind == "agency"), None)
    at = next((i for i, m in enumerate(mentions) if m.says("arrived_goods")), 0)
    whose = next((m for m in reversed(mentions[:at]) if m.kind != "harmless"), None)
    if books is None or whose is None or whose.kind != "demonym" or whose.code == books.code:
        return mentions
    arriving, others = mentions[at], (*mentions[:at], *mentions[at + 1 :])
    dealt = any(m.kind in ("flow", "verb", "commodity") for m in others)
    if dealt or holds(mentions[at + 1 : at + 3], "place") or holds(mentions, "prep", "to"):
        return mentions
    flow = replace(whose, kind="flow", code="import", others=())
    led = replace(arriving, kind="prep", code="from", others=())
    place = replace(arriving, kind="place", code=whose.code, others=())
    return (*(flow if m is whose else m for m in mentions[:at]), led, place, *mentions[at + 1 :])


def reached(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`The goods that reached America from China`: what reaches a country comes into it."""
    found = list(mentions)
    for i, (m, where) in enumerate(pairwise(mentions)):
        if m.means("compare", "reach") and where.kind == "place" and where.first == m.last + 1:
            found[i] = replace(m, kind="prep", code="into", others=())
    return tuple(found)


def come_to(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`How much came to America from China`: right before a country it is a way, and no amount that a sum came to."""
    found = list(mentions)
    for i, (m, where) in enumerate(pairwise(mentions)):
        if m.says("coming_to") and where.kind == "place" and where.first == m.last + 1:
            found[i] = replace(m, kind="prep", code="into", others=())
    return tuple(found)


def delivered_in(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Tonnes de soja livrées en Chine`: where goods are delivered they come in, and nobody sells them from there."""
    found = list(mentions)
    for i, (m, led, where) in enumerate(zip(mentions, mentions[1:], mentions[2:], strict=False)):
        ahead = mentions[:i]
        alone = not holds_any(ahead, *WHO, "flow", "agency") and holds(ahead, "commodity")
        if m.says("delivered") and led.means("prep", "in") and where.kind == "place" and alone:
            found[i + 1] = replace(led, kind="prep", code="into", others=())
    return tuple(found)


def moved_there(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`How many goods moved to America`, `the cars that turned up in Russia`: the goods themselves went there, and no
    figure of theirs rose; where a flow is named, it is the flow that moved."""
    if holds(mentions, "flow"):
        return mentions
    found = list(mentions)
    for i, (m, led, where) in enumerate(zip(mentions, mentions[1:], mentions[2:], strict=False)):
        beside = led.first == m.last + 1 and where.first == led.last + 1 and where.kind == "place"
        way = led.is_("prep", *_WAYS) or (led.is_("prep", "in") and m.says("turning_up"))
        if m.kind == "direction" and beside and way and _goods_before(mentions[:i]):
            found[i] = replace(m, kind="harmless", code="little", others=())
            found[i + 1] = replace(led, code="into", others=())
    return tuple(found)


def _goods_before(before: tuple[Mention, ...]) -> bool:
    """Whether goods, and how many, are what stands right before a verb."""
    said = [m for m in before if not m.is_("harmless", *_SMALL) or m.says("kinds_of_goods")]
    goods = said[-1] if said else None
    if goods is None or (goods.kind == "commodity" and goods.code in INDICATORS):
        return False
    return goods.kind == "commodity" or goods.says("kinds_of_goods") or goods.is_("question", "how_much", "how_many")


def ordered_by(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`The goods that were ordered by America`: bought by a country, and not put in order."""
    for i, (be, m, who) in enumerate(zip(mentions, mentions[1:], mentions[2:], strict=False)):
        two = m.is_("op", "rank") and m.last == m.first + 1 and m.says("passive_order")
        if two and be.says("copula") and who.kind == "place" and who.first == m.last + 1:
            bought = replace(m, last=m.first, kind="verb", code="buy", others=())
            by = replace(m, first=m.last, kind="prep", code="by", others=())
            return (*mentions[: i + 1], bought, by, *mentions[i + 2 :])
    return mentions


def made_in(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Japan-made goods`, `made-in-China goods`: a name with such a word says whose goods they are, as an adjective."""
    found: list[Mention] = []
    for m in mentions:
        last = found[-1] if found else None
        if m.is_("harmless", "made_there") and last is not None and last.kind in WHO and last.last + 1 == m.first:
            found[-1] = replace(last, kind="demonym", last=m.last)
        elif m.kind in WHO and last is not None and last.is_("harmless", "made_in") and last.last + 1 == m.first:
            found[-1] = replace(m, kind="demonym", first=last.first)
        else:
            found.append(m)
    return tuple(found)


def shipments_got(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Shipments China gets from Europe`: the verb tells which way they go, and the noun only that goods do."""
    goods = next((m for m in mentions if m.is_("flow", "export") and m.says("goods")), None)
    if goods is None:
        return mentions
    for who, verb, led in zip(mentions, mentions[1:], mentions[2:], strict=False):
        got = verb.is_("verb", "buy", "get") and (led.is_("prep", "from") or verb.last > verb.first)
        if got and who.kind == "place" and who.last + 1 == verb.first and goods.first < who.first:
            return tuple(replace(m, kind="harmless", code="goods", others=()) if m is goods else m for m in mentions)
    return mentions


def come_home(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`German goods that entered China`: where the goods of another came to, and no import of his."""
    named = [m for m in mentions if m.kind in WHO]
    at = next((i for i, m in enumerate(mentions) if m.is_("flow", "import") and m.says("into_home")), None)
    if at is None or len(named) != 1 or named[0].code == HOME or holds(mentions, "commodity"):
        return mentions
    said = mentions[at]
    led = replace(said, last=said.last - 1, kind="prep", code="into", others=())
    return (
        *mentions[:at],
        led,
        replace(said, first=said.last, kind="place", code=HOME, others=()),
        *mentions[at + 1 :],
    )


def shipped_in(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Gas into China in May, piped and shipped`: which way the goods go is told, and the verb behind it says how."""
    where = next(
        (i for i, (m, n) in enumerate(pairwise(mentions)) if m.is_("prep", "into") and n.kind == "place"), None
    )
    if where is None or not holds(mentions[:where], "commodity") or holds_any(mentions, "flow", "question"):
        return mentions
    if holds_any(mentions[where + 2 :], *WHO) or holds(mentions[:where], "verb"):
        return mentions
    said = [m for m in mentions[where + 2 :] if m.is_("verb", "sell")]
    return tuple(replace(m, kind="harmless", code="words", others=()) if m in said else m for m in mentions)


def more_from(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`¿Quién importó más | de China`: right before a country no bound of an amount, but more, and from there."""
    for i, (m, where) in enumerate(pairwise(mentions)):
        beside = where.kind == "place" and where.first == m.last + 1 and m.last == m.first + 1
        if m.says("more_from") and beside and holds(mentions[:i], "question", "who"):
            more = replace(m, last=m.first, kind="more", code="less" if m.code == "below" else "more", others=())
            led = replace(m, first=m.last, kind="prep", code="from", others=())
            return (*mentions[:i], more, led, *mentions[i + 1 :])
    return mentions


def left_there(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Quanto saiu do Brasil`: how much left a country, and no figure that came out against what was expected."""
    for i, (m, led, where) in enumerate(zip(mentions, mentions[1:], mentions[2:], strict=False)):
        if m.is_("op", "surprise") and m.says("came_out") and led.is_("prep", "of", "from") and where.kind == "place":
            much = replace(m, kind="question", code="how_much", others=())
            return (*mentions[:i], much, replace(led, code="from", others=()), *mentions[i + 2 :])
    return mentions


def goods_of_place(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Soja EUA desembarcada na China`: a name right behind goods that another country got says whose they are."""
    if holds(mentions, "flow"):
        return mentions
    for i, (goods, whose, got, led, where) in enumerate(
        zip(mentions, mentions[1:], mentions[2:], mentions[3:], mentions[4:], strict=False)
    ):
        beside = goods.kind == "commodity" and whose.kind == "place" and whose.first == goods.last + 1
        there = got.is_("verb", "get", "buy") and led.kind == "prep" and where.kind == "place"
        if beside and there and whose.code != where.code:
            return (*mentions[: i + 1], replace(whose, kind="demonym", others=()), *mentions[i + 2 :])
    return mentions
