"""A talk that goes back to what it was about before: "back to exports, November?" -> the turns, that one the newest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Query, Turn
from bot.understanding.clauses.clause import Clause


def goes_back(clause: Clause) -> bool:
    """Whether a word leads back to what was told before."""
    return clause.frame.says("back_to")


def going_back(clause: Clause, before: Sequence[Turn]) -> Sequence[Turn]:
    """The turns with the newest one that was about what is named now at their end; as they are, where nothing goes back
    or nothing told was about it."""
    if not before:
        return before
    if not goes_back(clause):
        return _past_the_order(clause, _past_the_data(clause, before))
    told = next((turn for turn in reversed(before) if _about(clause, turn.query)), None)
    if clause.ops("rank"):
        return _past_the_order(clause, before)
    if told is None:
        return _past_the_order(clause, before)  # "back to the buyers"
    return before if told is before[-1] else (*before, told)


def _about(clause: Clause, query: Query) -> bool:
    flows = clause.codes("flow")
    places = clause.codes("place", "demonym")
    goods = clause.codes("commodity")
    flow = "balance" if flows & {"surplus", "deficit", "balance"} else next(iter(flows), query.flow)
    same = flow == query.flow and places <= {query.reporter, *query.partners} and goods <= set(query.commodities)
    return bool(flows or places or goods) and same


def _past_the_data(clause: Clause, before: Sequence[Turn]) -> Sequence[Turn]:
    """ "September 2025 then", after when the next figures are due: of what was asked before that; "the month before",
    after which are the newest: of those, where none were told of the time that was asked for."""
    if not before or len(before) < 2:
        return before
    if clause.has("deictic", "there") and clause.has("flow") and before[-1].query.operation == "define":
        return before[:-1]  # "imports from there?", after whether Hong Kong is a part of China
    if not clause.has("period"):
        return before
    if before[-1].query.operation == "define":
        # "how high were they in April?", after when a truce was made
        return before[:-1] if _only_another_time(clause) else before
    if before[-1].query.operation != "coverage":
        return before
    told = clause.has_any("flow", "commodity", "place", "demonym", "op", "agency", "verb", "term")
    due = before[-1].query.by in ("release_next", "release_date", "fresh")
    if not due or told:
        return before
    found, asked = before[-1].found, before[-2]
    if found is None or asked.answered or not asked.query.periods:
        return before[:-1]
    return (*before[:-2], replace(asked, query=asked.query.with_(periods=(found,))))


def _only_another_time(clause: Clause) -> bool:
    """Whether a time and nothing else is said, of figures that were told before what was explained."""
    named = ("flow", "commodity", "place", "demonym", "op", "agency", "verb", "term", "event", "deictic")
    return not clause.has_any(*named) and all(not time.relative for _, time in clause.expressions())


def _past_the_order(clause: Clause, before: Sequence[Turn]) -> Sequence[Turn]:
    """ "And the buyers?", "same for buyers", after the shares of the suppliers that were put in order: of the order;
    "same ranking for imports", after one of them, likewise."""
    little = ("harmless", "conj", "fragment", "courtesy", "prep", "party", "extreme", "deictic")
    dealers = (
        clause.has("party", "buyer", "seller") and clause.only(*little) and not clause.has_other("deictic", "same")
    )
    named = clause.has_any("place", "demonym", "commodity", "number", "agency")
    again = clause.has("deictic", "same", "that") or goes_back(clause)
    again = again and bool(clause.ops("rank") or clause.says("listing")) and not named
    if not (dealers or again) or before[-1].query.operation in ("rank", "trend"):
        return before
    order = next((turn for turn in reversed(before[-3:]) if turn.query.operation == "rank"), None)
    return before if order is None else (*before, order)
