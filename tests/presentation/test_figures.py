"""Numbers and periods as English and other languages write them; a language is data."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.model import Figure, Period
from bot.presentation import Phrasebook, load_phrasebooks
from tests.presentation.conftest import LANGUAGES

NOVEMBER = Period.month(2025, 11)


def figure(value: float, unit: str, digits: int | None = None) -> Figure:
    return Figure(value, unit, NOVEMBER, digits=digits)


@pytest.mark.parametrize(
    ("value", "unit", "digits", "text"),
    [
        (33.7891, "USD_bn", 4, "$33.79 bn"),
        (330, "USD_bn", 0, "$330 bn"),  # rounded at the source: no decimals are made up
        (111.68, "USD_bn", None, "$111.68 bn"),
        (3734.0, "CNY_bn", 0, "¥3,734 bn"),
        (1188.99, "USD_bn", None, "$1,189.0 bn"),
        (-28.6, "pct", 1, "−28.6 %"),
        (5.86, "pct", None, "5.9 %"),
        (47.55, "pct", 2, "47.55 %"),
        (0.25, "pct", None, "0.3 %"),  # half away from zero, as people round
        (12.28, "Mt", 2, "12.28 Mt"),
        (728000, "units", 0, "728,000"),
        (49.2, "index", 1, "49.2"),
        (7.0876, "CNY_per_USD", 4, "7.0876 yuan per dollar"),
        (8, "months", None, "8"),
        (0.0042, "USD_bn", None, "$4 mn"),  # a small amount is not nothing
        (0.0, "USD_bn", None, "$0 mn"),
    ],
)
def test_english_amounts(english: Phrasebook, value: float, unit: str, digits: int | None, text: str) -> None:
    assert english.amounts.figure(figure(value, unit, digits)) == text


def test_japanese_counts_by_myriads() -> None:
    write = load_phrasebooks(LANGUAGES)["ja"].amounts.write
    assert [write(value, "Mt", 0) for value in (41.73, 490.27, 1200, 1260)] == [
        "4173万トン", "4億9027万トン", "12億トン", "12億6000万トン",
    ]  # fmt: skip
    assert write(7_060_000, "units", 0) == "706万台"


def test_signs(english: Phrasebook) -> None:
    rate = figure(-28.6, "pct", 1)
    assert english.amounts.figure(rate, "abs") == "28.6 %"
    assert english.amounts.figure(rate, "signed") == "−28.6 %"
    assert english.amounts.figure(figure(5.9, "pct", 1), "signed") == "+5.9 %"
    assert english.amounts.figure(figure(0.0, "pct", 1), "signed") == "0.0 %"


def test_direction_is_that_of_the_number_shown(english: Phrasebook) -> None:
    assert english.amounts.direction(figure(0.04, "pct", 2)) == 1
    assert english.amounts.direction(figure(0.0, "pct", 1)) == 0
    assert english.amounts.direction(figure(-0.3, "pct", 1)) == -1


def test_the_askers_amount_keeps_its_own_decimals(english: Phrasebook) -> None:
    assert english.amounts.asked(110.0, "USD_bn") == "$110 bn"
    assert english.amounts.asked(2.5, "pct") == "2.5 %"


@pytest.mark.parametrize(
    ("code", "text", "within", "short"),
    [
        ("2025-12-25", "25 December 2025", "on 25 December 2025", "25 Dec 2025"),
        ("2025-11", "November 2025", "in November 2025", "Nov 2025"),
        ("2025-01/2025-03", "first quarter of 2025", "in the first quarter of 2025", "Q1 2025"),
        ("2025-07/2025-12", "second half of 2025", "in the second half of 2025", "H2 2025"),
        ("2025", "2025", "in 2025", "2025"),
        ("2025-01/2025-11", "January to November 2025", "from January to November 2025", "Jan–Nov 2025"),
        ("2025-03/2025-04", "March to April 2025", "from March to April 2025", "Mar–Apr 2025"),
        ("2018-01/2025-12", "2018 to 2025", "from 2018 to 2025", "2018–2025"),
        ("2024-12/2025-02", "December 2024 to February 2025", "from December 2024 to February 2025",
         "Dec 2024 – Feb 2025"),
        ("2026-03-01/2026-03-10", "1 March 2026 to 10 March 2026", "from 1 March 2026 to 10 March 2026",
         "1 Mar 2026 – 10 Mar 2026"),
    ],
)  # fmt: skip
def test_english_periods(english: Phrasebook, code: str, text: str, within: str, short: str) -> None:
    period = Period.parse(code)
    calendar = english.calendar
    assert (calendar.period(period), calendar.period(period, "in"), calendar.period(period, "short")) == (
        text, within, short,
    )  # fmt: skip


FORMATS = {
    "zh": """
[language]
locale = "zh"
[units]
USD_bn = [
    { from = 1000, times = 0.001, digits = 2, text = "{n}万亿美元" },
    { times = 10, digits = 1, text = "{n}亿美元" },
]
Mt = [{ times = 100, digits = 1, text = "{n}万吨" }]
pct = [{ digits = 1, most = 2, text = "{n}%" }]
[period]
month = "{year}年{month_number}月"
""",
    "ja": """
[units]
USD_bn = [{ times = 10, digits = 1, text = "{n}億ドル" }]
Mt = [{ times = 100, digits = 1, text = "{n}万トン" }]
pct = [{ digits = 1, most = 2, text = "{n}%" }]
[period]
month = "{year}年{month}"
""",
    "es": """
[number]
group_from = 10000
[units]
USD_bn = [{ times = 1000, digits = 0, text = "{n} millones de dólares" }]
Mt = [{ digits = 2, text = "{n} Mt" }]
pct = [{ digits = 1, most = 2, text = "{n} %" }]
[period]
month = "{month} de {year}"
""",
    "ru": """
[units]
USD_bn = [{ digits = 2, text = "{n} млрд долл." }]
Mt = [{ digits = 2, text = "{n} млн т" }]
pct = [{ digits = 1, most = 2, text = "{n} %" }]
[period]
month = "{month} {year} г."
[period.in]
month = "в {month} {year} г."
""",
    "de": """
[units]
USD_bn = [{ digits = 2, text = "{n} Mrd. $" }]
Mt = [{ digits = 2, text = "{n} Mio. t" }]
pct = [{ digits = 1, most = 2, text = "{n} %" }]
""",
    "hi": """
[units]
USD_bn = [{ digits = 2, text = "{n} अरब डॉलर" }]
Mt = [{ times = 1000000, digits = 0, text = "{n} टन" }]
pct = [{ digits = 1, most = 2, text = "{n}%" }]
""",
}


@pytest.mark.parametrize(
    ("language", "dollars", "tonnes", "rate", "month"),
    [
        ("zh", "337.9亿美元", "1,228.0万吨", "−28.6%", "2025年11月"),
        ("ja", "337.9億ドル", "1,228.0万トン", "−28.6%", "2025年11月"),
        ("es", "33.790 millones de dólares", "12,28 Mt", "−28,6 %", "noviembre de 2025"),
        ("ru", "33,79 млрд долл.", "12,28 млн т", "−28,6 %", "ноябрь 2025 г."),
        ("de", "33,79 Mrd. $", "12,28 Mio. t", "−28,6 %", "November 2025"),
        ("hi", "33.79 अरब डॉलर", "1,22,80,000 टन", "−28.6%", "नवंबर 2025"),
    ],
)
def test_other_languages_are_data(
    book_of: Callable[..., Phrasebook], language: str, dollars: str, tonnes: str, rate: str, month: str
) -> None:
    book = book_of(language, FORMATS[language])
    write = book.amounts.figure
    assert write(figure(33.79, "USD_bn", 2)) == dollars
    assert write(figure(12.28, "Mt", None)) == tonnes
    assert write(figure(-28.6, "pct", 1)) == rate
    assert book.calendar.period(NOVEMBER) == month


def test_a_scaled_amount_shows_no_decimals_that_its_source_had_not(book_of: Callable[..., Phrasebook]) -> None:
    book = book_of("zh", FORMATS["zh"])
    assert book.amounts.figure(figure(330, "USD_bn", 0)) == "3,300亿美元"
    assert book.amounts.figure(figure(1188.99, "USD_bn", 2)) == "1.19万亿美元"
