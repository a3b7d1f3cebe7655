"""A text of several questions, or of one after what is told first -> its parts, each with where it stands in the text.

A part begins after a sentence, and where behind a comma, a dash or a joining word a word opens a question: "the surplus
in 2025, which month was the largest and did it beat 2024?" has three."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from bot.understanding.clauses.sentences import ends_of_sentences, over_a_time
from bot.understanding.words.frame import Frame, Mention, Mentioned, first_in, holds, holds_any
from bot.understanding.words.kinds import COURSES

_BREAKS: Final = frozenset(",:-;\"'")
_SIGNS: Final = _BREAKS | frozenset("?!.")
_TURNED: Final = "¿"
_BROKEN_OFF: Final = [".", "."]  # "how much more than in... well, how much since May"
_ASKING: Final = (
    "how_fast", "why", "when", "which", "count", "streak", "define", "release_next", "release_date", "fresh", "held"
)  # fmt: skip
_ASKED_BY: Final = ("request", "choosing", "measuring", "asked_in_tonnes")
_AUXILIARY: Final = ("auxiliary", "copula")
_WITH_PRONOUN: Final = ("pronoun", "it_again")  # "did it", "what was it"
_NAMING: Final = ("flow", "commodity", "place", "demonym", "period", "growth", "unit")
_LEADING: Final = ("flow", "verb", "commodity", "place", "demonym", "period", "agency", "books")
_TELLING: Final = (
    *_NAMING, "verb", "op", "unheld", "narrower", "number", "agency", "poll", "event", "term", "direction"
)  # fmt: skip
_RELATED: Final = ("direction", "growth", "compare")
_NOMINAL: Final = ("flow", "commodity", "growth", "measure", "extreme")


@dataclass(frozen=True, slots=True)
class Part(Mentioned):
    """A stretch of the text, whether it asks (by the word that opens it or the sign that closes it), and its words."""

    start: int
    end: int
    asks: bool
    mentions: tuple[Mention, ...]
    _kinds: dict[str, tuple[Mention, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _codes: dict[str, set[str]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _marks: set[str] = field(default_factory=set, init=False, repr=False, compare=False)
    _said: set[str] = field(default_factory=set, init=False, repr=False, compare=False)
    _rows: list[int] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def dated(self) -> bool:
        return self.has("period")

    @property
    def dated_itself(self) -> bool:
        """Whether it names a time, and not only the newest."""
        return any(m.kind == "period" and not m.code.startswith("newest") for m in self.mentions)

    @property
    def follows(self) -> bool:
        """Whether it asks by leaning on a question: "the same for the EU"."""
        return any(m.kind == "fragment" or m.is_("deictic", "same") for m in self.mentions)

    @property
    def defines(self) -> Mention | None:
        """The flow that it asks the meaning of: "what is a trade surplus"."""
        asked = self.has("op", "define") and not self.dated
        return self.first("flow") if asked else None

    @property
    def takes_back(self) -> bool:
        """Whether it says that what was said before it was a slip, and asks nothing anew."""
        said = next((m for m in self.mentions if m.kind != "harmless"), None)
        slip = not self.asks and said is not None and said.is_("fragment", "no", "meant")
        return slip and (self.dated or self.trades)

    @property
    def trades(self) -> bool:
        """Whether it names a flow, goods or a trade."""
        return self.has_any("flow", "commodity", "verb")

    @property
    def names_goods(self) -> bool:
        return self.has_any("flow", "commodity")

    @property
    def asks_itself(self) -> bool:
        """Whether it asks, and of what it names: goods, or an event."""
        return self.asks and (self.names_goods or self.has("event"))

    @property
    def tells(self) -> bool:
        """Whether it says anything of trade."""
        return self.has_any(*_TELLING)

    @property
    def counts_back(self) -> bool:
        """Whether its time is counted from another: "the year before"."""
        return any(m.kind == "period" and m.code.startswith("earlier") for m in self.mentions)

    @property
    def points_then(self) -> bool:
        """Whether it is asked of a time that was told: "what were exports then"."""
        return any(m.kind == "deictic" or m.says("then") for m in self.mentions)

    @property
    def asks_it(self) -> bool:
        """Whether it asks for no more than what was told before it: "what is it please", "do you have that?"."""
        bare = self.only("harmless", "self", "courtesy", "conj")
        held = self.only("harmless", "self", "courtesy", "op", "deictic")
        held = held and bool(self.mentions) and self.mentions[0].is_("op", "held")
        pointing = self.says("pronoun") or self.has("deictic", "that", "them")
        return (bare and self.says("it_again")) or (held and pointing)

    @property
    def leads_on(self) -> bool:
        """Whether what follows may lean on it: it names a flow, goods, a place or a time, and not one that is counted
        from what was asked before ("how much was it a year earlier?")."""
        named = [m for m in self.mentions if m.kind in _LEADING]
        return any(not m.code.startswith("earlier") for m in named)

    @property
    def heads(self) -> bool:
        """Whether it is no sentence, but what figures are asked by: "exports to Japan in 2025"."""
        bare = all(m.kind in _NAMING or _of_heading(m) for m in self.mentions)
        return bare and self.dated and (self.names_goods or self.has("party"))


def asks_what_goods_are(mentions: tuple[Mention, ...]) -> bool:
    """ "What are rare earth magnets": goods and no figure of them."""
    said = [m for m in mentions if m.kind not in ("harmless", "conj")]
    meant = len(said) == 2 and (said[0].is_("question", "what") or said[0].is_("op", "define"))
    return meant and said[1].kind == "commodity"


def may_part(frame: Frame) -> bool:
    """Whether a sign or a word stands in it at which a text may be cut at all: most questions have none."""
    signs = [token.norm for token in frame.tokens[:-1] if token.kind == "symbol"]
    return not _SIGNS.isdisjoint(signs) or frame.has("conj", "and", "plus")


def parts_of(frame: Frame, comma_opens: bool = True, asked_on: bool = False) -> tuple[Part, ...]:
    """The parts of a text in order. What only asks whether something is so belongs to what was told before it.
    `comma_opens`: a question word after a comma opens a question; in German and Russian any clause follows one, and
    there it does where the sentence began with a question (`asked_on`)."""
    tokens = frame.tokens
    ends = ends_of_sentences(frame)
    begins = sorted({0, *(end + 1 for end in ends if end + 1 < len(tokens)), *_openings(frame, comma_opens, asked_on)})
    found: list[Part] = []
    shared = False  # whether the part before asks for a share, and by no other word
    for begin, following in zip(begins, (*begins[1:], len(tokens)), strict=True):
        inside = tuple([m for m in frame.mentions if begin <= m.first < following])
        kinds = [token.kind for token in tokens[begin:following]]
        if kinds.count("symbol") == len(kinds):
            continue
        start, end = tokens[begin].start, tokens[following - 1].end
        said = tuple([m for m in inside if m.kind != "conj"])
        far = bool(found) and len(said) == 1 and said[0].is_("op", "difference") and not found[-1].asks
        if found and (far or holds(inside, "op", "check")):  # "exports fell in May. By how much?"
            before = found.pop()
            found.append(Part(before.start, end, before.asks or far, (*before.mentions, *inside)))
            continue
        asks = tokens[following - 1].norm == "?" or (bool(said) and _opens(said, 0))
        turned = _TURNED in [token.norm for token in tokens[begin:following]]
        asks = asks or (turned and any(m.kind == "question" or m.is_("op", *_ASKING) for m in said))
        asks = asks or _either_way(inside) or _how_far(said)
        asks = asks or [m.kind for m in said] == ["term"]  # "what is GACC, and ..."
        asks = asks or (bool(said) and said[0].is_("op", "check"))  # "is it true they hit a record, and what was ...?"
        asks = asks and [token.norm for token in tokens[following - 2 : following]] != _BROKEN_OFF
        at = next((i for i, m in enumerate(frame.mentions) if m.first >= begin), 0)
        asks = asks or (begin > 0 and _names_measure(frame.mentions, at)) or _fell_by(said)
        dated = holds(said, "period")  # "what percentage of exports ... in June, and what was it ...?"
        if shared and inside and inside[0].is_("question", "how_many", "how_much"):
            before = found.pop()  # "de cada cem dólares que a China importou, quantos vieram de Taiwan?"
            found.append(Part(before.start, end, True, (*before.mentions, *inside)))
            shared = False
            continue
        shared = not asks and dated and said[0].is_("measure", "share")
        asks = asks or shared or (bool(found) and asks_what_goods_are(found[-1].mentions))
        found.append(Part(start, end, asks, inside))
    return tuple(found)


def _fell_by(said: tuple[Mention, ...]) -> bool:
    """`Exports to Russia fell in 2025 by how much, ...`, `exports fell in which months of 2025, ...`: asked behind."""
    moved = first_in(said, "direction")
    return moved is not None and (
        said[-1].is_("op", "difference") or any(m.is_("op", "which") and m.first == moved.last + 1 for m in said)
    )


def _how_far(said: tuple[Mention, ...]) -> bool:
    """`By how much did the tariff jump in April, and ...`: what opens a part, and a verb behind it."""
    far = len(said) > 1 and said[0].is_("op", "difference")
    return far and (_subject_follows(said, 1) or (said[1].says("pronoun") and " " in said[1].said))  # "was it below"


def _either_way(said: tuple[Mention, ...]) -> bool:
    """`Coal imports in December 2025, up or down on the year`: which way it moved, asked without a verb."""
    ways = [i for i, m in enumerate(said) if m.is_("direction", "up", "down")]
    if len(ways) != 2 or {said[i].code for i in ways} != {"up", "down"}:
        return False
    return ways[1] == ways[0] + 2 and said[ways[0] + 1].is_("conj", "or")


def _of_heading(mention: Mention) -> bool:
    """Whether a word may stand in what is no sentence: no verb, and nobody who speaks."""
    if mention.kind in ("prep", "courtesy", "extreme", "party", "number") or mention.is_("conj", "and"):
        return True
    if mention.is_("op", "sum", "rank", "compare", *COURSES) or mention.is_("time", "unit:month"):
        return True  # "the top three months of 2025 for exports", "steel exports 2025 against 2015"
    if mention.is_("measure", "value", "quantity") or mention.is_("direction", "moved"):
        return True  # "volume in 2025, change on the year"
    return mention.kind == "harmless" and not mention.says(*_AUXILIARY, "pronoun", "keeping")


def _openings(frame: Frame, comma_opens: bool, asked_on: bool) -> set[int]:
    """The tokens at which a question opens within a sentence."""
    found: set[int] = set()
    if asked_on and not comma_opens:
        said = tuple(m for m in frame.mentions if not m.is_("conj"))
        comma_opens = bool(said) and _opens(said, 0)
    mentions = frame.mentions
    for i, m in enumerate(mentions):
        joined = m.is_("conj", "and", "plus") and i + 1 < len(mentions)
        joined = joined or (m.says("save") and any(after.says("request") for after in mentions[i + 1 : i + 2]))
        broken = comma_opens and m.first > 0 and not frame.tokens[m.first].glued
        broken = broken and frame.tokens[m.first - 1].norm in _BREAKS and not _not_yet_asked(frame, m.first)
        at = i + 1 if joined else i
        if not (joined or broken) or m.first == 0:
            continue
        far = mentions[at].is_("op", "difference") and holds(mentions[:i], "op", "record")
        opens = far and _subject_follows(mentions, at)  # "were they a record, and by how much did they grow"
        opens = opens or (joined and _opens_joined(mentions[:i], mentions[at:]))
        if opens or _opens(mentions, at) or _names_measure(mentions, at):
            found.add(m.first)
    return found


def _opens_joined(before: tuple[Mention, ...], after: tuple[Mention, ...]) -> bool:
    """Whether what stands behind `and` is a question by what stands before it."""
    far = after[0].is_("op", "difference") and holds(before, "event")
    far = far or (after[0].is_("measure", "quantity") and asks_what_goods_are(before))
    if far or [m.code for m in after[:2]] == ["same", "for"]:  # "and the same for Brazil"
        return True
    which = after[0].says("relative") and holds(after[:4], "extreme")  # "and which fell most"
    return which or _sets_beyond(before, after)


def _sets_beyond(before: tuple[Mention, ...], after: tuple[Mention, ...]) -> bool:
    """`Was 2025 above 7 million, and by how much did it beat 2024`, `which month was worst, and how far below June was
    it`: how far, from a time that is named there, after an amount or a record that is asked for before it."""
    set_over = over_a_time(after)
    if not after or not (set_over or after[0].is_("op", "difference") or after[0].says("measuring")):
        return False
    bounded = any(m.kind in ("number", "extreme") or m.is_("op", "record", "difference") for m in before)
    it = set_over or any(m.kind == "deictic" or m.says("pronoun", "it_again") for m in after)
    return bounded and it and holds(after, "period") and holds(before, "period")


def _not_yet_asked(frame: Frame, at: int) -> bool:
    """`¿Y las de Taiwán, cuánto crecieron?`: what ¿ opened has asked nothing before the comma."""
    turned = [i for i, token in enumerate(frame.tokens[:at]) if token.norm == _TURNED]
    if not turned:
        return False
    between = [m for m in frame.mentions if turned[-1] < m.first < at]
    return not any(m.kind == "question" or m.is_("op", *_ASKING) for m in between)


def _opens(mentions: tuple[Mention, ...] | list[Mention], at: int) -> bool:
    """Whether a word of asking stands there, after fillers."""
    for i in range(at, len(mentions)):
        m = mentions[i]
        if m.kind == "question" or m.is_("op", *_ASKING) or m.says(*_ASKED_BY) or _which(m):
            if m.says("relative") and mentions[i + 1 : i + 2] and mentions[i + 1].kind in _RELATED:
                return holds(mentions[i + 2 : i + 4], "extreme")  # no "which fell in November"
            return not m.says("than", "post_than")
        if m.is_("measure", "share") and m.first > 0:
            return True  # "what share of", "the share that"
        if m.says(*_AUXILIARY, "whether") and _subject_follows(mentions, i):  # "..., and whether it beat the forecast"
            return True
        if m.says(*_WITH_PRONOUN) and " " in m.said:
            return True
        led = m.kind == "prep" and holds(mentions[i + 1 : i + 2], "question", "what", "who", "how_many")
        if not led and m.kind not in ("harmless", "courtesy", "conj", "fragment", "direction"):
            return False
    return False


def _which(m: Mention) -> bool:
    return m.kind == "party" and m.last > m.first and m.says("any_country")  # "which country"


def _names_measure(mentions: tuple[Mention, ...], at: int) -> bool:
    """`The growth rate`, `the average`: a measure of what was asked before it, by itself."""
    if not holds_any(mentions[:at], "flow", "commodity"):
        return False
    rest = [m for m in mentions[at : at + 4] if not (m.says("determiner") or m.is_("conj") or m.is_("deictic", "same"))]
    if len(rest) > 1 and rest[0].kind in ("demonym", "place") and rest[1].is_("measure", "share"):
        before = mentions[:at]  # "soybeans from Brazil and the US in 2025, and the Brazilian share": amounts before it
        apart = not holds_any(before, "measure", "growth", "extreme", "op")
        return apart and any(m.code == rest[0].code for m in before)
    return bool(rest) and (
        rest[0].is_("growth", "growth", "yoy", "mom")
        or rest[0].is_("op", "average", "record")
        or rest[0].is_("measure", "share")
        or (rest[0].kind == "extreme" and len(rest) > 1 and rest[1].means("time", "unit:month", "unit:year"))
    )


def _subject_follows(mentions: tuple[Mention, ...] | list[Mention], at: int) -> bool:
    """`Did it`, `was that`, `is the`, `was either of them`: a verb before its subject."""
    for after in mentions[at + 1 : at + 4]:
        if after.kind == "deictic" or after.says("pronoun", "determiner", "its", "this"):
            return True
        if after.kind in (*_NOMINAL, "place", "demonym") or after.means("time", "this"):
            return True
        if after.kind == "period" and " " not in after.said:
            return True  # "was 2025 above 3.7 trillion", "is August's surplus higher"
        if after.kind not in ("harmless", "prep"):
            return False
    return False
