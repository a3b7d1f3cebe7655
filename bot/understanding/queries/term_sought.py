"""A text that was not understood and asks what something is -> the plain question after that term.

"Please explain the term bonded zone" -> "what is a bonded zone": the words of a term may be those of a good, a measure
or a tariff too, and mean the term only so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final, Protocol, TypeVar

from bot.errors import CannotAnswer
from bot.model import Query, Question
from bot.understanding.refusals.data_of_else import term_of_else
from bot.understanding.words.frame import Frame, Mention

_MOST: Final = 6  # words of a term
_ASIDE: Final = ("harmless", "self", "negation", "courtesy", "question")
_QUOTED: Final = re.compile(r"""["“„«「]\s*([^"”“»」]+?)\s*["”“»」]""")
_BESIDE: Final = ("op", "question", "harmless", "courtesy")


class Told(Protocol):
    """What was read of a text."""

    @property
    def queries(self) -> tuple[Query | CannotAnswer, ...]: ...

    @property
    def frame(self) -> Frame: ...


R = TypeVar("R", bound=Told)


def term_sought(question: Question, read: R, whole: Callable[[Question], R]) -> R | None:
    """The meaning of the term that is left, where a word asks for it, or might and nothing else was understood."""
    if not asks_meaning(read.frame, question.text, read.queries) or term_of_else(read.frame):
        return None
    for text in plain_questions(read.frame, question.text):
        again = whole(replace(question, text=text))
        defined = [part.operation for part in again.queries if isinstance(part, Query)] == ["define"]
        field = as_field(read.frame.mentions) or meant_instead(read.frame)
        if defined and (field or only_the_term(again.frame)):
            return again
    return None


def plain_questions(frame: Frame, text: str) -> Iterator[str]:
    """Each way in which the term that is left may be asked for; none where no word asks what something is."""
    asked = list(frame.all("op", "define")) or _what(frame)
    if meant := meant_instead(frame):
        yield from _explaining(frame, text[frame.tokens[meant.last].end :].strip(" ,:?？."))
        return
    if (quoted := _not_understood(frame, text)) is not None:
        yield from _explaining(frame, quoted)
        return
    timed = frame.has("number") or (frame.has("period") and not frame.has("op", "define"))
    beside = (*asked, *as_field(frame.mentions), *frame.all("question")[: 1 if frame.has("op", "define") else 0])
    if not asked or timed:
        return
    for idle in ((*beside, *filter(_small, frame.mentions)), beside):  # "efeito de base": the small words are its own
        spent = {i for m in idle for i in range(m.first, m.last + 1)}
        left = [i for i, token in enumerate(frame.tokens) if token.is_content and i not in spent]
        if left and len(left) <= _MOST:
            yield from _explaining(frame, text[frame.tokens[left[0]].start : frame.tokens[left[-1]].end])
    unread = [i for i, token in enumerate(frame.tokens) if token in frame.leftover]
    if unread and len(unread) <= _MOST:  # "c'est quoi exactement un effet de base": up to its last word
        last = max(*unread, *(i for i in left if i - unread[-1] <= 2))
        yield from _explaining(frame, text[frame.tokens[unread[0]].start : frame.tokens[last].end])


def _not_understood(frame: Frame, text: str) -> str | None:
    """`I do not understand "mirror statistics", please explain`: the term in quotation marks beside which it is only
    said that it is to be explained."""
    quoted = _QUOTED.search(text)
    if quoted is None:
        return None
    start, end = quoted.span()
    outside = [m for m in frame.mentions if not start < frame.tokens[m.first].start < end]
    unread = any(not start < token.start < end for token in frame.leftover)
    plain = all(m.kind in _ASIDE or _explains(m) or m.is_("op", "define") for m in outside)
    put = any(_explains(m) or m.kind == "negation" for m in outside)
    return quoted[1] if plain and put and not unread else None


def _explaining(frame: Frame, term: str) -> Iterator[str]:
    """A term -> each way in which one asks what it is."""
    for words in frame.ways["explaining"]:
        if frame.ways.unspaced:
            yield term + words if "postposed" in frame.ways else words + term
        else:
            yield f"{words} {term}"


def asks_meaning(frame: Frame, text: str, queries: tuple[Query | CannotAnswer, ...]) -> bool:
    """Whether a meaning may be asked for: where nothing was understood, and in `what do people mean by base effect`,
    though the term was read as a figure's or as a cause's word."""
    told = [part for part in queries if isinstance(part, Query)]
    put = not told or meant_instead(frame) is not None or _not_understood(frame, text) is not None
    defined = any(part.operation == "define" for part in told)
    return put or (frame.has("op", "define") and not (defined or frame.leftover))


def meant_instead(frame: Frame) -> Mention | None:
    """`What is CIF, I mean FOB`: the word for a slip of the tongue, with the term that is meant behind it."""
    said = [m for m in frame.all("fragment", "meant") if m is not frame.mentions[-1]]
    alone = len(said) == 1 and frame.has("op", "define") and "postposed" not in frame.ways
    return said[0] if alone and frame.all("op", "define")[0].last < said[0].first else None


def only_the_term(frame: Frame) -> bool:
    """Whether one term is named, and nothing beside it; a word of figures may be one: "year to date"."""
    named = [m for m in frame.mentions if m.kind not in _BESIDE]
    return [m.kind for m in named] in (["term"], ["period"])


def _what(frame: Frame) -> list[Mention]:
    """`Whats unit value`, with no article, which would ask for the one that is: `what is the tariff`; `explain Mt`;
    `tell me what mirror statistics are`, with the verb at its end."""
    if not frame.mentions or frame.ways.unspaced:
        return []
    first, closing = frame.mentions[0], frame.mentions[-1]
    if (closing.says("what_it_is", "it_again") or closing.is_("question", "what")) and closing is not first:
        return [closing]  # "HS code, whats that", "HS code what is"
    explain = _explains(first)
    if _explains(closing) and closing is not first:  # "bonded zone - explain"
        return [closing, *(m for m in frame.all("conj") if m.last + 1 == closing.first)]
    what = next((m for m in frame.mentions[1:-1] if m.is_("question", "what")), None)
    if what is not None and closing.says("copula") and what.last + 1 < closing.first:
        return [what, closing, *([first] if explain else [])]
    if frame.says("determiner"):
        return []
    return [first] if explain or first.is_("question", "what") else []


def _explains(m: Mention) -> bool:
    return m.is_("op", "why") and m.means("op", "brief")


def as_field(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`... in trade data`, `... in trade news`, at the end: where the term is said, and no figure of it."""
    news = bool(mentions) and mentions[-1].says("papers")
    closing = mentions[-3:] if news else mentions[-2:]
    data = len(closing) > 1 and (closing[1].is_("books", "data") or closing[1].is_("flow", "trade"))
    return closing if data and closing[0].is_("prep", "in") else ()


def _small(m: Mention) -> bool:
    return m.kind in ("harmless", "courtesy", "self") or (m.kind == "prep" and m.says("little"))
