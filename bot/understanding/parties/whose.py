"""Whose it is: which of two series of one name ("tariffs": who lays, who bears), whom a possessive stands for. Whose
books are meant, and which flow both sides count: "by American count?", "China's version of the balance"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.model import Query, Turn
from bot.understanding.clauses.beside_a_place import prep_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.subjects import done, is_place
from bot.understanding.parties import dealing
from bot.understanding.parties.ends_of_trade import MIRROR, Sides
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import THAN, WHO


def whose_series(clause: Clause, mention: Mention, home: str) -> str:
    """The series of the one who acts: the first place that nothing is put `on`, and that bears nothing.

    `Producer prices: months of deflation`: a word of prices in general is of the prices that are named."""
    if mention.says("price_fall"):
        named = [m for m in clause.all("commodity") if m is not mention and m.last < mention.first]
        return named[-1].code if named and not clause.has("conj", "and") else mention.code
    others = [code for kind, code in mention.others if kind == "commodity"]
    places = [m for m in clause.mentions if m.kind in ("place", "demonym", "agency")]
    if not others or not places:
        return mention.code
    origin = _origin(clause)
    if origin == home or (origin is not None and {m.code for m in places} <= {origin, home}):
        return mention.code if origin == home else others[0]  # whoever imports from there lays it
    bearing = {m.code for m in places if _of_goods(clause, m)}
    if len(bearing) == 1 and len(levying := {m.code for m in places} - bearing) == 1:
        return others[0] if home in levying else mention.code  # "in den USA für chinesische Waren"
    before = clause.before(places[0])
    after = clause.after(places[0])
    laid_on = before is not None and before.is_("prep", "on", "to", "from")  # on imports from China
    laid_on = laid_on or (after is not None and after.is_("prep", "post_to"))  # 中国への関税
    laid_on = laid_on or _of_goods(clause, places[0]) or _borne(clause, places[0])
    actor = places[0].code if not laid_on else places[-1].code if len(places) > 1 else ""
    theirs = after is not None and after.is_("flow", "import")  # "tariffs on US imports": the importer's
    if not actor and before is not None and before.is_("prep", "on") and places[0].code != home and not theirs:
        actor = home  # "Zölle auf Importe aus den USA"
    return others[0] if actor == home else mention.code


def _origin(clause: Clause) -> str | None:
    """`The tariff on US imports from China`, 中国からの輸入への関税: where the goods come from."""
    flow = clause.first("flow", "import")
    from_there = clause.before(flow) if flow is not None else None
    if from_there is not None and from_there.is_("prep", "post_from"):
        place = clause.before(from_there)
        return place.code if place is not None and place.kind in ("place", "demonym") else None
    behind = [m for m in clause.mentions if flow is not None and m.first > flow.last and m.kind != "harmless"][:2]
    led = len(behind) > 1 and behind[0].is_("prep", "from") and behind[1].kind in ("place", "demonym")
    return behind[1].code if led else None


def _of_goods(clause: Clause, place: Mention) -> bool:
    """`Los productos chinos`, `chinesische Waren`: an adjective at a word for goods; who pays a tariff does not lay
    it."""
    if place.kind != "demonym":
        return False
    at = clause.at(place)
    wares = [m for m in clause.mentions[max(0, at - 1) : at] if m.is_("harmless", "words") or m.says("goods")]
    behind = [m for m in clause.mentions[at + 1 : at + 2] if m.says("goods") and m.first == place.last + 1]
    return bool(behind) or any(m.last + 1 == place.first for m in wares)


def _borne(clause: Clause, place: Mention) -> bool:
    """`Tariffs China faces in America`, `duties US goods pay`: a verb of bearing right after who bears; and `the tariff
    China pays on its exports to the US`, where what it pays on is what it sells."""
    pays = False
    for m in clause.mentions[clause.at(place) + 1 :]:
        if m.says("bearing") or (pays and m.is_("flow", "export")):
            return True
        if m.kind in ("place", "demonym") or (m.kind == "prep" and not (pays and m.code == "on")):
            return False
        pays = pays or m.is_("verb", "get")
    return False


_AT_AN_END = ("to", "from", "with", "into", "on", "against", "between", "in", "for")
_BETWEEN = ("commodity", "growth", "extreme", "op", "harmless", "period")


def its_own(clause: Clause, home: str, before: Sequence[Turn] = ()) -> Clause:
    """The clause with the possessive read as the name that it stands for, and so `it` of whoever deals; the clause
    itself where that is not plain."""
    it = clause.saying("pronoun") if before and before[-1].query.reporter != home else None
    if it is not None and any(a is it and (done(b) or b.says("imperative")) for a, b in pairwise(clause.mentions)):
        return _whose_it_was(clause, it, before[-1].query.reporter)  # "and what did it import from India"
    there = clause.first("deictic", "there") if before and before[-1].query.reporter != home else None
    if there is not None and there.last > there.first and clause.codes("place", "demonym") == {home}:
        return _done_there(clause, there, before[-1].query.reporter)
    its = clause.saying("its") if clause.frame.says("its") else None
    if its is None or clause.has_any("agency", "party") or clause.ops("rank") or not _owns_a_flow(clause, its, home):
        return clause  # "rank EU countries by their imports": of each of them
    behind = (m for m in clause.mentions if m.first > its.first and m.kind not in _BETWEEN)
    if clause.has("books") and not next(behind).is_("place", home):
        return clause  # but "what did the US report as its China imports"
    named = [m for m in clause.mentions if m.kind in ("place", "demonym") and m.first < its.first]
    if before and not named and before[-1].query.reporter != home:
        return _whose_it_was(clause, its, before[-1].query.reporter)
    if len(named) != 1 or named[0].code == home or prep_of(clause, named[0]) in _AT_AN_END:
        return clause
    if any(m.kind in ("flow", "verb") and m.first < its.first for m in clause.mentions):
        return clause  # "did Japan buy more, and what were its exports": of which of the two is asked apart
    owner = replace(its, kind="demonym", code=named[0].code, others=())
    read = tuple(owner if m is its else m for m in clause.mentions if m is not named[0])
    return replace(clause, mentions=read)


def _whose_it_was(clause: Clause, its: Mention, reporter: str) -> Clause:
    """ "And its surplus with the US?" after Vietnam's exports: Vietnam's, where another is named that it deals with."""
    others = clause.codes("place", "demonym") - {"WLD"}
    if len(others) != 1 or reporter in others:
        return clause
    owner = replace(its, kind="demonym", code=reporter, others=())
    read = tuple(owner if m is its else m for m in clause.mentions)
    return replace(clause, mentions=read)


def _done_there(clause: Clause, there: Mention, reporter: str) -> Clause:
    """ "How much did China export to it?", after Germany's exports: what the home country did, with whom was told."""
    deal = clause.before(there)
    doer = clause.before(deal) if deal is not None and deal.is_("flow", "export", "import") else None
    if deal is None or doer is None or doer.kind != "place":
        return clause
    end = replace(there, last=there.first, kind="prep", code="to" if deal.code == "export" else "from", others=())
    other = replace(there, first=there.last, kind="place", code=reporter, others=())
    read = [one for m in clause.mentions for one in ((end, other) if m is there else (m,))]
    return replace(clause, mentions=tuple(read), leaning=True)


def _owns_a_flow(clause: Clause, its: Mention, home: str) -> bool:
    """Whether a flow stands right after it, over goods, words of degree, a time and the other side's name: `its China
    deficit`, `its 2023 imports`."""
    for m in clause.mentions[clause.at(its) + 1 :]:
        if m.kind == "flow":
            return m.code in ("export", "import", "trade", "balance", "surplus", "deficit", "total")
        if m.kind not in _BETWEEN and not m.is_("place", home):
            return False
    return False


def way_told(clause: Clause, home: str, flow: str | None) -> str | None:
    """`China says it imported X from the US, which says it exported Y`: of both flows the one that home tells of."""
    if flow in (None, "both") and not clause.has("flow") and clause.codes("verb") >= {"sell", "buy"}:
        return _by_deals(clause, home)
    if flow == "both" and (own := _own_flow(clause, home)):
        return own
    says = clause.all("books", "says")
    named = [m for m in clause.mentions if (is_place(m) or m.kind == "agency") and m.code == home]
    homes = [m for m in named if any(s in (clause.before(m), clause.after(m)) for s in says)]
    if flow != "both" or not homes:
        return flow
    return next((m.code for m in clause.all("flow", "export", "import") if m.first > homes[0].last), flow)


def counted(f: Features) -> str:
    """What both sides count: the surplus or deficit that is named, else the flow from the home country's side."""
    c = f.clause
    gap = c.has("flow", "balance") and c.ops("difference") and not c.has("flow", "export", "import")
    # "how far apart are they on the trade gap", "the trade balance, both sides"
    named = c.has("flow", "surplus", "deficit") or gap or (c.has("flow", "balance") and _balance_by_name(c))
    if named:
        return "balance"
    maker = _maker(c) if c.has("verb", "sell", "buy") and not c.has("flow") else ""  # "both counts of US goods sold"
    return "import" if f.flow == "import" or (maker and maker != f.home) else "export"


def way_of_goods(clause: Clause, home: str) -> str:
    """`Washington's count of Chinese goods bought, and Beijing's export number`: the home country's flow that both
    count, where one way is told by whose goods they are; else ""."""
    ways = {"export" if m.code in ("export", "sell") else "import" for m in (*clause.all("flow"), *clause.all("verb"))}
    if len(ways) < 2 or not clause.has("flow", "export", "import"):
        return ""
    if _bought_from(clause, home):
        return "export"
    maker = _maker(clause)
    return ("export" if maker == home else "import") if maker else ""


def _bought_from(clause: Clause, home: str) -> bool:
    """`What the Americans say they bought from China, versus China's own export figure`."""
    behind = zip(clause.mentions, clause.mentions[1:], clause.mentions[2:], strict=False)
    taken = any(m.is_("verb", "buy", "get") and p.is_("prep", "from") and who.code == home for m, p, who in behind)
    owned = any(
        is_place(m) and m.code == home and (flow := clause.after(m)) is not None and flow.is_("flow", "export")
        for m in clause.mentions
    )
    return taken and owned


def _maker(clause: Clause) -> str:
    """`Washington's count of Chinese goods imported`, `US imports of Chinese goods`: whose goods they are, one way."""
    for one, two, then in zip(clause.mentions, clause.mentions[1:], (*clause.mentions[2:], None), strict=False):
        owned = then is not None and then.kind == "flow" and not (done(then) or then.says("passive"))
        if two.first != one.last + 1:
            continue
        if one.kind == "demonym" and two.says("goods") and not owned:
            return one.code
        if one.says("goods") and two.kind == "demonym" and "adjective_last" in clause.ways:  # "produits chinois"
            return two.code
    return ""


def _own_flow(clause: Clause, home: str) -> str:
    """`China's imports from the US vs US exports to China`, `imports of China`: the flow that stands right behind its
    name, or before it; else ""."""
    for place in clause.mentions:
        if is_place(place) and place.code == home:
            of = clause.before(place)
            led = clause.before(of) if of is not None and of.is_("prep", "of") else None
            for flow in (clause.after(place), led):
                if flow is not None and flow.is_("flow", "export", "import"):
                    return flow.code
    return ""


def _by_deals(clause: Clause, home: str) -> str | None:
    """`Los datos chinos de ventas a EE. UU. y los estadounidenses de compras a China`: the first deal is that of whose
    count is named right before it."""
    deal = clause.all("verb")[0]
    whose = [m for m in clause.mentions if m.last < deal.first and (is_place(m) or m.kind == "agency")]
    if not whose or deal.code not in ("sell", "buy"):
        return None
    return "export" if (deal.code == "sell") is (whose[-1].code == home) else "import"


def _balance_by_name(clause: Clause) -> bool:
    """`The trade balance, both sides`: no gap between the two counts, which "gap" and 差额 may be as well, unless each
    count is led in, or the counts are of it: "the gap by US data and by Chinese data", "both versions of the gap", "the
    EU-China gap, EU books against Chinese books"."""
    of_it = [clause.before(m) for m in clause.all("flow", "balance")]
    if len(clause.all("agency")) > 1 and any(one is not None and _of_a_pair(clause, one) for one in of_it):
        return True
    if any(one is not None and one.is_("prep", "of", "on", "for") and _behind_count(clause, one) for one in of_it):
        return True
    led = [m for m in clause.all("agency") if (one := clause.before(m)) is not None and one.kind in ("prep", "books")]
    words = [m for m in clause.all("flow", "balance") if clause.tokens[m.first].kind != "han"]
    return len(led) > 1 or any(not m.says("sized") for m in words)


def _of_a_pair(clause: Clause, two: Mention) -> bool:
    """`EU-China`: the second of two countries that are joined by a dash."""
    joint = clause.before(two)
    one = clause.before(joint) if joint is not None and joint.is_("conj", "minus") else None
    return two.kind in WHO and one is not None and one.kind in WHO


def _behind_count(clause: Clause, of: Mention) -> bool:
    told = clause.before(of)
    return told is not None and told.kind == "agency"


def other_books(f: Features, previous: Query, agency: str) -> Sides:
    """ "And by American count?": the same goods in the books of the other side."""
    f.clause.use(*f.clause.all("agency"))
    flow = previous.flow or "export"
    flow = MIRROR.get(flow, flow) if f.clause.has("deictic", "other_one") else flow  # "the other way, German data"
    if agency == previous.reporter or len(previous.partners) != 1 or previous.operation == "revision":
        f.reporter, f.flow, f.partners = agency, flow, previous.partners
    else:
        f.reporter, f.flow, f.partners = agency, MIRROR.get(flow, flow), (previous.reporter,)
    return Sides(f.reporter, f.flow, f.partners)


def balance_by_them(f: Features, previous: Query) -> Sides | None:
    """ "China's version of the balance" after what the US counts: the balance in the books of whoever is named now."""
    c = f.clause
    teller, flows = c.first("agency"), c.all("flow")
    apart = len(flows) == 1 and flows[0].is_("flow", "balance", "surplus", "deficit")
    if teller is None or not apart or c.has("place") or c.has("demonym") or teller.code == previous.reporter:
        return None
    return other_books(f, previous.with_(flow="balance"), teller.code)


def portion_of(clause: Clause, everyone: tuple[str, ...], home: str) -> str | None:
    """`What share of the US deficit was China`: whose deficit or surplus it is a part of, where only the two are named;
    None where the home country's is meant."""
    told = clause.first("flow", "deficit", "surplus") if clause.has("measure", "share") else None
    led = clause.before(told) if told is not None else None
    if led is None or not is_place(led) or led.code == home or {*everyone} != {home, led.code}:
        return None
    return led.code


def beside_rival(clause: Clause, home: str) -> bool:
    """`Did China import more soybeans than the US`: somebody else is said to do the same, who is no partner of the home
    country's, and whose figures are not asked for; not where a partner of both is named, or whose it is."""
    named = [m for m in clause.mentions if m.kind in WHO]
    if len(named) != 2 or named[0].code != home or not all(map(is_place, named)) or not dealing.set_over(clause):
        return False
    deals = [m for m in clause.mentions if m.kind == "verb" or m.is_("flow", "export", "import")]
    led = next((m for m in reversed(clause.mentions[: clause.at(named[1])]) if not m.says("determiner")), None)
    if len(deals) != 1 or led is None or not led.says(*THAN) or clause.has("prep", "to", "from", "with", "into"):
        return False
    deal = deals[0]
    acts = deal.says("sold") or any(kind == "verb" for kind, _ in deal.meanings) or clause.before(deal) is named[0]
    return acts and clause.has("commodity")


def supplied(clause: Clause, home: str) -> str | None:
    """`Has Vietnam overtaken China as supplier to the US`: whom they supply, where it is not the home country and the
    suppliers are named; None else."""
    for seller in clause.all("party", "seller"):
        to = clause.after(seller)
        at = clause.after(to) if to is not None and to.is_("prep", "to") else None
        others = {m.code for m in clause.mentions if is_place(m) and m is not at}
        if at is not None and is_place(at) and at.code != home and len(others) > 1:
            return at.code
    return None
