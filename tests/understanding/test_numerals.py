"""Numbers in Chinese characters: read where they can be nothing else, against a twin that writes them out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.words.numerals import numerals
from bot.understanding.words.text import tokenize

DIGITS = "零一二三四五六七八九"


def spelt(number: int) -> str:
    """1..9999 as it is written out: 1205 is 一千二百零五."""
    said, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            said += ("零" if gap and said else "") + DIGITS[digit] + name
            gap = False
        else:
            gap = bool(said)
    return said


@given(st.integers(min_value=10, max_value=9999), st.sampled_from(["亿美元", "億ドル", "万吨"]))
def test_a_number_written_out_is_the_number(number: int, unit: str) -> None:
    scale = 10**4 if unit[0] == "万" else 10**8
    found = list(numerals(f"超过{spelt(number)}{unit}").values())
    assert [int(one.figure) for one in found] == [number * scale]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("二〇二五年九月", ["2025"]),
        ("二零二五年10月", ["2025", "10"]),
        ("二五年10月", ["25", "10"]),
        ("超过一万二千亿美元", ["1200000000000"]),
        ("三亿五千万吨", ["350000000"]),
        ("百分之五点九", ["5.9"]),
        ("百分之二十", ["20"]),
        ("一点二万亿", ["1.2"]),
        ("掉了三成", ["30"]),
        ("3割減った", ["30"]),
        ("千億ドル", ["100000000000"]),
        ("四分之一以上", ["25"]),
        ("4分の1", ["25"]),
        ("増加は三分の二", ["66.6667"]),
        ("两成半", ["25"]),
    ],
)
def test_it_is_read(text: str, figures: list[str]) -> None:
    assert [token.norm for token in tokenize(text) if token.kind == "number"] == figures


@pytest.mark.parametrize(
    "text",
    [
        "十一月",
        "第一百",
        "几百亿",
        "数十億",
        "百万吨",
        "三成长",
        "五割れ",
        "二三年来",
        "一千二亿",
        "二三十亿",
        "十二个月",
        "百分点",
        "十五分之后",
        "五分の休み",
    ],
)
def test_what_may_be_something_else_is_left_to_the_words(text: str) -> None:
    assert not numerals(text)
