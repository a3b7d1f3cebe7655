"""The rules for the partners of whom something is so: a flow that fell, an amount, a surplus; never of all at once."""

from __future__ import annotations

from itertools import pairwise

from bot.errors import Ambiguous
from bot.model import HOME, Bound, Logic, Query
from bot.understanding.clauses.amounts import UNIT_OF_BASIS
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.beside_a_place import prep_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.runs import in_double_digits
from bot.understanding.parties.ends_of_trade import MIRROR
from bot.understanding.rules.goods_moved import goods_in_order
from bot.understanding.rules.put_in_order import rates_beside
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import ONE_WAY, WHO

_BASIS_OF_UNIT = {unit: basis for basis, unit in UNIT_OF_BASIS.items()}
_ALL_HELD = 20
SHOWN = 5
ELSE = (
    "why", "streak", "when", "first_time", "last_time", "trend", "average", "sum", "share", "record", "surprise",
    "forecast", "longest", "contribution", "mirror", "held", "define",
)  # fmt: skip

_PAIR = 2
_DEALERS = ("partner", "buyer", "seller")


def partners_meeting(f: Features) -> Query | None:
    """ "Which partners' exports grew by more than 20 %", "which bought more than they sold", "with which did both
    exports and imports fall", "who takes more than 10 % of exports": the partners of whom it is so. What is so of all
    together is no answer."""
    c = f.clause
    alone = f.of_all and not (f.fragment or f.context or f.limit is not None or f.asks_time or len(f.periods) > 1)
    if not alone or f.extreme() is not None or c.ops(*ELSE):
        return None
    part = isinstance(f.bound, Bound) and f.bound.measure == "share"
    of_whole = len(c.all("flow")) < 2 and f.all_goods  # "whose share was above 10 %"; not "60 % of total trade"
    dealers = c.has("party", *_DEALERS)
    if not dealers and not (part and not c.has("party") and (of_whole or c.asks_who() or c.ops("source"))):
        return None
    if part and (c.has("party", "product") or not _plain_part(f)):
        raise Ambiguous.again(query_of(f, "rank", by="partner", limit=SHOWN, measure="share", partners=()))
    condition = f.condition if isinstance(f.condition, Logic) else f.bound or in_double_digits(f)
    flow = f.flow
    if condition is None and f.flow in ("balance", "both"):
        condition = _more_one_way(f)
        flow = "balance" if condition is not None else flow
    if condition is None:
        return None
    basis = f.basis
    if isinstance(condition, Bound) and condition.unit in _BASIS_OF_UNIT:
        basis = _BASIS_OF_UNIT[condition.unit]  # partners held in another currency cannot be set against it
    measure = condition.measure if isinstance(condition, Bound) else None
    found = query_of(f, "rank", by="partner", measure=measure or f.measure, partners=(), condition=condition)
    return found.with_(flow=flow, basis=basis)


def _plain_part(f: Features) -> bool:
    """Whether a bound on a part is on one of all that China trades: not on how far it moved, on a part of a growth or
    of what the others trade ("20 % of their exports to China", "for which does China account for"), and nothing more
    is asked of those ("and by how much")."""
    c = f.clause
    if c.has_any("direction", "growth") or c.has("unit", "pp") or c.ops("difference", "how_fast") or c.says("bloc"):
        return False
    if any(m.code != f.flow for m in c.all("flow", *ONE_WAY)) or any(prep_of(c, m) == "for" for m in c.all("party")):
        return False
    further = any(a.kind == "conj" and b.kind in ("growth", "direction") for a, b in pairwise(c.frame.mentions))
    if further or any(c.followed_by(m, "verb") for m in c.all("prep", "to")):
        return False  # "and grew in 2025", "used to take"
    return all(_owns(c, m) for m in c.all("place", HOME))


def _owns(c: Clause, home: Mention) -> bool:
    """Whether the trade is China's own: "China's exports", "what China sends"; not 中国が輸出の2割を占める国."""
    beside = (c.after(home), c.before(home, "prep"))
    doer = any(m.says("doer") for m in c.mentions[c.at(home) + 1 : c.at(home) + 2]) and c.has("measure", "share")
    return not doer and any(m is not None and m.kind in ("flow", "commodity", "verb") for m in beside)


def beyond_one(f: Features) -> Query | None:
    """ "Which countries buy more from China than Germany", "who sells more to it than Japan": all that stand above one
    or below it; asked back with its place and the whole order, where the figure of that one is no answer."""
    c = f.clause
    asked = c.first("question", "who") or c.first("party", "partner", "buyer", "seller")
    degree = c.first("more") or c.first("compare", "above", "below", "pass")
    named = [m for m in c.mentions if m.kind in WHO and m.code != HOME]
    if asked is None or degree is None or len(named) != 1 or named[0].first < asked.first or c.ops("rank") or f.amounts:
        return None
    if not (c.says("than") or degree.kind == "compare") or len(f.periods) > 1 or f.fragment or f.flow not in MIRROR:
        return None
    if f.partners != (named[0].code,):
        raise Ambiguous.again()  # "which partners' exports grew more than the US's": no figure of the US's own
    place = query_of(f, "rank", by="partner", measure=f.measure)
    raise Ambiguous.again(place, place, place.with_(partners=(), limit=SHOWN))


def dealers_named(f: Features) -> bool:
    """ "Suppliers of crude", "destinations of China's exports": who they are, where nothing else is said of them."""
    c = f.clause
    dealers = [m for m in c.all("party", "buyer", "seller") if not m.says("one_client")]
    if len(dealers) != 1 or not f.of_all or f.fragment or f.flow not in ("export", "import"):
        return False
    known = ("party", "flow", "commodity", "period", "prep", "harmless", "place", "demonym", "courtesy")
    said = c.mentions[1:] if c.mentions[0].is_("op", "list", "trend") else c.mentions  # "list the suppliers of crude"
    return not any(m.kind not in known or m.is_("prep", "to", "from", "with") for m in said)


def countries_dealing(f: Features) -> bool:
    """ "Which countries took it", "which country sold China oil": who they are, before what they did."""
    c = f.clause
    which, did = c.first("party", "partner"), c.first("verb") or c.first("flow", "trade")
    if which is None or did is None or did.first < which.first or f.amounts:
        return False
    if c.has_any("negation", "more", "growth", "direction"):
        return False  # "which bought less than a year before"
    return not (prep_of(c, which) or c.ops("count") or c.has("question", "how_many", "how_much"))


def others_dealing(f: Features) -> bool:
    """ "Who else sells oil?", "who took most of them?", "the top five buyers?" after one partner's: all that do."""
    c = f.clause
    others = [m for m in c.mentions if m.kind in WHO and m.code != f.home]
    alone = f.fragment and len(f.partners) == 1 and not others
    most = f.extreme() is not None and c.has("verb") and (c.asks_who() or countries_dealing(f))
    listed = lists_dealers(c) and (c.ops("rank") or f.extreme() is not None)
    return alone and ((c.says("else") and not c.has("deictic", "there", "them")) or bool(most) or bool(listed))


def lists_dealers(c: Clause) -> bool:
    """ "The top five buyers?", "who are the main suppliers": several are asked for, and not the place of the one told,
    as "is it the biggest buyer?" does: who they are, how many, or nothing but them."""
    pointed = c.has("deictic") or c.says("pronoun", "indefinite", "one_client", "among", "ranking")
    pointed = pointed or (c.says("possessive") and not c.has("question"))
    placed = pointed or c.ops("place_of") or c.has("question", "where") or c.has("prep", "among")
    said = [m for m in c.mentions if not (m.kind in ("conj", "courtesy", "prep") or m.says("determiner"))]
    alone = len(said) == _PAIR and (said[0].kind == "extreme" or said[0].is_("op", "rank"))
    several = c.has("number") or c.has("question", "who", "what") or (alone and said[1].kind == "party")
    return c.has("party", *_DEALERS) and several and not placed


def _more_one_way(f: Features) -> Bound | None:
    """ "Bought more from China than they sold to it": a surplus of China's with them; what is said first is more."""
    c = f.clause
    degree = c.first("more", "more", "less")
    flows = [m for m in c.all("flow", "export", "import") if degree is not None]
    if f.flow == "both":  # "to which does China export more than it imports from them"
        beside = len(flows) == 2 and degree is not None and flows[0].first < degree.first < flows[1].first
        if not beside or degree is None or flows[0].code == flows[1].code:
            return None
        return Bound("above" if (flows[0].code == "export") is (degree.code == "more") else "below", 0.0)
    verbs = [m for m in c.all("verb") if m.code in ("sell", "give", "buy", "get")]
    if degree is None or len(verbs) != 2 or {m.code in ("buy", "get") for m in verbs} != {True, False}:
        return None
    homes = [m for m in c.mentions if m.kind in ("place", "demonym") and m.code == f.reporter]
    theirs = bool(homes) and all(m.first > verbs[0].last for m in homes)  # they are the ones who buy and sell
    bought = verbs[0].code in ("buy", "get")
    more = bought is theirs if degree.code == "more" else bought is not theirs
    return Bound("above" if more else "below", 0.0)


def moved_partners(f: Features) -> Query | None:
    """ "To which countries did exports fall", "which partners bought less than a year before": the partners held in the
    order of how they moved, those that moved so first."""
    c = f.clause
    if _bought_more_than_before(f):
        return query_of(f, "compare", by="partner", measure="yoy", periods=(max(f.periods),))
    who = c.has("question", "who") and c.has("verb") and c.has("more", "more", "less")  # "who bought less than in 2024"
    if not (who or c.has("party", "partner", "buyer", "seller")) or not f.of_all or f.fragment:
        return None
    if f.flow not in ("export", "import", "trade") or f.extreme() is not None or f.limit is not None:
        return None
    if f.amounts or f.context:
        return None
    times = sorted(f.periods, reverse=True)
    earlier = times[1:]
    on_year = earlier == [times[0].shift(-12)] if earlier else c.has("growth", "yoy")
    than = {m.code for m in c.all("compare", "above", "below") if m.says("degree_than") and on_year}  # "меньше, чем"
    down = c.has("direction", "down") or (c.has("more", "less") and on_year) or "below" in than
    up = c.has("direction", "up") or (c.has("more", "more") and on_year) or "above" in than
    led = bool(c.mentions) and c.mentions[0].says("auxiliary")
    before = [c.before(m) for m in c.all("party") if not m.says("any_country")]
    which = len(before) < len(c.all("party")) or any(m is not None and m.is_("question", "what") for m in before)
    up = up or (not down and (led or which) and c.has("growth", "growth"))  # "did exports to every partner grow"
    if not (down or up) or (earlier and not on_year) or c.ops("why", "streak", "count", "when"):
        return None
    if down and up:  # "to which did it sell more than in 2024 and to which less": all of them in order
        every = query_of(f, "rank", by="partner", measure="yoy", partners=(), limit=_ALL_HELD, periods=tuple(times[:1]))
        return every if which and c.has("conj", "and") else None
    told = Bound("below" if down else "above", 0.0, unit="pct", measure="yoy")
    order = query_of(f, "rank", by="partner", measure="yoy", partners=(), condition=told)
    return order.with_(periods=tuple(times[:1]))


def _bought_more_than_before(f: Features) -> bool:
    """`Which of the US and the EU bought more in 2025 than in 2024`: each beside itself a year before."""
    c, more = f.clause, f.clause.first("more", "more", "less")
    years = len(f.periods) == 2 and min(f.periods) == max(f.periods).shift(-12) and f.flow in ("export", "import")
    if not years or more is None or len(f.partners) < 2 or f.amounts or f.context or f.fragment:
        return False
    than = next((m for m in c.mentions if m.says("than") and m.first > more.last), None)
    times = [m for m, _ in c.expressions()]
    between = len(times) == 2 and than is not None and times[0].first < than.first < times[1].first
    return between and c.has("question", "what", "who") and c.has("verb") and not c.ops("difference", "why")


def overtaken(f: Features) -> Query | None:
    """ "When did ASEAN overtake the US", "has the EU ever bought more than ASEAN": both over the years held."""
    c = f.clause
    beside = c.has("compare", "pass", "above", "below") or c.has("more", "more", "less")
    if not beside or len(f.partners) < 2 or f.context or f.amounts or f.moved or len(f.periods) > 1:
        return None
    if f.fragment and len(c.codes(*WHO)) < 2:
        return None
    if not (c.ops("when", "ever", "first_time") or f.asks_time == "year"):
        return None
    return query_of(f, "trend", by="year", measure=f.measure)


def what_goods(f: Features) -> bool:
    """`What does China sell most of`, `its biggest export products`: kinds of goods are asked for, no month."""
    c = f.clause
    best = c.first("extreme", "most", "best")
    best = best or next((m for m in c.all("op", "rank") if m.means("extreme", "most")), None)  # "top 3 export goods"
    counted = f.amounts and not (f.limit and len(f.amounts) == 1)  # "the three biggest"
    if (f.moved and not rates_beside(f)) or (best is None and f.extreme() is not None) or c.says("performing"):
        return goods_in_order(f)
    if best is None or f.flow not in ("export", "import") or f.asks_time is not None or counted:
        return False
    behind = c.mentions[c.at(best) + 1 : None if c.postposed else c.at(best) + 2]  # 最も輸入しているもの
    thing = any(m.says("what_goods") for m in behind) and not c.has("verb")
    asked = thing or c.has("question", "what") or any(m.first == 0 for m in c.all("op", "define"))
    flow = c.after(best, "number")
    beside = c.mentions[c.at(flow) + 1 : c.at(flow) + 2] if flow is not None and flow.kind == "flow" else ()
    wares = any(m.says("goods") for m in beside)  # "the three biggest export goods", asked or not
    # "its largest import by value": of one kind, asked or not
    single = flow is not None and flow.says("sold") and c.before(flow) is best and best.says("in_size")
    if not (asked or wares or single) or not f.all_goods or c.ops("when", "record", "ever", "why"):
        return False
    if c.has("party") or (c.has_other("measure", "value") and not single) or len(f.partners) > 1:
        return False
    if wares or single:
        return True
    did, told = c.before(best), c.after(best, "prep")
    if told is not None and told.kind == "flow" and told.first == best.last + 1:
        kinds = best.says("in_size") and not c.has("growth")  # "what are its biggest exports"
        return kinds or thing or told.says("sold")
    traded = did is not None and (did.kind == "verb" or thing or did.says("sold"))
    return traded and (told is None or thing or told.kind in ("period", "place", "demonym", "measure"))


def of_all_others(f: Features) -> bool:
    """ "Who is number one?" after one partner's figure: of all, for nobody is named and it is not asked of that one."""
    c = f.clause
    pointed = c.has("deictic") or c.says("pronoun")
    named = c.has_any("place", "demonym") or f.grouped
    return f.fragment and len(f.partners) == 1 and c.has("question", "who") and not (pointed or named)
