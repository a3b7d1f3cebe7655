"""A fragment that only names another time, partner, flow or good after a reply to several questions: each of them is
asked again, not the last alone."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.talks.told import told

_AGAIN = (
    "level", "growth", "balance", "total", "share", "streak", "record", "sum", "average", "unit_value", "surprise",
)  # fmt: skip
_SILENT = ("conj", "fragment", "harmless", "prep", "courtesy", "self")
_SLOTS = {"place": "partners", "demonym": "partners", "commodity": "commodities", "flow": "flow", "period": "periods"}
_POINTING = ("both_of_them", "choosing", "pronoun", "it_again", "everybody", "its")


def told_again(clause: Clause, before: Sequence[Turn]) -> tuple[tuple[Turn, ...], ...]:
    """For each question of the last reply the talk as if it were the newest; none where the fragment asks for
    something, where the reply was to one question, or where what it names was another thing in each.

    "What was the surplus with the US, and how fast did exports to it grow?", "and in 2024?": both of 2024.
    """
    if not before or not _bare(clause):
        return ()
    count = next((int(m.value) for m in clause.all("number") if isinstance(m.value, int | float)), 0)
    start = len(before) - (count or 1)
    while not count and start and before[start].joined:
        start -= 1
    parts = before[start:] if start >= 0 else ()
    if len(parts) < 2 or (count and _alike(before)):
        return ()
    if any(part.query.operation not in _AGAIN or part.passed for part in parts):
        return ()
    named = {_SLOTS[m.kind] for m in clause.mentions if m.kind in _SLOTS} - {"periods"}
    if any(len({getattr(part.query, slot) for part in parts}) > 1 for slot in named):
        return ()
    return tuple((*before[:start], part) for part in parts)


def _alike(before: Sequence[Turn]) -> bool:
    """Whether "the same two" are two partners or goods, which one query tells."""
    things = told(before, True)
    return things is not None and things.slot in ("partners", "commodities")


def _bare(clause: Clause) -> bool:
    """Whether nothing is said but who, when, which way or what, and perhaps that it is "the same two" again."""
    if not clause.has_any(*_SLOTS) or clause.says(*_POINTING):
        return False
    kinds = (*_SILENT, *_SLOTS)
    same = clause.has("deictic", "same")
    return all(
        m.kind in kinds
        or m.is_("question", "what", "how")
        or m.is_("deictic", "there", "same")
        or (same and m.kind == "number" and m.value in (2, 3, 4))
        for m in clause.mentions
    )
