"""Two or three conditions on months joined by and, or, but: "exports fell but the surplus rose" -> a Logic tree."""

from __future__ import annotations

from dataclasses import replace

from bot.model import Bound, Logic
from bot.understanding.amounts import comparator, find_amounts
from bot.understanding.clause import Clause
from bot.understanding.features import Features
from bot.understanding.frame import Mention

_INDEX = ("pmi_manufacturing", "pmi_non_manufacturing")


def month_sets(clause: Clause, unit: str | None, side: str, f: Features) -> Logic | None:
    """The tree, or None where fewer than two series are each held against something and months are not asked for."""
    asking = clause.ops("which", "count", "first_time", "last_time") or f.asks_time == "month"
    if not asking:
        return None
    topics = [m for m in clause.mentions if m.kind == "flow" or (m.kind == "commodity" and m.code in _INDEX)]
    if len(topics) < 2:
        return None
    leaves: list[Bound] = []
    for topic, following in zip(topics, [*topics[1:], None], strict=True):
        leaf = _leaf(clause, topic, following, unit)
        if leaf is None:
            return None
        leaves.append(leaf)
    if any(leaf.commodity for leaf in leaves):  # beside an index, a flow without goods is that of all goods
        leaves = [leaf if leaf.commodity else replace(leaf, commodity="TOTAL") for leaf in leaves]
    joins = clause.has("conj", "or")
    f.flow = leaves[0].flow
    f.context = leaves[0].flow == "context"
    if f.context:
        f.partners = ("WLD",)
    f.commodities = (leaves[0].commodity or "TOTAL",)
    return Logic("or" if joins else "and", tuple(leaves))


def _leaf(clause: Clause, topic: Mention, following: Mention | None, unit: str | None) -> Bound | None:
    end = following.first if following is not None else len(clause.tokens)
    inside = [m for m in clause.mentions if topic.last < m.first < end]
    index = topic.kind == "commodity"
    flow = "context" if index else "balance" if topic.code in ("surplus", "deficit") else topic.code
    commodity = topic.code if index else None
    for amount in find_amounts(clause):
        if amount.first in inside:
            sign, words = comparator(clause, amount)
            value, found = amount.in_unit(None if index else unit)
            clause.use(*words, *amount.mentions)
            percent = found == "pct"
            falling = any(m.is_("direction", "down") for m in inside)
            if percent and falling:
                value, sign = -value, "below" if sign in (None, "above") else "above"
            return Bound(
                sign or "above", value, None, "index" if index else found, None, flow, None, commodity,
                "yoy" if percent else None,
            )  # fmt: skip
    if any(m.is_("direction", "down") for m in inside):
        return Bound("below", 0.0, None, "pct", None, flow, None, commodity, "yoy")
    if any(m.is_("direction", "up") or m.kind == "growth" for m in inside):
        return Bound("above", 0.0, None, "pct", None, flow, None, commodity, "yoy")
    return None
