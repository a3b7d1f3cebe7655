"""What partners buy and sell, told from their side: "which partners' purchases fell" asks of what they are sold."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.understanding.words.frame import Mention
from bot.understanding.words.text import Token

_OTHER_SIDE = {"export": "import", "import": "export"}
_OWNING = ("'", "s")


def partners_own(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, a flow turned round where partners own it: right after them with an apostrophe.

    Only where another country is named, and one alone, or the word is one for what is bought: "partners' exports" are
    as often those to partners.
    """
    if not any(m.is_("party", "partner", "group") for m in mentions):
        return mentions
    named = {m.code for m in mentions if m.kind in ("place", "demonym") and m.code != "WLD"}
    if len(named) > 1:
        return mentions
    found = list(mentions)
    said = [i for i, m in enumerate(mentions) if m.kind != "harmless"]
    for one, two in pairwise(said):
        party, flow = mentions[one], mentions[two]
        between = [token.norm for token in tokens[party.last + 1 : flow.first]]
        owned = bool(between) and between[0] == "'" and all(word in _OWNING for word in between)
        theirs = bool(named) or flow.says("taken")
        if party.is_("party", "partner", "group") and owned and theirs and flow.is_("flow", *_OTHER_SIDE):
            found[two] = replace(flow, code=_OTHER_SIDE[flow.code])
    return tuple(found)
