"""Flows that belong to somebody else, or go from one named place to another -> in whose books they are read.

Whoever owns a flow and keeps books here is asked by his own books; everybody else's trade is read from the books of the
default reporter, turned round; a pair that nobody here reports on is not held.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.errors import Ambiguous, NotHeld
from bot.model import Code, Query, Statement
from bot.understanding.clauses.clause import Clause
from bot.understanding.parties.ends_of_trade import MIRROR, Codes, Named, Sides, keeps, without
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import WHO

_OFFERED = 4  # owners of whose own figures one is
_OVER = ("commodity", "harmless", "growth", "period", "measure")  # what may stand between a flow and whose it is


def _sold_to_us(n: Named, flow: str) -> bool:
    """Goods that none of several sellers keeps books of, and the home country has from each: `Brazil vs US soybeans`"""
    kept = n.commodity == "TOTAL" or any(n.keeps(code, flow) for code in n.owner)
    return flow == "export" and not kept and all(n.held_at_home(MIRROR[flow], code) for code in n.owner)


def owned(n: Named, flow: str) -> Sides:
    """Exports or imports that belong to somebody else: by his own books where he keeps them here."""
    home, owner, reporter = n.home, n.owner, n.owner[0]
    away = n.far or n.others or n.near
    if n.near == (home,):
        return Sides(home, flow, owner)  # "Germany vs France, exports from China": they are at the other end
    turned = Sides(home, MIRROR[flow], owner, turned=True)
    if len(owner) > 1 and not away:
        if _sold_to_us(n, flow):
            return turned
        bare = any(group.bare and group.codes == owner for group in n.found)
        if bare and not any(n.keeps(code, flow) or code in n.coverage.reporters for code in owner):
            return _of_who_keeps_none(n, flow, turned, bare)  # "africa vs latam export growth"
        kept = [code in n.coverage.reporters or n.keeps(code, flow) for code in owner]
        if n.clause.has("extreme") and not all(kept) and all(n.held_at_home(flow, code) for code in owner):
            return Sides(home, flow, owner)  # "which of the EU, ASEAN and Africa had the fastest growth": of one book
        own = [Query("level", code, flow, commodities=(n.commodity,)) for code in owner[:_OFFERED]]
        if all(n.held_at_home(flow, code) for code in owner):  # "asean vs eu vs us exports": of one book, side by side
            own = [Query("compare", home, flow, owner, (n.commodity,), by="partner"), *own]
        raise Ambiguous(Statement.of("refusal.ambiguous.whose"), readings=tuple(own))
    partners = without(tuple(dict.fromkeys(away)), reporter)
    if len(owner) > 1 and partners == (home,):
        return replace(turned, partners=without(owner, home))  # side by side in one set of books
    bare = any(group.bare and group.codes == owner for group in n.found)
    if n.keeps(reporter, flow, partners or ("WLD",)):
        mirrored = any(n.held_at_home(one, reporter) for one in (flow, MIRROR[flow]))
        other = Sides(home, flow, (reporter,)) if not partners and mirrored and bare else None
        return Sides(reporter, flow, partners, other=other, owner_only=not partners)
    if partners and partners != (home,):
        raise n.no_pair(reporter, without(partners, home)[0])
    return turned if partners else _of_who_keeps_none(n, flow, turned, bare)


def _of_who_keeps_none(n: Named, flow: str, there: Sides, bare: bool) -> Sides:
    """What is owned by one who keeps no books here, with nobody named at the other end: in the home country's books, as
    what it sells there or turned round; NotHeld where neither is likelier."""
    home, owner, reporter = n.home, n.owner, n.owner[0]
    here = Sides(home, flow, owner)
    # what America imports of soybeans is not what is bought of America; "American soybean imports" may be
    itself = flow == "import" and any(group.itself and group.codes == owner for group in n.found)
    if n.commodity != "TOTAL" and not itself and n.held_at_home(flow, reporter):
        return here
    if any(group.compound and group.codes == owner for group in n.found):
        return here  # "ASEAN-Export": who keeps no books here is at the other end
    if bare:
        return replace(here, other=there)
    if not any(n.held_at_home(one, reporter) for one in ("export", "import")):
        raise n.no_pair(reporter, "WLD")
    goods = (n.commodity,)
    raise NotHeld(
        Statement.of("refusal.not_held.reporter", reporter=Code("partner", reporter)),
        Query("level", home, flow, owner, goods),
        readings=tuple(Query("level", side.reporter, side.flow, side.partners, goods) for side in (there, here)),
    )


def with_everybody(n: Named) -> Sides | None:
    """`US goods deficit 2025 world`, `Brazil's trade with the world`: its own, with everybody, or not held."""
    if "WLD" not in n.everyone or n.home in n.everyone or n.books:
        return None
    whose, two_way = without(n.everyone, "WLD"), "total" if n.flow == "trade" else n.flow
    both = any(group.part == "with" and group.codes != ("WLD",) for group in n.found)  # "with the US and the world"
    if len(whose) != 1 or two_way not in ("balance", "total") or both:
        return None
    if n.keeps(whose[0], two_way):
        return Sides(whose[0], two_way, ("WLD",))
    if n.owner == whose and n.flow == "trade":
        raise n.no_pair(whose[0], "WLD")
    return None


def from_flow(n: Named) -> bool:
    """`Exports from the US`: a preposition, right after the flow, leads to the places where it begins."""
    for group in n.found:
        joint = n.clause.before(group.mentions[0])
        flow = n.clause.before(joint) if joint is not None and joint.kind == "prep" else None
        if group.codes == n.near and flow is not None and flow.kind == "flow":
            return True
    return False


def either_way(n: Named, flow: str) -> Ambiguous:
    """A flow that would have to run the wrong way: either it or its direction was meant otherwise."""
    readings = tuple(Query("level", n.home, one, n.near, (n.commodity,)) for one in (flow, MIRROR[flow]))
    return Ambiguous.again(readings[0], *readings)


def directed(n: Named, origin: Codes, destination: Codes) -> Sides:
    """Goods that go from one place to another: an export of the one, an import of the other."""
    home, books = n.home, n.books
    if origin == destination:
        origin = ()  # "sales to the Americans of the US": one place, said twice
    if books and books != home:
        if books in destination:
            return Sides(books, "import", origin or (home,))
        if books in origin:
            return Sides(books, "export", destination or (home,))
        return Sides(books, "export" if home in destination else "import", (home,))
    if origin == (home,) or (not origin and destination and destination != (home,)):
        return Sides(home, "export", without(destination, home))
    if destination == (home,) or not destination:
        return Sides(home, "import", without(origin, home))
    if n.keeps(origin[0], "export", destination):
        return Sides(origin[0], "export", destination)
    raise n.no_pair(origin[0], destination[0])


def in_books(n: Named, flow: str) -> Sides | None:
    """A flow in the books that were asked for, turned round where whose they are stands at the other end; None where
    they are the home country's and tell it as it is said."""
    home, books, owner = n.home, n.books, n.owner
    named = tuple(dict.fromkeys((*owner, *n.origin, *n.destination, *n.others)))
    if books == home:  # "US exports to China according to Beijing": its import
        whose = without(named, home)
        return Sides(home, MIRROR[flow], whose, turned=True) if whose and n.far == (home,) else None
    if (
        owner == (home,)
        or _ours_with_them(n, flow)
        or (books in n.destination and flow == "export")
        or (books in n.origin and flow == "import")
    ):
        return Sides(books, MIRROR[flow], (home,), turned=True)
    partners = without(named, books)
    return Sides(books, flow, partners, owner_only=not partners)


def _ours_with_them(n: Named, flow: str) -> bool:
    """`What does Germany say China's exports to it were`, 中国对其出口: the home country's flow, and who tells it is
    at its end."""
    clause, said = n.clause, n.clause.first("flow", flow)
    if said is None:
        return False
    at = clause.at(said)
    before, behind = clause.mentions[:at], clause.mentions[at + 1 :]
    led = len(before) > 1 and before[-1].says("possessive") and before[-2].is_("prep", "to", "from", "with")
    if not led and not any(m.is_("deictic", "there") for m in behind):
        return False
    owners = [m for m in (before[:-2] if led else before) if m.kind not in _OVER][-1:]
    owners += [m for m in behind if not m.is_("prep", "of", "from")][:1]  # "exportaciones de China hacia allí"
    return any(m.kind in WHO and m.code == n.home for m in owners)


def refuse_unkept(n: Named, reporter: str, rest: Codes) -> None:
    """NotHeld where whoever owns a balance keeps no books here: of his trade with another, and of his trade with
    everybody (`Australia's trade balance`), for which the home country's balance with him is offered instead.

    That is what is meant where something else stands between the place and the balance: `the gap w/ ASEAN`; and of a
    group of countries that is only named: nobody counts the trade of Africa by itself, `africa balance`.
    """
    if rest and rest != (n.home,):
        raise n.no_pair(reporter, rest[0])
    if any(group.bare and group.codes == (reporter,) for group in n.found) and len(n.coverage.among(reporter)) > 1:
        return
    clause, flows = n.clause, n.clause.all("flow")
    if rest or n.flow != "balance" or len(flows) != 1 or not (_led(clause, flows[0]) or _followed(clause, flows[0])):
        return
    held = Query("balance", n.home, "balance", (reporter,))
    named = Statement.of("refusal.not_held.reporter", reporter=Code("partner", reporter))
    raise NotHeld(named, held, readings=(held,))


def _led(clause: Clause, flow: Mention) -> bool:
    """Whether whoever owns a flow stands before it, over the time that is meant: `法国2024年贸易逆差`."""
    before = [m for m in clause.mentions[: clause.at(flow)] if m.kind != "harmless"]
    while before and before[-1].kind == "period":
        before.pop()
    if not before or before[-1].kind not in ("place", "demonym"):
        return False
    beside = clause.before(flow)
    return beside is before[-1] or not (len(before) > 1 and before[-2].kind == "prep")


def _followed(clause: Clause, flow: Mention) -> bool:
    """Whether he stands right after it, in the genitive or after `of` alone: `déficit commercial de la France`."""
    after = clause.mentions[clause.at(flow) + 1 :][:2]
    if not after:
        return False
    if after[0].kind == "demonym":
        return True
    return len(after) > 1 and after[0].is_("prep", "of") and after[1].kind == "place"


def named_as_pair(n: Named) -> bool:
    """`Between the US and Mexico`, `US-Mexico`: two that trade with each other."""
    places = [m for m in n.clause.mentions if m.kind in ("place", "demonym")]
    hyphened = len({m.code for m in places}) == 2 and any(
        one.last + 2 == two.first and n.clause.tokens[one.last + 1].norm == "-" for one, two in pairwise(places)
    )
    pairs = (group for group in n.found if group.part == "with" and len(group.codes) == 2)
    # "trade with Japan and Korea", 对日韩顺差: of the home country with each of the two
    facing = ("with", "to") if n.clause.ways.unspaced else ("with",)
    return hyphened or any(
        (led := n.clause.before(pair.mentions[0])) is None or not led.is_("prep", *facing) for pair in pairs
    )


def between_two(n: Named, pair: Codes) -> Sides:
    """The balance or trade of two of which neither is the home country, in the books of the first that has them."""
    one, other = pair
    for reporter, partner in ((one, other), (other, one)):
        if n.flow in ("balance", "total") and n.keeps(reporter, n.flow, (partner,)):
            return Sides(reporter, n.flow, (partner,))
    raise n.no_pair(one, other)


def with_either(n: Named) -> Sides | None:
    """`Does Japan trade more with China or the US`, `Germany's trade with China against that with the US`: of who is
    named before both, in its own books; None where the home country is not one of those it is set against."""
    if n.books or not n.found or n.flow not in ("balance", "total", "trade"):
        return None
    first, *after = n.found
    either = n.clause.has("conj", "or") or n.clause.says("than")
    withs = tuple(code for group in after for code in group.codes if group.part == "with" or either)
    if len(first.codes) != 1 or not withs or first.codes[0] in withs or first.codes == (n.home,):
        return None
    # "US trade with Canada": none of the home country's
    others = n.flow == "trade" and first.part == "owner" and n.home not in withs
    set_against = n.home in withs and len(withs) > 1
    if not (others or set_against) or first.part not in ("owner", "agent", "partner"):
        return None
    for code in withs:
        if not n.keeps(first.codes[0], "total" if n.flow == "trade" else n.flow, (code,)):
            raise n.no_pair(first.codes[0], code)
    return Sides(first.codes[0], n.flow, withs)


def keeps_alone(n: Named, code: str, flow: str) -> bool:
    """Whether a place keeps such books of its own, and the home country's with it are held in no form."""
    here = any(n.coverage.held(n.home, one, code, "TOTAL") for one in ("export", "import", "balance", "total"))
    return code != n.home and not here and keeps(n.coverage, code, flow, ("WLD",), "TOTAL")
