"""Words that say of goods that none were traded, that no more were, or that some were."""

from __future__ import annotations

from itertools import pairwise

from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention, holds_any

_NAMES = ("place", "demonym", "commodity", "flow")


def none_traded(f: Features) -> list[Mention]:
    """The words that say that none of the goods were traded: `not bought`, `no US soybeans`."""
    c = f.clause
    if f.all_goods or f.context or f.growth or f.amounts:
        return []
    if over := stopped(f):
        return over
    if c.has("direction"):
        return []
    traded = [m for m in c.all("negation", "not") if (one := c.after(m)) is not None and one.kind in ("verb", "flow")]
    none = [m for m in c.all("fragment", "no") if (one := c.after(m)) is not None and one.kind in _NAMES]
    return [*traded, *none]


def some_traded(f: Features) -> bool:
    """`In which months did China buy any US soybeans`: a partner's goods, and nothing they are held against."""
    c = f.clause
    one = not (f.all_goods or f.context or f.growth or f.amounts or f.moved) and len(f.commodities) == 1
    partner = len(f.partners) == 1 and f.partners != ("WLD",)
    held = c.has_any("extreme", "more", "compare", "negation", "direction", "measure", "number")
    return one and partner and not held and not c.ops("rank", "record", "share") and c.has_any("verb", "flow")


def stopped(f: Features) -> list[Mention]:
    """`Stop buying`, `stop to export`, `when did US soybeans stop`: that no more is traded, and no fall."""
    said = f.clause.mentions
    over = [i for i, m in enumerate(said) if m.is_("direction", "down") and m.says("over")]
    led = [i for i in over if f.clause.postposed and holds_any(said[max(0, i - 2) : i], "verb", "flow")]  # 購入を止めた
    led += [i for i in over if i + 1 == len(said) and f.clause.ops("when") and f.clause.has("commodity")]
    return [said[i] for i in over if i in led or _what_ended(said[i:]) in ("verb", "flow")]


def _what_ended(said: tuple[Mention, ...]) -> str:
    """The kind of what stands right behind the first, over the goods and whose they are."""
    for before, m in pairwise(said):
        if m.first != before.last + 1:
            break
        over = m.kind in ("commodity", "demonym", "place") or m.is_("prep", "to")
        if not over and not m.says("determiner", "possessive"):
            return m.kind
    return ""
