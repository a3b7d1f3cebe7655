"""A long question that cannot be read whole -> where the question itself begins, after what is told before it.

"My professor says the numbers never match, so for September 2025 how much did China export to the US": the words before
the question set the scene and name nothing that it does not name itself. Only a question that was refused is cut so,
and only where what remains stands by itself (a deal or a flow, a time and a word that asks) and what goes asks nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bot.model import HOME
from bot.understanding.words.frame import Frame, Mention, holds, holds_any, says_in

_FEWEST = 14  # tokens: a shorter question has no such preamble
_LEAST = 4  # tokens of the preamble
_COMMA = 1  # token
_MARKS = frozenset(",;:.?!-()")
_ENDS = frozenset(".!")
_ENTITIES = frozenset(
    {"place", "demonym", "commodity", "flow", "period", "agency", "poll", "unheld", "narrower", "event", "term", "unit"}
)
_NAMED_ANEW = frozenset({"place", "commodity", "period", "flow"})  # the question's own stand in place of the story's
_ASKING_OPS = (
    "how_fast", "difference", "count", "streak", "which", "record", "average", "share", "sum", "brief", "rank", "trend",
)  # fmt: skip
_RESTRICTS = frozenset({"prep"})
_STORY = (
    "self", "harmless", "direction", "party", "courtesy", "prep", "conj", "place", "demonym", "opinion", "deictic"
)  # fmt: skip
_TOLD_OF_TRADE = ("flow", "verb", "period", "op", "growth", "direction", "unit", "agency", "negation", "event")
_SPEAKING = ("verb", "direction", "growth", "opinion", "poll", "event")  # a sentence is told
_ONSET = ("question", "conj", "self")


def after_preamble(frame: Frame, until: int, contexts: frozenset[str] = frozenset()) -> Iterator[int]:
    """The places in the text where the question may begin, the last first; none behind the character `until`."""
    if len(frame.tokens) < _FEWEST or not frame.mentions:
        return
    for at in sorted(_beginnings(frame), reverse=True):
        begin = frame.tokens[at].start
        if _within(frame, at):
            continue
        if at >= _LEAST and begin <= until and _stands_alone(frame, at) and _scene_only(frame, at, contexts):
            yield begin


def _within(frame: Frame, at: int) -> bool:
    """Whether brackets stand open there, or a list goes on: `the big three (Japan, Korea, Taiwan) together`; a sign
    that is read as a joint (法国、意大利) is within it too."""
    at += frame.tokens[at].norm == ","
    signs = [t.norm for t in frame.tokens[:at]]
    two = [m for m in frame.mentions if m.last == at - _COMMA - 1 or m.first == at]
    listed = len(two) > 1 and signs[-1:] == [","] and two[0].kind == two[1].kind == "place"
    return listed or signs.count("(") > signs.count(")")


def after_story(frame: Frame, contexts: frozenset[str]) -> int:
    """Where the question begins after a sentence in which somebody tells of himself and of no figure, though it names a
    country, the tariffs or a deal: "My thesis is about the decoupling of the US and China. I need ...", or that figures
    come out: "I can't find the release: ...". 0: none is.
    """
    ends = [i for i, t in enumerate(frame.tokens[:-1]) if t.norm in (".", "!", ":") and not frame.tokens[i + 1].glued]
    for at in (end + 1 for end in reversed(ends)):
        head = [m for m in frame.mentions if m.first < at]
        plain = all(m.kind in _STORY or _aside(m, contexts) or (m.is_("question", "who") and m.first) for m in head)
        spoken = any(m.kind == "self" or m.says("person") for m in head)
        names = plain and frame.tokens[at - 1].norm != ":" and holds_any(head, "place", "demonym", "event", "commodity")
        if (
            at >= _LEAST
            and spoken
            and (names or _of_a_release(head))
            and _stands_alone(frame, at)
            and _scene_only(frame, at, contexts)
        ):
            return frame.tokens[at].start
    return 0


def _of_a_release(head: list[Mention]) -> bool:
    """That figures come out is told, in words that name nothing else of trade."""
    told = [m for m in head if m.is_("op", "release_date", "published")]
    return bool(told) and all(m in told or m.kind in ("self", "harmless", "conj", "courtesy", "number") for m in head)


def _aside(mention: Mention, contexts: frozenset[str]) -> bool:
    """Tariffs, the yuan or a deal: what a story is about, and no goods."""
    return (
        mention.kind == "event"
        or (mention.kind == "commodity" and mention.code in contexts)
        or mention.is_("op", "chart")
    )


def _beginnings(frame: Frame) -> set[int]:
    """Tokens that may open a question: after a sign that breaks, or where a word asks or joins."""
    found = {i + 1 for i, t in enumerate(frame.tokens[:-1]) if t.kind == "symbol" and t.norm in _MARKS and not t.glued}
    found |= {i + 1 for i, t in enumerate(frame.tokens[:-1]) if t.norm in ",;:.?!" and not frame.tokens[i + 1].glued}
    found |= {
        m.first for m in frame.mentions if m.kind in _ONSET or m.is_("op", *_ASKING_OPS) or m.is_("measure", "share")
    }
    return found


def _stands_alone(frame: Frame, at: int) -> bool:
    """Whether what begins there asks by itself: what is traded, when, and nothing that points back."""
    tail = [m for m in frame.mentions if m.first >= at]
    kinds = {m.kind for m in tail}
    deals = bool(kinds & {"flow", "verb", "commodity"})
    asks = "question" in kinds or any(m.is_("op", *_ASKING_OPS) or m.is_("self", "ask") for m in tail)
    asks = asks or any(m.is_("measure", "share") or m.says("request") for m in tail)
    asks = asks or frame.tokens[-1].norm == "?" or _heads(frame, at, tail)
    leans = holds(tail, "deictic", "same", "first_one", "second_one", "third_one", "other_one")
    leans = leans or (holds(tail, "deictic", "there") and not kinds & {"place", "demonym"})
    return deals and asks and "period" in kinds and not leans


def _heads(frame: Frame, at: int, tail: list[Mention]) -> bool:
    """`... at 9. Exports, imports and surplus for June 2026`: a sentence of its own of what figures are asked by."""
    led = frame.tokens[at - 1].norm in _ENDS and bool(tail) and tail[0].kind in ("flow", "commodity", "demonym")
    return led and not holds_any(tail, "verb", "direction", "self", "more", "compare", "op")


def _scene_only(frame: Frame, at: int, contexts: frozenset[str] = frozenset()) -> bool:
    """Whether the preamble names nothing that the question does not, somebody speaks in it, and none of its unknown
    words narrows what is asked ("for the port of Ningbo")."""
    tail = [m for m in frame.mentions if m.first >= at]
    traded = holds(tail, "flow")
    dated = any(m.kind == "period" and not m.code.startswith("earlier") for m in tail) or holds(tail, "event")
    head = [m for m in frame.mentions if m.first < at]
    if holds(head, "event") and holds(head, "op", "when", "define", "happened"):
        return False  # "when was the truce, and ...": a question of its own
    if any(m.says("request") and after.kind in ("flow", "commodity") for m, after in pairwise(head)):
        return False  # "but what about imports, and did ..."
    if _asks_by_itself(head):
        return False
    # the tariffs or a deal that somebody tells of narrow no figure of trade that has its own time
    head = [m for m in head if not (traded and dated and _aside(m, contexts))]
    if _introduced(frame, head, tail):
        return True
    named = {(_kind(m), m.code) for m in frame.mentions if m.first >= at and m.kind in _ENTITIES}
    kinds = {kind for kind, code in named if code != HOME} & _NAMED_ANEW
    kinds |= {"flow"} if holds(tail, "verb") else set()  # "what did China sell to Russia"
    if holds(head, "negation", "without"):
        return False
    head = [m for m in head if m.code != HOME]  # whose trade it is in any case
    if any(m.kind in _ENTITIES and (_kind(m), m.code) not in named and _kind(m) not in kinds for m in head):
        return False
    begin = frame.tokens[at].start
    unknown = [i for i, t in enumerate(frame.tokens) if t.start < begin and t in frame.leftover]
    broken = any(t.kind == "symbol" and t.norm in _MARKS for t in frame.tokens[(unknown[-1] if unknown else 0) : at])
    spoken = any(m.kind in ("self", "opinion", "courtesy", "books") or m.says("person") for m in head)
    return (broken and (spoken or at >= 2 * _LEAST)) or (spoken and not any(_governed(frame, i) for i in unknown))


def _asks_by_itself(head: list[Mention]) -> bool:
    """`What gap did the US record with Taiwan in December 2025, and how many ...`, `Exports in nutshells, May 2024, and
    what ...`: a question of its own, or the heading of one."""
    asked = holds_any(head, "question", "extreme") or holds(head, "op", *_ASKING_OPS)
    named = holds_any(head, "flow", "verb", "commodity") or (asked and holds_any(head, "place"))
    told = holds_any(head, *_SPEAKING) or holds(head, "books", "says")
    opens = bool(head) and head[0].kind == "question"  # "what's the surplus everybody talks about, for 2025, and ..."
    return named and (holds(head, "period") or opens) and (asked or not told) and not holds_any(head, "self", "opinion")


def _introduced(frame: Frame, head: list[Mention], tail: list[Mention]) -> bool:
    """`Soy productor de soja en Santa Fe y ...`, `Ich bin Sojabauer in Niedersachsen und ...`: what somebody is, in a
    word that nobody here knows, and where; the question after it names a country itself."""
    if not head or not head[0].says("introducing"):
        return False
    if holds_any(head, *_TOLD_OF_TRADE) or not holds_any(tail, "place", "demonym"):
        return False
    at = head[0].last + 1
    while any(m.first == at and (m.says("determiner") or m.kind == "commodity") for m in head):
        at = next(m.last + 1 for m in head if m.first == at)
    trade = at < len(frame.tokens) and frame.tokens[at] in frame.leftover
    return trade and not says_in(tail, "pronoun", "its", "possessive")


def _governed(frame: Frame, at: int) -> bool:
    """Whether a preposition stands before an unknown word, over words that nobody knows and small ones."""
    mentions = {i: m for m in frame.mentions for i in range(m.first, m.last + 1)}
    for i in range(at - 1, -1, -1):
        known = mentions.get(i)
        if known is not None and (known.kind in _RESTRICTS or any(kind in _RESTRICTS for kind, _ in known.others)):
            return True
        if known is not None and not known.is_("harmless"):
            return False
        if frame.tokens[i].norm in _MARKS:
            return False
    return False


def _kind(mention: Mention) -> str:
    """A country and its adjective name one thing."""
    return "place" if mention.kind in ("demonym", "agency") else mention.kind
