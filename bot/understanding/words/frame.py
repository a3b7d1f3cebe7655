"""Mention (a span of the question and its meaning) and Frame (all of them, and what is left over)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from itertools import pairwise
from typing import Any, Final

from bot.understanding.words.in_order import rows_of
from bot.understanding.words.text import Token
from bot.understanding.words.values import value
from bot.understanding.words.ways import USUAL, Ways

_NONE: Final[frozenset[str]] = frozenset()
MOST_NAMED = 30  # flows or times of one text, and questions in it: more of them is no question


@value(frozen=True, slots=True)
class Mention:
    """Tokens first to last (both included) and what they mean: a kind and a code of the lexicon."""

    first: int
    last: int
    kind: str
    code: str
    said: str
    corrected: bool = False
    value: object = None  # a number, or a TimeExpression
    others: tuple[tuple[str, str], ...] = ()  # further (kind, code) of words that mean more than one thing
    language: str = ""

    def __hash__(self) -> int:
        return self.first  # asked dozens of times a question; few begin at the same token

    @property
    def meanings(self) -> tuple[tuple[str, str], ...]:
        """All that its words mean, (kind, code), the first what they are read as."""
        return ((self.kind, self.code), *self.others)

    def is_(self, kind: str, *codes: str) -> bool:
        """Whether it is of a kind and, where codes are given, has one of them; other meanings do not count."""
        return self.kind == kind and (not codes or self.code in codes)

    def means(self, kind: str, *codes: str) -> bool:
        """Whether it is of a kind and one of the codes, if only besides."""
        if self.kind == kind and self.code in codes:
            return True
        for one, code in self.others:  # noqa: SIM110 -- asked a hundred times a question: any() takes thrice as long
            if one == kind and code in codes:
                return True
        return False

    def says(self, *marks: str) -> bool:
        """Whether its word is marked, or harmless, with one of some codes."""
        if self.kind == "harmless" and self.code in marks:
            return True
        for kind, code in self.others:  # noqa: SIM110 -- asked more often than any other
            if kind == "harmless" and code in marks:
                return True
        return False


Part = tuple[Mention, ...]  # mentions of one frame in their order


# What a part says, asked as a frame is asked below: loops, for `any` over a generator takes twice as long.
def holds(part: Iterable[Mention], kind: str, *codes: str) -> bool:
    """Whether a mention of the part is of a kind, and of one of some codes."""
    for m in part:  # noqa: SIM110
        if m.kind == kind and (not codes or m.code in codes):
            return True
    return False


def holds_any(part: Iterable[Mention], *kinds: str) -> bool:
    """Whether a mention of the part is of one of some kinds."""
    for m in part:  # noqa: SIM110
        if m.kind in kinds:
            return True
    return False


def holds_only(part: Iterable[Mention], *kinds: str) -> bool:
    """Whether no mention of the part is of another kind than these."""
    for m in part:  # noqa: SIM110
        if m.kind not in kinds:
            return False
    return True


def says_in(part: Iterable[Mention], *marks: str) -> bool:
    """Whether a word of the part is marked, or harmless, with one of some codes."""
    for m in part:  # noqa: SIM110
        if m.says(*marks):
            return True
    return False


def codes_in(part: Iterable[Mention], *kinds: str) -> set[str]:
    """The codes of all mentions of the part that are of some kinds."""
    return {m.code for m in part if m.kind in kinds}


def first_in(part: Iterable[Mention], kind: str, *codes: str) -> Mention | None:
    """The first mention of the part that is of a kind, and of one of some codes."""
    return next((m for m in part if m.is_(kind, *codes)), None)


class Mentioned:
    """Mentions that are looked up, for rules ask hundreds of times a question what is among them."""

    __slots__ = ()
    mentions: tuple[Mention, ...]
    _kinds: dict[str, tuple[Mention, ...]]
    _codes: dict[str, set[str]]  # by kind
    _marks: set[str]
    _said: set[str]
    _rows: list[int]

    def all(self, kind: str, *codes: str) -> tuple[Mention, ...]:
        """The mentions of a kind, and of one of some codes."""
        found = (self._kinds or self._listed()).get(kind, ())
        return tuple([m for m in found if m.code in codes]) if codes and found else found

    def first(self, kind: str, *codes: str) -> Mention | None:
        """The first mention of a kind, and of one of some codes."""
        for m in (self._kinds or self._listed()).get(kind, ()):
            if not codes or m.code in codes:
                return m
        return None

    def has(self, kind: str, *codes: str) -> bool:
        """Whether a mention is of a kind, and of one of some codes."""
        found = (self._codes or self._by_kind()).get(kind)
        return found is not None and (not codes or not found.isdisjoint(codes))

    def has_other(self, kind: str, *codes: str) -> bool:
        """Whether a mention is of a kind, and of none of some codes."""
        return not (self._codes or self._by_kind()).get(kind, _NONE).issubset(codes)

    def has_any(self, *kinds: str) -> bool:
        """Whether a mention is of one of some kinds."""
        return not (self._codes or self._by_kind()).keys().isdisjoint(kinds)

    def only(self, *kinds: str) -> bool:
        """Whether no mention is of another kind than these."""
        for kind in self._codes or self._by_kind():  # noqa: SIM110 -- the first nearly always tells
            if kind not in kinds:
                return False
        return True

    def codes(self, *kinds: str) -> set[str]:
        """The codes of all mentions of some kinds."""
        found = self._codes or self._by_kind()
        return {code for kind in kinds for code in found.get(kind, ())}

    def saying(self, *marks: str) -> Mention | None:
        """The first mention that is marked, or harmless, with one of some codes."""
        return next((m for m in self.mentions if m.says(*marks)), None) if self.says(*marks) else None

    def says(self, *marks: str) -> bool:
        """Whether a word is marked, or harmless, with one of some codes."""
        return not (self._marks or self.marks).isdisjoint(marks)

    def marked(self, marks: frozenset[str]) -> bool:
        """Whether a word has one of a set of marks."""
        return not (self._marks or self.marks).isdisjoint(marks)

    @property
    def marks(self) -> set[str]:
        """All that a word is marked, or harmless, with."""
        if not self._marks:
            self._marks.add("")  # looked for, if none is found
            for m in self.mentions:
                if m.kind == "harmless":
                    self._marks.add(m.code)
                for kind, code in m.others:
                    if kind == "harmless":
                        self._marks.add(code)
        return self._marks

    @property
    def said(self) -> set[str]:
        """Every kind and code that a word may have: without all of its own, a rule has nothing to say."""
        if not self._said:
            self._said.add("")  # looked for, if none is found
            self._said.update(said_in(self.mentions))
        return self._said

    @property
    def rows(self) -> int:
        """The rows of all tables of rules that wait for one of those."""
        if not self._rows:
            self._rows.append(rows_of(self.said))
        return self._rows[0]

    def _listed(self) -> dict[str, tuple[Mention, ...]]:
        kinds = self._kinds
        for m in self.mentions:
            kinds[m.kind] = (*kinds[m.kind], m) if m.kind in kinds else (m,)
        return kinds

    def _by_kind(self) -> dict[str, set[str]]:
        codes = self._codes
        for m in self.mentions:
            if m.kind in codes:
                codes[m.kind].add(m.code)
            else:
                codes[m.kind] = {m.code}
        return codes


@value(frozen=True, slots=True)
class Frame(Mentioned):
    """What the words say and no more."""

    language: str
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    leftover: tuple[Token, ...]  # content words that nothing explains
    ways: Ways = field(default=USUAL, repr=False, compare=False)  # how the language goes

    _kinds: dict[str, tuple[Mention, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _codes: dict[str, set[str]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _marks: set[str] = field(default_factory=set, init=False, repr=False, compare=False)
    _said: set[str] = field(default_factory=set, init=False, repr=False, compare=False)
    _rows: list[int] = field(default_factory=list, init=False, repr=False, compare=False)
    ends: list[list[int]] = field(default_factory=list, init=False, repr=False, compare=False)  # see sentences.py
    once: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)  # its parts, by two rules
    lost: dict[object, Mention | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )  # by queries

    def pairs(self) -> Iterator[tuple[Mention, Mention]]:
        """Mentions whose words stand right beside one another."""
        return ((one, two) for one, two in pairwise(self.mentions) if two.first == one.last + 1)

    @property
    def of_too_much(self) -> bool:
        """Whether it names more flows or times than anybody asks of at once."""
        several = len(self.mentions) > MOST_NAMED
        return several and any(len(self.all(kind)) > MOST_NAMED for kind in ("flow", "period"))


def said_in(mentions: Iterable[Mention]) -> set[str]:
    """Every kind and code that any meaning of the mentions has."""
    said: set[str] = set()
    for m in mentions:
        said.add(m.kind)
        said.add(m.code)
        for other in m.others:
            said.update(other)
    return said
