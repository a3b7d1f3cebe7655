"""Several rates of one span, and what moved over one: the months, one by one. Several periods in one figure: the span
or the months that are summed, or whose mean is asked.

Features -> the query, or None where it is not asked; a query of one rate -> that of the months' rates.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from bot.model import Coverage, Period, Query
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.times.moments import TimeExpression
from bot.understanding.words.kinds import BALANCES

_COURSE = 3  # months: two ends beside each other are set against one another


def in_turn(f: Features) -> Query | None:
    """`Yoy rates April through September`, `how has the surplus moved from January to June`: the course.

    The course tells by how much the last differs from the first, so that nothing is lost by telling those between.
    """
    if len(f.periods) != 1 or f.periods[0].month_count < _COURSE or f.things > 1:
        return None
    c, span = f.clause, f.periods[0]
    if f.context:
        return _index_in_turn(f)
    if c.ops("average", "sum", "accumulated", "why", "compound", "which", "count", "when") or f.extreme() is not None:
        return None
    each = c.ops("each") and c.has("growth", "growth", "yoy")  # 增速分别是多少: of each month
    loose = c.says("rates_from_to") and not each
    if each or loose or c.says("several_rates"):
        whole = span.first.month == 1 if loose else span.kind in ("half", "quarter")  # "темпы роста с начала года"
        named = f.ends and not whole if loose else f.ends or whole
        plain = named and f.flow in ("export", "import", "total") and not (f.amounts or c.has("direction"))
        return query_of(f, "trend", by="month", measure="yoy") if plain else None
    asked = c.has("question", "how") and not c.has("question", "how_much") and not c.has("direction")
    noun = any(m.means("measure", "rate") for m in c.all("growth"))  # "export growth", where "grew" is none
    running = noun and any(m.code.endswith("..newest") for m in c.all("period"))  # "since January this year"
    if asked and f.since and c.says("annual") and not f.amounts:
        return query_of(f, "trend", by="year", measure="yoy" if noun else None)  # "how have they developed annually"
    if (f.since or running) and asked and f.growth and f.flow in ("export", "import", "total") and not f.amounts:
        periods = f.periods if f.since else (Period.year(span.first.year),)
        return query_of(
            f, "trend", by="month", measure="yoy", periods=periods
        )  # "how has export growth been since May"
    moved = c.has("question", "how") and (c.has("direction", "moved") or _changed_from(f))
    if c.has("direction", "moved") and f.counted and f.flow == "balance" and not c.has("question", "how_much"):
        return query_of(
            f, "trend", by="month", measure=f.measure
        )  # "what did the surplus do over the last four months"
    told = c.ops("how_fast", "difference", "check", "compare") or c.has_any("more", "unit", "compare")
    plain = all(said.base for _, said in c.expressions()) and not (told or c.has("question", "how_much", "how_many"))
    course = moved or (plain and (asked or bool(c.ops("brief"))))
    if course and f.ends and noun and f.flow in ("export", "import", "total") and _by_month(f):
        return query_of(f, "trend", by="month", measure="yoy")  # "how has export growth moved from April to August"
    if not (moved and f.ends) or f.growth or f.amounts or f.fragment or c.has("direction", "up", "down"):
        return None
    kinds = {period.kind for period in f.end_points}
    if kinds not in ({"month"}, {"year"}) or c.has("question", "how_much") or c.has("unit", "pct", "pp"):
        return None
    return query_of(f, "trend", by=kinds.pop(), measure=f.measure)


def _index_in_turn(f: Features) -> Query | None:
    """`How did the PMI move from January to June`, of an index or a rate of prices."""
    c = f.clause
    other = c.ops("average", "why", "which", "count", "when", "check", "record", "streak", "compare")
    if other or f.extreme() is not None or c.has("question", "how_much") or c.has("unit", "pp"):
        return None
    moved = c.has("question", "how") and c.has("direction", "moved")
    return query_of(f, "trend", by="month", measure=f.measure) if moved and f.ends and _by_month(f) else None


def _by_month(f: Features) -> bool:
    """Whether two months are told from and to which, and nothing is claimed of them."""
    plain = not (f.amounts or f.fragment or f.clause.has("direction", "up", "down"))
    return plain and {period.kind for period in f.end_points} == {"month"}


def _changed_from(f: Features) -> bool:
    """`How did exports change from January to June`, where `change from` is one word for a difference."""
    return any(m.kind == "op" and m.code == "difference" and m.last > m.first for m in f.clause.mentions)


def by_months(query: Query, f: Features, coverage: Coverage) -> Query:
    """`Exports to the EU, yoy, April to September`: of the span as one no rate is held, nor the amounts that it might
    be worked out from, but that of every month is: they are told one by one.

    A span from January on is the year to a month, and a quarter or a half is named as one: neither is taken apart.
    """
    asked = query.operation == "growth" and query.by == "year" and len(query.periods) == 1
    asked = asked and (f.ends or f.since or query.periods[0].kind == "span")
    if not asked or f.context or f.things > 1 or query.periods[0].month_count < _COURSE:
        return query
    span = query.periods[0]
    if span.first.month == 1 and span.month_count > 12 and span.month_count % 12 == 0 and f.fragment:
        years = tuple(Period.parse(str(day.year)) for day in (span.last, span.first))
        return query.with_(
            operation="change", by=None, measure=None, periods=years
        )  # "how much has it grown", of years
    since = f.since and f.clause.has_any("growth", "direction")  # "export growth since March", "have they recovered"
    if span.first.month == 1 or not span.whole_months or not (f.clause.has("growth", "yoy") or since):
        return query
    flow = "total" if query.flow == "trade" else query.flow or "export"
    months = set(span.split())
    before = {month.shift(-12) for month in months}
    levels: dict[tuple[str, str], set[Period]] = defaultdict(set)
    rates: dict[str | None, set[Period]] = defaultdict(set)
    for key, periods in coverage.held(query.reporter, flow, query.partners[0], query.commodities[0]):
        if key.measure == "yoy":
            rates[key.basis].update(periods)
        else:
            levels[key.measure, key.unit].update(periods)
    if any(span in held for held in rates.values()) or any(held >= months | before for held in levels.values()):
        return query
    unsaid = rates.pop("unstated", set())  # an announced rate that does not say its currency
    if not any(held | unsaid >= months and query.basis in (None, basis) for basis, held in rates.items()):
        return query
    return query.with_(operation="trend", by="month", measure="yoy")


def of_two_lengths(query: Query) -> bool:
    """Whether an amount of a month would be set against that of a year: "iron ore December 2025, full year, yoy"."""
    if len({period.month_count for period in query.periods}) != 2 or len(query.periods) != 2:
        return False
    amounts = query.operation == "change" and query.measure in (None, "value", "quantity")
    return (amounts or (query.operation == "growth" and query.by == "period")) and query.flow != "context"


def summed_up(f: Features) -> tuple[Period, ...]:
    """`¿Cuánto sumaron las exportaciones en julio y agosto?`: the span that is summed, which of one month is its
    amount; months apart ("March, May and June together"), which are told with it; else (). Of two months "total" may
    be said of each."""
    marked = f.clause.says("totalling")
    sums = (f.clause.ops("sum", "accumulated") and not each_in_total(f)) or _joined_by_plus(f)
    whole = f.clause.says("whole_flow") and not (f.growth or f.context)
    listed = len(f.periods) > 2 and any(m.says("whole_flow") for m in f.clause.all("flow", *BALANCES))
    sums = sums or (whole and (listed or _all_over(f.clause)))  # "the total surplus for June, July and August"
    if len(f.periods) < 2 or not (sums or marked):
        return ()
    if all((two.first - one.last).days == 1 for one, two in pairwise(sorted(f.periods))):
        return (Period(min(f.periods).first, max(f.periods).last),)
    months = (len(f.periods) > 2 or not only_whole(f.clause)) and all(p.month_count == 1 for p in f.periods)
    return f.periods if months and f.things == 1 and not (f.moved or f.growth or f.context) else ()


def only_whole(c: Clause) -> bool:
    """Whether nothing is to be added up, and "total" at most says that all of the trade is meant."""
    return all(m.says("whole_trade") for m in c.all("op", "sum", "accumulated"))


def course_of_totals(f: Features) -> bool:
    """`Yearly totals of imports 2019 to 2025`, `total exports by month`: a figure of each, and no sum of them."""
    c = f.clause
    yearly = c.ops("by_year", "by_quarter") and any(period.month_count > 12 for period in f.periods)
    return bool(yearly or (c.ops("trend", "monthly") and only_whole(c)))


def of_months_apart(f: Features) -> str | None:
    """`The average of March, May and June`: of the months named, which are no span; of years or of rates, where it is
    asked for beside them ("growth in 2023, 2024 and 2025, and the average")."""
    mean = f.clause.first("op", "average")
    joint = f.clause.before(mean) if mean is not None else None
    alike = len({period.month_count for period in f.periods}) == 1
    if joint is not None and joint.is_("conj", "and", "plus") and alike and len(f.periods) > 1 and f.things == 1:
        return "items"
    months = len(f.periods) > 1 and all(period.month_count == 1 for period in f.periods)
    order = sorted(f.periods)
    apart = months and any((two.first - one.last).days > 1 for one, two in pairwise(order))
    return "items" if apart and f.things == 1 and not f.growth else None


def each_in_total(f: Features) -> bool:
    """`Total exports in 2023 and 2024`, `the growth of total exports in May and June`: those to everybody, of each
    time that is named, and no sum of them; "exports in May and June, total 2025": the year beside months of another."""
    years = [period.kind == "year" for period in f.periods]
    if any(years) and not all(years) and any((b.first - a.last).days != 1 for a, b in pairwise(sorted(f.periods))):
        return True
    if len(f.periods) < 2 or not (f.growth or all(years)):
        return False
    c = f.clause
    if _all_over(c) and not f.growth:
        return False
    sums = c.all("op", "sum", "accumulated")
    if not all(m.says("whole_trade") and m is not c.mentions[-1] for m in sums):
        return False  # "add up", "the sum of exports in 2023 and 2024"
    if any(c.mentions[c.at(m) + 1].says("determiner") for m in sums):
        return False  # "total the exports of 2023 and 2024"
    return all((after := c.after(m, "demonym", "place", "prep")) is not None and after.kind == "flow" for m in sums)


def _all_over(c: Clause) -> bool:
    """`Over 2023 and 2024`, 2023、2024两年的: times that are taken as one span."""
    over = c.ways["all_over"]
    counted = [(m.value, time) for m in c.all("number") if (time := c.before(m)) is not None and time.kind == "period"]
    if any(isinstance(t.value, TimeExpression) and number == len(t.value.parts) for number, t in counted):
        return True
    return any(c.tokens[i].norm in over for m, _ in c.expressions() for i in range(max(0, m.first - 1), m.first + 1))


def of_years(f: Features) -> str | None:
    """`The average annual surplus from 2021 to 2025`: of whole years, and of no month."""
    spans = [period.month_count for period in f.periods]
    whole = bool(spans) and sum(spans) > 12 and all(months % 12 == 0 for months in spans)
    asked = f.clause.ops("by_year") and not f.clause.ops("per_month", "monthly")
    return "year" if asked and whole and not (f.growth or f.context) else None


def _joined_by_plus(f: Features) -> bool:
    """`Crude jun + jul + aug 2025`: a plus between all of the times that are told."""
    c = f.clause
    if any(said.added for _, said in c.expressions()):
        return not (f.growth or f.moved or f.context)
    joints = [(c.before(m), c.after(m)) for m in c.all("conj", "plus")]
    times = [one for one, two in joints if one is not None and two is not None and one.kind == two.kind == "period"]
    return bool(times) and len(times) == len(f.periods) - 1 and not (f.growth or f.moved or f.context)


def rate_of_both(f: Features) -> Query | None:
    """`Combined growth of exports and imports`: the rate of all trade, where both flows are taken together."""
    together = any(m.says("jointly") for m in f.clause.all("op", "sum"))
    if f.flow != "both" or not together or not f.clause.has("growth") or f.bound is not None or len(f.partners) > 1:
        return None
    return query_of(f, "growth", flow="total", by="year", measure="yoy")
