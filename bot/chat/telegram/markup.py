"""Reply -> Telegram's HTML: everything escaped, cut into messages at line ends."""

from __future__ import annotations

import html
from typing import Final

from bot.model import Reply

MESSAGE_LIMIT: Final = 4096  # UTF-16 units after parsing, Telegram's
CAPTION_LIMIT: Final = 1024


def messages(reply: Reply, limit: int = MESSAGE_LIMIT) -> list[str]:
    """The reply as HTML, in as many messages as it takes; no message is empty and no tag spans two lines."""
    lines = [(line, tag) for text, tag in _marked(reply) for line in _lines(text, limit)]
    chunks: list[list[str]] = [[]]
    used = 0
    for line, tag in lines:
        size = units(line) + 1
        if chunks[-1] and used + size > limit:
            chunks.append([])
            used = 0
        chunks[-1].append(_tagged(line, tag))
        used += size
    return ["\n".join(chunk) for chunk in chunks]


def caption(reply: Reply) -> tuple[str, bool]:
    """The caption of the reply's chart, and whether it holds the whole reply; else it holds the headline.

    Below either the chart in words, for those who cannot see it, where there is room.
    """
    alt = _lines(reply.chart.alt if reply.chart is not None else "", CAPTION_LIMIT)
    whole = messages(reply, CAPTION_LIMIT)
    fits = len(whole) == 1
    text = whole[0] if fits else _tagged(_lines(reply.headline, CAPTION_LIMIT)[0], "b")
    said = reply.text if fits else reply.headline
    if alt and units(said) + 1 + units(alt[0]) < CAPTION_LIMIT:
        text += "\n" + _tagged(alt[0], "i")
    return text, fits


def line(text: str, limit: int) -> str:
    """The first line of a text, cut where it must be; empty where there is none."""
    return escaped(next(iter(_lines(text, limit)), ""))


def preformatted(text: str, limit: int = MESSAGE_LIMIT) -> list[str]:
    """A text whose columns mean something, in as many messages as it takes."""
    chunks: list[list[str]] = [[]]
    used = 0
    for line in _lines(text, limit, keep_indent=True):
        size = units(line) + 1
        if chunks[-1] and used + size > limit:
            chunks.append([])
            used = 0
        chunks[-1].append(escaped(line))
        used += size
    return ["<pre>" + "\n".join(chunk) + "</pre>" for chunk in chunks]


def escaped(text: str) -> str:
    return html.escape(text.replace("\0", ""), quote=False)


def units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 code units."""
    return len(text) + sum(char > "\uffff" for char in text)


def _marked(reply: Reply) -> list[tuple[str, str]]:
    """Headline bold, how the question was read in italics, an agency's line plain."""
    return [
        (reply.headline, "b"),
        *((line, "") for line in reply.lines),
        *((note, "i") for note in reply.notes),
        *((source, "") for source in reply.sources),
    ]


def _lines(text: str, limit: int, keep_indent: bool = False) -> list[str]:
    """The lines of a text; one that is too long for a message is cut at a space, or where it must be."""
    found = []
    for line in text.splitlines():
        rest = line.rstrip() if keep_indent else line.strip()
        while units(rest) >= limit:
            room = limit - 1
            head = rest[:room]
            while units(head) > room:
                head = head[: len(head) - (units(head) - room + 1) // 2]
            cut = head.rfind(" ")
            cut = cut if cut > len(head) // 2 else len(head)
            found.append(rest[:cut].rstrip())
            rest = rest[cut:].lstrip()
        if rest:
            found.append(rest)
    return found


def _tagged(line: str, tag: str) -> str:
    return f"<{tag}>{escaped(line)}</{tag}>" if tag else escaped(line)
