"""`PMI, manufacturing and services`: services beside the one index are the other index, and no trade in services."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention
from bot.understanding.words.indicators import PMIS

_ONE, _OTHER = PMIS


def both_pmis(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions; services that a joint ties to the manufacturing index are that of services."""
    found = list(mentions)
    for i, m in enumerate(mentions):
        if not m.is_("unheld", "services"):
            continue
        beside = [one for one in (*mentions[max(0, i - 2) : i], *mentions[i + 1 : i + 3]) if one.kind != "harmless"]
        joined = any(one.kind == "conj" for one in beside) and any(one.is_("commodity", _ONE) for one in beside)
        if joined and not any(one.kind == "flow" for one in mentions):
            found[i] = replace(m, kind="commodity", code=_OTHER, others=())
    return tuple(found)
