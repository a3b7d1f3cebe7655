"""What the table says to a Query: a Result of Statements, each Figure with everything that makes it quotable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.model.period import Period
from bot.model.query import Note, Query


@dataclass(frozen=True, slots=True)
class Figure:
    """One number and everything that makes it quotable."""

    value: float
    unit: str
    period: Period
    reporter: str | None = None
    flow: str | None = None
    partner: str | None = None
    commodity: str | None = None
    measure: str | None = None
    origin: Literal["published", "computed"] = "published"
    basis: str | None = None  # what a rate is a rate of
    adjusted: str | None = None  # "sa" where seasonally adjusted
    vintage: str | None = None
    sources: tuple[str, ...] = ()
    agency: str | None = None
    digits: int | None = None  # decimals that the source printed; None for computed


@dataclass(frozen=True, slots=True)
class Code:
    """A code to be named in the reader's language: kind is partner, commodity, flow, agency, unit, term, basis, ..."""

    kind: str
    code: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a source (an event's title, a definition), shown as they stand, in `language`."""

    text: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount that the asker named, written with its unit; not from the tables, so it is no figure."""

    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing to be said, without words: the phrase's key and what fills it, figures in the order of the phrase."""

    kind: str  # a key of phrases.toml, for example "level.headline"
    fields: tuple[tuple[str, Value], ...] = ()

    @classmethod
    def of(cls, kind: str, **fields: Value) -> Statement:
        return cls(kind, tuple(fields.items()))

    def __getitem__(self, name: str) -> Value:
        for key, value in self.fields:
            if key == name:
                return value
        raise KeyError(name)

    def figures(self) -> Iterator[Figure]:
        for _, value in self.fields:
            yield from _figures_in(value)


Value = Figure | Amount | Period | Code | Quoted | Statement | int | float | str | date | tuple["Value", ...]


def _figures_in(value: Value) -> Iterator[Figure]:
    if isinstance(value, Figure):
        yield value
    elif isinstance(value, Statement):
        yield from value.figures()
    elif isinstance(value, tuple):
        for part in value:
            yield from _figures_in(part)


@dataclass(frozen=True, slots=True)
class Result:
    """What the table says to one query: statements (headline first), and what a chart or a proof may need."""

    query: Query  # as executed: periods left out are filled in
    statements: tuple[Statement, ...]
    series: tuple[tuple[Code, tuple[Figure, ...]], ...] = ()  # for a chart: one line a code
    bounds: tuple[float, ...] = ()  # for a chart: threshold lines
    events: tuple[tuple[Period, Quoted], ...] = ()  # for a chart: what happened along its time
    rows: tuple[Figure, ...] = ()  # the published rows behind computed figures: for the proof
    formula: str = ""  # for the proof, in words of arithmetic: "a - b", "sum", ...
    named: tuple[str, ...] = ()  # partners or commodities in order, for "the first one"
    notes: tuple[Note, ...] = ()
    agencies: tuple[str, ...] = ()  # who says so; the release date is looked up for (agency, covered)
    covered: Period | None = None
    beyond: int = 0  # what is held of the same kind and was left out: further events of a why

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(figure for statement in self.statements for figure in statement.figures())
