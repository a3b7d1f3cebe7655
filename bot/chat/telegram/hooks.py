"""Requests from Telegram's webhooks -> rows of the inbox; forged, oversized and untimely ones are turned away."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.chat.telegram.intake import Accept, Aside, parsed, received
from bot.errors import BadSetup

LOG = logging.getLogger(__name__)

PATH: Final = "/telegram"
_HEADER: Final = "x-telegram-bot-api-secret-token"
_LARGEST: Final = 1 << 20  # bytes; Telegram's updates have a few thousand


def secret_of(token: str) -> str:
    """What Telegram has to say to be believed: made of the bot's token, so that all replicas know it."""
    return hmac.new(token.encode(), b"tradefacts webhook", hashlib.sha256).hexdigest()


class Hook:
    """The address that Telegram calls."""

    def __init__(
        self, secret: str, accept: Accept, crowded: Callable[[], bool], hear: Callable[[], None], aside: Aside
    ) -> None:
        """crowded says whether so much waits that Telegram should come again later; hear is told of every call; aside
        takes an update that is not worth keeping, and says whether it did."""
        self._secret, self._accept, self._crowded, self._hear = secret.encode(), accept, crowded, hear
        self._aside = aside

    def app(self) -> ASGIApp:
        """Calls to PATH are taken straight from the server; anything else meets the usual refusals."""
        others = Starlette(routes=[Route(PATH, self.called, methods=["POST"])])

        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] == "http" and scope["path"] == PATH and scope["method"] == "POST":
                response = await self.called(Request(scope, receive))
                await response(scope, receive, send)
            else:
                await others(scope, receive, send)

        return app

    async def called(self, request: Request) -> Response:
        """200 once the update is in the inbox; anything else has Telegram send it again."""
        if not hmac.compare_digest(request.headers.get(_HEADER, "").encode(), self._secret):
            return Response(status_code=403)
        if self._crowded():
            return Response(status_code=503, headers={"Retry-After": "1"})
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        self._hear()
        try:
            text = body.decode()
            data = parsed(body)
            row = received(data, text)
        except ValueError:
            row = None
        if row is None:
            LOG.error("a webhook without a readable update was left out")
            return Response(status_code=200)  # or it would come again for days
        if self._aside(data):
            return Response(status_code=200)
        try:
            await self._accept([row])
        except Exception:
            LOG.exception("an update could not be taken in; Telegram will send it again")
            return Response(status_code=503)
        return Response(status_code=200)


async def _body(request: Request) -> bytes | None:
    """The body; None where it is too large, which is not read to its end."""
    try:
        if int(request.headers.get("content-length", "0")) > _LARGEST:
            return None
        parts = bytearray()
        async for part in request.stream():
            parts += part
            if len(parts) > _LARGEST:
                return None
    except (ValueError, ClientDisconnect):
        return None
    return bytes(parts)


class Listener(uvicorn.Server):
    """A web server inside our own loop: whoever started it decides when it stops."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """The process has its own handlers of signals."""
        yield


def open_socket(address: str, setting: str) -> socket.socket:
    """A socket that listens on host:port; BadSetup, naming the setting, where that cannot be."""
    host, _, port = address.rpartition(":")
    host = host.strip("[]")
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, int(port)), family=family, backlog=1024)
    except OSError as error:
        raise BadSetup(f"{setting} is {address}, which cannot be listened on: {error.strerror}.") from None


async def listen(app: ASGIApp, listening: socket.socket, stop: asyncio.Event) -> None:
    """Serves the app until told to stop, then finishes the requests at hand."""
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=5,
    )
    server = Listener(config)
    serving = asyncio.create_task(server.serve([listening]))
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        server.should_exit = True
        stopping.cancel()
        try:
            await asyncio.wait({serving})
        finally:
            listening.close()
    serving.result()
