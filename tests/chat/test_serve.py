"""`tradefacts serve` as a process of its own, on the figures that come along, against the recorder."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.chat.recorder import TOKEN, Fault, Recorder
from tests.states import used

ROOT = Path(__file__).parents[2]
EXPORTS = "China's exports in November 2025"


@asynccontextmanager
async def served(
    api: Recorder, folder: Path, token: str = TOKEN, mode: tuple[str, ...] = (), **more: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """The process, ended by force if the test has not ended it."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("TRADEFACTS_", "TELEGRAM_"))}
    bot = {
        "TELEGRAM_BOT_TOKEN": token,
        "TELEGRAM_API_URL": api.root,
        "TRADEFACTS_STATE": str(used(folder)),
        "TRADEFACTS_METRICS_LISTEN": "off",
        **more,
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "serve", *mode,
        cwd=ROOT, env={**clean, **bot}, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


def without_extras(folder: Path) -> str:
    """A search path on which pyarrow is not found: pandas loads it wherever it is, and an install without the extra
    `tables` has none."""
    missing = folder / "without_extras" / "pyarrow"
    missing.mkdir(parents=True)
    (missing / "__init__.py").write_text("raise ImportError('not installed')\n", encoding="utf-8")
    return os.pathsep.join([str(missing.parent), *filter(None, [os.environ.get("PYTHONPATH")])])


def resident_megabytes(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


async def test_the_story_in_a_private_chat_and_a_group(api: Recorder, tmp_path: Path) -> None:
    async with served(api, tmp_path, PYTHONPATH=without_extras(tmp_path)) as process:
        await asyncio.wait_for(api.polled.wait(), 60)
        ann, group = api.private(), api.group()
        api.post(ann, EXPORTS)
        [private] = await api.sent(1, ann, within=20)
        assert "330" in private["text"]
        assert "5.9" in private["text"]
        assert "China Customs" in private["text"]
        api.post(ann, "and October?")
        assert "October 2025" in (await api.sent(2, ann))[1]["text"].splitlines()[0]

        asked = api.post(group, f"@facts_bot {EXPORTS}")
        [answer] = await api.sent(1, group)
        assert answer["reply_to_message"]["message_id"] == asked["message_id"]
        assert answer["text"] == private["text"]
        api.post(group, "and October?", by=8, reply_to=answer)
        assert "October 2025" in (await api.sent(2, group))[1]["text"].splitlines()[0]

        api.post(ann, "trend of exports in 2025")
        assert (await api.sent(3, ann, within=20))[2]["photo"]
        assert api.refusals == []

        if sys.platform == "linux":
            assert resident_megabytes(process.pid) < 360

        process.send_signal(signal.SIGTERM)
        log, _ = await asyncio.wait_for(process.communicate(), 15)
        assert process.returncode == 0
        assert b"answering as @facts_bot" in log
        assert b"Traceback" not in log
        assert TOKEN.split(":")[1].encode() not in log


@pytest.mark.skipif(sys.platform == "win32", reason="signals are Unix's")
async def test_an_update_outlives_a_process_that_is_killed_before_it_answers(api: Recorder, tmp_path: Path) -> None:
    api.faults.append(Fault("sendMessage", 500, delay=30))
    ann = api.private()
    async with served(api, tmp_path) as process:
        await asyncio.wait_for(api.polled.wait(), 60)
        api.post(ann, EXPORTS)
        await api.called("sendMessage", within=20)
        api.post(ann, "and October?")
        await api.quiet(0.5)
        process.kill()
        await process.communicate()
    assert await api.sent(0) == []
    async with served(api, tmp_path):
        first, second = await api.sent(2, ann, within=60)
        assert "November 2025" in first["text"].splitlines()[0]
        assert "October 2025" in second["text"].splitlines()[0]


async def test_a_token_that_telegram_does_not_know_ends_with_one_sentence(api: Recorder, tmp_path: Path) -> None:
    async with served(api, tmp_path, "4242:a-wrong-token") as process:
        log, _ = await asyncio.wait_for(process.communicate(), 60)
        assert process.returncode == 1
        assert log.decode().splitlines()[-1].endswith("copy it again from @BotFather.")
        assert b"Traceback" not in log
        assert b"a-wrong-token" not in log


@pytest.mark.skipif(sys.platform == "win32", reason="signals are Unix's")
async def test_stopping_before_telegram_was_ever_reached(tmp_path: Path) -> None:
    async with Recorder() as api:
        away = api.root
    api.root = away  # nobody listens there any more
    async with served(api, tmp_path) as process:
        assert process.stdout is not None
        while b"cannot be reached yet" not in await asyncio.wait_for(process.stdout.readline(), 60):
            pass
        process.send_signal(signal.SIGTERM)
        log, _ = await asyncio.wait_for(process.communicate(), 20)
        assert process.returncode == 0, log
        assert b"Traceback" not in log
