"""The language of a reply: that of the words, where they tell one; else the chat's."""

from __future__ import annotations

from collections.abc import Mapping

from bot.model import Question
from bot.understanding.refusals.topics import has_meaning, spoken
from bot.understanding.words.frame import Frame
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.ways import FALLBACK


def language_of(frame: Frame, question: Question, lexicons: Mapping[str, Lexicon]) -> str:
    """Its code, one of the lexicons'."""
    # A greeting tells its language too, but an English one; letters do, whatever the words mean.
    greeted = frame.language != FALLBACK and frame.has("courtesy") and not frame.leftover
    asked = has_meaning(frame) or frame.has("opinion")  # "faut-il craindre une guerre commerciale ?"
    own = greeted or frame.ways.of_other_letters or asked or question.language not in lexicons or spoken(frame)
    return frame.language if own else question.language or FALLBACK
