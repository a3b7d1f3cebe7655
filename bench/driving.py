"""Programs of ours as processes, what they use, and questions whose answers are known; shared by load and chaos."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bench.standin import TOKEN, Person, StandIn
from bot.knowledge import load
from bot.model import Question
from bot.pipeline import answer

ROOT = Path(__file__).parents[1]
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November")


def today() -> date:
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()


def questions() -> list[tuple[str, str]]:
    """(question, first line of its answer), each of them another."""
    knowledge = load()
    texts = [f"China's {flow} in {month} {year}" for year in (2023, 2024, 2025) for month in MONTHS
             for flow in ("exports", "imports")]  # fmt: skip
    found = {text: answer(Question(text, today(), "en"), knowledge) for text in texts}
    return [(text, reply.headline) for text, reply in found.items() if reply.outcome == "answer" and not reply.chart]


def crowd(people: int, each: int, known: list[tuple[str, str]]) -> list[Person]:
    """People with as many questions each, begun at another place of the list by everybody, never twice in a row."""
    return [
        Person(1000 + n, [known[(7 * n + k) % len(known)] for k in range(each)])
        for n in range(people)
    ]  # fmt: skip


def echoing(people: int, each: int) -> list[Person]:
    """The same for a bot that repeats what it hears."""
    return [Person(1000 + n, [(f"{n} {k}", f"echo: {n} {k}") for k in range(each)]) for n in range(people)]


class Process:
    """A program under way, with its use of the machine."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.pid = process.pid

    def cpu(self) -> float:
        """Seconds of CPU so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def resident(self) -> float:
        """MB of memory."""
        return int(Path(f"/proc/{self.pid}/status").read_text().split("VmRSS:")[1].split()[0]) / 1024

    async def end(self, kill: bool = False) -> None:
        if self._process.returncode is None:
            if kill:
                self._process.kill()
            else:
                self._process.terminate()
            await self._process.wait()


async def bot(api: StandIn, state: str, *words: str, **settings: str) -> Process:
    """`tradefacts serve`, logging warnings to a file in its state folder."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("TELEGRAM_",))}
    own = {
        "TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": api.root, "TRADEFACTS_STATE": state,
        "TRADEFACTS_RATE_LIMIT": "off", "TRADEFACTS_METRICS_LISTEN": "off", "TRADEFACTS_LOG_LEVEL": "warning",
    }  # fmt: skip
    return await _start(clean | own | settings, state, "-m", "bot", "serve", *words)


async def echo_bot(api: StandIn, state: str) -> Process:
    own = {"BOT_TOKEN": TOKEN, "API_URL": api.root + "/bot"}
    return await _start(dict(os.environ) | own, state, "-m", "bench.echo")


async def _start(environment: dict[str, str], state: str, *words: str) -> Process:
    log = Path(state, "log").open("ab")  # noqa: ASYNC230, SIM115 - handed to the process
    process = await asyncio.create_subprocess_exec(
        sys.executable, *words, cwd=ROOT, env=environment, stdout=log, stderr=log
    )
    log.close()
    return Process(process)


def busy_seconds() -> float:
    """Seconds of CPU that the whole machine has spent; what is not ours of it spoils the figures."""
    spent = [int(field) for field in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
    return (sum(spent) - spent[3] - spent[4]) / os.sysconf("SC_CLK_TCK")


@asynccontextmanager
async def folder() -> AsyncIterator[str]:
    with tempfile.TemporaryDirectory(prefix="tradefacts-bench-") as name:
        yield name


async def polling(api: StandIn, seconds: float = 60.0) -> None:
    """Returns when the bot has begun to poll."""
    api.polled.clear()
    await asyncio.wait_for(api.polled.wait(), seconds)


def quantile(values: list[float], share: float) -> float:
    """In milliseconds."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1e3 if ordered else float("nan")
