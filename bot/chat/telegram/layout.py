"""A reply -> the buttons under it in rows that a phone can show; an answer has two of them at most."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.chat.telegram.packing import Deed
from bot.model import Choice, Reply

# Telegram gives all buttons of a row one width and cuts off what is too long: so many narrow signs go side by side.
_WIDTH: Final = 40
_ROW_BUTTONS: Final = 5
_MOST: Final = 12
_FIRST: Final = (
    "figure",
    "more",
    "chart",
    "other_flow",
    "ytd",
    "why",
)  # what an answer's first row shows, before anything else
_BESIDE: Final = {"previous": "◀ {}", "next": "{} ▶"}


@dataclass(frozen=True, slots=True)
class Key:
    """One button: a label, and what it asks or does."""

    label: str
    choice: Choice | None = None
    deed: Deed | None = None


def rows(reply: Reply, deeds: Sequence[tuple[Deed, str]] = ()) -> list[list[Key]]:
    """The buttons of a reply: of an answer one row that goes on from it and one around it; else all that is offered.

    deeds    what can be done with the answer, with labels
    """
    if reply.outcome != "answer" or (not any(choice.kind for choice in reply.choices) and not deeds):
        return in_rows([Key(choice.label, choice) for choice in reply.choices[:_MOST]])
    on = [choice for choice in reply.choices if choice.kind not in _BESIDE]
    on.sort(key=lambda choice: _FIRST.index(choice.kind) if choice.kind in _FIRST else len(_FIRST))
    around = {choice.kind: choice for choice in reply.choices if choice.kind in _BESIDE}
    beside = [Key(_BESIDE[kind].format(around[kind].short or around[kind].label), around[kind])
              for kind in _BESIDE if kind in around]  # fmt: skip
    first = _fitting([Key(choice.short or choice.label, choice) for choice in on])
    second = _fitting([*beside, *(Key(label, deed=deed) for deed, label in deeds)])
    return [row for row in (first, second) if row]


def in_rows(keys: Sequence[Key]) -> list[list[Key]]:
    """All of them, as many to a row as can be read."""
    found: list[list[Key]] = []
    for key in keys:
        if found and _fits([*found[-1], key]):
            found[-1].append(key)
        else:
            found.append([key])
    return found


def _fitting(keys: Sequence[Key]) -> list[Key]:
    """Of one row those that can be read side by side, the first always."""
    row: list[Key] = []
    for key in keys:
        if not row or _fits([*row, key]):
            row.append(key)
    return row


def _fits(row: Sequence[Key]) -> bool:
    return len(row) <= _ROW_BUTTONS and len(row) * max(_wide(key.label) for key in row) <= _WIDTH


def _wide(label: str) -> int:
    """Narrow signs that the label takes the place of."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in label)
