"""/status, /reload and /unanswered -> how things stand, for the operators alone; in English, as the log is.

Every process says of itself what it is and how it goes, so that any of them can tell of all.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from telegram import Message

from bot import __version__
from bot.assistant import Assistant
from bot.chat.telegram.alarms import age_days, newest_days
from bot.chat.telegram.commands import Call
from bot.chat.telegram.delivery import Delivery
from bot.chat.telegram.manners import spot_of
from bot.chat.telegram.watch import Watch
from bot.freshness import Followed, Freshness
from bot.knowledge import Knowledge
from bot.mind import Mind
from bot.store import BEAT_SECONDS, Process
from bot.unanswered import Unanswered, printable, read

LOG = logging.getLogger(__name__)

_LISTED: Final = 10
_LONGEST: Final = 200  # characters of a question that are shown
_FILES: Final = 6


class Operators:
    """What operators may ask of the process, and what it says of itself to the others."""

    def __init__(
        self,
        assistant: Assistant,
        delivery: Delivery,
        watch: Watch,
        data: tuple[Mind, Freshness] | None,
        notebook: Path | None,
        now: Callable[[], float] = time.time,
    ) -> None:
        """data: what answers are made from, and what keeps it fresh; notebook: where questions not understood are."""
        self._assistant, self._delivery, self._watch = assistant, delivery, watch
        self._data, self._notebook, self._now = data, notebook, now
        self._started = int(now())

    async def run(self) -> None:
        """Says every quarter of a minute how this process is, for ever."""
        while True:
            try:
                await self._beat()
            except Exception:  # the database is away: others take this process for silent until it is back
                LOG.exception("this process could not say how it is")
            await asyncio.sleep(BEAT_SECONDS)

    async def leave(self) -> None:
        """Says that this process has ended."""
        try:
            await self._assistant.store.processes.leave(self._assistant.inbox.owner)
        except Exception:  # it is forgotten after a minute in any case
            LOG.exception("this process could not say that it has ended")

    async def status(self, call: Call) -> str:
        """/status: the program, the data, the inbox, the processes and how the last minutes went."""
        await self._beat()
        store = self._assistant.store
        processes = await store.processes.at_work()
        updates, errors = sum(one.updates for one in processes), sum(one.errors for one in processes)
        lines = [f"Tradefacts {__version__}, up {_span(self._now() - self._started)}"]
        if self._data is not None:
            lines += _about(self._data[0].everything, self._assistant.today())
        lines += [
            f"Inbox: {await store.inbox.depth()} waiting or at work",
            f"Last five minutes: {errors} of {updates} updates went wrong",
            f"Processes: {len(processes)}",
            *(self._told(one) for one in processes),
            f"Retired chats: {await store.retired.count()}",
        ]
        return await self._tell(call, lines, "status")

    async def reload(self, call: Call) -> str:
        """/reload: reads the data folder now; answers come from the old data until the new are found good."""
        if self._data is None:
            return await self._tell(call, ["There are no data to be read anew."], "reload")
        return await self._tell(call, _change(await self._data[1].reload()), "reload")

    async def unanswered(self, call: Call) -> str:
        """/unanswered: the newest of the questions that were not understood, where the operator keeps them."""
        if self._notebook is None:
            return await self._tell(call, ["TRADEFACTS_KEEP_UNANSWERED is not set, so none are kept."], "unanswered")
        try:
            kept = await asyncio.to_thread(read, self._notebook)
        except FileNotFoundError:
            kept = ()
        except OSError as error:
            return await self._tell(call, [f"The file cannot be read: {error.strerror}."], "unanswered")
        newest = sorted(kept, key=lambda one: one.last, reverse=True)[:_LISTED]
        lines = [f"Not understood: {len(kept)}" + (", the newest:" if kept else "")]
        return await self._tell(call, [*lines, *map(_listed, newest)], "unanswered")

    async def _beat(self) -> None:
        errors, updates = self._watch.recent()
        checksum = None if self._data is None else self._data[0].checksum
        owner = self._assistant.inbox.owner
        await self._assistant.store.processes.beat(
            Process(owner, __version__, checksum, self._started, errors, updates)
        )

    def _told(self, one: Process) -> str:
        data = "no data" if one.checksum is None else f"data {one.checksum[:12]}"
        went = f"{one.errors} of {one.updates} wrong"
        return f"- {one.owner}: {one.version}, {data}, up {_span(self._now() - one.started)}, {went}"

    async def _tell(self, call: Call, lines: list[str], outcome: str) -> str:
        if isinstance(call.of, Message):
            spot = replace(spot_of(call.of), silent=call.preferences.quiet)
            await self._delivery.say(spot, "\n".join(lines)[:4000])
        return outcome


def _about(knowledge: Knowledge, today: date) -> list[str]:
    days = newest_days(knowledge)
    newest = sorted(days.items(), key=lambda item: (-item[1].toordinal(), item[0]))
    return [
        f"Data {knowledge.checksum[:12]}, the newest period ended {age_days(knowledge, today)} days ago",
        "Newest periods: " + ", ".join(f"{agency} {day:%Y-%m-%d}" for agency, day in newest),
    ]


def _change(followed: Followed) -> list[str]:
    """What a new reading of the folder has brought."""
    old, new = followed.old, followed.new
    names = ", ".join(followed.files[:_FILES]) + (" and more" if len(followed.files) > _FILES else "")
    if new is None:
        files = [f"Files changed: {names}"] if names else []
        return ["The data in the folder are not in order; answers still come from the old ones.", followed.problem,
                *files]  # fmt: skip
    if new is old:
        return [f"Nothing has changed: data {old.checksum[:12]}."]
    held, holds = (
        {(key, period) for key, periods in knowledge.coverage.series for period in periods} for knowledge in (old, new)
    )
    before, after = newest_days(old), newest_days(new)
    moved = [f"{agency} {day:%Y-%m-%d}" for agency, day in sorted(after.items()) if before.get(agency) != day]
    return [
        f"Answering from new data: {old.checksum[:12]} before, {new.checksum[:12]} now.",
        f"{len(holds):,} figures: {len(holds - held):,} new, {len(held - holds):,} gone",
        *([f"Newest periods: {'; '.join(moved)}"] if moved else []),
        *([f"Files changed: {names}"] if names else []),
    ]  # fmt: skip


def _listed(one: Unanswered) -> str:
    times = f", {one.times} times" if one.times > 1 else ""
    return f"{one.last} {one.language} {one.reason}{times}: {printable(one.text)[:_LONGEST]}"


def _span(seconds: float) -> str:
    """3 d 4 h, 4 h 5 min, 5 min 6 s."""
    left = timedelta(seconds=max(0, int(seconds)))
    hours, rest = divmod(left.seconds, 3600)
    minutes, second = divmod(rest, 60)
    if left.days:
        return f"{left.days} d {hours} h"
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {second} s"
