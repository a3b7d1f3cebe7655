"""How long an inline query takes inside the bot: from the update to the call with the results, ready for the wire."""

from __future__ import annotations

import asyncio
import json
import random
import statistics
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table
from telegram.ext import ExtBot
from telegram.request import BaseRequest, RequestData

from bot.assistant import Assistant
from bot.chat.telegram.gate import Gate
from bot.chat.telegram.inline import Inline
from bot.chat.telegram.pictures import Pictures
from bot.chat.telegram.watch import Watch
from bot.knowledge import Knowledge
from bot.mind import Mind
from bot.model import Chart, Question
from bot.store import Store

TODAY = date(2026, 9, 15)
BEGINNINGS = 4  # of each question
_ME = {"id": 1, "is_bot": True, "first_name": "Facts", "username": "facts_bot"}


class NoWire(BaseRequest):
    """Takes calls as Telegram would, at once; wakes up whoever waits for an answer to an inline query."""

    def __init__(self) -> None:
        self.answered = asyncio.Event()

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: object, **__: object
    ) -> tuple[int, bytes]:
        """getMe gives the bot, anything else true."""
        if request_data is not None:
            _ = request_data.json_payload  # as the wire would write it
        if url.endswith("/answerInlineQuery"):
            self.answered.set()
        return 200, json.dumps({"ok": True, "result": _ME if url.endswith("/getMe") else True}).encode()


async def _draw(_chart: Chart) -> bytes:
    raise AssertionError("no chart is kept here")


async def milliseconds(texts: Sequence[tuple[str, str]], knowledge: Knowledge) -> list[float]:
    """Each text typed in its language, one after the other, by somebody who types it for the first time."""
    wire = NoWire()
    bot = ExtBot("1:bench", request=wire, get_updates_request=NoWire())
    await bot.initialize()
    found = []
    with TemporaryDirectory() as folder:
        store = await Store.open(f"sqlite:///{Path(folder) / 'bench.sqlite'}")
        mind = Mind(knowledge, "CHN")
        assistant = Assistant(store, mind.answer, mind.perform, mind.say, lambda: TODAY, mind.suggest)
        gate, watch = Gate(frozenset(), frozenset(), None), Watch()
        inline = Inline(assistant, bot, gate, watch, Pictures(bot, _draw, None), "en")
        for number, (text, language) in enumerate(texts):
            person = {"id": number, "is_bot": False, "first_name": "A", "language_code": language}
            query = {"id": str(number), "from": person, "query": text, "offset": ""}
            wire.answered.clear()
            start = time.perf_counter()
            inline.take({"update_id": number, "inline_query": query})
            await asyncio.wait_for(wire.answered.wait(), 10)
            found.append((time.perf_counter() - start) * 1e3)
        await store.close()
    return found


def report(console: Console, knowledge: Knowledge, questions: Sequence[tuple[str, str]]) -> None:
    """One table: questions (text, language) as they are typed, a few beginnings of each."""
    chance = random.Random(1)  # noqa: S311 -- samples, not secrets
    texts = [
        (text[:end], language)
        for text, language in questions
        for end in chance.sample(range(len(text) + 1), min(BEGINNINGS, len(text) + 1))
    ]
    for language in knowledge.lexicons:
        Mind(knowledge, "CHN").suggest(Question("us exp", TODAY, language))
    took = asyncio.run(milliseconds(texts, knowledge))
    cuts = statistics.quantiles(took, n=100, method="inclusive")
    table = Table(title=f"Milliseconds an inline query: {len(texts)} beginnings of gold questions")
    for name in ("p50", "p95", "p99", "max"):
        table.add_column(name, justify="right")
    table.add_row(*(f"{one:.1f}" for one in (statistics.median(took), cuts[94], cuts[98], max(took))))
    console.print(table)
