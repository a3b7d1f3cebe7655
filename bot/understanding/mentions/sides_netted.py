"""`两边一减是顺差还逆差`: one side less the other is the balance of exports and imports, and not two offices' books."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention, holds


def sides_netted(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, such sides and their difference as fillers where it is asked whether a surplus or a deficit is
    left."""
    either = holds(mentions, "flow", "surplus") and holds(mentions, "flow", "deficit")
    for i in range(len(mentions) - 2):
        sides, less, left = mentions[i : i + 3]
        netted = sides.is_("op", "mirror") and less.is_("op", "difference")
        if netted and (left.is_("flow", "balance") or (either and left.kind == "flow")):
            quiet = tuple(replace(m, kind="harmless", code="little", others=()) for m in (sides, less))
            return (*mentions[:i], *quiet, *mentions[i + 2 :])
    return mentions
