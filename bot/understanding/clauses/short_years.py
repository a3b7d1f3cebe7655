"""Years of two figures where only a year can stand: `end of 25`, `widened how much 24 to 25`, `22 23 25?` -> the text
with all four of theirs, as it is read everywhere else.

What a year may stand behind is the form `short_year_led` of the languages' words.toml; a number that counts something,
or has a unit, is none, nor is any in a text that has a time already.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from bot.understanding.times.items import NEWEST
from bot.understanding.words.frame import Frame
from bot.understanding.words.kinds import INDICATORS, MONEY
from bot.understanding.words.text import Token

_FIRST: Final = 15  # the first year of which anything is held
_ROW: Final = 3  # years one behind the other
_BEGINS: Final = ("since", "until", "end_of", "edge", "unit", "half", "quarter", "first", "second", "part")
_ARROWS: Final = frozenset((">", "→", "-", "–", "—", "~"))
_TOPIC: Final = ("flow", "commodity", "verb", "measure", "unit")
_COUNTED: Final = ("scale", "party", "commodity")


def with_full_years(frame: Frame, text: str) -> str:
    """The text with such years in full; as it is where none stands in it."""
    years = [i for i, token in enumerate(frame.tokens) if _short(token)]
    if not years or frame.ways.unspaced or not frame.has_any(*_TOPIC):
        return text
    dated = any(m.first < m.last or m.first not in years for m in frame.all("period"))
    to_date = {i for i in years if _to_date(frame, i) and not _counts(frame, i)}
    if dated and not to_date:
        return text
    found = to_date if dated else {i for i in years if i and _led(frame, i) and not _counts(frame, i)}
    if not (dated or frame.has("commodity", *INDICATORS)) and not any(_counts(frame, i) for i in years):
        found |= {i for pair in pairwise(years) if _from_to(frame, *pair) for i in pair}
        row = [int(frame.tokens[i].norm) for i in years]
        beside = all(j - i == 1 or frame.tokens[i + 1].norm == "," for i, j in pairwise(years))
        if len(row) >= _ROW and row == sorted(set(row)) and beside and years[-1] - years[0] < 2 * len(row):
            found |= {*years}
    for i in sorted(found, reverse=True):
        start = frame.tokens[i].start
        text = f"{text[:start]}{' ' * (i in to_date)}20{text[start:]}"
    return text


def _to_date(frame: Frame, i: int) -> bool:
    """Whether it names the year of a year to date, right behind that: `ytd26`, `YTD 25`."""
    return any(m.kind == "period" and m.last == i - 1 and m.says("of_its_year") for m in frame.mentions)


def _short(token: Token) -> bool:
    plain = token.kind == "number" and len(token.said) == 2 and token.said.isascii() and token.said.isdigit()
    return plain and _FIRST <= int(token.said) <= NEWEST


def _led(frame: Frame, i: int) -> bool:
    """Whether what stands before it begins a time: `mid 25`, `since 25`, `the end of 25`, `months of 26`."""
    if frame.tokens[i - 1].norm in frame.ways["short_year_led"]:
        return True
    at = next((n for n, m in enumerate(frame.mentions) if m.last == i - 1), -1)
    if at > 0 and frame.mentions[at].is_("prep", "of"):
        at -= 1
        if frame.mentions[at].is_("op", "count", "which"):
            return True
    return at >= 0 and any(
        kind == "time" and code.split(":")[0] in _BEGINS for kind, code in frame.mentions[at].meanings
    )


def _counts(frame: Frame, i: int) -> bool:
    """Whether what follows it is counted or measured by it: `24 months`, `25 %`, `25.5`, `20 countries`."""
    sign, after = (frame.tokens[n] if n < len(frame.tokens) else None for n in (i + 1, i + 2))
    if sign is None:
        return False
    decimal = sign.glued and sign.norm in (".", ",") and after is not None and after.glued and after.kind == "number"
    if decimal or sign.norm in ("%", "°") or sign.kind == "number":
        return not _short(sign)
    m = next((m for m in frame.mentions if m.first == i + 1), None)
    if m is None:
        return False
    unit = m.kind == "unit" and not (m.code in MONEY and m is frame.mentions[-1])  # "24 to 25 $"
    return unit or m.kind in _COUNTED or any(kind == "time" and ":" in code for kind, code in m.meanings)


def _from_to(frame: Frame, one: int, two: int) -> bool:
    """`24 to 25`, `23->24`: the later behind the earlier, and nothing but that between them."""
    between = frame.tokens[one + 1 : two]
    rising = int(frame.tokens[one].norm) < int(frame.tokens[two].norm)
    arrow = bool(between) and all(token.norm in _ARROWS for token in between) and ">" in [t.norm for t in between]
    words = [m for m in frame.mentions if one < m.first < two]
    to = len(words) == len(between) == 1 and (words[0].is_("prep", "to") or words[0].means("time", "to", "until"))
    return rising and (arrow or to)
