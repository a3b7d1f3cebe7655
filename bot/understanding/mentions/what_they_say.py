"""What somebody says or trades: "what does India itself report", "what does Taiwan export in total" explain no word."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention

_WHO = ("place", "demonym", "agency")
_EXPLAINED = (("op", "define"), ("harmless", "meaning"))


def what_they_say(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions; a word for explaining is one for asking where a teller and his saying stand right behind it."""
    said = [m for m in mentions if m.kind != "harmless"]
    for i, asked in enumerate(said[:-2]):
        who, does = said[i + 1], said[i + 2]
        if not asked.is_("op", "define") or who.kind not in _WHO:
            continue
        trades = who.kind == "place" and (does.kind == "verb" or does.is_("flow", "export", "import"))
        if does.is_("books", "says", "own") or (trades and not any(_explains(m) for m in said[i + 2 :])):
            meant = replace(asked, kind="question", code="what", others=())
            return tuple(meant if m is asked else m for m in mentions)
    return mentions


def _explains(mention: Mention) -> bool:
    return any(meaning in _EXPLAINED for meaning in ((mention.kind, mention.code), *mention.others))
