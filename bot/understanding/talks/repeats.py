"""A fragment that asks for something, and yet would only get the last reply again -> whether it must be asked back. A
fragment that only names another time, partner, flow or good after a reply to several questions: each of them is asked
again, not the last alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.model import Bound, Query, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features, ordinal_of
from bot.understanding.talks.one_of_those import picked
from bot.understanding.talks.told import RECKONED, told
from bot.understanding.words.kinds import FILLERS, NAMED, ONE_WAY, PLAIN

# What a word asks for, and the queries that tell it: after one of those the same again is an answer.
_TELLS: Final = {
    "difference": ("compare", "change", "growth", "surprise", "mirror", "check", "contribution", "revision"),
    "how_fast": ("growth", "compare", "change", "surprise", "trend", "revision"),
    "compare": ("compare", "change", "mirror", "surprise", "growth", "rank"),
    "rank": ("rank", "compare"),
    "sum": ("sum", "total", "average"),
    "average": ("average", "unit_value"),
    "share": ("share",),
    "count": ("threshold", "streak"),
    "per_month": ("average", "trend"),
}
_MEASURES: Final = {"share": ("share",), "percent": ("share", "growth", "compare", "change", "surprise", "mirror")}
# What by itself asks for no figure, and the marks of words that do.
_QUIET: Final = (
    "harmless", "conj", "prep", "self", "courtesy", "negation", "number", "time", "compare", "fragment",
)  # fmt: skip
_ASKING: Final = ("choosing", "it_again", "again", "spoken", "measuring")
_SPANNED: Final = ("trend", "level", "sum", "balance", "total", "average", "growth")
_SAYING: Final = ("commodity", "place", "demonym", "flow", "period", "verb", "agency", "term", "books", "negation")


def only_repeats(previous: Query, query: Query, clause: Clause) -> bool:
    """Whether the query is the one before, though a word asks for what that does not tell."""
    if clause.rule == RECKONED or clause.has_any(*_SAYING) or _slots(query) != _slots(previous):
        return False
    if query.by != previous.by and query.by is not None:
        return False
    rated = query.operation == "threshold" and query.by in ("first", "last") and query.measure == "yoy"
    if rated and clause.ops("difference", "how_fast"):
        return False  # "by how much?" after the last fall: its rate was told
    ops = any(query.operation not in _TELLS[m.code] for m in clause.all("op") if m.code in _TELLS)
    measures = any(query.operation not in _MEASURES[m.code] for m in clause.all("measure") if m.code in _MEASURES)
    larger = clause.has("more", "more", "less") and clause.has("question", "what", "who")
    larger = larger and query.operation not in ("compare", "rank", "record", "check", "mirror")
    counted = clause.has("number") or clause.has("deictic", "both")
    years = counted and any(m.kind == "time" and "year" in m.code for m in clause.mentions)
    years = years and all(period.kind == "month" for period in query.periods)  # "and the two full years", of months
    gap = query.operation == "record" and any(m.says("sized") for m in clause.all("flow", "balance"))  # "gap?"
    sized = query.operation == "threshold" and query.by not in ("first", "last") and clause.says("how_big")
    sized = sized and isinstance(query.condition, Bound) and query.condition.measure == "yoy"  # its months are told
    of_that = [m.kind for m in clause.mentions if m.kind not in FILLERS] == ["question", "prep", "deictic"]
    part = of_that and clause.has("question", "how_much", "how_many") and clause.has("prep", "of")  # of that, what?
    return ops or measures or larger or years or gap or sized or part or _points_elsewhere(query, clause)


def asks_nothing(previous: Query, query: Query, clause: Clause) -> bool:
    """Whether the last reply would only be told again to words that ask for nothing: `and I'm even less`, `so what`,
    `then there were none`, `above and beyond`; not `which one`, `that much?`, `the same again`, `the whole thing`."""
    judged = previous.operation == "check" and query.operation in PLAIN  # of a claim its figure is told
    same = _series(query) == _series(previous) if judged else _slots(query) == _slots(previous)
    if clause.rule == RECKONED or not same or (query.by != previous.by and not judged):
        return False
    if clause.has("compare", "pass") and not clause.has("number") and clause.only(*_QUIET):
        return True  # "so it's basically passing stuff through?"
    if clause.says(*_ASKING) or clause.has("deictic", "same") or clause.has("time", "whole"):
        return False
    if clause.has("question", "what"):
        return clause.only("harmless", "conj", "fragment", "question")  # "so what?", "what else"
    asked = clause.tokens[-1].norm == "?"
    return clause.only(*_QUIET) if asked else clause.only(*_QUIET, "more", "deictic")


def _series(query: Query) -> tuple[object, ...]:
    return query.reporter, query.flow, query.partners or ("WLD",), query.commodities, query.periods


def _points_elsewhere(query: Query, clause: Clause) -> bool:
    """ "The one before", "the other three", "list them all" after one figure: what is pointed at was not found."""
    single = query.operation in ("level", "balance", "total", "growth", "record") and len(query.partners) < 2
    single = single and len(query.periods) < 2 and query.flow != "both"
    counted = [m for m in clause.all("number") if m not in clause.used and not m.said[:1].isdigit()]
    moved = clause.has("time", "before", "after", "earlier", "later", "next")
    moved = moved or (clause.has("ordinal") and clause.tokens[-1].norm != "?")  # "first try to find"
    return single and (bool(counted) or moved or clause.has("op", "list"))


def _slots(query: Query) -> tuple[object, ...]:
    measure = query.measure if query.measure in ("yoy", "share", "unit_value") else None
    return (
        query.operation, query.reporter, query.flow, query.partners or ("WLD",), query.commodities, query.periods,
        measure, query.limit, query.condition,
    )  # fmt: skip


def of_nothing(query: Query, clause: Clause) -> bool:
    """ "Half of that?", "double that?": an amount of the last reply is no claim about its share or its growth."""
    claimed = clause.has_any("direction", "growth", "compare", "more", "extreme", "unit", *_SAYING)
    return (
        query.operation == "check"
        and not claimed
        and not clause.ops("check", "record")
        and clause.has("deictic", "that")
    )


def left_open(f: Features, query: Query, previous: Query) -> bool:
    """Whether "add them up", "the three in order" found nothing to be done with: a figure of one would be no answer."""
    c = f.clause
    if not f.fragment or c.rule == RECKONED:
        return False
    if c.has("measure", "percent") and query.operation in ("average", "sum") and query.measure not in ("yoy", "share"):
        return True  # "that in percent of exports", after the mean month of the balance
    further = c.ops("difference") or (c.has("more", "more", "less") and c.has("question", "how_much"))
    if further and query.operation in ("average", "sum"):
        return True  # "how much higher is 2025's?", after the mean of one year and of another
    apart = c.has("deictic", "that") and any(m not in c.used for m in c.all("time", "before", "after"))
    if apart and not c.has("period"):
        return True  # "and fallen before that?": the time that is meant was not found
    things = max(len(query.partners), len(query.commodities), len(query.periods), 2 if query.flow == "both" else 1)
    if c.says("both_of_them") and things < 2 and query.operation in (*_SPANNED, "share"):
        return True  # "share of both" after the first of an order and then its second
    pick = picked(c)
    if pick is None or query.operation not in (*_SPANNED, "compare", "unit_value"):
        return False
    asked = c.ops("sum", "average", "rank", "difference", "compare") or any(ordinal_of(m) for m in c.all("ordinal"))
    named = c.has_any("period", *NAMED)
    months = sum(p.month_count for p in query.periods)  # "the total of those three", after the months of a quarter
    if c.ops("sum", "average") and pick.count not in (0, things, months) and not named:
        return True
    one = things < 2 and not (
        query.operation == "growth" and c.has_any("direction", "growth")
    )  # "by how much did they fall"
    # "add them up" after the months of a span adds those
    spans = months > len(query.periods) and pick.count in (0, months) and previous.operation in _SPANNED
    return asked and one and not spans and not named


_AGAIN = (
    "level", "growth", "balance", "total", "share", "streak", "record", "sum", "average", "unit_value", "surprise",
    "compare", "change", "rank",
)  # fmt: skip
_SILENT = ("conj", "fragment", "harmless", "prep", "courtesy", "self")
_SLOTS = {"place": "partners", "demonym": "partners", "commodity": "commodities", "flow": "flow", "period": "periods"}
_POINTING = ("both_of_them", "choosing", "pronoun", "it_again", "everybody", "its")


def told_again(clause: Clause, before: Sequence[Turn]) -> tuple[tuple[Turn, ...], ...]:
    """For each question of the last reply the talk as if it were the newest; none where the fragment asks for
    something, where the reply was to one question, or where what it names was another thing in each.

    "What was the surplus with the US, and how fast did exports to it grow?", "and in 2024?": both of 2024.
    """
    if before and (both := _both_charted(clause, before)):
        return tuple((*before, replace(before[-1], query=one, named=())) for one in both)
    if not before or not _bare(clause):
        return ()
    if clause.has("growth") and clause.has("extreme") and clause.has("question", "what") and told(before, False):
        return ()  # "which grew most": one of them
    count = next((int(m.value) for m in clause.all("number") if isinstance(m.value, int | float)), 0)
    start = len(before) - (count or 1)
    while not count and start and before[start].joined:
        start -= 1
    parts = before[start:] if start >= 0 else ()
    if len(parts) == 1 and parts[0].query.operation in ("level", "growth", "share") and clause.ops("compare"):
        parts = tuple(replace(parts[0], query=one) for one in _each(parts[0].query))  # "against 2024?"
    if len(parts) < 2 or (count and _alike(before)):
        return ()
    again = ("level",) if clause.has("growth") else ("rank",) if clause.has("extreme") else _AGAIN
    if any(part.query.operation not in again or part.passed for part in parts):
        return ()
    named = {_SLOTS[m.kind] for m in clause.mentions if m.kind in _SLOTS} - {"periods"}
    if any(len({getattr(part.query, slot) for part in parts}) > 1 for slot in named):
        return ()
    return tuple((*before[:start], part) for part in parts)


def _both_charted(clause: Clause, before: Sequence[Turn]) -> tuple[Query, ...]:
    """ "Chart both" after one flow, partner or good and then another, or their courses: the course of either; "average
    per month in each", also of two times: of either."""
    both = (clause.says("both_of_them") or clause.has("deictic", "both")) and clause.ops("chart", "trend")
    each = clause.ops("each") and clause.ops("average")
    if not ((both or each) and clause.only(*_SILENT, "op", "deictic", "period")):
        return ()
    plain = {"operation": "level", "by": None}  # of a course of amounts
    drawn = [turn.query.operation == "trend" and turn.query.measure is None for turn in before]
    asked = (turn.query.with_(**plain) if course else turn.query for turn, course in zip(before, drawn, strict=True))
    things = told([replace(turn, query=one) for turn, one in zip(before, asked, strict=True)], True)
    if things is None or (things.slot == "periods" and not each) or len(things.items) != 2:
        return ()
    amounts = before[-1].query.operation == "change" and before[-1].query.measure != "yoy"
    told_of = things.of.with_(operation="level", by=None, measure=None) if amounts else things.of
    items = (item if things.slot == "flow" else (item,) for item in things.items)
    return tuple(told_of.with_(**{things.slot: item}, notes=()) for item in items)


def _each(query: Query) -> tuple[Query, ...]:
    """Either flow, or each partner or good of a query that told several; one that leaves some out told one figure."""
    if query.by == "without":
        return (query,)
    if query.flow == "both":
        return tuple(query.with_(flow=flow) for flow in ONE_WAY)
    slot = "partners" if len(query.partners) > 1 else "commodities"
    return tuple(query.with_(**{slot: (code,)}) for code in getattr(query, slot)) or (query,)


def _alike(before: Sequence[Turn]) -> bool:
    """Whether "the same two" are two partners or goods, which one query tells."""
    things = told(before, True)
    return things is not None and things.slot in ("partners", "commodities")


def _bare(clause: Clause) -> bool:
    """Whether nothing is said but who, when, which way or what, against when, how fast, or "the same two" again."""
    if not clause.has_any(*_SLOTS, "growth", "extreme") or clause.says(*_POINTING):
        return False
    kinds = (*_SILENT, *_SLOTS, "growth", "extreme")
    same = clause.has("deictic", "same")
    return all(
        m.kind in kinds
        or m.is_("question", "what", "how")
        or m.is_("deictic", "there", "same")
        or (clause.ops("compare") and clause.has("period") and m.is_(m.kind, "compare", "that"))
        or (same and m.kind == "number" and m.value in (2, 3, 4))
        for m in clause.mentions
    )
