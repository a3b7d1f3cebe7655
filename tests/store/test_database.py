"""The database: a server that is restarted is waited for; what fails writes nothing."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from bot.conversation import Conversation
from bot.store import Store, StoreAway
from bot.store.database import Database
from tests.postgres import Postgres


async def test_a_server_that_restarts_is_waited_for(postgres: Postgres) -> None:
    store = await Store.open(postgres.url)
    await store.conversations.write("a", Conversation("es"))
    await asyncio.to_thread(postgres.stop)
    assert not await store.reached()
    writing = asyncio.create_task(store.conversations.write("a", Conversation("ja")))
    await asyncio.sleep(0.5)
    assert not writing.done()
    await asyncio.to_thread(postgres.start)
    async with asyncio.timeout(10):
        await writing
    assert await store.reached()
    assert await store.conversations.read("a") == Conversation("ja")
    await store.close()
    postgres.empty()


async def test_a_database_that_stays_away_says_so(
    postgres: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.database._AWAY_SECONDS", 0.3)
    store = await Store.open(postgres.url)
    await asyncio.to_thread(postgres.stop)
    with pytest.raises(StoreAway):
        await store.conversations.read("a")
    await asyncio.to_thread(postgres.start)
    assert await store.conversations.read("a") == Conversation()
    await store.close()
    postgres.empty()

    one = Database.at(f"sqlite:///{tmp_path / 'facts.sqlite'}")
    with pytest.raises(StoreAway, match="no such table"):
        await one.run(lambda connection: connection.execute(text("SELECT * FROM nowhere")))
    await one.close()


async def test_what_fails_in_the_middle_writes_nothing(database: str) -> None:
    one = Database.at(database)
    await one.run(lambda connection: connection.execute(text("CREATE TABLE kept (n integer)")))

    def half(connection: Connection) -> None:
        connection.execute(text("INSERT INTO kept VALUES (1)"))
        raise ValueError("in the middle")

    with pytest.raises(ValueError, match="in the middle"):
        await one.run(half)
    assert await one.run(lambda connection: connection.execute(text("SELECT count(*) FROM kept")).scalar()) == 0
    await one.close()
