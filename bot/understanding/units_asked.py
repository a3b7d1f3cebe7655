"""The unit that a phrase asks for, whatever else it means: `how many dollars of`, `wie viele Tonnen mehr`, 何億ドル."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.frame import Mention
from bot.understanding.lexicon import Lexicon
from bot.understanding.text import Token

_ASKING = (("question", "how_much"), ("question", "how_many"), ("op", "difference"), ("measure", "value"))


def with_units(tokens: tuple[Token, ...], mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """The mentions; each that asks for an amount, with the unit that is named inside it among its other meanings."""
    return tuple(
        replace(m, others=(*m.others, ("unit", unit)))
        if m.last > m.first and (m.kind, m.code) in _ASKING and (unit := _inside(tokens, m, lexicon))
        else m
        for m in mentions
    )


def asked_by(mention: Mention) -> str:
    """The unit that such a mention asks for, or ""."""
    if (mention.kind, mention.code) not in _ASKING:
        return ""
    return next((code for kind, code in mention.others if kind == "unit"), "")


def _inside(tokens: tuple[Token, ...], mention: Mention, lexicon: Lexicon) -> str:
    words = tuple(token.norm for token in tokens[mention.first : mention.last + 1])
    for start, word in enumerate(words):
        if len(word) == 1 and word.isalpha() and word.isascii():
            continue  # "s" and "t" stand for other things
        _, meanings = lexicon.longest(words if start else words[:-1], start)  # not the phrase itself
        if unit := next((code for kind, code in meanings if kind == "unit"), ""):
            return unit
    return ""
