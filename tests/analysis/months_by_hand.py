"""Random months with gaps and equal values, and what a reader would count with a finger: the twins of the engine."""

from __future__ import annotations

from hypothesis import strategies as st

from bot.model import Period

START = 2020 * 12

HeldMonths = dict[int, int]  # number of the month since year 0 -> value


def month(number: int) -> Period:
    return Period.month(number // 12, number % 12 + 1)


def held_months() -> st.SearchStrategy[HeldMonths]:
    """Up to four years with holes; few different values, so that many are equal."""
    return st.dictionaries(st.integers(START, START + 47), st.integers(-3, 3), max_size=48)


def points(held: HeldMonths) -> tuple[tuple[Period, float], ...]:
    return tuple((month(number), float(held[number])) for number in sorted(held))
