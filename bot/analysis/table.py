"""Table: what the operations ask of the figures held, wherever these are kept: in memory or on ClickHouse."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Protocol

from bot.analysis.spans import Steps
from bot.model import Figure, Period, SeriesKey

if TYPE_CHECKING:
    from bot.catalog import Catalog, Facts


class Table(Protocol):
    """All figures held, found by series and period.

    catalog  what the codes are
    facts    dated events, forecasts, releases, revisions, definitions
    """

    catalog: Catalog
    facts: Facts

    def point(self, key: SeriesKey, period: Period) -> Figure | None:
        """The figure of one series in exactly this period, or None."""

    def series(self, key: SeriesKey) -> tuple[Figure, ...]:
        """All figures of one series, of whatever length of span, sorted by period; empty if there is none."""

    def periods(self, key: SeriesKey) -> tuple[Period, ...]:
        """The periods of one series, sorted."""

    def steps(self, key: SeriesKey) -> Steps:
        """The spans of one series, ready for tiling."""

    def agency(self, key: SeriesKey) -> str:
        """Who says the first figure of a series; "" where nobody is named."""

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
        """The series with these slots, in the order of their codes; a slot left out may be anything."""

    def expect(self, keys: Iterable[SeriesKey]) -> None:
        """These series are about to be read, all of them: what is far away is fetched in one go."""

    def __len__(self) -> int:
        """How many figures are held."""

    @property
    def first_day(self) -> date:
        """The first day of which anything is held."""

    @property
    def checksum(self) -> str:
        """The same for the same figures, whatever the order of the rows in the file."""
