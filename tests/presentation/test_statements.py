"""Statements are said by their phrase, with the names derived from their fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from bot.errors import BadSetup
from bot.model import Amount, Code, Figure, Period, Quoted, Statement, Value
from bot.presentation import Phrasebook
from bot.presentation.statements import Speaker
from bot.presentation.template import compile_phrase

NOVEMBER = Period.month(2025, 11)
LEVEL = Figure(33.7891, "USD_bn", NOVEMBER, "CHN", "export", "USA", "TOTAL", "value", digits=4, agency="GACC")
RATE = Figure(-28.6, "pct", NOVEMBER, "CHN", "export", "USA", "TOTAL", "yoy", basis="value_usd", digits=1)
SOY = Figure(5.2, "Mt", NOVEMBER, "CHN", "import", "BRA", "soybeans", "quantity", digits=1)
SURPLUS = Figure(111.68, "USD_bn", NOVEMBER, "CHN", "balance", "WLD", "TOTAL", "value", digits=2)
DEFICIT = Figure(-9.1, "USD_bn", NOVEMBER, "CHN", "balance", "DEU", "TOTAL", "value", digits=1)
PMI = Figure(49.2, "index", NOVEMBER, "CHN", "context", "WLD", "pmi_manufacturing", "level", digits=1)


def say(book: Phrasebook, phrase: object, by: str | None = None, **fields: Value) -> str:
    phrases = {**book.phrases, "test.it": compile_phrase(phrase)}
    return Speaker(replace(book, phrases=phrases), by).say(Statement.of("test.it", **fields))


@pytest.mark.parametrize(
    ("phrase", "fields", "text"),
    [
        ("{f_series}, {f_period}: {f}", {"f": LEVEL},
         "Exports from China to the United States, November 2025: $33.79 bn"),
        ("{f_what} {f_period_in}", {"f": LEVEL}, "Exports to the United States in November 2025"),
        ("{f_series}: {f}", {"f": SOY}, "Imports of soybeans from Brazil into China: 5.2 Mt"),
        ("{f_series}: {f}", {"f": DEFICIT}, "China's trade balance with Germany: −$9.1 bn"),
        ("{f_series}: {f}", {"f": PMI}, "The manufacturing PMI: 49.2"),
        ("{f_series} was {f}", {"f": SURPLUS}, "China's trade balance was $111.68 bn"),
        ("a {f_side} of {f_abs}", {"f": DEFICIT}, "A deficit of $9.1 bn"),
        ("{r_moved}", {"r": RATE}, "Down 28.6 %"),
        ("it {r_rose} ({r_signed})", {"r": RATE}, "It fell 28.6 % (−28.6 %)"),
        ("{r_moved}", {"r": replace(RATE, value=0.0)}, "Unchanged (0.0 %)"),
        ("by {f_agency}, {f_origin}", {"f": LEVEL}, "By China Customs (GACC), published"),
        ("{f_partner_whose} {f_commodity}, {f_reporter_to}", {"f": SOY}, "Brazil's soybeans, to China"),
        ("{c} or {c_name}, {c_to}, {c_from}, {c_of}, {c_in}, {c_whose}", {"c": Code("partner", "USA")},
         "The United States or United States, to the United States, from the United States, of the United States, "
         "in the United States, the United States'"),
        ("{n_ordinal}, {m_ordinal}, {k_ordinal}, {n_word}", {"n": 8, "m": 21, "k": 13}, "Eighth, 21st, 13th, eight"),
        ("released {d}", {"d": date(2025, 12, 8)}, "Released 8 December 2025"),
        ("above {a}", {"a": Amount(110.0, "USD_bn")}, "Above $110 bn"),
        ("{q}", {"q": Quoted("Truce at Busan")}, "“Truce at Busan”"),
        ("{q}", {"q": Quoted("Waffenruhe", "de")}, "“Waffenruhe” (in German)"),
        ("{p}; {p_in}; {p_short}", {"p": NOVEMBER}, "November 2025; in November 2025; Nov 2025"),
        ("of {b}: {r}", {"b": Code("basis", "value_usd"), "r": RATE}, "Of US dollar value: −28.6 %"),
    ],
)  # fmt: skip
def test_derived_names(english: Phrasebook, phrase: str, fields: dict[str, Value], text: str) -> None:
    assert say(english, phrase, **fields) == text


def test_figures_in_a_list_stand_with_what_tells_them_apart(english: Phrasebook) -> None:
    months = (SURPLUS, replace(SURPLUS, period=Period.month(2025, 6), value=114.2, digits=1))
    assert say(english, "{t}", t=months) == "Nov 2025 $111.68 bn and Jun 2025 $114.2 bn"
    places = tuple(replace(LEVEL, partner=code) for code in ("USA", "JPN", "EU27"))
    assert say(english, "{t}", t=places) == "United States $33.79 bn, Japan $33.79 bn and EU $33.79 bn"
    assert say(english, "{t}", by="partner", t=places[:1]) == "United States $33.79 bn"
    assert say(english, "{t}", by="which", t=places[:1]) == "Nov 2025 $33.79 bn"
    assert say(english, "{t_by_commodity}", t=(SOY,)) == "Soybeans 5.2 Mt"


def test_lists_of_names_pairs_and_periods(english: Phrasebook) -> None:
    codes = (Code("partner", "JPN"), Code("partner", "USA"))
    assert say(english, "{t}, {t_to}, {t_or}", t=codes) == (
        "Japan and the United States, to Japan and to the United States, Japan or the United States"
    )
    pairs = tuple(zip(codes, (LEVEL, SURPLUS), strict=True))
    assert say(english, "{t}", t=pairs) == "Japan $33.79 bn and United States $111.68 bn"
    assert say(english, "{t_short}", t=(NOVEMBER, Period.year(2024))) == "Nov 2025 and 2024"


def test_wordings_by_number_and_by_sign(english: Phrasebook) -> None:
    counted = {"one": "{n} month", "other": "{n} months"}
    assert say(english, counted, n=1) == "1 month"
    assert say(english, counted, n=Figure(8, "months", NOVEMBER)) == "8 months"
    assert say(english, counted, n=Figure(0, "count", NOVEMBER)) == "0 months"
    moved = {"rise": "up {f_abs}", "fall": "down {f_abs}", "flat": "still"}
    assert say(english, moved, f=RATE) == "Down 28.6 %"
    assert say(english, moved, f=replace(RATE, value=0.0)) == "Still"
    sided = {"surplus": "a surplus", "deficit": "a deficit", "flat": "even"}
    assert [say(english, sided, f=figure) for figure in (SURPLUS, DEFICIT)] == ["A surplus", "A deficit"]


def test_plurals_of_another_language(book_of: Callable[..., Phrasebook]) -> None:
    russian = book_of("ru", "")
    months = {"one": "{n} месяц", "few": "{n} месяца", "many": "{n} месяцев", "other": "{n} месяца"}
    assert [say(russian, months, n=n) for n in (1, 3, 8, 21)] == ["1 месяц", "3 месяца", "8 месяцев", "21 месяц"]


def test_no_key_and_no_code_is_ever_shown(english: Phrasebook) -> None:
    with pytest.raises(BadSetup, match=r"no phrase level\.nothing"):
        Speaker(english).say(Statement.of("level.nothing"))
    with pytest.raises(BadSetup, match=r"test\.it names \{g\}; there are f"):
        say(english, "{g}", f=LEVEL)
    with pytest.raises(BadSetup, match="no partner 'XXX'"):
        say(english, "{c}", c=Code("partner", "XXX"))
    with pytest.raises(BadSetup, match="no wording"):
        say(english, {"rise": "up", "fall": "down"}, f=replace(RATE, value=0.0))


def test_words_of_others_are_laid_on_one_line(english: Phrasebook) -> None:
    assert say(english, "nothing on {w}", w="by\n rail") == "Nothing on by rail"
