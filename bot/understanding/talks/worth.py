"""What goods that were told by weight are worth: "what was it worth in 2024?", "worth?" -> their value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Turn
from bot.understanding.words.frame import Frame

_MARK = frozenset({"by_value"})
_AMOUNTS = frozenset({"amounts"})  # "amount please", after a rate
_ALONE = 4  # tokens beside which the amount is asked for by nothing else
_FEW = 9  # tokens of a fragment
_TOLD = ("export", "import", "total")
_LITTLE = ("harmless", "conj", "fragment", "courtesy", "prep", "period", "time", "question", "deictic", "unit")
_ASKED = ("what", "how_much")


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
    if len(said) != 1 or not frame.only(*_LITTLE) or talk[-1].query.flow not in _TOLD:
        return frame
    asked = frame.has("question", *_ASKED) or frame.says("it_again")
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
