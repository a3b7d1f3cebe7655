"""Whether a turn that cannot be read over what was told is a whole question by itself, and is asked of nothing told."""

from __future__ import annotations

from typing import Final

from bot.errors import CannotAnswer
from bot.model import FOR_A_WORD, Query
from bot.understanding.clauses.openings import opens
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import BALANCES, POINTING

_UNREAD: Final = FOR_A_WORD | {
    "refusal.ambiguous.again", "refusal.ambiguous.what", "refusal.not_trade.other", "refusal.not_held.series"
}  # fmt: skip
_DATED: Final = ("2", "since", "until", "before", "today")


def asks_anew(frame: Frame, queries: tuple[Query | CannotAnswer, ...]) -> bool:
    """Whether what was read of it over what was told does not fit, and it may be asked of nothing told."""
    return _misread(queries) and (_is_whole(frame) or _of_no_talk(frame, queries))


def _is_whole(frame: Frame) -> bool:
    """Whether it asks as a sentence does, of a flow or goods and of a time with its year, and points at nothing."""
    if frame.leftover or frame.has_any("fragment", "books") or not frame.has_any("flow", "commodity"):
        return False
    if frame.has("flow", *BALANCES) or frame.has("op", "mirror", "sum") or frame.mentions[0].is_("conj"):
        return False  # "was the deficit larger in 2024", after Germany's: with whom is told there
    if frame.says(*POINTING) or not all(_of_the_claim(frame, m) for m in frame.all("deictic")):
        return False
    times = [m.code for m in frame.all("period")]
    dated = [code for code in times if code.startswith(_DATED)]
    if not dated or not all(code in dated or code.startswith("earlier:-") for code in times):
        return False
    asking = frame.has("op", "check") or opens(frame.mentions, 0) or frame.mentions[0].says("copula", "auxiliary")
    return asking or (frame.ways.unspaced and (frame.has("question") or frame.has("op", "when", "which", "count")))


def _of_the_claim(frame: Frame, that: Mention) -> bool:
    """`Is it true that exports fell`, `exports fell, is that right`: what is claimed itself."""
    at = frame.mentions.index(that)
    around = (*frame.mentions[max(0, at - 1) : at], *frame.mentions[at + 1 : at + 2])
    return that.is_("deictic", "that") and any(m.is_("op", "check") for m in around)


def _misread(queries: tuple[Query | CannotAnswer, ...]) -> bool:
    """Whether words did not fit over what was told, or make what nobody counts: "exports of crude oil to Russia"."""
    return any(isinstance(part, CannotAnswer) and part.said.kind in _UNREAD for part in queries)


def _of_no_talk(frame: Frame, queries: tuple[Query | CannotAnswer, ...]) -> bool:
    """`Give me two lines on October 2025`, after a course of iron ore: nothing was read of it over what was told, and
    it has a time of its own."""
    other = all(isinstance(part, CannotAnswer) and part.said.kind == "refusal.not_trade.other" for part in queries)
    return other and any(m.code.startswith(_DATED) for m in frame.all("period"))
