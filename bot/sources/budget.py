"""Calls that a service allows in a day -> a count on disk that every process shares; a crash cannot lose a call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bot.errors import BadSetup


def _now() -> datetime:
    return datetime.now(UTC)


class Budget:
    """So many calls a day (UTC). A file a day in the folder holds one byte a call: each byte has a place of its own,
    so that two processes at once count right, and what is counted stays counted whatever becomes of the call."""

    def __init__(self, folder: Path | None, name: str, a_day: int, now: Callable[[], datetime] = _now) -> None:
        """folder: None counts the calls of this run only."""
        self._folder, self._name, self._a_day, self._now, self._here = folder, name, a_day, now, 0

    def spend(self) -> bool:
        """Counts one call; False where the day's calls are all made. BadSetup where the folder cannot be written."""
        if self.left <= 0:
            return False
        self._here += 1
        path = self._path()
        if path is None:
            return True
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("ab", buffering=0) as file:
                file.write(b".")
                place = file.tell()
            for old in path.parent.glob(f"{self._name}-*.calls"):
                if old.name < path.name:
                    old.unlink(missing_ok=True)
        except OSError as error:
            raise BadSetup(f"{path.parent} cannot be written ({error.strerror}); make room there") from error
        return place <= self._a_day

    @property
    def left(self) -> int:
        """How many calls are left of today's."""
        path = self._path()
        try:
            made = self._here if path is None else path.stat().st_size
        except (FileNotFoundError, NotADirectoryError):
            made = 0
        return self._a_day - made

    def _path(self) -> Path | None:
        return None if self._folder is None else self._folder / f"{self._name}-{self._now():%Y-%m-%d}.calls"
