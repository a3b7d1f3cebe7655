"""Names that tell a trade the other way round: goods by their adjective, `Chinese goods that America imported`; groups
whose part is told by another group: who sells to the home country, who depends on whom."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.understanding.clauses.beside_a_place import prep_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.subjects import is_noun
from bot.understanding.parties.dealing import itself
from bot.understanding.parties.place import Group, Part
from bot.understanding.parties.receivers import (
    bought_before,
    bought_there,
    goods_there,
    imported_from_home,
    made_by,
    served,
)
from bot.understanding.words.frame import Mention


def goods_taken(clause: Clause, placed: tuple[Group, ...]) -> list[Group]:
    """`Сколько китайских товаров купил Тайвань`, `productos chinos que importó EE. UU.`: what another took of the
    maker's goods, whichever of the two is named first."""
    found = [itself(clause, group) for group in placed]
    if (likened := _likened(clause, found)) or len(found) < 2 or not _takes(clause):
        found = [replace(g, part="origin", bare=False) if g in likened else g for g in found]
        return goods_there(clause, found) if not likened else found
    made = [group for group in found if made_by(clause, group)]
    # "imports of Chinese goods into the US": what is imported somewhere is taken there
    joints = ("", "by", "in", *(("to", "into", "at") if clause.has("flow") else ()))
    takers = [g for g in found if g not in made and g.part != "books"]
    takers = [g for g in takers if prep_of(clause, g.mentions[0]) in joints or bought_before(clause, g)]
    if len(made) != 1 or len(found) != 2 or len(takers) != 1 or len(takers[0].codes) != 1:
        return found
    (maker,), (taker,) = made, takers
    parts = {maker: "origin", taker: "agent"}
    return [replace(g, part=parts[g], bare=False) for g in found]  # type: ignore[arg-type]


def imported_goods(clause: Clause, home: str) -> bool:
    """`Which country imported the most Chinese goods`, 哪个国家进口中国货最多: others do it, who are asked for."""
    deed = clause.first("flow", "import")
    homes = [m for m in clause.mentions if m.code == home and m.kind in ("place", "demonym")]
    if deed is None or len(homes) != 1 or homes[0].first < deed.last or clause.has_other("flow", "import"):
        return False
    made = homes[0].kind == "demonym" or (clause.ways.unspaced and homes[0].first <= deed.last + 2)
    wares = [m for m in clause.mentions if m.says("goods") or m.kind == "commodity"]
    beside = any(homes[0].last + 1 == m.first or m.last + 1 == homes[0].first for m in wares)
    return made and beside and (clause.has("party", "partner") or clause.has("question", "who"))


def _likened(clause: Clause, found: list[Group]) -> tuple[Group, ...]:
    """`Soja brasileña que estadounidense`, `бразильской сои больше американской`, 巴西豆进口是美豆的几倍: two with
    nothing but the goods and a comparison between them, who are both where these come from."""
    for one, two in pairwise(found) if clause.has("commodity") else ():
        between = [m for m in clause.mentions if one.mentions[-1].last < m.first < two.mentions[0].first]
        ends = [(g.mentions[-1].last + 1, g.mentions[0].first - 1) for g in (one, two) if len(g.codes) == 1]
        beside = [any(m.first == after or m.last == before for m in clause.all("commodity")) for after, before in ends]
        lone = all(near or g.mentions[-1].kind == "demonym" for near, g in zip(beside, (one, two), strict=False))
        joined = [m for m in between if m.kind in ("more", "compare") or m.says("than") or m.is_("conj", "or")]
        kinds = ("commodity", "harmless", "question", *(("flow", "measure") if all(beside) else ()))
        plain = all(m in joined or m.kind in kinds or m.is_("op", "compare") for m in between)
        likened = len(ends) == 2 and any(beside) and lone and plain and not prep_of(clause, two.mentions[0])
        if likened and (joined or clause.ops("compare", "times")):
            return one, two
    return ()


def _takes(clause: Clause) -> bool:
    """Whether all that is done is to buy or import, and no part of it is asked for."""
    flows, verbs = clause.all("flow"), clause.all("verb")
    takes = all(m.code == "import" for m in flows) and all(m.code in ("buy", "get") for m in verbs)
    return takes and bool(flows or verbs) and not clause.has("measure", "share", "percent")


def turned_outward(found: list[Group], flow: str | None) -> list[Group]:
    """`Die US-Ausfuhren Chinas`, `das Chinadefizit der EU`: the name in the compound is at the other end where somebody
    else owns the flow."""
    owners = {code for group in found if group.part == "owner" and not group.compound for code in group.codes}
    ends: dict[str | None, Part] = {"export": "destination", "import": "origin", "balance": "with"}
    if flow not in ends or not owners:
        return found
    end = ends[flow]
    return [replace(g, part=end) if g.compound and not owners.intersection(g.codes) else g for g in found]


def _to_whom(clause: Clause, found: list[Group], home: str) -> list[Group]:
    """`Кому больше продали: американцам или африканцам`: they take what is sold, whatever their case."""
    whom = any(("harmless", "whom") in m.others for m in clause.all("question", "who"))
    verb = clause.first("verb")
    if verb is None or verb.code not in ("sell", "give") or clause.has("flow"):
        return found
    end: Part = "destination"
    unled = ("owner", "partner", "agent")

    def takes(group: Group) -> bool:
        given = all(("harmless", "dative") in m.others for m in group.mentions)  # "сколько продали американцам"
        parts = (*unled, "origin") if given and not prep_of(clause, group.mentions[0]) else unled
        return group.part in parts and (given or (whom and home not in group.codes))

    given = [group for group in found if takes(group)]
    if len(given) == 1 and len(found) == 2:  # "сколько сои Китаю поставила Бразилия": the other one sends it
        bare = [g for g in found if g not in given and g.part == end and not prep_of(clause, g.mentions[0])]
        found = [replace(g, part="agent") if g in bare else g for g in found]
    return [replace(group, part=end) if takes(group) else group for group in found]


def asked_of(clause: Clause, found: list[Group], home: str) -> bool:
    """`Wer hat China mehr verkauft, A oder B`: the home country right after `who`, those to choose from after the verb
    or ahead of it all.

    Only where the word for who tells that it is the doer (wer, not wem), which the lexicon says.
    """
    who, verb = clause.first("question", "who"), clause.first("verb")
    if verb is not None and _given_to_home(clause, found, verb, home):
        return True
    if who is None or verb is None or ("harmless", "doer") not in who.others:
        return False
    ours = [g for g in found if g.codes == (home,) and who.last < g.mentions[0].first < verb.first]
    apart = (g for g in found if g.mentions[0].first > verb.last or g.mentions[-1].last < who.first)
    rest = [g for g in apart if len(g.codes) > 1]
    return len(found) == 2 and len(ours) == len(rest) == 1 and ours[0].mentions[0].kind == "place"


def _given_to_home(clause: Clause, found: list[Group], verb: Mention, home: str) -> bool:
    """`Which sold China more, A or B`: right before the verb it is asked, right after it the home country stands."""
    led = clause.before(verb)
    asked = led is not None and led.is_("question", "what") and clause.tokens[verb.first].kind == "word"
    homes = [m for m in clause.all("place", home) if m.first == verb.last + 1]
    rest = [g for g in found if len(g.codes) > 1 and g.mentions[0].first > verb.last]
    goods = clause.has("commodity")  # "who sold China more soy": read by its goods
    return asked and not goods and verb.code in ("sell", "give") and len(homes) == len(rest) == 1 and len(found) == 2


def whose_flow(clause: Clause, found: list[Group], flow: str | None, home: str) -> list[Group]:
    """`美国和韩国谁的出口多`: those to choose from own the flow; nobody's trade with them is asked."""
    found = _to_whom(clause, _of_owner(done_by(clause, dealt_in(clause, found, home)), home), home)
    found = _taken_of_it(clause, imported_from_home(clause, bought_there(clause, served(clause, found)), home), home)
    who = clause.first("question", "who")
    owned = clause.after(who) if who is not None else None
    if flow not in ("export", "import") or who is None or owned is None or not owned.is_("flow", flow):
        return found
    bare = len(found) == 1 and found[0].part == "partner" and len(found[0].codes) > 1 and home not in found[0].codes
    glued = clause.tokens[who.first].kind == "han"  # "who exports more": what they sell to the home country, perhaps
    return [replace(found[0], part="owner")] if bare and glued else found


def depending(clause: Clause, found: list[Group], flow: str | None, home: str) -> list[Group]:
    """`How dependent is Vietnam on the US, share of its exports`: who depends owns the flow, to or from the other."""
    marks = [m for m in clause.all("measure", "share") if m.says("depending")]
    if flow not in ("export", "import") or not marks or len(found) != 2:
        return found
    led = [(g, clause.before(g.mentions[0])) for g in found]
    on = [g for g, one in led if one is not None and one.kind == "prep"]
    on = on or [g for g, one in led if one in marks]  # "depends on the US" is read as one word
    who = [g for g in found if g not in on]
    if len(on) != 1 or len(who) != 1 or who[0].codes == (home,):
        return found
    end: Part = "destination" if flow == "export" else "origin"
    return [replace(g, part="owner" if g in who else end, bare=False) for g in found]


def suppliers_asked(clause: Clause, verb: Mention, rivals: tuple[str, ...], home: str) -> bool:
    """`Who supplied more soy, Brazil or the US`: who is asked for acts and stands under no preposition."""
    joint = clause.before(verb) if clause.ops("rank") and rivals and home not in rivals else None
    if joint is not None and joint.kind == "commodity":
        joint = clause.before(joint)  # "order Brazil and Argentina by soybean deliveries"
    ranked = joint is not None and joint.is_("prep", "for", "by")  # "упорядочь Россию и Ирак по поставкам нефти"
    return verb.code in ("sell", "give") and (ranked or _acting(clause, verb, rivals, home))


def buyers_asked(clause: Clause, verb: Mention, rivals: tuple[str, ...], home: str) -> bool:
    """`Who bought more, India or Russia`: they buy from the home country."""
    either = bool(clause.has("conj", "or")) or told_ahead(clause, verb)
    return verb.code in ("buy", "get") and either and _acting(clause, verb, rivals, home)


def told_ahead(clause: Clause, verb: Mention) -> bool:
    """`Japan und Vietnam, wer hat mehr gekauft`: those to choose from are named, then it is asked who of them did it;
    not whom it was done with, a preposition left over."""
    who, named = clause.first("question", "who"), [m for m in clause.mentions if m.kind in ("place", "demonym")]
    if who is None or len({m.code for m in named}) < 2 or not named[-1].last < who.first < verb.first:
        return False
    return not any(
        m.kind in ("prep", "deictic", "self") or m.says("pronoun") for m in clause.mentions[clause.at(who) :]
    )


def _acting(clause: Clause, verb: Mention, rivals: tuple[str, ...], home: str) -> bool:
    """Whether it is asked which of them is ahead in what they do."""
    ranked = clause.has("more") or clause.has("compare", "above", "below") or clause.has("extreme")
    if not ranked or not rivals or home in rivals:
        return False
    who, does = clause.first("question", "who"), clause.before(verb)
    if who is None and does is not None:  # "which took more magnets, A or B", "which country", "which of the two"
        which = clause.before(does) if does.is_("party", "partner") and does.first == does.last else does
        asked = which is not None and (which.says("relative", "choosing") or which.is_("party", "partner"))
        who = which if asked else None
    before = clause.before(who) if who is not None else None
    return who is not None and ("harmless", "whom") not in who.others and (before is None or before.kind != "prep")


def done_by(clause: Clause, found: list[Group]) -> list[Group]:
    """`The US supplied a quarter of the soybeans imported by China`: whose flow it is stands behind it, and who
    supplied them is the other end."""
    agents = [group for group in found if group.part == "agent"]
    if len(agents) != 2 or not clause.has("verb"):
        return found
    doer = agents[1].mentions[0]
    joint = clause.before(doer)
    said = clause.before(joint) if joint is not None and joint.is_("prep", "by") else None
    if said is None or not said.is_("flow", "export", "import"):
        return found
    return [replace(group, part="partner") if group is agents[0] else group for group in found]


def _taken_of_it(clause: Clause, found: list[Group], home: str) -> list[Group]:
    """`What share of exports did the EU buy`, `it took a fifth of exports`, `how much of China's crude did Russia
    supply`: who buys of exports is where they go, who supplies imports or goods of the home country sends them; the
    flow is the home country's."""
    verb, doers = clause.first("verb"), [group for group in found if group.part == "agent"]
    if verb is None or len(doers) != 1 or home in doers[0].codes or doers[0].mentions[0].first > verb.first:
        return found
    bought = verb.code in ("buy", "get")
    doer, of = doers[0].mentions[0], clause.first("flow", "export" if bought else "import")
    end: Part = "destination" if bought else "origin"
    told = of is not None and (of.last < doer.first or _part_told(clause, verb, of))
    if told and of is not None and not clause.has_other("flow", of.code):
        return [replace(group, part=end, bare=False) if group is doers[0] else group for group in found]
    goods = None if bought or clause.has("flow") else clause.first("commodity")
    whose = clause.before(goods) if goods is not None and goods.last < doer.first else None
    ours = [g for g in found if g.part == "owner" and g.codes == (home,) and whose in g.mentions]
    return [replace(group, part="destination") if group in ours else group for group in found]


def _part_told(clause: Clause, verb: Mention, flow: Mention) -> bool:
    """`The EU took 15 % | of exports`: how much of the flow is told right before it."""
    of = clause.before(flow, "commodity", "op") if flow.first > verb.last else None
    part = clause.before(of) if of is not None and of.is_("prep", "of") else None
    return part is not None and (part.is_("unit", "pct") or part.means("unit", "pct"))


def _of_owner(found: list[Group], home: str) -> list[Group]:
    """`Zahlen zu | Chinas | US-Exporten`: whose they are is told right before the compound, and goods go nowhere."""
    owned = list(found)
    for i, (one, two) in enumerate(pairwise(found)):
        name = one.mentions[-1]
        told = one.part == "destination" and one.codes == (home,) and name.kind == "demonym"
        if told and two.compound and two.part == "owner" and two.mentions[0].first == name.last + 1:
            owned[i] = replace(one, part="owner")
    return owned


# `As compras da Rússia na China`, `les achats de la Russie en Chine`: whose dealing it is stands right after the noun
# for it, and where it is done, the other side, after that.


def dealt_in(clause: Clause, found: list[Group], home: str) -> list[Group]:
    """The groups, the one right after a noun of buying or selling as who does it, the other as where."""
    verb = clause.first("verb")
    if verb is None or not is_noun(verb) or len(found) != 2 or clause.has("flow"):
        return found
    doer, other = found
    named = clause.before(doer.mentions[0], "prep")
    whose = prep_of(clause, doer.mentions[0]) == "of" and named is verb
    there = prep_of(clause, other.mentions[0]) == "in" and other.mentions[0].kind == "place"
    if not (whose and there) or doer.codes == other.codes or (home,) not in (doer.codes, other.codes):
        return found
    end: Part = "origin" if verb.code in ("buy", "get") else "destination"
    return [replace(doer, part="owner", bare=False), replace(other, part=end)]
