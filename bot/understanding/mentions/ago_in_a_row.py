"""`Sobem há 15 meses seguidos`, `suben desde hace 15 meses seguidos`: what reads as a moment long ago -> the number of
months that something has gone on for, where a word for "in a row" stands right after it.

Mentions -> mentions.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.understanding.words.frame import Mention
from bot.understanding.words.text import Token

_AGO = "today:month:-"


def counted_in_a_row(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, each such moment as a filler, the number and its unit."""
    at = next((i for i, (one, two) in enumerate(pairwise(mentions)) if _ago(one) and _follows(one, two)), None)
    if at is None:
        return mentions
    ago = mentions[at]
    number = float(ago.code.removeprefix(_AGO))
    if ago.last - ago.first < 2:
        return mentions
    plain = replace(ago, value=None, others=())
    led = " ".join(token.said for token in tokens[ago.first : ago.last - 1])
    parts = (
        replace(plain, last=ago.last - 2, kind="harmless", code="little", said=led),
        replace(
            plain, first=ago.last - 1, last=ago.last - 1, kind="number", code=f"{number:g}", value=number,
            said=tokens[ago.last - 1].said,
        ),
        replace(plain, first=ago.last, kind="time", code="unit:month", said=tokens[ago.last].said),
    )  # fmt: skip
    return (*mentions[:at], *parts, *mentions[at + 1 :])


def _ago(mention: Mention) -> bool:
    return mention.kind == "period" and mention.code.startswith(_AGO)


def _follows(one: Mention, two: Mention) -> bool:
    return two.is_("op", "streak") and two.first == one.last + 1
