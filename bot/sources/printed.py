"""An amount as a service prints it -> the same amount in one of our units, exactly, with all its digits."""

from __future__ import annotations

from decimal import Context, Decimal, DecimalException, Inexact, InvalidOperation

_EXACT = Context(prec=60, Emin=-999, Emax=999, traps=[Inexact, InvalidOperation])
_NOTHING = frozenset(["", ":", "-", "nan", "na", "n/a", "null", "none"])


def is_missing(text: str) -> bool:
    """Whether the cell stands for no figure: empty, NaN, ":" and their like. A 0 is a figure."""
    return text.strip().lower() in _NOTHING


def scaled(text: str, power: int) -> str:
    """The amount times ten to the power, as observations.csv writes numbers: ("33789100000", -9) -> "33.789100000".

    ValueError for what is no finite number, and for more digits than anybody prints.
    """
    try:
        amount = Decimal(text.strip())
        if not amount.is_finite():
            raise ValueError(f"{text!r} is no number")
        return format(_EXACT.scaleb(_EXACT.plus(amount), power), "f")
    except DecimalException:
        raise ValueError(f"{text!r} is no number") from None
