"""A place of a clause, or several named in one breath: where they stand, and the part that they play."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from bot.understanding.clauses import subjects
from bot.understanding.clauses.clause import Clause
from bot.understanding.words.frame import Mention
from bot.understanding.words.values import value

Part = Literal["owner", "agent", "origin", "destination", "with", "partner", "books"]


@value(frozen=True, slots=True)
class Group:
    """Places named in one breath ("the EU and ASEAN") and the part they play."""

    mentions: tuple[Mention, ...]
    part: Part
    bare: bool = False  # a name without preposition, possessive or adjective: its part is the likeliest one
    compound: bool = False  # one word with its flow, or joined to it with a hyphen
    itself: bool = False  # it owns the flow and not the goods: "America's imports of soybeans"

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(m.code for m in self.mentions))


@value(frozen=True, slots=True)
class Place:
    """Where the names stand in their clause."""

    clause: Clause
    members: tuple[Mention, ...]
    home: str
    prep: str  # what governs them; "" where nothing does
    end: Mention  # the last name, or the hyphen that joins it to a flow
    previous: Mention | None
    following: Mention | None  # what stands right behind, over "total"
    possessive: bool  # an adjective, a genitive: "America's", "китайский"

    @property
    def first(self) -> Mention:
        return self.members[0]

    @property
    def last(self) -> Mention:
        return self.members[-1]

    @property
    def is_home(self) -> bool:
        return self.first.code == self.home

    @property
    def unspaced(self) -> bool:
        return self.clause.tokens[self.first.first].kind == "han"

    @property
    def belongs(self) -> bool:
        """Whether it is the adjective of what follows; a genitive (в США, в России) may stand by itself."""
        kinds = ("flow", "commodity", "party", "agency")
        return self.possessive and self.following is not None and self.following.kind in kinds

    @property
    def acted(self) -> bool:
        """Whether a flow that is said as a verb follows."""
        flow = self.following
        return flow is not None and subjects.done(flow) and self.clause.tokens[flow.first].kind != "han"

    def of_flow(self) -> bool:
        """Whether it is the adjective of a flow: `in line with American exports`."""
        return self.possessive and self.following is not None and self.following.kind == "flow"

    def as_(self, part: Part, bare: bool = False, compound: bool = False) -> Group:
        return Group(self.members, part, bare, compound)


Rule = Callable[[Place], Group | None]
