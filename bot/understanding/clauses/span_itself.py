"""Whether a whole span is meant and none of its months: a fiscal year, some months, a year said to be the smallest."""

from __future__ import annotations

from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features


def span_itself(f: Features) -> bool:
    """`Did India's deficit hit a record in FY25`: yes or no, of a span that is told by its ends; no month is asked."""
    c, spans = f.clause, [p for p in f.periods if p.kind not in ("year", "quarter", "half") and p.month_count > 2]
    put = c.mentions[0].says("auxiliary", "copula") or c.tokens[-1].norm == "?"
    asked = c.has_any("question", "extreme") or c.ops("which", "when") or c.has("time", "unit:month")
    return len(spans) == len(f.periods) == 1 and bool(c.ops("record")) and put and not asked


def said_of_year(c: Clause) -> bool:
    """`The deficit last year was the smallest. What does Washington say?`, `war letztes Jahr das kleinste`: the
    superlative ends what is said of a flow in its one time, and no month is sought."""
    best, flow, times = c.first("extreme"), c.first("flow"), c.all("period")
    if best is None or flow is None or len(times) != 1 or c.ops("which", "when", "monthly"):
        return False
    joined = next((m for m in c.mentions if m.says("copula", "is_one") and flow.last < m.first < best.first), None)
    if joined is None or max(times[0].first, flow.first) > best.first:
        return False
    between = [m for m in c.mentions if joined.last < m.first < best.first]
    put = all(m.kind in ("harmless", "period") for m in between)
    put = put and not any(m.kind == "question" and m.first < best.first for m in c.mentions)
    ends = next(iter(c.tokens[best.last + 1 :]), None)
    return put and (ends is None or not any(sign.isalnum() for sign in ends.norm))
