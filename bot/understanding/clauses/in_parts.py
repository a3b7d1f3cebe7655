"""A text of several questions, or of one after what is told first -> its parts, each with where it stands in the text.

A part begins after a sentence, and where behind a comma, a dash or a joining word a word opens a question: "the surplus
in 2025, which month was the largest and did it beat 2024?" has three."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from bot.understanding.clauses.openings import (
    ASKING,
    BREAKS,
    TURNED,
    asks_what_goods_are,
    claimed_behind,
    names_measure,
    openings,
    opens,
    subject_follows,
)
from bot.understanding.clauses.sentences import ends_of_sentences
from bot.understanding.words.frame import Frame, Mention, Mentioned, first_in, holds
from bot.understanding.words.kinds import COURSES

_SIGNS: Final = BREAKS | frozenset("?!.")
_BROKEN_OFF: Final = [".", "."]  # "how much more than in... well, how much since May"
_AUXILIARY: Final = ("auxiliary", "copula")
_NAMING: Final = ("flow", "commodity", "place", "demonym", "period", "growth", "unit")
_LEADING: Final = ("flow", "verb", "commodity", "place", "demonym", "period", "agency", "books")
_TELLING: Final = (
    *_NAMING, "verb", "op", "unheld", "narrower", "number", "agency", "poll", "event", "term", "direction"
)  # fmt: skip


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
    def ends_then(self) -> bool:
        """Whether it is asked of the time that was found, said behind all else: "what were imports then"."""
        return not self.dated and bool(self.mentions) and self.mentions[-1].says("then")

    @property
    def asks_it(self) -> bool:
        """Whether it asks for no more than what was told before it: "what is it please", "how big", "got it?"."""
        bare = self.only("harmless", "self", "courtesy", "conj")
        held = self.only("harmless", "self", "courtesy", "op", "deictic")
        held = held and bool(self.mentions) and self.mentions[0].is_("op", "held")
        pointing = self.says("pronoun") or self.has("deictic", "that", "them")
        return (bare and self.says("it_again", "how_big")) or (held and pointing)

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
    begins = sorted({0, *(end + 1 for end in ends if end + 1 < len(tokens)), *openings(frame, comma_opens, asked_on)})
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
        at = next((i for i, m in enumerate(frame.mentions) if m.first >= begin and m.is_("op", "check")), -1)
        tested = at >= 0 and following > frame.mentions[at].first and not claimed_behind(frame.mentions, at)
        far = far or (bool(found) and _how_long(found[-1].mentions, said))
        if found and (far or tested):  # "exports fell in May. By how much?"
            before = found.pop()
            bare = bool(inside) and all(m.kind in ("harmless", "deictic") or m.is_("op", "check") for m in inside)
            found.append(Part(before.start, end, before.asks or far or bare, (*before.mentions, *inside)))
            continue
        asks = tokens[following - 1].norm == "?" or (bool(said) and opens(said, 0))
        turned = TURNED in [token.norm for token in tokens[begin:following]]
        asks = asks or (turned and any(m.kind == "question" or m.is_("op", *ASKING) for m in said))
        lead = next((i for i, m in enumerate(said) if m.kind != "harmless"), 0)  # "Then how much higher were ..."
        asks = asks or _either_way(inside) or _how_far(said[lead:])
        led = inside[:1] != said[:1] and holds(said[:1], "period")
        asks = asks or (led and opens(said, 1))  # "and in 2025, who bought most"
        goods = said[lead:][:1]  # "which goods"
        asks = asks or (holds(goods, "party", "product") and holds(said, "extreme"))
        asks = asks or [m.kind for m in said[lead:]] == ["term"]  # "what is GACC, and ...", "Also, what is GACC"
        asks = asks or _what_was_expected(said) or (bool(said) and begin > 0 and said[0].kind == "opinion")
        asks = asks or (bool(said) and said[0].is_("op", "check"))  # "is it true they hit a record, and what was ...?"
        asks = asks and [token.norm for token in tokens[following - 2 : following]] != _BROKEN_OFF
        at = next((i for i, m in enumerate(frame.mentions) if m.first >= begin), 0)
        asks = asks or (begin > 0 and names_measure(frame.mentions, at)) or _fell_by(said)
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


def _how_long(before: tuple[Mention, ...], said: tuple[Mention, ...]) -> bool:
    """`Above 50 bn since when unbroken, how many months (till August)`: the months of the run that was asked for."""
    plain = [m for m in said if m.kind != "harmless"]
    counted = bool(plain) and plain[0].is_("op", "count") and all(m.kind == "period" for m in plain[1:])
    return counted and holds(before, "op", "streak")


def _fell_by(said: tuple[Mention, ...]) -> bool:
    """`Exports to Russia fell in 2025 by how much, ...`, `exports fell in which months of 2025, ...`: asked behind."""
    moved = first_in(said, "direction") or first_in(said, "growth")
    return moved is not None and (
        said[-1].is_("op", "difference") or any(m.is_("op", "which") and m.first == moved.last + 1 for m in said)
    )


def _how_far(said: tuple[Mention, ...]) -> bool:
    """`By how much did the tariff jump in April, and ...`: what opens a part, and a verb behind it."""
    far = len(said) > 1 and said[0].is_("op", "difference")
    return far and (subject_follows(said, 1) or (said[1].says("pronoun") and " " in said[1].said))  # "was it below"


def _what_was_expected(said: tuple[Mention, ...]) -> bool:
    """`What did economists expect`: the forecast of what was asked before it, and nothing else."""
    return holds(said, "op", "forecast") and all(m.kind == "harmless" or m.is_("op", "forecast") for m in said)


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
    if mention.is_("op", "sum", "average", "per_month", "rank", "compare", "each", *COURSES) or mention.is_(
        "time", "unit:month"
    ):
        return True  # "the top three months of 2025 for exports", "steel exports 2025 against 2015"
    if mention.is_("measure", "value", "quantity") or mention.is_("direction", "moved"):
        return True  # "volume in 2025, change on the year"
    return mention.kind == "harmless" and not mention.says(*_AUXILIARY, "pronoun", "keeping")
