"""The observations: a checked, sorted frame and an index that finds one figure or one series in microseconds."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bot.analysis.spans import Steps, steps
from bot.errors import BadSetup
from bot.model import Figure, Period, SeriesKey

if TYPE_CHECKING:
    from bot.catalog import Catalog, Facts

_KEY = ("reporter", "flow", "partner", "commodity", "measure", "basis", "adjusted", "vintage", "unit")
_TEXT = (*_KEY, "period", "agency", "source")


class Table:
    """All figures held, found by series and period; figures are made when they are first asked for.

    frame    one row a figure: reporter, flow, partner, commodity, measure, basis, adjusted, vintage, unit, period,
             value (float), agency, source, and digits (decimals printed; optional)
    catalog  what the codes are
    facts    dated events, forecasts, releases, revisions, definitions
    Raises BadSetup for a missing column, an unreadable period, or two figures of one series and period.
    """

    def __init__(self, frame: pd.DataFrame, catalog: Catalog, facts: Facts) -> None:
        missing = [name for name in (*_TEXT, "value") if name not in frame.columns]
        if missing:
            raise BadSetup(f"observations lack the column {missing[0]!r}; add it to data/trade/observations.csv")
        self.catalog = catalog
        self.facts = facts
        self._load(frame)

    def _load(self, frame: pd.DataFrame) -> None:
        columns = {name: _categorical(frame[name]) for name in _TEXT}
        try:
            spans = [Period.parse(code) for code in columns["period"].categories]
        except ValueError as problem:
            raise BadSetup(f"observations: {problem}; write it as 2025-11, 2025 or 2025-01/2025-11") from None
        rank = {span: n for n, span in enumerate(sorted(set(spans)))}
        when = np.array([rank[span] for span in spans], dtype=np.int64)[columns["period"].codes]
        codes = [columns[name].codes for name in _KEY]
        order = np.lexsort((when, *reversed(codes)))
        columns = {name: column[order] for name, column in columns.items()}
        values = frame["value"].to_numpy(dtype=float)[order]
        changed = np.zeros(len(order), dtype=bool)
        changed[:1] = True
        for name in _KEY:
            changed[1:] |= np.diff(columns[name].codes) != 0
        same = ~changed[1:] & (np.diff(when[order]) == 0)
        starts = np.flatnonzero(changed)
        self._columns: Mapping[str, Any] = columns
        self._values = values
        self._digits = None
        if "digits" in frame.columns:
            self._digits = frame["digits"].fillna(-1).to_numpy(dtype=int)[order]
        self._spans = spans
        self._span_of = columns["period"].codes
        self._slices: dict[SeriesKey, tuple[int, int]] = {}
        ends = [*starts[1:].tolist(), len(order)]
        names = [np.asarray(columns[name].categories)[columns[name].codes[starts]].tolist() for name in _KEY]
        for slots, start, end in zip(zip(*names, strict=True), starts.tolist(), ends, strict=True):
            self._slices[SeriesKey(*slots)] = (start, end)
        if same.any():
            row = int(np.flatnonzero(same)[0])
            named = " ".join(str(columns[name][row]) for name in (*_KEY, "period") if columns[name][row])
            raise BadSetup(f"observations hold two values for {named}; keep one")
        self._places: dict[SeriesKey, dict[Period, int]] = {}
        self._steps: dict[SeriesKey, Steps] = {}
        self._figures: dict[int, Figure] = {}
        self._series: dict[SeriesKey, tuple[Figure, ...]] = {}
        self._by_pair: dict[tuple[str, ...], tuple[SeriesKey, ...]] = {}
        self._by_good: dict[tuple[str, ...], tuple[SeriesKey, ...]] = {}
        self._by_partner: dict[tuple[str, ...], tuple[SeriesKey, ...]] = {}
        for key in self._slices:
            for index, slot in (
                (self._by_pair, (key.reporter, key.flow, key.partner, key.commodity)),
                (self._by_good, (key.reporter, key.flow, key.commodity)),
                (self._by_partner, (key.reporter, key.flow, key.partner)),
            ):
                index[slot] = (*index.get(slot, ()), key)

    def point(self, key: SeriesKey, period: Period) -> Figure | None:
        """The figure of one series in exactly this period, or None."""
        row = self._rows(key).get(period)
        return None if row is None else self._figure(key, row)

    def series(self, key: SeriesKey) -> tuple[Figure, ...]:
        """All figures of one series, of whatever length of span, sorted by period; empty if there is none."""
        found = self._series.get(key)
        if found is None:
            found = tuple(self._figure(key, row) for row in self._rows(key).values())
            if key in self._slices:
                self._series[key] = found
        return found

    def periods(self, key: SeriesKey) -> tuple[Period, ...]:
        """The periods of one series, sorted."""
        return tuple(self._rows(key))

    def steps(self, key: SeriesKey) -> Steps:
        """The spans of one series, ready for tiling."""
        found = self._steps.get(key)
        if found is None:
            found = self._steps[key] = steps(self._rows(key))
        return found

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
        found: tuple[SeriesKey, ...]
        if reporter is not None and flow is not None and commodity is not None:
            if partner is not None:
                found = self._by_pair.get((reporter, flow, partner, commodity), ())
            else:
                found = self._by_good.get((reporter, flow, commodity), ())
        elif reporter is not None and flow is not None and partner is not None:
            found = self._by_partner.get((reporter, flow, partner), ())
        else:
            found = tuple(
                key
                for key in self._slices
                if (reporter is None or key.reporter == reporter)
                and (flow is None or key.flow == flow)
                and (partner is None or key.partner == partner)
                and (commodity is None or key.commodity == commodity)
            )
        if measure is basis is adjusted is vintage is unit is None:
            return found
        return tuple(
            key
            for key in found
            if (measure is None or key.measure == measure)
            and (basis is None or key.basis == basis)
            and (adjusted is None or key.adjusted == adjusted)
            and (vintage is None or key.vintage == vintage)
            and (unit is None or key.unit == unit)
        )

    def __len__(self) -> int:
        return len(self._values)

    @cached_property
    def first_day(self) -> date:
        """The first day of which anything is held."""
        return min(span.first for span in self._spans)

    @cached_property
    def checksum(self) -> str:
        """The same for the same figures, whatever the order of the rows in the file."""
        digest = hashlib.sha256()
        for key, (start, end) in self._slices.items():
            digest.update(repr(key).encode())
            for row in range(start, end):
                digest.update(f"{self._spans[self._span_of[row]].code} {float(self._values[row])!r}".encode())
        return digest.hexdigest()

    def _rows(self, key: SeriesKey) -> dict[Period, int]:
        places = self._places.get(key)
        if places is None:
            bounds = self._slices.get(key)
            if bounds is None:
                return {}
            places = {self._spans[self._span_of[row]]: row for row in range(*bounds)}
            self._places[key] = places
        return places

    def _figure(self, key: SeriesKey, row: int) -> Figure:
        figure = self._figures.get(row)
        if figure is None:
            digits = int(self._digits[row]) if self._digits is not None else -1
            source = str(self._columns["source"][row])
            figure = Figure(
                value=float(self._values[row]),
                unit=key.unit,
                period=self._spans[self._span_of[row]],
                reporter=key.reporter,
                flow=key.flow,
                partner=key.partner,
                commodity=key.commodity,
                measure=key.measure,
                basis=key.basis or None,
                adjusted=key.adjusted or None,
                vintage=key.vintage,
                sources=(source,) if source else (),
                agency=str(self._columns["agency"][row]) or None,
                digits=digits if digits >= 0 else None,
            )
            self._figures[row] = figure
        return figure


def _categorical(column: pd.Series[Any]) -> Any:
    """A text column as codes of sorted names; one that has such codes already keeps them, so that long frames load."""
    held = column.array
    if isinstance(held, pd.Categorical) and not column.hasnans and all(isinstance(c, str) for c in held.categories):
        return held.reorder_categories(sorted(held.categories))
    return pd.Categorical(column.fillna("").astype(str))
