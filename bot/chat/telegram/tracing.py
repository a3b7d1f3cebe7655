"""An update and the rooms its question went through -> spans, sent to an OpenTelemetry collector where one is set."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, Protocol

from bot import __version__
from bot.errors import BadSetup
from bot.mind import Timings

if TYPE_CHECKING:
    from opentelemetry.sdk.trace.export import SpanExporter


class Tracing(Protocol):
    """Who is told what goes on during an update: no text, no id."""

    def update(self) -> AbstractContextManager[None]:
        """The body is the work on one update."""

    def answered(self, kind: str, outcome: str) -> None:
        """The update at work is done with."""

    def travelled(self, timings: Timings) -> None:
        """A question has just left the last room."""

    def close(self) -> None:
        """Sends what is not sent yet; within seconds."""


class Untraced:
    """Nobody listens."""

    def update(self) -> AbstractContextManager[None]:
        return nullcontext()

    def answered(self, kind: str, outcome: str) -> None:
        """Nothing to tell."""

    def travelled(self, timings: Timings) -> None:
        """Nothing to tell."""

    def close(self) -> None:
        """Nothing to send."""


class Traced:
    """A span an update, with kind and outcome, and within it a span a room."""

    def __init__(self, exporter: SpanExporter) -> None:
        from opentelemetry import trace
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor

        self._current = trace.get_current_span
        about = Resource.create({"service.name": "tradefacts", "service.version": __version__})
        self._provider = TracerProvider(resource=about)
        self._provider.add_span_processor(BatchSpanProcessor(exporter))
        self._tracer = self._provider.get_tracer("tradefacts")

    @contextmanager
    def update(self) -> Iterator[None]:
        # What went wrong goes into the log: an error's message might hold what somebody wrote.
        with self._tracer.start_as_current_span("update", record_exception=False, set_status_on_exception=False):
            yield

    def answered(self, kind: str, outcome: str) -> None:
        self._current().set_attributes({"kind": kind, "outcome": outcome})

    def travelled(self, timings: Timings) -> None:
        end = time.time_ns()
        start = end - round(timings.total * 1e6)
        for room in timings.entered:
            span = self._tracer.start_span(room, start_time=start)
            start += round(getattr(timings, room) * 1e6)
            span.end(end_time=start)

    def close(self) -> None:
        self._provider.shutdown()


def tracing(endpoint: str | None) -> Untraced | Traced:
    """Spans go to the collector at this address (OTLP over HTTP, /v1/traces); None: to nobody.

    BadSetup where the extra that sends them is not installed.
    """
    if endpoint is None:
        return Untraced()
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    except ImportError as error:
        raise BadSetup(
            "OTEL_EXPORTER_OTLP_ENDPOINT is set, but OpenTelemetry is missing: pip install 'tradefacts[telemetry]'"
        ) from error
    return Traced(OTLPSpanExporter(endpoint=f"{endpoint.rstrip('/')}/v1/traces", timeout=5))
