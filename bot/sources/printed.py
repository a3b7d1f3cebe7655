"""An amount as a service prints it -> the same amount in one of our units, exactly, with all its digits."""

from __future__ import annotations

import re
from decimal import Decimal

_NUMBER = re.compile(r"[+-]?[0-9]{1,40}(?:\.[0-9]{0,40})?(?:[eE][+-]?[0-9]{1,2})?")
_NOTHING = frozenset(["", ":", "-", "nan", "na", "n/a", "null", "none"])


def is_missing(text: str) -> bool:
    """Whether the cell stands for no figure: empty, NaN, ":" and their like. A 0 is a figure."""
    return text.strip().lower() in _NOTHING


def scaled(text: str, power: int) -> str:
    """The amount times ten to the power, as observations.csv writes numbers: ("33789100000", -9) -> "33.789100000".

    ValueError for what is no number, and for more digits than anybody prints.
    """
    if not _NUMBER.fullmatch(text.strip()):
        raise ValueError(f"{text[:60]!r} is no number")
    sign, digits, exponent = Decimal(text.strip()).as_tuple()
    # Moving the point of the tuple rounds nothing, however many digits there are.
    return format(Decimal((sign, digits, int(exponent) + power)), "f")
