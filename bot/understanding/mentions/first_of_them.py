"""`Crude from the top three`, `magnets to the two biggest`, `soy from number one`: so many of those who are dealt with,
though no word names them as such."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.understanding.words.frame import Mention, holds_any
from bot.understanding.words.kinds import WHO

_NAMED: Final = (*WHO, "party", "unit", "scale")
_BEHIND: Final = ("period", "conj", "fragment", "courtesy")  # what may follow straight, if anything does
_MOST: Final = 30
_TRADED: Final = ("flow", "commodity", "verb")


def first_of_them(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, with a word for partners behind such a number where nobody is named."""
    if holds_any(mentions, *_NAMED) or not holds_any(mentions, *_TRADED):
        return mentions
    for i, m in enumerate(mentions):
        if not m.is_("prep", "to", "from"):
            continue
        at = i + 1 + (i + 1 < len(mentions) and mentions[i + 1].says("determiner"))
        size = _placed(mentions[at : at + 2])
        if not size or not _ends(mentions, at + size):
            continue
        placed, last = mentions[at : at + size], mentions[at + size - 1]
        if size == 1:
            placed = (replace(last, last=last.first, kind="extreme", code="most", others=(("harmless", "in_size"),)),)
        who = replace(last, first=last.last, kind="party", code="partner", value=None, others=())
        return (*mentions[:at], *placed, who, *mentions[at + size :])
    return mentions


def _placed(said: tuple[Mention, ...]) -> int:
    """How many of the mentions tell a place among others: `top 3`, `three biggest`, `number one`."""
    if said and said[0].says("in_rank"):
        return 1
    if len(said) < 2 or said[1].first != said[0].last + 1:
        return 0
    top, number = said if said[1].kind == "number" else reversed(said)
    few = number.kind == "number" and isinstance(number.value, float | int) and 1 < number.value <= _MOST
    return 2 if few and top.means("extreme", "most") else 0


def _ends(mentions: tuple[Mention, ...], at: int) -> bool:
    """Whether nothing that may be so many stands behind."""
    behind = mentions[at] if at < len(mentions) else None
    straight = behind is not None and behind.first == mentions[at - 1].last + 1
    time = behind is not None and (
        behind.kind in _BEHIND
        or behind.is_("prep", "in", "for")
        or (behind.kind == "time" and "unit" not in behind.code)
    )
    return not straight or time
