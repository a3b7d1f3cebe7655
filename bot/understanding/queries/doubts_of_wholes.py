"""Parts, rates and means that a query does not tell as the words say: of what whole, of what else, of which growth.

A part of a group would be told as one of all exports, the rate of a rate as a rate, a month of records for the most of
some goods.
"""

from __future__ import annotations

from bot.errors import Ambiguous, CannotAnswer
from bot.model import OF_GROUP, PART_OF, Query
from bot.understanding.clauses.asked import broken_down
from bot.understanding.clauses.beside_a_place import prep_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.queries.doubt import TOLD, Doubt, Rows, itself, nothing
from bot.understanding.talks.told import RECKONED
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import BALANCES, OF_ONE_TIME, ONE_WAY, PLAIN, WHO

_ASKING = (
    "count", "which", "streak", "first_time", "last_time", "when", "longest", "place_of", "contribution", "offset",
    "running", "per_day",
)  # fmt: skip
_SO_MANY = ("how_much", "how_many")
_WHOLE = (("TOTAL",), ())


def _per_cent_of_what(query: Query, f: Features) -> bool:
    """アルゼンチン産は何％: of a partner the rate and the share are as likely meant."""
    clause = f.clause
    asked = clause.first("op", "how_fast")
    moved = clause.has_any("measure", "growth", "direction", "more") or clause.has_other("compare", "reach")
    reached = clause.has("compare", "reach")  # 已达到全年顺差的百分之几
    if asked is None or moved or (query.of_all and not reached) or clause.tokens[asked.first].kind != "han":
        return False
    return reached or asked.said in clause.ways["per_cent_of_what"]  # 何％伸びた moves


def _share_within(query: Query, f: Features) -> bool:
    """Whether a share is asked of what goes to another: 德国占中国对欧盟出口的比重, `the US as a share of ASEAN`."""
    clause = f.clause
    two = len(query.partners) == 2 and "WLD" not in query.partners and query.by != OF_GROUP
    if not two or len(clause.all("measure", "share")) > 2:
        return False
    named = [m for m in clause.mentions if m.kind in WHO and m.code in query.partners]
    led = [m for m in named if prep_of(clause, m) in ("to", "from", "post_to", "post_from")]
    if len(named) != 2 or not led:
        return False
    comma = any(token.norm in ",/" for token in clause.gap(*named))
    between = [m for m in clause.mentions if named[0].last < m.first < named[1].first]
    set_over = ("compare", "more", "op") if any(m.says("its") for m in between) else ("conj", "compare", "more", "op")
    return not (comma or any(m.kind in set_over or m.is_("prep", "versus") for m in between))


def _of_total_trade(query: Query, f: Features) -> bool:
    """`The ratio of the surplus to total trade`, `surplus / total trade`, `the trade balance ratio`."""
    c = f.clause
    flows = c.all("flow")
    whole = c.has("flow", "total", "trade") and c.has("flow", *BALANCES)
    slash = len(flows) == 2 and flows[0].code in BALANCES and any(token.norm == "/" for token in c.gap(*flows))
    closing = len(flows) == 1 and c.mentions[-1].is_("op", "compare") and c.mentions[-1].first == flows[0].last + 1
    asked = (whole and slash) or closing
    return bool((query.operation == "balance" and asked) or (whole and c.ops("compare")))


def _of_the_year(query: Query, f: Features) -> bool:
    """`Did Q4 account for more than a quarter of annual exports`: of the year, and no partner's share is asked."""
    c = f.clause
    claimed = query.measure == "share" and query.condition is not None and c.mentions[0].says("auxiliary")
    return claimed and bool(c.ops("by_year")) and not c.has_any("party", "place", "question")


def _of_the_mean(query: Query, f: Features) -> bool:
    """`The monthly average in 2024 and 2025, and by how much did the average go up`, `monthly average of imports this
    year vs last year`: of amounts, no mean of rates."""
    c = f.clause
    beside = any(m.says("over_last_year") for m in c.all("growth", "yoy"))
    beside = beside and not (c.has("growth", "growth") or c.has_any("direction", "more") or c.has("unit", "pct"))
    return query.measure == "yoy" and (beside or len(c.all("op", "average")) > 1)


def _faster_than_then(query: Query, f: Features) -> bool:
    """`Did exports grow more this year than last year`: how fast they grew then is asked as well."""
    c = f.clause
    then = any(m.says("over_last_year") for m in c.all("growth", "yoy"))
    grown = c.has("growth", "growth") or c.has("direction", "up", "down")
    grown = grown or any(m.first < m.last for m in c.all("more", "faster", "slower"))  # "growing faster"
    paced = grown and c.has("more", "faster", "slower", "more", "less")
    return then and paced and query.flow in ("export", "import", "total") and not f.amounts


def _faster_than_another(query: Query, f: Features) -> bool:
    """`Did exports grow faster than the economy`, `than India's`, `than world trade`: another's rate is asked too."""
    than = f.clause.saying("than") if f.clause.has("more", "faster", "slower") else None
    if than is None or max(len(query.partners), len(query.commodities), len(query.periods)) > 1:
        return False
    over = next((m for m in f.clause.mentions[f.clause.at(than) + 1 :] if not m.says("determiner")), None)
    return over is not None and (over.kind in (*WHO, "flow", "commodity") or over.says("realm"))


def _or_another(query: Query, f: Features) -> bool:
    """`Which grew faster, exports or total trade`: the rate of the other is asked too."""
    c = f.clause
    flows = [m.code for m in c.all("flow")]
    which = c.has("question", "what", "who") and c.has("more", "faster", "slower", "more", "less")
    return which and c.has("conj", "or") and len(set(flows)) > 1 and query.flow != "both" and len(query.partners) < 2


def _both_rates(query: Query) -> CannotAnswer:
    now = query.periods[-1:]
    then = tuple(period.shift(-12) for period in now)
    both = query.with_(operation="compare", by="period", periods=(*now, *then), notes=())
    return Ambiguous.again(query, *((both,) if now else ()), query.with_(notes=()))


def _so_many_times(query: Query, f: Features) -> bool:
    """`Fell three times`."""
    return bool(f.clause.ops("times")) and query.operation not in ("compare", "define", "coverage")


def _whose_share(query: Query, f: Features) -> bool:
    """`Whose share grew most`: not how exports grew most; a record of a share is told by nothing."""
    if query.operation == "rank":
        return query.measure == "yoy" and _parts(f.clause, "among")
    return f.clause.has("measure", "share")


def _one_in_so_many(query: Query, f: Features) -> bool:
    """`One in how many dollars of exports went to the US`: what part of them."""
    named = f.clause.mentions
    triples = zip(named, named[1:], named[2:], strict=False)
    return any(
        one.is_("number") and one.value == 1 and led.is_("prep", "in", "of") and many.is_("question", *_SO_MANY)
        for one, led, many in triples
    )


def _as_share(query: Query) -> CannotAnswer:
    return Ambiguous.again(query, query.with_(operation="share", measure="share", basis=None, notes=()))


def _of_what_it_was(query: Query, f: Features) -> bool:
    """`As a percentage of what they were in 2018`: of its own figure then, and of no whole."""
    wholes = f.clause.all("measure", "percent", "share") if f.clause.has("deictic", "them") and not f.context else ()
    return any(f.clause.followed_by(m, "question", "what") for m in wholes)


def _of_the_rest(query: Query, f: Features) -> bool:
    """`China's other exports`, `to the remaining partners`, `remaining exports to the EU`: of all but some that were
    not named."""
    clause = f.clause
    if f.context or not clause.says("mutual", "left_over"):
        return False
    flows = ("export", "import", "trade", "total", "balance") if query.of_all else ONE_WAY
    for m, after in zip(clause.mentions, clause.mentions[1:], strict=False):
        rest = m.says("mutual", "left_over") and after.first == m.last + 1
        if rest and (after.is_("flow", *flows) or after.is_("party", "partner")):
            return True
    return False


def _parts(clause: Clause, but: str) -> bool:
    """Whether a share is named, by a word that does not mean something harmless besides: 〜のうち."""
    return any(("harmless", but) not in m.others for m in clause.all("measure", "share"))


def _part_of_another(query: Query, f: Features) -> bool:
    """`Share of exports in total trade`: not of all exports, but a part of another flow than its own."""
    c = f.clause
    records = (c.after(m, "period") for m in c.all("op", "record"))
    if any(one is None or one.kind != "flow" for one in records):
        return True  # "a record high for the share"; "of the record surplus" is told by the surplus
    flows = [m for m in c.all("flow") if m.code in ("export", "import", "trade", "total")]
    if not flows or not c.has("measure", "share", "percent") or query.by in PART_OF:
        return False
    if flows[0].code in ONE_WAY and flows[-1].code in ("trade", "total"):
        return c.led_by(flows[-1], "prep", "in", "of")
    between = any(flows[0].first < m.first < flows[-1].first for m in c.all("measure"))
    return between and flows[0].code != flows[-1].code


def _how_much_of_all(query: Query, f: Features) -> bool:
    """`That's how much of all cars exported`: a part of those, and not how many they were."""
    c = f.clause
    asked = c.first("question", "how_much", "how_many") if c.says("everybody") else None
    after = [m for m in c.mentions if asked is not None and m.first > asked.last][:3]
    if len(after) < 3:
        return False
    of, whole, goods = after
    return of.is_("prep", "of") and whole.says("everybody") and goods.kind in ("commodity", "flow")


def _part_of_months(query: Query, f: Features) -> bool:
    """`In what share of the months of 2025 did imports fall`: a part of the months, and no rate of the year."""
    c = f.clause
    behind = ([m for m in c.mentions if m.first > one.last] for one in c.all("measure", "share", "percent"))
    heads = (next((m for m in rest if not (m.kind == "prep" or m.says("determiner"))), None) for rest in behind)
    return any(head is not None and head.is_("time", "unit:month") for head in heads)


def _who_gained(query: Query, f: Features) -> bool:
    """`Who gained share of China's exports`: whose part grew, and not how all of them did."""
    return f.clause.has("question", "who") and f.clause.has("measure", "share")


def _most_of(query: Query, f: Features) -> bool:
    """`China buys most of its soybeans from the US`, `what does China sell most of`: a part, or goods, and no month."""
    c = f.clause
    if query.by != "month" or f.asks_time or not (c.has("verb") or c.says("origin")) or c.has_any("flow", "time"):
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


def _of_growth(query: Query, f: Features) -> bool:
    """`The US share in the growth of exports`: of the growth, where the share of the exports would be told."""
    c = f.clause
    share, grown = c.first("measure", "share"), c.first("growth", "growth")
    if share is None or grown is None or c.has_any("direction", "conj"):
        return False
    flows = c.all("flow", *ONE_WAY)
    ahead = any(m.first > grown.first or m.last + 1 == grown.first or m.last == grown.last for m in flows)
    if share.first < grown.first:
        return ahead
    return c.ways.unspaced and any(m.first < grown.first for m in flows)


def _pace_of_pace(query: Query, f: Features) -> bool:
    """`By how many percentage points did export growth change`, 增速比10月加快: of two rates, and no rate itself."""
    c = f.clause
    grown = c.first("growth", "growth")
    if grown is None or f.context or f.amounts:
        return False
    if len(query.periods) == 1 and query.by != "rates" and any(m.means("unit", "pp") for m in c.mentions):
        return True
    quick = [m for m in c.all("direction", "up", "down") if m.says("pace")]
    moved = quick or (c.all("direction", "up", "down", "moved") if c.ways.unspaced else ())
    apart = query.by == "period" or len(query.periods) == 1
    return apart and bool(quick or (query.by == "period" and any(m.first > grown.first for m in moved)))


def _rates_moved(query: Query, f: Features) -> bool:
    """`Export growth fell but import growth rose`: each of two rates did, and no flow."""
    c = f.clause
    if len([m for m in c.frame.mentions if m.is_("growth", "growth")]) < 2:
        return False
    ways = [m for m in c.all("direction", "up", "down") if not m.says("sign")]
    return any(m.is_("growth", "growth") and m.last + 1 == way.first for way in ways for m in c.mentions)


def _no_amount(query: Query, f: Features) -> bool:
    """Whether a count, a part, a mean, a price, a rate or a difference is asked for, and an amount would be told."""
    clause = f.clause
    several = f.things > 1 or len(query.periods) > 1
    single = [period.month_count for period in query.periods] == [1]
    grown = query.operation == "growth"
    a_day = f.context or f.basis == "mbpd"  # "barrels per day"
    prices = [m for m in clause.all("measure", "price") if not (query.all_goods and m.says("worth"))]
    # "by how much was it in the red"; "на сколько миллиардов закупил": for how much, nothing is set against anything
    red = clause.has("flow", "surplus", "deficit") and not clause.has("direction")
    over = query.operation == "balance" and (red or not clause.has("flow") or clause.has("flow", *ONE_WAY))
    done = all(any(kind == "verb" for kind, _ in m.others) for m in clause.all("flow"))  # "экспортировал", no noun
    spent = clause.has_any("verb", "flow") and done and not clause.has_any("direction", "growth", "more")
    spent = spent and query.operation == "level" and not clause.ops("compare")
    rate = f.context and f.moved and query.measure == "yoy"  # "by how much did consumer prices rise": the rate itself
    return bool(
        clause.ops(*_ASKING)
        or (clause.ops("share") and not several)  # "the composition of exports": of what parts
        or (clause.ops("average") and not (a_day or single or grown))
        or (_parts(clause, "money") and not grown)
        or (not a_day and any(not _of_each(m, query, clause) for m in prices))
        or (clause.has("measure", "percent") and not (grown or f.moved or f.context or clause.rule == RECKONED))
        or (clause.ops("difference") and not (several or grown or rate or over or spent))
        or broken_down(clause)
    )


def _of_each(price: Mention, query: Query, clause: Clause) -> bool:
    """`Exports in March, April and May, each`, `soy from Brazil and the US, each`: of each, no price of a piece."""
    several = query.flow == "both" or max(len(query.periods), len(query.partners), len(query.commodities)) > 1
    dear = not query.all_goods and clause.has("unit", "USD", "CNY", "EUR", "JPY")
    return ("harmless", "determiner") in price.others and several and not dear


OF_WHOLES: Rows = (
    (Doubt(_per_cent_of_what, itself, ("growth",)), "how_fast"),
    (Doubt(_share_within, nothing, ("share",)), ""),
    (Doubt(_of_the_mean, nothing, ("average",)), "average"),
    (Doubt(_faster_than_then, _both_rates, ("growth",)), "yoy"),
    (Doubt(_faster_than_another, itself, ("growth",)), "faster slower"),
    (Doubt(_or_another, nothing, ("growth", "level")), "faster slower more less"),
    (Doubt(_one_in_so_many, _as_share, ("level",)), "how_much how_many"),
    (Doubt(_so_many_times, nothing), "times"),
    (Doubt(_of_total_trade, nothing, ("compare", *TOLD)), "flow"),
    (Doubt(_of_the_year, nothing, ("rank",)), "share"),
    (Doubt(_of_what_it_was, nothing, ("share",)), "them"),
    (Doubt(_of_the_rest, nothing, TOLD), "mutual left_over"),
    (Doubt(_whose_share, itself, ("rank", "record", "streak")), "share"),
    (Doubt(lambda _, f: f.clause.ops("which", "count"), itself, ("average",)), "which count"),  # "above the average"
    (Doubt(_part_of_another, itself, ("share",)), "share percent"),
    (Doubt(_how_much_of_all, itself, OF_ONE_TIME), "everybody"),
    (Doubt(_most_of, itself, ("record",)), "most"),
    (Doubt(_part_of_months, nothing, ("threshold", "growth", "level", "trend")), "share percent"),
    (Doubt(_who_gained, itself, ("growth",)), "who"),
    (Doubt(_of_growth, itself, ("share",)), "share"),
    (Doubt(_pace_of_pace, itself, ("growth", "change")), "growth"),
    (Doubt(_rates_moved, itself, ("check",)), "growth"),
    (Doubt(_no_amount, itself, PLAIN), ""),
)
