"""Two tariffs named by who levies each on the other, of which one is the higher."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.model import HOME
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import TARIFFS, WHO

_OWNERS: Final = dict(zip(TARIFFS, ("USA", HOME), strict=True))
_MORE: Final = ("more", "extreme")


def each_on_the_other(frame: Frame, whole: Mention) -> Frame | None:
    """`Whose tariffs were higher in June, America's on China or China's on America`: which of two tariffs, each by the
    one who levies it, who is named first on his side of the "or"."""
    either = whole.code in _OWNERS and any(code in _OWNERS for kind, code in whole.others if kind == "commodity")
    joint = next((m for m in frame.all("conj", "or") if m.first > whole.last), None)
    more = next((m for m in frame.mentions if m.kind in _MORE or m.means("more", "more", "less")), None)
    more = more or next(iter(frame.all("compare", "above", "below")), None)  # "были выше"
    if not either or joint is None or more is None:
        return None
    rest = [m for m in frame.mentions if m.first > whole.last and (m.kind in WHO or m.code in _OWNERS)]
    sides = [m for m in rest if m.last < joint.first], [m for m in rest if m.first > joint.last]
    if not all(sides):
        return None
    levies = {_OWNERS.get(side[0].code, side[0].code): side[0] for side in sides}
    codes = {owner: code for code, owner in _OWNERS.items()}
    if levies.keys() != codes.keys():
        return None
    told = {id(m): replace(m, kind="commodity", code=codes[owner], others=()) for owner, m in levies.items()}
    idle = {id(m) for m in frame.mentions if m.first > whole.last and m.kind == "prep"} | {id(m) for m in rest}
    idle |= {id(whole)} | {id(m) for m in frame.all("question")}
    less = more.code in ("less", "least", "below") or more.means("more", "less")
    told[id(more)] = replace(more, kind="more", code="less" if less else "more", others=())
    mentions = [
        told.get(id(m)) or (replace(m, kind="harmless", code="little", others=()) if id(m) in idle else m)
        for m in frame.mentions
    ]
    return replace(frame, mentions=tuple(mentions))
