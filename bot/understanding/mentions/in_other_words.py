"""Words that stand for a flow, a fall or a part beside their neighbours: `what China sells to ASEAN`, `hit hardest`,
`Korea in China's imports, in %`; and a country whose paper is spoken of, and no trade.

Mentions -> mentions. What a paper is called is told by the mark `writing`, that somebody is struck by `struck`, in the
languages' elsewhere.toml."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.model import HOME
from bot.understanding.words.frame import Mention, holds, holds_any
from bot.understanding.words.kinds import ONE_WAY, WHO
from bot.understanding.words.lexicon import Lexicon

_TWICE: Final = 2
_TIMES: Final = ("harmless", "period", "prep", "time", "number", "conj", "commodity", *WHO)
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


def foretold_too_much(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Was the forecast for October exports too high or too low`: how the figures came out against it, and no view."""
    if not holds_any(mentions, "time", "number"):
        return mentions
    foretold = next((i for i, m in enumerate(mentions) if m.is_("op", "forecast")), len(mentions))
    judged = (m.says("too_much") and i > foretold for i, m in enumerate(mentions))
    met = zip(mentions, judged, strict=True)
    return tuple(replace(m, kind="op", code="surprise", others=()) if so else m for m, so in met)


def of_an_origin(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Beans: Brazil vs US origin`, `origen estadounidense`: goods of that country, and no order of sellers."""
    if not holds(mentions, "commodity"):
        return mentions
    named = {at for i, m in enumerate(mentions) if m.kind in (*WHO, "self") and m.code != HOME for at in (i - 1, i + 1)}
    beside = (m.is_("party", "seller") and m.says("origin_noun") and i in named for i, m in enumerate(mentions))
    met = zip(mentions, beside, strict=True)
    return tuple(_quiet(m) if so else m for m, so in met)


def who_won(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Argentina contra Estados Unidos, ¿quién ganó?`: who came out ahead of several, and nothing of who rose."""
    for i, (asked, won) in enumerate(pairwise(mentions)):
        closes = all(m.kind in _TIMES for m in mentions[i + 2 :])
        if asked.is_("question", "who") and won.is_("direction", "up") and won.says("winning") and closes:
            several = sum(m.kind in WHO and m.code != HOME for m in mentions) >= _TWICE
            return (*mentions[: i + 1], _quiet(won), *mentions[i + 2 :]) if several else mentions
    return mentions


def came_to(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`A balança fechou 2023 em quanto`: what a flow came to, where nothing moved that could be by so much."""
    fared = any(m.says("faring") for m in mentions)
    if not fared or not holds(mentions, "flow") or holds_any(mentions, "direction", "growth", "more", "compare"):
        return mentions
    return tuple(
        replace(m, kind="question", code="how_much", others=())
        if m.is_("op", "difference") and m.says("how_much_moved")
        else m
        for m in mentions
    )


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


_WITHIN = 4  # whose part, in, and whose trade


def _goods_within(said: Sequence[Mention]) -> bool:
    """`ICs in total Chinese exports`, "in total" said as one: goods, and the trade of all goods that they are in."""
    rest = [m for m in said if not (m.kind in WHO and m.code == HOME)]
    goods = len(rest) == _WITHIN - 1 and rest[0].kind == "commodity"
    goods = goods and (rest[1].is_("prep", "in") or rest[1].is_("op", "sum"))
    return goods and rest[2].is_("flow", *ONE_WAY) and len(said) <= _WITHIN


def part_within(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Korea in China's imports in 2025, in %`, `Africa's % in China's exports`: per cent of no number, of somebody in
    the trade of another, is the part."""
    parts = [m for m in mentions if m.is_("unit", "pct") or m.is_("measure", "percent") or m.says("as_percent")]
    said = [m for m in mentions if m.kind not in ("harmless", "period") and m not in parts]
    whose = said[2:4]
    if len(parts) == 1 and _goods_within(said) and not holds_any(mentions, "number"):
        part = replace(parts[0], kind="measure", code="share", others=(), first=said[0].last, last=said[0].last)
        whole = [m for m in mentions if m not in parts and m not in said[:2] and not m.is_("op", "sum")]
        return (said[0], part, replace(said[1], kind="prep", code="of", others=()), *whole)
    within = bool(parts) and len(said) == _WITHIN and said[0].kind in WHO and said[0].code != HOME
    within = within and said[1].is_("prep", "in", *(("to",) if said[2].kind == "flow" else ()))
    within = within and holds(whose, "flow", *ONE_WAY) and any(m.kind in WHO and m.code == HOME for m in whose)
    if not within or holds_any(mentions, "number"):
        return mentions
    return tuple(replace(m, kind="measure", code="share", others=()) if m in parts else m for m in mentions)


def how_far_beneath(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`How far below the 2023 level were imports in 2025`, `how much above 2024`: how far apart two times are, and no
    claim that one is above the other."""
    for i, m in enumerate(mentions[:-1]):
        far = m.says("how_far") or m.is_("question", "how_much")
        if far and mentions[i + 1].is_("compare", "above", "below"):
            behind = [one for one in mentions[i + 2 :] if not one.is_("harmless")]
            if behind[:1] and behind[0].kind == "period" and sum(one.kind == "period" for one in behind) == _TWICE:
                apart = replace(m, last=mentions[i + 1].last, kind="op", code="difference", others=m.meanings)
                return (*mentions[:i], apart, *mentions[i + 2 :])  # without the bound: "in $bn" is no amount
        over, *stood = mentions[i + 1 : i + 3]
        stands = over.kind == "period" and over.first < over.last and any(one.says("standing") for one in stood)
        if m.says("how_far") and stands and sum(one.kind == "period" for one in mentions) == _TWICE:
            return (*mentions[:i], replace(m, kind="op", code="difference"), *mentions[i + 1 :])  # "wie weit über 2024"
    return mentions
