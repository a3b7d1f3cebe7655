"""Flows that belong to somebody else, or go from one named place to another -> in whose books they are read.

Whoever owns a flow and keeps books here is asked by his own books; everybody else's trade is read from the books of the
default reporter, turned round; a pair that nobody here reports on is not held.
"""

from __future__ import annotations

from itertools import pairwise

from bot.errors import Ambiguous, NotHeld
from bot.model import Code, Coverage, Query, Statement
from bot.understanding.clauses.clause import Clause
from bot.understanding.parties.places import Group
from bot.understanding.words.frame import Mention
from bot.understanding.words.values import value

MIRROR = {"export": "import", "import": "export", "balance": "balance", "total": "total", "both": "both"}


@value(frozen=True, slots=True)
class Sides:
    """reporter, flow (None: not said), partners (empty: not said); `turned` if read from the other side's books."""

    reporter: str
    flow: str | None
    partners: tuple[str, ...]
    turned: bool = False
    other: Sides | None = None  # a second reading that is as likely
    two_books: str = ""  # the other reporter whose own flow is set beside the home one's
    nobodys: bool = False  # only the home country is named, at the far end: "exports to China", whose?
    owner_only: bool = False  # one place, and it owns the flow: "US exports"

    @property
    def of_all(self) -> bool:
        """Whether no partner is singled out."""
        return self.partners in ((), ("WLD",))


def without(codes: tuple[str, ...], home: str) -> tuple[str, ...]:
    return tuple(code for code in codes if code != home)


def keeps(coverage: Coverage, reporter: str, flow: str, partners: tuple[str, ...], commodity: str) -> bool:
    """Whether a reporter's own books hold such a flow with any of the partners."""
    flows = ("export", "import") if flow == "both" else (flow,)
    if flow in ("balance", "total"):
        flows = (flow, "export")
    return any(
        coverage.held(reporter, one, code, commodity)
        for one in flows
        for partner in partners
        for code in coverage.among(partner)
        if code != reporter
    )


def _sold_to_us(owner: tuple[str, ...], flow: str, home: str, coverage: Coverage, commodity: str) -> bool:
    """Goods that none of several sellers keeps books of, and the home country has from each."""
    kept = commodity == "TOTAL" or any(keeps(coverage, code, flow, ("WLD",), commodity) for code in owner)
    return flow == "export" and not kept and all(coverage.held(home, MIRROR[flow], code, commodity) for code in owner)


def owned(
    owner: tuple[str, ...],
    flow: str,
    origin: tuple[str, ...],
    destination: tuple[str, ...],
    others: tuple[str, ...],
    home: str,
    coverage: Coverage,
    commodity: str,
    found: list[Group],
) -> Sides:
    """Exports or imports that belong to somebody else: by his own books where he keeps them here."""
    away = destination if flow == "export" else origin
    away = away or others or (origin if flow == "export" else destination)
    if (origin if flow == "export" else destination) == (home,):
        return Sides(home, flow, owner)  # "Germany vs France, exports from China": they are at the other end
    if len(owner) > 1 and not away and _sold_to_us(owner, flow, home, coverage, commodity):
        return Sides(home, MIRROR[flow], owner, turned=True)  # "Brazil vs US soybean shipments"
    if len(owner) > 1 and not away:
        raise Ambiguous(
            Statement.of("refusal.ambiguous.whose"),
            readings=tuple(Query("level", code, flow, commodities=(commodity,)) for code in owner[:4]),
        )
    reporter = owner[0]
    partners = without(tuple(dict.fromkeys(away)), reporter)
    if len(owner) > 1 and partners == (home,):
        return Sides(home, MIRROR[flow], without(owner, home), turned=True)  # side by side in one set of books
    if keeps(coverage, reporter, flow, partners or ("WLD",), commodity):
        mirrored = coverage.held(home, flow, reporter, commodity) or coverage.held(
            home, MIRROR[flow], reporter, commodity
        )
        bare = any(group.bare and group.codes == owner for group in found)
        other = Sides(home, flow, (reporter,)) if not partners and mirrored and bare else None
        return Sides(reporter, flow, partners, other=other, owner_only=not partners)
    if partners and partners != (home,):
        raise no_pair(coverage, reporter, without(partners, home)[0])
    if partners == (home,):
        return Sides(home, MIRROR[flow], owner, turned=True)
    # what America imports of soybeans is not what is bought of America; "American soybean imports" may be
    itself = flow == "import" and any(group.itself and group.codes == owner for group in found)
    if commodity != "TOTAL" and not itself and coverage.held(home, flow, reporter, commodity):
        return Sides(home, flow, owner)
    bare = any(group.bare and group.codes == owner for group in found)
    here, there = Sides(home, flow, owner), Sides(home, MIRROR[flow], owner, turned=True)
    if any(group.compound and group.codes == owner for group in found):
        return here  # "ASEAN-Export": who keeps no books here is at the other end
    if bare:
        return Sides(home, flow, owner, other=there)
    if any(coverage.held(home, f, reporter, commodity) for f in ("export", "import")):
        raise NotHeld(
            Statement.of("refusal.not_held.reporter", reporter=Code("partner", reporter)),
            Query("level", home, flow, owner, (commodity,)),
            readings=tuple(
                Query("level", side.reporter, side.flow, side.partners, (commodity,)) for side in (there, here)
            ),
        )
    raise no_pair(coverage, reporter, "WLD")


def with_everybody(
    flow: str | None,
    owner: tuple[str, ...],
    everyone: tuple[str, ...],
    coverage: Coverage,
    commodity: str,
    found: list[Group],
) -> Sides | None:
    """`US goods deficit 2025 world`, `Brazil's trade with the world`: its own, with everybody, or not held."""
    whose, two_way = without(everyone, "WLD"), "total" if flow == "trade" else flow
    both = any(group.part == "with" and group.codes != ("WLD",) for group in found)  # "with the US and with the world"
    if len(whose) != 1 or two_way not in ("balance", "total") or both:
        return None
    if keeps(coverage, whose[0], two_way, ("WLD",), commodity):
        return Sides(whose[0], two_way, ("WLD",))
    if owner == whose and flow == "trade":
        raise no_pair(coverage, whose[0], "WLD")
    return None


def from_flow(clause: Clause, found: list[Group], codes: tuple[str, ...]) -> bool:
    """`Exports from the US`: a preposition, right after the flow, leads to the places."""
    for group in found:
        joint = clause.before(group.mentions[0])
        flow = clause.before(joint) if joint is not None and joint.kind == "prep" else None
        if group.codes == codes and flow is not None and flow.kind == "flow":
            return True
    return False


def either_way(partners: tuple[str, ...], flow: str, home: str, commodity: str) -> Ambiguous:
    """A flow that would have to run the wrong way: either it or its direction was meant otherwise."""
    readings = tuple(Query("level", home, one, partners, (commodity,)) for one in (flow, MIRROR[flow]))
    return Ambiguous.again(readings[0], *readings)


def directed(
    origin: tuple[str, ...], destination: tuple[str, ...], books: str, home: str, coverage: Coverage, commodity: str
) -> Sides:
    """Goods that go from one place to another: an export of the one, an import of the other."""
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
    reporter = origin[0]
    if keeps(coverage, reporter, "export", destination, commodity):
        return Sides(reporter, "export", destination)
    raise no_pair(coverage, reporter, destination[0])


def in_books(
    books: str,
    flow: str,
    owner: tuple[str, ...],
    origin: tuple[str, ...],
    destination: tuple[str, ...],
    others: tuple[str, ...],
    home: str,
) -> Sides:
    """A flow in the books of one who is not the default reporter, turned round where he stands at the other end."""
    partners = without(tuple(dict.fromkeys((*owner, *origin, *destination, *others))), books)
    if owner == (home,) or (books in destination and flow == "export") or (books in origin and flow == "import"):
        return Sides(books, MIRROR[flow], (home,), turned=True)
    return Sides(books, flow, partners, owner_only=not partners)


def at_home(
    flow: str,
    owner: tuple[str, ...],
    origin: tuple[str, ...],
    destination: tuple[str, ...],
    others: tuple[str, ...],
    home: str,
) -> Sides | None:
    """`US exports to China according to Beijing`: what another sells to the home country is its import in its books."""
    whose = without(tuple(dict.fromkeys((*owner, *origin, *destination, *others))), home)
    far = destination if flow == "export" else origin
    return Sides(home, MIRROR[flow], whose, turned=True) if whose and far == (home,) else None


def no_pair(coverage: Coverage, one: str, other: str) -> NotHeld:
    """Neither's books hold this trade; where the first keeps none here at all, whose are held is said."""
    named = Statement.of("refusal.not_held.pair", one=Code("partner", one), other=Code("partner", other))
    if one in coverage.books or not coverage.books:
        return NotHeld(named)
    books = tuple(Code("partner", code) for code in coverage.books)
    return NotHeld(Statement.of("refusal.not_held.pair_books", **dict(named.fields), items=books))


def refuse_unkept(
    clause: Clause, coverage: Coverage, reporter: str, rest: tuple[str, ...], flow: str, home: str
) -> None:
    """NotHeld where whoever owns a balance keeps no books here: of his trade with another, and of his trade with
    everybody (`Australia's trade balance`), for which the home country's balance with him is offered instead.

    That is what is meant where something else stands between the place and the balance: `the gap w/ ASEAN`.
    """
    if rest and rest != (home,):
        raise no_pair(coverage, reporter, rest[0])
    flows = clause.all("flow")
    if rest or flow != "balance" or len(flows) != 1 or not (_led(clause, flows[0]) or _followed(clause, flows[0])):
        return
    held = Query("balance", home, "balance", (reporter,))
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


def named_as_pair(clause: Clause, found: list[Group]) -> bool:
    """`Between the US and Mexico`, `US-Mexico`: two that trade with each other."""
    places = [m for m in clause.mentions if m.kind in ("place", "demonym")]
    hyphened = len({m.code for m in places}) == 2 and any(
        one.last + 2 == two.first and clause.tokens[one.last + 1].norm == "-" for one, two in pairwise(places)
    )
    return hyphened or any(
        group.part == "with" and len(group.codes) == 2 and not _with_each(clause, group) for group in found
    )


def _with_each(clause: Clause, group: Group) -> bool:
    """`Trade with Japan and Korea`: of the home country with each of the two."""
    led = clause.before(group.mentions[0])
    return led is not None and led.is_("prep", "with")


def between_two(pair: tuple[str, ...], flow: str | None, coverage: Coverage, commodity: str) -> Sides:
    """The balance or trade of two of which neither is the home country, in the books of the first that has them."""
    one, other = pair
    for reporter, partner in ((one, other), (other, one)):
        if flow in ("balance", "total") and keeps(coverage, reporter, flow, (partner,), commodity):
            return Sides(reporter, flow, (partner,))
    raise no_pair(coverage, one, other)


def with_either(
    clause: Clause, found: list[Group], flow: str | None, home: str, coverage: Coverage, commodity: str
) -> Sides | None:
    """`Does Japan trade more with China or the US`, `Germany's trade with China against that with the US`: of who is
    named before both, in its own books; None where the home country is not one of those it is set against."""
    withs = tuple(
        code for group in found[1:] for code in group.codes if group.part == "with" or clause.has("conj", "or")
    )
    whose = found[0].codes if found else ()
    if flow not in ("balance", "total", "trade") or len(whose) != 1 or not withs or whose[0] in withs:
        return None
    others = (
        flow == "trade" and found[0].part == "owner" and home not in withs
    )  # "US trade with Canada": none of home's
    if whose == (home,) or not (others or (home in withs and len(withs) > 1)):
        return None
    if found[0].part not in ("owner", "agent", "partner"):
        return None
    kept = "total" if flow == "trade" else flow
    for code in withs:
        if not keeps(coverage, whose[0], kept, (code,), commodity):
            raise no_pair(coverage, whose[0], code)
    return Sides(whose[0], flow, withs)


def keeps_alone(code: str, flow: str, home: str, coverage: Coverage) -> bool:
    """Whether a place keeps such books of its own, and the home country's with it are held in no form."""
    here = any(coverage.held(home, one, code, "TOTAL") for one in ("export", "import", "balance", "total"))
    return code != home and not here and keeps(coverage, code, flow, ("WLD",), "TOTAL")
