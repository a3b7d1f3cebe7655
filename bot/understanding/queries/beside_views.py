"""A question for figures beside one that none answer -> the figures, and why there are none for the other: "Would a
weaker dollar matter? What were exports in 2025?", "When did exports last fall, and where do you get your data?"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.errors import Ambiguous, CannotAnswer, NotTrade, Opinion
from bot.model import HOME, Query, Question, Quoted, Statement
from bot.understanding.clauses.in_parts import Part
from bot.understanding.queries.in_turn import LONGEST_LEFT, TIMELESS, Parts, Read, Reader
from bot.understanding.queries.nothing_lost import lost_of
from bot.understanding.words.frame import Frame
from bot.understanding.words.kinds import TARIFFS, WHO

_MOST: Final = 4  # parts: what has more is an article
_LEANING: Final = ("deictic", "fragment", "negation")
_POINTING: Final = ("pronoun", "its", "possessive", "then", "it_again", "would_be", "if_so")
_TOPICS: Final = ("flow", "verb", "commodity", "party", "period")
_UNKNOWN: Final = "refusal.not_trade.other"
_OF_DATA: Final = ("source", "fresh", "held", "release_date", "release_next", "define")
_HELP: Final = "refusal.not_trade.help"


def beside_views(question: Question, whole: Read, parts: tuple[Part, ...], read: Reader) -> Parts | None:
    """The figures, then what cannot be told; None where one may lean on the other, or all of it is told anyway."""
    if question.before or not 1 < len(parts) <= _MOST or not all(part.mentions for part in parts):
        return None
    said = [_words(question.text, whole.frame, part) for part in parts]
    others = [i for i, part in enumerate(parts) if _names_nothing(part)]
    if not others or len(others) == len(parts):
        return None
    dated = all(parts[i].dated_itself for i in range(len(parts)) if i not in others)
    left = {token.start for token in whole.frame.leftover}
    if not all(_may_be_told(parts[i], i == 0, dated, left) for i in others):
        return None
    answers = [_unanswered(question, said[i], parts[i], i == 0, dated, read) for i in others]
    if None in answers:
        return None
    closed = [i == 0 or question.text[: parts[i - 1].end].endswith(("?", ".", "!")) for i in range(len(parts))]
    figures = [_figures(question, said[i], parts[i], closed[i], read) for i in range(len(parts)) if i not in others]
    if not all(figures):
        return None
    told = [query for one in figures for query in one]
    views = [part for part in whole.queries if isinstance(part, Opinion)]
    beside = [views[0] if views and isinstance(part, Ambiguous) else part for one in answers for part in one or ()]
    beside = [part for part in beside if not _is_source(part)]  # each reply names the source of its figures
    lacks = not {*told} <= {*whole.queries} or not {*map(_kind, beside)} <= {*map(_kind, whole.queries)}
    return tuple(dict.fromkeys((*told, *beside))) if lacks else None


def _names_nothing(part: Part) -> bool:
    """Whether it names nothing that another may be asked of, and points at nothing."""
    named = any(m.kind in _TOPICS and not (m.kind == "commodity" and m.code in TARIFFS) for m in part.mentions)
    named = named or any(m.kind in WHO and m.code != HOME for m in part.mentions)
    return not (named or part.has_any(*_LEANING) or part.says("pronoun", "then", "it_again"))


def _may_be_told(part: Part, first: bool, dated: bool, left: set[int]) -> bool:
    """Whether it may come to anything by itself, as far as its words show: to read it takes as long as the whole."""
    if part.has_any("opinion", "courtesy") or part.has("op", *_OF_DATA):
        return True
    if any(m.kind == "op" and m.code != "why" for m in part.mentions):
        return False
    return part.asks and dated and (first or any(part.start <= start < part.end for start in left))


def _unanswered(question: Question, text: str, part: Part, first: bool, dated: bool, read: Reader) -> Parts | None:
    """What a part comes to by itself of which no figures are asked: an opinion, the data, no trade; nothing of somebody
    who only says how he asks; None for any other. `dated`: the figures are of times of their own."""
    alone = read(replace(question, text=text))
    one = alone.queries[0]
    if len(alone.queries) > 1 or (isinstance(one, Query) and one.operation != "coverage"):
        return None
    if isinstance(one, Query | Opinion):
        return (one,)
    if isinstance(one, NotTrade) and one.said.kind == _HELP:
        return (one,)
    strange = (part.asks or part.has("opinion")) and isinstance(one, NotTrade) and one.said.kind == _UNKNOWN
    strange = strange and not any(m.kind == "measure" or (m.kind == "op" and m.code != "why") for m in part.mentions)
    if not strange or not (part.has("opinion") or (dated and (first or alone.frame.leftover))):
        return None
    if part.has("self") and not text.endswith("?"):
        return ()
    word = Quoted(text.strip(" ,;:.?!")[:LONGEST_LEFT], alone.frame.language)
    return (Ambiguous(Statement.of("refusal.ambiguous.left_over", word=word), None, ()),)


def _figures(question: Question, text: str, part: Part, closed: bool, read: Reader) -> tuple[Query, ...]:
    """The queries of a part that says by itself what is asked; `closed`: nothing is supposed ahead of it."""
    if (
        not part.asks
        or part.has_any(*_LEANING)
        or part.says(*_POINTING)
        or part.has("ordinal")  # "in the first year": of those that are held
        or not part.has_any("flow", "commodity", "verb", "party")
    ):
        return ()
    alone = read(replace(question, text=text))
    told = tuple(query for query in alone.queries if isinstance(query, Query) and query.operation not in TIMELESS)
    whole = len(told) == len(alone.queries) and lost_of(alone.frame, told) is None
    return told if whole and (closed or part.dated or part.mentions[0].is_("conj")) else ()


def _words(text: str, frame: Frame, part: Part) -> str:
    """Without what joins it to the one before it."""
    first = next((m for m in part.mentions if m.kind != "conj"), part.mentions[0])
    start = frame.tokens[first.first].start if part.mentions[0].kind == "conj" else part.start
    return text[start : part.end].strip(" ,;&")


def _is_source(part: Query | CannotAnswer) -> bool:
    return isinstance(part, Query) and (part.operation, part.by) == ("coverage", "source")


def _kind(part: Query | CannotAnswer) -> str:
    return part.operation if isinstance(part, Query) else part.said.kind
