"""Whether the size of a deficit is meant where no word says so: the largest gap is then the lowest balance."""

from __future__ import annotations

from typing import Final

from bot.understanding.clauses.features import Features

# Whose balances with whom are deficits for as long as is held; a test holds them against the figures.
IN_DEFICIT: Final = frozenset(
    {("USA", "CHN"), ("USA", "WLD"), ("IND", "CHN"), ("IND", "WLD"), ("EU27", "CHN"), ("JPN", "CHN")}
)


def size_of_deficit(f: Features) -> bool:
    """ "The smallest?", "the lowest since 2018?", "a record?" after another's balances with the home country, which are
    deficits: the smallest deficit; so is the smallest gap."""
    best = f.clause.first("extreme")
    sized = best.is_("extreme", "most", "least") and not best.says("best") if best else bool(f.clause.ops("record"))
    told = f.fragment and f.reporter != f.home and f.partners == (f.home,) and not f.clause.has("flow")
    return sized and (told or gap_in_deficit(f))


def of_deficits(f: Features) -> bool:
    """Whether the largest is the lowest: a deficit is named, or a gap that is one."""
    return f.clause.has("flow", "deficit") or gap_in_deficit(f)


def gap_in_deficit(f: Features) -> bool:
    """ "India's trade gap with China": of another's trade with the home country, or of one who buys more than he sells
    everywhere."""
    flows = f.clause.all("flow")
    gap = bool(flows) and all(m.code == "balance" for m in flows) and any(m.says("sized") for m in flows)
    partner = "WLD" if f.of_all else f.partners[0] if len(f.partners) == 1 else ""
    return gap and f.flow == "balance" and (f.reporter, partner) in IN_DEFICIT
