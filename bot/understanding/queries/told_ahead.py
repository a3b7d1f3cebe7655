"""What words that ask nothing by themselves are about: what a part of a text tells, what an opinion was asked of."""

from __future__ import annotations

from contextlib import suppress

from bot.catalog import Catalog
from bot.errors import CannotAnswer
from bot.model import Coverage, Query, Question
from bot.understanding.clauses.amounts import of_flow
from bot.understanding.clauses.clause import Clause
from bot.understanding.queries.resolver import resolve
from bot.understanding.words.frame import Frame

_SCENE = ("flow", "commodity", "place", "demonym", "prep", "period", "verb", "growth", "direction")
_SCENES = ("level", "balance", "total", "growth", "share", "trend")


def told_in_part(frame: Frame, question: Question, coverage: Coverage, catalog: Catalog, home: str) -> Query | None:
    """What a part of a text that asks nothing is about; None where a word of it is unknown, or it names no series."""
    if frame.leftover or frame.has("negation", "without") or frame.has_any("opinion", "unheld", "narrower"):
        return None
    if any(of_flow(Clause(frame, frame.mentions), m) for m in frame.mentions if m.kind in ("scale", "unit")):
        return None  # "the $1 trillion surplus: which year?": no surplus without its amount
    said = tuple(m for m in frame.mentions if m.kind in _SCENE or m.is_("measure", "share"))
    with suppress(CannotAnswer):
        query = resolve(Clause(frame, said), question.before, coverage, catalog, question.asked_on, home, told=True)
        return query.with_(notes=()) if query.operation in _SCENES else None
    return None


def wondered_about(frame: Frame, question: Question, coverage: Coverage, catalog: Catalog, home: str) -> Query | None:
    """What an opinion was asked of: "will the surplus keep growing?", and then "what is it so far this year?"."""
    said = tuple(m for m in frame.mentions if m.kind in ("flow", "commodity", "place", "demonym", "prep"))
    if not any(m.kind in ("flow", "commodity") for m in said):
        return None
    with suppress(CannotAnswer):
        query = resolve(Clause(frame, said), (), coverage, catalog, question.asked_on, home, told=True)
        return query.with_(notes=()) if query.operation in ("level", "balance", "total") else None
    return None
