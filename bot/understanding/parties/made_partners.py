"""Whether the places of a clause are partners by the words that they stand at: "to Japan", 世界向け, 对全球."""

from __future__ import annotations

from bot.understanding.clauses.clause import Clause

_FACING = ("to", "from", "with", "into", "between")
_FACING_BEHIND = ("post_to", "post_from", "post_with")


def governed(clause: Clause) -> bool:
    """Whether every place stands at a preposition that makes it a partner: before it, behind it (世界向け), or in the
    same word (对全球)."""
    places = [*clause.all("place"), *clause.all("demonym")]
    led = ((place, clause.before(place), clause.after(place)) for place in places)
    return all(
        (before is not None and before.is_("prep", *_FACING, *(("of",) if place.code == "WLD" else ())))
        or (behind is not None and behind.is_("prep", *_FACING_BEHIND))
        or place.means("prep", "to", "from")
        for place, before, behind in led
    )
