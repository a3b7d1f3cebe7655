"""execute: a Query -> its operation -> a Result with the query as it was executed."""

from __future__ import annotations

from datetime import date

from bot.analysis.holdings import context_subject
from bot.analysis.operations import OPERATIONS, Standing
from bot.analysis.operations import standing as stand
from bot.analysis.operations.adjusted import VERSIONS, of_one_version
from bot.analysis.operations.as_known import AS_KNOWN, as_known, known_on, one_figure_alone
from bot.analysis.operations.left_out import left_out
from bot.analysis.operations.month_sets import leaves
from bot.analysis.operations.ranked_beside import with_rates, with_total
from bot.analysis.table import Table
from bot.errors import Ambiguous, BadSetup, CannotAnswer
from bot.model import WITH_RATES, WITH_TOTAL, Query, Result, Statement

_SIDE = "refusal.ambiguous.side"
_FLOWLESS = ("define", "coverage", "why", "check", "brief", "surprise")


def execute(query: Query, table: Table, asked_on: date) -> Result:
    """Answer one query from the table; raises CannotAnswer (Ambiguous, NotReleased, OutsideRange, NotHeld ...).

    Periods left out are filled with the newest held; the query that comes back says which.
    """
    operation = OPERATIONS.get(query.operation)
    if operation is None:
        raise BadSetup(f"there is no operation {query.operation!r}; known are {', '.join(OPERATIONS)}")
    if known_on(query) is not None:
        operation = as_known if query.operation in AS_KNOWN else one_figure_alone
    if query.vintage in VERSIONS:
        return of_one_version(query, table, asked_on, execute)
    if query.by == "without" and query.operation != "rank":
        operation = left_out
    if query.measure == WITH_RATES:
        return with_rates(query, execute(query.with_(measure=None), table, asked_on), table, asked_on)
    if query.measure == WITH_TOTAL:
        return with_total(execute(query.with_(measure=None), table, asked_on))
    return operation(settle(query, table), table, asked_on)


def neither_held(asked_back: CannotAnswer, table: Table, asked_on: date) -> CannotAnswer:
    """A question back on which side is meant is one only where one of them is held: else why the first is not."""
    readings = asked_back.readings
    if asked_back.said.kind != _SIDE or not readings or not all(query.periods for query in readings):
        return asked_back
    first = None
    for query in readings:
        try:
            execute(query, table, asked_on)
        except CannotAnswer as refusal:
            refusal.query = refusal.query or query
            first = first or refusal
        else:
            return asked_back
    return first or asked_back


def standing(query: Query, table: Table) -> Standing:
    """Where a standing question (a query "alert") stands: the periods that tell, and those in which it was so.

    Raises CannotAnswer where its series is not held.
    """
    return stand(settle(query.with_(periods=()), table), table)


def settle(query: Query, table: Table) -> Query:
    """The flow that goes without saying, and the partner under which a context series stands.

    Raises Ambiguous for goods that are held both ways and have no default.
    """
    by = query.by or "partner"
    if not query.partners and not (query.operation == "rank" and by in ("partner", "country")):
        query = query.with_(partners=("WLD",))
    if not query.commodities and not (query.operation == "rank" and by == "commodity"):
        query = query.with_(commodities=("TOTAL",))
    contexts = [code for code in query.commodities if table.catalog.is_context(code)]
    if contexts:
        context = context_subject(table, contexts[0], query.reporter)
        return query.with_(flow="context", partners=(context.partner,), reporter=context.reporter)
    if query.flow is not None or query.operation in _FLOWLESS:
        return query
    if query.condition is not None and all(
        bound.flow or table.catalog.is_context(bound.commodity or "") for bound in leaves(query.condition)
    ):
        return query
    if query.operation in ("balance", "total"):
        return query.with_(flow=query.operation)
    defaults = {table.catalog.commodities[c].default_flow for c in query.commodities if c in table.catalog.commodities}
    if len(defaults) == 1 and (flow := defaults.pop()):
        return query.with_(flow=flow)
    held = [
        flow
        for flow in ("export", "import")
        if any(table.keys(query.reporter, flow, p, c) for p in query.partners or ("WLD",) for c in query.commodities)
    ]
    if len(held) == 1:
        return query.with_(flow=held[0])
    readings = tuple(query.with_(flow=flow) for flow in ("export", "import"))
    raise Ambiguous(Statement.of("refusal.ambiguous.flow"), query, readings)
