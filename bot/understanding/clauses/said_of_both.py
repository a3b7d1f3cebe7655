"""`The PMI and the services PMI were below 50`, `CPI was negative in August and PPI too, right?`: what is said of two
series at once is said of each."""

from __future__ import annotations

from collections.abc import Collection

from bot.understanding.words.frame import Mention

_SAID = ("compare", "number", "scale", "unit", "direction", "negation")
_BARE = ("harmless", "conj", "period", "deictic", "self")
Part = tuple[Mention, ...]


def said_of_both(parts: list[Part], contexts: Collection[str]) -> list[Part]:
    """The two parts, each with what is claimed of the other, where one names no more than its series; as they are for
    any others."""
    if len(parts) != 2 or not all(any(m.kind == "commodity" and m.code in contexts for m in part) for part in parts):
        return parts
    bare = [all(m.kind in (*_BARE, "commodity") or m.is_("op", "check") for m in part) for part in parts]
    if bare[0] is bare[1]:
        return parts
    other = parts[bare.index(False)]
    said = [m for m in other if m.kind in _SAID or m.is_("op", "check")]
    checked = [m for part in parts for m in part if m.is_("op", "check")]
    bounded = any(m.kind == "compare" for m in said) and any(m.kind == "number" for m in said)
    if not (bounded or (checked and any(m.kind == "direction" for m in said))):
        return parts
    if any(m.kind == "question" or (m.kind == "op" and m.code != "check") for m in other):
        return parts
    every = dict.fromkeys((*said, *checked))
    return [tuple(sorted(dict.fromkeys((*part, *every)), key=lambda m: m.first)) for part in parts]
