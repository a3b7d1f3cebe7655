"""`It's not true that exports fell, right?`: a claim whose truth is denied and then asked after -> no verdict.

Whether yes means that they fell, or that it is not true, a reader could not tell: the figure is given alone. A question
that expects a yes (`isn't it true that`, `¿no es cierto que`) denies nothing, and what is denied of the figures
themselves (`exports did not fall`) is judged.
"""

from __future__ import annotations

from bot.model import Bound, Query
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features

_MARK = frozenset({"untrue", "untrue_asked"})
_LEVELS = {"balance": "balance", "total": "total"}
_BESIDE = ("compare", "change", "surprise", "rank", "average", "revision", "define")  # claims ride on these


def without_verdict(query: Query, f: Features) -> Query:
    """The query without what is claimed, where its truth is denied; the query itself elsewhere, and where what is
    claimed takes more than one figure to tell."""
    if query.condition is None or not (f.clause.frame.marked(_MARK) or f.clause.has("negation", "not")):
        return query
    unread = [m for m in f.clause.all("negation", "not") if m.says("neither") and m not in f.clause.used]
    if not (unread or denied(f.clause)):  # "neither PMI fell": of one that is held
        return query
    f.clause.use(*f.clause.all("negation", "not"))
    if query.operation in _BESIDE:
        return query.with_(condition=None)
    bound = query.condition
    if query.operation != "check" or not isinstance(bound, Bound) or query.by not in (None, "size", "month"):
        return query
    if bound.measure == "share" or query.measure == "share":
        return query.with_(operation="share", measure="share", by="partner", condition=None)
    if bound.measure == "yoy" and query.flow != "context":
        by = "month" if query.by == "month" else "year"
        return query.with_(operation="growth", measure="yoy", by=by, condition=None)
    return query.with_(operation=_LEVELS.get(query.flow or "", "level"), by=None, condition=None)


def denied(c: Clause) -> bool:
    """Whether a word for truth is denied before what it is the truth of, and an assent is asked for besides."""
    flow = c.first("flow") or c.first("commodity") or c.first("event")
    if flow is None:
        return False
    if any(m.says("untrue_asked") and m.first < flow.first for m in c.mentions):
        return True
    said = [m for m in c.mentions if m.says("untrue") and m.first < flow.first]
    said += [
        m
        for m in c.all("negation", "not")
        if m.first < flow.first and (after := c.after(m)) is not None and after.is_("op", "check")
    ]
    if not said:
        return False
    rest = [m for m in c.all("op", "check") if m.first > flow.first]
    opening = c.mentions[0]
    stated = opening.says("pronoun") and opening.first == opening.last  # "it is not the case that, is it?"
    return bool(rest) or (stated and c.tokens[-1].norm == "?")
