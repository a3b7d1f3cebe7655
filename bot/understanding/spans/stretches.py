"""The quarter, half-year or year around a month that was asked after: `and for the half-year?` -> its Period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.errors import Ambiguous
from bot.model import Period, Statement, Turn
from bot.understanding.clauses.amounts import BASES
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.times.moments import TimeExpression
from bot.understanding.words.frame import Mention

_STRETCHES = {"unit:quarter": 3, "unit:half": 6, "unit:year": 12}  # in months
_QUIET = {
    "period", "conj", "fragment", "harmless", "prep", "courtesy", "question", "self", "time", "growth", "flow",
    "measure", "deictic", "verb",
}  # fmt: skip


def stretch_around(clause: Clause, periods: tuple[Period, ...]) -> Period | None:
    """`And for the half-year?`, `а за квартал?`, after a month: the one in which it lies. Only where nothing is said
    besides, for `which quarter` and `two quarters` ask for something else."""
    units = [(m, _STRETCHES[code]) for m in clause.all("time") for code in _unit_codes(m) if code in _STRETCHES]
    if len(units) != 1 or not periods or not all(period.whole_months for period in periods):
        return None
    mention, size = units[0]
    quiet = not clause.frame.leftover and all(
        m.kind in _QUIET or m.is_("op", "sum") or m.is_("unit", *BASES)
        for m in clause.mentions  # "in dollars"
    )
    if not quiet or periods[0].month_count == size or (size == 12 and clause.has("growth")):
        return None
    if periods[0].month_count > size:  # "for the quarter?", after a year: which of them?
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"))
    year, month = periods[0].last.year, periods[0].last.month
    first = (month - 1) // size * size + 1
    around = Period.months((year, first), (year, first + size - 1))
    if not all(map(around.covers, periods)):
        return None  # two months of two halves
    clause.use(mention)
    return around


def of_that_time(clause: Clause, before: Sequence[Turn]) -> Clause:
    """`Total for the month?`, after figures of a month: the unit of time that was told of asks for no time; it stands
    for that one where a sum is asked and nothing is looked for. After an order of partners the sum is of everybody."""
    if not before or not clause.ops("sum") or clause.has("extreme") or clause.has("question", "who"):
        return clause
    told = clause.has_any("place", "demonym", "deictic") or clause.ops("which", "count", "record")
    periods = before[-1].query.periods
    if told or len(periods) != 1:
        return clause
    size = {"unit:month": 1, **_STRETCHES}
    units = [m for m in clause.all("time") for code in _unit_codes(m) if periods[0].month_count == size.get(code)]
    units = [m for m in units if _determined(clause, m)]
    that = [e for _, e in clause.expressions() if all(part.anchor == "earlier" and not part.steps for part in e.parts)]
    if len(units) + len(that) != 1 or len(that) != len(clause.expressions()):
        return clause
    ordered = before[-1].query.operation == "rank" and before[-1].query.by == "partner"
    if that and not ordered:
        return clause
    sums = clause.all("op", "sum") if ordered else ()
    read = tuple(
        replace(m, kind="harmless", code="little", others=())
        if m in units
        else replace(m, kind="place", code="WLD", others=())
        if m in sums
        else m
        for m in clause.mentions
    )
    return replace(clause, mentions=read)


def around(clause: Clause, before: Sequence[Turn]) -> bool:
    """Whether a longer time than was told is named by its unit alone: the year, the quarter."""
    if not clause.has("time") or clause.has("period"):
        return False
    if clause.has("question", "what", "who") and not clause.ops("sum", "accumulated"):
        return False
    told = before[-1].query  # of the months that were looked for in a span, the span is the longer time
    length = 1 if told.operation == "record" else max((period.month_count for period in told.periods), default=12)
    size = {"year_span": 12, **_STRETCHES}
    return any(size.get(code, 0) > length for m in clause.all("time") for code in _unit_codes(m) if m.kind == "time")


def _determined(clause: Clause, unit: Mention) -> bool:
    """`The month`, and no `a month`."""
    at = clause.at(unit)
    led = clause.mentions[at - 1] if at else None
    return led is not None and led.says("determiner") and not led.says("indefinite")


def _unit_codes(mention: Mention) -> tuple[str, ...]:
    return (mention.code, *(code for kind, code in mention.others if kind == "time"))


# The span within which a month is said to be the best or the worst: `the biggest surplus in 2025 was in January`.
def month_and_span(f: Features) -> tuple[Period, Period] | None:
    """The month that is put forward and the span that it is said to be the highest or lowest of."""
    months = [period for period in f.periods if period.month_count == 1]
    said = f.clause.expressions()
    if f.extreme() is None or len(months) != 1 or any(one.open or one.base for _, one in said):
        return None
    month = months[0]
    apart = len(said) == 2 and any(_whole_year(one) for _, one in said)
    apart = apart or (len(said) == 1 and _this_year(f.clause, *said[0]))
    return (month, Period.year(month.first.year)) if apart and len(f.periods) == 1 else None


def _whole_year(said: TimeExpression) -> bool:
    part = said.parts[0] if len(said.parts) == 1 and said.mode == "list" else None
    return part is not None and part.grain == "year" and not part.fiscal


def _this_year(clause: Clause, mention: Mention, said: TimeExpression) -> bool:
    """`Growth was lowest this year in March`: the year after the superlative is the one it is told of."""
    best = clause.first("extreme")
    part = said.parts[0] if len(said.parts) == 1 else None
    return part is not None and part.year_of == "today" and best is not None and best.last < mention.first
