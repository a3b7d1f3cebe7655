"""More of one thing and less of another -> up and down: `bought more oil but less coal`, `vendió más a la UE y menos a
EEUU` tell how each moved, and set neither over the other.

Mentions -> mentions.
"""

from __future__ import annotations

from dataclasses import replace

from bot.model import HOME
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import WHO

_WAYS = {"more": "up", "less": "down"}
_READ = {"up": "more", "down": "less"}  # `compró más`, read as a movement already
_BOUND = {"at_least": "more", "at_most": "less"}  # `et moins`, where no number is bounded
_ELSE = ("number", "compare", "party", "unit", "measure", "growth", "negation")
_LED_BY = ("prep", "harmless", "flow")


def each_its_way(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with both words of degree as movements, where one is more and the other less, each leads a thing of
    the same sort, and nothing is asked for or set over anything."""
    degrees = [i for i, m in enumerate(mentions) if _degree(m)]
    if len(degrees) != 2 or sum(m.kind == "period" for m in mentions) > 1:
        return mentions
    rest = [m for i, m in enumerate(mentions) if i not in degrees]
    if any(m.says("than", "choosing") or m.is_("conj", "or") or m.kind in _ELSE for m in rest):
        return mentions
    if any(m.kind == "question" or (m.kind == "op" and m.code != "check") for m in mentions):
        return mentions
    one, two = degrees
    told = {_degree(mentions[one]), _degree(mentions[two])}
    if len(told) != 2 or mentions[two].kind == "direction":
        return mentions
    led = (_led(mentions[one + 1 : two]), _led(mentions[two + 1 :]))
    if None in led or len({m.kind == "commodity" for m in led if m is not None}) != 1 or not _dealt(mentions, one):
        return mentions
    return tuple(
        replace(m, kind="direction", code=_WAYS[_degree(m)], others=()) if i in degrees else m
        for i, m in enumerate(mentions)
    )


_SOUGHT = ("party", "question", "op", "number", "compare", "negation", "ordinal", "growth", "direction", "deictic")


def opened_by_degree(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Menos importaciones de carbón en 2025`, `y menos carbón`: a word of degree that opens before a flow or goods
    tells how they moved, where no time is sought and nothing is set over anything; a superlative has its article."""
    at = next((i for i, m in enumerate(mentions) if m.kind not in ("harmless", "conj", "courtesy")), 0)
    if not mentions:
        return mentions
    opening, behind = mentions[at], mentions[at + 1 : at + 2]
    if opening.kind != "extreme" or not opening.says("much_or_little") or not any(_led_to(opening, m) for m in behind):
        return mentions
    rest = mentions[at + 1 :]
    if any(
        m.kind in _SOUGHT or _degree(m) or m.says("than") or m.is_("conj", "or") or m.code.startswith("unit:")
        for m in rest
    ):
        return mentions
    if sum(m.kind == "period" for m in rest) != 1 or sum(m.kind == "flow" for m in rest) > 1:
        return mentions
    moved = replace(opening, kind="direction", code=_WAYS[_degree(opening)], others=())
    return (*mentions[:at], moved, *rest)


def _led_to(degree: Mention, m: Mention) -> bool:
    goods = m.kind == "commodity" or m.is_("flow", "export", "import")
    return goods and m.first == degree.last + 1


def _degree(m: Mention) -> str:
    """Which way a word of degree goes, a superlative that is one as well; nothing where it is none."""
    if m.kind == "direction":
        return _READ.get(m.code, "")
    if m.kind == "compare" and m.code in _BOUND:
        return _BOUND[m.code]
    if m.kind not in ("more", "extreme", "compare"):
        return ""
    return next((code for kind, code in m.meanings if kind == "more" and code in _WAYS), "")


def _led(behind: tuple[Mention, ...]) -> Mention | None:
    """The goods or the partner that stands right behind a word of degree."""
    for m in behind:
        if m.kind == "commodity" or (m.kind in WHO and m.code != HOME):
            return m
        if m.kind not in _LED_BY:
            return None
    return None


def _dealt(mentions: tuple[Mention, ...], at: int) -> bool:
    """Whether something is bought or sold, or flows, ahead of the first of them or right behind it."""
    return any(m.kind in ("verb", "flow") for m in mentions[: at + 2])
