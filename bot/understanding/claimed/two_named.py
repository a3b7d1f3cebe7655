"""The two things that a claim sets against each other, as the words name them; each said to have gone its own way."""

from __future__ import annotations

from dataclasses import replace

from bot.errors import Ambiguous
from bot.model import HOME, TWO_SERIES, Bound, Comparator, Logic, Query
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import OTHER_WAY

_KINDS = {"partner": ("place", "demonym"), "commodity": ("commodity",), "flow": ("flow", "verb"), "period": ("period",)}
_VERBS = {"sell": "export", "buy": "import"}
_SIDES = ("balance", "surplus", "deficit", "total", "trade")


def items_of(f: Features, by: str) -> list[Mention]:
    """What is compared, in the order said. Of verbs of buying and selling each tells the flow: its code is that."""
    if by != "series" and by in TWO_SERIES:  # the balance beside a flow
        codes = TWO_SERIES[by]
        return [replace(m, code=m.code if m.code in codes else codes[0]) for m in f.clause.all("flow")]
    found = [m for m in f.clause.mentions if m.kind in _KINDS.get(by, ()) and _one_of(f, by, m)]
    if by != "flow":
        return found
    flows = [replace(m, kind="flow", code=_VERBS[m.code]) if m.kind == "verb" else m for m in found]
    if len(found) == 2 and all(m.kind == "verb" for m in found) and _done_by_partner(f, found[0]):
        return [replace(m, code=OTHER_WAY[m.code]) for m in flows]  # "India sold China less than it bought"
    return flows


def said_in_order(query: Query, one: Mention, other: Mention) -> bool | None:
    """Whether the query names them in this order; None where these are not the two that it compares. Times have been
    put in the order said."""
    named = {"partner": query.partners, "commodity": query.commodities, "flow": ("export", "import"), **TWO_SERIES}
    two, codes = named.get(query.by or ""), (one.code, other.code)
    return True if query.by == "period" or codes == two else False if two and codes == two[::-1] else None


def _done_by_partner(f: Features, verb: Mention) -> bool:
    """Whether a partner, and not the home country, stands first before the verb."""
    doers = [m for m in f.clause.mentions if m.kind in ("place", "demonym") and m.first < verb.first]
    return bool(doers) and doers[0].code in f.partners


def _one_of(f: Features, by: str, m: Mention) -> bool:
    if by == "partner":
        return m.code in f.partners
    if by == "commodity":
        return m.code in f.commodities
    if by == "flow":
        return m.code in ("export", "import") if m.kind == "flow" else m.code in _VERBS
    return True


def both_flows_of(f: Features, query: Query, part: bool = False) -> Query:
    """`China exported more than it imported`, `sold Africa twice what it bought there`: read as a balance, where it is
    claimed which of the two flows is more, so that they are set against each other; else the query itself. `part`: the
    one amount that is named is a part of one of them."""
    c = f.clause
    if query.operation not in ("balance", "check") or query.flow != "balance" or query.reporter != HOME:
        return query
    if c.has("flow", *_SIDES) or (f.amounts and not part) or f.fragment or f.moved or c.ops("difference"):
        return query
    if len(f.periods) > 1 or (f.periods and f.periods[0].kind in ("span", "days")):
        return query  # a fiscal year: of whoever's it is, the balance is held
    flows = items_of(f, "flow")
    if {m.code for m in flows} != {"export", "import"} or len(flows) != 2 or f.things > 1:
        return query
    doers = [m for m in c.mentions if m.kind in ("place", "demonym") and m.first < flows[0].first]
    if doers and doers[0].code != HOME and not (doers[0].code in f.partners and len(c.all("verb")) == 2):
        return query  # whose flow each is may have been turned
    return query.with_(operation="compare", by="flow", flow="both", measure=None, condition=None)


IN_TURN = "in_turn"  # by of a check: the first bound is of the first of its partners, flows or periods


def each_way(f: Features) -> Query | None:
    """The check of both in turn; None where not two ways are told. Ambiguous where it is not plain which is whose."""
    c = f.clause
    if f.context or f.fragment or not _both_ways(c):
        return None
    by = _what(f)
    if by is None:
        return None
    moves = _moves(c)
    things = list({m.code: m for m in reversed(items_of(f, by))}.values())[::-1]  # each where it is first named
    if len(moves) != 2 or len({code for _, code in moves}) != 2 or len(things) != 2 or _denials(c, moves):
        if f.amounts or c.ops("streak", "record", "first_time") or f.first:
            return None
        raise Ambiguous.again()
    order = _interleaved(things, [m for m, _ in moves])
    if order is None and not f.amounts:
        raise Ambiguous.again()
    if order is None or f.amounts:
        return None
    c.use(*c.all("negation"))
    bounds = [Bound(_WAYS[way], 0.0, unit="pct", measure="yoy") for _, way in moves]
    said = dict(zip((thing.code for thing in things), bounds, strict=True))
    names = {"partner": f.partners, "flow": ("export", "import"), "commodity": f.commodities}
    told = [said[name] for name in names[by]] if by in names else bounds
    return query_of(f, "check", by=IN_TURN, measure="yoy", condition=Logic("and", tuple(told)))


_WAYS: dict[str, Comparator] = {
    "up": "above", "down": "below", "flat": "about", "not up": "at_most", "not down": "at_least",
}  # fmt: skip


def _denials(c: Clause, moves: list[tuple[Mention, str]]) -> bool:
    """Whether more is denied than a move that stands right behind the denial: `exports rose, imports did not`."""
    return len(c.all("negation")) != sum(way.startswith("not") for _, way in moves)


def _both_ways(c: Clause) -> bool:
    return len({way for _, way in _moves(c)}) > 1


def _what(f: Features) -> str | None:
    """Of which kind the two things are; None where there are not two of one kind alone."""
    several = {
        "partner": len(f.partners) == 2,
        "flow": f.flow in ("both", "all"),
        "commodity": len(f.commodities) == 2,
        "period": len(f.periods) == 2 and not f.ends,
    }
    found = [kind for kind, so in several.items() if so]
    return found[0] if len(found) == 1 else None


def _moves(c: Clause) -> list[tuple[Mention, str]]:
    found: list[tuple[Mention, str]] = []
    for at, m in enumerate(c.mentions):
        denied = "not " if at and c.mentions[at - 1].is_("negation", "not") else ""
        if m.is_("direction", *_WAYS):
            found.append((m, denied + m.code))
        elif m.is_("growth", "growth") and not (found and found[-1][0].last + 1 == m.first) and not _slowed(c, m):
            found.append((m, denied + "up"))
    return found


def _slowed(c: Clause, growth: Mention) -> bool:
    """`Export growth slowed`: a noun, and what moved."""
    after = c.after(growth)
    return after is not None and after.kind == "direction" and after.first == growth.last + 1


def _interleaved(things: list[Mention], moves: list[Mention]) -> bool | None:
    """Thing, move, thing, move; or move, thing, move, thing."""
    one, other = sorted(things, key=lambda m: m.first)
    if [one, other] != things:
        return None
    first, second = moves
    if one.last < first.first and first.last < other.first and other.last < second.first:
        return True
    return False if first.last < one.first and one.last < second.first and second.last < other.first else None
