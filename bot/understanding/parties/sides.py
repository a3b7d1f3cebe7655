"""Places, flow words and books of a clause -> whose figures, which flow, with whom.

The side matters: what America bought from China is, by China's count, China's export to the United States; the United
States' own import from China is another figure. Who is named as the owner of a flow and keeps books here is asked by
its own books; everybody else's trade is read from the books of the default reporter, and a note says so.
"""

from __future__ import annotations

from bot.model import Coverage
from bot.understanding.clauses.asked import broken_down
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.flows import flow_said
from bot.understanding.clauses.joints import prep_of
from bot.understanding.clauses.subjects import is_noun
from bot.understanding.parties.both_books import opens_question, tells_of, two_books
from bot.understanding.parties.dealing import (
    both_done,
    both_ways,
    dealer,
    done_to,
    goods_named,
    made_at_home,
    of_home,
    ours,
    outsiders,
    ranked_among_others,
    set_over,
)
from bot.understanding.parties.owned import (
    MIRROR,
    Sides,
    at_home,
    between_two,
    directed,
    either_way,
    from_flow,
    in_books,
    keeps,
    keeps_alone,
    named_as_pair,
    no_pair,
    owned,
    refuse_unkept,
    with_either,
    with_everybody,
    without,
)
from bot.understanding.parties.places import Group, between_two_others, candidates, groups, only
from bot.understanding.parties.turned import (
    asked_of,
    buyers_asked,
    depending,
    goods_taken,
    suppliers_asked,
    turned_outward,
    whose_flow,
)
from bot.understanding.parties.whose import portion_of, supplied, way_told


def read_sides(clause: Clause, coverage: Coverage, home: str, commodity: str) -> Sides:
    """Who trades with whom in whose books. `home` is the default reporter; NotHeld for pairs nobody here reports."""
    found = goods_taken(clause, groups(clause, home))
    for group in found:
        clause.use(*group.mentions)
    flow = flow_said(clause)
    verb = clause.first("verb")
    books = _books(clause, found)
    found = [group for group in found if group.part != "books"]
    judged = not books or (flow is None and clause.ops("check") and not clause.ops("mirror", "difference"))
    if (flow in (None, "both") or verb is not None) and judged and both_ways(clause):
        clause.use(*clause.all("compare"))
        return Sides(books or home, "balance", without(tuple(c for g in found for c in g.codes), books or home))
    if flow is None and verb is not None and both_done(clause):
        flow, verb = "both", None
    found = depending(clause, turned_outward(whose_flow(clause, found, flow, home), flow), flow, home)
    owner, origin, destination, others = candidates(clause, _parts(found, home, flow), home)
    if (buyer := supplied(clause, home)) is not None:
        raise no_pair(coverage, buyer, next(code for g in found for code in g.codes if code not in (home, buyer)))
    trader = dealer(clause, home)
    if trader is not None:
        owner, others = (trader[0],), without(others, trader[0])
        flow = trader[1] if flow is None and verb is None else flow
    if both_books := two_books(clause, found, home, coverage):
        flow = way_told(clause, home, flow)
        if flow is None and (origin or destination):  # "how much went from China to the US by both counts"
            flow = "import" if origin == (both_books,) or destination == (home,) else "export"
        theirs = [g.mentions[-1] for g in found if g.part == "owner" and g.codes == (both_books,)]
        told = origin == (home,) or destination == (both_books,)  # "the Chinese and US data on exports from China"
        # "the American count of imports from China": what China exports
        turned = (flow, {*origin}) == ("import", {home}) or (flow, {*destination}) == ("export", {home})
        theirs_own = any(
            ((one := clause.after(m)) is not None and one.is_("flow", flow or ""))
            # "importações americanas da China, dado dos EUA e dado chinês": an adjective that follows its noun
            or (m.kind == "demonym" and (one := clause.before(m)) is not None and one.is_("flow", flow or ""))
            for m in theirs
        )
        if flow in MIRROR and clause.has("flow") and (turned or (theirs_own and not told)):
            flow = MIRROR[flow]  # "US exports to China, US and Chinese figures": what China imports
        return Sides(home, flow, (both_books,), two_books=both_books)
    if flow is None and trader is None and clause.has("party", "buyer", "seller"):
        flow = "export" if clause.has("party", "buyer") else "import"
        if own := ours(clause, home):  # "destinations for Chinese exporters": whatever they deal with
            flow = "export" if own == "seller" else "import"
        if verb is None and not books:
            everyone = tuple(dict.fromkeys((*owner, *others, *origin, *destination)))
            return Sides(home, flow, without(everyone, home))
    if verb is not None and flow in (None, "trade"):
        if not (owner or origin or destination) and not without(others, home):
            if verb.code in ("give", "get") and not clause.has("commodity"):
                return Sides(books or home, flow, ())
            outsider = clause.has("party", "partner") or clause.has("question", "who")
            noun = is_noun(verb) and broken_down(clause)  # "las compras de soja por país de origen": the home country's
            outsider = outsider and not (done_to(clause, verb) or noun)
            return Sides(home, "export" if (verb.code in ("buy", "get")) is outsider else "import", ())
        if owner == (home,) and not (origin or destination or others) and outsiders(clause, verb):
            return Sides(home, "export" if verb.code in ("buy", "get") else "import", ())
        if owner == (home,) and not (origin or destination or others) and made_at_home(clause, books, home):
            return Sides(books, "import", (home,))
        if owner == (home,) and others and not (origin or destination) and goods_named(clause, verb, home):
            return Sides(home, "export", without(others, home))  # "wer bekam mehr chinesische Ware, A oder B"
        over = set_over(clause)
        if over and asked_of(clause, found, home):
            away = without((*others, *destination, *origin, *owner), home)  # "wer hat China mehr verkauft, A oder B"
            return Sides(home, "import" if verb.code in ("sell", "give") else "export", away)
        if over and owner and others and not (origin or destination) and home not in (*owner, *others):
            rivals = (*owner, *others)  # "did Malaysia supply more crude than Iraq": the one beside the other
            sold = verb.code in ("sell", "give")
            return directed(rivals if sold else (), () if sold else rivals, books, home, coverage, commodity)
        unsaid = not (owner or origin or destination) and (commodity != "TOTAL" or bool(clause.has("conj", "or")))
        if unsaid and suppliers_asked(clause, verb, others, home):
            return directed(others, (), books, home, coverage, commodity)
        if not (owner or origin or destination) and buyers_asked(clause, verb, others, home):
            return directed((), others, books, home, coverage, commodity)
        if verb.code in ("sell", "give"):
            origin = (*(origin or owner), *(others if destination else ()))
            destination = destination or others
        else:
            destination = (*(destination or owner), *(others if origin else ()))
            origin = origin or others
        owner = others = ()
        return directed(origin, destination, books, home, coverage, commodity)
    if flow in ("export", "import") and origin and destination and not owner and not books:
        # "exports from Brazil to China" are Brazil's, "imports from China to the US" are America's
        whose = without(origin if flow == "export" else destination, home)
        if whose and home not in (origin if flow == "export" else destination):
            return owned(whose, flow, origin, destination, others, home, coverage, commodity, found)
    worldwide = others == ("WLD",) and len(origin) == 1 and home not in origin and not (owner or destination or books)
    if flow in ("export", "import") and worldwide:
        # "les exportations de Taïwan, toutes destinations": one preposition for where from and for whose
        return owned(origin, flow, (), (), others, home, coverage, commodity, found)
    near, distant = (origin, destination) if flow == "export" else (destination, origin)
    if flow in ("export", "import") and near and home not in near and not (owner or distant or others or books):
        return owned(near, flow, (), (), (), home, coverage, commodity, found)  # "exports from Japan": Japan's
    if (
        flow in ("export", "import")
        and near
        and owner == (home,)
        and not (distant or books)
        and from_flow(clause, found, near)
    ):
        raise either_way(near, flow, home, commodity)  # "China's exports from the US"
    far = destination if flow == "export" else origin
    if flow in ("export", "import") and far == (home,) and others and not owner and not books:
        owner, others = without(others, home), ()  # "between Vietnam and Thailand, who imports more from China"
    if flow in ("export", "import") and owner and owner != (home,) and books == home and far == (home,):
        return Sides(home, MIRROR[flow], owner, turned=True)  # "how much did ASEAN purchase from China, Chinese data"
    if flow in ("export", "import") and owner and owner != (home,) and not books:
        return owned(owner, flow, origin, destination, others, home, coverage, commodity, found)
    if flow in ("export", "import") or (flow is None and (origin or destination)):
        if flow is None:
            if destination == (home,) and not (origin or others) and clause.has("growth") and commodity == "TOTAL":
                return Sides(home, None, ())  # "рост в Китае": of what is not said
            if destination == (home,) and not origin:
                origin = without(others, home)  # "soja da Argentina para a China": who else is named sends it
            return directed(
                origin or only(owner, home), destination or only(owner, home), books, home, coverage, commodity
            )
        partners = without(tuple(dict.fromkeys((*origin, *destination, *others))), home)
        if owner and owner != (home,):
            partners = partners or owner
        if books and books != home:
            if flow == "import" and owner == (home,) and of_home(clause, home):
                return Sides(books, flow, (home,))  # "según la aduana americana, las importaciones de China"
            return in_books(books, flow, owner, origin, destination, others, home)
        if books and (ours_too := at_home(flow, owner, origin, destination, others, home)):
            return ours_too
        far = destination if flow == "export" else origin
        turned = far == (home,) and not (owner or partners)
        nobodys = turned and not ranked_among_others(clause)
        return Sides(home, MIRROR[flow] if turned else flow, partners, turned=nobodys, nobodys=nobodys)
    # two-way: balance, total, trade, both, or no flow at all
    if not books and (either := with_either(clause, found, flow, home, coverage, commodity)):
        return either
    everyone = tuple(dict.fromkeys((*owner, *others, *origin, *destination)))
    flow = "total" if flow == "trade" and home not in everyone and between_two_others(found) else flow
    partners = without(everyone, home)
    world = "WLD" in everyone and home not in everyone and not books
    if world and (all_of_it := with_everybody(flow, owner, everyone, coverage, commodity, found)) is not None:
        return all_of_it
    if books and books != home:
        # "by American count, the surplus with America" is with home; "India's deficit, ministry data" is with the world
        facing = any(group.codes == (books,) and group.part in ("with", "destination") for group in found)
        with_whom = without(everyone, books) or ((home,) if home in everyone or facing else ())
        return Sides(books, flow, with_whom, owner_only=not with_whom)
    if flow in ("balance", "total", "both") and owner and owner != (home,) and len(owner) == 1 and not books:
        reporter, rest = owner[0], without(tuple(code for code in everyone if code != owner[0]), owner[0])
        if keeps(coverage, reporter, flow, rest or ("WLD",), commodity):
            return Sides(reporter, flow, rest, owner_only=not rest)
        refuse_unkept(clause, coverage, reporter, rest, flow, home)
        return Sides(home, flow, owner, turned=True)
    if flow in ("balance", "total", "both") and len(partners) == 1 and commodity != "TOTAL" and not books:
        here = any(coverage.held(home, flow, code, commodity) for code in (*partners, "WLD"))
        if not here and keeps(coverage, partners[0], flow, ("WLD",), commodity):
            return Sides(partners[0], flow, (), owner_only=True)  # its own books alone hold goods and services
    if flow in ("balance", "total") and len(everyone) == 1 and keeps_alone(everyone[0], flow, home, coverage):
        return Sides(everyone[0], flow, (), owner_only=True)  # "Handelsbilanz Eurozone"
    pair = tuple(dict.fromkeys(others or owner))  # "US-Vietnam deficit": both stand right before it
    if home not in everyone and len(pair) == 2 and named_as_pair(clause, found):
        return between_two(pair, flow, coverage, commodity)
    if flow in ("total", "trade") and home not in everyone and len(owner) == 2 and not clause.has("compare"):
        raise no_pair(coverage, *owner)  # "торговля Франции и Германии": between the two
    withs = [group for group in found if group.part in ("with", "destination")]
    plain = [group for group in found if group.part == "partner"]
    if (
        flow in ("balance", "total")
        and home not in everyone
        and len(withs) == len(plain) == 1
        and len(plain[0].codes) == 1
    ):
        # "what deficit did the United States have with Mexico": who is named without a preposition owns it
        reporter = plain[0].codes[0]
        if not keeps(coverage, reporter, flow, withs[0].codes, commodity):
            raise no_pair(coverage, reporter, withs[0].codes[0])
        return Sides(reporter, flow, withs[0].codes)
    having = [group for group in found if prep_of(clause, group.mentions[0]) == "for" and len(group.codes) == 1]
    if flow in ("balance", "total") and len(having) == 1 and len(withs) > 1:
        # "for the US, the gap with China or the one with Vietnam": who has it, and with each of whom
        reporter, each = having[0].codes[0], tuple(c for g in withs if g is not having[0] for c in g.codes)
        if reporter != home and keeps(coverage, reporter, flow, each, commodity):
            return Sides(reporter, flow, each)
    facing_home = len(withs) == len(plain) == 1 and withs[0].codes == (home,) and len(plain[0].codes) == 1
    if flow in ("balance", "total") and facing_home and keeps(coverage, plain[0].codes[0], flow, (home,), commodity):
        return Sides(plain[0].codes[0], flow, (home,))  # "с каким сальдо закончила год Германия в торговле с Китаем"
    whole_of = portion_of(clause, everyone, home)
    if whole_of is not None and keeps(coverage, whole_of, "balance", (home,), commodity):
        return Sides(whole_of, "balance", (home,))
    alone = everyone == (home,) and any(group.part == "with" for group in found)
    return Sides(home, flow, partners, nobodys=alone and flow == "balance")


def _parts(found: list[Group], home: str, flow: str | None) -> tuple[tuple[str, ...], ...]:
    none: tuple[str, ...] = ()
    owner, origin, destination, others = none, none, none, none
    # "did the US take a fifth of China's exports": what China owns stays China's, whoever acts
    ours = flow in ("export", "import") and any(group.part == "owner" and group.codes == (home,) for group in found)
    for group in found:
        if ours and group.part == "agent" and home not in group.codes:
            others += group.codes
        elif group.part in ("owner", "agent"):
            if len(owner) > 1 and group.codes == (home,) and group.part == "owner" and flow in ("export", "import"):
                owner, others = group.codes, (*others, *owner)  # "A или B: где у китайцев экспорт больше"
            elif owner and owner != (home,) and group.codes == (home,):
                others += group.codes
            elif owner == (home,) or not owner:
                if owner == (home,) and group.codes != (home,):
                    others += group.codes
                else:
                    owner = group.codes
            else:
                others += group.codes
        elif group.part == "origin":
            origin += group.codes
        elif group.part == "destination":
            destination += group.codes
        else:
            others += group.codes
    return owner, origin, destination, others


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
        named = (
            asked
            or (after is not None and after.is_("books", "says", "own"))
            or (before is not None and before.is_("books", "according_to"))
            or (before is not None and before.is_("prep", "by") and after is not None and after.is_("books", "data"))
        )
        doer = next((g for g in found if g.part in ("owner", "agent") and len(g.codes) == 1), group)
        facing = group.part in ("origin", "destination", "with")
        if named and facing and after is not None and after.is_("books", "own"):
            return doer.codes[0]  # "was importierte Vietnam aus China, nach eigenen Angaben"
        if named and len(group.codes) == 1:
            code = group.codes[0]
            only = sum(other.codes == group.codes for other in found) == 1 and len(found) > 1
            if asked or (before is not None and before.is_("books", "according_to")) or only:
                found[index] = Group(group.mentions, "books" if tells_of(clause, found, index, after) else "owner")
            return code
    own = clause.first("books", "own")
    if own is not None and (near := clause.before(own, "prep")) is not None and near.kind not in ("place", "demonym"):
        # "what deficit did America run with China by its own numbers": those of who is named first, ungoverned
        whose = [g for g in found if g.part in ("owner", "agent", "partner") and len(g.codes) == 1]
        if whose and whose[0] is found[0] and whose[0].mentions[0].first < own.first:
            return whose[0].codes[0]
    return ""
