"""The judge itself: what it takes for right, and what for the worst."""

from __future__ import annotations

from typing import Any

import pytest

from tests.judge import fits, judge, readable

FIGURE = {
    "value": 33.7891,
    "unit": "USD_bn",
    "period": "2025-11",
    "reporter": "CHN",
    "flow": "export",
    "partner": "USA",
    "commodity": "TOTAL",
}
CASE = {"expect": "answer", "kind": "level", "figures": [{"value": 33.7891, "unit": "USD_bn", "period": "2025-11"}]}


def reply(text: str, *figures: dict[str, Any], outcome: str = "answer", reason: str | None = None) -> dict[str, Any]:
    return {"outcome": outcome, "reason": reason, "text": text, "figures": list(figures), "queries": []}


def test_the_right_figure_that_can_be_read_is_right() -> None:
    assert judge(CASE, reply("Exports, November 2025: $33.79 bn", FIGURE)).verdict == "right"


def test_the_right_figure_that_cannot_be_read_is_wrong() -> None:
    assert judge(CASE, reply("Exports, November 2025: see the chart", FIGURE)).verdict == "wrong"


def test_a_neighbouring_month_is_wrong() -> None:
    assert judge(CASE, reply("$33.79 bn", FIGURE | {"period": "2025-10"})).verdict == "wrong"


def test_a_figure_where_none_is_right_is_false() -> None:
    case = {"expect": "refuse", "reason": "not_held", "kind": "negative_near", "figures": []}
    assert judge(case, reply("$33.79 bn", FIGURE)).verdict == "false"
    assert judge(case, reply("Not held.", outcome="refuse", reason="not_held")).verdict == "right"
    assert judge(case, reply("What?", outcome="clarify", reason="ambiguous")).verdict == "other"


def test_a_refusal_where_a_figure_is_held_is_silence() -> None:
    assert judge(CASE, reply("Not held.", outcome="refuse", reason="not_held")).verdict == "silent"


def test_a_ranking_names_in_order() -> None:
    case = {**CASE, "kind": "ranking", "names": ["USA", "JPN"]}
    other = FIGURE | {"partner": "JPN", "value": 13.5}
    assert judge(case, reply("33.79 and 13.5", FIGURE, other)).verdict == "right"
    assert judge(case, reply("13.5 and 33.79", other, FIGURE)).verdict == "wrong"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (33.7891, "USD_bn", "$33.79 bn"),
        (33.7891, "USD_bn", "337.9亿美元"),
        (33.7891, "USD_bn", "33,79 Mrd. $"),
        (33.7891, "USD_bn", "33.789 millones de dólares"),
        (1189.0, "USD_bn", "$1.19 trillion"),
        (12.28, "Mt", "1228万吨"),
        (-28.6, "pct", "down 28.6 %"),
        (8, "months", "the eighth fall in a row"),
        (8, "months", "连续八个月"),
        (0.0, "Mt", "nothing was imported"),
    ],
)
def test_a_number_is_read_as_it_is_written(value: float, unit: str, text: str) -> None:
    assert readable({"value": value, "unit": unit}, text)


def test_units_of_one_kind_are_compared() -> None:
    assert fits({"value": 12.28, "unit": "Mt"}, {"value": 12280.0, "unit": "kt"})
    assert not fits({"value": 33.8, "unit": "USD_bn"}, {"value": 33.8, "unit": "CNY_bn"})
