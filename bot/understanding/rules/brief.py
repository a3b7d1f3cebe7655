"""The rule for all trade of a month or year in brief: exports, imports and the balance together."""

from __future__ import annotations

from bot.model import Query
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.features import Features

_FARING = frozenset({"faring", "heading", "told_in_figures"})


def brief(f: Features) -> Query | None:
    c = f.clause
    why = c.ops("why")
    told = not why and c.ops("happened") and c.has_any("place", "demonym", "flow")  # "what happened in May 2025"
    if (why and not _told_of(f)) or not (why or told or c.ops("brief") or _all_told(f)):
        return None
    narrow = [code for code in (*f.partners, *f.commodities) if code not in ("WLD", "TOTAL")]
    if narrow or f.context or f.flow in ("export", "import", "balance"):
        return None  # the brief is of all trade; of one partner, good or flow it would leave out what was asked
    return query_of(f, "brief", flow=None)


def _all_told(f: Features) -> bool:
    """8月外贸数据, `how did trade do`: all figures of trade together, where nothing narrower is asked of them."""
    c = f.clause
    if not (c.has("flow", "trade") or f.by_home or c.frame.marked(_FARING)):
        return False  # most questions: nothing else needs to be looked at
    named = any(m.is_("flow", "trade") and ("op", "brief") in m.others for m in c.mentions)
    named = named or (c.has("flow", "trade") and c.has("question", "how") and len(f.periods) == 1)
    # "¿cómo cerró el comercio exterior chino en 2025?"
    fared = c.says("faring") and len(f.periods) == 1
    named = named or (c.has("flow", "trade") and fared)
    if c.has("flow", "trade") and len(f.periods) == 1:  # "trade in August, briefly"
        named = named or c.says("told_in_figures")
    # "what do the June trade figures say"
    saying = c.has("question", "what") and c.has("books", "says") and len(f.periods) == 1
    named = named or (c.has("flow", "trade") and saying and not c.has("agency"))
    # "Chinese data for May": all that they tell of that month
    named = named or (f.by_home and not c.has("flow") and len(f.periods) == 1 and not f.fragment)
    named = named or _went(f)
    asked = c.has("question", "how_much", "how_many", "who") or c.has("op")
    narrowed = c.has_any("growth", "direction", "measure", "extreme", "more", "compare", "unit")
    return named and not (asked or narrowed or f.amounts)


def _went(f: Features) -> bool:
    """`How did August go`: of a month or year, and of nothing else."""
    c = f.clause
    plain = c.only("question", "harmless", "period", "prep", "courtesy")
    asker = c.says("you", "hers")
    went = c.says("heading", "faring")
    if c.says("told_in_figures"):
        return plain and not asker and len(f.periods) == 1 and not f.fragment  # "June 2026 in figures"
    return plain and went and not asker and c.has("question", "how") and len(f.periods) == 1 and not f.fragment


def _told_of(f: Features) -> bool:
    """ "Explain the trade of May": what it was, not why; a movement or a balance is explained by causes."""
    c = f.clause
    asked = [m for m in c.all("op", "why") if ("op", "brief") not in m.others]
    if not (f.fragment or c.has_any("flow", "period", "place", "demonym", "agency")):
        return False  # "explain this more accurately"
    return not asked and not f.moved and not c.has("extreme") and f.flow in ("trade", "total", "both", "all", None)
