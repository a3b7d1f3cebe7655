"""Once a day, while the bot serves: new figures fetched by a process of their own -> a word to the operators."""

from __future__ import annotations

import asyncio
import logging
import random
import sys
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

LOG = logging.getLogger(__name__)

_FIRST: Final = (60.0, 900.0)  # seconds after the start, so that replicas do not all begin at once
_EVERY: Final = (23 * 3600.0, 25 * 3600.0)
_TOLD: Final = 3500  # letters of a report that fit a message
_COMMAND: Final = (sys.executable, "-m", "bot", "update", "--unattended")

Tell = Callable[[str], Awaitable[None]]


async def daily(
    tell: Tell,
    command: Sequence[str] = _COMMAND,
    first: tuple[float, float] = _FIRST,
    every: tuple[float, float] = _EVERY,
) -> None:
    """Refreshes for ever. A process of its own keeps the fetching out of the answering, and can be ended at any step.

    Whatever goes wrong is told once; the next day it is tried again.
    """
    said = ""
    pause = first
    while True:
        await asyncio.sleep(random.uniform(*pause))  # noqa: S311  (no secret)
        pause = every
        try:
            report = await refreshed(command)
        except OSError as problem:
            LOG.error("new figures could not be fetched: %s", problem)
            continue
        if report and report != said:
            await tell(report)
        said = report


async def refreshed(command: Sequence[str]) -> str:
    """Runs the refresh and returns what the operators should know: nothing where there was nothing new."""
    process = await asyncio.create_subprocess_exec(
        *command, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    try:
        output, _ = await process.communicate()
    except asyncio.CancelledError:  # the bot stops: so does the refresh, and leaves all as it was
        if process.returncode is None:
            process.terminate()
            await process.wait()
        raise
    text = output.decode("utf-8", "replace").strip()
    LOG.info("refresh ended (%s): %s", process.returncode, text.partition("\n")[0] or "nothing to tell")
    return text if len(text) <= _TOLD else f"{text[:_TOLD].rsplit(chr(10), 1)[0]}\n…"
