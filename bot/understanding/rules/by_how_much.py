"""By how much something moved, where one time is named: the amount on the year before, an index on the month before;

and month by month, each against the one before it.
"""

from __future__ import annotations

from itertools import pairwise

from bot.errors import Ambiguous
from bot.model import Period, Query
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.spans.running import over_months
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import COURSES, MONEY, PMIS, YUAN_RATE

_ELSE = (
    "why", "record", "streak", "count", "which", "when", "average", "sum", "check", "forecast", "surprise", "share",
)  # fmt: skip
_AMOUNTS = (*MONEY, "t", "kt", "Mt", "units", "barrel")


def by_how_much(f: Features) -> tuple[Period, Period] | None:
    """`By how many billions did exports rise in 2025`, `by how much did the PMI fall in May`: the time, and what it is
    set against; None where a rate, or nothing of the kind, is asked."""
    c = f.clause
    if len(f.periods) != 1 or f.things != 1 or f.amounts:
        return None
    told = f.periods[0]
    if f.context:
        asked = c.ops("difference") or c.has("question", "how_much") or any(m.says("auxiliary") for m in c.mentions[:1])
        moved = (asked and c.has("direction", "up", "down")) or c.has("growth", "mom")
        index = set(f.commodities) <= set(PMIS)  # "by how much did consumer prices go up": the rate itself
        rated = c.has("growth", "growth", "yoy") or c.has("unit", "pct")
        return (told, told.shift(-1)) if moved and index and told.kind == "month" and not rated else None
    if over_months(f) or c.has("party") or not _amount_asked(f):
        return None  # 哪个月增加最多, 每个月增加了多少
    by_month = c.has("growth", "mom")
    if by_month and told.kind == "year":
        return None  # 最高的是哪个月，比上月增加了多少: of a month that is not told
    back = -1 if by_month and told.kind == "month" else -12
    return told, told.shift(back)


def quarter_by_quarter(f: Features) -> Query | None:
    """`Exports quarter on quarter in 2025`: their course by quarter; asked back where no quarter is told to begin with.
    None where one is, or its rate is asked for."""
    if not any(m.says("on_quarter") for m in f.clause.all("growth", "mom")) or f.context or f.fragment or f.things != 1:
        return None
    if not f.periods or all(period.kind in ("month", "day") for period in f.periods):
        raise Ambiguous.again(query_of(f, "trend", by="quarter"))
    long = len(f.periods) == 1 and f.periods[0].kind != "quarter" and f.periods[0].month_count > 3
    rate = f.clause.has("growth", "yoy") or f.amounts or f.extreme() is not None or f.ends
    return query_of(f, "trend", by="quarter") if long and not rate else None


_NO_QUARTERS = ("first_time", "last_time", "when", "count", "record", "difference", "streak", "check")


def moved_quarters(f: Features) -> Query | None:
    """`In which quarters of 2025 did imports fall`: the rate of each, and not that of the year; asked back for a
    balance, of which none is published."""
    c = f.clause
    which = any(
        one.is_("question", "what") and one.says("relative") and two.is_("time", "unit:quarter")
        for one, two in pairwise(c.mentions)
    )
    years = len(f.periods) == 1 and f.periods[0].whole_months and f.periods[0].month_count in (12, 24, 36)
    if not (which and years and c.has("direction", "up", "down")) or f.things != 1 or f.amounts or f.fragment:
        return None
    if f.extreme() is not None or c.has_any("more", "compare", "conj") or c.ops(*_NO_QUARTERS) or f.context:
        return None
    if f.flow not in ("export", "import"):
        raise Ambiguous.again()
    return query_of(f, "trend", by="quarter", measure="yoy")


def _put_behind(c: Clause) -> bool:
    """`By how much did it beat 2024, and was every month in surplus`: each month is of the other question."""
    joints = [one.first for one, two in pairwise(c.mentions) if one.kind == "conj" and two.says("auxiliary", "copula")]
    months = [m.first for m in c.mentions if m.is_("op", "monthly") or m.says("each_month")]
    gap = c.first("op", "difference")
    return gap is not None and bool(months) and any(gap.first < at < min(months) for at in joints)


def month_by_month(f: Features) -> Query | None:
    """`Month-on-month growth from June to September`, `by how much did the surplus rise each month`: of each month of
    the span its rate on the month before, or the amount."""
    c = f.clause
    if len(f.periods) != 1 or not 1 < f.periods[0].month_count <= 12 or not f.periods[0].whole_months:
        return None
    if f.things != 1 or f.amounts or f.context or f.extreme() is not None or c.has("growth", "yoy") or c.ops(*_ELSE):
        return None
    on_month = [m for m in c.all("growth", "mom") if not m.says("of_months")]
    put = c.mentions[0].says("auxiliary", "copula") or c.ops(
        "check"
    )  # "did it grow in every month": of each, yes or no
    balance = f.flow == "balance" and c.has("growth", "growth") and not put  # whose rate on the month says nothing
    amount = balance or c.ops("difference") or _amount_asked(f) or any(m.says("so_many") for m in c.all("op", "each"))
    each = (c.ops("monthly") or c.says("each_month")) and not _put_behind(c)
    if f.ends and len(f.end_points) == 2 and f.periods[0].month_count == 2 and monthly_flow(c):
        return None  # "did the monthly surplus shrink between February and March": from the one to the other
    by_quarter = f.periods[0].kind == "quarter" and not of_its_months(f)
    by_quarter = by_quarter or any(m.says("on_quarter") for m in on_month)
    if not each and f.periods[0].kind == "year" and any(c.tokens[m.first].kind == "han" for m in on_month) and amount:
        raise Ambiguous.again()  # 最高的是哪个月，比上月增加了多少: of a month that is not told
    long = by_quarter or any(period.kind in ("quarter", "half", "year") for period in f.end_points)
    if not each and (f.periods[0].month_count < 3 or long):
        return None  # "from May to June on the month", "quarter on quarter, from Q1 to Q2"
    told = c.has("growth", "growth") or any(c.tokens[m.first].kind == "han" for m in on_month)  # no "month to month"
    rate = on_month and told and f.flow in ("export", "import", "total")
    if not (rate or (amount and (on_month or each))):
        return None
    months = f.periods[0].split()
    return query_of(f, "change" if amount else "growth", by="month", measure=None if amount else "yoy", periods=months)


def of_its_months(f: Features) -> bool:
    """`Monthly growth in Q3`, `month on month in Q3`, `from July to September`: a quarter of which each month is meant,
    where the rate names the month."""
    moved = f.clause.all("growth", "mom")
    grains = [[part.grain for part in time.parts] for _, time in f.clause.expressions()]
    told = grains == [["month", "month"]] and not any(m.says("on_quarter") for m in moved)
    named = any(word in m.said for m in moved for word in f.clause.ways["by_month"])
    return told or named or any(m.says("of_months") for m in moved)


def monthly_flow(c: Clause) -> bool:
    """`The monthly surplus`: that of one month, and nothing of each."""
    monthly = c.all("op", "monthly")
    return bool(monthly) and all((of := c.after(m)) is not None and of.kind == "flow" for m in monthly)


def _so_many(c: Clause) -> tuple[Mention, ...]:
    """`How many billions did exports lose`, and not `how many billions did they rise to`."""
    moved = c.first("direction", "up", "down")
    onto = c.after(moved) if moved is not None else None
    if onto is not None and onto.is_("prep", "to", "into", "at"):
        return ()
    return tuple(m for m in c.all("question", "how_many") if (one := c.after(m)) is not None and one.kind == "scale")


def _after_moving(c: Clause, asked: Mention) -> bool:
    """Whether an amount is asked for right after what moved: 下降了多少亿, 多了几万吨, 多卖了多少台."""
    amount, mover = c.after(asked), c.before(asked)
    counted = amount is not None and c.tokens[asked.last].end == c.tokens[amount.first].start
    counted = counted and amount is not None and (amount.kind == "scale" or amount.is_("unit", *_AMOUNTS))
    if mover is None or not (counted or asked.kind == "measure" or asked.says("so_many")):
        return False
    further = c.before(mover) if mover.kind == "verb" else None
    if (further is not None and further.kind == "more") or mover.says("more_of"):
        return True
    moves = mover.is_("direction", "up", "down") or mover.is_("growth", "growth")
    return moves and c.tokens[asked.first].kind == "han" and mover.last + 1 == asked.first


_ASKED = frozenset({"difference", "question", "quantity"})


def _in_both(c: Clause) -> bool:
    """`The drop in dollars and per cent`: how far in money or tonnes, and the rate, which is told with it."""
    rates = ((c.before(m, "conj", "prep"), m) for m in c.all("unit", "pct"))
    both = any(unit is not None and unit.is_("unit", *_AMOUNTS) and c.has("conj", "and") for unit, _ in rates)
    return both and c.has_any("direction", "growth") and not c.has("number")


def amount_too(c: Clause) -> bool:
    """`In tonnes and per cent`, `in billions and in percent`, of two times: the amounts beside the rate."""
    rates = [*c.all("unit", "pct"), *c.all("measure", "percent")]
    sizes = [m for m in c.mentions if m.is_("unit", *_AMOUNTS) or m.kind == "scale"]
    joined = [m for m in c.all("conj", "and") if c.after(m) in rates or c.after(m, "prep") in rates]
    before = [c.before(m) in sizes for m in joined]
    return any(before) and not c.has("number")


def change_of(c: Clause) -> bool:
    """`Month by month, the change in exports to the EU`: a noun with the flow right behind it, which is a rate of each
    month; `how exports changed month by month` is their course."""
    moved = c.first("direction", "moved")
    onto = c.after(moved, "prep", "place", "demonym") if moved is not None else None
    asked = moved is not None and any(
        m.kind == "question" or m.says("manner", "role") for m in c.mentions[: c.at(moved)]
    )  # "Как менялся экспорт"
    return onto is not None and onto.is_("flow", "export", "import", "total") and not asked


def _in_money(c: Clause) -> bool:
    """`How much did exports rise in dollars`, and not `how much did they rise to`; what grows in dollars has a rate."""
    moved = c.first("direction", "up", "down")
    onto = c.after(moved) if moved is not None else None
    level = onto is not None and onto.is_("prep", "to", "into", "at")
    asked = c.first("question", "how_much") or c.saying("how_far")
    ahead = asked is not None and moved is not None and asked.first < moved.first  # not 大增，8月多少亿美元
    return ahead and c.has("unit", "USD") and not (level or c.says("each_month"))


def _move_in_money(c: Clause) -> bool:
    """`Drop in imports in 2023 in billions of dollars`: the amount of a move that is named as such."""
    moved, scale = c.first("direction", "up", "down"), c.first("scale")
    if moved is None or scale is None or c.has("number") or c.has_any("question", "op"):
        return False
    of, led = c.after(moved), c.before(scale)
    named = of is not None and of.is_("prep", "in", "of") and c.before(moved, "harmless") is None
    return named and led is not None and led.is_("prep", "in")


def _named_in_money(c: Clause) -> bool:
    """`The dollar increase of exports in June`: the amount of a move that is named by its unit."""
    pairs = pairwise(c.mentions)
    named = any(
        one.is_("unit", "USD") and two.is_("direction", "up", "down", "moved") and one.last + 1 == two.first
        for one, two in pairs
    )
    return named and not c.has_any("number", "scale", "extreme", "party")


def _amount_asked(f: Features) -> bool:
    c = f.clause
    if (c.has("unit", "pct") and _in_both(c)) or _named_in_money(c):
        return True
    if c.has("unit", "USD") and c.saying("how_far") is not None:
        return _in_money(c)
    if c.said.isdisjoint(_ASKED):
        return _move_in_money(c)
    if any(("op", "difference") in m.others for m in c.all("direction")):  # 何億ドル減ったか, as one word
        return not c.has("growth", "growth")
    if any(m.says("absolute") for m in c.all("op", "difference")) and not c.ops("compare"):
        return True
    if c.has("unit", "pct", "pp") or c.ops("how_fast"):
        return False
    if any(_after_moving(c, m) for m in (*c.all("question"), *c.all("measure", "quantity"))):
        return True
    apart = c.all("op", "difference")
    if not c.has("growth") and not c.ops("compare") and any(m.says("moved_by") for m in apart):
        return True  # 减少了多少
    asked = (*apart, *_so_many(c), *(m for m in c.all("question", "how_much") if _in_money(c)))
    unit = c.has("scale") or c.has("unit", *_AMOUNTS)
    unit = unit or any(m.means("unit", *_AMOUNTS) or m.says("so_many") for m in asked)
    unit = unit or (any(m.says("counted_by") for m in apart) and not f.all_goods)  # "how many more cars"
    on_month = c.has("growth", "mom") and any(c.tokens[m.first].kind == "han" for m in apart)  # 较上月之增减额
    # "by how much in dollars did it grow": a verb moves; "the growth" is a rate
    moved = c.has("direction", "up", "down") or any(not m.means("measure", "rate") for m in c.all("growth"))
    rate = any(m.means("measure", "rate") for m in c.all("growth"))
    return bool(asked) and (unit or on_month) and moved and not rate


def between_times(c: Clause) -> bool:
    """`How did exports and imports in June compare with May`, `was export growth slower in May than in June, and import
    growth`: one time is set against another."""
    than = [m for m in c.mentions if m.says("than") or m.is_("compare", "above", "below")]
    if than and len(c.all("period")) == 2 and c.all("period")[0].last < than[-1].first:
        return (after := c.after(than[-1], "prep", "deictic")) is not None and after.kind == "period"
    sides = [(c.before(m, "prep"), c.after(m, "prep")) for m in (*c.all("op", "compare"), *c.all("prep", "versus"))]
    return any(None not in two and all(m is not None and m.kind == "period" for m in two) for two in sides)


def years_in_span(f: Features) -> int:
    """How many calendar years the one span that is named is made of; 0 where it is none."""
    span = f.periods[0] if len(f.periods) == 1 and not f.since else None
    whole = span is not None and span.first.month == 1 and span.month_count % 12 == 0
    return span.month_count // 12 if span is not None and whole else 0


def over_years(f: Features) -> Query | None:
    """`How much did exports grow over the last five years`: the last of them beside the year before the first, of
    years that are named (`from 2021 through 2025`) beside the first;
    `export growth in the last three years`: the rate of each. Their sum a year on is neither."""
    c, years = f.clause, years_in_span(f)
    if years < 2 or f.context or not f.moved or c.has("growth", "mom") or c.ops("split", *COURSES, "chart", "each"):
        return None
    last = Period.year(f.periods[0].last.year)
    counted = any(part.count for _, said in c.expressions() for part in said.parts)
    first = last.shift(-12 * (years if counted else years - 1))
    asked = c.ops("how_fast", "difference", "check") or c.has("question") or c.mentions[0].says("auxiliary", "copula")
    rates = c.has("growth", "growth", "yoy") and not (asked or c.has("direction"))
    if rates and f.flow != "balance":
        return query_of(f, "trend", by="year", measure="yoy")
    named = c.has("growth", "yoy") and not (asked or f.amounts or c.has("direction", "up", "down"))
    if f.flow == "balance" and years > 2 and named:
        return query_of(f, "trend", by="year")  # "annual change of the surplus": of each year, and it has no rate
    return query_of(f, "change", periods=(last, first))


def announced_as_one(period: Period) -> bool:
    """A single month, or January and February, of which no rate apart is held."""
    return period.month_count == 1 or (period.month_count == 2 and period.whole_months and period.first.month == 1)


def moved_more(f: Features) -> bool:
    """`How much more did exports grow in 2025 than in 2024`: how far apart two rates are, and no amount of either.
    Ambiguous for a balance that is said to have moved by more: it has no published rate."""
    c = f.clause
    if _balance_moved_more(f):
        raise Ambiguous.again()
    apart = len(f.periods) == 2 and c.ops("difference", "how_fast") and c.says("than") and f.flow != "balance"
    moves = [m for m in c.all("direction", "up", "down") if not m.means("more", "more", "less")]  # "how much higher"
    either = {m.code for m in moves} == {"up", "down"}
    money = c.has("unit") or any(kind == "unit" for m in c.all("op") for kind, _ in m.others)  # "how many dollars more"
    asked = c.all("op", "difference", "how_fast")  # "was it better than in 2025? by how much" tells no rate
    faster = any(asked and asked[0].first < m.first for m in c.all("more", "faster", "slower"))
    told = moves or c.has("growth", "growth") or faster
    return apart and not (f.amounts or money or either) and bool(told)


def _balance_moved_more(f: Features) -> bool:
    """`Did the surplus fall by more in October than in September`."""
    c = f.clause
    moved = c.first("direction", "up", "down")
    led = c.after(moved) if moved is not None and f.flow == "balance" and len(f.periods) == 2 else None
    degree = c.after(led) if led is not None and led.is_("prep", "by") else None
    return degree is not None and degree.kind == "more" and bool(c.says("than"))


def days_apart(f: Features) -> None:
    """`Between 24 and 30 December`, of the yuan, which is held for single days: from the first day to the last."""
    if f.commodities == (YUAN_RATE,) and not f.end_points and [period.kind for period in f.periods] == ["days"]:
        first, last = f.periods[0].first, f.periods[0].last
        f.ends, f.end_points = True, (Period(first, first), Period(last, last))
