"""What can go wrong, as a tree: the asker can act on one branch, the operator on the other.

TradefactsError
├── CannotAnswer            the asker can act; composed into a reply, never a traceback
│   ├── Ambiguous           two readings that give different figures: ask
│   ├── NotReleased         the period ends after the newest of that agency's own series
│   ├── OutsideRange        before the series' first period
│   ├── NotHeld             trade, but this series, place, good, measure or word is not in the data
│   ├── NotTrade            no trade meaning
│   └── Opinion             advice, predictions, politics
├── FiguresAway             the figures are on a server that does not answer: no operation may mend that
└── BadSetup                the operator can act: settings, data files, database; one sentence each
    ├── SourceAway          a statistical office does not answer, or not with what was asked for
    └── LayoutChanged       its page is not laid out as it is known to be: nothing is guessed
"""

from __future__ import annotations

from typing import ClassVar

from bot.model import Query, Reason, Statement


class TradefactsError(Exception):
    """The root of our own errors."""


class CannotAnswer(TradefactsError):
    """No figure for this; says what is missing and what can be asked instead.

    said      what to tell, without words: a Statement whose kind is a phrase under "refusal."
    query     what was asked, as far as it was understood: the talk goes on from it
    readings  for Ambiguous: the queries between which the asker may choose; else the nearest that can be answered
    beside    why there is none for the other times that were asked for with it, where that is something else
    """

    reason: ClassVar[Reason]

    def __init__(self, said: Statement, query: Query | None = None, readings: tuple[Query, ...] = ()) -> None:
        super().__init__(said.kind)
        self.said = said
        self.query = query
        self.readings = readings
        self.beside: tuple[CannotAnswer, ...] = ()

    def of(self, query: Query) -> CannotAnswer:
        """The same of the query that was asked, of which only a part was looked up."""
        self.query = query
        return self


class Ambiguous(CannotAnswer):
    """asked     the words of a part that asks of what the part before it finds ("and the surplus in that month?"): read
    again once that is known"""

    reason = "ambiguous"

    def __init__(
        self, said: Statement, query: Query | None = None, readings: tuple[Query, ...] = (), asked: str = ""
    ) -> None:
        super().__init__(said, query, readings)
        self.asked = asked

    @classmethod
    def again(cls, query: Query | None = None, *readings: Query) -> Ambiguous:
        """To be said again in other words, or as one of the readings."""
        return cls(Statement.of("refusal.ambiguous.again"), query, readings)


class NotReleased(CannotAnswer):
    reason = "not_released"


class OutsideRange(CannotAnswer):
    reason = "outside_range"


class NotHeld(CannotAnswer):
    reason = "not_held"


class NotTrade(CannotAnswer):
    reason = "not_trade"


class Opinion(CannotAnswer):
    reason = "opinion"


class FiguresAway(TradefactsError):
    """The server that keeps the figures does not answer. No CannotAnswer: what an operation does where it finds no
    figure must not be done where nobody looked. The message is for the operator; the asker is told to come again."""


class BadSetup(TradefactsError):
    """Something the operator has to mend; the message is one sentence that names it and the cure."""


class SourceAway(BadSetup):
    """An office's page cannot be had; `status` is the HTTP status, None where there was no answer."""

    def __init__(self, said: str, status: int | None = None) -> None:
        super().__init__(said)
        self.status = status


class LayoutChanged(BadSetup):
    """A page was not as it is known to be: `where` (an address, a kept file), what was expected and what was found."""

    def __init__(self, where: str, expected: str, found: str) -> None:
        super().__init__(
            f"{where}: layout changed: expected {expected}, found {found}; "
            "nothing was taken from it. README, The data desk, says how to report it"
        )
        self.where, self.expected, self.found = where, expected, found
