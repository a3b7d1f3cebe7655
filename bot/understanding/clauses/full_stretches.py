"""The parts of a text -> finer ones: behind `and` or a comma, where what stands on both sides names a figure and a time
of its own.

"Average crude imports in 2025, and April 2026 in short" has no word that opens a question in its second half; that
each half says of what and when is what makes them two. "In May 2025, exports to the US, and to Japan" is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from bot.model import HOME
from bot.understanding.clauses.in_parts import Part
from bot.understanding.words.frame import Frame, Mention, holds, holds_any, holds_only
from bot.understanding.words.frame import Part as Said
from bot.understanding.words.kinds import FILLERS, WHO

_SIGNS: Final = frozenset(",;?!.")
_NAMING: Final = ("flow", "commodity", "party", "verb")
_BRIEF: Final = ("brief", "forecast", "surprise", "missed")
OF_ALL_TIMES: Final = ("streak", "when", "longest", "ever", "first_time", "last_time")
_POINTED: Final = ("deictic", "fragment", "negation")
DATED: Final = ("2", "today", "fy", "since", "until", "before", "as_of", "newest:")
_SIDES: Final = (WHO, ("flow",), ("commodity",), ("period",))
_MONTH: Final = re.compile(r"\d{4}-\d\d")
_OF_TWO: Final = ("compare", "gap", "each")


def full_stretches(frame: Frame, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts, or those of the whole text where it has one, cut further; the same ones where nothing is to be cut.
    Those of one text are cut once, for two rules ask."""
    cut, stretches = frame.once.get("stretches", (None, ()))
    if cut is not parts:
        stretches = _finer(frame, parts)
        frame.once["stretches"] = (parts, stretches)
    found: tuple[Part, ...] = stretches
    return found


def _finer(frame: Frame, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    if not parts and not _joints(frame, frame.mentions):
        return parts
    whole = parts or (Part(frame.tokens[0].start, frame.tokens[-1].end, False, frame.mentions),)
    finer: list[Part] = []
    ahead: Said = ()  # what is named before a part, and waits for its time: "coal imports, average per month 2025, and"
    for part in whole:
        finer += _cut(frame, part, any(is_full(one.mentions) for one in finer), ahead) if part.mentions else (part,)
        if part is not whole[-1]:
            ahead = () if is_full((*ahead, *part.mentions), False) else (*ahead, *part.mentions)
    return tuple(finer) if len(finer) > len(whole) else parts


def _cut(frame: Frame, part: Part, beside: bool, ahead: Said) -> Iterator[Part]:
    """A part cut where both sides are full; what is not full belongs to what stands before it, or leads on. `beside`:
    a part before it is full; `ahead`: what stands before it and is not."""
    joints = _joints(frame, part.mentions)
    borders = (part.mentions[0].first, *sorted(set(joints)), len(frame.tokens))
    stretches = [
        tuple(m for m in part.mentions if begin <= m.first < end) for begin, end in pairwise(borders if joints else ())
    ]
    units = _units(stretches, beside, ahead) if stretches else []
    if len(units) < 1 + (not beside) or not stretches:
        yield part
        return
    ends = [*(frame.tokens[unit[0].first - 1].end for unit in units[1:]), part.end]
    starts = [part.start, *(frame.tokens[unit[0].first].start for unit in units[1:])]
    for i, (unit, start, end) in enumerate(zip(units, starts, ends, strict=True)):
        asks = (part.asks and i == 0) or holds(unit, "question")
        yield Part(start, end, asks, unit)


def _joints(frame: Frame, said: Said) -> list[int]:
    """Where a part may be cut: at a joint, or behind a sign."""
    return [m.first for m in said[1:] if m.is_("conj", "and", "plus") or _behind_sign(frame, m)]


def _behind_sign(frame: Frame, m: Mention) -> bool:
    return m.first > 0 and frame.tokens[m.first - 1].norm in _SIGNS and not frame.tokens[m.first].glued


def is_full(said: Said, behind: bool = True) -> bool:
    """Whether it names what is traded or a release, and when or of all times, and points at nothing before it.
    `behind`: something stands before it that may be pointed at."""
    named = holds_any(said, *_NAMING) or holds(said, "op", *_BRIEF)
    dated = any(m.kind == "period" and m.code.startswith(DATED) for m in said) or holds(said, "op", *OF_ALL_TIMES)
    return named and dated and not (behind and holds_any(said, *_POINTED))


def _units(stretches: list[Said], beside: bool, ahead: Said) -> list[Said]:
    """The stretches joined to such as are full, or lean on what stands before them."""
    units: list[Said] = []
    lead: Said = ()
    i = 0
    while i < len(stretches):
        unit = (*lead, *stretches[i])
        last = i if is_full(unit) or not units else _filled(stretches, i)
        unit = (*lead, *(m for stretch in stretches[i : last + 1] for m in stretch))
        i = last + 1
        named = unit if units else (*ahead, *unit)
        if is_full(named, bool(units) or beside) and not (units and of_both(units[-1], unit)):
            units.append(unit)
            lead = ()
        elif not units and not (beside and _leans_back(unit)):
            lead = unit
        else:
            units = [*units[:-1], (*units[-1], *unit)] if units else [unit]
            lead = ()
    return [*units[:-1], (*units[-1], *lead)] if units else []


def _filled(stretches: list[Said], i: int) -> int:
    """`And furniture, in 2025, up or down`, `and in July 2025, exports to the EU`: the stretch at which what a joint
    opens is full; the same one where it never is."""
    opened = stretches[i][0].is_("conj") and holds_any(stretches[i], *_NAMING, "period", "op", "extreme")
    for last in range(i + 1, len(stretches) if opened else 0):
        if is_full(stretches[last]):
            break
        if is_full(tuple(m for stretch in stretches[i : last + 1] for m in stretch)):
            return last
    return i


def _leans_back(said: Said) -> bool:
    """`By what per cent`, `did they beat the poll`: it asks, and names nothing."""
    return not (holds_any(said, *_NAMING, *WHO, "period") or holds_only(said, *FILLERS))


def of_both(before: Said, after: Said) -> bool:
    """`The difference between exports in May 2025 and imports in June 2025`, `compare ... and ...`: of two."""
    sides = [{c for m in before if m.kind in kinds and m.code != HOME for c in m.code.split("+")} for kinds in _SIDES]
    waits = all(len(codes) < 2 for codes in sides)  # one side is named: the other is to come
    set_over = holds_any(before, "compare", "more") and not holds(before, "number")  # "above 100 bn" is a bound
    long = any(m.kind == "period" and not _MONTH.fullmatch(m.code) for m in before)  # "the average of 2025"
    added = holds(before, "op", *_OF_TWO) or (holds(before, "op", "sum", "average") and not long)
    between = holds(before, "prep", "between")
    asked = next((m for m in before if m.kind not in FILLERS), before[0])
    of_two = between or asked.is_("op", "compare") or (waits and (set_over or added))
    own = holds_any(after, "question", "op", "extreme", "growth", "measure")
    return (waits and between) or (of_two and not own)
