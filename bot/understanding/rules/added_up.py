"""Several periods in one figure: the span or the months that are summed, or whose mean is asked."""

from __future__ import annotations

from itertools import pairwise

from bot.model import Period
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features


def summed_up(f: Features) -> tuple[Period, ...]:
    """`¿Cuánto sumaron las exportaciones en julio y agosto?`: the span that is summed, which of one month is its
    amount; months apart ("March, May and June together"), which are told with it; else (). Of two months "total" may
    be said of each."""
    marked = f.clause.says("totalling")
    sums = (f.clause.ops("sum", "accumulated") and not each_in_total(f)) or _joined_by_plus(f)
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
    sums = c.all("op", "sum", "accumulated")
    if not all(m.says("whole_trade") and m is not c.mentions[-1] for m in sums):
        return False  # "add up", "the sum of exports in 2023 and 2024"
    if any(c.mentions[c.at(m) + 1].says("determiner") for m in sums):
        return False  # "total the exports of 2023 and 2024"
    return all((after := c.after(m, "demonym", "place", "prep")) is not None and after.kind == "flow" for m in sums)


def of_years(f: Features) -> str | None:
    """`The average annual surplus from 2021 to 2025`: of whole years, and of no month."""
    spans = [period.month_count for period in f.periods]
    whole = bool(spans) and sum(spans) > 12 and all(months % 12 == 0 for months in spans)
    asked = f.clause.ops("by_year") and not f.clause.ops("per_month", "monthly")
    return "year" if asked and whole and not (f.growth or f.context) else None


def _joined_by_plus(f: Features) -> bool:
    """`Crude jun + jul + aug 2025`: a plus between all of the times that are told."""
    c = f.clause
    joints = [(c.before(m), c.after(m)) for m in c.all("conj", "plus")]
    times = [one for one, two in joints if one is not None and two is not None and one.kind == two.kind == "period"]
    return bool(times) and len(times) == len(f.periods) - 1 and not (f.growth or f.moved or f.context)
