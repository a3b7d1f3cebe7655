"""Turns queries, turns, figures, charts and replies into plain JSON values, and queries and turns back again.

One form for the command line's --json, for the store and for buttons. Codes as in the data; periods as `2025-11`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final, get_args

from bot.model import HOME, Bound, Chart, Choice, Comparator, Condition, Figure, Logic, Period, Query, Reply, Turn

SCHEMA: Final = 1
Json = dict[str, Any]

_BOUND_SLOTS: Final = ("reporter", "flow", "partner", "commodity", "measure")


def query_to_json(query: Query) -> Json:
    """A query with always the same keys; notes are left out, since they are no part of what was asked."""
    return {
        "operation": query.operation,
        "reporter": query.reporter,
        "flow": query.flow,
        "partners": list(query.partners),
        "commodities": list(query.commodities),
        "measure": query.measure,
        "basis": query.basis,
        "periods": [period.code for period in query.periods],
        "by": query.by,
        "limit": query.limit,
        "condition": None if query.condition is None else condition_to_json(query.condition),
        "vintage": query.vintage,
    }


def query_from_json(data: Mapping[str, Any]) -> Query:
    """The query again; keys left out take the model's defaults. ValueError where it is no query."""
    known = set(query_to_json(Query("level")))
    if not isinstance(data, Mapping) or not isinstance(data.get("operation"), str) or set(data) - known:
        raise ValueError("not a query")
    slots: dict[str, Any] = {name: _text(data[name], name) for name in _QUERY_TEXTS if name in data}
    if slots.get("reporter", HOME) is None:
        raise ValueError("a query's reporter is missing")
    for name in ("partners", "commodities"):
        if name in data:
            slots[name] = _texts(data[name], name)
    if "periods" in data:
        slots["periods"] = tuple(Period.parse(code) for code in _texts(data["periods"], "periods"))
    limit = data.get("limit")
    if limit is not None and (not isinstance(limit, int) or isinstance(limit, bool)):
        raise ValueError("a query's limit is no whole number")
    condition = data.get("condition")
    return Query(limit=limit, condition=None if condition is None else condition_from_json(condition), **slots)


def queries_to_text(queries: tuple[Query, ...]) -> str:
    """Several queries as one line."""
    return json.dumps([query_to_json(query) for query in queries], separators=(",", ":"), ensure_ascii=False)


def queries_from_text(text: str) -> tuple[Query, ...] | None:
    """The queries again; None where the text is not one of ours."""
    try:
        return tuple(query_from_json(query) for query in json.loads(text))
    except (ValueError, TypeError):
        return None


_QUERY_TEXTS: Final = ("operation", "reporter", "flow", "measure", "basis", "by", "vintage")


def condition_to_json(condition: Condition) -> Json:
    """{"kind": "bound", comparator, amount, ...} or {"kind": "and" | "or" | "not", "parts": [...]}."""
    if isinstance(condition, Logic):
        return {"kind": condition.kind, "parts": [condition_to_json(part) for part in condition.parts]}
    return {
        "kind": "bound",
        "comparator": condition.comparator,
        "amount": condition.amount,
        "upper": condition.upper,
        "unit": condition.unit,
        **{name: getattr(condition, name) for name in _BOUND_SLOTS},
        "apart": condition.apart,
    }


def condition_from_json(data: Any) -> Condition:
    """The condition again; ValueError where it is none."""
    kind = data.get("kind") if isinstance(data, Mapping) else None
    if kind in ("and", "or", "not"):
        parts = data.get("parts")
        if not isinstance(parts, list | tuple):
            raise ValueError("a condition's parts are no list")
        return Logic(kind, tuple(condition_from_json(part) for part in parts))
    comparator: Comparator | None = data.get("comparator") if kind == "bound" else None
    if comparator is None or comparator not in get_args(Comparator):
        raise ValueError("not a condition")
    amount = _number(data.get("amount"))
    upper = None if data.get("upper") is None else _number(data["upper"])
    texts = {name: _text(data.get(name), name) for name in ("unit", *_BOUND_SLOTS)}
    return Bound(comparator, amount, upper, **texts, apart=data.get("apart") is True)


def turn_to_json(turn: Turn) -> Json:
    joined = {"joined": True} if turn.joined else {}
    found = {} if turn.found is None else {"found": turn.found.code}
    refused: Json = ({} if turn.answered else {"answered": False}) | ({"passed": True} if turn.passed else {})
    months = {"months": [month.code for month in turn.months]} if turn.months else {}
    if turn.offered:
        refused["offered"] = [query_to_json(query) for query in turn.offered]
    return {"query": query_to_json(turn.query), "named": list(turn.named), **joined, **found, **months, **refused}


def turn_from_json(data: Mapping[str, Any]) -> Turn:
    """The turn again; ValueError where it is none."""
    if not isinstance(data, Mapping) or "query" not in data:
        raise ValueError("not a turn")
    found = None if data.get("found") is None else Period.parse(str(data["found"]))
    named = _texts(data.get("named", []), "named")
    months = tuple(Period.parse(code) for code in _texts(data.get("months", []), "months"))
    offered = tuple(query_from_json(query) for query in data.get("offered", []))
    return Turn(query_from_json(data["query"]), named, data.get("joined") is True, found, months,
                data.get("answered") is not False, data.get("passed") is True, offered)  # fmt: skip


def figure_to_json(figure: Figure) -> Json:
    """A number with what makes it quotable: unit, period, series, origin, basis, adjustment, vintage, source ids."""
    return {
        "value": figure.value,
        "unit": figure.unit,
        "period": figure.period.code,
        "reporter": figure.reporter,
        "flow": figure.flow,
        "partner": figure.partner,
        "commodity": figure.commodity,
        "measure": figure.measure,
        "origin": figure.origin,
        "basis": figure.basis or None,
        "adjusted": figure.adjusted or None,
        "vintage": figure.vintage or None,
        "sources": list(figure.sources),
    }


def chart_to_json(chart: Chart) -> Json:
    return {
        "kind": chart.kind,
        "title": chart.title,
        "series": [
            {"name": line.name, "unit": line.unit, "points": [[at, value] for at, value in line.points]}
            for line in chart.series
        ],
        "marks": [{"kind": mark.kind, "at": mark.at, "label": mark.label} for mark in chart.marks],
        "alt": chart.alt,
    }


def choice_to_json(choice: Choice) -> Json:
    return {"label": choice.label, "text": choice.text}


def reply_to_json(reply: Reply, question: str, id: Any = None, elapsed_ms: float | None = None) -> Json:
    """What `tradefacts ask --json` prints for one question, keys in the promised order.

    question    the text as it was asked
    id          as it came in, else null
    elapsed_ms  added only where given: it is the one thing in which two runs differ
    """
    data: Json = {
        "schema": SCHEMA,
        "id": id,
        "question": question,
        "outcome": reply.outcome,
        "reason": reply.reason,
        "queries": [query_to_json(query) for query in reply.queries],
        "figures": [figure_to_json(figure) for figure in reply.figures] if reply.outcome == "answer" else [],
        "headline": reply.headline,
        "text": reply.text,
        "chart": None if reply.chart is None else chart_to_json(reply.chart),
        "choices": [choice_to_json(choice) for choice in reply.choices],
        "language": reply.language,
    }
    if elapsed_ms is not None:
        data["elapsed_ms"] = round(elapsed_ms, 3)
    return data


def _text(value: Any, name: str) -> str | None:
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{name} is no text")
    return value


def _texts(value: Any, name: str) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(part, str) for part in value):
        raise ValueError(f"{name} is no list of texts")
    return tuple(value)


def _number(value: Any) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    raise ValueError("an amount is no number")
