"""Goods and units as words, stuff and measures: what a word means, how many of one unit make another, what is good."""

from __future__ import annotations

from itertools import count, pairwise
from typing import Final

from bot.understanding.refusals.grounds import is_newest
from bot.understanding.words.forms import ARTICLES, Form
from bot.understanding.words.frame import Frame
from bot.understanding.words.in_order import AnyOf
from bot.understanding.words.kinds import MONEY

_MEASURES = ("t", "kt", "Mt", "barrel", "units")
_LITTLE = frozenset({"harmless", "question", "courtesy", "self", "op"})
_COUNTED_IN = frozenset({"harmless", "question", "unit", "measure", "prep", "number", "courtesy"})


def of_words(frame: Frame) -> bool:
    """Whether no figure of a trade is asked, for the thing itself, the word or the unit is meant."""
    return _RULES.holds(frame) or (frame.ways.of_other_letters and _in_other_letters(frame))


def _meant(frame: Frame) -> bool:
    """`What does import mean`, `define buyer`, `qué significa compras`: the word; "the mean of imports" comes before
    them."""
    if len(frame.all("flow", "import", "export", "trade") + frame.all("verb") + frame.all("party")) != 1:
        return False
    said = tuple(m for m in frame.mentions if not m.is_("harmless", "again", "chatter"))
    if len(said) > 2 and said[-1].kind == "demonym" and said[-2].is_("prep", "in"):
        said = said[:-2]  # "what does import mean in German": in that language
    return all(m.kind in _LITTLE or m.kind in ("flow", "verb", "party") or m.means("op", "define") for m in said)


def _converted(frame: Frame) -> bool:
    """`How many barrels in a tonne of oil`, `what is a trillion yuan in dollars`: of units, and of no flow."""
    if frame.has_any("flow", "verb", "period", "place", "growth"):
        return False
    said = [m for m in frame.mentions if not m.says("copula")]
    for asked, unit, joint, other in zip(said, said[1:], said[2:], said[3:], strict=False):
        held = joint.is_("prep", "in", "to") or joint.says("keeping")
        if asked.is_("question", "how_many") and unit.is_("unit", *_MEASURES) and held:
            return other.kind == "unit" or other.is_("measure", "price") or other.says("indefinite")
        if asked.is_("measure", "quantity") and unit.is_("prep", "in") and other.is_("unit", *_MEASURES):
            return joint.kind == "number" or joint.says("indefinite")  # "how many tons are in one barrel"
    money = {m.code for m in frame.all("unit", *MONEY)}
    return len(money) > 1 and frame.has_any("number", "scale") and not frame.has("compare")


def _of_quality(frame: Frame) -> bool:
    """`Why are Chinese cars better`, `why is oil so bad for you`: how good they are, and no figure of them."""
    told = ("flow", "growth", "direction", "measure", "verb", "unit", "event", "agency", "fragment")
    if not frame.has("commodity") or frame.has_any(*told) or not all(is_newest(m) for m in frame.all("period")):
        return False
    return frame.has("op", "why") or frame.mentions[-1].says("quality") or _praised(frame)


def _praised(frame: Frame) -> bool:
    """`Does China make good cars`: how good they are, said right before what they are."""
    for good in (m for m in frame.mentions if m.says("quality")):
        last = good.last
        for found in (m for m in frame.mentions if m.first > good.last):
            if found.first != last + 1 or found.kind not in ("demonym", "harmless", "commodity"):
                break
            if found.kind == "commodity":
                return True
            last = found.last
    return False


def _told_apart(frame: Frame) -> bool:
    """`What is the difference between gas and LNG`: what each of them is."""
    told = ("flow", "growth", "direction", "period", "measure", "verb", "unit", "place", "demonym", "agency", "party")
    return len(frame.all("commodity")) > 1 and not frame.has_any(*told)


def _contained(frame: Frame) -> bool:
    """`How much oil is in a barrel`, 一吨等于多少桶: what one measure holds, or is in another."""
    said = {m.kind for m in frame.mentions}
    held = any(one.says("keeping") and two.is_("unit", *_MEASURES) for one, two in pairwise(frame.mentions))
    if said <= _COUNTED_IN | {"commodity"} and frame.has("measure", "quantity") and held:
        return True  # "how many tons is in a barrel"
    if said <= _COUNTED_IN and frame.has("measure", "price") and frame.has("unit", *_MEASURES):
        return frame.has("question")
    goods = frame.first("commodity")
    if goods is None or not said <= _COUNTED_IN | {"commodity"} or not frame.has("question", "how_much"):
        return False
    return held and all(goods.last < m.first for m in frame.mentions if m.says("keeping"))


def _days_between(frame: Frame) -> bool:
    """`How many days to Mexico`, `how many weeks in 2025`: of a journey, of a calendar; figures are of months."""
    if frame.has_any("flow", "commodity", "direction"):
        return False
    for (asked, unit), behind in zip(pairwise(frame.mentions), count(2), strict=False):
        if asked.is_("question", "how_many") and unit.is_("time", "unit:day"):
            where = [m.kind for m in frame.mentions[behind:] if m.kind != "harmless"]
            return where in (["period"], ["prep", "place"], ["prep", "period"])
    return False


def _in_other_letters(frame: Frame) -> bool:
    """`Разница между import и export`: of a program's words, where no country, goods or time is named."""
    flows = frame.all("flow", "import", "export")
    told = ("place", "demonym", "commodity", "period", "growth", "agency", "unit", "measure", "poll", "event")
    latin = bool(flows) and all(m.said.isascii() for m in flows)
    return latin and not frame.has_any(*told)


_FIGURES = "flow commodity growth measure verb"
_WHO = "self/harmless:person/*software"
_RULES: Final = AnyOf(
    # `What year was coal discovered`, `does steel rust`: of the stuff, and of nobody who trades it
    (Form(says="commodity", lacks="flow growth agency poll unit"), "nature"),
    # `I want to move to Russia in June`, `the script moved to Canada`: who speaks or a thing does, and no rate
    (
        Form("*relocating prep:to|from|into place", over=ARTICLES, says=_WHO, lacks=_FIGURES),
        "relocating",
    ),
    (_of_quality, "quality"),
    (_meant, "define"),
    (_told_apart, "define"),
    (_converted, "unit"),
    (_contained, "unit"),
    # `How many points did America get against China`: of a match
    (
        Form("question:how_many unit:pp", lacks="flow growth measure direction commodity more compare"),
        "how_many",
    ),
    (_days_between, "how_many"),
    # `Who produces the most oil`: what is made at home; `who produces these figures` asks for a source
    (Form(says="commodity extreme", lacks="flow verb place demonym period agency"), "source"),
)  # fmt: skip
