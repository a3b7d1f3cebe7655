"""`The fastest in six months`, `lowest in over a year`, 六个月新高, 8カ月ぶりの減少 -> the months up to that one."""

from __future__ import annotations

from bot.errors import Ambiguous
from bot.model import Bound, Period
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention

_SPANS = {"unit:month": 1, "unit:half": 6, "unit:year": 12, "sign:year": 12}  # 2年ぶり: a sign of dates
_GRAINS = {"month": 1, "year": 12}


def in_so_many(f: Features) -> Period | None:
    """The span of so many months or years that ends with the one month named; None where none is counted."""
    c = f.clause
    words = (*c.all("op", "record", "first_time"), *c.all("extreme"), *c.all("ordinal", "1"))
    best: Mention | None = words[0] if words else None
    if best is None:
        return None
    led = c.before(best) if best.is_("op", "first_time") else None
    again = best.is_("op", "first_time") and any(m.says("as_before") for m in c.mentions[c.at(best) + 1 :][:1])
    if (led is not None and led.is_("op", "count")) or (again and not (f.since or f.context or c.ops("when"))):
        raise Ambiguous.again()  # 何カ月ぶりの減少, "erstmals wieder": when it was so before is not looked for
    months = [period for period in f.periods if period.kind == "month"]
    years = [period for period in f.periods if period.kind == "year"] if len(f.periods) == 1 else []
    if years and (count := _hyphened(f, best)) > _SPANS["unit:year"]:
        return Period(years[0].shift(_SPANS["unit:year"] - count).first, years[0].last)  # "a 20-year low in 2025"
    if len(months) != 1:
        return None
    signs = c.tokens[best.first].kind == "han"
    if len(f.periods) == 1:
        count = _counted_back(f) if signs else _counted_in(f, best) or _hyphened(f, best)
    else:
        count = _up_to_newest(c, best) if signs and len(f.periods) == 2 else 0
    degree = c.after(best) if signs and best.kind == "extreme" else None
    if count > 1 and degree is not None and degree.is_("direction", "up", "down"):
        raise Ambiguous.again()  # 2年ぶりの大幅な減少: the size of a fall, and no high
    # 六个月新高: none of the six months before was as high; "the first fall in 19 months": since the one 19 months ago
    before = signs or not (best.kind == "extreme" or best.is_("op", "record"))
    return Period(months[0].shift(-count if before else 1 - count).first, months[0].last) if count > 1 else None


def _counted_in(f: Features, best: Mention) -> int:
    """`In six months`, `in over a year`: what is longer than a year reaches back a month more."""
    c = f.clause
    for number in c.all("number"):
        over, led = _beyond(c, number)
        if (
            led is not None
            and (_within(led) or (over and led.is_("prep", "for")))  # "seit zwölf Monaten"
            and number.first > best.first
        ):
            c.use(*over)
            return _months(f, number, c.after(number)) + any(m.code == "above" for m in over)
    first = best.kind == "ordinal" or best.is_("op", "first_time")
    some = next((m for m in c.mentions if first and m.first > best.last and m.says("any_of_them")), None)
    if some is not None and (led := c.before(some)) is not None and led.means("time", "since"):
        raise Ambiguous.again()  # "zum ersten Mal seit einem Jahr": a stretch of no unit that is known
    for unit in (m for m in c.all("time", *_SPANS) if m.first > best.first):  # "the first rise in a year"
        over, led = _beyond(c, unit)
        one = first or (unit.first > best.last + 1 and _one(c, unit))
        if one and led and (led is best or _within(led) or (over and led.is_("prep", "for"))):
            c.use(unit, *over)
            return _SPANS[unit.code] + any(m.code == "above" for m in over)
    return 0


def _beyond(c: Clause, counted: Mention) -> tuple[tuple[Mention, ...], Mention | None]:
    """The word for more than so long, where one stands before what is counted; and what leads to it."""
    led = c.before(counted)
    if led is None or not led.is_("compare", "above", "at_least"):
        return (), c.before(led) if led is not None and led.says("vague") else led
    return (led,), c.before(led)


def _one(c: Clause, unit: Mention) -> bool:
    """`In a year`, and not `in the year`."""
    at = c.at(unit)
    return at > 0 and c.mentions[at - 1].says("indefinite") and c.mentions[at - 1].last + 1 == unit.first


def _within(led: Mention) -> bool:
    return (
        led.is_("prep", "in") or led.means("time", "since") or led.means("time", "during")
    )  # "за год", "depuis un an"


def _hyphened(f: Features, best: Mention) -> int:
    """`A five-year low`, `a 12 month high`: the months that are counted right before the word."""
    c, size = f.clause, 12 if best.says("of_years") else 1 if best.says("of_months") else 0
    led = c.mentions[: c.at(best)][-2:]
    number = led[0] if len(led) > 1 and led[-1].is_("conj", "minus") else led[-1] if led else best
    if not size or number.kind != "number" or not isinstance(number.value, float | int):
        return 0
    c.use(*led[led.index(number) :])
    f.amounts = tuple(amount for amount in f.amounts if number not in amount.mentions)
    f.bound = None if isinstance(f.bound, Bound) and f.bound.amount == number.value else f.bound
    return int(number.value) * size


def _counted_back(f: Features) -> int:
    """The count right before the word: 创六个月新高, 半年ぶり."""
    c = f.clause
    for word in (*c.all("op", "record", "first_time"), *c.all("extreme")):
        unit = c.mentions[c.at(word) - 1] if c.at(word) else None
        if unit is None or unit.last + 1 != word.first:
            continue
        if unit.is_("time", "counted:1:year"):  # 一年来首次
            c.use(unit)
            return _SPANS["unit:year"]
        number = c.before(unit)
        if number is not None and number.kind == "number" and number.last + 1 == unit.first:
            return _months(f, number, unit)
        if unit.is_("time", "unit:half"):
            c.use(unit)
            return _SPANS[unit.code]
    return 0


def _months(f: Features, number: Mention, unit: Mention | None) -> int:
    span = next((code for code in _SPANS if unit is not None and unit.means("time", code)), "")
    if unit is None or not span or not isinstance(number.value, float | int):
        return 0
    f.clause.use(number, unit)
    f.amounts = tuple(amount for amount in f.amounts if number not in amount.mentions)
    f.bound = None if isinstance(f.bound, Bound) and f.bound.amount == number.value else f.bound
    return int(number.value) * _SPANS[span]


def _up_to_newest(c: Clause, best: Mention) -> int:
    """`八个月来`: read as those up to the newest month, and yet counted from the month that is named."""
    for mention, said in c.expressions():
        part = said.parts[0]
        if part.anchor == "newest" and part.count > 1 and part.grain in _GRAINS and mention.last < best.first:
            return part.count * _GRAINS[part.grain]
    return 0
