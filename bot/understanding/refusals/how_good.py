"""How good goods are, and what becomes of one of them: `2025年最好的车`, 把车卖了."""

from __future__ import annotations

from bot.catalog import Catalog
from bot.understanding.words.frame import Frame

_MARKS = frozenset({"grasp", "best"})
_MEASURED = ("verb", "measure", "party", "direction", "growth", "agency", "time")  # "the best month for soybeans"


def how_good(frame: Frame, catalog: Catalog) -> bool:
    """Whether goods are judged or handled; an index is best or worst where it stands highest or lowest."""
    if not frame.marked(_MARKS) or frame.has("flow"):
        return False
    beside = frame.pairs()
    if any(one.says("grasp") and two.kind == "commodity" for one, two in beside):
        return True
    if frame.has_any(*_MEASURED) or all(catalog.is_context(m.code) for m in frame.all("commodity")):
        return False
    for best in frame.all("extreme"):
        after = [m for m in frame.mentions if m.first > best.last and m.kind not in ("prep", "harmless", "demonym")]
        if best.says("best") and after and after[0].kind == "commodity":
            return True
    return False
