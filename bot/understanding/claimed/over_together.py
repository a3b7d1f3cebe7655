"""`ASEAN took more than the US and the EU put together`: one partner set against the sum of others."""

from __future__ import annotations

from bot.model import SUMMED, Bound, Query
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.features import Features

_OVER = {"more": 1, "above": 1, "pass": 1, "less": -1, "below": -1}


def over_together(f: Features) -> Query | None:
    """The first of the partners against the others added up, and the condition where one is said to be more; None where
    nothing is added up, or it is not plain on which side the sum stands."""
    c = f.clause
    sums = c.all("op", "sum") or tuple(m for m in c.all("harmless") if m.says("jointly"))
    if len(f.partners) < 3 or len(sums) != 1 or f.moved or f.amounts or len(f.periods) > 1:
        return None
    if f.flow not in ("export", "import", "total") or f.extreme() is not None or c.has("measure", "share"):
        return None
    degree = next((m for m in c.mentions if m.kind in ("more", "compare") and m.code in _OVER), None)
    joint = next((m for m in c.mentions if m.says("than") or m.is_("compare", *_OVER)), None)
    joint = joint or c.first("conj", "or")  # "more, to ASEAN or to the EU and the US together"
    if degree is None or joint is None:
        return None
    named = [m for m in c.mentions if m.kind in ("place", "demonym") and m.code in f.partners]
    topic = c.first("harmless", "topic")
    post = topic is not None and topic.first < sums[0].first < joint.first  # ASEAN向けはEUと米国の合計より多い
    apart = topic.first if post and topic is not None else joint.first
    before = list(dict.fromkeys(m.code for m in named if m.first < apart))
    after = [code for code in dict.fromkeys(m.code for m in named if m.first > apart) if code not in before]
    if len(before) + len(after) != len(set(f.partners)) or 1 not in (len(before), len(after)):
        return None
    first = len(before) == 1
    if (sums[0].first > apart) is not first:
        return None  # the sum is on the other side
    alone, others = (before, after) if first else (after, before)
    sign = _OVER[degree.code] * (1 if first else -1)
    c.use(*sums, degree, joint)
    asks = c.has("question") or c.ops("difference") or joint.kind == "conj"
    condition = None if asks else Bound("above" if sign > 0 else "below", 0.0)
    return query_of(f, "compare", by=SUMMED, partners=(alone[0], *others), condition=condition)
