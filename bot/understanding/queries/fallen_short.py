"""Clauses of which a rule makes less than they ask: most of, the pace of a pace, by so much, with anyone at all.

A month of records would be told for goods or partners, a rate for the change of a rate, a level for how much it rose.
"""

from __future__ import annotations

from bot.model import Bound, Logic, Query
from bot.understanding.clauses.amounts import MASS, Amount
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.comparators import by_which, move_claimed
from bot.understanding.clauses.features import Features
from bot.understanding.parties.dealing import of_their_goods, partner_of_others, who_more
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import ONE_WAY, WHO

_WHOLE = (("TOTAL",), ())
_INSIDE = ("in", "at", "within", "into", "of")


def fallen_short(query: Query, f: Features) -> bool:
    """Whether the query tells of something else than the words ask for."""
    c = f.clause
    if query.reporter == "USA" and "fiscal_told" in c.ways and any(m.code.startswith("fy") for m in c.all("period")):
        return True  # from October to September there; the Romance words for it are said of any year of books
    if query.operation == "record":
        return _most_of(query, f)
    if query.operation == "check":
        moved = any(_by(f, amount) for amount in f.amounts) or _rates_moved(c)
        return _untrue(c) or moved or _beyond_all(query, f) or of_their_goods(query, c)
    if query.operation == "threshold":
        return query.flow == "both" and _one_when_the_other(c)
    if query.operation == "share":
        return _of_growth(c) or of_their_goods(query, c)
    if query.operation == "rank":
        others = partner_of_others(query, c) or who_more(query, c) or of_their_goods(query, c)
        return _within_group(query, c) or others
    if query.operation in ("growth", "change"):
        return _pace_of_pace(query, f)
    return _done_by(query, c) or _before_tariffs(query, f) or who_more(query, c) or _where_goods_go(f)


def _where_goods_go(f: Features) -> bool:
    """`Where do China's cars go`: to whom, and not how many, where no flow is named that tells which way."""
    return f.clause.has("question", "where") and not (f.context or f.all_goods or f.clause.has_any("flow", "verb"))


def _by(f: Features, amount: Amount) -> bool:
    """`Rose by 190 bn to 3.77 trillion`, `and to the EU by 43 bn`: how far it moved, and not how much it was."""
    led = by_which(f.clause, amount)
    sized = f.things == 1 and (amount.scaled or amount.unit in MASS)
    return move_claimed(f.clause, amount) or (sized and led is not None and led.is_("prep", "by"))


def _rates_moved(c: Clause) -> bool:
    """`Export growth fell but import growth rose`: each of two rates did, and no flow."""
    if len([m for m in c.frame.mentions if m.is_("growth", "growth")]) < 2:
        return False
    ways = [m for m in c.all("direction", "up", "down") if not m.says("sign")]
    return any(m.is_("growth", "growth") and m.last + 1 == way.first for way in ways for m in c.mentions)


def _one_when_the_other(c: Clause) -> bool:
    """`What was import growth when exports fell`: of the one, in the months in which the other did so."""
    flows = c.all("flow", *ONE_WAY)
    return len(flows) == 2 and any(flows[0].last < m.first < flows[1].first for m in c.all("op", "when"))


def _untrue(c: Clause) -> bool:
    """`It is not true that exports fell`: whether the claim or its denial is to be called true is not told."""
    flow = c.first("flow")
    if flow is None or c.tokens[-1].norm == "?":
        return False
    denials = [m for m in c.all("negation", "not") if (c.at(m) or not m.says("polar")) and _beside_check(c, m)]
    denials += [m for m in c.mentions if m.says("untrue")]
    return any(m.first < flow.first or (c.postposed and _behind_check(c, m)) for m in denials)


def _beyond_all(query: Query, f: Features) -> bool:
    """`It sells more cars than any other country`, `the surplus is mainly with the US`: set against all others, where
    it would be told whether it rose, or that there is any."""
    c, bound = f.clause, query.condition
    nothing = isinstance(bound, Bound) and bound.amount == 0.0 and not f.amounts
    each = query.flow == "balance" and c.has("party") and query.partners == ("WLD",)  # "with every partner"
    return nothing and (each or c.says("beyond_all", "for_the_most"))


def _beside_check(c: Clause, denial: Mention) -> bool:
    at = c.at(denial)
    return any(c.mentions[i].is_("op", "check") for i in (at - 1, at + 1) if 0 <= i < len(c.mentions))


def _behind_check(c: Clause, denial: Mention) -> bool:
    """本当ではない: of the word for true; 増えなかったというのは本当: of what moved."""
    at = c.at(denial)
    return denial.kind != "negation" or (at > 0 and c.mentions[at - 1].is_("op", "check"))


def _before_tariffs(query: Query, f: Features) -> bool:
    """`Exports before tariffs`: how much was exported, and not how high the tariff is."""
    if not f.context:
        return False
    c = f.clause
    flow, goods = c.first("flow", *ONE_WAY), c.first("commodity")
    if query.operation != "level" or flow is None or goods is None or flow.first > goods.first:
        return False
    led = c.mentions[c.at(goods) - 1]
    return led.kind == "time" or led.kind == "negation"


def _most_of(query: Query, f: Features) -> bool:
    """`China buys most of its soybeans from the US`, `what does China sell most of`: a part, or goods, and no month."""
    c = f.clause
    come = c.says("origin")
    if query.by != "month" or f.asks_time or not (c.has("verb") or come) or c.has_any("flow", "time"):
        return False
    if c.ops("when", "record", "which", "last_time", "first_time", "highest"):
        return False
    most = c.first("extreme", "most")
    if most is None:
        return False
    asked = c.ops("define") or c.has("question", "what")
    asked = asked or any(m.means("question", "what") or m.says("what_goods") for m in c.mentions)
    if asked and query.commodities in _WHOLE and not c.has("commodity"):
        return True
    after = c.after(most)
    if c.mentions[0].says("choosing") and c.has("commodity"):
        return True  # "whose oil does China buy most"
    return after is not None and (after.means("prep", "of") or after.kind == "commodity") and bool(c.has("commodity"))


def _of_growth(c: Clause) -> bool:
    """`The US share in the growth of exports`: of the growth, where the share of the exports would be told."""
    share, grown = c.first("measure", "share"), c.first("growth", "growth")
    if share is None or grown is None or c.has_any("direction", "conj"):
        return False
    flows = c.all("flow", *ONE_WAY)
    ahead = any(m.first > grown.first or m.last + 1 == grown.first or m.last == grown.last for m in flows)
    if share.first < grown.first:
        return ahead
    return c.ways.unspaced and any(m.first < grown.first for m in flows)


def _within_group(query: Query, c: Clause) -> bool:
    """`Is Germany China's biggest partner in Europe`: of its members, where it would be ranked beside the group."""
    groups = [code for code in query.partners if len(code) != 3]
    if len(query.partners) != 2 or len(groups) != 1 or not c.has("party") or c.has("conj"):
        return False
    where = next((m for m in c.mentions if m.kind in WHO and m.code == groups[0]), None)
    led = None if where is None else c.before(where)
    within = led is not None and (led.is_("prep", *_INSIDE) or led.means("time", "during"))
    beside = () if where is None else (c.at(where) - 1, c.at(where) + 1)
    within = within or any(c.mentions[i].says("inside") for i in beside if 0 <= i < len(c.mentions))
    return within and (c.has_any("extreme", "ordinal") or c.has("deictic", "first_one"))


def _pace_of_pace(query: Query, f: Features) -> bool:
    """`By how many percentage points did export growth change`, 增速比10月加快: of two rates, and no rate itself."""
    c = f.clause
    grown = c.first("growth", "growth")
    if grown is None or f.context or f.amounts:
        return False
    points = any(m.means("unit", "pp") for m in c.mentions)
    if points and len(query.periods) == 1 and query.by != "rates":
        return True
    quick = [m for m in c.all("direction", "up", "down") if m.says("pace")]
    moved = quick or (c.all("direction", "up", "down", "moved") if c.ways.unspaced else ())
    apart = query.by == "period" or len(query.periods) == 1
    return apart and bool(quick or (query.by == "period" and any(m.first > grown.first for m in moved)))


def _done_by(query: Query, c: Clause) -> bool:
    """`What was sold to China by Germany`: who acts stands after `by`, and sells what China buys."""
    verb = c.first("verb", "sell", "buy")
    if verb is None or c.has("flow") or len(query.partners) != 1 or query.flow not in ONE_WAY:
        return False
    home_sells = (verb.code == "sell") == (query.flow == "export")
    for one, two in zip(c.mentions, c.mentions[1:], strict=False):
        doer = one.is_("prep", "by") and two.kind in WHO and two.code == query.partners[0]
        if doer and one.first > verb.first and home_sells:
            return True
    undergone = verb.says("undergone")
    places = [m for m in c.mentions if m.kind in WHO]
    return undergone and len(places) == 2 and not any(c.has("prep", p) for p in ("to", "from", "by"))


# Two series set against each other month by month, which nobody here counts, told apart from one comparison.
def month_by_month(query: Query, f: Features) -> bool:
    """`In which months did exports to the EU exceed those to the US`, `how often did imports grow faster than exports`:
    whether months are asked for in which one was above the other, and the query tells of the whole span, or of months
    in which both were above nothing."""
    c = f.clause
    if not c.ops("count", "which", "when") or f.fragment:
        return False
    if query.operation == "compare":
        times = any((one := c.after(m)) is not None and one.kind == "more" for m in c.all("op", "count"))
        return query.by != "period" and not times  # "2022 or 2018: when was it more"; "how many times bigger"
    over = c.has("more") or c.says("outdone")
    if query.operation == "surprise":
        return len({m.code for m in c.all("flow", *ONE_WAY)}) == 2 and not c.ops("forecast")
    return over and query.operation == "threshold" and _two_flows(query)


def _two_flows(query: Query) -> bool:
    parts = query.condition.parts if isinstance(query.condition, Logic) else ()
    return len({getattr(part, "flow", None) for part in parts} - {None}) > 1
