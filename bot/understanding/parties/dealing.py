"""Who deals, as verbs and nouns for dealers tell: US importers, Chinese buyers, who sold more than it bought. What is
asked of somebody else's trade with everybody, where the home country's trade with him would be told.

`Germany's biggest trading partner`, `who exports more, China or Germany`, `what share of US soybeans does China buy`.
"""

from __future__ import annotations

from dataclasses import replace

from bot.model import HOME, Query
from bot.understanding.clauses.asked import dealing_with
from bot.understanding.clauses.beside_a_place import prep_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.subjects import done
from bot.understanding.parties.place import Group
from bot.understanding.words.frame import Mention, holds_any, says_in
from bot.understanding.words.kinds import THAN, WHO


def both_ways(clause: Clause) -> bool:
    """`How much more did China sell to the US than it bought`: what is sold over what is bought is the balance."""
    over = clause.ops("difference", "times") or clause.has("more", "more", "less") or clause.has("multiple")
    # "buy over 14 % of its exports" bounds an amount and sets nothing over another
    bounding = ((m, clause.after(m, "unit")) for m in clause.all("compare", "above", "pass"))
    over = over or any(one is None or one.kind != "number" for _, one in bounding) or _of_what(clause)
    sold, bought = clause.has("verb", "sell"), clause.has("verb", "buy")
    both = (sold and (bought or _besides(clause, "import"))) or (bought and _besides(clause, "export"))
    return over and (both or _both_acts(clause)) and not clause.has("commodity") and not clause.has("conj", "or")


def _besides(clause: Clause, flow: str) -> bool:
    """Whether a flow is told beside a verb, and is not what is bought or sold: `buy more of China's exports than B`."""
    verb, flows = clause.all("verb")[0], clause.all("flow")
    who = clause.before(verb)
    if who is not None and who.is_("question", "who") and flows and flows[-1].first < who.first:
        return False  # "imports from Taiwan and Korea, and who sold more": whose are the larger
    objects = [m for m in clause.all("flow", flow) if _owned(clause, m) and (m.first > verb.first or _led(clause, m))]
    return len(objects) < len(clause.all("flow", flow))


def _led(clause: Clause, flow: Mention) -> bool:
    """中国の輸出品を買った: right before its verb, and not the topic."""
    after, particle = clause.after(flow), clause.mentions[clause.at(flow) + 1 :][:1]
    return after is not None and after.kind == "verb" and not says_in(particle, "topic")


def _owned(clause: Clause, flow: Mention) -> bool:
    whose, after = clause.before(flow), clause.after(flow, "prep")
    if whose is not None and whose.kind == "place" and clause.tokens[flow.first].kind == "han":
        return not prep_of(clause, whose)  # 从美国进口: where it comes from
    return any(m is not None and m.kind == "demonym" for m in (whose, after))


def _of_what(clause: Clause) -> bool:
    """`Sold China a fifth of what it bought`: a part, told in words, of what the other verb tells."""
    parts = [m for m in clause.all("number") if ("unit", "pct") in m.others]
    if len(parts) != 1 or not parts[0].said.casefold().endswith(clause.ways["governing"]):
        return False
    what = clause.after(parts[0], "prep")
    return what is not None and what.is_("question", "what")


def _both_acts(clause: Clause) -> bool:
    """`¿Cuánto más exportó de lo que importó?`: both flows are said with their verbs, and no rate is asked of them."""
    flows = clause.all("flow")
    ways = {m.code for m in flows} == {"export", "import"} and all(done(m) for m in flows)
    return ways and not (clause.has_any("growth", "direction") or clause.has("unit", "pct", "pp"))


def both_done(clause: Clause) -> bool:
    """`Sell to and buy from Brazil`: both are asked for, each by itself; `which grew faster, what it sells or buys`,
    `did it sell more to Russia or buy more from it`."""
    one, two = clause.first("verb", "sell"), clause.first("verb", "buy")
    if one is None or two is None or len(clause.all("verb")) != 2 or clause.has("commodity"):
        return False
    first, last = sorted((one.first, two.first))
    joints = [m.code for m in clause.all("conj", "and", "or") if first < m.first < last]
    if clause.has("more", "faster", "slower", "fell_more"):
        return len(joints) == 1
    return joints.count("and") == 1 if "and" in joints else bool(joints) and not clause.asks_who()


def dealer(clause: Clause, home: str) -> tuple[str, str] | None:
    """`US importers`, `American exporters`: whose flow it is and which; None where they are at the far end."""
    for party in clause.all("party", "buyer", "seller"):
        whose = clause.before(party)
        if whose is None or whose.kind not in ("place", "demonym") or whose.code == home:
            continue
        over = clause.before(whose)
        governed = over is not None and (over.kind in ("prep", "verb") or over.is_("measure", "share"))
        apart = party.first != whose.last + 1 or party.first != party.last
        possessive = apart or whose.said.endswith(clause.ways["possessive"])
        if governed or possessive or clause.ops("rank") or clause.has("extreme") or clause.has("question", "who"):
            continue
        if any(m.kind in ("place", "demonym") and m.code != whose.code for m in clause.mentions):
            return whose.code, "import" if party.code == "buyer" else "export"
    return None


def ours(clause: Clause, home: str) -> str:
    """`Chinese exporters`, `Chinese buyers`: those of the home country, not those it deals with; "" where it has none.

    "China's buyers", "Chinese export markets" are others: what belongs to it, and names of several words.
    """
    parties = [m for m in clause.all("party", "buyer", "seller") if m.first == m.last]
    exporters = [m for m in parties if m.says("exporter")]
    goods = [clause.before(m) for m in exporters if not _led_on(clause, m)]
    ranked = clause.has("extreme") or clause.ops("rank")  # "the biggest soybean exporters": to China
    others = clause.codes("place", "demonym") - {home}
    if not (ranked or others) and any(one is not None and one.kind == "commodity" for one in goods):
        return "seller"  # "Chinese solar exporters", "licences for steel exporters"
    befores = [(m, clause.before(m)) for m in parties]
    theirs = (m for m, b in befores if b is not None and b.is_("demonym", home) and not _genitive(clause, b))
    return next((m.code for m in theirs), "") or next((m.code for m in exporters if _from(clause, m, home)), "")


def _from(clause: Clause, exporter: Mention, home: str) -> bool:
    """`Chinas Exporteure`, `les exportateurs chinois`: whose they are stands right beside them; "the largest exporters"
    may be those to it."""
    before, after = clause.before(exporter), clause.after(exporter)
    if before is not None and before.kind == "extreme":
        return False
    sides = [b.last + 1 == exporter.first for b in (before,) if b is not None and b.is_("demonym", home)]
    sides += [exporter.last + 1 == a.first for a in (after,) if a is not None and a.is_("demonym", home)]
    return any(sides)


def _led_on(clause: Clause, party: Mention) -> bool:
    """`Exporters to China`: to whom stands right after."""
    after = clause.after(party)
    return after is not None and after.is_("prep", "to", "into", "for")


def _genitive(clause: Clause, place: Mention) -> bool:
    """`China's`, `Chinas`: whom it belongs to, no adjective."""
    return place.said.endswith((*clause.ways["possessive"], *clause.ways["genitive"]))


def set_over(clause: Clause) -> bool:
    """Whether one who deals is set over another: `did A supply more than B`, `how much more did A buy than B`."""
    apart = bool(clause.ops("difference")) and clause.frame.marked(THAN)
    return clause.has("more") or clause.has("compare", "above", "below") or apart


def outsiders(clause: Clause, verb: Mention) -> bool:
    """`Which nations bought the most Chinese goods`: others do it, and what is the home country's stands after."""
    named = [m for m in clause.mentions if m.kind in ("place", "demonym")]
    asked = clause.has("party", "partner") or clause.has("question", "who")
    whose = all(m.kind == "demonym" and (m.first > verb.last or _of_goods(clause, m)) for m in named)
    return asked and bool(named) and whose


def _of_goods(clause: Clause, adjective: Mention) -> bool:
    """`Länder, die chinesische Waren kauften`: right beside the word for goods that stands before its verb."""
    goods = [m for m in clause.mentions if m.says("goods")]
    return any(adjective.last + 1 == m.first or m.last + 1 == adjective.first for m in goods)


def goods_named(clause: Clause, verb: Mention, home: str) -> bool:
    """The home country's adjective after a verb of buying, before a word for goods: whose they are, not who buys."""
    homes = [m for m in clause.mentions if m.code == home and m.kind in ("place", "demonym")]
    kinds = ("demonym", "place") if clause.ways.unspaced else ("demonym",)  # 谁买中国货最多
    named = all(m.kind in kinds and m.first > verb.last and _beside_goods(clause, m) for m in homes)
    led = clause.before(verb)
    which = led is not None and led.is_("question", "what")  # "which bought more Chinese goods, A or B"
    return bool(homes) and named and verb.code in ("buy", "get") and (clause.has("question", "who") or which)


def _beside_goods(clause: Clause, adjective: Mention) -> bool:
    """`chinesische Ware`, `productos chinos`: a word for goods without a kind right after the adjective or before."""
    goods = [m for m in clause.mentions if m.kind == "harmless" or m.is_("commodity", "TOTAL")]
    return any(adjective.last + 1 == m.first or m.last + 1 == adjective.first for m in goods)


def made_at_home(clause: Clause, books: str, home: str) -> bool:
    """`By American records, Chinese goods acquired`: an adjective of goods in another's books; what he bought."""
    homes = [m for m in clause.mentions if m.code == home and m.kind in ("place", "demonym")]
    alone = len(homes) == 1 and homes[0].kind == "demonym"
    return books not in ("", home) and alone and _beside_goods(clause, homes[0])


def itself(clause: Clause, group: Group) -> Group:
    """`America's imports of soybeans`, `importations américaines de soja`: marked where the name stands at the flow,
    and not at the goods that may come from there ("American soybean imports", "soja brésilien importé")."""
    first, last = group.mentions[0], group.mentions[-1]
    after, before = clause.after(last, "period"), clause.before(first, "prep")
    owned = last.said.endswith((*clause.ways["possessive"], *clause.ways["possessive_many"]))
    genitive = owned or _between(clause, last, after)
    if after is not None and after.kind == "commodity" and not genitive:
        return group
    joint = clause.before(first)
    led_by = joint is not None and joint.kind == "prep"
    if before is not None and before.kind == "commodity" and (led_by or last.kind == "demonym"):
        return group
    flow = clause.after(last, "commodity", "period") if genitive else after
    led = before is not None and before.kind == "flow"
    led = led and before is not None and (before.last + 1 == first.first or done(before))
    own = led or (flow is not None and flow.kind == "flow")
    return group if own == group.itself else replace(group, itself=own)


def _between(clause: Clause, place: Mention, goods: Mention | None) -> bool:
    """米国の大豆, 美国的大豆: a particle of possession stands between them."""
    return goods is not None and clause.tokens[place.last].kind == "han" and goods.first > place.last + 1


def done_to(clause: Clause, verb: Mention) -> bool:
    """都卖给谁了, `who was it sold to`: who is asked for stands right after the verb, where words have no endings, or a
    preposition is left over behind it: it is done to them."""
    behind = [m for m in clause.mentions[clause.at(verb) + 1 :] if m.kind not in ("harmless", "extreme")]
    if behind and behind[0].is_("prep", "to" if verb.code in ("sell", "give") else "from"):
        return not holds_any(behind, *WHO, "party", "deictic", "question")
    asked = (clause.after(verb), clause.after(verb, "question"))
    whom = any(m is not None and (m.is_("question", "who") or m.is_("party", "partner")) for m in asked)
    return whom and verb.code in ("sell", "give") and clause.tokens[verb.first].kind == "han"


def ranked_among_others(clause: Clause) -> bool:
    """`Which countries export most to China`, 中国への原油輸出が多い国: those who deal with the home country are asked
    for, in order."""
    asked = clause.has("party", "partner") or clause.has("question", "who")
    ranked = clause.has("extreme") or clause.ops("rank") or clause.has("more", "more", "less")
    return asked and (bool(ranked) or dealing_with(clause, HOME)) and not clause.has("agency")


def partner_of_others(query: Query, c: Clause) -> bool:
    """`Germany's biggest trading partner`, `top US trading partners`, `is China India's largest supplier`, `who has the
    biggest surplus with the US`: whose the partner is has a name, and it is not the one whose figures they are."""
    named = [m for m in c.mentions if m.kind in WHO]
    others = [m for m in named if m.code != query.reporter]
    listed = len(query.partners) > (1 if c.has("conj") else 2)  # "of the EU, Mexico and China"
    if query.by != "partner" or not others or listed or {m.code for m in others} != set(query.partners):
        return False
    if c.ops("place_of") or c.has("question", "where"):
        return False  # "where does the US rank among export markets"
    if not (c.has_any("extreme", "ordinal") or c.ops("rank") or c.has("deictic", "first_one")):
        return False
    whose = c.has("party") and any(_owner(c, m) for m in others)
    if len(named) == len(others) == 1:
        return whose or (c.asks_who() and not c.ops("rank")) or dealt_with_others(query, c)
    return whose and not any(_owner(c, m) for m in named if m.code == query.reporter)


def dealt_with_others(query: Query, c: Clause) -> bool:
    """`Which country buys most from Germany`, `biggest exporters to the US`, `which countries have a deficit with it`:
    who deals with one that is named, and not the home country with him."""
    asked, named = c.first("party", "partner", "buyer", "seller"), [m for m in c.mentions if m.kind in WHO]
    if asked is None or len(named) != 1 or named[0].code not in query.partners or named[0].first < asked.last:
        return False
    led = c.before(asked)
    sought = led is not None and (led.kind == "extreme" or led.is_("question", "what") or led.is_("op", "rank"))
    return (sought or asked.says("any_country")) and prep_of(c, named[0]) in ("to", "from", "with")


def also_theirs(query: Query, c: Clause) -> bool:
    """`Does China export more to the US than Mexico does`, `who exports more to the US, China or Mexico`: another's own
    trade with that one beside the home country's, and no trade with the other."""
    named = [m for m in c.mentions if m.kind in WHO]
    if len(named) != 3 or query.operation != "compare" or not c.has("more", "more", "less"):
        return False
    ends = [m for m in named if prep_of(c, m) in ("to", "from")]
    if len(ends) != 1 or not all(m.code == query.reporter or m.code in query.partners for m in named):
        return False
    ours = [m for m in named if m.code == query.reporter and m not in ends]
    behind = c.mentions[c.at(named[-1]) + 1 :][:1]
    does = c.says("than") and ours[:1] == named[:1] and says_in(behind, "auxiliary")
    either = c.has("conj", "or") and c.asks_who() and named[:1] == ends and bool(ours)
    return bool(does or either)


def _owner(c: Clause, one: Mention) -> bool:
    """Whether a name stands right before the superlative, or after the partner that is his."""
    at = c.at(one)
    after = next(iter(c.mentions[at + 1 :]), None)
    if after is not None and after.kind == "harmless" and after.first == one.last + 1 and c.postposed:
        after = c.mentions[at + 2] if at + 2 < len(c.mentions) and not after.says("topic") else None
    among = any(m.says("among") for m in c.mentions[at + 1 : at + 3])  # "India's rank among export destinations"
    ranked = after is not None and (after.kind in ("extreme", "party") or (after.is_("op", "rank") and not among))
    does = c.after(after) if after is not None and after.is_("party", "partner") else None
    if does is not None and does.kind == "verb":
        return False  # "was it the US, the country that bought the most": it does so itself
    if ranked and after is not None and "owner_last" not in c.ways:
        return after.first == one.last + 1 or c.postposed
    led = [m for m in c.mentions[max(at - 2, 0) : at] if not (at > 1 and m.means("prep", "of"))]
    return bool(led) and led[-1].kind == "party"


def who_more(query: Query, c: Clause) -> bool:
    """`Who exports more, China or Germany`: of the two with everybody, and not of one with the other."""
    if not (c.has("conj") and c.has("flow", "export", "import")):
        return False
    codes = c.codes(*WHO)
    if not (len(codes) == 2 and query.reporter in codes and query.partners and query.partners[0] in codes):
        return False
    asked = c.asks_who() or c.has("party")
    more = c.has("more") or any(m.means("more", "more") or m.means("extreme", "most") for m in c.mentions)
    spaced = not c.ways.unspaced
    either = c.has("conj", "or") if spaced else c.has("conj")
    return (asked or not spaced) and more and either


def of_their_goods(query: Query, c: Clause) -> bool:
    """`What share of US soybeans does China buy`, `Brazil sells most of its soybeans to China`: of what they have, or
    sell to all, and not of what China buys."""
    owner = c.first("place") if c.says("possessive") and c.has("verb", "sell", "give") else None
    put_in_order = query.operation == "rank" and len(query.partners) == 1  # of several, with each of them
    if owner is not None and (query.measure == "share" or put_in_order):
        return owner.code in query.partners
    share = c.first("measure", "share") or (c.first("number") if query.measure == "share" else None)
    if share is None or c.has("flow") or "owner_last" in c.ways:
        return False  # there whose goods they are stands after them
    said = [m for m in c.mentions[c.at(share) + 1 :] if m.kind != "harmless" and not m.means("prep", "of")]
    theirs = said[0] if said else None
    whose = theirs is not None and theirs.kind in WHO and theirs.code in query.partners
    if theirs is None or not whose or len(said) < 2 or said[1].kind != "commodity":
        return False
    return said[1].first == theirs.last + 1 and any(m.code == query.reporter for m in said[2:])
