"""The tables: columns of plain types, queries as JSON text, times as seconds since 1970 (UTC)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, Index, MetaData, String, Table, Text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

METADATA = MetaData()

CONVERSATIONS = Table(
    "conversations",
    METADATA,
    Column("chat", String(80), primary_key=True),
    Column("turns", Text, nullable=False),
    Column("language", String(16)),
    Column("changed", BigInteger, nullable=False),
)

REPLIES = Table(
    "replies",
    METADATA,
    Column("chat", String(80), primary_key=True),
    Column("message", BigInteger, primary_key=True, autoincrement=False),
    Column("turns", Text, nullable=False),
    Column("language", String(16)),
    Column("changed", BigInteger, nullable=False),
    Index("replies_by_age", "changed"),
)

BUTTONS = Table(
    "buttons",
    METADATA,
    Column("key", String(40), primary_key=True),
    Column("text", Text, nullable=False),
    Column("query", Text),
    Column("language", String(16)),
    Column("changed", BigInteger, nullable=False),
    Index("buttons_by_age", "changed"),
)


async def upsert(connection: AsyncConnection, table: Table, row: dict[str, Any]) -> None:
    """Writes the row, over an older one with the same key; SQLite and PostgreSQL alike."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    keys = [column.name for column in table.primary_key]
    statement = insert(table).values(row)
    rest = {name: statement.excluded[name] for name in row if name not in keys}
    await connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=rest))
