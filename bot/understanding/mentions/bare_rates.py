"""A number without its sign for per cent, where only a rate can be meant -> so many per cent, below nothing where a
minus stands before it: `months of 2025 with PPI below -2.5`, `import growth of minus 2 or less`.

Mentions -> mentions. Beside growth, or prices that are told as their change on the year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.understanding.words.frame import Mention, holds
from bot.understanding.words.kinds import PMIS, PRICES
from bot.understanding.words.text import Token

_HIGHEST: Final = 100  # per cent: above it an amount may be meant
_EARLY: Final = 1900  # a number above it is a year
_SERIES: Final = ("flow", "commodity", "growth", "measure", "number")
_BOUNDS: Final = ("at_most", "at_least")
_GOES_ON: Final = ("period", "conj", "prep", "compare", "harmless", "op", "courtesy")


def bare_rates(tokens: Sequence[Token], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, each bare number beside a rate as so many per cent, and its minus as a fall."""
    if not any(_rated(m) for m in mentions) or holds(mentions, "commodity", *PMIS):
        return mentions
    found: list[Mention] = []
    behind = list(mentions)
    while behind:
        number = behind.pop(0)
        percent = holds(behind[:1], "unit", "pct")
        sized = number.kind == "number" and isinstance(number.value, float) and abs(number.value) < _HIGHEST
        if not sized or number.others or not _of_a_rate(found) or not (percent or _ends(behind)):
            found.append(number)
            continue
        sign = found[-1] if found[-1].means("conj", "minus", "plus") else None
        fell = sign is not None and sign.means("conj", "minus")
        led = found[-2] if sign is not None else found[-1]
        bound = _or_worse(behind[percent : percent + 2]) if fell else None
        bounded = led.kind in ("compare", "more") or bound or holds(behind[percent : percent + 1], "compare", *_BOUNDS)
        if bounded or led.says("copula") or (sign is not None and _its_own(tokens, sign, number)):
            found[-1] = _told(sign, fell) if sign is not None else found[-1]
            if fell and led.is_("compare", "above") and led.says("deeper"):
                found[-2] = replace(led, code="below")
            number = number if percent else replace(number, others=(("unit", "pct"), ("harmless", "bare_rate")))
        else:
            bound = None
        found += [number, *behind[:percent]]
        behind = behind[percent:] if bound is None else [bound, *behind[percent + 2 :]]
    return tuple(found)


def _told(sign: Mention, fell: bool) -> Mention:
    return replace(sign, kind="direction", code="down" if fell else "up", others=(("harmless", "signed"),))


def _or_worse(behind: Sequence[Mention]) -> Mention | None:
    """`Or worse`, behind a rate below nothing: no more than that."""
    if len(behind) < 2 or not (behind[0].is_("conj", "or") and behind[1].says("worse")):
        return None
    return replace(behind[0], last=behind[1].last, kind="compare", code="at_most", others=())


def _ends(behind: Sequence[Mention]) -> bool:
    """Whether nothing behind a number says what it counts."""
    after = behind[0] if behind else None
    return after is None or after.kind in _GOES_ON or (after.kind == "time" and not after.code.startswith("unit:"))


def _its_own(tokens: Sequence[Token], sign: Mention, number: Mention) -> bool:
    """Whether the sign is the number's: right before it, and apart from the word ahead."""
    mark = tokens[sign.first]
    return mark.kind == "symbol" and not mark.glued and tokens[number.first].glued


def _year(mention: Mention) -> bool:
    """A number that no time has been read of yet."""
    return mention.kind == "number" and isinstance(mention.value, float) and mention.value > _EARLY


def _rated(mention: Mention) -> bool:
    return mention.is_("growth", "growth", "yoy") or mention.is_("commodity", *PRICES)


def _of_a_rate(before: Sequence[Mention]) -> bool:
    """Whether what the number is told of is a rate: `import growth`, `growth of imports`, `the PPI`."""
    said = [m for m in before if m.kind in _SERIES and not _year(m)]
    while len(said) > 1 and said[-1].is_("flow", "export", "import") and said[-2].is_("growth", "growth"):
        said.pop()
    return bool(said) and _rated(said[-1])
