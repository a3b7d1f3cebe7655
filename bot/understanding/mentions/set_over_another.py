"""One partner's trade set over another's by a pronoun for the flow: `las importaciones de la UE superaron a las de EE.
UU.`, `celles des États-Unis`, `die aus den USA`.

Mentions -> mentions. Verbs of doing better, of which the forecast is only one thing outdone, are told by the mark
`outdoing`, pronouns that stand for a flow by `for_the_flow`, in the languages' elsewhere.toml.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.model import HOME
from bot.understanding.words.frame import Mention, first_in, holds, holds_any, says_in
from bot.understanding.words.kinds import ONE_WAY, WHO

_OVER = ("pass", "above", "below")
_SET_OVER = ("flow", "growth", "commodity")
_TWO_SIGNS = 2  # 比对


def two_origins(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with `of` read as `from` for both partners, where imports of the one are set over those of the
    other, which a pronoun stands for: neither buys from the other."""
    named = [i for i, m in enumerate(mentions) if m.kind in WHO]
    flows = [i for i, m in enumerate(mentions) if m.kind in ("flow", "verb")]
    if len(named) != 2 or len(flows) != 1 or not mentions[flows[0]].is_("flow", "import"):
        return mentions
    flow, (one, two) = flows[0], named
    if any(mentions[i].code == HOME for i in named) or not flow < one < two:
        return mentions
    of_one, of_two, pronoun = mentions[one - 1], mentions[two - 1], mentions[two - 2]
    both = of_one.is_("prep", "of") and of_two.is_("prep", "of") and one - 1 == flow + 1
    over = any(m.kind == "compare" and m.code in _OVER for m in mentions)
    if not (both and over) or not (pronoun.says("determiner", "for_the_flow") and pronoun.last + 1 == of_two.first):
        return mentions
    led = {one - 1, two - 1}
    return tuple(replace(m, code="from", others=()) if i in led else m for i, m in enumerate(mentions))


def compared_by_so_much(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`8 billion lower in May compared with June`: behind an amount and a word of degree, no more than `than`."""
    found = list(mentions)
    for i, (m, after) in enumerate(pairwise(mentions)):
        if not (
            m.is_("op", "compare") and m.last > m.first and after.kind in (*WHO, "time", "period", "prep", "number")
        ):
            continue
        degree = next((k for k in range(1, i) if mentions[k].means("more", "more", "less")), 0)
        if degree and mentions[degree - 1].kind in ("unit", "scale") and holds(mentions[:degree], "number"):
            found[i] = replace(m, kind="harmless", code="little", others=(("harmless", "than"),))
    return tuple(found)


def outdoing(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with a verb of doing better set over what is named behind it, another flow or the flow of another
    partner, where no forecast is spoken of: `übertrafen die Importe aus der EU die aus den USA`."""
    at = next((i for i, m in enumerate(mentions) if m.says("outdoing") and m.is_("op", "surprise")), None)
    foreseen = any(m.is_("op", "forecast", "missed") or m.kind == "poll" for m in mentions)
    if at is None or foreseen:
        return mentions
    flows = {m.code for m in mentions if m.is_("flow", *ONE_WAY)}
    first = first_in(mentions, "flow")
    partners = [i for i, m in enumerate(mentions) if m.kind in WHO and m.code != HOME]
    times = [i for i, m in enumerate(mentions) if m.kind == "period"]
    apart = first is not None and any(len(two) == 2 and _by_pronoun(mentions, two[1]) for two in (partners, times))
    ways = len(flows) == 2 and not any(m.kind == "conj" for m in mentions)  # both may have done better than expected
    if not (ways or apart):
        return mentions
    return (*mentions[:at], replace(mentions[at], kind="compare", code="pass", others=()), *mentions[at + 1 :])


def _by_pronoun(mentions: tuple[Mention, ...], place: int) -> bool:
    """`Die aus den USA`, `den von 2024`: what stands before the partner is a small word, before that a pronoun."""
    if mentions[place].kind == "period" and mentions[place].said[:1].isalpha():  # the small word is part of the time
        return says_in(mentions[max(0, place - 1) : place], "determiner")
    led = mentions[max(0, place - 2) : place]
    return len(led) == 2 and led[1].kind == "prep" and says_in(led[:1], "determiner", "for_the_flow")


def so_many_more(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Car exports November to December, how many units more`: at the end of a text, how far the one time is from the
    other."""
    ends = [m for m in mentions if m.kind not in ("harmless", "courtesy")][-2:]
    if len(ends) < len(_DEGREES) or not ends[1].means("more", "more", "less") or not ends[0].says("asked_count"):
        return mentions
    more = ends[1]
    asked = replace(more, kind="op", code="difference", others=more.meanings)
    return tuple(asked if m is more else m for m in mentions)


def over_than(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, what stands behind `than` read as what something is set over."""
    return turned_about(dated_degree(than_to(mentions)))


def than_to(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`对欧盟出口比对美国出口多`: the word for comparing as the one for than, and the preposition of the place behind
    it, where a flow stands right before it and is set over another."""
    for i, m in enumerate(mentions[1:-1], 1):
        led, place = mentions[i - 1], mentions[i + 1]
        two = m.is_("op", "compare") and m.says("than") and m.last == m.first + 1 and len(m.said) == _TWO_SIGNS
        beside = led.last + 1 == m.first and m.last + 1 == place.first
        if two and beside and led.kind in _SET_OVER and place.kind in WHO:
            than = replace(m, last=m.first, said=m.said[:1])
            to = replace(m, first=m.last, said=m.said[1:], kind="prep", code="to", others=(("harmless", "facing"),))
            return (*mentions[:i], than, to, *mentions[i + 1 :])
    return mentions


_DEALS = {"export": "import", "import": "export", "sell": "buy", "buy": "sell"}
_DEGREES = ("more", "less")
_BOTH_TWICE = 4
_WAYS = {"to": "from", "from": "to"}


def turned_about(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`China exports more to Germany than Germany does to China`: what comes back from there is what it buys from it,
    `than it imports from Germany`."""
    than = next((i for i, m in enumerate(mentions) if m.says("than")), len(mentions))
    named = [i for i, m in enumerate(mentions) if m.kind in WHO]
    paced = any(m.kind == "more" and m.code not in _DEGREES for m in mentions)  # "fell more than": rates
    if paced or holds_any(mentions, "commodity", "growth", "direction") or len(named) != _BOTH_TWICE:
        return mentions
    if not named[1] < than < named[2]:
        return mentions
    one, other, *again = (mentions[i].code for i in named)
    if one == other or again != [other, one] or HOME not in again:
        return mentions
    deals = [i for i, m in enumerate(mentions) if m.kind in ("flow", "verb")]
    ahead = (i - 1 - mentions[i - 1].says("determiner") for i in (named[1], named[3]))
    led = [i for i in ahead if mentions[i].is_("prep", *_WAYS)]
    first = mentions[deals[0]] if deals else None
    ways = {mentions[i].code for i in led}
    if first is None or first.code not in _DEALS or len(led) != 2 or len(ways) != 1:
        return mentions
    if not named[0] < deals[0] < than or any(
        not named[2] < i < named[3] or mentions[i].code != first.code for i in deals[1:]
    ):
        return mentions
    back = deals[1] if len(deals) > 1 else named[2]
    dealt = replace(mentions[back], first=mentions[than].last + 1, kind=first.kind, code=_DEALS[first.code], others=())
    behind = list(mentions[back + 1 :])
    prep, place = led[1] - back - 1, named[3] - back - 1
    behind[prep] = replace(behind[prep], code=_WAYS[behind[prep].code], others=())
    behind[place] = replace(behind[place], code=other)
    return (*mentions[: than + 1], dealt, *behind)


_NEAR = 4  # words behind the joint, of which one names what it is set over


def dated_degree(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Imports were lower in 2025 than exports`, `higher in May than those to the EU`: the time stands between the word
    of degree and what it is set over, and no rate on the year is told."""
    for i, (degree, time, than) in enumerate(zip(mentions, mentions[1:], mentions[2:], strict=False)):
        code = next((code for kind, code in degree.others if kind == "more" and code in _DEGREES), "")
        if not code or degree.kind != "direction" or time.kind != "period" or not than.says("than"):
            continue
        over = mentions[i + 3 : i + 3 + _NEAR]
        named = any(m.kind == "flow" or (m.kind in WHO and m.code != HOME) for m in over)
        if named and sum(m.kind == "period" for m in mentions) == 1:
            return (*mentions[:i], replace(degree, kind="more", code=code, others=()), *mentions[i + 1 :])
    return mentions
