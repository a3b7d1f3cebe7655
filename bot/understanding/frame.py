"""Mention (a span of the question and its meaning) and Frame (all of them, and what is left over)."""

from __future__ import annotations

from dataclasses import dataclass

from bot.understanding.text import Token


@dataclass(frozen=True, slots=True)
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

    def is_(self, kind: str, *codes: str) -> bool:
        return self.kind == kind and (not codes or self.code in codes)

    def means(self, kind: str, *codes: str) -> bool:
        """Whether it is of a kind and one of the codes, if only besides."""
        return any(one == kind and code in codes for one, code in ((self.kind, self.code), *self.others))


@dataclass(frozen=True, slots=True)
class Frame:
    """What the words say and no more."""

    language: str
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    leftover: tuple[Token, ...]  # content words that nothing explains

    def all(self, kind: str, *codes: str) -> tuple[Mention, ...]:
        return tuple(m for m in self.mentions if m.is_(kind, *codes))

    def has(self, kind: str, *codes: str) -> bool:
        return any(m.is_(kind, *codes) for m in self.mentions)
