"""What a clause claims of a series: amounts, a rate, a movement, nothing at all -> bounds, turned where denied."""

from __future__ import annotations

from dataclasses import replace

from bot.errors import Ambiguous
from bot.model import DENIED, MIRRORED, Bound, Comparator
from bot.understanding.claimed.moves import RATE_UNIT, of_before, yuan_moved
from bot.understanding.clauses.amounts import LINE, Amount
from bot.understanding.clauses.asked import multiple_of, none_of_it, nothing_of
from bot.understanding.clauses.beside_a_place import prep_of
from bot.understanding.clauses.bounds import CONTRARY, both_ends, is_sign, lessened, rate_reached
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.comparators import moved_from
from bot.understanding.clauses.deficits import of_deficits
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.parts_of_wholes import of_a_whole, share_reached
from bot.understanding.clauses.runs import in_double_digits
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import PMIS, YUAN_RATE

_TELLING = ("direction", "growth", "more", "compare", "extreme", "measure", "question", "negation", "number", "party")
SIDE = "value"  # of a balance itself: on which side of nothing it stands
_MOVING = ("export", "import", "total", "trade")
_SUBJECT = ("flow", "place", "demonym", "commodity", "prep", "period", "op")  # of what moved, and when


def with_us(f: Features) -> bool:
    """Whether a balance is told of others who have it with the reporter: `both Germany and the US ran a deficit with
    China` is a surplus of China's with either."""
    c = f.clause
    named = {code for code in f.partners if code != "WLD"}
    # of one partner the flow is turned where it is read, but for figures that an agency is named for
    others = f.flow == "balance" and (len(named) > 1 or (len(named) == 1 and c.has("agency")))
    return others and any(m.code == f.reporter and prep_of(c, m) == "with" for m in c.all("place"))


def side_claimed(f: Features, claim: Bound) -> Bound | None:
    """`Why is the deficit growing`: that there is one, and of a deficit no more; `why is the surplus weak` no move."""
    if f.clause.has("flow", "deficit") and f.reporter == f.home and not with_us(f):
        return Bound("below", 0.0, measure=SIDE)
    return claim if claim.unit else None if f.of_all else replace(claim, measure=SIDE)


def amounts_claimed(f: Features) -> tuple[Bound, ...]:
    """Every amount and direction claimed of the series: `fell 28.6 % to $33.8 bn` claims two things."""
    first = claim_of(f)
    if first is None:
        return ()
    c, found = f.clause, [of_before(f, first)]
    down = c.has("direction", "down") and not c.has("direction", "up")
    for amount in f.amounts:
        if c.used.intersection(amount.mentions) or amount.unit == "double_digit":
            continue
        if amount.unit == "pct":
            c.use(*amount.mentions)
            value = -abs(amount.value) if _falls(c, amount) and not rate_reached(c, amount.first) else amount.value
            found.append(Bound("is", value, unit="pct", measure=None if f.context else "yoy"))
        elif amount.scaled or amount.unit:
            value, unit = in_unit_claimed(f, amount)
            c.use(*amount.mentions)
            value = -value if of_deficits(f) and value > 0 else value
            if moved_from(c, amount):  # "from 305 to 330 bn in November": of the month or the year before
                found += [Bound("is", value, unit=unit, apart=True)] * (len(f.periods) < 2)
                continue
            whose = "WLD" if _whole_of(f, amount) else None
            found.append(Bound("is", -value if with_us(f) else value, unit=unit, partner=whose))
    moved = c.has("direction", "up", "down") and not any(  # "330 bn, up from 305 in October": not on the year
        (after := c.after(m)) is not None and after.is_("prep", "from") for m in c.all("direction", "up", "down")
    )
    plain = len(found) == 1 and first.comparator == "is" and first.unit != "pct" and bool(first.amount)
    if plain and moved and not f.context:
        found.append(Bound("below" if down else "above", 0.0, unit="pct", measure="yoy"))
    return tuple(found)


def claim_of(f: Features) -> Bound | None:
    """What is claimed of the series: above, below, about an amount; risen or fallen."""
    c = f.clause
    if f.bound is not None:
        bound = replace(f.bound, comparator=_denied_bound(f, f.bound.comparator))
        if bound.unit != "pct" and bound.upper is None and with_us(f):  # their deficit above 100 is a surplus of ours
            return replace(bound, comparator=MIRRORED.get(bound.comparator, bound.comparator), amount=-bound.amount)
        return bound
    if nothing_of(f) or any(
        (after := c.after(m)) is not None and after.kind in ("place", "demonym", "commodity")
        for m in c.all("fragment", "no")
    ):
        return Bound("is", 0.0)  # "no US soybeans at all in October, right?"
    if (times := multiple_of(f)) is not None:
        return times
    up, down = c.has("direction", "up"), c.has("direction", "down")
    growing = up or c.has("growth")
    if (told := _amount_claimed(f, growing or down)) is not None:
        return told
    if c.has("scale") and not f.amounts:
        raise Ambiguous.again()  # an amount is claimed that nothing here reads
    sides = c.has("flow", "surplus") or c.has("flow", "deficit")
    if sides and not (up or down or c.has("direction", "flat") or c.has("growth", "growth")):
        signs: tuple[Comparator, Comparator] = ("at_most", "at_least") if none_of_it(f) else ("above", "below")
        return Bound(signs[c.has("flow", "surplus") is with_us(f)], 0.0)
    grown = up or f.context or c.has("growth", "growth")  # "bought less than a year before": no growth is told
    alone = not grown and f.things == 1 and len(f.periods) < 2 and f.flow in ("export", "import")
    if alone and c.has("more", "more", "less") and not c.has("compare"):
        down, growing = c.has("more", "less"), c.has("more", "more")  # "richtig, dass China mehr exportierte"
    if _resumed(f) or _traded_at_all(f):
        return Bound("above", 0.0, measure="quantity")
    if c.has("direction", "flat") and not (down or grown or c.has("more", "more") or f.amounts) and f.flow in _MOVING:
        return Bound("about", 0.0, unit="pct", measure="yoy")  # "flat on the year", "almost unchanged"
    in_one_phrase = f.commodities == (YUAN_RATE,) and not c.has("unit", "CNY", "USD")
    if (down or growing) and in_one_phrase and c.ops("check"):
        raise Ambiguous.again()  # 人民币兑美元升值了，对吗: which of the two it is that rose is not seen
    if down or growing:
        way: Comparator = "below" if down else "above"
        return Bound(_denied(f, yuan_moved(f, way)), 0.0, unit="pct", measure=None if f.context else "yoy")
    return None


def _amount_claimed(f: Features, moved: bool) -> Bound | None:
    """The first amount that is claimed: a rate, a part of a whole, so much money or tonnes."""
    c = f.clause
    for amount in f.amounts:
        if amount.unit == "double_digit" and moved and not f.context:
            return in_double_digits(f)
        told = (amount.first in c.used and amount.unit != "pct") or _counts_time(c, amount)
        if told or (amount is not f.amounts[-1] and moved_from(c, amount)):
            continue
        if amount.unit == "pct":
            c.use(*amount.mentions)
            if (of_a_whole(c, amount) and not f.moved) or share_reached(c, amount):
                return Bound("is", amount.value, unit="pct", measure="share")
            if _part_or_rate(f, amount):
                raise Ambiguous.again()
            sinks = _falls(c, amount) and not rate_reached(c, amount.first)
            value = -abs(amount.value) if sinks else amount.value
            return Bound("is", value, unit="pct", measure=None if f.context else "yoy")
        value, unit = in_unit_claimed(f, amount)
        if amount.value == 0 or amount.scaled or amount.unit or amount.value >= 20:
            c.use(*amount.mentions)
            if value == 0 and amount.unit is None and c.has("growth", "growth", "yoy") and not f.context:
                return Bound("is", 0.0, unit="pct", measure="yoy")  # "import growth was zero"
            value = -value if of_deficits(f) and value > 0 else value
            return Bound("is", -value if with_us(f) else value, unit=unit)
    return None


def _counts_time(c: Clause, amount: Amount) -> bool:
    """`The lowest in 20 years`."""
    after = c.after(amount.last)
    return not (amount.unit or amount.scaled) and after is not None and after.is_("time", "unit:year", "unit:month")


def level_reached(f: Features) -> bool:
    """`The deficit shrank to about 202 bn in 2025`: which way it moved, and the one amount that it came to."""
    c = f.clause
    told = [amount for amount in f.amounts if not moved_from(c, amount)]
    if len(told) != 1 or len(f.periods) > 1 or f.fragment or f.things > 1 or c.has_any("question", "op", "more"):
        return False
    amount = told[0]
    ahead, end = (c.after, amount.last) if c.postposed else (c.before, amount.first)  # 3.77兆ドルに増えた
    led = ahead(end, "unit", "compare")
    sized = amount.sized or not amount.value  # "fell to zero"
    if led is None or not sized or f.flow not in ("export", "import", "balance"):
        return False
    if led.is_("time", "moved_to"):  # 增至3.77万亿
        return True
    if len(f.amounts) > 1:  # "rose from 3.58 to 3.77 trillion"
        led = ahead(f.amounts[0].first, "unit") or led
    to = led.means("prep", "to", "on", "post_to", "from") or led.means("time", "to")
    moved = ahead(led, "period") if to else None
    return moved is not None and (moved.is_("direction", "up", "down") or moved.is_("growth", "growth"))


def _part_or_rate(f: Features, amount: Amount) -> bool:
    """`Exports to the US were 11 % | of the total`: a copula and no word of moving, where a part may be told."""
    c = f.clause
    at = c.at(amount.first)
    named = not f.of_all or not f.all_goods
    told = named and not (f.moved or f.context or f.fragment) and amount.value > 0
    return told and at > 0 and c.mentions[at - 1].says("copula")


def _falls(c: Clause, amount: Amount) -> bool:
    """Whether a rate is one of falling: by the word that moved it last before it where both ways are told."""
    if not (c.has("direction", "up") and c.has("direction", "down")):
        return c.has("direction", "down") or lessened(c, amount)
    moves = c.all("direction", "up", "down")
    before = [m for m in moves if m.last < amount.first.first]
    return (before[-1] if before else moves[0]).code == "down"


def _whole_of(f: Features, amount: Amount) -> bool:
    """`Brazil supplied 7.12 Mt of the 9.48 Mt imported`: the second is what all sold, and not the one partner."""
    before = f.clause.before(amount.first, "unit")
    led = f.clause.before(before) if before is not None and before.means("prep", "of") else None
    counted = led is not None and led.kind in ("number", "scale", "unit")
    return counted and len(f.partners) == 1 and f.partners != ("WLD",)


def _traded_at_all(f: Features) -> bool:
    """`China bought US crude in October, true?`: that there was any, of goods from or to one place in one time."""
    c = f.clause
    told = c.has_any(*_TELLING) or f.amounts or f.fragment or f.things > 1
    goods = not f.all_goods and not f.context and f.flow in ("export", "import")
    plain = goods and not f.of_all and len(f.periods) == 1 and not f.asks_time
    alone = plain and not told and bool(c.ops("check")) and not c.has_other("op", "check")
    return alone and any(m.kind == "verb" or m.means("verb", "buy", "sell") for m in c.mentions)


def _resumed(f: Features) -> bool:
    """恢复进口美国大豆, `снова начал ввозить сою из США`: that some of the goods were traded at all after none."""
    c = f.clause
    goods = not f.all_goods and not f.context and f.flow in ("export", "import")
    plain = not (c.has_any("direction", "growth") or f.amounts) and bool(c.ops("check")) and len(f.periods) == 1
    return goods and plain and c.says("resumed")


def _denied(f: Features, way: Comparator) -> Comparator:
    """`Imports didn't grow in 2025, true?`, `why didn't exports grow`: that they did not; a tag at the end is none."""
    c = f.clause
    if denied_at_the_end(f):
        return "at_most" if way == "above" else "at_least"
    if (asked := c.first("op", "why")) is not None:  # "I do not know why" denies nothing of what it asks about
        for negation in (m for m in c.mentions if m.is_("negation", "not") or m.says("denied")):
            after, early = c.after(negation), negation.first < asked.first
            denied = after if early else c.after(negation, *_SUBJECT)
            if (after is None and not early) or (denied is not None and denied.kind in ("direction", "growth")):
                c.use(negation)
                return "at_most" if way == "above" else "at_least"
    for negation in c.all("negation", "not") if c.ops("check") else ():
        after, before = c.after(negation, "op"), c.before(negation, "op")
        moved = after is not None and (after.kind in ("direction", "growth") or after.is_("op", "how_fast"))
        behind = c.postposed and before is not None and before.kind in ("direction", "growth")  # 増えなかった
        behind = behind or (after is None and before is not None and closes_the_move(c, negation))
        naming = ("flow", "commodity", "place", "demonym", "period", "harmless")
        named = before is not None and (before.kind in naming or before.is_("growth", "yoy"))  # 同比没有增长
        if behind or (moved and named):
            c.use(negation)
            if moved and after is not None and after.is_("direction", "down" if way == "above" else "up"):
                return way  # "did not recover but fell": what is denied is the other way
            return "at_most" if way == "above" else "at_least"
    return way


def closes_the_move(c: Clause, negation: Mention) -> bool:
    """`Sie fielen im August nicht`: behind the verb, with no more than its time and place between."""
    before = c.mentions[: c.at(negation)]
    moved = [i for i, m in enumerate(before) if m.kind in ("direction", "growth")]
    between = before[moved[-1] + 1 :] if moved else ()
    small = ("harmless", "period", "prep", "place", "demonym", "flow", "commodity")
    return negation.says("after_verb") and len(moved) == 1 and all(m.kind in small or _hyphen(m) for m in between)


def _hyphen(m: Mention) -> bool:
    return m.is_("conj", "minus") and m.said == "-"  # "legten die USA-Exporte nicht zu"


def denied_at_the_end(f: Features) -> bool:
    """`1億トンを超えなかったよね`: assent is asked to a denial, in one word with it."""
    return any(m.says("not_so") for m in f.clause.all("op", "check"))


def _denied_bound(f: Features, way: Comparator) -> Comparator:
    """`The PMI wasn't below 50 in November, was it?`: that it was not is claimed, where the denial stands before it."""
    c = f.clause
    if denied_at_the_end(f):
        return DENIED.get(way, way)
    for negation in c.all("negation", "not") if c.ops("check") and way in DENIED else ():
        at = c.at(negation)
        after, before = c.after(negation, "extreme"), c.before(negation)
        verb = after is not None and (after.kind in ("compare", "direction") or after.means("compare", "pass", "reach"))
        told = before is not None and before.kind in ("flow", "commodity", "place", "demonym", "period")
        behind = c.postposed and before is not None and before.kind in ("compare", "direction")  # 超えなかった
        if ((verb and told) or behind) and at and negation not in c.used:
            c.use(negation)
            return DENIED[way]
    return way


def in_unit_claimed(f: Features, amount: Amount) -> tuple[float, str | None]:
    """The amount in the unit of what it is claimed of: `9.48 Mt` of what is held in millions of tonnes is that."""
    millions = f.unit == "Mt" and amount.last.means("unit", "Mt")
    return amount.in_unit("Mt" if millions else _series_unit(f))


def _series_unit(f: Features) -> str | None:
    if f.commodities == (YUAN_RATE,):
        return RATE_UNIT
    return None if f.commodities and f.commodities != ("TOTAL",) else "USD_bn"


# A bound on a rate that is held itself (prices on the year), where it is said to have fallen by more, or less, than
# so much -> on the other side of nothing.
def fallen(f: Features) -> Bound | None:
    """`Producer prices fell more than 2 %`: of a rate that is held itself, on the other side of nothing; `below -2 %`
    has the side told already."""
    c, bound = f.clause, f.bound
    down = (c.has("direction", "down") or c.has("more", "fell_more")) and not c.has("direction", "up")
    signs = [m for m in c.all("direction", "down") if is_sign(c, m)]
    if bound is not None and bound.upper is not None and down and len(f.amounts) == 2:  # "between -3 % and -2 %"
        low, high = both_ends(c, True, *((a, a.value) for a in f.amounts))
        return replace(bound, amount=low, upper=high)
    if bound is None or not down or bound.unit != "pct" or bound.amount <= 0 or bound.upper is not None:
        return bound
    if any(rate_reached(c, amount.first) for amount in f.amounts):
        return bound
    signed = bool(signs) and len(signs) == len(c.all("direction", "down")) and c.has("compare")
    return replace(bound, comparator=bound.comparator if signed else CONTRARY[bound.comparator], amount=-bound.amount)


def line_told(f: Features) -> Bound | None:
    """`Was the PMI in contraction`, `expansion or contraction`: a side of the line of such an index, and no move."""
    marked = [m for m in f.clause.mentions if m.says("of_the_line")] if f.commodities else []
    said = [m for m in marked if m.means("direction", "up", "down")]
    if not said or f.amounts or not set(f.commodities) <= set(PMIS):
        return None
    either = f.clause.has("conj", "or") and len({m.means("direction", "down") for m in marked}) == len(marked) == 2
    told = Bound("either" if either else "below" if said[0].means("direction", "down") else "above", LINE, unit="index")
    return told if either or len(said) == 1 else None
