"""Queries, turns and replies as JSON: the same keys always, and there and back without loss."""

from __future__ import annotations

import json

import pytest

from bot.codec import query_from_json, query_to_json, reply_to_json, turn_from_json, turn_to_json
from bot.model import Bound, Chart, Choice, Figure, Line, Logic, Mark, Period, Query, Reply, Turn

NOV = Period.month(2025, 11)
FULL = Query(
    "threshold",
    "CHN",
    "balance",
    ("USA", "EU27"),
    ("TOTAL",),
    "value",
    "value_usd",
    (Period.parse("2025-01/2025-11"), Period.parse("2026-05-19")),
    "which",
    -3,
    Logic("and", (Bound("above", 110, unit="USD_bn"), Logic("not", (Bound("between", 1.5, 2.5, flow="export"),)))),
    "revised",
)


def test_a_query_has_always_the_same_keys() -> None:
    assert query_to_json(Query("level")) == {
        "operation": "level",
        "reporter": "CHN",
        "flow": None,
        "partners": ["WLD"],
        "commodities": ["TOTAL"],
        "measure": None,
        "basis": None,
        "periods": [],
        "by": None,
        "limit": None,
        "condition": None,
        "vintage": None,
    }


@pytest.mark.parametrize("query", [Query("level"), FULL, Query("rank", partners=(), limit=3, by="partner")])
def test_a_query_comes_back_through_json_text(query: Query) -> None:
    assert query_from_json(json.loads(json.dumps(query_to_json(query)))) == query


def test_a_turn_comes_back() -> None:
    turn = Turn(FULL, ("USA", "EU27"))
    assert turn_from_json(json.loads(json.dumps(turn_to_json(turn)))) == turn


def test_what_was_offered_comes_back_with_its_turn() -> None:
    turn = Turn(FULL, answered=False, offered=(Query("level", flow="import"), FULL))
    assert turn_from_json(json.loads(json.dumps(turn_to_json(turn)))) == turn


def test_what_a_record_found_comes_back_with_its_turn() -> None:
    turn = Turn(Query("record", flow="export"), found=Period.month(2025, 12))
    assert turn_from_json(json.loads(json.dumps(turn_to_json(turn)))) == turn


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"operation": 3},
        {"operation": "level", "partners": "USA"},
        {"operation": "level", "periods": ["November"]},
        {"operation": "level", "limit": True},
        {"operation": "level", "colour": "red"},
        {"operation": "level", "reporter": None},
        {"operation": "level", "condition": {"kind": "bound", "comparator": "near", "amount": 1}},
        {"operation": "level", "condition": {"kind": "bound", "comparator": "above", "amount": "1"}},
    ],
)
def test_what_is_no_query_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        query_from_json(data)


def test_a_reply_has_the_promised_form() -> None:
    figure = Figure(33.79, "USD_bn", NOV, "CHN", "export", "USA", "TOTAL", "value", sources=("gacc-2025-12",))
    reply = Reply(
        "answer",
        None,
        "Exports: $33.79 bn",
        ("Down 28.6 %",),
        ("Read as: x",),
        ("Customs",),
        Chart(
            "bars", "T", (Line("Exports", "USD_bn", (("2025-11", 33.79),)),), (Mark("asked", "2025-11"),), "alt", "s"
        ),
        (Choice("Why?", "why did it fall", FULL),),
        queries=(Query("level", periods=(NOV,)),),
        figures=(figure,),
    )
    data = reply_to_json(reply, "exports?", "q1")
    assert list(data) == [
        "schema", "id", "question", "outcome", "reason", "queries", "figures", "headline", "text", "chart", "choices",
        "language",
    ]  # fmt: skip
    assert data["figures"] == [
        {
            "value": 33.79, "unit": "USD_bn", "period": "2025-11", "reporter": "CHN", "flow": "export",
            "partner": "USA", "commodity": "TOTAL", "measure": "value", "origin": "published", "basis": None,
            "adjusted": None, "vintage": None, "sources": ["gacc-2025-12"],
        }
    ]  # fmt: skip
    assert data["text"] == "Exports: $33.79 bn\nDown 28.6 %\nRead as: x\nCustoms"
    assert data["chart"]["series"] == [{"name": "Exports", "unit": "USD_bn", "points": [["2025-11", 33.79]]}]
    assert data["choices"] == [{"label": "Why?", "text": "why did it fall"}]
    assert reply_to_json(reply, "exports?", elapsed_ms=1.23456)["elapsed_ms"] == 1.235


def test_only_an_answer_carries_figures() -> None:
    figure = Figure(1.0, "pct", NOV)
    assert reply_to_json(Reply("refuse", "not_held", "No.", figures=(figure,)), "x")["figures"] == []
