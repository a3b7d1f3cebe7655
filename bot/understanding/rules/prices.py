"""The rule for what goods cost: their value over their quantity, by the tonne, kilogram or barrel."""

from __future__ import annotations

from itertools import pairwise

from bot.model import Bound, Query
from bot.understanding.clauses.amounts import BASES, MONEY
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention

CRUDE = "crude_oil"  # of which alone barrels are told


def unit_value(f: Features) -> Query | None:
    single, one = _one_of_it(f), _one_valued(f)
    if not (_priced(f, single) or one is not None) or f.context:
        return None
    each = _each_barrel(f)
    if (f.basis == "mbpd" and not (each or one is not None)) or _of_something_else(f):
        return None
    goods = [code for code in f.commodities if code != "TOTAL"]
    if not goods:
        return None
    single = single or _single_of_them(f)
    claims = f.amounts and single is None and not f.clause.has("question") and not f.fragment
    if claims and (claimed := price_claimed(f)) is not None:
        return claimed  # "did China pay more than $600 a tonne"
    beside = {code for m in f.clause.mentions for kind, code in m.meanings if kind == "op"}
    by = "kg" if "per_kg" in beside else "bbl" if "per_barrel" in beside or each else None
    if by == "bbl" and f.clause.has("unit", "t") and f.clause.has("conj", "or"):
        by = None  # "per barrel or tonne": by weight, as it is held
    if single is not None:
        f.clause.use(single)
        barrel = f.clause.after(single)
        by = "bbl" if by is None and barrel is not None and barrel.is_("unit", "barrel") else by
    if one is not None:
        f.clause.use(*one)
        by = "bbl" if by is None and one[-1].is_("unit", "barrel") else by
    weighed = one is not None and f.basis in ("quantity", "mbpd")
    return query_of(f, "unit_value", measure="unit_value", by=by, basis=None if each or weighed else f.basis)


def _each_barrel(f: Features) -> bool:
    """`Почём баррель`; "barrels a day" are an amount."""
    return f.basis == "mbpd" and f.clause.has("unit", "barrel")


def _priced(f: Features, single: Mention | None) -> bool:
    """Whether it is asked what the goods cost."""
    c = f.clause
    if any(m.means("measure", "price") for m in c.mentions) or _mean_of_one(f):
        return True
    if single is not None and c.has("verb", "buy", "sell"):
        return True
    by = c.ops("per_barrel", "per_kg")  # "how many dollars a barrel did China pay"
    if CRUDE in f.commodities and any(m.last > m.first for m in c.all("op", "per_barrel")):
        return True  # "precio por barril": no amount of barrels
    asked = c.ops("difference") or c.has("unit", "USD") or c.has("question", "how_much")
    return by and bool(asked or f.flow in ("export", "import"))  # "precio del barril importado"


def _of_something_else(f: Features) -> bool:
    """Whether the word for a price says of what each has so much: "what share did each have"."""
    told = [m for m in f.clause.all("measure", "price") if ("harmless", "little") not in m.others]
    if f.clause.has("measure", "share") and f.clause.has("measure", "price") and not told:
        return True
    several = len(f.partners) > 1 or len(f.periods) > 1 or len(f.clause.frame.codes("commodity")) > 1
    elsewhere = any(("harmless", "little") not in m.others for m in f.clause.frame.all("measure", "price"))
    # "Brazil or Argentina, and how much each"
    return not elsewhere and several and any(m.says("each") for m in f.clause.all("measure", "price"))


def _mean_of_one(f: Features) -> bool:
    """ "The average value of a battery exported", "what did it pay on average for one chip": of one, not of a month."""
    c = f.clause
    if not c.ops("average"):
        return False
    valued = c.has("measure", "value") or c.says("by_value")
    bare = [m for m in c.mentions if not m.is_("flow", "export", "import")]  # "one exported battery"
    return any(
        two.kind == "commodity"
        and two.says("single")
        and ((valued and one.says("indefinite")) or ((valued or c.has("verb", "buy", "get", "sell")) and _is_one(one)))
        for one, two in pairwise(bare)
    )


def _is_one(mention: Mention) -> bool:
    return mention.kind == "number" and mention.value == 1


def price_claimed(f: Features) -> Query | None:
    """ "China paid more than $500 a tonne, true?": an amount by the tonne, kilogram or barrel is put to the test of
    what the goods cost, and of no total."""
    c = f.clause
    goods = [code for code in f.commodities if code != "TOTAL"]
    if not goods or f.context or not price_told(f) or len(f.amounts) != 1:
        return None
    amount = f.amounts[0]
    if amount.scaled or amount.unit not in (None, *MONEY) or c.has_any("direction", "growth") or f.things > 1:
        return None
    c.use(*amount.mentions)
    by = "kg" if _by(f, "per_kg") else "bbl" if _by(f, "per_barrel") or c.has("unit", "barrel") else None
    comparator = f.bound.comparator if isinstance(f.bound, Bound) else "is"
    bound = Bound(comparator, amount.value, measure="unit_value")
    basis = BASES.get(amount.unit or "")
    return query_of(f, "check", measure="unit_value", by=by, basis=basis, condition=bound)


def price_told(f: Features) -> bool:
    """Whether what goods cost is spoken of: a price, or so much a tonne, kilogram or barrel."""
    c = f.clause
    if not any(amount.unit in MONEY for amount in f.amounts) and (
        c.has("negation") or any(amount.value == 0 for amount in f.amounts)
    ):
        return False  # 一吨都没买: none was bought
    each = c.has("growth")  # "iron ore and coal, yoy each"
    priced = any(not (each and m.says("each")) for m in c.all("measure", "price"))
    return priced or bool(c.ops("per_kg", "per_barrel"))


def _by(f: Features, weight: str) -> bool:
    """Whether a weight or a measure is told that the price is of, if only by a word for a price: `a kilo`."""
    return any(m.means("op", weight) for m in f.clause.mentions)


def _one_of_it(f: Features) -> Mention | None:
    """The number in `pay for one ton of soybeans`, `one barrel of imported crude`."""
    c = f.clause
    for number in c.all("number"):
        unit = c.after(number)
        by_weight = unit is not None and unit.is_("unit", "t", "barrel") and unit.first == number.last + 1
        if number.value == 1 and by_weight and not c.has("compare"):
            return number
    return None


def _single_of_them(f: Features) -> Mention | None:
    """The number in `what does one car exported in May go for`."""
    c = f.clause
    return next((m for m in c.all("number") if _is_one(m) and _is_single(c.after(m))), None)


def _one_valued(f: Features) -> tuple[Mention, ...] | None:
    """`What's one tonne of coal worth`, `value of each chip`, `quanto vale uma tonelada`, `what did one car sell for`:
    the word for one and what it is one of, where it is asked what that comes to; None elsewhere."""
    c = f.clause
    worth = c.has("measure", "value") or c.says("by_value") or c.has("question", "how_much") or _sold_for(c)
    if not worth or c.has("measure", "quantity") or c.ops("sum", "compare") or c.has("direction"):
        return None
    for one, thing in pairwise(c.mentions):
        if thing.first != one.last + 1:
            continue
        each = one.is_("op", "each") and _is_single(thing)
        alone = _is_one(one) or one.says("indefinite") or one.is_("op", "define")  # "what is a ton of coal worth"
        goods = c.after(thing, "prep") if thing.is_("unit", "t", "barrel") else thing
        of_it = goods is not None and goods.kind == "commodity" and (goods is not thing or _is_single(goods))
        if each or (alone and of_it and not c.ops("average")):
            return one, thing
    return None


def _sold_for(c: Clause) -> bool:
    """`What did it sell for`: what was paid."""
    return any(sold.is_("verb", "sell") and joint.is_("prep", "for") for sold, joint in pairwise(c.mentions))


def _is_single(mention: Mention | None) -> bool:
    """Whether it is a word for one of the goods: `car`, no `steel`."""
    return mention is not None and mention.kind == "commodity" and mention.says("single")
