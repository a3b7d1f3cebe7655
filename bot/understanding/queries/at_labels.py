"""A text whose parts stand behind labels -> each of them, with what is named ahead of all: `For May 2025: 1) exports
2) imports`, `June 2025: exports. July: the surplus`."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.errors import CannotAnswer
from bot.model import Query, Question, Turn
from bot.understanding.queries.in_turn import MOST_PARTS, Parts, Reader, queries_of
from bot.understanding.words.frame import Frame, Mention

_HEADING: Final = ("place", "demonym", "period", "commodity", "agency")


def labelled(question: Question, frame: Frame, starts: tuple[int, ...], of_first: bool, read: Reader) -> Parts | None:
    """`1) exports in May 2025 2) imports 3) the surplus`: what stands behind each label is a question of its own, each
    read or refused. What is named before the first ("for May 2025:") is meant in each that names nothing of its kind;
    None where something is asked there. `of_first`: what names nothing of its own is asked of the first, and must be
    read."""
    lead = [m for m in frame.mentions if frame.tokens[m.first].start < starts[0]]
    named = [m for m in lead if m.kind in _HEADING]
    if not any(m.kind == "period" and frame.tokens[m.first].start < starts[-1] for m in frame.mentions):
        named += frame.all("period")  # "(a) exports to ASEAN and (b) exports to the EU in May 2025"
    if len(starts) > MOST_PARTS or any(m.kind in ("flow", "verb", "op", "growth", "direction") for m in lead):
        return None
    before = question.before
    found: list[Query | CannotAnswer] = []
    for start, end in pairwise((*starts, len(question.text))):
        own = {m.kind for m in frame.mentions if start <= frame.tokens[m.first].start < end}
        rest = " ".join(_led(frame, m) for m in named if m.kind not in own)
        rest += _year_before(frame, start, end)
        text = f"{question.text[start:end].rstrip('?.!;,。；？ ')} {rest}".strip()
        queries = read(replace(question, text=text, before=before)).queries
        if of_first and len(queries_of(queries)) < len(queries):
            return None
        if of_first and found:  # "(value, share)": of all goods the amount is told ahead of them
            alike = {q.with_(measure="value") for q in queries_of(tuple(found)) if q.all_goods}
            queries = tuple(query for query in queries if query not in alike)
        else:
            before = (*before, *(Turn(replace(query, notes=())) for query in queries_of(queries)))
        found += queries
    return tuple(found)


def _led(frame: Frame, named: Mention) -> str:
    """What is named, with the word that leads to it: `for Russia`."""
    led = next((m for m in frame.mentions if m.last + 1 == named.first and m.kind == "prep"), None)
    return f"{led.said} {named.said}" if led is not None else named.said


def _year_before(frame: Frame, start: int, end: int) -> str:
    """`June 2025: exports. July: the surplus`: a month without its year is of the year named last before it."""
    times = [(frame.tokens[m.first].start, m.code) for m in frame.all("period")]
    own = [code for at, code in times if start <= at < end]
    years = [code[:4] for at, code in times if at < start and code[0] == "2"]
    return f" {years[-1]}" if years and own and all(code[0] == "?" for code in own) else ""
