"""`Why did solar makers front-load in early 2026`: why they shipped then, and no term to be explained."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention, first_in, holds


def rushed(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, the term as exports of the goods whose cause is asked for, or as nothing where a flow is named."""
    term = first_in(mentions, "term", "front_loading")
    asked = first_in(mentions, "op", "why")
    goods = [m for m in mentions if m.kind == "commodity"]
    if term is None or asked is None or len(goods) != 1 or not holds(mentions, "period"):
        return mentions
    flow = holds(mentions, "flow")
    shipped = replace(term, kind="harmless" if flow else "flow", code="little" if flow else "export", others=())
    return tuple(shipped if m is term else m for m in mentions)
