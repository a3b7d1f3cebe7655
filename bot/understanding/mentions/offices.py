"""Offices that are named without their country: `per the Finance Ministry`, beside Japan's exports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import WHO

_COUNTING: Final = ("according_to", "says", "data")
_TALLIES: Final = ("tally", "tally_led")


def of_offices(mentions: tuple[Mention, ...], offices: Mapping[str, tuple[str, ...]]) -> tuple[Mention, ...]:
    """Each as the books of the one country named that it is an office of; as what is not held, where it keeps no
    figures of any that is. `offices`: each with whose statistics it keeps."""
    named = {m.code for m in mentions if m.kind in WHO}
    found = list(mentions)
    for i, m in enumerate(mentions):
        if m.kind != "harmless" or m.code not in offices:
            continue
        beside = mentions[max(i - 2, 0) : i + 2]
        keepers = [code for code in offices[m.code] if code in named]
        if len(keepers) == 1:
            found[i] = replace(m, kind="agency", code=keepers[0], others=())
        elif any(n.is_("books", *_COUNTING) or n.says(*_TALLIES) for n in beside):
            found[i] = replace(m, kind="unheld", others=())
    return tuple(found)
