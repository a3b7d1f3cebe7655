"""Numbers with their scales and units -> amounts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from bot.understanding.clauses.clause import Clause
from bot.understanding.words.frame import Mention

SCALES = {"thousand": 1e3, "wan": 1e4, "million": 1e6, "yi": 1e8, "billion": 1e9, "trillion": 1e12}
MASS = {"t": 1.0, "kt": 1e3, "Mt": 1e6}
MONEY = {"USD": "USD_bn", "CNY": "CNY_bn", "EUR": "EUR_bn", "JPY": "JPY_bn"}
BASES = {"USD": "value_usd", "CNY": "value_cny", "EUR": "value_eur", "JPY": "value_jpy"}
UNIT_OF_BASIS = {BASES[code]: unit for code, unit in MONEY.items()}
LINE = 50.0  # of the purchasing managers: growth above it, contraction below
WRITTEN_OUT = 1e8  # from here on a number has its scale in itself: "half a trillion", 500,000,000,000
FEW = 1e4  # of millions of tonnes no month and no year has more


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as meant: 110 with billion is 110e9; `unit` is a code of [unit] or None."""

    value: float
    unit: str | None
    scaled: bool
    first: Mention
    last: Mention
    mentions: tuple[Mention, ...]

    @property
    def sized(self) -> bool:
        """Whether it is as much as trade comes to: told in thousands and more, or by its weight."""
        return self.scaled or self.unit in MASS

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
            tonnes = self.value * MASS["Mt" if either and self.value < FEW else self.unit]
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
    """Every number that is no period, with the scale and unit beside it; `double digits` is ten per cent. Found once,
    for nine rules ask."""
    if clause.amounts is None:
        clause.amounts = _amounts_in(clause)
    return clause.amounts


def _amounts_in(clause: Clause) -> tuple[Amount, ...]:
    if not clause.has_any("number", "scale", "unit"):
        return ()
    found: list[Amount] = []
    for mention in clause.mentions:
        if mention.kind not in ("number", "scale", "unit"):
            continue
        if mention.is_("unit", "double_digit"):
            found.append(Amount(10.0, "double_digit", False, mention, mention, (mention,)))
        if mention.is_("unit", "index") and clause.has("compare") and not clause.has("number"):  # 荣枯线
            found.append(Amount(LINE, "index", False, mention, mention, (mention,)))
        if any(mention in amount.mentions for amount in found):
            continue
        if mention.kind == "scale" and _lone(clause, mention):
            beside = following(clause, mention)
            unit, last = (beside.code, beside) if beside is not None and beside.kind == "unit" else (None, mention)
            found.append(Amount(SCALES[mention.code], unit, True, mention, last, (mention, last)))
        numeral = mention.kind == "number" and isinstance(mention.value, float | int)
        if numeral and (amount := _amount(clause, mention, float(mention.value))) is not None:  # type: ignore[arg-type]
            found.append(amount)
    return tuple(_scaled_alike(clause, found))


def _scaled_alike(clause: Clause, found: list[Amount]) -> list[Amount]:
    """`From 305 to 330 bn`: the scale and unit that are said once, behind the second, are those of the first too."""
    for i, (one, two) in enumerate(pairwise(found)):
        led, joint, number = preceding(clause, one.first), preceding(clause, two.first), two.first.value
        if led is None or joint is None or not (led.is_("prep", "from") and joint.is_("prep", "to")):
            continue
        once = two.scaled and not (one.scaled or one.unit) and one.last.last + 1 == joint.first
        if once and isinstance(number, float | int) and number:
            said = scaled_by(one.value, two.value / number)
            found[i] = replace(one, value=said, unit=two.unit, scaled=True)
    return found


def _amount(clause: Clause, number: Mention, value: float) -> Amount | None:
    """A number with what stands beside it; None for a pronoun (`lower than the dollar one`), which is made use of."""
    value, members = _scaled(clause, [number], value)
    if len(members) > 1:
        value, members = _with_rest(clause, members, value)
    scaled = len(members) > 1 or value >= WRITTEN_OUT
    beside = following(clause, members[-1])
    unit, told = _unit_behind(clause, beside, members[-1])
    unit = unit or ("pct" if ("unit", "pct") in number.others else None)
    members += told
    last, before = members[-1], preceding(clause, number)
    named = before is not None and before.kind in ("commodity", "flow", "demonym", "unit")
    named = named and not (beside is not None and beside.kind in ("scale", "unit", "time", "measure", "ordinal"))
    if named and value == 1 and not (scaled or unit) and clause.tokens[number.first].kind == "word":
        clause.use(number)
        return None
    if unit is None and before is not None:
        if before.kind == "unit" and (before.code in MONEY or before.code == "pct"):
            if not (beside is not None and beside.is_("time", "unit:month")):  # "by 20 % eight times"
                unit = before.code
                members.insert(0, before)
        elif _signed_rate(clause, before, number) and not scaled:  # "exports +21.8, imports +19.8 y/y"
            unit, value = "pct", -abs(value) if before.code == "minus" else value
            members.insert(0, before)
    return Amount(value, unit, scaled, members[0], last, tuple(members))


def _scaled(clause: Clause, members: list[Mention], value: float) -> tuple[float, list[Mention]]:
    """The value times each scale that stands right behind it, and its mentions with theirs."""
    beside = following(clause, members[-1])
    while beside is not None and beside.is_("scale"):
        value = scaled_by(value, SCALES[beside.code])
        members.append(beside)
        beside = following(clause, beside)
    return value, members


def _with_rest(clause: Clause, members: list[Mention], value: float) -> tuple[float, list[Mention]]:
    """7兆5214億, 5万7392: what a further number adds, right behind the scale of the first."""
    more = following(clause, members[-1])
    if more is None or more.kind != "number" or more.first != members[-1].last + 1:
        return value, members  # "34 billion of the 330 billion": two amounts
    tail = float(more.value or 0)  # type: ignore[arg-type]
    if clause.counts_months(more) or tail >= 1e4:
        return value, members
    members.append(more)
    further = following(clause, more)
    while further is not None and further.is_("scale"):  # 1億1千万: both signs belong to the second figure
        tail *= SCALES[further.code]
        members.append(further)
        further = following(clause, further)
    return value + tail, members


def _unit_behind(clause: Clause, beside: Mention | None, last: Mention) -> tuple[str | None, list[Mention]]:
    """The unit that stands behind a number, and the mention that is taken in with it."""
    if beside is None:
        return None, []
    part = beside.is_("measure", "percent", "share")
    if part and last.last + 1 == beside.first and beside.said.casefold().startswith(clause.ways["per_cent_led"]):
        return "pct", [beside]  # "75% of": read as one word
    if beside.kind in ("growth", "direction") and beside.said[:1] == "%":
        return "pct", []  # "a 25% rise": the sign was read with the word after it
    counted = _counted_in(beside, last)
    return (counted, [beside]) if counted else (None, [])


def _signed_rate(clause: Clause, before: Mention, number: Mention) -> bool:
    """Whether a plus or minus right before a number makes it a rate, where one is asked for."""
    signed = before.is_("conj", "plus", "minus") and before.last + 1 == number.first
    return signed and clause.frame.has("growth", "yoy", "mom") and clause.tokens[before.first].kind == "symbol"


def scaled_by(value: float, scale: float) -> float:
    """1.118 times 10**8 is 111 800 000, to the digits that were said."""
    return float(f"{value * scale:.12g}")


def _counted_in(beside: Mention, number: Mention) -> str:
    """The unit that stands after a number; of a word that has another meaning only right after it: 700万台."""
    if beside.kind == "unit" or beside.first != number.last + 1:
        return beside.code if beside.kind == "unit" else ""
    return next((code for kind, code in beside.others if kind == "unit"), "") if beside.kind == "measure" else ""


def the_first(clause: Clause, amount: Mention) -> bool:
    """`The first` just before an amount: the first time that it was reached."""
    before = clause.before(amount, "prep", "time")
    return before is not None and any(m in (("ordinal", "1"), ("time", "first")) for m in before.meanings)


def _lone(clause: Clause, scale: Mention) -> bool:
    """`More than a trillion`, `die Billion überschritten`: a scale without a number, where amounts compare; "in
    billions of dollars" says only how they are to be told."""
    led = preceding(clause, scale)
    how_far = clause.ops("how_fast", "difference")  # насколько больше, в млрд долларов; not "профицит в триллион"
    told_in = led is not None and (led.is_("prep", "in") or (how_far and led.means("time", "during")))
    if (told_in and not clause.has("number")) or (led is not None and _counts(led)):
        return False
    unit = following(clause, scale)
    if unit is not None and unit.kind == "unit" and the_first(clause, scale):
        return True
    if of_flow(clause, scale):
        return True
    if unit is not None and unit.kind == "unit" and clause.has("op", "check"):
        return True  # "no llegó al billón de dólares, ¿no?"
    beside = clause.mentions[clause.at(scale) + 1 : clause.at(scale) + 2]
    compound = bool(beside) and beside[0].kind == "harmless" and clause.tokens[beside[0].first].glued  # Billionengrenze
    counted = compound or (unit is not None and unit.kind == "unit")
    return any(
        (m.first <= scale.last + 1 or counted) and any(kind == "compare" for kind, _ in m.meanings)
        for m in clause.mentions
    )


def _counts(led: Mention) -> bool:
    """`By how many bn`, `um wie viele Milliarden`, 多少亿: asked in so many of them, and no amount."""
    return led.is_("op", "difference", "how_fast") or led.is_("question", "how_many", "how_much")


def of_flow(clause: Clause, last: Mention) -> bool:
    """`A $1 trillion surplus`: an amount that tells how large a balance is that is named right behind it."""
    rest = clause.mentions[clause.at(last) + 1 :]
    flow = next((m for m in rest if m.kind != "unit" and not m.is_("conj", "minus")), None)
    return flow is not None and flow.is_("flow", "surplus", "deficit") and clause.tokens[flow.first].kind != "han"


def following(clause: Clause, mention: Mention) -> Mention | None:
    """What stands right behind a mention, if anything does."""
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
    sign, rest = clause.mentions[index], clause.mentions[index + 1 : index + 2]
    glued = clause.tokens[sign.first].glued and bool(rest) and clause.tokens[rest[0].first].glued
    return glued and rest[0].kind in ("scale", "unit", "harmless")


def preceding(clause: Clause, mention: Mention) -> Mention | None:
    """What stands right before a mention, if anything does."""
    index = clause.at(mention) - 1
    if index < 0 or clause.mentions[index].last != mention.first - 1:
        return None
    return clause.mentions[index]
