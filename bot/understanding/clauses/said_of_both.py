"""`The PMI and the services PMI were below 50`, `CPI was negative in August and PPI too, right?`: what is said of two
series at once is said of each."""

from __future__ import annotations

from collections.abc import Collection

from bot.understanding.words.frame import Mention

_SAID = ("compare", "number", "scale", "unit", "direction", "negation")
_BARE = ("harmless", "conj", "period", "deictic", "self")
Part = tuple[Mention, ...]


def checked_alike(parts: list[Part]) -> list[Part]:
    """`Exports to the US and exports to the EU both fell, right?`, `Japan had a deficit with China and a surplus with
    the US, true?`: whether it is so is asked of each part that claims, and a way to move at the end is said of each."""
    checks = [m for part in parts for m in part if m.is_("op", "check")]
    if len(parts) < 2 or not checks or any(m.kind == "question" for part in parts for m in part):
        return parts
    if any(m.kind == "op" and m.code != "check" for part in parts for m in part):
        return parts
    ways = [m for m in parts[-1] if m.is_("direction", "up", "down")]
    plain = len(ways) == 1 and not any(m.kind in ("number", "more", "compare") for m in parts[-1])
    last = {m.kind for m in parts[-1]} & {"flow", "commodity"}
    found = []
    for part in parts:
        claims = any(m.kind in (*_SAID, "growth") or m.is_("flow", "surplus", "deficit") for m in part)
        alike = not claims and plain and {m.kind for m in part} & {"flow", "commodity"} == last
        said = (*checks, *(ways if alike else ())) if claims or alike else ()
        found.append(tuple(sorted(dict.fromkeys((*part, *said)), key=lambda m: m.first)))
    return found


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
