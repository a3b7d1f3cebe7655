"""A value -> what was made of it before, for as long as it is the very same one: a popular reply is laid out once.

For one thread only.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Generic, TypeVar

Of = TypeVar("Of")
Made = TypeVar("Made")


class Beside(Generic[Of, Made]):
    """Found by identity: a reply holds hundreds of values, and to compare them costs more than to make it anew."""

    def __init__(self, most: int = 1000) -> None:
        """most: how much is kept, of what was wanted last."""
        self._most = most
        self._held: OrderedDict[int, tuple[Of, Made]] = OrderedDict()

    def get(self, one: Of) -> Made | None:
        """What was made of it; None where nothing was, or where that is too long ago."""
        held = self._held.get(id(one))
        if held is None:
            return None
        self._held.move_to_end(id(one))
        return held[1]

    def keep(self, one: Of, made: Made) -> Made:
        """The value is kept too, so that its identity stays its own."""
        self._held[id(one)] = (one, made)
        if len(self._held) > self._most:
            self._held.popitem(last=False)
        return made
