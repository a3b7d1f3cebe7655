"""A sentence beside a question that says nothing of figures: courtesy, a signature, how a figure looks, what the asker
will do with it."""

from __future__ import annotations

from typing import Final

from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import QUIET

_ASKED: Final = ("?", "？")
_SEEN: Final = (*QUIET, "extreme", "direction", "deictic", "prep", "more", "opinion")  # of which it may say something
_PLANNED: Final = (*QUIET, "opinion", "number", "prep", "books", "time")
# Who speaks or is spoken to in a sentence of his own.
_SPEAKING: Final = ("polite", "request", "person", "chatter", "greeting", "you", "around", "one_client")
_NARROWING: Final = (
    "tag",
    "new_topic",
    "errand",
    "to_check",
    "only",
    "in_all",
    "again",
    "mended",
    "others_led",
    "heard_elsewhere",
)
_OF_FIGURES: Final = (
    "flow", "commodity", "place", "demonym", "agency", "party", "period", "event", "measure", "growth", "direction",
    "unit", "scale", "term", "books", "compare", "fragment", "unheld", "deictic", "negation",
)  # fmt: skip
_PUT: Final = ("check", "why", "define", "source", "held", "fresh", "release_date", "release_next", "difference")
_SAID: Final = 3  # tokens
_UNREAD: Final = 2  # words of such a plan that nobody needs to know


def sets_in(frame: Frame, first: int, last: int) -> bool:
    """Whether what stands between two tokens, at the beginning of a text, says nothing of figures."""
    return idle(frame, first, last) or _personal(frame, first, last)


def idly_ended(frame: Frame, first: int, last: int) -> bool:
    """Whether what stands between two tokens, at the end of a text, is one of those."""
    return any(says(frame, first, last) for says in (idle, _signed, _looks, _will_do, _personal))


def idle(frame: Frame, first: int, last: int) -> bool:
    """Whether all between two tokens are known words that say nothing of figures, and none puts to the test."""
    said = [m for m in frame.mentions if first <= m.first < last]
    unknown = any(frame.tokens[first].start <= token.start < frame.tokens[last - 1].end for token in frame.leftover)
    tests = any(m.says("tag", "new_topic", "errand", "to_check") for m in said)
    return bool(said) and not (unknown or tests) and all(m.kind in QUIET for m in said)


def _signed(frame: Frame, first: int, last: int) -> bool:
    """Whether so much of the text is what a letter is signed with, `Best,`, and asks nothing."""
    said = [m for m in frame.mentions if first <= m.first < last]
    return len(said) == 1 and said[0].says("signed_with") and frame.tokens[last - 1].norm not in _ASKED


def _looks(frame: Frame, first: int, last: int) -> bool:
    """`Looks crazy high in our sheet.`, `that seems low`: how a figure looks to who asks for it, and no question."""
    said = [m for m in frame.mentions if first <= m.first < last]
    led = any(m.says("impression") for m in said[:3])
    return led and frame.tokens[last - 1].norm not in _ASKED and all(m.kind in _SEEN for m in said)


def _will_do(frame: Frame, first: int, last: int) -> bool:
    """`My pupils will love this one.`, `it will go into our report.`: what the asker or his own will do with it."""
    said = [m for m in frame.mentions if first <= m.first < last]
    unread = sum(frame.tokens[first].start <= token.start < frame.tokens[last - 1].end for token in frame.leftover)
    own = any(m.kind == "self" for m in said) and any(m.is_("opinion", "prediction") for m in said)
    advised = any(m.is_("opinion", "advice", "politics") for m in said)
    plain = not advised and all(m.kind in _PLANNED or m.is_("op", "by_year") for m in said)
    return own and plain and unread <= _UNREAD and frame.tokens[last - 1].norm not in _ASKED


def _personal(frame: Frame, first: int, last: int) -> bool:
    """`My brain is fried.`, `Retired teacher here, thank you!`: a sentence in which somebody speaks of himself or is
    polite, and names nothing that figures are of, whatever its words are. What it leaves out of a figure, or claims of
    one, is no such sentence, nor what it asks."""
    said = [m for m in frame.mentions if first <= m.first < last]
    if last - first < _SAID or frame.tokens[min(last, len(frame.tokens) - 1)].norm in _ASKED:
        return False
    anchored = any(m.kind == "self" or m.is_("courtesy", "hello", "thanks") or m.says(*_SPEAKING) for m in said)
    if not anchored or any(m.says(*_NARROWING) for m in said):
        return False
    named = any(m.kind in _OF_FIGURES and not _ones_own(said, i) for i, m in enumerate(said))
    return not (named or any(m.is_("op", *_PUT) or m.is_("prep", "without", "except") for m in said))


def _ones_own(said: list[Mention], at: int) -> bool:
    """`My phone`: a thing that somebody has, and no goods."""
    return at > 0 and said[at].kind == "commodity" and said[at - 1].kind == "self"
