"""`June 2026: both growth rates and the surplus`: those of exports and of imports, which with the surplus are what a
month is told by.

Mentions -> mentions.
"""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention, holds, holds_any
from bot.understanding.words.kinds import BALANCES, WHO


def both_rates(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, with all of it as the summary that it is, where no flow is named but the balance."""
    rates = next((i for i, m in enumerate(mentions) if m.kind == "growth"), None)
    if rates is None:
        return mentions
    ahead = mentions[:rates][-2:]  # 両方の伸び率
    both = [m for m in ahead if m.says("both_of_them") or m.is_("deictic", "both")]
    flows = [m for m in mentions if m.kind == "flow"]
    other = holds_any(mentions, "commodity", "verb", "question", "direction", "compare", "more", "extreme", *WHO)
    if not both or any(m.kind != "harmless" for m in ahead[ahead.index(both[-1]) + 1 :]):
        return mentions
    if len(flows) != 1 or flows[0].code not in BALANCES or other or not holds(mentions, "conj", "and"):
        return mentions
    summary = replace(mentions[rates], kind="op", code="brief", others=())
    told = (*flows, *both, *(m for m in mentions if m.kind == "conj"))
    return tuple(summary if i == rates else m for i, m in enumerate(mentions) if m not in told)
