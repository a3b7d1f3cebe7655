"""Whose trade is meant, where two owners and a partner stand beside each other."""

from __future__ import annotations

from bot.model import Query
from bot.understanding.clauses.features import Features
from bot.understanding.queries.doubt import Doubt, Rows, nothing, whose
from bot.understanding.words.kinds import ONE_WAY


def _partner_of_two_owners(query: Query, f: Features) -> bool:
    """`Whose surplus with the US is bigger, Taiwan's or China's`: what each of the two has with it, and not what one of
    them has with the other two."""
    c = f.clause
    owners = {m.code for m in c.all("demonym")}
    with_whom = {m.code for m in c.all("place") if c.led_by(m, "prep", "with", "to", "from")}
    theirs = len(owners) == 2 and len(with_whom) == 1 and not owners & with_whom
    return theirs and c.says("choosing") and bool({*query.partners} & (owners - {query.reporter}))


def _dealt_by_us(query: Query, f: Features) -> bool:
    """`Whose exports grew faster, ASEAN's or the EU's (China selling to them)`: what we sell, where what they do would
    be told."""
    c = f.clause
    ours = [m for m in c.all("verb", "sell", "buy") if (led := c.before(m)) is not None and led.code == f.reporter]
    told = ("export" if ours[0].code == "sell" else "import") if len(ours) == 1 else query.flow
    return c.has("deictic", "them") and query.flow in ONE_WAY and told != query.flow


OF_OWNERS: Rows = (
    (Doubt(_partner_of_two_owners, whose, ("compare",)), "demonym"),
    (Doubt(_dealt_by_us, nothing, ("compare",)), "them"),
)
