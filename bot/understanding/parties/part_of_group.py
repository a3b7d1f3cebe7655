"""A member and the group that it belongs to, beside a word for a share -> the part of the one in the other.

`How much of its exports to the EU went to Germany`: of all exports it would be another question's answer.
"""

from __future__ import annotations

from bot.catalog import Catalog
from bot.errors import Ambiguous
from bot.model import OF_GROUP, Query, Statement
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import holds_any
from bot.understanding.words.kinds import LITTLE, ONE_WAY, WHO

_PLAIN = ("share", "level", "growth")  # as which it is read
_PART = {"by": OF_GROUP, "measure": "share", "basis": None}
_SET_OVER = ("conj", "compare", "more", "extreme")


def part_of_group(query: Query, f: Features, catalog: Catalog, previous: Query | None = None) -> Query:
    """The share of the member in its group; the query itself where two partners are no such pair, or are told beside
    one another (`Germany and the EU`)."""
    c = f.clause
    if previous is not None and (previous.operation, previous.by) == ("share", OF_GROUP):
        return _of_another(query, f, previous, catalog)
    if len(query.partners) == 1 and query.operation == "share" and catalog.is_group(query.partners[0]):
        if _of_those_told(f):
            raise Ambiguous(Statement.of("refusal.ambiguous.pointing"))
        return _of_the_group(query, f, catalog)
    if len(query.partners) > 2 and (several := _of_several(query, f, catalog)) is not None:
        return several
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


def _of_those_told(f: Features) -> bool:
    """`Their combined share of exports to ASEAN`: of whoever was told, and not the part of the group in everything."""
    c = f.clause
    share = c.first("measure", "share")
    led = [m for m in c.mentions[: c.at(share)] if not m.is_("op", "sum")][-1:] if share is not None else []
    pointed = bool(led) and led[0].says("its") and led[0].says("possessive")
    named = [m for m in c.mentions if m.kind in WHO]
    return pointed and bool(named) and all(m.first > led[0].last for m in named)


def _of_several(query: Query, f: Features, catalog: Catalog) -> Query | None:
    """`Germany and Italy's combined share of exports to the EU`: of several members in their group, which stands ahead
    of them all or behind them, and in no row with them."""
    c, codes = f.clause, query.partners
    groups = [one for one in codes if {*codes} - {one} <= {*catalog.members(one)}]
    named = [m for m in c.mentions if m.kind in WHO and m.code in codes]
    if len(groups) != 1 or len(named) != len(codes) or query.operation != "share" or query.flow not in ONE_WAY:
        return None
    if f.amounts or f.bound or c.has_any("direction", "extreme") or c.ops("rank"):
        return None
    at = next(i for i, m in enumerate(named) if m.code == groups[0])
    if at not in (0, len(named) - 1):
        return None
    one, other = (named[0], named[1]) if at == 0 else (named[-2], named[-1])
    between = c.mentions[c.at(one) + 1 : c.at(other)]
    if holds_any(between, *_SET_OVER) or not holds_any(between, "measure", "flow", "prep", "op"):
        return None
    partners = (*(m.code for m in named if m.code != groups[0]), groups[0])
    return query.with_(**_PART, partners=partners)


def _of_another(query: Query, f: Features, previous: Query, catalog: Catalog) -> Query:
    """ "Italy's?", "and Italy's share?" after Germany's part in the EU: Italy's part in it; nobody is all of itself.
    Ambiguous for somebody who is not in it; the query itself where more is asked, or nobody is named."""
    group, named = previous.partners[-1], f.clause.codes(*WHO) - {previous.reporter}
    bare = query.operation == "level" and f.clause.only("period", *WHO, *LITTLE)  # the share is carried over later
    if not (bare or query.operation == "share") or len(named) != 1:
        return query
    if named <= {*catalog.members(group)}:
        return query.with_(partners=(*named, group)) if bare else query.with_(**_PART, partners=(*named, group))
    if bare:
        plain = query.with_(measure=None, basis=None, notes=())
        raise Ambiguous.again(plain, plain.with_(operation="share", by="partner", measure="share"), plain)
    return query


def _of_the_group(query: Query, f: Features, catalog: Catalog) -> Query:
    """`Vietnam's share of ASEAN's purchases from China`: of what China sells to a group; the query itself where no
    other is named than the group, or one that is not in it."""
    group = query.partners[0]
    named = {m.code for m in f.clause.mentions if m.kind in WHO} - {query.reporter, group}
    home = any(m.kind in WHO and m.code == query.reporter for m in f.clause.mentions)
    if len(named) != 1 or not home or not named <= {*catalog.members(group)} or query.flow not in ONE_WAY:
        return query
    return query.with_(by=OF_GROUP, partners=(*named, group), basis=None)
