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
    party = [m for m in mentions if m.is_("party", "partner", "buyer", "seller")]
    degrees = [m for m in mentions if m.kind == "extreme"]
    if sorted(m.code for m in flows) != ["deficit", "surplus"] or len(party) != 1 or not 0 < len(degrees) <= len(flows):
        return None
    if any(m.kind not in _PLAIN and not (m.kind in WHO and m.code == HOME) for m in mentions):
        return None
    joints = [m for m in mentions if m.is_("conj", "and") and flows[0].last < m.first < flows[1].first]
    if len(joints) != 1 or holds(mentions, "conj", "or"):
        return None
    return [_alone(mentions, flows[i], flows[1 - i], degrees, joints[0]) for i in range(len(flows))]


def _alone(mentions: Part, flow: Mention, other: Mention, degrees: list[Mention], joint: Mention) -> Part:
    """What is asked of one of the two: all but the other, the degree beside that, and what joins them."""
    own = degrees if len(degrees) == 1 else [degrees[int(flow.first > other.first)]]
    return tuple(m for m in mentions if m not in (other, joint) and (m.kind != "extreme" or m in own))
