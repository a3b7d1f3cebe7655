"""The observations: a checked, sorted frame and an index that finds one figure or one series in microseconds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bot.analysis.contents import KEY, Contents, Line, Pattern
from bot.analysis.spans import Steps
from bot.errors import BadSetup
from bot.model import Figure, Period, SeriesKey

if TYPE_CHECKING:
    from bot.catalog import Catalog, Facts

_TEXT = (*KEY, "period", "agency", "source")
_KEPT = 200_000  # figures that have been made and are kept; of a longer table not all, or they would outgrow it


class InMemory:
    """A Table in the memory of this process; figures are made when they are first asked for.

    frame    one row a figure: reporter, flow, partner, commodity, measure, basis, adjusted, vintage, unit, period,
             value (float), agency, source, and digits (decimals printed; optional)
    Raises BadSetup for a missing column, an unreadable period, or two figures of one series and period.
    """

    def __init__(self, frame: pd.DataFrame, catalog: Catalog, facts: Facts) -> None:
        missing = [name for name in (*_TEXT, "value") if name not in frame.columns]
        if missing:
            raise BadSetup(f"observations lack the column {missing[0]!r}; add it to data/trade/observations.csv")
        self.catalog = catalog
        self.facts = facts
        columns = {name: _categorical(frame[name]) for name in _TEXT}
        try:
            spans = [Period.parse(code) for code in columns["period"].categories]
        except ValueError as problem:
            raise BadSetup(f"observations: {problem}; write it as 2025-11, 2025 or 2025-01/2025-11") from None
        self._ordered = sorted(set(spans))
        rank = {span: n for n, span in enumerate(self._ordered)}
        when = np.array([rank[span] for span in spans], dtype=np.int32)[columns["period"].codes]
        line, order = _sorted([(columns[name].codes, len(columns[name].categories)) for name in KEY], when, len(rank))
        # Of what names a series only its first row is needed; of all rows no more than follows is kept.
        self._when = _taken(when, order)
        self._values = _taken(frame["value"].to_numpy(dtype=float), order)
        self._agency = _Words(columns["agency"], order)
        self._source = _Words(columns["source"], order)
        self._digits = None
        if "digits" in frame.columns:
            self._digits = _taken(frame["digits"].fillna(-1).to_numpy(dtype=np.int16), order)
        new = np.ones(len(line), dtype=bool)
        new[1:] = line[1:] != line[:-1]
        twice = np.flatnonzero(~new[1:] & (np.diff(self._when) == 0))
        starts = np.flatnonzero(new)
        first = starts if order is None else order[starts]
        names = [
            np.asarray(columns[name].categories, dtype=object)[columns[name].codes[first]].tolist() for name in KEY
        ]
        keys = [SeriesKey(*slots) for slots in zip(*names, strict=True)]
        if len(twice):
            row = int(twice[0])
            at = int(np.searchsorted(starts, row, side="right")) - 1
            named = " ".join(part for part in (*names_of(keys[at]), self._ordered[self._when[row]].code) if part)
            raise BadSetup(f"observations hold two values for {named}; keep one")
        self._contents = Contents(zip(keys, self._lines(starts, len(line)), strict=True))
        self._figures: dict[int, Figure] = {}
        self._series: dict[SeriesKey, tuple[Figure, ...]] = {}

    def _lines(self, starts: np.ndarray[Any, Any], rows: int) -> Iterable[Line]:
        known: dict[bytes, Pattern] = {}
        for start, end in zip(starts.tolist(), [*starts[1:].tolist(), rows], strict=True):
            held = self._when[start:end]
            pattern = known.get(held.tobytes())
            if pattern is None:
                pattern = known[held.tobytes()] = Pattern(tuple(self._ordered[n] for n in held.tolist()))
            yield Line(pattern, self._agency[start], start)

    def point(self, key: SeriesKey, period: Period) -> Figure | None:
        line = self._contents.lines.get(key)
        if line is None:
            return None
        place = line.pattern.places.get(period)
        return None if place is None else self._figure(key, line.start + place, period)

    def series(self, key: SeriesKey) -> tuple[Figure, ...]:
        found = self._series.get(key)
        if found is None:
            line = self._contents.lines.get(key)
            if line is None:
                return ()
            found = tuple(self._figure(key, line.start + n, period) for n, period in enumerate(line.pattern.periods))
            self._series[key] = found
        return found

    def periods(self, key: SeriesKey) -> tuple[Period, ...]:
        return self._contents.periods(key)

    def steps(self, key: SeriesKey) -> Steps:
        return self._contents.steps(key)

    def agency(self, key: SeriesKey) -> str:
        return self._contents.agency(key)

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
        return self._contents.keys(reporter, flow, partner, commodity, measure, basis, adjusted, vintage, unit)

    def expect(self, keys: Iterable[SeriesKey]) -> None:
        """Nothing to do: everything is near."""

    def __len__(self) -> int:
        return len(self._values)

    @property
    def first_day(self) -> date:
        return self._contents.first_day

    @cached_property
    def checksum(self) -> str:
        digest = hashlib.sha256()
        for key, line in self._contents.lines.items():
            digest.update(repr(key).encode())
            for n, period in enumerate(line.pattern.periods):
                digest.update(f"{period.code} {float(self._values[line.start + n])!r}".encode())
        return digest.hexdigest()

    def _figure(self, key: SeriesKey, row: int, period: Period) -> Figure:
        figure = self._figures.get(row)
        if figure is None:
            if len(self._figures) >= _KEPT:
                self._figures.clear()
                self._series.clear()
            digits = int(self._digits[row]) if self._digits is not None else -1
            figure = self._figures[row] = figure_of(
                key, period, float(self._values[row]), digits, self._agency[row], self._source[row]
            )
        return figure


def figure_of(key: SeriesKey, period: Period, value: float, digits: int, agency: str, source: str) -> Figure:
    """A published figure of a series; digits below 0: how many were printed is not known."""
    return Figure(
        value=value,
        unit=key.unit,
        period=period,
        reporter=key.reporter,
        flow=key.flow,
        partner=key.partner,
        commodity=key.commodity,
        measure=key.measure,
        basis=key.basis or None,
        adjusted=key.adjusted or None,
        vintage=key.vintage,
        sources=(source,) if source else (),
        agency=agency or None,
        digits=digits if digits >= 0 else None,
    )


def names_of(key: SeriesKey) -> tuple[str, ...]:
    """The codes of a key in the order of KEY."""
    return tuple(getattr(key, name) for name in KEY)


class _Words:
    """A column of words, as its codes alone."""

    def __init__(self, column: Any, order: np.ndarray[Any, Any] | None) -> None:
        self._words = [str(word) for word in column.categories]
        self._codes = _taken(column.codes, order)

    def __getitem__(self, row: int) -> str:
        return self._words[int(self._codes[row])]


def _taken(values: np.ndarray[Any, Any], order: np.ndarray[Any, Any] | None) -> np.ndarray[Any, Any]:
    return values if order is None else values[order]


def _sorted(
    columns: list[tuple[np.ndarray[Any, Any], int]], when: np.ndarray[Any, Any], spans: int
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any] | None]:
    """A number a series for each row, sorted by series and time, and the order that sorts them; None: they were sorted.

    The codes of the columns are the digits of one number, the first column first; where it would outgrow 63 bits what
    is read so far is numbered anew.
    """
    line = np.zeros(len(when), dtype=np.int64)
    size = 1
    for codes, several in columns:
        if size * max(several, 1) * max(spans, 1) >= 2**62:
            _, line = np.unique(line, return_inverse=True)
            size = int(line.max(initial=0)) + 1
        line = line * max(several, 1) + codes
        size *= max(several, 1)
    at = line * max(spans, 1) + when
    if bool(np.all(at[1:] >= at[:-1])):
        return line, None
    order = np.argsort(at, kind="stable")
    return line[order], order


def _categorical(column: pd.Series[Any]) -> Any:
    """A text column as codes of sorted names; one that has such codes already keeps them, so that long frames load."""
    held = column.array
    if isinstance(held, pd.Categorical) and not column.hasnans and all(isinstance(c, str) for c in held.categories):
        names = held.categories
        return held if names.is_monotonic_increasing else held.reorder_categories(sorted(names))
    return pd.Categorical(column.fillna("").astype(str))
