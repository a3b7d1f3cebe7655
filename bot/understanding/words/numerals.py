"""Numbers as they are written -> figures: 1.189,0; in Chinese characters 二〇二五年, 一千二百亿, 百分之五点九, 三成.

Months, ordinals and plain counts (十一月, 第二, 三个) are words of the lexicon; here is what no list of words can hold.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_NAMED: Final = ("〇○零", "一", "二两兩", "三", "四", "五", "六", "七", "八", "九")
CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨"
ONE_TO_NINE: Final = "".join(signs[0] for signs in _NAMED[1:])
_DIGITS: Final = {sign: n for n, signs in enumerate(_NAMED) for sign in signs}
_UNITS: Final = {"十": 10, "百": 100, "千": 1000}
_SCALES: Final = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_RUN: Final = re.compile(rf"[{''.join((*_DIGITS, *_UNITS, *_SCALES))}]+(?:[点點][〇零一二三四五六七八九]+)?")
_TENTHS: Final = re.compile(
    r"(?:(?P<figure>(?<![\d.])(?<!\d,)\d(?:\.\d)?)|(?<![一二两兩三四五六七八九十几数何第])(?P<sign>[一二两兩三四五六七八九]))"
    r"(?:成(?![长長本为為员員交品果功立不])(?P<over>[一二三四五六七八九半](?![成个個年月吨噸万亿十百千]))?|割(?![りっれるら込]))"
)
_FRACTION: Final = re.compile(  # 四分之一, 4分の1: not 百分之五, no minutes
    r"(?<![\d.一二两兩三四五六七八九十百千几幾])(?P<under>\d{1,2}|[二两兩三四五六七八九十])分[之の](?P<over>\d{1,2}|[一二两兩三四五六七八九])(?![\d.一二两兩三四五六七八九十百])"
)
_SIGNS: Final = re.compile(rf"[{''.join((*_DIGITS, *_UNITS, *_SCALES))}成割]")
ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}  # quarters
_ABOUT: Final = "几幾数數何多成第"  # 几百亿, 第一百: no number that could be worked with
_MEASURED: Final = frozenset("吨噸台辆輛倍美欧歐円ドトパ%元")  # what a counted amount is an amount of
_OF_WAN: Final = frozenset({"十万", "十萬", "千万", "千萬"})
_KEPT: Final = frozenset({"十亿", "十億"})  # the lexicon's own


class Numeral(NamedTuple):
    """A number in characters from `start` to `end`; `tenths`: its last character says so, and `figure` is per cent."""

    start: int
    end: int
    figure: str
    tenths: bool = False


def numerals(text: str) -> dict[int, Numeral]:
    """By their beginnings, the numbers in Chinese characters that can be nothing else."""
    found: dict[int, Numeral] = {}
    if text.isascii():
        return found
    for match in _TENTHS.finditer(text):
        value = float(match["figure"]) if match["figure"] else float(_DIGITS[match["sign"]])
        over = 5 if match["over"] == "半" else _DIGITS[match["over"]] if match["over"] else 0  # 两成三, 两成半
        found[match.start()] = Numeral(match.start(), match.end(), f"{value * 10 + over:g}", True)
    for match in _FRACTION.finditer(text):
        under, above = _small(match["under"]), _small(match["over"])
        if 0 < above < under:
            found[match.start()] = Numeral(match.start(), match.end(), f"{round(100 * above / under, 4):g}", True)
    for match in _RUN.finditer(text):
        figure = _read(match.group(), text[: match.start()], text[match.end() :][:2])
        if figure and match.start() not in found:
            found[match.start()] = Numeral(match.start(), match.end(), figure)
    return found


def _small(said: str) -> int:
    """A digit or two as they are written, or one sign."""
    return int(said) if said.isdigit() and said.isascii() else 10 if said == "十" else _DIGITS[said]


def has_numeral(text: str) -> bool:
    """Whether a character stands in it that may be part of a number: without one, `numerals` finds nothing."""
    return _SIGNS.search(text) is not None


def _read(run: str, before: str, after: str) -> str:
    """The figures of a run of such characters, between what stands before and after; "" where it is no number here."""
    if after[:1] == "年":
        return _year(run, before, after)
    per_cent = before.endswith("百分之")
    if (before[-1:] and before[-1] in _ABOUT) or before[-1:].isdigit():
        return ""
    whole, _, fraction = run.replace("點", "点").partition("点")
    if fraction:
        value = _whole(whole)
        said = per_cent or after[:1] in _MEASURED or after[:1] in _SCALES
        return f"{value}.{''.join(str(_DIGITS[sign]) for sign in fraction)}" if said and value is not None else ""
    counted = any(unit in run for unit in _UNITS) and (any(scale in run for scale in _SCALES) or after[:1] in _MEASURED)
    measured = run in _OF_WAN and after[:1] in _MEASURED  # 千万吨: 百万吨 is a unit
    bare = run[0] in _UNITS and run[-1] not in "亿億兆" and not (per_cent or measured)
    if run in _KEPT or bare or not (counted or (per_cent and (len(run) > 1 or run == "百"))):
        return ""
    value = _whole(run)
    return "" if value is None else str(value)


def _year(run: str, before: str, after: str) -> str:
    """二〇二五年; 二五年 where it cannot be "two or three years"."""
    figures = "".join(str(_DIGITS[sign]) for sign in run if sign in _DIGITS)
    if len(figures) != len(run) or (before[-1:] and before[-1] in _ABOUT):
        return ""
    short = len(run) == 2 and run[0] == "二" and run[1] not in "二两兩三" and after[1:] not in ("来", "间", "間", "度")
    return figures if len(run) == 4 or short else ""


def _whole(run: str) -> int | None:
    """一万二千亿 is 1.2e12; None for what is not written out: 二三十, 一千二 (1200 in speech)."""
    total = section = digit = 0
    pending = False  # a digit that waits for its unit
    previous = ""
    for sign in run:
        if sign in _DIGITS:
            if pending and digit:
                return None
            digit, pending = _DIGITS[sign], True
        elif sign in _UNITS:
            section += (digit if pending else 1) * _UNITS[sign]
            digit, pending = 0, False
        else:
            if pending and digit and previous in ("百", "千"):
                return None
            scale = _SCALES[sign]
            counted = section + digit
            total = (total + counted) * scale if total < scale else total + counted * scale
            section = digit = 0
            pending = False
        if sign not in _DIGITS or sign in "〇○零":
            previous = sign
    if pending and digit and previous in ("百", "千"):
        return None
    return total + section + digit


def number(text: str, decimal_comma: bool) -> float | None:
    """1,189.0 or 1.189,0: groups of three after the thousands' sign, else a decimal sign; the language breaks the tie.

    None for what is no number (1.5,2.5,3.5): nothing explains it then.
    """
    thousands, decimal = (".", ",") if decimal_comma else (",", ".")
    if thousands in text and decimal in text:
        if text.rfind(thousands) > text.rfind(decimal):
            thousands, decimal = decimal, thousands
        if text.count(decimal) > 1:
            return None
        return float(text.replace(thousands, "").replace(decimal, "."))
    for sign, _ in ((thousands, decimal), (decimal, thousands)):
        if sign in text:
            groups = text.split(sign)
            in_threes = all(len(group) == 3 for group in groups[1:]) and 1 <= len(groups[0]) <= 3 and groups[0] != "0"
            if in_threes and (sign == thousands or len(groups) > 2):
                return float(text.replace(sign, ""))
            return float(text.replace(sign, ".")) if len(groups) == 2 else float(text.replace(sign, ""))
    return float(text)
