"""What SQLite has in its log reaches the file beside the writing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.store.checkpoints import EVERY, Checkpoints


def in_the_file(path: Path) -> int:
    """Rows in the file itself: who opens it as one that nobody changes does not look into the log."""
    with closing(sqlite3.connect(f"file:{path}?immutable=1", uri=True)) as connection:
        return int(connection.execute("SELECT count(*) FROM said").fetchone()[0])


def writer(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE said (word TEXT)")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("PRAGMA wal_autocheckpoint=0")
    connection.execute("INSERT INTO said VALUES ('exports')")
    return connection


@pytest.mark.parametrize(("transactions", "rows"), [(EVERY, 1), (EVERY - 1, 0)])
def test_the_log_is_moved_after_so_many_transactions(tmp_path: Path, transactions: int, rows: int) -> None:
    path = tmp_path / "state.sqlite"
    with closing(writer(path)):
        checkpoints = Checkpoints(str(path))
        for _ in range(transactions):
            checkpoints.written()
        checkpoints.close()
        assert in_the_file(path) == rows


def test_a_file_that_cannot_be_reached_is_said_and_hinders_nobody(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    checkpoints = Checkpoints(str(tmp_path / "nowhere" / "state.sqlite"))
    for _ in range(EVERY):
        checkpoints.written()
    checkpoints.close()
    assert "could not be moved" in caplog.text
