"""`How many dollars of that do exports account for`, 其中俄罗斯占多少万吨: the amount of a part, and no percentage."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import MONEY, WEIGHTS

_UNITS: Final = tuple(("unit", code) for code in (*MONEY, *WEIGHTS))


def parts_weighed(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with the one word for a share as the amount that is asked for, where a unit of money or of mass is
    asked in and no per cent is."""
    parts = [i for i, m in enumerate(mentions) if m.is_("measure", "share")]
    if len(parts) != 1 or any(m.is_("measure", "percent") or m.is_("unit", "pct") for m in mentions):
        return mentions
    (at,) = parts
    asked = next((m for m in mentions if m.is_("question", "how_much", "how_many")), None)
    if asked is not None and (asked.says("priced") or _in_unit(asked)):
        kind, code = "harmless", "words"
    elif _unit_behind(mentions, at if asked is None else mentions.index(asked)):
        kind, code = ("question", "how_much") if asked is None else ("harmless", "words")
    else:
        return mentions
    return (*mentions[:at], replace(mentions[at], kind=kind, code=code, others=()), *mentions[at + 1 :])


def _in_unit(asked: Mention) -> bool:
    return any(asked.means(*unit) for unit in _UNITS)


def _unit_behind(mentions: tuple[Mention, ...], at: int) -> bool:
    """Whether a unit follows, with its scale or without: 多少亿美元."""
    behind = [m for m in mentions[at + 1 : at + 3] if m.kind != "scale"]
    return bool(behind) and any(behind[0].is_(*unit) for unit in _UNITS)
