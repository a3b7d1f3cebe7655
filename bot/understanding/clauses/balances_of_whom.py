"""`Biggest surplus and biggest deficit partner`, 黒字と赤字が最大の相手国は: both orders are of partners, where the
word for them stands once."""

from __future__ import annotations

from typing import Final

from bot.model import HOME
from bot.understanding.words.frame import Mention, Part, holds
from bot.understanding.words.kinds import WHO

_PLAIN: Final = ("extreme", "flow", "conj", "party", "period", "prep", "question", "harmless", "courtesy", "verb")


def balances_of_whom(mentions: Part) -> list[Part] | None:
    """The two orders, each with the partners, the time and a degree; None where more is asked or nobody is."""
    flows = [m for m in mentions if m.kind == "flow"]
    if sorted(m.code for m in flows) != ["deficit", "surplus"]:
        return None
    party = [m for m in mentions if m.is_("party", "partner", "buyer", "seller")]
    degrees = [m for m in mentions if _degree(m)]
    if not 0 < len(party) <= len(flows) or not 0 < len(degrees) <= len(flows):
        return None
    if any(m.kind not in _PLAIN and not _degree(m) and not (m.kind in WHO and m.code == HOME) for m in mentions):
        return None
    joints = [m for m in mentions if m.is_("conj", "and") and flows[0].last < m.first < flows[1].first]
    if len(joints) != 1 or holds(mentions, "conj", "or"):
        return None
    apart = (joints[0], *flows, *degrees, *party)
    own = [[said[i % len(said)] for said in (flows, degrees, party)] for i in range(len(flows))]
    return [tuple(m for m in mentions if m in one or m not in apart) for one in own]


def _degree(m: Mention) -> bool:
    """`Biggest`, `top`, which also puts in order."""
    return m.kind == "extreme" or (m.is_("op", "rank") and m.means("extreme", "most"))
