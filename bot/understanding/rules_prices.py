"""The rule for what goods cost: their value over their quantity, by the tonne, kilogram or barrel."""

from __future__ import annotations

from bot.model import Query
from bot.understanding.asked import query_of
from bot.understanding.features import Features
from bot.understanding.frame import Mention


def unit_value(f: Features) -> Query | None:
    each = f.basis == "mbpd" and f.clause.has("unit", "barrel")  # "почём баррель"; "barrels a day" are an amount
    priced = any(("measure", "price") in ((m.kind, m.code), *m.others) for m in f.clause.mentions) or (
        f.clause.ops("per_barrel", "per_kg")  # "how many dollars a barrel did China pay"
        and (
            f.clause.ops("difference")
            or f.clause.has("unit", "USD")
            or f.clause.has("question", "how_much")
            or f.flow in ("export", "import")  # "precio del barril importado"
        )
    )
    single = _one_of_it(f)
    priced = priced or (single is not None and f.clause.has("verb", "buy", "sell")) or _each_worth(f)
    told = [m for m in f.clause.all("measure", "price") if ("harmless", "little") not in m.others]
    if f.clause.has("measure", "share") and f.clause.has("measure", "price") and not told:
        return None  # "what share did each have"
    if not priced or f.context or (f.basis == "mbpd" and not each):
        return None
    goods = [code for code in f.commodities if code != "TOTAL"]
    if not goods:
        return None
    beside = {code for m in f.clause.mentions for kind, code in ((m.kind, m.code), *m.others) if kind == "op"}
    by = "kg" if "per_kg" in beside else "bbl" if "per_barrel" in beside or each else None
    if single is not None:
        f.clause.use(single)
        barrel = f.clause.after(single)
        by = "bbl" if by is None and barrel is not None and barrel.is_("unit", "barrel") else by
    return query_of(f, "unit_value", measure="unit_value", by=by, basis=None if each else f.basis)


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
