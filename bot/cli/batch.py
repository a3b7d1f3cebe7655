"""Lines of questions -> one JSON object (or plain reply) a line, each as soon as it is ready."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.codec import reply_to_json
from bot.conversation import Conversation, readable
from bot.model import Question, Reply


class BrokenLine(Exception):
    """A line that is no question; its number counts from 1."""

    def __init__(self, number: int, why: str) -> None:
        super().__init__(f"line {number}: {why}")


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of a batch: a question, and to which talk it belongs (None: to none)."""

    number: int
    text: str
    id: str | int | None = None
    session: str | int | None = None


def read(lines: Iterable[bytes]) -> Iterator[Asked]:
    """The questions of a file, blank lines left out; BrokenLine at the first that cannot be read.

    A line that begins with a brace is a JSON object with text and optionally id and session (its other keys are
    the caller's own); any other line is a question as it stands.
    """
    for number, raw in enumerate(lines, start=1):
        try:
            line = raw.decode("utf-8-sig" if number == 1 else "utf-8").strip()
        except UnicodeDecodeError as error:
            raise BrokenLine(number, "it is not UTF-8") from error
        if line:
            yield _asked(number, line) if line.startswith("{") else Asked(number, line)


def _asked(number: int, line: str) -> Asked:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BrokenLine(number, "it begins with a brace but is not a JSON object") from error
    text = data.get("text")
    if not isinstance(text, str):
        raise BrokenLine(number, 'the object has no "text" that is a string')
    for key in ("id", "session"):
        if not isinstance(data.get(key), str | int | None) or isinstance(data.get(key), bool):
            raise BrokenLine(number, f'"{key}" is neither a string nor a whole number')
    return Asked(number, text, data.get("id"), data.get("session"))


class Talks:
    """The conversations of one run: the lines of one session are one talk, and a line without a session is its own."""

    def __init__(
        self, reply_to: Callable[[Question], tuple[Reply, float]], asked_on: date, language: str | None
    ) -> None:
        self._reply_to = reply_to
        self._asked_on = asked_on
        self._fresh = Conversation(language)
        self._talks: dict[str | int, Conversation] = {}

    def answer(self, asked: Asked) -> tuple[Reply, float]:
        """The reply to one line, and its milliseconds."""
        talk = self._fresh if asked.session is None else self._talks.get(asked.session, self._fresh)
        reply, elapsed = self._reply_to(talk.question(asked.text, self._asked_on))
        if asked.session is not None:
            self._talks[asked.session] = talk.after(reply)
        return reply, elapsed


def as_json(reply: Reply, text: str, id: str | int | None = None, elapsed_ms: float | None = None) -> str:
    """The promised object on one line."""
    id = readable(id) if isinstance(id, str) else id
    return json.dumps(reply_to_json(reply, readable(text), id, elapsed_ms), ensure_ascii=False, allow_nan=False)
