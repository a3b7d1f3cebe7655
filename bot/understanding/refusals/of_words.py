"""Goods and units as words, stuff and measures: what a word means, how many of one unit make another, what rusts."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from bot.understanding.words.frame import Frame

_MONEY = ("USD", "CNY", "EUR", "JPY")
_MEASURES = ("t", "kt", "Mt", "barrel", "units")
_NATURE = frozenset({"nature"})
_RELOCATING = frozenset({"relocating"})
_LITTLE = frozenset({"harmless", "question", "courtesy", "self", "op"})


def of_words(frame: Frame) -> bool:
    """Whether no figure of a trade is asked, for the thing itself, the word or the unit is meant."""
    return (
        any(frame.marked(marks) and rule(frame) for rule, marks in _MARKED)
        or _meant(frame)
        or _converted(frame)
        or _scored(frame)
    )


def _nature(frame: Frame) -> bool:
    """`What year was coal discovered`, `does steel rust`: of the stuff, and of nobody who trades it."""
    return frame.has("commodity") and not any(frame.has(kind) for kind in ("flow", "growth", "agency", "poll", "unit"))


def _relocated(frame: Frame) -> bool:
    """`I want to move to Russia in June`: who speaks moves there, and no rate does."""
    if not frame.has("self") or frame.has("flow") or frame.has("commodity"):
        return False
    said = frame.mentions
    return any(
        move.means("harmless", "relocating") and joint.is_("prep", "to", "from", "into") and where.kind == "place"
        for move, joint, where in zip(said, said[1:], said[2:], strict=False)
    )


def _meant(frame: Frame) -> bool:
    """`What does import mean`, `qué significa compras`: the word; "the mean of imports" comes before them."""
    if not frame.has("op", "define") or len(frame.all("flow", "import", "export") + frame.all("verb")) != 1:
        return False
    said = frame.mentions
    if len(said) > 2 and said[-1].kind == "demonym" and said[-2].is_("prep", "in"):
        said = said[:-2]  # "what does import mean in German": in that language
    return all(m.kind in _LITTLE or m.kind in ("flow", "verb") or m.means("op", "define") for m in said)


def _converted(frame: Frame) -> bool:
    """`How many barrels in a tonne of oil`, `what is a trillion yuan in dollars`: of units, and of no flow."""
    if not frame.has("unit") or any(frame.has(kind) for kind in ("flow", "verb", "period", "place", "growth")):
        return False
    said = frame.mentions
    for asked, unit, joint, other in zip(said, said[1:], said[2:], said[3:], strict=False):
        if asked.is_("question", "how_many") and unit.is_("unit", *_MEASURES) and joint.is_("prep", "in", "to"):
            return other.kind == "unit" or other.is_("measure", "price") or other.means("harmless", "indefinite")
    money = {m.code for m in frame.all("unit", *_MONEY)}
    return len(money) > 1 and (frame.has("number") or frame.has("scale")) and not frame.has("compare")


def _of_quality(frame: Frame) -> bool:
    """`Why are Chinese cars better`, `why is oil so bad for you`: how good they are, and no figure of them."""
    if not frame.has("op", "why") or not frame.has("commodity"):
        return False
    told = ("flow", "growth", "direction", "period", "measure", "verb", "unit", "event")
    return not any(frame.has(kind) for kind in told)


def _scored(frame: Frame) -> bool:
    """`How many points did America get against China`: of a match."""
    asked = any(one.is_("question", "how_many") and two.is_("unit", "pp") for one, two in pairwise(frame.mentions))
    return asked and not any(
        frame.has(kind) for kind in ("flow", "growth", "measure", "direction", "commodity", "more")
    )


_MARKED: tuple[tuple[Callable[[Frame], bool], frozenset[str]], ...] = (
    (_nature, _NATURE),
    (_relocated, _RELOCATING),
    (_of_quality, frozenset({"quality"})),
)
