"""A turn told as one claim: `returned to growth in November`, `swung from a deficit to a surplus in March`; and ends
that the word for how they moved belies: `narrowed to 125.6 bn in June from 105.4 in May` -> a claim for each part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.clauses.dated_claims import with_years
from bot.understanding.clauses.ends_told import cut_between, end_alone, topic_of
from bot.understanding.clauses.opposed import of_year_before
from bot.understanding.clauses.over_its_base import Said, based, with_base
from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.words.frame import Frame, Mention, holds, holds_any
from bot.understanding.words.kinds import ONE_WAY

_OPPOSITE = {"up": "down", "down": "up", "surplus": "deficit", "deficit": "surplus"}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_TOGETHER = 2  # January and February are announced as one


_HEADLINE = ("place", "demonym", "flow", "direction", "number", "unit", "period", "harmless", "conj")


def headline(frame: Frame) -> bool:
    """`China exports surge 8.3 % in September 2025, imports up 7.4 %`: a rate of each of the two flows, and no more."""
    told = frame.only(*_HEADLINE) and not frame.leftover and len(frame.all("period")) == 1
    if not told or frame.tokens[-1].norm == "?" or frame.codes("flow") != set(ONE_WAY):
        return False
    kinds = [m.kind for m in frame.mentions if m.kind in ("flow", "direction", "number", "unit")]
    return kinds == ["flow", "direction", "number", "unit"] * 2 and len(frame.all("unit", "pct")) == 2


def of_two_ends(inside: Sequence[Mention], sentence: Said = ()) -> bool:
    """Whether one piece of a text tells two claims of one thing; a turn, where its sentence tells nothing else."""
    said = tuple(inside)
    return based(said) or _turn(sentence or said) is not None or _belied(said) is not None


def tells_otherwise(inside: Sequence[Mention]) -> bool:
    """Whether a piece without an amount, and a word that moves it, makes a claim all the same."""
    return of_year_before(inside) or _turn(tuple(inside)) is not None


def in_ends(said: Said, before: Said) -> tuple[Said, ...]:
    """The claims of a piece, one by one; the piece itself where it tells one."""
    return _turn(said) or _belied(said) or _belied(said, before) or with_base(said, before)


def _turn(said: Said) -> tuple[Said, ...] | None:
    """How it moved, or stood, at the time that is told, and how just before."""
    times = [m for m in said if m.kind == "period"]
    words = next((w for i in range(len(said)) if (w := _turning(said[i:]))), None)
    if words is None or len(times) != 1 or holds_any(said, "number", "negation"):
        return None
    if any(m.is_("direction", "up", "down") and m not in words for m in said):
        return None  # "turned negative in April and has not recovered since"
    way = _way(words[-1])
    kind = "direction" if way in ("up", "down") else "flow"
    then = _just_before(times[0], rates=kind == "direction")
    if then is None:
        return None
    if kind == "direction" and not holds(said, "flow", *ONE_WAY):
        return None
    rest = [m for m in said if m not in words and not (m.kind == kind == "flow")]
    now, was = (replace(words[-1], kind=kind, code=code, others=()) for code in (way, _OPPOSITE[way]))
    earlier = (then if m is times[0] else m for m in rest)
    return tuple(tuple(sorted(told, key=lambda m: m.first)) for told in ((*rest, now), (*earlier, was)))


def _turning(said: Sequence[Mention]) -> Said | None:
    """The words for the turn at the head of these: one that tells it by itself, or `from decline to growth`."""
    if said[0].kind != "direction" and not said[0].says("article"):
        return None
    if said[0].is_("direction", "up", "down") and said[0].says("turn"):
        return (said[0],)
    told = [m for m in said if not m.says("article")][:5]
    if len(told) < 5 or not (
        told[0].kind == "direction" and told[1].is_("prep", "from") and told[3].is_("prep", "to", "into")
    ):
        return None
    opposite = _OPPOSITE.get(_way(told[2])) == _way(told[4])
    return tuple(told) if opposite and told[4].last - told[1].first < len(said) else None


def _way(m: Mention) -> str:
    return "up" if m.is_("growth", "growth") else m.code if m.kind in ("direction", "flow") else ""


def _just_before(time: Mention, rates: bool) -> Mention | None:
    """The month, quarter, half or year before; None of a time that is told by no date. `rates`: January and February
    have one."""
    value = time.value
    if not isinstance(value, TimeExpression) or len(value.parts) != 1 or value.mode != "list":
        return None
    part = value.parts[0]
    if part.year is None or part.anchor or part.edge or part.year_of == "earlier":
        return None
    step = _MONTHS.get(part.grain or "", 0)
    first, last = part.months
    if not step or last - first + 1 != step or part.days:
        return None
    one = rates and step == 1
    back = 0 if one and first == _TOGETHER else first - step
    begun = 1 if one and back == _TOGETHER else back
    moved = replace(part, months=(begun, back + step - 1)) if back > 0 else _last_of_year(part, step)
    told = replace(value, parts=(moved,))
    return replace(time, code=told.code, value=told)


def _last_of_year(part: Moment, step: int) -> Moment:
    return replace(part, year=(part.year or 0) - 1, months=(13 - step, 12))


def _belied(said: Said, before: Said = ()) -> tuple[Said, ...] | None:
    """Both ends, and that the later was more, or less, as the word says: where the amounts say otherwise. `before`: the
    claim before it, which tells the first end (`slowed to 12.4 % in March, from 8.1 % a month earlier`)."""
    begun = bool(before) and bool(said) and said[0].is_("prep", "from")
    at = said[0].first if begun else cut_between(said)
    inside = (*before, *said) if begun else said
    moves = [m for m in inside if m.is_("direction", "up", "down")]
    if at is None or len(moves) != 1:
        return None
    two = tuple(m for m in inside if m.first < at), tuple(m for m in inside if m.first >= at)
    numbers = [m for end in two for m in end if m.kind == "number"]
    times = tuple(m for end in two for m in end if m.kind == "period")
    rates = holds(inside, "unit", "pct")
    if (len(numbers), len(times)) != (2, 2) or numbers[0].first >= at or (rates and not moves[0].says("pace")):
        return None
    one, other = (float(str(number.value)) for number in numbers)
    backwards = holds(two[0], "prep", "from")  # "from 105.4 bn in May to 125.6 in June"
    risen = (other > one) is backwards
    dated = with_years(times, times, True)
    begins = [_begins(m) for m in times]
    turned = None not in begins and begins[0] != begins[1] and (begins[0] > begins[1]) is backwards  # type: ignore[operator]
    if one == other or risen is ((moves[0].code == "up") is not turned):
        return None  # "from 992 bn in 2025 to 1189 in 2024" is told from the later to the earlier
    ends = (
        (said,)
        if begun
        else (end_alone(two[0], topic_of(two[0])), end_alone(with_years(two[1], dated, True), topic_of(two[0])))
    )
    return (
        *ends,
        _as_compared(
            topic_of(two[0]),
            moves[0],
            dated[::-1] if backwards is not turned else dated,
            rates,
            (times[0].first, at, times[1].first),
        ),
    )


def _begins(time: Mention) -> tuple[int, int] | None:
    """The year and the month with which a time begins; None where it is told by no date."""
    part = time.value.parts[0] if isinstance(time.value, TimeExpression) else None
    return (part.year, part.months[0]) if part is not None and part.year and not part.anchor else None


def _as_compared(topic: Said, moved: Mention, times: Said, rates: bool, places: tuple[int, int, int]) -> Said:
    """`Narrowed to 125.6 bn in June from 105.4 in May` -> less in June than in May."""
    degree = {True: ("slower", "faster"), False: ("less", "more")}[rates][moved.code == "up"]
    over = replace(moved, kind="more", code=degree, others=())
    than = replace(over, kind="harmless", code="than")
    row = (over, times[0], than, times[1])
    put = (replace(m, first=at, last=at) for m, at in zip(row, (moved.first, *places), strict=True))
    return (*(m for m in topic if not m.is_("prep", "from", "to")), *put)
