"""What is asked again of every question of the last reply -> a query for each; see talks/all_parts.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.catalog import Catalog
from bot.errors import CannotAnswer
from bot.model import Coverage, Query, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.splitting import split
from bot.understanding.queries.resolver import resolve
from bot.understanding.talks.all_parts import told_again
from bot.understanding.talks.talk import leans


def asked_again(
    clauses: Sequence[Clause], talk: Sequence[Turn], coverage: Coverage, catalog: Catalog, asked_on: date, home: str
) -> list[Query | CannotAnswer]:
    """A query for each question of the last reply, where the one clause is a fragment that asks them anew; else none.
    What cannot be answered of one holds up no other, unless it is so of all."""
    if len(clauses) != 1 or not (talks := told_again(clauses[0], talk)) or not leans(clauses[0], talk, home):
        return []
    found: dict[Query, Query] = {}
    failed: list[Query | CannotAnswer] = []
    for before in talks:
        (again,) = split(clauses[0].frame, coverage.contexts)  # its words are used up once they are read
        said = tuple(m for m in again.mentions if m.kind != "number")  # "the same two"
        clause = replace(again, mentions=said)
        try:
            query = resolve(clause, before, coverage, catalog, asked_on, home)
        except CannotAnswer as cannot:
            failed.append(cannot)
        else:
            found.setdefault(replace(query, notes=()), query)
    return [*found.values(), *failed] if len(found) > 1 or (found and failed) else []
