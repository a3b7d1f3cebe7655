"""`When does customs publish in January 2026`, `the December numbers published in January`: the month in which figures
come out is not the month that they are of."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.understanding.words.frame import Mention

CAME_OUT_IN = "came_out_in"


def published_in(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, `in` right behind a word of publishing and before a month marked as that of the release."""
    found = list(mentions)
    for i, (one, two) in enumerate(pairwise(mentions)):
        if not one.is_("prep", "in") or two.kind != "time" or not two.code.startswith("month:"):
            continue
        told = [m for m in mentions[:i] if m.kind not in ("harmless", "agency")][-1:]
        if told and (told[0].is_("op", "published", "release_date") or told[0].is_("time", "unit:day")):
            found[i] = replace(one, kind="harmless", code="little", others=(("harmless", CAME_OUT_IN),))
    return tuple(found)
