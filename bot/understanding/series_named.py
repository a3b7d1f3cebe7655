"""A word without figures of its own -> the series that it names after one of its kind: "and services?" after a PMI."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Turn
from bot.understanding.frame import Frame, Mention
from bot.understanding.lexicon import Lexicon


def after_its_kind(frame: Frame, talk: Sequence[Turn], lexicon: Lexicon) -> Frame:
    """The frame with such words as series: with the noun of the series told before they are one of the lexicon's."""
    unheld = frame.all("unheld")
    if not unheld or not talk or talk[-1].query.flow != "context":
        return frame
    named = [(phrase, code) for phrase, kind, code in lexicon.phrases if kind == "commodity" and len(phrase) > 1]
    nouns = {phrase[-1] for phrase, code in named if code == talk[-1].query.commodities[0]}
    series = {phrase[:-1]: code for phrase, code in named if phrase[-1] in nouns}

    def meant(mention: Mention) -> Mention:
        words = tuple(frame.tokens[i].norm for i in range(mention.first, mention.last + 1))
        code = series.get(words) if mention in unheld else None
        return mention if code is None else replace(mention, kind="commodity", code=code, others=())

    return replace(frame, mentions=tuple(map(meant, frame.mentions)))
