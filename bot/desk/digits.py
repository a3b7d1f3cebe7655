"""Numbers as people write them in tables -> decimals; a text that could be two numbers is asked about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from bot.errors import BadSetup

_BLANKS: Final = re.compile(r"(?<=\d)[\s\u00a0\u2009\u202f'’](?=\d{3}(?!\d))")
# Provisional, revised, estimated: a letter that could be a unit (t, k, m) is no footnote.
_MARKS: Final = re.compile(r"(?<=\d)\s*(?:\([pre]\)|[*†‡]+|\s[pre])$", re.IGNORECASE)
_SIGNS: Final = str.maketrans({"−": "-", "–": "-", "\u00a0": " ", "\u202f": " "})
_NUMBER: Final = re.compile(r"[-+]?\d[\d.,]*|[-+]?[.,]\d+")
_GROUPED: Final = re.compile(r"\d{1,3}([.,])\d{3}")


@dataclass(frozen=True, slots=True)
class Read:
    """A number, and whether a footnote mark was taken off it."""

    value: Decimal
    marked: bool = False


def decimal_sign(texts: Iterable[str], said: str | None = None) -> str:
    """The decimal sign of a table, "." or ",": the one said, else the one that its numbers prove.

    BadSetup where they prove both, or where nothing tells whether 1.234 is one or a thousand.
    """
    proofs: dict[str, str] = {}
    open_: str | None = None
    for text in texts:
        bare = _bare(text)[0].lstrip("+-")
        if not _NUMBER.fullmatch(bare):
            continue
        sign = _proved(bare)
        if sign is not None:
            proofs.setdefault(sign, text)
        elif _GROUPED.fullmatch(bare):
            open_ = open_ or text
    if said is not None:
        return said
    if len(proofs) == 2:
        raise BadSetup(f"{proofs['.']!r} and {proofs[',']!r} use different decimal signs; say which: --decimal . or ,")
    if not proofs and open_ is not None:
        other = "," if "." in open_ else "."
        sign = "." if other == "," else ","
        raise BadSetup(
            f"{open_!r} could be {open_.replace(sign, '')} or {open_.replace(sign, '.')}: nothing in the table tells. "
            "Say which sign begins the decimals: --decimal . or --decimal ,"
        )
    return next(iter(proofs), ".")


def number(text: str, sign: str) -> Read | None:
    """The number that a text is; None where it is none."""
    bare, marked = _bare(text)
    negative = bare.startswith("(") and bare.endswith(")")
    bare = bare[1:-1] if negative else bare
    if not _NUMBER.fullmatch(bare):
        return None
    whole, point, rest = bare.rpartition(sign)
    if not point:
        whole, rest = bare, ""
    other = "," if sign == "." else "."
    if other in rest or sign in whole:
        return None
    groups = whole.lstrip("+-").split(other)
    if len(groups) > 1 and (not 1 <= len(groups[0]) <= 3 or any(len(group) != 3 for group in groups[1:])):
        return None
    value = Decimal("".join((whole.replace(other, "") or "0", "." if rest else "", rest)).replace("+", ""))
    return Read(-value if negative else value, marked)


def exact(value: float) -> Decimal:
    """A spreadsheet's number as it shows there: fifteen digits, without the dust of binary fractions."""
    return Decimal(f"{value:.15g}") if isinstance(value, float) else Decimal(value)


def _bare(text: str) -> tuple[str, bool]:
    bare = text.translate(_SIGNS).strip()
    unmarked = _MARKS.sub("", bare)
    return _BLANKS.sub("", unmarked).strip(), unmarked != bare


def _proved(bare: str) -> str | None:
    """The decimal sign that one number alone proves."""
    bare = bare.strip("()")
    signs = [letter for letter in bare if letter in ".,"]
    if not signs:
        return None
    if len(set(signs)) == 2:
        return signs[-1]
    if len(signs) > 1:
        return "," if signs[0] == "." else "."
    whole, _, rest = bare.partition(signs[0])
    if len(rest) == 3 and 1 <= len(whole) <= 3 and whole != "0":
        return None
    return signs[0]
