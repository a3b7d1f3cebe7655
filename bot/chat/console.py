"""The talk in a terminal: a line is a question, a number picks a choice; plain lines where nobody sits at it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.text import Text

from bot.conversation import Conversation
from bot.model import Question, Reply

Answer = Callable[[Question], Reply]

_ENDS: Final = frozenset({"quit", "exit", ":q"})
_HISTORY: Final = 1000  # lines kept
# Between the marks stand the colours, so that readline counts only what takes up room.
_PROMPT: Final = "\001\033[32m\002you> \001\033[0m\002"


def show(reply: Reply, console: Console, *, numbered: bool = True) -> None:
    """The reply as a reader sees it: the headline stands out, sources are quiet, choices may carry their numbers."""
    _print(console, reply.headline, "bold" if reply.outcome == "answer" else "bold yellow")
    for line in reply.lines:
        _print(console, line, "")
    for line in (*reply.notes, *reply.sources):
        _print(console, line, "dim")
    if reply.choices and numbered:
        _print(console, "  ".join(f"[{n}] {choice.label}" for n, choice in enumerate(reply.choices, start=1)), "cyan")
    elif reply.choices:
        _print(console, "  ".join(f"[{choice.label}]" for choice in reply.choices), "cyan")


def _print(console: Console, text: str, style: str) -> None:
    # A Text is never read as markup. Lines are broken at words for a person; a program gets them whole.
    console.print(Text(text, style=style), soft_wrap=not console.is_terminal)


class Chat:
    """One talk; `say` answers a line and remembers it."""

    def __init__(self, answer: Answer, asked_on: Callable[[], date], console: Console, language: str | None) -> None:
        self._answer = answer
        self._asked_on = asked_on
        self._console = console
        self._talk = Conversation(language)
        self._choices: tuple[str, ...] = ()

    def say(self, line: str) -> None:
        """Answer one line; the number of a choice of the last reply stands for its question."""
        text = line.strip()
        if self._choices and text.isascii() and text.isdigit() and len(text) < 3:
            if not 1 <= int(text) <= len(self._choices):
                _print(self._console, f"There is no choice {text}: the last is {len(self._choices)}.", "yellow")
                return
            text = self._choices[int(text) - 1]
            _print(self._console, f"> {text}", "cyan")
        reply = self._answer(self._talk.question(text, self._asked_on()))
        self._talk = self._talk.after(reply)
        self._choices = tuple(choice.text for choice in reply.choices)
        show(reply, self._console)
        self._console.print()

    def read(self, lines: Iterable[str]) -> None:
        """Answer line by line, without a prompt, until the input ends."""
        for line in lines:
            if line.strip().lower() in _ENDS:
                return
            if line.strip():
                self.say(line)
                self._console.file.flush()

    def prompt(self, history: Path | None) -> None:
        """Answer at a prompt until Ctrl-D or `exit`; what was typed is remembered in the file `history`."""
        with _remembered(history):
            while True:
                try:
                    line = input(_PROMPT if self._console.color_system else "you> ")
                except EOFError:
                    self._console.print()
                    return
                if line.strip().lower() in _ENDS:
                    return
                if line.strip():
                    self.say(line)


@contextlib.contextmanager
def _remembered(history: Path | None) -> Iterator[None]:
    """Line editing with the arrow keys, and the lines of earlier talks, where the machine has readline."""
    try:
        import readline
    except ImportError:
        yield
        return
    if history is not None:
        with contextlib.suppress(OSError):  # the first talk, or a folder that cannot be read: an empty history
            readline.read_history_file(history)
    readline.set_history_length(_HISTORY)
    try:
        yield
    finally:
        if history is not None:
            with contextlib.suppress(OSError):  # a read-only home: the talk is not remembered, and goes on
                history.parent.mkdir(parents=True, exist_ok=True)
                readline.write_history_file(history)
