"""Rates after amounts and amounts after rates: the same query in the other of the two, and of those told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.errors import Ambiguous
from bot.model import Bound, Query, Turn
from bot.understanding.clauses.amounts import BASES
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.talks.told import RECKONED, fell_before, peak_asked, told
from bot.understanding.words.frame import Frame, holds_only
from bot.understanding.words.kinds import FILLERS, NAMED, OF_ONE_TIME, ONE_WAY

_MONIES = tuple(BASES.values())
_GRAINS = ("quarter", "year")
_RATED = ("growth", "trend", "streak", "threshold", "check")


def as_a_rate(before: Sequence[Turn], f: Features) -> Query | None:
    """ "As a percentage, against a year before?", "in percent?" after an amount: its rate on the year.

    Of one partner or good a bare "in percent" may mean its share as well, and is left to the rules.
    """
    clause, previous = f.clause, _found(before)
    at = previous.periods[:1]
    lone = [m for m in clause.all("unit", "pct", "pp") if not any(m in amount.mentions for amount in f.amounts)]
    if previous.operation not in OF_ONE_TIME or not at or f.context or f.amounts or clause.has("growth", "mom"):
        return None
    if clause.has_any(*NAMED):
        return None
    bare = [m.kind for m in clause.mentions if m.kind not in (*FILLERS, "self")]  # "the rate?", "I also need its rate"
    rate = clause.has("measure", "rate") and "measure" in bare and set(bare) <= {"measure", "unit"}
    rate = rate and previous.operation in ("level", "total") and previous.flow in (*ONE_WAY, "total")
    if rate and not clause.has("unit", "EUR", "JPY"):
        return query_of(f, "growth", by="year", measure="yoy")
    if not (lone or clause.has("measure", "percent") or clause.ops("how_fast")):
        return None
    against = f.year_before and f.periods == (at[0].shift(-12),)
    alone = f.periods == at and (previous.of_all and previous.all_goods)
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


def on_the_other_basis(previous: Query, f: Features) -> Query | None:
    """ "By value?" after the rate of a number or weight, "by volume?" after that of a value: the same of the other;
    "the value?" alone asks for the amount."""
    c = f.clause
    said = [m for m in c.mentions if m.kind not in FILLERS]
    rated = previous.operation == "growth" and previous.by == "year"
    if c.has("conj", "or") and len(c.all("unit")) > 1 and holds_only(said, "unit", "deictic"):
        c.rule = RECKONED
        return previous.with_(notes=())  # "units or dollars?": what was told, with its unit
    money = previous.basis in _MONIES and f.basis in _MONIES and f.basis != previous.basis
    if rated and money and all(m.kind == "unit" or m.is_("measure", "rate") for m in said):
        return previous.with_(basis=f.basis, notes=())  # "in dollars?", after the growth in yuan
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
    grain = previous.by if previous.operation in ("trend", "rank") and previous.by in _GRAINS else None
    if previous.operation == "record" and previous.by == "year" and [p.month_count > 12 for p in f.periods] == [True]:
        grain = "year"  # "best?" after the worst year
    if grain is not None and query.operation == "record" and query.by == "month" and f.asks_time is None:
        query = query.with_(operation="rank" if grain == "quarter" else "record", by=grain)
    if query.operation == previous.operation == "record" and previous.measure == "yoy" and query.measure is None:
        said = f.clause.has_any("measure", "unit", "flow") or f.asks_time
        return query if said else query.with_(measure="yoy", by=previous.by)  # "the slowest?" after the fastest year
    averaged = query.operation == "average" and previous.operation in ("trend", "record", "average")
    averaged = averaged or _mean_of_rates(previous, query, f, before)
    if averaged and previous.measure == "yoy":
        named = f.clause.has_any("measure", "unit", "flow", "verb") or f.context or query.flow != previous.flow
        return query if named and not f.clause.has("measure", "rate") else query.with_(measure="yoy")
    if peak_asked(previous, f.clause):
        return query.with_(periods=())
    busy = any(m.says("of_amounts") for m in f.clause.all("extreme"))  # "the busiest month", after a rate
    mean = query.operation == "average" and previous.operation in ("trend", "record") and query.by is None
    told = mean or previous.operation in _RATED or (previous.operation == "rank" and grain is not None)
    bound = previous.condition  # "the worst?", after whether every month fell
    every = previous.by == "every" and isinstance(bound, Bound) and bound.measure == "yoy"
    amounts = (previous.operation, previous.by) == ("growth", "period")  # how far one is from another
    rates = (previous.measure == "yoy" or every) and told and query.measure is None and not (busy or amounts)
    if rates and query.operation == "record" and query.limit == 1 and fell_before(previous, f):
        query = query.with_(limit=-1)  # "the steepest?", after months that fell
    beside = mean or (query.operation == "compare" and query.by == "period" and query.flow == previous.flow)
    if rates and beside and not f.clause.has_any("measure", "unit", "verb"):
        return query.with_(measure="yoy")  # "which was the best of them?", after two rates
    rates = rates and not (previous.operation == "growth" and previous.by in ("month", None))
    amount = f.clause.has_any("measure", "unit") or f.context or query.flow == "balance"
    best = query.operation == "record" or (query.operation == "rank" and query.by in _GRAINS)
    if not (best and rates) or amount or query.flow != previous.flow:
        return query
    if previous.operation == "growth" and not f.moved and _amount_told(query, before):
        good = f.asks_time and any(m.says("best") for m in f.clause.all("extreme"))
        if good or not f.clause.has("extreme"):
            return query  # "record high?", "the best month?": of amounts
        rate = query.with_(measure="yoy", notes=())
        raise Ambiguous.again(query, rate, query.with_(notes=()))
    return query.with_(measure="yoy")


def _mean_of_rates(previous: Query, query: Query, f: Features, before: Sequence[Turn]) -> bool:
    """ "And the average of June, July and August?", after the rate of a month, and no amount of that trade: that of
    the rates; "the monthly average" is of amounts."""
    c = f.clause
    months = previous.operation == "growth" and previous.by == "year" and query.operation == "average"
    months = months and all(period.kind == "month" for period in previous.periods)
    whole = not c.has("period") or any(period.kind in ("year", "half", "ytd") for period in f.periods)
    told = c.has("op", "per_month") or any(("op", "per_month") in m.others for m in c.all("op")) or c.has("question")
    alike = (previous.flow, previous.partners, previous.commodities) == (query.flow, query.partners, query.commodities)
    return months and alike and not (whole or told or _amount_told(query, before))


def _amount_told(query: Query, before: Sequence[Turn]) -> bool:
    """Whether the amount was told before the rate: "exports? growth? lowest month?" may be of either."""
    return any(
        one.query.operation in ("level", "total")
        and (one.query.reporter, one.query.flow) == (query.reporter, query.flow)
        and (one.query.partners, one.query.commodities) == (query.partners, query.commodities)
        for one in before[-5:-1]
    )


def paced(before: Sequence[Turn], f: Features) -> Query | None:
    """How far the rate told has moved from the month before; None where more is said, or no such rate was told."""
    c, previous = f.clause, before[-1].query
    pace = [m for m in c.all("direction") if m.says("pace")]
    if pace and previous.operation == "brief" and c.has("flow", *ONE_WAY):
        return _of_summaries(before, f)
    if not pace or any(m not in pace and m.kind not in (*FILLERS, "period") for m in c.mentions):
        return None
    rated = previous.operation == "growth" and previous.by == "year" and len(previous.partners) == 1
    if not rated or [period.kind for period in previous.periods] != ["month"]:
        return None
    month, told = previous.periods[0], previous.periods[0].shift(-1)
    if c.has("period"):  # "did it get worse in June", after the rate of May
        if len(f.periods) != 1 or f.periods[0].kind != "month" or f.periods[0] == month:
            return None
        month, told = max(month, f.periods[0]), min(month, f.periods[0])
    return previous.with_(operation="change", by=None, measure="yoy", periods=(month, told), notes=())


def _of_summaries(before: Sequence[Turn], f: Features) -> Query | None:
    """ "Did exports speed up" after the summaries of July and August: the later rate beside the earlier; after that of
    one month, beside the month before."""
    last = before[-1].query
    little = f.clause.only(*FILLERS, "direction", "flow")
    if not little or [period.kind for period in last.periods] != ["month"] or f.flow not in ONE_WAY:
        return None
    told = before[-2].query if len(before) > 1 and before[-2].query.operation == "brief" else last
    one, other = last.periods[0], (told.periods or last.periods)[0]
    other = other if other.kind == "month" and other != one else one.shift(-1)
    months = (max(one, other), min(one, other))
    return Query("change", last.reporter, f.flow, ("WLD",), ("TOTAL",), measure="yoy", periods=months)


_NAMED: Final = (
    "place", "demonym", "commodity", "period", "growth", "direction", "extreme", "more", "compare", "number", "party",
)  # fmt: skip

_LARGER: Final = frozenset({"question", "more", "harmless", "conj", "deictic"})


def amounts_of_those(before: Sequence[Turn], f: Features) -> Query | None:
    """The level of each after a comparison of rates, or of two things told by rate one after the other, where amounts,
    levels or a currency are asked for and nothing else is named; the larger of two whose rates were compared."""
    c, previous = f.clause, before[-1].query
    rated = previous.operation == "compare" and previous.measure == "yoy"
    larger = rated and any(m.says("in_size") for m in c.all("more", "more"))  # "higher" is of the rates just told
    if larger and c.has("question", "what") and {m.kind for m in c.mentions} <= _LARGER:
        return previous.with_(measure=None, basis=None, condition=None, notes=())  # "and which is larger?"
    if c.has_any(*_NAMED) or c.has_other("op", "each", "list"):
        return None
    if (ordered := _amounts_of_order(before[-1], f)) is not None:
        return ordered
    money = c.all("unit", "USD", "CNY")
    sized = c.has("question", "how_much") or c.has("measure", "level", "value")
    if not (money or sized or c.says("amounts")):
        return None
    if previous.operation == "trend" and previous.measure == "yoy" and not c.has_any("period", "growth"):
        c.use(*money)
        return previous.with_(measure=None, basis=f.basis if money else None, notes=())  # "and the levels"
    shares = previous.operation == "share" and len(previous.partners) > 1 and previous.flow in ONE_WAY
    if not (rated or shares):
        both = _both_told(c, before) or _rates_before(c, before)
        if both is None:
            return None
        previous = both
    c.rule = RECKONED
    c.use(*money)
    return previous.with_(
        operation="level", measure=None, by=None, condition=None, basis=f.basis if money else None, notes=()
    )


def _amounts_of_order(last: Turn, f: Features) -> Query | None:
    """ "And the amounts?" after the partners whose trade grew fastest: those of each that was named."""
    c, told = f.clause, last.query
    ranked = told.operation == "rank" and told.by == "partner" and told.measure == "yoy" and told.flow in ONE_WAY
    other = c.has_any("growth", "direction", "extreme", "ordinal", "number", "party", "verb", "compare")
    sized = c.has("question", "how_much") or c.has("measure", "level", "value") or c.says("amounts")
    other = other or c.has("prep", "by") or c.has_other("deictic", "that", "them")
    if not (ranked and sized and last.named) or other:
        return None
    basis = f.basis if c.has("unit", "USD", "CNY") else None
    c.use(*c.all("unit", "USD", "CNY"))
    c.rule = RECKONED
    return told.with_(
        operation="level", measure=None, by=None, limit=None, condition=None, partners=last.named, basis=basis, notes=()
    )


def _both_told(c: Clause, before: Sequence[Turn]) -> Query | None:
    """The query of the two things told last, where both are pointed at and the last was a rate."""
    pointed = any(m.says("both_of_them") or m.is_("deictic", "both") for m in c.mentions)
    if not pointed or c.has("flow") or before[-1].query.operation != "growth":
        return None
    things = told(before, pointed=True)
    return None if things is None else things.only(things.items[-2:])


def _rates_before(c: Clause, before: Sequence[Turn]) -> Query | None:
    """ "What were the levels" after the rates of exports and imports and then the surplus: of what was told by rate."""
    last = before[-1].query
    rates = [t.query for t in before if t.query.operation == "growth" and t.query.flow in ONE_WAY]
    rates = [query for query in rates if query.periods == last.periods and query.partners == last.partners]
    if last.operation != "balance" or not (rates and c.says("amounts") and c.has("measure", "level")):
        return None
    return rates[-1].with_(flow="both" if len({query.flow for query in rates}) > 1 else rates[-1].flow)


# Things told before a fragment, set beside one another at another time: "which of them grew faster in May?".
_WHICH_NAMED = ("flow", "place", "demonym", "commodity", "party", "measure", "unit", "number")
_BY = {"partners": "partner", "commodities": "commodity", "flow": "flow"}


def those_then(f: Features, before: Sequence[Turn]) -> Query | None:
    """ "Which was bigger in September 2024?" after Japan's figure and Korea's: the two of them in that month."""
    c = f.clause
    if not c.has_any("more", "extreme") or not c.has("period") or len(f.periods) != 1:
        return None
    pointed = any(m.means("deictic", "both") or m.means("deictic", "them") or m.says("pronoun") for m in c.mentions)
    which = c.has("question", "what", "who") or pointed
    if not which or c.has_any(*_WHICH_NAMED) or f.asks_time or f.amounts or c.has("question", "how_much"):
        return None
    if c.has_other("op", "which", "list", "compare") or f.year_before:
        return None
    things = told(before, pointed=pointed)
    if things is None or things.slot not in _BY or things.of.operation not in ("level", "growth", "compare", "balance"):
        return None
    rates = f.growth or (things.of.measure == "yoy" and not c.has("verb"))
    measure = "yoy" if rates else None if things.of.measure == "yoy" else things.of.measure
    asked = {"operation": "compare", "by": _BY[things.slot], "measure": measure, "periods": f.periods}
    compared = things.only(things.items).with_(**asked, limit=None, condition=None, notes=())
    return compared if measure == things.of.measure else compared.with_(basis=None)


# What goods that were told by weight are worth: "what was it worth in 2024?", "worth?" -> their value.
_MARK = frozenset({"by_value"})
_AMOUNTS = frozenset({"amounts"})  # "amount please", after a rate
_ALONE = 6  # tokens beside which the amount is asked for by nothing else: "and what were the amounts?"
_FEW = 9  # tokens of a fragment
_LITTLE = ("harmless", "conj", "fragment", "courtesy", "prep", "period", "time", "question", "deictic", "unit")


def worth(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """The frame with such a word as the value asked for, in a short fragment after a trade's figures that names nothing
    else but a time or a currency; "is it worth it?" asks for none."""
    if talk and len(frame.tokens) <= _ALONE and frame.marked(_AMOUNTS):
        return _amount(frame)
    if not talk or not frame.marked(_MARK) or len(frame.tokens) > _FEW or frame.leftover:
        return frame
    goods = not talk[-1].query.all_goods  # "what were they worth": of all goods no more than how much they were
    kinds = ("harmless", "question") if goods else ("harmless",)
    said = [m for m in frame.mentions if m.kind in kinds and m.means("harmless", *_MARK)]
    if len(said) != 1 or not frame.only(*_LITTLE) or talk[-1].query.flow not in ("export", "import", "total"):
        return frame
    asked = frame.has("question", "what", "how_much") or frame.says("it_again")
    if not (asked or frame.has("period") or len(frame.mentions) == 1):
        return frame
    value = replace(said[0], kind="measure", code="value", others=(("harmless", "by_value"),))
    return replace(frame, mentions=tuple(value if m is said[0] else m for m in frame.mentions))


def _amount(frame: Frame) -> Frame:
    """The frame with a word for amounts as what is asked for, where nothing else is said."""
    asked = all(
        m.kind in ("harmless", "conj", "fragment", "courtesy") or m.is_("question", "what") for m in frame.mentions
    )
    if frame.leftover or not asked:
        return frame
    said = next(m for m in frame.mentions if m.means("harmless", *_AMOUNTS))
    level = replace(said, kind="measure", code="level", others=())
    return replace(frame, mentions=tuple(level if m is said else m for m in frame.mentions))
