"""The rule for what is claimed of each month of a span, or of its end against its beginning. Rules for what is said to
have been so ever, never or last: `exports have never topped 400 bn in a month, right?`.

No time is named, so that it is held against all months (or years) held; the newest month alone would prove nothing.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.errors import Ambiguous
from bot.model import HOME, Bound, Comparator, Period, Query
from bot.understanding.claimed.multiples import Factor, factor_of
from bot.understanding.claimed.of_series import closes_the_move
from bot.understanding.clauses.asked import OF_NO_MONTH, multiple_of, query_of
from bot.understanding.clauses.bounds import CONTRARY
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.deficits import of_deficits
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.runs import run_condition, sign_told
from bot.understanding.spans.in_so_many import in_so_many
from bot.understanding.spans.running import has_been_until

_OTHER = (
    "why", "streak", "record", "count", "which", "when", "first_time", "last_time", "forecast", "surprise", "missed",
    "average", "sum", "accumulated", "share", "mirror", "longest", "chart", "compare",
)  # fmt: skip


def throughout(f: Features) -> Query | None:
    """ "Exports have fallen every month since April, right?": each month is looked at; the rate of the whole span would
    say yes where some months rose. "Have imports halved since 2018?": the last year against that one."""
    c = f.clause
    told = _told_of_each(f)
    claimed = c.ops("check") or _put_as_claim(f) or told or bool(c.says("each_month") and _one_of_them(f))
    rates = f.since and [a.unit for a in f.amounts] == ["double_digit"] and not (c.ops("ever") or c.has("question"))
    if not (claimed or rates or c.has("multiple")):
        return None
    several = f.things > 1 and (c.has_any("more", "compare") or not (c.ops("check") or f.flow == "both" or told))
    if f.fragment or several or _asked_otherwise(f) or f.asks_time is not None or f.extreme() is not None:
        return None
    if f.flow and not f.context and c.has("multiple") and (ends := _ends(f)):
        return _times_as_much(f, ends)
    if rates and f.years:
        raise Ambiguous.again()  # "at double-digit rates since 2021": of years or of months
    if len(f.periods) > 1 or not (claimed or rates):
        return None
    each = c.says("each_month") or rates  # "at double-digit rates since 2025"
    # "stayed below 50 from April to November", "has been below 50 through November"
    lasts = f.since or [period.kind for period in f.periods] == ["span"] or (f.context and has_been_until(c))
    if f.context and f.bound is not None and f.bound.unit == "index":
        # "the PMI was above 50 throughout 2025": a year has no such figure, but its months do
        each = each or any(said.entire for _, said in c.expressions()) or bool(lasts and c.ops("check"))
    each = each or (_moved(f) and _all_through(f))
    each = each or bool(lasts and f.bound is not None and c.says("stays", "all_along") and not c.ops("ever"))
    return _of_each(f, bool(each))


def of_each_month(f: Features) -> Query | None:
    """What is told of each month, or all through a span, and of no more than one thing."""
    each = f.things == 1 and len(f.periods) == 1 and bool(f.clause.says("each_month") or _all_through(f))
    query = _of_each(f, True) if each and (f.bound is not None or not f.amounts) else None
    return query if query is not None and query.by == "every" else None


def _of_each(f: Features, each: bool) -> Query | None:
    """The check of every month or year of the span; of the last against the first, where a span of years has moved."""
    c = f.clause
    if each and not f.periods and (sign := sign_told(f)) is not None:  # "has the surplus always been positive"
        return query_of(f, "check", by="every", condition=sign)
    if each and (sign := _one_of_them(f)) is not None and f.bound is None and not (f.amounts or _moved(f)):
        return query_of(f, "check", by="every", condition=sign)
    if f.context and f.since and f.months_apart and not each and c.has("direction", "up", "down"):
        return query_of(f, "change", periods=f.months_apart)  # "the PMI has risen since November": then against now
    span = f.periods[0] if f.periods else None
    if span is None or span.month_count < 2:
        return None
    if each and f.amounts and f.flow == "balance" and f.reporter != HOME and span.month_count > 12:
        raise Ambiguous.again()  # "always above 300 bn since 2022": of years or of months, whose months are not held
    if each and f.bound is None and not f.amounts and (beside := _beside_its_own(f)) is not None:
        return query_of(f, "check", by="every", measure="yoy", condition=beside)
    if each and (f.bound is not None or _moved(f)):
        return query_of(f, "check", measure=f.measure, by="every", condition=f.bound or run_condition(f))
    if (sign := sign_told(f)) is not None and f.since:  # "has the balance been negative since 2021"
        return query_of(f, "check", by="every", condition=sign)
    plain = _moved(f) and f.bound is None and not f.amounts and c.ops("check")
    if plain and f.since and c.has("negation", "not"):  # "imports have not fallen since May 2025": when they last did
        month = [part.grain for _, said in c.expressions() for part in said.parts] == ["month"]
        later = (Period(span.split()[1].first, span.last),) if month else f.periods
        return query_of(f, "check", by="every", periods=later, condition=negated(f, run_condition(f)))
    if plain and f.since and not f.context and f.years:
        return query_of(f, "change", periods=f.years)  # "imports have fallen since 2018, right?"
    if plain and f.since and span.month_count > 12:  # on the year before, the span would be set against itself
        return query_of(f, "check", by="every", condition=run_condition(f))
    return None


def _beside_its_own(f: Features) -> Bound | None:
    """`Larger in every month of 2025`, `each month below the year before`: beside its own of a year before."""
    c = f.clause
    codes = c.codes("more", "compare") & {"more", "less", "above", "below"}
    if f.context or c.has("direction") or len(c.all("period")) > 1 or len(codes) != 1:
        return None
    c.use(*c.all("compare"), *c.all("more"))
    return Bound("above" if codes & {"more", "above"} else "below", 0.0, unit="pct", measure="yoy")


def _times_as_much(f: Features, ends: tuple[Period, ...]) -> Query:
    """`Have imports halved since 2018?`: the last year against that one."""
    c = f.clause
    if c.has("measure", "share"):  # "has its share halved since 2018": the two shares tell
        c.use(*c.all("multiple"))
        return query_of(f, "change", measure="share", periods=ends)
    later, earlier = max(ends), min(ends)
    yearly = c.has("flow", "deficit") and not c.has("question") and earlier.shift(12) == later
    if yearly and (bound := multiple_of(f)) is not None:  # "the deficit halved from 2024 to 2025": its rate tells
        return query_of(f, "check", measure="yoy", periods=(later,), condition=bound)
    factor = factor_of(c) if not (c.has("question") or c.has("flow", "deficit")) else None
    c.use(*c.all("multiple"))
    if factor is not None:
        c.use(factor.first)
        bound = Bound(_held_to(factor), factor.times, unit="times")
        measure = "yoy" if factor.last.says("of_pace") else f.measure  # "grew twice as fast in May as in June"
        return query_of(f, "compare", by="period", measure=measure, periods=ends, condition=bound)
    return query_of(f, "change", measure=f.measure, periods=ends)


def _held_to(factor: Factor) -> Comparator:
    """`Doubled` is at least twice as much, `halved` at most half; `less than halved` is more than half."""
    if factor.comparator == "is":
        return "at_least" if factor.times > 1 else "at_most"
    told_of_it = factor.times > 1 or factor.last.says("more_than_so")  # "more than halved": to below half
    return factor.comparator if told_of_it else CONTRARY[factor.comparator]


def _all_through(f: Features) -> bool:
    """`Throughout 2025`, `all year`: of each month of it; `the whole year` is of the year."""
    return any(said.entire == "throughout" for _, said in f.clause.expressions())


def _told_of_each(f: Features) -> bool:
    """`Exports have fallen all year`, `exports fell in every month of 2025`: told, and no less to be proved."""
    c = f.clause
    told = c.has("direction", "up") != c.has("direction", "down") and not c.has_any("question", "growth", "more")
    told = told and not (c.ops("chart", "list", "how_fast", "difference") or c.has("measure", "percent"))
    return told and bool(_all_through(f) or c.says("each_month"))


def _one_of_them(f: Features) -> Bound | None:
    """`China ran a surplus in every month`, `tuvo superávit en todos los meses, ¿cierto?`: that there was one; `the
    surplus in every month` asks for its size."""
    c = f.clause
    found = [m for m in c.all("flow", "surplus", "deficit") if m.says("indefinite")]  # "exports exceeded imports"
    pairs = [(led, one) for led, one in pairwise(c.mentions) if one.is_("flow", "surplus", "deficit")]
    bare = bool(c.ops("check"))
    found += [one for led, one in pairs if led.says("indefinite") or (bare and not led.says("determiner"))]
    told = {m.code for m in found}
    if len(told) != 1 or c.has("question") or c.says("measuring") or f.flow != "balance":
        return None
    return Bound("below" if "deficit" in told else "above", 0.0)


def _asked_otherwise(f: Features) -> bool:
    """A word for another question; "in all of the last nine months" is each of them, "in all of 2025" the year; a word
    for all along is a run's too."""
    months = [period.kind in ("span", "ytd") for period in f.periods] == [True]
    return any(not (m.says("each_month") and (months or m.code == "streak")) for m in f.clause.all("op", *_OTHER))


def _moved(f: Features) -> bool:
    c = f.clause
    return c.has("direction", "up") != c.has("direction", "down") or c.has("growth", "growth")


def _put_as_claim(f: Features) -> bool:
    """`Did exports grow in every month of 2025`, `Sind die Exporte 2025 jeden Monat gestiegen?`: yes or no is asked."""
    c = f.clause
    if c.has("question") or c.ops("how_fast", "difference") or not c.mentions:
        return False
    led = c.mentions[0].says("auxiliary", "copula", "polar")
    asks = c.tokens[-1].norm == "?" or c.mentions[-1].says("is_it")
    return led or (asks and (c.has("direction", "up", "down") or f.bound is not None))


def later_against_earlier(f: Features) -> tuple[Period, ...]:
    """`Halved in May from April`: the later of two times, and the one it is set against; none where it is not plain."""
    if len(f.periods) != 2 or f.periods[0].kind != f.periods[1].kind:
        return ()
    plain = f.periods[0] > f.periods[1] or any(said.base for _, said in f.clause.expressions())
    return tuple(sorted(f.periods, reverse=True)) if plain else ()


def _ends(f: Features) -> tuple[Period, ...]:
    """The two ends that a multiple is of, the later first."""
    if f.years:
        return f.years
    if two := later_against_earlier(f):
        return two
    if f.end_points:
        return tuple(sorted(f.end_points, reverse=True))
    if f.since and len(f.periods) == 1 and f.periods[0].month_count > 1:
        months = f.periods[0].split()
        return (months[-1], months[0])
    return ()


YEARS = 12
_OTHERWISE = (
    "record", "streak", "first_time", "last_time", "why", "forecast", "surprise", "missed", "count", "which", "when",
)  # fmt: skip


def ever_claimed(f: Features) -> Query | None:
    """A check over all that is held; None where a time is named, or where no amount is passed."""
    c = f.clause
    denied = [m for m in c.all("negation", "not") if m.says("never")]
    set_over = [*c.all("compare", "above", "below"), *c.all("op", "as_high", "as_low")] if denied else []
    if set_over and [p.month_count for p in f.periods] == [1] and not (f.amounts or f.growth) and f.things == 1:
        c.use(*denied, *set_over)  # "exports had never been higher than in June 2026"
        low = c.has("compare", "below") or c.ops("as_low") or any(m.means("more", "less") for m in set_over)
        low = bool(low) is not of_deficits(f)
        return query_of(f, "check", by="record", measure=f.measure, limit=-1 if low else 1)
    bound = f.bound or (_in_the_red(f) if denied else None)
    if not isinstance(bound, Bound) or f.periods or f.fragment or f.things > 1 or c.has("question"):
        return None
    once = [m for m in c.all("portion") if m.code == "least:1"]
    before = [m for m in c.all("time", "before") if c.after(m, "op") is None]
    claimed = bool(c.ops("check")) and bool(c.ops("ever") or once or before)
    if not (denied or claimed) or c.ops(*_OTHERWISE) or f.extreme() is not None or len(c.all("negation")) > len(denied):
        return None
    c.use(*denied, *once)
    least = OF_NO_MONTH.get(f.flow or "")
    yearly = c.ops("by_year") or any(a.scaled and least is not None and a.value >= least for a in f.amounts)
    by = "never" if denied else "ever"
    return query_of(f, "check", by=by, limit=YEARS if yearly else None, measure=bound.measure or f.measure,
                    condition=bound)  # fmt: skip


def _in_the_red(f: Features) -> Bound | None:
    """`The balance has never been negative`, `the surplus never turned into a deficit`: on which side of nothing."""
    deficit = Bound("below", 0.0) if f.flow == "balance" and f.clause.has("flow", "deficit") else None
    return sign_told(f) or (deficit if not f.moved else None)


def first_or_last(f: Features) -> Query | None:
    """`The PMI was last above 50 in December`: the newest month in which it was so, and no claim of that one alone;
    `exports first topped 350 bn in December`: that they never had before; `exports haven't fallen since October`: the
    newest month in which they did."""
    c = f.clause
    if len(f.periods) != 1 or c.has("question") or c.ops("when", "which") or f.fragment or f.things > 1:
        return None
    if c.has("compare") and f.bound is None:
        return None  # "last higher than in June": that month beside those before it
    if f.flow not in ("export", "import", "balance", "total") and not f.context:
        return None
    month = f.periods[0].kind == "month"
    denied = c.all("negation", "not") if f.since and _leads(c, ("negation", "not")) else ()
    if (month and (_leads(c, ("time", "past")) or c.ops("last_time"))) or len(denied) == 1:
        c.use(*denied)
        condition = f.bound or run_condition(f)
        f.periods = ()
        return query_of(f, "threshold", measure=condition.measure or f.measure, by="last", condition=condition)
    if not isinstance(f.bound, Bound) or not (_leads(c, ("ordinal", "1")) or (month and c.ops("first_time"))):
        return None
    if month:
        within = in_so_many(f)
        f.periods = f.periods if within is None else (*f.periods, within)
        return query_of(f, "check", measure=f.bound.measure or f.measure, by="first", condition=f.bound)
    if f.bound.unit != "USD_bn" or (least := OF_NO_MONTH.get(f.flow or "")) is None:
        return None
    if f.periods[0].kind == "year" and f.bound.comparator in ("below", "at_most"):  # all months are below a year
        return query_of(f, "check", measure=f.measure, condition=f.bound)
    if abs(f.bound.amount) * 1e9 >= least:  # "was the 2025 surplus the first above a trillion": no year before it was
        whole = f.periods[0].kind == "year" and f.of_all
        return query_of(f, "check", measure=f.measure, by="first", condition=f.bound) if whole else None
    f.periods = ()  # "the surplus first exceeded 100 bn in 2025": in which month it did
    return query_of(f, "threshold", measure=f.measure, by="first", condition=f.bound)


def _leads(c: Clause, meaning: tuple[str, str]) -> bool:
    """Whether the word stands right before what something passed, or which way it moved."""
    told = next((m for m in c.mentions if m.means(*meaning) and m.kind != "period"), None)
    after = c.after(told) if told is not None else None
    return after is not None and after.kind in ("compare", "direction")


def negated(f: Features, condition: Bound) -> Bound:
    """`Did not rise` is no rise: at most nothing, and the other way round."""
    c = f.clause
    for negation in (*c.all("negation", "not"), *c.all("fragment", "no")):
        after = c.after(negation)
        if negation.kind == "fragment":  # "months with no export growth"
            near = after is not None and after.first == negation.last + 1
            after = c.after(after) if near and after is not None and after.kind == "flow" else after if near else None
        moved = closes_the_move(c, negation) if after is None else after.kind in ("direction", "growth")
        if moved and condition.amount == 0:
            c.use(negation)
            return replace(condition, comparator="at_most" if condition.comparator == "above" else "at_least")
    return condition
