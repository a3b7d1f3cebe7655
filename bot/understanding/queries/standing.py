"""Words that say when somebody wants to be told -> a Query "alert": a condition on a series, for months to come.

The words of the condition are read by the same rules as a question's; here "when exports fall" asks for each month to
come in which they do.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Final

from bot.catalog import Catalog
from bot.errors import Ambiguous, CannotAnswer, NotHeld
from bot.model import Bound, Condition, Coverage, Logic, Query, Question, Statement, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.queries.resolver import resolve
from bot.understanding.refusals.gate import refuse
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import EXPLAINED, ONE_WAY, PRICES

_LONGEST: Final = 24  # months in a row
_ASKED: Final = Mention(-1, -1, "op", "which", "")  # which months: what a rule asks of every month to come
_AHEAD: Final = (("op", "when"), ("op", "release_next"), ("opinion", "future"))
_MONTH: Final = (("time", "unit:month"), ("time", "sign:month"))
_RUN: Final = Mention(-1, -1, "op", "streak", "")


def led_in(frame: Frame) -> bool:
    """Whether the words begin as nobody asks a question: alert me when, let me know if."""
    return frame.has("alert", "lead_in") and not _asked_of_the_past(frame)


def _asked_of_the_past(frame: Frame) -> bool:
    """`Let me know when the surplus was largest`, 提醒我一下釜山休战是什么: no month to come is; what has been, or what
    something is, is asked for."""
    past = any(m.means("time", "past") for m in frame.mentions if m.kind != "period")
    return past or frame.has("op", "last_time", "first_time", "record", "define") or frame.has("extreme")


def asked_as(frame: Frame) -> Frame:
    """A frame whose lead-in asks after what has been, as the question `when` that it is."""
    if not frame.has("alert"):
        return frame
    found = tuple(replace(m, kind="op", code="when", others=()) if m.is_("alert") else m for m in frame.mentions)
    return replace(frame, mentions=found)


def without_lead_in(frame: Frame) -> Frame:
    """What is to be watched: without the words that ask to be told, and without those that say it lies ahead."""
    kept = tuple(m for m in frame.mentions if not (m.is_("alert") or _ahead(m)))
    return replace(frame, mentions=kept)


def _ahead(mention: Mention) -> bool:
    """`When`, `will`, `when will`, whatever else the words may mean: here they begin the condition."""
    return any(meaning in _AHEAD for meaning in mention.meanings)


def watched(frame: Frame, question: Question, coverage: Coverage, catalog: Catalog, home: str) -> Query | CannotAnswer:
    """What is to be watched; what cannot be is refused as a question in the same words would be."""
    refusal = refuse(frame, talking=False, catalog=catalog, coverage=coverage)
    if refusal is not None:
        return refusal
    try:
        return _rule_of(frame, coverage, catalog, question.asked_on, home)
    except CannotAnswer as cannot:
        return cannot


def _rule_of(frame: Frame, coverage: Coverage, catalog: Catalog, asked_on: date, home: str) -> Query:
    """The query "alert" of a frame without its lead-in; NotHeld where the words are no condition on a series."""
    again = frame.has("harmless", "again")
    counted, months = _months(frame.mentions)
    kept = tuple(m for m in frame.mentions if m not in counted)
    clause = Clause(frame, (_ASKED, *((_RUN,) if counted else ()), *kept))
    try:
        query = resolve(clause, (), coverage, catalog, asked_on, home)
    except Ambiguous as doubtful:
        if doubtful.readings and doubtful.said.kind != "refusal.ambiguous.again":
            raise  # two series may be meant: which one is asked back
        raise NotHeld(Statement.of("refusal.not_held.rule"), doubtful.query) from doubtful
    condition = query.condition
    if query.periods:
        raise NotHeld(Statement.of("refusal.not_held.rule_period"), query)
    if query.operation not in ("threshold", "streak", "check") or condition is None or query.by in ("running", "year"):
        raise NotHeld(Statement.of("refusal.not_held.rule"), _plain(query))
    if query.flow in ("both", "all"):
        condition, query = _both(condition), query.with_(flow="export")
    measure = condition.measure if isinstance(condition, Bound) else None
    by = "turn" if again else None
    return query.with_(operation="alert", condition=condition, measure=measure or query.measure, by=by, limit=months)


def figure_of(turn: Turn) -> Turn:
    """What an alert told, or an index explained, as the question that asks for its figure: a talk goes on from that."""
    query = turn.query
    if query.operation == "define" and (series := EXPLAINED.get(query.by or "")) is not None:
        told = "yoy" if series in PRICES else "level"
        return replace(turn, query=Query("level", query.reporter, "context", ("WLD",), (series,), measure=told))
    if query.operation != "alert":
        return turn
    condition = query.condition
    first = condition.parts[0] if isinstance(condition, Logic) and condition.parts else condition
    measure = first.measure if isinstance(first, Bound) and first.measure else query.measure
    plain = query.with_(condition=None, limit=None, by=None, measure=measure)
    if measure == "yoy" and query.flow != "context":
        return replace(turn, query=plain.with_(operation="growth", by="year"))
    operation = query.flow if query.flow in ("balance", "total") else "level"
    measure = measure if measure == "quantity" or query.flow == "context" else None
    return replace(turn, query=plain.with_(operation=operation, measure=measure))


def _plain(query: Query) -> Query:
    """What the refusal may offer instead: the newest figure of what was named."""
    return query.with_(condition=None, limit=None)


def _both(condition: Condition) -> Condition:
    """`Exports and imports fall`: each of the two."""
    if isinstance(condition, Logic):
        return condition
    return Logic("and", tuple(replace(condition, flow=flow) for flow in ONE_WAY))


def _months(mentions: tuple[Mention, ...]) -> tuple[tuple[Mention, ...], int | None]:
    """`Two months in a row`: the number with its unit, and the number; nothing where none is said."""
    spoken = [m for m in mentions if m.kind != "harmless" or _is_month(m)]
    for number, unit in pairwise(spoken):
        both = number.is_("deictic", "both")  # 两个月: "both" and "two" are one word
        if not _is_month(unit) or not (both or number.kind == "number"):
            continue
        value = 2.0 if both else float(str(number.value))
        if value == int(value) and 2 <= value <= _LONGEST:
            return (number, unit), int(value)
    whole = next((m for m in mentions if m.is_("time", "counted:2:month")), None)  # 两个月, as one word
    return ((whole,), 2) if whole is not None else ((), None)


def _is_month(mention: Mention) -> bool:
    return any(one in _MONTH for one in mention.meanings)
