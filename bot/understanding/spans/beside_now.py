"""The present beside another time: `2018 vs now`, `the surplus of November 2025 and the latest one`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.model import Period
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.times.moments import Anchors, Moment, TimeExpression, settle
from bot.understanding.words.frame import Mention, holds_only

_TODAY: Final = Moment("day", anchor="today")
_NEWEST: Final = Moment("month", anchor="newest")


def now_beside(f: Features, now: Mention, said: TimeExpression, anchors: Anchors) -> tuple[Period, ...]:
    """`2018 vs now`, `higher now than in 2020`, 现在和2018年相比, `2018 and the latest month`: the newest month held,
    or the newest year, half or quarter that is over where it is compared with an earlier one. Empty where the word
    says which figures of a time are meant: the latest of 2018. An index has no years."""
    clause = f.clause
    if not (said.latest or said.parts == (_TODAY,)) or said.relative:
        return ()
    for mention, other in clause.expressions():
        if mention is now or other.latest or other.relative or not other.parts or other.parts == (_TODAY,):
            continue
        first, last = sorted((mention, now), key=lambda one: one.first)
        between = [m for m in clause.mentions[clause.at(first) + 1 : clause.at(last)] if not _filler(m)]
        compared = any(compares(m) for m in between) or (bool(between) and clause.ops("compare"))
        joined = bool(between) and holds_only(between, "conj")
        if compared or joined or (mention.first < now.first and _another_such(clause, between, now)):
            grain = other.grain if compared and other.mode == "list" and not f.context else None
            newest = settle(TimeExpression((Moment(grain, anchor="newest"),)), anchors)
            alike = newest == settle(other, anchors)  # "2025 vs now", in 2026
            return settle(TimeExpression((_NEWEST,)), anchors) if alike else newest
    return ()


def _another_such(clause: Clause, between: Sequence[Mention], now: Mention) -> bool:
    """`The surplus of November 2025 and the latest one`, 6月的顺差和现在的: of the same thing."""
    at = clause.at(now)
    behind = clause.mentions[at + 1 :]
    joint = next((m for m in reversed(clause.mentions[:at]) if not m.says("determiner", "words")), None)
    if joint is None or joint.kind != "conj" or joint not in between:
        return False
    alike = holds_only(between, "flow", "commodity", "growth", "conj")
    return alike and all(_filler(m) or m.kind == "courtesy" or m.says("pronoun") for m in behind)


def _filler(mention: Mention) -> bool:
    return mention.kind in ("harmless", "prep") and not compares(mention)


def compares(mention: Mention) -> bool:
    """Whether its word sets one thing against another."""
    than = mention.says("than") or mention.kind == "compare"  # höher als
    return than or mention.is_("op", "compare", "difference") or mention.is_("prep", "versus")
