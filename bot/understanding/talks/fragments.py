"""What a fragment asks of the queries before it, where the rules for whole questions would read it anew.

Each rule says whether it applies and makes the query, or answers None; the first that applies wins.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.errors import Ambiguous
from bot.model import Period, Query, Statement, Turn
from bot.understanding.claimed.after_figure import claimed_after
from bot.understanding.clauses.against_time import against_time
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.features import Features
from bot.understanding.spans.stretches import around, further_than
from bot.understanding.talks.after_two_spans import after_two_spans
from bot.understanding.talks.ahead_of import ahead_of
from bot.understanding.talks.amounts_of_those import amounts_of_those
from bot.understanding.talks.apart_from import apart_from
from bot.understanding.talks.as_high_then import as_high_then
from bot.understanding.talks.beyond_a_time import beats_another, beyond_a_time, than_a_year_before
from bot.understanding.talks.bounds_again import (
    another_bound,
    another_run,
    how_many_of,
    last_beyond,
    over_other_months,
    run_ended,
    run_of_those,
    side_of_bound,
    which_ones,
)
from bot.understanding.talks.counterparts import counterpart_of, two_counts, why_two_counts
from bot.understanding.talks.in_both_times import in_both_times
from bot.understanding.talks.one_more import beside_told
from bot.understanding.talks.one_of_those import further_down
from bot.understanding.talks.orders import order_turned, rates_of_order
from bot.understanding.talks.over_months import month_by_month, rates_month_by_month
from bot.understanding.talks.paced import paced
from bot.understanding.talks.places_asked import place_in_order, place_of_told
from bot.understanding.talks.pointing import among_those, books_apart, each_of_those, pointing
from bot.understanding.talks.recast import between_them, part_of_all, recast, revised_by
from bot.understanding.talks.reckoning import reckoned
from bot.understanding.talks.side_of_total import side_of_total
from bot.understanding.talks.taken_together import taken_together
from bot.understanding.talks.those_then import those_then
from bot.understanding.talks.told import fell_before
from bot.understanding.talks.which_way import gap_of_indices, up_or_down, who_more
from bot.understanding.talks.why_between import why_between

_AMOUNTS = ("level", "balance", "total", "growth")
_RATED = ("growth", "trend", "streak", "threshold", "check")


def fragment_of(f: Features, before: Sequence[Turn]) -> Query | None:
    """The query of a fragment over the talk, or None: the rules of operation.py read it."""
    previous = before[-1].query
    return (
        revised_by(previous, f)
        or as_high_then(previous, f)
        or place_in_order(previous, f)
        or ahead_of(before, f)
        or taken_together(previous, f)
        or books_apart(before, f)
        or two_counts(before, f)
        or why_two_counts(before, f)
        or side_of_total(previous, f)
        or part_of_all(previous, f)
        or after_two_spans(previous, f)
        or beyond_a_time(previous, f)
        or why_between(before, f)
        or than_a_year_before(previous, f)
        or beats_another(before, f)
        or gap_of_indices(before, f)
        or up_or_down(before, f)
        or who_more(previous, f)
        or amounts_of_those(before, f)
        or last_beyond(previous, f)
        or between_them(f, before)
        or beside_told(before, f)
        or in_both_times(before, f)
        or those_then(f, before)
        or (None if around(f.clause, before) else reckoned(f, before))  # "total for the year?", after two months
        or place_of_told(previous, f)
        or recast(f, before)
        or counterpart_of(before, f)
        or each_of_those(before, f)
        or _plotted(before, f)
        or month_by_month(previous, f)
        or rates_month_by_month(previous, f)
        or _gap_told(previous, f)
        or run_ended(previous, f)
        or run_of_those(previous, f)
        or another_run(previous, f)
        or side_of_bound(previous, f)
        or which_ones(previous, f)
        or over_other_months(previous, f)
        or another_bound(previous, f)
        or how_many_of(previous, f)
        or further_down(f, before)
        or rates_of_order(previous, f)
        or order_turned(before, f)
        or _highest_of(previous, f)
        or apart_from(previous, f)
        or _moved_since(previous, f)
        or among_those(before, f)
        or pointing(f, before)
        or paced(before, f)
        or as_a_rate(_found(before), f)
        or _on_the_other_basis(previous, f)
        or claimed_after(previous, f)
    )


def _plotted(before: Sequence[Turn], f: Features) -> Query | None:
    """ "Plot it" after a rate: the course of the rate; after an order: the order; after what lies between two months
    that were looked for: the span in which they were."""
    c, previous = f.clause, before[-1].query
    bare = not c.has_any("flow", "place", "demonym", "commodity", "measure", "growth", "unit")
    if not c.ops("chart") or not bare or f.periods != previous.periods:
        return None
    if previous.operation == "rank":
        return previous.with_(notes=())
    if previous.operation == "change" and (span := _looked_in(before)) is not None:
        return previous.with_(operation="trend", by="month", periods=(span,), notes=())
    if previous.operation != "growth" or previous.by != "year":
        return None
    periods = tuple(p for p in f.periods if p.month_count > 1)
    return previous.with_(operation="trend", by="month", measure="yoy", periods=periods, notes=())


def _looked_in(before: Sequence[Turn]) -> Period | None:
    """The span in which a record was looked for, where both periods of the last query lie in it."""
    spans = (turn.query.periods for turn in reversed(before) if turn.query.operation == "record")
    found = next((span[0] for span in spans if len(span) == 1), None)
    return found if found is not None and all(map(found.covers, before[-1].query.periods)) else None


def _gap_told(previous: Query, f: Features) -> Query | None:
    """ "How big is the gap?" after two partners side by side in one flow: what lies between them, and no balance."""
    c = f.clause
    content = [m for m in c.mentions if m.kind not in ("harmless", "conj", "fragment", "courtesy", "question")]
    lone = len(content) == 1 and content[0].is_("flow", "balance") and content[0].first == content[0].last
    sized = c.has("question", "how_much") or c.says("measuring", "sized")
    size = [m for m in content if m.kind != "period"]
    if previous.operation == "mirror" and len(size) == 1 and size[0].is_("flow") and size[0].says("sized"):
        return previous.with_(by="gap", periods=f.periods or previous.periods, notes=())  # "gap?", "gap in 2024?"
    told = previous.operation == "level" and len(previous.partners) == 2  # each by itself
    if lone and told and ("op", "difference") in content[0].others and previous.flow in ("export", "import"):
        return previous.with_(operation="compare", by="partner", notes=())
    beside = previous.operation == "compare" and previous.by in ("partner", "period", "commodity")
    return previous.with_(notes=()) if lone and sized and beside and previous.flow in ("export", "import") else None


def _highest_of(previous: Query, f: Features) -> Query | None:
    """ "Was that the highest of 2025?" after the figure of one of its months: the month that was highest in it."""
    c, extreme = f.clause, f.extreme()
    if extreme is None or len(f.periods) != 1 or len(previous.periods) != 1 or not c.has("deictic", "that"):
        return None
    span, month = f.periods[0], previous.periods[0]
    told = c.has_any("place", "demonym", "commodity", "verb", "party", "growth", "more")
    told = told or (c.has("flow") and f.flow != previous.flow)  # "was that surplus the biggest of 2026?"
    if told or month.kind != "month" or span.month_count < 2 or not span.covers(month):
        return None
    if previous.operation not in (*_AMOUNTS, "record"):
        return None
    extreme = -extreme if previous.flow == "balance" and c.has("flow", "deficit") else extreme
    paced = any(m.says("of_pace") for m in c.all("extreme")) and previous.flow in ("export", "import")
    measure = "yoy" if paced else previous.measure  # "was that the fastest this year?"
    return previous.with_(
        operation="record", by="month", limit=extreme, measure=measure, periods=(span,), condition=None, notes=()
    )


def _moved_since(previous: Query, f: Features) -> Query | None:
    """ "Up or down on 2024?", "against May?": the period before, set against the one that is named now."""
    c = f.clause
    priced = previous.operation == "unit_value" and c.has("commodity")  # "and is steel up on 2024?" after its price
    if (
        not (priced or previous.operation in (*_AMOUNTS, "sum", "average", "share", "check", "surprise"))
        or len(previous.periods) != 1
        or len(f.periods) != 1
        or f.context
    ):
        return None
    now, then = previous.periods[0], f.periods[0]
    expressions = c.expressions()
    dated = expressions[0][0] if expressions else c.first("number")  # "on 24"
    if then >= now or then.month_count != now.month_count or len(expressions) > 1 or dated is None:
        return None
    moved = c.has_any("direction", "growth") or c.ops("how_fast") or c.has_any("compare", "more")
    by_how_much = c.ops("difference") or (c.has("more", "more", "less") and c.has("question", "how_much"))
    if by_how_much and previous.operation == "growth" and f.flow == previous.flow and not c.has("unit", "pct", "pp"):
        # "how much more than in 2024?" after a rate: the two amounts apart
        return query_of(f, "change", measure=None, periods=(now, then)) if then < now else None
    if by_how_much and previous.operation in _AMOUNTS and f.flow == previous.flow and further_than(c):
        return query_of(f, "change", measure=None, periods=(now, then))
    if not moved or (f.flow != previous.flow and not (c.has("flow") and (f.moved or against_time(c)))):
        return None
    c.use(*c.all("compare"))
    joint = c.before(dated)
    over = joint is not None and (
        joint.is_("prep", "on", "from", "versus", "to") or joint.is_("op", "compare") or joint.kind == "compare"
    )
    opened = any(
        c.tokens[i].norm in ("on", "vs", "from", "over") for i in range(max(0, dated.first - 1), dated.last + 1)
    )
    over = over or c.has("more", "more", "less")  # "is that more or less than in 2024?"
    if not (over or opened) or f.flow not in ("export", "import", "balance", "total"):
        return None
    if f.flow == "balance":
        return query_of(f, "compare", by="period", periods=(now, then))  # it has no rate
    if then == now.shift(-12):
        return query_of(f, "growth", by="year", measure="yoy", periods=(now,))
    return query_of(f, "growth", by="period", measure="yoy", periods=(now, then))


def as_a_rate(previous: Query, f: Features) -> Query | None:
    """ "As a percentage, against a year before?", "in percent?" after an amount: its rate on the year.

    Of one partner or good a bare "in percent" may mean its share as well, and is left to the rules.
    """
    clause, at = f.clause, previous.periods[:1]
    lone = [m for m in clause.all("unit", "pct", "pp") if not any(m in amount.mentions for amount in f.amounts)]
    if previous.operation not in _AMOUNTS or not at or f.context or f.amounts or clause.has("growth", "mom"):
        return None
    if clause.has_any("flow", "place", "demonym", "commodity"):
        return None
    if not (lone or clause.has("measure", "percent") or clause.ops("how_fast")):
        return None
    against = f.year_before and f.periods == (at[0].shift(-12),)
    alone = f.periods == at and (previous.partners in ((), ("WLD",)) and previous.commodities in ((), ("TOTAL",)))
    if not (against or alone or (f.periods == at and (f.growth or clause.ops("how_fast")))):
        return None
    clause.use(*lone)
    f.periods = at
    return query_of(f, "growth", by="year", measure="yoy")


def _found(before: Sequence[Turn]) -> Query:
    """The last query; after a record the amount of the month that was found, as if that had been asked."""
    previous, found = before[-1].query, before[-1].found
    if previous.operation != "record" or previous.measure is not None or found is None:
        return previous
    return previous.with_(operation="level", by=None, limit=None, periods=(found,))


def _on_the_other_basis(previous: Query, f: Features) -> Query | None:
    """ "By value?" after the rate of a number or weight, "by volume?" after that of a value: the same of the other;
    "the value?" alone asks for the amount."""
    c = f.clause
    said = [m for m in c.mentions if m.kind not in ("harmless", "conj", "fragment", "courtesy")]
    rated = previous.operation == "growth" and previous.by == "year"
    if not rated or len(said) != 1 or not said[0].says("on_basis"):
        return None
    if said[0].is_("measure", "value"):
        return previous.with_(basis=None, notes=())
    if said[0].is_("measure", "quantity") and previous.basis != "quantity":
        return previous.with_(basis="quantity", notes=())
    return None


def of_rates(previous: Query, query: Query, f: Features, before: Sequence[Turn]) -> Query:
    """ "Which month was highest?" after rates: the highest rate, where no amount is named; of quarters or years, where
    those were told one by one."""
    grain = previous.by if previous.operation == "trend" and previous.by in ("quarter", "year") else None
    if previous.operation == "record" and previous.by == "year" and [p.month_count > 12 for p in f.periods] == [True]:
        grain = "year"  # "best?" after the worst year
    if grain is not None and query.operation == "record" and query.by == "month" and f.asks_time is None:
        query = query.with_(operation="rank" if grain == "quarter" else "record", by=grain)
    if query.operation == previous.operation == "record" and previous.measure == "yoy" and query.measure is None:
        said = f.clause.has_any("measure", "unit", "flow") or f.asks_time
        return query if said else query.with_(measure="yoy", by=previous.by)  # "the slowest?" after the fastest year
    busy = any(m.says("of_amounts") for m in f.clause.all("extreme"))  # "the busiest month", after a rate
    rates = previous.measure == "yoy" and previous.operation in _RATED and query.measure is None and not busy
    if rates and query.operation == "record" and query.limit == 1 and fell_before(previous, f):
        query = query.with_(limit=-1)  # "the steepest?", after months that fell
    beside = query.operation == "compare" and query.by == "period" and query.flow == previous.flow
    if rates and beside and not f.clause.has_any("measure", "unit", "verb"):
        return query.with_(measure="yoy")  # "which was the best of them?", after two rates
    rates = rates and not (previous.operation == "growth" and previous.by in ("month", "period", None))
    amount = f.clause.has_any("measure", "unit") or f.context or query.flow == "balance"
    if query.operation != "record" or not rates or amount or query.flow != previous.flow:
        return query
    if previous.operation == "growth" and not f.moved and _amount_told(query, before):
        good = f.asks_time and any(m.says("best") for m in f.clause.all("extreme"))
        if good or not f.clause.has("extreme"):
            return query  # "record high?", "the best month?": of amounts
        rate = query.with_(measure="yoy", notes=())
        raise Ambiguous(Statement.of("refusal.ambiguous.again"), query, (rate, query.with_(notes=())))
    return query.with_(measure="yoy")


def _amount_told(query: Query, before: Sequence[Turn]) -> bool:
    """Whether the amount was told before the rate: "exports? growth? lowest month?" may be of either."""
    return any(
        one.query.operation in ("level", "total")
        and (one.query.reporter, one.query.flow) == (query.reporter, query.flow)
        and (one.query.partners, one.query.commodities) == (query.partners, query.commodities)
        for one in before[-5:-1]
    )


def since_when(previous: Query, query: Query, f: Features) -> Query:
    """ "Since when?" after a claim or months above a bound: how long that has been so. Ambiguous after things that were
    set beside one another: since when one has led is held nowhere, how long one has grown is not asked."""
    bare = f.clause.only("harmless", "conj", "fragment", "courtesy", "op")
    if query.operation == "streak" and bare and previous.operation in ("compare", "rank"):
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), previous, (previous.with_(notes=()),))
    told = previous.operation in ("check", "threshold", "streak", "why") and previous.condition is not None
    if query.operation != "streak" or query.condition is not None or not told:
        return query
    return query.with_(condition=previous.condition, measure=previous.measure)
