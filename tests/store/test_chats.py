"""What a chat has set, forgetting it whole, its move to another key, how long each thing is kept; both databases."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, select

from bot.conversation import Conversation
from bot.model import Period, Query, Style, Turn
from bot.store import Alert, Answered, KeptButton, Looked, Preferences, Process, Received, Store, digest, migrations
from bot.store.tables import FORGOTTEN_WITH_A_CHAT, METADATA

TURN = Turn(Query("level", flow="export", partners=("USA",), periods=(Period.month(2025, 11),)), ("USA",))
TALK = Conversation("en", (TURN,))
SET = Preferences(Style("zh", "bn", "long", False), charts=False, quiet=True, greeted=True)
DAY = 86_400
OLD, NEW = "telegram:-5", "telegram:-1005"


class Clock:
    def __init__(self) -> None:
        self.now = 1_000 * DAY

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def store(database: str, clock: Clock) -> AsyncIterator[Store]:
    opened = await Store.open(database, clock)
    yield opened
    await opened.close()


async def everything(store: Store, chat: str, update: int) -> None:
    """Writes one row of each kind for a chat, its update answered."""
    answered = Answered((8, 9), True, TALK, digest(TALK))
    await store.chats.write(chat, SET)
    await store.inbox.take_in([Received(update, chat, "{}")], claim=1)
    changes = (
        store.conversations.change(chat, TALK),
        store.replies.change(chat, 9, TALK),
        store.answers.change(chat, 7, answered),
    )
    await store.write(*changes, answered=update)
    alert = Alert(chat, "weekly", "0 09:00 UTC", key=f"key of {chat}", due=0)
    await store.alerts.add(alert)
    await store.alerts.settle([Looked(alert, told=("2026-11-30",), due=9)], "")
    await store.retired.add(chat)


async def chats_in(store: Store) -> dict[str, set[str]]:
    """The keys of chats in every table that has such."""

    def work(connection: Connection) -> dict[str, set[str]]:
        tables = [table for table in METADATA.sorted_tables if "chat" in table.c]
        return {table.name: set(connection.execute(select(table.c.chat)).scalars()) for table in tables}

    return await store._database.run(work)


async def test_what_a_chat_has_set_is_read_again_and_others_have_the_usual(store: Store, database: str) -> None:
    await store.chats.write("telegram:1", SET)
    other = await Store.open(database)
    assert await other.chats.read("telegram:1") == SET
    assert await other.chats.read("telegram:2") == Preferences()
    await other.chats.write("telegram:1", Preferences())
    assert await store.chats.read("telegram:1") == Preferences()
    await other.close()


async def test_forgetting_a_chat_leaves_nothing_of_it_and_everything_of_the_others(store: Store) -> None:
    await everything(store, "telegram:1", 1)
    await everything(store, "telegram:2", 2)
    assert all({"telegram:1", "telegram:2"} <= keys for keys in (await chats_in(store)).values())
    await store.forget("telegram:1")
    left = await chats_in(store)
    assert not [table for table, keys in left.items() if "telegram:1" in keys]
    assert all("telegram:2" in keys for keys in left.values())
    assert await store.conversations.read("telegram:2") == TALK
    # Not twice, although nobody knows any more whose it was.
    assert await store.inbox.take_in([Received(1, "telegram:1", "{}")], claim=9) == []


async def test_forgetting_leaves_what_is_still_to_be_answered(store: Store) -> None:
    await store.inbox.take_in([Received(1, "telegram:1", "{}"), Received(2, "telegram:1", '{"a": 1}')], claim=1)
    await store.forget("telegram:1")
    await store.write(answered=1)
    assert await store.inbox.claim(9) == [Received(2, "telegram:1", '{"a": 1}')]


async def test_every_table_that_names_a_chat_is_forgotten_with_it() -> None:
    named = {table.name for table in METADATA.sorted_tables if "chat" in table.c}
    assert named == {table.name for table in FORGOTTEN_WITH_A_CHAT} | {"inbox"}


async def test_a_group_that_becomes_a_supergroup_keeps_what_it_has_set(store: Store) -> None:
    await everything(store, OLD, 1)
    await store.chats.write(NEW, Preferences(greeted=True))
    await store.chats.move(OLD, NEW)
    await store.chats.move(OLD, NEW)
    assert await store.chats.read(NEW) == SET
    assert await store.chats.read(OLD) == Preferences()
    assert await store.conversations.read(NEW) == TALK
    [alert] = await store.alerts.of(NEW)
    assert alert.key == f"key of {OLD}"
    assert not await store.retired.has(NEW)
    # Numbers of messages begin anew: nothing may lean on what an old one with the same number said.
    assert await store.replies.read(NEW, 9) is None
    assert await store.answers.read(NEW, 7) is None


async def test_a_move_without_settings_leaves_those_at_the_new_key(store: Store) -> None:
    await store.chats.write(NEW, SET)
    await store.chats.move(OLD, NEW)
    assert await store.chats.read(NEW) == SET


async def test_an_answer_is_found_by_its_question_for_five_minutes(store: Store, clock: Clock) -> None:
    answered = Answered((8, 9), True, TALK, digest(TALK))
    await store.write(store.answers.change("telegram:1", 7, answered))
    clock.now += 299
    found = await store.answers.read("telegram:1", 7)
    assert found == answered
    assert found.is_newest(TALK)
    assert not found.is_newest(Conversation("en", (TURN, TURN)))
    assert await store.answers.read("telegram:1", 8) is None
    clock.now += 1
    assert await store.answers.read("telegram:1", 7) is None


async def test_what_is_kept_is_kept_as_long_as_is_said_and_no_longer(store: Store, clock: Clock) -> None:
    """Settings for good, what is watched until it ends; talks and replies 30 days; numbers of updates 48 hours; what an
    edit needs five minutes."""
    await everything(store, "telegram:1", 1)
    key = await store.buttons.keep(KeptButton("months above 110 bn", None, "en"))

    async def kept() -> set[str]:
        await store.prune()
        return {table for table, keys in (await chats_in(store)).items() if keys} - {"alerts", "sends"}

    assert await kept() == {"chats", "conversations", "replies", "answers", "retired", "inbox"}
    clock.now += 300
    assert await kept() == {"chats", "conversations", "replies", "retired", "inbox"}
    clock.now += 2 * DAY - 301
    assert "inbox" in await kept()
    clock.now += 1
    assert await kept() == {"chats", "conversations", "replies", "retired"}
    clock.now += 28 * DAY - 1
    assert await store.conversations.read("telegram:1") == TALK
    clock.now += 1
    assert await store.conversations.read("telegram:1") == Conversation()
    assert await store.replies.read("telegram:1", 9) is None
    assert await kept() == {"chats", "retired"}
    clock.now += 370 * DAY
    await store.prune()
    assert await store.buttons.read(key) is None


async def test_processes_that_have_fallen_silent_are_not_at_work(store: Store, clock: Clock) -> None:
    one = Process("host:1", "0.1.0", "abc", clock.now, 0, 5)
    two = Process("host:2", "0.1.0", None, clock.now + 1, 2, 9)
    await store.processes.beat(two)
    await store.processes.beat(one)
    assert await store.processes.at_work() == (one, two)
    clock.now += 45
    await store.processes.beat(one)
    clock.now += 30
    assert await store.processes.at_work() == (one,)
    await store.processes.leave("host:1")
    assert await store.processes.at_work() == ()


async def test_an_older_database_keeps_its_talks(database: str) -> None:
    old = await Store.open(database)
    await old.conversations.write("telegram:1", TALK)

    def back(connection: Connection) -> None:
        config = Config()
        config.set_main_option("script_location", str(Path(migrations.__file__).parent))
        config.attributes["connection"] = connection
        command.downgrade(config, "0003")

    await old._database.run(back)
    await old.close()
    new = await Store.open(database)
    assert await new.conversations.read("telegram:1") == TALK
    await new.chats.write("telegram:1", SET)
    assert await new.chats.read("telegram:1") == SET
    await new.close()


async def test_many_chats_are_read_in_one_go(store: Store) -> None:
    await store.chats.write("telegram:3", SET)
    found = await asyncio.gather(*(store.chats.read(f"telegram:{n}") for n in range(6)))
    assert [one == SET for one in found] == [False, False, False, True, False, False]
