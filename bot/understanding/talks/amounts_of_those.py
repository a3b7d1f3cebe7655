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
