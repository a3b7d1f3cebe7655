"""What a talk goes on from once a word was explained, an event dated or a release told: the figures before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.model import Coverage, Query, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.refusals.dated_events import event_told
from bot.understanding.words.kinds import NAMED, WHO

_NO_FIGURE: Final = ("define", "coverage")
_DUE: Final = ("release_next", "release_date", "fresh")
# Who names one of these asks of something that no figure before it answers.
_OF_ITSELF: Final = ("agency", "event", "term", "poll")
_ANEW: Final = (*_OF_ITSELF, "op", "verb", *NAMED)


def past_the_data(clause: Clause, before: Sequence[Turn], coverage: Coverage) -> Sequence[Turn]:
    """ "And imports?", after what a balance is: of the figures told before that; "exports since then", after when a
    truce was made: likewise, from its month on; "the month before", after which figures are the newest: of those, where
    none were told of the time that was asked for. The turns as they are, where the clause asks of the word itself."""
    last = before[-1] if len(before) > 1 else None
    if last is None or last.query.operation not in _NO_FIGURE:
        return before
    if last.query.operation == "coverage" and last.query.by not in _DUE:
        return before
    figures = next((i for i in range(len(before) - 1, 0, -1) if _of_figures(before[i - 1])), 0)
    if not figures or not _goes_on(clause, last.query):
        return before
    asked = before[figures - 1]
    if any(time.relative for _, time in clause.expressions()):
        if then := event_told(last.query, coverage):
            asked = replace(asked, query=asked.query.with_(periods=then))
        elif last.found is not None and (clause.has("flow") or _unanswered(asked, clause)):
            asked = replace(asked, query=asked.query.with_(periods=(last.found,)))
    return (*before[: figures - 1], asked)


def _of_figures(turn: Turn) -> bool:
    return turn.query.operation not in _NO_FIGURE and turn.query.flow is not None


def _goes_on(clause: Clause, explained: Query) -> bool:
    """Whether a flow, a partner or a time is named, and no word of what was explained."""
    if clause.has_any(*_OF_ITSELF) or clause.ops("define", "when", "happened", "release_next", "release_date", "fresh"):
        return False
    if clause.has("time", "before", "after", "later", "earlier", "next"):
        return False  # "what did exports do before that": of no time that can be counted
    return clause.has_any("flow", "period") or bool(clause.has("prep") and clause.codes(*WHO) - {explained.reporter})


def _unanswered(asked: Turn, clause: Clause) -> bool:
    """Whether no figure was told of the time that was asked for, and nothing is named anew."""
    return not asked.answered and bool(asked.query.periods) and not clause.has_any(*_ANEW)
