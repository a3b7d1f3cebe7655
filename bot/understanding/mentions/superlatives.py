"""More than any other, in any other month -> the most; a superlative of growth beside partners that are asked for; how
big a move was in money -> by how much.

Mentions -> mentions. Which words name all the others is told by the marks `every_other`, `every_other_time` and
`every_other_year` in the languages' elsewhere.toml, and that none of them is so by `nobody` and `no_other_time`.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.model import HOME
from bot.understanding.times.moments import TimeExpression
from bot.understanding.words.frame import Mention, holds, holds_any, holds_only, says_in
from bot.understanding.words.kinds import BALANCES, MONEY, WHO
from bot.understanding.words.text import Token

_GROWN = {"faster": ("growth", "growth"), "slower": ("growth", "growth"), "fell_more": ("direction", "down")}
_BEYOND = {
    "more": "most", "less": "least", "above": "most", "below": "least", "most": "most", "least": "least",
    "faster": "most", "slower": "least", "fell_more": "most", "pass": "most",
    "in_more": "most", "in_less": "least", "is_more": "most", "is_less": "least",  # marks: 比…高, より大きいですか
    "that_much": "most",  # `as much as`
}  # fmt: skip
_LEADING = ("prep", "harmless", "question", "compare")  # to what something is set against: `than to`, `que`


def beyond_others(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`China sold more to the US than to any other country`: more than all of them is the most; `nobody bought more
    than the US`: so did who is set against them, who then stands in their place."""
    at = next((i for i, m in enumerate(mentions) if m.says("every_other", "nobody")), None)
    named = [i for i, m in enumerate(mentions) if m.kind in WHO and m.code != HOME]
    degree = None if at is None else _degree(mentions, at)
    if at is None or degree is None or len(named) != 1:
        return mentions
    nobody = mentions[at].says("nobody") and not (mentions[at].says("every_other") and degree < at)
    if nobody and holds(mentions, "flow", *BALANCES):
        return mentions  # whose surplus it is that nobody has
    others, (place,) = mentions[at], named
    joint = _joint(mentions, place if nobody else at, degree)
    if joint is None:
        return mentions
    more, of_them = mentions[degree], (("harmless", "beyond_them"),)
    most = replace(more, kind="extreme", code=_beyond(more), others=of_them)
    placed = {degree: (*_moved(more), most)}
    left = {*joint, at} - {degree}
    if nobody and place > at:
        placed[at] = (replace(mentions[place], first=others.first, last=others.last),)
        left |= {place, *(i for i in range(at, place) if mentions[i].kind == "negation")}
    return _put(mentions, placed, left)


def beyond_other_times(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`China exported more in December than in any other month`, `they fell more in May than in any month before`: the
    most, or the least, of all; what was so stands before it. `No month was higher than May`: May was the most."""
    others = next((i for i, m in enumerate(mentions) if m.says("every_other_time", "no_other_time")), None)
    if others is None:
        return mentions
    none = mentions[others].says("no_other_time")
    behind = mentions[others + 1] if mentions[others].says("every_one_before") and others + 1 < len(mentions) else None
    if behind is not None and behind.first == mentions[others].last + 1 and isinstance(behind.value, TimeExpression):
        return _before(mentions, others, behind.value)
    degree = _degree(mentions, others)
    if degree is None or says_in(mentions, "never"):
        return mentions  # "never lower than in any other February": a claim
    against = [i for i, m in enumerate(mentions) if m.kind == "period"] if none else [others]
    joint = next((found for i in against if (found := _joint(mentions, i, degree)) is not None), None)
    if joint is None:
        return mentions  # "were they higher in any other month than in December"
    more = mentions[degree]
    most = replace(more if none else mentions[others], kind="extreme", code=_beyond(more), others=())
    if mentions[others].says("every_other_year"):
        low = (("more", "less"),) if most.code == "least" else ()
        most = replace(most, kind="op", code="record", others=low)  # of years, and of no months
    if not none:
        return _put(mentions, {degree: _moved(more), others: (most,)}, joint)
    placed = {degree: (*_moved(more), most)}
    if not holds(mentions, "op", "check"):
        placed[others] = (replace(mentions[others], kind="op", code="check", others=()),)
    return _put(mentions, placed, {*joint, others, *(i for i, m in enumerate(mentions) if m.kind == "negation")})


def _put(mentions: tuple[Mention, ...], placed: dict[int, tuple[Mention, ...]], left: set[int]) -> tuple[Mention, ...]:
    """The mentions, what is placed in the place of some, and without those that are left out."""
    kept = ((i, m) for i, m in enumerate(mentions) if i in placed or i not in left)
    return tuple(one for i, m in kept for one in placed.get(i, (m,)))


def _degree(mentions: tuple[Mention, ...], at: int) -> int | None:
    """The word of degree that sets something over what stands there: the last before it, else the first behind it."""
    amount = holds(mentions, "number")  # "did exports pass 300 billion in any other month"
    told = [i for i, m in enumerate(mentions) if i != at and _beyond(m) and not (amount and m.kind != "extreme")]
    return max((i for i in told if i < at), default=min((i for i in told if i > at), default=None))


def _joint(mentions: tuple[Mention, ...], at: int, degree: int) -> set[int] | None:
    """The small words that set a degree against what stands there (`than to`, 比, より); None where nothing does."""
    begin, behind = at, at + 1 < len(mentions) and mentions[at + 1].says("post_than")
    while not behind and begin and begin - 1 != degree:
        if mentions[begin - 1].kind not in _LEADING and not mentions[begin - 1].is_("op", "compare"):
            break
        begin -= 1
    joint, more = {at + 1} if behind else {*range(begin, at)}, mentions[degree]
    over = more.kind == "extreme" or more.code == "pass" or more.says("that_much")  # `as much as the US`, 米国ほど
    behind = degree > at and any(m.kind == "period" or (m.kind in WHO and m.code != HOME) for m in mentions[degree:])
    over = over or (more.kind in ("compare", "more") and more.first < more.last and not behind)  # no "... than in May"
    return joint if over or any(mentions[i].says("than", "post_than", "as_much_as") for i in joint) else None


def _before(mentions: tuple[Mention, ...], at: int, told: TimeExpression) -> tuple[Mention, ...]:
    """`Any year before 2023`: the years before it, and no superlative."""
    grain = "year" if mentions[at].says("every_other_year") else "quarter"
    unit = replace(mentions[at], last=mentions[at].last - 1, kind="time", code=f"unit:{grain}", others=())
    until = replace(told, mode="before")
    before = replace(mentions[at + 1], first=mentions[at].last, code=until.code, value=until)
    return (*mentions[:at], unit, before, *mentions[at + 2 :])


def _beyond(m: Mention) -> str:
    """Which superlative a word of degree is beside all others; nothing where it is none."""
    degree = m.kind in ("more", "extreme", "compare")
    told = (m.code,) if degree else tuple(code for kind, code in m.meanings if kind in ("more", "harmless"))
    return next((_BEYOND[code] for code in told if code in _BEYOND), "")


def _moved(more: Mention) -> tuple[Mention, ...]:
    """`Grew faster`, without how fast; nothing where it is a word of degree alone."""
    if more.code not in _GROWN or more.first == more.last:
        return ()
    kind, code = _GROWN[more.code]
    return (replace(more, last=more.last - 1, kind=kind, code=code, others=()),)


def grown_most(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`¿A qué países crecieron más las exportaciones?`: beside partners that are asked for, and nothing that it is set
    against, the fastest of them; `crecieron menos` the slowest."""
    at = next((i for i, m in enumerate(mentions) if m.is_("more", *_GROWN) and m.first < m.last), None)
    if at is None or not holds(mentions, "party"):
        return mentions
    against = any((m.kind in WHO and m.code != HOME) or m.kind == "compare" or m.says("than") for m in mentions)
    if against or len([m for m in mentions if m.kind in ("period", "flow")]) > 2:
        return mentions
    more = mentions[at]
    return (
        *mentions[:at],
        *_moved(more),
        replace(more, first=more.last, kind="extreme", code="least" if more.code == "slower" else "most"),
        *mentions[at + 1 :],
    )


_BY_MORE = {("down", "more"): "fell_more", ("down", "less"): "less", ("up", "more"): "faster", ("up", "less"): "slower"}


def moved_by_more(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Did they fall by more in May than in June`, `drop by a larger amount than`: how far each moved is compared.
    A balance has its own words for it."""
    if holds(mentions, "flow", *BALANCES):
        return mentions
    for i, m in enumerate(mentions[:-2]):
        degree = next((one for one in mentions[i + 2 :] if not one.says("determiner")), m)
        further = _BY_MORE.get((m.code, degree.code)) if m.kind == "direction" and degree.kind == "more" else None
        if further and mentions[i + 1].is_("prep", "by") and says_in(mentions[i:], "than"):
            at = mentions.index(degree)
            led = (m,) if further == "less" else ()
            return (*mentions[:i], *led, replace(degree, code=further, others=()), *mentions[at + 1 :])
    return mentions


def how_big_a_move(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`How big was the drop in exports in dollars`: by how much, where money is named; else it is a rate."""
    money = any(m.is_("unit", *MONEY) or m.kind == "scale" for m in mentions)
    found = list(mentions)
    for i, m in enumerate(mentions):
        after = next((one for one in mentions[i + 1 :] if one.kind != "harmless"), None)
        if money and m.says("how_big") and after is not None and after.is_("direction", "up", "down"):
            found[i] = replace(m, kind="op", code="difference", others=(("harmless", "moved_by"),))
    return tuple(found)


_OF_GROWTH = ("flow", "prep", "demonym", "place", "harmless", "commodity")


def growth_moved(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Did export growth fall in July`, `growth of imports rose`: the rate did, beside that of the month before; with
    an amount it is the rate that it came to. From one month to another it is the two ends that differ."""
    moves = [i for i, m in enumerate(mentions) if m.is_("direction", "up", "down")]
    at = next((i for i, m in enumerate(mentions) if m.is_("growth", "growth") and m.means("measure", "rate")), None)
    if at is None or len(moves) != 1 or any(m.kind == "number" or m.is_("op", "streak", "record") for m in mentions):
        return mentions
    to, fell = moves[0], mentions[moves[0]]
    if any(isinstance(m.value, TimeExpression) and m.value.ends for m in mentions):
        return mentions
    if to < at or fell.says("sign") or any(m.kind not in _OF_GROWTH for m in mentions[at + 1 : to]):
        return mentions
    paced = replace(fell, others=(*fell.others, ("harmless", "pace")))
    return (*mentions[:to], paced, *mentions[to + 1 :])


_NO_WHOLE = ("question", "party", "number", "direction", "growth", "more")


def majority(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Did most of the soybeans come from Brazil`: more than half of them, where it is put to the test."""
    tested = any(end.norm == "?" for end in tokens[-1:]) or holds(mentions, "op", "check")
    at = next((i for i, m in enumerate(mentions) if m.says("majority")), len(mentions))
    more, half = mentions[at : at + 1], [m for m in mentions[at : at + 2] if m.is_("measure", "share")]
    rest = [m for m in mentions[at + 1 :] if m.kind != "harmless" and m not in half]
    of = holds(rest[:1], "prep", "of")
    goods = [m for m in rest[:1] if half or m.first > more[0].last + 1]  # "Großteil der Exporte"; not "most exports"
    whole = of or holds_any(goods, "commodity", "flow")
    named = mentions if of else rest  # "ASEAN buys most of"
    partner = whole and any(m.kind in WHO and m.code != HOME for m in named)
    if not (tested and partner) or holds_any(mentions, *_NO_WHOLE):
        return mentions
    over = replace(more[0], kind="compare", code="above", others=())
    number = replace((half or more)[0], kind="number", code="50", value=50.0, others=(("unit", "pct"),))
    return (*mentions[:at], over, number, *mentions[at + 1 + len(half) :])


def of_the_series(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Foi o maior volume da série`: at the end, behind a superlative of a time that is told, all that is held."""
    said = [i for i, m in enumerate(mentions) if m.kind not in ("harmless", "courtesy") or m.says("whole_series")]
    at = said[-1] if said else 0
    if len(said) < 3 or not mentions[at].says("whole_series") or holds(mentions, "op", "chart", "list", "average"):
        return mentions
    led = mentions[at - 1]
    best = next((m for m in mentions[:at] if m.kind == "extreme"), None)
    if best is None or not (led.is_("prep", "of") or led.says("determiner")):
        return mentions
    if not any(m.kind == "period" and m.first < best.first for m in mentions):
        return mentions
    ever = replace(mentions[at], first=led.first, kind="op", code="record", others=(("harmless", "all_time"),))
    return (*mentions[: at - 1], ever, *mentions[at + 1 :])


def largest_of_a_month(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`La plus forte baisse mensuelle de 2025`: the largest move of any of its months."""
    for i, (one, two) in enumerate(pairwise(mentions)):
        if one.kind == "extreme" and two.is_("growth", "mom") and two.says("of_a_month") and two.first == one.last + 1:
            moved = replace(two, kind="direction", code="down" if two.says("falling") else "up", others=())
            return (*mentions[: i + 1], moved, *mentions[i + 2 :])
    return mentions


def as_strong(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Wann gab es zuletzt einen so starken Anstieg`, `when was there last such a sharp drop`: as high as it is, of the
    move that stands behind."""
    if not holds(mentions, "op", "when", "last_time"):
        return mentions
    found = list(mentions)
    for i, (much, move) in enumerate(pairwise(mentions)):
        told = move.code != "down" or holds_any(mentions, "period", "deictic")  # else the last time that it fell
        beside = move.kind in ("direction", "growth") and much.last + 1 == move.first and told
        if beside and much.kind == "harmless" and much.says("that_much") and much.first < much.last:
            found[i] = replace(much, kind="op", code="as_high", others=())
    return tuple(found)


_ASKED_OF_THEM = ("question", "deictic", "harmless", "conj", "prep", "more", "direction", "growth")


def higher_growth(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Wer hatte das höhere Wachstum?`, `у кого рост выше?`: of those told before, which grew faster."""
    growth = next((m for m in mentions if m.is_("growth", "growth")), None)
    degree = next((m for m in mentions if m.means("more", "more") or m.means("more", "less")), None)
    which = holds(mentions, "question") or holds(mentions, "deictic", "them") or says_in(mentions, "choosing")
    if growth is None or degree is None or not which or not holds_only(mentions, *_ASKED_OF_THEM):
        return mentions
    if holds_any(mentions, "op") or sum(m.kind in ("more", "direction", "growth") for m in mentions) != 2:
        return mentions
    code = "faster" if degree.means("more", "more") else "slower"
    faster, quiet = replace(growth, kind="more", code=code, others=()), replace(degree, kind="harmless", code="little")
    return tuple(faster if m is growth else quiet if m is degree else m for m in mentions)


def how_common(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Is over 100 bn unusual?`: which months were; the bound is what is said to be so, and not the figure told."""
    said = [m for m in mentions if m.kind not in ("conj", "fragment", "courtesy") and not m.says("hence")]
    at = next((i for i, m in enumerate(said) if m.says("how_common")), 0)
    if at < 3 or not (said[0].says("copula") and said[1].kind == "compare"):
        return mentions
    if not holds_only(said[2:at], "number", "scale", "unit"):
        return mentions
    counted = replace(said[at], kind="op", code="which", others=())
    return tuple(counted if m is said[at] else m for m in mentions)


def of_which_time(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`2025年哪个月高，哪个月低`: the highest of a time; where several times or none are named, the higher of them."""
    if holds_any(mentions, "extreme", "more"):
        return mentions
    named = sum(m.code.count("+") + 1 for m in mentions if m.kind == "period")
    found = list(mentions)
    for i, m in enumerate(mentions):
        ahead = [one for one in mentions[:i] if one.kind not in ("flow", "commodity", *WHO)]  # 哪个月顺差高
        which = any(kind == "time" and code.startswith("unit:") for one in ahead[-1:] for kind, code in one.meanings)
        closes = i + 1 == len(mentions) or mentions[i + 1].kind == "conj"
        if closes and which and m.says("in_more", "in_less") and not says_in(ahead[-2:-1], "than"):
            code = ("most", "least") if named == 1 else ("more", "less")
            kind = "extreme" if named == 1 else "more"
            found[i] = replace(m, kind=kind, code=code[not m.says("in_more")], others=())
    return tuple(found)
