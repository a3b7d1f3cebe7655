"""What is asked of somebody else's trade with everybody, where the home country's trade with him would be told.

`Germany's biggest trading partner`, `who exports more, China or Germany`, `what share of US soybeans does China buy`.
"""

from __future__ import annotations

from bot.model import Query
from bot.understanding.clauses.clause import Clause
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import WHO


def partner_of_others(query: Query, c: Clause) -> bool:
    """`Germany's biggest trading partner`, `top US trading partners`, `is China India's largest supplier`, `who has the
    biggest surplus with the US`: whose the partner is has a name, and it is not the one whose figures they are."""
    named = [m for m in c.mentions if m.kind in WHO]
    others = [m for m in named if m.code != query.reporter]
    listed = len(query.partners) > (1 if c.has("conj") else 2)  # "of the EU, Mexico and China"
    if query.by != "partner" or not others or listed or {m.code for m in others} != set(query.partners):
        return False
    if c.ops("place_of") or c.has("question", "where"):
        return False  # "where does the US rank among export markets"
    if not (c.has_any("extreme", "ordinal") or c.ops("rank") or c.has("deictic", "first_one")):
        return False
    whose = c.has("party") and any(_owner(c, m) for m in others)
    if len(named) == len(others) == 1:
        return whose or (c.asks_who() and not c.ops("rank"))
    return whose and not any(_owner(c, m) for m in named if m.code == query.reporter)


def _owner(c: Clause, one: Mention) -> bool:
    """Whether a name stands right before the superlative, or after the partner that is his."""
    at = c.at(one)
    after = c.mentions[at + 1] if at + 1 < len(c.mentions) else None
    if after is not None and after.kind == "harmless" and after.first == one.last + 1 and c.postposed:
        after = c.mentions[at + 2] if at + 2 < len(c.mentions) and not after.says("topic") else None
    ranked = after is not None and (after.kind in ("extreme", "party") or after.is_("op", "rank"))
    does = c.after(after) if after is not None and after.is_("party", "partner") else None
    if does is not None and does.kind == "verb":
        return False  # "was it the US, the country that bought the most": it does so itself
    if after is not None and ranked and "owner_last" not in c.ways:
        return after.first == one.last + 1 or c.postposed
    over = c.mentions[at - 1] if at else None
    if over is not None and over.means("prep", "of") and at > 1:
        over = c.mentions[at - 2]
    return over is not None and over.kind == "party"


def who_more(query: Query, c: Clause) -> bool:
    """`Who exports more, China or Germany`: of the two with everybody, and not of one with the other."""
    if not (c.has("conj") and c.has("flow", "export", "import")):
        return False
    codes = c.codes(*WHO)
    if not (len(codes) == 2 and query.reporter in codes and query.partners and query.partners[0] in codes):
        return False
    asked = c.asks_who() or c.has("party")
    more = c.has("more") or any(m.means("more", "more") or m.means("extreme", "most") for m in c.mentions)
    spaced = not c.ways.unspaced
    either = c.has("conj", "or") if spaced else c.has("conj")
    return (asked or not spaced) and more and either


def of_their_goods(query: Query, c: Clause) -> bool:
    """`What share of US soybeans does China buy`: of what they have, and not of what it buys."""
    share = c.first("measure", "share")
    if share is None or c.has("flow") or "owner_last" in c.ways:
        return False  # there whose goods they are stands after them
    said = [m for m in c.mentions[c.at(share) + 1 :] if m.kind != "harmless" and not m.means("prep", "of")]
    theirs = said[0] if said else None
    whose = theirs is not None and theirs.kind in WHO and theirs.code in query.partners
    if theirs is None or not whose or len(said) < 2 or said[1].kind != "commodity":
        return False
    return said[1].first == theirs.last + 1 and any(m.code == query.reporter for m in said[2:])
