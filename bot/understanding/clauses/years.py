"""A month and the years said apart from it -> a time expression each: `July exports 2024 versus 2025`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.model import Period, Turn
from bot.understanding.clauses.at_a_joint import beside_a_mean, listed_in_year
from bot.understanding.clauses.clause import Clause
from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.times.two_moments import is_bare_year
from bot.understanding.words.frame import Mention, holds
from bot.understanding.words.kinds import OF_ONE_TIME, SAYING

_FISCAL_BOOKS = "IND"
_OVER_MONTHS = ("check", "threshold", "streak")
_FIRST, _LAST = 2018, 2026  # what is held
_Said = tuple[tuple[Mention, TimeExpression], ...]
_LAST_YEAR, _THIS_YEAR = (Moment("year", year=steps, year_of="today") for steps in (-1, 0))


def with_years(clause: Clause, reporter: str) -> _Said:
    """The time expressions, a month's years with it: `July exports 2024 versus 2025` are two months, not two years."""
    said = tuple((mention, _two_year(reporter, mention, one)) for mention, one in clause.expressions())
    entire = tuple(one for one in said if one[1].entire and _bare_years(one[1]))  # "against the whole of 2025"
    parts = tuple(one for one in said if one not in entire)
    if entire and len(parts) > 1 and _yearless(parts[0][1]) is not None:
        return tuple(sorted((*_shared(clause, parts), *entire), key=lambda one: one[0].first))
    return _shared(clause, said)


def _shared(clause: Clause, said: _Said) -> _Said:
    """The expressions, a month's years with it."""
    if len(said) < 2 or beside_a_mean(clause):
        return said
    for reading in (_against_last_year, _in_relative_year, _of_the_last_years, listed_in_year):
        if leaning := reading(clause, said):
            return leaning
    part = _yearless(said[0][1]) or _yearless_span(said[0][1])
    years = [(m, e) for m, e in said[1:] if _bare_years(e)]
    year = next((e.parts[0].year for _, e in years), None)
    months = [(m, e) for m, e in said[1:] if _yearless(e) is not None or year_of_month(e) == year is not None]
    if part is None or len(years) + len(months) != len(said) - 1 or not years or (months and len(years) > 1):
        return said
    first = clause.before(years[0][0])
    ends = clause.after(years[-1][0]) is None and first is not None and first.said == ","
    if first is not None and first.kind == "conj" and not ends:  # "November exports and 2025 imports"
        return said
    (mention, month), told = said[0], [_in_year(part, e) for _, e in years]
    if first is not None and (first.is_("op", "compare") or first.is_("prep", "versus")):  # "November versus 2024"
        return ((mention, month), *zip((m for m, _ in years), told, strict=True)) if not months else said
    if months:  # "December's imports of 2025 less November's"
        others = [(m, _in_year(e.parts[0], years[0][1])) for m, e in months]
        return tuple(sorted(((mention, told[0]), (years[0][0], TimeExpression(())), *others), key=lambda i: i[0].first))
    further = zip((m for m, _ in years[1:]), told[1:], strict=True)
    return (mention, told[0]), (years[0][0], TimeExpression(())), *further


def _against_last_year(clause: Clause, said: _Said) -> _Said:
    """`Is the surplus of the first eight months (or of this year) ahead of last year's`: against the same months."""
    (_, span), (told, year) = said[0], said[1]
    span = TimeExpression((replace(_THIS_YEAR, so_far=True),)) if span == TimeExpression((_THIS_YEAR,)) else span
    after = [clause.after(m) for m in clause.all("compare", "above", "below", "pass")]
    against = clause.has("more") or clause.ops("compare") or any(m is None or m.kind != "number" for m in after)
    if len(said) > 2 or year != TimeExpression((_LAST_YEAR,)) or not (against or clause.has("prep", "versus")):
        return ()
    several = span.mode == "range" or (span.mode == "list" and len(span.parts) == 1)
    parts = all(part.so_far or (part.months != (1, 12) and part.days is None) for part in span.parts)
    this = all(part.yearless or not part.year_of or part.year == 0 for part in span.parts)
    months = len({part.months for part in span.parts}) > 1 or span.parts[0].grain != "month"
    if clause.ops("surprise", "missed") or not (several and parts and this and months) or span.parts[0].anchor:
        return ()
    return (said[0][0], span), (told, TimeExpression((Moment(anchor="earlier", steps=-12),)))


def _in_relative_year(clause: Clause, said: _Said) -> _Said:
    """`How were August exports last year`, `8月の輸出（今年）`, `6月出口今年和去年各多少`: the month of each year, or
    the months from one to another; set against last year it is the same month a year before."""
    (mention, month), following = said[0], said[1:]
    years = tuple(part for _, expression in following for part in expression.parts)
    relative = len(month.parts) > 1 or not _yearless(month) or any(part.year_of for part in years)
    if not relative or not _months_of_a_year(month) or not all(e.mode == "list" for _, e in following):
        return ()
    if not years or not all(map(_year_of_today, years)) or (len(years) > 1 and len(month.parts) > 1):
        return ()
    told = following[0][0]
    before = clause.before(told)
    if before is not None and before.kind == "conj" and (clause.after(told) is not None or before.said != ","):
        return ()
    flows = clause.all("flow") + clause.all("commodity")
    if min((m.first for m in flows), default=told.first) < told.first < max((m.first for m in flows), default=0):
        return ()  # "August exports, last year's imports"
    against = clause.has_any("compare", "more") or clause.has("prep", "versus") or clause.ops("compare")
    forecast = clause.has("poll") or clause.ops("forecast", "surprise", "missed")
    beaten = before is not None and before.is_("op", "surprise", "missed")  # "did August beat last year"
    if beaten or (len(years) == 1 and against and not forecast):
        if beaten or len(month.parts) > 1 or years[0] != _LAST_YEAR:
            return ()
        return said[0], (told, TimeExpression((replace(month.parts[0], year=-1, year_of="earlier"),)))
    dated = tuple(replace(part, year=year.year, year_of=year.year_of) for year in years for part in month.parts)
    return (mention, replace(month, parts=dated)), *((m, TimeExpression(())) for m, _ in following)


def _of_the_last_years(clause: Clause, said: _Said) -> _Said:
    """`August surplus for each of the last three years`: that month of so many years, the newest first."""
    (mention, month), (span, years) = said[:2]
    part, last = _yearless(month), years.parts[0] if len(years.parts) == 1 else Moment()
    apart = clause.has_any("compare", "more", "extreme", "number", "conj") or clause.ops("compare", "record", "check")
    if apart or len(said) != 2 or part is None or (last.anchor, last.grain) != ("newest", "year"):
        return ()
    before = (replace(part, year=-1, year_of="earlier"),) * (last.count - 1)
    return (mention, TimeExpression((part, *before))), (span, TimeExpression(()))


def _months_of_a_year(expression: TimeExpression) -> bool:
    """One part of a year that was named without it, or the months from one to another."""
    parts = expression.parts
    part_of_year = all(part.yearless and part.months != (1, 12) and part.days is None for part in parts)
    one = len(parts) == 1 and expression.mode == "list"
    return bool(parts) and part_of_year and (one or (len(parts) == 2 and expression.mode == "range"))


def _year_of_today(part: Moment) -> bool:
    """A year by its number, or counted from today's: no other word of time with it."""
    return is_bare_year(part) and part.year_of != "earlier" and not part.anchor


def _yearless(expression: TimeExpression) -> Moment | None:
    """The one month, quarter or half that was named without a year; None for anything else."""
    part = expression.parts[0] if len(expression.parts) == 1 and expression.mode in ("list", "as_of") else None
    return part if part is not None and part.yearless and part.grain in ("month", "quarter", "half") else None


def _yearless_span(expression: TimeExpression) -> Moment | None:
    """`Jan-Feb exports 2025 vs 2026`: the months from one to another, named without a year, as one part of it."""
    if not _months_of_a_year(expression) or expression.mode != "range":
        return None
    first, last = expression.parts
    whole = first.months < last.months and first.grain == last.grain == "month"
    return replace(last, grain=None, months=(first.months[0], last.months[1])) if whole else None


def year_of_month(expression: TimeExpression) -> int | None:
    """The year of one month or quarter that was named with it."""
    part = expression.parts[0] if len(expression.parts) == 1 and expression.mode == "list" else None
    return part.year if part is not None and part.grain in ("month", "quarter") and not part.year_of else None


def _bare_years(expression: TimeExpression) -> tuple[int, ...]:
    """The years named by their numbers alone: `2023, 2024 and 2025`, `2023-2025`; none of anything else."""
    named = [part.year for part in expression.parts if is_bare_year(part) and part.year and not part.year_of]
    if len(named) != len(expression.parts) or expression.mode not in ("list", "range"):
        return ()
    return tuple(range(named[0], named[-1] + 1)) if expression.mode == "range" else tuple(named)


def _in_year(part: Moment, years: TimeExpression) -> TimeExpression:
    return TimeExpression(tuple(replace(part, year=year) for year in _bare_years(years)))


def part_of_that_year(
    clause: Clause, expression: TimeExpression, periods: tuple[Period, ...], before: Turn, today: date
) -> tuple[Period, ...]:
    """ "And last year?" after June: June of last year, where nothing else is said; the whole of last year is the year.
    2024 by its number may be either, and both are told."""
    if _asked_so_far(clause, expression, periods, before):
        return (Period(date(before.query.periods[0].last.year, 1, 1), before.query.periods[0].last),)
    one = expression.parts[0]
    twelve = one.year_of == "earlier" and is_bare_year(one) and not one.year and len(expression.parts) == 1
    if twelve and [p.month_count for p in before.query.periods] == [12]:
        return before.query.periods  # "and the deficit that year", after a fiscal year
    whose = one.year_of == "today" and is_bare_year(one)
    whose = whose or (one.anchor == "today" and one.grain == "year" and one.count < 2)  # "two years ago?"
    running = bool(periods) and periods[0].last > today  # "2026?": the year is not over, its month is
    whose = (whose or (running and is_bare_year(one))) and len(expression.parts) == 1
    again = ("harmless", "fragment", "period", "conj", "question", "prep", "time")  # "last year same months"
    alone = all(m.kind in again or m.is_("deictic", "same", "months") for m in clause.mentions)
    asked = before.query.periods
    if expression.entire and expression.relative and len(periods) == 1 and periods[0].month_count < 12:
        told = all(part.grain is None and part.steps % 12 == 0 for part in expression.parts)
        return (Period.year(periods[0].last.year),) if told else periods  # "the entire previous year", after March
    if expression.entire or not (alone and len(asked) == len(periods) == 1 and asked[0].month_count < 12):
        return periods
    if clause.has("question", "how_much") or asked[0].first.year != asked[0].last.year:
        return periods
    same = asked[0].shift(12 * (periods[0].first.year - asked[0].first.year))
    either = len(expression.parts) == 1 and is_bare_year(one) and expression.mode == "list" and one.year is not None
    newest = any(note.slot == "periods" and note.origin in ("covered", "assumed") for note in before.query.notes)
    either = either and not newest and not clause.has("deictic", "same")  # no month was asked; "2025, same months"
    mended = clause.frame.says("slip") and not clause.has("fragment", "meant")  # "sorry, 2024"
    whose = whose or (is_bare_year(one) and same != asked[0] and (mended or clause.has("deictic", "same")))
    whose = whose and not (same.last > today and before.query.operation in _OVER_MONTHS)  # the year, as far as it goes
    whose = whose and (same != asked[0] or asked[0].month_count > 3 or before.query.operation not in OF_ONE_TIME)
    either = either and periods[0].kind == "year" and before.query.operation in OF_ONE_TIME and same != asked[0]
    return (same,) if whose else (same, *periods) if either else periods


def _asked_so_far(clause: Clause, expression: TimeExpression, periods: tuple[Period, ...], before: Turn) -> bool:
    """ "Year to date?" after a month of a year that is over: from January to that month."""
    said = expression.mode == "list" and len(expression.parts) == 1 and expression.parts[0].so_far
    if not said or not any(m.value is expression and m.says("of_its_year") for m in clause.all("period")):
        return False
    asked = before.query.periods
    parted = len(asked) == 1 and asked[0].whole_months and asked[0].month_count in (1, 3)
    return parted and bool(periods) and asked[0].last.year < periods[0].first.year


def short_year(clause: Clause, talk: Sequence[Turn] = ()) -> tuple[Mention, Period] | None:
    """`Russian share of crude 25`, `and in 24?`: two figures that nothing counts, where no time is said; their year.

    So they are by themselves after a year's figure ("23?"), and set against a year ("2025 vs 24").
    """
    if clause.has_any("extreme", "compare") or clause.ops("rank", "check", "streak") or clause.has("time"):
        return None
    if talk and talk[-1].query.operation == "check":
        return None  # "and imports 20?", after a rate that was claimed
    numbers = clause.all("number")
    if len(numbers) != 1 or len(numbers[0].said) != 2 or not numbers[0].said.isdecimal():
        return None
    number = numbers[0]
    at = clause.at(number)
    before = clause.mentions[at - 1] if at else None
    counted = any(m.first == number.last + 1 and m.is_("harmless", *SAYING) for m in clause.mentions[at + 1 : at + 2])
    last = clause.after(number) is None and not counted  # "import 20 files"
    said = () if before is None else before.meanings
    against = ("op", "compare") in said or ("prep", "versus") in said
    led = against or ("prep", "in") in said
    named = before is not None and before.kind in ("flow", "commodity", "place", "demonym", "measure", "harmless")
    yearly = bool(talk) and [period.kind for period in talk[-1].query.periods] == ["year"]
    alone = yearly and all(m is number or m.kind in ("harmless", "conj", "fragment") for m in clause.mentions)
    if not last or not (led or named or alone) or not _FIRST <= (year := 2000 + int(number.said)) <= _LAST:
        return None
    dated = clause.expressions()
    if dated and not (against and all(e.mode == "list" and all(map(is_bare_year, e.parts)) for _, e in dated)):
        return None
    return number, Period.year(year)


def months_counted(clause: Clause) -> int | None:
    """`The total over eight months`, `sur onze mois`: how many, where the words are no period by themselves.

    Of the months of a year that are not summed only `the eleven months of 2025` are those from January: in some eight
    months of 2025 exports may have risen. Nor are those of an order: "the top three months of 2025 and their total".
    """
    if clause.ops("streak", "count", "moving", "moving_sum", "longest", "rank"):
        return None
    for number in clause.all("number"):
        unit, over = clause.after(number), clause.before(number)
        months = unit is not None and unit.is_("time", "unit:month") and isinstance(number.value, int | float)
        if not (months and unit is not None and float(str(number.value)) in range(2, 12)):
            continue
        summed = clause.ops("accumulated", "sum") or (over is not None and over.is_("prep", "on"))
        year = clause.after(unit, "prep")
        together = year is not None and year.kind == "period" and over is not None and over.is_("prep", "of", "for")
        if summed or together:
            clause.use(number, unit)
            return int(float(str(number.value)))
    return None


def nearest(ends: tuple[Period, ...]) -> tuple[Period, ...]:
    """Two months of one named year, as points: "the difference between June and May 2026" runs backwards.

    Across the turn of the year only where that is nearer: November and February 2026.
    """
    first, last = ends
    back = first.first.month - last.first.month
    if first.kind == last.kind == "month" and first.first.year < last.first.year and 0 < back < 6:
        return first.shift(12), last
    return ends


def begun_in(clause: Clause, mention: Mention, said: TimeExpression) -> bool:
    """Whether a run is said to have begun in that month, right after it or right before."""
    around = clause.mentions[max(clause.at(mention) - 2, 0) :][:5] if clause.ops("streak", "longest") else ()
    begun = holds(around, "harmless", "begun")
    month = said.mode == "list" and len(said.parts) == 1 and said.parts[0].grain == "month"
    return begun and month


def year_of_talk(expression: TimeExpression, earlier: tuple[Period, ...], today: date) -> int | None:
    """A bare month in a fragment: of the year talked of, January after December of the next, one ahead before it."""
    if not expression.yearless or not earlier:
        return None
    last = max(earlier).last
    months = expression.parts[0].months
    ended = last.month >= 11 and max(earlier).month_count < 12
    begins = len(expression.parts) == 1 or (expression.mode == "range" and expression.parts[-1].months[1] <= 6)
    if ended and months[0] <= 2 and months[1] <= 3 and begins:  # no first eleven months
        return last.year + 1
    return last.year - (Period.month(last.year, months[0]).first > today >= last)


def _two_year(reporter: str, mention: Mention, said: TimeExpression) -> TimeExpression:
    """`India's deficit in 2024-25`: years written so are one fiscal year where books run from April to March."""
    if reporter != _FISCAL_BOOKS or said.mode != "range" or not all(is_bare_year(part) for part in said.parts):
        return said
    if re.search(r"\d{4}\s?[-/]\s?\d{2}$", mention.said) is None:
        return said
    return TimeExpression((replace(said.parts[1], fiscal="ends"),))
