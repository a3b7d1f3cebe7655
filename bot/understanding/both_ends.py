"""Two superlatives in one question: "the best and the worst month", "the biggest supplier and the biggest customer"."""

from __future__ import annotations

from bot.understanding.frame import Mention

_LOW = frozenset({"least", "worst"})
Part = tuple[Mention, ...]


def both_ends(mentions: Part) -> tuple[Part, Part] | None:
    """The question with either superlative alone, where both are asked of one thing; both halves, where each has a
    flow or a dealer of its own. None where there are not two, or nothing joins them."""
    ends = [m for m in mentions if m.kind == "extreme"]
    if len(ends) != 2:
        return None
    one, other = ends
    between = [m for m in mentions if one.last < m.first < other.first]
    joint = next((m for m in between if m.is_("conj", "and")), None)
    if joint is not None:
        cut = mentions.index(joint)
        left, right = mentions[:cut], mentions[cut + 1 :]
        topics = [
            {(m.kind, m.code) for m in side if m.kind == "flow" or m.is_("party", "buyer", "seller")}
            for side in (left, right)
        ]
        if topics[0] and topics[1] and topics[0] != topics[1]:
            return left, right
    if (one.code in _LOW) is (other.code in _LOW):
        return None
    return tuple(m for m in mentions if m is not other), tuple(m for m in mentions if m is not one)
