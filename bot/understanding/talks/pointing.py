"""What a fragment asks that points at several queries before it: the two of them, each of those, both books."""

from __future__ import annotations

from collections.abc import Sequence

from bot.errors import Ambiguous
from bot.model import Period, Query, Turn
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.spans.stretches import AROUND, around
from bot.understanding.talks.dealt_by import dealt_in_order
from bot.understanding.talks.talk import pair
from bot.understanding.talks.told import Told, told
from bot.understanding.words.kinds import AMOUNTS, NAMED, OF_ONE_TIME, ONE_WAY, WHO

_ASKED_ANEW = (
    "why", "check", "surprise", "missed", "forecast", "mirror", "streak", "longest", "last_time", "record",
)  # fmt: skip


def books_apart(before: Sequence[Turn], f: Features) -> Query | None:
    """ "Why such a gap?", "how far apart are they?" after the same trade by one side's count and by the other's."""
    c = f.clause
    higher = c.has("question", "what") and c.only("question", "harmless", "conj", "direction", "more", "extreme")
    if before[-1].query.operation == "mirror" and higher:
        return before[-1].query.with_(notes=())  # "which is higher?", of the two counts
    told = c.has_any("period", "growth", "direction", *NAMED)
    if before[-1].query.operation == "mirror" and c.ops("why") and not told and before[-1].query.by == "gap":
        return before[-1].query.with_(by="causes", notes=())  # "why so large", after how far the two counts are apart
    if len(before) < 2 or told or not c.ops("difference", "mirror", "gap"):
        return None
    one, other = before[-2].query, before[-1].query
    mutual = one.partners == (other.reporter,) and other.partners == (one.reporter,)
    if not mutual or one.periods != other.periods or other.operation not in OF_ONE_TIME:
        return None
    by = "causes" if c.ops("why") else "gap"
    return other.with_(operation="mirror", by=by, measure=None, basis=None, notes=())


def each_of_those(before: Sequence[Turn], f: Features) -> Query | None:
    """ "How fast did each of them grow?" after an order of partners: those that it named, one by one; "growth on the
    year in each?" after two months side by side: the rate of either."""
    c, last = f.clause, before[-1]
    each = c.ops("each") or c.has("deictic", "them") or c.says("several_rates", "each")
    each = each or dealt_in_order(c, last.query, f.home) is not None  # "and how much do they buy?"
    named = c.has_any("commodity", "party", "extreme", *WHO)
    told = named or c.has("flow")
    if each and not told and f.growth and (both := _both_ways_told(before) or _two_way(last.query)) is not None:
        return both.with_(operation="growth", flow="both", by="year", measure="yoy", basis=None, notes=())
    with_each = c.has("deictic", "there") and not named  # "the balance with each"
    told = told and not with_each
    if last.query.operation != "rank" or last.query.by != "partner" or told or len(last.named) < 2:
        return None
    if not each or c.ops("why", "share", "trend", "chart", "sum", "average"):
        return None
    if f.growth or c.has("direction"):
        return query_of(f, "growth", by="year", measure="yoy", partners=last.named)
    return query_of(f, {"balance": "balance", "total": "total"}.get(f.flow or "", "level"), partners=last.named)


def _both_ways_told(before: Sequence[Turn]) -> Query | None:
    """The newest of two queries that were one flow and the other of the same trade and time."""
    if len(before) < 2:
        return None
    one, two = before[-2].query, before[-1].query
    plain = {"flow": None, "measure": None, "basis": None, "notes": ()}
    alike = one.with_(**plain) == two.with_(**plain)
    return two if alike and two.operation == "level" and {one.flow, two.flow} == {"export", "import"} else None


def among_those(before: Sequence[Turn], f: Features) -> Query | None:
    """ "Which is highest?" after the EU, ASEAN and the US one by one: the three set beside one another."""
    c = f.clause
    if f.extreme() is None and not ((c.has("more") or c.has("ordinal", "1")) and c.has("question")):
        return None  # "who is first then": the first of those
    dated = c.has("question", "who") and [p.kind for p in f.periods] == [p.kind for p in before[-1].query.periods]
    if c.has_any("party", "verb", *NAMED) or (c.has("period") and not dated):
        return None
    if c.ops("ever") or c.says("all_time") or (c.ops("when") and f.extreme() is not None):
        return None  # "biggest ever?", "when was it highest": among all times, not among those told
    last = before[-1].query
    named: list[str] = []
    for turn in reversed(before):
        one = turn.query
        alike = one.with_(partners=(), notes=()) == last.with_(partners=(), notes=())
        if not alike or set(one.partners) & set(named) or one.operation not in OF_ONE_TIME:
            break
        named[:0] = one.partners
    if len(named) > 1 and any(isinstance(m.value, int | float) and m.value > len(named) for m in c.all("number")):
        raise Ambiguous.again(last, last.with_(notes=()))  # "the biggest of the three", of two shares and an amount
    if len(named) < 2 or f.asks_time:
        return None
    at = f.periods if c.has("period") else last.periods  # "who was ahead in October then"
    return last.with_(operation="compare", by="partner", partners=tuple(named), periods=at, notes=())


def _two_way(previous: Query) -> Query | None:
    """ "Exports and imports together, and the growth of each": of either way."""
    total = previous.flow == "total" and previous.operation in ("total", "level") and len(previous.periods) == 1
    return previous if total and previous.all_goods else None


def both_ways_again(clause: Clause, before: Sequence[Turn]) -> bool:
    """ "And the month before, both?" after exports and then imports: both of them, of the time that is named; "both
    please" after one flow, or where the flow was asked back."""
    bare = clause.has_any("verb", "agency", "op", *NAMED)
    if bare or not any(m.says("both_of_them") or m.is_("deictic", "both") for m in clause.mentions):
        return False
    two = before[-1].query
    if not clause.has("period") and clause.has("deictic", "both") and _one_of_two_ways(before):
        return True
    if len(before) < 2 or not clause.has("period"):
        return False
    one = before[-2].query
    alike = (one.reporter, one.partners, one.commodities) == (two.reporter, two.partners, two.commodities)
    return alike and {one.flow, two.flow} == {"export", "import"}  # a claim of exports, and then of imports: "for both"


def _one_of_two_ways(before: Sequence[Turn]) -> bool:
    """Whether one flow was told last, or asked back, and no two partners, goods or times before it."""
    last = before[-1]
    if last.query.flow is None:
        return not last.answered
    told = last.query.flow in ONE_WAY and last.query.operation in ("level", "growth")
    if not told or len(before) < 2 or before[-2].query.flow is None:
        return told
    if {before[-2].query.basis, last.query.basis} == {"quantity", "value_usd"}:
        return False  # "in tonnes and in dollars, growth of both"
    plain = {"flow": None, "measure": None, "basis": None, "notes": (), "operation": "level", "by": None}
    return before[-2].query.with_(**plain) == last.query.with_(**plain)


def pointing(f: Features, before: Sequence[Turn]) -> Query | None:
    """ "Up by how much", "which of the two grew faster": the last two queries set against each other."""
    clause, both = f.clause, pair(before)
    turned = clause.ops("when") and clause.says("setting_in")  # "when did it turn positive": no distance of the two
    turned = turned or any(
        m.is_("time", "since") for m in clause.mentions[-1:]
    )  # "how much has it dropped since?": to this day
    turned = turned or bool(clause.ops("which") and f.amounts)  # "which months were up more than 10 %?"
    if clause.ops(*_ASKED_ANEW) or around(clause, before) or turned:
        return None
    if (found := _move_found(f, before[-1])) is not None:
        return found
    if clause.ops("by_year") and (years := told(before, True, 3)) is not None and years.slot == "periods":
        return _every_year(years, f)
    dated = clause.has_other("period", "earlier")  # "¿cuánto subió entonces?": then, or so
    if both is None or dated or clause.has_any(*WHO, "commodity"):
        return None
    earlier, latest = both
    ranked = (latest.operation, latest.by) == ("rank", "partner")
    if ranked and clause.has("question", "who") and clause.has("direction") and not clause.has("extreme"):
        raise Ambiguous.again(latest, latest.with_(notes=()))  # "who dropped out?": of two orders, and no amounts
    if len(latest.periods) == 2 and len(earlier.periods) == 1:  # "2024?" after eight months of 2025: both were told
        alike = tuple(p for p in latest.periods if p.month_count == earlier.periods[0].month_count)
        latest = latest.with_(periods=alike) if len(alike) == 1 else latest
    if clause.has("direction") and not clause.has("deictic", "both") and (apart := _its_year_before(before)):
        earlier = apart
    points = (clause.has("deictic", "both") or clause.has("more")) and not clause.has("flow")
    points = points or any(("deictic", "both") in m.others for m in clause.all("op", "sum"))  # "and together?"
    if points and (beside := _set_beside(f, earlier, latest)) is not None:
        longer = clause.has("time", *AROUND) and f.periods and latest.periods == earlier.periods
        return beside.with_(periods=f.periods) if longer else beside  # "who of them grew more in the half year"
    if (latest.partners, latest.flow, latest.commodities) != (earlier.partners, earlier.flow, earlier.commodities):
        return None
    if clause.ops("sum", "accumulated") and latest.operation != "average":  # "and in all?" after a mean: its whole
        narrowed = latest.operation == "trend" and all(e.covers(p) for e in earlier.periods for p in latest.periods)
        periods = latest.periods if narrowed else tuple(sorted({*earlier.periods, *latest.periods}))
        if latest.periods and earlier.periods != latest.periods:  # 两个月合计
            return latest.with_(operation="sum", by=None, measure=None, basis=None, periods=periods, notes=())
    if clause.has("flow") and f.flow != latest.flow:
        return None  # "what about exports, up or down", after how far the surplus moved
    if clause.has("extreme") and f.asks_time is None and (clause.asks_who() or clause.has("party")):
        return None  # "from whom did they rise most?", after two years
    return _how_far(f, earlier, latest, before[-1].answered and before[-2].answered)


def _move_found(f: Features, last: Turn) -> Query | None:
    """ "By how much was it down?", after the lowest month, or when it fell last: the rate of the month found."""
    c, query = f.clause, last.query
    rated = query.operation == "threshold" and query.by in ("first", "last") and query.measure == "yoy"
    asked = c.ops("difference") and (rated or (query.operation == "record" and c.has("direction")))
    if not asked or last.found is None or query.flow not in ONE_WAY or c.has_any("period", "more", *NAMED):
        return None
    return query.with_(
        operation="growth", by="year", measure="yoy", limit=None, condition=None, periods=(last.found,), notes=()
    )


def _every_year(years: Told, f: Features) -> Query:
    """ "So it rose every year?", after several."""
    spans = tuple(item for item in years.items if isinstance(item, Period))
    if f.growth:
        return years.only(spans).with_(operation="growth", by="year", measure="yoy", basis=None)
    span = Period(min(spans).first, max(spans).last)
    return years.of.with_(operation="trend", by="year", periods=(span,), notes=())


def _set_beside(f: Features, earlier: Query, latest: Query) -> Query | None:
    """The two partners, or both flows of one. Ambiguous for exports to one and imports from another, and for two of
    unlike times."""
    clause = f.clause
    unlike = latest.flow != earlier.flow or latest.partners != earlier.partners
    unlike = unlike and latest.operation == earlier.operation
    if unlike and latest.periods != earlier.periods and latest.periods and earlier.periods and not clause.has("period"):
        raise Ambiguous.again(latest)
    if latest.flow == earlier.flow and latest.partners != earlier.partners:
        named = tuple(dict.fromkeys((*earlier.partners, *latest.partners)))
        if clause.ops("sum") and latest.operation in ("level", "compare"):
            return latest.with_(operation="sum", by=None, partners=named, notes=())  # "and the two together?"
        amounts = clause.has("verb") or f.basis_is_money or clause.has("measure", "value")  # "who bought more?"
        measure = "yoy" if f.growth else None if amounts and latest.measure == "yoy" else latest.measure
        beside = latest.with_(operation="compare", by="partner", partners=named, condition=None)
        return beside.with_(measure=measure, basis=None, notes=())
    if {latest.flow, earlier.flow} != {"export", "import"}:
        return None
    if latest.partners != earlier.partners:
        raise Ambiguous.again(latest)
    measure = "yoy" if f.growth else latest.measure
    return latest.with_(operation="compare", by="flow", flow="both", measure=measure, condition=None, notes=())


def _how_far(f: Features, earlier: Query, latest: Query, answered: bool) -> Query | None:
    """From the one time to the other of one series, where that is asked and not the rate on the year."""
    clause, next_to = f.clause, _next_to(earlier, latest)
    plain = latest.operation == "level" or not _year_apart(earlier, latest)  # a sum or a balance is told by its rate
    near = plain and latest.operation == earlier.operation in AMOUNTS and _of_one_length(earlier, latest)
    if clause.says("between_two") and answered and near:
        newer, older = sorted({*earlier.periods, *latest.periods}, reverse=True)
        return latest.with_(operation="change", by=None, periods=(newer, older), notes=())
    back = _back(earlier, latest) and not clause.has("growth", "yoy", "mom")
    moved = clause.ops("difference", "define") or (clause.has("direction") and not f.growth)
    moved = moved and earlier.operation != "why"  # causes, then a month's amount, "up how much": on the year
    moved = moved or (clause.ops("how_fast") and (back or clause.has("growth", "mom")))
    moved = moved or (back and clause.ops("difference"))
    moved = moved or (clause.says("moved_by") and near and next_to)  # "¿o sea cuánto bajó?"
    # a balance has no yearly rate: "y el superávit del mes siguiente? ¿cuánto subió?" is from the one to the other
    moved = moved or (latest.operation == "balance" and clause.ops("how_fast") and next_to)
    mom = not clause.has_other("growth", "mom") and next_to
    if not moved or not (mom or back or not clause.has("growth")):
        return None
    if not latest.periods or not earlier.periods or latest.periods == earlier.periods:
        return None
    periods = tuple(sorted({*earlier.periods, *latest.periods}, reverse=True))[:2]
    if periods[0].month_count != periods[1].month_count:  # a month and its year: the rise of what was said last
        return latest.with_(operation="growth", by="year", measure="yoy", notes=())
    return latest.with_(operation="change", by=None, periods=periods, notes=())


def _its_year_before(before: Sequence[Turn]) -> Query | None:
    """The figure of the same time a year on, told some turns before: "Q4? Q3? Q4 a year earlier? so down by"."""
    latest = before[-1].query
    if latest.operation not in AMOUNTS or len(latest.periods) != 1:
        return None
    beside = tuple(latest.periods[0].shift(months) for months in (12, -12))
    for turn in before[-4:-1]:
        one = turn.query
        if len(one.periods) == 1 and one.periods[0] in beside and one.with_(periods=()) == latest.with_(periods=()):
            return one
    return None


def _back(one: Query, other: Query) -> bool:
    """The amount of a year or a month before, asked after the newer: how far it has moved is from the one to the
    other."""
    amounts = one.operation == other.operation and one.operation in AMOUNTS
    single = len(one.periods) == len(other.periods) == 1
    steps = (-12, -1) if one.periods and one.periods[0].month_count == 1 else (-12,)
    return amounts and single and any(one.periods[0].shift(step) == other.periods[0] for step in steps)


def _year_apart(one: Query, other: Query) -> bool:
    both = len(one.periods) == len(other.periods) == 1
    return both and any(one.periods[0].shift(step) == other.periods[0] for step in (12, -12))


def _of_one_length(one: Query, other: Query) -> bool:
    """Two months, two years: "change in percent?" is between them, whichever was told first."""
    both = len(one.periods) == len(other.periods) == 1 and one.periods != other.periods
    return both and one.periods[0].month_count == other.periods[0].month_count


def _next_to(one: Query, other: Query) -> bool:
    """Two single months, one right after the other: "de um mês para o outro" is between them."""
    if len(one.periods) != 1 or len(other.periods) != 1 or one.periods[0].month_count != 1:
        return False
    return one.periods[0].shift(1) == other.periods[0] or other.periods[0].shift(1) == one.periods[0]
