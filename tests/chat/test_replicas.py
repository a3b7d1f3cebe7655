"""Two replicas on one PostgreSQL behind nginx: a talk goes on whoever answers, and one may die."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from bot.chat.telegram.hooks import secret_of
from tests.chat.recorder import TOKEN, Recorder
from tests.chat.test_serve import served
from tests.postgres import Postgres, free_port

MONTHS = ("November", "October", "September")
CONF = Path(__file__).parents[2] / "deploy" / "nginx.conf"


@asynccontextmanager
async def balanced(folder: Path, ports: list[int]) -> AsyncIterator[str]:
    """nginx as it is deployed, but on loopback and without https; its address."""
    nginx = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin")
    if nginx is None:
        said = "nginx IS NOT INSTALLED HERE: apt-get install nginx-light"
        if os.environ.get("CI"):
            pytest.fail(said)
        pytest.skip(said)
    port = free_port()
    text = CONF.read_text("utf-8")
    for number, replica in enumerate(ports, start=1):
        text = text.replace(f"replica{number}:8080", f"127.0.0.1:{replica}")
    text = re.sub(r" +ssl_.*\n", "", text.replace("listen 443 ssl;", f"listen 127.0.0.1:{port};"))
    text = text.replace("/tmp/nginx.pid", str(folder / "nginx.pid"))  # noqa: S108 - the deployed one
    temporary = "".join(
        f"    {kind}_temp_path {folder / kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    text = text.replace("http {\n", "http {\n" + temporary, 1)
    (folder / "nginx.conf").write_text(text, "utf-8")
    process = await asyncio.create_subprocess_exec(
        nginx, "-e", "stderr", "-c", str(folder / "nginx.conf"), "-p", str(folder), "-g", "daemon off;"
    )
    try:
        await listening(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        await process.wait()


async def listening(port: int) -> None:
    async with asyncio.timeout(90):
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            await asyncio.sleep(0.1)


async def months_of(api: Recorder, person: int) -> list[str]:
    """The months that a person was told of, in order, each once."""
    heads = [message["text"].splitlines()[0] for message in await api.sent(0, person)]
    return list(dict.fromkeys(month for head in heads for month in MONTHS if month in head))


async def test_a_talk_goes_on_whoever_answers_and_one_replica_may_die(
    api: Recorder, postgres: Postgres, tmp_path: Path
) -> None:
    ports, watched = [free_port(), free_port()], [free_port(), free_port()]
    async with AsyncExitStack() as stack:
        url = await stack.enter_async_context(balanced(tmp_path, ports))
        processes = []
        for number, port in enumerate(ports):
            settings = {
                "TRADEFACTS_DATABASE": postgres.url,
                "TRADEFACTS_WEBHOOK_URL": url,
                "TRADEFACTS_WEBHOOK_LISTEN": f"127.0.0.1:{port}",
                "TRADEFACTS_METRICS_LISTEN": f"127.0.0.1:{watched[number]}",
            }
            one = served(api, tmp_path / str(number), mode=("--webhook",), **settings)
            processes.append(await stack.enter_async_context(one))
        for port in (*ports, *watched):
            await listening(port)
        await api.called("setWebhook", 2, within=60)

        async with aiohttp.ClientSession() as session:
            checksums = set()
            for port in watched:
                async with session.get(f"http://127.0.0.1:{port}/readyz") as response:
                    about = await response.json()
                    assert response.status == 200, about
                    checksums.add(about["checksum"])
            assert len(checksums) == 1
            async with session.get(url + "/readyz") as response:
                assert response.status == 404
            async with session.post(url + "/telegram", json={"update_id": 1}) as response:
                assert response.status == 403
            good = {"X-Telegram-Bot-Api-Secret-Token": secret_of(TOKEN)}
            async with session.post(url + "/telegram", json={"update_id": 1}, headers=good) as response:
                assert response.status == 200

        people = [api.private(number) for number in range(20, 30)]
        for person in people:
            api.post(person, "China's exports in November 2025", by=person)
            api.post(person, "and October?", by=person)
            api.post(person, "and September?", by=person)
        await api.sent(10, within=30)
        processes[0].kill()
        # What the dead replica sent without writing it down is sent again: count the months, not the messages.
        async with asyncio.timeout(90):
            for person in people:
                while await months_of(api, person) != list(MONTHS):  # noqa: ASYNC110 - the deadline stands above
                    await asyncio.sleep(0.1)
    postgres.empty()
