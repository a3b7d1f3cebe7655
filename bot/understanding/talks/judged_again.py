"""`¿Cuadra?`, `is that correct?`, after what somebody claimed was judged: whether it is so is asked again."""

from __future__ import annotations

from typing import Final

from bot.model import Query
from bot.understanding.clauses.features import Features

_JUDGED: Final = ("check", "compare")
_BARE: Final = ("op", "harmless", "deictic", "courtesy", "conj")


def judged_again(previous: Query, f: Features) -> Query | None:
    """The claim that was judged, where nothing is said but a word that asks whether it is so."""
    c = f.clause
    claimed = previous.operation in _JUDGED and previous.condition is not None
    bare = c.only(*_BARE) and all(m.code == "check" for m in c.all("op")) and not c.says("sure", "who_is_right")
    return previous.with_(notes=()) if claimed and bare else None
