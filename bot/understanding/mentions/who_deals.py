"""`Which one sold the most to China`, `the one that bought most from China`: a partner that is sought, by what it does
with a country that is named. Without one it may be goods that sold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.model import HOME
from bot.understanding.words.frame import Mention, holds
from bot.understanding.words.kinds import WHO
from bot.understanding.words.text import Token

_DEALING: Final = ("buy", "sell", "import", "export", "ship")
_WAYS: Final = ("to", "from", "into")
CODED: Final = ("modal", "copula", "according_to", "ago")  # CAN, ARE, PER and AGO are words
_LETTERS: Final = 3  # of a country's code
_SO_MANY: Final = range(2, 21)  # partners in an order
_NEAR: Final = 7  # mentions behind firms, in which they deal
_BEHIND: Final = 5  # mentions behind its verb that tell how much and with whom


def one_that_deals(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The words for that one as the partner that is asked for, where it deals most or least with a named country."""
    for i in range(len(mentions) - 2):
        opened = _opened(mentions, i)
        if opened and mentions[opened].is_("verb", *_DEALING) and _most_with(mentions[opened + 1 :]):
            first, last = mentions[i], mentions[opened - 1]
            one = replace(
                first, last=last.last, kind="party", code="partner", others=(("harmless", "any_country"),), value=None
            )
            return (*mentions[:i], one, *mentions[opened:])
    return mentions


def it_is_they(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Is it the US or Japan that bought the most`: they deal, as in `the US or Japan bought the most`."""
    opened = next((i for i, m in enumerate(mentions) if m.kind != "harmless" and not m.is_("conj")), 0)
    if not any(m.says("pronoun") for m in mentions[:opened]) or mentions[opened].kind != "place":
        return mentions
    for i, (that, verb) in enumerate(pairwise(mentions[opened:]), opened):
        if that.is_("deictic", "that") or that.says("relative"):
            if not verb.is_("verb", *_DEALING):
                return mentions
            return (*mentions[:i], replace(that, kind="harmless", code="little", others=()), *mentions[i + 1 :])
        if that.kind not in ("place", "conj", "harmless"):
            return mentions
    return mentions


def so_many_who_deal(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`The 3 who sold China the most crude`, `los 3 que más crudo le vendieron`: so many partners, which no noun names.
    Without goods or a way to a country it may be goods that one dealt in (`the 3 that China exported most`)."""
    if holds(mentions, "party") or not holds(mentions, "extreme", "most", "least"):
        return mentions
    for i, many in enumerate(mentions[:-1]):
        those = mentions[i + 1].says("those")  # "тройка тех, кто"
        led, behind = mentions[min(i + 1 + those, len(mentions) - 1)], mentions[i + 1 + those :]
        whom = led.says("relative") or led.means("question", "who")
        joined = tokens[many.last + 1].norm == "," and led.says("determiner")  # "die drei, die"
        split = led.says("that_most") and led.first < led.last
        theirs = _of_home_goods(led, behind)
        that = led.is_("question", "what") or led.is_("deictic", "that")  # "los cuatro que", "the four that"
        whom = whom or (theirs and that and i > 0 and mentions[i - 1].says("determiner"))
        counted = many.kind == "number" and many.value in _SO_MANY and (whom or joined or split)
        if not counted or not holds(behind, "verb", *_DEALING, "give") or not (holds(mentions, "place") or theirs):
            continue
        if not (led.means("question", "who") or theirs or holds(behind, "commodity") or _led_to(behind)):
            continue
        one = replace(
            led, last=led.first, kind="party", code="partner", others=(("harmless", "any_country"),), value=None
        )
        rest = (replace(led, first=led.first + 1),) if split else ()
        return (*mentions[: i + 1], one, *rest, *behind[1:])
    return mentions


def _of_home_goods(led: Mention, behind: tuple[Mention, ...]) -> bool:
    """`The 4 who bought most Chinese goods`, `die vier, die am meisten chinesische Waren kauften`: buyers of what is
    said to be of the home country, where nobody else is named who may buy it."""
    goods = any(
        one.says("goods") or two.says("goods")
        for one, two in pairwise(behind)
        if one.is_("demonym", HOME) or two.is_("demonym", HOME)
    )
    plain = goods and not holds(behind, "place")
    return holds(behind, "verb", "buy") and holds(behind, "demonym", HOME) and (led.means("question", "who") or plain)


def _led_to(mentions: tuple[Mention, ...]) -> bool:
    return any(way.is_("prep", *_WAYS) and whom.kind == "place" for way, whom in pairwise(mentions))


def trades_with(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Who trades most with China`: all trade, where what somebody trades elsewhere ("my trades") is of no country."""
    found = list(mentions)
    for i, m in enumerate(mentions[:-1]):
        behind = mentions[i + 1 : i + 4]
        most = next((n for n, one in enumerate(behind) if one.is_("prep", "with")), None)
        beside = behind[most + 1 : most + 2] if most is not None else ()
        led = most is not None and all(one.kind in ("extreme", "more", "harmless") for one in behind[:most])
        if m.is_("harmless", "trading") and led and all(one.kind in ("place", "demonym") for one in beside) and beside:
            found[i] = replace(m, kind="flow", code="trade", others=())
    return tuple(found)


def handles_with(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Mit wem handelt Deutschland mehr`: beside a country it trades, where it is with somebody; `es handelt sich um`
    is of no trade."""
    if not holds(mentions, "prep", "with"):
        return mentions
    found = list(mentions)
    for i, m in enumerate(mentions):
        beside = (one.kind == "place" for one in (*mentions[max(i - 1, 0) : i], *mentions[i + 1 : i + 2]))
        if m.kind == "harmless" and m.says("handles") and any(beside):
            found[i] = replace(m, kind="flow", code="trade", others=())
    return tuple(found)


def or_home(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Les États-Unis ou la Chine`: right behind a country the word is no `où` whose accent is left out; else who is
    named with it deals: `où la Chine vend-elle`."""
    found: list[Mention] = []
    for m in mentions:
        if m.is_("question", "where") and m.says("or_home") and m.first < m.last:
            joins = bool(found) and found[-1].kind in WHO and found[-1].last + 1 == m.first  # no comma
            word = replace(m, last=m.first, others=())
            found.append(replace(word, kind="conj", code="or") if joins else word)
            m = replace(m, first=m.first + 1, kind="place", code=HOME, others=())
        found.append(m)
    return tuple(found)


def made_there(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`ASEAN goods bought by China`, `EU products shipped to China`: a name right before goods that something is done
    with says whose they are, as an adjective does."""
    found = list(mentions)
    for i, (who, goods, done, led) in enumerate(zip(mentions, mentions[1:], mentions[2:], mentions[3:], strict=False)):
        wares = who.kind == "place" and goods.says("kinds_of_goods") and goods.first == who.last + 1
        dealt = done.kind == "verb" or (done.kind == "flow" and done.says("passive"))
        if wares and dealt and led.is_("prep", "by", "to", "into", "in"):
            found[i] = replace(who, kind="demonym")
    return tuple(found)


def headed_by_place(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Taiwan - China's exports there`: a place ahead of a dash that is no trade of two, without that dash."""
    if len(mentions) < _BEHIND or mentions[0].kind != "place" or mentions[0].code == HOME:
        return mentions
    dash, owner = mentions[1:3]
    if not dash.is_("conj", "minus") or tokens[dash.first].glued or owner.code != HOME:
        return mentions
    return (mentions[0], *mentions[2:]) if holds(mentions[3:], "deictic", "there") else mentions


def codes_of_countries(mentions: tuple[Mention, ...], countries: Mapping[str, str]) -> tuple[Mention, ...]:
    """`Exports to CAN and MEX`: a letter code in capitals that is a word too, behind a way or beside another such code;
    in a text all in capitals only ahead of a time or at its end. `countries`: the codes in small letters."""
    shouted = not any(m.said.islower() for m in mentions)
    found = list(mentions)
    for i, m in enumerate(mentions):
        code = countries.get(m.said.lower(), "") if len(m.said) == _LETTERS and m.said.isupper() else ""
        led = [n for n in found[max(i - 2, 0) : i] if not n.is_("conj", "and")][-1:]
        coded = code and any(one in CODED for _, one in m.meanings)
        coded = coded and not (
            shouted and any(n.kind not in ("time", "number", "conj") for n in mentions[i + 1 : i + 2])
        )
        if coded and led and (led[0].is_("prep", *_WAYS, "with") or _is_code(led[0])):
            found[i] = replace(m, kind="place", code=code, value=None, others=())
    return tuple(found)


def _is_code(mention: Mention) -> bool:
    return mention.kind == "place" and len(mention.said) == _LETTERS and mention.said.isupper()


def _opened(mentions: tuple[Mention, ...], at: int) -> int:
    """The place behind `which one`, `the one that`; 0 where none of them stands here."""
    if mentions[at].is_("harmless", "choosing") and mentions[at].says("pronoun"):
        return at + 1
    told = mentions[at : at + 3]
    one = len(told) == 3 and told[0].says("article") and told[1].says("pronoun") and told[1].is_("number", "1")
    return at + 3 if one and (told[2].is_("deictic", "that") or told[2].is_("question", "who", "which")) else 0


def _most_with(behind: tuple[Mention, ...]) -> bool:
    """Whether most or least is said, and a country behind a way: `the most to China`."""
    told = behind[:_BEHIND]
    return _led_to(told) and holds(told, "extreme")


def by_its_firms(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`How much did American firms buy from China`: the country does where its firms do; one firm's trade, or that of
    foreign ones within a country, is another's."""
    for i, m in enumerate(mentions):
        if not m.says("firms") or m.kind != "unheld":
            continue
        beside = [one for one in (*mentions[max(i - 1, 0) : i], *mentions[i + 1 : i + 2]) if one.kind in WHO]
        around = (*mentions[max(i - 2, 0) : i], *mentions[i + 1 : i + _NEAR])
        within = i + 1 < len(mentions) and mentions[i + 1].is_("prep", "in", "into")  # "exports of US firms in China"
        chosen = any(one.kind in ("question", "number", "extreme") for one in mentions[max(i - 2, 0) : i])
        if len(beside) == 1 and not (within or chosen) and any(one.kind in ("verb", "flow") for one in around):
            return (*mentions[:i], *mentions[i + 1 :])
    return mentions
