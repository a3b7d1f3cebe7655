"""`Revised` as an adjective of the series whose months are counted or set apart, where no revision is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.understanding.words.frame import Mention
from bot.understanding.words.text import Token

_OVER_MONTHS: Final = (
    "count", "which", "streak", "longest", "average", "record", "rank", "trend", "monthly", "list", "first_time",
    "last_time",
)  # fmt: skip
_SET_OFF: Final = (",", "(", "[", "-", "–")


def revised_series(tokens: Sequence[Token], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`In how many months were revised exports above 290 bn`, `the highest surplus (revised)`: months of the world's
    totals are counted and put in order in the revised series anyway, so that the word asks for nothing."""
    said = [m for m in mentions if m.is_("op", "revise")]
    if not said or not all(m.says("as_revised") and _of_the_flow(tokens, mentions, m) for m in said):
        return mentions
    if any(m.is_("op", "first_print") for m in mentions):
        return mentions
    over = any(m.kind == "extreme" or m.is_("op", *_OVER_MONTHS) for m in mentions)
    plain = not any(m.kind in ("scale", "unit") for m in mentions)  # "was it revised below 850 bn"
    apart = plain and any(m.kind == "more" or m.is_("compare", "above", "below") for m in mentions)
    if not (over or apart):
        return mentions
    return tuple(replace(m, kind="harmless", code="as_revised", others=()) if m in said else m for m in mentions)


def _of_the_flow(tokens: Sequence[Token], mentions: tuple[Mention, ...], revised: Mention) -> bool:
    """Whether it stands right before the flow, or set off behind it: `revised exports`, `exports (revised)`."""
    at = mentions.index(revised)
    after = mentions[at + 1] if at + 1 < len(mentions) else None
    if after is not None and after.kind == "flow" and after.first == revised.last + 1:
        return True
    before = next((m for m in reversed(mentions[:at]) if m.kind not in ("period", "prep", "place", "demonym")), None)
    opened = revised.first > 0 and tokens[revised.first - 1].norm in _SET_OFF
    return opened and before is not None and before.kind == "flow"
