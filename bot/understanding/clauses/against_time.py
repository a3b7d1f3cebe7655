"""A time that something is set against, and no time of its own: "are exports up vs June 2025?", "did the surplus shrink
compared with May?"."""

from __future__ import annotations

from bot.understanding.clauses.clause import Clause
from bot.understanding.times.moments import TimeExpression
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import LITTLE, THAN

_STEPS = (-12, -1)


def against_time(clause: Clause) -> TimeExpression | None:
    """The one time that is named, where a word of comparing stands right before it; None where another is named, or
    where it is told by its distance ("vs a year ago")."""
    told = clause.ops("compare") or clause.has("prep", "versus", "on") or clause.has("compare")
    if not (told or clause.frame.marked(THAN)):
        return None
    said = clause.expressions()
    if len(said) != 1 or said[0][1].relative or said[0][1].open or said[0][1].latest or clause.has("time"):
        return None
    at = clause.at(said[0][0])
    led = _leading(clause.mentions[:at])
    if led is None:
        return None
    compared = led.is_("op", "compare") or led.is_("prep", "versus") or led.is_("compare", "above", "below")
    adverb = clause.before(led) if led.is_("prep", "on") else None
    compared = compared or (
        adverb is not None and adverb.is_("direction", "up", "down") and led.means("time", "onward")
    )  # "up on June 2025"
    more = led.says("than") and clause.has_any("more", "compare", "direction")
    return said[0][1] if compared or more else None


def steps_to_its_base(clause: Clause) -> int:
    """`Was the surplus bigger than a year earlier`: how many months before its own time, which is not named, that lies
    which it is set over; nothing where a time of its own is named, or it is not set over one."""
    said = clause.expressions()
    if len(said) != 1 or not clause.has("compare", "above", "below") or not clause.has("flow"):
        return 0
    parts = said[0][1].parts
    led = clause.before(said[0][0], "prep")
    plain = len(parts) == 1 and parts[0].anchor == "earlier" and parts[0].steps in _STEPS and not parts[0].year
    return -parts[0].steps if plain and led is not None and led.is_("compare", "above", "below") else 0


def _leading(mentions: tuple[Mention, ...]) -> Mention | None:
    """The last word before the time that is no article, and no `in`."""
    for mention in reversed(mentions):
        if mention.says("than") or mention.is_("prep", "versus", "on") or mention.kind not in LITTLE:
            return mention
    return None
