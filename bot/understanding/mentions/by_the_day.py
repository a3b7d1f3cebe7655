"""`Exports per day`, `tonnes of crude a day`: a mean of a day, and no barrels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.understanding.clauses.amounts import MASS
from bot.understanding.words.frame import Mention, holds, holds_any
from bot.understanding.words.text import Token

_OIL: Final = "crude_oil"
_TRADED: Final = ("flow", "verb", "commodity")


def by_the_day(tokens: Sequence[Token], mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions, a day as that of which a mean is asked, where no oil is named, which alone is counted in barrels a
    day, or where it is oil by weight."""
    said = [m for m in mentions if m.is_("unit", "mbpd") and m.says("any_day")]
    if not said or not holds_any(mentions, *_TRADED):
        return mentions
    if holds(mentions, "commodity", _OIL):
        said = [day for day in said if any(_weighed(m) and _beside(tokens, m, day) for m in mentions)]
    return [replace(m, kind="op", code="per_day") if m in said else m for m in mentions]


def _beside(tokens: Sequence[Token], weight: Mention, day: Mention) -> bool:
    """Whether no sign parts them: "in tonnes, how much was that per day" asks for two figures."""
    first, last = min(weight.last, day.last) + 1, max(weight.first, day.first)
    return not any(token.norm in (",", ";", "?", ".") for token in tokens[first:last])


def _weighed(mention: Mention) -> bool:
    return mention.says("weighed") or any(mention.means("unit", unit) for unit in MASS)
