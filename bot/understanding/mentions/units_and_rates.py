"""The unit that a phrase asks for, whatever else it means: `how many dollars of`, `wie viele Tonnen mehr`, 何億ドル;
rates in words of their own: of falling, on the month before, of a series as it was revised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.catalog import Catalog
from bot.errors import NotHeld
from bot.model import Code, Coverage, Query, Statement
from bot.understanding.clauses.amounts import BASES, MASS, MONEY
from bot.understanding.clauses.features import Features
from bot.understanding.mentions.by_the_day import by_the_day
from bot.understanding.times.moments import Moment, TimeExpression
from bot.understanding.words.frame import Mention, holds, holds_any
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.text import Token

_TRADED = ("flow", "verb", "commodity")
_COUNTED = ("units", "bn_units")
_ASKING = (("question", "how_much"), ("question", "how_many"), ("op", "difference"), ("measure", "value"))
_MOVING = ("growth", "direction", "more", "compare")
_WITH_UNITS = frozenset((*(kind for kind, _ in _ASKING), "measure"))


def with_units(tokens: tuple[Token, ...], mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """The mentions; each that asks for an amount, with the unit that is named inside it among its other meanings; a
    quantity in a unit of mass, as one that is weighed."""
    found = []
    for i, m in enumerate(mentions):
        if not m.others and m.kind not in _WITH_UNITS:
            found.append(m)
            continue
        if m.means("op", "difference") and m.says("absolute") and not holds_any(mentions, *_MOVING):
            found.append(replace(m, kind="measure", code="level", others=()))  # nothing moved: how high it was
            continue
        if m.means("unit", "units") and m.says("only") and not _counting(mentions[:i], m):
            found.append(replace(m, kind="harmless", code="words", others=(("harmless", "only"),)))  # 只增长了5%
            continue
        asks, weighs, costs = _asking(m), m.is_("measure", "quantity"), m.is_("measure", "price")
        unit = _inside(tokens, m, lexicon, costs) if m.last > m.first and (asks or weighs or costs) else ""
        meant = ("unit", unit) if asks or costs else ("harmless", "weighed")
        found.append(replace(m, others=(*m.others, meant)) if unit and (asks or costs or unit in MASS) else m)
    return tuple(by_the_day(tokens, found))


def unit_of_both(tokens: Sequence[Token], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Rare earth exports and magnet exports in June, both in tonnes`: the unit, said of all at the end."""
    if len(mentions) < len(_TRADED) or mentions[-1].kind != "unit":
        return mentions
    said = mentions[-2]
    parted = said.first > 0 and tokens[said.first - 1].norm == "," and said.last + 1 == mentions[-1].first
    several = sum(m.kind in ("flow", "commodity") for m in mentions) > 1
    if not (parted and several and said.says("both_of_them", "said_of_each")):
        return mentions
    return (*mentions[:-2], replace(said, kind="harmless", code="little", others=()), mentions[-1])


def _asking(mention: Mention) -> bool:
    """Whether it asks for an amount, by which something moved too: 何トン増えた."""
    return (mention.kind, mention.code) in _ASKING or ("op", "difference") in mention.others


def units_paid_for(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`what did they pay for the December barrels`: the goods by what they are counted in, and no unit that is asked
    for, where it stands by itself behind a verb of spending."""
    spent = next((m.last for m in mentions if m.kind == "verb" and m.says("spending")), None)
    if spent is None or holds_any(mentions, "commodity", "number", "scale"):
        return mentions
    goods = [
        i
        for i, m in enumerate(mentions[1:], start=1)
        if m.is_("unit", "barrel", *MASS) and m.first > spent and _named_by(mentions[:i])
    ]
    return tuple(
        replace(m, kind="harmless", code="words", others=()) if i in goods else m for i, m in enumerate(mentions)
    )


def _named_by(ahead: tuple[Mention, ...]) -> bool:
    """Whether an article leads to what stands behind these, with a time between at most."""
    led = next((m for m in reversed(ahead) if m.kind != "period"), None)
    return led is not None and led.says("article", "determiner")


def points_told(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`1.1ポイント`: behind a number a word for what is to be noted is one for points."""
    pairs = zip((None, *mentions), mentions, strict=False)
    return tuple(
        replace(m, kind="unit", code="pp", others=m.meanings)
        if m.kind == "op" and m.means("unit", "pp") and led is not None and led.kind == "number"
        else m
        for led, m in pairs
    )


_DEGREES: Final = {"in_more": "more", "of_size": "more", "in_less": "less", "low": "less"}


def degree_of_size(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """比7月高65亿, 7月より5.9％高い: a word of size right beside an amount, behind what that is measured by, tells
    which of the two is more."""
    thans = [m for m in mentions if m.says("than", "post_than")]
    found = list(mentions)
    for i, m in enumerate(mentions):
        code = next((code for mark, code in _DEGREES.items() if m.says(mark)), None) if m.kind == "harmless" else None
        led = i > 0 and mentions[i - 1].is_("growth", "yoy", "mom")  # 比去年同期高168亿
        led = led and not any(one.is_("unit", "pct", "pp") for one in mentions[i + 2 : i + 3])
        if code is None or not (led or (thans and thans[0].first < m.first)):
            continue
        post = bool(thans) and thans[-1].says("post_than")
        beside = mentions[i - 1 : i] if post else mentions[i + 1 : i + 2]
        amount = beside and beside[0].kind in (("unit", "scale") if post else ("number",))
        if amount and (beside[0].last + 1 == m.first or m.last + 1 == beside[0].first):
            found[i] = replace(m, kind="more", code=code, others=m.meanings)
    return tuple(found)


def _counting(before: tuple[Mention, ...], unit: Mention) -> bool:
    """Whether a number or a scale stands right before a word for pieces: 3亿只."""
    return bool(before) and before[-1].kind in ("number", "scale") and before[-1].last + 1 == unit.first


def fill_asked(f: Features) -> None:
    """The basis that such a mention asks for, where no unit by itself has said another."""
    for mention in f.clause.mentions if not f.clause.said.isdisjoint(("unit",)) else ():
        asks = _asking(mention) or mention.is_("measure", "price")  # "crude, $ a tonne"
        unit = next((code for kind, code in mention.others if kind == "unit"), "") if asks else ""
        if unit in BASES:
            either = f.clause.has("conj", "or") and not f.clause.has("growth")  # "the amount in dollars or yuan"
            other = mention.is_("measure", "value") and not either and f.basis not in (None, BASES[unit])
            f.two_currencies = f.two_currencies or other  # "the yuan and the dollar value"
            f.basis = f.basis or BASES[unit]
        elif unit in MASS or unit == "units":
            f.basis, f.measure = f.basis or "quantity", "quantity"
        elif unit in ("mbpd", "barrel"):
            f.basis, f.measure = f.basis or "mbpd", "quantity"


def _inside(tokens: tuple[Token, ...], mention: Mention, lexicon: Lexicon, costs: bool) -> str:
    """The first unit that is named inside it; of what goods cost, the money."""
    words = tuple(token.norm for token in tokens[mention.first : mention.last + 1])
    for start, word in enumerate(words):
        if len(word) == 1 and word.isalpha() and word.isascii():
            continue  # "s" and "t" stand for other things
        for size in (3, 2, 1) if costs else (len(words),):  # not the phrase itself
            _, meanings = lexicon.longest(words[: start + size] if start else words[:-1][:size], start)
            if unit := next((code for kind, code in meanings if kind == "unit" and (code in MONEY or not costs)), ""):
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


# `降幅扩大了多少个百分点`, `減少幅はどれだけ拡大した`: a noun for how fast something falls, which itself grew or
# shrank -> a rate that moved the other way, a larger fall being a lower rate; so that the rates are set against each
# other, and not the amounts. Mentions -> mentions.
_OTHER_WAY = {"up": "down", "down": "up"}


def rates_of_falling(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, such a noun as growth where a word of moving follows it, and how far is asked or that it did."""
    at = next((i for i, m in enumerate(mentions) if m.kind == "direction" and m.says("fall_rate")), None)
    if at is None or any(m.is_("op", "check", "why", "streak", "when") or m.kind == "number" for m in mentions):
        return mentions
    after = mentions[at + 1 :]
    moved = any(m.is_("direction") or m.is_("op", "difference") for m in after)
    asked = any(m.kind == "question" or m.is_("op", "difference") or m.is_("unit", "pp") for m in after)
    said_of_it = [m for m in after if m.kind not in ("harmless", "period") and not m.is_("op", "compare")]
    whether = len(said_of_it) == 1 and said_of_it[0].is_("direction", *_OTHER_WAY)  # 跌幅扩大了吗
    if not (moved and (asked or whether)):
        return mentions
    found = list(mentions)
    if whether:
        paced = replace(said_of_it[0], others=(("harmless", "pace"),))
        found = [paced if m is said_of_it[0] else m for m in found]
    said = mentions[at]
    kept = (("harmless", "fall_rate"),) if whether else ()
    found[at] = replace(said, kind="growth", code="growth", others=((said.kind, said.code), *kept))
    for i in range(at + 1, len(found)):
        if found[i].kind == "direction" and found[i].code in _OTHER_WAY:
            found[i] = replace(found[i], code=_OTHER_WAY[found[i].code])
    return tuple(found)


def course_on_year(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`Steel exports in 2025, and the evolution on the year`: what is asked for beside the figure is its one rate, and
    not the course of the months."""
    said = [m for m in mentions if not m.is_("harmless", "little")]
    monthly = any(m.is_("op", "monthly", "each", "list", "chart") or m.says("by_month") for m in said)
    for joint, course, rate in zip(said[1:], said[2:], said[3:], strict=False):
        beside = joint.is_("conj", "and") and course.is_("op", "trend") and rate.is_("growth", "yoy")
        if beside and not monthly:
            return tuple(replace(rate, first=course.first) if m is rate else m for m in mentions if m is not course)
    return mentions


# `8月出口增速|比上月|高吗`, `伸び率は|前月より|高い`: words for a growth on the month before, behind a rate -> what
# it is set against, the rate of the month before. Behind anything else they stay what they are (出口比上月增长多少).
# Mentions -> mentions.
_MONTH_BEFORE: Final = TimeExpression((Moment("month", anchor="earlier", steps=-1),))
_YEAR_BEFORE: Final = TimeExpression((Moment(anchor="earlier", steps=-12),))


def pace_on_month(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, such words as a comparison and a time."""
    found: list[Mention] = []
    for mention in mentions:
        led, closed = mention.says("than_month"), mention.says("month_than")
        told = next((m for m in reversed(found) if m.kind not in ("harmless", "prep", "conj")), None)
        rate = told is not None and told.is_("growth", "growth", "yoy")
        if not (mention.is_("growth", "mom") and (led or closed) and rate) or mention.first == mention.last:
            found.append(mention)
            continue
        joint = mention.first if led else mention.last
        first, last = (joint + 1, mention.last) if led else (mention.first, joint - 1)
        than = replace(
            mention, first=joint, last=joint, kind="op", code="compare", said=mention.said[0 if led else -1],
            others=(("harmless", "than" if led else "post_than"),),
        )  # fmt: skip
        month = replace(
            mention, first=first, last=last, kind="period", code=_MONTH_BEFORE.code, value=_MONTH_BEFORE,
            said=mention.said[1:] if led else mention.said[:-1], others=(),
        )  # fmt: skip
        found += (than, month) if led else (month, than)
    return tuple(found)


def beside_a_year_before(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`How did the surplus compare with a year before`: a flow and the time it is set against, and no time of its own:
    its change on the year."""
    found: list[Mention] = []
    for mention in mentions:
        if mention.is_("period", _YEAR_BEFORE.code):
            since = max((at for at, m in enumerate(found) if m.kind == "period"), default=-1) + 1
            compared = next((at for at, m in enumerate(found) if at >= since and m.is_("op", "compare")), None)
            if compared is not None and holds(found[since:], "flow"):
                found[compared] = replace(found[compared], kind="direction", code="moved", others=())
                mention = replace(mention, kind="growth", code="yoy", value=None, others=())
        found.append(mention)
    return tuple(found)


def month_over_month(tokens: tuple[Token, ...], mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """`Exports in June over May, percent`: a word for over right behind one month sets it against the next."""
    if not any(m.kind == "growth" or m.is_("unit", "pct") or m.is_("measure", "percent") for m in mentions):
        return mentions
    found: list[Mention] = []
    for i, m in enumerate(mentions):
        led = i > 0 and mentions[i - 1].kind == m.kind == "period" and mentions[i - 1].last + 1 == m.first
        over = led and m.first < m.last and tokens[m.first].norm in lexicon.ways["set_over"]
        if over and "-" in m.code and "-" in mentions[i - 1].code:
            found.append(
                replace(m, last=m.first, kind="prep", code="versus", value=None, said=tokens[m.first].said, others=())
            )
            m = replace(m, first=m.first + 1)
        elif m.kind == "prep" and tokens[m.first].norm in lexicon.ways["set_over"] and _two_months(mentions, i):
            m = replace(m, code="versus", others=())  # "September on August 2025"
        found.append(m)
    return tuple(found)


def _two_months(mentions: tuple[Mention, ...], at: int) -> bool:
    """Whether a word stands right between two months."""
    beside = (*mentions[max(0, at - 1) : at], *mentions[at + 1 : at + 2])
    months = [m for m in beside if m.kind == "period" and "-" in m.code]
    return len(months) == 2 and months[0].last + 1 == mentions[at].first and months[1].first == mentions[at].last + 1
