"""A Road -> lines that show every value on it, from the words to the reply."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from itertools import zip_longest
from typing import Any

from bot.errors import CannotAnswer
from bot.model import Bound, Code, Figure, Logic, Note, Period, Query, Quoted, Result, Statement
from bot.pipeline import Road
from bot.understanding import Chosen, Frame


def lines(road: Road) -> Iterator[str]:
    """The whole road as plain text; the same lines for the same question."""
    question, reply = road.question, road.reply
    yield "QUESTION"
    yield f"  {question.text!r}"
    turns = len(question.before)
    yield f"  asked on {question.asked_on}, language {question.language or 'not said'}, {turns} turns before"
    yield "UNDERSTOOD"
    yield f"  language {road.understood.language}"
    yield from (f"  {line}" for line in _frame(road.understood.frame))
    # where the parts of a text are read one by one, over what was found, there are more results than queries
    for number, (query, part) in enumerate(zip_longest(road.understood.queries, road.parts), start=1):
        yield f"QUERY {number}{'' if query is not None else ', read by itself'}"
        yield from (f"  {line}" for line in _refusal(query) if isinstance(query, CannotAnswer))
        if isinstance(query, Query):
            yield f"  {show(query)}"
            yield from (f"  {_note(note)}" for note in query.notes)
        if number <= len(road.understood.chosen):
            yield from (f"  {line}" for line in _chosen(road.understood.chosen[number - 1]))
        if part is None:
            continue
        yield f"RESULT {number}"
        yield from (f"  {line}" for line in (_result(part) if isinstance(part, Result) else _refusal(part)))
    yield "REPLY"
    yield f"  {reply.outcome}{f', {reply.reason}' if reply.reason else ''}, in {reply.language}"
    yield from (f"  | {line}" for line in reply.text.splitlines())
    if reply.chart:
        yield f"  chart: {reply.chart.kind}, {reply.chart.title!r}"
    yield from (f"  button: [{choice.label}] {choice.text!r}" for choice in reply.choices)


def _result(result: Result) -> Iterator[str]:
    yield f"executed: {show(result.query)}"
    for statement in result.statements:
        yield statement.kind
        yield from (f"  {name} = {show(value)}" for name, value in statement.fields)
    if result.formula:
        yield f"formula: {result.formula}"
    yield from (f"row: {show(row)}" for row in result.rows)
    yield from (_note(note) for note in result.notes)


def _refusal(refusal: Any) -> Iterator[str]:
    if isinstance(refusal, CannotAnswer):
        yield f"cannot be answered: {refusal.reason} ({show(refusal.said)})"
        if refusal.query is not None:
            yield f"asked: {show(refusal.query)}"
        yield from (f"could be asked: {show(reading)}" for reading in refusal.readings)


def _note(note: Note) -> str:
    return f"{note.slot} {note.origin}: {note.meant}{f' (from {note.said!r})' if note.said else ''}"


def _chosen(chosen: Chosen) -> Iterator[str]:
    """Which rule made the query, which had been asked before and did not apply, and what no slot was filled from."""
    if chosen.rule:
        yield f"rule: {chosen.rule}"
        yield f"did not apply: {', '.join(chosen.passed) or '-'}"
        yield f"not asked any more: {', '.join(chosen.untried) or '-'}"
    else:
        yield "rule: none, it asks about words or about the data, or could not be read so far"
    words = ", ".join(f"{mention.said!r} ({mention.kind} {mention.code})" for mention in chosen.unused)
    yield f"named but not used: {words or '-'}"


def _frame(frame: Frame) -> Iterator[str]:
    """What the words say: each span with its meaning, then what no word list knows."""
    for mention in frame.mentions:
        others = f", also {show(mention.others)}" if mention.others else ""
        value = f" {show(mention.value)}" if mention.value is not None else ""
        corrected = ", a spelling corrected" if mention.corrected else ""
        yield f"{mention.said!r}: {mention.kind} {mention.code}{value}{others}{corrected}"
    if frame.leftover:
        yield f"not understood: {show(frame.leftover)}"


def show(value: Any) -> str:
    """One value on one line, in codes; slots that say nothing are left out."""
    match value:
        case Figure():
            series = (value.reporter, value.flow, value.partner, value.commodity, value.measure, value.basis)
            marks = (
                value.adjusted,
                value.vintage,
                value.origin,
                f"[{' '.join(value.sources)}]" if value.sources else "",
            )
            return " ".join(map(str, filter(None, (repr(value.value), value.unit, value.period, *series, *marks))))
        case Query():
            slots = [
                f"{f.name}={show(getattr(value, f.name))}" for f in fields(value) if f.compare and f.name != "operation"
            ]
            return " ".join((value.operation, *(slot for slot in slots if not slot.endswith(("=None", "=-")))))
        case Statement():
            return " ".join((value.kind, *(f"{name}={show(field)}" for name, field in value.fields)))
        case Code():
            return f"{value.kind}:{value.code}"
        case Quoted():
            return f"{value.text!r}@{value.language}"
        case Bound():
            return " ".join(
                f"{f.name}={getattr(value, f.name)}" for f in fields(value) if getattr(value, f.name) is not None
            )
        case Logic():
            return f"{value.kind}({', '.join(map(show, value.parts))})"
        case Period() | date():
            return str(value)
        case tuple() | list():
            return "+".join(map(show, value)) or "-"
        case _ if is_dataclass(value) and not isinstance(value, type):
            told = ((field.name, getattr(value, field.name)) for field in fields(value))
            inner = ", ".join(f"{name}={show(held)}" for name, held in told if held not in (None, (), ""))
            return f"{type(value).__name__}({inner})"
        case _:
            return value if isinstance(value, str) else repr(value)
