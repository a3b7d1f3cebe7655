"""A text that tells one thing and asks another of it -> what is told, put to the test, and the question as the next of
a talk: "Exports fell 1.1 % in October 2025. How much were they?", "... - was that the first fall of the year?"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.errors import CannotAnswer
from bot.model import Bound, Query, Question, Turn
from bot.understanding.clauses.sentences import ends_of_sentences
from bot.understanding.queries.in_turn import TIMELESS, Parts, Read, Reader, queries_of
from bot.understanding.queries.nothing_lost import lost_of
from bot.understanding.words.frame import Frame, Part, holds, holds_any, says_in
from bot.understanding.words.kinds import ONE_WAY, THAN

_ASKING: Final = ("difference", "how_fast", "when", "last_time", "first_time", "why", "count", "which")
_TELLING: Final = ("check", "growth", "threshold", "record", "level", "balance")
_SIZED: Final = ("level", "balance", "total", "growth", "change", "sum")
_MOVED: Final = ("direction", "growth", "more", "compare", "op")
_MOVING: Final = ("direction", "growth", "multiple")
_NAMED: Final = ("period", "flow", "commodity", "place", "demonym", "direction", "growth", "number")
_LAST: Final = "last"  # by which a month is sought
_MOST: Final = 6  # sentences: what has more is an article
_ENDS: Final = 2  # tokens at which a text cannot be cut: its first and its last


def told_then_asked(question: Question, whole: Read, read: Reader) -> Parts | None:
    """The queries of both; None where the text is none of that kind, or was read so that the question is told too."""
    frame = whole.frame
    end = None if question.before or frame.leftover else _asked_behind(frame)
    if end is None or not all(question.text[token.start : token.end] == token.said for token in frame.tokens):
        return None
    cut = frame.tokens[end + 1].start
    ahead = tuple(m for m in frame.mentions if frame.tokens[m.last].end <= cut)
    if _explained(frame.mentions[len(ahead) :], whole):
        return None
    told = _understood(read(replace(question, text=question.text[: frame.tokens[end].start])), _TELLING)
    compared = holds_any(frame.mentions[len(ahead) :], "more", "compare")
    turns = tuple(Turn(_moved(query) if compared else query.with_(notes=())) for query in told)
    behind = read(replace(question, text=question.text[cut:], before=turns)) if told else None
    asked = _amounts(behind.frame, _understood(behind)) if behind else ()
    if behind and _set_apart(behind.frame, whole, asked):
        return None
    if behind is None or not asked or not set(asked).isdisjoint(told) or _part_of_another(behind.frame, told, asked):
        return None
    misread = _drops(whole, told) or _of_another(behind, whole, told, asked) or _rates_only(behind, whole, asked)
    if not (misread or (holds(ahead, "scale") and _amount_lost(whole, asked))):
        return None
    return (*(told if holds(ahead, "period") else ()), *asked)


def _explained(behind: Part, whole: Read) -> bool:
    """`Exports fell in June. What was behind that?`: the causes of what is told were read, and no more is asked."""
    causes = [isinstance(query, Query) and query.operation == "why" for query in whole.queries]
    return causes == [True] and holds(behind, "op", "why") and not holds_any(behind, *_NAMED)


def _asked_behind(frame: Frame) -> int | None:
    """The token behind which the question begins: it ends a sentence that only tells how something moved."""
    if not frame.has_any(*_MOVING, "number"):
        return None
    tested = frame.first("op", "check")
    joints = [m.first for m in frame.all("conj", "and") if tested is not None and tested.last < m.first]
    ends = [
        *ends_of_sentences(frame),
        *joints,
        *(i for i, token in enumerate(frame.tokens) if token.norm in ("-", "–", "—")),
    ]
    for end in sorted(ends) if len(ends) <= _MOST else ():
        ahead = tuple(m for m in frame.mentions if m.last < end)
        behind = tuple(m for m in frame.mentions if m.first > end)
        if len(frame.tokens) - _ENDS > end and _tells(ahead) and _asks(behind):
            return end
    return None


def _tells(said: Part) -> bool:
    """Whether it says of a trade how it moved or how large it was, and asks nothing."""
    amount = holds(said, "number") and holds_any(said, "unit", "scale")
    moved = holds_any(said, *_MOVING) or amount
    asking = holds_any(said, "question", "extreme", "more", "compare", "fragment", "negation")
    asking = asking or any(m.kind == "op" and m.code != "check" for m in said)
    return moved and holds_any(said, "flow", "commodity") and not asking


def _asks(said: Part) -> bool:
    """Whether a word of asking opens it, and it puts nothing to the test."""
    ahead = (m for m in said if m.kind not in ("conj", "period") and not m.says("also", "topic"))
    first = next(ahead, None)  # 2024年はどれだけ増えた
    opened = first is not None and (
        first.kind == "question"
        or first.is_("op", *_ASKING)
        or first.says("copula", "auxiliary", "it_again", "asked_how")
        or (first.says("pronoun") and " " in first.said)  # "was it"
    )
    return opened and not holds(said, "op", "check") and not says_in(said, "tag")


def _understood(found: Read, operations: tuple[str, ...] = ()) -> tuple[Query, ...]:
    """Its queries, where all of it was understood and nothing is lost."""
    told = tuple(part for part in found.queries if isinstance(part, Query) and part.operation not in TIMELESS)
    fits = len(told) == len(found.queries) and lost_of(found.frame, told) is None
    fits = fits and (not operations or all(query.operation in operations for query in told))
    return told if fits else ()


def _part_of_another(frame: Frame, told: tuple[Query, ...], asked: tuple[Query, ...]) -> bool:
    """`Imports were flat. How much of that went to the EU?`: no part of what is told."""
    of = any(a.is_("prep", "of") and b.kind == "deictic" for a, b in pairwise(frame.mentions))
    return of and not all(one.flow == query.flow and query.of_all for one in asked for query in told)


def _drops(whole: Read, told: tuple[Query, ...]) -> bool:
    """Whether what was read of the whole tells no more than what it tells itself, or is not all understood."""
    lacking = any(isinstance(query, CannotAnswer) for query in whole.queries)
    return lacking or {*whole.queries} <= {*told} or lost_of(whole.frame, whole.queries) is not None


def _of_another(behind: Read, whole: Read, told: tuple[Query, ...], asked: tuple[Query, ...]) -> bool:
    """Whether it was read of a time that neither is of ("October 2024", where October 2025 is told and 2024 asked), or
    as the change between the time that is told and the one that is asked of."""
    once = [query.by for query in queries_of(whole.queries) if query.by == _LAST and query.periods]
    if once and any(query.by == _LAST and not query.periods for query in asked) and not behind.frame.has("period"):
        return True  # "they fell in 2025. When did they last fall?": of all times
    times = {period for query in (*told, *asked) for period in query.periods}
    queries = [query for query in queries_of(whole.queries) if query.operation in _SIZED]
    set_apart = any(len(query.periods) > 1 for query in queries) and not any(len(one.periods) > 1 for one in asked)
    set_apart = set_apart and (_moved_by(behind.frame) or behind.frame.has("op", "difference"))
    set_apart = set_apart and behind.frame.has("period")
    set_apart = set_apart and not behind.frame.has_any("more", "compare")
    return set_apart or any(not times.issuperset(query.periods) for query in queries)


def _moved_by(frame: Frame) -> bool:
    """Whether it is asked how far something moved, or how much it was: `by how much`, `¿cuánto en 2024?`."""
    return frame.says("how_much_moved") or frame.has("question", "how_much")


def _set_apart(behind: Frame, whole: Read, asked: tuple[Query, ...]) -> bool:
    """`Exports fell 20 % in 2025. How much lower were they than in 2024?`, `what was the difference to 2024?`: read as
    the change between the two; `by how much in 2024?` is of that year."""
    changes = [query for query in queries_of(whole.queries) if query.operation == "change"]
    times = {period for query in changes for period in query.periods}
    than = behind.says("than") or behind.marked(THAN)
    own = (
        _moved_by(behind) and not than and all(len(one.periods) == 1 and times.issuperset(one.periods) for one in asked)
    )
    apart = behind.has_any("more", "compare") or not (behind.has_any("direction", "growth") or own)
    return apart and bool(changes)


def _amount_lost(whole: Read, asked: tuple[Query, ...]) -> bool:
    """`Imports jumped to 287 billion in June. Is it a record?`: the amount is asked of, and a rate was read."""
    told = queries_of(whole.queries)
    return not {*asked} <= {*told} and all(query.measure == "yoy" and query.operation == "record" for query in told)


def _moved(query: Query) -> Query:
    """`Exports rose 5.5 % in 2025. Was it more than in 2024?`: the rate that the question is of."""
    claim = query.condition
    rated = query.operation == "check" and isinstance(claim, Bound) and claim.measure == query.measure == "yoy"
    return query.with_(operation="growth", by="year", condition=None, notes=()) if rated else query.with_(notes=())


def _amounts(frame: Frame, asked: tuple[Query, ...]) -> tuple[Query, ...]:
    """`Exports to Vietnam boomed. How much in 2024 and in 2025?`: how much there was, which tells the rate as well."""
    amount = frame.has("question", "how_much") and frame.has("period") and not frame.has_any("unit", "flow", *_MOVED)
    amount = amount and all(query.operation == "growth" and query.flow in ONE_WAY for query in asked)
    return tuple(query.with_(operation="level", measure=None, by=None) for query in asked) if amount else asked


def _rates_only(behind: Read, whole: Read, asked: tuple[Query, ...]) -> bool:
    """Whether it is asked how much there was, and rates were read, as what is told moved."""
    frame = behind.frame
    amount = frame.has("question", "how_much") and not frame.has_any(*_MOVED)
    rated = all(isinstance(query, Query) and query.operation == "growth" for query in whole.queries)
    return amount and rated and all(query.operation in ("level", "balance") for query in asked)
