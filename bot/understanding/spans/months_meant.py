"""The periods that were named -> those that are meant, where one only says where another lies. Times that no word
tells: the newest month that is held; times that tell no months by themselves ("the year before", of no year)."""

from __future__ import annotations

import re
from datetime import date

from bot.model import Coverage, Period
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.spans.beside_now import compares
from bot.understanding.spans.stretches import beside_its_year
from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.times.two_moments import is_bare_year
from bot.understanding.words.frame import Mention

_YEAR = re.compile(r"\d{4}")
_BOTH_WAYS = ("balance", "total", "trade")  # what is worked out of exports and imports


def narrowed(clause: Clause, found: list[Period]) -> list[Period]:
    """`Last year, crude from Russia, October 2025`: a year, and one month of it that is meant."""
    if len(found) > 2 and found[0].kind == "year" and _months_of_year_ahead(clause, found):
        return found[1:]
    if (
        len(found) != 2
        or len(clause.expressions()) < 2
        or clause.ops("share", "sum", "average")
        or clause.has("measure", "share")
    ):
        return found
    joint = clause.before(clause.expressions()[-1][0])
    set_apart = joint is not None and joint.kind in ("conj", "more", "compare") and joint.said != ","
    set_apart = set_apart or (joint is not None and joint.is_("op", "compare", "difference"))
    began = _began(clause, found)
    if began is not None:
        return [found[0], began]
    year, month = sorted(found, key=lambda period: -period.month_count)
    from_then_on = any(said.open for _, said in clause.expressions())  # "in 2026 month by month, from March on"
    parts = (part for _, said in clause.expressions() for part in said.parts)
    again = any(p.anchor == "earlier" and p.grain is None and not p.steps for p in parts)  # "2025, same period"
    behind = month == found[1] and month.kind in ("quarter", "half") and joint is not None and joint.kind == "period"
    behind = behind and not _YEAR.search(clause.expressions()[-1][0].said)  # "by month in 2025, third quarter"
    within = year.kind == "year" and (month.kind == "month" or behind or from_then_on or again) and year.covers(month)
    return [month] if within and not (set_apart or beside_its_year(clause)) else found


def _months_of_year_ahead(clause: Clause, found: list[Period]) -> bool:
    """`Were exports in 2024 higher in June than in December`: a year, and months set against each other that have it
    from there; not `exports in 2024 against June and December`."""
    (_, year), *months = clause.expressions()
    if len(months) != len(found) - 1 or len(year.parts) != 1 or not all(found[0].covers(p) for p in found[1:]):
        return False
    if any(p.kind != "month" for p in found[1:]) or any(_YEAR.search(m.said) for m, _ in months):
        return False
    led = clause.before(months[0][0])
    against = led is not None and (compares(led) or led.is_("prep", "versus") or led.is_("conj") or led.says("than"))
    between = [m for m in clause.mentions if months[0][0].first < m.first < months[1][0].first]
    sets = any(compares(m) or m.is_("prep", "versus") or m.says("than") or m.is_("conj", "or") for m in between)
    return sets and not against


def reckoned_last(
    said: tuple[tuple[Mention, TimeExpression], ...], fragment: bool
) -> tuple[tuple[Mention, TimeExpression], ...]:
    """`Compared with a year earlier, how did exports do in July 2025`: what is counted from a time that is named only
    after it."""
    first = said[0][1] if len(said) == 2 and not fragment else None
    if first is None or not (first.relative and first.parts[0].steps) or said[1][1].relative or said[1][1].latest:
        return said
    return (said[1], said[0]) if said[1][1].mode in ("list", "range", "ytd") and said[1][1].parts else said


def corrected(clause: Clause, mention: Mention) -> bool:
    """Whether a period takes the place of the one said before it: `I mean` stands between them, or only words that take
    something back: `in May, no, June 2025`, `May 2025, sorry, June`."""
    before = clause.before(mention, "prep", "conj")  # 5月，不对，6月
    said = clause.before(before, "prep", "conj") if before is not None and before.is_("fragment", "meant") else None
    if said is not None and said.kind == "period":
        return True
    if not clause.frame.says("slip"):
        return False
    at, slips = clause.at(mention) - 1, 0
    while at >= 0 and clause.mentions[at].kind != "period":
        one = clause.mentions[at]
        slip = one.says("slip")
        if not (slip or one.kind == "prep" or one.is_("harmless", "little") or one.is_("conj", "minus")):
            return False
        slips, at = slips + slip, at - 1
    return at >= 0 and slips > 0 and clause.reaches(clause.mentions[at + 1], mention)


def in_each_year(expression: TimeExpression, found: list[Period], periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """`January 2025 and January 2024, wait, Jan-Feb`: of each of the years whose one month was a slip."""
    months = {(period.first.month, period.month_count) for period in found}
    if len(found) < 2 or len(months) > 1 or not expression.yearless or len(periods) != 1:
        return periods
    return tuple(periods[0].shift(12 * (period.first.year - periods[0].first.year)) for period in found)


def _began(clause: Clause, found: list[Period]) -> Period | None:
    """6月の黒字は5月からどれだけ拡大したか, 2025年は2024年から何％増えた: the month or year that a later one has moved
    from, no span till now."""
    month, span = found
    moved = clause.has("direction") or clause.ops("difference", "how_fast")
    moved = moved and not (clause.ops("first_time", "record") or clause.has("extreme"))  # 2月以来首次下降
    unspaced = clause.tokens[clause.expressions()[-1][0].last].kind == "han"
    one = month.kind in ("month", "quarter", "half", "year") and span.month_count > month.month_count
    one = one and not clause.expressions()[-1][1].entire  # 10月出口下降, 全年出口多少
    if not (moved and unspaced and one and span.first < month.first):
        return None
    begin = Period.month(span.first.year, span.first.month)
    return Period(begin.first, begin.shift(month.month_count - 1).last) if span.last >= month.last else None


def each_by_figure(clause: Clause, mention: Mention, periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """7、8、9月: each of the months; but 1、2月 are announced as one, 7、8、9三个月 counts them together, and
    a total adds them up."""
    if len(periods) != 1 or mention.last - mention.first < 1 or periods[0].kind == "month":
        return periods
    figures, sign = clause.tokens[mention.last - 1 : mention.last + 1]
    if figures.kind != "number" or "," not in figures.norm or sign.kind != "han" or figures.norm == "1,2":
        return periods
    added = clause.has("flow", "total") or clause.ops("sum") or clause.says("summed")  # 7、8、9月の輸出合計
    return periods if added and not clause.ops("each") else periods[0].split()


def counted_on(clause: Clause, found: list[Period]) -> Period | None:
    """`Higher in the second half of 2025 than in the first`: the half or quarter of the same year that an ordinal
    alone names, at the end or right behind what compares."""
    last = next((m for m in reversed(clause.mentions) if m.kind == "ordinal"), None)
    if last is None or len(found) != 1 or found[0].kind not in ("half", "quarter"):
        return None
    led = clause.before(last)
    ends = clause.after(last, "op", "deictic", "courtesy") is None  # "than in the second, is that so"
    if not ends and (led is None or led.kind != "compare"):
        return None
    named, size = clause.before(last, "prep", "compare", "op", "more"), found[0].month_count
    joined = named is not None and named.is_("conj", "and") and clause.ops("compare", "difference")
    if named is not None and (named.says("than") or joined):
        named = clause.before(named, "prep", "direction", "more")  # "que en el primero", "higher than in the second"
    begin = (int(float(last.code)) - 1) * size + 1
    if named is None or named.kind != "period" or not 1 <= begin <= 13 - size:
        return None
    clause.use(last)
    other = Period.months((year := found[0].first.year, begin), (year, begin + size - 1))
    return None if other == found[0] else other


_RATES = ("yoy",)


def year_of_first(clause: Clause, mention: Mention, found: list[Period]) -> int | None:
    """`June exports vs last June and vs May`: a month that is set against the first by a word of its own is of the
    year of that one, where the one between is its month of another year."""
    led = clause.before(mention)
    again = len(found) > 1 and {p.kind for p in found} == {"month"} and found[0].first.month == found[-1].first.month
    return found[0].first.year if again and led is not None and compares(led) else None


def year_said_apart(found: list[Period]) -> int | None:
    """`2025, may or sept`: the year stands by itself and the months lean on it; it is no period of its own then. After
    several years the month is of the newest: `2025 against 2024, and November alone`."""
    if len(found) == 1 and found[0].kind == "year":
        return found.pop().first.year
    if found and {period.kind for period in found} == {"year"}:
        return max(found).first.year
    return found[-1].last.year if found else None


def newest_month(coverage: Coverage, f: Features, today: date, amounts: bool = False) -> Period | None:
    """The newest month that the series asked for is held for, with `amounts` not as a rate alone; None: never held."""
    flows = ("export", "import") if f.flow in ("both", "all") else (f.flow or "export",)
    flows = ("total",) if f.flow == "trade" and any(map(_of_a_year_so_far, _times(f))) else flows
    found = _newest_of(flows, coverage, f, today, amounts)
    worked_out = _both_ways(coverage, f, today)
    later = worked_out is not None and (found is None or worked_out.last > found.last)
    return worked_out if later else found


def _both_ways(coverage: Coverage, f: Features, today: date) -> Period | None:
    """The last month of the newest span of months over which a balance or both ways are held, or can be worked out in
    one currency, with each partner: 对欧顺差上半年, the surplus so far this year. None for anything else."""
    if f.flow not in _BOTH_WAYS or f.of_all or f.reporter != f.home or not any(map(_of_a_year_so_far, _times(f))):
        return None
    common: set[tuple[str, Period]] | None = None
    for partner in f.partners:
        sold, bought = (
            {(key.unit, p) for key, ps in coverage.held(f.reporter, way, partner, "TOTAL")
             if key.measure == "value" for p in ps if p.whole_months}
            for way in ("export", "import")
        )  # fmt: skip
        common = sold & bought if common is None else common & sold & bought
    last = max((p.last for _, p in common or () if p.month_count > 1 and p.last <= today), default=None)
    return None if last is None else Period.month(last.year, last.month)


def _times(f: Features) -> list[Moment]:
    return [part for _, expression in f.clause.expressions() for part in expression.parts]


def _of_a_year_so_far(part: Moment) -> bool:
    """`So far this year`, `the first half`, and `this year` itself, which is not over."""
    running = part.year_of == "today" and part.year == 0 and part.months == (1, 12)
    return part.so_far or running or (part.yearless and part.months[0] < part.months[1] < 12)


def _newest_of(flows: tuple[str, ...], coverage: Coverage, f: Features, today: date, amounts: bool) -> Period | None:
    best: Period | None = None
    growth = f.growth and not f.context
    for flow in flows:
        for partner in f.partners or ("WLD",):
            for commodity in f.commodities or ("TOTAL",):
                for key, periods in coverage.newest_first(f.reporter, flow, partner, commodity):
                    if growth and key.measure not in _RATES and flow != "balance":
                        continue
                    if amounts and key.measure in _RATES:
                        continue
                    for period in periods:
                        if best is not None and period.last <= best.last:
                            break
                        # the first ten days of a month are no month
                        if period.last <= today and (period.whole_months or f.context):
                            best = period
                            break
    if best is None:
        return None
    return Period.month(best.last.year, best.last.month)


def says_nothing(clause: Clause, f: Features, expression: TimeExpression) -> bool:
    """`Exports the year before`, 前年の輸出: of no year. A figure set against the year before is told by it."""
    two = clause.has("conj") or len(clause.mentions) < len(clause.frame.mentions)  # "how high, and a year earlier"
    if f.fragment or f.context or two or len(clause.expressions()) > 1:
        return False
    alone = any(part.leaning for part in expression.parts)
    return alone and not (f.moved or clause.has_any("compare", "more", "op"))


def some_months(clause: Clause) -> bool:
    """`The first months of 2026`, `the early months of the year`: a part of a year, with no count of its months."""
    if clause.said.isdisjoint(("unit:month",)):
        return False
    for unit in clause.mentions:
        if not unit.means("time", "unit:month"):
            continue
        after = clause.after(unit)
        at = clause.at(unit)
        led = clause.mentions[at - 1] if at else None
        plural = unit.said.casefold() not in clause.ways["one_month"]
        part = led is not None and (
            {("ordinal", "1"), ("time", "first"), ("time", "past"), ("time", "start_of"), ("harmless", "opening")}
            & set(led.meanings)
        )
        if plural and part and after is not None and after.kind == "period" and after.code[:4].isdigit():
            return True
    return False


def of_another_year(clause: Clause, expression: TimeExpression) -> bool:
    """Whether the same months are told with their year beside it, to be set against: "June vs June 2025"."""
    others = [e.parts[0] for _, e in clause.expressions() if len(e.parts) == 1 and e.parts[0].year]
    one = expression.parts[0]
    return len(expression.parts) == 1 and any((o.grain, o.months) == (one.grain, one.months) for o in others)


def year_ahead(clause: Clause, mention: Mention) -> int | None:
    """`Was March's surplus higher than February's in 2024`, `in July August and September 2025`: the year of the
    month said next."""
    said = [(m, e) for m, e in clause.expressions() if m.first > mention.last]
    while len(said) > 1 and said[0][1].yearless and not said[0][1].open:
        said = said[1:]  # "q1 q2 q3 q4 2025"
    base, following = (clause.after(said[0][0]), said[0][1]) if said else (None, None)
    glued = base is not None and base.first == said[0][0].last + 1 and clause.tokens[base.first].kind == "han"
    if base is not None and glued and base.is_("op", "compare"):
        return None  # 12月の輸出は2019年12月比で: what it is set against
    first = following.parts[0] if following is not None and following.parts else None
    if following is None or first is None or first.year_of or first.anchor or is_bare_year(first):
        return None
    set_over = clause.before(said[0][0], "prep")  # "in June vs May and vs June 2025": another year's
    anew = set_over is not None and set_over.is_("op", "compare") and clause.led_by(set_over, "conj", "and")
    if anew or (len(following.parts) > 1 and following.parts[0].grain not in ("month", "quarter")) or following.open:
        return None  # "is June the highest since January 2025?"
    return next((part.year for part in following.parts if part.year is not None), None)


def up_to_now(clause: Clause, f: Features, found: list[Period], newest: Period | None) -> list[Period]:
    """`The highest monthly exports of the last five years`: a month of those up to the newest, and no calendar year."""
    parts = [part for _, said in clause.expressions() for part in said.parts]
    monthly = f.asks_time == "month"
    best = clause.has("extreme") or clause.ops("record") or (clause.ops("rank") and monthly)
    best = best and not clause.has_any("party", "measure") and (monthly or not clause.has("question"))
    if newest is None or not best or len(found) != 1 or f.asks_time in ("year", "quarter") or clause.ops("by_year"):
        return found
    if [(part.grain, part.anchor, part.count > 1) for part in parts] != [("year", "newest", True)]:
        return found
    if (months := found[0].month_count) != 12 * parts[0].count or newest.last <= found[0].last or f.things > 1:
        return found
    return [Period(newest.shift(1 - months).first, newest.last)]


def years_ago(expression: TimeExpression, found: list[Period], periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """`In August compared to two years ago`: that month of the year so long ago, and not all of it."""
    parts = [(part.grain, part.anchor, part.steps < -1) for part in expression.parts if expression.mode == "list"]
    if parts != [("year", "today", True)] or len(found) != 1:
        return periods
    one, year = found[0], periods[0].first.year
    inside = one.month_count < 12 and one.first.year == one.last.year > year
    return (one.shift(12 * (year - one.first.year)),) if inside else periods
