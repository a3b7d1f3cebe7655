"""The two things that a claim sets against each other, as the words name them: places, goods, flows, verbs, times."""

from __future__ import annotations

from dataclasses import replace

from bot.model import HOME, Query
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import OTHER_WAY

_KINDS = {"partner": ("place", "demonym"), "commodity": ("commodity",), "flow": ("flow", "verb"), "period": ("period",)}
_VERBS = {"sell": "export", "buy": "import"}
_SIDES = ("balance", "surplus", "deficit", "total", "trade")


def items_of(f: Features, by: str) -> list[Mention]:
    """What is compared, in the order said. Of verbs of buying and selling each tells the flow: its code is that."""
    found = [m for m in f.clause.mentions if m.kind in _KINDS.get(by, ()) and _one_of(f, by, m)]
    if by != "flow":
        return found
    flows = [replace(m, kind="flow", code=_VERBS[m.code]) if m.kind == "verb" else m for m in found]
    if len(found) == 2 and all(m.kind == "verb" for m in found) and _done_by_partner(f, found[0]):
        return [replace(m, code=OTHER_WAY[m.code]) for m in flows]  # "India sold China less than it bought"
    return flows


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
    if (
        c.has("flow", *_SIDES)
        or (f.amounts and not part)
        or f.fragment
        or len(f.periods) != 1
        or f.moved
        or c.ops("difference")
    ):
        return query
    if f.periods[0].kind in ("span", "days"):
        return query  # a fiscal year: of whoever's it is, the balance is held
    flows = items_of(f, "flow")
    if {m.code for m in flows} != {"export", "import"} or len(flows) != 2 or f.things > 1:
        return query
    doers = [m for m in c.mentions if m.kind in ("place", "demonym") and m.first < flows[0].first]
    if doers and doers[0].code != HOME and not (doers[0].code in f.partners and len(c.all("verb")) == 2):
        return query  # whose flow each is may have been turned
    return query.with_(operation="compare", by="flow", flow="both", measure=None, condition=None)
