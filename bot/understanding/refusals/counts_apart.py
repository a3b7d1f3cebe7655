"""Why two sides count one trade differently: the entries that tell it, for China and the US and for any other pair."""

from __future__ import annotations

from typing import Final

from bot.understanding.clauses.clause import Clause

GAP: Final = "gap_hong_kong gap_valuation gap_reversal_2020 gap_studies"  # between China's counts and those of the US
_STUDIED: Final = {"CHN", "USA"}  # between whose counts the gap is explained
_ANY_PAIR: Final = "mirror_statistics"  # what holds of any two counts
_NAMED: Final = ("commodity", "period", "place", "demonym", "agency", "flow")


def why_counts_differ(clause: Clause, talking: bool) -> str | None:
    """The entries asked for by `why do the two sides' figures differ`, `why is China's surplus with the US bigger than
    the US deficit`; None where a clause that asks why asks for something else."""
    named = talking or clause.has_any(*_NAMED) or clause.has_other("deictic", "there")
    if clause.ops("mirror") and not named:
        return GAP
    above = clause.has_any("compare", "more")
    if above and clause.has("party", "partner") and clause.has("books", "says") and not clause.has("period"):
        return GAP
    sides = clause.codes("place", "demonym", "agency")
    if len(sides) != 2:
        return None
    balances = above and clause.codes("flow") >= {"surplus", "deficit"}
    if sides == _STUDIED:
        return GAP if balances else None  # else their two figures are told
    told = clause.ops("mirror") and not clause.has_any("period", "commodity", "number")
    return _ANY_PAIR if balances or told else None
