"""Why two sides count one trade differently: the entries that tell it, for China and the US and for any other pair."""

from __future__ import annotations

from typing import Final

from bot.understanding.clauses.clause import Clause

GAP: Final = "gap_hong_kong gap_valuation gap_reversal_2020 gap_studies"  # between China's counts and those of the US
_TURNED: Final = "gap_reversal_2020 gap_hong_kong gap_valuation"  # where the exporter's count is the higher
_STUDIED: Final = {"CHN", "USA"}  # between whose counts the gap is explained
_ANY_PAIR: Final = "mirror_statistics"  # what holds of any two counts
_NAMED: Final = ("commodity", "period", "place", "demonym", "agency", "flow")


def why_counts_differ(clause: Clause, talking: bool) -> str | None:
    """The entries asked for by `why do the two sides' figures differ`, `why is China's surplus with the US bigger than
    the US deficit`; None where a clause that asks why asks for something else."""
    named = talking or clause.has_any(*_NAMED) or clause.has_other("deictic", "there")
    if clause.ops("mirror") and not named:  # "my disagreement about the purpose": nobody's figures
        return GAP if clause.has("books") or clause.says("figure_noun") or not clause.has("self") else None
    above = clause.has_any("compare", "more")
    if above and clause.has("party", "partner") and clause.has("books", "says") and not clause.has("period"):
        return GAP
    sides = clause.codes("place", "demonym", "agency")
    if above and _sold_below_what_is_bought(clause) and len(sides) < 2:
        return _ANY_PAIR
    differ = clause.ops("mirror") or (clause.ops("difference") and (clause.has("agency") or clause.says("figure_noun")))
    apart = bool(differ) and not clause.has_any("period", "commodity", "number", "growth", "direction")
    if not sides and _of_two_countries(clause):
        return _ANY_PAIR
    if len(sides) != 2:
        return None
    balances = above and clause.codes("flow") >= {"surplus", "deficit"}
    if sides == _STUDIED:  # of a month their two figures are told
        return GAP if balances else _TURNED if above and _booked_since(clause) else None
    return _ANY_PAIR if balances or apart else None


def _of_two_countries(clause: Clause) -> bool:
    """`Why do trade numbers of two countries differ`: of any two."""
    two = any(m.value == 2 for m in clause.all("number")) and clause.has("party", "partner")
    return two and bool(clause.ops("difference", "mirror")) and not clause.has_any("period", "commodity", "growth")


def _sold_below_what_is_bought(clause: Clause) -> bool:
    """`Why are China's import values above its partners' export values`: one trade, by what either side books."""
    flows = clause.all("flow", "export", "import")
    moved = clause.has_any("period", "commodity", "number", "growth", "direction")
    return clause.has("party", "partner") and len(flows) == 2 and flows[0].said != flows[1].said and not moved


def _booked_since(clause: Clause) -> bool:
    """`Why have Chinese figures for exports to the US been above the American import figures since 2020`: what the one
    side books and what the other does, over all the time since."""
    times = [time for _, time in clause.expressions()]
    figures = clause.has_any("agency", "books") or clause.says("figure_noun")
    flows = clause.codes("flow") == {"export", "import"}
    return figures and flows and not clause.has("commodity") and [time.mode for time in times] == ["since"]
