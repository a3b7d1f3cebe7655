"""A claimed amount and a figure -> the same, the same as people round, or another."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, Literal

from bot.model import Bound, Figure

Match = Literal["exact", "rounded", "no"]
_UNMOVED: Final[tuple[tuple[float, Literal["true", "rounded", "roughly", "open"]], ...]] = (
    (0.05, "true"), (0.55, "rounded"), (1.05, "roughly"), (2.0, "open"),
)  # fmt: skip
_RATES: Final = ("pct", "pp", "index", "CNY_per_USD")
_LEVEL_SLACK: Final = Decimal("0.01")  # 1,189 is 1.2 trillion to a reader; 358 is not 400
_DIGITS: Final = 2  # said with as many, an amount is rounded by its last: 15 of 15.2, 1.2 of 1.22
_ROUNDED_SLACK: Final = Decimal("0.02")
_FRACTION: Final = Decimal(1)  # "a third" is 33.3333 %: who says so does not count in tenths
_NEAR: Final = Decimal("0.06")  # "about 70" may be 66 or 74, "nearly three quarters" 71 per cent
_NEAR_OF_RATE: Final = Decimal("0.075")  # "by a fifth" is said of 21.4 per cent
_NEAR_RATE: Final = Decimal("0.5")  # points; "about 2 per cent" is said of 2.4
_REACHED: Final = Decimal("0.005")  # of the bound
_CUT: Final = Decimal("0.0025")  # of the figure; 12.8 of 12.87 is another amount
_PRINTED: Final = Decimal("0.0001")  # four digits of an amount are as many as are quoted: 33.79 of 33.7891


def matches(claimed: float, figure: Figure) -> Match:
    """Exact to the digits that were printed, or to four; rounded to the claim's own last digit."""
    said, held = Decimal(str(claimed)), Decimal(repr(figure.value))
    if said == held:
        return "exact"
    if figure.digits is None and abs(said - held) < Decimal("0.0000001"):
        return "exact"
    gap = abs(said - held)
    if figure.digits is not None and gap <= Decimal(1).scaleb(-figure.digits) / 2 and gap <= _PRINTED * 2 * abs(held):
        return "rounded"  # 330.35 where 330.3 was printed: the claim has a digit more
    if figure.unit in _RATES:
        step = _last_digit(said, whole=True)
        step = 2 * _FRACTION if step <= _PRINTED else step
        return "rounded" if gap <= step / 2 else "no"
    slack = _LEVEL_SLACK if len(said.normalize().as_tuple().digits) < _DIGITS else _ROUNDED_SLACK
    if gap <= _last_digit(said, whole=False) / 2 and gap <= slack * abs(held):
        return "exact" if gap <= _PRINTED * abs(held) else "rounded"
    return "no"


def reaches(claimed: float, figure: Figure) -> bool:
    """Whether a figure that falls short of a bound does so by less than is spoken of: 99.8 of "doubled"."""
    said, held = Decimal(str(claimed)), Decimal(repr(figure.value))
    return abs(said - held) <= _REACHED * abs(said) and matches(claimed, figure) != "no"


AVERAGES = frozenset({"us_tariff_avg", "china_tariff_avg_on_us"})
_NEAR_OF_AVERAGE = 1.25


def not_judged(bound: Bound, figure: Figure) -> bool:
    """Whether it is left open on which side of the bound it lies: `over 119` of 119, which may be 119.3; `the tariffs
    reached 145 %`, of which some did, where their average is held and lies not far below."""
    if bound.comparator in ("is", "at_least") and figure.commodity in AVERAGES:
        return figure.value < bound.amount <= _NEAR_OF_AVERAGE * figure.value
    return bound.comparator in ("above", "below") and bound.amount == figure.value != 0 and figure.flow != "context"


def near(claimed: float, figure: Figure) -> bool:
    """Whether the figure is what "about so much" may be said of."""
    said, held = Decimal(str(claimed)), Decimal(repr(figure.value))
    if figure.unit in ("pct", "pp"):
        return abs(said - held) <= max(_NEAR_OF_RATE * abs(said), _NEAR_RATE)
    return abs(said - held) <= _NEAR * abs(said)


def round_tens(claimed: float, figure: Figure) -> bool:
    """Whether a rate is what a round number may be said of: `fell 30 %` of 30.6, and no longer of 31."""
    tens = claimed != 0 and claimed % 10 == 0 and figure.unit in ("pct", "pp")
    return tens and abs(Decimal(str(claimed)) - Decimal(repr(figure.value))) < 1


def cut_short(claimed: float, figure: Figure) -> bool:
    """Whether an amount is the figure with its last digits left out: `577 million tonnes` of 577.73."""
    said, held = Decimal(str(abs(claimed))), Decimal(repr(abs(figure.value)))
    whole = len(said.normalize().as_tuple().digits) > _DIGITS and figure.unit not in _RATES
    return whole and claimed * figure.value > 0 and 0 <= held - said < min(_last_digit(said, whole=True), _CUT * held)


def unmoved(rate: float) -> Literal["true", "rounded", "roughly", "open", "false"]:
    """Whether "flat" or "little changed" may be said of what moved by such a rate; open where people would differ."""
    for upper, verdict in _UNMOVED:
        if abs(rate) < upper:
            return verdict
    return "false"


def _last_digit(said: Decimal, whole: bool) -> Decimal:
    """The worth of the last digit that was said: 0.1 of 5.9, 1 of 29; of 1200 it is 100 (amounts) or 1 (`whole`)."""
    exponent = int(said.normalize().as_tuple().exponent) if said else 0
    return Decimal(1).scaleb(min(exponent, 0) if whole else exponent)
