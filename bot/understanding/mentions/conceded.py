"""`Why did exports go up although tariffs were still high`: what is conceded stands beside the question, and is none of
what it asks about."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import WHO
from bot.understanding.words.text import Token

_DROPPED = ("commodity", "direction", "more", "extreme", "growth")
_OWN = ("flow", "place", "demonym", "period", "verb", "number")


def conceded(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions; from a word that concedes to the next sign what names no flow, place or time says nothing, where a
    flow was named before it."""
    at = next((i for i, m in enumerate(mentions) if m.says("conceding")), None)
    if at is None or not any(m.kind == "flow" for m in mentions[:at]):
        return mentions
    end = next((i for i in range(mentions[at].first, len(tokens)) if tokens[i].norm in ",;.?!"), len(tokens))
    inside = [m for m in mentions[at + 1 :] if m.first < end]
    whole = [m for m in inside if m.says("worldwide", "in_all") and m.kind == "harmless"]
    if whole and not any(m.kind in WHO for m in inside):  # "even though worldwide they fell": of all partners
        world = replace(whole[0], kind="place", code="WLD", others=())
        return tuple(world if m is whole[0] else m for m in mentions)
    if any(m.kind in _OWN for m in inside):
        return mentions
    return tuple(
        replace(m, kind="harmless", code="words", others=()) if m in inside and m.kind in _DROPPED else m
        for m in mentions
    )
