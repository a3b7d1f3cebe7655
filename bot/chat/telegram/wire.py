"""A call of the Bot API -> HTTP over aiohttp with orjson: what python-telegram-bot asks of a BaseRequest, faster.

timeouts    read, write, connect and pool, by default or by call, as in HTTPXRequest; files get longer to go up
errors      every failure of the line is a TimedOut or NetworkError of telegram.error, and never shows the address
proxies     the one given, else HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY of the environment
"""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
import orjson
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter

LOG = logging.getLogger(__name__)

_JSON: Final = {"Content-Type": "application/json"}

Seconds = float | None | DefaultValue[float] | DefaultValue[None]


class Wire(BaseRequest):
    """One pool of connections to the Bot API, kept alive."""

    def __init__(
        self,
        connection_pool_size: int = 256,
        read_timeout: float | None = 5.0,
        write_timeout: float | None = 5.0,
        connect_timeout: float | None = 5.0,
        pool_timeout: float | None = 1.0,
        media_write_timeout: float | None = 20.0,
        proxy: str | None = None,
    ) -> None:
        """Timeouts in seconds, None for no limit; the same names and defaults as HTTPXRequest."""
        self._size = connection_pool_size
        self._read, self._write, self._connect = read_timeout, write_timeout, connect_timeout
        self._pool, self._media_write = pool_timeout, media_write_timeout
        self._proxy = proxy
        self._proxies: dict[str, str | None] = {}
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return self._read

    async def initialize(self) -> None:
        """Opens the pool, again too after a shutdown."""
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._size, ttl_dns_cache=300, keepalive_timeout=60),
                headers={"User-Agent": self.USER_AGENT},
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=True,
            )

    async def shutdown(self) -> None:
        """Closes all connections; may be called twice."""
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        write_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        connect_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        pool_timeout: Seconds = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """The status and the body of the response."""
        if self._session is None or self._session.closed:
            raise RuntimeError("This Wire is not initialized!")
        files = request_data is not None and request_data.contains_files
        timeout = _timeout(
            _chosen(read_timeout, self._read),
            _chosen(write_timeout, self._media_write if files else self._write),
            _chosen(connect_timeout, self._connect),
            _chosen(pool_timeout, self._pool),
        )
        body, headers = _body(request_data)
        try:
            async with self._session.request(
                method,
                url,
                data=body,
                headers=headers,
                timeout=timeout,
                proxy=self._proxy_for(url),
                allow_redirects=False,
            ) as response:
                return response.status, await response.read()
        except TimeoutError as error:  # aiohttp's own are of this kind too
            raise TimedOut(f"Timed out ({type(error).__name__})") from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(f"aiohttp.{type(error).__name__}{_reason(error)}") from None

    async def call(
        self, url: str, parameters: Mapping[str, Any], read_timeout: Seconds = BaseRequest.DEFAULT_NONE
    ) -> object:
        """The result of a method as plain JSON, not read into the library's classes."""
        data = RequestData([RequestParameter(name, value, None) for name, value in parameters.items()])
        return await self.post(url, data, read_timeout=read_timeout)

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The JSON of a response; TelegramError where it is none, without what was in it."""
        try:
            parsed = orjson.loads(payload)
        except ValueError:
            try:  # halves of surrogate pairs, which people can send and orjson refuses
                parsed = json.loads(payload.decode("utf-8", "replace"))
            except ValueError as error:
                raise TelegramError("Invalid server response") from error
        if not isinstance(parsed, dict):
            raise TelegramError("Invalid server response")
        return parsed

    def _proxy_for(self, url: str) -> str | None:
        if self._proxy is not None:
            return self._proxy
        parts = urlsplit(url)
        if parts.netloc not in self._proxies:  # the environment is asked once a server
            known = getproxies()
            chosen = known.get(parts.scheme) or known.get("all")
            self._proxies[parts.netloc] = None if chosen is None or proxy_bypass(parts.netloc) else chosen
        return self._proxies[parts.netloc]


def _chosen(given: Seconds, usual: float | None) -> float | None:
    return usual if isinstance(given, DefaultValue) else given


@lru_cache(maxsize=64)
def _timeout(
    read: float | None, write: float | None, connect: float | None, pool: float | None
) -> aiohttp.ClientTimeout:
    """aiohttp does not time writing by itself: the whole may take as long as its parts together."""
    parts = (read, write, connect, pool)
    whole = None if None in parts else sum(part for part in parts if part is not None)
    acquiring = None if connect is None or pool is None else connect + pool
    return aiohttp.ClientTimeout(total=whole, connect=acquiring, sock_connect=connect, sock_read=read)


def _body(data: RequestData | None) -> tuple[bytes | aiohttp.FormData | None, dict[str, str] | None]:
    """Plain parameters as one JSON object, files as a form."""
    if data is None:
        return None, None
    if not data.contains_files:
        try:
            return orjson.dumps(data.parameters), _JSON
        except (TypeError, ValueError):  # what orjson is too strict for
            return json.dumps(data.parameters).encode(), _JSON
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in data.multipart_data.items():
        # Bytes would be written in one go: a file goes up piece by piece and holds up nobody.
        file = io.BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, file, filename=filename, content_type=kind)
    return form, None


def _reason(error: Exception) -> str:
    """The system's own word for it; the text of the error could hold the address, and that the token."""
    words = getattr(error, "strerror", None)
    return f": {words}" if isinstance(words, str) else ""
