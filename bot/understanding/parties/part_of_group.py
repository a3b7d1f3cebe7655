"""A member and the group that it belongs to, beside a word for a share -> the part of the one in the other.

`How much of its exports to the EU went to Germany`: of all exports it would be another question's answer.
"""

from __future__ import annotations

from bot.catalog import Catalog
from bot.model import OF_GROUP, Query
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import holds_any
from bot.understanding.words.kinds import ONE_WAY, WHO

_PLAIN = ("share", "level", "growth")  # as which it is read
_SET_OVER = ("conj", "compare", "more", "extreme")


def part_of_group(query: Query, f: Features, catalog: Catalog) -> Query:
    """The share of the member in its group; the query itself where two partners are no such pair, or are told beside
    one another (`Germany and the EU`)."""
    c = f.clause
    if len(query.partners) == 1 and query.operation == "share" and catalog.is_group(query.partners[0]):
        return _of_the_group(query, f, catalog)
    if len(query.partners) != 2 or query.flow not in ONE_WAY or query.operation not in _PLAIN or f.amounts or f.bound:
        return query
    one, other = query.partners
    pair = (one, other) if one in catalog.members(other) else (other, one) if other in catalog.members(one) else None
    named = [m for m in c.mentions if m.kind in WHO and m.code in query.partners]
    if pair is None or len(named) != 2 or c.has_any("direction", "extreme"):
        return query
    between = c.mentions[c.at(named[0]) + 1 : c.at(named[1])]
    how_much = c.first("question", "how_much")
    # "of the exports to the EU, how much went to Germany in per cent"
    ahead = c.mentions[0].is_("prep", "of") and named[0].code == pair[1] and holds_any(between, "question", "measure")
    apart = holds_any(between, *_SET_OVER) or (any(t.norm in ",/;" for t in c.gap(*named)) and not ahead)
    asked = c.has("measure", "share", "percent") or (how_much is not None and c.followed_by(how_much, "prep", "of"))
    asked = asked or (ahead and (how_much is not None or c.has("unit", "pct")))
    if apart or not asked:
        return query
    return query.with_(operation="share", by=OF_GROUP, measure="share", partners=pair)


def _of_the_group(query: Query, f: Features, catalog: Catalog) -> Query:
    """`Vietnam's share of ASEAN's purchases from China`: of what China sells to a group; the query itself where no
    other is named than the group, or one that is not in it."""
    group = query.partners[0]
    named = {m.code for m in f.clause.mentions if m.kind in WHO} - {query.reporter, group}
    home = any(m.kind in WHO and m.code == query.reporter for m in f.clause.mentions)
    if len(named) != 1 or not home or not named <= {*catalog.members(group)} or query.flow not in ONE_WAY:
        return query
    return query.with_(by=OF_GROUP, partners=(*named, group), basis=None)
