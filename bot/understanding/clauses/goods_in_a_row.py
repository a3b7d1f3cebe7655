"""Goods joined by `and` with one flow for all of them: what is asked of one is asked of each."""

from __future__ import annotations

from bot.understanding.words.frame import Mention

_BARE = ("commodity", "harmless", "conj", "prep", "period", "courtesy", "self")
_ASKED = ("growth", "direction", "measure", "unit")
_OPS = ("how_fast", "average", "each")


def said_of_each(own: tuple[Mention, ...], other: tuple[Mention, ...]) -> list[Mention]:
    """What the other part says that this one, which names another good, is asked as well: "iron ore and coal imports,
    growth in 2025" has one flow and one rate for both. Nothing where either says something of its own."""
    goods = [[m for m in side if m.kind == "commodity"] for side in (own, other)]
    if len(goods[0]) != 1 or not goods[1] or any(m.kind in ("place", "demonym", "number", "party") for m in other):
        return []
    flows = [[m for m in side if m.kind == "flow"] for side in (own, other)]
    bare = all(m.kind in _BARE or m.is_("question") for m in own)
    if bare and len(flows[1]) < 2 and own[-1].first < other[-1].first:
        good = goods[1][0]
        asked = [m for m in other if m.kind in _ASKED or m.is_("op", *_OPS)]
        led = any(m.first < good.first for m in (*flows[1], *asked))  # "coal, and the price of soy imports"
        return [] if led else [*flows[1], *asked]
    return _after_both(own, other, flows, goods[0][0])


def _after_both(
    own: tuple[Mention, ...], other: tuple[Mention, ...], flows: list[list[Mention]], good: Mention
) -> list[Mention]:
    """`Exports of steel and rare earths, growth 2025`: the flow stands before both, the rate behind both."""
    ahead = len(flows[0]) == 1 and not flows[1] and flows[0][0].first < good.first
    plain = all(m.kind in _BARE or m in flows[0] or m.is_("question") for m in own)
    content = [m for m in other if m.kind not in ("harmless", "conj")]
    if not (ahead and plain and content and content[0].kind == "commodity"):
        return []
    return [m for m in content[1:] if m.kind in _ASKED or m.is_("op", *_OPS)]


def books_of_all(own: tuple[Mention, ...], other: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`The surplus in 2025 and the deficit in 2024 by US data`: whose data is said at the end, and of both; a part that
    names a country has its own."""
    if other[-1].kind != "agency" or any(m.kind in ("place", "demonym", "agency", "books") for m in own):
        return ()
    return tuple(m for m in other[-2:] if m.kind == "agency" or m.is_("prep", "by"))
