"""Key -> the question behind a button whose query is too long for the button itself."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.model import Query
from bot.store.tables import BUTTONS, upsert
from bot.store.turns import read_query, write_query

KEPT_SECONDS: Final = 400 * 86_400


@dataclass(frozen=True, slots=True)
class KeptButton:
    """What a button asks: its text, and its query where that is known."""

    text: str
    query: Query | None = None
    language: str | None = None


class Buttons:
    """Buttons by key. The key is made of what the button asks, so the same button is one row however often shown."""

    def __init__(self, engine: AsyncEngine, now: Callable[[], int]) -> None:
        self._engine, self._now = engine, now

    async def keep(self, button: KeptButton) -> str:
        """Writes the button and returns its key: 26 letters and digits."""
        query = write_query(button.query)
        said = "\x1f".join((button.language or "", query or "", button.text))
        key = hashlib.sha256(said.encode()).hexdigest()[:26]
        row = {
            "key": key,
            "text": button.text,
            "query": query,
            "language": button.language,
            "changed": self._now(),
        }
        async with self._engine.begin() as connection:
            await upsert(connection, BUTTONS, row)
        return key

    async def read(self, key: str) -> KeptButton | None:
        """What the button asks; None where it is too old."""
        wanted = select(BUTTONS.c.text, BUTTONS.c.query, BUTTONS.c.language).where(BUTTONS.c.key == key)
        async with self._engine.connect() as connection:
            row = (await connection.execute(wanted)).first()
        return None if row is None else KeptButton(row.text, read_query(row.query), row.language)

    async def prune(self) -> None:
        """Drops buttons that were last shown more than 400 days ago."""
        async with self._engine.begin() as connection:
            await connection.execute(delete(BUTTONS).where(BUTTONS.c.changed <= self._now() - KEPT_SECONDS))
