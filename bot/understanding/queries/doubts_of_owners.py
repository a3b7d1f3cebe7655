"""Whose trade is meant, where two owners and a partner stand beside each other."""

from __future__ import annotations

from itertools import pairwise

from bot.model import Query
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.queries.doubt import Doubt, Rows, nothing, whose
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import ONE_WAY, PLAIN, WHO, WORLD


def _partner_of_two_owners(query: Query, f: Features) -> bool:
    """`Whose surplus with the US is bigger, Taiwan's or China's`: what each of the two has with it, and not what one of
    them has with the other two."""
    c = f.clause
    owners = {m.code for m in c.all("demonym")}
    with_whom = {m.code for m in c.all("place") if c.led_by(m, "prep", "with", "to", "from")}
    theirs = len(owners) == 2 and len(with_whom) == 1 and not owners & with_whom
    return theirs and c.says("choosing") and bool({*query.partners} & (owners - {query.reporter}))


def _we_or_another(query: Query, f: Features) -> bool:
    """`Who exports more to the US, Vietnam or China`: what each of the two does, and not what we do with both."""
    c = f.clause
    said = [m for m in c.mentions if m.kind != "harmless"]
    joined = [
        {one.code, two.code}
        for one, joint, two in zip(said, said[1:], said[2:], strict=False)
        if one.kind == two.kind == "place" and (joint.is_("conj", "or") or (c.ways.unspaced and _and(c, joint)))
    ]
    pair = next((codes for codes in joined if query.reporter in codes), set())
    other = pair & {*query.partners}
    return bool(other) and len(query.partners) > 1 and c.has("question", "who", "what") and query.reporter == f.home


def _and(clause: Clause, joint: Mention) -> bool:
    """`越南和中国`; a comma stands between whom one deals with and who deals: `英国和意大利，中国往哪边`."""
    return (joint.is_("conj", "and") and clause.tokens[joint.first].kind == "han") or joint.says("post_with")


def _dealt_by_us(query: Query, f: Features) -> bool:
    """`Whose exports grew faster, ASEAN's or the EU's (China selling to them)`: what we sell, where what they do would
    be told."""
    c = f.clause
    ours = [m for m in c.all("verb", "sell", "buy") if (led := c.before(m)) is not None and led.code == f.reporter]
    told = ("export" if ours[0].code == "sell" else "import") if len(ours) == 1 else query.flow
    return c.has("deictic", "them") and query.flow in ONE_WAY and told != query.flow


def _nth_of_whom(query: Query, f: Features) -> bool:
    """`Who comes third among American deficits`, `the no. 2 source of soy after Brazil`: one of an order, where one
    figure would be told."""
    c = f.clause
    placed = any(m.says("in_rank") for m in c.all("deictic", "second_one", "third_one"))
    return c.asks_who() and (c.has("ordinal") or placed) and not (f.fragment or f.asks_time)


def _of_the_members(query: Query, f: Features) -> bool:
    """`Die drei wichtigsten EU-Abnehmer`: so many of a group, where all would be put in order."""
    said = [m for m in f.clause.mentions if not m.is_("conj", "minus")]
    of_it = any(
        one.kind in WHO and (one.code,) == query.partners and two.is_("party", "buyer", "seller")
        for one, two in pairwise(said)
    )
    return of_it and query.by == "partner" and abs(query.limit or 0) > 1 and query.partners not in WORLD


OF_OWNERS: Rows = (
    (Doubt(_nth_of_whom, nothing, PLAIN), "ordinal in_rank"),
    (Doubt(_of_the_members, nothing, ("rank",)), "rank extreme"),
    (Doubt(_partner_of_two_owners, whose, ("compare",)), "demonym"),
    (Doubt(_we_or_another, whose, ("compare", "rank")), "place"),
    (Doubt(_dealt_by_us, nothing, ("compare",)), "them"),
)
