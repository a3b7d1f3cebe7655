"""Rules that are asked in order, each only where one of the words stands without all of which it has nothing to say."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Generic, TypeVar

from bot.understanding.words.frame import Frame

R = TypeVar("R")


class InOrder(Generic[R]):
    """A table of rules: the first that has an answer wins, so that each entry says why it stands where it does."""

    __slots__ = ("_table", "rules")

    def __init__(self, *table: tuple[R, str | Collection[str]]) -> None:
        """`table`: each rule with the kinds, codes and marks of which a word must have one, in a row or as a set; with
        none, it is asked of every clause."""
        self._table = tuple(
            (rule, frozenset(needs.split() if isinstance(needs, str) else needs)) for rule, needs in table
        )
        self.rules = tuple(rule for rule, _ in table)

    def asked(self, said: set[str]) -> Iterator[R]:
        """The rules that what is said (frame.said_in) concerns."""
        for rule, needs in self._table:
            if not needs or not needs.isdisjoint(said):
                yield rule


Test = Callable[[Frame], bool]


class AnyOf(InOrder[Test]):
    """A table of which one rule that holds is enough; the words of its row are a part of what a rule says."""

    __slots__ = ()

    def holds(self, frame: Frame, apart: tuple[Test, ...] = ()) -> bool:
        """Whether one of the rules holds of what a frame says, those apart left out."""
        said = frame.said
        for rule, needs in self._table:
            if (not needs or not needs.isdisjoint(said)) and rule not in apart and rule(frame):
                return True
        return False
