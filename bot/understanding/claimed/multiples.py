"""How many times as much one of two is said to be -> the condition on their ratio: `sold twice as much to the EU as to
Japan`, `were half those to Russia`, `fünfmal so hoch wie die aus den USA`.

Only where it is plain which of the two is the measure of the other: it stands after the multiple, and the other before
it or before a joint between them. Which words are a multiple is told by [multiple] and the marks `twofold` and
`threefold`; whether more than that is claimed by a word of comparing before it or the mark `more_than_so`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.errors import Ambiguous
from bot.model import MIRRORED, Bound, Comparator, Query
from bot.understanding.claimed.two_named import both_flows_of, items_of, said_in_order
from bot.understanding.clauses.amounts import preceding
from bot.understanding.clauses.bounds import CONTRARY
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.comparators import by_so_much_more
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.standards import than_before
from bot.understanding.words.frame import Mention

TIMES = "times"
_MARKED = {"twofold": 2.0, "threefold": 3.0}


@dataclass(frozen=True, slots=True)
class Factor:
    """A multiple that is told: how many times, at which words."""

    times: float
    comparator: Comparator
    first: Mention
    last: Mention
    percent: float | None = None  # by how many per cent the first is more, or less


def with_multiple(f: Features, query: Query) -> Query:
    """The comparison with the condition that its first thing is so many times its second; as it is where none is told,
    or not plainly of which."""
    c = f.clause
    if query.operation != "compare" and (query.flow != "balance" or query.operation not in ("balance", "check")):
        return query
    factor = _percent_over(f) or factor_of(c)
    fell = _fell_to(c, factor) if factor is not None else None
    factor = fell or factor
    if factor is None or c.has("negation") or c.has("conj", "or") or c.has("flow", "deficit"):
        return query
    than = than_before(c, factor.first) if factor.percent is not None and c.ways.unspaced else None
    if any(m is not than for m in c.all("op", "compare", "difference")) or _asked(c, factor):
        return query
    compared = both_flows_of(f, query, part=bool(f.amounts))
    if compared.operation != "compare" or compared.condition is not None:
        return query
    if f.moved and not f.context and compared.measure != "yoy":  # "grew twice as fast", "fell half as much"
        if factor.percent is not None or _reached(c, factor):
            return query
        if fell is not None and compared.by != "period":
            raise Ambiguous.again()  # "did exports fall three times imports": how fast, or to how much
        compared = compared if fell is not None else compared.with_(measure="yoy")
    items = items_of(f, compared.by or "")
    if len(items) != 2 or items[0].code == items[1].code:
        return query
    one, other = items
    if compared.by == "period":
        if len(f.periods) != 2 or set(f.periods) != set(compared.periods):
            return query
        compared = compared.with_(periods=f.periods)
    if than is not None and than not in (factor.first, factor.last):
        standard = [m for m in (one, other) if (m.first < than.first) == c.postposed]
        one, other = (other, one) if standard[-1:] == [one] else (one, other)
    elif other.first < factor.first.first:
        if not c.ways.unspaced or not _right_before(c, other, factor):
            return query
    elif one.first > factor.last.last and not _joined(c, one, other):
        return query
    first = said_in_order(compared, one, other)
    if first is None:
        return query
    if factor.percent is not None:
        if not first:
            return query
        c.use(*(m for amount in f.amounts for m in amount.mentions))
        return compared.with_(condition=Bound(factor.comparator, factor.percent, unit="pct"))
    times = factor.times if first else 1.0 / factor.times
    way = factor.comparator if first else CONTRARY[factor.comparator]
    c.use(*c.mentions[c.at(factor.first) : c.at(factor.last) + 1])
    return compared.with_(condition=Bound(way, round(times, 4), unit=TIMES))


def _fell_to(c: Clause, factor: Factor) -> Factor | None:
    """`Упал больше чем вдвое`, `fell twofold`: to half of what it was, or less."""
    before = c.before(factor.first)
    if before is None or not before.is_("direction", "down") or factor.times <= 1 or factor.percent is not None:
        return None
    return replace(factor, times=1 / factor.times, comparator=CONTRARY[factor.comparator])


def _reached(c: Clause, factor: Factor) -> bool:
    """`Rose to twice those to Japan`: the level that it came to."""
    before = c.before(factor.first)
    return before is not None and before.means("prep", "to", "into")


def _asked(c: Clause, factor: Factor) -> bool:
    """Whether a question word stands there, and no `what` that the multiple is one of."""
    beyond = c.at(factor.last) + 1
    return any(m.kind == "question" and not m.says("than") and c.at(m) != beyond for m in c.mentions)


def factor_of(c: Clause) -> Factor | None:
    """The one multiple of a clause."""
    said = [m for m in c.mentions if m.kind == "multiple" or m.is_("op", TIMES) or m.says(TIMES, *_MARKED)]
    if not said:
        return _part(c)
    if len(said) != 1:
        return None
    m = first = said[0]
    times = next((n for mark, n in _MARKED.items() if m.says(mark)), None)
    if m.kind == "multiple":
        times = float(m.code)
    led = c.mentions[c.at(m) - 1] if c.at(m) else None
    if times is None and led is not None and led.kind == "number" and isinstance(led.value, float | int):
        times, first = float(led.value), led
    if times is None or times <= 0 or times == 1:
        return None
    if m.says("more_than_so"):
        told = Factor(times, "above" if times > 1 else "below", first, m)  # "more than halved": to less than half
        return _divided(c, told)
    told = _led(c, Factor(times, "is", first, m))
    if m.says("so_much_less"):
        return replace(told, comparator=CONTRARY[told.comparator])  # "more than three times less": below a third
    return _divided(c, told)


def _divided(c: Clause, factor: Factor) -> Factor:
    """`Втрое меньше`: so many times less is a part of the other."""
    if c.ways.unspaced:
        return _bounded(c, factor)
    less = c.mentions[c.at(factor.last) + 1 :][:1]
    under = [m for m in less if m.is_("more", "less") or m.is_("compare", "below")]
    if factor.times <= 1 or not under or under[0].first != factor.last.last + 1:
        return factor
    return replace(factor, times=1 / factor.times, comparator=CONTRARY[factor.comparator], last=under[0])


def _bounded(c: Clause, factor: Factor) -> Factor:
    """米国向けの3分の1以下, 不到对美国出口的三分之一: the bound stands right behind, or before what it is a part of."""
    if factor.times > 1 or factor.comparator != "is":
        return factor
    at = c.at(factor.first)
    behind, ahead = c.mentions[c.at(factor.last) + 1 :][:1], [m for m in c.mentions[:at] if m.kind == "compare"]
    way = next((m for m in (*behind, *ahead) if m.is_("compare", *MIRRORED)), None)
    return replace(factor, comparator=way.code) if way is not None else factor  # type: ignore[arg-type]


def _led(c: Clause, factor: Factor) -> Factor:
    """The factor with the word of comparing before it: `more than three times`."""
    first, times, m = factor.first, factor.times, factor.last
    before = c.mentions[c.at(first) - 1] if c.at(first) else None
    if before is None or before.last + 1 != first.first:
        return Factor(times, "is", first, m)
    if before.is_("compare", "above", "below", "at_least", "at_most", "pass"):
        way: Comparator = "above" if before.code == "pass" else before.code  # type: ignore[assignment]
        return Factor(times, way, before, m)
    return Factor(times, "about" if before.says("vague") else "is", first, m)


def _part(c: Clause) -> Factor | None:
    """`A quarter of exports to the US`, `half of what it bought`: a part that is told in words."""
    said = [m for m in c.all("number") if ("unit", "pct") in m.others]
    part = said[0].value if len(said) == 1 and len(c.all("number")) == 1 else None
    if not isinstance(part, float | int):
        return None
    m, led = said[0], preceding(c, said[0])
    if led is None or not led.is_("compare", *MIRRORED):
        return Factor(float(part) / 100.0, "is", m, m)
    return Factor(float(part) / 100.0, led.code, led, m)  # type: ignore[arg-type]


def _percent_over(f: Features) -> Factor | None:
    """`60 % more than exports to the US`: how far one is above, or below, the other."""
    c = f.clause
    if len(f.amounts) != 1 or f.things != 2:
        return None
    amount = f.amounts[0]
    degree = by_so_much_more(c, amount)
    if degree is None:
        return None
    words = (amount.first, amount.last, degree)
    first, last = min(words, key=lambda m: m.first), max(words, key=lambda m: m.last)
    led = preceding(c, amount.first)
    way: Comparator = led.code if led is not None and led.is_("compare", *MIRRORED) else "is"  # type: ignore[assignment]
    worded = ("unit", "pct") in amount.first.others and not any(sign.isdigit() for sign in amount.first.said)
    way = "about" if worded and way == "is" else way
    under = degree.code in ("below", "less") or degree.says("in_less")
    return Factor(1.0, way, first, last, -amount.value if under else amount.value)


def _joined(c: Clause, one: Mention, other: Mention) -> bool:
    """`Twice as much to the EU as to Japan`: a word of likeness or "than" stands between the two."""
    between = [m for m in c.mentions if one.last < m.first and m.last < other.first]
    return any(m.says("than", "as_much_as") for m in between)


def _right_before(c: Clause, standard: Mention, factor: Factor) -> bool:
    """是对美出口的两倍, 米国向けの2倍: what it is a multiple of stands before it, where words are signs."""
    between = [m for m in c.mentions if standard.last < m.first and m.last < factor.first.first]
    return all(m.kind in ("prep", "flow", "harmless", "deictic", "commodity", "verb") for m in between)
