"""What is claimed of two figures beside each other -> whether it is so: which is more, how many times, which fell more.

Where what is said leaves it open (more of a loss, twice of 1.8 times as much) the answer is None: both are told, and no
verdict.
"""

from __future__ import annotations

from dataclasses import replace
from math import copysign
from typing import Final

from bot.analysis.operations.answering import claimed_so
from bot.model import DEFICITS, FELL, IN_SIZE, SIZES, Bound, Figure, Statement
from bot.model import Amount as Told

TIMES: Final = "times"  # unit of a bound: how many times the second the first is
# Of the ratio or the distance claimed: so far off it is spoken of as the same, and farther than that as not so.
_SO: Final = {"is": 0.05, "about": 0.12}
_NOT_SO: Final = {"is": 0.15, "about": 0.25}
_TIMES: Final = {"is": 0.03, "about": 0.12}  # 1.92 times as much is roughly twice
_AMOUNT: Final = {"is": 0.025, "about": 0.06}  # of money or tonnes: 190 is not 200
_NEAR: Final = 0.06  # and no longer of 210
_POINT: Final = 1.0  # of per cent
_MANY: Final = 20  # per cent: of fewer, half a point is as far off
_TENTHS: Final = 0.3  # of a point between two rates


def borne_out(bound: Bound, one: Figure, other: Figure) -> bool | None:
    """Whether the first figure stands to the second as is claimed; None where that is not plain."""
    if bound.unit == TIMES:
        return _times(bound, one, other)
    if bound.unit == "pct" and bound.measure is None:
        return _by_per_cent(bound, one, other)
    if bound.unit == "pp":
        return _apart(bound, one.value - other.value, _TENTHS)
    if bound.measure == FELL:
        return _fell(bound, one, other)
    if bound.amount:
        return _by_difference(bound, one, other)
    lower, upper = sorted((one.value, other.value))
    if bound.measure == SIZES:
        return (abs(one.value) > abs(other.value)) is (bound.comparator == "above") if lower != -upper else None
    if bound.measure == DEFICITS:
        return (one.value < other.value) is (bound.comparator == "above") if upper < 0 and lower != upper else None
    if upper < 0 or (one.flow == "balance" and lower < 0):
        return None  # of a balance in the red, or of how fast two fell that are said to have grown
    return one.value > other.value if bound.comparator == "above" else one.value < other.value


def verdict_on(bound: Bound, one: Figure, other: Figure, headline: Statement) -> list[Statement]:
    """The headline behind the verdict, with what was claimed; alone where that is left open."""
    if bound.measure == IN_SIZE:
        bound = replace(bound, amount=copysign(bound.amount, one.value - other.value), measure=None)
    so = borne_out(bound, one, other)
    if so is not None:
        return [claimed_so(so, headline), *claimed(bound)]
    size = abs(bound.amount)
    amounts = bound.measure is None and bound.unit == one.unit == other.unit and bound.unit not in ("pct", "pp")
    times = one.value / other.value if bound.unit == TIMES and other.value else None  # of a rate of nothing, none
    told = one.value - other.value if amounts else times
    near = told is not None and size and abs(told - bound.amount) <= _NEAR * size
    return [Statement.of("check.claim.roughly", said=headline), *claimed(bound)] if near else [headline]


def claimed(bound: Bound) -> list[Statement]:
    """How many times as much, or by how much more, was claimed; nothing of other claims, which the headline repeats."""
    if not bound.amount or bound.unit is None:
        return []
    said = Statement.of(f"check.claimed.{bound.comparator}", amount=Told(abs(bound.amount), bound.unit))
    return [said if bound.amount > 0 or bound.unit == "pp" else Statement.of("check.claimed.less", said=said)]


def _times(bound: Bound, one: Figure, other: Figure) -> bool | None:
    rates = one.unit == other.unit == "pct"
    if one.value * other.value <= 0 or (one.value < 0 and not rates):
        return None  # of a balance in the red, of one that rose and another that fell
    ratio = one.value / other.value
    if bound.comparator in ("above", "at_least"):
        return ratio > bound.amount
    if bound.comparator in ("below", "at_most"):
        return ratio < bound.amount
    apart = abs(ratio / bound.amount - 1.0)
    if apart <= _TIMES[bound.comparator]:
        return True
    return False if apart > _NOT_SO[bound.comparator] else None


def _by_per_cent(bound: Bound, one: Figure, other: Figure) -> bool | None:
    """`60 % more than those to the US`, `a quarter less`: by how many per cent of the second the first is apart."""
    if one.value <= 0 or other.value <= 0:
        return None
    least = _POINT if abs(bound.amount) >= _MANY else _POINT / 2  # 9.0 is not 10
    return _apart(bound, 100.0 * (one.value / other.value - 1.0), least)


def _by_difference(bound: Bound, one: Figure, other: Figure) -> bool | None:
    """`20 billion dollars more than in May`, `fell by 20 billion`: by how much the first is above the second."""
    red = one.flow == "balance" and min(one.value, other.value) < 0
    if not red and one.unit == other.unit and (one.value > other.value) is not (bound.amount > 0):
        return False  # whatever it is counted in
    if red or one.unit != bound.unit or other.unit != bound.unit:
        return None
    return _apart(bound, one.value - other.value, 0.0)


def _apart(bound: Bound, apart: float, least: float) -> bool | None:
    """Whether two lie as far apart as is claimed; `least`: so much off is spoken of as the same, whatever the size."""
    size = abs(bound.amount)
    if (apart > 0) is not (bound.amount > 0):
        return False
    if bound.comparator in ("above", "at_least"):
        return abs(apart) > size
    if bound.comparator in ("below", "at_most"):
        return abs(apart) < size
    gap = abs(apart - bound.amount)
    last = 0.5 if size == int(size) else 0.05  # 8.3 is spoken of as 8
    if gap <= (max(least, _SO[bound.comparator] * size) if least else max(last, _AMOUNT[bound.comparator] * size)):
        return True
    return (
        False
        if gap > max(3 * least, 2 * (_SO if bound.comparator == "is" else _NOT_SO)[bound.comparator] * size)
        else None
    )


def _fell(bound: Bound, one: Figure, other: Figure) -> bool | None:
    """`Exports fell more than imports`: not so where exports rose, open where only they fell."""
    if one.value >= 0:
        return False
    if other.value >= 0:
        return None
    return one.value < other.value if bound.comparator == "below" else one.value > other.value
