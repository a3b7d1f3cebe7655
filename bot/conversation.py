"""One talk as a value: a text becomes a Question over what was said before, a Reply becomes the talk after it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.model import FOR_A_WORD, Query, Question, Reply, Turn

# How far back a question may lean; "the first one" and "the year before" look at the newest few only.
REMEMBERED: Final = 8


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
        if before and not said and not FOR_A_WORD.isdisjoint(reply.refused):
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


def readable(text: str) -> str:
    """The text without halves of surrogate pairs, which no output could carry."""
    return text.encode("utf-8", "replace").decode("utf-8")
