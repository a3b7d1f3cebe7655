"""A verb alone after a figure ("and sell?", "and what did it buy?") -> the other way of the same trade."""

from __future__ import annotations

from bot.model import Query
from bot.understanding.clauses.clause import Clause
from bot.understanding.parties.owned import MIRROR

_DEALS = ("sell", "buy")
_WAYS = {"to": "export", "from": "import"}
_LITTLE = ("harmless", "conj", "fragment", "courtesy", "question", "verb", "deictic")


def other_verb(clause: Clause, previous: Query, flow: str | None) -> str | None:
    """The flow that such a verb asks for: where it would only ask again what was told, the other one is meant, for
    nobody asks "and sell?" after what Russia bought of what China sold."""
    if not clause.has("verb", *_DEALS) or previous.operation != "level" or flow is None or flow != previous.flow:
        return flow
    bare = clause.only(*_LITTLE) and len(clause.all("verb")) == 1
    plain = previous.all_goods and not previous.of_all
    pointing = clause.has("deictic") and not clause.has("deictic", "that")  # "what did they buy": who they are is open
    return MIRROR.get(flow, flow) if bare and plain and not pointing else flow


def toward_them(clause: Clause, previous: Query, home: str) -> str | None:
    """ "And China to them?" after imports from Korea: its exports; "from them?" the other way. None where nothing such
    is said."""
    them = clause.first("deictic", "them") or clause.first("deictic", "there")
    told = clause.has_any("flow", "verb", "party")
    if them is None or told or previous.reporter != home:
        return None
    opened = "from" if them.says("from_there") else "to" if them.says("to_there") else ""
    # "soybeans from there?" after all trade with Brazil
    both_ways = previous.flow in ("total", "balance") and (opened or clause.has("commodity"))
    if not both_ways and (clause.has("commodity") or previous.flow not in ("export", "import")):
        return None
    joint = next((m for m in clause.mentions if m.last + 1 == them.first), None)
    named = clause.codes("place", "demonym")
    code = joint.code if joint is not None and joint.kind == "prep" else opened
    return _WAYS.get(code) if named <= {home} else None


def either_way_said(clause: Clause, previous: Query) -> bool:
    """`¿Y a los argentinos?` after what was bought: a preposition for both ends (comprar a, vender a) turns no flow;
    nor does 对美国呢, 対米では, which says only whom the surplus, the imports or all trade are with."""
    if _facing(clause) and not clause.has_any("flow", "verb", "party"):
        return previous.flow in ("export", "import", "balance", "total")
    joints = [clause.before(m) for m in (*clause.all("place"), *clause.all("demonym"))]
    both = [j for j in joints if j is not None and j.is_("prep", "to") and ("prep", "at") in j.others]
    told = clause.has_any("flow", "verb", "party")
    return bool(both) and len(both) == len(joints) and previous.flow in ("export", "import") and not told


def _facing(clause: Clause) -> bool:
    joints = clause.all("prep")
    return bool(joints) and all(m.says("facing") for m in joints)
