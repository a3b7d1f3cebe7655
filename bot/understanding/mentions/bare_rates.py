"""A number without its sign for per cent, where only a rate can be meant -> so many per cent, below nothing where a
minus stands before it: `months of 2025 with PPI below -2.5`, `import growth of minus 2 or less`.

Mentions -> mentions. Beside growth, or prices that are told as their change on the year; the one thing whose price is
asked for is no number at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.understanding.words.frame import Mention, holds, holds_any
from bot.understanding.words.kinds import PMIS, PRICES
from bot.understanding.words.text import Token

_SIGNED: Final = (("harmless", "signed"),)
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
    return replace(sign, kind="direction", code="down" if fell else "up", others=_SIGNED)


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


_SIGN_WORDS: Final = ("conj", "more", "op", "extreme")  # "минус", "moins", "de moins", "menos"


def rates_signed(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Exports to the US -28.6% in November`, `exports (+5.9%)`, `импорт: минус 2 %`: a sign right before a rate and
    apart from the word before it, behind a flow, says that it rose or fell; it is no dash and takes nothing away."""
    found = list(_parted(mentions))
    for i, (sign, number, unit) in enumerate(zip(found, found[1:], found[2:], strict=False)):
        rate = unit.is_("unit", "pct", "pp") or (unit.kind == "growth" and unit.said[:1] == "%")  # "% yoy", one phrase
        if not (rate and number.kind == "number" and number.first == sign.last + 1 and unit.first == number.last + 1):
            continue
        symbol = tokens[sign.first].kind == "symbol" and sign.is_("conj", "plus", "minus")
        word = sign.means("conj", "minus") and sign.kind in _SIGN_WORDS and not _counted_off(found[:i])
        if not (_apart(tokens, sign, number) if symbol else word) or not holds_any(found[:i], "flow", "commodity"):
            continue
        found[i] = replace(sign, kind="direction", code="up" if sign.is_("conj", "plus") else "down", others=_SIGNED)
    return tuple(found)


def _apart(tokens: tuple[Token, ...], sign: Mention, number: Mention) -> bool:
    """Whether a mark is the number's, and no dash behind a word or bound."""
    mark, led = tokens[sign.first], tokens[sign.first - 1] if sign.first else None
    unspaced = led is not None and led.kind == "han"  # 增长-2%
    before = led.norm if led is not None else ""
    return (not mark.glued or before == "(" or unspaced) and before not in ("<", ">") and tokens[number.first].glued


def _counted_off(before: list[Mention]) -> bool:
    """Whether a number stands right before a word for minus, from which something is taken away."""
    led = next((m for m in reversed(before) if m.kind not in ("harmless", "prep")), None)
    return led is not None and led.kind in ("number", "unit", "scale", "growth", "compare") and not _year(led)


def _parted(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Las importaciones variaron | menos 2 | %`: a minus and its number, where others have all but two."""
    found: list[Mention] = []
    for i, m in enumerate(mentions):
        rate = i + 1 < len(mentions) and mentions[i + 1].is_("unit", "pct", "pp")
        count = m.code[4:] if m.kind == "portion" and m.code.startswith("but:") and m.last == m.first + 1 else ""
        if rate and count.isdigit():
            minus, said = m.said.split(" ", 1) if " " in m.said else (m.said, count)
            found.append(replace(m, last=m.first, kind="conj", code="minus", said=minus, value=None, others=()))
            m = replace(m, first=m.last, kind="number", code=count, said=said, value=float(count), others=())
        found.append(m)
    return tuple(found)


def of_one(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`The price for one exported chip`, `price per one car`: of each, and no price of one."""
    for at, one in enumerate(mentions):
        if not at or one.kind != "number" or one.value != 1:
            continue
        led = next((m for m in reversed(mentions[:at]) if not m.says("determiner") and m.kind != "prep"), None)
        goods = next((m for m in mentions[at + 1 :] if not (m.kind == "demonym" or m.says("passive"))), None)
        if led is not None and led.is_("measure", "price") and goods is not None and goods.says("single"):
            return (*mentions[:at], replace(one, kind="harmless", code="little", others=()), *mentions[at + 1 :])
    return mentions
