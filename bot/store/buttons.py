"""Key -> the question behind a button whose query is too long for the button itself."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import delete, select

from bot.model import Query
from bot.store.database import Database
from bot.store.tables import BUTTONS
from bot.store.turns import read_query, write_query
from bot.store.writing import Change, Writing

KEPT_SECONDS: Final = 400 * 86_400
_REFRESHED_SECONDS: Final = 86_400  # a row written within a day is not written again
_KNOWN: Final = 4096


@dataclass(frozen=True, slots=True)
class KeptButton:
    """What a button asks: its text, and its query where that is known."""

    text: str
    query: Query | None = None
    language: str | None = None


class Buttons:
    """Buttons by key. The key is made of what the button asks, so the same button is one row however often shown."""

    def __init__(self, database: Database, writing: Writing, now: Callable[[], int]) -> None:
        self._database, self._writing, self._now = database, writing, now
        self._written: OrderedDict[str, int] = OrderedDict()

    async def keep(self, button: KeptButton) -> str:
        """Writes the button and returns its key: 26 letters and digits."""
        query = write_query(button.query)
        said = "\x1f".join((button.language or "", query or "", button.text))
        key = hashlib.sha256(said.encode()).hexdigest()[:26]
        now = self._now()
        if self._written.get(key, 0) + _REFRESHED_SECONDS > now:
            return key
        row = {"key": key, "text": button.text, "query": query, "language": button.language, "changed": now}
        await self._writing(Change(BUTTONS, row))
        self._written[key] = now
        while len(self._written) > _KNOWN:
            self._written.popitem(last=False)
        return key

    async def read(self, key: str) -> KeptButton | None:
        """What the button asks; None where it is too old."""
        wanted = select(BUTTONS.c.text, BUTTONS.c.query, BUTTONS.c.language).where(BUTTONS.c.key == key)
        row = await self._database.run(lambda connection: connection.execute(wanted).first())
        return None if row is None else KeptButton(row.text, read_query(row.query), row.language)

    async def prune(self) -> None:
        """Drops buttons that were last shown more than 400 days ago."""
        gone = delete(BUTTONS).where(BUTTONS.c.changed <= self._now() - KEPT_SECONDS)
        await self._database.run(lambda connection: connection.execute(gone))
