"""What is looked for before or after a time that was told: "when was it last above 50 before that, and when again?"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.errors import Ambiguous
from bot.model import Coverage, Period, Query, Statement, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.spans.ends_named import oldest_held
from bot.understanding.words.frame import Mention

_LED_BY_ARTICLE = 2  # tokens behind the first: "after the 2025"
_ALONE = ("earlier", "later")  # "before that" as one word
_SIDES = ("before", "after", "since", *_ALONE)
_LOOKED = ("first_time", "last_time", "ever", "when", "count", "which", "record", "streak")


def since_that(clause: Clause, f: Features, before: Sequence[Turn], coverage: Coverage, today: date) -> Period | None:
    """The months up to the time told last, or those after it; None where the clause says no such end.

    "Six months?" after the first four of a year: the first six. Ambiguous where they are counted from nowhere.
    """
    if (counted := _so_many(clause)) and before:
        told = next(iter(before[-1].query.periods), None)
        if told is None or told.first.month != 1 or told.month_count in (1, 12) or counted > 12:
            raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), before[-1].query)
        return Period(told.first, Period.month(told.first.year, counted).last)
    # "when did they start again", "when did they recover"
    again = [m for m in clause.mentions if m.says("again")] if clause.ops("when", "first_time") else []
    recovering = [m for m in again if m.kind != "harmless"]
    again = [m for m in again if m not in recovering] or recovering
    sides = again or [m for m in clause.all("time", *_SIDES) if m.code in _ALONE or _of_that(clause, m.last + 1)]
    sides = sides or [m for m in clause.all("op", "record") if m.means("time", "earlier")]  # "the previous record"
    if len(sides) != 1 or not before or clause.has("period"):
        return None
    oldest = oldest_held(coverage, f)
    told = before[-1].found or next(iter(before[-1].query.periods), None)
    if told is None or oldest is None or not (clause.ops(*_LOOKED) or f.extreme() is not None):
        return None
    clause.use(*(m for m in sides if m not in recovering))
    if sides[0].code in ("before", "earlier", "record"):
        return Period(oldest, told.first - timedelta(days=1)) if oldest < told.first else None
    begin = told.last + timedelta(days=1)
    newest = Period.month(today.year, today.month).shift(-1).last
    return Period(begin, newest) if begin < newest else None


def before_that(query: Query, f: Features) -> Query:
    """`October broke the run. How many months in a row had exports grown before that?`: up to the month before it."""
    asked = query.operation == "streak" and query.by == "asked" and [p.month_count for p in query.periods] == [1]
    if not asked or not any(_of_that(f.clause, m.last + 1) for m in f.clause.all("time", "before")):
        return query
    return query.with_(periods=(query.periods[0].shift(-1),))


def _so_many(clause: Clause) -> int:
    """How many months are named, where nothing else is said; 0: none."""
    said = [m for m in clause.mentions if m.kind not in ("harmless", "conj", "fragment", "courtesy", "prep")]
    if len(said) != 2 or not said[0].is_("number") or not said[1].is_("time", "unit:month"):
        return 0
    count = float(str(said[0].value))
    clause.use(said[0])
    return int(count) if count == int(count) else 0


def _of_that(clause: Clause, at: int) -> bool:
    """Whether `that` or `then` stands there."""
    return any(m.first == at and m.means("deictic", "that") for m in clause.mentions)


def after_a_move(clause: Clause) -> bool:
    """`After the 2025 slump`, `since the 2018 rise`: what moved in that year is named, and not the year as a beginning.

    A year that stands alone behind `after` needs no article.
    """
    if not clause.has("direction", "up", "down"):
        return False
    for mention, time in clause.expressions():
        if time.mode not in ("since", "after", "before") or mention.last - mention.first < _LED_BY_ARTICLE:
            continue
        after = clause.mentions[clause.at(mention) + 1] if clause.at(mention) + 1 < len(clause.mentions) else None
        beside = after is not None and after.first == mention.last + 1 and after.is_("direction", "up", "down")
        beside = beside and clause.tokens[mention.last].norm.isdigit()
        if beside and len(time.parts) == 1 and time.parts[0].months == (1, 12) and not time.parts[0].anchor:
            return True
    return any(_of_a_move(clause, m) for m in clause.mentions if m.means("time", "since", "after", "before"))


def _of_a_move(clause: Clause, side: Mention) -> bool:
    """`After the slump in 2025`: the only time named is that of the move, and not where the looking begins."""
    behind = [m for m in clause.mentions if m.first > side.last and m.kind not in ("harmless", "prep")][:2]
    moved = len(behind) == 2 and behind[0].is_("direction", "up", "down") and behind[1].kind == "period"
    return moved and len(clause.all("period")) == 1
