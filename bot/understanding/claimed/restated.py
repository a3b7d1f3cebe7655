"""`Was the 28.6 % drop in November the worst of the year`: a figure that only says which month is meant is no claim."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.clauses.clause import Clause
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
