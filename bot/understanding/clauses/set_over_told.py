"""A claim that sets what was told before it over another: `the surplus topped a trillion in 2025 and was larger than in
2024`, `exports to the EU were 560 bn and higher than those to the US`.

The one that is set over the other stands in the claim before it; what is said of that one (an amount) is not said here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import EXPECTED, WHO


def sets_over(mention: Mention, following: Sequence[Mention]) -> bool:
    """Whether a word sets one thing over another, and no amount."""
    if not (mention.kind == "more" or mention.is_("compare", "above", "below", "pass")):
        return False
    beside = next((m for m in following if m.kind not in ("harmless", "prep")), None)
    return beside is not None and beside.kind in (*WHO, "period", "flow")


def compares(inside: Sequence[Mention]) -> bool:
    """Whether a stretch of a claim sets a place, a time or a flow over another, and tells no amount and no move."""
    if any(m.kind in ("number", "direction", "growth", "poll") or m.is_("op", *EXPECTED) for m in inside):
        return False
    return any(sets_over(m, inside[i + 1 :]) for i, m in enumerate(inside))


def with_what_is_set_over(
    whole: tuple[Mention, ...], said: tuple[Mention, ...], before: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """The claim with the place, the time or the flow of the claim before it that it sets over its own."""
    at = next(i for i, m in enumerate(said) if sets_over(m, said[i + 1 :]))
    than = next((i for i, m in enumerate(said) if i > at and m.says("than")), at)
    at = than if any(m.kind in (*WHO, "period", "flow") for m in said[at:than]) else at  # "more to India than to ..."
    first, second = said[:at], said[at:]
    more: list[Mention] = []
    if any(m.kind == "flow" for m in second):
        more += [m for m in before if m.kind == "flow"][:1] if not any(m.kind == "flow" for m in first) else []
    elif any(m.kind in WHO for m in second):
        more += [m for m in before if m.kind in (*WHO, "prep")] if not any(m.kind in WHO for m in first) else []
    elif not any(m.kind == "period" for m in first):
        more += [m for m in before if m.kind == "period"][:1]
    if any(m.is_("unit", "pct", "double_digit") for m in before):
        moved = [m for m in before if m.kind in ("direction", "growth")][:1]  # "rose 5.9 %, more than in October"
        more += [replace(m, kind="growth", code="growth", others=()) for m in moved]
    return tuple(sorted(dict.fromkeys((*more, *whole)), key=lambda m: m.first))
