"""`Reuters had 3.8 % for November exports`: what a poll has is what was expected."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention


def polled(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions; the verb of having between a poll and an amount as a word for what was expected."""
    found = list(mentions)
    for i in range(1, len(mentions) - 1):
        poll, verb, amount = mentions[i - 1 : i + 2]
        if poll.kind == "poll" and verb.says("keeping") and amount.kind == "number":
            found[i] = replace(verb, kind="op", code="forecast", others=())
    return tuple(found)
