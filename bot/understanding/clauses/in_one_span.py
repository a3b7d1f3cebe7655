"""`Were the 2024 and 2025 surpluses together above 2 trillion`: both times in one, and neither judged by itself."""

from __future__ import annotations

from bot.errors import Ambiguous, CannotAnswer
from bot.model import Period, Query


def in_one_span(query: Query) -> Query | CannotAnswer:
    """The query of the span that its times make; Ambiguous where they do not join, or several partners are named."""
    ordered = sorted(query.periods)
    whole = Period(ordered[0].first, ordered[-1].last)
    joined = len(query.partners) < 2 and whole.month_count == sum(period.month_count for period in ordered)
    return query.with_(periods=(whole,)) if joined else Ambiguous.again(query)
