"""Where refreshed figures live: numbered versions, one of which is current; the one before it can be put back.

    <root>/current            the number of the version that is served; no file: the figures at hand and no more
    <root>/versions/7/        what the desk adds to the figures at hand (a Layer), about.json, report.txt
    <made>/<key>/             a whole data folder made of both: only a copy, made anew where it is missing

The root is <state>/data for the figures that come along with the program (which may lie where nobody can write), and
.desk inside the folder of TRADEFACTS_DATA. A version is whole on the disk before `current` is replaced by one rename.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from bot import __version__
from bot.desk.layer import Layer, read_layer, settle, to_disk, write, write_layer
from bot.desk.layers import lay
from bot.desk.locking import locked
from bot.errors import BadSetup
from bot.sources.files import checksum

_KEPT: Final = 5  # versions, and whole folders: a process that still answers from one may read in it


@dataclass(frozen=True, slots=True)
class About:
    """One version: its number, the one it was made from (0: the figures at hand), when (UTC), and by what."""

    number: int
    before: int
    made: str
    what: str


class Desk:
    """The versions of one data folder."""

    def __init__(self, base: Path, root: Path, made: Path) -> None:
        self.base, self.root, self._made = base, root, made

    @property
    def pointer(self) -> Path:
        """The file that changes whenever another version is served."""
        return self.root / "current"

    @property
    def current(self) -> int:
        """The number of the version served; 0 for the figures at hand. BadSetup where it cannot be told."""
        try:
            text = self.pointer.read_text("ascii").strip()
        except FileNotFoundError:
            return 0
        except (OSError, UnicodeDecodeError) as error:
            raise BadSetup(f"{self.pointer} cannot be read; write the number of a version into it, or 0") from error
        if not text.isdecimal() or (text != "0" and not self.about(int(text))):
            raise BadSetup(f"{self.pointer} names no version that is kept; write the number of one into it, or 0")
        return int(text)

    def about(self, number: int) -> About | None:
        """What a version is; None where it is not kept."""
        try:
            return About(**json.loads((self._version(number) / "about.json").read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def versions(self) -> tuple[About, ...]:
        """The versions kept, the oldest first."""
        found = (self.about(number) for number in self._numbers())
        return tuple(about for about in found if about is not None)

    def layer(self, number: int | None = None) -> Layer:
        """What a version (default: the one served) adds."""
        number = self.current if number is None else number
        return read_layer(self._version(number)) if number else Layer()

    def report(self, number: int) -> str:
        """What was told when the version was made."""
        path = self._version(number) / "report.txt"
        return path.read_text("utf-8") if path.is_file() else ""

    def folder(self) -> Path:
        """The whole data folder that is served now; BadSetup where it cannot be made."""
        for _ in range(3):
            number = self.current
            if not number:
                return self.base
            try:
                return self._whole(number)
            except FileNotFoundError:  # put back and cleared away in this very moment: look again
                continue
        raise BadSetup(f"{self.root} changes too fast to be read; try again")

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Keeps every other process from changing the versions; Busy where one is at it. Clears away what one that
        was killed has left."""
        with locked(self.root / "lock"):
            for left in self.root.glob("staging-*"):
                shutil.rmtree(left, ignore_errors=True)
            yield

    @contextmanager
    def staging(self) -> Iterator[Path]:
        """An empty folder beside the versions, gone at the end; within `changing` only."""
        try:
            folder = Path(tempfile.mkdtemp(prefix="staging-", dir=self.root))
        except OSError as error:
            raise cannot(self.root, error) from error
        try:
            yield folder
        except OSError as error:
            raise cannot(self.root, error) from error
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def publish(self, layer: Layer, what: str, report: str, now: datetime) -> int:
        """Serves a layer from now on; its number. Within `changing` only. BadSetup where the disk does not let it:
        then everything is as it was."""
        before = self.current
        number = max([before, *self._numbers()]) + 1
        with self.staging() as folder:
            fresh = folder / "version"
            write_layer(layer, fresh)
            about = About(number, before, now.strftime("%Y-%m-%dT%H:%M:%SZ"), what)
            write(fresh / "about.json", json.dumps(asdict(about), ensure_ascii=False))
            write(fresh / "report.txt", report)
            to_disk(fresh)
            (self.root / "versions").mkdir(exist_ok=True)
            os.replace(fresh, self._version(number))
            settle(self.root / "versions")
            self._serve(number, folder)
        self._clear()
        return number

    def go_back(self, to: int | None = None) -> int:
        """Serves an older version (default: the one before) from now on; its number. Within `changing` only.

        BadSetup where there is none, or it is not kept.
        """
        now = self.about(self.current)
        if to is None and now is None:
            raise BadSetup("There is nothing to roll back: these are the figures as they came.")
        wanted = to if to is not None else now.before if now is not None else 0
        if wanted and not self.about(wanted):
            kept = ", ".join(str(about.number) for about in self.versions()) or "none"
            raise BadSetup(f"Version {wanted} is not kept any more (kept: {kept}; 0 is the figures as they came).")
        with self.staging() as folder:
            self._serve(wanted, folder)
        return wanted

    def _serve(self, number: int, folder: Path) -> None:
        write(folder / "current", f"{number}\n")
        os.replace(folder / "current", self.pointer)
        with suppress(OSError):  # it is served already: a name that the disk does not settle now it settles later
            settle(self.root)

    def _whole(self, number: int) -> Path:
        """Made once for each state of the figures at hand; whoever makes it too makes the same."""
        version = self._version(number)
        state = f"{__version__} {checksum(self.base)} {checksum(version)}"
        key = hashlib.sha256(state.encode()).hexdigest()[:20]
        whole = self._made / key
        if (whole / "trade").is_dir():
            return whole
        try:
            self._made.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix=".making-", dir=self._made, ignore_cleanup_errors=True) as fresh:
                lay(self.base, read_layer(version), Path(fresh) / "data")
                to_disk(Path(fresh) / "data")
                try:
                    os.replace(Path(fresh) / "data", whole)
                except OSError:  # another process was quicker
                    if not (whole / "trade").is_dir():
                        raise
            _keep_newest(self._made)
        except FileNotFoundError:
            raise
        except OSError as error:
            raise cannot(self._made, error) from error
        return whole

    def _version(self, number: int) -> Path:
        return self.root / "versions" / str(number)

    def _numbers(self) -> list[int]:
        folder = self.root / "versions"
        return sorted(int(p.name) for p in folder.iterdir() if p.name.isdecimal()) if folder.is_dir() else []

    def _clear(self) -> None:
        """Only the newest versions stay, and the one before the current whatever its number."""
        about = self.about(self.current)
        kept = {*self._numbers()[-_KEPT:], self.current, about.before if about else 0}
        for number in self._numbers():
            if number not in kept:
                shutil.rmtree(self._version(number), ignore_errors=True)


def desk_of(base: Path, state: Path, named: bool) -> Desk:
    """The desk of a data folder; named: it is one that TRADEFACTS_DATA names, and holds its own versions."""
    base = base.resolve()
    return Desk(base, base / ".desk" if named else state / "data", state / "made")


def cannot(folder: Path, error: OSError) -> BadSetup:
    """A full disk or a missing right, in one sentence."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return BadSetup(f"The disk that holds {folder} is full; everything is as it was. Make room and try again.")
    return BadSetup(f"{folder} cannot be written ({error.strerror or error}); everything is as it was.")


def _keep_newest(made: Path) -> None:
    def when(path: Path) -> float:
        try:
            return path.stat().st_mtime
        except FileNotFoundError:
            return 0.0

    for old in sorted((p for p in made.iterdir() if not p.name.startswith(".")), key=when)[:-_KEPT]:
        shutil.rmtree(old, ignore_errors=True)
