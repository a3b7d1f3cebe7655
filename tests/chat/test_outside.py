"""What leaves for OpenTelemetry and Sentry: spans and errors, and nothing of anybody. Collectors listen on loopback."""

from __future__ import annotations

import gzip
import json
import logging
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
import sentry_sdk
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from bot.chat.telegram.crashes import flush_crashes, report_crashes, without_words
from bot.chat.telegram.tracing import Untraced, tracing
from bot.chat.telegram.watch import Watch
from bot.errors import BadSetup
from bot.mind import Timings
from tests.chat.conftest import Start
from tests.chat.recorder import Recorder

SECRET = "how much did Ann's firm export"
NUMBER = 471100


class Collector:
    """Takes whatever is posted to it."""

    def __init__(self) -> None:
        self.bodies: list[tuple[str, bytes]] = []
        bodies = self.bodies

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                bodies.append((self.path, gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body))
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                """Says nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"127.0.0.1:{self._server.server_address[1]}"
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def collector() -> Iterator[Collector]:
    made = Collector()
    yield made
    made.close()


@pytest.fixture
def sentry(collector: Collector) -> Iterator[Collector]:
    report_crashes(f"http://key@{collector.address}/1")
    yield collector
    sentry_sdk.get_client().close()
    sentry_sdk.get_global_scope().set_client(None)


def spans(collector: Collector) -> dict[str, Any]:
    """By their names, out of the one message that came."""
    [(path, body)] = collector.bodies
    assert path == "/v1/traces"
    sent = ExportTraceServiceRequest.FromString(body)
    return {span.name: span for one in sent.resource_spans for scope in one.scope_spans for span in scope.spans}


async def test_an_update_is_a_span_without_anybody_in_it(start: Start, api: Recorder, collector: Collector) -> None:
    stop = await start(more={"OTEL_EXPORTER_OTLP_ENDPOINT": f"http://{collector.address}/"})
    api.post(api.private(), SECRET)
    await api.sent(1)
    await stop()
    [update] = spans(collector).values()
    assert update.name == "update"
    assert {a.key: a.value.string_value for a in update.attributes} == {"kind": "message", "outcome": "answer"}
    assert SECRET.encode() not in collector.bodies[0][1]


def test_the_rooms_are_spans_within_their_update(collector: Collector) -> None:
    traced = tracing(f"http://{collector.address}")
    with traced.update():
        time.sleep(0.01)
        traced.travelled(Timings(1.0, 2.0, 3.0))
        traced.answered("message", "refuse")
    traced.close()
    found = spans(collector)
    assert set(found) == {"update", "understand", "execute", "compose"}
    last = found["update"].start_time_unix_nano
    for room, length in (("understand", 1), ("execute", 2), ("compose", 3)):
        span = found[room]
        assert span.parent_span_id == found["update"].span_id
        assert span.end_time_unix_nano - span.start_time_unix_nano == length * 1_000_000
        assert last <= span.start_time_unix_nano < span.end_time_unix_nano <= found["update"].end_time_unix_nano
        last = span.end_time_unix_nano


def test_without_a_collector_nothing_is_traced() -> None:
    traced = tracing(None)
    assert isinstance(traced, Untraced)
    with Watch(tracing=traced).under_way():
        traced.answered("message", "answer")
    traced.close()


def test_an_error_goes_out_without_what_anybody_wrote(sentry: Collector) -> None:
    def breaks(text: str) -> None:
        raise ValueError(f"cannot read {text}")

    try:
        breaks(SECRET)
    except ValueError:
        logging.getLogger("bot").exception("update %s: %s", NUMBER, SECRET)
    flush_crashes()
    [(_, body)] = sentry.bodies
    assert SECRET.encode() not in body
    assert str(NUMBER).encode() not in body
    event = json.loads(body.splitlines()[-1])
    assert event["logentry"] == {"message": "update %s: %s"}
    [error] = event["exception"]["values"]
    assert (error["type"], error["value"]) == ("ValueError", "")
    assert error["stacktrace"]["frames"][-1]["function"] == "breaks"
    assert "vars" not in error["stacktrace"]["frames"][-1]
    assert event["release"].startswith("tradefacts@")


def test_warnings_stay_here(sentry: Collector) -> None:
    logging.getLogger("bot").warning("the chat does not take messages")
    flush_crashes()
    assert sentry.bodies == []


def test_events_lose_all_that_may_be_somebodys() -> None:
    event = {"user": {"id": 1}, "extra": {"text": SECRET}, "server_name": "box", "level": "error", "logentry": "odd"}
    assert without_words(event, {}) == {"level": "error", "logentry": "odd"}  # type: ignore[typeddict-item]


def test_an_address_that_is_none_is_said() -> None:
    with pytest.raises(BadSetup, match="TRADEFACTS_SENTRY_DSN is no address of Sentry"):
        report_crashes("not an address")


@pytest.mark.parametrize(
    ("module", "extra"),
    [("opentelemetry.exporter.otlp.proto.http.trace_exporter", "telemetry"), ("sentry_sdk", "sentry")],
)
def test_a_missing_extra_is_named(module: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, module, None)
    with pytest.raises(BadSetup, match=rf"tradefacts\[{extra}\]"):
        tracing("http://127.0.0.1:4318") if extra == "telemetry" else report_crashes("http://key@127.0.0.1/1")
