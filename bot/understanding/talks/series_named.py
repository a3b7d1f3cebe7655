"""A word without figures of its own -> what it names in a talk: "and services?" after a PMI, "net?" after two flows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Turn
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.lexicon import Lexicon

_FEW = 8  # tokens of a fragment
_SAYS_LITTLE = ("harmless", "conj", "fragment", "courtesy", "deictic", "period")


def said_alone(frame: Frame, talking: bool) -> Frame:
    """The frame with a word that is a flow only where nothing else is asked in a talk; elsewhere nobody knows it."""
    lone = frame.all("lone")
    if not lone:
        return frame
    rest = tuple(m for m in frame.mentions if m.kind != "lone")
    if talking and len(lone) == 1 and not frame.leftover and all(m.kind in _SAYS_LITTLE for m in rest):
        return replace(
            frame, mentions=tuple(replace(m, kind="flow") if m.kind == "lone" else m for m in frame.mentions)
        )
    unknown = (frame.tokens[i] for m in lone for i in range(m.first, m.last + 1))
    leftover = tuple(sorted((*frame.leftover, *unknown), key=frame.tokens.index))
    return replace(frame, mentions=rest, leftover=leftover)


def after_its_kind(frame: Frame, talk: Sequence[Turn], lexicon: Lexicon) -> Frame:
    """The frame with such words as series: with the noun of the series told before they are one of the lexicon's."""
    unheld = frame.all("unheld")
    unknown = frame.leftover if len(frame.tokens) <= _FEW else ()
    if not (unheld or unknown) or not talk or talk[-1].query.flow != "context":
        return frame
    named = [(phrase, code) for phrase, kind, code in lexicon.phrases if kind == "commodity" and len(phrase) > 1]
    nouns = {phrase[-1] for phrase, code in named if code == talk[-1].query.commodities[0]}
    series = {phrase[:-1]: code for phrase, code in named if phrase[-1] in nouns}

    def meant(mention: Mention) -> Mention:
        words = tuple(frame.tokens[i].norm for i in range(mention.first, mention.last + 1))
        code = series.get(words) if mention in unheld else None
        return mention if code is None else replace(mention, kind="commodity", code=code, others=())

    mentions = tuple(map(meant, frame.mentions))
    bare = unknown and all(m.kind in _SAYS_LITTLE for m in mentions)  # "factory?", and no factory orders
    code = series.get(tuple(token.norm for token in unknown)) if bare else None
    if code is not None:
        first, last = frame.tokens.index(unknown[0]), frame.tokens.index(unknown[-1])
        said = Mention(first, last, "commodity", code, " ".join(token.said for token in unknown))
        mentions = tuple(sorted((*mentions, said), key=lambda m: m.first))
    return replace(frame, mentions=mentions, leftover=() if code is not None else frame.leftover)
