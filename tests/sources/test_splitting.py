"""Questions in parts: whatever the service cuts off, the parts together are the whole, and no row comes twice."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.splitting import Axes, TooMuchError, chunks, in_parts

CODES = st.lists(st.integers(0, 12).map(str), unique=True, max_size=9).map(tuple)


@given(st.lists(CODES, min_size=1, max_size=3).map(tuple), st.integers(2, 12), st.randoms(use_true_random=False))
def test_the_parts_are_the_whole(axes: Axes, limit: int, chance: object) -> None:
    """Against a service that holds some of the cells and never says more than `limit` of them."""
    cells = list(itertools.product(*axes))
    held = {cell for cell in cells if chance.random() < 0.6}  # type: ignore[attr-defined]
    asked: list[Axes] = []

    def ask(part: Axes) -> list[tuple[str, ...]]:
        asked.append(part)
        return [cell for cell in itertools.product(*part) if cell in held][:limit]

    answers = list(in_parts(axes, ask, len, limit))
    found = [cell for _, answer in answers for cell in answer]
    assert sorted(found) == sorted(held)
    assert all(len(answer) < limit for _, answer in answers)
    assert len(asked) <= max(1, 2 * len(cells))


def test_exactly_the_limit_is_asked_again() -> None:
    asked: list[Axes] = []

    def ask(part: Axes) -> int:
        asked.append(part)
        return 5 * len(part[0])

    parts = [axes for axes, _ in in_parts((tuple("abcd"), ("x",)), ask, int, 10)]
    assert asked[0] == (tuple("abcd"), ("x",))
    assert parts == [((code,), ("x",)) for code in "abcd"]


def test_one_cell_that_is_too_much_is_said() -> None:
    with pytest.raises(TooMuchError, match="3 rows for a x"):
        list(in_parts((("a", "b"), ("x",)), lambda _: 3, int, 3))


def test_an_empty_axis_asks_nothing() -> None:
    def never(_: Axes) -> int:
        raise AssertionError("nothing is to be asked")

    assert list(in_parts((("a",), ()), never, int, 5)) == []


def test_chunks() -> None:
    assert list(chunks("abcde", 2)) == [("a", "b"), ("c", "d"), ("e",)]
