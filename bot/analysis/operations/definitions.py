"""define: glossary slugs -> their definitions, as written for this project; slugs of events -> what was reported;
groups of countries -> who belongs to them."""

from __future__ import annotations

import re
from datetime import date

from bot.analysis.operations.answering import claimed_so
from bot.analysis.operations.reported import told
from bot.analysis.table import Table
from bot.catalog import Event
from bot.errors import NotHeld
from bot.model import Code, Period, Query, Quoted, Result, Statement


def define(query: Query, table: Table, asked_on: date) -> Result:
    """`by` holds one slug or several, with blanks between them, those of dated events as `event:slug`; `members:EU27`
    asks who belongs to a group on the day of the question, `member:EU27:POL` whether one does; `reason`, behind events,
    says that no more is held of why they were.

    Raises NotHeld for one that is neither in the glossary nor among the events, for a group whose list is not whole.
    """
    statements = []
    for slug in (query.by or "").replace(",", " ").split():
        event = next((one for one in table.facts.events if slug == f"event:{one.slug}"), None)
        if event is not None:
            statements.append(_dated(query, event, told(table, event, "brief.event")))
            continue
        if slug == "reason":
            statements.append(Statement.of("define.reason"))
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


def _dated(query: Query, event: Event, said: Statement) -> Statement:
    """What is told of the event, behind the verdict where it is claimed when it was; none of a day of which no more
    than the month is held, nor where another date is told of it ("announced, effective a week later")."""
    if query.condition is None or len(query.periods) != 1:
        return said
    claimed = query.periods[0]
    if claimed.covers(event.when):
        return claimed_so(True, said)
    apart = event.when.last < claimed.first or claimed.last < event.when.first
    further = [Period.parse(one) for one in re.findall(r"\b\d{4}-\d\d(?:-\d\d)?\b", f"{event.title} {event.detail}")]
    apart = apart and not any(one.first <= claimed.last and claimed.first <= one.last for one in further)
    return claimed_so(False, said) if apart else said


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
