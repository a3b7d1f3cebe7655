"""A slip that is mended while it is said: of two of a kind with but the slip between them the later is meant."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.understanding.words.frame import Mention
from bot.understanding.words.text import Token

_MENDED: Final = {"place": "who", "demonym": "who", "commodity": "goods", "flow": "flow"}
_PAUSES: Final = frozenset((",", ".", "...", "…", "-", "–", "—", ";"))


def said_instead(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Coal ... no, copper: how much in 2025`, `exports to the US, no wait, the EU`: of two of a kind with nothing but
    the slip between them the later is meant."""
    found = list(mentions)
    for i, m in enumerate(mentions[:-1]):
        if not (i and (m.is_("fragment", "no", "meant") or m.says("slip"))):
            continue
        said, meant = mentions[i - 1], next((k for k in range(i + 1, len(mentions)) if not _small(mentions[k])), None)
        kind = _MENDED.get(said.kind)
        if (
            meant is None
            or kind is None
            or _MENDED.get(mentions[meant].kind) != kind
            or said.code == mentions[meant].code
        ):
            continue
        between = tokens[said.last + 1 : m.first]
        if not all(token.norm in _PAUSES for token in between) or not (between or m.is_("fragment")):
            continue
        led = any(one.kind == "prep" for one in mentions[i + 1 : meant])
        for k in range(i - 2 if led and i > 1 and mentions[i - 2].kind == "prep" else i - 1, meant):
            if k <= i or mentions[k].kind != "prep":
                found[k] = replace(mentions[k], kind="harmless", code="words", others=(), value=None)
    return tuple(found)


def _small(m: Mention) -> bool:
    return m.kind in ("harmless", "prep", "courtesy") or m.says("slip")
