"""Whether a text tells something at length and names next to nothing of trade: prose, which asks for no figure.

"And as a result, the American people are more secure than they were before": a country and a comparison, as any speech
has them. What is asked for is said by a question, by what is wanted of a figure or by two words of trade that hold
together; where none of it stands in a whole sentence, one word of trade is a coincidence.
"""

from __future__ import annotations

from typing import Final

from bot.understanding.refusals.grounds import is_newest
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import BALANCES, ONE_WAY, SAYING, STATING, TRADED

_EVIDENCE = (*(kind for kind in TRADED if kind != "books"), "place", "demonym", "period", "unit", "scale", "measure")
_GIVEN = ("get", "give", "take", "pay")  # what is done in any story
# What is said of anything as much as of a figure: "it was wrong", "I missed it", "both counts".
_SAID = frozenset({"check", "missed", "surprise", "mirror", "gap", "happened", "published", "forecast"})
# What asks of the data, but in a sentence that ends as one: "the supplied key could not be found in the database."
_STATED = frozenset({"fresh", "source", "held", "define", "rank", "contribution", "why"})
_ASKED = ("extreme", "fragment", "ordinal")
_SENTENCE = 6  # words of a sentence that tells
_TWO: Final = 2  # words of trade that hold together
_ENDS = frozenset(".!:")
_ASKS = frozenset("?？")


def told_of(frame: Frame) -> bool:
    """Whether it is a sentence of a story, of which one word at most is one of trade."""
    if frame.ways.unspaced or frame.tokens[-1].norm == "?" or frame.has_any(*_ASKED) or _asks(frame):
        return False
    if sum(any(map(str.isalnum, token.norm)) for token in frame.tokens) < _SENTENCE:
        return False
    named = {(m.kind, m.code): m for m in frame.mentions if _of_trade(m) and not (m.kind == "place" and m.corrected)}
    if frame.tokens[-1].norm in _ENDS:  # "currently it is one of the regions of Italy."
        named = {one: m for one, m in named.items() if not (is_newest(m) or (m.kind == "party" and m.says("bloc")))}
    told = frame.tokens[-1].norm in _ENDS and not (named or frame.has("self") or frame.says("you"))
    said = _SAID | _STATED if told else _SAID
    if any(m.code not in said for m in frame.all("op")) or not _tells(frame):
        return False
    return len(named) < _TWO and not any(_by_itself(m, frame) for m in named.values())


def prose(frame: Frame) -> bool:
    """Whether a whole text asks nothing and has more words that nobody here knows than words of trade: no part of it is
    told, however much like trade it sounds by itself."""
    unknown = len(frame.leftover)
    if not unknown or any(token.norm in _ASKS for token in frame.tokens):
        return False
    named = {(m.kind, m.code) for m in frame.mentions if _of_trade(m) and not (is_newest(m) or m.corrected)}
    if unknown < _TWO:  # "first we take Manhattan, then we take Berlin"
        return all(kind in ("place", "demonym") for kind, _ in named) and not frame.has("extreme")
    return len(named) <= max(_TWO, unknown)


def _asks(frame: Frame) -> bool:
    """Whether it asks though no sign says so: `is it up`, `the tariff, how high`; who, what, when in the middle of a
    sentence that ends as one only go on with it."""
    opening = frame.mentions[0]
    if opening.says(*STATING) or frame.has("deictic", "same"):
        return True
    if frame.says("told_in_figures", "was_it") or opening.kind == "term":
        return True  # "what are rare earths": one phrase
    if opening.kind == "op" and opening.code != "why":
        return True  # "define year on year for me"
    if frame.says("request", "tally", "to_me") or frame.has("self", "ask"):
        return True  # "I need the tariff on Chinese goods", "it was worse than the numbers of June"
    if opening.says("pronoun") and opening.last > opening.first:
        return True  # "is it going up or down"
    ends = frame.tokens[-1].norm in _ENDS
    return any(not ends or m is opening for m in frame.all("question"))


def _of_trade(m: Mention) -> bool:
    """Whether a word speaks of trade or of a time, as it was typed."""
    if m.says("account"):
        return False
    return m.kind in _EVIDENCE or (m.kind == "verb" and m.code not in _GIVEN)


def _by_itself(m: Mention, frame: Frame) -> bool:
    """Whether one word of trade is enough: `exports went up a lot since then`; goods and indices are, unless somebody
    is spoken of or to."""
    if m.kind == "flow":
        return m.code in (*ONE_WAY, *BALANCES, "total") and not m.says("any_balance")
    if m.kind == "term":  # "at what time comes FT-900"
        return m is frame.mentions[-1] and frame.tokens[-1].norm not in _ENDS
    return m.kind == "commodity" and not (frame.has("self") or frame.says("you", "somebody"))


def _tells(frame: Frame) -> bool:
    """Whether it is a sentence: somebody is or does something."""
    says = frame.says(*STATING, "you", "somebody", "pronoun") or frame.has("harmless", *SAYING)
    return says or frame.has_any("self", "verb", "direction") or frame.tokens[-1].norm in _ENDS
