"""A range of amounts, `16-17bn`, `16 to 17 bn`, `$18–19bn`: as if `between` stood before it."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention

_YEARS = 1900  # "2024-2025 in bn": times, and no amounts
_MOVED = ("direction", "more", "growth")


def ranged(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions; the word for `between` takes the place of the first number, and that the place of the sign."""
    found = list(mentions)
    for i in range(1, len(found) - 2):
        low, sign, high, rest = found[i - 1 : i + 3]
        if not (low.kind == high.kind == "number" and sign.first == sign.last and _closes(rest)):
            continue
        joined = low.last + 1 == sign.first and sign.last + 1 == high.first and high.last + 1 == rest.first
        if not joined or not (sign.is_("conj", "minus") or sign.is_("prep", "to")) or not _rising(low, high):
            continue
        led = found[i - 2] if i > 1 else None
        moved = led is not None and led.kind in _MOVED and sign.kind == "prep" and not rest.is_("unit", "pct")
        if led is not None and (led.is_("prep", "from") or led.is_("compare", "between") or moved):
            continue  # "from 16 to 17bn", "rose 16 to 17bn": it moved
        if i + 3 < len(found) and (found[i + 3].kind == "more" or found[i + 3].is_("compare", "above", "below")):
            continue  # "16-17bn higher than a year ago": so far apart
        between = replace(sign, kind="compare", code="between", others=(), first=low.first, last=low.last)
        found[i - 1 : i + 1] = [between, replace(low, first=sign.first, last=sign.last)]
        if led is not None and led.kind == "unit" and led.last + 1 == low.first:  # "$18-19bn"
            found[i - 2 : i] = [
                replace(between, first=led.first, last=led.last),
                replace(led, first=low.first, last=low.last),
            ]
    return tuple(found)


def _closes(rest: Mention) -> bool:
    return rest.kind == "scale" or rest.is_("unit", "pct", "Mt", "kt", "t")


def _rising(low: Mention, high: Mention) -> bool:
    one, two = low.value, high.value
    return isinstance(one, int | float) and isinstance(two, int | float) and 0 < one < two < _YEARS
