"""Rules for what is said to have been so ever, never or last: `exports have never topped 400 bn in a month, right?`.

No time is named, so that it is held against all months (or years) held; the newest month alone would prove nothing.
"""

from __future__ import annotations

from bot.model import Bound, Query
from bot.understanding.clauses.asked import OF_NO_MONTH, query_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.runs import run_condition, sign_told
from bot.understanding.spans.in_so_many import in_so_many

YEARS = 12
_OTHER = (
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
        low = bool(low) is not c.has("flow", "deficit")
        return query_of(f, "check", by="record", measure=f.measure, limit=-1 if low else 1)
    bound = f.bound or (_in_the_red(f) if denied else None)
    if not isinstance(bound, Bound) or f.periods or f.fragment or f.things > 1 or c.has("question"):
        return None
    once = [m for m in c.all("portion") if m.code == "least:1"]
    before = [m for m in c.all("time", "before") if c.after(m, "op") is None]
    claimed = bool(c.ops("check")) and bool(c.ops("ever") or once or before)
    if not (denied or claimed) or c.ops(*_OTHER) or f.extreme() is not None or len(c.all("negation")) > len(denied):
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
    least = OF_NO_MONTH.get(f.flow or "")
    if f.bound.unit != "USD_bn" or least is None or abs(f.bound.amount) * 1e9 >= least:
        return None
    f.periods = ()  # "the surplus first exceeded 100 bn in 2025": in which month it did
    return query_of(f, "threshold", measure=f.measure, by="first", condition=f.bound)


def _leads(c: Clause, meaning: tuple[str, str]) -> bool:
    """Whether the word stands right before what something passed, or which way it moved."""
    told = next((m for m in c.mentions if m.means(*meaning) and m.kind != "period"), None)
    after = c.after(told) if told is not None else None
    return after is not None and after.kind in ("compare", "direction")
