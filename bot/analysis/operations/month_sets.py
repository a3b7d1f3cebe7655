"""A condition over several series -> the months in which it is true, false, or cannot be told (and, or, not)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bot.analysis.operations.months import holds
from bot.model import Bound, Condition, Logic, Period

Lookup = Callable[[Bound, Period], float | None]
"""The value of a bound's series in a month, or None where none is held."""


def leaves(condition: Condition) -> Iterator[Bound]:
    """The bounds of a condition, in the order said."""
    if isinstance(condition, Bound):
        yield condition
    else:
        for part in condition.parts:
            yield from leaves(part)


def truth(condition: Condition, month: Period, value_of: Lookup) -> bool | None:
    """Whether the condition holds in a month; None where what is not held could turn it either way."""
    if isinstance(condition, Bound):
        value = value_of(condition, month)
        return None if value is None else holds(condition, value)
    parts = [truth(part, month, value_of) for part in condition.parts]
    match condition.kind:
        case "and":
            return False if False in parts else None if None in parts else True
        case "or":
            return True if True in parts else None if None in parts else False
        case "not":
            return None if parts[0] is None else not parts[0]


def sorted_out(
    condition: Condition, months: Sequence[Period], value_of: Lookup
) -> tuple[tuple[Period, ...], tuple[Period, ...]]:
    """The months in which the condition is true, and those in which it cannot be told."""
    told = [(month, truth(condition, month, value_of)) for month in months]
    return tuple(month for month, is_so in told if is_so), tuple(month for month, is_so in told if is_so is None)


def simple(condition: Condition) -> Bound | None:
    """The bound, where the condition is nothing else."""
    if isinstance(condition, Logic) and condition.kind in ("and", "or") and len(condition.parts) == 1:
        return simple(condition.parts[0])
    return condition if isinstance(condition, Bound) else None
