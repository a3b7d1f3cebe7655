"""A file -> the right to change what lies beside it, held by one process at a time and let go when that one ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import BadSetup


class Busy(BadSetup):
    """Another process is at work on the same figures."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Holds the lock; Busy at once where another process has it, BadSetup where the file cannot be made.

    The system lets go of it when the process ends, however that ends: no stale lock is ever left.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        number = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise BadSetup(
            f"{path.parent} cannot be written ({error.strerror}); give this user the right to, or set TRADEFACTS_STATE."
        ) from error
    try:
        if not _take(number):
            raise Busy("Another tradefacts is changing these figures just now; try again when it is done.")
        yield
    finally:
        os.close(number)


def _take(number: int) -> bool:
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
