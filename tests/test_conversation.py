"""One talk as a value: what is remembered, for how long, and that nothing is shared."""

from __future__ import annotations

from datetime import date

from bot.conversation import REMEMBERED, Conversation
from bot.model import Choice, Query, Reply, Turn

DAY = date(2026, 9, 15)


def reply(operation: str, language: str = "en") -> Reply:
    query = Query(operation)
    return Reply("answer", None, "", language=language, queries=(query,), turns=(Turn(query),))


def test_a_question_carries_the_talk_so_far() -> None:
    talk = Conversation("en").after(reply("level", "es"))
    question = talk.question("and imports?", DAY)
    assert (question.text, question.asked_on, question.language) == ("and imports?", DAY, "es")
    assert question.before == (Turn(Query("level")),)


def test_what_stands_below_a_refusal_is_remembered_until_something_else_is_offered() -> None:
    query, near, other = Query("level", flow="export"), Query("growth", flow="export"), Query("level", flow="import")
    refused = Reply("refuse", "not_held", "", (), choices=(Choice("", "", near),), turns=(Turn(query, answered=False),))
    talk = Conversation("en").after(refused)
    assert talk.before[-1].offered == (near,)
    unread = Reply("refuse", "not_trade", "", (), choices=(Choice("", "", other),))
    assert talk.after(unread).before[-1].offered == ()
    assert talk.after(reply("level")).before[-1].offered == ()


def test_a_talk_is_never_changed_by_what_comes_after() -> None:
    start = Conversation()
    start.after(reply("level"))
    assert start.question("x", DAY).before == ()


def test_only_the_newest_turns_are_remembered() -> None:
    talk = Conversation()
    for number in range(REMEMBERED + 3):
        talk = talk.after(reply(f"op{number}"))
    assert [turn.query.operation for turn in talk.before] == [f"op{n}" for n in range(3, REMEMBERED + 3)]


def test_half_a_surrogate_pair_does_not_travel() -> None:
    assert Conversation().question("\ud800exports", DAY).text == "?exports"
