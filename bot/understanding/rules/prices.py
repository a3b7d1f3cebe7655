"""The rule for what goods cost: their value over their quantity, by the tonne, kilogram or barrel."""

from __future__ import annotations

from itertools import pairwise

from bot.model import Bound, Query
from bot.understanding.clauses.amounts import BASES, MONEY
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention


def unit_value(f: Features) -> Query | None:
    each = f.basis == "mbpd" and f.clause.has("unit", "barrel")  # "почём баррель"; "barrels a day" are an amount
    priced = any(m.means("measure", "price") for m in f.clause.mentions) or (
        f.clause.ops("per_barrel", "per_kg")  # "how many dollars a barrel did China pay"
        and (
            f.clause.ops("difference")
            or f.clause.has("unit", "USD")
            or f.clause.has("question", "how_much")
            or f.flow in ("export", "import")  # "precio del barril importado"
        )
    )
    single = _one_of_it(f)
    priced = priced or (single is not None and f.clause.has("verb", "buy", "sell")) or _each_worth(f) or _mean_of_one(f)
    told = [m for m in f.clause.all("measure", "price") if ("harmless", "little") not in m.others]
    if f.clause.has("measure", "share") and f.clause.has("measure", "price") and not told:
        return None  # "what share did each have"
    several = len(f.partners) > 1 or len(f.periods) > 1 or len(f.clause.frame.codes("commodity")) > 1
    priced_elsewhere = any(("harmless", "little") not in m.others for m in f.clause.frame.all("measure", "price"))
    if not priced_elsewhere and several and any(m.says("each") for m in f.clause.all("measure", "price")):
        return None  # "Brazil or Argentina, and how much each"
    if not priced or f.context or (f.basis == "mbpd" and not each):
        return None
    goods = [code for code in f.commodities if code != "TOTAL"]
    if not goods:
        return None
    if f.amounts and not f.clause.has("question") and not f.fragment and (claimed := price_claimed(f)) is not None:
        return claimed  # "did China pay more than $600 a tonne"
    beside = {code for m in f.clause.mentions for kind, code in m.meanings if kind == "op"}
    by = "kg" if "per_kg" in beside else "bbl" if "per_barrel" in beside or each else None
    if by == "bbl" and f.clause.has("unit", "t") and f.clause.has("conj", "or"):
        by = None  # "per barrel or tonne": by weight, as it is held
    if single is not None:
        f.clause.use(single)
        barrel = f.clause.after(single)
        by = "bbl" if by is None and barrel is not None and barrel.is_("unit", "barrel") else by
    return query_of(f, "unit_value", measure="unit_value", by=by, basis=None if each else f.basis)


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


def _each_worth(f: Features) -> bool:
    """`Quanto valeu em média cada chip exportado`: how much one of the goods came to."""
    c = f.clause
    each = [c.after(m) for m in c.all("op", "each")]
    of_it = any(m is not None and m.kind == "commodity" and ("harmless", "single") in m.others for m in each)
    return of_it and bool(c.has("question", "how_much")) and not c.has("measure", "quantity")
