"""Months that are looked for up to a time: `by March 2026, when had exports last grown`, `the record export month
before 2024`, `as of June 2025, the best month of the year`."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.words.frame import Mention, holds
from bot.understanding.words.ways import Ways

LOOKED_FOR = ("when", "last_time", "first_time", "record", "count", "which", "ever")
_TIMES = ("month:", "quarter:", "half:", "middle_of", "end_of", "year:")
_SAME_YEAR = "earlier+0"
OFF = {"off:month:-1": "unit:month", "off:quarter:-1": "unit:quarter", "off:year:-1": "unit:year"}


def _sought(mentions: tuple[Mention, ...]) -> bool:
    """Whether one or some of the months are looked for, and no figure of a time."""
    return holds(mentions, "extreme") or holds(mentions, "op", *LOOKED_FOR)


def by_then(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, `by` ahead of all as the time until which months are looked for: no figure of that month."""
    by, *rest = mentions
    timed = bool(rest) and any(kind == "time" and code.startswith(_TIMES) for kind, code in rest[0].meanings)
    if not (by.is_("prep", "by") and timed and rest[0].first == by.last + 1 and _sought(mentions)):
        return mentions
    return (replace(by, kind="time", code="until", others=()), *rest)


def month_before(mentions: tuple[Mention, ...], ways: Ways) -> tuple[Mention, ...]:
    """`The record export month before 2024`: a month of those before that time, where a superlative stands ahead and no
    article in it; `the month before June 2025` is May."""
    for i, said in enumerate(mentions):
        unit = next((u for kind, code in said.meanings if kind == "time" and (u := OFF.get(code))), "")
        ahead = holds(mentions[:i], "op", "record") or any(
            "extreme" in (k for k, _ in m.meanings) for m in mentions[:i]
        )
        bare = said.last == said.first + 1  # without an article
        bare = said.said.casefold().startswith(ways["one_month"]) if unit == "unit:month" else bare
        if not (unit and ahead and bare) or mentions[i - 1].says("determiner", "article"):
            continue
        time = replace(said, last=said.first, kind="time", code=unit, others=())
        before = replace(said, first=said.first + 1, kind="time", code="before", others=())
        led = (
            replace(m, kind="extreme", code="most") if m.is_("op", "rank") else m for m in mentions[:i]
        )  # "top month"
        return (*led, time, before, *mentions[i + 1 :])
    return mentions


def year_named_ahead(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`China says 420 bn in 2025, how much do they say in that same year`: the one year that is named in the text, also
    where what was said of it is judged apart. A month named there, or a second time, leaves it to what was told."""
    times = [m for m in mentions if m.kind == "period"]
    told = any(m.is_("books", "says") or m.says("if_so") for m in mentions)
    if not told or len(times) != 2 or times[1].code != _SAME_YEAR:
        return mentions
    year, again = times
    one = _one(year)
    if one is None or one.grain != "year" or one.year is None or one.year_of or one.fiscal or one.so_far or one.anchor:
        return mentions
    return tuple(replace(m, code=year.code, value=year.value) if m is again else m for m in mentions)


def of_that_year(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`As of June 2025, the year's best month`, `by August 2026 how many months of 2026`: of its year, those so far."""
    ends = [(m, e) for m in mentions if (e := _until(m)) is not None]
    if len(ends) != 1 or not _sought(mentions):
        return mentions
    (end, part), year = ends[0], None
    monthly = any(m.means("time", "unit:month") or m.says("months_long") for m in mentions)
    for m in mentions:
        if m is end:
            continue
        one = _one(m) if m.kind == "period" else None
        if m.kind == "period" and (one is None or not _year_of(one, part) or year is not None):
            return mentions
        its = m.is_("time", "year_span", "that_year") or (monthly and m.is_("time", "unit:year"))
        if m.kind == "period" or (its and year is None):
            year = m
    if year is None:
        return mentions
    last = 12 if part.edge == "end" else part.months[1]
    months = (Moment("month", (1, 1), part.year), Moment("month", (last, last), part.year))
    span = TimeExpression(months, "range")
    told = replace(year, kind="period", code=span.code, value=span, others=())
    silent = replace(end, kind="harmless", code="little", value=None, others=())
    return tuple(told if m is year else silent if m is end else m for m in mentions)


def last_till_then(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Bis März 2026: wann stiegen sie zuletzt`: beside such an end the word is of the last time, and of no month."""
    if not (holds(mentions, "op", "when") and any(_until(m) is not None for m in mentions)):
        return mentions
    newest = [m for m in mentions if (part := _one(m)) is not None and part.anchor == "newest" and not part.count]
    told = {m: replace(m, kind="op", code="last_time", value=None, others=()) for m in newest[:1]}
    return tuple(told.get(m, m) for m in mentions)


def _year_of(year: Moment, end: Moment) -> bool:
    """Whether it is the year that the other ends in: named, or pointed at."""
    if year.anchor == "earlier" or year.year_of == "earlier":
        return not year.steps and not year.count and year.grain in ("year", None) and not year.year
    whole = (year.grain, year.months, year.anchor, year.edge, year.fiscal) == ("year", (1, 12), "", "", "")
    return whole and not year.year_of and year.year == end.year


def _until(m: Mention) -> Moment | None:
    part = _one(m, "until", "as_of")
    dated = part is not None and part.year is not None and not (part.year_of or part.anchor or part.days or part.fiscal)
    return part if dated and part is not None and part.grain in ("month", "quarter", "half", "year") else None


def _one(m: Mention, *modes: str) -> Moment | None:
    """The one moment that a time names."""
    value = m.value if m.kind == "period" else None
    if not isinstance(value, TimeExpression) or len(value.parts) != 1 or value.mode not in (modes or ("list",)):
        return None
    return value.parts[0]
