"""What happens in the process -> counters and histograms for Prometheus, and one log line an update."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from telegram import Update
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError

from bot.chat.telegram.tracing import Traced, Untraced
from bot.mind import Timings
from bot.model import Reply

LOG = logging.getLogger("bot.chat.telegram")

_ROOM_SECONDS: Final = (0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 1.0)
_ANSWER_SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 60.0)
# Outcomes of updates that went wrong on our side or on the way.
ERRORS: Final = frozenset({"failed", "unreadable", "later", "given_up"})
_KINDS: Final = (
    "message", "edited_message", "callback_query", "inline_query", "chosen_inline_result", "my_chat_member",
)  # fmt: skip
_RECENT_SECONDS: Final = 300


class Watch:
    """Everything that is counted. One for the process, with a registry of its own."""

    def __init__(self, named: Callable[[object], str] = str, tracing: Untraced | Traced | None = None) -> None:
        """named takes an id of Telegram to what stands for it in the logs; tracing is told of updates and rooms."""
        self._named, self._tracing = named, tracing or Untraced()
        self.registry = CollectorRegistry()
        registry = self.registry
        self._updates = Counter(
            "tradefacts_updates", "Updates by kind and outcome", ("kind", "outcome"), registry=registry
        )
        self._refusals = Counter(
            "tradefacts_refusals", "Questions not answered, by reason", ("reason",), registry=registry
        )
        self._rooms = Histogram(
            "tradefacts_room_seconds", "Time in a room", ("room",), buckets=_ROOM_SECONDS, registry=registry
        )
        self._answers = Histogram(
            "tradefacts_answer_seconds",
            "From an update's claim to its being answered",
            buckets=_ANSWER_SECONDS,
            registry=registry,
        )
        self._sends = Counter(
            "tradefacts_send_errors", "Calls that Telegram did not take", ("method", "error"), registry=registry
        )
        self._told = Counter(
            "tradefacts_alert_sends",
            "Messages of alerts, by what became of them",
            ("kind", "outcome"),
            registry=registry,
        )
        self._watched = Gauge(
            "tradefacts_alerts", "Rules, release days and digests that are watched", registry=registry
        )
        self._to_tell = Gauge(
            "tradefacts_alert_sends_waiting", "Messages of alerts still to be sent", registry=registry
        )
        self._depth = Gauge("tradefacts_inbox_depth", "Updates that wait or are being answered", registry=registry)
        self._age = Gauge("tradefacts_data_age_days", "Days since the end of the newest period held", registry=registry)
        self._data = Gauge(
            "tradefacts_data_info", "The data that answers are made from", ("checksum",), registry=registry
        )
        self._recent: deque[list[int]] = deque()  # second, errors, updates

    def under_way(self) -> AbstractContextManager[None]:
        """The body is the work on one update."""
        return self._tracing.update()

    def answered(self, update: Update | None, number: int, outcome: str, seconds: float) -> None:
        """An update is done with, or put back: counted, and logged in one line."""
        kind = _kind(update)
        self._tracing.answered(kind, outcome)
        self._updates.labels(kind, outcome).inc()
        self._answers.observe(seconds)
        second = int(time.monotonic())
        if not self._recent or self._recent[-1][0] != second:
            self._forget(second)
            self._recent.append([second, 0, 0])
        self._recent[-1][1] += outcome in ERRORS
        self._recent[-1][2] += 1
        if LOG.isEnabledFor(logging.INFO):
            chat = update.effective_chat if update is not None else None
            user = update.effective_user if update is not None else None
            about = {
                "update": number,
                "kind": kind,
                "outcome": outcome,
                "chat": None if chat is None else self._named(chat.id),
                "user": None if user is None else self._named(user.id),
                "ms": round(seconds * 1e3, 1),
            }
            LOG.info("update", extra=about)

    def replied(self, reply: Reply) -> str:
        """A reply was made: its outcome, counted with its reason where it is a refusal."""
        if reply.reason is not None:
            self._refusals.labels(reply.reason).inc()
        return reply.outcome

    def travelled(self, timings: Timings) -> None:
        """A question took the road: as far as the first room, where it came to what was answered before."""
        self._tracing.travelled(timings)
        for room in timings.entered:
            self._rooms.labels(room).observe(getattr(timings, room) / 1e3)

    def told(self, kind: str, outcome: str) -> None:
        """A message of an alert was sent, put off for later, failed, or met a chat that takes none."""
        self._told.labels(kind, outcome).inc()

    def alerts(self, watched: int, waiting: int) -> None:
        """How many things are watched, and how many messages wait."""
        self._watched.set(watched)
        self._to_tell.set(waiting)

    def refused(self, method: str, error: TelegramError) -> None:
        """Telegram did not take a call."""
        self._sends.labels(method, type(error).__name__).inc()

    def state(self, depth: int, age_days: int, checksum: str) -> None:
        """How things stand, told when somebody asks for the metrics."""
        self._depth.set(depth)
        self._age.set(age_days)
        self._data.clear()
        self._data.labels(checksum).set(1)

    def recent(self) -> tuple[int, int]:
        """(errors, updates) of the last five minutes."""
        self._forget(int(time.monotonic()))
        return sum(failed for _, failed, _ in self._recent), sum(of for _, _, of in self._recent)

    def _forget(self, second: int) -> None:
        while self._recent and self._recent[0][0] < second - _RECENT_SECONDS:
            self._recent.popleft()

    def page(self) -> bytes:
        """The metrics as Prometheus reads them."""
        return generate_latest(self.registry)


def _kind(update: Update | None) -> str:
    if update is None:
        return "unreadable"
    for kind in _KINDS:
        if getattr(update, kind) is not None:
            return kind
    return "other"


def report(error: BaseException, update: object) -> bool:
    """Logs what went wrong with its update id; says whether the asker should hear of it."""
    number = update.update_id if isinstance(update, Update) else None
    if isinstance(error, Forbidden):
        LOG.info("update %s: the chat does not take messages from us (%s)", number, error)
        return False
    if isinstance(error, NetworkError) and not isinstance(error, BadRequest):
        LOG.error("update %s: Telegram could not be reached (%s)", number, error)
        return False
    kind = "Telegram refused" if isinstance(error, TelegramError) else "failed"
    LOG.error("update %s: %s", number, kind, exc_info=(type(error), error, error.__traceback__))
    return True
