"""What is told of the yuan, where the series says how many yuan a dollar costs: a stronger yuan is a lower figure.

`The yuan weakened`, `the yuan broke through 7`, `the yuan is stronger than 7` -> a bound on that figure. Of the dollar
(or of the rate itself, `below 7 per dollar`) the same words mean what they say.
"""

from __future__ import annotations

from dataclasses import replace

from bot.errors import Ambiguous
from bot.model import MIRRORED, Bound, Comparator
from bot.understanding.clauses.amounts import Amount
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.joints import prep_of
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import YUAN_RATE

RATE_UNIT = "CNY_per_USD"


def yuan_bound(f: Features) -> Bound | None:
    """The bound that the amounts of a clause name, turned round where the yuan is what rose or fell past it."""
    if f.commodities != (YUAN_RATE,) or not f.amounts:
        return f.bound
    c, amount = f.clause, f.amounts[0]
    firm = _firmness(f, amount)
    if f.bound is None and firm is not None:
        said, stronger = firm
        c.use(said, *amount.mentions)
        way: Comparator = "below" if stronger == of_yuan(f, said) else "above"
        return Bound(way, amount.value, unit=RATE_UNIT)
    bound = f.bound
    if bound is None or bound.comparator not in MIRRORED:
        return bound
    word = c.before(amount.first, "unit", "prep")
    if word is not None and word.is_("compare", "above", "below") and of_yuan(f, word):
        if word.last > word.first or c.mentions[c.at(word) - 1].kind == "direction":
            raise Ambiguous.again()  # "the yuan fell below 7": to 6.9 or to 7.1
        return bound
    passing = next(
        (m for m in c.mentions if m.is_("direction", "up", "down") or m.is_("compare", "pass", "reach")), None
    )
    if passing is None or not of_yuan(f, passing):
        return bound
    if passing.is_("compare", "reach"):
        raise Ambiguous.again()  # "the yuan hit 7.35": from which side, and of which day, is not told
    if passing.kind == "direction" and c.has("compare", "pass", "reach"):  # "the yuan fell past 7.2": to more than that
        return replace(bound, comparator="below" if passing.code == "up" else "above")
    return replace(bound, comparator=MIRRORED[bound.comparator])


def yuan_moved(f: Features, way: Comparator) -> Comparator:
    """Above or below the figure before, for what is said to have strengthened, or to be stronger than before: `the yuan
    weakened`, `was the yuan stronger in May`."""
    if f.commodities != (YUAN_RATE,) or way not in MIRRORED:
        return way
    c = f.clause
    moved = c.first("direction", "up", "down") or c.first("more") or c.first("compare", "above", "below", "pass")
    return MIRRORED[way] if moved is not None and of_yuan(f, moved) else way


def _firmness(f: Features, amount: Amount) -> tuple[Mention, bool] | None:
    """`Stronger than`, `weaker than` just before an amount, and whether it is stronger."""
    word = f.clause.before(amount.first, "unit", "prep")
    if word is None or not word.says("firmer", "softer"):
        return None
    return word, word.says("firmer")


def of_yuan(f: Features, moved: Mention) -> bool:
    """Whether the yuan is what moved, and not the unit of a price: `the yuan weakened`, `se apreció el yuan`."""
    c = f.clause
    behind = c.after(moved)
    said = [m for m in c.mentions if m.is_("unit", "CNY") and (m.first < moved.first or m is behind)]
    counted = {m for amount in f.amounts for m in amount.mentions}
    dollar = [m for m in c.all("unit", "USD") if m.first < moved.first and prep_of(c, m) != "to"]  # 対ドルで
    return any(m not in counted for m in said) and not dollar
