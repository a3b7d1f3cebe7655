"""A figure that was told, beside that of a time named now: how far above or below it lies, in points, or both
together."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Bound, Period, Query, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.talks import found_month
from bot.understanding.talks.faster_than_then import faster_than_then
from bot.understanding.talks.same_stretch import alike, over_the_whole
from bot.understanding.times.moments import TimeExpression
from bot.understanding.times.two_moments import is_bare_year
from bot.understanding.words.kinds import AMOUNTS, FILLERS, ONE_WAY, THAN, WHO

_OF_TWO = ("change", "compare")
_SUMMED = ("export", "import", "balance")
_NAMED = ("flow", "place", "demonym", "commodity", "number", "agency", "verb", "party", "extreme", "growth")


def moved_from(previous: Query, f: Features) -> Query | None:
    """ "Did they rise from March?" after April: from the one month, or year, to the other, and not in all since."""
    c = f.clause
    times = [time for _, time in c.expressions()]
    kinds = [p.kind for p in previous.periods]
    plain = previous.operation in AMOUNTS or (previous.operation == "compare" and previous.by == "partner")
    if not plain or kinds not in (["month"], ["year"]) or len(times) != 1 or not times[0].base or not f.periods:
        return None
    if not c.has("direction", "up", "down", "moved") or c.has_any("growth", "op", *_NAMED[:4]):
        return None
    told, start = previous.periods[0], f.periods[0].split()[0]
    if kinds == ["year"]:
        if not is_bare_year(times[0].parts[0]):
            return None  # "did they rise from June?": within the year
        start = Period.year(start.first.year)
    if start >= told and times[0].yearless:
        start = start.shift(-12)
    asked = c.mentions[0].says("auxiliary") and kinds == ["year"]  # "did they rise from 2024?": whether they did
    claimed = Bound("above" if c.has("direction", "up") else "below", 0.0) if asked else None
    change = previous.with_(operation="change", by=None, periods=(told, start), condition=claimed, notes=())
    return change if start < told else None


def than_a_year_before(previous: Query, f: Features) -> Query | None:
    """ "And than a year before?", "than June?", "compared to June 2024?" after one month beside another: the first of
    them beside that one."""
    c = f.clause
    two = previous.operation in _OF_TWO and previous.by in (None, "period") and len(previous.periods) == 2
    beside = c.all("op", "compare")
    said = [m for m in c.mentions if m.kind not in FILLERS and not m.says("than") and m not in beside]
    now = previous.periods[0] if two else None
    if now is None or len(said) != 1:
        return None
    led = c.frame.says("than", "post_than") or beside
    if said[0].kind == "period" and led and [p.month_count for p in f.periods] == [now.month_count]:
        c.use(*beside)
        then, amounts = f.periods[0], previous.measure is None and previous.basis is None
        if then == now and any(part.anchor == "last" for _, time in c.expressions() for part in time.parts):
            then = now.shift(-12)  # "than last August's?", after this August
        if amounts and then == now.shift(-12) and previous.operation == "change" and previous.flow != "balance":
            yearly = previous.with_(operation="growth", by="year", measure="yoy", periods=(now,), notes=())
            return yearly.with_(condition=None)
        return previous.with_(condition=None, periods=(now, then), notes=()) if then != now else None
    if beside or previous.operation != "compare" or not said[0].is_("growth", "yoy") or previous.measure == "yoy":
        return None
    if previous.flow in ("export", "import", "total"):
        return previous.with_(
            operation="growth", by="year", measure="yoy", basis=None, condition=None, periods=(now,), notes=()
        )
    return previous.with_(condition=None, periods=(now, now.shift(-12)), notes=())


def beats_another(before: Sequence[Turn], f: Features) -> Query | None:
    """ "Did it beat the month before?" after a rate: the two rates; after one month beside another, "and a year
    earlier?": the first of them beside that one."""
    c, previous = f.clause, before[-1].query
    unasked = not c.has("compare", "pass", "above", "below") or f.amounts or not (f.periods and previous.periods)
    if unasked or c.has_any(*_NAMED, "question"):
        return None
    told = any(turn.query.operation == "level" and turn.query.periods == previous.periods for turn in before[-3:-1])
    rated = previous.operation == "growth" and previous.by == "year" and not told  # the amount may be what is meant
    claimed = (previous.operation, previous.by, previous.measure) == ("check", None, "yoy")
    two = previous.operation in _OF_TWO and len(previous.periods) == 2 and previous.measure != "share"
    back = [part for _, e in c.expressions() for part in e.parts if part.anchor == "earlier"]
    index = previous.flow == f.flow == "context" and previous.operation == "level"  # "was that above April?"
    part = previous.operation == "share"  # "is that less than in 2024?": in points
    timed = len(c.expressions()) == 1 if index or part or claimed else len(back) == 1
    single = len(previous.partners) == len(previous.commodities) == 1
    if not (rated or claimed or two or index or part) or not timed or not single:
        return None
    now, then = previous.periods[0], f.periods[0]
    if then >= now or then.month_count != now.month_count:
        return None
    c.use(*c.all("compare"))
    if part:
        return previous.with_(operation="change", by=None, measure="share", periods=(now, then), notes=())
    return previous.with_(operation="compare", by="period", condition=None, periods=(now, then), notes=())


_OF_AMOUNT = ("record", "check", "sum")  # "is that a record? by how much over 2015?", "in all? and than in 2024?"
_NAMING = ("flow", "place", "demonym", "commodity", "verb", "party", "agency", "extreme", "poll")
_LITTLE = ("harmless", "conj", "fragment", "courtesy", "period", "prep")


def apart_from(previous: Query, f: Features) -> Query | None:
    """The change from the time named to the one told, of an amount, an index or, in points, a rate; None where no such
    distance is asked for."""
    c, said = f.clause, f.clause.expressions()
    if previous.operation in _OF_AMOUNT and previous.measure != "yoy":
        operation = previous.flow if previous.flow in ("balance", "total") else "level"
        previous = previous.with_(operation=operation, by=None, limit=None, condition=None, notes=())
    again = previous.operation == "change" and len(previous.periods) == 2
    if not (len(previous.periods) == 1 or again) or len(f.periods) != 1 or len(said) != 1 or f.amounts:
        return None
    if c.has_any(*_NAMING) or c.ops("average", "share", "why") or len(previous.partners) != 1:
        return None
    if again and c.only(*_LITTLE) and len(two := _both_ends(said[0][1], f.periods[0])) > 1:
        return previous.with_(condition=None, periods=two, notes=())  # "and between November and December?"
    since = said[0][1].open
    much = c.has("question", "how_much", "how_many")
    moved = c.has("direction", "up", "down") or c.has("more") or c.has("compare", "above", "below")
    than = c.frame.marked(THAN)
    only = again and (since or than) and c.only(*_LITTLE)
    faster = than and c.ops("how_fast")  # "how much faster than in May", after a rate
    if not (c.ops("difference") or (much and moved) or only or faster):
        return None
    first = said[0][0].first
    opened = any(c.tokens[i].norm in c.ways["set_over"] for i in range(max(0, first - 1), said[0][0].last + 1))
    own = c.has("direction", "up", "down") or (c.has("growth", "growth") and not c.has("direction"))
    set_off = opened or since or than or again or c.has_any("more", "prep") or c.ops("compare")
    if own and not set_off:
        return None  # "by how much did they rise in 2024?": in that year
    rate = previous.operation == "growth" and previous.by == "year"
    rate = rate and (c.has("unit", "pp") or (than and bool(c.ops("how_fast"))))
    rated = c.has("unit", "pct", "pp") or previous.measure == "yoy"
    amount = previous.operation in AMOUNTS and (f.context or not rated)
    part = previous.operation == "share" and bool(c.ops("difference"))  # "change from 2024?": in points
    if not (rate or again or part or (amount and (f.context or since or c.ops("difference")))):
        return None
    now = max(previous.periods)
    then = _begun(f.periods[0], now) if since else f.periods[0]
    if then is None or then == now or then.month_count != now.month_count:
        return None
    measure = "yoy" if rate else "share" if part else previous.measure
    return previous.with_(operation="change", by=None, measure=measure, condition=None, periods=(now, then), notes=())


def _both_ends(time: TimeExpression, span: Period) -> tuple[Period, ...]:
    """The later and the earlier of two months or years that are named as the ends of a span; () for any other."""
    grains, months = {part.grain for part in time.parts}, span.split()
    if not time.ends or len(time.parts) == 1 or grains not in ({"month"}, {"year"}):
        return ()
    if grains == {"month"}:
        return months[-1], months[0]
    return Period.year(months[-1].first.year), Period.year(months[0].first.year)


def _begun(span: Period, now: Period) -> Period | None:
    """The month in which a span begins, where a month was told."""
    return Period.month(span.first.year, span.first.month) if now.kind == "month" else None


def set_against(previous: Query, query: Query, clause: Clause) -> Query:
    """ "How does that compare with 2024": the figure before beside the same of another time; a month beside a month.

    "And compared with imports?", "is that faster than imports?", 輸入とどっちが多い after exports: the two flows side
    by side.
    """
    plain = ("level", "balance", "total", "sum")
    flows = {query.flow, previous.flow} == {"export", "import"} and query.operation == previous.operation
    same = query.with_(flow=None, basis=None, notes=()) == previous.with_(flow=None, basis=None, notes=())
    faster = query.operation == "growth" and clause.has("more", "faster", "slower") and clause.says("than")
    if faster and previous.operation in ("level", "check") and previous.flow in ONE_WAY:
        previous = previous.with_(
            **{slot: getattr(query, slot) for slot in ("operation", "measure", "by", "condition")}
        )
        flows = {query.flow, previous.flow} == {
            "export",
            "import",
        }  # "and imports too? so they grew faster than exports?"
        same = query.with_(flow=None, basis=None, notes=()) == previous.with_(
            flow=None, basis=None, limit=None, notes=()
        )
    over = clause.first("compare", "above", "below") if query.operation == previous.operation == "growth" else None
    if over is not None and flows and same and not clause.has("number"):
        clause.use(over)  # "more than exports?", after how fast imports grew
        faster = True
    more = clause.first("more")
    joint = clause.before(more) if more is not None else None
    which = joint is not None and joint.means("prep", "post_with")
    flows = flows or (which and query.flow in ONE_WAY and query.operation == previous.operation)
    if (clause.ops("compare") or faster or which) and flows and same and query.operation in ("level", "growth"):
        led = clause.has("more", "slower") is (previous.flow == "export")  # of which more is claimed
        put = clause.has("more", "faster", "slower") and clause.tokens[-1].norm == "?"
        put = put and not (which or _either_asked(clause))
        order = Bound("below" if led else "above", 0.0) if put else None
        return query.with_(operation="compare", by="flow", flow="both", measure=query.measure, condition=order)
    rates = query.operation == previous.operation == "growth" and query.by == previous.by == "year"
    if _fall_widened(previous, query, clause):
        return query.with_(operation="compare", measure="yoy")
    way = (query.operation, query.by) == ("growth", "year") and clause.only(*_WAY)  # 跟七月比多了还是少了
    matched = rates or ((way or query.operation in plain) and previous.operation in plain)
    anew = query.operation == previous.operation == "compare" and query.by == previous.by == "period"
    rates = rates or (anew and previous.measure == "yoy")
    matched = (matched and len(previous.periods) == 1) or (anew and len(previous.periods) == 2)
    same_flow = query.flow == previous.flow
    pointed = clause.has("deictic", "that") or clause.says("pronoun")
    if same_flow and query.operation == "compare" and query.by == "period" and pointed:
        told = previous.periods if previous.operation in (*plain, "growth") and len(previous.periods) == 1 else ()
        if told and told[0] not in query.periods and (clause.ops("compare") or _all_set_over(clause)):
            # "how does that compare with May and with June 2025", "was that more than in May and in June 2025"
            return query.with_(condition=None, periods=(*told, *query.periods))
    # "balance vs 2023?", after imports of 2025: a flow of its own, of the time told and of the one named
    another = clause.only("flow", "op", "prep", "period", *FILLERS) and found_month.set_against(clause)
    if not (matched and (same_flow or another) and clause.ops("compare") and len(query.periods) == 1):
        return faster_than_then(previous, query, clause)
    here = previous.periods[0]
    there = alike(query.periods[0], here, clause)
    if here == there or (here.month_count != there.month_count and not over_the_whole(clause)):
        return query
    query = query.with_(measure=previous.measure) if way and not rates else query
    return query.with_(
        operation="compare", by="period", periods=(here, there), measure="yoy" if rates else query.measure
    )


def _all_set_over(clause: Clause) -> bool:
    """Whether what was told is set over all the times named: `more than in May and June`, not `in June than in May`."""
    led = clause.before(clause.expressions()[0][0], "prep")
    than = [m for m in clause.mentions if m.says("than") and m.first < clause.expressions()[0][0].first]
    return bool(than) or (led is not None and led.kind == "compare")


def _either_asked(clause: Clause) -> bool:
    """Which of the two it is, is asked: "faster or slower than imports?", "welche wuchsen schneller?"."""
    ways = [m for m in clause.mentions if m.kind in ("more", "extreme", "compare")]
    either = clause.has("conj", "or") or len({m.code for m in ways}) > 1 or clause.says("choosing")
    return either or bool(clause.ops("which")) or any(not m.says("than") for m in clause.all("question"))


_WAY = ("harmless", "conj", "prep", "period", "op", "direction", "courtesy", "fragment", "question")


def looked_at(previous: Query, clause: Clause) -> Query:
    """ "Is that a record? how does it compare with July?": the amount of the time looked at, or of the span of a
    course; its rate, after why."""
    if previous.operation == "why" and clause.ops("compare") and len(previous.periods) == 1:
        rated = previous.measure == "yoy"
        return previous.with_(operation="growth" if rated else "level", by="year" if rated else None, condition=None)
    kinds = [period.kind for period in previous.periods]
    course = previous.operation == "trend" and clause.ops("compare") and previous.measure != "yoy"
    course = course and not clause.has_any(*WHO) and (kinds == ["year"] or previous.flow == "balance")
    if course and previous.flow in _SUMMED:
        return previous.with_(operation="balance" if previous.flow == "balance" else "level", by=None)  # the whole span
    looked = previous.operation == "record" or (previous.operation == "check" and previous.by == "record")
    if not (looked and clause.ops("compare")) or previous.measure == "yoy" or kinds not in (["month"], ["year"]):
        return previous
    if kinds == ["year"] and previous.by == "month":
        return previous  # the best month of a year
    return previous.with_(operation="level", by=None, limit=None, condition=None)


def _fall_widened(previous: Query, query: Query, clause: Clause) -> bool:
    """ "Did the fall widen compared with April" after May's fall on the year: the two rates, no move between
    them."""
    both_ways = clause.has("direction", "up") and clause.has("direction", "down")
    told = query.operation == previous.operation == "growth" and (query.by, previous.by) == ("period", "year")
    return told and both_ways and len(query.periods) == 2 and previous.periods[0] in query.periods


_LITTLE_BESIDE = ("harmless", "conj", "fragment", "courtesy", "prep", "period", "op")
_PLAIN = ("level", "balance", "total", "sum", "growth", "change")


def taken_together(previous: Query, f: Features) -> Query | None:
    """Both times in one amount, or in one rate after a rate, where the one follows the other; None for any other
    fragment."""
    c = f.clause
    if not _asked(f) or previous.operation not in _PLAIN or not previous.periods or not c.only(*_LITTLE_BESIDE):
        return None
    told, named = previous.periods[0], f.periods
    if len(named) != 1 or named[0] == told or f.context or f.partners != previous.partners:
        return None
    one, two = sorted((told, named[0]))
    if (two.first - one.last).days != 1:
        periods: tuple[Period, ...] = (one, two)
        return previous.with_(operation="sum", by=None, measure=None, basis=None, periods=periods, notes=())
    span = (Period(one.first, two.last),)
    if previous.operation == "growth" and previous.by == "year":
        return previous.with_(periods=span, notes=())
    return previous.with_(operation="sum", by=None, measure=None, periods=span, notes=())


def _asked(f: Features) -> bool:
    """A word for adding up and `with` right behind it, or one for both: "combined with", "together with"; or `with`
    that opens it: "with January?"."""
    c = f.clause
    if (c.frame.says("taken_with") or _opens_with(c)) and not c.has("op"):
        return True
    sums = c.all("op", "sum")
    led = c.after(sums[0], "harmless") if len(sums) == len(c.all("op")) == 1 else None
    return led is not None and led.is_("prep", "with")


def _opens_with(c: Clause) -> bool:
    said = [m for m in c.mentions if m.kind not in ("harmless", "fragment", "courtesy") and not m.is_("conj", "and")]
    led = bool(said) and (said[0].is_("prep", "with") or said[0].is_("conj", "plus"))
    return led and len(said) > 1 and said[1].kind == "period"
