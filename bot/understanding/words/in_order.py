"""Rules that are asked in order, each only where one of the words stands without all of which it has nothing to say."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:
    from bot.understanding.words.frame import Frame

R = TypeVar("R")

# Each word that a row of any table waits for -> a bit for each of those rows: a text of some dozen words is held
# against hundreds of rows at once, and most tables have none that it concerns.
_WAITING: Final[dict[str, int]] = {}
_taken = [0]  # bits that tables have


def rows_of(said: Iterable[str]) -> int:
    """The rows of all tables that wait for one of these words."""
    rows, waiting = 0, _WAITING
    for word in said:
        if word in waiting:
            rows |= waiting[word]
    return rows


class InOrder(Generic[R]):
    """A table of rules: the first that has an answer wins, so that each entry says why it stands where it does."""

    __slots__ = ("_always", "_first", "_own", "rules")

    def __init__(self, *table: tuple[R, str | Collection[str]]) -> None:
        """`table`: each rule with the kinds, codes and marks of which a word must have one, in a row or as a set; with
        none, it is asked of every clause."""
        self.rules = tuple(rule for rule, _ in table)
        self._first, self._own, self._always = _taken[0], (1 << len(table)) - 1, 0
        _taken[0] += len(table)
        for i, (_, needs) in enumerate(table):
            words = needs.split() if isinstance(needs, str) else needs
            self._always |= 0 if words else 1 << i
            for word in words:
                _WAITING[word] = _WAITING.get(word, 0) | 1 << (self._first + i)

    def among(self, rows: int, within: int = -1) -> Iterator[R]:
        """Those of its rules that are among some rows of all tables, and those that wait for nothing; of a set of its
        places alone, a bit each, where one is given."""
        left, rules = (rows >> self._first & self._own | self._always) & within, self.rules
        while left:
            low = left & -left
            left ^= low
            yield rules[low.bit_length() - 1]

    def next(self, rows: int, at: int = 0) -> int:
        """The place of the first of those from one place on; -1 if there is none."""
        left = (rows >> self._first & self._own | self._always) >> at
        return at + (left & -left).bit_length() - 1 if left else -1


Test = Callable[["Frame"], bool]


class AnyOf(InOrder[Test]):
    """A table of which one rule that holds is enough; the words of its row are a part of what a rule says."""

    __slots__ = ()

    def holds(self, frame: Frame, apart: tuple[Test, ...] = ()) -> bool:
        """Whether one of the rules holds of what a frame says, those apart left out."""
        left, rules = frame.rows >> self._first & self._own | self._always, self.rules
        while left:
            low = left & -left
            left ^= low
            rule = rules[low.bit_length() - 1]
            if rule(frame) and rule not in apart:
                return True
        return False
