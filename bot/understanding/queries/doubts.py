"""Words that ask for more than the query gives -> a question back: never a plain figure for a count, a rank, a date.

The rules of operation.py take the first that fits. Where none of them took up a word that asks for something of its own
("how many months", "largest", "on average"), a level would answer another question than was put. What is doubted is
told by subject: times, whose figures, shares and rates, amounts and claims.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.errors import Ambiguous, NotHeld
from bot.model import OPERATIONS, Bound, Query, Quoted, Statement
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.ends_told import against_time
from bot.understanding.clauses.features import Features
from bot.understanding.queries.doubt import Doubt
from bot.understanding.queries.doubts_of_amounts import OF_AMOUNTS
from bot.understanding.queries.doubts_of_claims import OF_CLAIMS
from bot.understanding.queries.doubts_of_counts import OF_COUNTS
from bot.understanding.queries.doubts_of_goods import OF_GOODS
from bot.understanding.queries.doubts_of_months import OF_MONTHS
from bot.understanding.queries.doubts_of_owners import OF_OWNERS
from bot.understanding.queries.doubts_of_series import OF_SERIES
from bot.understanding.queries.doubts_of_sides import OF_SIDES
from bot.understanding.queries.doubts_of_talk import doubted_in_talk
from bot.understanding.queries.doubts_of_times import OF_TIMES
from bot.understanding.queries.doubts_of_verdicts import OF_VERDICTS
from bot.understanding.queries.doubts_of_wholes import OF_WHOLES
from bot.understanding.words.in_order import InOrder
from bot.understanding.words.kinds import PLAIN, WHO

_DOUBTS: Final[InOrder[Doubt]] = InOrder(
    *OF_SIDES,
    *OF_WHOLES,
    *OF_TIMES,
    *OF_CLAIMS,
    *OF_VERDICTS,
    *OF_AMOUNTS,
    *OF_MONTHS,
    *OF_GOODS,
    *OF_OWNERS,
    *OF_COUNTS,
    *OF_SERIES,
)
# Which of them are asked of each operation: of any one, most are not.
_OF: Final = {
    operation: sum(1 << i for i, row in enumerate(_DOUBTS.rules) if not row.of or operation in row.of)
    for operation in OPERATIONS
}

_REACTING: Final = ("question", "flow", "direction", "harmless", "prep", "conj", "courtesy", "fragment")


def doubt(query: Query, f: Features, previous: Query | None) -> None:
    """Ambiguous where a word that asks for something of its own was taken up by nothing; `previous` is what a fragment
    is laid over."""
    if query.operation == "record" and (query.by or "").endswith("_ahead"):
        return
    reacts = query.operation == "growth" and any(m.says("responding") for m in f.clause.all("direction", "moved"))
    if reacts and previous is None and not query.periods and f.clause.only(*_REACTING):  # "how did exports react?"
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), query, (query.with_(notes=()),))
    if query.operation == "rank" and query.condition is None and f.bound is not None and f.bound.unit == "pct":
        of_all = replace(f.bound, measure="yoy")  # "top 5 that grew over 10 %"
        raise Ambiguous.again(query, query.with_(limit=None, measure="yoy", condition=of_all, notes=()))
    for row in _DOUBTS.among(f.clause.rows, _OF[query.operation]):
        if row.holds(query, f):
            raise row.offers(query)
    if previous is not None:
        doubted_in_talk(query, f, previous)
    _other_readings(query, f)
    if query.operation in PLAIN and not f.context and (within := _at_home(f.clause, f.home)) is not None:
        raise NotHeld(Statement.of("refusal.not_held.word", word=Quoted(within, f.clause.frame.language)))


def _other_readings(query: Query, f: Features) -> None:
    """Ambiguous where the words may ask for another query as well as for this one."""
    bound = query.condition if query.operation == "check" and query.by is None else None
    of_nothing = isinstance(bound, Bound) and bound.amount == 0.0 and bound.measure != "share"
    if of_nothing and not (f.amounts or f.context) and query.periods == f.periods and against_time(f.clause):
        raise Ambiguous.again(query)  # "China exports less to the US than in 2018, right": in which year?
    if f.amounts or f.context or query.operation not in PLAIN:
        return
    if query.by in (None, "year") and len(query.periods) == 1 and query.periods == f.periods and against_time(f.clause):
        # "are exports up on June 2025?": what is set against it is not said, perhaps the year after
        at = query.periods[0]
        later = query.with_(operation="compare", by="period", periods=(at.shift(12), at), measure=None, notes=())
        raise Ambiguous.again(query, later, query.with_(notes=()))  # "vs March?", after a half: March itself
    if query.operation == "level" and f.clause.has("unit", "pct"):
        rate = query.with_(operation="growth", measure="yoy", by="year", notes=())
        raise Ambiguous.again(query, rate)  # "экспорт в США 2025, %"


def _at_home(clause: Clause, home: str) -> str | None:
    """`Cars sold in China`, `sales of cars in China`: what a country sells within its borders crosses none; where."""
    places = [m for m in clause.mentions if m.kind in WHO]
    if [m.code for m in places] != [home] or clause.has_any("flow", "party"):
        return None
    where = clause.before(places[0])
    if where is None or not where.is_("prep", "in") or clause.has("measure"):
        return None
    goods = clause.before(where)  # "tell me about coal in China"
    beside = goods is not None and goods.kind == "commodity" and goods.last + 1 == where.first
    return f"{where.said} {places[0].said}" if beside or clause.has("verb", "sell", "buy") else None


def one_year(query: Query, f: Features) -> None:
    """Ambiguous where a fiscal year was named for somebody whose books are kept by the calendar."""
    if f.fiscal_years and any(period in f.fiscal_years for period in query.periods):
        fiscal = query.with_(periods=tuple(f.fiscal_years.get(period, period) for period in query.periods), notes=())
        raise Ambiguous(Statement.of("refusal.ambiguous.fiscal"), query, (fiscal, query.with_(notes=())))
