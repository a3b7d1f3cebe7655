"""A bare word of asking in a talk ("which?", "which one?", "result?") -> the comparison it asks again, or that it must
be asked back."""

from __future__ import annotations

from collections.abc import Sequence

from bot.errors import Ambiguous
from bot.model import Query, Statement, Turn
from bot.understanding.words.frame import Frame

_MOST = 6  # tokens: what is longer says something
_LITTLE = ("harmless", "conj", "fragment", "question")
_ELSE = frozenset({"words", "aside", "chatter", "document", "person", "format", "thing", "noun", "money", "place"})
_OUTCOME = frozenset({"outcome"})  # "result?", "and the outcome?"
_EXPECTED = ("surprise", "missed", "forecast")  # replies that set what came out beside what was expected


def _why_together(frame: Frame, last: Query) -> Query | None:
    """ "Why are they put together?" after January and February: what the custom is."""
    bare = frame.only(*_LITTLE, "op", "deictic")
    two = [(period.first.month, period.month_count) for period in last.periods[:1]] == [(1, 2)]
    return Query("define", last.reporter, None, (), (), by="january_february") if bare and two else None


def _record_itself(frame: Frame, last: Query) -> Query | None:
    """ "So which month was?" after whether one month was a record: the record of all that is held."""
    one = [period.kind for period in last.periods]
    grain = one[0] if one in (["month"], ["year"]) else ""
    looked = last.operation == "record" or (last.operation == "check" and last.by == "record")
    if not (grain and looked) or any(m.code != f"unit:{grain}" for m in frame.all("time")):
        return None
    return last.with_(operation="record", by=grain, periods=(), condition=None, notes=())


def bare_which(frame: Frame, talk: Sequence[Turn]) -> Query | Ambiguous | None:
    """The query before, where it told which of several things it was; Ambiguous after anything else. None where more is
    said than such a word, or nothing was said before."""
    if len(frame.tokens) > _MOST or not talk or frame.leftover or not frame.mentions:
        return None
    if frame.has("op", "why") and frame.has("op", "sum"):
        return _why_together(frame, talk[-1].query)
    asked = frame.has("question", "what", "who") or frame.says("choosing")
    if asked and frame.only(*_LITTLE, "time", "deictic") and (record := _record_itself(frame, talk[-1].query)):
        return record
    if not frame.only(*_LITTLE):
        return None
    if frame.marked(_OUTCOME):
        last = talk[-1].query
        again = last.with_(notes=())
        pointing = Ambiguous(Statement.of("refusal.ambiguous.pointing"), last, (again,))
        return again if last.operation in _EXPECTED else pointing
    if frame.marked(_ELSE) or not asked:
        return None
    last = talk[-1].query
    if last.operation == "threshold" and last.by in ("count", "which"):
        return last.with_(by="which", notes=())  # "which?", after how many months fell
    return Ambiguous(Statement.of("refusal.ambiguous.pointing"), last, (last.with_(notes=()),))
