"""What the parts of one text tell: each once; what is asked again of every question of the last reply; what words that
ask nothing by themselves are about."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from bot.catalog import Catalog
from bot.errors import CannotAnswer
from bot.model import Coverage, Query, Question, Turn
from bot.understanding.clauses.amounts import of_flow
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.splitting import split
from bot.understanding.queries.resolver import resolve
from bot.understanding.talks.all_parts import told_again
from bot.understanding.talks.talk import leans
from bot.understanding.words.frame import Frame


def told_once(frame: Frame, parts: tuple[Query | CannotAnswer, ...]) -> tuple[Query | CannotAnswer, ...]:
    """The parts without those that another one tells."""
    counted = {part.with_(by="which") for part in parts if isinstance(part, Query) and part.by == "count"}
    whys = {part.with_(measure=None, condition=None) for part in parts if isinstance(part, Query) and part.condition}
    counted |= {why for why in whys if why.operation == "why"}  # "why did exports fall, any reason"
    rest = tuple(part for part in dict.fromkeys(parts) if part not in counted)
    return _added_up(rest) if len(rest) > 1 and _jointly(frame) and len(frame.all("flow")) < 2 else rest


def _jointly(frame: Frame) -> bool:
    """Whether they are to be added up: not "soy from Brazil, and iron ore total"."""
    total, goods = frame.first("op", "sum"), frame.first("commodity")
    ahead = total is not None and goods is not None and total.first < goods.first  # "the total of ore and coal"
    return total is not None and (ahead or frame.says("jointly") or frame.has("conj", "plus"))


def _added_up(parts: tuple[Query | CannotAnswer, ...]) -> tuple[Query | CannotAnswer, ...]:
    """`Coal plus iron ore plus crude altogether`: a sum of one thing beside amounts of others, each told by itself, is
    the sum of them all; it tells each as well."""
    told = [part for part in parts if isinstance(part, Query) and part.operation in ("level", "sum")]
    goods = tuple(dict.fromkeys(code for part in told for code in part.commodities))
    if len(told) < len(parts) or len(goods) < len(parts) or "TOTAL" in goods:
        return parts
    added = told[0].with_(operation="sum", commodities=goods)
    alike = all(part.with_(operation="sum", commodities=goods) == added for part in told)
    return (added,) if alike and any(part.operation == "sum" for part in told) else parts


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
