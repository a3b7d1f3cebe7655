"""How far both sides' figures lie apart, by month or quarter of a span: in which the most, of each, in how many the one
is the higher. The gap of the whole span, told in its place, would answer another question."""

from __future__ import annotations

from typing import Final

from bot.errors import Ambiguous
from bot.model import Bound, Period, Query
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import ONE_WAY, WHO

_GRAINS: Final = {"month": "month", "quarter": "quarter"}
_OF_EACH: Final = ("trend", "monthly", "by_quarter", "each", "chart", "list", "split")
_APART: Final = ("mirror", "difference", "gap")
_ABOVE: Final = (("compare", "above"), ("compare", "pass"), ("more", "more"), ("compare", "at_least"))
_BELOW: Final = (("compare", "below"), ("more", "less"), ("compare", "at_most"))


def by_time(f: Features, query: Query) -> Query:
    """The query of both sides' figures over the months or quarters of its span, where those are asked for; as it is
    where they are not. Ambiguous for a mean, a course or an amount of theirs that nothing tells."""
    c = f.clause
    if query.operation != "mirror" or query.by not in (None, "gap"):
        return query
    if c.ops("average"):
        raise Ambiguous.again(query, query)
    apart = any(m.means("op", *_APART) for m in c.mentions)
    if apart and c.has("direction", "up", "down") and not f.larger:
        return query.with_(by="gap", periods=_moved_between(f, query))
    spans = [period for period in f.periods if period.month_count > 1]
    if len(f.periods) != 1 or not spans:
        return query
    grain = _grain(f)
    compared = any((m.kind, m.code) in (*_ABOVE, *_BELOW) for m in c.mentions)
    if c.ops("count") or (grain and c.has("question", "how_many")) or (c.ops("which") and compared):
        return _counted(f, query)
    extreme = f.extreme()
    if extreme is not None and (grain or apart):
        if not (apart or c.has("compare", "pass", "above")) or _of_a_flow(c):
            raise Ambiguous.again(query, query)  # "the best month by US and Chinese figures": by each of them
        c.use(*c.all("extreme"), *c.all("time"))
        return query.with_(by=grain or "month", limit=extreme)
    if grain and (_asked(c) or _ends_in_quarters(f)):
        if compared and c.has("question", "what"):
            return _counted(f, query)
        if not apart:
            raise Ambiguous.again(query, query.with_(by=grain))  # "monthly exports, US and Chinese figures": of either
        c.use(*c.all("time"))
        return query.with_(by=grain)
    if grain:
        raise Ambiguous.again(query, query)
    return query


def _moved_between(f: Features, query: Query) -> tuple[Period, ...]:
    """`Did the gap between the counts widen in 2025`, `narrow from May to June`: the two times it is told of."""
    if len(f.periods) == 2:
        return f.periods
    if f.ends and len(f.end_points) == 2:
        return f.end_points
    if len(f.periods) == 1 and f.periods[0].kind in ("year", "quarter", "month"):
        return (f.periods[0].shift(-12), f.periods[0])
    raise Ambiguous.again(query, query)


def _of_a_flow(c: Clause) -> bool:
    """`The highest exports by both sides' figures`: not of how far they lie apart."""
    best = c.first("extreme")
    after = c.after(best) if best is not None else None
    return after is not None and after.is_("flow", *ONE_WAY)


def _asked(c: Clause) -> bool:
    return bool(c.ops(*_OF_EACH)) or c.has("question", "what") or c.has("time", "unit:month", "unit:quarter")


def _grain(f: Features) -> str:
    """Of which times it is asked: of quarters where two are the ends, of months where they are spoken of."""
    c = f.clause
    if c.ops("by_quarter") or (f.asks_time == "quarter") or _ends_in_quarters(f):
        return "quarter"
    if f.asks_time in _GRAINS or c.ops("monthly") or (c.ops("trend") and any(m.says("by_month") for m in c.all("op"))):
        return "month"
    return ""


def _ends_in_quarters(f: Features) -> bool:
    """`Q1 to Q4 2025`."""
    return f.ends and len(f.end_points) > 1 and all(period.kind == "quarter" for period in f.end_points)


def _counted(f: Features, query: Query) -> Query:
    """`In how many months did the US count exceed China's`: whose figure is named first is the one that is."""
    c = f.clause
    words = [m for m in c.mentions if (m.kind, m.code) in (*_ABOVE, *_BELOW)]
    whose = [m for m in c.mentions if m.kind in ("agency", *WHO) and m.code in (f.reporter, *query.partners)]
    if len(words) != 1 or f.amounts or not whose or whose[0].first > words[0].first or f.asks_time == "quarter":
        raise Ambiguous.again(query, query.with_(by="gap"))
    c.use(*c.all("time"), *c.all("compare"), *c.all("more"))
    ours = _subject(whose, words[0]) == f.reporter
    above = (words[0].kind, words[0].code) in _ABOVE
    return query.with_(by="month", condition=Bound("above" if ours is above else "below", 0.0))


def _subject(whose: list[Mention], word: Mention) -> str:
    """Whose count is ahead of the word of degree: of whoever counts, before who is only traded with."""
    ahead = [m for m in whose if m.last < word.first]
    return next((m.code for m in ahead if m.kind == "agency"), ahead[0].code)
