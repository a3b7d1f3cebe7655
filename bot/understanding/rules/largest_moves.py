"""The rule for the largest move of an index from one month to the next, which is no lowest or highest level of it."""

from __future__ import annotations

from bot.errors import Ambiguous
from bot.model import Query
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import BY_MONTH, PRICES, TARIFFS

_BETWEEN = ("harmless", "number", "time", "conj", "growth", "commodity", "op")  # "biggest one-month PMI drop"


def largest_move(f: Features) -> Query | None:
    """`The biggest one-month drop in the PMI of 2025`, `in which month did it fall the most`; None where the
    superlative is of the level ("rose to its highest").

    Prices are rates themselves: their largest rise is the highest of those, unless one on the month is named.
    """
    c = f.clause
    one = f.context and len(f.commodities) == 1 and f.commodities[0] in BY_MONTH
    most = c.first("extreme") or _moved_most(f) if one else None
    ways = _ways(f, most) if most is not None else set()
    if most is None or not ways or c.has("growth", "yoy"):
        return None
    one_month = tuple(m for m in c.all("number") if m.value == 1 and _of_months(f, m))
    if f.commodities[0] in PRICES and not (one_month or _on_the_month(f)):
        return None
    spans = [period.month_count > 1 for period in f.periods] in ([], [True])
    amounts = [amount for amount in f.amounts if not set(amount.mentions) <= set(one_month)]
    plain = not amounts and (f.limit or 1) == 1 and not c.has("ordinal") and not c.ops("check")
    plain = plain and spans and f.commodities[0] not in TARIFFS and not (f.fragment and not f.periods)
    if most.code == "least" or not plain or ways not in ({"up"}, {"down"}):
        raise Ambiguous.again()
    c.use(*one_month)
    return query_of(f, "record", by="move", limit=1 if ways == {"up"} else -1)


def _moved_most(f: Features) -> Mention | None:
    """`¿En qué mes cayó más?`: one word for the fall and that it was the largest, where a month is asked for."""
    c = f.clause
    asked = f.asks_time == "month" or c.ops("when")
    return c.first("more", "fell_more") if asked and not c.says("than") and len(f.periods) < 2 else None


def _ways(f: Features, most: Mention) -> set[str]:
    """Which way the moves beside the superlative go; "moved" where that is not said: `the biggest monthly change`."""
    if most.kind == "more":
        return {"down"}
    ways = {m.code for m in f.clause.all("direction", "up", "down") if _beside(f, most, m)}
    if not ways and any(_beside(f, most, m) for m in f.clause.all("growth", "growth")):
        ways = {"up"}  # "самый сильный рост PMI"
    for month in f.clause.all("growth", "mom"):
        if month.says("of_months") and _beside(f, most, month):  # "monthly change", "monthly rise" in one
            told = {way for way in ("up", "down") if month.means("direction", way)}
            ways |= told or ({"moved"} if not ways else set())
    return ways


def _beside(f: Features, best: Mention, moved: Mention) -> bool:
    """Whether nothing stands between the two but what tells of which move it is: `fell the most`."""
    first, last = sorted((f.clause.at(best), f.clause.at(moved)))
    between = f.clause.mentions[first + 1 : last]
    return all(m.kind in _BETWEEN or m.is_("prep", "by", "of", "in") for m in between)


def _of_months(f: Features, number: Mention) -> bool:
    """`One month`, `one-month`."""
    unit = f.clause.after(number, "conj")
    return unit is not None and unit.is_("time", "unit:month")


def _on_the_month(f: Features) -> bool:
    c = f.clause
    of_a_month = any(m.says("of_a_month", "any_month", "of_months") for m in c.mentions)
    unit = any(c.led_by(m, "prep", "for") for m in c.all("time", "unit:month"))  # "за месяц"
    return bool(c.ops("monthly", "per_month") or c.has("growth", "mom") or of_a_month or unit)
