"""`The fastest in six months`, 六个月新高, 8カ月ぶりの減少 -> the months up to the one it is claimed of."""

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
    led = c.before(best) if best is not None and best.is_("op", "first_time") else None
    if led is not None and led.is_("op", "count"):
        raise Ambiguous.again()  # 何カ月ぶりの減少: when it was so before is not looked for
    months = [period for period in f.periods if period.kind == "month"]
    years = [period for period in f.periods if period.kind == "year"] if len(f.periods) == 1 else []
    if best is not None and years and (count := _hyphened(f, best)) > _SPANS["unit:year"]:
        return Period(years[0].shift(_SPANS["unit:year"] - count).first, years[0].last)  # "a 20-year low in 2025"
    if best is None or len(months) != 1:
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
    for number in f.clause.all("number"):
        unit, led = f.clause.after(number), f.clause.before(number)
        if led is not None and led.is_("prep", "in") and number.first > best.first:
            return _months(f, number, unit)
    first = best.kind == "ordinal" or best.is_("op", "first_time")
    for unit in f.clause.all("time", "unit:half", "unit:year") if first else ():  # "the first rise in a year"
        led = f.clause.before(unit)
        if led is not None and led.is_("prep", "in") and unit.first > best.first:
            f.clause.use(unit)
            return _SPANS[unit.code]
    return 0


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
    return int(number.value) * _SPANS[span]


def _up_to_newest(c: Clause, best: Mention) -> int:
    """`八个月来`: read as those up to the newest month, and yet counted from the month that is named."""
    for mention, said in c.expressions():
        part = said.parts[0]
        if part.anchor == "newest" and part.count > 1 and part.grain in _GRAINS and mention.last < best.first:
            return part.count * _GRAINS[part.grain]
    return 0
