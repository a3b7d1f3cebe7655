"""`The guest will say that the surplus topped a trillion in 2024. True?`: somebody's words about what was, put to the
test, and nothing that is to come."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention, holds_any

_CLAIMS = ("direction", "compare", "growth", "extreme", "more")


def will_say(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with such words quiet, where `that` and a claim of a time that is named stand behind them."""
    for i, m in enumerate(mentions[:-2]):
        says = mentions[i + 1]
        if not m.is_("opinion", "prediction") or not (says.kind == "books" or says.says("heard_elsewhere", "saying")):
            continue
        that = next((n for n in range(i + 2, min(i + 5, len(mentions))) if mentions[n].is_("deictic", "that")), None)
        between = mentions[i + 2 : that] if that is not None else ()
        claim = mentions[that + 1 :] if that is not None else ()
        if all(one.kind == "harmless" for one in between) and holds_any(claim, "period") and holds_any(claim, *_CLAIMS):
            quiet = {m, says, mentions[that or 0]}
            return tuple(replace(n, kind="harmless", code="little", others=()) if n in quiet else n for n in mentions)
    return mentions
