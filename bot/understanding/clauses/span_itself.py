"""Whether a whole span is asked about that is no year, half or quarter: a fiscal year, some months."""

from __future__ import annotations

from bot.understanding.clauses.features import Features


def span_itself(f: Features) -> bool:
    """`Did India's deficit hit a record in FY25`: yes or no, of a span that is told by its ends; no month is asked."""
    c, spans = f.clause, [p for p in f.periods if p.kind not in ("year", "quarter", "half") and p.month_count > 2]
    put = c.mentions[0].says("auxiliary", "copula") or c.tokens[-1].norm == "?"
    asked = c.has_any("question", "extreme") or c.ops("which", "when") or c.has("time", "unit:month")
    return len(spans) == len(f.periods) == 1 and bool(c.ops("record")) and put and not asked
