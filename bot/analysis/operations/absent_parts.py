"""Why partners, or goods, cannot be put in order: too few of them are held beside the whole."""

from __future__ import annotations

from bot.analysis.holdings import Subject
from bot.errors import NotHeld
from bot.model import Code, Period, Query, Statement


def too_few(query: Query, by: str, held: int, period: Period, example: Subject) -> NotHeld:
    """So many of them at the period; of countries alone an order with groups is the other reading."""
    said = Statement.of(f"refusal.not_held.ranking_{by}", n=held, period=period, flow=Code("flow", example.flow))
    return NotHeld(said, query, (query.with_(by="partner"),) if query.by == "country" else ())
