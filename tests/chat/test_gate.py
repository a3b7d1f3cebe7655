"""Who is let in: lists for every kind of update, buckets with one kind word, a length that can be read."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update

from bot.chat.telegram.gate import Buckets, Gate, Window, who
from tests.chat.conftest import Road, Start
from tests.chat.recorder import Recorder

ADMIN = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
GROUP = {"id": -5, "type": "supergroup", "title": "Desk"}
ANN = {"id": 7, "is_bot": False, "first_name": "Ann"}


def update(kind: str, **content: Any) -> Update:
    read = Update.de_json({"update_id": 1, kind: content})
    assert read is not None
    return read


MESSAGE = update("message", message_id=1, date=0, chat=GROUP, **{"from": ANN}, text="exports")
ANONYMOUS = update("message", message_id=1, date=0, chat=GROUP, sender_chat=GROUP, **{"from": ADMIN}, text="exports")
INLINE = update("inline_query", id="1", query="exports", offset="", **{"from": ANN})
JOINED = update(
    "my_chat_member", chat=GROUP, date=0, **{"from": ANN},
    old_chat_member={"user": ANN, "status": "left"}, new_chat_member={"user": ANN, "status": "member"},
)  # fmt: skip


@pytest.mark.parametrize("one", [MESSAGE, INLINE, JOINED], ids=["message", "inline", "member"])
def test_lists_hold_for_every_kind_of_update(one: Update) -> None:
    assert Gate(frozenset(), frozenset(), None).admits(one)
    assert Gate(frozenset({7}), frozenset(), None).admits(one)
    assert not Gate(frozenset({8}), frozenset(), None).admits(one)
    assert not Gate(frozenset(), frozenset({7}), None).admits(one)
    assert not Gate(frozenset({7}), frozenset({7}), None).admits(one)


def test_an_anonymous_admin_is_the_group_and_not_the_account_that_all_of_them_share() -> None:
    assert who(ANONYMOUS) == {-5}
    assert Gate(frozenset({-5}), frozenset(), None).admits(ANONYMOUS)
    assert not Gate(frozenset({1087968824}), frozenset(), None).admits(ANONYMOUS)
    gate = Gate(frozenset(), frozenset(), 1, lambda: 0.0)
    assert [gate.weigh(ANONYMOUS) for _ in range(5)] == ["in", "in", "in", "limited", "silenced"]


def test_one_word_and_then_silence_until_tokens_are_back() -> None:
    clock = [0.0]
    buckets = Buckets(2, lambda: clock[0])
    assert [buckets.take(7) for _ in range(5)] == ["in", "in", "limited", "silenced", "silenced"]
    assert buckets.take(8) == "in"
    clock[0] = 31.0
    assert [buckets.take(7) for _ in range(3)] == ["in", "limited", "silenced"]


async def test_who_asks_too_much_is_told_once(start: Start, api: Recorder, road: Road) -> None:
    await start(more={"TRADEFACTS_RATE_LIMIT": "2"})
    ann, bob = api.private(7), api.private(8)
    for number in range(5):
        api.post(ann, f"question {number}")
    api.post(bob, "exports", by=8)
    await api.sent(1, bob)
    answers = await api.sent(3, ann)
    await api.quiet()
    assert [m["text"].splitlines()[0] for m in await api.sent(3, ann)] == [
        "You asked: question 0", "You asked: question 1", "<chat.limited> en",
    ]  # fmt: skip
    api.press(answers[0], "October")
    [press] = await api.called("answerCallbackQuery")
    assert not press.get("text")
    assert await api.called("editMessageText", 0) == []


async def test_a_text_that_is_too_long_is_not_read(bot: object, api: Recorder, road: Road) -> None:
    api.post(api.private(), "exports " * 200)
    [answer] = await api.sent(1)
    assert answer["text"] == "<chat.too_long> en"
    assert road.questions == []


async def test_who_is_not_on_the_list_hears_nothing(start: Start, api: Recorder, road: Road) -> None:
    await start(more={"TRADEFACTS_ALLOW": "7, -9", "TRADEFACTS_DENY": "9"})
    for number in (7, 8, 9):
        api.post(api.private(number), "exports", by=number)
    await api.sent(1, 7)
    await api.quiet()
    assert len(road.questions) == 1


@given(st.lists(st.floats(0, 40), max_size=60), st.integers(1, 5))
def test_no_minute_of_a_group_has_more_answers_or_more_than_one_word_about_it(pauses: list[float], most: int) -> None:
    clock = [0.0]
    window = Window(most, lambda: clock[0])
    told: dict[str, list[float]] = {"in": [], "limited": [], "silenced": []}
    for pause in pauses:
        clock[0] += pause
        told[window.take(-5)].append(clock[0])
        now = clock[0]
        recent = {verdict: sum(now - 60 < at <= now for at in times) for verdict, times in told.items()}
        assert recent["in"] <= most
        assert recent["limited"] <= 1
        if not told["in"] or told["in"][-1] != now:  # refused: then the minute is indeed full
            assert recent["in"] == most


def test_a_group_has_a_limit_of_its_own_and_a_user_who_is_told_counts_there_too() -> None:
    clock = [0.0]
    gate = Gate(frozenset(), frozenset(), 2, lambda: clock[0], in_group=3)
    assert [gate.weigh(MESSAGE) for _ in range(4)] == ["in", "in", "limited", "silenced"]
    assert [gate.weigh(ANONYMOUS) for _ in range(2)] == ["limited", "silenced"]
    clock[0] += 60
    assert gate.weigh(ANONYMOUS) == "in"
    free = Gate(frozenset(), frozenset(), None, lambda: clock[0])
    assert {free.weigh(MESSAGE) for _ in range(99)} == {"in"}
