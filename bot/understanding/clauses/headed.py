"""`Russia 2025: exports, imports and total trade with China`: one place told ahead, and several flows of it."""

from __future__ import annotations

from bot.model import HOME
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import WHO

_BARE = (*WHO, "flow", "period", "prep", "conj", "harmless")
_BOTH_WAYS = {"export", "import"}


def headed(mentions: tuple[Mention, ...]) -> list[tuple[Mention, ...]] | None:
    """A piece a flow, each with the place told ahead of them and what follows them all; None for any other words.

    Exports and imports of one place are one question, where none is named with whom.
    """
    flows = [i for i, m in enumerate(mentions) if m.kind == "flow"]
    if len(flows) < 2 or any(m.kind not in _BARE for m in mentions):
        return None
    who = [i for i, m in enumerate(mentions) if m.kind in WHO]
    if not who or who[0] > flows[0] or mentions[who[0]].code == HOME:
        return None
    told = {mentions[i].code for i in who if i > flows[-1]}
    if any(flows[0] < i < flows[-1] for i in who[1:]) or not told <= {HOME} or (len(who) > 1 and not told):
        return None
    if any(m.is_("prep", "to", "from") for m in mentions):
        return None
    owned = mentions[who[0]].last + 1 == mentions[flows[0]].first  # "Germany's exports and imports with China"
    if {mentions[i].code for i in flows} == _BOTH_WAYS and (owned or not told):
        return None
    ahead, after = mentions[: flows[0]], mentions[flows[-1] + 1 :]
    within = [m for m in mentions[flows[0] : flows[-1]] if m.kind == "period"]
    if within and (len({m.code for m in within}) > 1 or any(m.kind == "period" for m in (*ahead, *after))):
        return None  # "Korea: exports 2024, imports 2025"
    ahead += tuple(within[:1])
    ways = tuple(mentions[i] for i in flows if mentions[i].code in _BOTH_WAYS)
    rest: list[tuple[Mention, ...]] = [(mentions[i],) for i in flows if mentions[i] not in ways]
    each: list[tuple[Mention, ...]] = [(m,) for m in ways]
    pieces = [*each, *rest] if told or len(ways) < 2 else [ways, *rest]
    return [tuple(sorted((*ahead, *piece, *after), key=lambda m: m.first)) for piece in pieces]
