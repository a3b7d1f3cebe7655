"""A release that is named as what tells a figure (`the July 2026 release: growth of exports`), and not asked for when
it came. A word for both ways of a trade, beside growth: that of exports and of imports.

Mentions -> mentions, once times are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.understanding.times.moments import TimeExpression
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


def out_and_told(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """8月出口数据公布了吗，增长多少: of a flow and a month of no year that are named, how much is asked behind whether
    it is out; it may be yet to come."""
    at = next((i for i, m in enumerate(mentions) if m.is_("op", "release_next") and m.says("is_out")), len(mentions))
    behind = mentions[at + 1 :]
    sized = holds(behind, "question", "how_much", "how_many") or holds(behind, "op", "how_fast")
    sized = sized or holds(behind, "growth")
    times = [m for m in mentions if m.kind == "period"]
    if not sized or len(times) != 1 or times[0].first > behind[0].first or not holds(mentions, "flow"):
        return mentions
    time = times[0].value
    if not isinstance(time, TimeExpression) or len(time.parts) != 1 or not time.yearless or holds(behind, "op", "when"):
        return mentions
    told = replace(time, parts=(replace(time.parts[0], ahead=True),))
    found = (*mentions[:at], replace(mentions[at], code="published", others=()), *behind)
    return tuple(replace(m, code=told.code, value=told) if m is times[0] else m for m in found)


def grown_both_ways(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Growth in both directions plus the balance`: of exports and of imports, where no flow but a balance is named."""
    both = next((m for m in mentions if m.kind == "harmless" and m.says("two_way")), None)
    alone = all(m.code in _BALANCES for m in mentions if m.kind == "flow")
    if both is None or not holds(mentions, "growth") or not alone or holds(mentions, "verb"):
        return mentions
    return tuple(replace(m, kind="flow", code="both", others=()) if m is both else m for m in mentions)


def fallen_to(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Les Américains sont tombés à zéro`: right before an amount it is a fall, and no release of figures."""
    for i, m in enumerate(mentions[:-1]):
        if m.is_("op", "release_date") and m.says("fallen"):
            led = mentions[i + 1].is_("prep", "to", "at", "from", "by")
            amount = mentions[i + 1 + led : i + 2 + led]
            if amount and amount[0].kind == "number" and amount[0].first == m.last + 1 + led:
                return (*mentions[:i], replace(m, kind="direction", code="down", others=()), *mentions[i + 1 :])
    return mentions
