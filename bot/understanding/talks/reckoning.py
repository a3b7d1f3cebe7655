"""What a fragment does with the figures told before it: adds, averages, sets apart, puts in order, tells the part."""

from __future__ import annotations

from collections.abc import Sequence

from bot.errors import Ambiguous
from bot.model import WITH_RATES, WITH_TOTAL, Period, Query, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.talks.one_of_those import Pick, a_months_mean, beside_the_first, chosen, picked
from bot.understanding.talks.put_together import mean_of, sum_of, those_without, unbroken
from bot.understanding.talks.told import RECKONED, Told, of_all_times, told, who_most
from bot.understanding.talks.why_between import back_a_year, moved_between
from bot.understanding.words.kinds import OF_DEALERS

_BY = {"partners": "partner", "commodities": "commodity", "periods": "period", "flow": "flow"}
_OF_FLOW = {"balance": "balance", "surplus": "balance", "deficit": "balance", "total": "total", "trade": "total"}
_NAMING = {"place": "partners", "demonym": "partners", "commodity": "commodities"}
# What asks for something that is not worked out from the figures told.
_ELSE = (
    "why", "happened", "check", "mirror", "streak", "longest", "record", "trend", "chart", "source", "held",
    "fresh", "release_next", "release_date", "surprise", "forecast", "missed", "revise", "which", "count",
    "when", "define", "brief", "first_time", "last_time", "contribution", "place_of", "moving", "moving_sum",
    "list", "monthly", "ever", "accumulated", "split",
)  # fmt: skip
_AGAIN = {"sum": "sum", "average": "average", "share": "parts", "compare": "order", "growth": "growth"}
_CONTENT = ("agency", "term", "books", "poll", "event", "opinion", "negation", "narrower", "unheld")


def reckoned(f: Features, before: Sequence[Turn]) -> Query | None:
    """The query of such a fragment; None where nothing is reckoned, or of what is not plain."""
    c = f.clause
    pick = picked(c)
    if (rest := those_without(f, before) or _listed(f, before)) is not None:
        return rest
    if a_months_mean(c, pick, before[-1].query) or c.ops(*_ELSE) or c.has_any(*_CONTENT) or _priced(f):
        return None
    priced = any(not m.says("each") for m in c.all("measure", "price"))  # "average price per tonne?"
    # "highest ever?": among all times; "by how much did each grow": the rates of both
    if pick is None and (priced or c.says("all_time", "several_rates")):
        return None
    dated = any(not e.latest for _, e in c.expressions())  # "lower now?" names no other time
    if pick is None and (c.has("flow", "export", "import") or dated):
        return None  # "average exports in 2025": a question of its own
    ahead = c.ops("difference") and (c.has("deictic", "first_one") or (c.has("ordinal", "1") and not c.has("number")))
    behind = c.has("ordinal", "2") or c.has("deictic", "second_one")  # "how far ahead of the second": the first is
    behind = behind and (c.has("more") or bool(c.ops("difference"))) and beside_the_first(c)
    if (ahead or behind) and not (pick and pick.ends):
        pick = Pick(2, first=True)  # "how much more does the first one sell?": than the second
    elif c.has("deictic", "first_one", "second_one", "third_one") or _place_of_one(f, before):
        return None
    if pick is None and c.ops("each") and f.growth:
        pick = Pick()  # "growth for each?"
    some = pick is not None and (pick.first or pick.last)
    least = 2 if pick is None else pick.count + 1 if some else max(pick.count, 2)
    things = told(before, pick is not None, least)
    things = things or (told(before, True, max(pick.count, 2)) if pick is not None and some else None)
    if things is None or not _nothing_else(f, things):
        return None
    if things.slot == "periods" and pick is None and c.has("time", "year_span"):
        return None  # "the average for the year", after June and May: of all its months
    if things.slot == "periods" and any((led := c.before(m)) and led.is_("prep", "with") for m in c.all("deictic")):
        return None  # "the surplus with them": no times
    if f.asks_time is not None and not (things.slot == "periods" and (pick is not None or _which_of_those(f, things))):
        return None
    items = chosen(pick, things)
    if len(items) < 2 or (pick is None and of_all_times(f, things.slot, things.of, len(things.items))):
        return None
    act = "apart" if behind else _act(f, pick, things)
    if pick is not None and pick.best and things.of.operation != "rank" and act not in ("order", "faster"):
        raise Ambiguous.again(things.of, things.of.with_(notes=()))
    if act not in ("apart", "order", "faster") and any(c.has(kind) for kind in _NAMING if _NAMING[kind] == things.slot):
        return None  # "Brazil's share of that": of one, not of all
    if act == "again":  # "and the last two?" after the first two together
        act = "part" if before[-1].query.by == "together" else _AGAIN.get(before[-1].query.operation, "each")
    whole = things.slot in ("partners", "commodities") and things.of.partners != ("WLD",)
    whole = whole and (not things.listed or things.of.operation == "rank") and not c.says("summing")
    of_all = act in ("sum", "average") and before[-1].query.operation == "record"  # "on average?" after the highest
    of_all = of_all or (act == "sum" and things.slot == "periods" and things.of.operation == "average")  # its whole
    everybody = c.says("everybody")  # "total from everyone"
    if pick is None and (of_all or (act == "sum" and (f.partners == ("WLD",) or everybody) and whole)):
        return None  # "and in all?": the whole, not these
    if pick is None and act == "sum" and whole and _of_an_order(before, things):
        raise Ambiguous.again(things.of, things.of.with_(notes=()))
    of = things.of if before[-1].answered else things.of.with_(basis=None)  # "in dollars?", which is not held
    query = None if act is None else _made(act, f, Told(things.slot, items, _said(f, of)))
    if query is None and act is not None and pick is not None:
        raise Ambiguous.again(things.of, things.of.with_(notes=()))
    if query is not None and pick is not None:
        c.use(*pick.counted)
    if query is not None:
        c.rule = RECKONED
    return query


def _place_of_one(f: Features, before: Sequence[Turn]) -> bool:
    """ "Share of the first" after an order and then its second and third: of the one that stands there."""
    alone = f.clause.has("ordinal") and not f.clause.has("number") and len(f.partners) == 1
    return alone and f.partners != before[-1].query.partners and any(f.partners[0] in turn.named for turn in before)


def _of_an_order(before: Sequence[Turn], things: Told) -> bool:
    """Whether the partners or goods told one by one were picked from an order: "who bought the most? and second?
    Japan's? how much in total" may be of those two or of all."""
    first = before[-len(things.items) - 1].query if len(before) > len(things.items) else None
    same = first is not None and (first.flow, first.periods) == (things.of.flow, things.of.periods)
    return same and first is not None and first.operation == "rank" and first.by == _BY[things.slot]


def _listed(f: Features, before: Sequence[Turn]) -> Query | None:
    """ "List all of these years" after one year and another: the figure of each."""
    c = f.clause
    named = c.has_any(*_NAMING, *_CONTENT, "flow", "verb", "party", "period", "measure", "unit")
    pick = picked(c) if c.ops("list", "trend") and not c.ops("chart") and not named else None
    if pick is None and c.ops("list") and not named and before[-1].query.operation != "threshold":
        pick = Pick()
    things = told(before, True) if pick is not None else None
    if pick is None or things is None or things.of.operation == "rank":
        return None
    items = chosen(pick, things)
    if things.slot == "periods" and f.asks_time is not None:
        items = tuple(item for item in items if isinstance(item, Period) and item.kind == f.asks_time)
    if len(items) < 2:
        return None
    c.use(*pick.counted)
    c.rule = RECKONED
    return _made("each", f, Told(things.slot, items, things.of))


def _priced(f: Features) -> bool:
    """Whether an amount is named, and no count of things."""
    return any(amount.scaled or amount.unit for amount in f.amounts)


def _which_of_those(f: Features, things: Told) -> bool:
    """ "Which quarter was better?" after one quarter and another; "the best" is looked for among all, but of years."""
    kinds = {item.kind for item in things.items if isinstance(item, Period)}
    moved = f.larger or f.clause.has("direction", "up", "down")
    which_year = kinds == {"year"} and f.clause.has("question")
    return kinds == {f.asks_time} and (which_year if f.clause.has("extreme") else moved)


def _nothing_else(f: Features, things: Told) -> bool:
    """Whether what is named besides is one of the things, or fills another slot than theirs."""
    c = f.clause
    for kind, slot in _NAMING.items():
        for mention in c.all(kind):
            if slot == "commodities" != things.slot and mention.code in things.of.commodities:
                continue  # "as a share of all crude"
            if mention.code == things.of.reporter == f.home and who_most(f):
                continue  # "who sold more to China?"
            if slot != things.slot or mention.code not in things.items:
                return False
    if any(not e.latest for _, e in c.expressions()) and (things.slot == "periods" or c.ops("compare")):
        return False
    if things.slot == "flow" and c.has("flow", "surplus", "deficit", "total"):
        return False
    if things.slot == "periods" and c.has("party", "seller", "buyer") and c.asks_who():
        return False  # "who was the biggest supplier" after two years
    if any(OF_DEALERS.get(m.code, things.of.flow) != things.of.flow for m in c.all("party")):
        return False  # "and the top three suppliers?" after the customers: others
    flows = [m for m in c.all("flow") if m.code in ("export", "import")]
    asked = things.slot == "partners" and (c.has("question", "how_much", "how_many") or c.ops("difference"))
    verb = c.has("verb") and not (asked or (things.slot == "partners" and who_most(f)))
    return not (verb or (things.slot == "flow" and len(flows) > 1))


def _said(f: Features, of: Query) -> Query:
    """The query of the things with what the fragment says of its own: a flow, a time, a unit."""
    c = f.clause
    slots: dict[str, object] = {}
    if (flow := _flow(f, of)) is not None:
        slots["flow"] = flow
        if of.operation in ("level", "balance", "total"):
            slots["operation"] = _OF_FLOW.get(flow, "level")
    if c.has("period") and f.periods:
        slots["periods"] = f.periods
    if f.basis is not None and (c.has("unit") or c.has("measure", "quantity")):
        slots |= {"basis": f.basis, "measure": f.measure}
    return of.with_(**slots, notes=())


def _flow(f: Features, of: Query) -> str | None:
    c = f.clause
    said = next((m.code for m in c.all("flow") if m.code in ("export", "import", "surplus", "deficit", "trade")), None)
    if said is not None:
        return _OF_FLOW.get(said, said)
    if (verb := c.first("verb")) is not None and of.flow in ("export", "import"):
        return "export" if verb.code in ("buy", "get") else "import"
    return None


def _act(f: Features, pick: Pick | None, things: Told) -> str | None:
    """What is to be done with them."""
    c = f.clause
    gap = c.has("flow", "balance") and (c.has("deictic", "them") or c.has("compare", "between") or pick is not None)
    if pick is None and f.asks_time is not None:
        return "order"
    percent = c.has("measure", "percent") and things.slot != "periods" and not f.growth  # "zusammen wie viel Prozent?"
    if c.has("measure", "share") or (percent and _summed(c)) or (things.of.operation == "share" and _summed(c)):
        whole = _summed(c) or things.of.operation == "sum" or (pick is not None and pick.count > 1)
        return "part" if whole and not c.ops("each") else "parts"
    if c.ops("average"):
        return "average"
    if pick is None and c.says("times") and f.larger:
        return "order"  # "by what factor is it larger": the reply sets one over the other
    if c.ops("difference") or gap:
        return "apart"
    faster = c.has("more", "faster", "slower", "fell_more")
    more = any(m.means("more", "more", "less") for m in c.mentions)
    if moved_between(f, things, pick, more=more):
        return "moved"
    if back_a_year(f, things, pick):
        return "yearly"
    faster = faster or ((f.growth or c.has("direction", "up", "down")) and f.extreme() is not None)
    if (faster or (f.growth and pick is not None)) and not c.has("measure", "value", "level"):
        return "faster" if faster else "growth"
    if c.has("direction", "up", "down") and not more and c.has("compare", "between") and things.slot == "periods":
        return "moved"  # "how much did they rise between the two?"
    if c.has("direction", "up", "down") and not more and pick is not None:
        return "growth"
    ordered = c.ops("rank", "compare") or f.extreme() is not None
    choosing = c.says("choosing")  # "which one is bigger"
    ordered = ordered or (more and (c.has("question") or choosing or pick is not None))
    in_order = things.of.operation == "rank" and (pick is None or pick.first)
    if ordered and (not in_order or (c.ops("compare") and c.has("ordinal"))):  # "compare the first two"
        return "order"
    if _summed(c):
        return "sum"
    if pick is not None and _asked(f):
        return "each"
    return "again" if pick is not None and (pick.first or pick.last) and not c.ops("rank") else None


def _asked(f: Features) -> bool:
    c = f.clause
    told_anew = c.has_any("flow", "period", "unit") or c.has("question", "how_much", "how_many")
    alone = c.has("deictic", "them") and c.says("each_month") and c.only("harmless", "conj", "deictic")  # "all of them"
    return told_anew or _amounts(c) or alone or c.ops("each")


def _amounts(c: Clause) -> bool:
    """ "Tonnage for both", "the amounts for both of them"."""
    return c.has("measure", "quantity", "value", "level") or c.says("amounts")


def _summed(c: Clause) -> bool:
    """A word for adding up, which is not the whole that a share is of."""
    sums = c.all("op", "sum")
    behind = [m for m in sums if (one := c.before(m, "prep")) is not None and one.is_("measure", "share")]
    return any(m not in behind or m.says("jointly") for m in sums)  # "leur part à eux trois"


def _made(act: str, f: Features, things: Told) -> Query | None:
    query, slot, rates = things.only(things.items), things.slot, things.of.measure == "yoy"
    if rates and act == "order" and _sized(f.clause):
        query, rates = query.with_(measure=None, basis=None), False
    plain = query.with_(by=None, limit=None, condition=None, measure=None if rates else query.measure)
    if query.measure in ("share", WITH_RATES, WITH_TOTAL):
        plain = plain.with_(measure=None)
    if things.of.operation == "rank" and things.of.measure == "share" and act == "apart":
        return query.with_(operation="share", by="partner", limit=None)
    if act in ("part", "parts"):
        together = "together" if act == "part" else None
        held = slot in ("partners", "commodities") and (query.flow != "balance" or together is not None)
        return plain.with_(operation="share", by=together, basis=None) if held else None
    if slot == "periods" and len({period.month_count for period in query.periods}) > 1 and act != "each":
        return None  # a month and its year
    if query.operation == "share" and act == "apart" and slot == "periods" and len(things.items) == 2:
        return plain.with_(operation="change", measure="share", periods=tuple(sorted(query.periods, reverse=True)))
    rated = act in ("growth", "faster") and slot in ("partners", "commodities")  # "growth of both?", after two shares
    if query.operation == "share" and act == "order" and slot == "partners" and len(query.periods) == 1:
        least = f.extreme() == -1 or f.clause.has("more", "less")
        size = len(things.items)
        return query.with_(operation="rank", by="partner", measure="share", limit=-size if least else size)
    if (query.operation == "share" and not rated) or query.operation == "unit_value":
        return query if act in ("apart", "order", "each") else None
    if act == "yearly":
        return plain.with_(operation="growth", by="year", measure="yoy", basis=None, periods=query.periods[:1])
    if act in ("growth", "faster") and query.flow in ("export", "import", "both", "total"):
        compared = act == "faster"
        return plain.with_(operation="compare" if compared else "growth", by=_BY[slot] if compared else "year",
                           measure="yoy", basis=None)  # fmt: skip
    if query.operation == "average" and slot == "periods" and act in ("apart", "moved", "order", "yearly"):
        return query.with_(by="period", condition=None, limit=None) if query.by in (None, "period") else None
    if rates and act == "sum" and slot == "periods" and query.operation == "growth" and unbroken(query.periods):
        joined = Period(min(query.periods).first, max(period.last for period in query.periods))
        return plain.with_(
            operation="growth", by="year", measure="yoy", periods=(joined,)
        )  # January, February: "both?"
    if rates and act == "sum":
        return sum_of(plain.with_(measure=None, basis=None), slot)  # nobody adds up rates: the amounts
    if rates and act == "average":
        return mean_of(plain.with_(measure="yoy"), slot) if slot == "periods" else None
    if act == "average":
        return mean_of(plain, slot)
    if act == "sum":
        return sum_of(plain, slot)
    if act in ("apart", "moved") and slot == "periods" and len(things.items) == 2:
        measure = "yoy" if rates else plain.measure
        ordered = tuple(sorted(query.periods, reverse=True))
        return plain.with_(operation="change", measure=measure, periods=ordered)
    if act == "apart" and slot == "flow" and not rates and query.all_goods:
        return plain.with_(operation="balance", flow="balance")
    if act == "apart" and len(things.items) > 2:
        return None
    if act in ("apart", "order"):  # "which took more, in dollars?": amounts, also after rates
        amounts = act == "order" and (f.basis_is_money or f.clause.has("verb"))
        rates = rates and not (amounts or f.clause.has("measure", "value"))
        return plain.with_(operation="compare", by=_BY[slot], measure="yoy" if rates else plain.measure)
    if act == "each":
        operation = "growth" if rates else _OF_FLOW.get(query.flow or "", "level")
        return plain.with_(operation=operation, by="year" if rates else None, measure="yoy" if rates else plain.measure)
    return None


def _sized(c: Clause) -> bool:
    """ "Which of the two had the larger surplus?" after rates of imports: the surplus itself, not its growth."""
    return c.has("flow", "surplus", "deficit") and not c.has_any("growth", "direction")
