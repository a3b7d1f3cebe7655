"""A data folder that changes -> a mind that follows, and a word to the other processes; never back to older data."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.errors import BadSetup, FiguresAway
from bot.knowledge import Knowledge, load
from bot.mind import Mind
from bot.model import Question
from bot.sources import checksum, data_files
from bot.store import Store

LOG = logging.getLogger(__name__)

_LOOK_EVERY: Final = 2.0  # seconds

Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where the data lie that should be answered from. base: the operator's folder; pointer: a file that changes
    whenever the desk serves another version; folder: the whole data folder of this moment, BadSetup if there is none.
    """

    base: Path
    pointer: Path
    folder: Callable[[], Path]

    def stamp(self) -> Stamp:
        return (*stamp(self.base), *_about(self.pointer, self.pointer.name))


@dataclass(frozen=True, slots=True)
class Followed:
    """How it went to read the folder anew.

    old, new  the data before, and those that answers are made from now: the same where nothing has changed, None
              where what is in the folder is not in order, and the old stay
    files     the names of those that have changed, come or gone
    problem   what is not in order, in a sentence
    """

    old: Knowledge
    new: Knowledge | None
    files: tuple[str, ...] = ()
    problem: str = ""


class Freshness:
    """Looks at the folder and at what other processes answer from. One for the process."""

    def __init__(
        self,
        mind: Mind,
        store: Store,
        usual: Callable[[], Sequence[Question]] = tuple,
        where: Whereabouts | None = None,
    ) -> None:
        """usual gives questions to warm the mind up with; where is by default the folder that the mind was made of."""
        self._mind, self._store, self._usual, self._where = mind, store, usual, where
        self._loaded: Stamp | None = None  # the folder as it was when it was last read
        self._seen: Stamp | None = None
        self._held: Stamp | None = None  # as it was when the data came from it that answers are made from
        self.current = False  # whether these are the newest data that anybody answers from
        self._following = asyncio.Lock()

    async def start(self, take_over: bool = False) -> None:
        """Warms up and announces the data at hand. take_over: also where others have answered from newer ones."""
        self._mind.warm_up(self._usual())
        # Not taken for loaded: what changed between the load and this moment is followed at the second look.
        self._seen = self._held = await asyncio.to_thread(self._stamp)
        # A database of one process has nobody to wait for: what the operator put there is what is meant.
        await self._announce(take_over or not self._store.shared)
        if not self.current:
            LOG.error(
                "these data (%s) are older than those that others answer from: this process waits until its folder "
                "holds the newer ones; `serve --older-data` goes back on purpose",
                self._mind.checksum[:12],
            )

    async def run(self) -> None:
        """Looks every two seconds, for ever."""
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            try:
                await self.look()
            except Exception:  # the database or the folder is away: what is known is still known
                LOG.exception("whether there are newer data could not be seen")

    async def look(self) -> None:
        """Follows the folder where it has changed and rests, and sees whether others are ahead."""
        now = await asyncio.to_thread(self._stamp)
        await self._compare()  # to follow takes a while, and nothing may be said of older data meanwhile
        if now != self._loaded and now == self._seen:  # still changing: wait until all files are there
            self._loaded = now
            await self._follow(now)
            await self._compare()
        self._seen = now

    async def _compare(self) -> None:
        self.current = await self._store.versions.newest() == self._mind.checksum
        self._store.inbox.hold(self._mind.checksum)

    async def reload(self) -> Followed:
        """Reads the folder now, whether or not it rests, and answers from it if it is in order."""
        return await self._follow(await asyncio.to_thread(self._stamp))

    async def _follow(self, now: Stamp) -> Followed:
        async with self._following:
            old = self._mind.everything
            files = tuple(sorted({name for name, _, _ in set(now) ^ set(self._held or ())}))
            try:
                folder = await asyncio.to_thread(self._where.folder) if self._where else old.data
                if await asyncio.to_thread(checksum, folder) == old.checksum:
                    return Followed(old, old)
                knowledge = await asyncio.to_thread(load, folder, old.figures, old.coverage.home, serving=True)
                await asyncio.to_thread(self._mind.warm_up, self._usual(), knowledge)
            except (BadSetup, FiguresAway, OSError) as error:
                LOG.error("the new data are not in order, the old ones stay: %s", error)
                return Followed(old, None, files, str(error))
            # First the word to all, then the step: nobody answers from older data after anybody has from these.
            await self._store.versions.announce(knowledge.checksum, take_over=True)
            self._mind.replace(knowledge)
            self._store.inbox.hold(knowledge.checksum)
            self._held = now
            LOG.info("answering from new data, checksum %s", knowledge.checksum[:12])
            return Followed(old, knowledge, files)

    def _stamp(self) -> Stamp:
        return self._where.stamp() if self._where else stamp(self._mind.knowledge.data)

    async def _announce(self, take_over: bool) -> None:
        self.current = await self._store.versions.announce(self._mind.checksum, take_over)
        self._store.inbox.hold(self._mind.checksum)


def stamp(folder: Path) -> Stamp:
    """Names, sizes and times of the files: changes whenever one of them does, and costs no reading."""
    return tuple(one for path in data_files(folder) for one in _about(path, path.relative_to(folder).as_posix()))


def _about(path: Path, name: str) -> Stamp:
    try:
        about = path.stat()
    except FileNotFoundError:  # renamed a moment ago
        return ()
    return ((name, about.st_size, about.st_mtime_ns),)
