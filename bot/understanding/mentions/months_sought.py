"""Months that words stand for: each month, a monthly figure, the two months before one (跟前两个月比), so many."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from bot.model import HOME
from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.words.frame import Mention, holds, holds_any, holds_only
from bot.understanding.words.kinds import NAMED
from bot.understanding.words.ways import Ways

_MOST = 3  # months that are looked back over; what has more is a part of the year
_YEAR = 12
_ANNOUNCED_AS_ONE = 2  # January and February
_THAN = (("harmless", "than"),)
_AGAINST = (("op", "compare"), ("op", "difference"), ("conj", "versus"), ("prep", "versus"), ("harmless", "than"))


def months_before(mentions: tuple[Mention, ...], ways: Ways) -> tuple[Mention, ...]:
    """The mentions, such a stretch as the months right before the month that it is told beside."""
    times = [(i, m) for i, m in enumerate(mentions) if m.kind == "period"]
    stretches = [(i, m) for i, m in times if _size(m, ways)]
    if len(times) != 2 or len(stretches) != 1:
        return mentions
    ((at, stretch),) = stretches
    beside = next(m for i, m in times if i != at)
    if not isinstance(beside.value, TimeExpression) or not _single(beside.value):
        return mentions
    month, size = beside.value.parts[0], _size(stretch, ways)
    before = mentions[at - 1]
    of_it = before is beside or (before.said in ways["linking"] and at > 1 and mentions[at - 2] is beside)
    against = any(m.kind == "compare" or m.means(*sign) or m.is_(*sign) for m in mentions for sign in _AGAINST)
    if not (of_it or against):
        return mentions  # 11月出口……前两个月出口: each by itself
    if month.months[0] == size + 1 == _ANNOUNCED_AS_ONE + 1:
        before_it = replace(month, grain=None, months=(1, size))
    else:
        before_it = Moment("month", anchor="earlier", steps=-1, count=size)
    told = TimeExpression((before_it,))
    return (*mentions[:at], replace(stretch, code=told.code, value=told), *mentions[at + 1 :])


def each_beside_its_own(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`In which months of 2025 was it larger than in the same month of 2024`, `higher in each month of 2025 than a year
    earlier`: each month of the year beside its own of the year before, which is its change on the year; which month of
    any other year is meant nobody can tell."""
    spoken = [(m, m.value.parts) for m in mentions if m.kind == "period" and isinstance(m.value, TimeExpression)]
    times = [(m, parts[0]) for m, parts in spoken if parts]
    if len(times) != 2:
        return mentions
    (_, year), (told, same) = times if times[1][1].anchor == "earlier" else times[::-1]
    if year.anchor or year.grain != "year" or not year.year or year.months != (1, 12) or same.anchor != "earlier":
        return mentions
    pointed = same.grain == "month" and same.year and not same.steps
    if not pointed and not (same.steps == -_YEAR and _of_months(mentions)):
        return mentions
    beside = replace(told, kind="growth", code="yoy", value=None, others=())
    if pointed and year.year != (same.year or 0) + 1:
        # a number that no rule takes up, so that it is named as what could not be fitted in
        beside = replace(told, kind="number", value=Decimal(same.year or 0), others=())
    return tuple(beside if m is told else m for m in mentions)


def _of_months(mentions: tuple[Mention, ...]) -> bool:
    """Whether it is asked of the months of a time and not of the whole."""
    return any(m.says("each_month") or m.is_("op", "which", "count") for m in mentions)


def _size(mention: Mention, ways: Ways) -> int:
    """How many months before something: of those from January on, of no year, where the words are the same for both
    (前两个月), or of those up to the newest (the previous two months); 0 for any other time."""
    value = mention.value
    if not isinstance(value, TimeExpression) or len(value.parts) != 1 or value.mode != "list":
        return 0
    part = value.parts[0]
    if part.anchor == "newest" and part.leaning and part.grain == "month":
        return part.count if 2 <= part.count <= _MOST else 0
    if part.anchor == "today" and part.grain == "month" and -_MOST <= part.steps < -1:
        return -part.steps if mention.said.startswith(ways["months_led_alone"]) else 0
    first, last = part.months
    plain = part.yearless and not (part.grain or part.days or part.edge or part.fiscal)
    plain = plain and first == 1 and mention.said.startswith(ways["months_led"])
    return last if plain and 2 <= last <= _MOST else 0


def _single(value: TimeExpression) -> bool:
    part = value.parts[0]
    return len(value.parts) == 1 and value.mode == "list" and part.grain == "month" and not (part.anchor or part.days)


def last_years(mentions: tuple[Mention, ...], ways: Ways) -> tuple[Mention, ...]:
    """今年8月顺差比|去年8月小: "on a year before" (比去年) and a month right behind -> set against that one of it."""
    for i, (one, two) in enumerate(pairwise(mentions)):
        part = _yearless(two) if one.is_("growth", "yoy") and one.said in ways["on_last_year"] else None
        if part is not None and two.first == one.last + 1:
            of_told = one.said in ways["on_year_before"]
            told = TimeExpression((replace(part, year=-1, year_of="earlier" if of_told else "today"),))
            against = replace(one, last=one.first, kind="op", code="compare", said=one.said[0], others=_THAN)
            month = replace(two, first=one.first + 1, code=told.code, value=told, said=one.said[1:] + two.said)
            return (*mentions[:i], against, month, *mentions[i + 2 :])
    return mentions


def _yearless(mention: Mention) -> Moment | None:
    """The one stretch of no year that a time names; None for any other."""
    value = mention.value if mention.kind == "period" else None
    if not isinstance(value, TimeExpression) or len(value.parts) != 1 or value.mode != "list":
        return None
    return value.parts[0] if value.parts[0].yearless and not value.parts[0].days else None


def in_more_months(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Were there more months of growth or decline in 2024`, `did it rise or fall in more months`: how many rose, which
    tells how many did not."""
    more = next(
        (i for i, (one, two) in enumerate(pairwise(mentions)) if one.is_("more", "more") and two.is_(*_MONTH)), None
    )
    down = next((i for i, m in enumerate(mentions) if m.is_("direction", "down")), 0)
    rising = any(m.is_("direction", "up") or m.is_("growth") for m in mentions)
    if more is None or not rising or not down or not mentions[down - 1].is_("conj", "or"):
        return mentions
    count = replace(mentions[more], last=mentions[more + 1].last, kind="op", code="count", others=())
    kept = [m for i, m in enumerate(mentions) if i not in (more + 1, down - 1, down)]
    return tuple(count if m is mentions[more] else m for m in kept)


_MONTH = ("time", "unit:month")
_TOGETHER = 12  # months of a year that are put in order
_OF_AMOUNTS = ("how_fast", "difference", "count", "which", "when", "list", "chart", "streak", "per_month")


def months_sought(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, with words of months read by what stands beside them.

    `Every month of 2024 where exports passed 45 bn` looks for months and claims nothing of each;
    `five biggest monthly exports`, `by month, the 5 highest` puts months in order; `how many monthly readings were
    above 100 bn` counts them; `a consecutive monthly decline` is a run of months with a fall; `list exports to Japan
    and Korea in 2024` is of the partners and of no months.
    """
    if not any(m.is_("op", "monthly", "trend", "sum") or m.is_("growth", "mom") for m in mentions):
        return mentions
    found = list(mentions)
    for i, m in enumerate(mentions):
        before = mentions[i - 1] if i else None
        if m.is_("growth", "mom") and before is not None and before.is_("op", "streak"):
            way = next((code for kind, code in m.others if kind == "direction"), None)
            found[i] = replace(m, kind="direction", code=way, others=()) if way else m
        elif m.is_("op", "sum") and m.says("each_month") and _whole_year(m, mentions):
            found[i] = replace(m, kind="harmless", code="little", others=())
        elif m.says("each_month") and _sought(mentions[i + 1 :]):
            found[i] = replace(m, kind="op", code="which", others=(_MONTH,))
        elif m.is_("op", "trend") and m.says("listing") and _of_several(mentions):
            found[i] = replace(m, kind="harmless", code="little", others=())
        elif m.is_("op", "monthly", "trend") and (m.is_("op", "monthly") or m.says("by_month")):
            if before is not None and before.is_("question", "how_many"):
                found[i] = replace(m, kind="op", code="count", others=(_MONTH,))
            elif _in_order(mentions):
                found[i] = replace(m, kind="time", code="unit:month", others=())
    return tuple(found)


def each_of_whom(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Did exports rise for each of the partners`: each of them, and no month."""
    found = list(mentions)
    for i, m in enumerate(mentions):
        behind = next((one for one in mentions[i + 1 :] if not one.says("determiner", "article")), None)
        if m.says("each_month") and behind is not None and (behind.kind == "party" or behind.says("outlet")):
            found[i] = replace(m, kind="op", code="each", others=())
    return tuple(found)


def each_of_so_many(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Exports rose in all 12 months of 2025`, where a movement or a bound is told of a year and of as many months as
    it has: each of them is meant. `All 12 months to June`, a time by itself, and what asks for an amount stay."""
    mentions = _month_of_all(mentions)
    if any(m.kind == "question" or m.is_("op", *_OF_AMOUNTS) or m.kind == "fragment" for m in mentions):
        return mentions
    numbers = [m for m in mentions if m.kind == "number"]
    bound = len(numbers) > 1 and holds(mentions, "compare")
    if not (bound or any(m.kind == "direction" or m.is_("op", "check") for m in mentions)):
        return mentions
    for i, (number, unit) in enumerate(pairwise(mentions)):
        if not (number.kind == "number" and number.value == _TOGETHER and unit.is_("time", "unit:month")):
            continue
        led, beside = mentions[i - 1 : i] if i else (), (*mentions[max(i - 2, 0) : i], *mentions[i + 2 : i + 3])
        if any(map(_of_a_year, beside)):
            all_of = [m for m in led if m.is_("op", "sum") and m.says("each_month")]  # "in all"
            each = replace((all_of or [number])[0], kind="harmless", code="each_month", others=(), last=unit.last)
            return (*mentions[: i - len(all_of)], each, *mentions[i + 2 :])
    return mentions


def _whole_year(told: Mention, mentions: tuple[Mention, ...]) -> bool:
    """`In all of 2024, which two months had the lowest`: all of a year right after it, of which the best is sought."""
    year = next((m for m in mentions if m.first == told.last + 1), None)
    return _of_a_year(year) and holds(mentions, "extreme")


def _of_a_year(mention: Mention | None) -> bool:
    told = mention.value if mention is not None and mention.kind == "period" else None
    parts = told.parts if isinstance(told, TimeExpression) else ()
    return len(parts) == 1 and parts[0].months == (1, 12) and not parts[0].anchor


def _sought(rest: tuple[Mention, ...]) -> bool:
    """Whether it goes on with `where`, `in which` or `when`, and with an amount that is passed."""
    said = [m for m in rest if m.kind not in ("period", "prep")]
    relative = bool(said) and (said[0].is_("question", "where") or said[0].says("relative"))
    relative = relative or (bool(said) and said[0].is_("op", "when"))
    return relative and holds(rest, "compare") and holds(rest, "number")


def _of_several(mentions: tuple[Mention, ...]) -> bool:
    """Whether partners or goods make up the list, at one time, or times of different lengths do, and nothing asks for a
    course besides."""
    items = {(m.kind, m.code) for m in mentions if m.kind in ("place", "commodity") and m.code != HOME}
    course = any(m.is_("op", "monthly", "by_year", "by_quarter") or m.says("by_month") for m in mentions)
    times = [m for m in mentions if m.kind == "period"]
    parts = [part for m in times if isinstance(m.value, TimeExpression) for part in m.value.parts]
    lengths = {part.months[1] - part.months[0] for part in parts}
    if not course and len(parts) > 1 and len(lengths) > 1 and all(part.year is not None for part in parts):
        return all(not isinstance(m.value, TimeExpression) or m.value.mode == "list" for m in times)
    ranged = any(isinstance(m.value, TimeExpression) and m.value.mode == "range" for m in times)
    ordered = any(one.is_("prep", "by") and two.kind == "flow" for one, two in pairwise(mentions))  # "by exports"
    return len(items) > 1 and not course and len(times) < 2 and not (ranged or ordered)


def _in_order(mentions: tuple[Mention, ...]) -> bool:
    """Whether a number stands right before a superlative: so many of the highest."""
    return any(
        one.kind == "number"
        and two.kind == "extreme"
        and two.first == one.last + 1
        and isinstance(one.value, int | float)
        and 2 <= one.value <= _TOGETHER
        for one, two in pairwise(mentions)
    )


_TIMES = 60


def occasions(mentions: tuple[Mention, ...], ways: Ways) -> tuple[Mention, ...]:
    """The mentions, a word for times right after a whole number as the months that it counts; `rose by seven times`,
    where a preposition stands before the number, tells how far. A word that means nothing else is not passed over."""
    found = list(mentions)
    for i, m in enumerate(mentions):
        if not m.says("occasion"):
            continue
        if _counted(mentions, i, ways):
            found[i] = replace(m, kind="time", code="unit:month", others=m.meanings)
        elif m.is_("harmless", "occasion") and not _countless(mentions, i):
            after = mentions[i + 1].kind if i and mentions[i - 1].kind == "number" and mentions[i + 1 :] else ""
            of_another = after in ("flow", "demonym") and not ways.unspaced  # "were three times imports"
            found[i] = replace(m, kind=("unheld", "op")[of_another], code=("occasions", "times")[of_another])
    return tuple(found)


def _countless(mentions: tuple[Mention, ...], at: int) -> bool:
    """`They've heard it a hundred times`: says how often in a manner of speaking."""
    number = mentions[at - 1] if at else None
    return number is not None and isinstance(number.value, int | float) and number.value > _TIMES


def _counted(mentions: tuple[Mention, ...], at: int, ways: Ways) -> bool:
    number = mentions[at - 1] if at else None
    if number is None or number.kind != "number" or number.last + 1 != mentions[at].first:
        return False
    whole = isinstance(number.value, int | float) and number.value == int(number.value) and number.value <= _TIMES
    before = mentions[at - 2] if at > 1 and not ways.unspaced else None
    led = before is not None and before.kind == "prep" and before.last + 1 == number.first
    after = next((m.kind for m in mentions[at + 1 :] if not m.says("determiner")), "")
    multiple = after in ("more", "extreme", "multiple") or (after in NAMED and not ways.of_other_letters)
    return whole and not led and not multiple


_NO_LEVEL = ("op", "number", "compare", "more", "measure", "unit", "direction")


def how_far_it_went(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`How low did exports go in 2025`: where they were lowest, when nothing else is asked of how they moved."""
    at = next((i for i, m in enumerate(mentions) if m.says("how_high", "how_low")), None)
    if at is None:
        return mentions
    rest = mentions[at + 1 :]
    gone = (m.is_("verb", "get") or m.says("heading", "keeping") for m in rest)
    went = next((i for i, moved in enumerate(gone, at + 1) if moved), None)
    if (
        went is None
        or not rest[0].says("auxiliary")
        or any(m.kind in _NO_LEVEL or m.is_("time", "before", "after") for m in rest)
    ):
        return mentions
    if any(isinstance(m.value, TimeExpression) and (m.value.grain, m.value.mode) == ("month", "list") for m in rest):
        return mentions  # "how high did exports get in June": of no span
    code = "most" if mentions[at].says("how_high") else "least"
    found = list(mentions)
    found[at] = replace(mentions[at], kind="extreme", code=code, others=())
    found[went] = replace(mentions[went], kind="harmless", code="little", others=())
    return tuple(found)


def in_any(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Gab es 2025 einen Monat mit Defizit`: whether in any, where nothing is set against another time."""
    if holds_any(mentions, "more", "extreme", "question") or sum(m.kind == "period" for m in mentions) > 1:
        return mentions
    ever = {m: replace(m, kind="op", code="ever", others=m.meanings) for m in mentions if m.says("any_month")}
    return tuple(ever.get(m, m) if m.kind == "harmless" else m for m in mentions)


def _month_of_all(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """輸出が3250億ドルを超え、黒字が1000億ドルを下回った月は: the month at the end, which all of the bounds are of."""
    at = next((i for i, m in enumerate(mentions) if m.kind == "harmless" and m.means("time", "unit:month")), 0)
    bounds = [m for m in mentions if m.is_("compare", "above", "below", "pass")]
    if len(bounds) < 2 or mentions[at - 1] is not bounds[-1] or not holds_only(mentions[at + 1 :], "harmless"):
        return mentions
    return (*mentions[:at], replace(mentions[at], kind="time", code="unit:month", others=()), *mentions[at + 1 :])
