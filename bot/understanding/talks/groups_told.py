"""The group that a talk was of, in the words of a fragment: "the bloc" is that group, "its members" are those of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.catalog import Catalog
from bot.model import HOME, Coverage, Turn
from bot.understanding.words.frame import Frame
from bot.understanding.words.kinds import WHO


def bloc_told(frame: Frame, talk: Sequence[Turn], coverage: Coverage, catalog: Catalog) -> Frame:
    """ "And imports from the bloc" after exports to ASEAN, or to members of it: that group, and not the usual one."""
    said = next((m for m in frame.mentions if m.kind in WHO and m.says("the_bloc")), None)
    told = next((turn.query for turn in reversed(talk) if not turn.query.of_all), None)
    if said is None or told is None or any(m.kind in WHO and m is not said for m in frame.mentions):
        return frame
    named, groups = {*told.partners}, {code for code in told.partners if catalog.is_group(code)}
    if not groups and told.periods:
        held = (code for code in catalog.groups if coverage.held(HOME, "export", code, "TOTAL"))
        groups = {code for code in held if named <= {*catalog.composition(code, told.periods[0])}}
    if len(groups) != 1:
        return frame
    group = replace(said, code=groups.pop(), others=())
    return replace(frame, mentions=tuple(group if m is said else m for m in frame.mentions))


def within_group(frame: Frame, talk: Sequence[Turn], catalog: Catalog) -> Frame:
    """ "Who there buys most?", "which of its members?", "the country in it that imports most" after trade with a
    group: its members in order."""
    told = talk[-1].query.partners if talk else ()
    asked = frame.has("party") or frame.has("question", "who") or (frame.says("belonging") and frame.has("question"))
    if len(told) != 1 or not catalog.is_group(told[0]) or not (asked and frame.has("extreme")) or frame.has_any(*WHO):
        return frame
    inside = {n for m, n in pairwise(frame.mentions) if m.is_("prep", "in") and n.says("pronoun")}
    said = [m for m in frame.mentions if m.says("belonging") or m.is_("deictic", "there") or m in inside]
    if len(said) != 1:
        return frame
    members = replace(said[0], kind="place", code=told[0], others=(("harmless", "its_members"),))
    dropped = {m for m, n in pairwise(frame.mentions) if n is said[0] and m.kind == "prep"}
    return replace(frame, mentions=tuple(members if m is said[0] else m for m in frame.mentions if m not in dropped))
