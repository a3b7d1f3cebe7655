"""Mentions whose neighbours tell which of their meanings stands: names that are adjectives, signs without a number, a
pronoun that is spelt as a country (`establish for us`)."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.model import HOME
from bot.understanding.words.frame import Mention, holds, holds_any
from bot.understanding.words.kinds import EXPECTED, ONE_WAY, PRICES, WHO


def by_neighbours(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with the meaning that they have where they stand."""
    kinds = {m.kind for m in mentions}  # asked of every text, and nearly none has all that such a reading needs
    if "extreme" in kinds:
        mentions = _lowest(_asked_last(mentions))
    if "place" in kinds or "commodity" in kinds:
        mentions = _of_goods(_chosen(_run_against(_listed_names(mentions))))
    if "unit" in kinds:
        mentions = _parted(mentions)
    return mentions


def _run_against(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`The deficit that the US ran against China`: with whom, where one runs it and the other is named behind."""
    for i, (m, whom) in enumerate(pairwise(mentions)):
        if m.is_("op", "compare") and m.means("prep", "with") and whom.kind == "place":
            named = {n.code for n in mentions if n.kind in WHO}
            balance = holds(mentions[:i], "flow", "surplus", "deficit")
            if balance and len(named) == 2 and holds_any(mentions[:i], *WHO) and not holds(mentions, "verb"):
                return (*mentions[:i], replace(m, kind="prep", code="with", others=()), *mentions[i + 1 :])
    return mentions


def _listed_names(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """日韩台澳: a character that counts pieces (100台) is a name among other names of one character each, and nowhere
    else."""
    found = list(mentions)
    for i, m in enumerate(mentions):
        if m.kind != "place" or m.first != m.last or not m.means("measure", "quantity"):
            continue
        beside = [*found[max(i - 1, 0) : i], *mentions[i + 1 : i + 2]]
        if not any(n.kind == "place" and n.first == n.last and abs(n.first - m.first) == 1 for n in beside):
            (kind, code), *rest = m.others
            found[i] = replace(m, kind=kind, code=code, others=(*rest, ("place", m.code)))
    return tuple(found)


def sold_to(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Sales to Russia` are exports, as long as nobody else is named ahead of them: `Brazil's sales to Russia`."""
    found = list(mentions)
    for i, (m, to, buyer) in enumerate(zip(mentions, mentions[1:], mentions[2:], strict=False)):
        if any(n.kind in WHO and n.code != HOME for n in mentions[:i]):
            break
        noun = m.is_("verb", "sell") and m.says("sales")
        if noun and to.is_("prep", "to") and buyer.kind == "place" and buyer.code != HOME:
            found[i] = replace(m, kind="flow", code="export", others=m.meanings)
    return tuple(found)


def _lowest(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """一番輸入が少なかった月: the word for the most stands before what it was the least of."""
    found = list(mentions)
    for i, m in enumerate(mentions):
        if not m.is_("extreme", "most") or i + 3 > len(mentions) or not mentions[i + 1].is_("flow"):
            continue
        particle, degree = mentions[i + 2], next((n for n in mentions[i + 3 : i + 4]), None)
        low = degree is not None and (degree.means("more", "less") or degree.says("low"))
        if low and degree is not None and particle.is_("harmless", "doer", "topic"):
            found[i] = replace(m, code="least", others=m.meanings)
            found[i + 3] = replace(degree, kind="harmless", code="words", others=())
    return tuple(found)


def _asked_last(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """中国に原油を一番売ったのは: what is left open after the particle is who did it."""
    last = mentions[-3:]
    if len(last) < 3 or not last[0].is_("verb", "sell", "buy") or not last[2].is_("harmless", "topic"):
        return mentions
    open_ = last[1].kind == "harmless" and last[1].first == last[0].last + 1
    asked = any(m.kind in ("question", "party") or m.is_("op", "when") for m in mentions)
    if not open_ or asked or not holds(mentions, "extreme"):
        return mentions
    return (*mentions[:-1], replace(last[2], kind="question", code="who", others=(("harmless", "topic"),)))


def _chosen(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """ベトナムかインドか, ベトナムですかインドですか: a particle that asks is `or` between two names."""
    named = ("place", "commodity")
    found = list(mentions)
    for i, m in enumerate(mentions[1:-1], 1):
        between = mentions[i - 1].kind in named and mentions[i - 1].kind == mentions[i + 1].kind
        if between and m.means("harmless", "asking"):
            found[i] = replace(m, kind="conj", code="or", others=m.meanings)
    return tuple(found)


def _of_goods(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Soja argentina`: a name that is also an adjective is one right after goods, which have no preposition there."""
    if not any(m.others for m in mentions if m.kind == "place"):
        return mentions
    return tuple(
        replace(m, kind="demonym", others=(("place", m.code), *m.others))
        if m.kind == "place" and ("demonym", m.code) in m.others and i and _right_after(mentions[i - 1], m)
        else m
        for i, m in enumerate(mentions)
    )


def _right_after(goods: Mention, place: Mention) -> bool:
    return goods.kind == "commodity" and goods.last + 1 == place.first


def _parted(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`% ASEAN en exportaciones chinas`: a sign with no number, before a place in a flow, asks for its part of it."""
    found = list(mentions)
    closing = mentions[-1]  # "how big is America in what China buys, percent": no rate, where a deal is told
    alone = len(mentions) > 3 and closing.is_("unit", "pct") and mentions[-2].last + 1 < closing.first
    if alone and holds(mentions, "verb", "buy", "sell") and holds_any(mentions, "place", "demonym"):
        found[-1] = replace(closing, kind="measure", code="percent", others=(("unit", "pct"), *closing.others))
    for i, m in enumerate(mentions[:-3]):
        number = i > 0 and mentions[i - 1].kind in ("number", "growth", "direction", "question")
        if not m.is_("unit", "pct") or number or mentions[i + 1].kind not in ("place", "demonym"):
            continue
        flow = next((n for n in mentions[i + 2 : i + 5] if n.kind not in ("prep", "harmless")), None)
        if mentions[i + 2].is_("prep", "in", "of") and flow is not None and flow.is_("flow", "export", "import"):
            found[i] = replace(m, kind="measure", code="percent", others=(("unit", "pct"), *m.others))
    return tuple(found)


_NAMES = ("place", "demonym", "agency", "time")
_FLOWING = ("flow", "commodity", "verb", "growth", "measure", "direction", "party", "extreme", "conj")


def ourselves(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Each word that may be a country or who asks is one of the two: who asks where it is written small in a text that
    writes names with capitals, stands after `for` or a word that is no preposition, and has nothing of trade right
    behind it. "Exports to us", "us imports" stay the country."""
    doubtful = [at for at, m in enumerate(mentions) if {"self", "place"} <= {m.kind, *(kind for kind, _ in m.others)}]
    if not doubtful:
        return mentions
    found, capitals = list(mentions), _capitals(mentions)
    for at in doubtful:
        told = _told(mentions, at)
        asker = ((capitals or told) and _asker(mentions, at)) or _dealt_with_us(mentions, at)
        found[at] = _as(mentions[at], "self" if asker else "place")
    return tuple(found)


def _as(mention: Mention, kind: str) -> Mention:
    code = next(code for k, code in mention.meanings if k == kind)
    return replace(mention, kind=kind, code=code, others=())


def _capitals(mentions: tuple[Mention, ...]) -> bool:
    """Whether other names stand in the text, and all of them as names are written."""
    told = [m for m in mentions if m.kind in _NAMES and not any(kind == "self" for kind, _ in m.others)]
    return any(m.said != m.said.lower() for m in told)


def _told(mentions: tuple[Mention, ...], at: int) -> bool:
    """`My tutor asked us how many ... to the us`: in a text without capitals, a question right behind and the country
    named besides."""
    after = mentions[at + 1] if at + 1 < len(mentions) else None
    asked = after is not None and (after.kind == "question" or after.is_("op", "count", "which", "when", "difference"))
    code = next(code for kind, code in mentions[at].meanings if kind == "place")
    return asked and any(m.is_("place", code) for i, m in enumerate(mentions) if i != at)


def _dealt_with_us(mentions: tuple[Mention, ...], at: int) -> bool:
    """ "What did they sell us", `the client sends us some data`, `it dumped on us again`: a verb and who asks, written
    small and without an article."""
    if at < 2 or mentions[at].said != mentions[at].said.lower():
        return False
    if mentions[at - 1].is_("prep", "to") and at > 2 and at == len(mentions) - 1:
        deals = mentions[at - 2].is_("verb", "sell", "give") and mentions[at - 3].says("acting_they")
        if deals and not holds_any(mentions[:at], "place", "demonym", "period"):
            return True  # "what do they ship to us?"
    who, verb = mentions[at - 2], mentions[at - 1]
    dealer = who.kind == "party" and who.code != "partner" and verb.code != "buy"  # "which partners buy us soybeans"
    dumped = who.says("pronoun") and verb.last > verb.first  # the verb has its preposition with it
    return (who.says("acting_they") or dealer or dumped) and verb.kind == "verb" and verb.last + 1 == mentions[at].first


def _asker(mentions: tuple[Mention, ...], at: int) -> bool:
    mention = mentions[at]
    before = mentions[at - 1] if at else None
    after = mentions[at + 1] if at + 1 < len(mentions) else None
    if mention.said != mention.said.lower() or before is None or before.last + 1 != mention.first:
        return False
    led = before.kind in ("harmless", "op", "self", "courtesy") or before.is_("prep", "for")
    beside = after is not None and after.first == mention.last + 1
    return led and not (after is not None and beside and after.kind in _FLOWING)


def beneath(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Cayó bajo 50`, `PMI bajo 50`: below that mark, where the same letters without their accent say that it fell;
    `bajo 3 %`, `bajo 10 mil millones` may still be by how much."""
    found = list(mentions)
    for i, (m, number) in enumerate(pairwise(mentions)):
        bare = (
            mentions[i + 2].kind not in ("unit", "scale", "measure", "time", "period")
            if i + 2 < len(mentions)
            else True
        )
        if m.says("beneath") and number.kind == "number" and bare:
            found[i] = replace(m, kind="compare", code="below", others=())
    return tuple(found)


_READ: Final = ("harmless", "question", "time", "period", "prep", "flow", "op", "books", "conj", "courtesy", "number")


_YEAR = 4  # digits


def what_it_says(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`What did the August release say on exports`, `what do the June numbers show`: that month in short, and neither
    when it came out nor whose numbers they are."""
    asked = [m for m in mentions if m.is_("question", "what") or m.is_("op", "define")]  # "what does"
    ops = [m for m in mentions if m.kind == "op" and m not in asked]
    if any(m.kind == "number" and len(m.code) < _YEAR for m in mentions):
        return mentions  # "the release of 8 September"
    if len(asked) != 1 or len(ops) > 1 or holds(mentions, "prep", "in") or any(m.kind not in _READ for m in mentions):
        return mentions
    at = next((i for i, m in enumerate(mentions) if m.is_("op", "release_date") or m.says("figure_noun")), None)
    if at is None or bool(ops) != mentions[at].is_("op", "release_date"):
        return mentions
    told = next((m for m in mentions[at + 1 :] if m.kind not in ("period", "time", "prep", "number")), None)
    if told is None or not (told.says("showing", "request") or told.is_("books", "says")):
        return mentions
    spent = (told, *asked)
    kept = (replace(m, kind="harmless", code="words", others=()) if m in spent else m for m in mentions)
    return tuple(replace(m, kind="op", code="brief", others=()) if m is mentions[at] else m for m in kept)


def place_says(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """印度说逆差多少, 美国公布的逆差是多少, `what surplus does Beijing claim`: a verb of saying right behind a place
    names its books, where nothing but an amount is asked and none is told."""
    found = list(mentions)
    ops = [m for m in mentions if m.kind == "op"]
    for i, (who, says) in enumerate(pairwise(mentions), 1):
        asked = not says.is_("op", "check") or any(
            m.kind == "question" or m.says("measuring") for m in mentions[:i]
        )  # "what surplus did Beijing claim"
        saying = (says.says("saying") and asked) or (says.is_("op", "published") and says.means("books", "says"))
        alone = all(m is says for m in ops) and not holds_any(mentions, "unit", "scale") and holds(mentions, "flow")
        if saying and alone and who.kind in ("place", "demonym") and who.last + 1 == says.first:
            found[i] = replace(says, kind="books", code="says", others=says.meanings)
    return tuple(found)


def moved_to(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Who moved more crude to China`: sold it there, where goods stand between the verb and where they went."""
    for i, m in enumerate(mentions):
        to = next((k for k in range(i + 1, len(mentions)) if mentions[k].is_("prep", "to")), None)
        if not (m.kind == "direction" and m.says("relocating") and to is not None and to + 1 < len(mentions)):
            continue
        if holds(mentions[i + 1 : to], "commodity") and mentions[to + 1].kind == "place":
            return (*mentions[:i], replace(m, kind="verb", code="sell", others=()), *mentions[i + 1 :])
    return _unloaded_there(mentions)


def _unloaded_there(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`How many cars did China unload in Mexico`, `who unloaded most in China`: sold it there; without a place where
    it was put ashore it is bought ("how much LNG did China unload from Qatar")."""
    verb = next((i for i, m in enumerate(mentions) if m.kind == "verb" and m.says("unloading")), None)
    if verb is None or holds(mentions[:verb], "prep", "by") or holds(mentions[verb:], "prep", "by", "from"):
        return mentions
    ashore = pairwise(mentions[verb + 1 :])
    if any(led.is_("prep", "in", "at", "on", "to", "into") and put.kind in WHO for led, put in ashore):
        return (*mentions[:verb], replace(mentions[verb], code="sell", others=()), *mentions[verb + 1 :])
    return mentions


def fall_of_prices(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Has deflation been easing`: prices fell less, so that their rate rose; `deflation deepened`: it fell, as where
    it got worse."""
    goods = [m for m in mentions if m.kind == "commodity"]
    moves = [m for m in mentions if m.is_("direction", "up", "down")]
    falls = [m for m in goods if m.says("price_fall")]
    told = len(goods) == 1 or (len(goods) == 2 and all(m.is_("commodity", *PRICES) for m in goods))  # "producer-price"
    if not told or len(falls) != 1 or len(moves) != 1 or moves[0].says("for_the_worse", "sign"):
        return mentions
    between = mentions[mentions.index(moves[0]) + 1 : mentions.index(falls[0])]
    if any(m.kind == "prep" and not m.is_("prep", "of") for m in between):
        return mentions  # "did the PPI fall back into deflation", "rise out of deflation"
    turned = replace(moves[0], code="down" if moves[0].code == "up" else "up")
    return tuple(turned if m is moves[0] else m for m in mentions)


def realised(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`The gap between the forecast of Reuters and real growth`: beside what was expected it is what came out; by
    itself it is growth without the rise of prices, which nobody here holds."""
    if not any(m.kind == "poll" or m.is_("op", *EXPECTED) for m in mentions):
        return mentions
    return tuple(
        replace(m, kind="growth", code="growth", others=()) if m.kind == "unheld" and m.says("realised") else m
        for m in mentions
    )


def amount_in_dollars(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`How many dollars did China export to the US`: an amount, where nothing moves and nothing is set beside it."""
    if not mentions:
        return mentions
    asked = mentions[0]
    if not asked.says("so_many") or not asked.means("unit", "USD") or not holds(mentions, "flow", *ONE_WAY):
        return mentions
    if any(m.kind in ("direction", "more", "compare", "growth", "conj", "op") for m in mentions[1:]):
        return mentions
    return (replace(asked, kind="question", code="how_much", others=(("unit", "USD"),)), *mentions[1:])
