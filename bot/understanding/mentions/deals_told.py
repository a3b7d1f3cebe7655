"""What is dealt in, and by whom: goods sought, what partners buy and sell, a part of what another buys."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.model import HOME
from bot.understanding.words.frame import Mention, first_in, holds, holds_any
from bot.understanding.words.kinds import OTHER_WAY, WHO
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.text import Token

# `How much of US soy is in China's soy imports`: a part of a whole, for the goods are named twice.


def part_in_whole(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with `how much of` read as a share, where one good stands before `in` and again behind it."""
    goods = [m for m in mentions if m.kind == "commodity"]
    asked = first_in(mentions, "question", "how_much")
    if len(goods) != 2 or goods[0].code != goods[1].code or asked is None or asked.first > goods[0].first:
        return mentions
    led = next((m for m in mentions if m.first == asked.last + 1), None)
    within = any(m.is_("prep", "in") and goods[0].last < m.first < goods[1].first for m in mentions)
    if led is None or not led.is_("prep", "of") or not within:
        return mentions
    return tuple(replace(m, kind="measure", code="share", others=()) if m is asked else m for m in mentions)


# `Both ASEAN and Africa bought less in 2025`: of each of those that deal, that it was less than the year before, and
# not which of them dealt in more.
_WAYS = {"less": "down", "more": "up"}
_SET_OVER = ("question", "number", "compare", "extreme", "unit", "measure")


def bought_less(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with `less` beside a verb of buying or selling read as a fall, where nothing is set over anything:
    `is China buying less coal`, `did it import more crude in 2025`, `what Japan and Korea bought less of`."""
    degrees = [i for i, m in enumerate(mentions) if m.is_("more", *_WAYS)]
    if len(degrees) != 1 or any(m.says("than", "choosing") or m.kind in _SET_OVER for m in mentions):
        return mentions
    if any(m.is_("conj", "or") or (m.kind == "op" and m.code != "check") for m in mentions):
        return mentions
    at = degrees[0]
    said = [m for m in mentions if m.kind != "harmless"]
    if sum(m.kind == "period" for m in said) > 1 or not _dealing(said, said.index(mentions[at])):
        return mentions
    moved = replace(mentions[at], kind="direction", code=_WAYS[mentions[at].code], others=())
    return (*mentions[:at], moved, *mentions[at + 1 :])


def _dealing(said: list[Mention], at: int) -> bool:
    """Whether a verb of dealing stands before the word of degree, or right behind it, or a flow that is one: `is China
    importing less`, but no `exports, more`, and no 对日本和韩国的出口哪个多."""
    if at + 1 < len(said) and said[at + 1].is_("verb", "buy", "sell"):
        return True
    before = next((m for m in reversed(said[:at]) if m.kind not in WHO), None)
    if before is None or before.is_("verb", "buy", "sell"):
        return before is not None
    if not before.is_("flow", *OTHER_WAY) or before is not said[at - 1] or holds(said, "conj"):
        return False
    return at > 1 and said[at - 2].kind in WHO and not (at > 2 and said[at - 3].kind == "prep")


# `Russia imports growth july 2025 (china buying)`: in brackets the home country buys or sells; whose flow it is.
_OPENS = "([,;-"
_ENDS = {"buy": ("import", "from"), "get": ("import", "from"), "sell": ("export", "to"), "give": ("export", "to")}


def dealt_aside(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, with the one other country at the far end of the home country's flow."""
    if len(mentions) < 4 or mentions[-1].kind != "verb" or mentions[-1].code not in _ENDS:
        return mentions
    verb, ours, *_ = reversed(mentions)
    aside = ours.code == HOME and ours.kind in ("place", "demonym") and ours.last + 1 == verb.first
    if not aside or not ours.first or tokens[ours.first - 1].norm not in _OPENS:
        return mentions
    rest = mentions[:-2]
    flows = [i for i, m in enumerate(rest) if m.is_("flow", "export", "import")]
    places = [i for i, m in enumerate(rest) if m.kind in ("place", "demonym", "agency")]
    if len(flows) != 1 or len(places) != 1 or places[0] + 1 != flows[0]:
        return mentions
    place, flow = rest[places[0]], rest[flows[0]]
    before = rest[places[0] - 1] if places[0] else None
    if place.code == HOME or place.kind == "agency" or (before is not None and before.kind == "prep"):
        return mentions
    way, end = _ENDS[verb.code]
    there = replace(place, others=(*place.others, ("prep", end)))
    return (*rest[: places[0]], there, replace(flow, code=way, others=()), *rest[flows[0] + 1 :])


def from_abroad(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Öl aus dem Ausland`: the mentions, with the import said in it as one from all the world, whoever was named."""
    if any(m.kind in WHO or m.is_("verb", "sell") for m in mentions):
        return mentions
    at = next((i for i, m in enumerate(mentions) if m.kind == "flow" and m.says("abroad")), len(mentions))
    world = (replace(m, kind="place", code="WLD", others=()) for m in mentions[at : at + 1])
    return (*mentions[: at + 1], *world, *mentions[at + 1 :])


def brought_to_us(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`给我们运来的大豆`: the mentions, with what nobody named brings to us as bought."""
    if any(m.kind in WHO and m.code not in (HOME, "WLD") for m in mentions):
        return mentions
    return tuple(replace(m, code="buy", others=()) if m.kind == "verb" and m.says("to_us") else m for m in mentions)


# What partners buy and sell, told from their side: "which partners' purchases fell" asks of what they are sold.


def partners_own(tokens: tuple[Token, ...], mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """The mentions, a flow turned round where partners own it: right after them with an apostrophe.

    Only where another country is named, and one alone, or the word is one for what is bought: "partners' exports" are
    as often those to partners.
    """
    named = {m.code for m in mentions if m.kind in ("place", "demonym") and m.code != "WLD"}
    if len(named) > 1:
        return mentions
    found = list(mentions)
    said = [i for i, m in enumerate(mentions) if m.kind != "harmless"]
    for one, two in pairwise(said):
        party, flow = mentions[one], mentions[two]
        between = "".join(token.norm for token in tokens[party.last + 1 : flow.first])
        owned = between == "'" or between in lexicon.ways["possessive"]
        theirs = bool(named) or flow.says("taken")
        if party.is_("party", "partner", "group") and owned and theirs and flow.is_("flow", *OTHER_WAY):
            found[two] = replace(flow, code=OTHER_WAY[flow.code])
    return tuple(found)


# Goods where a word tells that they are asked for, and none where it tells what is done with them.
# `对美国出口什么最多`, `出口最多的商品是什么`: a word for what, or for goods, right behind a flow that is put in
# order -> the kinds of goods that are asked for, and no month. `What China ships to Japan`: a verb, and no vessels.


def goods_sought(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, such a word as one for the goods traded, and a verb that might be goods as the verb it is."""
    mentions = _dealt(mentions)
    if not holds(mentions, "extreme") or holds_any(mentions, "commodity", "party"):
        return mentions
    found = list(mentions)
    for i, (one, two) in enumerate(pairwise(mentions)):
        if two.first != one.last + 1 or tokens[one.first].kind != "han":
            continue
        asked = one.is_("flow", "export", "import") and two.is_("question", "what")
        led = mentions[i - 1] if i else one
        ordered = one.kind == "extreme" and led.is_("flow", "export", "import") and led.last + 1 == one.first
        named = ordered and (two.is_("op", "define") or (two.kind == "harmless" and two.says("goods")))
        if asked or named:
            found[i + 1] = replace(two, kind="party", code="product", others=())
            return tuple(found)
    return mentions


def _dealt(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`China ships to Japan`: right behind a country, and before where to."""
    for i, m in enumerate(mentions[1:-1], 1):
        if m.kind != "commodity" or not m.says("dealt"):
            continue
        who, where = mentions[i - 1], mentions[i + 1]
        if who.kind == "place" and who.last + 1 == m.first and where.means("prep", "to"):
            return (*mentions[:i], replace(m, kind="verb", code="sell", others=()), *mentions[i + 1 :])
    return mentions
