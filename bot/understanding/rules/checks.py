"""The rule for claims: `exports fell by 5 % in May, right?`, `was June the highest since 2021`: what is said of a
figure, a run, a record, a first time, to be held against the figures."""

from __future__ import annotations

from dataclasses import replace

from bot.errors import Ambiguous
from bot.model import Bound, Condition, Logic, Period, Query
from bot.understanding.claimed import of_series
from bot.understanding.claimed.moves import claimed_between, put_plainly
from bot.understanding.claimed.named_moves import polar
from bot.understanding.claimed.not_claimed import of_size
from bot.understanding.claimed.outcomes import polled
from bot.understanding.claimed.records import best_of_amount, nth_asked, of_one, record_claimed
from bot.understanding.claimed.two_named import each_way
from bot.understanding.clauses.amounts import Amount
from bot.understanding.clauses.asked import of_a_year, plainly_claimed, query_of, summed_up_to
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.deficits import gap_in_deficit, of_deficits
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.parts_of_wholes import share_moved
from bot.understanding.clauses.runs import moved_most, run_condition
from bot.understanding.rules import claims
from bot.understanding.rules.best_of_span import since_year
from bot.understanding.rules.prices import price_claimed, price_told
from bot.understanding.rules.records import place
from bot.understanding.rules.series import of_a_day, pace
from bot.understanding.spans.ends_named import since_january
from bot.understanding.spans.in_so_many import in_so_many
from bot.understanding.spans.stretches import month_and_span
from bot.understanding.words.kinds import WHO


def check(f: Features) -> Query | None:
    """What is claimed, to be held against the figures; None where nothing is claimed."""
    c = f.clause
    within = in_so_many(f) if c.ops("check") or not (f.fragment or c.has("question") or f.things > 1) else None
    claimed = c.ops("check") or _moved_since(f) or within or _plain(f) or record_claimed(f) or nth_asked(f)
    if not (claimed or _of_each_asked(f)):
        return None
    if _whose_is_right(f):
        return query_of(f, "mirror", by="gap")
    if c.ops("forecast", "surprise", "missed") or polled(f):
        return None
    f.periods = f.periods[:1] if _with_its_base(f) else f.periods
    claims.join_times(f)
    if (told := _none_at_the_end(f) or _of_a_day(f)) is not None:
        return told
    c.use(*c.all("poll"))  # "Reuters says exports fell, true?": who says so, and no forecast
    if c.ops("check") and (less := claims.beside_a_year(f)) is not None:
        return less
    if c.ops("check") and price_told(f) and not any(amount.scaled for amount in f.amounts):  # "cost 26.6 bn dollars"
        if (priced := price_claimed(f)) is None:
            _use_amounts(f, "pct")
        return priced  # "its price rose by 5 %, right?": the price is told beside that of the year before
    if share_moved(c, f.amounts):
        _use_amounts(f)
        return None  # "its share fell by 3 points, right?": the share is told beside that of the year before
    if c.ops("check") and (each := each_way(f)) is not None:
        return each
    if claims.two_times_claimed(f) or claims.moved_otherwise(f):
        return None  # "right, was August's surplus bigger than July's": the two are set against each other
    if c.has("more", "faster", "slower") and (paced := pace(f)) is not None:
        return paced
    set_over = c.has("more") or c.ops("compare") or c.has("compare", "above", "below", "pass")
    if f.things > 1 and set_over and not f.amounts:  # "imports grew more than exports, right": likewise
        return None
    if any(amount.unit == "pp" and not (f.context and _reached(f, amount)) for amount in f.amounts):
        raise Ambiguous.again()  # "by 9 points, right?": a distance of two rates is none of either
    if c.ops("streak"):
        return _run(f)
    if (c.ops("first_time") or f.first) and f.bound is not None and within is None:
        return _claimed(f, "first", None, f.bound, ())
    since = len(f.periods) == 2 and any(p.month_count > 1 and p.kind != "year" for p in f.periods)
    if since and f.periods[0].month_count > f.periods[1].month_count == 1:
        f.periods = f.periods[::-1]  # "the highest since 2024: 125.6 bn in June": the month is what is judged
    by_since = "since_year" if since and since_year(f) else "since"
    if _place_told(f):
        return None
    if (superlative := _superlative(f, since, within)) is not None:
        return superlative
    if c.ops("record") and f.flow in ("both", "all") and not f.amounts and not (f.flow == "both" and c.ops("check")):
        return None  # each of the two by itself
    most = moved_most(f) if within is not None or [p.kind for p in f.periods] == ["year"] else 0
    f.measure = "yoy" if most else f.measure
    if within is not None:
        f.periods, since = (f.periods[0], within), True
    if (by := best_of_amount(f)) or (f.extreme() is not None and (since or of_one(f))):
        return _best(f, by_since if since else by or "record", most)
    return _of_amounts(f, since, "first" if within is not None else by_since)


def _reached(f: Features, amount: Amount) -> bool:
    """Whether an index or rate stands at so many points: no move by them is told, or one `to` them."""
    c = f.clause
    led = (c.after if c.postposed else c.before)(amount.last if c.postposed else amount.first, "unit", "compare")
    to = led is not None and (led.means("prep", "to", "post_to") or led.means("time", "to", "moved_to"))
    to = to and not (led is not None and led.says("by_so_much"))  # "на 10 пунктов"
    return to or not (c.has("direction", "up", "down") or c.has("growth", "growth"))


def _of_each_asked(f: Features) -> bool:
    """`Did both exports and imports fall in May`: of each of the two a yes or no is asked."""
    c = f.clause
    if not (c.says("both_of_them", "said_of_each") or _joined_twice(c)) or not f.moved or f.amounts or f.context:
        return False
    one_way = len(c.codes("direction") & {"up", "down", "flat"}) < 2 and not c.has_any("more", "compare", "extreme")
    two = f.things > 1 or f.flow == "both"
    return one_way and two and not (f.fragment or f.ends or c.has("negation") or c.all("op")) and polar(c)


def _joined_twice(c: Clause) -> bool:
    """Упали ли и экспорт, и импорт: a joint before the first of the two as well."""
    first = c.first("flow", "export", "import") if len(c.all("conj", "and")) > 1 else None
    at = c.at(first) if first is not None else 0
    return at > 0 and c.mentions[at - 1].is_("conj", "and") and not any(m.kind in WHO for m in c.mentions[:at])


def _moved_since(f: Features) -> bool:
    """`Was October the first fall since May?`"""
    first = len(f.periods) == 2 and (f.first or f.clause.ops("first_time")) and f.clause.has("direction")
    return bool(first) and any(p.month_count > 1 and p.kind != "year" for p in f.periods)


def _whose_is_right(f: Features) -> bool:
    """`Who's right on the deficit, China or the US`."""
    whose = f.clause.asks_who() or any(m.says("who_is_right") for m in f.clause.all("op", "check"))
    return whose and f.flow == "balance" and not f.amounts and len(f.partners) == 1 and f.partners != ("WLD",)


def _with_its_base(f: Features) -> bool:
    """`23,4 Prozent über Vorjahr`: one rate, and the year that it is counted from, of which nothing is claimed."""
    one = len(f.periods) == 2 and [amount.unit for amount in f.amounts] == ["pct"]
    expressions = f.clause.expressions()  # none where the time is that of a word for growth
    if not one or not expressions or f.periods[1] != f.periods[0].shift(-12):
        return False
    time, said = expressions[-1]
    than = f.clause.after(time)
    than_that = than is not None and than.says("post_than") and f.clause.has("more")  # 2024年より5.5%多い
    than_that = than_that or time.says("begun_from")  # 2024年より5.5%増えた
    return than_that or any(part.anchor == "earlier" and part.steps for part in said.parts)


def _use_amounts(f: Features, *units: str) -> None:
    f.clause.use(*(m for amount in f.amounts if not units or amount.unit in units for m in amount.mentions))


def _none_at_the_end(f: Features) -> Query | None:
    """減った月はなかったよね: there was none."""
    span = len(f.periods) == 1 and f.periods[0].month_count > 1
    if not span or not (f.month_that or f.asks_time == "month") or not of_series.denied_at_the_end(f):
        return None
    condition = f.bound or run_condition(f)
    return query_of(f, "check", measure=condition.measure or f.measure, by="none", condition=condition)


def _of_a_day(f: Features) -> Query | None:
    """`10 bn dollars a day`: told beside no verdict, for days are counted in more than one way."""
    daily = of_a_day(f) if f.clause.ops("per_day") else None
    if daily is not None:
        _use_amounts(f)
    return daily


def _run(f: Features) -> Query:
    """`It fell for the eighth month in a row`."""
    run = f.bound or run_condition(f)
    spans_years = [p.kind for p in f.periods] == ["year"] and f.asks_time != "month"
    nth = any(m.kind == "ordinal" or any(kind == "ordinal" for kind, _ in m.others) for m in f.clause.mentions)
    if nth and spans_years:
        raise Ambiguous.again()  # "2025 was the second in a row": year upon year
    times = _times(f)
    amounts = tuple(b for b in of_series.amounts_claimed(f) if b != run and b.comparator == "is")
    return _claimed(f, "streak" if nth else "streak_least", times, run, amounts)


def _alone(f: Features) -> bool:
    """Whether one partner is named, and no time is asked for."""
    return len(f.partners) == 1 and f.partners != ("WLD",) and f.asks_time is None and not f.amounts


def _place_told(f: Features) -> bool:
    """`New Zealand was its smallest buyer in June, right?`: a place among all, and no worst month."""
    c = f.clause
    dealer = c.has("party", "buyer", "seller", "partner") and not c.ops("record")
    return dealer and f.extreme() is not None and _alone(f)


def _superlative(f: Features, since: bool, within: Period | None) -> Query | None:
    """What is best of a month and a span, or of all partners."""
    c, best = f.clause, f.clause.first("extreme")
    led = c.after(best, "op", "time") if best is not None and not c.ops("record") else None
    rated = moved_most(f) or any(amount.unit == "pct" for amount in f.amounts)
    if led is not None and led.is_("direction", "up", "down") and not rated:
        raise Ambiguous.again()  # "its biggest monthly fall came in March", "was 30 bn": of moves from month to month
    if f.extreme() is None:
        return None
    spanned = None if f.amounts or within is not None else month_and_span(f)
    if spanned is not None and not c.has("party"):
        f.periods = spanned
        ways = {m.code for m in c.all("direction", "up", "down")} if f.flow in ("export", "import", "total") else set()
        led = c.before(best) if best is not None else None
        if len(ways) == 1 and led is not None and led.kind == "period" and not f.context:
            f.measure = "yoy"  # "fell more in May than in any other month": how far they moved
            return _claimed(f, "record", 1 if ways == {"up"} else -1, None, ())
        return _claimed(f, "record", _way(f), None, ())
    beside = f.flow == "balance" and _alone(f) and not since  # "the largest since 2019" is beside its own
    if beside and not c.ops("record") and not c.has("growth"):
        return query_of(f, "rank", by="partner", limit=None)  # "our largest surplus is with India, right?"
    return None


def _best(f: Features, by: str, most: int) -> Query:
    """The highest or lowest of all, of a year, or of those since; `most`: of how far it moved."""
    c = f.clause
    apart = [m.first for m in c.all("conj", "and") if c.ops("record") and m.first > c.all("op", "record")[0].first]
    if apart and any(m.first > apart[0] for m in c.all("growth", "growth")):
        raise Ambiguous.again()  # "exports were a record and July's growth was even higher"
    said = c.first("extreme")
    joint = c.before(said) if said is not None else None
    if joint is not None and joint.is_("conj", "and") and any(amount.unit == "pct" for amount in f.amounts):
        raise Ambiguous.again()  # "were 14 % up on the year and the highest in 17 months": of the amount
    limit = most or _way(f)
    amounts = tuple(bound for bound in of_series.amounts_claimed(f) if bound.amount)
    if gap_in_deficit(f):  # "a record gap of 99 bn"
        amounts = tuple(a if a.unit == "pct" else replace(a, amount=-abs(a.amount)) for a in amounts)
    if _record_amount(f):  # "rose 27 % to a record 412 bn": of the amount, and not of the rate
        amounts = tuple(sorted(amounts, key=lambda bound: bound.measure == "yoy"))
        f.measure = None if f.measure == "yoy" else f.measure
    return _claimed(f, by, limit, None, amounts)


def _record_amount(f: Features) -> bool:
    """Whether a word for a record stands right before an amount that is no rate, one of two that are told."""
    words = [*f.clause.all("op", "record"), *f.clause.all("extreme")]
    rates = sum(amount.unit == "pct" for amount in f.amounts)
    led = any(a.sized and f.clause.before(a.first, "unit") in words for a in f.amounts)
    return led and 0 < rates < len(f.amounts)


def _of_amounts(f: Features, since: bool, by: str) -> Query | None:
    """What is claimed with an amount, or a rate; `by`: of a first time, since when or in how long it was."""
    c = f.clause
    if summed_up_to(f):
        f.periods = (since_january(f.periods[0]),)
    if _in_a_month(f):
        return query_of(f, "threshold", by="which", condition=f.bound)
    if claims.of_the_year_before(f):
        f.periods = f.periods[:1]  # "imports fell in 2025 from 2024"
    if any((after := c.after(m)) is not None and after.kind == "direction" for m in c.all("time", "after")):
        raise Ambiguous.again()  # "rose after falling in October": of which time
    found = of_series.amounts_claimed(f)
    if not found:
        return None
    if (both := claims.of_both(f, found)) is not None:
        return both
    if since and (c.ops("first_time") or f.first):  # in so many months: none of them, and perhaps none in longer
        if found[0].comparator == "is" and c.has("direction", "up", "down"):
            return _claimed(f, by, None, run_condition(f), found)  # 下降1.1%，为八个月来首次下降
        return _claimed(f, by, None, found[0], found[1:])
    if (moved := claimed_between(f, found)) is not None:
        return moved
    if len(f.periods) > 1 and sum(b.unit == "pct" and b.amount != 0 for b in found) > 1:
        raise Ambiguous.again()  # two rates and two times: which is of which
    return _claimed(f, of_size(f, found[0]) if len(found) == 1 else None, None, None, found)


def _plain(f: Features) -> bool:
    return plainly_claimed(f) or of_series.level_reached(f) or put_plainly(f)


def _way(f: Features) -> int:
    """1 for the highest, -1 for the lowest, 2 for the second highest ..."""
    extreme, deficit = f.extreme(), of_deficits(f)
    lower = any(("more", "less") in m.others for m in f.clause.all("op", "record"))  # 创新低
    lower = lower or f.clause.has("direction", "down") or f.clause.has("more", "less")
    low = lower if extreme is None else extreme == -1
    low = low is not deficit  # the deepest of deficits is the lowest balance
    return (-1 if low else 1) * place(f)


def _in_a_month(f: Features) -> bool:
    """`Exports passed 400 bn in a single month this year, right?`: the months of the year are looked through."""
    spans = not f.periods or (len(f.periods) == 1 and f.periods[0].month_count > 1)
    bound = f.bound is not None and f.bound.unit != "pct" and f.bound.measure is None
    single = f.asks_time == "month" and f.limit in (None, 1) and not f.clause.ops("count", "first_time", "average")
    if f.context and isinstance(f.bound, Bound) and spans and not f.clause.ops("average"):
        if len(f.periods) == 1 and f.periods[0].month_count == 2:
            f.periods = f.periods[0].split()  # "in both January and February": of each it is told
            return False
        return True  # "the PMI was under 50 for the whole of 2025, wasn't it": an index has months alone
    return bound and spans and single and not of_a_year(f) and f.flow in ("export", "import", "balance")


def _claimed(f: Features, by: str | None, limit: int | None, first: Bound | None, more: tuple[Bound, ...]) -> Query:
    """A claim over time (a run, a record, a first time) with the amounts claimed beside it; its own bound leads."""
    bounds = (first, *more) if first is not None else more
    condition: Condition | None = None
    if bounds:
        condition = bounds[0] if len(bounds) == 1 else Logic("and", bounds)
    measure = bounds[0].measure if bounds else None
    if not bounds and (f.growth and not f.context):
        measure = "yoy"
    return query_of(f, "check", measure=measure or f.measure, by=by, limit=limit, condition=condition)


def _times(f: Features) -> int | None:
    """`Eighth month in a row`, `eight straight months`."""
    for mention in f.clause.mentions:
        ordinal = mention.kind == "ordinal" or any(kind == "ordinal" for kind, _ in mention.others)
        if ordinal and isinstance(mention.value, float | int):
            return int(mention.value)
    for amount in f.amounts:
        plain = not amount.scaled and amount.unit is None
        bounding = f.bound is not None and f.bound.amount == amount.value  # "below 50 for eight months running"
        if plain and not bounding and amount.value == int(amount.value) and 1 < amount.value <= 60:
            f.clause.use(*amount.mentions)
            return int(amount.value)
    return None
