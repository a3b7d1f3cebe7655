"""define: glossary slugs -> their definitions, as written for this project, with their sources."""

from __future__ import annotations

from datetime import date

from bot.analysis.table import Table
from bot.errors import NotHeld
from bot.model import Query, Quoted, Result, Statement


def define(query: Query, table: Table, asked_on: date) -> Result:
    """`by` holds one slug or several, with blanks between them; raises NotHeld for one that is not in the glossary."""
    statements = []
    for slug in (query.by or "").replace(",", " ").split():
        definition = table.facts.definition(slug)
        if definition is None:
            raise NotHeld(Statement.of("refusal.not_held.definition", term=slug.replace("_", " ")), query)
        statements.append(
            Statement.of("define.headline", term=Quoted(definition.term), definition=Quoted(definition.text))
        )
    if not statements:
        raise NotHeld(Statement.of("refusal.not_held.definition_of_nothing"), query)
    return Result(query, tuple(statements))
