"""Offices that are named without their country: `per the Finance Ministry`, beside Japan's exports; and those of a
country right beside them: `Malaysia's trade ministry`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.model import HOME
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import WHO

_COUNTING: Final = ("according_to", "says", "data")
_TALLIES: Final = ("tally", "tally_led")


def of_offices(mentions: tuple[Mention, ...], offices: Mapping[str, tuple[str, ...]]) -> tuple[Mention, ...]:
    """Each as the books of the one country named that it is an office of; as what is not held, where it keeps no
    figures of any that is. `offices`: each with whose statistics it keeps."""
    mentions = _of_a_country(mentions, offices)
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


def _of_a_country(mentions: tuple[Mention, ...], offices: Mapping[str, tuple[str, ...]]) -> tuple[Mention, ...]:
    """`Malaysia's trade ministry`, `ministerio de comercio de Brasil`: the country's own books, held or not."""
    for i, m in enumerate(mentions):
        if m.kind != "harmless" or m.code not in offices:
            continue
        of = i + 2 if any(one.is_("prep", "of", "from") for one in mentions[i + 1 : i + 2]) else i + 1
        while any(one.says("determiner", "article") for one in mentions[of : of + 1]):
            of += 1
        for at, name in ((i - 1, mentions[i - 1 : i]), (of, mentions[of : of + 1])):
            whose = name[0] if name and name[0].kind in WHO and name[0].code != HOME else None
            if whose is None or not _adjoining(mentions[min(at, i) : max(at, i) + 1]):
                continue
            if at > i and whose.kind == "place" and of == i + 1:
                continue  # a place with nothing between is who it is traded with: "trade ministry Brazil exports"
            first, last = min(i, at), max(i, at)
            said = " ".join(one.said for one in mentions[first : last + 1])
            own = replace(
                mentions[first], last=mentions[last].last, kind="agency", code=whose.code, said=said, others=(),
                value=None,
            )  # fmt: skip
            return (*mentions[:first], own, *mentions[last + 1 :])
    return mentions


def _adjoining(mentions: tuple[Mention, ...]) -> bool:
    """Whether they stand right behind one another, with nothing between that is not read."""
    return all(one.last + 1 == two.first for one, two in pairwise(mentions))
