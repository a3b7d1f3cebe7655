"""Figures told one by one, put together: their sum, their mean, their rates, the one beside the other."""

from __future__ import annotations

from itertools import pairwise

from bot.model import WITH_RATES, WITH_TOTAL, Period, Query
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.talks.told import Told
from bot.understanding.words.kinds import MONEY, ONE_WAY

BY = {"partners": "partner", "commodities": "commodity", "periods": "period", "flow": "flow"}
OF_FLOW = {"balance": "balance", "surplus": "balance", "deficit": "balance", "total": "total", "trade": "total"}


def _sum_of(query: Query, slot: str) -> Query:
    """The sum of what the slot holds: exports and imports are total trade, months in a row are one span."""
    if slot == "flow":
        return query.with_(operation="total", flow="total")
    if slot == "periods" and _unbroken(query.periods):
        query = query.with_(periods=_joined(query.periods))
    return query.with_(operation="sum")


def _mean_of(query: Query, slot: str) -> Query | None:
    """The mean of what the slot holds: of months in a row that of their span; None where there is none."""
    if slot not in ("partners", "periods"):
        return None  # of different goods, or of exports and imports, there is no mean
    months = all(period.month_count == 1 for period in query.periods)
    if slot == "periods" and months and _unbroken(query.periods):
        return query.with_(operation="average", periods=_joined(query.periods))
    return query.with_(operation="average", by="items")


def _unbroken(periods: tuple[Period, ...]) -> bool:
    """Whether each begins on the day after another ends."""
    return all((two.first - one.last).days == 1 for one, two in pairwise(sorted(periods)))


def _joined(periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """The one span that they make."""
    return (Period(min(periods).first, max(period.last for period in periods)),)


def made(act: str, f: Features, things: Told) -> Query | None:
    query, slot, rates = things.only(things.items), things.slot, things.of.measure == "yoy"
    if query.by == "without":  # "which one was better?", each without the US: both are told
        return query if act in ("order", "apart", "faster", "moved") else None
    if rates and act == "order" and _sized(f.clause):
        query, rates = query.with_(measure=None, basis=None), False
    measured = rates or query.measure in ("share", WITH_RATES, WITH_TOTAL)
    plain = query.with_(by=None, limit=None, condition=None, measure=None if measured else query.measure)
    rate = plain.with_(operation="growth", by="year", measure="yoy")
    if things.of.operation == "rank" and things.of.measure == "share" and act == "apart":
        return query.with_(operation="share", by="partner", limit=None)
    if act in ("part", "parts"):
        held = slot in ("partners", "commodities") and (query.flow != "balance" or act == "part")
        return plain.with_(operation="share", by="together" if act == "part" else None, basis=None) if held else None
    uneven = slot == "periods" and len({period.month_count for period in query.periods}) > 1
    if uneven and act not in ("each", "faster") and query.operation != "share":
        return None  # a month and its year
    rated = act in ("growth", "faster") and slot in ("partners", "commodities")  # "growth of both?", after two shares
    if (query.operation == "share" and not rated) or query.operation == "unit_value":
        return _of_shares(act, f, things, plain)
    if act == "yearly":
        return rate.with_(basis=None, periods=query.periods[:1])
    if act in ("growth", "faster"):
        moved = rate if act == "growth" else rate.with_(operation="compare", by=BY[slot])
        basis = "value_cny" if rates and query.basis == "value_cny" and slot == "partners" else None  # as it was told
        return moved.with_(basis=basis) if query.flow in ("export", "import", "both", "total") else None
    if act in ("sum", "average"):
        return _added(act, plain, slot, rates)
    if act == "each":
        amount = plain.with_(operation=OF_FLOW.get(query.flow or "", "level"))
        return rate if rates else amount
    if query.operation == "average" and query.by is None and slot != "periods":
        return query.with_(condition=None, limit=None)  # "which is higher?": the means of both, no two wholes
    if query.operation == "average" and slot == "periods":
        plain_mean = query.by in (None, "period") and f.asks_time != "month"  # not "highest month of both"
        return query.with_(by="period", condition=None, limit=None) if plain_mean else None
    if act in ("apart", "moved") and slot == "periods" and len(things.items) == 2:
        ordered = tuple(sorted(query.periods, reverse=True))
        return plain.with_(operation="change", measure="yoy" if rates else plain.measure, periods=ordered)
    if act == "apart" and rates and slot in ("partners", "commodities") and _in_money(f) and len(query.periods) == 1:
        year = (query.periods[0], query.periods[0].shift(-12))  # "which one shrank? by how many billions?"
        return plain.with_(operation="change", basis=None, periods=year)
    if act == "apart" and slot == "flow" and f.clause.has("direction", "up", "down") and not f.clause.has("more"):
        return rate.with_(basis=None)  # "by how much did they rise?"
    left = any(m.is_("op", "difference") and m.says("measuring") for m in f.clause.mentions)  # "what was left over?"
    if act == "apart" and slot == "flow" and (left or not rates) and query.all_goods:
        return plain.with_(operation="balance", flow="balance", measure=None if rates else plain.measure)
    if act == "moved" or (act == "apart" and len(things.items) > 2):
        best = act == "apart" and f.extreme() == 1  # "which was highest, and by how much": beside the next one
        beside = plain.with_(operation="compare", by=BY[slot], limit=2, measure="yoy" if rates else plain.measure)
        return beside if best else None
    paced = [m for m in f.clause.all("more", "faster", "slower") if not m.says("quality")]  # not "which was better"
    rates = rates or (act == "order" and bool(paced))  # "which year grew faster"
    # "which took more, in dollars?": amounts, also after rates
    amounts = (act == "order" and (f.basis_is_money or f.clause.has("verb"))) or f.clause.has("measure", "value")
    return plain.with_(operation="compare", by=BY[slot], measure="yoy" if rates and not amounts else plain.measure)


def _in_money(f: Features) -> bool:
    return f.basis_is_money or f.clause.says("so_many") or f.clause.has("scale") or f.clause.has("unit", *MONEY)


def _of_shares(act: str, f: Features, things: Told, plain: Query) -> Query | None:
    """What is done with shares, or with prices."""
    query = things.only(things.items)
    share = query.operation == "share"
    if share and act == "apart" and things.slot == "periods" and len(things.items) == 2:
        return plain.with_(operation="change", measure="share", periods=tuple(sorted(query.periods, reverse=True)))
    if share and act == "order" and things.slot == "partners" and len(query.periods) == 1:
        size = len(things.items) * (-1 if f.extreme() == -1 or f.clause.has("more", "less") else 1)
        return query.with_(operation="rank", by="partner", measure="share", limit=size)
    return query if act in ("apart", "order", "each") else None


def _added(act: str, plain: Query, slot: str, rates: bool) -> Query | None:
    """Their sum or mean."""
    if not rates:
        return _mean_of(plain, slot) if act == "average" else _sum_of(plain, slot)
    if act == "average":
        return _mean_of(plain.with_(measure="yoy"), slot) if slot == "periods" else None
    if slot == "periods" and plain.operation == "growth" and _unbroken(plain.periods):  # January, February: "both?"
        return plain.with_(by="year", measure="yoy", periods=_joined(plain.periods))
    return _sum_of(plain.with_(measure=None, basis=None), slot)  # nobody adds up rates: the amounts


def _sized(c: Clause) -> bool:
    """ "Which of the two had the larger surplus?" after rates of imports: the surplus itself, not its growth; so of
    "which is the larger market?"."""
    larger = c.has("party") and c.has("more", "more", "less")
    return (larger or c.has("flow", "surplus", "deficit")) and not c.has_any("growth", "direction")


def of_growth(c: Clause) -> bool:
    """ "Which had the higher growth", "the bigger increase": beside the word of degree."""
    moves = [m for m in c.all("direction", "up", "down") if not m.means("more", "more", "less")]
    return c.has("growth", "growth", "yoy") or (bool(moves) and c.has("more"))


def gap_asked(c: Clause, things: Told, counted: bool) -> bool:
    """ "The gap between them?", "how big is the gap?" after one flow at two times, or to two partners: how far the two
    are apart, and no balance of trade."""
    bare = [m for m in c.all("flow") if m.first == m.last and ("op", "difference") in m.others]
    if things.slot == "periods" and not bare and c.has("time"):
        return False  # "the balance of both quarters"
    alone = bool(bare) and c.only("flow", "harmless", "conj", "fragment", "courtesy", "question")
    apart = counted or c.has("deictic", "them") or c.has("compare", "between") or (alone and things.slot != "flow")
    return apart and c.has("flow", "balance")


def one_asked_for(c: Clause) -> bool:
    """ "Which one was better for exports?", "which of them grew fastest in the first half": one of those told, by a
    flow or at a time that is named, which comes first in 10月谁更多."""
    choosing = any(m.kind == "harmless" and m.says("choosing") for m in c.mentions[:1]) or c.says("either_of_them")
    degree = any(m.kind in ("extreme", "more") or m.means("more", "more", "less") for m in c.mentions)
    return choosing and degree and (c.has("flow", *ONE_WAY) or any(not e.latest for _, e in c.expressions()))
