"""Watched: pages for machines, a log without anybody in it, a word to the operators."""

from __future__ import annotations

import asyncio
import json
import logging
import stat
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.chat.telegram.alarms import Alarms, age_days, newest_days, overdue
from bot.chat.telegram.logs import Masking, keep_secret, pseudonyms
from bot.chat.telegram.watch import Watch
from bot.knowledge import Knowledge
from bot.mind import Timings
from bot.model import Period
from tests.chat.conftest import Start
from tests.chat.recorder import Fault, Recorder
from tests.postgres import free_port


async def get(port: int, page: str) -> tuple[int, str]:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{port}/{page}") as response,
    ):
        return response.status, await response.text()


async def test_the_pages_say_how_things_are(start: Start, api: Recorder) -> None:
    port = free_port()
    await start(more={"TRADEFACTS_METRICS_LISTEN": f"127.0.0.1:{port}"})
    api.faults.append(Fault("sendMessage", 502))
    ann = api.private()
    api.post(ann, "exports")
    api.post(ann, "break")
    api.post(ann, "/start")
    api.push("message", {"nothing": "at all"})
    await api.sent(3)
    await api.quiet(0.1)
    assert await get(port, "healthz") == (200, '{"alive":true}')
    status, text = await get(port, "readyz")
    about = json.loads(text)
    assert (status, about["ready"], about["database"], about["telegram"]) == (200, True, True, True)
    status, text = await get(port, "metrics")
    for line in (
        'tradefacts_updates_total{kind="message",outcome="answer"} 1.0',
        'tradefacts_updates_total{kind="message",outcome="failed"} 1.0',
        'tradefacts_updates_total{kind="message",outcome="greeting"} 1.0',
        'tradefacts_updates_total{kind="unreadable",outcome="unreadable"} 1.0',
        'tradefacts_send_errors_total{error="NetworkError",method="sendMessage"} 1.0',
        "tradefacts_answer_seconds_count 4.0",
    ):
        assert line in text
    assert "7" not in [part for line in text.splitlines() for part in line.split('"')]


async def test_a_bot_that_cannot_be_watched_answers_all_the_same(start: Start, api: Recorder) -> None:
    taken = api.root.removeprefix("http://")
    await start(more={"TRADEFACTS_METRICS_LISTEN": taken})
    api.post(api.private(), "exports")
    await api.sent(1)


def record(message: str, **extra: Any) -> logging.LogRecord:
    made = logging.LogRecord("bot.x", logging.INFO, __file__, 1, message, (), None)
    made.__dict__.update(extra)
    return made


def test_a_line_of_the_log_is_one_json_object() -> None:
    line = Masking(("4242:token",)).format(record("update", outcome="answer", chat="abc", about="token\nthere"))
    parsed = json.loads(line)
    assert (parsed["event"], parsed["outcome"], parsed["chat"], parsed["level"]) == ("update", "answer", "abc", "info")
    assert parsed["about"] == "********\nthere"
    assert "\n" not in line


async def test_no_id_and_no_text_is_in_the_log(bot: object, api: Recorder, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, "bot"):
        api.post(api.private(77001), "a very private question", by=77001)
        await api.sent(1)
        await api.quiet(0.1)
    [line] = [one for one in caplog.records if one.message == "update"]
    assert line.__dict__["outcome"] == "answer"
    logged = "\n".join(str(one.__dict__) for one in caplog.records if one.name.startswith("bot"))
    assert "77001" not in logged
    assert "very private" not in logged


def test_the_secret_is_made_once_and_is_nobody_elses(tmp_path: Path) -> None:
    made = keep_secret(None, tmp_path / "state")
    assert keep_secret(None, tmp_path / "state") == made
    assert len(made) == 64
    assert stat.S_IMODE((tmp_path / "state" / "secret").stat().st_mode) == 0o600
    assert keep_secret("given", tmp_path) == b"given"
    assert pseudonyms(made)(7) != pseudonyms(b"another")(7)
    assert pseudonyms(made)(7) == pseudonyms(made)("7")


def test_data_older_than_their_calendar_are_overdue(knowledge: Knowledge) -> None:
    agency, held = max(newest_days(knowledge).items(), key=lambda pair: pair[1])
    month = Period.month((held + timedelta(days=1)).year, (held + timedelta(days=1)).month)
    day = held + timedelta(days=38)
    late = replace(knowledge, coverage=replace(knowledge.coverage, releases=((agency, month, day, ""),)))
    assert overdue(late, day + timedelta(days=1)) == []
    [sentence] = overdue(late, day + timedelta(days=2))
    assert agency in sentence
    assert month.code in sentence
    assert age_days(knowledge, held + timedelta(days=5)) == 5


class Telling:
    def __init__(self) -> None:
        self.told: list[tuple[int, str]] = []

    async def send_message(self, chat: int, text: str, rate_limit_args: str) -> None:
        assert rate_limit_args == "fan_out"
        self.told.append((chat, text))


async def test_operators_are_told_once_of_late_data_and_of_errors(knowledge: Knowledge) -> None:
    agency = next(iter(newest_days(knowledge)))
    period = Period.month(2030, 1)
    late = replace(knowledge, coverage=replace(knowledge.coverage, releases=((agency, period, date(2030, 2, 7), ""),)))
    telling, watch = Telling(), Watch()
    alarms = Alarms(telling, (1, 2), watch, lambda: late, lambda: date(2030, 3, 1))  # type: ignore[arg-type]
    running = asyncio.create_task(alarms.run())
    await asyncio.sleep(0.01)
    running.cancel()
    assert [chat for chat, _ in telling.told] == [1, 2]
    assert alarms.due() == []
    for number in range(95):
        watch.answered(None, number, "answer", 0.001)
    for number in range(5):
        watch.answered(None, number, "failed", 0.001)
    assert alarms.due() == []
    watch.answered(None, 100, "given_up", 0.001)
    [sentence] = alarms.due()
    assert "6 of the last 101" in sentence
    assert alarms.due() == []


async def test_work_beside_the_serving_may_tell_the_operators_and_ends_with_it(api: Recorder, start: Start) -> None:
    """... as the daily refresh does."""
    ended = asyncio.Event()

    async def work(tell: Callable[[str], Awaitable[None]]) -> None:
        await tell("gacc: 1 new")
        try:
            await asyncio.sleep(60)
        finally:
            ended.set()

    ann = api.private()
    stop = await start(more={"TRADEFACTS_ADMINS": str(ann)}, beside=work)
    [told] = await api.sent(1, ann)
    assert told["text"] == "gacc: 1 new"
    await stop()
    assert ended.is_set()


def test_rooms_that_were_not_entered_are_not_counted() -> None:
    """A question that comes to what was answered before goes no farther than the first."""
    watch = Watch()
    watch.travelled(Timings(1.0, 0.0, 0.0))
    page = watch.page().decode()
    assert 'tradefacts_room_seconds_count{room="understand"} 1.0' in page
    assert 'room="execute"' not in page
