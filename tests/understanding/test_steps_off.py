"""What is counted from a time that is named beside it, and a part of a year said of several: as the plain question."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from tests.understanding.test_month_of_year import read

US = "exports to the US "


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (US + "in March '25 and '26", US + "in March 2025 and March 2026"),
        (US + "in the last quarter of 2025 and the first of 2026", US + "in Q4 2025 and Q1 2026"),
        (US + "in 2025 and 2026 June", US + "in June 2025 and June 2026"),
        ("2025年和2026年6月对美出口", "2025年6月和2026年6月对美出口"),
        ("2025年と2026年の6月の対米輸出", "2025年6月と2026年6月の対米輸出"),
        (US + "from June 2025 through the end of the year", US + "from June 2025 to December 2025"),
        ("Exporte in die USA ab August 2025 bis Ende des Jahres", "Exporte in die USA August bis Dezember 2025"),
        (US + "from late 2025 to mid 2026", US + "from December 2025 to June 2026"),
        (US + "in the third month after the Geneva truce", US + "in August 2025"),
        (US + "in the second month of Q3 2025", US + "in August 2025"),
        (US + "in the first two months following Liberation Day", US + "in the two months to June 2025"),
        ("2025年5月的前一个月对美出口", "2025年4月对美出口"),
        ("2025年5月后三个月对美出口", "2025年6月至8月对美出口"),
        ("2025年5月の2か月後の対米輸出", "2025年7月の対米輸出"),
        ("экспорт в США за месяц до мая 2025", "экспорт в США в апреле 2025"),
        ("exportations vers les États-Unis un an avant juin 2026", "exportations vers les États-Unis en juin 2025"),
        (US + "in the quarter before the Busan truce", US + "in Q3 2025"),
        (US + "the six months from July 2025", US + "in July to December 2025"),
        (US + "fall 2025", US + "in September to November 2025"),
        (US + "winter 2024/25", US + "from December 2024 to February 2025"),
        (US + "in the second third of 2025", US + "in May to August 2025"),
        ("surplus in the year after 2024", "surplus in 2025"),
        ("surplus Q3 so far", "surplus in July to August 2026"),
        ("surplus 2024M12", "surplus in December 2024"),
        ("TTM exports to US june 2026", "exports to the US in the 12 months to June 2026"),
    ],
)
def test_a_step_or_a_share_is_the_plain_time(text: str, plain: str, knowledge: Knowledge) -> None:
    """The periods are the same, whatever words lead to them."""
    assert [one.periods for one in read(text, knowledge)] == [one.periods for one in read(plain, knowledge)]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("did exports fall 2025?", "did exports fall in 2025?"),
        (US + "in 2025 and June 2026", US + "in 2025, and in June 2026"),
        ("2025年6月较上一个月对美出口增加多少", "2025年6月比2025年5月对美出口增加多少"),
    ],
)
def test_what_looks_like_it_and_is_none(text: str, plain: str, knowledge: Knowledge) -> None:
    """A verb, two times, and two months set against one another stay what they are."""
    assert [one.periods for one in read(text, knowledge)] == [one.periods for one in read(plain, knowledge)]
