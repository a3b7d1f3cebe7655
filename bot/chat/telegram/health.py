"""How the process is -> /healthz, /readyz and /metrics, for whoever keeps it running; on loopback by default."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.chat.telegram.alarms import age_days
from bot.chat.telegram.watch import Watch
from bot.freshness import Freshness
from bot.mind import Mind

_FRESH_SECONDS: Final = 90.0  # a long poll takes thirty


@dataclass(slots=True)
class Line:
    """When Telegram was last heard, by the loop's clock."""

    heard: float | None = None

    def hear(self) -> None:
        self.heard = asyncio.get_running_loop().time()

    def silent_for(self) -> float | None:
        """Seconds since then; None where it was never heard."""
        return None if self.heard is None else asyncio.get_running_loop().time() - self.heard


class Health:
    """What the three pages say."""

    def __init__(
        self,
        watch: Watch,
        line: Line,
        reached: Callable[[], Awaitable[bool]],
        depth: Callable[[], int],
        data: tuple[Mind, Freshness] | None,
        today: Callable[[], date],
    ) -> None:
        """reached says whether the database answers, depth how many updates wait."""
        self._watch, self._line, self._reached, self._depth = watch, line, reached, depth
        self._data, self._today = data, today

    def app(self) -> Starlette:
        pages = (("/healthz", self.alive), ("/readyz", self.ready), ("/metrics", self.metrics))
        return Starlette(routes=[Route(path, page, methods=["GET"]) for path, page in pages])

    async def alive(self, _request: Request) -> Response:
        """The loop turns."""
        return JSONResponse({"alive": True})

    async def ready(self, _request: Request) -> Response:
        """200 where updates are being answered, from the newest data; else 503 and what is amiss."""
        silent = self._line.silent_for()
        state = {
            "database": await self._reached(),
            "telegram": silent is not None and silent < _FRESH_SECONDS,
            "data": self._data is None or self._data[1].current,
        }
        about = {
            "ready": all(state.values()),
            **state,
            "telegram_seconds": None if silent is None else round(silent, 1),
            "checksum": None if self._data is None else self._data[0].checksum,
            "inbox": self._depth(),
        }
        return JSONResponse(about, status_code=200 if about["ready"] else 503)

    async def metrics(self, _request: Request) -> Response:
        if self._data is not None:
            knowledge = self._data[0].everything
            self._watch.state(self._depth(), age_days(knowledge, self._today()), knowledge.checksum)
        return Response(self._watch.page(), media_type="text/plain; version=0.0.4; charset=utf-8")
