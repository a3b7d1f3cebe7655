"""One talk as a value: a text becomes a Question over what was said before, a Reply becomes the talk after it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.model import FOR_A_WORD, Query, Question, Reply, Turn

# How far back a question may lean; "the first one" and "the year before" look at the newest few only.
REMEMBERED: Final = 8
_AGAIN: Final = "refusal.ambiguous.again"


@dataclass(frozen=True, slots=True)
class Conversation:
    """What was asked so far, newest last, and the language of the talk; nothing of one talk is seen in another."""

    language: str | None = None
    before: tuple[Turn, ...] = ()

    def question(self, text: str, asked_on: date) -> Question:
        """The text as a question in this talk."""
        return Question(readable(text), asked_on, self.language, self.before)

    def after(self, reply: Reply) -> Conversation:
        """The talk once this reply was given."""
        # what a word means, told behind a figure, is nothing to go on from: the figure is
        joined = (turn for turn in reply.turns[1:] if turn.query.operation != "define")
        said = (*reply.turns[:1], *(replace(turn, joined=True) for turn in joined))
        before = self.before
        offered = () if reply.outcome == "answer" else tuple(choice.query for choice in reply.choices if choice.query)
        if said and len(offered) == len(reply.choices):
            said = (*said[:-1], replace(said[-1], offered=offered))
        elif before and reply.choices:
            before = (*before[:-1], replace(before[-1], offered=()))
        unread = not FOR_A_WORD.isdisjoint(reply.refused) or _of_another(reply, before)
        if before and not said and unread:
            before = (*before[:-1], replace(before[-1], passed=True))
        return replace(self, language=reply.language, before=(*before, *said)[-REMEMBERED:])

    @property
    def last(self) -> tuple[Query, ...]:
        """The queries of the last reply, all its parts; none where nothing was asked yet."""
        found: list[Query] = []
        for turn in reversed(self.before):
            found.append(turn.query)
            if not turn.joined:
                break
        return tuple(reversed(found))


def _of_another(reply: Reply, before: tuple[Turn, ...]) -> bool:
    """Whether what was asked back, for its words were not understood, was of other goods or partners than the turn
    before it, in every reading: "so that's up by what percent?" behind it is of which of the two?"""
    if not before or _AGAIN not in reply.refused:
        return False
    last = before[-1].query
    asked = (*reply.queries, *(choice.query for choice in reply.choices if choice.query is not None))
    of_others = [_subject(one) != _subject(last) for one in asked]
    return bool(asked) and all(of_others)


def _subject(query: Query) -> tuple[object, ...]:
    return query.reporter, query.partners, query.commodities


def readable(text: str) -> str:
    """The text without halves of surrogate pairs, which no output could carry."""
    return text.encode("utf-8", "replace").decode("utf-8")
