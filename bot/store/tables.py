"""The tables: columns of plain types, queries as JSON text, times as seconds since 1970 (UTC)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Executable,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite

METADATA = MetaData()

_IS_CLAIMED, _IS_OPEN, _IS_WAITING = text("state = 1"), text("state < 2"), text("state = 0")

CONVERSATIONS = Table(
    "conversations",
    METADATA,
    Column("chat", String(80), primary_key=True),
    Column("turns", Text, nullable=False),
    Column("language", String(16)),
    Column("changed", BigInteger, nullable=False),
    Index("conversations_by_age", "changed"),
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

WAITING: Final = 0
CLAIMED: Final = 1
ANSWERED: Final = 2

INBOX = Table(
    "inbox",
    METADATA,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat", String(80), nullable=False),
    Column("body", Text, nullable=False),
    Column("state", SmallInteger, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("due", BigInteger, nullable=False),
    Column("owner", String(80)),
    Column("changed", BigInteger, nullable=False),
    # The database itself sees to it that a conversation is never worked on twice at a time.
    Index("inbox_one_claim_a_chat", "chat", unique=True, sqlite_where=_IS_CLAIMED, postgresql_where=_IS_CLAIMED),
    Index("inbox_open", "chat", "update_id", sqlite_where=_IS_OPEN, postgresql_where=_IS_OPEN),
    Index("inbox_waiting", "update_id", sqlite_where=_IS_WAITING, postgresql_where=_IS_WAITING),
    Index("inbox_by_age", "changed"),
)

RETIRED = Table(
    "retired",
    METADATA,
    Column("chat", String(80), primary_key=True),
    Column("changed", BigInteger, nullable=False),
)

VERSIONS = Table(
    "data_versions",
    METADATA,
    Column("checksum", String(64), primary_key=True),
    Column("number", BigInteger, nullable=False),
    Column("changed", BigInteger, nullable=False),
    Index("data_versions_by_number", "number", unique=True),
)

CHATS = Table(
    "chats",
    METADATA,
    Column("chat", String(80), primary_key=True),
    Column("language", String(16)),
    Column("scale", String(8)),
    Column("length", String(8)),
    Column("currency_note", Boolean, nullable=False),
    Column("charts", Boolean, nullable=False),
    Column("quiet", Boolean, nullable=False),
    Column("greeted", Boolean, nullable=False),
    Column("changed", BigInteger, nullable=False),
)

ANSWERS = Table(
    "answers",
    METADATA,
    Column("chat", String(80), primary_key=True),
    Column("question", BigInteger, primary_key=True, autoincrement=False),
    Column("messages", Text, nullable=False),
    Column("photo", Boolean, nullable=False),
    Column("turns", Text, nullable=False),
    Column("language", String(16)),
    Column("after", String(32), nullable=False),
    Column("changed", BigInteger, nullable=False),
    Index("answers_by_age", "changed"),
)

PROCESSES = Table(
    "processes",
    METADATA,
    Column("owner", String(80), primary_key=True),
    Column("version", String(32), nullable=False),
    Column("checksum", String(64)),
    Column("started", BigInteger, nullable=False),
    Column("errors", Integer, nullable=False),
    Column("updates", Integer, nullable=False),
    Column("changed", BigInteger, nullable=False),
)

ALERTS = Table(
    "alerts",
    METADATA,
    Column("key", String(40), primary_key=True),
    Column("chat", String(80), nullable=False),
    Column("topic", BigInteger),
    Column("kind", String(16), nullable=False),
    Column("definition", Text, nullable=False),
    Column("language", String(16), nullable=False),
    Column("seen", Text, nullable=False),
    Column("data", String(64), nullable=False),
    Column("due", BigInteger),
    Column("changed", BigInteger, nullable=False),
    Index("alerts_by_chat", "chat"),
    Index("alerts_by_due", "due"),
    Index("alerts_by_data", "data"),
)

SENDS = Table(
    "sends",
    METADATA,
    # The database itself sees to it that no period is told twice of one alert.
    Column("alert", String(40), primary_key=True),
    Column("period", String(32), primary_key=True),
    Column("chat", String(80), nullable=False),
    Column("broadcast", String(40), nullable=False),
    Column("state", SmallInteger, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("due", BigInteger, nullable=False),
    Column("owner", String(80)),
    Column("made", BigInteger, nullable=False),
    Column("changed", BigInteger, nullable=False),
    Index("sends_by_chat", "chat"),
    Index("sends_by_age", "changed"),
    Index("sends_waiting", "due", sqlite_where=_IS_WAITING, postgresql_where=_IS_WAITING),
    Index("sends_claimed", "changed", sqlite_where=_IS_CLAIMED, postgresql_where=_IS_CLAIMED),
)

# What is kept of a chat, by its key in a column `chat`. What goes by numbers of messages does not move to a new key:
# they begin anew there, and a reply to one of the new ones would lean on an old talk.
MOVED_WITH_A_CHAT = (CHATS, CONVERSATIONS, ALERTS, SENDS)
FORGOTTEN_WITH_A_CHAT = (*MOVED_WITH_A_CHAT, REPLIES, ANSWERS, RETIRED)


def upsert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Writes the rows, over older ones with the same key, the last of equals; SQLite and PostgreSQL alike."""
    if not rows:
        return
    keys = table.primary_key.columns.keys()
    newest = {tuple(row[key] for key in keys): row for row in rows}
    # In the order of their keys, or two processes could each wait for a row that the other has locked.
    ordered = [newest[key] for key in sorted(newest)]
    connection.execute(_upserting(table, connection.dialect.name, tuple(rows[0])), ordered)


def insert_new(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Writes the rows whose key is not there yet."""
    if rows:
        keys = table.primary_key.columns.keys()
        ordered = sorted(rows, key=lambda row: tuple(row[key] for key in keys))
        connection.execute(_inserting(table, connection.dialect.name), ordered)


# To put a statement together takes longer than to run it.
@lru_cache(maxsize=64)
def _upserting(table: Table, dialect: str, columns: tuple[str, ...]) -> Executable:
    keys = table.primary_key.columns.keys()
    statement = (postgresql.insert if dialect == "postgresql" else sqlite.insert)(table)
    rest = {name: statement.excluded[name] for name in columns if name not in keys}
    return statement.on_conflict_do_update(index_elements=keys, set_=rest)


@lru_cache(maxsize=64)
def _inserting(table: Table, dialect: str) -> Executable:
    statement = (postgresql.insert if dialect == "postgresql" else sqlite.insert)(table)
    return statement.on_conflict_do_nothing(index_elements=table.primary_key.columns.keys())
