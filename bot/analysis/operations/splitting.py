"""Parts before and after -> what each adds to the change of the whole; it adds up exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Split:
    """A change taken apart. rest is what is left to others and to what is not held; parts + rest = change."""

    change: float
    base: float
    parts: tuple[tuple[str, float], ...]  # the greatest first, whatever its sign
    rest: float

    def points(self, amount: float) -> float:
        """An amount as percentage points of the whole's growth."""
        return amount / abs(self.base) * 100

    @property
    def explained(self) -> float:
        """What share of the change the parts account for: 1 is all, 0 or less is none of it."""
        return sum(amount for _, amount in self.parts) / self.change if self.change else 0.0


def split(whole_before: float, whole_after: float, before: Mapping[str, float], after: Mapping[str, float]) -> Split:
    """Only parts with both levels take part. ValueError where the whole was zero before: no points of growth."""
    if whole_before == 0:
        raise ValueError("nothing grows from zero")
    moved = [(code, after[code] - before[code]) for code in before if code in after]
    moved.sort(key=lambda part: (-abs(part[1]), part[0]))
    change = whole_after - whole_before
    return Split(change, whole_before, tuple(moved), change - sum(amount for _, amount in moved))
