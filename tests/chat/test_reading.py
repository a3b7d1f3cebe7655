"""Updates as the library's objects: what is put together by hand is just what the library reads."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Bot, Update

from bot.chat.telegram.answering import read

WORDS: dict[str, Any] = {
    "message_id": 5,
    "date": 1790000000,
    "chat": {"id": 7, "first_name": "Ann", "username": "ann", "type": "private", "new_in_some_version": 1},
    "from": {"id": 7, "first_name": "Ann", "is_bot": False, "language_code": "de", "is_premium": True, "newer": 2},
    "text": "Ausfuhren im Mai 2025?",
}
REPLIED = {**WORDS, "message_id": 4}


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"entities": [{"type": "bot_command", "offset": 0, "length": 5}]},
        {"reply_to_message": REPLIED},
        {"chat": {"id": -100, "title": "Desk", "type": "supergroup"}, "message_thread_id": 3, "is_topic_message": True},
        {"chat": {**WORDS["chat"], "newer_still": {"of": [1, 2]}}},
    ],
    ids=["words", "command", "reply", "topic", "fields with fields"],
)
def test_a_message_is_read_as_the_library_reads_it(more: dict[str, Any]) -> None:
    bot, data = Bot("1:a"), {"update_id": 9, "message": {**WORDS, **more}}
    ours, theirs = read(data, bot), Update.de_json(data, bot)
    assert ours.to_dict() == theirs.to_dict()
    assert ours.message is not None
    assert theirs.message is not None
    assert ours.message.date == theirs.message.date
    assert ours.effective_user == theirs.effective_user
    assert ours.message.get_bot() is ours.get_bot() is bot


def test_whoever_changes_is_read_anew() -> None:
    bot = Bot("1:a")
    for name in ("Ann", "Anna"):
        who = {**WORDS["from"], "first_name": name}
        read_again = read({"update_id": 9, "message": {**WORDS, "from": who}}, bot)
        assert read_again.effective_user is not None
        assert read_again.effective_user.first_name == name


def test_other_updates_are_the_librarys() -> None:
    data = {"update_id": 9, "edited_message": {**WORDS, "edit_date": 1790000001}}
    assert read(data, Bot("1:a")).to_dict() == Update.de_json(data, Bot("1:a")).to_dict()


def test_what_cannot_be_read_raises() -> None:
    """Its caller notes it and leaves it out."""
    with pytest.raises((TypeError, KeyError, ValueError)):
        read({"update_id": 9, "message": {**WORDS, "date": "yesterday"}}, Bot("1:a"))
