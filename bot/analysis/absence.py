"""A question without a figure -> why there is none: not out yet, before the data, or not held; and what is near."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.analysis.groups import ever, members
from bot.analysis.holdings import CURRENCY, Subject, level
from bot.analysis.newest import keys_of, newest_held, newest_release
from bot.analysis.rates import rate
from bot.analysis.table import Table
from bot.errors import CannotAnswer, NotHeld, NotReleased, OutsideRange
from bot.model import HOME, Code, Period, Query, Statement, Value

_NAMED = 8  # members of a group that are named


def absent(query: Query, table: Table, asked_on: date, subject: Subject, period: Period | None) -> CannotAnswer:
    """The refusal for one subject and period of a query: raise what comes back.

    query    what was asked; growth and measure yoy want a rate, everything else a level
    period   None where none was named and nothing is held
    """
    keys = keys_of(table, subject)
    if not keys:
        return _no_series(query, table, subject)
    if period is None:
        return _not_so_measured(query, table, subject, None)
    newest = newest_release(table, subject)
    if period.last > asked_on or (newest is not None and period.last > newest.last):
        return _not_released(query, table, asked_on, subject, period, newest)
    first = min(table.periods(key)[0] for key in keys)
    if period.last < first.first or period.first < table.first_day:
        said = Statement.of("refusal.outside_range.series", asked=period, first=first, series=series_name(subject))
        return OutsideRange(said, query, (_near(query, subject, periods=(first,)),))
    if _wanted(query)[0] != "yoy" and not keys_of(table, subject, own=True) and ever(table, subject):
        return _of_members(query, table, subject, period)
    return _not_so_measured(query, table, subject, period)


def _of_members(query: Query, table: Table, subject: Subject, period: Period) -> CannotAnswer:
    """A group of which neither a row nor every member's is held: who is missing, or that its members changed."""
    inside = members(table, subject, period)
    fields: dict[str, Value] = {"series": series_name(subject), "asked": period}
    if not inside:
        return _not_held("composition", fields, query, *_newest(query, table, subject))
    lacking = [code for code in inside if level(table, subject.among(code), period, query.measure, query.basis) is None]
    if not lacking or len(lacking) == len(inside):  # none is held, or all but not alike: in several currencies, say
        return _not_so_measured(query, table, subject, period)
    fields |= {
        "n": len(lacking),
        "all": len(inside),
        "items": tuple(Code("partner", code) for code in lacking[:_NAMED]),
    }
    return _not_held(
        "members" if len(lacking) <= _NAMED else "members_some", fields, query, *_newest(query, table, subject)
    )


def series_name(subject: Subject) -> Code:
    """A series to be named in words, without a figure of it."""
    return Code("series", f"{subject.reporter} {subject.flow} {subject.partner} {subject.commodity}")


def _near(query: Query, subject: Subject, **slots: object) -> Query:
    """The nearest question: this one for one subject, with some slots changed."""
    near = query.with_(partners=(subject.partner,), commodities=(subject.commodity,), flow=subject.flow, condition=None)
    if near.operation not in ("level", "growth", "balance", "total", "trend", "share", "average", "sum"):
        near = near.with_(operation="level", by=None, limit=None)
    return near.with_(**slots)


def _no_series(query: Query, table: Table, subject: Subject) -> CannotAnswer:
    """Neither this pair nor this good: offer the same flow with the world, or all goods, or the other flow."""
    readings = []
    for other in (
        Subject(subject.reporter, subject.flow, subject.partner, "TOTAL"),
        Subject(subject.reporter, subject.flow, "WLD", subject.commodity),
        Subject(subject.reporter, subject.flow, "WLD", "TOTAL"),
    ):
        if other != subject and keys_of(table, other):
            readings.append(_near(query, other, operation="level", periods=(), by=None, measure=None, basis=None))
    said = Statement.of("refusal.not_held.series", series=series_name(subject))
    if subject.flow != "context" and not any(table.keys(subject.reporter, f) for f in ("export", "import")):
        said = Statement.of("refusal.not_held.reporter", reporter=Code("partner", subject.reporter))
        if subject.partner != "WLD" and not any(
            table.keys(subject.partner, f, subject.reporter) for f in ("export", "import")
        ):
            pair = {"one": Code("partner", subject.partner), "other": Code("partner", subject.reporter)}
            said = Statement.of("refusal.not_held.pair", **pair)  # nor does the other side count it
    return NotHeld(said, query, tuple(dict.fromkeys(readings))[:3])


def _not_released(
    query: Query, table: Table, asked_on: date, subject: Subject, period: Period, newest: Period | None
) -> CannotAnswer:
    agency = agency_of(table, subject)
    near = newest_held(table, subject, *_wanted(query)) or newest_held(table, subject)
    spans = (near,) if near is not None else ()
    so_far = _so_far(query, table, subject, period, near)
    near_by = (_near(query, subject, periods=(span,)) for span in (*so_far, *spans))
    readings = (*_with_home(query, table, subject, period), *near_by)
    fields: dict[str, Value] = {"asked": period, "agency": Code("agency", agency)}
    if agency != table.catalog.reporters[subject.reporter].agency:
        newest = near  # an association that counts cars is not the customs, whose newest month says nothing of its own
    if newest is not None and newest.last < date.max:
        fields["newest"] = newest
    due = due_date(table, agency, period.split()[-1], asked_on)
    case = "usual" if usual_window(table, agency) else "newest" if "newest" in fields else "plain"
    case = "due" if due is not None else case
    if due is not None:
        fields["due"] = due
    if case == "usual":
        fields["month"] = period.split()[-1].shift(1)
    elif case == "newest":  # it may be out, and not held
        readings = (*readings, *_year_earlier(query, table, subject, period))
    return NotReleased(Statement.of(f"refusal.not_released.{case}", **fields), query, readings)


def _so_far(query: Query, table: Table, subject: Subject, period: Period, near: Period | None) -> tuple[Period, ...]:
    """Of an unfinished year or quarter, the spans from its start that figures are held for, the longest first."""
    wanted = _wanted(query)
    newest = [near, newest_held(table, subject, *wanted, kinds=("ytd", "quarter", "half", "span"))]
    ends = sorted({span.last for span in newest if span is not None and period.first < span.last < period.last})
    found = []
    for end in reversed(ends):
        span = Period(period.first, end)
        held = rate(table, subject, span, wanted[1]) if wanted[0] == "yoy" else level(table, subject, span, *wanted)
        if held is not None and span != near:
            found.append(span)
    return tuple(found)


def agency_of(table: Table, subject: Subject) -> str:
    """Who says so: the agency of the subject's own figures, else the reporter's."""
    for key in keys_of(table, subject):
        figures = table.series(key)
        if figures and figures[-1].agency:
            return figures[-1].agency
    return table.catalog.reporters[subject.reporter].agency


def due_date(table: Table, agency: str, period: Period, asked_on: date) -> date | None:
    """The day on which a period's figures are due, if one is known and still to come."""
    listed = table.catalog.agencies.get(agency)
    release = table.facts.released(listed.releases or agency if listed else agency, period)
    return release.day if release is not None and release.when.kind == "day" and release.day > asked_on else None


def usual_window(table: Table, agency: str) -> bool:
    """Whether the agency's figures usually come out on days 7 to 14 of the month after, as China's customs' do."""
    listed = table.catalog.agencies.get(agency)
    return listed is not None and listed.usual_release.startswith("day 7 to 14")


_AS_LEVEL: dict[str, object] = {"operation": "level", "by": None, "condition": None, "basis": None, "measure": None}


def _wanted(query: Query) -> tuple[str | None, str | None]:
    if query.operation == "growth" or query.measure == "yoy":
        return "yoy", query.basis
    return query.measure, query.basis


def _not_so_measured(query: Query, table: Table, subject: Subject, period: Period | None) -> CannotAnswer:
    """The pair is held, but not in this currency, measure or period: name what is missing and what there is instead."""
    wants_rate = _wanted(query)[0] == "yoy" and subject.flow != "context"
    fields: dict[str, Value] = {"series": series_name(subject)}
    if period is not None:
        fields["asked"] = period
        kept: dict[str, object] = {"periods": (period,)}
        if not wants_rate and query.operation in ("level", "balance", "total", "sum"):
            other = level(table, subject, period)
            # What is set beside others is wanted in dollars, where no currency was asked for.
            money = query.basis or ("value_usd" if query.measure in (None, "value") else "")
            in_other = other is not None and CURRENCY.get(money) not in (None, other.figure.unit)
            if other is not None and in_other and other.figure.measure == "value":
                fields |= {"wanted": Code("basis", money), "held": Code("unit", other.figure.unit)}
                return _not_held("currency", fields, query, _near(query, subject, basis=None, **kept))
            if other is not None:
                fields |= {"wanted": Code("measure", query.measure or "value"), "held": Code("unit", other.figure.unit)}
                if query.basis == "mbpd":
                    fields |= {"wanted": Code("unit", "mbpd")}
                    return _not_held("a_day", fields, query, _near(query, subject, basis=None, measure=None, **kept))
                return _not_held("measure", fields, query, _near(query, subject, basis=None, measure=None, **kept))
            growth = rate(table, subject, period, which="published")
            if growth is not None:
                return _not_held(
                    "level", fields, query, _near(query, subject, operation="growth", measure=None, basis=None, **kept),
                    *_newest(query, table, subject),
                )  # fmt: skip
        if query.operation == "share" and query.by == "commodity":
            part = level(table, subject, period)
            if part is not None and part.figure.measure != "value":  # tonnes are no part of an amount of money
                fields |= {"wanted": Code("measure", "value"), "held": Code("unit", part.figure.unit)}
                return _not_held("measure", fields, query, _near(query, subject, **_AS_LEVEL, **kept))
        if wants_rate and query.by in (None, "year"):
            found = rate(table, subject, period)
            if found is not None:
                basis = "quantity" if query.basis == "mbpd" else query.basis or "value_usd"  # a rate is of the quantity
                fields |= {"wanted": Code("basis", basis)}
                return _not_held("rate_basis", fields, query, _near(query, subject, basis=None, measure=None, **kept))
        if period.kind == "month" and period.first.month <= 2 and wants_rate:
            pair = Period.months((period.first.year, 1), (period.first.year, 2))
            if rate(table, subject, pair, query.basis) is not None:
                return _not_held("january_february", fields, query, _near(query, subject, periods=(pair,)))
        if wants_rate and level(table, subject, period, None, query.basis) is not None:
            near = _near(query, subject, operation="level", by=None, measure=None, **kept)
            return _not_held("rate", fields, query, near, *_newest(query, table, subject))
    if period is not None and (days := _days(table, subject)):
        nearest = min(days, key=lambda day: abs((day.first - period.last).days))
        inside = any(period.first <= day.first and day.last <= period.last for day in days)
        case = "some_days" if inside else "days"
        return _not_held(case, fields, query, _near(query, subject, **_AS_LEVEL, periods=(nearest,)))
    a_year_ago = _year_earlier(query, table, subject, period)
    readings = (*_with_home(query, table, subject, period), *_newest(query, table, subject), *a_year_ago)
    return _not_held("period" if period else "measured", fields, query, *readings)


def _with_home(query: Query, table: Table, subject: Subject, period: Period | None) -> tuple[Query, ...]:
    """`US exports in November`: theirs to all the world are not held, the home country's exports to them may be."""
    if subject.reporter == HOME or subject.partner != "WLD" or period is None:
        return ()
    theirs = replace(subject, reporter=HOME, partner=subject.reporter)
    held = rate(table, theirs, period) if _wanted(query)[0] == "yoy" else level(table, theirs, period)
    return (_near(query, theirs, reporter=HOME, periods=(period,)),) if held is not None else ()


def _year_earlier(query: Query, table: Table, subject: Subject, period: Period | None) -> tuple[Query, ...]:
    """`Soybean imports in August`, of a year that is not held: that month of the year before may have been meant."""
    if period is None or period.month_count > 6:
        return ()
    then = period.shift(-12)
    wanted = _wanted(query)
    held = rate(table, subject, then, wanted[1]) if wanted[0] == "yoy" else level(table, subject, then, *wanted)
    return (_near(query, subject, periods=(then,)),) if held is not None else ()


def _days(table: Table, subject: Subject) -> list[Period]:
    """The days of a series that is held for single days here and there; empty where months are held."""
    spans = [period for key in keys_of(table, subject) for period in table.periods(key)]
    days = [period for period in spans if period.kind == "day"]
    return days if 2 * len(days) > len(spans) else []


def _newest(query: Query, table: Table, subject: Subject) -> tuple[Query, ...]:
    """The newest held of the same measure, or of any."""
    found = newest_held(table, subject, *_wanted(query))
    if found is not None:
        return (_near(query, subject, periods=(found,)),)
    found = newest_held(table, subject)
    if found is None:
        found = newest_held(table, subject, "yoy")
        operation = "growth"
    else:
        operation = "level"
    if found is None:
        return ()
    return (_near(query, subject, operation=operation, by=None, periods=(found,), basis=None, measure=None),)


def _not_held(case: str, fields: dict[str, Value], query: Query, *readings: Query) -> NotHeld:
    return NotHeld(Statement.of(f"refusal.not_held.{case}", **fields), query, readings)
