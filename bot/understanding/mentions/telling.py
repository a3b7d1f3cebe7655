"""What is told before the question in a sentence of its own, and questions that are put as a denial.

"Imports are booming and everybody talks of it. What did China export in 2025?": how something moved is told, not asked.
"Didn't exports fall in May?" asks whether they fell, as "did exports fall in May?" does.
"""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.clauses.sentences import spans
from bot.understanding.mentions.asides import narrowing
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.text import Token

_QUIET = ("harmless", "conj", "courtesy", "self")
_MOVES = ("direction", "extreme", "more", "growth", "opinion", "deictic", "compare")
_TOLD_OPS = ("why", "record", "trend", "happened", "streak", "brief", "ever", "rank", "which", "when", "held")
# What a question may set itself against, or needs of the sentence before: then all of it is read together.
_LEANING = (
    "check", "mirror", "revise", "forecast", "surprise", "missed", "compare", "difference", "gap",
    "first_print", "contribution", "source", "release_date",
)  # fmt: skip
_WEIGHTY = (
    "number", "scale", "unit", "poll", "agency", "books", "unheld", "narrower", "measure", "negation", "question",
    "term", "event", "fragment",
)  # fmt: skip


def denied(frame: Frame) -> Frame:
    """The frame, its "didn't", "wasn't" harmless where they open a sentence that asks."""
    if not frame.has("negation", "not"):
        return frame
    found = list(frame.mentions)
    for i, mention in enumerate(found):
        polar = mention.is_("negation", "not") and mention.says("polar")
        if polar and _opens(frame, i):
            found[i] = replace(mention, kind="harmless", code="little", others=())
    return replace(frame, mentions=tuple(found))


def _opens(frame: Frame, at: int) -> bool:
    """Whether nothing of content stands before it in its sentence, and something of trade right after it."""
    first = frame.mentions[at].first
    start = max((i for i, token in enumerate(frame.tokens[:first]) if token.norm in ".?!:;,"), default=-1)
    before = [m for m in frame.mentions[:at] if m.first > start]
    after = next((m for m in frame.mentions[at + 1 :] if m.kind not in _QUIET), None)
    named = after is not None and after.kind in ("flow", "place", "demonym", "commodity", "period", "deictic")
    return named and all(m.kind in _QUIET for m in before) and not _unknown(frame, start, first)


def _unknown(frame: Frame, start: int, end: int) -> bool:
    known = {token.start for token in frame.leftover}
    return any(token.start in known for token in frame.tokens[start + 1 : end])


def scened(frame: Frame) -> Frame:
    """The frame, how things moved and what is said of them harmless in sentences that only set the scene for a whole
    question at the end."""
    found = spans(frame)
    asked = found[-1] if found else ()
    if (
        len(found) < 2
        or not _whole(frame, asked)
        or frame.has("op", *_LEANING)
        or any(m.is_("op", "why") for m in asked)
    ):
        return frame
    own = {m.kind for m in asked}
    told = [m for span in found[:-1] for m in span]
    told = [m for m in told if not _said_by_somebody(frame, m)]
    if any(m.kind in _WEIGHTY or m.is_("self", "ask") or m.is_("op", "count", "define") for m in told):
        return frame
    if any(frame.tokens[i].norm == "?" for i in range(told[0].first, asked[0].first)):
        return frame
    listed = len({m.code for m in told if m.kind == "flow"}) > 1 and asked[0].is_("conj", "and")
    if listed and not any(m.kind in ("direction", "verb", "opinion") for m in told):
        return frame  # "August surplus, exports yoy. And what was the surplus a year earlier?": all of it is asked
    passed = {id(m) for m in frame.mentions if m.first < asked[0].first and _said_by_somebody(frame, m)}
    passed |= {id(m) for m in told if m.kind in _MOVES or m.is_("op", *_TOLD_OPS)}
    begin = frame.tokens[asked[0].first].start
    if not passed and all(token.start >= begin for token in frame.leftover):
        return frame  # `exports of soy... or rather, how much did it get`: nothing is told of what is named
    passed |= {id(m) for m in told if m.kind in ("flow", "verb") and own & {"flow", "verb"}}
    mentions = tuple(
        replace(m, kind="harmless", code="words", others=()) if id(m) in passed else m for m in frame.mentions
    )
    return replace(frame, mentions=mentions, leftover=_asked_of(frame, told, asked))


def _said_by_somebody(frame: Frame, said: Mention) -> bool:
    """`Trump says`, `people keep saying`: no office's count."""
    at = frame.mentions.index(said)
    who = frame.mentions[at - 1] if at else None
    return said.is_("books", "says") and who is not None and (who.kind == "opinion" or who.is_("harmless", "person"))


def _whole(frame: Frame, span: tuple[Mention, ...]) -> bool:
    """A question that names a flow or a deal (`how many tonnes left China`), and when."""
    asks = any(m.kind == "question" or m.is_("self", "ask") or m.is_("op", "count", "which", "how_fast") for m in span)
    asks = asks or frame.tokens[-1].norm == "?"
    kinds = {m.kind for m in span}
    deals = bool(kinds & {"flow", "verb"}) or {"measure", "prep", "place"} <= kinds
    return asks and deals and "period" in kinds


def _asked_of(frame: Frame, told: list[Mention], asked: tuple[Mention, ...]) -> tuple[Token, ...]:
    """The leftover words without those that only tell something of goods or a flow named in the scene."""
    if not any(m.kind in ("flow", "commodity") for m in told):
        return frame.leftover
    begin = frame.tokens[asked[0].first].start
    before = tuple(token for token in frame.leftover if token.start < begin)
    joined = {m.last + 1 for m in told if m.kind == "conj"}
    where = {token.start: i for i, token in enumerate(frame.tokens)}
    narrow = {token.start for token in narrowing(frame, before)}
    narrow |= {token.start for token in before if where[token.start] in joined}
    return tuple(token for token in frame.leftover if token.start >= begin or token.start in narrow)
