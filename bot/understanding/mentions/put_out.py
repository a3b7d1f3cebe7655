"""When a figure was put out, told beside the month that it is of: `surplus for July, the one reported last month`.

Tokens, mentions -> mentions.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.understanding.times.moments import TimeExpression
from bot.understanding.words.frame import Mention
from bot.understanding.words.text import Token

_ASKED: Final = ("check", "yes_no")  # what may be asked of the one figure all the same
_PUT_OUT: Final = ("published", "release_date")
_BOTH: Final = 2


def put_out(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Without the month of today's that stands beside a word for it, where one other month is named."""
    denied = [two for one, two in pairwise(mentions) if one.is_("negation", "not")]  # "not a year ago"
    times = [m for m in mentions if m.kind == "period" and m not in denied]
    told = {m: one for pair in pairwise(mentions) for m, one in (pair, pair[::-1]) if _of_today(m) and _says_so(one)}
    named = [m for m in times if m not in told and _month(m)]
    asked = any(m.kind == "question" or (m.kind == "op" and not m.is_("op", *_ASKED, *_PUT_OUT)) for m in mentions)
    if len(told) != 1 or len(named) != 1 or len(times) != _BOTH or asked or _joined(tokens, mentions, times):
        return mentions
    ((time, verb),) = told.items()
    quiet = (time, verb) if verb.kind == "op" else (time,)
    return tuple(replace(m, kind="harmless", code="words", others=()) if m in quiet else m for m in mentions)


def _says_so(mention: Mention) -> bool:
    return mention.says("publishing") or mention.is_("op", *_PUT_OUT)


def _of_today(mention: Mention) -> bool:
    said = mention.value
    return isinstance(said, TimeExpression) and [p.anchor for p in said.parts] == ["today"] and said.mode == "list"


def _month(mention: Mention) -> bool:
    said = mention.value
    if not isinstance(said, TimeExpression) or said.mode != "list" or len(said.parts) != 1:
        return False
    return said.parts[0].grain == "month" and not said.parts[0].anchor


def _joined(tokens: tuple[Token, ...], mentions: tuple[Mention, ...], times: list[Mention]) -> bool:
    """Whether no more than a word for "and" stands between the two: `reported last month and in July`."""
    between = [m for m in mentions if times[0].last < m.first < times[1].first]
    return [m.kind for m in between] == ["conj"] and tokens[between[0].first].norm not in (",", "，", "、")
