"""Which end of an order is told first: the largest or the smallest, those that rose most or those that fell most."""

from __future__ import annotations

from bot.errors import Ambiguous
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.features import Features, ordinal_of
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import ONE_WAY

_SEVERAL = ("export", "import", "trade", "total")


def falling(f: Features) -> bool:
    """Whether falls are put in order: `fell most`, `the biggest drop`, and a rate that is one of falls (`the largest
    percentage drop`), whose largest is the lowest rate."""
    c = f.clause
    down = c.has("direction", "down") or any(m.says("falling") for m in c.all("growth"))
    return down and not c.has("direction", "up") and f.flow != "balance"


def which_end(f: Features, whither: bool) -> int:
    """1 for the largest first, -1 for the smallest."""
    c, extreme = f.clause, f.extreme()
    fewer = whither and c.has("more", "less", "slower")  # "where did it sell less than a year ago"
    sign = extreme if extreme is not None else -1 if fewer else 1
    if f.moved and falling(f):
        return -1 if c.has("extreme", "worst") else -sign  # "which fell most", "fell worst": the lowest rates
    if _worst_of_whom(f):  # "the worst markets of 2025": those that take least, or those that fell most
        raise Ambiguous.again()
    return sign


def _worst_of_whom(f: Features) -> bool:
    c = f.clause
    worst = c.has("extreme", "worst") and not c.frame.has("extreme", "most", "best")
    plain = not (f.moved or f.asks_time or f.amounts or f.fragment or f.context or c.has("measure"))
    return worst and plain and f.of_all and f.flow in ONE_WAY and c.has("party", "partner", "buyer", "seller")


def several_by_growth(f: Features, sign: int) -> str | None:
    """`Top 3 by import growth`, `the bottom five goods by export growth`, 进口增速前三: of whom several are told where
    growth is what they are put in order by, partners or goods; None elsewhere. Ambiguous where several moves are asked
    for and whose they are is not said (`the three biggest fallers in exports`): no single month is the answer."""
    c = f.clause
    ranked = (f.limit or 0) > 1 and f.moved and f.flow in _SEVERAL and not f.context
    nth = any((ordinal_of(m) or 0) > 1 for m in (*c.all("ordinal"), *c.all("extreme")))
    if not ranked or nth or not (f.of_all and f.all_goods) or f.asks_time or f.fragment or f.amounts[1:]:
        return None
    if (
        c.has("conj", "and", "or")
        or c.ops("which", "list", "monthly", "streak", "when", "record")
        or c.has_any("question", "more")
    ):
        return None
    if any(_of_growth(c.before(m, "number", "flow"), c.after(m)) for m in c.all("growth", "growth")):
        goods = any(m.says("kinds_of_goods", "what_goods") for m in c.mentions)
        return "commodity" if goods else "partner"
    by_whom = query_of(f, "rank", by="partner", limit=sign * (f.limit or 1), measure="yoy", partners=())
    raise Ambiguous.again(by_whom, by_whom.with_(by="month", partners=("WLD",)), by_whom)


def _of_growth(led: Mention | None, behind: Mention | None) -> bool:
    """`By export growth`, `nach Exportwachstum`; 增速前三, where the number of them stands behind it."""
    by = led is not None and led.means("prep", "by", "to", "for", "in")
    return by or (behind is not None and behind.is_("op", "rank"))
