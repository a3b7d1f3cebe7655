"""`EU vs US: who bought more and who sold more`: what partners do in either direction -> a comparison of each flow.

Read as one question it would be told by their balances, of which nobody asked, or by the first flow alone.
"""

from __future__ import annotations

from bot.model import HOME, Query
from bot.understanding.clauses.clause import Clause
from bot.understanding.words.frame import Mention

_TURNED = {"buy": "export", "sell": "import"}  # what a partner does -> the flow of the home country
_ASKED = ("who", "what")


def each_flow_compared(query: Query, clause: Clause) -> tuple[Query, ...] | None:
    """The comparisons in the order asked; None where not each of two verbs is asked of those who deal by itself."""
    ordered = query.operation == "rank" and query.flow == "both"  # "quién compró más", which is "the most" as well
    several = (query.operation == "compare" or ordered) and query.by == "partner" and len(query.partners) > 1
    if not several or query.reporter != HOME or query.measure or query.condition is not None or len(query.periods) > 1:
        return None
    verbs, degrees = clause.all("verb", *_TURNED), (*clause.all("more", "more"), *clause.all("extreme", "most"))
    if len(verbs) != len(_TURNED) or verbs[0].code == verbs[1].code or len(degrees) != len(verbs):
        return None
    if clause.has("flow") or not all(_asked_of(clause, verb) for verb in verbs):
        return None
    return tuple(query.with_(operation="compare", limit=None, flow=_TURNED[verb.code]) for verb in verbs)


def _asked_of(clause: Clause, verb: Mention) -> bool:
    """Whether a word of asking stands right before the verb, or before the word of degree that leads it."""
    led = clause.before(verb, "more", "extreme")
    return led is not None and led.is_("question", *_ASKED)
