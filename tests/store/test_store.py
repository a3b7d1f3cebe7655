"""The store: what is written is read again, by a second process too; old things go; migrations match the tables."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from bot.conversation import Conversation
from bot.errors import BadSetup
from bot.model import Bound, Period, Query, Turn
from bot.store import KeptButton, Store
from bot.store.tables import METADATA

TURN = Turn(Query("level", flow="export", partners=("USA",), periods=(Period.month(2025, 11),)), ("USA",))
DAY = 86_400


def address(folder: Path) -> str:
    return f"sqlite:///{folder / 'state' / 'facts.sqlite'}"


async def test_a_talk_outlives_the_process(tmp_path: Path) -> None:
    store = await Store.open(address(tmp_path))
    assert await store.conversations.read("telegram:1") == Conversation()
    await store.conversations.write("telegram:1", Conversation("es", (TURN,)))
    await store.conversations.write("telegram:1", Conversation("en", (TURN, TURN)))
    await store.close()
    again = await Store.open(address(tmp_path))
    assert await again.conversations.read("telegram:1") == Conversation("en", (TURN, TURN))
    assert await again.conversations.read("telegram:2") == Conversation()
    await again.close()


async def test_the_last_fifty_replies_of_a_chat_are_kept_for_thirty_days(tmp_path: Path) -> None:
    clock = [1_000 * DAY]
    store = await Store.open(address(tmp_path), lambda: clock[0])
    for message in range(1, 61):
        await store.replies.write("telegram:-5", message, Conversation("en", (TURN,)))
    await store.replies.write("telegram:-6", 1, Conversation("en", (TURN,)))
    assert await store.replies.read("telegram:-5", 10) is None
    assert await store.replies.read("telegram:-5", 11) == Conversation("en", (TURN,))
    clock[0] += 31 * DAY
    assert await store.replies.read("telegram:-6", 1) is None
    await store.prune()
    clock[0] -= 31 * DAY
    assert await store.replies.read("telegram:-6", 1) is None
    await store.close()


async def test_the_same_button_is_one_row(tmp_path: Path) -> None:
    store = await Store.open(address(tmp_path))
    query = Query("threshold", condition=Bound("above", 110.0, unit="USD_bn"))
    key = await store.buttons.keep(KeptButton("months above 110 bn", query, "en"))
    assert await store.buttons.keep(KeptButton("months above 110 bn", query, "en")) == key
    assert await store.buttons.read(key) == KeptButton("months above 110 bn", query, "en")
    assert await store.buttons.read("0" * 26) is None
    assert await store.buttons.keep(KeptButton("months above 110 bn", None, "en")) != key
    await store.close()


async def test_the_migrations_make_the_tables_that_the_code_names(tmp_path: Path) -> None:
    await (await Store.open(address(tmp_path))).close()
    engine = create_engine(address(tmp_path))
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    engine.dispose()


async def test_what_nobody_can_read_counts_as_forgotten(tmp_path: Path) -> None:
    store = await Store.open(address(tmp_path))
    await store.conversations.write("telegram:1", Conversation("en", (TURN,)))
    file = sqlite3.connect(tmp_path / "state" / "facts.sqlite")
    file.execute('update conversations set turns = \'[{"query": {"operation": 5}}]\'')
    file.commit()
    file.close()
    assert await store.conversations.read("telegram:1") == Conversation("en")
    await store.close()


async def test_a_database_of_a_newer_version_is_a_bad_setup(tmp_path: Path) -> None:
    await (await Store.open(address(tmp_path))).close()
    file = sqlite3.connect(tmp_path / "state" / "facts.sqlite")
    file.execute("update alembic_version set version_num = '9999'")
    file.commit()
    file.close()
    with pytest.raises(BadSetup, match="newer version"):
        await Store.open(address(tmp_path))


@pytest.mark.parametrize("url", ["no address at all", "sqlite:////proc/none/facts.sqlite", "mystery://x"])
async def test_an_impossible_database_is_a_bad_setup(url: str) -> None:
    with pytest.raises(BadSetup):
        await Store.open(url)


async def test_a_chat_that_takes_no_messages_is_retired_until_it_is_answered_again(tmp_path: Path) -> None:
    store = await Store.open(address(tmp_path))
    for chat in ("telegram:1", "telegram:-2", "telegram:3"):
        await store.retired.add(chat)
    assert await store.retired.has("telegram:1")
    await store.conversations.write("telegram:1", Conversation("en", (TURN,)))
    await store.replies.write("telegram:-2", 7, Conversation("en", (TURN,)))
    assert [await store.retired.has(chat) for chat in ("telegram:1", "telegram:-2", "telegram:3")] == [0, 0, 1]
    await store.close()


async def test_an_address_of_the_asyncio_driver_is_taken_too(tmp_path: Path) -> None:
    store = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'facts.sqlite'}")
    assert not store.shared
    await store.close()
