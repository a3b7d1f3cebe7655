"""The quarter, half-year or year around a month that was asked after: `and for the half-year?` -> its Period. `And the
two after`, `the previous two months`, `the three months before that`, after figures of a time -> one time expression
for so many months (quarters, years) right beside it; without a unit, as long as what was told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.errors import Ambiguous
from bot.model import Period, Statement, Turn
from bot.understanding.clauses.amounts import BASES
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.times.grains import Grain
from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.words.frame import Mention

_STRETCHES = {"unit:quarter": 3, "unit:half": 6, "unit:year": 12}  # in months
AROUND = (*_STRETCHES, "year_span")
_QUIET = {
    "period", "conj", "fragment", "harmless", "prep", "courtesy", "question", "self", "time", "growth", "flow",
    "measure", "deictic", "verb",
}  # fmt: skip


def stretch_around(clause: Clause, periods: tuple[Period, ...]) -> Period | None:
    """`And for the half-year?`, `а за квартал?`, after a month: the one in which it lies. Only where nothing is said
    besides, for `which quarter` and `two quarters` ask for something else."""
    units = [(m, _STRETCHES[code]) for m in clause.all("time") for code in _unit_codes(m) if code in _STRETCHES]
    if len(units) != 1 or not periods or not all(period.whole_months for period in periods):
        return None
    mention, size = units[0]
    quiet = not clause.frame.leftover and all(
        m.kind in _QUIET or m.is_("op", "sum") or m.is_("unit", *BASES)
        for m in clause.mentions  # "in dollars"
    )
    quiet = quiet or _set_over_it(clause, mention)
    if not quiet or periods[0].month_count == size or (size == 12 and clause.has("growth")):
        return None
    if periods[0].month_count > size:  # "for the quarter?", after a year: which of them?
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"))
    year, month = periods[0].last.year, periods[0].last.month
    first = (month - 1) // size * size + 1
    around = Period.months((year, first), (year, first + size - 1))
    if not all(map(around.covers, periods)):
        return None  # two months of two halves
    clause.use(mention)
    return around


def _set_over_it(clause: Clause, unit: Mention) -> bool:
    """ "Who of them grew more in the half year?" after two partners in June: in that half, and no `which half`."""
    led = clause.mentions[: clause.at(unit)][-3:]
    within = any(m.is_("prep", "in", "for", "on") or m.means("time", "during") or m.says("over") for m in led)
    chosen = clause.has("question", "who", "what") or clause.has("deictic", "both") or clause.says("choosing")
    little = all(m.kind in _QUIET or m.kind in ("question", "op", "deictic", "more", "time") for m in clause.mentions)
    return within and chosen and little and clause.has("more") and not any(m.kind in ("question", "op") for m in led)


def of_that_time(clause: Clause, before: Sequence[Turn]) -> Clause:
    """`Total for the month?`, after figures of a month: the unit of time that was told of asks for no time; it stands
    for that one where a sum is asked and nothing is looked for. After an order of partners the sum is of everybody."""
    if not before or not clause.ops("sum") or clause.has("extreme") or clause.has("question", "who"):
        return clause
    told = clause.has_any("place", "demonym", "deictic") or clause.ops("which", "count", "record")
    periods = before[-1].query.periods
    if told or len(periods) != 1:
        return clause
    size = {"unit:month": 1, **_STRETCHES}
    units = [m for m in clause.all("time") for code in _unit_codes(m) if periods[0].month_count == size.get(code)]
    units = [m for m in units if _determined(clause, m)]
    that = [e for _, e in clause.expressions() if all(part.anchor == "earlier" and not part.steps for part in e.parts)]
    if len(units) + len(that) != 1 or len(that) != len(clause.expressions()):
        return clause
    ordered = before[-1].query.operation == "rank" and before[-1].query.by == "partner"
    if that and not ordered:
        return clause
    sums = clause.all("op", "sum") if ordered else ()
    read = tuple(
        replace(m, kind="harmless", code="little", others=())
        if m in units
        else replace(m, kind="place", code="WLD", others=())
        if m in sums
        else m
        for m in clause.mentions
    )
    return replace(clause, mentions=read)


def around(clause: Clause, before: Sequence[Turn]) -> bool:
    """Whether a longer time than was told is named by its unit alone: the year, the quarter."""
    if not clause.has("time") or clause.has("period"):
        return False
    chosen = clause.has("question", "what", "who") or (clause.has("deictic", "both") and clause.has("more"))
    if chosen and not clause.ops("sum", "accumulated"):
        return False
    told = before[-1].query  # of the months that were looked for in a span, the span is the longer time
    length = 1 if told.operation == "record" else max((period.month_count for period in told.periods), default=12)
    size = {"year_span": 12, **_STRETCHES}
    return any(size.get(code, 0) > length for m in clause.all("time") for code in _unit_codes(m) if m.kind == "time")


def _determined(clause: Clause, unit: Mention) -> bool:
    """`The month`, and no `a month`."""
    at = clause.at(unit)
    led = clause.mentions[at - 1] if at else None
    return led is not None and led.says("determiner") and not led.says("indefinite")


def _unit_codes(mention: Mention) -> tuple[str, ...]:
    return (mention.code, *(code for kind, code in mention.others if kind == "time"))


# The span within which a month is said to be the best or the worst: `the biggest surplus in 2025 was in January`.
def month_and_span(f: Features) -> tuple[Period, Period] | None:
    """The month that is put forward and the span that it is said to be the highest or lowest of."""
    months = [period for period in f.periods if period.month_count == 1]
    said = f.clause.expressions()
    if f.extreme() is None or len(months) != 1 or any(one.open or one.base for _, one in said):
        return None
    month = months[0]
    apart = len(said) == 2 and any(_whole_year(one) for _, one in said)
    apart = apart or (len(said) == 1 and _this_year(f.clause, *said[0]))
    return (month, Period.year(month.first.year)) if apart and len(f.periods) == 1 else None


def beside_its_year(clause: Clause) -> bool:
    """`2025年10月出口、全年出口`: a month and the whole of its year, a flow said at each."""
    (_, first), (mention, last) = clause.expressions()[0], clause.expressions()[-1]
    judged = clause.has("extreme") or clause.ops("record", "check", "why")
    flows = [m.first > mention.first for m in clause.all("flow")]
    return last.entire == "whole_year" and not first.entire and not judged and {*flows} == {False, True}


def _whole_year(said: TimeExpression) -> bool:
    part = said.parts[0] if len(said.parts) == 1 and said.mode == "list" else None
    return part is not None and part.grain == "year" and not part.fiscal


def _this_year(clause: Clause, mention: Mention, said: TimeExpression) -> bool:
    """`Growth was lowest this year in March`: the year after the superlative is the one it is told of."""
    best = clause.first("extreme")
    part = said.parts[0] if len(said.parts) == 1 else None
    return part is not None and part.year_of == "today" and best is not None and best.last < mention.first


_MOST = 12
_OF_A_TIME = ("level", "growth", "balance", "total", "sum", "average", "share", "surprise", "change", "why")
_UNITS: dict[str, Grain] = {"unit:month": "month", "unit:quarter": "quarter", "unit:year": "year"}
_LITTLE = ("conj", "fragment", "courtesy")
_AFTER, _BEFORE = ("after", "next", "later"), ("before", "earlier")


def neighbours(clause: Clause, before: Sequence[Turn]) -> Clause:
    """The clause with such words read as that time; the clause itself where none stand in it, or a time besides, or no
    figures of a time were told: "the next two" after an order are the next in it."""
    years = clause.has("time", "later") and bool(before) and [p.kind for p in before[-1].query.periods] == ["year"]
    moved = ("direction", "growth", "deictic") if years else ()  # "did they rise after that?"
    alone = clause.has("time", *_AFTER) and clause.only("harmless", "time", *_LITTLE, *moved)
    if not before or not (alone or clause.has("number") or clause.has("deictic", "both") or clause.has("period")):
        return clause
    if before[-1].query.operation not in _OF_A_TIME or clause.ops("compare") or clause.has("compare"):
        return clause
    found = _one_on(clause) if alone else _counted_time(clause) if clause.has("period") else _words(clause)
    if found is None:
        return clause
    moment, taken = found
    if moment.grain == "month" and [moment.count] == [p.month_count for p in before[-1].query.periods]:
        moment = replace(moment, grain=None, count=1)  # three months after three told as one: as one
    said = " ".join(m.said for m in taken)
    value = TimeExpression((moment,))
    period = Mention(taken[0].first, taken[-1].last, "period", moment.code, said, value=value)
    read = tuple(period if m is taken[0] else m for m in clause.mentions if m is taken[0] or m not in taken)
    return replace(clause, mentions=read)


def those_of_year(clause: Clause, months: tuple[Period, ...], today: date) -> tuple[Period, ...]:
    """ "Those two months this year", "the same two months a year earlier": the months that were told, in that year;
    empty where no other year stands besides."""
    said = clause.expressions()
    if len(said) != 1 or len(said[0][1].parts) != 1 or not months:
        return ()
    mention, part = said[0][0], said[0][1].parts[0]
    steps = part.steps if part.anchor == "earlier" and part.grain is None and part.steps % 12 == 0 else 0
    if not steps:
        if part.anchor or part.year is None or part.months != (1, 12) or part.days or part.so_far or part.fiscal:
            return ()
        last = max(month.last.year for month in months)
        year = part.year + {"": 0, "today": today.year, "earlier": last}[part.year_of]
        steps = 12 * (year - last)
    clause.use(mention)
    return tuple(month.shift(steps) for month in months)


def _words(clause: Clause) -> tuple[Moment, list[Mention]] | None:
    """A number, a unit and a word for the way, in any order, with nothing between them that says more."""
    rest = [m for m in clause.mentions if m.kind not in _LITTLE]
    counts = [m for m in rest if m.is_("number") or m.is_("deictic", "both")]
    ways = [(m, _way(m)) for m in rest if _way(m)]
    if len(counts) != 1 or len(ways) != 1 or any(abs(clause.at(m) - clause.at(counts[0])) > 3 for m, _ in ways):
        return None
    count = counts[0]
    way, steps = ways[0]
    number = 2 if count.kind == "deictic" else count.value
    if not isinstance(number, int | float) or number != int(number) or not 2 <= number <= _MOST:
        return None
    units = [m for m in rest if m.kind == "time" and m.code in _UNITS]
    taken: list[Mention] = sorted({count, way, *units}, key=lambda m: m.first)
    first, last = clause.at(taken[0]), clause.at(taken[-1])
    between = clause.mentions[first : last + 1]
    if len(units) > 1 or any(m not in taken and m.kind != "harmless" for m in between):
        return None
    after = clause.mentions[last + 1] if last + 1 < len(clause.mentions) else None
    if after is not None and not (after.is_("deictic", "that") or after.kind in ("harmless", *_LITTLE)):
        return None  # "the two before the truce"
    grain = _UNITS[units[0].code] if units else None
    return Moment(grain, anchor="earlier", steps=steps, count=int(number)), list(between)


def _one_on(clause: Clause) -> tuple[Moment, list[Mention]] | None:
    """ "And the next?", "the one after": the time right after, as long as what was told."""
    times = clause.all("time")
    led = clause.mentions[clause.at(times[0]) - 1] if clause.at(times[0]) else None
    article = (led is not None and led.says("determiner")) or times[0].is_("time", "later")
    return (Moment(None, anchor="earlier", steps=1, count=1), [times[0]]) if article and len(times) == 1 else None


def _way(mention: Mention) -> int:
    if mention.is_("time", *_AFTER) or mention.says("going_on"):
        return 1
    return -1 if mention.is_("time", *_BEFORE) or mention.says("going_before") else 0


def _counted_time(clause: Clause) -> tuple[Moment, list[Mention]] | None:
    """`The previous two months` is no span up to the newest in a talk, and `the three months before that` no one month:
    with an article they are the months themselves."""
    said = clause.expressions()
    if len(said) != 1 or len(said[0][1].parts) != 1:
        return None
    mention, part = said[0][0], said[0][1].parts[0]
    if part.anchor == "newest" and part.count > 1 and part.leaning:
        return replace(part, anchor="earlier", steps=-1), [mention]
    led = clause.mentions[clause.at(mention) - 1] if clause.at(mention) else None
    article = led is not None and led.says("determiner")
    if part.anchor != "earlier" or part.grain is not None or not article or abs(part.steps) not in range(2, _MOST):
        return None
    return Moment("month", anchor="earlier", steps=1 if part.steps > 0 else -1, count=abs(part.steps)), [mention]
