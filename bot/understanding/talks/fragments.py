"""What a fragment asks of the queries before it, where the rules for whole questions would read it anew.

Each rule says whether it applies and makes the query, or answers None; the first that applies wins.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.errors import Ambiguous
from bot.model import Period, Query, Turn
from bot.understanding.claimed.not_claimed import claimed_after
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.features import Features
from bot.understanding.rules.records import place
from bot.understanding.spans.stretches import around
from bot.understanding.talks import beside_a_time, best_again, bounds_again, first_such, of_two_told, which_way
from bot.understanding.talks.after_shares import after_shares
from bot.understanding.talks.asked_back import as_it_was
from bot.understanding.talks.claimed_of_told import (
    as_many_again,
    best_of_its_span,
    best_since,
    first_of_span,
    moved_by_claimed,
    over_several_told,
    record_then,
    so_much_apart,
    so_much_over_a_time,
    times_another_time,
    times_another_told,
)  # fmt: skip
from bot.understanding.talks.counterparts import counterpart_of, third_count, two_counts, way_turned, why_two_counts
from bot.understanding.talks.facing_home import facing_home
from bot.understanding.talks.found_month import month_by_month, of_last_time, rates_month_by_month, set_against
from bot.understanding.talks.gap_again import against_their_count, beyond_a_time, both_counts, gap_told, less_the_other
from bot.understanding.talks.judged_again import judged_again
from bot.understanding.talks.last_of_order import deficits_first
from bot.understanding.talks.months_bounded import bounded_after_course, claimed_of_each_again
from bot.understanding.talks.one_more import beside_told
from bot.understanding.talks.one_of_those import further_down
from bot.understanding.talks.orders import ahead_of, order_turned, place_in_order, place_of_told, rates_of_order
from bot.understanding.talks.pointed_time import as_high_then, pair_in_that_year, passed_before, run_broken
from bot.understanding.talks.pointing import among_those, books_apart, each_of_those, pointing
from bot.understanding.talks.rates_again import amounts_of_those, as_a_rate, on_the_other_basis, paced, those_then
from bot.understanding.talks.recast import between_them, part_of_all, recast, revised_by, whole_of_part
from bot.understanding.talks.reckoning import reckoned
from bot.understanding.talks.same_stretch import alike, over_the_whole
from bot.understanding.talks.same_trade import side_of_total
from bot.understanding.talks.which_moved import (
    points_apart,
    than_at_that_time,
    which_flow_rose_more,
    which_moved,
    which_moved_of_all,
)
from bot.understanding.talks.why_between import held_too, of_that_move, of_that_part, why_between
from bot.understanding.talks.years_again import years_again
from bot.understanding.words.in_order import InOrder, rows_of
from bot.understanding.words.kinds import FILLERS, NAMED, OF_ONE_TIME, ONE_WAY, THAN, WHO

_FIGURES = (*OF_ONE_TIME, "sum", "average", "share", "check", "surprise")
Reading = Callable[[Features, Sequence[Turn]], Query | None]


def _of_last(rule: Callable[[Query, Features], Query | None], needs: str) -> tuple[Reading, str]:
    return lambda f, before: rule(before[-1].query, f), needs


def _of_talk(rule: Callable[[Sequence[Turn], Features], Query | None], needs: str) -> tuple[Reading, str]:
    return lambda f, before: rule(before, f), needs


def fragment_of(f: Features, before: Sequence[Turn]) -> Query | None:
    """The query of a fragment over the talk, or None: the rules of operation.py read it."""
    rows = f.clause.rows | rows_of((*f.clause.frame.marks, f"after:{before[-1].query.operation}"))
    query = next((query for read in _READINGS.among(rows) if (query := read(f, before)) is not None), None)
    return _of_worked_out(deficits_first(query, before[-1].query, f), before[-1].query, f)


_OF_TIMES = ("harmless", "conj", "fragment", "courtesy", "period", "prep", "direction", "more", "compare", "question")


def _of_worked_out(query: Query | None, previous: Query, f: Features) -> Query | None:
    """ "Is that higher?" after the means of two spans, "more than in 2024?" after one, or after a share: each of them,
    and not how far the whole of a span moved."""
    told = previous.operation in ("average", "share") and len(previous.partners) == 1
    more = any(m.kind == "compare" or m.means("more", "more", "less") for m in f.clause.mentions)
    more = more and f.clause.only(*_OF_TIMES)
    times = dict.fromkeys((*previous.periods, *f.periods))
    if query is None and more and previous.operation == "unit_value" and len(f.periods) == 1 and len(times) == 2:
        f.clause.use(*f.clause.all("compare"), *f.clause.all("more"))
        return previous.with_(periods=tuple(sorted(times)), notes=())  # "more or less than the year before?"
    if query is None or not told or query.operation not in ("change", "compare", "growth"):
        return query
    if query.operation == "growth" and query.by == "year" and more and len(f.periods) == 1:
        query = query.with_(operation="compare", periods=tuple(times))
    if query.operation == "growth" or len(query.periods) != 2 or previous.periods[0] not in query.periods:
        return query
    if previous.operation == "share" and len(previous.periods) == 1:
        return previous.with_(operation="change", by=None, periods=tuple(sorted(query.periods, reverse=True)), notes=())
    if previous.operation != "average" or previous.by is not None:
        return query
    return previous.with_(by="period", periods=tuple(sorted(query.periods)), notes=())


def _reckoned(f: Features, before: Sequence[Turn]) -> Query | None:
    """None of "total for the year?", after two months; "the smallest since?" is none of the two told."""
    since_when = f.extreme() is not None and f.clause.mentions[-1].is_("time", "since")
    return None if since_when or around(f.clause, before) else reckoned(f, before)


def _plotted(before: Sequence[Turn], f: Features) -> Query | None:
    """ "Plot it" after a rate or its course: the course of the rate; after an order: the order; after what lies between
    two months that were looked for: the span in which they were."""
    c, previous = f.clause, before[-1].query
    bare = not c.has_any("measure", "growth", "unit", *NAMED)
    if not c.ops("chart") or not bare or f.periods != previous.periods:
        return None
    if previous.operation == "change" and (span := _looked_in(before)) is not None:
        return previous.with_(operation="trend", by="month", periods=(span,), notes=())
    if previous.operation == "trend" and previous.measure is not None and c.only("op", *FILLERS):
        return previous.with_(notes=())
    if previous.operation != "growth" or previous.by != "year":
        return None
    periods = tuple(p for p in f.periods if p.month_count > 1)
    return previous.with_(operation="trend", by="month", measure="yoy", periods=periods, notes=())


def _looked_in(before: Sequence[Turn]) -> Period | None:
    """The span in which a record was looked for, where both periods of the last query lie in it."""
    spans = (turn.query.periods for turn in reversed(before) if turn.query.operation == "record")
    found = next((span[0] for span in spans if len(span) == 1), None)
    return found if found is not None and all(map(found.covers, before[-1].query.periods)) else None


def _highest_of(previous: Query, f: Features) -> Query | None:
    """ "Was that the highest of 2025?" after the figure of one of its months: the month that was highest in it."""
    c, extreme = f.clause, f.extreme() or (1 if f.clause.ops("record") else None)
    if extreme is None or len(f.periods) != 1 or len(previous.periods) != 1 or not c.has("deictic", "that"):
        return None
    span, month = f.periods[0], previous.periods[0]
    told = c.has_any("commodity", "verb", "party", "growth", "more", *WHO)
    told = told or (c.has("flow") and f.flow != previous.flow)  # "was that surplus the biggest of 2026?"
    if told or month.kind != "month" or span.month_count < 2 or not span.covers(month):
        return None
    if previous.operation not in (*OF_ONE_TIME, "record"):
        return None
    extreme = -extreme if previous.flow == "balance" and c.has("flow", "deficit") else extreme
    if (nth := place(f)) > 1 and c.ops("check"):  # "that's the second highest this year, no?"
        c.use(*c.all("ordinal"))
        times = (month, span)
        return previous.with_(
            operation="check", by="record", limit=extreme * nth, periods=times, condition=None, notes=()
        )
    paced = any(m.says("of_pace") for m in c.all("extreme")) and previous.flow in ONE_WAY
    measure = "yoy" if paced else previous.measure  # "was that the fastest this year?"
    return previous.with_(
        operation="record", by="month", limit=extreme, measure=measure, periods=(span,), condition=None, notes=()
    )


def _moved_since(previous: Query, f: Features) -> Query | None:
    """ "Up or down on 2024?", "against May?": the period before, set against the one that is named now."""
    c = f.clause
    priced = previous.operation == "unit_value" and c.has("commodity")  # "and is steel up on 2024?" after its price
    if not (priced or previous.operation in _FIGURES) or len(previous.periods) != 1 or len(f.periods) != 1 or f.context:
        return None
    expressions, now, then = c.expressions(), previous.periods[0], f.periods[0]
    if previous.operation != "share" and not f.amounts:  # "87 bn above last year's": of the year, or of its June?
        then = alike(then, now, c)
    dated = expressions[0][0] if expressions else c.first("number")  # "on 24"
    unlike = then.month_count != now.month_count
    if then >= now or (unlike and not over_the_whole(c)) or len(expressions) > 1 or dated is None:
        return None
    moved = c.has_any("direction", "growth") or c.ops("how_fast") or c.has_any("compare", "more")
    by_how_much = c.ops("difference") or (c.has("more", "more", "less") and c.has("question", "how_much"))
    opened = any(c.tokens[i].norm in c.ways["set_over"] for i in range(max(0, dated.first - 1), dated.last + 1))
    led = opened or c.has_any("prep", "compare", "more") or c.ops("compare") or c.frame.marked(THAN)
    led = led or any(time.base for _, time in expressions)
    longer = f.periods[0].month_count > now.month_count and not c.has("direction")
    plain = previous.operation == "growth" and c.says("how_much_moved") and not c.says("than")
    if by_how_much and not led and (longer or plain or c.has("direction", "up", "down")):
        return None  # "by how much in 2024?", after whether it grew of late, "did they rise in 2024?": in that year
    if by_how_much and previous.operation == "growth" and f.flow == previous.flow and not c.has("unit", "pct", "pp"):
        # "how much more than in 2024?" after a rate: the two amounts apart
        return query_of(f, "change", measure=None, periods=(now, then)) if then < now else None
    based = previous.operation == "growth" and opened and then == now.shift(-12) and not c.has("conj")
    moved = moved or based  # "over 2023, I mean"
    over = f.flow in (*ONE_WAY, "balance") and set_against(c) and not (f.amounts or c.has_any("question", *WHO))
    if not moved or (f.flow != previous.flow and not (c.has("flow") and (f.moved or over))):
        return None  # "and was the surplus larger than in 2024?", after exports
    c.use(*c.all("compare"))
    joint, behind = c.before(dated), c.after(dated)
    if behind is not None and behind.kind == "compare" and c.tokens[behind.first].kind == "han":
        joint = behind  # 5月より多い
    over = joint is not None and (joint.is_("prep", "on", "from", "versus", "to") or joint.is_("op", "compare"))
    over = over or (joint is not None and joint.kind == "compare")
    over = over or c.has("more", "more", "less")  # "is that more or less than in 2024?"
    if (over or opened) and f.flow == "both":  # "split it", "bigger than in 2023?"
        rates = (query_of(f, "growth", flow=way, by="period", measure="yoy", periods=(now, then)) for way in ONE_WAY)
        raise Ambiguous.again(previous, *rates)
    if not (over or opened) or f.flow not in ("export", "import", "balance", "total"):
        return None
    if f.flow == "balance" or unlike:  # which have no rate
        return query_of(f, "compare", by="period", periods=(now, then))
    if c.has("question", "how_much") and not c.has("unit", "pct", "pp"):
        return query_of(f, "change", periods=(now, then))  # "how much was that above 2024?"
    if then == now.shift(-12):
        return query_of(f, "growth", by="year", measure="yoy", periods=(now,))
    return query_of(f, "growth", by="period", measure="yoy", periods=(now, then))


# Beside kinds and codes, `after:rank` and the like stand for the operation of the query before. What is told of one of
# several stands before what is told of all, what names a way of telling before what only points.
_READINGS: InOrder[Reading] = InOrder(
    _of_last(held_too, "after:coverage"),
    _of_last(judged_again, "check"),
    _of_last(third_count, "says on_its_side"),
    _of_last(way_turned, "from to"),
    _of_last(facing_home, "compare"),
    _of_last(pair_in_that_year, "after:compare after:change after:growth"),
    _of_last(of_that_move, "after:why"),
    _of_last(of_that_part, "after:why"),
    _of_talk(as_it_was, "after:surprise"),
    _of_last(revised_by, "after:revision"),  # "by how much": what was revised, not what moved
    _of_last(run_broken, "after:streak"),
    _of_last(moved_by_claimed, ""),
    _of_last(so_much_over_a_time, "pct percent number"),
    _of_talk(so_much_apart, "after:change after:compare pct percent number multiple"),
    _of_last(times_another_time, "multiple times number"),
    _of_last(as_many_again, "after:threshold"),
    _of_talk(of_last_time, "earlier before count streak"),
    _of_talk(best_again.beside_found, "after:record"),
    _of_talk(best_again.next_without, "without"),
    _of_last(best_again.ahead_of_next, "after:record after:compare"),
    _of_talk(best_again.behind_first, "difference"),
    _of_last(as_high_then, "when last_time first_time ever count compare as_low as_high past"),  # before a bound
    _of_talk(best_again.place_again, "extreme ordinal"),  # of a series looked through: before a place in an order
    _of_talk(place_in_order, "after:rank rank place_of where extreme ordinal"),
    _of_talk(ahead_of, "than first_one second_one third_one by who"),  # one of those told, before their gap
    _of_last(beside_a_time.taken_together, "taken_with sum with plus"),
    _of_talk(points_apart, "mirror difference gap pp"),  # two rates: before two counts
    _of_talk(which_moved, "direction more growth"),
    _of_talk(which_moved_of_all, "party"),
    _of_talk(which_flow_rose_more, "more"),
    _of_last(than_at_that_time, "compare"),
    _of_talk(books_apart, "why difference mirror gap after:mirror"),  # two counts: before causes and gaps of a movement
    _of_talk(two_counts, "more difference gap balance"),
    _of_talk(why_two_counts, "why"),
    _of_last(against_their_count, "difference mirror gap"),
    _of_talk(both_counts, "both both_of_them"),
    _of_last(side_of_total, "how_much how_many share"),  # what is left of a total: before a share of it
    _of_last(part_of_all, "of from share"),
    _of_last(whole_of_part, "sum whole of from"),
    _of_talk(after_shares, "after:share"),
    _of_last(bounded_after_course, "after:trend"),
    _of_talk(years_again, "after:trend both"),
    _of_last(claimed_of_each_again, "after:check"),
    _of_last(bounds_again.beyond_bound, "difference measuring"),
    _of_last(beyond_a_time, "difference measuring percent how_fast"),
    _of_talk(why_between, "why"),
    _of_last(beside_a_time.than_a_year_before, "after:compare after:change"),
    _of_talk(bounds_again.least_of_those, "extreme"),
    _of_talk(best_again.best_of_run, "after:streak after:record"),
    _of_talk(which_way.which_of_two_things, "more direction"),
    _of_talk(which_way.which_of_two_times, "more direction"),  # before a movement from one time to another
    _of_last(beside_a_time.moved_from, "direction"),
    _of_talk(beside_a_time.beats_another, "compare"),
    _of_last(of_two_told.than_that_then, "above below"),
    _of_talk(which_way.gap_of_indices, "sized"),
    _of_talk(which_way.up_or_down, "more direction compare difference trend"),
    _of_last(which_way.who_more, "who"),
    _of_talk(amounts_of_those, "USD CNY how_much level value amounts more"),
    (between_them, "between compound growth percent pct moved"),
    _of_talk(beside_told, "part adding sum growth after:threshold after:streak after:record"),
    (those_then, "more extreme"),
    (_reckoned, ""),  # what is counted over those told: before one of them is picked
    _of_last(of_two_told.place_among, "rank place_of"),
    _of_last(place_of_told, "party place_of rank"),
    (recast, ""),  # the same in another form: after what sets it beside something
    _of_talk(less_the_other, "minus less less_that without"),  # before the two are set side by side
    _of_talk(counterpart_of, "after:compare more compare difference versus how_fast time yoy growth"),
    _of_last(bounds_again.those_left, "rest"),  # those not told: before each of those that were
    _of_talk(each_of_those, "each them several_rates both months there verb"),
    _of_talk(_plotted, "chart"),
    _of_last(month_by_month, "per_month"),
    _of_last(rates_month_by_month, "after:growth"),
    _of_talk(gap_told, "balance sized check mirror"),
    _of_last(passed_before, "before earlier before_post since after later"),
    _of_last(bounds_again.run_before, "before"),
    _of_last(bounds_again.run_ended, "after:streak"),  # of runs and bounds: the same with another word
    _of_last(first_such.first_such, "1 first_time"),
    _of_last(bounds_again.run_of_those, "longest first_time"),
    _of_last(bounds_again.another_run, "after:streak after:threshold"),
    _of_last(bounds_again.which_ones, "after:threshold"),
    _of_last(bounds_again.over_other_months, "after:threshold after:streak"),
    _of_last(bounds_again.another_bound, "after:threshold after:streak after:rank"),
    _of_last(bounds_again.how_many_of, "how_many how_much after:trend"),
    (further_down, "first_one second_one third_one ordinal number"),  # of orders
    _of_last(rates_of_order, "after:rank after:share"),
    _of_talk(order_turned, "after:rank surplus deficit most least"),
    _of_last(best_since, "extreme"),  # a verdict on one month: before the best of a span
    _of_last(best_of_its_span, "after:check"),
    _of_last(record_then, "record"),
    _of_last(_highest_of, "that"),
    _of_last(beside_a_time.apart_from, "period"),
    _of_last(_moved_since, " ".join(f"after:{one}" for one in ("unit_value", *_FIGURES))),
    _of_talk(among_those, "extreme more ordinal"),
    (pointing, ""),  # "the two", "up by how much": of whatever was told last, when nothing narrower is
    _of_talk(which_way.which_of_none, "more direction"),  # no two of a kind were told
    _of_talk(paced, "pace"),
    _of_talk(as_a_rate, "pct pp percent how_fast rate"),
    _of_last(on_the_other_basis, "on_basis USD CNY EUR"),
    _of_last(best_again.best_of_span, "after:record record"),
    _of_last(first_of_span, "1 first first_time"),
    _of_last(over_several_told, "compare more"),
    _of_last(times_another_told, "multiple times number"),
    _of_last(claimed_after, ""),  # an amount by itself: a claim only where it is no answer to anything above
)
