"""Rules for questions behind a figure: revised, true, why, in brief, both sides.

Each says whether it applies and makes the query, or answers None.
"""

from __future__ import annotations

from bot.errors import Ambiguous
from bot.model import Bound, Condition, Logic, Query
from bot.understanding.claimed import of_series
from bot.understanding.claimed.moves import claimed_between, put_plainly
from bot.understanding.claimed.not_claimed import of_size
from bot.understanding.claimed.outcomes import revision_claimed
from bot.understanding.claimed.records import nth_asked, of_one, record_claimed
from bot.understanding.claimed.two_named import each_way
from bot.understanding.clauses.amounts import share_moved
from bot.understanding.clauses.asked import of_a_year, plainly_claimed, query_of, summed_up_to
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.runs import moved_most, run_condition
from bot.understanding.rules import claims
from bot.understanding.rules.brief import MIRRORED
from bot.understanding.rules.portions import due_to, part_of_growth
from bot.understanding.rules.prices import price_claimed, price_told
from bot.understanding.rules.records import place
from bot.understanding.rules.series import of_a_day, pace
from bot.understanding.spans.ends_named import in_so_many, since_january
from bot.understanding.spans.stretches import month_and_span

_ALL = 10  # events of a why at most: what "more" of them asks for


def revision(f: Features) -> Query | None:
    """What was first announced and what it was revised to; None where no revision is asked for."""
    both = f.clause.has("term", "preliminary") and f.flow and f.periods and not f.clause.ops("define")
    ends = [f.clause.before(m) for m in f.clause.all("time", "since")]
    since = any(m is not None and m.is_("direction", "moved") for m in ends)  # "has the figure of May changed since"
    if not (f.clause.ops("revise", "first_print") or both or since):  # 去年10月の輸出、速報値と確定値
        return None
    frame = f.clause.frame
    if frame.mentions[0].is_("op", "first_print") and len(frame.all("flow")) > 1 and not frame.has("op", "revise"):
        return None  # "сначала экспорт, потом импорт": in that order, and no first print
    f.clause.use(*f.clause.all("term", "preliminary"))
    condition = revision_claimed(f)
    if condition is None and f.clause.ops("check") and len(f.amounts) == 1 and f.amounts[0].unit not in ("pct", "pp"):
        f.clause.use(*f.amounts[0].mentions)  # "it was revised to 838 bn, right?": first and later figure tell
        value, unit = f.amounts[0].in_unit("USD_bn")
        first = f.clause.ops("first_print") and not f.clause.ops("revise")
        value = -value if f.clause.has("flow", "deficit") else value
        plain = not f.clause.has_any("compare", "negation", "direction")
        condition = Bound("is", value, unit=unit, measure="first_print" if first else None) if plain else None
    rate = f.clause.has_any("growth", "more")  # "how strongly was it revised" asks for no rate
    claimed = [amount for amount in f.amounts if amount.unit == "pct"]
    if len(claimed) == len(f.amounts) == 1 and f.clause.has("direction"):  # "first said to be up 5.8 %, revised since?"
        f.clause.use(*claimed[0].mentions)
        rate = True
    return query_of(f, "revision", measure="yoy" if rate else f.measure, condition=condition)


def _with_its_base(f: Features) -> bool:
    """`23,4 Prozent über Vorjahr`: one rate, and the year that it is counted from, of which nothing is claimed."""
    one = len(f.periods) == 2 and [amount.unit for amount in f.amounts] == ["pct"]
    if not one or f.periods[1] != f.periods[0].shift(-12):
        return False
    _, said = f.clause.expressions()[-1]
    return any(part.anchor == "earlier" and part.steps for part in said.parts)


def check(f: Features) -> Query | None:
    """What is claimed, to be held against the figures; None where nothing is claimed."""
    c = f.clause
    # "was October the first fall since May?"
    since_then = len(f.periods) == 2 and (f.first or c.ops("first_time")) and c.has("direction")
    since_then = since_then and any(p.month_count > 1 and p.kind != "year" for p in f.periods)
    within = in_so_many(f) if c.ops("check") or not (f.fragment or c.has("question") or f.things > 1) else None
    if not (c.ops("check") or since_then or within or _plain(f) or record_claimed(f) or nth_asked(f)):
        return None
    whose = c.asks_who() or any(m.says("who_is_right") for m in c.all("op", "check"))
    if whose and f.flow == "balance" and not f.amounts and len(f.partners) == 1 and f.partners != ("WLD",):
        return query_of(f, "mirror", by="gap")  # "who's right on the deficit, China or the US"
    if c.ops("forecast", "surprise", "missed"):
        return None
    if _with_its_base(f):
        f.periods = f.periods[:1]
    claims.join_times(f)
    span = len(f.periods) == 1 and f.periods[0].month_count > 1
    if span and (f.month_that or f.asks_time == "month") and of_series.denied_at_the_end(f):
        condition = f.bound or run_condition(f)  # 減った月はなかったよね: there was none
        return query_of(f, "check", measure=condition.measure or f.measure, by="none", condition=condition)
    if c.ops("per_day") and (daily := of_a_day(f)) is not None:
        c.use(*(m for amount in f.amounts for m in amount.mentions))
        return daily  # "10 bn dollars a day": told beside no verdict, for days are counted in more than one way
    c.use(*c.all("poll"))  # "Reuters says exports fell, true?": who says so, and no forecast
    if c.ops("check") and (less := claims.further_by(f) or claims.beside_a_year(f)) is not None:
        return less
    if c.ops("check") and price_told(f) and not any(amount.scaled for amount in f.amounts):  # "cost 26.6 bn dollars"
        if (priced := price_claimed(f)) is None:
            c.use(*(m for amount in f.amounts if amount.unit == "pct" for m in amount.mentions))
        return priced  # "its price rose by 5 %, right?": the price is told beside that of the year before
    if share_moved(c, f.amounts):
        c.use(*(m for amount in f.amounts for m in amount.mentions))
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
    if c.ops("streak"):
        run = f.bound or run_condition(f)
        spans_years = [p.kind for p in f.periods] == ["year"] and f.asks_time != "month"
        nth = any(m.kind == "ordinal" or any(kind == "ordinal" for kind, _ in m.others) for m in c.mentions)
        if nth and spans_years:
            raise Ambiguous.again()  # "2025 was the second in a row": year upon year
        times = _times(f)
        amounts = tuple(b for b in of_series.amounts_claimed(f) if b != run and b.comparator == "is")
        return _claimed(f, "streak" if nth else "streak_least", times, run, amounts)
    if (c.ops("first_time") or f.first) and f.bound is not None and within is None:
        return _claimed(f, "first", None, f.bound, ())
    superlative = c.first("extreme")
    led = c.after(superlative, "op", "time") if superlative is not None and not c.ops("record") else None
    if led is not None and led.is_("direction", "up", "down") and not (f.amounts or moved_most(f)):
        raise Ambiguous.again()  # "its biggest monthly fall came in March": of moves from month to month
    spanned = month_and_span(f) if f.extreme() is not None and not f.amounts else None
    if spanned is not None and not c.has("party"):
        f.periods = spanned
        return _claimed(f, "record", _way(f), None, ())
    since = len(f.periods) == 2 and any(p.month_count > 1 and p.kind != "year" for p in f.periods)
    alone = len(f.partners) == 1 and f.partners != ("WLD",) and f.asks_time is None and not f.amounts
    if f.extreme() is not None and alone and c.has("party", "buyer", "seller", "partner") and not c.ops("record"):
        return None  # "Argentina was its largest supplier in December, right?": a place, and no best month
    beside = f.flow == "balance" and alone and not since  # "the largest since 2019" is beside its own
    if f.extreme() is not None and beside and not c.ops("record") and not c.has("growth"):
        return query_of(f, "rank", by="partner", limit=None)  # "our largest surplus is with India, right?"
    if c.ops("record") and f.flow in ("both", "all") and not f.amounts and not (f.flow == "both" and c.ops("check")):
        return None  # each of the two by itself
    years = [period.kind for period in f.periods] == ["year"]
    most = moved_most(f) if within is not None or years else 0
    f.measure = "yoy" if most else f.measure
    if within is not None:
        f.periods, since = (f.periods[0], within), True
    best = f.extreme() is not None and (since or of_one(f))
    if c.ops("record") or best:
        apart = [m.first for m in c.all("conj", "and") if c.ops("record") and m.first > c.all("op", "record")[0].first]
        if apart and any(m.first > apart[0] for m in c.all("growth", "growth")):
            raise Ambiguous.again()  # "exports were a record and July's growth was even higher"
        limit = most or _way(f)
        months = [period.month_count for period in f.periods]
        if c.says("peaking") and f.amounts and months in ([], [12]):
            c.use(*(m for amount in f.amounts for m in amount.mentions))
            return query_of(f, "record", by="month", limit=limit)  # "they peaked at 126.5 %": of no month that is named
        amounts = tuple(bound for bound in of_series.amounts_claimed(f) if bound.amount)
        return _claimed(f, "since" if since else "record", limit, None, amounts)
    if summed_up_to(f):
        f.periods = (since_january(f.periods[0]),)
    if _in_a_month(f):
        return query_of(f, "threshold", by="which", condition=f.bound)
    if claims.of_the_year_before(f):
        f.periods = f.periods[:1]  # "imports fell in 2025 from 2024"
    if any((after := c.after(m)) is not None and after.kind == "direction" for m in c.all("time", "after")):
        raise Ambiguous.again()  # "rose after falling in October": of which time
    found = of_series.amounts_claimed(f)
    if since and (c.ops("first_time") or f.first) and found:
        by = "since" if within is None else "first"  # in so many months: none of them, and perhaps none in longer
        if found[0].comparator == "is" and c.has("direction", "up", "down"):
            return _claimed(f, by, None, run_condition(f), found)  # 下降1.1%，为八个月来首次下降
        return _claimed(f, by, None, found[0], found[1:])
    if not found:
        return None
    if (moved := claimed_between(f, found)) is not None:
        return moved
    if len(f.periods) > 1 and sum(b.unit == "pct" and b.amount != 0 for b in found) > 1:
        raise Ambiguous.again()  # two rates and two times: which is of which
    return _claimed(f, of_size(f, found[0]) if len(found) == 1 else None, None, None, found)


def _plain(f: Features) -> bool:
    return plainly_claimed(f) or of_series.level_reached(f) or put_plainly(f)


def _way(f: Features) -> int:
    """1 for the highest, -1 for the lowest, 2 for the second highest ..."""
    extreme, deficit = f.extreme(), f.clause.has("flow", "deficit")
    lower = any(("more", "less") in m.others for m in f.clause.all("op", "record"))  # 创新低
    low = extreme == -1 if extreme is not None else lower or f.clause.has("direction", "down")
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


def why(f: Features, asked: bool = False) -> Query | None:
    """The causes of a move, or of what sets two counts of one trade apart; `asked`: whatever the words say."""
    other = not f.clause.ops("difference", "compare", "sum", "accumulated", "trend", "forecast")
    asked = asked or f.blamed or f.clause.ops("why") or (f.clause.ops("happened") and other)
    if not asked or due_to(f) or part_of_growth(f) or _who_causes(f):
        return None
    if f.clause.ops("mirror") or f.two_books or (f.clause.ops("difference") and f.by_books):
        f.clause.use(*f.clause.all("negation", "not"))
        # "since 2020 they have been apart" tells of no span whose figures are wanted
        told = () if f.since else f.periods
        return query_of(f, "mirror", flow=f.flow if f.flow in MIRRORED else "export", by="causes", periods=told)
    claim = of_series.claim_of(f)
    if claim is not None and claims.decided(f.clause):
        claim, f.periods = None, f.periods if f.clause.has("period") else ()  # "why did China restrict them"
    # what turned or slowed need not have fallen
    none = len(f.periods) > 1 and f.clause.codes("direction") >= {"up", "down"}
    if none or ((moves := f.clause.all("direction")) and all(m.says("pace") for m in moves)):
        claim = None
    if claim is not None and f.flow == "balance" and claim.amount == 0:
        claim = of_series.side_claimed(f, claim)
    measure = claim.measure if claim is not None and claim.measure != of_series.SIDE else None
    more = _ALL if f.fragment and f.clause.has("more", "more") else None
    if more and not (f.moved or f.amounts):
        claim = None  # "more reasons?" claims nothing
    by = "record" if claim is None and _told_a_record(f) else None
    return query_of(f, "why", by=by, measure=measure, condition=claim, limit=f.limit or more)


def _told_a_record(f: Features) -> bool:
    """`Why did the surplus hit a record in June`: the highest of one month or year is taken for granted."""
    plain = f.flow in ("export", "import", "balance", "total") and f.things == 1 and not (f.moved or f.growth)
    low = any(m.means("more", "less") for m in f.clause.all("op", "record")) or f.clause.has("flow", "deficit")
    return (
        plain
        and bool(f.clause.ops("record"))
        and not low
        and [p.kind in ("month", "year") for p in f.periods] == [True]
    )


def _who_causes(f: Features) -> bool:
    """`Which country causes the largest deficit`, `who is behind it`: with whom it is that large."""
    c = f.clause
    who = c.has("party", "partner") or c.asks_who()
    ranked = f.extreme() is not None or f.limit is not None
    return who and f.flow == "balance" and ranked and not f.moved


def _of_one_way(f: Features) -> bool:
    """Goods that go to or come from one place alone, and nobody's part in it is asked."""
    c = f.clause
    parties = [m for m in c.all("party") if ("question", "what") not in m.others]  # 何が is no more than `what`
    if len(f.partners) != 1 or f.partners == ("WLD",) or f.fragment or parties or c.has("measure", "share"):
        return False
    places = [m for m in (*c.all("place"), *c.all("demonym")) if m.code == f.partners[0]]
    joints = [c.before(m) for m in places]
    asked = any(m.means("question", "what") for m in c.mentions)
    return asked and any(j is not None and j.is_("prep", "to", "from", "into") for j in joints)


def contribution(f: Features) -> Query | None:
    """What each partner or good added to the change of the whole; None where that is not asked."""
    grown = f.clause.ops("source") and f.moved  # "where did the growth come from?"
    offset = f.clause.ops("offset")  # "who made up for America": all partners, and how each moved
    if part_of_growth(f):
        f.clause.use(*f.clause.all("number"))
        return query_of(f, "contribution", by="partner")
    if not (f.clause.ops("contribution") or offset or grown):
        return None
    if f.clause.has("measure", "percent", "share") and not f.moved and not offset:
        return None  # "what percentage does Africa contribute to exports": its share
    if not offset and _of_one_way(f):
        return why(f, asked=True)  # "what contributed to the fall of exports to the US": causes, no parts
    by = "commodity" if f.clause.has("party", "product") else "partner"
    flow = f.flow
    if flow is None and f.partners and not f.fragment:
        flow = "export"  # sales lost there
        f.clause.note("assumed", "flow", flow)
    partners = ("WLD",) if offset else f.partners or ("WLD",)
    return query_of(f, "contribution", flow=flow, by=by, partners=partners)
