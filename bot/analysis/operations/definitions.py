"""define: glossary slugs -> their definitions, as written for this project; slugs of events -> what was reported."""

from __future__ import annotations

from datetime import date

from bot.analysis.operations.reported import told
from bot.analysis.table import Table
from bot.errors import NotHeld
from bot.model import Query, Quoted, Result, Statement


def define(query: Query, table: Table, asked_on: date) -> Result:
    """`by` holds one slug or several, with blanks between them, those of dated events as `event:slug`.

    Raises NotHeld for one that is neither in the glossary nor among the events.
    """
    statements = []
    for slug in (query.by or "").replace(",", " ").split():
        event = next((one for one in table.facts.events if slug == f"event:{one.slug}"), None)
        if event is not None:
            statements.append(told(table, event, "brief.event"))
            continue
        definition = table.facts.definition(slug)
        if definition is None:
            raise NotHeld(Statement.of("refusal.not_held.definition", term=slug.replace("_", " ")), query)
        statements.append(
            Statement.of("define.headline", term=Quoted(definition.term), definition=Quoted(definition.text))
        )
    if not statements:
        raise NotHeld(Statement.of("refusal.not_held.definition_of_nothing"), query)
    return Result(query, tuple(statements))
