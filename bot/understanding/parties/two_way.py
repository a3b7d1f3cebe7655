"""Whose balance or trade is asked for, and with whom; also where no flow is said at all.

The first rule that has an answer wins; with none, it is the home country's, with everybody else who is named.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.understanding.clauses.beside_a_place import prep_of
from bot.understanding.parties.ends_of_trade import Named, Sides, without
from bot.understanding.parties.owned import (
    between_two,
    keeps_alone,
    named_as_pair,
    refuse_unkept,
    with_either,
    with_everybody,
)
from bot.understanding.parties.whose import portion_of

_BALANCES: Final = ("balance", "total")


def two_way(n: Named) -> Sides:
    """Whose books tell what goes both ways; NotHeld for pairs that nobody here reports."""
    if (either := with_either(n)) is not None:
        return either
    if n.flow == "trade" and n.home not in n.everyone and _between_two_others(n):
        n = replace(n, flow="total")
    for rule in _IN_ORDER:
        if (sides := rule(n)) is not None:
            return sides
    facing = ("with", "destination") if n.clause.ways.unspaced else ("with",)  # 对华逆差; "a China" is of China too
    alone = n.everyone == (n.home,) and any(g.part in facing for g in n.found)
    return Sides(n.home, n.flow, n.partners, nobodys=alone and n.flow == "balance")


def _in_their_books(n: Named) -> Sides | None:
    """`By American count, the surplus with America` is with the home country; `India's deficit, ministry data` with the
    world."""
    if n.books in ("", n.home):
        return None
    facing = any(group.codes == (n.books,) and group.part in ("with", "destination") for group in n.found)
    with_whom = without(n.everyone, n.books) or ((n.home,) if n.home in n.everyone or facing else ())
    return Sides(n.books, n.flow, with_whom, owner_only=not with_whom)


def _of_its_owner(n: Named) -> Sides | None:
    """`India's deficit`, `Germany's trade with the US`: in his own books, or the home country's turned round."""
    if n.flow not in (*_BALANCES, "both") or len(n.owner) != 1 or n.owner == (n.home,) or n.books:
        return None
    reporter = n.owner[0]
    rest = without(n.everyone, reporter)
    if n.keeps(reporter, n.flow, rest or ("WLD",)):
        return Sides(reporter, n.flow, rest, owner_only=not rest)
    refuse_unkept(n, reporter, rest)
    return Sides(n.home, n.flow, n.owner, turned=True)


def _of_partner_alone(n: Named) -> Sides | None:
    """`Handelsbilanz Eurozone`, goods and services: what only the books of the one who is named hold."""
    if n.flow in (*_BALANCES, "both") and len(n.partners) == 1 and n.commodity != "TOTAL" and not n.books:
        here = any(n.held_at_home(n.flow, code) for code in (*n.partners, "WLD"))
        if not here and n.keeps(n.partners[0], n.flow):
            return Sides(n.partners[0], n.flow, (), owner_only=True)
    if n.flow in _BALANCES and len(n.everyone) == 1 and keeps_alone(n, n.everyone[0], n.flow):
        return Sides(n.everyone[0], n.flow, (), owner_only=True)
    return None


def _of_a_pair(n: Named) -> Sides | None:
    """`US-Vietnam deficit`, `торговля Франции и Германии`: between two others."""
    if n.home in n.everyone:
        return None
    pair = tuple(dict.fromkeys(n.others or n.owner))  # both stand right before it
    if len(pair) == 2 and named_as_pair(n):
        return between_two(n, pair)
    if n.flow in ("total", "trade") and len(n.owner) == 2 and not n.clause.has("compare"):
        raise n.no_pair(*n.owner)
    return None


def _of_who_has_the_deficit(n: Named) -> Sides | None:
    """`How was the 2023 US-China goods deficit revised`: a deficit of two is that of the partner, whose own figure was
    revised; the home country's of the same trade is a surplus, told once."""
    revised = n.clause.ops("revise") and n.clause.has("flow", "deficit") and not n.books
    if not revised or len(n.partners) != 1 or n.home not in n.everyone or n.owner == (n.home,) or not named_as_pair(n):
        return None
    kept = n.keeps(n.partners[0], "balance", (n.home,))
    return Sides(n.partners[0], "balance", (n.home,)) if kept else None


def _of_who_stands_bare(n: Named) -> Sides | None:
    """`What deficit did the United States have with Mexico`, `с каким сальдо закончила год Германия в торговле с
    Китаем`: who is named without a preposition owns it; `for the US, the gap with China or the one with Vietnam`."""
    if n.flow not in _BALANCES:
        return None
    withs = [group for group in n.found if group.part in ("with", "destination")]
    plain = [group for group in n.found if group.part == "partner"]
    if len(withs) == len(plain) == 1 and len(plain[0].codes) == 1:
        reporter, other = plain[0].codes[0], withs[0].codes
        if (other == (n.home,) or n.home not in n.everyone) and n.keeps(reporter, n.flow, other):
            return Sides(reporter, n.flow, other)
        if n.home not in n.everyone:
            raise n.no_pair(reporter, other[0])
    having = [g for g in n.found if prep_of(n.clause, g.mentions[0]) == "for" and len(g.codes) == 1]
    if len(having) == 1 and len(withs) > 1:
        reporter, each = having[0].codes[0], tuple(c for g in withs if g is not having[0] for c in g.codes)
        if reporter != n.home and n.keeps(reporter, n.flow, each):
            return Sides(reporter, n.flow, each)
    return None


def _of_whose_portion(n: Named) -> Sides | None:
    whole_of = portion_of(n.clause, n.everyone, n.home)
    kept = whole_of is not None and n.keeps(whole_of, "balance", (n.home,))
    return Sides(whole_of, "balance", (n.home,)) if whole_of is not None and kept else None


_IN_ORDER: Final = (
    with_everybody,
    _in_their_books,
    _of_its_owner,
    _of_partner_alone,
    _of_a_pair,
    _of_who_has_the_deficit,
    _of_who_stands_bare,
    _of_whose_portion,
)


def _between_two_others(n: Named) -> bool:
    """`Germany's trade with the US`: whose trade it is and with whom, one of each."""
    withs = [group for group in n.found if group.part == "with"]
    whose = [group for group in n.found if group.part != "with"]
    return len(withs) == len(whose) == 1 and len(withs[0].codes) == len(whose[0].codes) == 1
