"""The amounts of those whose rates were told: "and what were the dollar amounts?", "both in dollars"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.model import Query, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.talks.told import RECKONED, told

_NAMED: Final = (
    "place", "demonym", "commodity", "period", "growth", "direction", "extreme", "more", "compare", "number", "party",
)  # fmt: skip


def amounts_of_those(before: Sequence[Turn], f: Features) -> Query | None:
    """The level of each after a comparison of rates, or of two things told by rate one after the other, where amounts,
    levels or a currency are asked for and nothing else is named."""
    c, previous = f.clause, before[-1].query
    if c.has_any(*_NAMED) or c.has_other("op", "each", "list"):
        return None
    money = c.all("unit", "USD", "CNY")
    sized = c.has("question", "how_much") or c.has("measure", "level", "value")
    if not (money or sized or c.says("amounts")):
        return None
    if previous.operation != "compare" or previous.measure != "yoy":
        both = _both_told(c, before)
        if both is None:
            return None
        previous = both
    c.rule = RECKONED
    c.use(*money)
    return previous.with_(
        operation="level", measure=None, by=None, condition=None, basis=f.basis if money else None, notes=()
    )


def _both_told(c: Clause, before: Sequence[Turn]) -> Query | None:
    """The query of the two things told last, where both are pointed at and the last was a rate."""
    pointed = any(m.says("both_of_them") or m.is_("deictic", "both") for m in c.mentions)
    if not pointed or c.has("flow") or before[-1].query.operation != "growth":
        return None
    things = told(before, pointed=True)
    return None if things is None else things.only(things.items[-2:])


# Things told before a fragment, set beside one another at another time: "which of them grew faster in May?".
_WHICH_NAMED = ("flow", "place", "demonym", "commodity", "party", "measure", "unit", "number")
_BY = {"partners": "partner", "commodities": "commodity", "flow": "flow"}


def those_then(f: Features, before: Sequence[Turn]) -> Query | None:
    """ "Which was bigger in September 2024?" after Japan's figure and Korea's: the two of them in that month."""
    c = f.clause
    if not c.has_any("more", "extreme") or not c.has("period") or len(f.periods) != 1:
        return None
    pointed = any(m.means("deictic", "both") or m.means("deictic", "them") or m.says("pronoun") for m in c.mentions)
    which = c.has("question", "what", "who") or pointed
    if not which or c.has_any(*_WHICH_NAMED) or f.asks_time or f.amounts or c.has("question", "how_much"):
        return None
    if c.has_other("op", "which", "list", "compare") or f.year_before:
        return None
    things = told(before, pointed=pointed)
    if things is None or things.slot not in _BY or things.of.operation not in ("level", "growth", "compare", "balance"):
        return None
    rates = f.growth or (things.of.measure == "yoy" and not c.has("verb"))
    measure = "yoy" if rates else None if things.of.measure == "yoy" else things.of.measure
    compared = things.only(things.items).with_(
        operation="compare",
        by=_BY[things.slot],
        limit=None,
        condition=None,
        measure=measure,
        periods=f.periods,
        notes=(),
    )
    return compared if measure == things.of.measure else compared.with_(basis=None)
