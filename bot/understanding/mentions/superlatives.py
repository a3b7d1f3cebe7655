"""More than any other, in any other month -> the most; a superlative of growth beside partners that are asked for; how
big a move was in money -> by how much.

Mentions -> mentions. Which words name all the others is told by the marks `every_other`, `every_other_time` and
`every_other_year` in the languages' elsewhere.toml.
"""

from __future__ import annotations

from dataclasses import replace

from bot.model import HOME
from bot.understanding.times.moments import TimeExpression
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import MONEY, WHO

_SUPERLATIVES = {"more": "most", "less": "least"}


def beyond_others(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`China sold more to the US than to any other country`: more than all of them is the most."""
    others = next((i for i, m in enumerate(mentions) if m.says("every_other")), 0)
    told = {**_SUPERLATIVES, "most": "most", "least": "least"}
    degree = next((i for i, m in enumerate(mentions[:others]) if m.is_("more", *told) or m.is_("extreme", *told)), None)
    if degree is None or len([m for m in mentions if m.kind in WHO and m.code != HOME]) != 1:
        return mentions
    of_them = (("harmless", "beyond_them"),)
    most = replace(mentions[degree], kind="extreme", code=told[mentions[degree].code], others=of_them)
    ahead = mentions[degree + 1 : others]
    while ahead and ahead[-1].kind in ("prep", "harmless", "compare", "question"):
        ahead = ahead[:-1]  # "than to", "que"
    return (*mentions[:degree], most, *ahead, *mentions[others + 1 :])


_GROWN = {"faster": ("growth", "growth"), "slower": ("growth", "growth"), "fell_more": ("direction", "down")}
_BEYOND = {"more": "most", "less": "least", "above": "most", "below": "least", "most": "most", "least": "least"}
_PACED = {"faster": "most", "slower": "least", "fell_more": "most"}


def beyond_other_times(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`China exported more in December than in any other month`, `they fell more in May than in any month before`: the
    most, or the least, of all; what was so stands before it."""
    others = next((i for i, m in enumerate(mentions) if m.says("every_other_time")), None)
    if others is None:
        return mentions
    behind = mentions[others + 1] if mentions[others].says("every_one_before") and others + 1 < len(mentions) else None
    if behind is not None and behind.first == mentions[others].last + 1 and isinstance(behind.value, TimeExpression):
        return _before(mentions, others, behind.value)
    told = [(i, _beyond(m)) for i, m in enumerate(mentions[:others]) if _beyond(m)]
    if not told or any(m.says("never") for m in mentions):
        return mentions  # "never lower than in any other February": a claim
    degree, code = told[-1]
    more, ahead = mentions[degree], mentions[degree + 1 : others]
    if not (more.kind == "extreme" or any(m.says("than") for m in (more, *ahead)) or _holds_than(more)):
        return mentions  # "were they higher in any other month than in December"
    while ahead and ahead[-1].kind in ("prep", "harmless"):
        ahead = ahead[:-1]  # "than in"
    most = replace(mentions[others], kind="extreme", code=code, others=())
    if mentions[others].says("every_other_year"):
        low = (("more", "less"),) if code == "least" else ()
        most = replace(most, kind="op", code="record", others=low)  # of years, and of no months
    moved = () if more.code not in _GROWN or more.first == more.last else (_moved(more),)
    return (*mentions[:degree], *moved, *ahead, most, *mentions[others + 1 :])


def _before(mentions: tuple[Mention, ...], at: int, told: TimeExpression) -> tuple[Mention, ...]:
    """`Any year before 2023`: the years before it, and no superlative."""
    grain = "year" if mentions[at].says("every_other_year") else "quarter"
    unit = replace(mentions[at], last=mentions[at].last - 1, kind="time", code=f"unit:{grain}", others=())
    until = replace(told, mode="before")
    before = replace(mentions[at + 1], first=mentions[at].last, code=until.code, value=until)
    return (*mentions[:at], unit, before, *mentions[at + 2 :])


def _beyond(m: Mention) -> str:
    """Which superlative a word of degree is beside all others; nothing where it is none."""
    if m.kind in ("more", "extreme", "compare"):
        return (_BEYOND | _PACED).get(m.code, "")
    return next((_BEYOND[code] for kind, code in m.others if kind == "more" and code in _BEYOND), "")


def _holds_than(more: Mention) -> bool:
    """Whether the word of degree ends in what sets it against another: `larger than`."""
    return more.kind == "compare" and more.first < more.last


def _moved(more: Mention) -> Mention:
    """`Grew faster`, without how fast."""
    kind, code = _GROWN[more.code]
    return replace(more, last=more.last - 1, kind=kind, code=code, others=())


def grown_most(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`¿A qué países crecieron más las exportaciones?`: beside partners that are asked for, and nothing that it is set
    against, the fastest of them."""
    at = next((i for i, m in enumerate(mentions) if m.is_("more", "faster", "fell_more") and m.first < m.last), None)
    if at is None or not any(m.kind == "party" for m in mentions):
        return mentions
    against = any((m.kind in WHO and m.code != HOME) or m.kind == "compare" or m.says("than") for m in mentions)
    if against or len([m for m in mentions if m.kind in ("period", "flow")]) > 2:
        return mentions
    more = mentions[at]
    return (
        *mentions[:at],
        _moved(more),
        replace(more, first=more.last, kind="extreme", code="most"),
        *mentions[at + 1 :],
    )


def how_big_a_move(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`How big was the drop in exports in dollars`: by how much, where money is named; else it is a rate."""
    money = any(m.is_("unit", *MONEY) or m.kind == "scale" for m in mentions)
    found = list(mentions)
    for i, m in enumerate(mentions):
        after = next((one for one in mentions[i + 1 :] if one.kind != "harmless"), None)
        if money and m.says("how_big") and after is not None and after.is_("direction", "up", "down"):
            found[i] = replace(m, kind="op", code="difference", others=(("harmless", "moved_by"),))
    return tuple(found)
