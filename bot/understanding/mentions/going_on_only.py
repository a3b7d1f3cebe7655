"""`Finally, what was the surplus`, `did exports finally rise`, `conversely, what did it import`: words that only go on
to what follows, though alone, or where it is asked when, they ask for the first time or the other way."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.understanding.words.frame import Mention

_NAMED: Final = ("flow", "verb")


def going_on_only(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, such words (those that may say nothing) as saying nothing."""
    named = any(m.kind in _NAMED for m in mentions)
    when = any(m.is_("op", "when") or m.is_("question", "which") or _is_unit(m) for m in mentions)
    return tuple(
        replace(m, kind="harmless", code="words", others=()) if _may_go_on(m) and _goes_on(m, named, when) else m
        for m in mentions
    )


def _may_go_on(m: Mention) -> bool:
    return ("harmless", "words") in m.others


def _goes_on(m: Mention, named: bool, when: bool) -> bool:
    return (m.is_("op", "first_time") and not when) or (m.is_("deictic", "other_one") and named)


def _is_unit(m: Mention) -> bool:
    """A word for months, quarters or years, of which one is asked: `the first month that exports finally rose`."""
    return m.kind == "time" and m.code.startswith("unit")
