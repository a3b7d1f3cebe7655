"""A claim that one of several is more than each of the others, or that what was told is more than it was then -> the
query with that as its condition."""

from __future__ import annotations

from bot.model import Bound, Query
from bot.understanding.claimed.degrees import OVER, bounding, is_than, sign_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.times.moments import TimeExpression
from bot.understanding.words.frame import Mention


def above_each(f: Features, query: Query, by: str, items: list[Mention]) -> Query:
    """`Smaller than in both June and August`, `stronger than in May and stronger than in July`: the query with the
    condition that the first of several is above, or below, each of the others; as it is where that is not plain."""
    c = f.clause
    sign = sign_of(c, rates=query.measure == "yoy")
    joints = [m for m in c.mentions if is_than(m)] or [m for m in c.all("compare", *OVER) if not bounding(c, m)]
    if sign is None or not joints or by not in ("partner", "period") or len({m.code for m in items}) < len(items):
        return query
    if joints[0].says("post_than") or (c.postposed and joints[0].kind == "compare"):
        topic = next((m for m in c.mentions if m.says("topic") and m.first < joints[0].first), None)
        standards = [m for m in items if m.last < joints[-1].first and (topic is None or topic.last < m.first)]
    else:
        standards = [m for m in items if m.first > joints[0].last]
    subjects = [m for m in items if m not in standards]
    if len(subjects) != 1:
        return query
    condition = Bound("above" if sign > 0 else "below", 0.0)
    if by == "partner":
        others = tuple(code for code in query.partners if code != subjects[0].code)
        if len(others) + 1 != len(query.partners):
            return query
        return query.with_(partners=(subjects[0].code, *others), condition=condition)
    counts = [len(said.parts) for said in (m.value for m in items) if isinstance(said, TimeExpression)]
    said, at = f.periods, items.index(subjects[0])
    if sum(counts) != len(said) or counts[at] != 1 or set(said) != set(query.periods) or f.ends:
        return query
    first = said[sum(counts[:at])]
    return query.with_(periods=(first, *(p for p in said if p != first)), condition=condition)


def above_then(previous: Query, query: Query, clause: Clause) -> Query:
    """`Was it bigger than in June?`, after July: the comparison with the condition that the time told before is above,
    or below, the one named; as it is where no yes or no is asked, or it is not plain of which."""
    claimed = query.condition is not None and query.condition != previous.condition
    if (query.operation, query.by) not in (("compare", "period"), ("growth", "period")) or claimed:
        return query
    now, times = previous.periods[:1], clause.expressions()
    than = next((m for m in clause.mentions if is_than(m) or m.is_("compare", *OVER)), None)
    others = tuple(period for period in query.periods if period not in now)
    if not times or sum(len(said.parts) for _, said in times) != len(others) or not _polar(clause):
        return query
    behind = than is not None and (than.says("post_than") or than.first < times[0][0].first)
    if not now or not behind:  # "than in May and than in July": than in each of them; not "was it higher in May"
        return query
    sign = sign_of(clause, rates=query.measure == "yoy")
    if sign is None:
        return query
    measure = query.measure if query.operation == "compare" else None  # "up 9.5 % on May": of the two amounts
    condition = Bound("above" if sign > 0 else "below", 0.0)
    return query.with_(operation="compare", measure=measure, periods=(*now, *others), condition=condition)


def _polar(clause: Clause) -> bool:
    """Whether a yes or no would answer it: a word of degree before its standard, and nothing that asks or denies."""
    asks = any(m.kind == "question" and not is_than(m) for m in clause.mentions)
    asks = asks or clause.has_any("negation", "number", "multiple") or clause.has("conj", "or")
    asks = asks or any(m.code not in ("check", "compare") and not is_than(m) for m in clause.all("op"))
    return not asks and clause.tokens[-1].norm in ("?", "？")
