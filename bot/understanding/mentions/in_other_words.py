"""Words that stand for a flow or a fall beside their neighbours: `what China sells to ASEAN`, `hit hardest`; and
a country whose paper is spoken of, and no trade.

Mentions -> mentions. What a paper is called is told by the mark `writing`, that somebody is struck by `struck`, in the
languages' elsewhere.toml."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.understanding.words.frame import Mention, holds, holds_any
from bot.understanding.words.kinds import WHO
from bot.understanding.words.lexicon import Lexicon

_FLOWS: Final = {"sell": "export", "buy": "import"}


def what_they_sell(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Vietnam's slice of what China sells to ASEAN`: behind a share, what somebody sells is their exports."""
    if holds(mentions, "flow"):
        return mentions
    for i, (part, what, who, deals) in enumerate(zip(mentions, mentions[1:], mentions[2:], mentions[3:], strict=False)):
        dealt = deals.kind == "verb" and deals.code in _FLOWS
        if dealt and part.is_("measure", "share") and what.is_("question", "what") and who.kind in WHO:
            flow = replace(deals, kind="flow", code=_FLOWS[deals.code], others=())
            quiet = replace(what, kind="harmless", code="words", others=())
            return (*mentions[: i + 1], quiet, who, flow, *mentions[i + 4 :])
    return mentions


def whose_paper(mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """`A German report on China's exports`, `un informe alemán`: whose a paper is, beside whose exports it is on."""
    named = [i for i, m in enumerate(mentions) if m.kind in WHO]
    if len(named) != 2 or not holds(mentions, "flow"):
        return mentions
    theirs = [i for i in named if _beside_paper(mentions, i, "adjective_last" in lexicon.ways)]
    if len(theirs) != 1:
        return mentions
    return tuple(_quiet(m) if i == theirs[0] else m for i, m in enumerate(mentions))


def hit_hardest(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Which markets were hit hardest`: they fell most; `which market hit exports hardest`: what each of them did to
    exports."""
    struck = next((i for i, m in enumerate(mentions) if m.says("struck")), None)
    if struck is None or not holds(mentions[struck + 1 :], "extreme", "most") or holds_any(mentions, "direction", "op"):
        return mentions
    asked = holds_any(mentions[:struck], "party") or holds(mentions[:struck], "question", "what")
    hit, behind = mentions[struck], mentions[struck + 1]
    if not asked:
        return mentions
    if behind.is_("extreme", "most"):
        return (*mentions[:struck], replace(hit, kind="direction", code="down", others=()), *mentions[struck + 1 :])
    if holds_any(mentions[struck + 1 :], "flow") and holds_any(mentions[:struck], "party"):
        return (*mentions[:struck], replace(hit, kind="op", code="contribution", others=()), *mentions[struck + 1 :])
    return mentions


def _beside_paper(mentions: tuple[Mention, ...], at: int, last: bool) -> bool:
    """Whether a paper is named right behind a country, over a particle: ドイツの報告書; `last`: or ahead of it."""
    who = mentions[at]
    if last:
        return any(m.says("writing") and m.last + 1 == who.first for m in mentions[max(0, at - 1) : at])
    behind = mentions[at + 1 : at + 3]
    if behind and not behind[0].says("writing") and behind[0].is_("harmless", "little"):  # の
        behind = behind[1:]
    return bool(behind) and behind[0].says("writing") and behind[0].first <= who.last + 2


def _quiet(mention: Mention) -> Mention:
    return replace(mention, kind="harmless", code="words", others=(), value=None)
