"""Moments of one expression -> whether the one lies before the other or is set against it, the years they share."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.times.moments import Moment, TimeExpression


def is_part(moment: Moment) -> bool:
    """Whether it is a part of a year that is named."""
    return moment.year is not None and moment.months != (1, 12) and not moment.anchor


def is_bare_year(moment: Moment) -> bool:
    """Whether it is a whole calendar year by its number alone."""
    return moment.year is not None and moment.months == (1, 12) and not (moment.so_far or moment.fiscal or moment.edge)


def of_one_year(parts: list[Moment]) -> list[Moment]:
    """The last, and those before it that leave their year to it: `March and April 2024`."""
    apart = next((i for i in range(len(parts) - 1, 0, -1) if not parts[i - 1].yearless), 0)
    return parts[apart:]


def set_against(one: Moment, other: Moment) -> bool:
    """Whether a time is followed by the same time of an earlier year: set against it, no span that runs backwards."""
    alike = one.grain == other.grain and one.months == other.months and one.days == other.days
    return alike and one.year is not None and other.year is not None and other.year < one.year


def of_two_years(one: Moment, two: Moment) -> bool:
    """Whether the same months are named with a year and without one."""
    same = (one.grain, one.months) == (two.grain, two.months) and one.grain in ("month", "quarter", "half")
    named = two if one.yearless else one
    return same and one.yearless is not two.yearless and bool(named.year) and not named.year_of


def lies_before(one: Moment, other: Moment) -> bool:
    """Whether a month, quarter or half lies before another of its kind: `jun 26 - may 26` takes one from the other."""
    if (
        one.grain != other.grain
        or one.grain not in ("month", "quarter", "half", "year")
        or one.year_of
        or other.year_of
    ):
        return False
    return one.year is not None and other.year is not None and (one.year, one.months) < (other.year, other.months)


def counted_from(first: Moment, last: Moment) -> TimeExpression | None:
    """`Between Q2 2026 and the quarter before`, `from the month before to June`: two points, the one that is told by
    the other behind it."""
    if last.anchor == "earlier" and last.steps < 0 and not (first.anchor or last.count):
        return TimeExpression((first, last))
    told_by_last = first.anchor == "earlier" and first.steps < 0 and not (last.anchor or first.count)
    return TimeExpression((last, first)) if told_by_last else None


def shared(first: Moment, last: Moment) -> tuple[Moment, Moment]:
    """Both ends with their years: `April to December 2025`, `Nov to Feb 2025`, `2026 up to August`."""
    if first.yearless and last.year is not None and not last.anchor:
        wraps = first.months[0] > last.months[1]
        first = replace(first, year=last.year - wraps, year_of=last.year_of)
    elif last.yearless and first.year is not None and not first.anchor:
        wraps = first.months != (1, 12) and (first.months[0] > last.months[1] or first.months == last.months)
        last = replace(last, year=first.year + wraps, year_of=first.year_of)
    return first, last


def years_shared(parts: list[Moment], year_first: bool = False) -> list[Moment]:
    """The parts of a list, those without a year with that of the part after or before: `March, April 2024 and May`; of
    the part before where the year is said first: 2025年11月和12月和2024年11月."""
    shared_out = list(parts)
    known = next((part for part in reversed(parts) if part.year is not None), None)
    for n in range(len(parts) - 1, -1, -1):
        if known is not None and parts[n].yearless:
            before = next((part for part in reversed(parts[:n]) if part.year is not None), None)
            behind = known in shared_out[n + 1 :] and not year_first
            source = known if before is None or behind else before
            if of_two_years(parts[n], source):
                continue  # "in June and June 2025": the newest June
            shared_out[n] = replace(parts[n], year=source.year, year_of=source.year_of)
        if shared_out[n].year is not None:
            known = shared_out[n]
    return shared_out


def as_one(parts: list[Moment]) -> tuple[Moment, ...]:
    """January and February of one year, which are announced as one; all else as it is."""
    two = [part.months for part in parts] == [(1, 1), (2, 2)] and parts[0].days is None
    if two and parts[0].year == parts[1].year:
        return (replace(parts[0], grain=None, months=(1, 2)),)
    return tuple(parts)
