"""The rule for which partners a flow rose or fell with: the order of their rates, and not the rate of all together."""

from __future__ import annotations

from bot.model import Query
from bot.understanding.asked import query_of
from bot.understanding.features import Features

_SHOWN = 5


def moved_partners(f: Features) -> Query | None:
    """ "To which countries did exports fall", "which partners bought less than a year before": the partners held in the
    order of how they moved, those that moved so first."""
    c = f.clause
    if not c.has("party", "partner", "buyer", "seller") or f.partners not in ((), ("WLD",)) or f.fragment:
        return None
    if f.flow not in ("export", "import") or f.extreme() is not None or f.limit is not None or f.amounts or f.context:
        return None
    times = sorted(f.periods, reverse=True)
    earlier = times[1:]
    on_year = earlier == [times[0].shift(-12)] if earlier else c.has("growth", "yoy")
    down = c.has("direction", "down") or (c.has("more", "less") and on_year)
    up = c.has("direction", "up") or (c.has("more", "more") and on_year)
    if down == up or (earlier and not on_year) or c.ops("why", "streak", "count", "when"):
        return None
    order = query_of(f, "rank", by="partner", measure="yoy", limit=-_SHOWN if down else _SHOWN, partners=())
    return order.with_(periods=tuple(times[:1]))


def balanced_partners(f: Features) -> Query | None:
    """ "Which partners does China have a deficit with": those with the largest, and not the balance with all."""
    c = f.clause
    if not c.has("party", "partner") or f.flow != "balance" or f.partners not in ((), ("WLD",)) or f.fragment:
        return None
    if f.extreme() is not None or f.limit is not None or f.amounts or f.moved or c.ops("why", "count", "streak"):
        return None
    deficits = c.has("flow", "deficit")
    if deficits == c.has("flow", "surplus"):
        return None
    return query_of(f, "rank", by="partner", limit=-_SHOWN if deficits else _SHOWN, partners=())


def overtaken(f: Features) -> Query | None:
    """ "When did ASEAN overtake the US", "has the EU ever bought more than ASEAN": both over the years held."""
    c = f.clause
    beside = c.has("compare", "pass", "above", "below") or c.has("more", "more", "less")
    if not beside or len(f.partners) < 2 or f.fragment or f.context or f.amounts or f.moved or len(f.periods) > 1:
        return None
    if not (c.ops("when", "ever", "first_time") or f.asks_time == "year"):
        return None
    return query_of(f, "trend", by="year", measure=f.measure)
