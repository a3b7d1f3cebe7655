"""A plus sign right behind an amount -> at least so much: `100bn+`, `10%+`."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.understanding.words.frame import Mention
from bot.understanding.words.text import Token

_OF_AN_AMOUNT = ("number", "scale", "unit")


def or_more(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions; a sign that is written together with the amount before it, and with nothing after it, bounds it."""
    if not any(m.kind == "conj" and m.code == "plus" for m in mentions):
        return mentions
    closing = {
        sign
        for amount, sign in pairwise(mentions)
        if sign.is_("conj", "plus")
        and amount.kind in _OF_AN_AMOUNT
        and amount.last + 1 == sign.first == sign.last
        and tokens[sign.first].norm == "+"
        and tokens[sign.first].glued
        and not (sign.last + 1 < len(tokens) and tokens[sign.last + 1].glued)
    }
    return tuple(replace(m, kind="compare", code="at_least", others=()) if m in closing else m for m in mentions)
