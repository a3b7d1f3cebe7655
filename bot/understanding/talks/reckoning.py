"""What a fragment does with the figures told before it: adds, averages, sets apart, puts in order, tells the part."""

from __future__ import annotations

from collections.abc import Sequence

from bot.errors import Ambiguous
from bot.model import Period, Query, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.spans.stretches import AROUND
from bot.understanding.talks.dealt_by import dealt_in_order
from bot.understanding.talks.one_of_those import Pick, a_months_mean, beside_the_first, chosen, picked
from bot.understanding.talks.plus_or_minus import plus_or_minus
from bot.understanding.talks.put_together import BY, OF_FLOW, gap_asked, made, of_growth, one_asked_for
from bot.understanding.talks.those_without import those_without
from bot.understanding.talks.told import RECKONED, Told, of_all_times, of_the_others, told, who_most
from bot.understanding.talks.why_between import back_a_year, moved_between
from bot.understanding.words.kinds import AMOUNTS, FILLERS, OF_DEALERS, ONE_WAY

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
    pick = picked(c) or (Pick() if one_asked_for(c) else None)
    if (rest := plus_or_minus(c, before) or those_without(f, before) or _listed(f, before)) is not None:
        return rest
    if (
        a_months_mean(c, pick, before[-1].query)
        or _asks_else(f, pick, before[-1].query)
        or of_the_others(c, before[-1].query)
    ):
        return None
    ahead = c.ops("difference") and (c.has("deictic", "first_one") or (c.has("ordinal", "1") and not c.has("number")))
    ahead = ahead or _number_one(c, before[-1].query)
    behind = c.has("ordinal", "2") or c.has("deictic", "second_one")  # "how far ahead of the second": the first is
    behind = behind and (c.has("more") or bool(c.ops("difference"))) and beside_the_first(c)
    if (ahead or behind) and not (pick and pick.ends):
        pick = Pick(2, first=True)  # "how much more does the first one sell?": than the second
    elif c.has("deictic", "first_one", "second_one", "third_one") or _place_of_one(f, before):
        return None
    if pick is None and c.ops("each") and f.growth:
        pick = Pick()  # "growth for each?"
    things = None if who_most(f) and not before[-1].answered else _told_so(before, pick)  # of all, not of one not held
    if things is None or not _nothing_else(f, things) or _at_another_time(f, things, pick):
        return None
    items = chosen(pick, things)
    if len(items) < 2 or (pick is None and of_all_times(f, things, before[-1].query)):
        return None
    act = "apart" if ahead or behind else _act(f, pick, things)
    unclear = Ambiguous.again(things.of, things.of.with_(notes=()))
    if pick is not None and pick.best and things.of.operation != "rank" and act not in ("order", "faster"):
        raise unclear
    if act not in ("apart", "order", "faster") and any(c.has(kind) for kind in _NAMING if _NAMING[kind] == things.slot):
        return None  # "Brazil's share of that": of one, not of all
    if act == "apart" and things.of.flow == "context" and c.has("extreme") and c.has("direction"):
        return None  # "by how many points did it fall from the peak", after two tariffs: of one of them
    if act == "again":  # "and the last two?" after the first two together
        act = "part" if before[-1].query.by == "together" else _AGAIN.get(before[-1].query.operation, "each")
    if act is None or (pick is None and _of_the_whole(act, f, before, things)):
        return None
    if pick is None and act == "sum" and _one_of_many(c, things) and _of_an_order(before, things):
        raise unclear
    of = things.of if before[-1].answered else things.of.with_(basis=None)  # "in dollars?", which is not held
    query = made(act, f, Told(things.slot, items, _said(f, of)))
    if query is None:
        if pick is not None or (act == "apart" and c.has("flow", "balance")):
            raise unclear
        return None
    c.use(*(pick.counted if pick is not None else ()))
    c.rule = RECKONED
    return query


def _number_one(c: Clause, last: Query) -> bool:
    """ "How far ahead is number one", after an order of partners or goods: beside who is second."""
    ordered = last.operation == "rank" and last.by in ("partner", "commodity") and len(last.partners) != 1
    first = c.has("extreme", "most") or c.has("deictic", "first_one")
    far = c.ops("difference") or (c.says("how_far") and c.has("more", "more"))
    bare = c.only("op", "extreme", "more", "deictic", "harmless", "conj", "courtesy")
    return bool(ordered and first and far and bare and not c.has_other("deictic", "first_one"))


def _asks_else(f: Features, pick: Pick | None, last: Query) -> bool:
    """Whether a question of its own is asked, or of prices or amounts."""
    c = f.clause
    if c.ops(*_ELSE) or c.has_any(*_CONTENT) or any(amount.scaled or amount.unit for amount in f.amounts):
        return True
    if last.operation == "record" and c.has("extreme") and c.has("direction") and not c.has_any("number", "deictic"):
        return True  # "and the biggest rise?", after the biggest falls: of all months
    if pick is not None:
        return False
    # "highest ever?": among all times; "by how much did each grow": the rates of both
    priced = any(not m.says("each") for m in c.all("measure", "price"))  # "average price per tonne?"
    dated = any(not e.latest for _, e in c.expressions())  # "lower now?" names no other time
    dated = dated or (c.ops("difference") and c.has("growth", "yoy"))  # "how much less is that than last year?"
    flows = c.codes("flow") & {*ONE_WAY}  # "average exports", but "what share of all exports is that?" after theirs
    of_whole = flows == {last.flow} and c.has("measure", "share") and c.has("deictic", "that")
    return priced or dated or c.says("all_time", "several_rates") or bool(flows and not of_whole)


def _told_so(before: Sequence[Turn], pick: Pick | None) -> Told | None:
    """The things told, at least as many as are pointed at."""
    if pick is None:
        return told(before, False, 2)
    least = max(pick.count, 2)
    if not (pick.first or pick.last):
        return told(before, True, least)
    return told(before, True, pick.count + 1) or told(before, True, least)


def _at_another_time(f: Features, things: Told, pick: Pick | None) -> bool:
    """Whether a time is asked for that is none of the things."""
    c = f.clause
    times = things.slot == "periods"
    if times and pick is None and c.has("time", "year_span"):
        return True  # "the average for the year", after June and May: of all its months
    if times and any(c.led_by(m, "prep", "with") for m in c.all("deictic")):
        return True  # "the surplus with them": no times
    return f.asks_time is not None and not (times and (pick is not None or _which_of_those(f, things)))


def _one_of_many(c: Clause, things: Told) -> bool:
    """Whether what was told is a part of a whole."""
    part = things.slot in ("partners", "commodities") and things.of.partners != ("WLD",)
    return part and (not things.listed or things.of.operation == "rank") and not c.says("summing")


def _of_the_whole(act: str, f: Features, before: Sequence[Turn], things: Told) -> bool:
    """ "And in all?", "on average?" after the highest: of the whole, not of these."""
    if act in ("sum", "average") and before[-1].query.operation == "record":
        return True
    if act == "sum" and things.slot == "periods" and things.of.operation == "average":
        return True
    everybody = f.partners == ("WLD",) or f.clause.says("everybody")  # "total from everyone"
    return act == "sum" and everybody and _one_of_many(f.clause, things)


def _place_of_one(f: Features, before: Sequence[Turn]) -> bool:
    """ "Share of the first" after an order and then its second and third: of the one that stands there."""
    alone = f.clause.has("ordinal") and not f.clause.has("number") and len(f.partners) == 1
    return alone and f.partners != before[-1].query.partners and any(f.partners[0] in turn.named for turn in before)


def _of_an_order(before: Sequence[Turn], things: Told) -> bool:
    """Whether the partners or goods told one by one were picked from an order: "who bought the most? and second?
    Japan's? how much in total" may be of those two or of all."""
    first = before[-len(things.items) - 1].query if len(before) > len(things.items) else None
    same = first is not None and (first.flow, first.periods) == (things.of.flow, things.of.periods)
    return same and first is not None and first.operation == "rank" and first.by == BY[things.slot]


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
    return made("each", f, Told(things.slot, items, things.of))


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
    if things.slot == "periods" and (c.has("party") or (c.asks_who() and c.has("extreme"))):
        return False  # "who was the biggest supplier", "to whom did they rise most" after two years
    if any(OF_DEALERS.get(m.code, things.of.flow) != things.of.flow for m in c.all("party")):
        return False  # "and the top three suppliers?" after the customers: others
    flows = [m for m in c.all("flow") if m.code in ONE_WAY]
    asked = c.has("question", "how_much", "how_many") or c.has("measure", "share") or c.ops("difference")
    verb = c.has("verb") and not (things.slot == "partners" and (asked or who_most(f)))
    return not (verb or (things.slot == "flow" and len(flows) > 1))


def _said(f: Features, of: Query) -> Query:
    """The query of the things with what the fragment says of its own: a flow, a time, a unit."""
    c = f.clause
    slots: dict[str, object] = {}
    if (flow := _flow(f, of)) is not None:
        slots["flow"] = flow
        if flow == "balance" and of.measure == "yoy":
            slots |= {"measure": None, "by": None, "condition": None, "operation": "balance"}  # it has no rates
        elif of.operation in AMOUNTS:
            slots["operation"] = OF_FLOW.get(flow, "level")
    if f.periods and (c.has("period") or c.has("time", *AROUND)):
        slots["periods"] = f.periods
    elif f.latest and c.has("period"):
        slots["periods"] = ()  # "latest for both"
    if f.basis is not None and (c.has("unit") or c.has("measure", "quantity")):
        slots |= {"basis": f.basis, "measure": f.measure}
    return of.with_(**slots, notes=())


def _flow(f: Features, of: Query) -> str | None:
    c = f.clause
    said = next(
        (m.code for m in c.all("flow") if m.code in ("export", "import", "surplus", "deficit", "trade", "total")), None
    )
    whole = of.operation in (*AMOUNTS, "growth", "compare") and c.has("time")
    if said is None and whole and any(m.code == "balance" and m.says("any_balance") for m in c.all("flow")):
        said = "balance"  # "the balance of both quarters"
    if said is not None:
        return OF_FLOW.get(said, said)
    if (verb := c.first("verb")) is not None and of.flow in (*ONE_WAY, "balance", "total"):
        theirs = "export" if verb.code in ("buy", "get") else "import"
        if theirs == "export" and of.flow == "import" and c.has("measure", "share"):
            return None  # "what share did each take": of what was told, in which they hold a part
        return dealt_in_order(c, of, f.home) or theirs  # "how much does it sell them": China
    return None


def _act(f: Features, pick: Pick | None, things: Told) -> str | None:
    """What is to be done with them."""
    c = f.clause
    more = any(m.means("more", "more", "less") for m in c.mentions)
    rates = more and (c.has("question", "what", "who") or c.says("choosing")) and of_growth(c)
    if pick is None and f.asks_time is not None:
        return "faster" if rates else "order"
    percent = c.has("measure", "percent") and things.slot != "periods" and not f.growth  # "zusammen wie viel Prozent?"
    if c.has("measure", "share") or (percent and _summed(c)) or (things.of.operation == "share" and _summed(c)):
        whole = _summed(c) or things.of.operation == "sum" or (pick is not None and pick.count > 1)
        return "part" if whole and not c.ops("each") else "parts"
    if c.ops("average"):
        return "average"
    if pick is None and c.says("times") and f.larger:
        return "order"  # "by what factor is it larger": the reply sets one over the other
    risen = c.ops("how_fast") and things.of.flow == "balance" and c.only("op", *FILLERS)  # "¿cuánto aumentó?"
    if c.ops("difference") or (risen and not c.says("as_percent")) or gap_asked(c, things, pick is not None):
        return "apart"
    faster = rates or c.has("more", "faster", "slower", "fell_more")
    if moved_between(f, things, pick, more=more):
        return "moved"
    if back_a_year(f, things, pick):
        return "yearly"
    of_rates = pick is None and (things.of.operation, things.of.measure) == ("rank", "yoy")  # "and which fell most?"
    placing = f.extreme() is not None or (f.growth and c.ops("rank"))  # "rank the three by growth"
    faster = faster or (not of_rates and (f.growth or c.has("direction", "up", "down")) and placing)
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
    return told_anew or c.has("measure", "quantity", "value", "level") or c.says("amounts") or alone or c.ops("each")


def _summed(c: Clause) -> bool:
    """A word for adding up, which is not the whole that a share is of."""
    behind = [m for m in c.all("op", "sum") if (one := c.before(m, "prep")) is not None and one.is_("measure", "share")]
    apart = [m for m in behind if not (m.says("jointly") or m.means("deictic", "both"))]  # "leur part à eux trois"
    return len(apart) < len(c.all("op", "sum"))
