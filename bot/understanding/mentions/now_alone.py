"""`And now?` with nothing after it: the newest figure, and no mere going on to something else."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention

_LITTLE = ("harmless", "courtesy", "conj")


def now_alone(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """A word for going on that names the present (the mark `now_alone`) as that time, where nothing else is said."""
    said = [m for m in mentions if m.kind not in _LITTLE]
    if len(said) != 1 or said[0].kind != "fragment" or not said[0].says("now_alone"):
        return mentions
    return tuple(replace(m, kind="time", code="latest", others=()) if m is said[0] else m for m in mentions)
