"""coverage by polls: whose forecasts are held, and for which releases."""

from __future__ import annotations

from datetime import date

from bot.analysis.operations.partners_held import most_held
from bot.analysis.table import Table
from bot.model import Code, Query, Result, Statement

_UNNAMED = "other"


def polls_held(query: Query, table: Table, asked_on: date) -> Result:
    """The polls of which forecasts of the reporter's trade are held, of one flow if the query names one, those of most
    releases first; then the releases of each."""
    del asked_on
    flows = (query.flow,) if query.flow in ("export", "import", "balance") else ("export", "import", "balance")
    held = [f for f in table.facts.forecasts if f.reporter == query.reporter and f.flow in flows]
    periods = {poll: sorted({f.period for f in held if f.poll == poll}) for poll in {f.poll for f in held}}
    order = most_held(poll for poll, found in sorted(periods.items()) for _ in found)
    order = (*(poll for poll in order if poll != _UNNAMED), *(poll for poll in order if poll == _UNNAMED))
    statements = [Statement.of("coverage.polls", items=tuple(Code("poll", poll) for poll in order))]
    for poll in order:
        span = periods[poll]
        said = Statement.of("coverage.poll_once", poll=Code("poll", poll), first=span[0])
        if len(span) > 1:
            said = Statement.of("coverage.poll", poll=Code("poll", poll), n=len(span), first=span[0], last=span[-1])
        statements.append(said)
    return Result(query, tuple(statements))
