"""Series keys and their periods -> what is held, without figures: found by any slots in microseconds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bot.analysis.spans import Steps, steps
from bot.model import Period, SeriesKey

KEY = ("reporter", "flow", "partner", "commodity", "measure", "basis", "adjusted", "vintage", "unit")


@dataclass(frozen=True)
class Pattern:
    """The periods that a series holds, sorted. Series that hold the same ones share it: most of a long table do."""

    periods: tuple[Period, ...]

    @cached_property
    def places(self) -> Mapping[Period, int]:
        """Each period's place in the series."""
        return {period: n for n, period in enumerate(self.periods)}

    @cached_property
    def steps(self) -> Steps:
        return steps(self.periods)


@dataclass(frozen=True, slots=True)
class Line:
    """One series: what it holds, who says so (of its first figure), and where its rows begin."""

    pattern: Pattern
    agency: str
    start: int = 0


_NOTHING = Pattern(())


class Contents:
    """The keys of all series in the order of their codes, with what each holds."""

    def __init__(self, lines: Iterable[tuple[SeriesKey, Line]]) -> None:
        self.lines = dict(lines)
        pairs: dict[tuple[str, ...], list[SeriesKey]] = {}
        goods: dict[tuple[str, ...], list[SeriesKey]] = {}
        partners: dict[tuple[str, ...], list[SeriesKey]] = {}
        for key in self.lines:
            pairs.setdefault((key.reporter, key.flow, key.partner, key.commodity), []).append(key)
            goods.setdefault((key.reporter, key.flow, key.commodity), []).append(key)
            partners.setdefault((key.reporter, key.flow, key.partner), []).append(key)
        self._by_pair = {slots: tuple(keys) for slots, keys in pairs.items()}
        self._by_good = {slots: tuple(keys) for slots, keys in goods.items()}
        self._by_partner = {slots: tuple(keys) for slots, keys in partners.items()}

    def pattern(self, key: SeriesKey) -> Pattern:
        """What a series holds; nothing if there is none."""
        line = self.lines.get(key)
        return _NOTHING if line is None else line.pattern

    def periods(self, key: SeriesKey) -> tuple[Period, ...]:
        return self.pattern(key).periods

    def steps(self, key: SeriesKey) -> Steps:
        return self.pattern(key).steps

    def agency(self, key: SeriesKey) -> str:
        line = self.lines.get(key)
        return "" if line is None else line.agency

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
                for key in self.lines
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
        """How many figures all series hold together."""
        return sum(len(line.pattern.periods) for line in self.lines.values())

    @cached_property
    def first_day(self) -> date:
        """The first day of which anything is held."""
        patterns = {id(line.pattern): line.pattern for line in self.lines.values()}
        return min(pattern.periods[0].first for pattern in patterns.values())
