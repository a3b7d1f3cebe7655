"""Figures held and figures read -> Diff: what is new, sharper, revised or lost, and what lies far off."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

import pandas as pd

from bot.catalog import Revision
from bot.desk.outliers import Outlier, outliers
from bot.model import Period, SeriesKey

TOLERANCE: Final = 0.01  # of a known value; a change of more waits for a person
TOLERANCE_POINTS: Final = 0.5  # of a rate
_SLACK: Final = 1e-9
_KEY: Final = ("reporter", "flow", "partner", "commodity", "measure", "basis", "adjusted", "vintage", "unit")

Kind = Literal["new", "filled", "sharper", "revised"]
Place = tuple[SeriesKey, Period]


@dataclass(frozen=True, slots=True)
class Print:
    """One value as somebody printed it, in the unit of its series; row: which row of its frame."""

    value: float
    digits: int
    agency: str
    source: str
    row: int

    @property
    def text(self) -> str:
        return f"{self.value:.{self.digits}f}"

    @property
    def half(self) -> float:
        """Half a unit of the last digit that means something: noughts at the end of a whole number are no digits."""
        if self.digits > 0:
            return float(0.5 * 10.0**-self.digits)
        text = f"{abs(self.value):.0f}"
        noughts = min(len(text) - len(text.rstrip("0")), max(0, len(text) - 2))
        return float(0.5 * 10.0**noughts)

    def agrees(self, other: Print) -> bool:
        """Whether rounding alone explains the difference."""
        return abs(self.value - other.value) <= max(self.half, other.half) + _SLACK


@dataclass(frozen=True, slots=True)
class Change:
    """One value that the refresh would change. new: after the newest of its series; filled: before it, not held yet;
    sharper: the same with more digits; revised: another one."""

    kind: Kind
    key: SeriesKey
    period: Period
    now: Print
    was: Print | None = None

    @property
    def size(self) -> float:
        """By how much a known value changes: a part of it, of a rate in points; 0 for one that was not known."""
        if self.was is None:
            return 0.0
        change = self.now.value - self.was.value
        if self.key.unit == "pct":
            return change
        return change / abs(self.was.value) if self.was.value else float("inf") if change else 0.0

    @property
    def large(self) -> bool:
        limit = TOLERANCE_POINTS if self.key.unit == "pct" else TOLERANCE
        return self.kind == "revised" and abs(self.size) > limit + _SLACK


@dataclass(frozen=True, slots=True)
class Diff:
    """What a refresh would do. same: values read that say what is held; lost: held periods, between the first and the
    last read, that their agency no longer prints; torn: places for which two values were read; unjudged: how many new
    values have too short a history to tell whether they lie far off; begun: how many series are new; strange: how many
    prints of a series that is held come from another agency that says otherwise, and were not taken."""

    changes: tuple[Change, ...] = ()
    same: int = 0
    lost: tuple[Place, ...] = ()
    torn: tuple[tuple[SeriesKey, Period, str, str], ...] = ()
    outliers: tuple[Outlier, ...] = ()
    unjudged: int = 0
    begun: int = 0
    strange: tuple[tuple[SeriesKey, str, int], ...] = ()

    def of(self, kind: Kind) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.kind == kind)


def compare(
    held: pd.DataFrame,
    read: pd.DataFrame,
    revisions: Iterable[Revision] = (),
    only_newer: bool = False,
    later: pd.DataFrame | None = None,
    family: Mapping[str, str] | None = None,
) -> Diff:
    """The frames are as read_observations gives them; rows of `later` are counted on from those of `read`.

    only_newer: nothing but periods after the newest held of each series that is held is looked at (an unattended
    refresh may add no more). later: what was printed after the first print. family: agencies that publish together.

    A later print of a first print does not take its place: it is a revision, unless it is known as one already. A
    print of the later, consistent series (vintage revised) joins it only where that leaves no hole behind it, else it
    is a print like others. A series goes on from the agency that began it; another one fills its gaps only where both
    say the same of every period that both have.
    """
    before, (now, torn) = _prints(held)[0], _prints(read)
    after = _prints(later, len(read))[0] if later is not None and not only_newer else {}
    names = family or {}
    now, strange = _of_one_house(before, now, names)
    after, _ = _of_one_house(before, after, names)
    newest: dict[SeriesKey, Period] = {}
    for key, period in before:
        newest[key] = max(newest.get(key, period), period, key=lambda p: p.last)
    known = {_of(revision): (revision.later, revision.later_digits) for revision in revisions}
    changes: dict[Place, Change] = {}
    same = 0
    for (key, period), fresh in sorted(now.items(), key=lambda item: item[0]):
        if only_newer and (key not in newest or period.last <= newest[key].last):
            continue
        if key.vintage == "revised" and (key, period) not in before and not _joins(key, period, before, now):
            key = _first_prints(key)
            if (key, period) in now:
                continue
        old = before.get((key, period))
        if old is None:
            ahead = key not in newest or period.last > newest[key].last
            changes[key, period] = Change("new" if ahead else "filled", key, period, fresh)
        elif old.agrees(fresh):
            if fresh.half < old.half and abs(fresh.value - old.value) > _SLACK:
                changes[key, period] = Change("sharper", key, period, fresh, old)
            else:
                same += 1
        elif (key, period) in known and _print(known[key, period]).agrees(fresh):
            same += 1
        else:
            changes[key, period] = Change("revised", key, period, fresh, old)
    found = list(changes.values())
    for (key, period), fresh in sorted(after.items(), key=lambda item: item[0]):
        change = changes.get((key, period))
        first = change.now if change is not None and change.kind != "revised" else before.get((key, period))
        told = known.get((key, period))
        if first is None:
            found.append(Change("filled", key, period, fresh))
        elif first.agrees(fresh) or (told is not None and _print(told).agrees(fresh)):
            same += 1
        elif change is None or change.kind != "revised":
            found.append(Change("revised", key, period, fresh, first))
    found.sort(key=lambda change: (change.key, change.period))
    far, unjudged = _far_off(found, before)
    lost = () if only_newer else tuple(_lost(before, {**after, **now}))
    begun = len({change.key for change in found} - set(newest))
    return Diff(tuple(found), same, lost, tuple(torn), tuple(far), unjudged, begun, strange)


def _of_one_house(
    before: Mapping[Place, Print], now: Mapping[Place, Print], family: Mapping[str, str]
) -> tuple[dict[Place, Print], tuple[tuple[SeriesKey, str, int], ...]]:
    """Without the prints of agencies that are not those of a series that is held: what stays out is counted."""

    def house(one: Print) -> str:
        return family.get(one.agency, one.agency)

    houses: dict[SeriesKey, set[str]] = defaultdict(set)
    for (key, _), old in before.items():
        houses[key].add(house(old))
    fits: dict[tuple[SeriesKey, str], bool] = {}
    for place, fresh in now.items():
        other = before.get(place)
        if other is not None and house(fresh) not in houses[place[0]]:
            near = other.agrees(fresh) or abs(fresh.value - other.value) <= TOLERANCE * abs(other.value)
            fits[place[0], house(fresh)] = fits.get((place[0], house(fresh)), True) and near
    kept: dict[Place, Print] = {}
    strange: Counter[tuple[SeriesKey, str]] = Counter()
    for place, fresh in now.items():
        key = place[0]
        own = before.get(place)
        if not houses[key] or house(fresh) in houses[key]:
            if own is None or house(own) == house(fresh):  # in a series of two houses neither revises the other's
                kept[place] = fresh
        elif place not in before:
            if fits.get((key, house(fresh)), False):
                kept[place] = fresh
            else:
                strange[key, fresh.agency] += 1
    return kept, tuple((key, agency, count) for (key, agency), count in sorted(strange.items()))


def _print(told: tuple[float, int]) -> Print:
    return Print(told[0], told[1], "", "", 0)


def _prints(frame: pd.DataFrame, start: int = 0) -> tuple[dict[Place, Print], list[tuple[SeriesKey, Period, str, str]]]:
    """By place, the sharper of two that agree; and the places where two do not."""
    names = (*_KEY, "period", "value", "digits", "agency", "source")
    columns: list[list[Any]] = [frame[name].tolist() for name in names]
    spans = {code: Period.parse(code) for code in set(columns[len(_KEY)])}
    found: dict[Place, Print] = {}
    torn: dict[Place, tuple[SeriesKey, Period, str, str]] = {}
    for row, cells in enumerate(zip(*columns, strict=True), start):
        place = SeriesKey(*cells[: len(_KEY)]), spans[cells[len(_KEY)]]
        value, digits, agency, source = cells[len(_KEY) + 1 :]
        fresh, other = Print(value, digits, agency, source, row), found.get(place)
        if other is not None and not other.agrees(fresh):
            torn[place] = (*place, other.text, fresh.text)
        elif other is None or fresh.half < other.half:
            found[place] = fresh
    return {place: one for place, one in found.items() if place not in torn}, list(torn.values())


def _joins(key: SeriesKey, period: Period, before: Mapping[Place, Print], now: Mapping[Place, Print]) -> bool:
    """Whether a month of the revised series follows those that are held without a hole: in sums and records the
    revised series stands for every month up to its last."""
    if not any(place[0] == key for place in before):
        return False
    while period.kind == "month":
        period = period.shift(-1)
        if (key, period) in before:
            return True
        if (key, period) not in now:
            return False
    return True


def _first_prints(key: SeriesKey) -> SeriesKey:
    return SeriesKey(**{**{name: getattr(key, name) for name in _KEY}, "vintage": "published"})


def _lost(before: Mapping[Place, Print], now: Mapping[Place, Print]) -> Iterable[Place]:
    read: dict[tuple[SeriesKey, str], list[Period]] = defaultdict(list)
    agencies: dict[tuple[SeriesKey, str], set[str]] = defaultdict(set)
    for (key, period), fresh in now.items():
        read[key, period.kind].append(period)
        agencies[key, period.kind].add(fresh.agency)
    for (key, period), old in before.items():
        spans = read.get((key, period.kind))
        if not spans or old.agency not in agencies[key, period.kind] or (key, period) in now:
            continue
        if min(spans) < period < max(spans):
            yield key, period


def _far_off(changes: list[Change], before: Mapping[Place, Print]) -> tuple[list[Outlier], int]:
    wanted = {change.key for change in changes}
    past: dict[SeriesKey, dict[Period, float]] = defaultdict(dict)
    for (key, period), old in before.items():
        if key in wanted:
            past[key][period] = old.value
    now = {key: dict(past[key]) for key in wanted}
    for change in changes:
        now[change.key][change.period] = change.now.value
    judged = [(change.key, change.period) for change in changes if change.kind != "sharper"]
    return outliers(judged, now, past)


def _of(revision: Revision) -> Place:
    r = revision
    key = SeriesKey(r.reporter, r.flow, r.partner, r.commodity, r.measure, r.basis, r.adjusted, "published", r.unit)
    return key, r.period


def spans_of(changes: Iterable[Change]) -> tuple[tuple[str, int], ...]:
    """The periods of changes with how many there are of each, the newest first."""
    counted = Counter(change.period for change in changes)
    return tuple((period.code, counted[period]) for period in sorted(counted, key=lambda p: (p.last, p.first))[::-1])
