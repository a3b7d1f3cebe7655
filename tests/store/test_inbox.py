"""The inbox, on both kinds of database: nothing lost, nothing twice, one at a time of a conversation, in order."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.conversation import Conversation
from bot.model import Query, Turn
from bot.store import Inbox, Preferences, Received, Store, talk_of


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000

    def __call__(self) -> int:
        return self.now


def updates(*numbers_and_chats: tuple[int, str]) -> list[Received]:
    return [Received(number, chat, f'{{"update_id":{number}}}') for number, chat in numbers_and_chats]


def numbers(claimed: list[Received]) -> list[int]:
    return [one.number for one in claimed]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def store(database: str, clock: Clock) -> AsyncIterator[Store]:
    opened = await Store.open(database, clock)
    yield opened
    await opened.close()


async def test_the_oldest_of_each_conversation_is_claimed_and_the_next_once_that_is_answered(store: Store) -> None:
    inbox = store.inbox
    await inbox.take_in(updates((3, "b"), (1, "a"), (2, "a"), (4, "c")))
    claimed = await inbox.claim(10)
    assert numbers(claimed) == [1, 3, 4]
    assert claimed[0].body == '{"update_id":1}'
    assert await inbox.claim(10) == []
    await store.write(answered=1)
    assert numbers(await inbox.claim(10)) == [2]
    assert await inbox.depth() == 3


async def test_taking_in_claims_in_the_same_breath(store: Store) -> None:
    assert numbers(await store.inbox.take_in(updates((1, "a"), (2, "b"), (3, "c")), claim=2)) == [1, 2]
    assert numbers(await store.inbox.claim(9)) == [3]


async def test_what_is_kept_of_a_chat_is_found_as_its_update_is_claimed(store: Store) -> None:
    talk = Conversation("de", (Turn(Query("level")),))
    await store.conversations.write("a", talk)
    await store.chats.write("b", Preferences(quiet=True))
    one, two = await store.inbox.take_in(updates((1, "a"), (2, "b"), (3, "a")), 10)
    assert one.seen is not None
    assert two.seen is not None
    assert (one.seen.preferences, talk_of(one.seen.talk)) == (Preferences(), talk)
    assert (two.seen.preferences, talk_of(two.seen.talk)) == (Preferences(quiet=True), Conversation())
    await store.write(store.conversations.change("a", Conversation("en")), answered=1)
    [three] = await store.inbox.claim(10)
    assert three.seen is not None
    assert talk_of(three.seen.talk) == Conversation("en")


async def test_an_update_that_comes_twice_is_one_row_even_when_answered(store: Store) -> None:
    await store.inbox.take_in(updates((1, "a"), (1, "a")))
    await store.inbox.claim(1)
    await store.write(answered=1)
    assert await store.inbox.take_in(updates((1, "a"), (2, "a")), claim=5) == updates((2, "a"))


async def test_the_answer_and_the_talk_are_written_together_and_the_text_is_blanked(
    store: Store, database: str
) -> None:
    await store.inbox.take_in(updates((1, "a")), claim=1)
    await store.write(store.conversations.change("a", Conversation("es")), answered=1)
    assert await store.conversations.read("a") == Conversation("es")
    assert await store.inbox.depth() == 0
    other = await Store.open(database)
    rows = await other._database.run(lambda c: c.exec_driver_sql("SELECT state, body, owner FROM inbox").all())
    assert [tuple(row) for row in rows] == [(2, "", None)]
    await other.close()


async def test_what_fails_for_a_while_returns_later_and_later_and_not_for_ever(store: Store, clock: Clock) -> None:
    await store.inbox.take_in(updates((1, "a"), (2, "a")))
    waited = []
    while True:
        start = clock.now
        while not (claimed := await store.inbox.claim(5)):
            clock.now += 1
        assert numbers(claimed) == [1]
        waited.append(clock.now - start)
        if not await store.inbox.give_back(1, claimed[0].tries):
            break
    assert waited == [0, 1, 2, 5, 10, 20, 40, 60]
    await store.write(answered=1)
    assert numbers(await store.inbox.claim(5)) == [2]


async def test_a_claim_that_nobody_renews_returns_after_a_minute(store: Store, clock: Clock) -> None:
    await store.inbox.take_in(updates((1, "a"), (2, "b")), claim=2)
    clock.now += 50
    await store.inbox.renew([1])
    clock.now += 11
    assert await store.inbox.release_stale() == 1
    assert numbers(await store.inbox.claim(5)) == [2]


async def test_the_claims_of_a_process_that_is_gone_return_at_once(store: Store, clock: Clock) -> None:
    host = socket.gethostname()[:60]
    dead = Inbox(store._database, clock, f"{host}:{2**22 - 1}")
    alive = Inbox(store._database, clock, f"{host}:{os.getppid()}")
    elsewhere = Inbox(store._database, clock, "another-machine:7")
    for number, owner in enumerate((dead, alive, elsewhere)):
        await owner.take_in(updates((number, f"chat {number}")), claim=1)
    assert await store.inbox.release_stale() == 1
    assert numbers(await store.inbox.claim(5)) == [0]


async def test_what_is_released_is_claimed_again(store: Store) -> None:
    await store.inbox.take_in(updates((1, "a"), (2, "b")), claim=2)
    await store.inbox.release([2])
    assert numbers(await store.inbox.claim(5)) == [2]
    await store.inbox.release_own()
    assert numbers(await store.inbox.claim(5)) == [1, 2]


async def test_numbers_are_kept_for_two_days(store: Store, clock: Clock) -> None:
    await store.inbox.take_in(updates((1, "a"), (2, "b")), claim=1)
    await store.write(answered=1)
    clock.now += 48 * 3600
    await store.prune()
    assert numbers(await store.inbox.take_in(updates((1, "a"), (2, "b")), claim=9)) == [1, 2]


async def test_two_stores_share_the_work_and_keep_each_conversation_in_order(database: str) -> None:
    one, two = await Store.open(database), await Store.open(database)
    await one.inbox.take_in(updates(*((number, f"chat {number % 7}") for number in range(140))))
    done: list[int] = []
    busy: set[str] = set()

    async def work(store: Store) -> None:
        while await store.inbox.depth():
            for update in await store.inbox.claim(3):
                assert update.chat not in busy
                busy.add(update.chat)
                await asyncio.sleep(0)
                done.append(update.number)
                busy.remove(update.chat)
                await store.write(answered=update.number)

    async with asyncio.timeout(60):
        await asyncio.gather(work(one), work(two))
    assert sorted(done) == list(range(140))
    for chat in range(7):
        assert [n for n in done if n % 7 == chat] == list(range(chat, 140, 7))
    await one.close()
    await two.close()


async def test_stores_opened_at_once_migrate_one_after_the_other(database: str) -> None:
    stores = await asyncio.gather(*(Store.open(database) for _ in range(4)))
    for store in stores:
        assert await store.reached()
        await store.close()


async def test_a_new_file_opened_by_many_at_once_opens_for_all(tmp_path: Path) -> None:
    for turn in range(10):  # one in eight turns failed: two that turned the file over refused each other
        address = f"sqlite:///{tmp_path / f'{turn}.sqlite'}"
        stores = await asyncio.gather(*(Store.open(address) for _ in range(6)))
        assert all(await asyncio.gather(*(store.reached() for store in stores)))
        for store in stores:
            await store.close()
