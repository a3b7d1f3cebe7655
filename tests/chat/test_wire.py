"""The wire: what python-telegram-bot's own HTTPXRequest does, over aiohttp: timeouts, proxies, uploads, errors."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot, InputFile
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)  # fmt: skip
from telegram.request import HTTPXRequest

from bot.chat.telegram.wire import Wire

TOKEN = "4242:a-token-that-must-not-be-shown"
Serve = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """Answers every call with the function it is given; keeps what it was asked."""

    def __init__(self) -> None:
        self.answer: Serve = self._fine
        self.paths: list[str] = []
        self.asked: list[dict[str, Any]] = []

    async def __aenter__(self) -> Server:
        app = web.Application(client_max_size=20 << 20)
        app.router.add_route("*", "/{path:.*}", self._take)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.root = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    async def _take(self, request: web.Request) -> web.StreamResponse:
        self.paths.append(request.raw_path)
        if request.content_type == "application/json":
            self.asked.append(await request.json())
        elif request.content_type.startswith("multipart/"):
            fields = await request.post()
            self.asked.append(
                {k: (v.filename, v.content_type, v.file.read()) if isinstance(v, web.FileField) else v
                 for k, v in fields.items()}
            )  # fmt: skip
        return await self.answer(request)

    async def _fine(self, _request: web.Request) -> web.StreamResponse:
        return web.json_response({"ok": True, "result": True})

    def refuse(self, status: int, **body: Any) -> None:
        async def answer(_request: web.Request) -> web.StreamResponse:
            return web.json_response({"ok": False, **body}, status=status)

        self.answer = answer


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with Server() as one:
        yield one


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    async with Wire(read_timeout=0.3, connect_timeout=0.3, write_timeout=0.3, pool_timeout=0.3) as one:
        yield one


def url(server: Server) -> str:
    return f"{server.root}/bot{TOKEN}/sendMessage"


async def failure(wire: Wire, address: str, **more: Any) -> TelegramError:
    with pytest.raises(TelegramError) as caught:
        await wire.call(address, {"chat_id": 7}, **{"read_timeout": 0.3, **more})
    assert TOKEN.split(":")[1] not in repr(caught.value)
    assert TOKEN.split(":")[1] not in str(caught.value)
    return caught.value


async def test_parameters_go_as_one_json_object(wire: Wire, server: Server) -> None:
    given = {"text": "«ü» 𝟙", "reply_parameters": {"message_id": 5}, "flags": [1, 2], "off": False, "half": "\ud83d"}
    assert await wire.call(url(server), given, 1) is True
    assert server.asked == [given]


async def test_a_bot_sends_and_uploads_like_over_the_stock_one(server: Server) -> None:
    message = {"message_id": 1, "date": 0, "chat": {"id": 7, "type": "private"}, "text": "x"}

    async def answer(_request: web.Request) -> web.StreamResponse:
        return web.json_response({"ok": True, "result": message})

    server.answer = answer
    forms = []
    for request in (Wire(), HTTPXRequest()):
        async with request:
            bot = Bot(TOKEN, base_url=server.root + "/bot", request=request)
            await bot.send_photo(7, InputFile(b"\x89PNG" + bytes(2 << 20), "c.png"), "caption <b>", parse_mode="HTML")
            sent = await bot.send_message(7, "x")
            assert sent.message_id == 1
            forms.append(server.asked[-2] if isinstance(request, Wire) else server.asked[-1])
    ours, stock = forms
    photo, theirs = (
        next(v for v in ours.values() if isinstance(v, tuple)),
        next(v for v in stock.values() if isinstance(v, tuple)),
    )
    assert photo == theirs
    assert photo[:2] == ("c.png", "image/png")
    assert {k: v for k, v in ours.items() if isinstance(v, str) and "attach" not in v} == {
        k: v for k, v in stock.items() if isinstance(v, str) and "attach" not in v
    }


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (400, {"description": "Bad Request: chat not found"}, BadRequest),
        (400, {"description": "x", "parameters": {"migrate_to_chat_id": -100}}, ChatMigrated),
        (401, {"description": "Unauthorized"}, InvalidToken),
        (403, {"description": "Forbidden: bot was blocked by the user"}, Forbidden),
        (404, {"description": "Not Found"}, InvalidToken),
        (409, {"description": "Conflict"}, Conflict),
        (429, {"description": "Too Many Requests", "parameters": {"retry_after": 3}}, RetryAfter),
        (500, {"description": "Internal Server Error"}, NetworkError),
        (502, {"description": "Bad Gateway"}, NetworkError),
    ],
)
async def test_what_telegram_refuses_is_the_librarys_error(
    status: int, body: dict[str, Any], error: type[TelegramError], wire: Wire, server: Server
) -> None:
    server.refuse(status, **body)
    assert type(await failure(wire, url(server))) is error


async def test_a_page_that_is_no_json_is_an_error_of_the_line(wire: Wire, server: Server) -> None:
    async def page(_request: web.Request) -> web.StreamResponse:
        return web.Response(text="<html>down for maintenance</html>", status=502)

    server.answer = page
    assert isinstance(await failure(wire, url(server)), NetworkError)


async def test_halves_of_surrogate_pairs_are_read() -> None:
    assert Wire.parse_json_payload(b'{"ok": true, "result": "\\ud83d"}')["result"] == "\ud83d"
    for broken in (b"[1]", b"no", b"\xff"):
        with pytest.raises(TelegramError, match="Invalid server response"):
            Wire.parse_json_payload(broken)


async def test_a_server_that_does_not_answer_is_timed_out(wire: Wire, server: Server) -> None:
    async def never(_request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(30)
        return web.Response()

    server.answer = never
    start = asyncio.get_running_loop().time()
    assert isinstance(await failure(wire, url(server)), TimedOut)
    assert asyncio.get_running_loop().time() - start < 1
    assert wire.read_timeout == 0.3
    with pytest.raises(TimedOut):
        await wire.post(url(server), read_timeout=0.1)


async def test_a_full_pool_is_timed_out(server: Server) -> None:
    async def slow(_request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(1)
        return web.json_response({"ok": True, "result": True})

    server.answer = slow
    async with Wire(1, read_timeout=5, pool_timeout=0.1, connect_timeout=0.1) as narrow:
        first = asyncio.create_task(narrow.call(url(server), {}, 5))
        await asyncio.sleep(0.05)
        assert isinstance(await failure(narrow, url(server), read_timeout=5), TimedOut)
        assert await first is True


async def test_a_line_that_is_cut_or_refused_is_a_network_error(wire: Wire, server: Server) -> None:
    async def cut(request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        request.transport.abort()
        return web.Response()

    server.answer = cut
    assert type(await failure(wire, url(server))) is NetworkError
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
    assert type(await failure(wire, f"http://127.0.0.1:{port}/bot{TOKEN}/getMe")) is NetworkError
    assert type(await failure(wire, f"ftp://127.0.0.1:{port}/bot{TOKEN}/getMe")) is NetworkError


async def test_a_proxy_is_used_given_or_of_the_environment(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    target = f"http://api.telegram.invalid/bot{TOKEN}/getMe"
    async with Wire(proxy=server.root) as given:
        assert await given.call(target, {}, 1) is True
    for name in ("HTTP_PROXY", "ALL_PROXY", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", server.root)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    async with Wire() as by_environment:
        assert await by_environment.call(target, {}, 1) is True
        assert server.paths[-2:] == [target, target]
        assert await by_environment.call(url(server), {}, 1) is True
        assert server.paths[-1].startswith("/bot")


async def test_it_opens_again_after_a_shutdown_and_says_so_when_closed(server: Server) -> None:
    one = Wire()
    with pytest.raises(NetworkError, match="not initialized"):
        await one.call(url(server), {}, 1)
    for _ in range(2):
        await one.initialize()
        await one.initialize()
        assert await one.call(url(server), {}, 1) is True
        await one.shutdown()
        await one.shutdown()


async def test_a_file_is_retrieved(wire: Wire, server: Server) -> None:
    async def file(request: web.Request) -> web.StreamResponse:
        assert request.method == "GET"
        return web.Response(body=b"\x00\x01")

    server.answer = file
    assert await wire.retrieve(f"{server.root}/file/bot{TOKEN}/a.png") == b"\x00\x01"


async def test_connections_are_kept_alive(wire: Wire, server: Server) -> None:
    peers = set()

    async def note(request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        peers.add(request.transport.get_extra_info("peername"))
        return web.json_response({"ok": True, "result": json.loads("1")})

    server.answer = note
    for _ in range(5):
        await wire.call(url(server), {}, 1)
    assert len(peers) == 1
