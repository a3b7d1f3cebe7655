"""`Russia imports growth july 2025 (china buying)`: in brackets the home country buys or sells; whose flow it is."""

from __future__ import annotations

from dataclasses import replace

from bot.model import HOME
from bot.understanding.words.frame import Mention
from bot.understanding.words.text import Token

_OPENS = "([,;–—-"
_ENDS = {"buy": ("import", "from"), "get": ("import", "from"), "sell": ("export", "to"), "give": ("export", "to")}


def dealt_aside(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, with the one other country at the far end of the home country's flow."""
    if len(mentions) < 4 or mentions[-1].kind != "verb" or mentions[-1].code not in _ENDS:
        return mentions
    verb, ours, *_ = reversed(mentions)
    aside = ours.code == HOME and ours.kind in ("place", "demonym") and ours.last + 1 == verb.first
    if not aside or not ours.first or tokens[ours.first - 1].norm not in _OPENS:
        return mentions
    rest = mentions[:-2]
    flows = [i for i, m in enumerate(rest) if m.is_("flow", "export", "import")]
    places = [i for i, m in enumerate(rest) if m.kind in ("place", "demonym", "agency")]
    if len(flows) != 1 or len(places) != 1 or places[0] + 1 != flows[0]:
        return mentions
    place, flow = rest[places[0]], rest[flows[0]]
    before = rest[places[0] - 1] if places[0] else None
    if place.code == HOME or place.kind == "agency" or (before is not None and before.kind == "prep"):
        return mentions
    way, end = _ENDS[verb.code]
    there = replace(place, others=(*place.others, ("prep", end)))
    return (*rest[: places[0]], there, replace(flow, code=way, others=()), *rest[flows[0] + 1 :])
