"""What people say about themselves around a question: unknown words there ask for nothing. A long question that cannot
be read whole -> where the question itself begins, after what is told before it.

"I'm filling in a table for my seminar, and what I need is China's exports in 2025": an aside is a stretch between
commas, full stops and the like in which the asker speaks of himself and nothing of trade is named; so is all that comes
before the last "I" that stands before the first thing of trade, and all that comes after an "I" behind them all.

A whole sentence of some length in which nothing of trade is named and nothing is restricted ("Picture the listener on
the subway.") is one too. Any other unknown word may change what is asked.

"My professor says the numbers never match, so for September 2025 how much did China export to the US": the words before
the question set the scene and name nothing that it does not name itself. Only a question that was refused is cut so,
and only where what remains stands by itself: a deal or a flow, a time, and a word that asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bot.model import HOME
from bot.understanding.words.frame import Frame, Mention, holds, holds_any, says_in
from bot.understanding.words.text import Token

_BREAKS = frozenset(",;:.?!()")
_STRONG = frozenset(";:.?!-")
_MANY = 4
_OF_ANYTHING = ("period", "growth")  # what is spoken of in trade as anywhere else
_LONG = 5  # words: "by rail only." restricts, a sentence about something else does not
_MOVED = ("flow", "commodity", "growth", "direction", "event", "agency")  # what a question after causes is of
_OF_TRADE = frozenset(
    {"flow", "commodity", "place", "demonym", "period", "agency", "unheld", "narrower", "poll", "growth", "term"}
)


def spoken_to(frame: Frame) -> tuple[Token, ...]:
    """The leftover words that stand in the question itself."""
    if not frame.leftover:
        return ()
    selves = [m.first for m in frame.mentions if m.kind == "self"]
    greeted = [m.first for m in frame.mentions if m.is_("courtesy", "hello")]  # "hello team, exports in May?"
    limits = [m.first for m in frame.mentions if m.kind == "negation" or m.is_("fragment", "only")]
    asked = [m.first for m in frame.all("question", "how_many")]  # "how many goals did Vini Jr. score in 2025?"
    trade = [m.first for m in frame.mentions if m.kind in _OF_TRADE]
    if all(m.kind in _OF_ANYTHING for m in frame.mentions if m.kind in _OF_TRADE) or mostly_unknown(frame):
        return frame.leftover
    before = [at for at in selves if at < trade[0] and not _addressee(frame, at)]
    opening = before[-1] if before else -1
    dated = frame.has("period")  # "... in May my boss is waiting for them"
    after = [m.first for m in frame.mentions if m.is_("self", "ask") and m.first > max(trade)] if dated else []
    closing = min(after) if after and not any(at > min(after) for at in limits) else len(frame.tokens)
    # "how many emails did I get from China", "what documents do I need to import oil from Russia"
    # "how much tax do we pay on cars": what is counted is asked for, whoever speaks behind it
    counted = {m.last + 1 for m in frame.all("question", "how_many", "how_much", "what")}
    stretches = _stretches(frame)
    where = {token: i for i, token in enumerate(frame.tokens)}
    kept: list[Token] = []
    for token in frame.leftover:
        at = where.get(token, -1)
        first, last = next(((a, b) for a, b in stretches if a <= at <= b), (0, len(frame.tokens)))
        plain = not any(first <= i <= last for i in trade)
        aside = plain and any(first <= i <= last for i in (*selves, *greeted))
        if plain and not aside and not any(first <= i <= last for i in (*limits, *asked)):
            aside = last - first + 1 >= _LONG and _ends_strongly(frame, first, last)
        if not aside and (at in counted or not (0 <= at < opening or at > closing)):
            kept.append(token)
    return tuple(kept)


def told_aside(frame: Frame) -> tuple[Mention, ...]:
    """The words for what nobody here holds, but those that a sign parts from the term of which alone is asked behind
    them: `there's bonded trade and all that, but what is CIF`."""
    terms = frame.all("term") if frame.has("op", "define") and not frame.has_any("period", "commodity", "place") else ()
    broken = max(
        (i for i, t in enumerate(frame.tokens) if terms and t.norm in _BREAKS and i < terms[-1].first), default=0
    )
    return tuple(m for m in frame.all("unheld") if m.last >= broken)


def _addressee(frame: Frame, at: int) -> bool:
    """Whether somebody is who it is sent to (`forward the report to my boss`), or owns what a command is about (`redeem
    my points for soybeans`): what stands before is no aside then, unless a sign breaks it off."""
    one = next(m for m in frame.mentions if m.first == at)
    trade = min(m.first for m in frame.mentions if m.kind in _OF_TRADE)
    if at == 0 or any(t.kind == "symbol" and t.norm in _BREAKS for t in frame.tokens[at:trade]):
        return False
    before = frame.tokens[at - 1]
    sent = any(m.last == at - 1 and m.is_("prep", "to") for m in frame.mentions)
    owned = one.is_("self", "me") and one.says("determiner") and before == frame.tokens[0]
    return sent or (owned and before in frame.leftover)


def mostly_unknown(frame: Frame) -> bool:
    """Whether half or more of what is said is in words that nobody here knows: then none of it is an aside."""
    unknown = len(frame.leftover)
    return unknown >= _MANY and unknown * 2 >= sum(token.is_content for token in frame.tokens)


_TELLING = ("growth", "direction", "compare", "multiple")  # how something moved


def narrowing(frame: Frame, leftover: tuple[Token, ...]) -> tuple[Token, ...]:
    """Those unknown words that may narrow what is asked: beside a flow or goods, or after a preposition.

    A sign of a language written without spaces always may: 舊年5月, a year that nobody here reads.

    For questions after causes alone: elsewhere an unknown word there tells how it moved ("why did exports nosedive").
    """
    if frame.has("self", "me") and not frame.has_any(*_MOVED):
        return leftover  # "why has my transfer to Korea not arrived": of whoever asks
    where = {token: i for i, token in enumerate(frame.tokens)}
    topics = [m for m in frame.mentions if m.kind in ("flow", "commodity", "party")]
    moved = next((m.first for m in frame.mentions if m.kind in ("growth", "direction")), len(frame.tokens))
    last = max((m.first for m in frame.mentions if m.kind in _TELLING), default=0)
    begin = max((i for i, token in enumerate(frame.tokens[:last]) if token.norm in ".!?"), default=0)
    behind = [m.last + 1 for m in topics if m.kind != "party" and begin <= m.last < last]  # "copper pipes fell"
    topic = {*(m.first - 1 for m in topics), *behind}
    governed = {m.last + 1 for m in frame.mentions if m.kind == "prep"}
    owned = {m.last + 1 for m in frame.all("prep", "of") if m.first in behind}  # "the balance of the wheel"
    governed |= {m.last + 1 for m in frame.mentions if m.first in owned and m.says("determiner")}
    governed |= {m.last + 1 for m in frame.all("flow") if m.first > moved}  # рухнул импорт энергоносителей: of what
    told_by = {m.last + 1 for m in frame.mentions if m.is_("books", "according_to")}  # "according to the WTO"
    governed |= told_by | {m.last + 1 for m in frame.mentions if m.first in told_by and m.says("determiner")}
    listed = {i for i, token in enumerate(frame.tokens) if token.norm in (",", "/", "&")}
    kept = []
    for token in leftover:
        at = where.get(token, -1)
        if at in topic or at in governed or at - 1 in listed or token.kind == "han":
            kept.append(token)
    return tuple(kept)


def _ends_strongly(frame: Frame, first: int, last: int) -> bool:
    """Whether the stretch stands by itself between full stops, colons, dashes or the ends of the text."""
    edges = [frame.tokens[i].norm for i in (first - 1, last + 1) if 0 <= i < len(frame.tokens)]
    return bool(edges) and all(edge in _STRONG for edge in edges)


def _stretches(frame: Frame) -> list[tuple[int, int]]:
    """First and last token of each stretch between breaks."""
    found: list[tuple[int, int]] = []
    start = 0
    for i, token in enumerate(frame.tokens):
        dash = token.norm == "-" and not token.glued
        inside = token.norm in ":." and token.glued and i + 1 < len(frame.tokens) and frame.tokens[i + 1].glued
        if (token.norm in _BREAKS or dash) and token.kind == "symbol" and not inside:  # a:b and a.b are of one piece
            found.append((start, i - 1))
            start = i + 1
    found.append((start, len(frame.tokens) - 1))
    return found


def words_of(leftover: tuple[Token, ...]) -> list[str]:
    """The leftover tokens as words: characters that stand side by side are one."""
    words: list[str] = []
    end = -1
    for token in leftover:
        if words and token.kind == "han" and token.start == end:
            words[-1] += token.said
        else:
            words.append(token.said)
        end = token.end
    return words


_FEWEST = 14  # tokens: a shorter question has no such preamble
_LEAST = 4  # tokens of the preamble
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


def after_preamble(frame: Frame, contexts: frozenset[str] = frozenset()) -> Iterator[int]:
    """The places in the text where the question may begin, the last first."""
    if len(frame.tokens) < _FEWEST or not frame.mentions:
        return
    for at in sorted(_beginnings(frame), reverse=True):
        if at >= _LEAST and _stands_alone(frame, at) and _scene_only(frame, at, contexts):
            yield frame.tokens[at].start


def after_story(frame: Frame, contexts: frozenset[str]) -> int:
    """Where the question begins after a sentence in which somebody tells of himself and of no figure, though it names a
    country, the tariffs or a deal: "My thesis is about the decoupling of the US and China. I need ...". 0: none is.
    """
    ends = [i for i, t in enumerate(frame.tokens[:-1]) if t.norm in (".", "!") and not frame.tokens[i + 1].glued]
    for at in (end + 1 for end in reversed(ends)):
        head = [m for m in frame.mentions if m.first < at]
        plain = all(m.kind in _STORY or _aside(m, contexts) or (m.is_("question", "who") and m.first) for m in head)
        spoken = any(m.kind == "self" or m.says("person") for m in head)
        names = holds_any(head, "place", "demonym", "event", "commodity")
        if (
            at >= _LEAST
            and plain
            and spoken
            and names
            and _stands_alone(frame, at)
            and _scene_only(frame, at, contexts)
        ):
            return frame.tokens[at].start
    return 0


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
