"""The highest, the rank, the last time as high: against sorting by hand."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.analysis.operations.extremes import best, last_as, ordered, rank, way_of
from bot.analysis.operations.running import compound, moving, passing, year_to_date
from bot.model import Figure, Period
from tests.analysis.months_by_hand import START, HeldMonths, held_months, month, points


@settings(max_examples=1000)
@given(held_months(), st.booleans())
def test_the_best_and_the_order(held: HeldMonths, highest: bool) -> None:
    top = (max if highest else min)(held.values(), default=None)
    assert [p for p, _ in best(points(held), highest)] == [month(n) for n in sorted(held) if held[n] == top]
    values = [value for _, value in ordered(points(held), highest)]
    assert values == sorted(map(float, held.values()), reverse=highest)


@settings(max_examples=1000)
@given(held_months(), st.booleans())
def test_rank_and_the_last_time_as_high(held: HeldMonths, highest: bool) -> None:
    for number, value in held.items():
        better = [n for n in held if (held[n] > value if highest else held[n] < value)]
        assert rank(points(held), month(number), highest) == len(better) + 1
        as_good = [n for n in held if n < number and (held[n] >= value if highest else held[n] <= value)]
        found = last_as(points(held), month(number), highest)
        assert (found[0] if found else None) == (month(max(as_good)) if as_good else None)


@settings(max_examples=1000)
@given(held_months())
def test_the_year_to_date_as_added_by_hand(held: HeldMonths) -> None:
    totals = dict(year_to_date(points(held)))
    for number in range(START, START + 48):
        january = number - number % 12
        months = range(january, number + 1)
        span = Period(month(january).first, month(number).last)
        if all(n in held for n in months):
            assert totals[span] == sum(held[n] for n in months)
        else:
            assert span not in totals


@settings(max_examples=500)
@given(held_months(), st.integers(2, 6))
def test_moving_sums_never_bridge_a_gap(held: HeldMonths, width: int) -> None:
    sums = dict(moving(points(held), width))
    means = dict(moving(points(held), width, average=True))
    for number in range(START, START + 48 - width + 1):
        span = Period(month(number).first, month(number + width - 1).last)
        window = range(number, number + width)
        if all(n in held for n in window):
            assert sums[span] == sum(held[n] for n in window)
            assert means[span] == sum(held[n] for n in window) / width
        else:
            assert span not in sums


def test_passing_an_amount_upwards_and_downwards() -> None:
    line = tuple((Period.months((2025, 1), (2025, n)), value) for n, value in ((1, 50.0), (2, 100.0), (3, 130.0)))
    assert passing(line, 100) == line[2]
    assert passing(line, 200) is None
    assert passing(tuple((p, -v) for p, v in line), -60) == (line[1][0], -100.0)


def test_compound_growth_has_no_meaning_across_a_sign() -> None:
    assert abs((compound(100, 121, 2) or 0) - 10) < 1e-9
    assert compound(-1, 2, 2) is None


def balances(*values: float) -> tuple[Figure, ...]:
    return tuple(
        Figure(value, "USD_bn", month(START + n), "USA", "balance", "CHN", "TOTAL", "value", "published")
        for n, value in enumerate(values)
    )


def test_deficits_are_small_or_large() -> None:
    assert way_of(balances(-3.0, -5.0), highest=True) == "shallowest"
    assert way_of(balances(-3.0, -5.0), highest=False) == "deepest"
    assert way_of(balances(-3.0, 5.0), highest=True) == "highest"
    assert way_of(balances(3.0, 5.0), highest=False) == "lowest"
