"""What is said: a Reply in plain words, its Chart and the Choices that it offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from bot.model.query import Query, Turn
from bot.model.result import Figure, Result


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to point at in a chart: a period (asked, event; part: one of those that the answer counts) or an amount
    (threshold)."""

    kind: Literal["asked", "event", "threshold", "first_print", "record", "rest", "part"]
    at: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    unit: str
    points: tuple[tuple[str, float], ...]  # (period code or label, value)


@dataclass(frozen=True, slots=True)
class Chart:
    """Which chart suits a result; data, not pixels. alt is a description in words."""

    kind: Literal["bars", "line", "ranking", "share", "sides", "waterfall"]
    title: str
    series: tuple[Line, ...]
    marks: tuple[Mark, ...] = ()
    alt: str = ""
    source: str = ""
    under: str = ""  # below the title: what is drawn, where the title tells a figure
    plain: Chart | None = None  # the same in English, where the language needs a font that may be missing
    labels: tuple[tuple[str, str], ...] = ()  # how periods, units and the decimal mark "." are written for the reader


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: its text is a question, so there are no dialogue states anywhere."""

    label: str
    text: str
    query: Query | None = None  # what the text means, where it is known
    kind: str = ""  # what it changes of an answer: chart, flow, ytd, why, previous, next ...; "" another question
    short: str = ""  # the label where there is little room; "" the label itself
    sure: bool = True  # whether what is held tells by itself that there is an answer; else the road tries it


Outcome = Literal["answer", "clarify", "refuse"]
Reason = Literal["ambiguous", "not_released", "outside_range", "not_held", "not_trade", "opinion"]
# The refusals that a word brought: one that nobody here knows, one that is known and of no use beside the rest, one of
# another version of the figures ("seasonally adjusted").
FOR_A_WORD: Final = frozenset({"refusal.not_held.word", "refusal.not_held.unplaced", "refusal.not_held.version"})


@dataclass(frozen=True, slots=True)
class Reply:
    """Plain words; markup, escaping and length are the platform's."""

    outcome: Outcome
    reason: Reason | None
    headline: str
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()  # how the question was read
    sources: tuple[str, ...] = ()
    chart: Chart | None = None
    choices: tuple[Choice, ...] = ()
    language: str = "en"
    queries: tuple[Query, ...] = ()
    figures: tuple[Figure, ...] = ()
    results: tuple[Result, ...] = ()
    turns: tuple[Turn, ...] = ()  # to be remembered for the next question
    refused: tuple[str, ...] = ()  # kinds of what was said of the parts without an answer: "refusal.not_held.word"

    @property
    def text(self) -> str:
        """The whole reply as plain text."""
        return "\n".join(part for part in (self.headline, *self.lines, *self.notes, *self.sources) if part)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What is offered to somebody who is still typing: a short title and a line below it, and the whole reply."""

    title: str
    description: str
    reply: Reply
