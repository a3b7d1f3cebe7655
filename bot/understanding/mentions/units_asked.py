"""The unit that a phrase asks for, whatever else it means: `how many dollars of`, `wie viele Tonnen mehr`, 何億ドル."""

from __future__ import annotations

from dataclasses import replace

from bot.catalog import Catalog
from bot.errors import NotHeld
from bot.model import Code, Coverage, Query, Statement
from bot.understanding.clauses.amounts import BASES, MASS
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.text import Token

_OIL = "crude_oil"
_TRADED = ("flow", "verb", "commodity")
_COUNTED = ("units", "bn_units")
_ASKING = (("question", "how_much"), ("question", "how_many"), ("op", "difference"), ("measure", "value"))
_MOVING = ("growth", "direction", "more", "compare")
_WITH_UNITS = frozenset(kind for kind, _ in _ASKING)


def with_units(tokens: tuple[Token, ...], mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """The mentions; each that asks for an amount, with the unit that is named inside it among its other meanings; a
    quantity in a unit of mass, as one that is weighed."""
    found = []
    for i, m in enumerate(mentions):
        if not m.others and m.kind not in _WITH_UNITS:
            found.append(m)
            continue
        if m.means("op", "difference") and m.says("absolute") and not any(one.kind in _MOVING for one in mentions):
            found.append(replace(m, kind="measure", code="level", others=()))  # nothing moved: how high it was
            continue
        if m.means("unit", "units") and m.says("only") and not _counting(mentions[:i], m):
            found.append(replace(m, kind="harmless", code="words", others=(("harmless", "only"),)))  # 只增长了5%
            continue
        asks, weighs = _asking(m), m.is_("measure", "quantity")
        unit = _inside(tokens, m, lexicon) if m.last > m.first and (asks or weighs) else ""
        meant = ("unit", unit) if asks else ("harmless", "weighed")
        found.append(replace(m, others=(*m.others, meant)) if unit and (asks or unit in MASS) else m)
    return tuple(by_the_day(found))


def _asking(mention: Mention) -> bool:
    """Whether it asks for an amount, by which something moved too: 何トン増えた."""
    return (mention.kind, mention.code) in _ASKING or ("op", "difference") in mention.others


def by_the_day(mentions: list[Mention]) -> list[Mention]:
    """`Exports per day`: a mean of a day, where no oil is named, which alone is counted in barrels a day."""
    said = [m for m in mentions if m.is_("unit", "mbpd") and m.says("any_day")]
    if not said or not any(m.kind in _TRADED for m in mentions) or any(m.is_("commodity", _OIL) for m in mentions):
        return mentions
    return [replace(m, kind="op", code="per_day") if m in said else m for m in mentions]


def _counting(before: tuple[Mention, ...], unit: Mention) -> bool:
    """Whether a number or a scale stands right before a word for pieces: 3亿只."""
    return bool(before) and before[-1].kind in ("number", "scale") and before[-1].last + 1 == unit.first


def fill_asked(f: Features) -> None:
    """The basis that such a mention asks for, where no unit by itself has said another."""
    for mention in f.clause.mentions if not f.clause.said.isdisjoint(("unit",)) else ():
        unit = next((code for kind, code in mention.others if kind == "unit"), "") if _asking(mention) else ""
        if unit in BASES:
            rates = mention.kind == "measure" and f.clause.has("growth")  # "the yuan or the dollar value growth"
            f.two_currencies = f.two_currencies or (rates and f.basis not in (None, BASES[unit]))
            f.basis = f.basis or BASES[unit]
        elif unit in MASS or unit == "units":
            f.basis, f.measure = f.basis or "quantity", "quantity"
        elif unit in ("mbpd", "barrel"):
            f.basis, f.measure = f.basis or "mbpd", "quantity"


def _inside(tokens: tuple[Token, ...], mention: Mention, lexicon: Lexicon) -> str:
    words = tuple(token.norm for token in tokens[mention.first : mention.last + 1])
    for start, word in enumerate(words):
        if len(word) == 1 and word.isalpha() and word.isascii():
            continue  # "s" and "t" stand for other things
        _, meanings = lexicon.longest(words if start else words[:-1], start)  # not the phrase itself
        if unit := next((code for kind, code in meanings if kind == "unit"), ""):
            return unit
    return ""


def by_piece(query: Query, f: Features, catalog: Catalog) -> None:
    """NotHeld for `car exports in tonnes`, `how many tonnes of chips`: a weight of goods that are counted."""
    goods = [catalog.commodities[code].unit for code in f.commodities if code in catalog.commodities]
    if not goods or any(unit not in _COUNTED for unit in goods):
        return
    numbers = {m for amount in f.amounts for m in amount.mentions}
    asked = [m for m in f.clause.mentions if m not in numbers and m.kind in ("unit", "measure", "question", "op")]
    if any(m.says("weighed") or any(m.means("unit", unit) for unit in MASS) for m in asked):
        counted = query.with_(measure=None, basis=None, notes=())
        raise NotHeld(Statement.of("refusal.not_held.unit", unit=Code("unit", "t")), query, (counted,))


def in_pieces(query: Query, f: Features, coverage: Coverage, catalog: Catalog) -> Query:
    """`How many chips did China export`, and "how many chips was that" after their value: so many pieces of goods that
    are counted, and no money, where money is what is held of them. `A fifth more cars`: of their number."""
    c = f.clause
    goods = [m for m in c.all("commodity") if m.code in query.commodities]
    counted = bool(goods) and all(catalog.commodities[m.code].unit in _COUNTED for m in goods)
    if counted and query.measure == "yoy" and query.basis is None and _more_of_them(f, goods):
        key = (query.reporter, query.flow or "export", query.partners[0], goods[0].code, "yoy")
        pieces = any(one.basis == "quantity" and held.issuperset(query.periods) for one, held in coverage.held(*key))
        return query.with_(basis="quantity") if pieces else query
    if not counted or query.measure not in (None, "yoy") or query.operation not in ("level", "growth"):
        return query
    asked = any((one := c.before(m)) is not None and one.is_("question", "how_many") for m in goods)
    moved = f.moved or f.growth or c.has_any("more", "unit") or c.ops("difference")
    in_money = any(
        key.measure == "value" and any(one in held for one in query.periods)
        for m in goods
        for key, held in coverage.held(query.reporter, query.flow or "export", query.partners[0], m.code)
    )
    if not asked or moved or not in_money:
        return query
    return query.with_(operation="level", measure="quantity", basis="quantity", by=None)


def _more_of_them(f: Features, goods: list[Mention]) -> bool:
    """Whether a word of degree stands right before the goods, which have a plural."""
    befores = [(f.clause.before(m), m) for m in goods]
    return any(one is not None and one.is_("more", "more", "less") and one.last + 1 == m.first for one, m in befores)
