"""What is typed: a Question with the talk before it and the Style of its reply; a Sentence with slots to fill."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from bot.model.query import Query, Turn

Scale = Literal["bn", "yi"]
Length = Literal["short", "long"]


@dataclass(frozen=True, slots=True)
class Style:
    """How replies are written where that is set; it changes words, never a figure. None: as the question's language
    usually does.

    language       of every reply, whatever the question's
    scale          in what large amounts are counted: bn, or yi (100 millions: 亿, 億)
    length         of the units: "bn" or "billion US dollars"
    currency_note  whether the reading names the currency of an amount, which bears its sign in any case
    """

    language: str | None = None
    scale: Scale | None = None
    length: Length | None = None
    currency_note: bool = True


USUAL: Final = Style()


@dataclass(frozen=True, slots=True)
class Question:
    text: str
    asked_on: date
    language: str | None = None  # the chat's language, breaks a tie
    before: tuple[Turn, ...] = ()  # the talk so far, newest last; empty for a question out of the blue
    style: Style = USUAL  # how the reply is to be written
    standing: bool = False  # the text says when to tell of figures to come ("the surplus tops 110 bn"): a rule

    def __hash__(self) -> int:
        return hash((self.text, self.language, len(self.before)))  # asked for every part; the talk is long to hash


@dataclass(frozen=True, slots=True)
class Slot:
    """A question within a sentence, and what the words around it say.

    said       what the words before it ask by themselves; None where nothing, or more than one thing
    several    they ask so many things, more than the slots that follow can be about in turn
    named      what they name: place, flow, commodity
    anywhere   what the whole sentence names
    periods    the periods that they name, as codes
    direction  up, down or flat: the figure must move so, and is written without its sign
    unclear    several such words, or one that is denied
    balance    1 for a surplus, -1 for a deficit, 0: neither is said
    moves      words of growth stand beside it, which say no way but mean a rise
    unknown    words do that nobody here knows: they may mean anything
    bare       no words do
    claims     words beside it claim more than a figure says: a record, a rank
    unit       a unit stands beside it, which the figure brings itself
    """

    text: str
    said: Query | None = None
    several: bool = False
    named: frozenset[str] = frozenset()
    anywhere: frozenset[str] = frozenset()
    periods: tuple[str, ...] = ()
    direction: str | None = None
    unclear: bool = False
    balance: int = 0
    moves: bool = False
    unknown: bool = False
    bare: bool = False
    claims: bool = False
    unit: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text with slots: the words before, between and after them all, but the first few slots only.

    unclosed: the slot that no sign closes
    """

    pieces: tuple[str, ...]
    slots: tuple[Slot, ...]
    language: str
    unclosed: str | None = None
