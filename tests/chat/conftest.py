"""A bot on a made-up road, polling the recorder: `bot` runs it, `api` is the other end of the wire."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.assistant import Assistant
from bot.chat.telegram.serving import Manner, run
from bot.mind import Mind
from bot.model import USUAL, Chart, Choice, Line, Period, Query, Question, Reply, Style, Suggestion, Turn
from bot.settings import Settings
from bot.store import Store
from tests.chat.recorder import TOKEN, Recorder

TODAY = date(2026, 9, 15)
NOVEMBER = Query("level", flow="export", partners=("USA",), periods=(Period.month(2025, 11),))
OCTOBER = NOVEMBER.with_(periods=(Period.month(2025, 10),))
CHART = Chart("line", "Exports", (Line("Exports", "USD_bn", (("2025-10", 1.0), ("2025-11", 2.0))),))
PNG = b"\x89PNG\r\n\x1a\n a picture"


class Road:
    """A road of a few made-up sentences: each reply says what was asked and how many turns came before."""

    mind_served: Mind | None = None  # a road with figures has one

    def __init__(self) -> None:
        self.questions: list[Question] = []
        self.drawn = 0
        self.slow: dict[str, asyncio.Event] = {}
        self.styles: list[Style] = []  # in which queries were performed

    def answer(self, question: Question, chat: str) -> Reply:
        self.questions.append(question)
        text = question.text
        if text == "break":
            raise RuntimeError(f"broken over {TOKEN}")
        if text == "long":
            return Reply("answer", None, "Long", tuple(f"line {n} <&> 𝟙" * 6 for n in range(150)))
        chart = CHART if text.startswith("trend") else None
        lines = (f"after {len(question.before)}",) if text != "trend long" else ("word " * 400,)
        choices = (
            Choice("October", "exports october", OCTOBER),
            Choice("In words", "a question that is much too long to fit into sixty-four bytes of a button"),
            Choice("Chart", "trend"),
        )
        turn = Turn(NOVEMBER, ("USA",))
        return Reply(
            "answer", None, f"You asked: {text}", lines, ("Read as: <exports> & more",), ("Source: Customs",), chart,
            choices, turns=(turn,),
        )  # fmt: skip

    def perform(
        self, queries: tuple[Query, ...], language: str | None, asked_on: date, chat: str, style: Style = USUAL
    ) -> Reply:
        self.styles.append(style)
        said = " ".join(f"{q.operation} {q.by or ''} {' '.join(p.code for p in q.periods)}".strip() for q in queries)
        back = (Choice("November", "exports november", NOVEMBER),)
        return Reply("answer", None, f"Performed: {said}", choices=back, turns=tuple(Turn(q) for q in queries))

    def suggest(self, question: Question) -> tuple[Suggestion, ...]:
        return ()

    def say(self, key: str, language: str | None) -> str:
        return f"<{key}> {language}"

    async def draw(self, chart: Chart) -> bytes:
        self.drawn += 1
        await asyncio.sleep(0.02)
        return PNG


@pytest.fixture
async def api() -> AsyncIterator[Recorder]:
    async with Recorder() as server:
        yield server


@pytest.fixture
def road() -> Road:
    return Road()


Start = Callable[..., Awaitable[Callable[[], Awaitable[None]]]]


@pytest.fixture
async def start(api: Recorder, road: Road, tmp_path: Path) -> AsyncIterator[Start]:
    """Starts a bot over the recorder; awaiting what comes back stops it as SIGTERM would."""
    async with AsyncExitStack() as stack:

        async def begin(**settings: Any) -> Callable[[], Awaitable[None]]:
            chosen = Settings(
                _env_file=None, TELEGRAM_BOT_TOKEN=settings.pop("token", TOKEN), TELEGRAM_API_URL=api.root + "/bot/",
                **{"TRADEFACTS_METRICS_LISTEN": "off"} | settings.pop("more", {}),
            )  # fmt: skip
            store = await Store.open(f"sqlite:///{tmp_path / 'facts.sqlite'}")
            assistant = Assistant(
                store,
                road.answer,
                road.perform,
                road.say,
                lambda: TODAY,
                road.suggest,
            )
            stop = asyncio.Event()
            ended = False
            webhook = settings.pop("webhook", False)
            draw = settings.pop("draw", road.draw)
            mind = settings.pop("mind", road.mind_served)
            task = asyncio.create_task(
                run(chosen, assistant, draw, stop, Manner(webhook, beside=settings.pop("beside", None)), mind)
            )

            async def end() -> None:
                nonlocal ended
                if ended:
                    return
                ended = True
                stop.set()
                try:
                    await asyncio.wait_for(task, 10)
                finally:
                    await store.close()

            stack.push_async_callback(end)
            if "until" in settings:
                await api.called(settings["until"])
                return end
            up = asyncio.create_task(api.called("setWebhook") if webhook else api.polls())
            await asyncio.wait({task, up}, timeout=10, return_when=asyncio.FIRST_COMPLETED)
            up.cancel()
            return end

        yield begin


@pytest.fixture
async def bot(start: Start) -> Callable[[], Awaitable[None]]:
    return await start()
