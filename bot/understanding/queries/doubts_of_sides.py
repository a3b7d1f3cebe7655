"""Whose figures the words ask for, where the query is of somebody else's: a place that it is not of, a country's own
figure, whoever deals, one of several who are named. `China's exports compared with Germany's`: no trade with Germany.
"""

from __future__ import annotations

from bot.model import SUMMED, Query
from bot.understanding.clauses.asked import broken_down
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.parties.dealing import (
    also_theirs,
    dealt_with_others,
    of_their_goods,
    partner_of_others,
    who_more,
)
from bot.understanding.parties.parts_played import slips
from bot.understanding.queries.doubt import TOLD, TOLD_OTHERWISE, Doubt, Rows, itself, nothing, pointing, whose
from bot.understanding.talks.told import RECKONED
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import DOERS, OF_ONE_TIME, ONE_WAY, PLAIN, WHO

_WORDS_OF_ASKING = ("what", "who", "how_much", "how_many")
_FIGURED = ("flow", "commodity", "term", "measure", "period", "books")
_NOUNS = ("flow", "commodity", "party", "agency", "growth", "measure", "books", "verb", "term")
_COUNTED = (*PLAIN, "average", "change", "compare", "rank", "record", "share", "streak", "threshold", "trend")
_INSIDE = ("in", "at", "within", "into", "of")


def _another_place(query: Query, f: Features) -> bool:
    """Whether a place is named that the query is not of."""
    clause = f.clause
    if f.context or query.operation in ("define", "coverage", "brief") or clause.ops("offset"):
        return False
    codes = {query.reporter, f.home, f.members_of, *query.partners}
    each = query.condition is not None and not query.partners  # "all the partners it has a deficit with"
    codes |= {"WLD"} if each or broken_down(clause, f.growth) else set()
    untold = [m for m in clause.mentions if m.kind in WHO and m.code not in codes]
    return bool(untold) and clause.rule != RECKONED and not slips(clause, f.home).issuperset(untold)


def _points_nowhere(query: Query, f: Features) -> bool:
    """`Exports there`, where no place was told; `who bought more from whom`."""
    c = f.clause
    if query.operation in PLAIN and c.has("deictic", "there"):
        return query.of_all and query.reporter == f.home and not f.context
    return len(c.all("question", "who")) > 1 and c.has("more") and query.operation in ("rank", "level")


def _in_other_books(query: Query, f: Features) -> bool:
    """`And the deficit in 2024 by US data`, where the query is of none of those books."""
    books = f.clause.codes("agency")
    return bool(books) and query.reporter not in books and not f.context


def _of_neither(query: Query, f: Features) -> bool:
    """Whether two are set against each other in what no comparison tells: `is the surplus with A growing faster`, which
    has no rate, `A sold more and B less`, each than before; `more to ASEAN or to the US + EU`, those two together."""
    clause = f.clause
    if len(query.partners) > 2 and clause.codes("conj") >= {"or", "plus"} and query.by != SUMMED:
        return True
    if len(query.partners) < 2:
        return False
    paced = any(not m.says("worse") for m in clause.all("more", "faster", "slower"))  # "the worse deficit"
    paced = paced or clause.has("growth", "growth")
    both = clause.codes("more") >= {"more", "less"} and not clause.has("conj", "or")
    return (f.flow == "balance" and paced) or bool(both and clause.ops("check"))


def _part_of_ours(query: Query, f: Features) -> bool:
    """`The US surplus made up a quarter of China's`: China's own, with it."""
    theirs = query.flow == "balance" and query.reporter != f.home and f.clause.has("measure", "share")
    return theirs and f.clause.has("flow", "surplus") and f.home in f.clause.codes(*WHO)


def _anothers_own(query: Query, f: Features) -> bool:
    """`Compared with Germany's`, `against those of the US`: the same figure of theirs. `Exports in June, in French`."""
    c = f.clause
    if query.of_all or f.context:
        return False
    return any(_of_theirs(c, m) or _tongue(c, m) for m in c.all("demonym")) or any(
        _those_of(c, m) for m in c.all("place")
    )


def _of_theirs(clause: Clause, adjective: Mention) -> bool:
    """`Relative to the EU's`: no noun follows that it might belong to."""
    counted = clause.has_any("books", "agency") or clause.says("tally")  # "China's count versus America's"
    last = not any(m.kind in _NOUNS for m in clause.mentions[clause.at(adjective) + 1 :])
    return clause.led_by(adjective, "op", "compare") and last and not counted


def _tongue(clause: Clause, adjective: Mention) -> bool:
    """A language, where nothing follows."""
    before = clause.before(adjective)
    rest = clause.mentions[clause.at(adjective) + 1 :]
    alone = all(m.kind in ("harmless", "courtesy") for m in rest)
    return before is not None and before.is_("prep", "in") and before.last + 1 == adjective.first and alone


def _those_of(clause: Clause, place: Mention) -> bool:
    """`Compared to that of the US`."""
    of = clause.before(place)
    if of is None or not of.is_("prep", "of"):
        return False
    at = clause.at(of)
    before = clause.mentions[at - 1] if at else of
    led = [m for m in clause.mentions[:at] if not (m.is_("harmless") or m is before)][-1:]
    pronoun = before.last + 1 == of.first and (before.says("determiner") or before.is_("deictic", "that"))
    return pronoun and bool(led) and led[0].is_("op", "compare")


def _what_that_is(query: Query, f: Features) -> bool:
    """`What is ASEAN`, after figures."""
    clause = f.clause
    if not (f.fragment and clause.ops("define") and clause.has("place")):
        return False
    if query.operation in ("define", "mirror", "coverage"):
        return False
    return not clause.has_any(*_FIGURED) and not clause.frame.says("charging")


def _asked_again(query: Query, f: Features) -> bool:
    """`And what did China buy from it`: a second question of its own, with who acts in it, stands after `and`, and one
    figure would be told."""
    clause = f.clause
    asking = clause.all("question", *_WORDS_OF_ASKING)
    if len(asking) < 2 or query.flow == "both":
        return False
    if max(len(query.partners), len(query.commodities), len(query.periods)) > 1:
        return False
    first, *others = asking
    for again in others:
        joined, who = clause.before(again), clause.after(again)
        told = [m for m in clause.mentions if first.last < m.first < again.first and m.kind in DOERS]
        deals = any(m.kind in ("flow", "verb") and m.first > again.last for m in clause.mentions)
        acts = who is not None and who.kind in DOERS and deals and not clause.has("books", "says")
        if joined is not None and joined.is_("conj", "and") and told and acts:
            return True
    return False


def _single(query: Query, f: Features) -> bool:
    return max(f.things, len(query.partners), len(query.commodities), len(query.periods)) < 2


def _both_of_one(query: Query, f: Features) -> bool:
    """`What was it in 2024 for both`, `tonnage for both`, `to India in 2025, and imports from both`, where one thing
    alone would be told."""
    told = [m for m in f.clause.mentions if m.says("both_of_them")]
    whose = any(f.clause.led_by(m, "prep", "to", "from", "with") for m in told)
    named = len(f.clause.frame.codes("commodity")) > 1  # "crude and coal in 2025, both": each is told by itself
    pointed = f.fragment and not named and (f.clause.frame.says("both_of_them") or f.clause.has("deictic", "both"))
    if not (pointed or whose):
        return False
    # January and February: as one span
    joined = f.clause.rule == RECKONED and any(period.kind not in ("month", "year") for period in query.periods)
    return query.flow in ONE_WAY and _single(query, f) and not joined


def _with_nobody_told(query: Query, f: Features) -> bool:
    """`And what did we buy from them`, where no partner was told before: everybody's figure is none of theirs."""
    them = f.clause.all("deictic", "them") if query.of_all and f.things < 2 else ()
    return any(f.clause.led_by(m, "prep", "to", "from", "with") for m in them)


def _larger_than_whom(query: Query, f: Features) -> bool:
    """`So Russia is bigger`, after another's share: than whom, which its own figure does not tell."""
    c = f.clause
    if not (f.fragment and len(query.partners) == 1 and len(query.periods) < 2 and c.has_any(*WHO)):
        return False
    told = c.has_any("question", "period", "flow", "verb", "growth", "measure", "number")
    return c.has("more", "more", "less") and c.says("copula") and not told


def _which_of_none(query: Query, f: Features) -> bool:
    """`Which one does China use for imports`, `which year had the bigger gap`, where no two years were told: one of
    several things is asked for, and a single figure is none."""
    choosing = f.clause.frame.saying("choosing")
    if choosing is not None and any(m.first == choosing.first and m.kind in WHO for m in f.clause.mentions):
        return False  # "whose surplus with C was bigger, A's or B's": either in its place
    larger = f.fragment and f.clause.has("more") and f.asks_time is not None and f.clause.has("question", "what")
    return bool(choosing or larger) and _single(query, f) and f.extreme() is None


def _whose_of_all(query: Query, f: Features) -> bool:
    """`Whose exports grew fastest in 2025`: a country is asked for, and no month of China's own."""
    named = f.clause.mentions
    asked = len(named) > 1 and named[0].says("choosing") and named[0].last + 1 == named[1].first
    return asked and named[1].is_("flow", *ONE_WAY) and query.of_all and query.by == "month"


def _from_whom_of_goods(query: Query, f: Features) -> bool:
    """`How much soy and how much crude, and from whom did most of the soy come`: not which of the goods is more."""
    return query.by == "commodity" and any(f.clause.led_by(m, "prep") for m in f.clause.all("question", "who"))


def _of_others(query: Query, f: Features) -> bool:
    """Whether somebody else's trade with everybody is asked of."""
    c, operation = f.clause, query.operation
    if operation in ("check", "share", "rank") and of_their_goods(query, c):
        return True
    if operation == "rank" and partner_of_others(query, c):
        return True
    if also_theirs(query, c) or (operation in PLAIN and dealt_with_others(query, c)):
        return True
    return (operation == "rank" or operation not in TOLD_OTHERWISE) and who_more(query, c)


def _which_other(query: Query, f: Features) -> bool:
    return f.clause.has("deictic", "other_one") and not f.clause.says("the_other_way")


def _other_way_then(query: Query, f: Features) -> bool:
    """`And in 2024, was it the other way round?`, after two amounts: of them both, and of no other flow."""
    return bool(f.clause.has("deictic", "other_one") and f.clause.says("was_it") and f.clause.has("period"))


def _within_group(query: Query, f: Features) -> bool:
    """`Is Germany China's biggest partner in Europe`: of its members, where it would be ranked beside the group."""
    c = f.clause
    groups = [code for code in query.partners if len(code) != 3]
    if len(query.partners) != 2 or len(groups) != 1 or not c.has("party") or c.has("conj"):
        return False
    where = next((m for m in c.mentions if m.kind in WHO and m.code == groups[0]), None)
    led = None if where is None else c.before(where)
    within = led is not None and (led.is_("prep", *_INSIDE) or led.means("time", "during"))
    beside = () if where is None else (c.at(where) - 1, c.at(where) + 1)
    within = within or any(c.mentions[i].says("inside") for i in beside if 0 <= i < len(c.mentions))
    return within and (c.has_any("extreme", "ordinal") or c.has("deictic", "first_one"))


def _done_by(query: Query, f: Features) -> bool:
    """`What was sold to China by Germany`: who acts stands after `by`, and sells what China buys."""
    c = f.clause
    verb = c.first("verb", "sell", "buy")
    if verb is None or c.has("flow") or len(query.partners) != 1 or query.operation in TOLD_OTHERWISE:
        return False
    if query.flow not in ONE_WAY:
        return False
    home_sells = (verb.code == "sell") == (query.flow == "export")
    for one, two in zip(c.mentions, c.mentions[1:], strict=False):
        doer = one.is_("prep", "by") and two.kind in WHO and two.code == query.partners[0]
        if doer and one.first > verb.first and home_sells:
            return True
    places = [m for m in c.mentions if m.kind in WHO]
    return verb.says("undergone") and len(places) == 2 and not any(c.has("prep", p) for p in ("to", "from", "by"))


def _where_goods_go(query: Query, f: Features) -> bool:
    """`Where do China's cars go`: to whom, and not how many, where no flow is named that tells which way."""
    if query.operation in TOLD_OTHERWISE or f.context or f.all_goods:
        return False
    return f.clause.has("question", "where") and not f.clause.has_any("flow", "verb")


def _nobodys(query: Query, f: Features) -> bool:
    """Whether those who deal are asked for, and not how much."""
    clause, level = f.clause, query.operation == "level"
    told = f.fragment or clause.has_any("flow", "verb", "commodity", "growth", "direction")
    partners = clause.all("party", "partner") if level else ()
    heads = [m for m in clause.all("party") if clause.led_by(m, "question", "how_many", "how_much")]
    return bool(
        (partners and not told)  # "who is in ASEAN"
        or (query.of_all and any(m.first < m.last and m.said.isascii() for m in partners))
        # "which country did China import less from": none is told
        or (query.of_all and query.operation == "growth" and query.flow == "balance" and clause.has("party", "partner"))
        # "with which countries did the surplus grow": no rates of balances are put in order
        or any(clause.led_by(m, "question", "what", "who") for m in clause.all("party", "buyer", "seller"))
        # "which big customers in 2025": who they are is asked, not how much
        or any(clause.led_by(m, "prep", "to", "from", "with") for m in clause.all("question", "who"))  # "and from whom"
        or any(before is not None and before.last + 1 == m.first for m in heads for before in (clause.before(m),))
        # "how many exporters are there": heads, no amount
    )


def _those_left(query: Query, f: Features) -> bool:
    """其余国家出口多少: those that are left of whom nobody named any."""
    c = f.clause
    left = (m for m in c.mentions if m.says("others_led"))
    countries = any(led.last + 1 == m.first and m.says("any_country") for led in left for m in c.all("party"))
    return countries and not (f.fragment or c.has_any("place", "demonym", "extreme") or c.asks_who())


def _either(query: Query, f: Features) -> bool:
    """`Either exports or imports fell, right?`: one of them is enough, and each would be judged."""
    m = f.clause.frame.mentions
    joined = any(
        a.kind == b.kind == "flow" and two.is_("conj", "or") for a, two, b in zip(m, m[1:], m[2:], strict=False)
    )
    return joined and f.clause.ops("check") and not f.clause.frame.has("negation")


OF_SIDES: Rows = (
    (Doubt(_either, nothing, ("check",)), "export import"),
    (Doubt(_those_left, nothing, (*OF_ONE_TIME, "rank")), "others_led"),
    (Doubt(_another_place, itself), "place demonym"),
    (Doubt(_points_nowhere, pointing), "there who"),
    (Doubt(_in_other_books, whose, _COUNTED), "agency"),
    (Doubt(_of_neither, nothing, ("compare",)), "growth more plus"),
    (Doubt(_part_of_ours, nothing), "share"),
    (Doubt(_anothers_own, whose, TOLD), "demonym place"),
    (Doubt(lambda query, f: f.two_books and query.operation != "mirror", itself), ""),  # growth by both sides' books
    (Doubt(_what_that_is, itself), "define"),
    (Doubt(_asked_again, itself, PLAIN), "question"),
    (Doubt(_which_other, itself, ("rank",)), "other_one"),
    (Doubt(_other_way_then, nothing, PLAIN), "other_one"),
    (Doubt(_both_of_one, itself, ("level", "growth")), ""),
    (Doubt(_with_nobody_told, itself, OF_ONE_TIME), "them"),
    (Doubt(_larger_than_whom, itself, (*OF_ONE_TIME, "share")), "more less"),
    (Doubt(_which_of_none, itself, OF_ONE_TIME), ""),
    (Doubt(_whose_of_all, whose, ("record",)), ""),
    (Doubt(_from_whom_of_goods, itself, ("rank", "compare")), "who"),
    (Doubt(_of_others, itself), ""),
    (Doubt(_within_group, itself, ("rank",)), "party"),
    (Doubt(_done_by, itself), "verb"),
    (Doubt(_where_goods_go, itself), "where"),
    (Doubt(_nobodys, itself, PLAIN), "party who"),
)
