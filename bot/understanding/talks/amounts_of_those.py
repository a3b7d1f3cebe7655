"""The amounts of those whose rates were set against each other: "and what were the dollar amounts?"."""

from __future__ import annotations

from typing import Final

from bot.model import Query
from bot.understanding.clauses.features import Features
from bot.understanding.talks.told import RECKONED

_NAMED: Final = (
    "place", "demonym", "commodity", "period", "growth", "direction", "extreme", "more", "compare", "number", "party",
)  # fmt: skip


def amounts_of_those(previous: Query, f: Features) -> Query | None:
    """The level of each after a comparison of rates, where amounts, levels or a currency are asked for and nothing
    else is named."""
    c = f.clause
    if previous.operation != "compare" or previous.measure != "yoy" or any(c.has(kind) for kind in _NAMED):
        return None
    if any(m.code not in ("each", "list") for m in c.all("op")):
        return None
    money = c.all("unit", "USD", "CNY")
    sized = c.has("question", "how_much") or c.has("measure", "level", "value")
    if not (money or sized or any(m.means("harmless", "amounts") for m in c.mentions)):
        return None
    c.rule = RECKONED
    c.use(*money)
    return previous.with_(
        operation="level", measure=None, by=None, condition=None, basis=f.basis if money else None, notes=()
    )
