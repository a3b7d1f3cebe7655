"""`Total imports from there` after one partner's soybeans: all goods from it; of the beans it was told already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Turn
from bot.understanding.words.frame import Frame
from bot.understanding.words.kinds import LITTLE, ONE_WAY, WHO

_SAID = ("op", "flow", "deictic", "period", *WHO, *LITTLE)


def all_goods_again(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """The frame with the word for the whole of a flow as all goods, where the partner told is named or pointed at."""
    whole = [m for m in frame.mentions if m.says("whole_flow")] if talk and not frame.leftover else []
    flows = frame.all("flow", *ONE_WAY)
    if len(whole) != 1 or len(flows) != 1 or not frame.only(*_SAID) or frame.has_other("op", "sum"):
        return frame
    last = talk[-1].query
    there = frame.has("deictic", "there", "them") or frame.codes(*WHO) == {*last.partners}
    beside = whole[0].last + 1 == flows[0].first or flows[0].last + 1 == whole[0].first
    of_goods = last.flow in ONE_WAY and not last.all_goods and len(last.partners) == 1 and not last.of_all
    if not (there and beside and of_goods):
        return frame
    goods = replace(whole[0], kind="commodity", code="TOTAL", others=())
    return replace(frame, mentions=tuple(goods if m is whole[0] else m for m in frame.mentions))
