"""Tiling finds the fewest spans, against a twin that tries every choice."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.analysis.spans import joined, steps, tile
from bot.model import Period

JAN = (2025, 1)


def months(first: int, last: int) -> Period:
    return Period.months((2025, first), (2025, last))


def brute(target: Period, held: set[Period], less: bool) -> int | None:
    """The fewest terms by trying every set of spans, with one taken away at most if `less`; None if none fits."""
    wanted = Counter(target.split())
    spans = sorted(held - {target})
    for size in range(1, len(spans) + 1):
        for chosen in combinations(spans, size):
            for taken in (None, *(chosen if less else ())):
                total: Counter[Period] = Counter()
                for span in chosen:
                    for month in span.split():
                        total[month] += -1 if span == taken else 1
                if {m: n for m, n in total.items() if n} == dict(wanted):
                    return size
    return None


spans = st.tuples(st.integers(1, 9), st.integers(0, 5)).map(lambda pair: months(pair[0], min(9, pair[0] + pair[1])))


@settings(max_examples=300, deadline=None)
@given(st.sets(spans, max_size=8), spans)
def test_as_few_terms_as_the_twin_and_the_sum_is_the_target(held: set[Period], target: Period) -> None:
    found = tile(target, steps(held))
    if target.month_count == 1:
        assert found is None
        return
    added = brute(target, held, less=False)  # what only adds up comes first, also where it takes more terms
    fewest = brute(target, held, less=True) if added is None else added
    assert (found is None) == (fewest is None)
    if found is not None:
        assert len(found) == fewest
        assert sum(1 for sign, _ in found if sign < 0) <= 1
        total: Counter[Period] = Counter()
        for sign, span in found:
            for month in span.split():
                total[month] += sign
        assert {m: n for m, n in total.items() if n} == dict(Counter(target.split()))


def test_a_month_is_never_the_difference_of_two_cumulative_figures() -> None:
    assert tile(months(6, 6), steps([months(1, 6), months(1, 5)])) is None


def test_the_second_half_is_the_year_less_the_first_half() -> None:
    assert tile(months(7, 12), steps([months(1, 12), months(1, 6)])) == ((1, months(1, 12)), (-1, months(1, 6)))


def test_of_equally_few_nothing_is_taken_away() -> None:
    held = [months(1, 6), months(7, 12), months(1, 12), months(1, 3), months(4, 6)]
    assert tile(months(1, 6), steps(held)) == ((1, months(1, 3)), (1, months(4, 6)))


def test_what_only_adds_up_is_taken_before_fewer_terms_of_which_one_is_taken_away() -> None:
    held = [months(4, 5), months(6, 6), months(7, 7), months(4, 9), months(8, 9)]
    assert tile(months(4, 7), steps(held)) == ((1, months(4, 5)), (1, months(6, 6)), (1, months(7, 7)))


def test_a_gap_is_not_bridged() -> None:
    assert tile(months(1, 3), steps([months(1, 1), months(3, 3)])) is None


def test_joined_only_without_gap_and_overlap() -> None:
    assert joined([months(3, 4), months(1, 2)]) == months(1, 4)
    assert joined([months(1, 2), months(2, 4)]) is None
    assert joined([]) is None
