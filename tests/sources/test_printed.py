"""Amounts as services print them: exact, with their digits; and what is no figure at all."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.printed import is_missing, scaled


@pytest.mark.parametrize(
    ("printed", "power", "written"),
    [
        ("33789100000", -9, "33.789100000"),
        ("1.3290297E+11", -9, "132.90297"),
        ("419922543423.509", -9, "419.922543423509"),
        (" 90212.63", -1, "9021.263"),
        ("0", -9, "0.000000000"),
        ("-12.5", 0, "-12.5"),
        ("7", 3, "7000"),
    ],
)
def test_nothing_is_rounded_and_no_digit_is_lost(printed: str, power: int, written: str) -> None:
    assert scaled(printed, power) == written


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**15), max_value=10**15),
    st.integers(-12, 6),
)
def test_the_amount_is_the_same(amount: Decimal, power: int) -> None:
    with localcontext(prec=60):
        assert Decimal(scaled(str(amount), power)) == amount * Decimal(10) ** power


@pytest.mark.parametrize("text", ["1,5", "about 3", "NaN", "inf", "", "1" * 41, "1_000", "１２", "1E+900", "--5", "."])
def test_what_is_no_number_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="is no number"):
        scaled(text, -9)


def test_missing_is_not_zero() -> None:
    assert all(is_missing(text) for text in ("", " ", "NaN", ":", "-", "null"))
    assert not is_missing("0")
