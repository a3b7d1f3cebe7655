"""What is put to the test of a figure just told: `half of what goes to ASEAN, no?`, `more than the EU and the US
together?`, `the first fall of 2025?` -> that figure beside the others, or beside the months before it."""

from __future__ import annotations

from bot.errors import Ambiguous
from bot.model import SUMMED, Bound, Period, Query
from bot.understanding.claimed.multiples import TIMES, factor_of
from bot.understanding.clauses.features import Features
from bot.understanding.words.kinds import ONE_WAY

_LITTLE = ("harmless", "conj", "fragment", "courtesy", "prep", "deictic", "question")
_OF_ANOTHER = (*_LITTLE, "place", "demonym", "multiple", "number", "unit", "flow", "verb", "op")
_OF_SEVERAL = (*_LITTLE, "place", "demonym", "compare", "more", "op")
_OF_FIRST = (*_LITTLE, "ordinal", "direction", "period", "time", "op", "negation")
_OF_BEST = ("harmless", "conj", "fragment", "courtesy", "deictic", "extreme", "period", "op", "prep", "growth")
_TOLD = ("level", "growth", "check")


def times_another_told(previous: Query, f: Features) -> Query | None:
    """ "That's about half of what goes to ASEAN, no?", "nearly twice the US, right?" after one partner's figure."""
    c = f.clause
    other = [code for code in f.partners if code not in (*previous.partners, "WLD")]
    factor = factor_of(c) if c.only(*_OF_ANOTHER) else None
    plain = previous.operation == "level" and previous.flow in ONE_WAY and len(previous.partners) == 1
    if factor is None or not plain or previous.of_all or len(other) != 1 or f.flow not in (None, previous.flow):
        return None
    pointed = c.has("deictic") or c.ops("check")
    after = any(m.kind in ("place", "demonym") and m.first > factor.last.last for m in c.mentions)
    if not (pointed and after) or f.commodities != previous.commodities or f.periods != previous.periods:
        return None
    c.use(*c.all("multiple"), *c.all("number"), *c.all("unit"), *c.all("verb"))
    claimed = Bound(factor.comparator, round(factor.times, 4), unit=TIMES)
    partners = (*previous.partners, *other)
    return previous.with_(operation="compare", by="partner", partners=partners, condition=claimed, notes=())


def over_several_told(previous: Query, f: Features) -> Query | None:
    """ "More than the EU and the US?" after ASEAN's figure: than the two together."""
    c = f.clause
    over = [*c.all("compare", "above", "below"), *c.all("more", "more", "less")]
    others = tuple(code for code in f.partners if code != "WLD")
    beside = previous.operation == "compare" and previous.by in ("partner", SUMMED) and previous.measure is None
    told = beside or (previous.operation == "level" and len(previous.partners) == 1 and not previous.of_all)
    alone = previous.partners[:1]
    if not told or previous.flow not in ONE_WAY or len(others) < 2 or alone[0] in others or len(over) != 1:
        return None
    joined = c.has("conj", "and") and c.only(*_OF_SEVERAL) and all(m.code in ("sum", "check") for m in c.all("op"))
    led = all(m.first > over[0].first for m in (*c.all("place"), *c.all("demonym")))
    if not joined or not led or f.periods != previous.periods:
        return None
    c.use(*over)
    order = Bound("above" if over[0].code in ("above", "more") else "below", 0.0)
    return previous.with_(operation="compare", by=SUMMED, partners=(*alone, *others), condition=order, notes=())


def first_of_span(previous: Query, f: Features) -> Query | None:
    """ "The first fall in 2025?", "the first this year, right?" after how a month of it moved. Ambiguous where nothing
    says which way that was."""
    c = f.clause
    month = previous.periods[0] if len(previous.periods) == 1 else None
    first = (f.first or c.ops("first_time")) and c.only(*_OF_FIRST) and not c.has("question")
    first = first and all(m.code in ("check", "first_time") for m in c.all("op"))  # "when did they first fall"
    if not first or month is None or month.kind != "month" or previous.operation not in _TOLD:
        return None
    spans = f.periods if c.has("period") else (Period.year(month.first.year),) if c.has("time", "year_span") else ()
    if len(spans) != 1 or spans[0].month_count < 3 or previous.flow not in ONE_WAY:
        return None
    if not spans[0].covers(month):
        raise Ambiguous.again()  # "the first fall this year?", after a month of the last
    ways = {m.code for m in c.all("direction", "up", "down")}
    before = previous.condition if previous.measure == "yoy" else None
    if not ways and isinstance(before, Bound) and not before.amount:
        ways = {"down" if before.comparator == "below" else "up"}
    if len(ways) != 1:
        raise Ambiguous.again()
    fell = Bound("below" if ways == {"down"} else "above", 0.0, unit="pct", measure="yoy")
    times = (month, *spans)
    return previous.with_(operation="check", by="first", measure="yoy", periods=times, condition=fell, notes=())


def best_since(previous: Query, f: Features) -> Query | None:
    """ "The lowest since 2018?", "that's the highest since May, right?" after the figure of one month or year: whether
    it is; the best of the months since then is asked by more words."""
    c, extreme = f.clause, f.extreme()
    said = [one for _, one in c.expressions()]
    again = previous.operation == "check" and previous.by in ("record", "since", "since_year", "first")
    at = previous.periods[0] if len(previous.periods) == 1 or (again and previous.periods) else None
    if extreme is None or at is None or len(said) != 1 or not said[0].open or len(f.periods) != 1:
        return None
    plain = previous.operation in (*_TOLD, "balance") and f.flow == previous.flow and f.partners == previous.partners
    if not plain or at.kind not in ("month", "year") or not c.only(*_OF_BEST) or c.has("question"):
        return None
    put = c.has("deictic", "that", "it") or c.ops("check") or c.tokens[-1].norm == "?"
    if not put or any(m.code != "check" for m in c.all("op")) or not f.periods[0].covers(at):
        return None
    paced = any(m.says("of_pace") for m in c.all("extreme")) or previous.operation == "growth"
    paced = paced or (again and previous.measure == "yoy" and previous.condition is None)
    year = said[0].parts[0].grain == "year" and at.kind == "month" and f.periods[0].first.year < at.first.year
    by = "since_year" if year and said[0].mode == "since" else "since"
    deficit = previous.flow == "balance" and c.has("flow", "deficit")
    level = None if previous.measure == "yoy" else previous.measure
    return previous.with_(
        operation="check", by=by, limit=-extreme if deficit else extreme, periods=(at, f.periods[0]), condition=None,
        measure="yoy" if paced and previous.flow in ONE_WAY else level, notes=(),
    )  # fmt: skip
