"""`Exports to nvda... lol I mean to Taiwan`: a word that nobody knows, which the asker takes back himself."""

from __future__ import annotations

from bot.understanding.words.frame import Frame, Mention


def without_taken_back(frame: Frame, text: str) -> str:
    """The text without the word taken back and what takes it back; as it is where nothing unknown stands right before
    "I mean", over signs and small words, or nothing behind it goes on from the preposition before it."""
    meant = next((m for m in frame.all("fragment", "meant")), None)
    if meant is None or not frame.leftover:
        return text
    at = {i: m for m in frame.mentions for i in range(m.first, m.last + 1)}
    unknown = {token.start for token in frame.leftover}
    last = meant.first - 1
    while last >= 0 and (frame.tokens[last].kind == "symbol" or (last in at and at[last].kind == "harmless")):
        last -= 1
    first = last
    while first >= 0 and frame.tokens[first].start in unknown:
        first -= 1
    if first == last or len(frame.leftover) != last - first:
        return text
    led, behind = at.get(first), at.get(meant.last + 1)
    if led is None or behind is None or led.kind != "prep" or not _goes_on(led, behind):
        return text
    begin = led.first if behind.kind == "prep" else led.last + 1
    return text[: frame.tokens[begin].start] + text[frame.tokens[behind.first].start :]


def _goes_on(led: Mention, behind: Mention) -> bool:
    """The same preposition once more, or what it leads."""
    return (behind.kind == "prep" and behind.code == led.code) or behind.kind in ("place", "demonym")
