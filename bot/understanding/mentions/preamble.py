"""What people say about themselves around a question: unknown words there ask for nothing.

"I'm filling in a table for my seminar, and what I need is China's exports in 2025": an aside is a stretch between
commas, full stops and the like in which the asker speaks of himself and nothing of trade is named; so is all that comes
before the last "I" that stands before the first thing of trade, and all that comes after an "I" behind them all.

A whole sentence of some length in which nothing of trade is named and nothing is restricted ("Picture the listener on
the subway.") is one too. Any other unknown word may change what is asked.
"""

from __future__ import annotations

from bot.model import HOME
from bot.understanding.clauses.wished_for import wished_for
from bot.understanding.words.frame import Frame, Mention, holds_any
from bot.understanding.words.text import Token

_BREAKS = frozenset(",;:.?!()")
_STRONG = frozenset(";:.?!-")
_MANY = 4
_OF_ANYTHING = ("period", "growth")  # what is spoken of in trade as anywhere else
_LONG = 5  # words: "by rail only." restricts, a sentence about something else does not
_MOVED = ("flow", "commodity", "growth", "direction", "event", "agency")  # what a question after causes is of
_WHO_TELLS = 7  # tokens at most before the word that says that somebody claims something
_NOBODY = ("harmless", "self", "courtesy")
_CLAIMED = ("number", "direction", "compare", "extreme", "more", "growth", "op")
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
    tellers = _tellers(frame)
    where = {token: i for i, token in enumerate(frame.tokens)}
    kept: list[Token] = []
    for token in frame.leftover:
        at = where.get(token, -1)
        first, last = next(((a, b) for a, b in stretches if a <= at <= b), (0, len(frame.tokens)))
        plain = not any(first <= i <= last for i in trade)
        aside = plain and any(first <= i <= last for i in (*selves, *greeted))
        aside = aside or at in tellers or (plain and first > max(trade) and _of_somebody(frame, first, last))
        if plain and not aside and not any(first <= i <= last for i in (*limits, *asked)):
            aside = last - first + 1 >= _LONG and _ends_strongly(frame, first, last)
            aside = aside and not (_asks(frame, last) and _names_but_a_thing(frame, first, last))
            aside = aside and not _spelt_out(frame, first, last)
        outside = aside or (at not in counted and (0 <= at < opening or at > closing))
        if not outside or wished_for(frame, at):
            kept.append(token)
    return tuple(kept)


def _tellers(frame: Frame) -> frozenset[int]:
    """The words at the head of a text that only say who claims what follows: "Harry down the pub swears China's surplus
    was under a trillion", "desk chief insists". Where neither a person nor China is named, they may be an office that
    counts for another country."""
    says = next((m for m in frame.mentions if m.says("asserting")), None)
    if says is None or not 0 < says.first <= _WHO_TELLS:
        return frozenset()
    who = [m for m in frame.mentions if m.first < says.first]
    told = [m for m in frame.mentions if m.first > says.last]
    plain = all(m.kind in _NOBODY or m.is_("prep", "from", "in", "on", "of", "at") for m in who)
    signed = any(token.norm in _BREAKS for token in frame.tokens[: says.first])
    known = any(m.kind == "self" or m.says("person") for m in who) or any(
        m.kind in ("place", "demonym") and m.code == HOME for m in told
    )
    claimed = holds_any(told, "flow", "commodity") and holds_any(told, *_CLAIMED) and not holds_any(told, "books")
    owned = any(m.says("hers") for m in told) or holds_any(told, "question")
    if not (plain and known and claimed) or signed or owned:
        return frozenset()
    return frozenset(range(says.first))


def _of_somebody(frame: Frame, first: int, last: int) -> bool:
    """Whether a sentence behind a claim only speaks of somebody: "he's talking rot isn't he"; where nothing is claimed,
    it may say what he wants of the goods."""
    said = [m for m in frame.mentions if first <= m.first <= last]
    if not first or not frame.has("op", "check") or not _ends_strongly(frame, first, last):
        return False
    asked = holds_any(said, "question", "verb", "number", "compare", "more") or any(
        m.kind == "op" and m.code != "check" for m in said
    )
    return any(m.says("somebody") for m in said) and not asked


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


def traded(frame: Frame, leftover: tuple[Token, ...]) -> tuple[Token, ...]:
    """Those unknown words that name what was traded or with whom, right behind a flow or such a word: `imports of
    energy from the Gulf`; `the war in the Gulf` tells of an event."""
    where = {token: i for i, token in enumerate(frame.tokens)}
    behind = {m.last + 1 for m in frame.mentions if m.kind in ("flow", "commodity")}
    kept: list[Token] = []
    for token in leftover:
        at = where.get(token, 0)
        while at and any(m.first == at - 1 == m.last and m.says("determiner") for m in frame.mentions):
            at -= 1
        led = any(m.first in behind and m.last + 1 == at for m in frame.all("prep", "of", "from", "to", "into"))
        if led:
            kept.append(token)
            behind.add(where[token] + 1)
    return tuple(kept)


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


def _spelt_out(frame: Frame, first: int, last: int) -> bool:
    """`Copper imports in 2025: blister and refined/cast`: what is spelt out behind a colon is asked for."""
    if not first or frame.tokens[first - 1].norm != ":":
        return False
    told = any(m.kind in ("flow", "commodity") and m.last < first for m in frame.mentions)
    signs = {token.norm for token in frame.tokens[first : last + 1]}
    joined = any(m.kind == "conj" and first <= m.first <= last for m in frame.mentions)
    return told and (joined or bool(signs & {"/", "&"}))


def _asks(frame: Frame, last: int) -> bool:
    return last + 1 < len(frame.tokens) and frame.tokens[last + 1].norm == "?"


def _names_but_a_thing(frame: Frame, first: int, last: int) -> bool:
    """`What's the difference between ... on a tricycle? Attire!`: what stands beside it asks for no figure."""
    beside = [m for m in frame.mentions if m.last < first or m.first > last]
    return not holds_any(beside, "flow", "period", "measure", "growth", "op", "verb")


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
