"""Rules that are asked in order, each only where one of the words stands without all of which it has nothing to say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

R = TypeVar("R")


class InOrder(Generic[R]):
    """A table of rules: the first that has an answer wins, so that each entry says why it stands where it does."""

    __slots__ = ("_table", "rules")

    def __init__(self, *table: tuple[R, str]) -> None:
        """`table`: each rule with the kinds and codes of which a word must have one, in a row; with none, it is asked
        of every clause."""
        self._table = tuple((rule, frozenset(needs.split())) for rule, needs in table)
        self.rules = tuple(rule for rule, _ in table)

    def asked(self, said: set[str]) -> Iterator[R]:
        """The rules that what is said (frame.said_in) concerns."""
        for rule, needs in self._table:
            if not needs or not needs.isdisjoint(said):
                yield rule
