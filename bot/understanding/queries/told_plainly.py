"""A text whose parts only name a figure each, all of one time -> whether the whole tells them all.

`Exports to the EU, exports to ASEAN and the PMI in May 2025`: such a part is read by itself as it is read in the whole,
so that a figure of just this flow, partner and time among those of the whole is the part's, and it need not be read.
A part that asks only how much, behind whether something rose, is told with the rate.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from bot.errors import CannotAnswer
from bot.model import HOME, Query
from bot.understanding.queries.in_turn import Parts, queries_of
from bot.understanding.words.frame import Frame, Part, holds
from bot.understanding.words.kinds import BALANCES

THEN: Final = ("earlier:month", "earlier")  # "in the same month", "in the same period"
_THAT_YEAR: Final = "earlier+0"
_FLOWS: Final = {
    "export": ("export", "to"),
    "import": ("import", "from"),
    "both": ("both", "with"),
    **dict.fromkeys(BALANCES, ("balance", "with")),
}
_PASSED: Final = ("little", "words", "what", "how_much", "ask")  # what leaves a part as it is: "what was the", "please"


def each_told_plainly(frame: Frame, pieces: list[Part], queries: Parts) -> bool:
    """Whether each part only names a figure, and that is among the queries."""
    times = {m.code for m in frame.all("period")}.difference(THEN)
    told = queries_of(queries)
    if any(code.isdecimal() for code in times):
        times.discard(_THAT_YEAR)
    if len(times) != 1 or not min(times)[:4].isdecimal() or len(told) < len(queries):
        return False
    if frame.has("period", THEN[0]) and min(times).isdecimal():
        return False  # "exports in 2025, and imports in that month"
    if {len(query.periods) for query in told} != {1} or len({query.periods for query in told}) > 1:
        return False
    placed = any(m.kind == "place" for piece in pieces for m in piece)
    return all(_told(piece, told, placed) for piece in pieces)


def from_both_sides(queries: Parts) -> bool:
    """`What surplus with India did China record, and what deficit does India show?`: each told of the other."""
    told = [query for query in queries_of(queries) if query.flow in BALANCES]
    return any(a.reporter in b.partners and b.reporter in a.partners for a, b in pairwise(told))


def how_far_alone(frame: Frame, parts: tuple[Query | CannotAnswer, ...]) -> tuple[Query | CannotAnswer, ...]:
    """`Did imports rise in June? How much?`, `when did they last fall, and how much?`: the parts without an amount
    behind a rate, where the last words ask only how much: by how much, which the rate has told, with the amount where
    that is held."""
    said = [m for m in frame.mentions if m.kind != "harmless"]
    if len(parts) != 2 or len(said) < 2 or not said[-1].is_("question", "how_much") or said[-2].kind == "unit":
        return parts
    tail = frame.mentions[frame.mentions.index(said[-2]) + 1 :]
    if tail[-1] is not said[-1] or any(m.says("copula", "auxiliary", "pronoun") for m in tail):
        return parts  # "and how much were they?"
    moved, amount = parts
    behind = said[-2].kind == "conj" or any(t.norm in "?!." for t in frame.tokens[said[-2].last + 1 : said[-1].first])
    if not behind or not isinstance(moved, Query):
        return parts
    if isinstance(amount, CannotAnswer):  # of the month that is found
        waits = amount.said.kind == "refusal.ambiguous.found" and moved.by in ("first", "last")
        return (moved,) if waits and moved.operation == "threshold" and moved.measure == "yoy" else parts
    if amount.operation != "level":
        return parts
    rate = amount.with_(operation="growth", by="year", measure="yoy", notes=())
    return (moved,) if rate == moved.with_(notes=()) else parts


def _told(piece: Part, told: list[Query], placed: bool) -> bool:
    """Whether it is `exports`, `China's imports from the EU`, `growth of exports` or the name of an index, and a query
    of the whole is of just that. A balance that names nobody, beside others that do, may be of one of those."""
    said = [m for m in piece if not (m.kind == "period" or m.is_("demonym", HOME) or m.code in _PASSED)]
    fast = holds(said, "op", "how_fast")  # "how fast exports grew"
    moves = ("growth", "direction") if fast else ("growth",)
    rates = [m for m in said if m.is_("op", "how_fast") or (m.kind in moves and m.code in ("growth", "up"))]
    rated = bool(rates) and len(said) > 1
    named = [(m.kind, m.code) for m in said if not (m in rates or (rated and m.is_("prep", "of")))]
    if not named:
        return False
    (kind, code), *rest = named
    if kind == "commodity" and not (rest or rated):
        return any((q.operation, q.flow, q.commodities, q.by) == ("level", "context", (code,), None) for q in told)
    if rated and named == [("flow", "export"), ("flow", "import")]:
        code, rest = "both", []
    if kind != "flow" or code not in _FLOWS or (code == "both" and not rated):
        return False
    flow, way = _FLOWS[code]
    partner = rest[1][1] if [one for one, _ in rest] == ["prep", "place"] and rest[0][1] == way else "WLD"
    if len(rest) != 2 * (partner != "WLD") or (flow == "balance" and placed and not rest):
        return False
    figure = Query("balance" if flow == "balance" else "level", HOME, flow, (partner,), ("TOTAL",))
    figure = figure.with_(operation="growth", measure="yoy", by="year") if rated else figure
    return figure.with_(periods=told[0].periods) in told
