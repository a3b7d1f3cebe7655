"""Whether a bare "yuan" asks for its rate of exchange, or is the currency that a trade is told in."""

from __future__ import annotations

from bot.understanding.clauses.amounts import find_amounts
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.joints import prep_of
from bot.understanding.words.frame import Mention

_OF_THE_RATE = ("USA", "WLD")  # places that the rate is of, beside the home of the currency


def rate_meant(f: Features) -> bool:
    """`What was the yuan at the end of 2025`: no trade is named, and no partner ("Vietnam 2024 in yuan")."""
    if not f.clause.has("unit", "CNY", "USD"):
        return False
    bare = {m.code for m in f.clause.all("unit", "CNY", "USD") if len(amount_of(f, m)) < 2}
    moved = f.moved and not any(prep_of(f.clause, m) for m in f.clause.all("unit", "USD"))  # "has the dollar risen"
    if "CNY" not in bare and not ("USD" in bare and (moved or f.clause.has("unit", "CNY"))):
        return False  # "the dollar was at 7.04 yuan on 25 December" asks for it too
    traded = f.clause.has_any("flow", "growth", "party") or f.clause.has("verb", "buy", "sell")
    best = f.clause.first("extreme")
    money = f.clause.first("unit", "CNY")
    traded = traded or (best is not None and (f.fragment or money is None or money.first > best.first))
    placed = [m for m in f.clause.all("place") if m.code not in (f.home, *_OF_THE_RATE)]
    return not (traded or placed or (f.clause.has("place") and f.clause.has("prep", "to")))


def amount_of(f: Features, unit: Mention) -> tuple[Mention, ...]:
    """The words of the amount that a unit is part of; none where it stands alone."""
    return next((amount.mentions for amount in find_amounts(f.clause) if unit in amount.mentions), ())
