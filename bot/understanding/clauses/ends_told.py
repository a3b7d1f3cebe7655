"""`Slowed to 23.9 % in July from 27 % in June`, `rose from 305 bn in October to 330 bn in November`, `rose 5.9 % in
November after falling 1.1 % in October`: two claims. A time that something is set against, and no time of its own: "are
exports up vs June 2025?", "did the surplus shrink compared with May?".

Each end has its amount and its time; which way it moved is told by the two, so that the word for it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.understanding.clauses.amounts import SCALES
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.dated_claims import over_an_amount
from bot.understanding.times.moments import TimeExpression
from bot.understanding.words.frame import Mention, first_in, holds, holds_any
from bot.understanding.words.kinds import LITTLE, THAN

_YEAR = re.compile(r"\d{4}")
_DEGREES = ("compare", "more")


def cut_between(inside: tuple[Mention, ...]) -> int | None:
    """The token at which the second end begins, among the mentions of one claim; None where no two ends are told."""
    if (over := over_an_amount(inside)) is not None:
        return over.first
    froms = [m for m in inside if m.is_("prep", "from") and _amount_after(inside, m)]
    froms += [m for m in inside if m.is_("time", "after") and _amount_after(inside, m, "direction")]
    if len(froms) != 1 or any(m.kind == "conj" and m.code in ("and", "or") for m in inside):
        return None
    start = froms[0]
    before = [m for m in inside if m.first < start.first]
    if not holds(before, "number"):  # "from 305 bn in October to 330 bn in November"
        later = [m for m in inside if m.first > start.first and m.is_("prep", "to") and _amount_after(inside, m)]
        if len(later) != 1:
            return None
        start = later[0]
    ends = ([m for m in inside if m.first < start.first], [m for m in inside if m.first >= start.first])
    if not all(_whole(end) for end in ends) or not _signs_told(ends):
        return None
    return start.first


def topic_of(first: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """What the first end names besides its amount, its time and how it moved: both are told of it."""
    own = ("number", "unit", "scale", "period", "direction", "op")
    return tuple(m for m in first if m.kind not in own)


def end_alone(said: tuple[Mention, ...], topic: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """One end with its topic, and without the word for how it moved where its own amount needs
    none: `5.9 %` needs `rose`, `330 bn` and a growth of 5.9 % do not."""
    whole = tuple(sorted({*topic, *said}, key=lambda m: m.first))
    dropped = () if _rated(said) and not _named(whole) else ("up", "down")
    return tuple(m for m in whole if not (m.kind == "direction" and m.code in dropped))


def base_alone(said: tuple[Mention, ...], before: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """A claim that tells what it is counted from, as one of that time or of the time told before it."""
    return _over_that_time(on_the_time_before(_amount_alone(said, before), before), before)


def _over_that_time(said: tuple[Mention, ...], before: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`(3.77 trn in 2025,) 190 bn more than in 2024`, 比2024年多1900亿, 2024年より1900億ドル多い: so much more than at
    the time that it is set over; the time is that told before it, beside that one."""
    times, told = ([m for m in one if m.kind == "period"] for one in (said, before))
    sized = len([m for m in said if m.kind == "number"]) == 1 and holds(said, "scale") and not _rated(said)
    if len(times) != 1 or len(told) != 1 or not sized or times[0].code == told[0].code:
        return said
    base, number = times[0], first_in(said, "number")
    plain = [m for m in said if not m.is_("harmless") or m.says("than")]
    at = plain.index(base)
    led, behind = plain[at - 1] if at else base, plain[at + 1] if at + 1 < len(plain) else base
    ahead = led.says("than", "degree_than") or led.is_("op", "compare")
    over = (ahead and behind is not number) or (behind is not number and behind.says("post_than"))
    degree = any(m.kind in (*_DEGREES, "direction") for m in plain)
    return tuple(sorted((*told, *said), key=lambda m: m.first)) if over and degree else said


def _amount_alone(said: tuple[Mention, ...], before: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`(105.4 bn,) up from 84.8 in April`: what it moved from as an amount of its own time, counted as the amount
    before it is; the piece itself where no time of its own is told, or one that is counted from the other."""
    plain = [m for m in said if m.kind != "harmless"]
    times, numbers = ([m for m in said if m.kind == kind] for kind in ("period", "number"))
    if len(plain) < 3 or len(times) != 1 or len(numbers) != 1:
        return said
    if plain[0].kind != "direction" or not plain[1].is_("prep", "from") or numbers[0] not in plain[2:4]:
        return said
    number = numbers[0]
    after = next((m for m in said if m.first > number.last and m.kind != "harmless"), None)
    scale = first_in(before, "scale")
    bare = scale is not None and (after is None or after.kind not in ("scale", "unit"))
    told = number
    if bare and scale is not None and isinstance(number.value, float | int):
        told = replace(number, value=number.value * SCALES[scale.code])
    unit = first_in(before, "unit")
    bare_of_unit = unit is not None and after is not None and after.kind == "period"
    of_it = [replace(unit, first=number.last + 1, last=number.last)] if unit is not None and bare_of_unit else []
    rest = [m for m in said if m not in plain[:2]]  # "up from 11.04": in the unit of the amount before it
    at = rest.index(number)
    return (*rest[:at], told, *of_it, *rest[at + 1 :])


def scaled_as_before(said: tuple[Mention, ...], before: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`(Topped 7 million,) and the year before it was under 6`: a bound without a scale, counted as the amount before
    it of the same thing is."""
    numbers, scale = [m for m in said if m.kind == "number"], first_in(before, "scale")
    rate = first_in(before, "unit", "pct")
    if rate is not None and len(numbers) == 1 and not holds_any(said, "scale", "unit", "time"):
        moved = any(m.kind == "direction" and m.last == numbers[0].first - 1 for m in said)
        at = said.index(numbers[0]) + 1
        percent = replace(rate, first=numbers[0].last + 1, last=numbers[0].last)  # "(exports up 25 %,) imports up 28"
        return (*said[:at], percent, *said[at:]) if moved else said
    if scale is None or len(numbers) != 1 or holds_any(said, "scale", "unit", "flow", "commodity", "verb"):
        return said
    number = numbers[0]
    bounded = any(m.kind == "compare" and m.last == number.first - 1 for m in said)
    counts = holds(said, "time") or not isinstance(number.value, float | int)
    if not bounded or counts or not isinstance(number.value, float | int):
        return said
    return tuple(replace(m, value=number.value * SCALES[scale.code]) if m is number else m for m in said)


def on_the_time_before(said: tuple[Mention, ...], before: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`(1.19 trn in 2025,) up 20 % on 2024`, `7.5 % more than a year before`, `up 8 % on October`: a rate of the time
    told before it, and none of the time that it is counted from; else the piece as it is."""
    times, told = ([m for m in one if m.kind == "period"] for one in (said, before))
    if len(times) != 1 or not (told or times[0].code == "earlier:-12") or not _rated(said):
        return said
    base, code = times[0], times[0].code.removeprefix("since ")
    led = next((m for m in reversed(said) if m.first < base.first and m.kind != "harmless"), base)
    led = next((m for m in said if m.first == base.last + 1 and m.says("post_than")), led)  # 2024年より
    ahead = led.is_("prep", "on", "from", "over", "versus") or led.is_("op", "compare") or led.kind in _DEGREES
    last = told[-1].code if told else ""  # "(412 bn,) 27 % higher than a year earlier"
    year, month = last[:4], last[5:]
    basis = "yoy" if code == _YEAR.sub(lambda found: str(int(found[0]) - 1), last) else ""
    basis = "yoy" if code == "earlier:-12" and led.kind in _DEGREES else basis
    if len(last) == len("2025-11") and month > "01" and code in (f"{way}-{int(month) - 1:02}" for way in (year, "?")):
        basis = "mom"
    if last[:2] == code[:2] == "?-" and last[2:].isdigit() and code[2:] == f"{int(last[2:]) - 1:02}":
        basis = "mom"
    if not basis or not (ahead or code != base.code):
        return said
    way = "down" if led.code in ("below", "less") else "up"
    degree = replace(led, kind="direction", code=way, others=()) if led.kind in _DEGREES else None
    moved = tuple(degree or m if m is led else m for m in said if m is not led or degree or not ahead)
    moved = tuple(_as_a_move(m) for m in moved) if led.is_("op", "compare") else moved
    return tuple(replace(m, kind="growth", code=basis, value=None, others=()) if m is base else m for m in moved)


def _as_a_move(mention: Mention) -> Mention:
    """`比2024年多5.5%`: so much more is a rise, and no bound."""
    if not mention.is_("more", "more", "less"):
        return mention
    return replace(mention, kind="direction", code="down" if mention.code == "less" else "up", others=())


def _amount_after(inside: tuple[Mention, ...], joint: Mention, *skip: str) -> bool:
    over = ("harmless", "unit", *skip)
    following = next((m for m in inside if m.first > joint.last and m.kind not in over), None)
    return following is not None and following.kind == "number"


def _whole(end: list[Mention]) -> bool:
    """Whether an end has one amount and one time."""
    numbers = [m for m in end if m.kind == "number"]
    return len(numbers) == 1 and sum(m.kind == "period" for m in end) == 1


def _signs_told(ends: tuple[list[Mention], list[Mention]]) -> bool:
    """Whether amounts are told, or rates of what is called growth; else each rate has the word that moves it beside it
    (`rose 5.9 % from a fall of 1.1 %`)."""
    inside = (*ends[0], *ends[1])
    if not _rated(inside):
        return True
    if _named(inside):
        shared = holds(inside, "measure", "share")
        return shared or not any(m.is_("direction", "down") and not m.says("pace") for m in inside)
    return all(sum(m.is_("direction", "up", "down") for m in end) == 1 for end in ends)


def _rated(said: Iterable[Mention]) -> bool:
    return any(m.is_("unit", "pct") or ("unit", "pct") in m.others for m in said)


def _named(said: Iterable[Mention]) -> bool:
    """Growth, a share, or an index that is a rate itself."""
    told = tuple(said)
    growth = any(m.is_("growth", "growth") or m.is_("measure", "share") for m in told)
    return growth or (holds(told, "commodity") and not holds_any(told, "flow", "verb"))


_STEPS = (-12, -1)


def against_time(clause: Clause) -> TimeExpression | None:
    """The one time that is named, where a word of comparing stands right before it; None where another is named, or
    where it is told by its distance ("vs a year ago")."""
    told = clause.ops("compare") or clause.has("prep", "versus", "on") or clause.has("compare")
    if not (told or clause.frame.marked(THAN)):
        return None
    said = clause.expressions()
    if len(said) != 1 or said[0][1].relative or said[0][1].open or said[0][1].latest or clause.has("time"):
        return None
    at = clause.at(said[0][0])
    led = _leading(clause.mentions[:at])
    if led is None:
        return None
    compared = led.is_("op", "compare") or led.is_("prep", "versus") or led.is_("compare", "above", "below")
    adverb = clause.before(led) if led.is_("prep", "on") else None
    compared = compared or (
        adverb is not None and adverb.is_("direction", "up", "down") and led.means("time", "onward")
    )  # "up on June 2025"
    more = led.says("than") and clause.has_any("more", "compare", "direction")
    return said[0][1] if compared or more else None


def steps_to_its_base(clause: Clause) -> int:
    """`Was the surplus bigger than a year earlier`, `growth on 2024`: how many months before its own time, which is not
    named, that lies which it is set over; nothing where a time of its own is named, or it is not set over one."""
    said = clause.expressions()
    if len(said) != 1 or not clause.has("flow"):
        return 0
    onto, when = clause.before(said[0][0]), said[0][1]
    on = onto is not None and onto.is_("prep", "on") and onto.means("time", "onward")
    if onto is not None and on and not (when.relative or when.yearless):
        return 12 if (rate := clause.before(onto)) is not None and rate.is_("growth", "growth") else 0
    if not clause.has("compare", "above", "below"):
        return 0
    parts = when.parts
    led = clause.before(said[0][0], "prep")
    plain = len(parts) == 1 and parts[0].anchor == "earlier" and parts[0].steps in _STEPS and not parts[0].year
    return -parts[0].steps if plain and led is not None and led.is_("compare", "above", "below") else 0


def bounding(before: tuple[Mention, ...], said: tuple[Mention, ...], number: Mention) -> list[Mention]:
    """`Exceeded $3.5 trillion`: what makes a bound of the amount of the claim before, put ahead of the number of this
    one and its sign."""
    at = next((i for i, m in enumerate(before) if m.kind == "number"), 0)
    led = [m for m in before[:at] if m.kind not in ("harmless", "unit")][-1:]
    bounds = (m for m in led if m.kind in ("compare", "more") and m.code not in ("between", "about"))
    place = min(m.first for m in said if m is number or (m.kind == "unit" and m.last + 1 == number.first))
    return [replace(m, first=place, last=place) for m in bounds]


def _leading(mentions: tuple[Mention, ...]) -> Mention | None:
    """The last word before the time that is no article, and no `in`."""
    for mention in reversed(mentions):
        if mention.says("than") or mention.is_("prep", "versus", "on") or mention.kind not in LITTLE:
            return mention
    return None
