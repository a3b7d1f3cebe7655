"""The same bot behind a webhook: forged calls are turned away, a full inbox sends Telegram off until later."""

from __future__ import annotations

import io
from typing import Any

import aiohttp
import pytest

from bot.chat.telegram.hooks import secret_of
from bot.errors import BadSetup
from tests.chat.conftest import Road, Start
from tests.chat.recorder import TOKEN, Fault, Recorder
from tests.postgres import free_port

HEADER = "X-Telegram-Bot-Api-Secret-Token"


def hooked(**more: str) -> dict[str, Any]:
    """Settings of a bot that listens, and the address of its webhook."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    return {
        "webhook": True,
        "more": {"TRADEFACTS_WEBHOOK_URL": url, "TRADEFACTS_WEBHOOK_LISTEN": f"127.0.0.1:{port}", **more},
    }


async def test_questions_that_come_by_webhook_are_answered_in_order(start: Start, api: Recorder) -> None:
    settings = hooked()
    await start(**settings)
    [asked] = await api.called("setWebhook")
    assert asked["url"] == settings["more"]["TRADEFACTS_WEBHOOK_URL"] + "/telegram"
    assert asked["secret_token"] == secret_of(TOKEN)
    assert asked["allowed_updates"] == ["message", "edited_message", "callback_query", "inline_query", "my_chat_member"]
    ann, bob = api.private(7), api.private(8)
    for number in range(5):
        api.post(ann, f"question {number}")
    api.post(bob, "exports", by=8)
    answers = await api.sent(5, ann)
    assert [m["text"].splitlines()[0] for m in answers] == [f"You asked: question {n}" for n in range(5)]
    await api.sent(1, bob)
    assert set(api.hook_answers) == {200}
    assert await api.called("getUpdates", 0) == []


async def test_the_webhook_stays_when_the_bot_stops_and_what_comes_meanwhile_is_answered_after_it(
    start: Start, api: Recorder
) -> None:
    settings = hooked()
    end = await start(**{**settings, "more": dict(settings["more"])})
    await end()
    assert await api.called("deleteWebhook", 0) == []
    ann = api.private()
    api.post(ann, "exports")
    await api.quiet(0.2)
    assert 0 in api.hook_answers
    await start(**settings)
    await api.sent(1, ann)


async def test_who_does_not_know_the_secret_is_turned_away(start: Start, api: Recorder, road: Road) -> None:
    settings = hooked()
    await start(**settings)
    url = settings["more"]["TRADEFACTS_WEBHOOK_URL"] + "/telegram"
    update = {"update_id": 1, "message": {"text": "exports", "chat": {"id": 7, "type": "private"}}}
    async with aiohttp.ClientSession() as session:
        for headers in ({}, {HEADER: "guess"}, {HEADER: "é"}):
            async with session.post(url, json=update, headers=headers) as response:
                assert response.status == 403
        good = {HEADER: secret_of(TOKEN)}
        async with session.get(url, headers=good) as response:
            assert response.status == 405
        async with session.post(url, data=io.BytesIO(b"x" * (2 << 20)), headers=good) as response:
            assert response.status == 413
        for body in (b"no json", b"[]", b'{"update_id": "one"}', b"\xff"):
            async with session.post(url, data=body, headers=good) as response:
                assert response.status == 200
    await api.quiet(0.1)
    assert road.questions == []


async def test_telegram_is_told_to_come_again_while_the_inbox_is_full(start: Start, api: Recorder) -> None:
    await start(**hooked(TRADEFACTS_INBOX_LIMIT="2"))
    api.faults.append(Fault("sendMessage", 200, times=2, delay=0.5))
    chats = [api.private(number) for number in range(10, 16)]
    for chat in chats:
        api.post(chat, "exports", by=chat)
    await api.sent(6)
    assert 503 in api.hook_answers
    for chat in chats:
        assert len(await api.sent(1, chat)) == 1


async def test_a_webhook_without_an_address_is_a_bad_setup(start: Start) -> None:
    end = await start(webhook=True, more={"TRADEFACTS_WEBHOOK_URL": ""})
    with pytest.raises(BadSetup, match="TRADEFACTS_WEBHOOK_URL is not set"):
        await end()
