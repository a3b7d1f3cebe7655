"""A sentence beside a question that says nothing of figures: courtesy, a signature, how a figure looks, what the asker
will do with it."""

from __future__ import annotations

from typing import Final

from bot.understanding.clauses.wished_for import wished_for
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import QUIET

_ASKED: Final = ("?", "？")
_SEEN: Final = (*QUIET, "extreme", "direction", "deictic", "prep", "more", "opinion")  # of which it may say something
_PLANNED: Final = (*QUIET, "opinion", "number", "prep", "books", "time")
# Who speaks or is spoken to in a sentence of his own.
_SPEAKING: Final = ("in_the_trade", "person", "greeting", "you", "around", "one_client", "to_one_of_us")
_NARROWING: Final = ("new_topic", "errand", "to_check", "only", "in_all", "again", "mended", "others_led")
_IN_PASSING: Final = ("direction", "negation", "deictic", "books")  # of what somebody says of himself
_OF_FIGURES: Final = (
    "flow", "commodity", "place", "demonym", "agency", "party", "period", "event", "measure", "growth", "direction",
    "unit", "scale", "term", "books", "compare", "fragment", "unheld", "deictic", "negation",
)  # fmt: skip
_CLAIMED: Final = ("check", "why", "define", "when")  # "my colleague claims otherwise", beside a question
_OF_TRADE: Final = ("verb", "flow")
_IN_DEALING: Final = ("verb", "unheld", "direction")  # of a living, with goods and in towns of no figures
_POINTING: Final = ("pronoun", "same_goods", "it_again")
_SHOWN: Final = ("chart", "list", "each", "in_all")
_SAID: Final = 3  # tokens
_BETWEEN: Final = 2  # tokens: "I also sell"
_UNREAD: Final = 2  # words of such a plan that nobody needs to know


def sets_in(frame: Frame, first: int, last: int) -> bool:
    """Whether what stands between two tokens, at the beginning of a text, says nothing of figures."""
    return any(says(frame, first, last) for says in (idle, _personal, _dealing))


def idly_ended(frame: Frame, first: int, last: int) -> bool:
    """Whether what stands between two tokens, at the end of a text, is one of those."""
    return any(says(frame, first, last) for says in (idle, _signed, _looks, _will_do, _personal, _dealing))


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
    one, is no such sentence, nor what it asks, nor what it wishes for by a word that nobody knows."""
    said = [m for m in frame.mentions if first <= m.first < last]
    short = last - first < _SAID and not any(m.says("in_the_trade") for m in said)  # "cubro agronegócio."
    if short or frame.tokens[min(last, len(frame.tokens) - 1)].norm in _ASKED:
        return False
    unknown = any(frame.tokens[first].start <= token.start < frame.tokens[last - 1].end for token in frame.leftover)
    wished = any(m.says("request") for m in said)
    own = any(m.kind == "self" for m in said)
    spoken = own or any(m.is_("courtesy", "hello", "thanks") or m.says(*_SPEAKING) for m in said)
    spoken = spoken or any(m.says("chatter") and " " in m.said for m in said)
    if (unknown and (wished or not spoken)) or not (spoken or any(m.says("request", "polite") for m in said)):
        return False
    moved = any(m.says("pronoun") for m in said)  # "I think it fell"
    living = _ones_living(frame, said) if spoken and not wished else ()
    passing = _IN_PASSING if own and not wished and not moved else ()
    if not own and any(m.kind in ("extreme", "more") for m in said):
        return False  # "min/max period held: ..."
    loose = {token.start for token in frame.leftover} if unknown else set()
    wanted = any(wished_for(frame, i) for i in range(first, last) if frame.tokens[i].start in loose)
    if wanted or any(m.says(*_NARROWING) for m in said):
        return False
    named = any(
        m.kind in _OF_FIGURES and m.kind not in (*passing, *living) and not (_ones_own(said, i) or _of_the_day(m))
        for i, m in enumerate(said)
    )
    elsewhere = any(token.norm in _ASKED for token in (*frame.tokens[:first], *frame.tokens[last:]))
    idly = (*_SHOWN, *_CLAIMED) if elsewhere else _SHOWN
    asked = any(m.kind == "op" and m.code not in idly for m in said)
    return not (named or asked or any(m.is_("negation", "without") for m in said))


def _dealing(frame: Frame, first: int, last: int) -> bool:
    """`I bring in floor tiles from Foshan.`: what the asker deals in, where no figures are held of what he names and
    nothing beside it points there ("how much of it")."""
    said = [m for m in frame.mentions if first <= m.first < last]
    own = next((i for i, m in enumerate(said) if m.kind == "self"), None)
    if own is None or frame.tokens[min(last, len(frame.tokens) - 1)].norm in _ASKED:
        return False
    behind = next((m for m in said[own + 1 :] if m.kind not in QUIET), None)
    led = all(m.kind in QUIET or m.kind == "courtesy" for m in said[:own])
    if not led or behind is None or behind.kind not in _OF_TRADE or behind.first - said[own].last > _BETWEEN:
        return False
    named = any(m.kind in _OF_FIGURES and m.kind not in _IN_DEALING and m is not behind for m in said)
    asked = any(m.kind in ("op", "question", "number") or m.says(*_NARROWING) for m in said if m is not behind)
    elsewhere = (m for m in frame.mentions if not first <= m.first < last)
    return not (named or asked or any(m.kind == "deictic" or m.says(*_POINTING) for m in elsewhere))


def _ones_living(frame: Frame, said: list[Mention]) -> tuple[str, ...]:
    """`I cover agriculture.`, `je bosse dans le conteneur.`: what somebody works in is not asked for, where the
    question has goods of its own, or a balance; else its figures may be of those goods."""
    if not any(m.says("in_the_trade") for m in said):
        return ()
    asked = [m for m in frame.mentions if m not in said]
    own = any(m.kind == "commodity" or m.is_("flow", "surplus", "deficit", "balance") for m in asked)
    return ("commodity", "unheld") if own else ("unheld",)


def _of_the_day(mention: Mention) -> bool:
    """`Today`, `now`: when it is said."""
    return mention.kind == "period" and mention.code.startswith(("today:day", "newest"))


def _ones_own(said: list[Mention], at: int) -> bool:
    """`My phone`: a thing that somebody has, and no goods; not what he writes about."""
    led = said[at - 1] if at else None
    return led is not None and led.kind == "self" and said[at].kind == "commodity" and not led.says("in_the_trade")
