"""What is conceded beside a question, `although tariffs were high`, `in spite of the tariffs`: it stands beside what is
asked, and is none of it."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention, holds, holds_any, holds_only
from bot.understanding.words.kinds import BY_MONTH, WHO
from bot.understanding.words.text import Token

# `Why did exports go up although tariffs were still high`: what is conceded stands beside the question, and is none
# of what it asks about.
_DROPPED = ("commodity", "direction", "more", "extreme", "growth")
_OF_A_SERIES = (*_DROPPED, "number", "unit", "compare")
_ACTING = ("flow", "place", "demonym", "verb")


def conceded(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions; from a word that concedes to the next sign what names no flow, place or time says nothing, where a
    flow was named before it. Where the word opens the text (`although tariffs were cut in May, exports fell; by how
    much in June`) a series told there says nothing either, with its time if another follows."""
    at = next((i for i, m in enumerate(mentions) if m.says("conceding")), None)
    if at is None:
        return mentions
    end = next((i for i in range(mentions[at].first, len(tokens)) if tokens[i].norm in ",;.?!:"), len(tokens))
    end = _ends_early(mentions[at + 1 :], end)
    inside = [m for m in mentions[at + 1 :] if m.first < end]
    after = {m.kind for m in mentions if m.first >= end and not (m.kind == "period" and m.code.startswith("earlier"))}
    opens = holds_only(mentions[:at], "harmless") and not after.isdisjoint(("flow", "verb"))
    opens = opens and any(m.means("commodity", *BY_MONTH) or m.is_("unit", "CNY") for m in inside)
    if not (opens or holds(mentions[:at], "flow")):
        return mentions
    whole = [m for m in inside if m.says("worldwide", "in_all") and m.kind == "harmless"]
    if whole and not holds_any(inside, *WHO):  # "even though worldwide they fell": of all partners
        world = replace(whole[0], kind="place", code="WLD", others=())
        return tuple(world if m is whole[0] else m for m in mentions)
    if holds(inside, "measure") and holds(inside, "direction"):
        return mentions  # "fell in value even though tonnage rose": on the other basis
    if any(m.kind in (_ACTING if opens else (*_ACTING, "period", "number")) for m in inside):
        return mentions
    dropped = (*_OF_A_SERIES, *(("period",) if "period" in after else ())) if opens else _DROPPED
    return tuple(
        replace(m, kind="harmless", code="words", others=()) if m in inside and m.kind in dropped else m
        for m in mentions
    )


def _ends_early(behind: tuple[Mention, ...], end: int) -> int:
    """`Despite the tariffs exports rose`, `pese a los aranceles subieron las exportaciones`: what is conceded ends with
    the one thing named, right behind which a flow and its movement stand."""
    said = [m for m in behind if m.first < end and not m.says("determiner")]
    if not said or not said[0].means("commodity", *BY_MONTH):
        return end
    moved = len(said) > 1 and said[1].kind == "direction"
    flow = said[2:] if moved else said[1:]
    if not flow or flow[0].kind != "flow" or any(m.kind == "direction" for m in flow) == moved:
        return end
    return said[0].last + 1
