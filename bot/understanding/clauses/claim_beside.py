"""Whether a claim that is put to the test stands beside a question for figures, so that each is read by itself.

`How big is the US deficit with Mexico in 2025; China had a deficit with Germany in 2023, correct`: what is asked for is
no claim. `Exports rose 5 % and imports fell, right` is two.
"""

from __future__ import annotations

from typing import Final

from bot.understanding.clauses.asked_in_turn import questions_in
from bot.understanding.clauses.full_stretches import full_stretches
from bot.understanding.clauses.in_parts import Part
from bot.understanding.clauses.openings import ASKING
from bot.understanding.words.frame import Frame, holds, holds_any
from bot.understanding.words.frame import Part as Said
from bot.understanding.words.kinds import FILLERS

_FIGURES: Final = (*ASKING, "difference", "brief", "forecast", "rank", "average")
_OPENING: Final = ("asked_how", "request")
_CLOSED: Final = frozenset("?!.;")


def beside_figures(frame: Frame) -> bool:
    """Whether a part of the text is put to the test, and another asks for a figure."""
    parts = full_stretches(frame, questions_in(frame))
    tested = [holds(part.mentions, "op", "check") for part in parts]
    if len(parts) < 2 or not any(tested):
        return False
    # "top 5 partners in 2024? I heard exports rose in 2025, is that so": told, and not cut
    since = tested.index(True) if frame.has("self") else 0
    return any(
        i >= since and not tested[i] and not _goes_on(frame, parts[:i]) and (_opened(part) or _apart(frame, parts, i))
        for i, part in enumerate(parts)
    )


def is_tagged(said: Said) -> bool:
    """Whether `correct?` ends what is said in a part: that is asked of this part alone, and of no figure beside it."""
    content = [m for m in said if m.kind not in FILLERS]
    return len(content) > 1 and content[-1].is_("op", "check")


def _opened(part: Part) -> bool:
    """Whether a word of asking opens it."""
    said = [m for m in part.mentions if m.kind not in FILLERS or m.says(*_OPENING)]
    first = said[0] if said else None
    return first is not None and (
        first.kind in ("question", "party") or first.is_("op", *_FIGURES) or first.says(*_OPENING)
    )


def _apart(frame: Frame, parts: tuple[Part, ...], i: int) -> bool:
    """Whether it asks whether something is so, or is no sentence and tells no amount, and stands apart from what is put
    to the test."""
    part = parts[i]
    told = holds_any(part.mentions, "number") and holds_any(part.mentions, "unit", "scale")
    said = [m for m in part.mentions if m.kind != "conj"]
    behind = i > 0 and is_tagged(parts[i - 1].mentions)
    whether = bool(said) and said[0].says("copula", "auxiliary") and (not behind or holds_any(said, "more"))
    return ((part.heads and not told) or whether) and (behind or _closed(frame, part))


def _goes_on(frame: Frame, before: tuple[Part, ...]) -> bool:
    """`Is it true that exports rose in 2025 and that imports fell`: what is put to the test ahead, and in one sentence
    with it."""
    ahead = bool(before) and holds(before[-1].mentions, "op", "check") and not is_tagged(before[-1].mentions)
    return ahead and not _closed(frame, before[-1])


def _closed(frame: Frame, part: Part) -> bool:
    """Whether a sign ends it, so that what follows tells nothing of it."""
    last = max((i for i, token in enumerate(frame.tokens) if token.end <= part.end), default=-1)
    return last >= 0 and frame.tokens[last].norm in _CLOSED


def names_an_extreme(frame: Frame, sign: int) -> bool:
    """`The biggest fall since May 2025: 33.1 % in August`: one claim, of what the words before the colon name."""
    before, after = ([m for m in frame.mentions if (m.first < sign) is early] for early in (True, False))
    named = holds(before, "extreme") and any(m.kind == "period" and m.code.startswith("since") for m in before)
    told = frame.tokens[sign].norm == ":" and after[:1] and after[0].kind in ("number", "unit", "direction")
    return bool(named and told) and not (holds(before, "number") or holds(before, "conj", "and", "or"))
