"""Text of a chart -> its lines, cut to a width; the fonts in which it can be written.

Latin and Cyrillic come with matplotlib. Chinese and Japanese need the package noto-cjk-sans-otc (the extra [cjk]): its
large font is looked for, and opened, when the first such chart is drawn.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from bot.model import Chart

_PACKAGE: Final = "noto_cjk_sans_otc"
_FILE: Final = "NotoSansCJK-Regular.ttc"
_LATIN: Final = "DejaVu Sans"
_CHINESE: Final = "Noto Sans CJK SC"
_CJK: Final = 1.7  # narrow signs that one takes the place of
_CYRILLIC: Final = 1.13
_JAPANESE: Final = "Noto Sans CJK JP"


def cjk_font() -> Path | None:
    """The file of the font for Chinese and Japanese; None where it is not installed."""
    found = find_spec(_PACKAGE)
    folder = next(iter(found.submodule_search_locations or ()), None) if found is not None else None
    file = None if folder is None else Path(folder) / _FILE
    return file if file is not None and file.is_file() else None


def needs_cjk(chart: Chart) -> bool:
    """Whether anything in a chart is written in signs that the font of matplotlib lacks."""
    said = (chart.title, chart.under, chart.source, *(line.name for line in chart.series),
            *(at for line in chart.series for at, _ in line.points),
            *(mark.label for mark in chart.marks), *(text for _, text in chart.labels))  # fmt: skip
    return any(map(written_with_cjk, said))


def families(chart: Chart) -> list[str]:
    """The fonts to look for each sign of a chart in, the first that has it."""
    if not needs_cjk(chart):
        return [_LATIN]
    _open_cjk()
    kana = any("\u3040" <= sign <= "\u30ff" for text in (chart.title, chart.under, chart.source) for sign in text)
    return [_LATIN, *((_JAPANESE, _CHINESE) if kana else (_CHINESE, _JAPANESE))]


@lru_cache(maxsize=1)
def _open_cjk() -> None:
    from matplotlib.font_manager import fontManager

    file = cjk_font()
    if file is not None:
        fontManager.addfont(str(file))


def wrapped(text: str, width: int, most: int) -> list[str]:
    """The text in at most so many lines of so many narrow signs; what is left over is cut off with an ellipsis."""
    lines: list[str] = [""]
    for word in _words(text):
        if lines[-1] and wide(lines[-1] + word.rstrip()) > width:
            lines.append("")
        lines[-1] += word.lstrip() if not lines[-1] else word
    lines = [line.rstrip() for line in lines if line.strip()]
    if len(lines) > most:
        lines = [*lines[: most - 1], clipped(" ".join(lines[most - 1 :]), width)]
    return [clipped(line, width) for line in lines]


def clipped(text: str, most: int) -> str:
    """The text in at most so many narrow signs."""
    if wide(text) <= most:
        return text
    while text and wide(text) > most - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def wide(text: str) -> float:
    """Narrow signs that a text takes the place of."""
    return sum(_CJK if _is_wide(sign) else _CYRILLIC if "\u0400" <= sign <= "\u04ff" else 1.0 for sign in text)


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in "WF"


def _is_katakana(sign: str) -> bool:
    return "\u30a0" <= sign <= "\u30ff"


def written_with_cjk(text: str) -> bool:
    """Whether a text has signs of Chinese or Japanese."""
    return any(map(_is_wide, text))


def _words(text: str) -> list[str]:
    """Where a line may be broken: behind a space, and beside every wide sign but a closing one."""
    words: list[str] = []
    for sign in text:
        closing = unicodedata.category(sign) in ("Pe", "Pf", "Po")
        both = words and _is_katakana(sign) and _is_katakana(words[-1][-1])
        new = not words or words[-1].endswith(" ") or (not both and (_is_wide(sign) or _is_wide(words[-1][-1])))
        if new and not (closing and words):
            words.append(sign)
        else:
            words[-1] += sign
    return words
