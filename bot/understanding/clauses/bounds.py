"""Amounts with words of comparing beside them -> bounds on a series: `above 100 bn`, `fell by less than 2 %`."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from bot.errors import Ambiguous
from bot.model import MIRRORED, Bound, Comparator
from bot.understanding.clauses.amounts import (
    MASS,
    MONEY,
    SCALES,
    Amount,
    find_amounts,
    following,
    preceding,
    scaled_by,
    the_first,
)
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.comparators import by_so_much_more, comparator, exactly
from bot.understanding.words.frame import Mention, Part, holds, holds_any
from bot.understanding.words.kinds import AMOUNT

CONTRARY: dict[Comparator, Comparator] = {
    "above": "below", "below": "above", "at_least": "at_most", "at_most": "at_least", "between": "between", "is": "is",
    "about": "about", "either": "either",
}  # fmt: skip
Ends = tuple[tuple[Amount, float], ...]  # each amount with its value in the unit of the series


def _scaled_alike(amount: Amount, upmost: Amount) -> Amount:
    """`Between 16 and 17bn`, `5-6 %`: the scale and unit of the second are those of the first too."""
    if upmost.unit == "pct" and amount.unit is None and amount.value <= upmost.value:
        return replace(amount, unit="pct")
    scale = next((SCALES[m.code] for m in upmost.mentions if m.kind == "scale"), 0.0)
    if amount.scaled or not scale or amount.value > upmost.value / scale:
        return amount
    return replace(amount, value=scaled_by(amount.value, scale), unit=amount.unit or upmost.unit, scaled=True)


def bound_of(
    clause: Clause, series_unit: str | None, balance: str, rate: bool, small: bool
) -> tuple[Bound | None, tuple[Amount, ...]]:
    """The first bound said, in the unit of the series; falls count below zero, deficits too.

    `balance` is "surplus", "deficit" or ""; `rate` if the amount in per cent bounds the growth rate; `small` if a bare
    small number may bound too (an index against 50).
    """
    amounts = find_amounts(clause)
    for index, amount in enumerate(amounts):
        sign, words = comparator(clause, amount)
        if sign is None and the_first(clause, amount.first) and (amount.unit in MONEY or amount.unit in MASS):
            sign = "at_least"  # "the first trillion-dollar surplus"
        if sign is None or (sign == "at_least" and exactly(clause, amount, words)):
            continue
        if amount.sized and _over_the_year_before(clause, amount):
            raise Ambiguous.again()
        if sign == "between" and index + 1 < len(amounts):
            amount = _scaled_alike(amount, amounts[index + 1])
        signed = bool(balance) or clause.has("growth", "growth")  # "growth below zero", "the surplus under zero"
        nought = amount.value == 0 and sign in ("above", "below") and signed
        if not (amount.scaled or amount.unit or amount.value >= 20 or small or nought):
            continue
        value, unit = amount.in_unit(series_unit)
        unit = "pct" if nought and amount.unit is None and rate and clause.has("growth", "growth") else unit
        ends: tuple[tuple[Amount, float], ...] = ((amount, value),)
        if sign == "between" and index + 1 < len(amounts):
            ends, unit = _between(amount, amounts[index + 1], value, unit, series_unit)
        elif sign == "between":
            sign = "above"
        elif sign == "at_least" and any(m.says("and_some") for m in words):
            sign, ends = "between", (*ends, (amount, value * _and_some(amount)))
        used = tuple(one for one, _ in ends)
        clause.use(*words, *(m for one in used for m in one.mentions))
        return _told_bound(clause, sign, ends, unit, balance, rate), used
    return None, ()


def _and_some(amount: Amount) -> float:
    """How far 3000多亿 goes at most, as a multiple of the amount: to the next figure with as many nonzero digits."""
    value = amount.first.value
    digits = f"{value:g}".replace(".", "").rstrip("0") if isinstance(value, int | float | Decimal) else ""
    return 1 + 1 / int(digits) if digits.isdigit() and int(digits) else 1.0


def _between(
    amount: Amount, upmost: Amount, value: float, unit: str | None, series_unit: str | None
) -> tuple[Ends, str | None]:
    """Both ends of `between 3 and 4 bn` and their unit, which is that of the second where the first has none."""
    upper, of_upper = upmost.in_unit(series_unit)
    if upmost.unit or upmost.scaled:
        unit = of_upper
        if not amount.unit and not amount.scaled and amount.value > upper:
            value = amount.value / (upmost.value / (upper or 1.0))
        elif not amount.unit and not amount.scaled:
            value = amount.value
    return ((amount, value), (upmost, upper)), unit


def _told_bound(clause: Clause, sign: Comparator, ends: Ends, unit: str | None, balance: str, rate: bool) -> Bound:
    """The bound with its sign turned where the words are of a fall or a deficit."""
    amount, value = ends[0]
    percent = unit == "pct"
    down = clause.has("direction", "down") or clause.has("more", "fell_more") or lessened(clause, amount)
    before = preceding(clause, amount.first)
    signed = before is not None and is_sign(clause, before)  # "-5 % or lower"; not ">20 %"
    little = sign in ("below", "at_most") and percent
    reached = rate_reached(clause, amount.first) or (little and not signed and _growth_fell(clause))
    falling = down and not clause.has("direction", "up") and not reached
    sinks = (percent and rate and falling and value > 0) or (balance == "deficit" and not percent and value > 0)
    measure = "yoy" if percent and rate else None
    if len(ends) > 1:
        return Bound(sign, *both_ends(clause, sinks, *ends), unit, measure=measure)
    if sinks and little and not signed:
        # "fell by less than 2 %": and did fall
        return Bound("between", -value, 0.0, unit, measure="yoy", apart=sign == "below")
    if little and value > 0 and rate and not down and _rose_by(clause, amount.first):
        return Bound("between", 0.0, value, unit, measure="yoy", apart=sign == "below")  # and did rise
    if sinks:
        sign, value = sign if signed else CONTRARY[sign], -value
    return Bound(sign, value, None, unit, measure=measure)


def is_sign(clause: Clause, mention: Mention) -> bool:
    """Whether it is a number's own plus or minus, and no word of moving: what it stands before is below nothing."""
    told = mention.kind in ("conj", "direction")
    number = clause.after(mention) if clause.postposed else None  # マイナス2%を下回る
    led = number is not None and number.kind == "number" and number.first == mention.last + 1
    return told and (clause.tokens[mention.first].kind == "symbol" or mention.says("signed") or led)


def both_ends(clause: Clause, sinks: bool, *ends: tuple[Amount, float]) -> tuple[float, float]:
    """The lower and the upper end of `between -3 % and 1 %`, `fell between 25 and 30 %` (`sinks`): a sign belongs to
    the number behind it alone, a word to both."""
    signs = {m.last + 1 for m in clause.all("direction", "down") if is_sign(clause, m)}
    low, high = sorted(-value if (amount.first.first in signs if signs else sinks) else value for amount, value in ends)
    return low, high


def _over_the_year_before(clause: Clause, amount: Amount) -> bool:
    """`Months when exports 20 bn higher than a year earlier`: how far apart two are, and a bound of neither."""
    degree = following(clause, amount.last)
    if degree is None or not (degree.is_("compare", "above", "below") or degree.is_("more", "more", "less")):
        return False
    standard = clause.after(degree, "prep")
    return standard is not None and standard.is_("growth", "yoy", "mom")


# Falls that a word beside an amount tells of: by so much less, down to such a rate.
def lessened(clause: Clause, amount: Amount) -> bool:
    """`Sold 20 % less`, `5 % fewer soybeans`, `30 % lower than a year earlier`, 30％以上少なかった: by so much it was
    below what it had been."""
    degree = by_so_much_more(clause, amount)
    if degree is not None:
        return degree.is_("compare", "below") or degree.is_("more", "less")
    led = preceding(clause, amount.first)  # 低20%, "inférieures de plus de 20 %"
    over = clause.before(led) if led is not None and led.says("moved_by") else None
    if led is not None and (led.says("in_less") or (over is not None and over.is_("more", "less"))):
        return True
    after = clause.mentions[clause.at(amount.last) + 1 :][:2]
    after = after[1:] if clause.postposed and after and after[0].is_("compare", *MIRRORED) else after
    return bool(after) and after[0].means("more", "less") and clause.reaches(amount.last, after[0])


def _rose_by(clause: Clause, amount: Mention) -> bool:
    """`Rose by less than 5 %`, `grew less than 5 %`; not `growth was below 5 %`."""
    led = clause.before(amount, "unit", "compare", "more", "prep")
    grew = led is not None and led.is_("growth") and not clause.ways.unspaced  # 增速低于5%: a noun, mostly
    return led is not None and (led.is_("direction", "up") or grew) and not led.means("measure", "rate")


def _growth_fell(clause: Clause) -> bool:
    """`Export growth fell to less than 5 %`: the growth itself did, and what it fell to is no fall."""
    fell = clause.first("direction", "down")
    return fell is not None and any(m.first < fell.first for m in clause.all("growth", "growth"))


def rate_reached(clause: Clause, amount: Mention) -> bool:
    """`Growth slowed to 23.9 %`, `exports slowed to 4 %`: the rate that it came down to, which is no fall."""
    led = clause.before(amount, "unit")
    moved = clause.before(led) if led is not None and led.is_("prep", "to", "into") else None
    if moved is None or moved.kind != "direction":
        return False
    return moved.says("pace") or any(m.first < moved.first for m in clause.all("growth", "growth"))


def joins_bounds(inside: tuple[Mention, ...], at: int) -> bool:
    """`Between 4 and 6 %`: whether the joint stands between the two ends of one bound."""
    told = (m for m in reversed(inside[:at]) if m.kind not in AMOUNT and not m.is_("direction", "down"))
    before = next(told, None)  # "between -3 % and -1 %" too
    numbers = [side and holds(side, "number") for side in (inside[:at], inside[at + 1 : at + 3])]
    return before is not None and before.is_("compare", "between") and all(numbers)


def months_of_all(mentions: Part) -> bool:
    """`Which month had exports above 325 bn, imports above 230 bn`: bounds of the months sought, all of which hold, and
    nothing else that is asked."""
    if not holds(mentions, "number"):
        return False
    months = [b for a, b in pairwise(mentions) if b.means("time", "unit:month") and a.kind != "number"]
    asks = [m for m in mentions if m.kind == "question" or m.is_("op", "when", "difference", "how_fast")]
    bounds = [m for m in mentions if m.is_("compare", "above", "below", "pass")]
    sought = len(asks) < 2 and len(months) < 2 and (months or holds(mentions, "op", "when"))
    return bool(sought) and 1 < len(bounds) == sum(m.kind == "flow" for m in mentions)


def distance_behind(left: Part, right: Part) -> bool:
    """`In which month did exports pass 400 bn` | `by how much did imports exceed 280 bn in June`: a distance of its own
    behind the month that is sought, whose time dates it alone."""
    sought = holds(left, "time", "unit:month") and holds(left, "question") and holds(left, "compare")
    own = holds(right, "op", "difference") and holds(right, "flow") and holds(right, "number")
    return sought and own and holds(left, "flow") and holds(right, "compare", "above", "below", "pass")


def exceeds(mentions: Part) -> bool:
    """`対ASEAN輸出は昨年、対EU輸出を上回ったか`: said at the end, of two things and of no amount."""
    last = [m for m in mentions if m.kind not in ("harmless", "fragment")][-1:]
    over = bool(last) and last[0].is_("compare", "above", "below", "pass")
    return over and not holds_any(mentions, "number", "scale")
