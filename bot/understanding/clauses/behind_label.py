"""A question behind words that only say what its figure is for: `Thesis chapter 3: ...`, `Two for the ticker: ...`.

Which words are labels, and which stand around them, are the forms `labels`, `around_labels` and `numbered` of the
languages' words.toml. A word that is not known may be one of goods where the question names none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import QUIET
from bot.understanding.words.text import Token

_ASKED: Final = ("?", "？")
_LABEL: Final = 12  # tokens: "for thesis chapter 3:", "for table 3 on page 12 of my thesis:"
_COLONS: Final = (":", "：")
_LED_BY: Final = (*_COLONS, ",", "，", "、", "–", "—", "-")


def behind_label(frame: Frame, text: str) -> int:
    """Where the question begins behind such words, as a token; 0 where none are, or where they name what figures are
    of."""
    tokens, labels, around = frame.tokens, frame.ways["labels"], frame.ways["around_labels"]
    marks = [i for i, token in enumerate(tokens[:_LABEL]) if token.norm in _LED_BY]
    sign = next((i for i in marks if tokens[i].norm in _COLONS), marks[0] if marks else 0)
    if not sign or sign + 1 >= len(tokens):
        return 0
    pieces = frame.ways["numbered"]
    named = [i for i in range(sign) if tokens[i].norm in labels or tokens[i].norm in pieces]
    numbered = [i for i in named if _numbered(tokens, i) and i + 1 < sign]
    if tokens[sign].norm not in _COLONS and (len(numbered) != 1 or numbered[0] + 3 < sign):
        return 0  # a comma parts more than labels
    led = [
        m for m in frame.mentions if m.first < sign and not (m.first == m.last and _stands_around(frame, m, numbered))
    ]
    asks = text.rstrip()[-1:] in _ASKED
    quiet = all(m.kind in QUIET or m.kind == "number" or _led_by(m) or (asks and m.is_("op", "check")) for m in led)
    quiet = quiet and sum(m.kind == "number" for m in led) <= max(len(numbered), int(sign - 1 in named))
    told = {tokens[i].start for i in range(sign) if i in named or tokens[i].norm in around}
    unknown = any(token.start < tokens[sign].start and token.start not in told for token in frame.leftover)
    goods = any(m.kind == "commodity" and m.first > sign for m in frame.mentions)
    labelled = bool(numbered) or (sign > 1 and tokens[sign - 1].norm in labels) or (bool(told) and _purpose(frame))
    labelled = labelled or (bool(named) and _only_asked(frame, named[-1], sign))
    told_for = tokens[0].norm in around or _purpose(frame)
    errand = () if told_for else ("indefinite",)  # "take a note:", and not "writing a note:", "for a note:"
    labelled = labelled and not any(m.says("tag", "new_topic", "errand", *errand) for m in led)
    return sign + 1 if quiet and labelled and (goods or not unknown) else 0


def _stands_around(frame: Frame, m: Mention, numbered: Sequence[int]) -> bool:
    return m.first == m.last and (m.first in numbered or frame.tokens[m.first].norm in frame.ways["around_labels"])


def _only_asked(frame: Frame, label: int, sign: int) -> bool:
    """`Chyron number pls: ...`: behind the label nothing but that its figure is asked for."""
    behind = [m for m in frame.mentions if label < m.first < sign]
    asked = all(m.says("polite", "figure_noun") for m in behind)
    return asked and bool(behind) and sum(m.last - m.first + 1 for m in behind) == sign - label - 1


def _purpose(frame: Frame) -> bool:
    """`For the whiteboard: ...`: what it is for is said first."""
    return frame.tokens[0].norm in frame.ways["for_whom"]


def _numbered(tokens: Sequence[Token], at: int) -> bool:
    """`Table 3`, `fig. 2`."""
    behind = tokens[at + 1 : at + 3]
    return behind[0].kind == "number" or (behind[0].norm == "." and behind[-1].kind == "number")


def _led_by(m: Mention) -> bool:
    """A small word of a lead-in, "in table 3 of my thesis", or the deed that it is for: "to fill in"."""
    return m.kind == "prep" or m.is_("op", "chart", "list")
