"""A release that is named as what tells a figure (`the July 2026 release: growth of exports`), and not asked for when
it came. A word for both ways of a trade, beside growth: that of exports and of imports.

Mentions -> mentions, once times are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.understanding.words.frame import Mention, holds, holds_any
from bot.understanding.words.text import Token

_MARKS: Final = (":", ",", "-", "–", "—")
_FIGURES: Final = ("flow", "growth", "direction")
_ASKING: Final = ("question", "why")
_BALANCES: Final = ("balance", "surplus", "deficit")  # growth of "trade, both directions" is that of the total


def release_as_heading(tokens: Sequence[Token], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, such a release as a word that says nothing: a sign stands behind it, and then the figures."""
    ops = [m for m in mentions if m.kind == "op"]
    if len(ops) != 1 or not ops[0].is_("op", "release_date") or holds_any(mentions, *_ASKING):
        return mentions
    (out,) = ops
    at = mentions.index(out)
    behind = [m for m in mentions[at + 1 : at + 3] if m.kind not in ("harmless", "prep")]
    beside = (*mentions[max(0, at - 1) : at], *behind[:1])
    month = next((m.code for m in beside if m.kind == "period"), "")
    named = month[:1].isdigit() and sum(m.kind == "period" for m in mentions) == 1  # "from the July release" may go on
    figures = next((m for m in mentions[at + 1 :] if m.kind in _FIGURES), None)
    parted = figures is not None and any(t.norm in _MARKS for t in tokens[out.last + 1 : figures.first])
    if not (named and parted):
        return mentions
    return tuple(replace(m, kind="harmless", code="words", others=()) if m is out else m for m in mentions)


def grown_both_ways(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Growth in both directions plus the balance`: of exports and of imports, where no flow but a balance is named."""
    both = next((m for m in mentions if m.kind == "harmless" and m.says("two_way")), None)
    alone = all(m.code in _BALANCES for m in mentions if m.kind == "flow")
    if both is None or not holds(mentions, "growth") or not alone or holds(mentions, "verb"):
        return mentions
    return tuple(replace(m, kind="flow", code="both", others=()) if m is both else m for m in mentions)
