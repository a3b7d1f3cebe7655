"""The amounts of those whose rates were told: "and what were the dollar amounts?", "both in dollars"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.model import Query, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.talks.told import RECKONED, told
from bot.understanding.words.frame import Frame

_NAMED: Final = (
    "place", "demonym", "commodity", "period", "growth", "direction", "extreme", "more", "compare", "number", "party",
)  # fmt: skip

_LARGER: Final = frozenset({"question", "more", "harmless", "conj", "deictic"})


def amounts_of_those(before: Sequence[Turn], f: Features) -> Query | None:
    """The level of each after a comparison of rates, or of two things told by rate one after the other, where amounts,
    levels or a currency are asked for and nothing else is named; the larger of two whose rates were compared."""
    c, previous = f.clause, before[-1].query
    rated = previous.operation == "compare" and previous.measure == "yoy"
    larger = rated and any(m.says("in_size") for m in c.all("more", "more"))  # "higher" is of the rates just told
    if larger and c.has("question", "what") and {m.kind for m in c.mentions} <= _LARGER:
        return previous.with_(measure=None, basis=None, condition=None, notes=())  # "and which is larger?"
    if c.has_any(*_NAMED) or c.has_other("op", "each", "list"):
        return None
    money = c.all("unit", "USD", "CNY")
    sized = c.has("question", "how_much") or c.has("measure", "level", "value")
    if not (money or sized or c.says("amounts")):
        return None
    if not rated:
        both = _both_told(c, before)
        if both is None:
            return None
        previous = both
    c.rule = RECKONED
    c.use(*money)
    return previous.with_(
        operation="level", measure=None, by=None, condition=None, basis=f.basis if money else None, notes=()
    )


def _both_told(c: Clause, before: Sequence[Turn]) -> Query | None:
    """The query of the two things told last, where both are pointed at and the last was a rate."""
    pointed = any(m.says("both_of_them") or m.is_("deictic", "both") for m in c.mentions)
    if not pointed or c.has("flow") or before[-1].query.operation != "growth":
        return None
    things = told(before, pointed=True)
    return None if things is None else things.only(things.items[-2:])


# Things told before a fragment, set beside one another at another time: "which of them grew faster in May?".
_WHICH_NAMED = ("flow", "place", "demonym", "commodity", "party", "measure", "unit", "number")
_BY = {"partners": "partner", "commodities": "commodity", "flow": "flow"}


def those_then(f: Features, before: Sequence[Turn]) -> Query | None:
    """ "Which was bigger in September 2024?" after Japan's figure and Korea's: the two of them in that month."""
    c = f.clause
    if not c.has_any("more", "extreme") or not c.has("period") or len(f.periods) != 1:
        return None
    pointed = any(m.means("deictic", "both") or m.means("deictic", "them") or m.says("pronoun") for m in c.mentions)
    which = c.has("question", "what", "who") or pointed
    if not which or c.has_any(*_WHICH_NAMED) or f.asks_time or f.amounts or c.has("question", "how_much"):
        return None
    if c.has_other("op", "which", "list", "compare") or f.year_before:
        return None
    things = told(before, pointed=pointed)
    if things is None or things.slot not in _BY or things.of.operation not in ("level", "growth", "compare", "balance"):
        return None
    rates = f.growth or (things.of.measure == "yoy" and not c.has("verb"))
    measure = "yoy" if rates else None if things.of.measure == "yoy" else things.of.measure
    compared = things.only(things.items).with_(
        operation="compare",
        by=_BY[things.slot],
        limit=None,
        condition=None,
        measure=measure,
        periods=f.periods,
        notes=(),
    )
    return compared if measure == things.of.measure else compared.with_(basis=None)


# What goods that were told by weight are worth: "what was it worth in 2024?", "worth?" -> their value.
_MARK = frozenset({"by_value"})
_AMOUNTS = frozenset({"amounts"})  # "amount please", after a rate
_ALONE = 4  # tokens beside which the amount is asked for by nothing else
_FEW = 9  # tokens of a fragment
_LITTLE = ("harmless", "conj", "fragment", "courtesy", "prep", "period", "time", "question", "deictic", "unit")


def worth(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """The frame with such a word as the value asked for, in a short fragment after a trade's figures that names nothing
    else but a time or a currency; "is it worth it?" asks for none."""
    if talk and len(frame.tokens) <= _ALONE and frame.marked(_AMOUNTS):
        return _amount(frame)
    if not talk or not frame.marked(_MARK) or len(frame.tokens) > _FEW or frame.leftover:
        return frame
    goods = not talk[-1].query.all_goods  # "what were they worth": of all goods no more than how much they were
    kinds = ("harmless", "question") if goods else ("harmless",)
    said = [m for m in frame.mentions if m.kind in kinds and m.means("harmless", *_MARK)]
    if len(said) != 1 or not frame.only(*_LITTLE) or talk[-1].query.flow not in ("export", "import", "total"):
        return frame
    asked = frame.has("question", "what", "how_much") or frame.says("it_again")
    if not (asked or frame.has("period") or len(frame.mentions) == 1):
        return frame
    value = replace(said[0], kind="measure", code="value", others=(("harmless", "by_value"),))
    return replace(frame, mentions=tuple(value if m is said[0] else m for m in frame.mentions))


def _amount(frame: Frame) -> Frame:
    """The frame with a word for amounts as what is asked for, where nothing else is said."""
    if frame.leftover or any(m.kind not in ("harmless", "conj", "fragment", "courtesy") for m in frame.mentions):
        return frame
    said = next(m for m in frame.mentions if m.means("harmless", *_AMOUNTS))
    level = replace(said, kind="measure", code="level", others=())
    return replace(frame, mentions=tuple(level if m is said else m for m in frame.mentions))
