"""`The surplus topped 100 bn seven times`, семь раз, 7回: figures come by the month, so many times are months."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import NAMED
from bot.understanding.words.ways import Ways

_MOST = 60


def occasions(mentions: tuple[Mention, ...], ways: Ways) -> tuple[Mention, ...]:
    """The mentions, a word for times right after a whole number as the months that it counts; `rose by seven times`,
    where a preposition stands before the number, tells how far. A word that means nothing else is not passed over."""
    found = list(mentions)
    for i, m in enumerate(mentions):
        if not m.says("occasion"):
            continue
        if _counted(mentions, i, ways):
            found[i] = replace(m, kind="time", code="unit:month", others=m.meanings)
        elif m.is_("harmless", "occasion") and not _countless(mentions, i):
            found[i] = replace(m, kind="unheld", code="occasions")
    return tuple(found)


def _countless(mentions: tuple[Mention, ...], at: int) -> bool:
    """`They've heard it a hundred times`: says how often in a manner of speaking."""
    number = mentions[at - 1] if at else None
    return number is not None and isinstance(number.value, int | float) and number.value > _MOST


def _counted(mentions: tuple[Mention, ...], at: int, ways: Ways) -> bool:
    number = mentions[at - 1] if at else None
    if number is None or number.kind != "number" or number.last + 1 != mentions[at].first:
        return False
    whole = isinstance(number.value, int | float) and number.value == int(number.value) and number.value <= _MOST
    before = mentions[at - 2] if at > 1 and not ways.unspaced else None
    led = before is not None and before.kind == "prep" and before.last + 1 == number.first
    after = next((m.kind for m in mentions[at + 1 :] if not m.says("determiner")), "")
    multiple = after in ("more", "extreme", "multiple") or (after in NAMED and not ways.of_other_letters)
    return whole and not led and not multiple
