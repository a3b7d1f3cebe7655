"""A text that names two currencies -> what each of them is said of, read by itself.

`Exports in June 2026 in dollars, imports in yuan`, `in yuan, exports and imports; in dollars, the surplus`: a currency
behind a part is of what stands between it and the one before, one that heads a part of all up to the next. What a part
leaves out of its flow or its time it has from the part before, as a turn of a talk.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.model import Query, Question, Turn
from bot.understanding.queries.each_its_time import opens
from bot.understanding.queries.in_turn import Parts, Read
from bot.understanding.words.frame import Frame, Mention, holds_any
from bot.understanding.words.kinds import MONEY, OF_ONE_TIME, QUIET

_MONTH: Final = re.compile(r"(\d{4}|\?)-\d\d")
_MOST: Final = 4  # parts
_OF_BOTH: Final = ("number", "scale", "compare", "more", "multiple", "fraction", "negation", "fragment", "deictic")
_OTHERS: Final = ("difference", "compare", "check", "why", "rank", "record", "count", "streak", "average")
_JOINTS: Final = " ,;:.&+"
_TOPIC: Final = ("flow", "place", "demonym", "commodity")
_NAMED: Final = (*_TOPIC, "period")


def each_in_its_currency(question: Question, frame: Frame, read: Callable[[Question], Read]) -> Parts | None:
    """The queries of each part; None where there are not two currencies, or a part cannot be told."""
    units = frame.all("unit", *MONEY)
    if question.before or len({m.code for m in units}) < 2 or frame.has_any(*_OF_BOTH) or frame.has("op", *_OTHERS):
        return None
    pieces = _pieces(frame, units)
    said_in_order = all(question.text[token.start : token.end] == token.said for token in frame.tokens)
    if not (1 < len(pieces) <= _MOST and said_in_order and all(holds_any(one, *_NAMED) for one in pieces)):
        return None
    if len(frame.all("period")) == 1 and any(not holds_any(one, *_TOPIC) for one in pieces):
        return None  # "export growth in yuan and in dollars, Q1 2026": the time closes all
    found: list[Query] = []
    before: tuple[Turn, ...] = ()
    times = frame.all("period")
    time = times[0].said if len(times) == 1 and times[0] is frame.mentions[-1] else ""  # a time that closes all
    for piece in pieces:
        start, end = frame.tokens[piece[0].first].start, frame.tokens[piece[-1].last].end
        dated = [m.said for m in piece if m.kind == "period"]
        full = any(m.kind == "flow" for m in piece)
        text = question.text[start:end].strip(_JOINTS)
        text = f"{text} {time}" if full and time and not dated else text
        queries = read(replace(question, text=text, before=() if full else before)).queries
        if not full and len(queries) < len(before):  # "exports and imports in yuan and the May ones in dollars"
            queries = tuple(
                query for turn in before for query in read(replace(question, text=text, before=(turn,))).queries
            )
        told = tuple(query for query in queries if isinstance(query, Query) and query.operation in OF_ONE_TIME)
        basis = next(f"value_{m.code.lower()}" for m in piece if m in units)
        told = tuple(query.with_(basis=query.basis or basis) for query in told)  # "numbers (exports, imports) in yuan"
        months = {int(m.code[-2:]) for m in piece if m.kind == "period" and _MONTH.fullmatch(m.code)}
        timed = months <= {period.first.month for query in told for period in query.periods}
        if not told or len(told) < len(queries) or not timed or any(query.basis != basis for query in told):
            return None
        found += told
        before = tuple(Turn(query.with_(notes=()), joined=i > 0) for i, query in enumerate(told))
        time = dated[-1] if dated else time
    return tuple(dict.fromkeys(found))


def _pieces(frame: Frame, units: tuple[Mention, ...]) -> list[tuple[Mention, ...]]:
    """What each currency is said of: what it heads, or what it closes; nothing, where it is neither."""
    said = [m for m in frame.mentions if m.kind not in QUIET]
    pieces: list[tuple[Mention, ...]] = []
    heads = said[0] in units
    closing = [m for m in said if m.first > units[-1].last and m.kind != "prep"]
    if not heads and any(m.kind != "period" for m in closing):
        return []
    timed = {a.first: b for a, b in pairwise(said) if b.kind == "period" and not opens(frame, b)}  # "in euros in 2024"
    cuts = [m.first for m in units] if heads else [-1, *(timed.get(m.first, m).last + 1 for m in units[:-1])]
    for begin, end in zip(cuts, [*cuts[1:], len(frame.tokens)], strict=True):
        inside = [m for m in frame.mentions if begin <= m.first < end]
        while inside and (inside[0].kind == "conj" or (inside[0].kind in QUIET and not inside[0].says("determiner"))):
            inside = inside[1:]
        while inside and inside[-1].kind == "conj":
            inside = inside[:-1]
        pieces.append(tuple(inside))
    return pieces
