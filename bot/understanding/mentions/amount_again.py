"""An amount that is said once more in brackets, in another scale: `0.1 trillion (100 billion dollars)`. Mentions ->
mentions."""

from __future__ import annotations

from bot.understanding.clauses.amounts import SCALES
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import AMOUNT
from bot.understanding.words.text import Token

_OPEN, _SHUT = frozenset({"(", "（", "["}), frozenset({")", "）", "]"})
_NEARLY = 1e-6


def amount_in_brackets(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with one of the two: the one that has a unit, of which nothing else is lost. Another amount in
    brackets is left to stand as another."""
    for begin in range(1, len(mentions)):
        first = mentions[begin]
        if first.kind not in AMOUNT or first.first == 0 or tokens[first.first - 1].norm not in _OPEN:
            continue
        end = begin
        while end + 1 < len(mentions) and _goes_on(mentions[end], mentions[end + 1]):
            end += 1
        last = mentions[end].last + 1
        start = begin
        while start and mentions[start - 1].kind in AMOUNT:
            start -= 1
        again, told = mentions[begin : end + 1], mentions[start:begin]
        shut = last < len(tokens) and tokens[last].norm in _SHUT
        if not shut or not told or told[-1].last + 2 != first.first or not _alike(told, again):
            continue
        kept = told if any(m.kind == "unit" for m in told) else again
        return (*mentions[:start], *kept, *mentions[end + 1 :])
    return mentions


def _goes_on(one: Mention, two: Mention) -> bool:
    return two.kind in AMOUNT and two.first == one.last + 1


def _alike(one: tuple[Mention, ...], two: tuple[Mention, ...]) -> bool:
    """Whether both are one number each, of the same size and in no other unit."""
    sizes = [_size(one), _size(two)]
    units = [{m.code for m in said if m.kind == "unit"} for said in (one, two)]
    if sizes[0] is None or sizes[1] is None or (all(units) and units[0] != units[1]):
        return False
    return abs(sizes[0] - sizes[1]) <= _NEARLY * max(abs(sizes[0]), 1.0)


def _size(said: tuple[Mention, ...]) -> float | None:
    numbers = [m.value for m in said if m.kind == "number"]
    size = numbers[0] if len(numbers) == 1 else None
    if not isinstance(size, int | float):
        return None
    for m in said:
        size *= SCALES.get(m.code, 1.0) if m.kind == "scale" else 1.0
    return float(size)
