"""Query with a version -> its operation over the figures of that version alone: seasonally adjusted, or not.

The two are never mixed: what is reckoned of the one looks past the other, and where only the other is held, no figure
of it stands in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from bot.analysis.spans import Steps
from bot.analysis.table import Table
from bot.errors import NotHeld, NotReleased, OutsideRange
from bot.model import ADJUSTED, UNADJUSTED, Figure, Period, Query, Result, SeriesKey, Statement

VERSIONS: Final = (ADJUSTED, UNADJUSTED)
_HELD_OTHERWISE = "level.adjusted"  # that nothing unadjusted is held: not told where the adjusted figure is asked for


class OneVersion:
    """A table in which only the figures of one version stand."""

    def __init__(self, table: Table, version: str) -> None:
        self._table = table
        self._adjusted = "sa" if version == ADJUSTED else ""
        self.catalog = table.catalog
        revisions = tuple(one for one in table.facts.revisions if one.adjusted == self._adjusted)
        self.facts = replace(table.facts, revisions=revisions)

    def keys(
        self,
        reporter: str | None = None,
        flow: str | None = None,
        partner: str | None = None,
        commodity: str | None = None,
        measure: str | None = None,
        basis: str | None = None,
        adjusted: str | None = None,
        vintage: str | None = None,
        unit: str | None = None,
    ) -> tuple[SeriesKey, ...]:
        """As the table's own, of this version."""
        if adjusted is not None and adjusted != self._adjusted:
            return ()
        return self._table.keys(reporter, flow, partner, commodity, measure, basis, self._adjusted, vintage, unit)

    def point(self, key: SeriesKey, period: Period) -> Figure | None:
        """The figure of one series in exactly this period, or None."""
        return self._table.point(key, period) if key.adjusted == self._adjusted else None

    def series(self, key: SeriesKey) -> tuple[Figure, ...]:
        """All figures of one series of this version."""
        return self._table.series(key) if key.adjusted == self._adjusted else ()

    def periods(self, key: SeriesKey) -> tuple[Period, ...]:
        """The periods of one series of this version."""
        return self._table.periods(key) if key.adjusted == self._adjusted else ()

    def steps(self, key: SeriesKey) -> Steps:
        """The spans of one series; whoever asks has it from keys."""
        return self._table.steps(key)

    def agency(self, key: SeriesKey) -> str:
        """Who says the first figure of a series."""
        return self._table.agency(key)

    def expect(self, keys: Iterable[SeriesKey]) -> None:
        """These series are about to be read."""
        self._table.expect(keys)

    def __len__(self) -> int:
        return len(self._table)

    @property
    def first_day(self) -> date:
        """The first day of which anything is held."""
        return self._table.first_day

    @property
    def checksum(self) -> str:
        """That of the whole table."""
        return self._table.checksum


def of_one_version(query: Query, table: Table, asked_on: date, run: Callable[[Query, Table, date], Result]) -> Result:
    """Raises NotHeld, naming the version, where only the other one is held."""
    plain = query.with_(vintage=None)
    try:
        found = run(plain, OneVersion(table, query.vintage or ""), asked_on)
    except (NotHeld, NotReleased, OutsideRange):
        run(plain, table, asked_on)  # not held in either: refused as that
        raise NotHeld(Statement.of(f"refusal.not_held.only_{query.vintage}"), plain) from None
    said = tuple(one for one in found.statements if one.kind != _HELD_OTHERWISE)
    return replace(found, query=found.query.with_(vintage=query.vintage), statements=said)
