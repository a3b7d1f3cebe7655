"""SQLite's log of new pages -> the file itself, beside the writing instead of within it.

Left to itself SQLite does this in whichever transaction fills the log's thousandth page: one answer in sixty waited for
the disk to say that it has everything, two or three times as long as the others.
"""

from __future__ import annotations

import logging
import sqlite3
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

LOG = logging.getLogger(__name__)

EVERY: Final = 200  # transactions
# Pages of 4 KB after which a transaction does it all the same: where the disk does not keep up the log must not grow
# for ever.
AT_MOST: Final = 8000


class Checkpoints:
    """One for a file. The transactions' thread tells of each; the work is done in a thread and on a connection apart,
    and waits for nobody who writes or reads."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._thread = ThreadPoolExecutor(1, "checkpoints")
        self._count = 0
        self._under_way: Future[None] | None = None
        self._connection: sqlite3.Connection | None = None

    def written(self) -> None:
        """A transaction was committed."""
        self._count += 1
        if self._count >= EVERY and (self._under_way is None or self._under_way.done()):
            self._count = 0
            self._under_way = self._thread.submit(self._move)

    def close(self) -> None:
        """Waits for what is under way; may be called from any thread, once."""
        self._thread.submit(self._leave).result()
        self._thread.shutdown()

    def _move(self) -> None:
        try:
            if self._connection is None:
                self._connection = sqlite3.connect(self._path, isolation_level=None)
            self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        except sqlite3.Error as error:  # a full disk: who writes meets it too, and says it to whom it concerns
            LOG.warning("the database's log could not be moved into its file: %s", error)

    def _leave(self) -> None:
        if self._connection is not None:
            self._connection.close()
