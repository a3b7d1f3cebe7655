"""Months that a course lacks and that are held together: January and February announced as one, a half-year."""

from __future__ import annotations

from bot.analysis.holdings import Found, Subject, level
from bot.analysis.table import Table
from bot.model import Figure, Period

_LONGEST = 12  # months


def spans_in_gaps(table: Table, like: Figure, stretches: tuple[Period, ...]) -> tuple[Found, ...]:
    """The published amounts of several months that lie within stretches of missing ones, in the unit of `like`, the
    longest first, and none over another; none of a rate or an index, which do not add up."""
    if like.unit == "pct" or like.flow == "context" or like.period.kind != "month":
        return ()
    subject = Subject(like.reporter or "", like.flow or "", like.partner or "", like.commodity or "")
    found: list[Found] = []
    for stretch in stretches:
        months = stretch.split()
        spans = [
            Period(months[i].first, months[i + length - 1].last)
            for length in range(min(len(months), _LONGEST), 1, -1)
            for i in range(len(months) - length + 1)
        ]
        for span in spans:
            one = level(table, subject, span, like.measure, like.basis) if _apart(span, found) else None
            if one is not None and not one.rows and one.figure.unit == like.unit:
                found.append(one)
    return tuple(sorted(found, key=lambda one: one.figure.period))


def _apart(span: Period, found: list[Found]) -> bool:
    return all(span.last < one.figure.period.first or one.figure.period.last < span.first for one in found)
