"""Whether what moved is asked of each of two times, and not of the way from the one to the other.

Features -> whether it is so."""

from __future__ import annotations

from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.rules.apart import of_rates

_JOINING = ("from", "post_from", "to", "versus")


def rates_named(f: Features) -> bool:
    """出口增速7月 vs 8月: a noun right after the flow, and neither how far nor which way it moved is asked."""
    c = f.clause
    noun = any((one := c.before(m)) is not None and one.is_("flow", "export", "import") for m in c.all("growth"))
    unspaced = noun and c.tokens[c.all("growth")[0].first].kind == "han"
    noted = any(("measure", "rate") in m.others for m in c.all("growth"))  # "growth", where "grew" is none
    rated = c.has("growth", "growth", "yoy") and not c.has("direction") and not c.has("question", "how_much")
    return (unspaced or noted) and rated and not c.ops("how_fast", "difference") and f.flow in ("export", "import")


def rates_listed(f: Features) -> bool:
    """出口增速7月和8月: two rates one beside the other, and no way between them."""
    if len(f.periods) != 2 or f.ends or f.periods[0].kind != f.periods[1].kind:
        return False
    joints = [m for m in f.clause.all("prep") if m.code in _JOINING or m.means("time", "onward")]  # "on 2024"
    places = ("place", "demonym")  # "to the US" joins no times
    joined = any((to := f.clause.after(m)) is None or to.kind not in places for m in joints) or f.clause.has("compare")
    joined = joined or (bool(f.clause.ops("compare")) and f.clause.has("direction"))  # 比べるといくら減ったか
    return not joined and (rates_named(f) or _moved_in_each(f) or _year_between(f))


def _year_between(f: Features) -> bool:
    """`Exports in May, their change on the year, and June`: what is asked of the first is asked of the second."""
    times, rate = f.clause.all("period"), f.clause.first("growth", "yoy")
    if rate is None or len(times) != 2 or not times[0].first < rate.first < times[1].first or f.flow == "balance":
        return False
    return any(m.is_("conj", "and") and rate.last < m.first < times[1].first for m in f.clause.mentions)


def _and_beside(c: Clause) -> bool:
    """`Did exports fall in October 2025, and in the month after`: a month right beside the one that is named."""
    one, two = c.all("period")[:2]
    joined = c.before(two, "prep") or two
    return joined.is_("conj", "and") and one.first < joined.first and two.code.startswith("earlier")


def _moved_in_each(f: Features) -> bool:
    """`How much did exports grow in July and August`: as of one month, on the year before, and so of each."""
    c = f.clause
    moved = c.has("growth", "growth", "yoy") or c.has("direction", "up", "down") or c.ops("how_fast")
    apart = c.ops("why", "record") or c.has("more") or c.has("growth", "mom") or f.amounts or f.context or f.minus
    money = c.has("scale") or any(kind == "unit" for m in c.mentions for kind, _ in m.meanings)
    degree = any(kind == "more" for m in c.all("direction") for kind, _ in m.others)  # "higher in June or in May"
    far = c.ops("difference") and (money or of_rates(f) or not (c.has("direction", "up", "down") or c.has("growth")))
    times = 1 if c.ops("each") else len(c.all("period")) or c.has("growth", "yoy")  # "and its growth on the year?"
    times -= times == 2 and _and_beside(c)
    return bool(moved) and not (apart or degree or far) and times == 1 and f.flow in ("export", "import", "both")


def side_by_side(c: Clause) -> bool:
    """`Exports to the US vs ASEAN month by month`: the course of each, and no one figure of the span."""
    courses = c.ops("monthly") or any(m.says("by_month") for m in c.all("op", "trend"))
    return bool(courses and c.ops("compare")) and not (c.has_any("more", "extreme", "growth") or c.ops("average"))
