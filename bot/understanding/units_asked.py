"""The unit that a phrase asks for, whatever else it means: `how many dollars of`, `wie viele Tonnen mehr`, 何億ドル."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.amounts import BASES, MASS
from bot.understanding.features import Features
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


def fill_asked(f: Features) -> None:
    """The basis that such a mention asks for, where no unit by itself has said another."""
    for mention in f.clause.mentions:
        asking = (mention.kind, mention.code) in _ASKING
        unit = next((code for kind, code in mention.others if kind == "unit"), "") if asking else ""
        if unit in BASES:
            f.basis = f.basis or BASES[unit]
        elif unit in MASS or unit == "units":
            f.basis, f.measure = f.basis or "quantity", "quantity"
        elif unit in ("mbpd", "barrel"):
            f.basis, f.measure = f.basis or "mbpd", "quantity"
    if f.measure is None and f.clause.has("question", "how_much") and f.clause.has("commodity"):
        spent = any(m.means("harmless", "spending") for m in f.clause.all("verb", "buy"))
        if spent and not f.context:  # "how much did China spend on oil": money, and no tonnes
            f.measure = "value"


def _inside(tokens: tuple[Token, ...], mention: Mention, lexicon: Lexicon) -> str:
    words = tuple(token.norm for token in tokens[mention.first : mention.last + 1])
    for start, word in enumerate(words):
        if len(word) == 1 and word.isalpha() and word.isascii():
            continue  # "s" and "t" stand for other things
        _, meanings = lexicon.longest(words if start else words[:-1], start)  # not the phrase itself
        if unit := next((code for kind, code in meanings if kind == "unit"), ""):
            return unit
    return ""
