"""Two flows set against each other, each with its own partner -> the figure of each, to be compared."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.model import HOME
from bot.understanding.words.frame import Mention, Part
from bot.understanding.words.kinds import WHO

_SET: Final = ("more", "extreme", "multiple", "compare")
_SAID_OF_BOTH: Final = ("growth", "direction", "measure", "period", "unit")
_PACES: Final = ("faster", "slower", "fell_more")
_FEWEST: Final = 2


def each_flow_with_its_place(mentions: Part) -> list[Part] | None:
    """`Were exports to ASEAN larger than imports from the US`: sold to the one and bought of the other, which are no
    two places of one flow, and no balance: the figure of each."""
    flows = [i for i, m in enumerate(mentions) if m.is_("flow", "export", "import")]
    if len(flows) != _FEWEST:
        return None
    placed = [_with_whom(mentions, i) for i in flows]
    whole = [_of_home_alone(mentions, i) and not pair for i, pair in zip(flows, placed, strict=True)]
    named = [
        "WLD" if all_of_it else pair[1].code for all_of_it, pair in zip(whole, placed, strict=True) if pair or all_of_it
    ]
    others = sum(m.kind in WHO and m.code != HOME for m in mentions)
    if len(set(named)) != _FEWEST or HOME in named or others != _FEWEST - any(whole):
        return None
    if mentions[flows[0]].code == mentions[flows[1]].code and not any(whole):
        return None
    set_beside = any(m.kind in _SET or m.is_("op", "compare", "difference", "times") for m in mentions)
    far = any(m.is_("op", "times") or m.is_("prep", "by") for m in mentions)  # "three times as large", "by 500 bn"
    told = any(m.kind == "number" for m in mentions) and not far
    leaning = any(m.says("its") or (m.is_("prep", "in") and n.is_("demonym", HOME)) for m, n in pairwise(mentions))
    over_years = any(m.is_("op", "ever", "when", "first_time") for m in mentions)  # "has it ever exceeded"
    if not set_beside or told or leaning or over_years or any(m.kind in ("negation", "party") for m in mentions):
        return None
    head = tuple(m for m in mentions if m.kind in _SAID_OF_BOTH)
    paced = [m for m in mentions if m.is_("more", *_PACES)]
    if paced and not any(m.kind == "growth" for m in head):  # "fell faster than": of each its rate
        head = (*head, replace(paced[0], kind="growth", code="yoy", others=()))
    placed = [pair or with_everybody(mentions[i]) for i, pair in zip(flows, placed, strict=True)]
    goods = [mentions[i - 1 : i] if i and mentions[i - 1].kind == "commodity" else () for i in flows]
    pieces = [(*head, *good, mentions[i], *pair) for i, good, pair in zip(flows, goods, placed, strict=True)]
    return [tuple(sorted(piece, key=lambda m: m.first)) for piece in pieces]


def _with_whom(mentions: Part, flow: int) -> Part:
    """The preposition and the place right behind a flow, or right before it (对东盟出口, ASEAN向け輸出)."""
    after = tuple(m for m in mentions[flow + 1 :] if m.kind != "harmless")[:_FEWEST]
    before = tuple(m for m in mentions[:flow] if m.kind != "harmless")[-_FEWEST:]
    for pair in (after, before):
        kinds = [m.kind for m in pair]
        if len(pair) == _FEWEST and kinds[0] == "prep" and kinds[1] in WHO:
            return pair
    if [m.kind for m in before] == ["place", "prep"]:
        return before[1], before[0]
    return ()


def _of_home_alone(mentions: Part, flow: int) -> bool:
    """`China's imports`: all of them, where its owner stands right before."""
    owner = mentions[flow - 1] if flow else None
    return owner is not None and owner.is_("demonym", HOME)


def with_everybody(flow: Mention) -> Part:
    """What says that a flow or a balance is that with all, as if it stood right after it."""
    towards = {"export": "to", "import": "from"}.get(flow.code, "with")
    prep = replace(flow, first=flow.last, kind="prep", code=towards, others=(), value=None)
    return prep, replace(prep, kind="place", code="WLD")
