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
    rates = next((i for i, m in enumerate(mentions) if m.kind == "growth" and m.says("several_rates")), None)
    if rates is None or not any(m.says("both_of_them") for m in mentions[:rates]):
        return mentions
    balance = [m for m in mentions if m.kind == "flow"]
    other = holds_any(mentions, "commodity", "verb", "question", "direction", "compare", "more", "extreme", *WHO)
    if len(balance) != 1 or balance[0].code not in BALANCES or other or not holds(mentions, "conj", "and"):
        return mentions
    summary = replace(mentions[rates], kind="op", code="brief", others=())
    return tuple(
        summary if i == rates else m for i, m in enumerate(mentions) if m is not balance[0] and m.kind != "conj"
    )
