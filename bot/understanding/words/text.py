"""The text of a question -> tokens: their normal form and their places in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from bot.understanding.words.numerals import has_numeral, numerals

KANA, CYRILLIC = ("\u3040", "\u30ff"), ("\u0400", "\u04ff")  # the first and the last of each
BEYOND_LATIN = "\u0370"

LONGEST = 2_000  # characters that are read; a question is shorter, and what is longer is no question
MOST = 500  # tokens that are read: in Chinese and Japanese each character is one

TokenKind = Literal["word", "number", "symbol", "han"]

_TOKEN = re.compile(
    r"""
      (?P<dotted>(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W\d_]))?)      # U.S. e.U.A.
    | (?P<arrow>-+>|=+>|→|⇒|>>)
    | (?P<range>(?<=\d)(?:\.{2,}|:(?=\d{4}))(?=\d))
    | (?P<spaced>(?<![\w.,])\d{1,3}(?:[ ]\d{3})+(?![\w])(?:,\d+)?)           # 1 000,5
    | (?P<number>(?:19|20)\d\d(?=,(?:19|20)\d\d(?!\d))|\d+(?:[.,]\d+)*)                # 2023,2024: two years
      (?:(?:-(?:[мехяй]|[иы]х|ти|ми)|-?(?:[ое]?го|[ое]?му|[иыо]й|[ео]м|ая|[ео]е))(?![^\W\d_]))?  # 2025-го
    | (?P<han>[\u3005\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])
    | (?P<word>[^\W\d_\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+)
    | (?P<flag>[\U0001F1E6-\U0001F1FF]{2})                                   # 🇯🇵: the country
    | (?P<picture>[\u2600-\u27BF\u2B00-\u2BFF\U0001F000-\U0001FAFF])            # 📈 says nothing that can be read
    | (?P<symbol>[^\s\w]|_)
    """,
    re.VERBOSE,
)
_PICTURE = "[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001f1e5\U0001f200-\U0001faff]"  # and no flag
_PICTURES_AT_ENDS = re.compile(rf"^(?:\s*{_PICTURE}\uFE0F?)+\s*|(?:\s*{_PICTURE}\uFE0F?)+\s*$")
# "- exports in May", "@bot exports", "/ask exports"; before a number a dash may be a minus, and > is a bound.
_LED_IN = re.compile(r"^\s*(?:[-–—•*]\s+(?=[^\W\d])|[@/]\w+[,:]?\s+(?=\S))")
_QUOTED = re.compile(r"""^\s*["“”„«]\s*([^"“”„«»]+?)\s*["“”»]([?？.!]?)\s*$""")
_MARKS = ("!", "?", "！", "？")
_ASTONISHED = re.compile(r"(?:\s*[?？！!])*\s*[?？](?:\s*[?？！!])+$")  # "?!", "???"
_new = tuple.__new__  # a token is made for each word: by its own name it takes twice as long
_LETTERS = r"[a-zA-Z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u013e\u0141-\u0148\u014a-\u024f\u0400-\u052f]+"
_WORDS = re.compile(rf"{_LETTERS}(?: {_LETTERS})*~?")
_SIGNS = re.compile("[\u3005\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff]+~?")
_INVISIBLE = {c: None for c in range(0x20) if chr(c) not in "\t\n\r"} | dict.fromkeys(
    [
        0x7F,
        0xAD,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2065),
        *range(0x2066, 0x206A),
        0x20E3,
        0xFE0F,
        0xFEFF,
    ]
)
_SAME = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
     "–": "-", "—": "-", "−": "-", "‑": "-", "‐": "-", "。": ".", "、": ",", "，": ",", "：": ":", "；": ";",
     "？": "?", "！": "!", "％": "%", "・": ",", "「": '"', "」": '"', "～": "~", "〜": "~",
     "ё": "е", "Ё": "Е", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"}
)  # fmt: skip
_ONE_FOR_ONE = {sign: same for sign, same in _SAME.items() if len(same) == 1}  # a token stands where it was said


class Token(NamedTuple):
    """One word, number or sign. `norm` is what is matched, `said` stands in the text from `start` to `end`."""

    norm: str
    said: str
    start: int
    end: int
    kind: TokenKind
    glued: bool  # no space before it

    @property
    def is_content(self) -> bool:
        return self.kind != "symbol"


def plain(text: str) -> str:
    """One form for all spellings: full-width, capitals and accents gone; signs that mean the same made one.

    Cyrillic й and kana with marks keep them: there they are letters.
    """
    if text.isascii() and text.isalpha():
        return text.lower()
    if _ONE_BY_ONE.fullmatch(text):
        return text.translate(_PLAIN)
    return text if _AS_THEY_ARE.fullmatch(text) else _normal(text)


@lru_cache(maxsize=4096)
def plain_word(said: str) -> str:
    """The same of one word or sign as it is said: most texts are made of the same few thousand."""
    return plain(said)


def _normal(text: str) -> str:
    text = unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).translate(_SAME).casefold()
    if text.isascii():
        return text
    kept: list[str] = []
    for char in unicodedata.normalize("NFD", text):
        over = kept[-1] if kept and unicodedata.combining(char) else ""
        if not over or not (over.isascii() or "LATIN" in unicodedata.name(over, "")):
            kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept)).replace("ё", "е")


# Letters that stand for themselves whatever stands beside them: nearly all text, in a tenth of the time.
_ONE_BY_ONE = re.compile("[\u0020-\u024f\u0401\u0410-\u044f\u0451]*")
_AS_THEY_ARE = re.compile("[\u3005\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff]*")
_PLAIN = {code: _normal(chr(code)) for code in (*range(0x20, 0x250), 0x401, *range(0x410, 0x450), 0x451)}


# トップ3、2023年: no number goes on over the comma; 2023、2024年 is a list.
_BEFORE_A_YEAR = re.compile(r"(?<!(?:19|20)\d\d)(?<=\d)[、，](?=(?:19|20)\d\d(?!\d))")


def plain_ends(text: str) -> str:
    """The text without pictures, list signs and quotation marks at its ends, and with one sign for all that end it as a
    question: many rules look at how a question begins and ends. Where reading makes it longer or shorter ("…" is three
    signs), it is the text as it is read, so that what is cut off by tokens is what they say."""
    if len(text) <= LONGEST and len(read := as_read(text)) != len(text):
        text = read or text
    if not text.isascii() and not (text[0].isalnum() and (text[-1].isalnum() or text[-1] in "?.!？。！")):
        text = _PICTURES_AT_ENDS.sub("", text) or text
    if text[:1] and not text[0].isalnum():
        text = _QUOTED.sub(r"\1\2", _LED_IN.sub("", text))
    marks = text.endswith(_MARKS) and text[:-1].rstrip().endswith(_MARKS)
    return _ASTONISHED.sub("?", text) if marks else text


def as_read(text: str) -> str:
    """The text that tokens are places of: signs of one kind made one, and no signs that cannot be seen."""
    if text.isascii() and text.isprintable() and "`" not in text:
        return text
    return unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).translate(_ONE_FOR_ONE)


def tokenize(text: str) -> tuple[Token, ...]:
    """Tokens of the first LONGEST characters. Chinese and Japanese characters are a token each."""
    if "、" in text or "，" in text:
        text = _BEFORE_A_YEAR.sub(";", text)
    clean = as_read(text[:LONGEST])
    tokens: list[Token] = []
    end = -1
    written = numerals(clean)
    at = 0
    while (match := _TOKEN.search(clean, at)) is not None:
        start, at = match.span()
        if written and (numeral := written.get(start)) is not None:
            start, at, figure, tenths = numeral
            tokens.append(Token(figure, clean[start : at - tenths], start, at - tenths, "number", start == end))
            if tenths:
                tokens.append(Token("%", clean[at - 1], at - 1, at, "symbol", True))
            end = at
            continue
        kind, said = match.lastgroup or "symbol", clean[start:at]
        if kind == "picture":
            continue
        norm = said.lower() if said.isascii() else plain_word(said)
        if kind == "number":
            norm = match["number"]  # the ending of an ordinal is no word
        elif kind == "dotted":
            norm, kind = norm.replace(".", ""), "word"
        elif kind == "spaced":
            norm, kind = norm.replace(" ", ""), "number"
        elif kind == "flag":
            kind = "word"
        elif kind in ("arrow", "range"):
            norm, kind = "->" if kind == "arrow" else "-", "symbol"
        tokens.append(_new(Token, (norm, said, start, at, kind, start == end)))
        end = at
    return tuple(tokens)


def said_of(tokens: Sequence[Token], first: int, last: int) -> str:
    """The words from one token to another as they stand in the text, with one space where there are any."""
    said = tokens[first].said
    for token in tokens[first + 1 : last + 1]:
        said += token.said if token.glued else " " + token.said
    return said


def norms(phrase: str) -> tuple[str, ...]:
    """The tokens' normal forms of a phrase of the lexicon; a final `~` (stem) stays on its word."""
    if _WORDS.fullmatch(phrase):  # nearly all phrases; there are tens of thousands, read at every start
        return tuple((phrase.lower() if phrase.isascii() else plain(phrase)).split())
    if _SIGNS.fullmatch(phrase) and not has_numeral(phrase):
        signs = tuple(phrase.removesuffix("~"))
        return signs if phrase[-1] != "~" else (*signs[:-1], signs[-1] + "~")
    found: list[str] = []
    for token in tokenize(phrase):
        if token.norm == "~" and found:
            found[-1] += "~"
        else:
            found.append(token.norm)
    return tuple(found)
