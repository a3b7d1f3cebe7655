"""What somebody says of the trade: "what does India itself report", "what do Beijing's customs say" explain no word."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention

_WHO = ("place", "demonym", "agency")


def what_they_say(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions; a word for explaining is one for asking where a teller and his saying stand right behind it."""
    said = [m for m in mentions if m.kind != "harmless"]
    for i, asked in enumerate(said[:-2]):
        if asked.is_("op", "define") and said[i + 1].kind in _WHO and said[i + 2].is_("books", "says", "own"):
            meant = replace(asked, kind="question", code="what", others=())
            return tuple(meant if m is asked else m for m in mentions)
    return mentions
