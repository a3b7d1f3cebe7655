"""Rates after amounts and amounts after rates: the same query in the other of the two."""

from __future__ import annotations

from collections.abc import Sequence

from bot.errors import Ambiguous
from bot.model import Query, Turn
from bot.understanding.clauses.amounts import BASES
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.features import Features
from bot.understanding.talks.told import fell_before
from bot.understanding.words.kinds import FILLERS, OF_ONE_TIME

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
    if clause.has_any("flow", "place", "demonym", "commodity"):
        return None
    bare = [m.kind for m in clause.mentions if m.kind not in FILLERS]  # "the rate?", "and the rate in dollars?"
    rate = clause.has("measure", "rate") and "measure" in bare and set(bare) <= {"measure", "unit"}
    rate = rate and previous.operation in ("level", "total") and previous.flow in ("export", "import", "total")
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
    if (
        query.operation == "average"
        and previous.operation in ("trend", "record", "average")
        and previous.measure == "yoy"
    ):
        named = f.clause.has_any("measure", "unit", "flow", "verb") or f.context or query.flow != previous.flow
        return query if named and not f.clause.has("measure", "rate") else query.with_(measure="yoy")
    busy = any(m.says("of_amounts") for m in f.clause.all("extreme"))  # "the busiest month", after a rate
    mean = query.operation == "average" and previous.operation in ("trend", "record") and query.by is None
    told = mean or previous.operation in _RATED or (previous.operation == "rank" and grain is not None)
    rates = previous.measure == "yoy" and told and query.measure is None and not busy
    if rates and query.operation == "record" and query.limit == 1 and fell_before(previous, f):
        query = query.with_(limit=-1)  # "the steepest?", after months that fell
    beside = mean or (query.operation == "compare" and query.by == "period" and query.flow == previous.flow)
    if rates and beside and not f.clause.has_any("measure", "unit", "verb"):
        return query.with_(measure="yoy")  # "which was the best of them?", after two rates
    rates = rates and not (previous.operation == "growth" and previous.by in ("month", "period", None))
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
    if pace and previous.operation == "brief" and c.has("flow", "export", "import"):
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
    if not little or [period.kind for period in last.periods] != ["month"] or f.flow not in ("export", "import"):
        return None
    told = before[-2].query if len(before) > 1 and before[-2].query.operation == "brief" else last
    one, other = last.periods[0], (told.periods or last.periods)[0]
    other = other if other.kind == "month" and other != one else one.shift(-1)
    months = (max(one, other), min(one, other))
    return Query("change", last.reporter, f.flow, ("WLD",), ("TOTAL",), measure="yoy", periods=months)
