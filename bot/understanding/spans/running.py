"""Spans that run up to now, or up to a month that is named: a year to date, the year that is not over (`are exports
growing this year`), the rolling twelve months, the whole years since one; what is claimed of a year and no month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from bot.model import HOME, Bound, Coverage, Logic, Period, Query, Turn
from bot.understanding.clauses.asked import OF_NO_MONTH
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.spans.months_meant import newest_month
from bot.understanding.times.moments import TimeExpression
from bot.understanding.times.two_moments import is_bare_year
from bot.understanding.words.frame import Mention

_MONTHS = (
    "monthly", "trend", "chart", "by_quarter", "which", "list", "count", "when", "record", "streak", "longest",
    "first_time", "last_time", "ever",
)  # fmt: skip
_APART = ("op", "time", "extreme", "compare", "direction", "growth", "negation", "number", "more", "fragment")


def over_months(f: Features) -> bool:
    """Whether each month of a span is looked at, not the span as one."""
    c = f.clause
    ways = c.all("direction", "up", "down")  # "accelerating or slowing": a course; "up or down": either way
    either = len({m.code for m in ways}) > 1 and (any(m.says("pace") for m in ways) or not _told_so_far(c))
    mean = bool(c.ops("average"))  # "durchschnittliche monatliche Exporte": one figure
    return c.ops(*_MONTHS[mean:]) or c.has("extreme") or f.asks_time is not None or either


def _told_so_far(clause: Clause) -> bool:
    """`Are exports up or down this year so far`: of one span to the newest month."""
    return any(part.so_far for _, time in clause.expressions() for part in time.parts)


def running_year(
    clause: Clause, f: Features, expression: TimeExpression, newest: Period | None, today: date
) -> TimeExpression:
    """`This year` of a movement, of how it goes, of a monthly mean, or of what adds up (`今年顺差累计多少`), as far as
    it goes, and the running year told by its number where it is from its start or to now (`2026 jusqu'ici`); any other
    amount is the whole year's, and `since 2026` that of each month."""
    part = expression.parts[0] if len(expression.parts) == 1 else None
    if part is not None and part.so_far and part.edge == "start" and part.year != today.year:
        return replace(expression, mode="since", parts=(replace(part, so_far=False),))  # 2025年初以来, of a year over
    from_end_to_end = expression.ends or (part is not None and part.edge == "start")
    if expression.mode == "since" and from_end_to_end and part is not None and not clause.has_any(*_APART):
        begun = replace(part, edge="" if part.edge == "start" else part.edge)
        if is_bare_year(begun) and begun.year == today.year and not (f.context or begun.year_of):
            return replace(expression, mode="list", parts=(replace(begun, so_far=True),))  # "2026 jusqu'ici"
    goes = clause.has("question", "how") or clause.says("faring")
    running = f.moved or goes or clause.ops("accumulated", "average", "happened", "why", "brief")
    running = running or any(m.says("moved_by") for m in clause.all("op", "difference"))  # 今年增加了多少
    if not running or f.context or len(clause.expressions()) != 1 or expression.mode != "list" or over_months(f):
        return expression
    behind = clause.mentions[clause.at(clause.expressions()[0][0]) + 1 :][:2]
    if clause.ops("average") and [m.kind for m in behind] == ["conj", "harmless"] and behind[1].says("taking"):
        return expression  # "of this year and last": not of the one alone
    if newest is None or newest.last.year != today.year or newest.last.month < 2:  # January alone is no year so far
        return expression
    this_year, last_year = (("year", (1, 12), at, "today") for at in (0, -1))
    numbered = part is not None and is_bare_year(part) and part.year == today.year
    told = goes or clause.ops("why", "accumulated", "average") or (clause.ops("happened") and f.flow)
    if numbered and part is not None and told:
        return replace(expression, parts=(replace(part, year=0, year_of="today", so_far=True),))  # "risen so in 2026"
    years = [(one.grain, one.months, one.year, one.year_of) for one in expression.parts]
    meant = f.moved != bool(clause.ops("average")) and (years == [this_year, last_year] or not f.moved)
    if meant and this_year in years and len(years) == 2 and not clause.has_any("more", "compare"):
        so_far_of = (replace(one, so_far=at == this_year) for one, at in zip(expression.parts, years, strict=True))
        return replace(expression, parts=tuple(so_far_of))
    if part is None or (part.grain, part.months, part.year, part.year_of) != this_year:
        return expression
    return replace(expression, parts=(replace(part, so_far=True),))


def reached(coverage: Coverage, f: Features, today: date) -> Period | None:
    """The last month of the running year: of what moved that of its announced rate, of amounts that of amounts; "how
    often did they climb over 10 per cent" looks at the rates of single months."""
    levels = all(amount.unit != "pct" for amount in f.amounts)
    if f.moved and _paced(f) and not f.clause.has("growth", "growth"):
        return newest_month(coverage, f, today)  # "are exports accelerating this year": by the rates of its months
    return rate_to_date(coverage, f, today) if f.moved else newest_month(coverage, f, today, amounts=levels)


def _paced(f: Features) -> bool:
    return any(m.says("pace") for m in f.clause.all("direction"))


def rate_to_date(coverage: Coverage, f: Features, today: date) -> Period | None:
    """The last month up to which a rate of the running year is announced, from January on, of both where two flows are
    set against each other; None: of no such span."""
    flows = ("export", "import") if f.flow in ("both", "all") else (f.flow or "",)
    paced = f.clause.has("growth", "growth") and _paced(f)
    if f.flow in (None, "balance", "total", "context") or over_months(f) or paced or f.clause.ops("average"):
        return None  # "has growth slowed": month by month, to the newest rate
    partner, commodity = (f.partners or ("WLD",))[0], (f.commodities or ("TOTAL",))[0]
    begun = [
        {
            period.last
            for key, periods in coverage.held(f.reporter, flow, partner, commodity)
            if key.measure == "yoy"
            for period in periods
            if period.first == date(today.year, 1, 1) and period.month_count > 2 and period.last <= today
        }
        for flow in flows
    ]
    last = max(set.intersection(*begun), default=None)
    return Period.month(last.year, last.month) if last is not None else None


def whole_years(since: Period, coverage: Coverage, f: Features) -> tuple[Period, ...]:
    """The last whole year held and the one in which a span begins: what "grown since 2018" sets against each other."""
    flow = "export" if f.flow in ("both", "all") else f.flow or "export"
    held = coverage.held(f.reporter, flow, (f.partners or ("WLD",))[0], (f.commodities or ("TOTAL",))[0])
    years = [span for key, spans in held if key.measure != "yoy" for span in spans if span.kind == "year"]
    first = Period.year(since.first.year)
    return (max(years), first) if years and max(years) > first else ()


def months_apart(since: Period, after: bool, coverage: Coverage, f: Features) -> tuple[Period, ...]:
    """The newest month held and the one in which a span begins: what "risen since November" sets against each other.

    after: it begins the month after what is named, before which a tariff or index stood where it came from.
    """
    held = coverage.newest_first(
        f.reporter, f.flow or "export", (f.partners or ("WLD",))[0], (f.commodities or ("TOTAL",))[0]
    )
    single = ("month", "day")
    newest = (
        next((Period.month(p.last.year, p.last.month) for p in spans if p.kind in single), None)
        for key, spans in held
        if key.measure != "yoy"
    )
    last = max((month for month in newest if month is not None), default=None)
    first = Period.month(since.first.year, since.first.month).shift(-1 if after and f.context else 0)
    return (last, first) if last is not None and last > first else ()


def added_up(f: Features, expression: TimeExpression, talk: Sequence[Turn]) -> bool:
    """`Exports over the trailing 12 months`: amounts of so many months, which end where amounts are held.

    So does "only the last three months" after amounts.
    """
    if not any(part.anchor == "newest" and part.count for part in expression.parts):
        return False
    told = talk[-1].query if f.fragment and talk else None
    if told is not None and (told.measure == "yoy" or told.operation not in ("trend", "level", "sum", "average")):
        return False
    plain = not f.clause.has_other("op", "sum", "accumulated", "average", "published")
    asked = f.clause.has_any("extreme", "more", "compare") or f.asks_time is not None
    return plain and not (asked or f.moved) and f.flow in ("export", "import", "total")


def still_to_come(query: Query, clause: Clause, asked_on: date) -> Query:
    """`What is expected of September`, asked in September: of the one that is under way, not of a year before; `are
    the September exports out?` likewise."""
    plain = query.operation == "surprise" and clause.ops("forecast") and not clause.ops("surprise", "missed")
    plain = plain or (clause.ops("published") and clause.mentions[0].says("copula", "auxiliary"))
    if not plain or len(query.periods) != 1 or not all(e.yearless for _, e in clause.expressions()):
        return query
    running = query.periods[0].shift(12)
    asked = bool(clause.expressions()) and running.kind == "month" and running.first <= asked_on <= running.last
    return query.with_(periods=(running,)) if asked else query


# Dollars that no month of a flow has had, of all trade and of that with any one partner: a span's sum is spoken of.
_OF_A_SPAN: Final = {"balance": (2e11, 6e10), "export": (5e11, 1e11), "import": (5e11, 1e11), "total": (1e12, 1.5e11)}
_OF_MONTHS = ("which", "when", "count", "list", "each", "streak", "longest", "first_time", "last_time", "monthly")


def year_itself(query: Query, f: Features, coverage: Coverage) -> Query:
    """`Was inflation above 1 % in 2025`: judged by the rate of the year; the query itself where months are asked for,
    or only months are held."""
    if _of_each_month(query, f):
        return query.with_(by="every")
    if _passed_within(query, f):
        return query.with_(operation="threshold", by="running", periods=(Period.year(query.periods[0].first.year),))
    if (year := _newest_year(query, f, coverage)) is not None:
        causes = query.operation == "why"  # "why is the surplus above a trillion?"
        by = query.by if query.by in ("record", "first") else None
        return query.with_(operation=query.operation if causes else "check", by=by, periods=(year,))
    c = f.clause
    named = not (f.asks_time or f.since or c.has("question") or c.has("portion") or c.ops(*_OF_MONTHS))
    years = named and len(f.periods) > 1 and all(period.kind == "year" for period in f.periods)
    if years and (query.operation, query.by) == ("threshold", "which") and as_a_year_has(query):
        return query.with_(operation="check", by=None, periods=f.periods)  # "above a trillion in 2025, and in 2024?"
    if query.operation != "threshold" or query.flow != "context" or query.by != "which":
        return query
    if len(query.periods) != 1 or query.periods[0].kind != "year" or not isinstance(query.condition, Bound):
        return query
    if f.asks_time or f.fragment or c.has("question") or c.ops(*_OF_MONTHS) or c.has("portion") or f.since:
        return query
    held = coverage.held(f.reporter, "context", query.partners[0], query.commodities[0])
    if not any(query.periods[0] in periods for _, periods in held):
        return query
    return query.with_(operation="check", by=None)


def _of_each_month(query: Query, f: Features) -> bool:
    """`Exports stayed above 300 bn all through 2025`: of so much as a month has, and of all along, each month is meant;
    the sum of any year is above it."""
    bound = query.condition
    told = query.operation == "check" and query.by is None and isinstance(bound, Bound) and bound.unit == "USD_bn"
    if not told or not isinstance(bound, Bound) or [p.month_count > 2 for p in query.periods] != [True]:
        return False  # January and February are announced as one
    c = f.clause
    along = c.says("each_month", "stays") or any(said.entire == "throughout" for _, said in c.expressions())
    pairs = zip(c.mentions, c.mentions[1:], strict=False)
    along = along or any(one.says("everybody") and two.kind == "period" for one, two in pairs)  # "all 2025"
    along = along or has_been_until(c)  # "have been above 300 bn through November"
    return along and bound.comparator != "is" and not of_the_span(query, bound)


def has_been_until(c: Clause) -> bool:
    """`Has been above 300 bn through November`: it was so in each of the months that end there."""
    return c.says("all_along") and any(said.mode in ("until", "as_of") for _, said in c.expressions())


def of_the_span(query: Query, bound: Bound) -> bool:
    """`Exports to the EU stayed below 590 bn in 2025`: so much that no month has it; the sum of the span is meant."""
    whole, with_one = _OF_A_SPAN.get(query.flow or "", (0.0, 0.0))
    return abs(bound.amount) * 1e9 >= (whole if query.of_all else with_one)


def as_a_year_has(query: Query) -> bool:
    """Whether the bound is one that no month comes near."""
    bound, least = _leading(query), OF_NO_MONTH.get(query.flow or "")
    plain = query.reporter == HOME and query.partners == ("WLD",) and query.commodities == ("TOTAL",)
    if not plain or least is None or not isinstance(bound, Bound) or bound.unit != "USD_bn":
        return False
    return abs(bound.amount) * 1e9 >= least


def _leading(query: Query) -> Bound | None:
    """The bound, or the first of several: `climbed to 3.77 trillion` claims an amount, and that it rose."""
    told = query.condition
    first = told.parts[0] if isinstance(told, Logic) and told.kind == "and" else told
    return first if isinstance(first, Bound) else None


def _passed_within(query: Query, f: Features) -> bool:
    """`In which month of 2025 did the surplus pass a trillion`, `did it first exceed one in November 2025`: the sum
    since January did."""
    above = isinstance(query.condition, Bound) and query.condition.comparator in ("above", "at_least")
    which = query.operation == "threshold" and query.by == "which"
    month = (which or query.by == "first") and [p.kind for p in query.periods] == ["month"]
    in_a_year = which and [p.kind for p in query.periods] == ["year"] and f.asks_time == "month"
    return above and (in_a_year or month) and as_a_year_has(query)


def _newest_year(query: Query, f: Features, coverage: Coverage) -> Period | None:
    """The newest year that is held, where a year is meant and none named: `annual` is said, or so much as a year."""
    bound = _leading(query)
    if query.operation not in ("check", "threshold", "why") or bound is None:
        return None
    c = f.clause
    first = query.operation == "check" and query.by == "first"  # "passed a trillion for the first time"
    told = not (first or query.by in (None, "which", "record")) or f.asks_time or f.since or c.expressions()
    months = [op for op in (*_OF_MONTHS, "ever", "sum") if not (first and op in ("first_time", "ever"))]
    if told or c.has("question") or c.has("portion") or c.ops(*months) or bound.measure:
        return None
    of_a_partner = query.reporter == HOME and not query.of_all and len(query.partners) == 1 and bound.unit == "USD_bn"
    if not (as_a_year_has(query) or c.ops("by_year") or (of_a_partner and of_the_span(query, bound))):
        return None
    years = _years_held(query, query.flow or "", bound.unit, coverage)
    if query.flow == "balance":  # published, or what both of its sides make
        years |= _years_held(query, "export", bound.unit, coverage) & _years_held(query, "import", bound.unit, coverage)
    return max(years, key=lambda year: year.last, default=None)


def _years_held(query: Query, flow: str, unit: str | None, coverage: Coverage) -> set[Period]:
    held = coverage.held(query.reporter, flow, query.partners[0], query.commodities[0])
    values = (periods for key, periods in held if key.measure == "value" and unit in (None, key.unit))
    return {p for periods in values for p in periods if p.kind == "year"}


def so_far(expression: TimeExpression) -> bool:
    """`Year to date`, with no month at which it ends."""
    return expression.mode == "list" and len(expression.parts) == 1 and expression.parts[0].so_far


def begun(clause: Clause, last: Period, running: Mention) -> bool:
    """`November 2025, year to date`: the month just before names the end, with no `and` between the two."""
    before = [m for m in clause.mentions if m.first < running.first and m.kind not in ("harmless", "prep", "self")]
    return last.whole_months and last.month_count in (1, 3) and bool(before) and before[-1].kind == "period"


def its_end(clause: Clause, running: Mention, mention: Mention, expression: TimeExpression) -> bool:
    """`Year-to-date exports through November 2025`, `ytd exports, May 2026`: the month names its end."""
    if any(running.last < m.first < mention.first and m.kind == "conj" for m in clause.mentions):
        return False
    ends = expression.until_only or expression.mode == "list"
    return ends and len(expression.parts) == 1 and expression.parts[0].grain in ("month", "quarter")


def ends_them(clause: Clause, counting: Mention, mention: Mention, expression: TimeExpression) -> bool:
    """`The rolling 12-month surplus to June 2026`, `exports ttm June 2026`: the month is their end, not one beside."""
    abbreviated = counting.first == counting.last  # TTM; but "for the last two months, May 2026 as well"
    led = expression.until_only or (abbreviated and clause.before(mention) is counting)
    led = led or ((to := clause.before(mention)) is not None and to.is_("prep", "to"))
    return led and its_end(clause, counting, mention, expression)


def months_to_now(expression: TimeExpression) -> int:
    """How many months `the rolling twelve months` are, which may end elsewhere ("to June 2026"); 0 for all others."""
    only = expression.parts[0] if len(expression.parts) == 1 else None
    return only.count if only is not None and only.anchor == "newest" and only.grain == "month" else 0
