"""What a talk told last, in order: the things that "the two", "them" and "the first three" point to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.errors import Ambiguous
from bot.model import Bound, Period, Query, Statement, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.words.kinds import FILLERS, ONE_WAY

Slot = Literal["partners", "commodities", "periods", "flow"]

_NAMING = ("flow", "verb", "commodity", "place", "demonym")
_PLAIN = ("level", "balance", "total", "growth", "share", "unit_value", "average")
_SEVERAL = (*_PLAIN, "compare", "sum", "average", "change")
_ALL = ((), ("WLD",), ("TOTAL",))
_NAMED: tuple[Slot, ...] = ("partners", "commodities")
_SLOTS: tuple[Slot, ...] = (*_NAMED, "periods", "flow")
RECKONED = "reckoned"  # the rule of a query that is worked out from them
_BACK = 5  # how many replies back the things may lie


@dataclass(frozen=True, slots=True)
class Told:
    """Several things of one slot, in the order in which they were told, and the newest query of them."""

    slot: Slot
    items: tuple[str | Period, ...]
    of: Query
    listed: bool = False  # by one reply, not one a reply

    def only(self, items: tuple[str | Period, ...]) -> Query:
        """The query of some of them."""
        return self.of.with_(**{self.slot: "both" if self.slot == "flow" else items}, notes=())


def told(before: Sequence[Turn], pointed: bool, least: int = 2) -> Told | None:
    """The newest things of which there were so many at least; None where there were fewer.

    `pointed`: they are pointed at in so many words, so that replies about something else may stand between.
    """
    for end in range(len(before), max(len(before) - _BACK, 0), -1):
        found = _of_changes(before[:end]) or _of_one(before[end - 1], pointed)
        few = found is None or len(found.items) < least  # "the four of them", where the last reply told two
        many = _of_many(before[:end]) if found is None or few or found.of.operation in _PLAIN else None
        more = found is not None and many is not None and many.slot == found.slot and len(many.items) > len(found.items)
        found = many if few or more else found  # "biggest?", after ASEAN and then the EU and the US
        if found is None or len(found.items) < least:
            continue
        return found if pointed or all(_made(turn, found) for turn in before[end:]) else None
    return None


def _made(last: Turn, found: Told) -> bool:
    """Whether the last reply was reckoned from those things: their sum, what lies between the two flows."""
    query = last.query
    if found.slot == "periods":
        spans = [item for item in found.items if isinstance(item, Period)]
        whole = Period(min(spans).first, max(span.last for span in spans))
        return query.operation in ("sum", "average") and query.periods == (whole,)
    alike = query.with_(flow=None, operation="", notes=()) == found.of.with_(flow=None, operation="", notes=())
    return found.slot == "flow" and query.operation in ("balance", "total") and alike


def _of_one(turn: Turn, pointed: bool) -> Told | None:
    """Several things that one reply told: an order, what was set side by side, the parts of one question."""
    query = turn.query
    if query.operation == "rank" and query.limit is None and len(query.partners) == 1:
        return None  # the place of one, with who stands right above and below
    if query.operation == "rank" and query.by in ("partner", "commodity") and len(turn.named) > 1:
        return Told("partners" if query.by == "partner" else "commodities", turn.named, query, True)
    amounts = pointed and query.measure != "yoy"  # months of which amounts were told
    if amounts and len(turn.months) > 1 and query.flow in ("export", "import", "balance", "total"):
        operation = query.flow if query.flow in ("balance", "total") else "level"
        amount = query.with_(operation=operation, by=None, limit=None, condition=None, measure=None, notes=())
        return Told("periods", turn.months, amount.with_(periods=turn.months), True)
    if query.operation not in _SEVERAL or query.by == "without":  # one whole, less a part of it
        return None
    if (query.operation, query.by) == ("growth", "period") and query.flow in ("export", "import", "total"):
        # "more than in May?": how far the one amount is from the other, no two rates
        query = query.with_(operation="total" if query.flow == "total" else "level", by=None, measure=None)
    if len(query.partners) > 1:
        return Told("partners", _as_told(query.partners, turn.named), query, True)
    if len(query.commodities) > 1:
        return Told("commodities", _as_told(query.commodities, turn.named), query, True)
    if len(query.periods) > 1:
        return Told("periods", query.periods, query, True)
    return Told("flow", ONE_WAY, query) if query.flow == "both" else None


def _as_told(asked: tuple[str, ...], named: tuple[str, ...]) -> tuple[str, ...]:
    """In the order of the reply, where it named them all."""
    return named if set(named) == set(asked) else asked


def _of_many(before: Sequence[Turn]) -> Told | None:
    """One thing a reply: queries that differ from the newest in one slot, and all in the same."""
    last = as_level(as_plain(before[-1].query))
    if last.operation == "record" or (last.operation, last.by) == ("rank", "quarter"):
        return _of_records(before)
    if last.operation == "brief" and len(before) > 1 and before[-2].query.operation == "brief":
        both = (
            *before[-2].query.periods,
            *last.periods,
        )  # "the difference in the surplus", after two months' summaries
        return Told("periods", both, last.with_(operation="level", by=None)) if len(set(both)) == 2 else None
    if last.operation not in _PLAIN:
        return None
    summed = before[-1].query.operation == "sum"  # of one span: "total exports", "same for imports", "the difference"
    for slot in (*_NAMED, "flow") if summed else _SLOTS:
        items = _all_of(last, slot)
        for turn in reversed(before[:-1]):
            plain = _as_found(turn, last) or as_plain(turn.query)
            one = as_level(plain) if slot in _NAMED or (slot == "flow" and summed) else plain
            if (joined := _joined_to(last, turn, slot, items)) is not None:
                return joined  # "now Malaysia too", after Vietnam and Thailand side by side
            if one.operation not in _PLAIN or _without(one, slot) != _without(last, slot):
                break
            if (item := _only(one, slot)) in items or item is None:
                break
            items.insert(0, item)
        if len(items) > 1 and None not in items:
            return Told(slot, tuple(item for item in items if item is not None), last)
    return None


def as_plain(query: Query) -> Query:
    """ "So exports fell 20 % in 2025?": a claim tells the rate or the amount that it was judged by; why it moved, the
    rate."""
    if query.operation == "why" and query.by is None and query.flow in ONE_WAY:
        return query.with_(operation="growth", by="year", measure="yoy", basis=None, condition=None, limit=None)
    if query.operation != "check" or query.by is not None or len(query.periods) != 1:
        return query
    rated = query.measure == "yoy"
    operation = "growth" if rated else query.flow if query.flow in ("balance", "total") else "level"
    return query.with_(operation=operation, by="year" if rated else None, condition=None)


def _as_found(turn: Turn, last: Query) -> Query | None:
    """ "The tariff at its peak? and now? so cut by how much?": the month of a record stands for its figure."""
    query = turn.query
    if query.operation != "record" or turn.found is None or query.measure == "yoy" != last.measure:
        return None
    alike = (query.reporter, query.flow, query.partners, query.commodities)
    if alike != (last.reporter, last.flow, last.partners, last.commodities) or turn.found.kind != "month":
        return None
    return last.with_(periods=(turn.found,), notes=())


def as_level(query: Query) -> Query:
    """ "Total exports to ASEAN in 2025" and then "the EU?": the sum of one period is its amount."""
    single = len(query.partners) == len(query.commodities) == len(query.periods) == 1
    if query.operation != "sum" or not single or query.by is not None or query.flow not in ONE_WAY:
        return query
    return query.with_(operation="level")


def _of_changes(before: Sequence[Turn]) -> Told | None:
    """How imports changed, and then exports: the two rates of the later time, not the two periods."""
    if len(before) < 2 or before[-1].query.operation != "change" or before[-2].query.operation != "change":
        return None
    one, other = before[-2].query, before[-1].query
    yearly = len(other.periods) == 2 and (
        other.periods[1] == other.periods[0].shift(-12) or other.measure == "yoy"
    )  # of rates in points, or on the year
    rates = other.with_(operation="growth", by="year", measure="yoy", periods=other.periods[:1], notes=())
    for slot in ("partners", "commodities", "flow"):
        items = (_only(one, slot), _only(other, slot))
        alike = _without(one, slot) == _without(other, slot) and items[0] != items[1]
        if yearly and alike and items[0] is not None and items[1] is not None:
            return Told(slot, (items[0], items[1]), rates)
    return None


def _of_records(before: Sequence[Turn]) -> Told | None:
    """The months, quarters or years in which the highest and the lowest, or the second, of one series were found."""
    if len(before) < 2:
        return None
    one, other = before[-2:]
    looked = {"limit": None, "periods": (), "notes": ()}
    held = one.query.periods[0] if len(one.query.periods) == 1 else None  # whether that one was the highest
    first = held if held is not None and one.found is None and held.kind == other.query.by else one.found
    spans = one.query.periods == other.query.periods or first == held
    alike = spans and one.query.with_(**looked) == other.query.with_(**looked)
    if not alike or first is None or other.found is None or first == other.found:
        return None
    rated = other.query.measure == "yoy"  # "the fastest? the slowest? and the EU in the same two months?"
    operation = "growth" if rated else "balance" if other.query.flow == "balance" else "level"
    amount = other.query.with_(operation=operation, by="year" if rated else None, limit=None, condition=None, notes=())
    return Told("periods", (first, other.found), amount.with_(periods=(first, other.found)))


def _joined_to(last: Query, turn: Turn, slot: Slot, items: list[str | Period | None]) -> Told | None:
    """Several things that one reply told, and those that were told after it one by one."""
    listed = _of_one(turn, pointed=False)
    beside = slot == "periods" and listed is not None and listed.of.operation == "compare"  # July beside June, August?
    if listed is None or listed.slot != slot or not (slot in _NAMED or beside) or set(listed.items) & set(items):
        return None
    plain = {
        "operation": last.operation, "by": last.by, "measure": last.measure, "limit": last.limit, "basis": None,
        "condition": last.condition,
    }  # fmt: skip
    alike = _without(listed.of.with_(**plain), slot) == _without(last.with_(basis=None), slot)
    if listed.of.operation == "rank" or not alike:
        return None
    return Told(slot, (*listed.items, *(item for item in items if item is not None)), last)


def _only(query: Query, slot: str) -> str | Period | None:
    """The one thing of a slot: a flow, a partner that is not the world, a good that is not all goods, a period."""
    if slot == "flow":
        return query.flow if query.flow in ONE_WAY else None
    held = getattr(query, slot)
    return held[0] if len(held) == 1 and held not in _ALL else None


def _all_of(query: Query, slot: str) -> list[str | Period | None]:
    """The one thing of a slot, or the several partners or goods that one reply told ("and Italy and Spain?")."""
    several = slot in ("partners", "commodities") and query.by != "without"
    held = getattr(query, slot) if several else ()
    return list(held) if len(held) > 1 else [_only(query, slot)]


def _without(query: Query, slot: str) -> Query:
    blank: object = None if slot == "flow" else ()
    if query.measure == query.basis == "quantity" and slot in ("partners", "periods"):
        query = query.with_(measure=None, basis=None)  # "how many tonnes from the US? Brazil? Argentina?"
    if query.measure == "value" and query.basis != "quantity":
        query = query.with_(measure=None)  # "the value, not the units": of the goods told after it as well
    in_dollars = query.measure == "yoy" and query.basis == "value_usd"  # as a rate is told unless another is asked for
    basis = None if slot in ("periods", "flow") or in_dollars else query.basis
    return query.with_(**{slot: blank}, basis=basis, notes=())


def two_months_told(before: Sequence[Turn]) -> tuple[Period, ...]:
    """The months of the last two queries, where each was of one and they differ; none otherwise."""
    months = sorted({period for turn in before[-2:] for period in turn.query.periods})
    single = all(len(turn.query.periods) == 1 for turn in before[-2:]) and all(p.kind == "month" for p in months)
    return tuple(months) if single and len(months) == 2 else ()


def rates_again(previous: Query, query: Query) -> Query:
    """ "And the US in both months?" after rates set beside one another, "cars?" after an order by growth: its rates."""
    rated = previous.measure == "yoy" and previous.operation in ("growth", "compare", "rank", "record")
    rated = rated and query.operation == "level"
    return query.with_(operation="growth", by="year", measure="yoy") if rated and query.measure is None else query


def asks_it_now(previous: Query, clause: Clause) -> bool:
    """ "And what is it now?" after when it first passed an amount, or for how long it was below one: the figure itself
    where a level was looked for; "and now?" after how many months asks for as many."""
    if previous.operation not in ("threshold", "streak"):
        return False
    if previous.measure == "yoy" and not clause.has("question", "where"):
        return False  # "where are they now" asks for no months
    asked = clause.has("question", "what", "how_much", "where") or clause.says("it_again")
    times = clause.expressions()
    return (asked or previous.by in ("first", "last")) and bool(times) and all(time.latest for _, time in times)


def of_now(previous: Query, query: Query, clause: Clause) -> bool:
    """ "And now?" after the highest of a series: its newest figure. Ambiguous where a flow is named after the record of
    another kind of series: "did it hit exports?" asks for no record of theirs."""
    if previous.operation == "record" and previous.flow == "context" != query.flow and not clause.has("period"):
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), previous, (previous.with_(notes=()),))
    times = clause.expressions()
    return bool(times) and all(time.latest for _, time in times)


def months_told(clause: Clause, before: Sequence[Turn]) -> tuple[Period, ...]:
    """ "Exports in those months": the months that were told one by one or counted, or the span, where more is said."""
    periods = before[-1].query.periods
    newest = told(before, True)
    if newest is not None and newest.slot == "periods":  # one month a reply: "in those two months"
        return tuple(item for item in newest.items if isinstance(item, Period))
    counted = next((turn.months for turn in reversed(before) if turn.months), ())
    spanned = [period.month_count > 1 for period in periods] == [True]
    spanned = spanned and (clause.has("period") or clause.has_any(*_NAMING))
    return counted or (periods if spanned else two_months_told(before))


def of_all_times(f: Features, things: Told, last: Query) -> bool:
    """ "Peak?" after one month and another of an index, "and the slowest?" after the fastest and the second: a
    superlative of two is looked for among all."""
    two = things.slot == "periods" and len(things.items) == 2
    looked = two and (things.of.flow == "context" or last.operation == "record")
    return looked and f.extreme() is not None and f.clause.only("extreme", "harmless", "conj")


def fell_before(previous: Query, f: Features) -> bool:
    """Whether months of falls were told and a word for the size of a move asks for one of them."""
    condition = previous.condition
    fell = isinstance(condition, Bound) and condition.comparator in ("below", "at_most") and condition.amount <= 0
    return fell and any(m.says("steep", "in_size") for m in f.clause.all("extreme"))


def peak_asked(previous: Query, c: Clause) -> bool:
    """ "And when was the peak?" after months of falls: the highest amount of all, and no rate of those months."""
    bound, said = previous.condition, [m for m in c.mentions if m.kind not in FILLERS]
    fell = previous.operation == "streak" and isinstance(bound, Bound) and bound.comparator == "below"
    asked = len(said) == 2 and said[0].is_("op", "when")
    return fell and asked and (said[1].is_("op", "record") or said[1].is_("extreme", "most"))


def who_most(f: Features) -> bool:
    """ "Who took the most?", "which of these took most?", "which bought more?": one of those that were told."""
    c, verb = f.clause, f.clause.first("verb")
    subject = None if verb is None else c.before(verb)
    which = c.has("deictic", "them") or c.says("choosing") or (subject is not None and subject.is_("question", "what"))
    return (c.asks_who() or which) and (f.extreme() is not None or c.has("more", "more", "less"))


def of_the_others(c: Clause, last: Query) -> bool:
    """ "And to which did they fall?" after those to which exports rose: of others than were told."""
    way = c.has("question", "what") and c.has("direction") and not c.has_any("extreme", "more")  # "which fell most?"
    return last.operation == "rank" and last.condition is not None and way
