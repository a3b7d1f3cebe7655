"""Questions that were not understood, or wrongly answered -> a file of JSON lines, if the operator wants one.

They are read back by how often they were asked.

A line holds the text, its language, what the bot gave instead and the date: nothing of who asked, or where.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from bot.model import FOR_A_WORD, Question, Reply

if sys.platform != "win32":
    import fcntl

_LOG = logging.getLogger(__name__)
WRONG: Final = "wrong"  # the reason of a question that was answered, wrongly as its asker says
_LONGEST: Final = 500  # characters of a text that are kept
# Refusals that tell of a question which was not read; the others were read, and their figures are not held.
_UNREAD: Final = FOR_A_WORD | {"refusal.not_trade.other"}


def is_unanswered(reply: Reply) -> bool:
    """Whether the question was not understood: asked back, or refused for its words."""
    if reply.outcome == "clarify":
        return True
    return reply.outcome == "refuse" and not _UNREAD.isdisjoint(reply.refused)


@dataclass(frozen=True, slots=True)
class Unanswered:
    """One question with how often it was asked in the same words and answered alike."""

    text: str
    language: str
    reason: str
    times: int
    last: str  # the newest date on which it was asked

    def as_gold(self, number: int) -> dict[str, Any]:
        """The skeleton of a gold case: what is right has still to be written in, `expect` is what was given."""
        kind, expect = {
            WRONG: ("level", "answer"), "ambiguous": ("ambiguous", "clarify"), "not_held": ("negative_near", "refuse"),
        }.get(self.reason, ("negative_far", "refuse"))  # fmt: skip
        return {
            "id": f"u-{self.language}-{number:03}", "lang": self.language, "style": "plain", "kind": kind,
            "session": None, "turn": 1, "text": self.text,
            "expect": expect, "reason": self.reason if expect == "refuse" else None,
            "figures": [], "alt": [], "names": [], "must": [], "must_not": [],
            "note": f"asked {self.times} times, last on {self.last}; to be judged",
        }  # fmt: skip


def printable(text: str) -> str:
    """The text on one line, without signs that would steer a terminal."""
    return "".join(char if char.isprintable() else " " for char in text)


class Notebook:
    """The file in which they are kept; several processes may write to it at once."""

    def __init__(self, path: Path) -> None:
        self._path = path.expanduser()
        self._failing = False

    def note(self, question: Question, reply: Reply) -> None:
        """Writes the question down if it was not understood. Never raises: a reply matters more than its note."""
        if is_unanswered(reply):
            self._write(question.text, reply.language, reply.reason or "", question.asked_on)

    def complain(self, text: str, language: str, asked_on: date) -> bool:
        """Writes a question down whose answer somebody says is wrong; whether that went well. Never raises."""
        return self._write(text, language, WRONG, asked_on)

    def _write(self, text: str, language: str, reason: str, asked_on: date) -> bool:
        row = {"date": asked_on.isoformat(), "language": language, "reason": reason, "text": text[:_LONGEST]}
        line = json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        try:
            self._append(line)
        except OSError as error:
            if not self._failing:  # said once, not with every question while a disk is full
                _LOG.error("questions that were not understood cannot be kept in %s: %s", self._path, error.strerror)
            self._failing = True
        else:
            self._failing = False
        return not self._failing

    def _append(self, line: bytes) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        # One write of a whole line to a file opened for appending: lines of two processes never mix. The lock keeps
        # the last byte from being read while another process is half through its line; it goes with the file.
        file = os.open(self._path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            if sys.platform != "win32":
                fcntl.flock(file, fcntl.LOCK_EX)
            size = os.fstat(file).st_size
            if size:
                os.lseek(file, size - 1, os.SEEK_SET)
                if os.read(file, 1) != b"\n":  # a line that a full disk cut short: ours is not to hang on to it
                    line = b"\n" + line
            if os.write(file, line) < len(line):
                raise OSError(28, "no space is left")
        finally:
            os.close(file)


def read(path: Path) -> tuple[Unanswered, ...]:
    """What a notebook holds, the most frequent first; lines cut short are passed over. OSError if it is not there."""
    return _counted(path.expanduser().read_bytes().splitlines())


def _counted(lines: Iterable[bytes]) -> tuple[Unanswered, ...]:
    found: dict[tuple[str, str, bool], Unanswered] = {}
    for line in lines:
        try:
            row = json.loads(line)
            text, language, reason, day = (row[key] for key in ("text", "language", "reason", "date"))
        except (ValueError, KeyError, TypeError):
            continue
        if not all(isinstance(value, str) for value in (text, language, reason, day)):
            continue
        key = (" ".join(text.casefold().split()), language, reason == WRONG)
        known = found.get(key)
        times, last = (known.times + 1, max(known.last, day)) if known else (1, day)
        found[key] = Unanswered(text, language, reason, times, last)
    return tuple(sorted(found.values(), key=lambda one: (-one.times, one.language, one.text)))
