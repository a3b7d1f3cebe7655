"""The query told last, what the words of a fragment make of it, and the words -> what kind of step they are."""

from __future__ import annotations

from typing import Final, NamedTuple

from bot.model import Query
from bot.understanding.clauses.clause import Clause
from bot.understanding.talks.told import of_now
from bot.understanding.words.kinds import MONEY, NAMED, ONE_WAY, WHO

UNITS: Final = (*MONEY, "t", "kt", "Mt", "units")
_DEALT: Final = ("question", "flow", "verb", "place", "demonym", "prep", "period", "conj", "harmless", "fragment")


class Said(NamedTuple):
    """The query told last, what the words and its slots make, the words; `opened`: nothing was told before it."""

    last: Query
    query: Query
    c: Clause
    opened: bool = True

    @property
    def of_several(self) -> bool:
        """ "Total exports in 2025, and how much of this was to Africa and ASEAN": several, after the whole."""
        return 1 == len(self.last.partners) == len(self.last.periods) < len(self.query.partners)

    @property
    def amount(self) -> Query:
        return self.query.with_(measure=None)

    @property
    def rate(self) -> Query:
        return self.query.with_(operation="growth", by="year", measure="yoy")

    @property
    def rated(self) -> bool:
        """Whether rates were told, and an amount is read now in no unit of its own."""
        level = self.query.operation == "level" and not self.c.has("unit")
        return self.last.measure == "yoy" and level

    @property
    def placed(self) -> bool:
        return self.c.has_any(*WHO)

    @property
    def in_units(self) -> bool:
        return self.c.has("unit", *UNITS) or self.c.has("measure", "value", "quantity")

    @property
    def of_a_month(self) -> bool:
        return [period.kind for period in self.query.periods] == ["month"]

    @property
    def pointed(self) -> bool:
        """ "Imports in that month?", "what did China count that month", "what was it for the year": a time that was
        told, and of whom, what or in what unit."""
        then = any(part.anchor == "earlier" and not part.steps for _, e in self.c.expressions() for part in e.parts)
        named = self.c.has_any(*NAMED) or (self.c.has("unit") and not self.c.has("number"))
        return named and (then or (self.c.has("time", "year_span") and self.c.has("question")))

    @property
    def dealt(self) -> bool:
        """ "What did it import from Japan?", "how much did China buy from the US", after whether the other way fell."""
        c, last = self.c, self.last
        acts = c.says("pronoun") or c.has("place", last.reporter)
        other = self.query.flow in ONE_WAY and self.query.flow != last.flow
        asked = c.has("question", "what", "how_much") and c.only(*_DEALT) and c.has("prep", "to", "from")
        return bool(acts and other and asked and c.has_any("flow", "verb"))

    @property
    def looks_again(self) -> bool:
        return self.c.has("extreme") or self.c.ops("record")

    @property
    def another(self) -> bool:
        """ "What was the tariff then", "and now?": another series that is no trade, or the newest; and no record."""
        series = self.query.flow == "context" and self.query.commodities != self.last.commodities
        return (series or of_now(*self[:3])) and not self.looks_again

    @property
    def kinds(self) -> tuple[list[str], list[str]]:
        """Those of the periods that are asked for, and of those that were."""
        return [period.kind for period in self.query.periods], [period.kind for period in self.last.periods]

    @property
    def one_of_those(self) -> bool:
        """ "The best quarter? and imports in that quarter": its amount; but "and 2022?", after years: its place."""
        now, before = self.kinds
        one = now == [self.last.by] != before and not (self.looks_again or self.c.ops("rank"))
        named = self.c.has_any(*NAMED) or (self.c.has("unit") and not self.c.has("number"))
        return one and (named or self.last.by == "quarter")

    @property
    def on_the_month_before(self) -> bool:
        """Whether a month was set against the one before it."""
        told = self.last.periods
        return len(told) == 2 and told[0].kind == "month" and told[0].shift(-1) == told[1]
