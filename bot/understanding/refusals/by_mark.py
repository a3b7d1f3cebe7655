"""Rules by the marks of which a question has at least one where they hold: only those it has are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bot.understanding.words.frame import Frame

Rule = Callable[[Frame], bool]


class ByMark:
    """A table of rules, looked up by what the words of a question are marked with, as most have few of the marks."""

    __slots__ = ("_always", "_rules")

    def __init__(self, table: Iterable[tuple[Rule, frozenset[str]]]) -> None:
        """`table`: each rule with its marks; with none, it is asked of every question."""
        self._rules: dict[str, tuple[Rule, ...]] = {}
        self._always: tuple[Rule, ...] = ()
        for rule, marks in table:
            self._always += () if marks else (rule,)
            for mark in marks:
                self._rules[mark] = (*self._rules.get(mark, ()), rule)

    def any(self, frame: Frame, apart: tuple[Rule, ...] = ()) -> bool:
        """Whether one of the rules holds, those apart left out."""
        asked: set[Rule] = set(apart)
        for mark in frame.marks:
            for rule in self._rules.get(mark, ()):
                if rule not in asked:
                    if rule(frame):
                        return True
                    asked.add(rule)
        return bool(self._always) and any(rule(frame) for rule in self._always if rule not in asked)
