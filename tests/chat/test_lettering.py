"""Text of charts: where it is broken and cut, and the fonts of Chinese and Japanese."""

from __future__ import annotations

import logging

import pytest

from bot.chat import drawing, lettering
from bot.chat.drawing import png
from bot.chat.lettering import cjk_font, clipped, families, needs_cjk, wide, wrapped
from bot.model import Chart, Line

ENGLISH = Chart("line", "Exports", (Line("Exports", "USD_bn", (("2025-10", 1.0), ("2025-11", 2.0))),))
CHINESE = Chart("line", "中国出口", ENGLISH.series, plain=ENGLISH)
JAPANESE = Chart("line", "中国の輸出", ENGLISH.series, plain=ENGLISH)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Exports from China", ["Exports", "from China"]),
        ("Экспорт Китая", ["Экспорт", "Китая"]),
        ("中国对美国出口增长", ["中国对美国", "出口增长"]),
        ("中国出口增：减", ["中国出口", "增：减"]),  # no line begins with a colon
        ("a" * 20, ["aaaaaaaaa…"]),
        ("one two three four five six", ["one two", "three fou…"]),
        ("", []),
    ],
)
def test_lines_are_broken_where_a_reader_breaks_them(text: str, lines: list[str]) -> None:
    assert wrapped(text, 10, 2) == lines


def test_a_text_is_cut_by_its_width() -> None:
    assert clipped("Exports", 7) == "Exports"
    assert clipped("Exports", 6) == "Expor…"
    assert wide("中国") == 2 * wide("国") > 2


def test_the_fonts_of_a_chart_are_those_of_its_signs() -> None:
    assert families(ENGLISH) == ["DejaVu Sans"]
    assert families(CHINESE) == ["DejaVu Sans", "Noto Sans CJK SC", "Noto Sans CJK JP"]
    assert families(JAPANESE)[1] == "Noto Sans CJK JP"
    assert not needs_cjk(ENGLISH)


def test_chinese_is_drawn_with_its_own_signs(caplog: pytest.LogCaptureFixture) -> None:
    assert cjk_font() is not None, "the extra [cjk] is part of [dev]"
    with caplog.at_level(logging.WARNING):
        assert len({png(CHINESE), png(JAPANESE), png(ENGLISH)}) == 3
    assert caplog.text == ""


def test_without_the_font_a_chart_is_drawn_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "cjk_font", lambda: None)
    assert png(CHINESE) == png(ENGLISH)


def test_a_package_that_is_not_installed_has_no_font(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lettering, "_PACKAGE", "no_such_package")
    assert cjk_font() is None
