"""What is asked of a figure that was told: the act that caused it (`which deal brought that about`, `which decision cut
the tariff`), and how far it went (`how high did it go`).

Mentions -> mentions. The nouns carry the mark `act_noun`, which says nothing where no cause is asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.understanding.times.moments import TimeExpression
from bot.understanding.words.frame import Mention, holds, holds_any
from bot.understanding.words.kinds import TARIFFS

_ENDS: Final = {"how_high_it_went": "most", "how_low_it_went": "least"}
_OF_ITS_OWN: Final = ("number", "flow", "commodity", "place", "demonym", "extreme", "op")


def act_behind_it(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The noun behind `which` as one that says no more than `what` does, where causes are asked for beside it, or what
    moved a thing that is pointed at or a tariff: then `which` itself asks for causes."""
    at = next((i for i, m in enumerate(mentions) if i and m.says("act_noun") and _asked(mentions[i - 1], m)), None)
    if at is None:
        return mentions
    quiet = replace(mentions[at], kind="harmless", code="words", others=())
    if holds(mentions, "op", "why"):
        return (*mentions[:at], quiet, *mentions[at + 1 :])
    if not any(m.kind == "direction" for m in mentions[at + 1 :]) or not _of_told(mentions[at + 1 :]):
        return mentions
    why = replace(mentions[at - 1], kind="op", code="why", others=())
    return (*mentions[: at - 1], why, quiet, *mentions[at + 1 :])


def _asked(which: Mention, act: Mention) -> bool:
    return which.means("question", "what") and which.last + 1 == act.first


def _of_told(behind: tuple[Mention, ...]) -> bool:
    """Whether what was moved is pointed at or is a tariff, and nothing else is asked of it."""
    moved = any(m.kind == "deictic" or m.says("pronoun") or m.is_("commodity", *TARIFFS) for m in behind)
    return moved and all(m.kind != "extreme" and m.kind != "flow" and not m.is_("op") for m in behind)


def how_far_that_went(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`How high did it go`, `wie tief fiel er 2024`: what its highest or lowest was, of all or in a span that is named;
    in one month it was one figure."""
    at = next((i for i, m in enumerate(mentions) if m.says(*_ENDS)), None)
    if at is None or holds_any(mentions, *_OF_ITS_OWN) or mentions[at].first == mentions[at].last:
        return mentions
    if any(
        isinstance(m.value, TimeExpression) and (m.value.grain, m.value.mode) == ("month", "list") for m in mentions
    ):
        return mentions
    said = mentions[at]
    code = next(end for mark, end in _ENDS.items() if said.says(mark))
    what = replace(said, last=said.first, kind="question", code="what", others=())
    end = replace(said, first=said.first + 1, kind="extreme", code=code, others=())
    return (*mentions[:at], what, end, *mentions[at + 1 :])
