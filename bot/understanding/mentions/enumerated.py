"""`1) exports in July 2) imports 3) the balance`: the numbers of a list part what is asked and count nothing."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention
from bot.understanding.words.text import Token


def enumerated(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with the numbers of a list, each with a closing bracket and from one up, as what joins its items."""
    if not any(token.norm == ")" for token in tokens):
        return mentions
    marks = [m for m in mentions if m.kind == "number" and _marked(tokens, m)]
    if len(marks) < 2 or [m.value for m in marks] != [float(n) for n in range(1, len(marks) + 1)]:
        return mentions
    joined = {m.first: ("conj", "and") if m is not marks[0] else ("harmless", "little") for m in marks}
    return tuple(
        replace(m, kind=joined[m.first][0], code=joined[m.first][1], value=None, others=()) if m in marks else m
        for m in mentions
    )


def _marked(tokens: tuple[Token, ...], number: Mention) -> bool:
    """Whether a bracket closes right after it that none opened."""
    closes = number.last + 1 < len(tokens) and tokens[number.last + 1].norm == ")"
    return closes and not (number.first and tokens[number.first - 1].norm == "(")
