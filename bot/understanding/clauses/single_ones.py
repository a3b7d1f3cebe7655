"""Single months of a size that there are since some time, and no run of them."""

from __future__ import annotations

from bot.model import Bound
from bot.understanding.clauses.features import Features


def single_ones(f: Features) -> bool:
    """`Since when does China run single-month surpluses above 100 bn`, `seit wann gibt es Monatsexporte von über ...`:
    the first month of that size is asked for. Where the figure itself stands above it ("is the surplus above"), or
    without a break, it is a run."""
    c = f.clause
    since, flow = c.first("op", "streak"), c.first("flow")
    if since is None or flow is None or not since.says("since_when") or c.at(flow) < c.at(since):
        return False
    if len(c.all("op")) > 1 + len(c.all("op", "monthly")) or not isinstance(f.bound, Bound) or f.bound.unit == "pct":
        return False
    after = c.after(flow, "op", "harmless", "time", "prep")
    beside = c.before(flow, "harmless"), c.after(flow)
    monthly = any(m is not None and (m.is_("op", "monthly") or m.is_("time", "unit:month")) for m in beside)
    had = any(m.kind == "place" or m.says("there") for m in c.mentions[c.at(since) : c.at(flow)])  # who has them
    told = c.says("single_month") or (monthly and had)
    return bool(told and f.bound.amount) and (after is None or after.kind in ("compare", "more", "number"))
