"""Places, flow words and books of a clause -> whose figures, which flow, with whom.

The side matters: what America bought from China is, by China's count, China's export to the United States; the United
States' own import from China is another figure. Who is named as the owner of a flow and keeps books here is asked by
its own books; everybody else's trade is read from the books of the default reporter, and a note says so.
"""

from __future__ import annotations

from dataclasses import replace

from bot.errors import Ambiguous
from bot.model import Coverage
from bot.understanding.clauses.asked import broken_down
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.flows import flow_said
from bot.understanding.clauses.subjects import is_noun
from bot.understanding.parties import dealing, from_home
from bot.understanding.parties.both_books import opens_question, tells_of, two_books
from bot.understanding.parties.ends_of_trade import MIRROR, Codes, Named, Sides, without
from bot.understanding.parties.one_from_both_ends import from_both_ends
from bot.understanding.parties.own_count import way_of_each
from bot.understanding.parties.owned import directed, either_way, from_flow, in_books, owned
from bot.understanding.parties.parts_played import groups
from bot.understanding.parties.place import Group
from bot.understanding.parties.placed_among import placed_among
from bot.understanding.parties.receivers import in_the_role
from bot.understanding.parties.turned import (
    asked_of,
    buyers_asked,
    depending,
    goods_taken,
    imported_goods,
    suppliers_asked,
    told_ahead,
    turned_outward,
    whose_flow,
)
from bot.understanding.parties.two_way import two_way
from bot.understanding.parties.whither import asked_whither
from bot.understanding.parties.whose import beside_rival, supplied, way_of_goods, way_told
from bot.understanding.words.frame import Mention


def read_sides(clause: Clause, coverage: Coverage, home: str, commodity: str) -> Sides:
    """Who trades with whom in whose books. `home` is the default reporter; NotHeld for pairs nobody here reports."""
    found = goods_taken(clause, groups(clause, home))
    for group in found:
        clause.use(*group.mentions)
    flow, verb = flow_said(clause), clause.first("verb")
    books = _books(clause, found)
    found = [group for group in found if group.part != "books"]
    if (ends := from_both_ends(clause, home)) and coverage.held(ends[0], "import", home, "TOTAL"):
        return Sides(home, ends[1], ends[:1], two_books=ends[0])
    theirs = flow is None and (clause.ops("check") or books == home) and not clause.ops("mirror", "difference")
    judged = not books or theirs
    if (flow in (None, "both") or verb is not None) and judged and dealing.both_ways(clause):
        clause.use(*clause.all("compare"))
        named = tuple(code for group in found for code in group.codes)
        return Sides(books or home, "balance", without(named, books or home))
    if flow is None and verb is not None and dealing.both_done(clause):
        flow, verb = "both", None
    found = depending(clause, turned_outward(whose_flow(clause, found, flow, home), flow), flow, home)
    parts = _candidates(clause, _parts(found, home, flow), home)
    n = Named(clause, coverage, home, commodity, found, books, flow, verb, *parts)
    if (buyer := supplied(clause, home)) is not None:
        raise n.no_pair(buyer, next(code for g in found for code in g.codes if code not in (home, buyer)))
    if beside_rival(clause, home):
        raise Ambiguous.again()
    if (placed := placed_among(clause, home)) is not None:
        return placed
    trader = dealing.dealer(clause, home)
    if trader is not None:
        whose, way = trader
        n = replace(n, owner=(whose,), others=without(n.others, whose), flow=flow or (way if verb is None else None))
    if other := two_books(clause, found, home, coverage):
        return Sides(home, _counted_by_both(n, other), (other,), two_books=other)
    if trader is None and n.flow is None and clause.has("party", "buyer", "seller"):
        n = replace(n, flow=_of_dealers(n))
        if verb is None and not books:
            return Sides(home, n.flow, n.partners)
    if verb is not None and n.flow in (None, "trade"):
        return _dealt(n, verb)
    if n.flow in ("export", "import"):
        return _sent(n, n.flow)
    if n.flow is None and (n.origin or n.destination):
        return _from_to(n)
    return two_way(n)


def _counted_by_both(n: Named, other: str) -> str | None:
    """The flow of the home country's that two books count, where each owns one: "US exports to China, US and Chinese
    figures" are what China imports."""
    clause, home = n.clause, n.home
    if made := way_of_goods(clause, home) or way_of_each(clause, home, other):
        return made
    flow = way_told(clause, home, n.flow)
    if flow is None and (n.origin or n.destination):  # "how much went from China to the US by both counts"
        flow = "import" if n.origin == (other,) or n.destination == (home,) else "export"
    if flow not in MIRROR or not clause.has("flow"):
        return flow
    # "the American count of imports from China": what China exports
    turned = (flow, {*n.origin}) == ("import", {home}) or (flow, {*n.destination}) == ("export", {home})
    turned = turned or _done_with(clause, flow, home)
    theirs = [g.mentions[-1] for g in n.found if g.part == "owner" and g.codes == (other,)]
    # "importações americanas da China, dado dos EUA e dado chinês": an adjective that follows its noun
    beside = [clause.after(m) for m in theirs] + [clause.before(m) for m in theirs if m.kind == "demonym"]
    theirs_own = any(one is not None and one.is_("flow", flow) for one in beside)
    told = n.origin == (home,) or n.destination == (other,)  # "the Chinese and US data on exports from China"
    return MIRROR[flow] if turned or (theirs_own and not told) else flow


def _done_with(clause: Clause, flow: str, home: str) -> bool:
    """`¿Cuánto importó de China?`, `importó Estados Unidos de China`: a verb whose own ending is `from`, or who did it
    stands between; the home country is whom it was done with."""
    deal = next((m for m in clause.all("flow", flow) if m.says("sold")), None)
    for m in clause.mentions[clause.at(deal) + 1 :] if deal is not None else ():
        led = clause.before(m)
        if m.is_("place", home):
            return led is not None and (led.is_("prep", "of", "from", "to") or (led is deal and led.last > led.first))
        if m.kind == "conj":
            return False
    return False


def _of_dealers(n: Named) -> str:
    """`Destinations for Chinese exporters`: what they deal in, who are the home country's; else what others take of it
    and send there."""
    if own := dealing.ours(n.clause, n.home):
        return "export" if own == "seller" else "import"
    bought = n.clause.has("party", "buyer")
    return "export" if bought is not in_the_role(n.clause, n.home) else "import"


def _dealt(n: Named, verb: Mention) -> Sides:
    """Who buys or sells, where no flow is said: what is bought comes from the others, what is sold goes to them."""
    clause, home, owner, others = n.clause, n.home, n.owner, n.others
    sells = verb.code in ("sell", "give")
    theirs = "import" if sells else "export"  # the home country's flow, where others do it
    ended = n.origin or n.destination
    if not (owner or ended) and not without(others, home):
        return _dealt_by_nobody(n, verb)
    if owner == (home,) and not ended:
        if not others and dealing.outsiders(clause, verb):
            return Sides(home, theirs, ())
        if not others and dealing.made_at_home(clause, n.books, home):
            return Sides(n.books, "import", (home,))
    if owner in ((home,), ()) and not ended and without(others, home) and dealing.goods_named(clause, verb, home):
        return Sides(home, "export", without(others, home))  # "wer bekam mehr chinesische Ware, A oder B"
    over = dealing.set_over(clause)
    if (over or clause.has("extreme")) and not ended and (way := asked_whither(clause, verb, home)):
        return Sides(home, way, without((*owner, *others), home))
    if over and asked_of(clause, n.found, home):
        away = without((*others, *n.destination, *n.origin, *owner), home)  # "wer hat China mehr verkauft, A oder B"
        return Sides(home, theirs, away)
    rivals: Codes = ()
    if over and owner and others and not ended and home not in (*owner, *others):
        rivals = (*owner, *others)  # "did Malaysia supply more crude than Iraq": the one beside the other
    elif not (owner or ended):
        chosen = n.commodity != "TOTAL" or clause.has("conj", "or") or told_ahead(clause, verb)
        if (chosen and suppliers_asked(clause, verb, others, home)) or buyers_asked(clause, verb, others, home):
            rivals = others
    if rivals:
        return directed(n, rivals, ()) if sells else directed(n, (), rivals)
    doers, ends = (n.origin, n.destination) if sells else (n.destination, n.origin)
    doers, ends = (*(doers or owner), *(others if ends else ())), ends or others
    return directed(n, doers, ends) if sells else directed(n, ends, doers)


def _dealt_by_nobody(n: Named, verb: Mention) -> Sides:
    """`How many cars were sold abroad`, `who bought the most`: nobody but the home country is named, if it is."""
    clause = n.clause
    if verb.code in ("give", "get") and not clause.has("commodity"):
        return Sides(n.books or n.home, n.flow, ())
    outsiders = clause.has("party", "partner") or clause.has("question", "who")
    noun = is_noun(verb) and broken_down(clause)  # "las compras de soja por país de origen": the home country's
    at = clause.at(verb)
    # "to whom did it sell most": who it is was named before
    told = at > 0 and clause.mentions[at - 1].says("pronoun", "acting_they")
    outsiders = outsiders and not (told or dealing.done_to(clause, verb) or noun)
    return Sides(n.home, "export" if (verb.code in ("buy", "get")) is outsiders else "import", ())


def _sent(n: Named, flow: str) -> Sides:
    """Exports or imports: of who owns them, by his own books where he keeps some, else in those of the home country."""
    home, theirs = n.home, n.owner and n.owner != (n.home,)
    if not n.owner and not n.books and (whose := _begun_at(n)):
        both_ends = replace(n, owner=whose)
        return owned(both_ends if n.origin and n.destination else replace(both_ends, origin=(), destination=()), flow)
    if n.owner in ((), (home,)) and not (n.near or n.far or n.books) and imported_goods(n.clause, home):
        return Sides(home, "export", without(n.others, home))
    if n.near and n.owner == (home,) and not (n.far or n.books) and from_flow(n):
        raise either_way(n, flow)
    if n.others and n.owner in ((), (home,)) and not n.books and from_home.ends_at(n.clause, flow, home):
        return Sides(home, MIRROR[flow], without(n.others, home), turned=True)  # "Alemania: ¿cuánto importó de China?"
    if n.far == (home,) and n.others and not n.owner and not n.books:
        n = replace(n, owner=without(n.others, home), others=())  # "between A and B, who imports more from China"
        theirs = n.owner
    if theirs and n.books == home and n.far == (home,):
        return Sides(home, MIRROR[flow], n.owner, turned=True)  # "how much did ASEAN buy from China, Chinese data"
    if theirs and not n.books:
        return owned(n, flow)
    ours = n.books and n.books != home and flow == "import" and n.owner == (home,)
    if ours and (from_home.of_home(n.clause, home) or (_alone(n) and from_home.named_before(n.clause, home, flow))):
        # "según la aduana americana, las importaciones de China", "Census China imports"
        return Sides(n.books, flow, (home,))
    if n.books and (told := in_books(n, flow)):
        return told
    partners = without(tuple(dict.fromkeys((*n.origin, *n.destination, *n.others))), home) or (
        n.owner if theirs else ()
    )
    turned = n.far == (home,) and not (n.owner or partners)
    nobodys = turned and not dealing.ranked_among_others(n.clause)
    return Sides(home, MIRROR[flow] if turned else flow, partners, turned=nobodys, nobodys=nobodys)


def _alone(n: Named) -> bool:
    return not (n.origin or n.destination or n.others)


def _begun_at(n: Named) -> Codes:
    """Whose exports or imports they are, of those whom no word names as the owner: where they begin, or end."""
    if n.home not in n.near and n.near and (n.far or not n.others):
        # "exports from Brazil to China" are Brazil's, "imports from China to the US" are America's, "exports from
        # Japan" are Japan's
        return n.near
    # "les exportations de Taïwan, toutes destinations": one preposition for where from and for whose
    worldwide = n.others == ("WLD",) and len(n.origin) == 1 and n.home not in n.origin and not n.destination
    return n.origin if worldwide else ()


def _from_to(n: Named) -> Sides:
    """What goes from one place to another, where no flow is said."""
    home, origin = n.home, n.origin
    if n.destination == (home,) and not origin:
        if not n.others and n.clause.has("growth") and n.commodity == "TOTAL":
            return Sides(home, None, ())  # "рост в Китае": of what is not said
        # "soja da Argentina para a China", "Japanese goods going to China": who else is named sends it
        origin = without((*n.owner, *n.others) if n.clause.says("goods") else n.others, home)
    if origin == (home,) and without(n.others, "WLD") and not (n.owner or n.destination):
        return directed(n, origin, without(n.others, home))  # "and Japan from China?"
    if origin and not (n.owner or n.destination or (origin == (home,) and n.others == ("WLD",))):
        origin = tuple(dict.fromkeys((*origin, *without(n.others, home))))  # "from Brazil Dec 25 and Argentina"
    ours = n.owner if n.owner == (home,) else ()
    return directed(n, origin or ours, n.destination or ours)


def _parts(found: list[Group], home: str, flow: str | None) -> tuple[Codes, ...]:
    """Owner, origin, destination and others, as the groups have them."""
    owner: Codes = ()
    ends: dict[str, Codes] = {"origin": (), "destination": (), "others": ()}
    one_way = flow in ("export", "import")
    # "did the US take a fifth of China's exports": what China owns stays China's, whoever acts
    ours = one_way and any(group.part == "owner" and group.codes == (home,) for group in found)
    for group in found:
        codes, end = group.codes, group.part if group.part in ends else "others"
        acts = group.part == "owner" or (group.part == "agent" and not (ours and home not in codes))
        if acts and not owner:
            owner = codes
        elif group.part == "owner" and one_way and len(owner) > 1 and codes == (home,):
            owner, ends["others"] = codes, (*ends["others"], *owner)  # "A или B: где у китайцев экспорт больше"
        elif not (acts and owner == codes == (home,)):
            ends[end] += codes
    return owner, ends["origin"], ends["destination"], ends["others"]


def _books(clause: Clause, found: list[Group]) -> str:
    """Whose statistics were asked for: an agency by name, or a place that `says`, `reports`, `by its own count`."""
    agency = clause.first("agency")
    if agency is not None:
        clause.use(*clause.all("agency"))
        return agency.code
    if not clause.has("books"):
        return ""
    said = [i for i, group in enumerate(found) if (one := clause.before(group.mentions[0])) and one.kind == "books"]
    for index in sorted(range(len(found)), key=lambda i: i not in said):
        group = found[index]
        last, first = group.mentions[-1], group.mentions[0]
        after, before = clause.after(last, "flow", "op", "question"), clause.before(first)
        if after is not None and after.is_("conj", "minus") and clause.tokens[after.first].glued:
            after = clause.after(after)  # "the US-reported deficit"
        asked = before is not None and before.is_("books", "says") and opens_question(clause, before)
        led = before is not None and before.is_("books", "according_to")
        by = before is not None and before.is_("prep", "by") and after is not None and after.is_("books", "data")
        named = asked or led or by or (after is not None and after.is_("books", "says", "own"))
        doer = next((g for g in found if g.part in ("owner", "agent") and len(g.codes) == 1), group)
        facing = group.part in ("origin", "destination", "with")
        if named and facing and after is not None and after.is_("books", "own"):
            return doer.codes[0]  # "was importierte Vietnam aus China, nach eigenen Angaben"
        if named and len(group.codes) == 1:
            code = group.codes[0]
            only = sum(other.codes == group.codes for other in found) == 1 and len(found) > 1
            if asked or led or only:
                found[index] = Group(group.mentions, "books" if tells_of(clause, found, index, after) else "owner")
            return code
    own = clause.first("books", "own")
    if own is not None and (near := clause.before(own, "prep")) is not None and near.kind not in ("place", "demonym"):
        # "what deficit did America run with China by its own numbers": those of who is named first, ungoverned
        whose = [g for g in found if g.part in ("owner", "agent", "partner") and len(g.codes) == 1]
        if whose and whose[0] is found[0] and whose[0].mentions[0].first < own.first:
            return whose[0].codes[0]
    return ""


def _candidates(clause: Clause, parts: tuple[tuple[str, ...], ...], home: str) -> tuple[tuple[str, ...], ...]:
    """Owner, origin, destination and others, where others are named to choose from: `which of China's partners imports
    most from China, the EU or the US`, `who buys most from China, the EU or ASEAN`."""
    owner, origin, destination, others = parts
    if owner == (home,) and others and clause.has("party", "partner") and (home,) in (origin, destination):
        owner = ()
    asked = not owner and clause.has("conj", "or") and clause.has("extreme") and clause.has("question", "what", "who")
    if asked and origin[:1] == (home,) and len(origin) > 1:
        return owner, origin[:1], destination, (*origin[1:], *others)
    return owner, origin, destination, others
