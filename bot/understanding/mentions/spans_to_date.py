"""Spans from the start of a year, to a month or so far, where other words stand between the year and the month; spans
from a time that figures reach back to."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.words.frame import Mention, holds

_HEADED = frozenset({"flow", "growth", "commodity", "place", "demonym", "prep", "harmless"})  # of which a time is told
_OF_MONTHS = ("flow", "commodity", "growth")
_ALL_YEAR = (1, 12)
_SOUGHT = ("unit:month", "unit:quarter", "unit:year")
_ENDED = ("list", "until")
_BEFORE_COUNT = ("harmless", "place", "demonym", "courtesy", "self", "question")


def to_date(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, each time that stands for a span up to now as that span."""
    return of_the_year_named(so_far_of_a_year(reaching_back(of_so_many_months(mentions))))


def of_so_many_months(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Seven-month surplus 2025`, `China's 11-month exports for 2025`: the first so many months of the one year that is
    named; not where a run, a record, an order or a mean of months is asked for."""
    times = [m.value for m in mentions if isinstance(m.value, TimeExpression)]
    years = [time for time in times if time.mode == "list" and [part.grain for part in time.parts] == ["year"]]
    if len(times) != 1 or not years or holds(mentions, "extreme") or any(m.kind in ("op", "ordinal") for m in mentions):
        return mentions
    said = [m for m in mentions if not m.is_("conj", "minus")]  # "seven-month"
    for i, (count, unit, of) in enumerate(zip(said, said[1:], said[2:], strict=False)):
        many = count.value if isinstance(count.value, int | float) else 0
        if count.kind == "number" and 1 < many <= 12 and unit.is_("time", "unit:month") and of.kind in _OF_MONTHS:
            time = TimeExpression((Moment(None, months=(1, int(many))),))
            span = replace(unit, first=count.first, kind="period", code=time.code, value=time, others=())
            led = all(m.kind in _BEFORE_COUNT for m in said[:i])
            return (*said[:i], span, *said[i + 2 :]) if led else mentions
    return mentions


def reaching_back(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`The best month going back to 2021`, `month by month back to January`: since then, where several months are asked
    for; not `exports back to 2024 levels`."""
    several = holds(mentions, "extreme") or holds(mentions, "op", "trend", "record", "list", "chart", "monthly", "rank")
    which = several and (holds(mentions, "time", *_SOUGHT) or holds(mentions, "op", "when", "record"))
    found = list(mentions)
    for i, time in enumerate(mentions):
        back = _back_to(mentions, i)
        if back is None or not isinstance(time.value, TimeExpression):
            continue
        led = several or back.last - back.first > 1
        first = back is mentions[0] or time is mentions[0]
        told = led and (which or not first) and not holds(mentions[i + 1 : i + 2], "measure", "level")
        if told and time.value.mode in _ENDED:
            since = replace(time.value, mode="since")
            found[mentions.index(back)] = replace(back, kind="harmless", code="little", others=())
            found[i] = replace(time, code=since.code, value=since)
    return tuple(found)


def _back_to(mentions: tuple[Mention, ...], at: int) -> Mention | None:
    """The word that says that figures go back to the time: before it, behind it (2021年まで遡って), or on both sides
    of it (`geht man bis 2021 zurück`, which stands where its verb does)."""
    ahead, behind = mentions[max(0, at - 1) : at], mentions[at + 1 : at + 2]
    around = [
        m for m in mentions[max(0, at - 2) : max(0, at - 1)] if m.kind == "direction" and ahead[0].kind == "harmless"
    ]
    found = [m for m in ahead if m.says("reaching")] + [m for m in (*behind, *around) if m.says("reached_back")]
    return found[0] if found else None


def of_the_year_named(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`November 2025 exports: level, yoy and ytd`: from January of its year to that month, and not this year so far;
    `ytd export growth to August`, with nothing that joins or parts them: that alone, and not the month as well. The
    same month of another year is as far into that year: `ytd to June 2026 against June 2025`."""
    times = [(i, m.value) for i, m in enumerate(mentions) if isinstance(m.value, TimeExpression)]
    named = [(i, said.parts[0]) for i, said in times if [part.grain for part in said.parts] == ["month"]]
    named = [(i, month) for i, month in named if not month.year_of and month.year is not None]
    years = [(i, said.parts[0]) for i, said in times if mentions[i].says("of_its_year")]
    if len(years) != 1 or not named or len(times) != len(named) + 1 or len({month.months for _, month in named}) > 1:
        return mentions
    (at, told), (on, month), found = years[0], named[0], list(mentions)
    running = told.year_of == "today"
    like = [(i, one) for i, one in named[running:] if not any(m.kind == "flow" for m in mentions[max(at, on) + 1 : i])]
    for i, one in like if running or (told.grain, told.months) == (None, (1, month.months[1])) else ():
        found[i] = _so_far_into(mentions[i], one)
    if running:
        found[at] = _so_far_into(mentions[at], month)
        beside, between = mentions[min(at, on) : max(at, on) + 1], mentions[min(at, on) + 1 : max(at, on)]
        parted = any(one.last + 1 != two.first for one, two in pairwise(beside)) or any(
            m.says("versus") for m in between
        )
        if between and not parted and {m.kind for m in between} <= _HEADED:
            found[on] = replace(mentions[on], kind="harmless", code="little", value=None, others=())
    return tuple(found)


def _so_far_into(said: Mention, month: Moment) -> Mention:
    time = TimeExpression((Moment(None, months=(1, month.months[1]), year=month.year),))
    return replace(said, kind="period", code=time.code, value=time)


def so_far_of_a_year(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`2026 exports so far`: the year as far as it is out, where other words stand between the two."""
    found = list(mentions)
    if holds(mentions, "extreme"):
        return mentions  # "2026's smallest monthly surplus so far": of the year's months
    for at, m in enumerate(mentions):
        times = [i for i, one in enumerate(mentions) if one.kind == "period"]
        led = max((i for i in times if i < at), default=times[0] if times else None)
        said = mentions[led].value if led is not None else None
        if not m.is_("time", "so_far") or led is None or not isinstance(said, TimeExpression):
            continue
        year = said.parts[0] if len(said.parts) == 1 else None
        if year is None or said.mode != "list" or (year.grain, year.months, year.fiscal) != ("year", (1, 12), ""):
            continue
        time = replace(said, parts=(replace(year, so_far=True),))
        found[led] = replace(mentions[led], code=time.code, value=time)
        found[at] = replace(m, kind="harmless", code="little", others=())
    return tuple(found)


def narrowed(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`This year, like for the first six months`, `in 2025, that is in the first half`: of a year and a part of it that
    says what is meant by the year, the part."""
    said = [m for m in mentions if m.kind not in ("prep", "conj") and (m.kind != "harmless" or m.says("that_is"))]
    for year, joint, part in zip(said, said[1:], said[2:], strict=False):
        whole, of = year.value, part.value
        if not (joint.says("that_is") and isinstance(whole, TimeExpression) and isinstance(of, TimeExpression)):
            continue
        if len(whole.parts) != 1 or len(of.parts) != 1 or whole.mode != "list" or of.mode != "list":
            continue
        one, other = whole.parts[0], of.parts[0]
        inside = one.grain == "year" and not one.so_far and other.months != _ALL_YEAR and not other.anchor
        if inside and (other.year is None or (other.year, other.year_of) == (one.year, one.year_of)):
            time = replace(of, parts=(replace(other, year=one.year, year_of=one.year_of),))
            told = replace(part, code=time.code, value=time)
            silent = replace(year, kind="harmless", code="little", others=(), value=None)
            return tuple(told if m is part else silent if m is year else m for m in mentions)
    return mentions
