"""What sounds like a claim and is none: a figure that only says which month is meant, a truth denied and then asked
after."""

from __future__ import annotations

from dataclasses import replace

from bot.model import Bound, Query
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import AMOUNT


def restated(clause: Clause) -> Clause:
    """The clause without the figure that is told again before a superlative of a longer time; else the clause itself.

    What is asked is where the month stands; the figure beside the answer shows whether it was told rightly.
    """
    clause = _heading(clause)
    numbers = clause.all("number")
    if clause.ops("check") and clause.has("direction"):
        return clause  # "rose 25 %, the fastest this year, true?": both are claimed
    if len(numbers) != 1 or not clause.has("extreme") or clause.has_any("compare", "more", "context"):
        return clause
    figure = tuple(m for m in clause.mentions if m.kind in AMOUNT and abs(clause.at(m) - clause.at(numbers[0])) <= 2)
    top = [m for m in clause.all("extreme") if m.first > numbers[0].last]
    if len(figure) < 2 or len(top) != 1 or len(clause.all("extreme")) != 1:
        return clause  # "the highest 3", "the highest was 5.9 %": which ones, and how high
    if not (_longer(clause, top[0]) and any(m.first < top[0].first for m in clause.all("period"))):
        return clause
    kept = tuple(m for m in clause.mentions if m not in figure)
    return replace(clause, mentions=kept)


def _heading(clause: Clause) -> Clause:
    """`For a story on record surpluses, in how many months was it above 100 bn`: what the story is about is named by
    a word for a record right before a flow, in a sentence part of its own, and what is asked is another thing."""
    records = clause.all("op", "record") if len(clause.all("flow")) > 1 else ()
    if len(records) != 1 or not (clause.ops("count") or clause.has("question", "how_much", "how_many")):
        return clause
    record = records[0]
    flow = next((m for m in clause.all("flow") if m.first == record.last + 1), None)
    asked = next((m for m in clause.mentions if m.is_("op", "count") or m.kind == "question"), None)
    if flow is None or asked is None or asked.first < flow.last or not clause.at(record):
        return clause
    if any(m.kind == "period" for m in clause.mentions if m.first < asked.first):
        return clause  # "record exports in June 2026: how many months ..."
    kept = tuple(m for m in clause.mentions if m not in (record, flow))
    return replace(clause, mentions=kept)


def _longer(clause: Clause, top: Mention) -> bool:
    """Whether a time of its own stands with the superlative: `of the year`, `of 2025`, `of that year`; 全年最高."""
    signs = clause.tokens[top.first].kind == "han"  # what it is the highest of stands before it
    times = (*clause.all("period"), *(m for m in clause.all("time") if m.code in ("year_span", "unit:year")))
    return any(m.first > top.last or (signs and m.last == top.first - 1) for m in times)


_MARK = frozenset({"untrue", "untrue_asked"})
_LEVELS = {"balance": "balance", "total": "total"}
_BESIDE = ("compare", "change", "surprise", "rank", "average", "revision", "define")  # claims ride on these


def without_verdict(query: Query, f: Features) -> Query:
    """The query without what is claimed, where its truth is denied; the query itself elsewhere, and where what is
    claimed takes more than one figure to tell."""
    if query.condition is None or not (f.clause.frame.marked(_MARK) or f.clause.has("negation", "not")):
        return query
    unread = [m for m in f.clause.all("negation", "not") if m.says("neither") and m not in f.clause.used]
    if not (unread or denied(f.clause)):  # "neither PMI fell": of one that is held
        return query
    f.clause.use(*f.clause.all("negation", "not"))
    if query.operation in _BESIDE:
        return query.with_(condition=None)
    bound = query.condition
    if query.operation != "check" or not isinstance(bound, Bound) or query.by not in (None, "size", "month"):
        return query
    if bound.measure == "share" or query.measure == "share":
        return query.with_(operation="share", measure="share", by="partner", condition=None)
    if bound.measure == "yoy" and query.flow != "context":
        by = "month" if query.by == "month" else "year"
        return query.with_(operation="growth", measure="yoy", by=by, condition=None)
    return query.with_(operation=_LEVELS.get(query.flow or "", "level"), by=None, condition=None)


def denied(c: Clause) -> bool:
    """Whether a word for truth is denied before what it is the truth of, and an assent is asked for besides."""
    flow = c.first("flow") or c.first("commodity") or c.first("event")
    if flow is None:
        return False
    if any(m.says("untrue_asked") and m.first < flow.first for m in c.mentions):
        return True
    said = [m for m in c.mentions if m.says("untrue") and m.first < flow.first]
    said += [
        m
        for m in c.all("negation", "not")
        if m.first < flow.first and (after := c.after(m)) is not None and after.is_("op", "check")
    ]
    if not said:
        return False
    rest = [m for m in c.all("op", "check") if m.first > flow.first]
    opening = c.mentions[0]
    stated = opening.says("pronoun") and opening.first == opening.last  # "it is not the case that, is it?"
    return bool(rest) or (stated and c.tokens[-1].norm == "?")
