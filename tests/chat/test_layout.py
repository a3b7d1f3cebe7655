"""The buttons below a reply: two rows at most below an answer, each label readable on a phone, in every language."""

from __future__ import annotations

from datetime import date

import pytest

from bot.chat.telegram.layout import Key, in_rows, rows
from bot.chat.telegram.packing import Deed
from bot.knowledge import Knowledge
from bot.model import Choice, Period, Query, Reply
from bot.pipeline import perform

TODAY = date(2026, 9, 15)
NOVEMBER = Query("level", flow="export", partners=("USA",), periods=(Period.month(2025, 11),))
GROWTH = Query("growth", flow="export", measure="yoy", by="year", periods=(Period.month(2025, 11),))
RANK = Query("rank", flow="export", partners=(), by="partner", periods=(Period.year(2024),), limit=3)
DEEDS: list[tuple[Deed, str]] = [("csv", "CSV"), ("proof", "Proof"), ("wrong", "Wrong?")]


def labels(found: list[list[Key]]) -> list[list[str]]:
    return [[key.label for key in row] for row in found]


def test_an_answer_goes_on_in_the_first_row_and_around_in_the_second(knowledge: Knowledge) -> None:
    reply = perform((GROWTH,), "en", TODAY, knowledge)
    assert labels(rows(reply, DEEDS)) == [
        ["Chart", "Imports", "Jan–Nov", "Why?", "Amount"],
        ["◀ Oct", "Dec ▶", "CSV", "Proof", "Wrong?"],
    ]
    assert labels(rows(reply)) == [["Chart", "Imports", "Jan–Nov", "Why?", "Amount"], ["◀ Oct", "Dec ▶"]]


def test_what_cannot_be_read_side_by_side_is_left_out(knowledge: Knowledge) -> None:
    reply = perform((RANK,), "en", TODAY, knowledge)
    assert labels(rows(reply, DEEDS)) == [["Exports to the United States, 2024"], ["CSV", "Proof", "Wrong?"]]


@pytest.mark.parametrize("query", [NOVEMBER, GROWTH, RANK], ids=lambda query: query.operation)
def test_every_language_has_two_rows_that_a_phone_can_show(query: Query, knowledge: Knowledge) -> None:
    for language, book in knowledge.phrasebooks.items():
        deeds = [(deed, book.say(f"button.{deed}")) for deed, _ in DEEDS]
        found = rows(perform((query,), language, TODAY, knowledge), deeds)
        assert len(found) == 2
        assert [key.deed for key in found[1] if key.deed] == [deed for deed, _ in DEEDS], language
        assert all(len(row) * max(len(key.label) for key in row) <= 40 for row in found)


def test_a_refusal_offers_all_it_has_as_many_to_a_row_as_can_be_read() -> None:
    choices = tuple(Choice(label, label) for label in ("Exports, June 2026", "Growth, August 2026", "Yes", "No"))
    reply = Reply("refuse", "not_released", "Not out yet", choices=choices)
    assert labels(rows(reply, DEEDS)) == [["Exports, June 2026", "Growth, August 2026"], ["Yes", "No"]]
    assert labels(in_rows([])) == []
