"""Numbers as they are dictated -> figures: twenty twenty five, two thousand and twenty four, a hundred and ten.

Single words up to twelve, and the round ones, are words of the lexicon; here is what takes several. Which words count
stands under [language.spoken] of a language's words.toml: a value for each, `and` and `point` for what joins them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from bot.understanding.words.text import Token

_AND: Final = -1
_POINT: Final = -2
_NOUGHT: Final = -3
_JOINTS: Final[Mapping[str, int]] = {"and": _AND, "point": _POINT, "nought": _NOUGHT}
_HYPHEN: Final = "-"


class _Read(NamedTuple):
    """A figure as it is written, and the place after its last token."""

    figure: str
    end: int


def spoken_values(settings: Mapping[str, object]) -> Mapping[str, int]:
    """The table of a language's words, {"20": ["twenty"], "and": ["and"]} -> each word with its value or its joint."""
    return {
        word: _JOINTS[value] if value in _JOINTS else int(value)
        for value, words in settings.items()
        if isinstance(words, list)
        for word in words
    }


def figured(tokens: tuple[Token, ...], values: Mapping[str, int]) -> tuple[Token, ...]:
    """The tokens, each number that several words make as one token of figures; `said` keeps the words."""
    words = [token.norm for token in tokens]
    if values.keys().isdisjoint(words) or not any(values.get(word, 0) > 12 for word in words):
        return tokens
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        read = _number(tokens, at, values)
        if read is None:
            found.append(tokens[at])
            at += 1
            continue
        first, last = tokens[at], tokens[read.end - 1]
        said = "".join(("" if token.glued or token is first else " ") + token.said for token in tokens[at : read.end])
        found.append(first._replace(norm=read.figure, said=said, end=last.end, kind="number"))
        at = read.end
    return tuple(found)


def _number(tokens: tuple[Token, ...], at: int, values: Mapping[str, int]) -> _Read | None:
    """The number of two or more words that begins there, a year before any other; None where there is none."""
    if values.get(tokens[at].norm, 0) <= 0:
        return None
    read = _year(tokens, at, values) or _cardinal(tokens, at, values)
    return read if read is not None and read.end > at + 1 else None


def _year(tokens: tuple[Token, ...], at: int, values: Mapping[str, int]) -> _Read | None:
    """Twenty twenty five, nineteen ninety eight, twenty oh eight."""
    if _value(tokens, at, values) not in (19, 20):
        return None
    century = values[tokens[at].norm]
    after = _step(tokens, at + 1)
    if _value(tokens, after, values) == _NOUGHT:
        unit = _value(tokens, after + 1, values)
        return _Read(f"{century}0{unit}", after + 2) if 0 < unit < 10 else None
    rest, end = _tens(tokens, after, values)
    return _Read(f"{century}{rest}", end) if 10 <= rest < 100 else None


def _tens(tokens: tuple[Token, ...], at: int, values: Mapping[str, int]) -> tuple[int, int]:
    """A number below a hundred, and the place after it; 0 where none begins there."""
    tens = _value(tokens, at, values)
    if not 0 < tens < 100:
        return 0, at
    after = _step(tokens, at + 1)
    unit = _value(tokens, after, values)
    if tens >= 20 and tens % 10 == 0 and 0 < unit < 10:
        return tens + unit, after + 1
    return tens, at + 1


def _cardinal(tokens: tuple[Token, ...], at: int, values: Mapping[str, int]) -> _Read | None:
    """A hundred and ten, seven hundred thousand, twenty eight point six."""
    whole = part = 0
    end = at
    while end < len(tokens):
        value = _value(tokens, end, values)
        after = end + 1
        if value == _AND and end > at and values.get(tokens[end - 1].norm, 0) >= 100:
            value, after = _tens(tokens, end + 1, values)
        elif 0 < value < 100:
            value, after = _tens(tokens, end, values)
        if value <= 0 or (value < 100 and part % 100) or (value == 100 and not 0 < part < 10):
            break
        if value == 1000:
            if not part:
                break
            whole, part = part * value, 0
        else:
            part = part * value if value == 100 else part + value
        end = after
    if end == at:
        return None
    return _with_tenths(str(whole + part), tokens, end, values)


def _with_tenths(figure: str, tokens: tuple[Token, ...], end: int, values: Mapping[str, int]) -> _Read:
    """The figure, with what follows `point` digit by digit."""
    digits = ""
    after = end + 1
    if _value(tokens, end, values) == _POINT:
        while 0 < (digit := _value(tokens, after, values)) < 10 or digit == _NOUGHT:
            digits += str(max(digit, 0))
            after += 1
    return _Read(f"{figure}.{digits}", after) if digits else _Read(figure, end)


def _value(tokens: tuple[Token, ...], at: int, values: Mapping[str, int]) -> int:
    return values.get(tokens[at].norm, 0) if at < len(tokens) else 0


def _step(tokens: tuple[Token, ...], at: int) -> int:
    """The place after a hyphen: twenty-five."""
    return at + 1 if at < len(tokens) and tokens[at].norm == _HYPHEN and tokens[at].glued else at
