"""By what a ranking puts in order, and what stands beside each: "the five biggest markets and their growth"."""

from __future__ import annotations

from bot.errors import Ambiguous
from bot.model import WITH_RATES, WITH_TOTAL
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention

_HOW_FAR = ("difference",)  # "and by how much was it down on the year"
_RANKED = ("party", "flow", "commodity", "time", "period")


def rates_beside(f: Features) -> bool:
    """`Top 5 suppliers with growth`, `the largest buyers, and how each grew`: what comes first is put in order by what
    it amounts to, and the rate of each stands beside it. `The biggest growth`, `top 5 by growth` are orders of rates.
    """
    c = f.clause
    rates = c.all("growth")
    if len(rates) != 1 or f.context or f.flow in ("both", "all") or f.bound is not None or c.has("more"):
        return False
    rate = rates[0]
    moved = c.all("direction")
    sizes = [m for m in c.mentions if m.kind == "extreme" or m.is_("op", "rank", "record")]
    if not sizes or any(m.first > rate.first for m in sizes):
        return False
    joint = c.before(rate, "measure", "deictic", "question", "self")
    while joint is not None and (joint.is_("op", "how_fast", "each", *_HOW_FAR[: bool(moved)]) or joint in moved):
        joint = c.before(
            joint, "measure", "deictic", "question", "self"
        )  # "and how fast did each grow", "how far down"
    if moved and (joint is None or not joint.is_("conj", "and", "plus") or any(m.first < joint.first for m in moved)):
        return False
    if joint is None or joint.first < sizes[-1].first:
        return False
    joined = joint.is_("conj", "and", "plus") or joint.is_("prep", "with") or _too(f, rate)
    counted = bool(f.limit) and any(m.last < sizes[-1].first for m in c.all("party"))  # 輸出先上位5つ
    ranked = counted or any(m.kind in _RANKED and sizes[-1].last < m.first <= joint.first for m in c.mentions)
    return joined and ranked


def _too(f: Features, rate: Mention) -> bool:
    """`..., growth rates too`: of several, after a comma and with nothing of content behind it. "The worst three months
    in exports, yoy" names what they are put in order by."""
    c = f.clause
    after = c.after(rate)
    each = after is not None and after.is_("op", "each") and c.after(after) is None  # "growth of each"
    several = each or (rate.says("several_rates") and after is None)
    return several and rate.first > 0 and c.tokens[rate.first - 1].norm in (",", ";")


def rank_measure(f: Features) -> str | None:
    """By what it is put in order: rates where something moves, sizes with the rates beside them, else as asked."""
    if f.growth and rates_beside(f):
        return WITH_RATES
    if f.measure is None and not f.moved and total_beside(f):
        return WITH_TOTAL
    if f.moved and f.flow == "balance" and f.extreme() is not None:
        raise Ambiguous.again()  # "whose surplus rose most", "its 3 largest rises": no order of large surpluses
    return "yoy" if f.moved and f.flow != "balance" else f.measure


def total_beside(f: Features) -> bool:
    """`The top three months and their total`, `what the five biggest buyers took together`: of several, behind them."""
    c = f.clause
    sums = [m for m in c.all("op", "sum") if not m.says("whole_flow") or c.after(m) is None or _theirs(c, m)]
    return bool(sums) and (f.limit or 0) > 1 and not f.context and c.mentions[0] not in sums


def _theirs(c: Clause, total: Mention) -> bool:
    """`Their combined sales`."""
    at = c.at(total)
    return at > 0 and c.mentions[at - 1].says("possessive")


def dealer_measure(f: Features) -> str | None:
    """Of partners and goods, their parts as well: "the top five buyers and their shares"."""
    parts = f.clause.has("measure", "share") and f.flow in ("export", "import", "total", None)
    return "share" if parts and not f.moved and f.measure is None else rank_measure(f)
