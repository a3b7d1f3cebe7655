"""A stand-in for Telegram on loopback, with people who ask and who know what they must hear; for load and faults."""

from __future__ import annotations

import asyncio
import random
import re
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any

import orjson
from aiohttp import ClientError, ClientSession, ClientTimeout, TCPConnector, web

TOKEN = "4242:stand-in"  # noqa: S105 - opens nothing
ME = {"id": 4242, "is_bot": True, "first_name": "Facts", "username": "facts_bot"}
Script = Sequence[tuple[str, str]]


@dataclass
class Person:
    """Somebody in a private chat: asks the script's questions, each once the one before is answered."""

    number: int
    script: Script
    at: int = 0
    asked_at: float = 0.0
    waits: list[float] = field(default_factory=list)
    duplicates: int = 0
    crossed: int = 0
    strange: list[str] = field(default_factory=list)

    @property
    def done(self) -> bool:
        return self.at >= len(self.script)

    def hear(self, text: str) -> bool:
        """Whether this answers what was asked last; anything else is a repetition or somebody else's answer."""
        said = unescape(re.sub(r"<[^>]*>", "", text)).partition("\n")[0]
        if not self.done and said == self.script[self.at][1]:
            self.waits.append(time.perf_counter() - self.asked_at)
            self.at += 1
            return True
        if self.at and said == self.script[self.at - 1][1]:
            self.duplicates += 1
        else:
            self.crossed += 1
            self.strange.append(said)
        return False


class StandIn:
    """The server and its people; `async with StandIn(people) as api`, then api.root is its address."""

    def __init__(self, people: Sequence[Person], rate: float | None = None, latency: float = 0.0) -> None:
        """rate: questions a second of all people together; None: each asks on as soon as it was answered."""
        self.people = {person.number: person for person in people}
        self._rate, self._latency = rate, latency
        self._updates: deque[dict[str, Any]] = deque()
        self._next = 1
        self._messages = 0
        self._come = asyncio.Event()
        self.finished = asyncio.Event()
        self.polled = asyncio.Event()
        self.calls = 0
        self.faulty = 0.0  # the share of calls that go wrong
        self.faults = 0
        self.hooks: list[str] = []  # addresses in place of the one that was set: replicas without a balancer
        self._hooked: asyncio.Task[None] | None = None
        self._chats: dict[int, deque[dict[str, Any]]] = {}
        self._due: deque[Person] = deque()
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> StandIn:
        app = web.Application(client_max_size=20 << 20)
        app.router.add_post("/bot{token}/{method}", self._serve)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0, backlog=1024).start()
        self.root = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in [*self._tasks, *([self._hooked] if self._hooked else [])]:
            task.cancel()
        await self._runner.cleanup()

    # ---------------------------------------------------------------- people

    async def ask(self, seconds: float) -> float:
        """Everybody asks; returns after how many seconds everything was answered, or all of them."""
        start = time.perf_counter()
        for person in self.people.values():
            if self._rate is None:
                self._post(person)
            else:
                self._due.append(person)
        pacer = None if self._rate is None else asyncio.create_task(self._pace(self._rate))
        try:
            await asyncio.wait_for(self.finished.wait(), seconds)
        except TimeoutError:
            print(f"  not everything was answered within {seconds:.0f} s")
        if pacer is not None:
            pacer.cancel()
        return time.perf_counter() - start

    async def _pace(self, rate: float) -> None:
        start, count = time.perf_counter(), 0
        while True:
            while self._due and count < (time.perf_counter() - start) * rate:
                self._post(self._due.popleft())
                count += 1
            await asyncio.sleep(0.002)

    def _post(self, person: Person) -> None:
        person.asked_at = time.perf_counter()
        who = {"id": person.number, "first_name": "P"}
        message = {
            "message_id": self._next, "date": int(time.time()), "chat": {**who, "type": "private"},
            "from": {**who, "is_bot": False, "language_code": "en"}, "text": person.script[person.at][0],
        }  # fmt: skip
        update = {"update_id": self._next, "message": message}
        self._next += 1
        if self._hooked is None:
            self._updates.append(update)
            self._come.set()
        else:
            self._hand_over(person.number, update)

    def _heard(self, chat: int, text: str) -> None:
        person = self.people[chat]
        if not person.hear(text):
            return
        if not person.done:
            if self._rate is None:
                self._post(person)
            else:
                self._due.append(person)
        elif all(one.done for one in self.people.values()):
            self.finished.set()

    # ---------------------------------------------------------------- the wire

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if request.content_type == "application/json":
            args = orjson.loads(await request.read())
        else:
            args = dict(await request.post())
        self.calls += 1
        if self.faulty and random.random() < self.faulty:  # noqa: S311
            self.faults += 1
            kind = random.choice(("429", "500", "drop", "stall"))  # noqa: S311
            if kind == "drop" and request.transport is not None:
                request.transport.abort()
            if kind == "stall":
                await asyncio.sleep(2)
            if kind != "stall":
                status = 429 if kind == "429" else 500
                more = {"parameters": {"retry_after": 1}} if kind == "429" else {}
                return _json({"ok": False, "error_code": status, "description": kind, **more}, status)
        return _json({"ok": True, "result": await getattr(self, f"_{method}", self._fine)(args)})

    async def _fine(self, _args: dict[str, Any]) -> Any:
        return True

    async def _getMe(self, _args: dict[str, Any]) -> Any:
        return ME

    async def _getUpdates(self, args: dict[str, Any]) -> Any:
        self.polled.set()
        offset = int(args.get("offset") or 0)
        while self._updates and self._updates[0]["update_id"] < offset:
            self._updates.popleft()
        if not self._updates and int(args.get("timeout") or 0):
            self._come.clear()
            try:
                await asyncio.wait_for(self._come.wait(), min(int(args["timeout"]), 5))
            except TimeoutError:
                return []
        return [self._updates[n] for n in range(min(100, len(self._updates)))]

    async def _sendMessage(self, args: dict[str, Any]) -> Any:
        chat = int(args["chat_id"])
        self._heard(chat, args["text"])
        self._messages += 1
        return {
            "message_id": 10**6 + self._messages, "date": int(time.time()), "text": args["text"],
            "chat": {"id": chat, "type": "private", "first_name": "P"}, "from": ME,
        }  # fmt: skip

    async def _sendPhoto(self, args: dict[str, Any]) -> Any:
        return await self._sendMessage({"chat_id": args["chat_id"], "text": args["caption"]})

    async def _getWebhookInfo(self, _args: dict[str, Any]) -> Any:
        return {"url": self._url, "has_custom_certificate": False, "pending_update_count": 0}

    async def _deleteWebhook(self, _args: dict[str, Any]) -> Any:
        return True

    async def _setWebhook(self, args: dict[str, Any]) -> Any:
        self._url, self._secret = args["url"], args["secret_token"]
        if self._hooked is None:
            self._session = ClientSession(
                connector=TCPConnector(limit=100), timeout=ClientTimeout(total=10),
                headers={"X-Telegram-Bot-Api-Secret-Token": self._secret, "Content-Type": "application/json"},
            )  # fmt: skip
            self._hooked = asyncio.create_task(_for_ever(self._session.close))
        return True

    def _hand_over(self, chat: int, update: dict[str, Any]) -> None:
        waiting = self._chats.setdefault(chat, deque())
        waiting.append(update)
        if len(waiting) == 1:
            task = asyncio.create_task(self._deliver(waiting))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _deliver(self, waiting: deque[dict[str, Any]]) -> None:
        """One update of a chat after the other, each again until it is taken."""
        while waiting:
            body = orjson.dumps(waiting[0])
            urls = [url + "/telegram" for url in self.hooks] or [self._url]
            try:
                url = urls[waiting[0]["update_id"] % len(urls)] if len(urls) > 1 else urls[0]
                async with self._session.post(url, data=body) as response:
                    taken = response.status == 200
            except (ClientError, TimeoutError):
                taken = False
            if taken:
                waiting.popleft()
            else:
                await asyncio.sleep(0.2)
                self.hooks = self.hooks[1:] + self.hooks[:1]  # as a balancer would: the next one


async def _for_ever(finally_: Callable[[], Any]) -> None:
    try:
        await asyncio.Event().wait()
    finally:
        await finally_()


def _json(value: Any, status: int = 200) -> web.Response:
    return web.Response(body=orjson.dumps(value), status=status, content_type="application/json")
