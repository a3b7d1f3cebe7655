"""A Clause: the mentions of one question, with what has been made use of; every content word must be, in the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.model import Note
from bot.understanding.times.moments import TimeExpression
from bot.understanding.words.frame import Frame, Mention, Mentioned, holds
from bot.understanding.words.text import Token
from bot.understanding.words.ways import Ways

if TYPE_CHECKING:
    from bot.understanding.clauses.amounts import Amount

# Kinds that say nothing about figures by themselves: they may stay without use.
SILENT = frozenset(
    {"harmless", "self", "prep", "conj", "question", "courtesy", "fragment", "deictic", "books", "direction", "scale",
     "time", "op", "growth", "extreme", "more", "measure", "ordinal", "party", "flow", "verb", "compare"}
)  # fmt: skip

_SET_APART = frozenset(":;,–—")  # what parts a number from the word behind it


@dataclass(slots=True)
class Clause(Mentioned):
    """Mentions in order; `used` remembers those that a slot was filled from; `notes` says how. A copy by `replace` with
    other mentions is looked up anew."""

    frame: Frame
    mentions: tuple[Mention, ...]
    used: set[Mention] = field(default_factory=set)
    notes: list[Note] = field(default_factory=list)
    _codes: dict[str, set[str]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _kinds: dict[str, tuple[Mention, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _marks: set[str] = field(default_factory=set, init=False, repr=False, compare=False)
    _said: set[str] = field(default_factory=set, init=False, repr=False, compare=False)
    _rows: list[int] = field(default_factory=list, init=False, repr=False, compare=False)
    _places: dict[int, int] = field(default_factory=dict, init=False, repr=False, compare=False)
    _times: tuple[tuple[Mention, TimeExpression], ...] | None = field(
        default=None, init=False, repr=False, compare=False
    )
    amounts: tuple[Amount, ...] | None = field(default=None, init=False, repr=False, compare=False)  # see amounts.py
    rule: str = ""  # the rule of operation.py that made the query
    denied: tuple[Mention, ...] = ()  # what was said not to be meant: "in dollars, not yuan"
    leaning: bool = False  # what was told before it in the same sentence is what it asks about

    def __post_init__(self) -> None:
        frame = self.frame
        if self.mentions is frame.mentions:  # most questions are one clause: what was looked up is looked up
            self._codes, self._kinds, self._marks, self._said = frame._codes, frame._kinds, frame._marks, frame._said
            self._rows = frame._rows

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.frame.tokens

    def ops(self, *codes: str) -> bool:
        found = (self._codes or self._by_kind()).get("op")
        return found is not None and (not codes or not found.isdisjoint(codes))

    @property
    def ways(self) -> Ways:
        return self.frame.ways

    @property
    def postposed(self) -> bool:
        """Whether small words stand after what they belong to (10月だけ), as they do in Japanese."""
        return "postposed" in self.frame.ways

    def asks_who(self) -> bool:
        """Whether `who` is asked, also by a word that says more: `quem mais` is who, and the most."""
        return any(m.means("question", "who") for m in self.mentions)

    def use(self, *mentions: Mention | None) -> None:
        self.used.update([m for m in mentions if m is not None])

    def unused(self) -> Iterator[Mention]:
        return (m for m in self.mentions if m not in self.used and m.kind not in SILENT)

    def at(self, mention: Mention) -> int:
        """Where a mention of the clause stands among its mentions; looked up, for rules ask it of each in turn."""
        if not self._places:
            self._places = {id(one): i for i, one in enumerate(self.mentions)}
        found = self._places.get(id(mention))
        return self.mentions.index(mention) if found is None else found

    def before(self, mention: Mention, *skip: str) -> Mention | None:
        """The mention just before, over fillers and the kinds to skip; None where a leftover word or the end stands."""
        return self._beside(mention, -1, skip)

    def after(self, mention: Mention, *skip: str) -> Mention | None:
        """The mention just after, over fillers and the kinds to skip."""
        return self._beside(mention, +1, skip)

    def led_by(self, mention: Mention, kind: str, *codes: str) -> bool:
        """Whether the mention just before is of a kind, and of one of some codes."""
        one = self._beside(mention, -1, ())
        return one is not None and one.is_(kind, *codes)

    def followed_by(self, mention: Mention, kind: str, *codes: str) -> bool:
        """Whether the mention just after is of a kind, and of one of some codes."""
        one = self._beside(mention, +1, ())
        return one is not None and one.is_(kind, *codes)

    def _beside(self, mention: Mention, step: int, skip: tuple[str, ...]) -> Mention | None:
        mentions, at = self.mentions, self._places.get(id(mention))
        at = (self.at(mention) if at is None else at) + step
        end = len(mentions)
        while 0 <= at < end:
            found = mentions[at]
            if found.kind not in ("harmless", "self") and found.kind not in skip:
                return found
            at += step
        return None

    def reaches(self, left: Mention, right: Mention) -> bool:
        """Whether nothing that is unknown and no end of a sentence stands between: `at the office: America bought`, nor
        what somebody reads it in: `в телеге пишут что китай продал`."""
        between = self.mentions[self.at(left) + 1 : self.at(right)]
        if holds(between, "harmless", "document", "chatter"):
            return False
        known = {i for m in self.mentions for i in range(m.first, m.last + 1)}
        return all(
            i in known or (self.tokens[i].kind == "symbol" and self.tokens[i].norm not in ":;.?!")
            for i in range(left.last + 1, right.first)
        )

    def counts_months(self, number: Mention) -> bool:
        """`In zehn Monaten`, `in seven months`: a number of months, and no amount: "above zero: months in a row"."""
        unit = self.after(number)
        counted = unit is not None and unit.is_("time", "unit:month")
        return counted and not any(token.norm in _SET_APART for token in self.gap(number, unit or number))

    def gap(self, left: Mention, right: Mention) -> tuple[Token, ...]:
        """The tokens between two mentions."""
        return self.tokens[left.last + 1 : right.first]

    def set_off(self, kind: str, other: str, *codes: str) -> bool:
        """Whether a comma or a colon parts the first word of a kind from one of another kind behind it."""
        left, right = self.first(kind), self.first(other, *codes)
        if left is None or right is None or right.first < left.first:
            return False
        return any(token.norm in _SET_APART for token in self.gap(left, right))

    def expressions(self) -> tuple[tuple[Mention, TimeExpression], ...]:
        """The times that are said, in order; found once, for rules ask of them five times a question."""
        if self._times is None:
            times = ((m, m.value) for m in self.all("period"))
            self._times = tuple((m, value) for m, value in times if isinstance(value, TimeExpression))
        return self._times

    def note(self, origin: str, slot: str, meant: str, said: str = "") -> None:
        self.notes.append(Note(origin, slot, meant, said))  # type: ignore[arg-type]
