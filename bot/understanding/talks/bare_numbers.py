"""A bare number that is a time in the talk: "no 2023", "only the last three", "and the second" -> the frame with that
time. A word for the present that is none there: "now just the top five"; this month, which is the one found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Period, Turn
from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.words.frame import Frame
from bot.understanding.words.kinds import AMOUNTS, BALANCES, FILLERS, ONE_WAY, WHO

_OF_SPANS = ("level", "balance", "total", "sum", "trend", "average")
_COARSE = ("quarter", "half", "year")  # of which there are fewer than months
_YEARS = range(1990, 2040)
_FIRST = 15  # of the years that two figures tell
_NOT_THEN = ("extreme", "op", "deictic", "agency", "commodity", "more")
_OF_THAN = ("number", "deictic", "compare", "direction", "prep", "op", *FILLERS)


def going_on(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "Now just the top five", "now give me imports", "and the balance now", "now the year" after a figure of 2024: of
    no other time."""
    said = [m for m in frame.mentions if m.kind != "period" and m.says("now_then")]
    now = [m for m in frame.all("period") if m.code == "newest:month"]
    span = frame.has("time", "year_span") and frame.only("period", "time", *FILLERS)
    if not talk or len(now) != 1 or not (span or len(said) == 1):
        return frame
    last = talk[-1].query
    if (span or said[0].kind == "flow") and (last.operation not in (*_OF_SPANS, "growth") or last.flow == "context"):
        return frame
    if not span and last.flow in (said[0].code, "balance" if said[0].code in BALANCES else None):
        return frame  # "exports now?", after those of 2023: the newest
    if (span or said[0].kind != "flow") and frame.mentions[0] is not now[0]:
        return frame
    return replace(frame, mentions=tuple(m for m in frame.mentions if m is not now[0]))


def this_month_found(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "In diesem Monat" after the month in which the most was found, or after one month's figure where more than the
    month is asked ("what was the growth in this month"): that one, where such words name it too."""
    told = talk[-1].query if talk else None
    this = frame.all("period")
    if told is None or len(this) != 1 or frame.has_any("extreme"):
        return frame
    of_month = [period.kind for period in told.periods] == ["month"] and frame.has_any("growth", "direction", "measure")
    if not ((told.operation, told.by) == ("record", "month") or (told.operation in AMOUNTS and of_month)):
        return frame
    if this[0].code != "today:month" or not this[0].said.casefold().endswith(frame.ways["this_or_that"]):
        return frame
    time = TimeExpression((Moment("month", anchor="earlier"),))
    that = replace(this[0], code=time.code, value=time, others=())
    return replace(frame, mentions=tuple(that if m is this[0] else m for m in frame.mentions))


def than_that_year(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "Is that more than 24?", "up on 24?" after an amount of 2025, "more than in 24?" after any figure: than that
    year. A rate may be above 24 per cent."""
    told = talk[-1].query if talk else None
    said = frame.all("number")
    if told is None or len(said) != 1 or len(told.periods) != 1 or frame.leftover or not frame.only(*_OF_THAN):
        return frame
    number, last = said[0], told.periods[0].first.year % 100
    led = [m for m in frame.mentions if m.first < number.first][-2:]
    within = bool(led) and led[-1].is_("prep", "in")
    over = any(m.is_("compare", "above", "below") for m in led[-2 if within else -1 :])
    over = over or (len(led) == 2 and led[0].is_("direction", "up", "down") and led[1].is_("prep", "on"))
    plain = told.operation in _OF_SPANS and told.flow != "context" and told.measure != "yoy" and told.condition is None
    near = number.value in range(_FIRST, last) if within else plain and number.value == last - 1
    closes = frame.mentions[-1] is number and len(number.said) == len(str(last))
    if not (over and near and closes):
        return frame
    time = TimeExpression((Moment("year", year=2000 + int(number.said)),))
    year = replace(number, kind="period", code=time.code, value=time, first=led[-1].first if within else number.first)
    return replace(frame, mentions=(*frame.mentions[: -2 if within else -1], year))


def no_that_year(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "No 2023", "no not 2024" after a figure of another year: that year is meant, and no number 2023."""
    said = frame.all("number") if talk and frame.has("fragment", "no") else ()
    year = said[0].value if len(said) == 1 and frame.only("number", *FILLERS) else None
    if not isinstance(year, int | float) or year not in _YEARS or len(said[0].said) != len(str(_YEARS[0])):
        return frame
    time = TimeExpression((Moment("year", year=int(year)),))
    that = replace(said[0], kind="period", code=time.code, value=time, others=())
    return replace(frame, mentions=tuple(that if m is said[0] else m for m in frame.mentions))


def next_of_its_kind(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "And in the second?" after the figure of a first quarter or half: that of the one that stands there."""
    told = talk[-1] if talk else None
    said = frame.all("ordinal")
    spans = told.query.periods if told is not None and told.answered and told.query.operation in _OF_SPANS else ()
    bare = len(said) == 1 and frame.only("ordinal", "prep", *FILLERS) and not frame.leftover
    bare = bare and not frame.has("prep", "to", "from", "with", "by")
    if not bare or [span.kind for span in spans] not in (["quarter"], ["half"]):
        return frame
    size, place = spans[0].month_count, int(said[0].code) if (said[0].code or "").isdigit() else 0
    if not 0 < place <= 12 // size:
        return frame
    moment = Moment("quarter" if size == 3 else "half", (size * (place - 1) + 1, size * place), spans[0].first.year)
    time = TimeExpression((moment,))
    that = replace(said[0], kind="period", code=time.code, value=time, others=())
    return replace(frame, mentions=tuple(that if m is said[0] else m for m in frame.mentions))


def last_of_those(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "Only the last three" after the figures of six months: the last three of them."""
    told = talk[-1].query if talk else None
    spans = (
        told.periods
        if told is not None and told.operation in _OF_SPANS and told.by not in _COARSE and len(told.partners) < 2
        else ()
    )
    last, count = next((m for m in frame.mentions if m.means("time", "past")), None), frame.all("number")
    few = (
        len(count) == 1
        and last is not None
        and last.last + 1 == count[0].first
        and frame.only("number", "time", *FILLERS)
    )
    number = count[0].value if few else None
    if not isinstance(number, int | float) or len(spans) != 1 or not 1 < number < spans[0].month_count:
        return frame
    ends = (spans[0].split()[-int(number)], spans[0].split()[-1])
    span = TimeExpression(tuple(Moment("month", (p.first.month,) * 2, p.first.year) for p in ends), "range")
    time = replace(count[0], kind="period", code=span.code, value=span, others=())
    return replace(frame, mentions=tuple(time if m is count[0] else m for m in frame.mentions if m is not last))


_DECEMBER = 12
_COURSES = (*_OF_SPANS, "record", "threshold", "growth")


def _last_of(told: Period, said: Moment) -> tuple[Period, ...]:
    """The months of a span told that such a word names, "the last six months", "the last quarter": its own last ones,
    where it ended before the newest such month."""
    sizes = {"month": 1, "quarter": 3, "half": 6}
    size = sizes.get(said.grain or "")
    if size is None or (said.anchor, said.steps) not in (("newest", 0), ("today", -1)):
        return ()
    months = size * max(said.count, 1)
    return tuple(told.split()[-months:]) if months < told.month_count and (months > 1 or said.count) else ()


def last_of_course(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "Only the last six months", "the last quarter of that only" after the course or the amount of a past year: of
    that year, and none of the newest."""
    told = talk[-1].query if talk else None
    spans = told.periods if told is not None and told.operation in _COURSES and told.by not in _COARSE else ()
    said = frame.all("period")
    only = frame.has("fragment", "only") or frame.says("only", "none_but")
    time = said[0].value if len(said) == 1 else None
    if not only or not isinstance(time, TimeExpression) or len(time.parts) != 1 or len(spans) != 1 or frame.leftover:
        return frame
    if time.mode != "list" or not frame.only("period", "prep", "deictic", *FILLERS):
        return frame
    over = spans[0].last.month == _DECEMBER or spans[0].kind in ("half", "quarter")  # not one that goes on to now
    kept = _last_of(spans[0], time.parts[0]) if over else ()
    if not kept:
        return frame
    ends = (kept[0], kept[-1])
    span = TimeExpression(tuple(Moment("month", (p.first.month,) * 2, p.first.year) for p in ends), "range")
    that = replace(said[0], code=span.code, value=span, others=())
    pointing = [m for m in frame.mentions if m.kind == "deictic"]
    pointing += [m for m in frame.all("prep") if pointing and m.last + 1 == pointing[0].first]
    return replace(frame, mentions=tuple(that if m is said[0] else m for m in frame.mentions if m not in pointing))


def then_told(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "What were exports to the US then?", "did those to the EU fall at that time" after a month, also one that was
    found: in it. A `then` that opens, or is all the time a verdict has, tells none."""
    said = [m for m in frame.mentions[1:] if m.says("then")] if talk and not frame.has_any("period", "time") else []
    named = frame.has("direction") or (frame.has("question") and frame.has_any(*WHO))
    named = named and frame.has("flow", *ONE_WAY, *BALANCES)
    if len(said) != 1 or not named or frame.has("conj", "or") or frame.has_any(*_NOT_THEN):
        return frame
    time = TimeExpression((Moment(anchor="earlier"),))
    that = replace(said[0], kind="period", code=time.code, value=time, others=())
    return replace(frame, mentions=tuple(that if m is said[0] else m for m in frame.mentions))


_MOVED_OF = ("growth", "change", "level", "check", "balance")
_NO_STILL = ("period", "compare", "number", "op", "extreme", "more", "unit")


def still_so(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """ "Are they still falling?", 还在下降吗 after a figure of some time: what they do now, and not then again."""
    said = [m for m in frame.mentions if m.says("as_before")] if talk and talk[-1].query.periods else []
    asked = len(said) == 1 and not frame.leftover and frame.has_any("direction", "growth")
    if not asked or frame.has_any(*_NO_STILL) or talk[-1].query.operation not in _MOVED_OF or frame.says("was_it"):
        return frame
    time = TimeExpression((Moment(anchor="newest"),))
    now = replace(said[0], kind="period", code=time.code, value=time, others=())
    return replace(frame, mentions=tuple(now if m is said[0] else m for m in frame.mentions))


def pointed_times(frame: Frame, talk: Sequence[Turn]) -> Frame:
    """What such words name after what was told: some of its months, the next quarter, the month found, now."""
    frame = still_so(last_of_course(frame, talk), talk)
    return this_month_found(next_of_its_kind(last_of_those(then_told(frame, talk), talk), talk), talk)
