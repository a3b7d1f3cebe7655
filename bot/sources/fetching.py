"""An address -> Page, over the network: politely (waiting as asked, asking only for what is new), bounded, kept.

with Web(state / "raw" / "gacc", plain_http=gacc.PLAIN_HTTP) as web:
    page = web.get("https://english.customs.gov.cn/statics/report/monthly.html")
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential_jitter

from bot import __version__
from bot.errors import SourceAway
from bot.sources.gathering import Page
from bot.sources.keeping import Kept, fingerprint, keep, recall

AGENT = f"tradefacts/{__version__} (reads published trade statistics)"
TIMES = httpx.Timeout(30, connect=10)
LIMIT = 256 * 2**20  # bytes of one page, unpacked
PAGE_TIME = 600.0  # seconds for one page, so that a trickle ends
REDIRECTS = 5
PROBES = 2  # tries by https before plain http is tried
BUSY = frozenset([408, 425, 429, 500, 502, 503, 504])


class _AgainError(Exception):
    """Worth another try: after `wait` seconds where the office says so."""

    def __init__(self, said: str, status: int | None = None, wait: float | None = None) -> None:
        super().__init__(said)
        self.said, self.status, self.wait = said, status, wait


class Web:
    """Pages from the network, each kept in `folder` as it came.

    plain_http  hosts that are asked by plain http where https does not answer as it should
    pause       seconds between two requests
    attempts    how often a page is asked for, the first time included
    patience    the longest wait, in seconds, that an office may ask for
    told        hears a sentence about every wait
    sleep       how to wait (tests do not)
    """

    def __init__(
        self,
        folder: Path,
        *,
        plain_http: Collection[str] = (),
        pause: float = 0.5,
        attempts: int = 5,
        patience: float = 120,
        limit: int = LIMIT,
        told: Callable[[str], None] = lambda sentence: None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._folder, self._plain, self._pause, self._limit = folder, frozenset(plain_http), pause, limit
        self._attempts, self._patience, self._told, self._sleep = attempts, patience, told, sleep
        self._backoff = wait_exponential_jitter(initial=1, max=30, jitter=1)
        self._scheme: dict[str, str] = {}  # of the hosts in plain_http: what answered
        self._asked = False
        for name in ("httpx", "httpcore"):  # they would log whole addresses, keys and all
            logging.getLogger(name).setLevel(logging.WARNING)
        self._client = httpx.Client(headers={"User-Agent": AGENT}, timeout=TIMES, follow_redirects=False)

    def __enter__(self) -> Web:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def get(
        self,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        secret: Mapping[str, str] | None = None,
    ) -> Page:
        """As gathering.Fetch says; BadSetup where the copy cannot be kept."""
        asked = httpx.URL(url).copy_merge_params(dict(params)) if params else httpx.URL(url)
        headers, secret = headers or {}, secret or {}
        if asked.host not in self._plain:
            return self._patiently(asked, headers, secret, self._attempts)
        if (scheme := self._scheme.get(asked.host)) is not None:
            return self._patiently(asked.copy_with(scheme=scheme), headers, secret, self._attempts)
        try:
            page = self._patiently(asked.copy_with(scheme="https"), headers, secret, PROBES)
        except SourceAway:
            page = self._patiently(asked.copy_with(scheme="http"), headers, secret, self._attempts)
        self._scheme[asked.host] = httpx.URL(page.url).scheme
        return page

    def _patiently(self, url: httpx.URL, headers: Mapping[str, str], secret: Mapping[str, str], attempts: int) -> Page:
        retrying = Retrying(
            retry=retry_if_exception_type(_AgainError),
            stop=stop_after_attempt(attempts),
            wait=self._wait,
            sleep=self._sleep,
            before_sleep=self._tell,
            reraise=True,
        )
        try:
            return retrying(self._once, url, headers, secret)
        except _AgainError as problem:
            raise SourceAway(f"{_shown(url)}: {problem.said}; come again later", problem.status) from problem

    def _once(self, url: httpx.URL, headers: Mapping[str, str], secret: Mapping[str, str]) -> Page:
        if self._asked and self._pause:
            self._sleep(self._pause)
        self._asked = True
        kept = recall(self._folder, str(url))
        at, deadline = url, time.monotonic() + PAGE_TIME
        for _ in range(REDIRECTS + 1):
            to = at.copy_merge_params(dict(secret)) if secret else at
            try:
                with self._client.stream("GET", to, headers={**headers, **_conditions(kept)}) as answer:
                    if not answer.has_redirect_location:
                        return self._taken(url, answer, kept, deadline)
                    at = self._redirected(url, at, answer)
            except httpx.ConnectError as problem:
                if "SSL" in str(problem).upper() or "TLS" in str(problem).upper():
                    raise SourceAway(
                        f"{_shown(url)}: no safe connection ({problem}); look at its certificate"
                    ) from problem
                raise _AgainError("it cannot be reached") from problem
            except httpx.TransportError as problem:
                raise _AgainError(f"the connection broke ({type(problem).__name__})") from problem
            except httpx.DecodingError as problem:
                raise _AgainError("what came cannot be unpacked") from problem
        raise SourceAway(f"{_shown(url)}: it is sent from address to address without end; open it in a browser")

    def _taken(self, url: httpx.URL, answer: httpx.Response, kept: Kept | None, deadline: float) -> Page:
        if answer.status_code == httpx.codes.NOT_MODIFIED and kept is not None:
            return kept.page
        if answer.status_code in BUSY:
            wait = _retry_after(answer.headers.get("Retry-After", ""))
            if wait is not None and wait > self._patience:
                said = f"{_shown(url)}: it asks to wait {wait:.0f} seconds; come again after that"
                raise SourceAway(said, answer.status_code)
            raise _AgainError(f"it answers {answer.status_code}", answer.status_code, wait)
        if not answer.is_success:
            raise SourceAway(f"{_shown(url)}: it answers {answer.status_code}", answer.status_code)
        parts, size = [], 0
        for part in answer.iter_bytes():
            size += len(part)
            if size > self._limit:
                raise SourceAway(f"{_shown(url)}: the page is over {self._limit} bytes; ask for less at a time")
            if time.monotonic() > deadline:
                raise _AgainError(f"it took longer than {PAGE_TIME:.0f} seconds")
            parts.append(part)
        body = b"".join(parts)
        page = Page(str(url), datetime.now(UTC).replace(microsecond=0), fingerprint(body), body)
        return keep(self._folder, page, answer.headers.get("ETag", ""), answer.headers.get("Last-Modified", ""))

    def _redirected(self, url: httpx.URL, at: httpx.URL, answer: httpx.Response) -> httpx.URL:
        try:
            to = at.join(answer.headers["Location"])
        except (KeyError, httpx.InvalidURL) as problem:
            raise SourceAway(f"{_shown(url)}: it is sent to an address that is none", answer.status_code) from problem
        if _door(to) != _door(at) or to.scheme not in ("http", "https"):
            raise SourceAway(f"{_shown(url)}: it is sent to another host ({to.host}); not followed", answer.status_code)
        if at.scheme == "https" and to.scheme == "http" and at.host not in self._plain:
            raise SourceAway(f"{_shown(url)}: it is sent from https to http; not followed", answer.status_code)
        return to

    def _wait(self, state: RetryCallState) -> float:
        problem = state.outcome.exception() if state.outcome else None
        if isinstance(problem, _AgainError) and problem.wait is not None:
            return problem.wait
        return self._backoff(state)

    def _tell(self, state: RetryCallState) -> None:
        problem = state.outcome.exception() if state.outcome else None
        seconds = state.next_action.sleep if state.next_action else 0
        self._told(f"{_shown(state.args[0])}: {problem}; again in {seconds:.0f} s")


def _conditions(kept: Kept | None) -> Mapping[str, str]:
    """Asks for the page only if it is another than the copy."""
    if kept is None:
        return {}
    asked = {"If-None-Match": kept.etag, "If-Modified-Since": kept.last_modified}
    return {name: value for name, value in asked.items() if value}


def _retry_after(text: str) -> float | None:
    """The seconds that an office asks to wait: a number or a date, as RFC 9110 has it; None for neither."""
    text = text.strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        when = parsedate_to_datetime(text)
    except ValueError:
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())


def _door(url: httpx.URL) -> tuple[str, int | None]:
    """Host and port; the two usual ports are one door, so that http may lead to https."""
    return url.host, None if url.port in (None, 80, 443) else url.port


def _shown(url: httpx.URL) -> str:
    """The address without what was asked, for messages."""
    return str(url.copy_with(query=None, userinfo=b""))
