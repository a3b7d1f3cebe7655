"""define: glossary slugs -> their definitions, as written for this project; slugs of events -> what was reported;
groups of countries -> who belongs to them."""

from __future__ import annotations

from datetime import date

from bot.analysis.operations.reported import told
from bot.analysis.table import Table
from bot.errors import NotHeld
from bot.model import Code, Period, Query, Quoted, Result, Statement


def define(query: Query, table: Table, asked_on: date) -> Result:
    """`by` holds one slug or several, with blanks between them, those of dated events as `event:slug`; `members:EU27`
    asks who belongs to a group on the day of the question, `member:EU27:POL` whether one does.

    Raises NotHeld for one that is neither in the glossary nor among the events, for a group whose list is not whole.
    """
    statements = []
    for slug in (query.by or "").replace(",", " ").split():
        event = next((one for one in table.facts.events if slug == f"event:{one.slug}"), None)
        if event is not None:
            statements.append(told(table, event, "brief.event"))
            continue
        if slug.startswith(("members:", "member:")):
            statements.append(_belonging(query, table, asked_on, slug))
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


def _belonging(query: Query, table: Table, asked_on: date, slug: str) -> Statement:
    _, group, *one = slug.split(":")
    members = table.catalog.composition(group, Period(asked_on, asked_on))
    if not members:
        raise NotHeld(Statement.of("refusal.not_held.belonging", group=Code("partner", group)), query)
    if not one:
        countries = tuple(Code("partner", code) for code in members)
        return Statement.of("define.members", group=Code("partner", group), n=len(members), items=countries)
    kind = "define.member" if one[0] in members else "define.no_member"
    return Statement.of(kind, one=Code("partner", one[0]), group=Code("partner", group), n=len(members))
