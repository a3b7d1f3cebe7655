"""What something costs in the year that is not over -> the span of it for which an amount and a quantity are held."""

from __future__ import annotations

from datetime import date

from bot.model import Coverage, Period, Query


def costs_so_far(query: Query, coverage: Coverage, asked_on: date) -> Query:
    """What something costs this year: the longest span from January on of which an amount and a quantity are held."""
    if query.operation != "unit_value" or len(query.periods) != 1 or query.periods[0].last < asked_on:
        return query
    year, held = query.periods[0], {"value": set[Period](), "quantity": set[Period]()}
    for key, periods in coverage.held(query.reporter, query.flow or "", query.partners[0], query.commodities[0]):
        if key.measure in held:
            held[key.measure].update(span for span in periods if span.first == year.first and span.last <= asked_on)
    spans = held["value"] & held["quantity"]
    return query.with_(periods=(max(spans, key=lambda span: span.last),)) if spans and year.kind == "year" else query
