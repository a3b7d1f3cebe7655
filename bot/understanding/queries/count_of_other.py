"""`By US data imports from China were $308.7 billion in 2025. What does China report for those same shipments?`: what
one side counted is told, and the count of the same trade by the other is asked -> both sides' figures. The question by
itself would be of that side's trade with all.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.errors import Ambiguous, CannotAnswer
from bot.model import Question
from bot.understanding.clauses.sentences import ends_of_sentences
from bot.understanding.queries.in_turn import Parts, Read, Reader
from bot.understanding.words.frame import Frame, Mention, Part, codes_in, holds, holds_any, says_in
from bot.understanding.words.kinds import ONE_WAY

_TELLERS: Final = ("place", "demonym", "agency")
_POINTING: Final = ("same", "them", "both", "it", "that")
_GOODS: Final = "goods"  # "por esos mismos envíos"
_WHOSE: Final = "refusal.ambiguous.whose"
_APART: Final = ("difference", "gap", "mirror")
_OF_ITS_OWN: Final = ("period", "commodity", "number", "extreme", "why", "check")


def count_of_other(question: Question, whole: Read, read: Reader) -> Parts | None:
    """Both sides' figures of what is told; a question back where it is not told whose count that is; None where
    nothing is told, or anything else is asked of it."""
    frame = whole.frame
    end = None if question.before or frame.leftover else _told_until(frame)
    if end is None or any(question.text[t.start : t.end] != t.said for t in frame.tokens if t.norm.isalnum()):
        return None
    behind = tuple(m for m in frame.mentions if m.first > end)
    asked = frame.tokens[-1].norm == "?" or holds(behind, "question")
    if not asked or len(tellers := codes_in(behind, *_TELLERS)) != 1 or not _counts_the_same(behind):
        return None
    (part, *more) = read(replace(question, text=question.text[: frame.tokens[end].start])).queries
    if more or (isinstance(part, Ambiguous) and part.said.kind == _WHOSE):
        return None if more else (part,)
    told = part.query if isinstance(part, CannotAnswer) else part  # its amount fits nowhere: it is not asked for
    if told is None or told.operation not in ("check", "level") or told.flow not in ONE_WAY:
        return None
    if told.partners != (*tellers,) or told.reporter in tellers or len(told.periods) != 1:
        return None
    by = "gap" if holds(behind, "op", *_APART) else None
    return (told.with_(operation="mirror", by=by, condition=None, measure=None, notes=()),)


def _told_until(frame: Frame) -> int | None:
    """The token that ends the one sentence which tells an amount of a flow; None where there is none such."""
    ends = ends_of_sentences(frame)
    inner = [end for end in ends if end < len(frame.tokens) - 1]
    if len(inner) != 1 or frame.tokens[inner[0]].norm == "?":
        return None
    ahead = tuple(m for m in frame.mentions if m.last < inner[0])
    amount = holds(ahead, "number") and holds_any(ahead, "unit", "scale")
    told = amount and holds(ahead, "flow", *ONE_WAY) and not holds_any(ahead, "question", "direction")
    return inner[0] if told else None


def _counts_the_same(behind: Part) -> bool:
    """Whether it asks what is counted of what it points back at: `for those same shipments`, `for it`."""
    counted = holds(behind, "books") or holds(behind, "agency")
    pointing = any(_points(one, two) for one, two in pairwise((*behind, behind[-1]))) or says_in(behind, _GOODS)
    return counted and pointing and not holds_any(behind, *_OF_ITS_OWN)


def _points(mention: Mention, following: Mention) -> bool:
    return mention.is_("deictic", *_POINTING) and not following.is_("op")
