"""Numbers with their scales and units -> amounts; with a comparator -> bounds on a series."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model import Bound, Comparator
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.either_way import other_way
from bot.understanding.clauses.falls import lessened, rate_reached
from bot.understanding.words.frame import Mention

SCALES = {"thousand": 1e3, "wan": 1e4, "million": 1e6, "yi": 1e8, "billion": 1e9, "trillion": 1e12}
MASS = {"t": 1.0, "kt": 1e3, "Mt": 1e6}
MONEY = {"USD": "USD_bn", "CNY": "CNY_bn", "EUR": "EUR_bn", "JPY": "JPY_bn"}
BASES = {"USD": "value_usd", "CNY": "value_cny", "EUR": "value_eur", "JPY": "value_jpy"}
_LINE, _INDEX = 50.0, ("pmi_manufacturing", "pmi_non_manufacturing")  # growth above it, contraction below
_FEW = 1e4  # of millions of tonnes no month and no year has more
CONTRARY: dict[Comparator, Comparator] = {
    "above": "below", "below": "above", "at_least": "at_most", "at_most": "at_least", "between": "between", "is": "is",
    "about": "about", "either": "either",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as meant: 110 with billion is 110e9; `unit` is a code of [unit] or None."""

    value: float
    unit: str | None
    scaled: bool
    first: Mention
    last: Mention
    mentions: tuple[Mention, ...]

    def in_unit(self, series_unit: str | None) -> tuple[float, str | None]:
        """The value in the unit of a series and that unit, as far as the words allow."""
        if self.unit in ("pct", "double_digit", "pp"):
            return self.value, "pct"
        if self.unit == "CNY" and series_unit == "CNY_per_USD":
            return self.value, series_unit
        if self.unit in MONEY:
            return self.value / 1e9, MONEY[self.unit]
        if self.unit in MASS:
            # "48mt" of crude: metric tonnes or millions of them, and of what is counted in millions it is millions
            either = series_unit == "Mt" and not self.scaled and ("unit", "Mt") in self.last.others
            tonnes = self.value * MASS["Mt" if either and self.value < _FEW else self.unit]
            target = series_unit if series_unit in MASS else "t"
            return tonnes / MASS[target], target
        if self.unit == "units" and self.scaled and series_unit not in ("units", "bn_units"):
            return self.value, "units"  # 38亿只 of batteries, whose series is one of money
        if self.unit == "mbpd":
            return self.value / 1e6 if self.scaled else self.value, "mbpd"
        if series_unit is not None and series_unit.endswith("_bn") and (self.scaled or self.value >= 1e6):
            return self.value / 1e9, series_unit
        if series_unit in MASS:
            return (self.value / MASS[series_unit] if self.scaled or self.value >= 1e4 else self.value), series_unit
        if series_unit == "bn_units":
            return (self.value / 1e9 if self.scaled or self.value >= 1e6 else self.value), series_unit
        return self.value, series_unit


def find_amounts(clause: Clause) -> tuple[Amount, ...]:
    """Every number that is no period, with the scale and unit beside it; `double digits` is ten per cent."""
    found: list[Amount] = []
    for mention in clause.mentions:
        if mention.is_("unit", "double_digit"):
            found.append(Amount(10.0, "double_digit", False, mention, mention, (mention,)))
        if mention.is_("unit", "index") and clause.has("compare") and not clause.has("number"):
            found.append(
                Amount(_LINE, "index", False, mention, mention, (mention,))
            )  # 荣枯线, the line an index is held to
        if mention.kind == "scale" and _lone(clause, mention):
            unit_after = _next(clause, mention)
            if unit_after is not None and unit_after.is_("conj", "minus"):
                unit_after = _next(clause, unit_after)
            unit = unit_after.code if unit_after is not None and unit_after.kind == "unit" else None
            last = unit_after if unit is not None and unit_after is not None else mention
            found.append(Amount(SCALES[mention.code], unit, True, mention, last, (mention, last)))
        if mention.kind != "number" or not isinstance(mention.value, float | int):
            continue
        if any(mention in amount.mentions for amount in found):
            continue
        value, scaled, unit = float(mention.value), False, "pct" if ("unit", "pct") in mention.others else None
        members = [mention]
        last = mention
        beside = _next(clause, last)
        while beside is not None and beside.is_("scale"):
            value, scaled, last = scaled_by(value, SCALES[beside.code]), True, beside
            members.append(beside)
            beside = _next(clause, last)
        more = beside if scaled and beside is not None and not clause.counts_months(beside) else None
        if more is not None and more.kind == "number" and float(more.value or 0) < 1e4:  # type: ignore[arg-type]
            further = _next(clause, more)  # 7兆5214億, 5万7392
            tail = float(more.value)  # type: ignore[arg-type]
            members.append(more)
            last = more
            while further is not None and further.is_("scale"):  # 1億1千万: both signs belong to the second figure
                tail, last = tail * SCALES[further.code], further
                members.append(further)
                further = _next(clause, last)
            value += tail
            beside = _next(clause, last)
        part = beside is not None and beside.is_("measure", "percent", "share") and beside.said[:1].casefold() in "%p"
        if part and beside is not None and last.last + 1 == beside.first:  # "75% of": read as one word
            unit, last = "pct", beside
            members.append(beside)
        elif beside is not None and beside.kind in ("growth", "direction") and beside.said[:1] == "%":
            unit = "pct"  # "a 25% rise": the sign was read with the word after it
        elif beside is not None and (counted := _counted_in(beside, last)):
            unit, last = counted, beside
            members.append(beside)
        before = _previous(clause, mention)
        if (
            unit is None
            and before is not None
            and before.kind == "unit"
            and (before.code in MONEY or before.code == "pct")
        ):
            if not scaled and value == 1 and not mention.said[:1].isdigit():
                clause.use(mention)  # "lower than the dollar one": a pronoun
                continue
            unit = before.code
            members.insert(0, before)
        signed = before is not None and before.is_("conj", "plus", "minus") and before.last + 1 == mention.first
        yearly = any(m.is_("growth", "yoy", "mom") for m in clause.frame.mentions) if signed and unit is None else False
        if yearly and before is not None and clause.tokens[before.first].kind == "symbol" and not scaled:
            unit = "pct"  # "exports +21.8, imports +19.8 y/y"
            value = -abs(value) if before.code == "minus" else value
            members.insert(0, before)
        elif signed and unit == "pct" and before is not None and _a_sign(clause, before, mention):
            value = -abs(value)  # "imports -7.4% in September"
            members.insert(0, before)
        found.append(Amount(value, unit, scaled, members[0], last, tuple(members)))
    return tuple(found)


def scaled_by(value: float, scale: float) -> float:
    """1.118 times 10**8 is 111 800 000, to the digits that were said."""
    return float(f"{value * scale:.12g}")


def _a_sign(clause: Clause, sign: Mention, number: Mention) -> bool:
    """Whether a minus stands right before its number and apart from the word before it: no dash, no hyphen."""
    token = clause.tokens[sign.first]
    apart = not token.glued and clause.tokens[number.first].glued
    return sign.code == "minus" and token.kind == "symbol" and apart and clause.has("op", "check")


def _counted_in(beside: Mention, number: Mention) -> str:
    """The unit that stands after a number; of a word that has another meaning only right after it: 700万台."""
    if beside.kind == "unit" or beside.first != number.last + 1:
        return beside.code if beside.kind == "unit" else ""
    return next((code for kind, code in beside.others if kind == "unit"), "") if beside.kind == "measure" else ""


def _the_first(clause: Clause, amount: Mention) -> bool:
    """`The first` just before an amount: the first time that it was reached."""
    before = clause.before(amount, "prep", "time")
    return before is not None and any(
        m in (("ordinal", "1"), ("time", "first")) for m in ((before.kind, before.code), *before.others)
    )


def _lone(clause: Clause, scale: Mention) -> bool:
    """`More than a trillion`, `die Billion überschritten`: a scale without a number, where amounts compare; "in
    billions of dollars" says only how they are to be told."""
    led = _previous(clause, scale)
    if led is not None and led.is_("prep", "in") and not clause.has("number"):
        return False
    unit = _next(clause, scale)
    if unit is not None and unit.is_("conj", "minus"):
        unit = _next(clause, unit)  # "trillion-dollar"
    if unit is not None and unit.kind == "unit" and _the_first(clause, scale):
        return True
    beside = clause.mentions[clause.at(scale) + 1 : clause.at(scale) + 2]
    compound = bool(beside) and beside[0].kind == "harmless" and clause.tokens[beside[0].first].glued  # Billionengrenze
    counted = compound or (unit is not None and unit.kind == "unit")
    return any(
        (m.first <= scale.last + 1 or counted) and any(kind == "compare" for kind, _ in ((m.kind, m.code), *m.others))
        for m in clause.mentions
    )


def _next(clause: Clause, mention: Mention) -> Mention | None:
    index = clause.at(mention) + 1
    while index < len(clause.mentions):
        found = clause.mentions[index]
        if found.first != clause.mentions[index - 1].last + 1:
            return None
        hyphen = found.is_("conj", "minus") and _inside_a_word(clause, index)
        if found.kind not in ("harmless", "self") and not found.is_("prep", "of", "post_to") and not hyphen:
            return found
        index += 1
    return None


def _inside_a_word(clause: Clause, index: int) -> bool:
    """`Die 400-Milliarden-Dollar-Marke`: a sign with no blank on either side, before a scale, a unit or a filler."""
    sign, following = clause.mentions[index], clause.mentions[index + 1 : index + 2]
    glued = clause.tokens[sign.first].glued and bool(following) and clause.tokens[following[0].first].glued
    return glued and following[0].kind in ("scale", "unit", "harmless")


def _previous(clause: Clause, mention: Mention) -> Mention | None:
    index = clause.at(mention) - 1
    if index < 0 or clause.mentions[index].last != mention.first - 1:
        return None
    return clause.mentions[index]


def comparator(clause: Clause, amount: Amount) -> tuple[Comparator | None, tuple[Mention, ...]]:
    """The words of comparing just before (or `or more` just after) an amount; `either` for both sides of it."""
    sign, words = _compared(clause, amount)
    other = other_way(clause, words[-1], sign) if sign is not None and words else None
    return (sign, words) if other is None else ("either", (*words, other))


def _compared(clause: Clause, amount: Amount) -> tuple[Comparator | None, tuple[Mention, ...]]:
    token = clause.tokens[amount.first.first - 1] if amount.first.first else None
    if token is not None and token.norm in (">", "<", "="):
        sign: Comparator = "above" if token.norm == ">" else "below" if token.norm == "<" else "is"
        return sign, tuple(m for m in clause.mentions if m.last == amount.first.first - 1)
    after = _next(clause, amount.last)
    if after is not None and after.is_("op", "first_time") and clause.tokens[after.first].kind == "han":
        after = _next(clause, after)  # 4000億ドルを初めて超えた
    if after is not None and after.is_("compare", "at_least", "at_most", "above", "below"):
        # 荣枯线以上, PMI在50以上: over the line, on which 50.0 is
        line = amount.value == _LINE and clause.tokens[after.first].kind == "han" and clause.has("commodity", *_INDEX)
        code = {"at_least": "above", "at_most": "below"}.get(after.code, after.code) if line else after.code
        return code, (after,)  # type: ignore[return-value]
    if after is not None and after.is_("compare", "pass", "reach") and clause.tokens[after.first].kind == "han":
        return ("above" if after.code == "pass" else "at_least"), (after,)  # 1000億ドルに達した
    before = clause.before(amount.first, "unit", "prep", "question", "direction")
    if before is not None and before.is_("measure", "price"):
        before = clause.before(before, "prep")  # 超过每吨500美元
    if before is None:
        return None, ()
    missed = clause.first("op", "missed")
    for kind, code in ((before.kind, before.code), *before.others):
        if kind == "compare" and missed is not None and missed.first < before.first:
            return "below", (missed, before)  # "a raté la barre des 100 milliards", "verfehlte die Marke von"
        if kind == "compare" and code not in ("pass", "reach"):
            return code, (before,)  # type: ignore[return-value]
        if kind == "compare":
            return ("above" if code == "pass" else "at_least"), (before,)
        if kind == "more":
            return ("below" if code in ("less", "slower") else "above"), (before,)
        if kind == "op" and code in ("surprise", "missed") and amount.scaled:  # "how often did exports beat 300 bn"
            return ("above" if code == "surprise" else "below"), (before,)
    return _apart(clause, amount)


def _apart(clause: Clause, amount: Amount) -> tuple[Comparator | None, tuple[Mention, ...]]:
    """A verb of comparing that its subject parts from the amount: `when exceeded exports for the first time 300 bn`."""
    words = [m for m in clause.mentions if m.is_("compare", "above", "below", "pass")]
    words += clause.all("op", "surprise", "missed")
    others = [m for m in clause.all("number") if m not in amount.mentions and not clause.counts_months(m)]
    # "superó China los 100 millones de toneladas", "se pasó por primera vez de 700.000 autos"
    told = amount.scaled or amount.unit in MASS or (amount.unit in (None, "", "units") and amount.value >= _FEW)
    bounding = [m for m in clause.all("direction", "up", "down") if ("harmless", "bounding") in m.others]
    joint = _previous(clause, amount.first)
    if joint is not None and joint.is_("prep", "of") and told and not (words or others) and len(bounding) == 1:
        # "bajó el superávit de 60.000 millones": a verb that takes its bound with `of`, the subject in between
        return ("below" if bounding[0].code == "down" else "above"), (bounding[0],)
    if not told or others or len(words) != 1 or words[0].first > amount.first.first:
        return None, ()
    return ("below" if words[0].code in ("below", "missed") else "above"), (words[0],)


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
        if sign is None and _the_first(clause, amount.first) and (amount.unit in MONEY or amount.unit in MASS):
            sign = "at_least"  # "the first trillion-dollar surplus"
        if sign is None:
            continue
        if not (amount.scaled or amount.unit or amount.value >= 20 or small):
            continue
        value, unit = amount.in_unit(series_unit)
        upper = None
        used: tuple[Amount, ...] = (amount,)
        if sign == "between" and index + 1 < len(amounts):
            following = amounts[index + 1]
            if not following.unit and not following.scaled:
                upper, _ = following.in_unit(series_unit)
            else:
                upper, unit = following.in_unit(series_unit)
                if not amount.unit and not amount.scaled:
                    factor = following.value / (upper or 1.0)
                    value = amount.value if amount.value <= upper else amount.value / factor
            used = (amount, following)
        elif sign == "between":
            sign = "above"
        clause.use(*words, *(m for one in used for m in one.mentions))
        percent = unit == "pct"
        down = clause.has("direction", "down") or clause.has("more", "fell_more") or lessened(clause, amount.last)
        falling = down and not clause.has("direction", "up") and not rate_reached(clause, amount.first)
        if (percent and rate and falling and value > 0) or (balance == "deficit" and not percent and value > 0):
            sign = CONTRARY[sign]
            value, upper = -value, (-upper if upper is not None else None)
            if upper is not None:
                value, upper = upper, value
        return Bound(sign, value, upper, unit, measure="yoy" if percent and rate else None), used
    return None, ()
