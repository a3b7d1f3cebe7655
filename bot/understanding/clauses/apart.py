"""A query over several periods -> queries that each look at one, where its kind of question knows only one."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.errors import Ambiguous, CannotAnswer
from bot.model import HOME, KNOWN_ON, OF_GOODS, OF_GROUP, Bound, Logic, Period, Query, Statement
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.flows import flow_said
from bot.understanding.clauses.in_one_span import in_one_span
from bot.understanding.clauses.premises import premise_first
from bot.understanding.clauses.who_does_more import each_flow_compared
from bot.understanding.times.two_moments import is_bare_year
from bot.understanding.words.kinds import BALANCES, WHO, YUAN_RATE

# What looks over the months of a span: months that lie beside each other are one span.
_OVER_A_SPAN: Final = ("record", "streak", "threshold")
# What is asked of one period, and again of the next; so is what was known of any on a day.
_OF_ONE: Final = ("rank", "why", "brief", "surprise", "mirror", "revision", "unit_value")
_MOST: Final = 6  # parts of one reply
_WAYS: Final = {"sell": "out", "give": "out", "export": "out", "buy": "in", "get": "in", "import": "in"}
# Kinds that tell of either flow by itself, and the kind that tells of the balance.
_OF_EACH: Final = {one: one for one in ("growth", "change", "trend", "average", "compare")} | {"level": "balance"}


def told_apart(query: Query, clause: Clause) -> tuple[Query | CannotAnswer, ...]:
    """The parts of a query, and those of the balance that its clause names beside both flows: `exports, imports and the
    surplus change`."""
    if query.operation == "check" and query.by is None and isinstance(query.condition, Bound):
        sums = [m for m in clause.mentions if m.is_("op", "sum") or m.means("harmless", "jointly")]
        together = any(not m.means("harmless", "whole_trade") for m in sums)
        amount = query.condition.unit != "pct" and query.measure in (None, "value")
        if together and amount and len(query.partners) > 1 and len(query.periods) == 1:
            return (query.with_(operation="sum", by=None, condition=None),)  # "to the US and the EU together above 900"
        if clause.says("jointly") and amount and len(query.periods) > 1:
            return (in_one_span(query),)
    if _crossed(query, clause) or _outrun(query, clause):
        return (Ambiguous.again(query),)
    two = (
        _whole_listed(query, clause)
        or _from_one_to_the_other(query, clause)
        or _told_and_asked(query, clause)
        or _each_set_over(query, clause)
        or _first_and_last(query, clause)
        or premise_first(query, clause)
        or each_flow_compared(query, clause)
    )
    if two is not None:
        return two
    singled = query.operation == "mirror" or (query.operation == "surprise" and query.limit is not None)
    if singled and query.reporter == HOME and _both_named(clause):
        return tuple(part for flow in ("export", "import") for part in apart(query.with_(flow=flow)))
    several = len(query.partners) > 1 or query.flow == "both"
    if query.operation == "why" and several and {"up", "down"} <= clause.codes("direction"):
        query = query.with_(condition=None)  # "why did those to the US fall and those to ASEAN rise": each its own way
    if _of_unlike_spans(query) and _one_more(clause) and not clause.has_any("more", "extreme", "compare"):
        query = query.with_(operation="level", by=None)
    parts = apart(query)
    if query.operation == "trend" and query.measure is None and len(query.periods) == 1 and _amount_first(clause):
        return query.with_(operation="level", by=None), *parts
    if query.operation == "trend" and len(query.periods) == 1 and _whole_too(clause):
        rated, alone = query.measure == "yoy", "balance" if query.flow == "balance" else "level"
        return *parts, query.with_(operation="growth" if rated else alone, by="year" if rated else None)
    if query.flow != "both" or query.by == "flow" or query.operation not in _OF_EACH or flow_said(clause) != "all":
        return parts
    return *parts, *apart(query.with_(operation=_OF_EACH[query.operation], flow="balance"))


def _whole_too(clause: Clause) -> bool:
    """`By quarter in 2025 and for the full year`: the year that the course is of, by itself too."""
    said = [one for _, one in clause.expressions() if one.entire and len(one.parts) > 1]
    return any(one.parts[-1].year_of == "earlier" and not one.parts[-1].year for one in said)


def _whole_listed(query: Query, clause: Clause) -> tuple[Query, Query] | None:
    """`Soybeans from Brazil, from the US and the total`: what all partners had stands beside the sum of those named."""
    times = [part for _, said in clause.expressions() for part in said.parts]
    summed = query.operation == "sum" and len(query.partners) > 1 and not query.by and len(query.periods) == 1
    if not summed or len(times) > 1 or not clause.has("commodity"):  # of all goods, the total may be that of the two
        return None
    said = [m for m in clause.mentions if m.kind not in ("harmless", "period")]
    for place, joint, whole in zip(said, said[1:], said[2:], strict=False):
        if place.kind in WHO and joint.is_("conj", "and") and whole.is_("op", "sum") and whole.says("whole_flow"):
            return query, query.with_(operation="level", partners=("WLD",))
    return None


def _from_one_to_the_other(query: Query, clause: Clause) -> tuple[Query, Query] | None:
    """`Rise from 3.58 to 3.77 trillion between 2024 and 2025`: each amount of its own time."""
    parts = query.condition.parts if isinstance(query.condition, Logic) else ()
    said = [e for _, e in clause.expressions()]
    if query.operation != "check" or query.by or len(parts) != 2 or len(said) != 1 or len(query.periods) != 1:
        return None
    to, begun = parts
    if not (isinstance(to, Bound) and isinstance(begun, Bound) and begun.apart and not to.apart):
        return None
    if to.unit != begun.unit or "pct" in (to.unit, begun.unit) or len(said[0].parts) != 2:
        return None
    years = [part.year for part in said[0].parts if is_bare_year(part) and not part.year_of]
    if len(years) != 2 or None in years:
        return None
    one, other = (Period.year(year or 0) for year in years)
    told = query.with_(periods=(one,), condition=replace(begun, apart=False))
    return told, query.with_(periods=(other,), condition=to)


def _told_and_asked(query: Query, clause: Clause) -> tuple[Query, ...] | None:
    """`Brazil's share was 71 % in 2024, and in 2025?`: what it was is told of the one, and asked of the other."""
    bound = query.condition
    if query.operation != "check" or query.by or not isinstance(bound, Bound) or bound.measure != "share":
        return None
    times = clause.all("period")
    put = clause.ops("check") or clause.mentions[0].says("auxiliary", "copula") or clause.tokens[-1].norm not in "?？"
    if put or len(query.periods) != 2 or len(query.partners) != 1 or bound.comparator != "is":
        return None
    comma = any(t.norm in (",", "，", "、") for t in clause.tokens[times[0].first : times[-1].last])
    asked = query.with_(operation="share", by="partner", condition=None, periods=query.periods[1:])
    return (query.with_(periods=query.periods[:1]), asked) if comma else None


def _first_and_last(query: Query, clause: Clause) -> tuple[Query, ...] | None:
    """`When did it first exceed 100 bn, and when did it last?`: the one time and the other, as they are named."""
    ends = {"first": ("first", "first_time"), "last": ("last", "last_time")}
    if query.operation != "threshold" or query.by not in ends:
        return None
    said = {by: [m for m in clause.mentions if m.means("time", of) or m.is_("op", op)] for by, (of, op) in ends.items()}
    if not all(said.values()):
        return None
    first, last = (said[by][0].first for by in ends)
    joined = any(min(first, last) < m.first < max(first, last) for m in clause.all("conj", "and"))
    return tuple(query.with_(by=by) for by in sorted(ends, reverse=first > last)) if joined else None


def _of_unlike_spans(query: Query) -> bool:
    """`2025 vs 2024, and H1 2026`: years and a half of one, of which none is more than the other."""
    amounts = (query.operation, query.by) == ("compare", "period") and query.measure is None and query.flow != "context"
    return amounts and len(query.periods) > 2 and len({period.month_count for period in query.periods}) > 1


def _one_more(clause: Clause) -> bool:
    """`2025 vs 2024, and H1 2026`; no "compare 2024 and 2025 and H1 2026", "2025, 2024 and June 2026"."""
    times = clause.all("period")
    said = clause.tokens[times[0].first : times[-1].last + 1] if times else ()
    return any(sign.norm == "," and not after.norm[:1].isdigit() for sign, after in pairwise(said))


def _each_set_over(query: Query, clause: Clause) -> tuple[Query, ...] | None:
    """`How much did exports to ASEAN exceed those to the EU, and imports from ASEAN those from the EU`: the two set
    against each other in one flow, then in the other, and no balance with either."""
    joint = clause.first("conj", "and")
    if (query.operation, len(query.partners), len(query.periods)) != ("balance", 2, 1) or joint is None:
        return None
    if not clause.has("compare") or clause.has("flow", *BALANCES):
        return None
    halves = [[m for m in clause.mentions if (m.first < joint.first) is ahead] for ahead in (True, False)]
    flows = [{m.code for m in half if m.kind == "flow"} for half in halves]
    both = all({m.code for m in half if m.kind in WHO and m.code != HOME} == {*query.partners} for half in halves)
    if not both or any(len(codes) != 1 for codes in flows) or flows[0] == flows[1]:
        return None
    return tuple(query.with_(operation="compare", by="partner", flow=flow) for codes in flows for flow in codes)


def _outrun(query: Query, clause: Clause) -> bool:
    """进口增速连续跑赢出口几个月: how long one flow has been ahead of the other, which is no run of either."""
    if (query.operation, query.flow) != ("streak", "both") or clause.has("number"):
        return False
    said = [m for m in clause.mentions if m.kind in ("flow", "compare")]
    return any(m.is_("compare", "above", "below", "pass") for m in said[1:-1])


def _crossed(query: Query, clause: Clause) -> bool:
    """`Does Vietnam sell more to the US than it buys from China`: one flow with the one is set against the other flow
    with another, and no balance with either is claimed."""
    claimed = (query.operation, query.flow) == ("check", "balance")
    compared = (query.operation, query.by) == ("compare", "partner")
    claimed = claimed or (compared and (query.flow == "both" or query.condition is not None))
    claimed = claimed or ((query.operation, query.by) == ("compare", "flow") and query.reporter != HOME)
    if not claimed or len(query.partners) < 2:
        return False
    dealt = [m for m in clause.mentions if m.is_("verb", *_WAYS) or m.is_("flow", *_WAYS)]
    if len({m.kind for m in dealt}) > 1:
        return False  # "did the EU buy more of China's exports than the US"
    if len({_WAYS[m.code] for m in dealt}) < 2 or not (clause.says("than") or clause.has("compare")):
        return False
    turn = next(m for m in dealt if _WAYS[m.code] != _WAYS[dealt[0].code])
    ahead, behind = (
        {m.code for m in clause.all("place") if (m.first < turn.first) is before} for before in (True, False)
    )
    return bool(ahead - {HOME}) and bool(behind - ahead)


def _both_named(clause: Clause) -> bool:
    """`Exports and imports, by each side`, `exports to and imports from`: both flows, joined, and no other beside."""
    said = [m for m in clause.mentions if m.kind != "harmless" and not m.is_("prep")]
    joined = any(
        joint.is_("conj", "and") and {one.code, two.code} == {"export", "import"} and one.kind == two.kind == "flow"
        for one, joint, two in zip(said, said[1:], said[2:], strict=False)
    )
    return joined and clause.codes("flow") == {"export", "import"}


def _amount_first(clause: Clause) -> bool:
    """`Cuánto sumaron y cómo evolucionaron`: the amount is asked for as well."""
    much, course = clause.first("question", "how_much"), clause.first("op", "trend")
    if much is None or course is None:
        return False
    return any(much.first < m.first < course.first for m in clause.all("conj", "and"))


def apart(query: Query) -> tuple[Query | CannotAnswer, ...]:
    """The query itself, or one for each period; too many are asked back. No period named is left out silently."""
    if query.operation == "check" and query.by == "in_turn":
        return _in_turn(query)
    if query.operation == "why" and query.by in ("period", "flow", "partner", "either"):
        return (query,)  # from the one to the other, of the one above the other, of the one that moved so
    claimed = query.operation == "check" or (query.operation == "surprise" and query.condition is not None)
    claimed = claimed or (query.operation == "rank" and query.by == "quarter")  # "the best quarter for both"
    claimed = claimed or query.operation == "why"
    if claimed and query.flow == "both" and len(query.partners) == 1:
        return tuple(part for flow in ("export", "import") for part in apart(query.with_(flow=flow)))
    each = "partner" if query.by == "flow" and len(query.partners) > 1 else "period"  # "and what about imports"
    if query.operation == "compare" and query.flow == "both" and (query.by == "period" or each == "partner"):
        return tuple(query.with_(flow=flow, by=each) for flow in ("export", "import"))
    if query.operation == "compare" and query.by == "period" and len(query.partners) > 1 and query.flow != "both":
        return tuple(query.with_(partners=(partner,)) for partner in query.partners)
    if query.operation == "compare" and query.by == "commodity" and len(query.periods) == 2:
        return tuple(query.with_(by="period", commodities=(code,)) for code in query.commodities)  # "and coal the same"
    if query.operation == "compare" and query.by in ("partner", "flow") and 1 < len(query.periods) <= _MOST:
        return tuple(query.with_(periods=(period,)) for period in query.periods)  # "and to the EU in the same months"
    if query.operation == "why" and 1 < len(query.partners) * len(query.commodities) <= _MOST:  # the causes of each
        pairs = [(one, good) for one in query.partners for good in query.commodities]
        whys = (query.with_(partners=(one,), commodities=(good,)) for one, good in pairs)
        return tuple(part for one in whys for part in apart(one))
    each_held = query.operation == "coverage" and query.by == "held"
    if (each_held or (query.operation == "check" and query.by != "without")) and 1 < len(query.partners) <= _MOST:
        return tuple(query.with_(partners=(partner,)) for partner in query.partners)  # of each it is claimed
    if query.operation == "record" and query.by in ("month", "quarter", "year") and 1 < len(query.commodities) <= _MOST:
        return tuple(part for code in query.commodities for part in apart(query.with_(commodities=(code,))))
    over_times = query.operation == "rank" and query.by in ("month", "quarter")  # "the best quarter for each"
    if (
        (query.operation in _OVER_A_SPAN or over_times)
        and 1 < len(query.partners) <= _MOST
        and isinstance(query.condition, Bound | None)
    ):
        alone = (query.with_(partners=(partner,)) for partner in query.partners)
        return tuple(part for one in alone for part in apart(one))  # the months of each
    if query.operation == "share" and query.by == "partner" and "WLD" in query.partners[:-1] + query.partners[1:]:
        named = tuple(partner for partner in query.partners if partner != "WLD")  # "total, from Brazil, share of each"
        return query.with_(operation="level", measure=None, by=None), query.with_(partners=named)
    if query.operation == "level" and YUAN_RATE in query.commodities[:-1] + query.commodities[1:]:
        return tuple(query.with_(commodities=(code,)) for code in query.commodities)  # of days, and of months
    periods = query.periods
    plain = query.operation == "check" and query.by in (None, "difference")
    if query.operation == "average" and query.by is None and len(periods) > 1 and _of_each(periods):
        return tuple(query.with_(periods=(period,)) for period in periods)  # "on average in 2025 and in 2024"
    of_one = plain or query.operation in _OF_ONE or query.by in (OF_GOODS, OF_GROUP)
    of_one = of_one or (query.vintage or "").startswith(KNOWN_ON)
    if len(periods) < 2 or not (of_one or query.operation in _OVER_A_SPAN):
        return (query,)
    if query.operation == "record" and len(periods) == 2:
        placed = periods[0].month_count == 1 and periods[1].covers(periods[0])
        if placed or query.by == "month_ahead":
            return (query,)  # "was December the highest of that year": its place; the best of each of two years
    if query.operation == "threshold" and query.by == "count" and _named_alone(periods):
        whole = _joined(periods)
        periods = (*periods, *(whole if len(periods) == 2 and len(whole) == 1 else ()))  # of each, and of both
    elif query.operation in _OVER_A_SPAN:
        periods = _joined(periods)
    parts = tuple(query.with_(periods=(period,)) for period in periods)
    if len(parts) > _MOST:
        return (Ambiguous(Statement.of("refusal.ambiguous.again"), query, (parts[0], parts[-1])),)
    return parts


def _in_turn(query: Query) -> tuple[Query | CannotAnswer, ...]:
    """`Exports to the EU rose, those to the US fell`: of each of two what is claimed of it."""
    bounds = query.condition.parts if isinstance(query.condition, Logic) else ()
    alone = query.with_(by=None)
    if len(query.partners) == len(bounds):
        parts = [
            alone.with_(partners=(one,), condition=bound) for one, bound in zip(query.partners, bounds, strict=True)
        ]
    elif len(query.commodities) == len(bounds):
        goods = zip(query.commodities, bounds, strict=True)
        parts = [alone.with_(commodities=(one,), condition=bound) for one, bound in goods]
    elif len(query.periods) == len(bounds):
        parts = [alone.with_(periods=(one,), condition=bound) for one, bound in zip(query.periods, bounds, strict=True)]
    else:
        flows = zip(("export", "import"), bounds, strict=True)
        parts = [alone.with_(flow=flow, condition=bound) for flow, bound in flows]
    return tuple(parts)


def _of_each(periods: tuple[Period, ...]) -> bool:
    """Whether a mean is asked of each: of years, of quarters, of spans unlike each other (a year and a half), not of
    months that lie beside one another."""
    unlike = len({period.month_count for period in periods}) > 1 and min(p.month_count for p in periods) > 1
    return unlike or _named_alone(periods)


def _named_alone(periods: tuple[Period, ...]) -> bool:
    """`How many months in 2025 and in 2024`: years, halves or quarters named one by one, each with a count."""
    return len({period.month_count for period in periods}) == 1 and periods[0].month_count > 1


def _joined(periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """Periods of which each begins where the one before ends, as one."""
    found: list[Period] = []
    for period in sorted(periods, key=lambda one: (one.first, one.last)):
        if found and period.first.toordinal() <= found[-1].last.toordinal() + 1:
            found[-1] = Period(found[-1].first, max(found[-1].last, period.last))
        else:
            found.append(period)
    return tuple(found)
