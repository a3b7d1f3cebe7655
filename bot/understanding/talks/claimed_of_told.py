"""What is put to the test of a figure just told: `half of what goes to ASEAN, no?`, `more than the EU and the US
together?`, `the first fall of 2025?` -> that figure beside the others, or beside the months before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.errors import Ambiguous
from bot.model import IN_SIZE, MIRRORED, SUMMED, Bound, Period, Query, Turn
from bot.understanding.claimed.distances import further_by
from bot.understanding.claimed.multiples import TIMES, factor_of
from bot.understanding.clauses.comparators import ahead_of_bound
from bot.understanding.clauses.deficits import size_of_deficit
from bot.understanding.clauses.features import Features
from bot.understanding.talks.told import told
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import AMOUNT, OF_ONE_TIME, ONE_WAY, YUAN_RATE

_LITTLE = ("harmless", "conj", "fragment", "courtesy", "prep", "deictic", "question")
_OF_ANOTHER = (*_LITTLE, "place", "demonym", "multiple", "number", "unit", "flow", "verb", "op")
_OF_SEVERAL = (*_LITTLE, "place", "demonym", "compare", "more", "op")
_OF_FIRST = (*_LITTLE, "ordinal", "direction", "period", "time", "op", "negation")
_OF_BEST = ("harmless", "conj", "fragment", "courtesy", "deictic", "extreme", "period", "op", "prep", "growth",
            "measure")  # fmt: skip
_OF_A_SPAN = ("prep", "period", "time", "harmless", "conj", "fragment", "courtesy")
_OF_A_TIME = ("harmless", "conj", "fragment", "courtesy", "deictic", "number", "unit", "scale", "compare", "more",
              "direction", "period", "prep", "op", "multiple")  # fmt: skip
_TOLD = ("level", "growth", "check")
_AMOUNTS = ("level", "balance", "total")


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
    at, again = _at(previous), len(previous.periods) > 1
    if extreme is None or at is None or len(said) != 1 or not said[0].open or len(f.periods) != 1:
        return None
    judged = (previous.operation, previous.by, at.kind) == ("record", "month", "month")  # "was it a record"
    plain = judged or previous.operation in (*_TOLD, "balance")
    plain = plain and f.flow == previous.flow and f.partners == previous.partners
    if not plain or at.kind not in ("month", "year") or not c.only(*_OF_BEST) or c.has("question"):
        return None
    if c.has_other("measure", "value"):
        return None
    if f.commodities == (YUAN_RATE,) and not c.has("unit"):
        raise Ambiguous.again()  # "strongest since 2024?": the yuan, or the dollar
    put = (
        c.has("deictic", "that", "it")
        or c.ops("check")
        or c.tokens[-1].norm == "?"
        or any(m.says("pronoun") for m in c.mentions[:1])
    )
    if not put or any(m.code != "check" for m in c.all("op")) or not f.periods[0].covers(at):
        return None
    paced = any(m.says("of_pace") for m in c.all("extreme")) or previous.operation == "growth"
    paced = paced or (again and previous.measure == "yoy" and previous.condition is None)
    year = said[0].parts[0].grain == "year" and at.kind == "month" and f.periods[0].first.year < at.first.year
    by = "since_year" if year and said[0].mode == "since" else "since"
    deficit = previous.flow == "balance" and (c.has("flow", "deficit") or size_of_deficit(f))
    level = None if previous.measure == "yoy" else previous.measure
    return previous.with_(
        operation="check", by=by, limit=-extreme if deficit else extreme, periods=(at, f.periods[0]), condition=None,
        measure="yoy" if paced and previous.flow in ONE_WAY else level, notes=(),
    )  # fmt: skip


def record_then(previous: Query, f: Features) -> Query | None:
    """ "Was that a record at the time?" after the figure of a month or year: among those before it."""
    c, at = f.clause, _at(previous)
    asked = c.ops("record") and c.says("then") and (c.has("deictic", "that", "it") or c.says("pronoun"))
    if not asked or c.has("question") or not c.only("op", "harmless", "deictic", "conj", "fragment", "courtesy"):
        return None
    if at is None or at.kind not in ("month", "year") or previous.operation not in (*_TOLD, "balance", "record"):
        return None
    return previous.with_(operation="check", by="record", limit=1, periods=(at,), condition=None, notes=())


def best_of_its_span(previous: Query, f: Features) -> Query | None:
    """ "And of the year?", "and in 2025?" after whether a month was the highest since another: of all that span."""
    c = f.clause
    judged = previous.operation == "check" and previous.by in ("since", "since_year") and bool(previous.periods)
    if not judged or not c.only(*_OF_A_SPAN) or not c.has_any("period", "time"):
        return None
    at = previous.periods[0]
    year = (Period.year(at.first.year),) if c.has("time", "year_span") and not c.has("period") else ()
    spans = year or (f.periods if c.has("period") and not any(one.open for _, one in c.expressions()) else ())
    if len(spans) != 1 or spans[0].month_count < 2 or at.kind != "month" or not spans[0].covers(at):
        return None
    return previous.with_(by="record", periods=(at, spans[0]), notes=())


def so_much_over_a_time(previous: Query, f: Features) -> Query | None:
    """ "17 % more than a year before, no?", "a third less than 2024?" after a figure: its rate on that time, which is
    the year or the month before."""
    c = f.clause
    amount = f.amounts[0] if len(f.amounts) == 1 else None
    at, base = _at(previous), f.periods[0] if len(f.periods) == 1 else None
    sign = _sign(f)
    plain = previous.operation in (*_TOLD, "balance", "total", "compare") and (f.flow, f.partners) == _subject(previous)
    if amount is None or amount.unit != "pct" or base is None or not sign or f.context or not plain:
        return None
    if not c.has("period") or not c.only(*_OF_A_TIME) or any(m.code != "check" for m in c.all("op")):
        return None
    than = [m for m in c.mentions if m.kind in ("compare", "more", "direction") and m.first > amount.last.last]
    if not any(m.kind == "period" and m.first > one.last for m in c.mentions for one in than):
        return None
    if at is None:
        raise Ambiguous.again()  # "9 % more than in May?" of several: no growth of May's
    steps = {at.shift(-12): None, at.shift(-1): "month"} if at.kind == "month" else {at.shift(-12): None}
    if base not in steps:
        raise Ambiguous.again()
    c.use(*amount.mentions, *c.all("compare"), *c.all("more"))
    rough = c.says("vague") or ("unit", "pct") in amount.first.others
    claimed = Bound("about" if rough else "is", sign * abs(amount.value), unit="pct", measure="yoy")
    return previous.with_(
        operation="check", by=steps[base], measure="yoy", periods=(at,), limit=None, condition=claimed, notes=()
    )


def so_much_apart(before: Sequence[Turn], f: Features) -> Query | None:
    """ "More than 50 bn lower, right?" after one time beside another, "so up by a fifth?" after the figures of two: how
    far they lie apart, no bound of either. Of a share of the earlier one that nothing says the way of, its size."""
    c, previous = f.clause, before[-1].query
    amount = f.amounts[0] if len(f.amounts) == 1 else None
    beside = (
        previous.operation in ("change", "compare") and len(previous.periods) == 2 and previous.by in (None, "period")
    )
    percent = amount is not None and amount.unit == "pct"
    counted = percent or (amount is None and c.has("multiple"))
    times = previous.with_(notes=()) if beside else _two_times_told(before) if counted else None
    plain = times is not None and times.measure != "yoy" and f.periods == previous.periods and not c.has("period")
    sign = _sign(f, amount.first if amount is not None else None)
    again = beside and (percent or previous.condition is not None)  # "more than 300 bn?", after what was claimed so
    sized = amount is not None and (amount.sized or percent) and (sign or again) and previous.flow != "context"
    if not plain or not c.only(*_OF_A_TIME) or any(m.code != "check" for m in c.all("op")):
        return None
    if amount is None or times is None or not sized:
        return None if times is None or f.amounts else _so_many_times(times, f)
    led = c.before(amount.first)
    worded = percent and ("unit", "pct") in amount.first.others
    so = led.code if led is not None and led.is_("compare", *MIRRORED) else "is"
    so = "about" if so == "is" and (c.says("vague") or worded) else so
    c.use(*amount.mentions, *c.all("compare"), *c.all("more"))
    if percent:
        told = Bound(so, (sign or 1) * abs(amount.value), unit="pct", measure=None if sign else IN_SIZE)  # type: ignore[arg-type]
        return _moved_between(times, told)
    value, unit = amount.in_unit("USD_bn" if previous.all_goods else None)
    told = Bound(so, (sign or 1) * value, unit=unit, measure=None if sign else IN_SIZE)  # type: ignore[arg-type]
    return times.with_(operation="compare", by="period", condition=told)


def _so_many_times(times: Query, f: Features) -> Query | None:
    """ "So is it down by half?", "did it double?" after the amounts of two times: the later one beside the other."""
    factor = factor_of(f.clause)
    if factor is None or len(f.clause.all("multiple")) != 1 or f.clause.has_any("compare", "more", "direction"):
        return None
    if times.flow in ONE_WAY and min(times.periods) == max(times.periods).shift(-12):
        return None  # its rate on the year tells that
    f.clause.use(*f.clause.all("multiple"))
    return _moved_between(times, Bound(factor.comparator, round(factor.times, 4), unit=TIMES))


def _moved_between(times: Query, claimed: Bound) -> Query:
    """How far it moved from the one time to the other; on the year, its announced rate."""
    periods = tuple(sorted(times.periods, reverse=True))
    yearly = periods[1] == periods[0].shift(-12) and times.flow in ONE_WAY and times.all_goods
    if yearly and (claimed.unit, claimed.measure) == ("pct", None):
        rate = replace(claimed, measure="yoy")
        return times.with_(operation="check", by=None, limit=None, measure="yoy", periods=periods[:1], condition=rate)
    return times.with_(operation="change", by=None, limit=None, periods=periods, condition=claimed)


def _two_times_told(before: Sequence[Turn]) -> Query | None:
    """The amounts of two spans as long, told one after the other."""
    things = told(before, False)
    if things is None or things.slot != "periods" or len(things.items) != 2 or things.of.operation not in _AMOUNTS:
        return None
    query = things.only(things.items)
    return query if len({period.month_count for period in query.periods}) == 1 else None


def times_another_time(previous: Query, f: Features) -> Query | None:
    """ "That's double January, no?" after one month's figure: so many times that of the other."""
    c = f.clause
    at, base = _at(previous), f.periods[0] if len(f.periods) == 1 else None
    factor = factor_of(c) if c.only(*_OF_A_TIME, "question") and c.has("period") else None
    plain = previous.operation in ("level", "check", "balance") and (f.flow, f.partners) == _subject(previous)
    after = [m for m in c.all("period") if factor is not None and m.first == factor.last.last + 1]
    if factor is None or not after or base is None or c.has("direction"):
        return None
    if not plain or at is None or base == at or base.month_count != at.month_count:
        if after[0].first == after[0].last:
            raise Ambiguous.again()  # "double July?": so many times as much, and no growth of July's
        return None
    c.use(*c.all("multiple"), *c.all("number"))
    claimed = Bound(factor.comparator, round(factor.times, 4), unit=TIMES)
    measure = "value" if previous.measure == "yoy" else previous.measure
    return previous.with_(
        operation="compare", by="period", measure=measure, periods=(at, base), limit=None, condition=claimed, notes=()
    )


def as_many_again(previous: Query, f: Features) -> Query | None:
    """ "Only one?" after how many months fell: they are counted again, and one is no amount."""
    c = f.clause
    counted = (
        previous.operation == "threshold" and len(f.amounts) == 1 and not (f.amounts[0].unit or f.amounts[0].scaled)
    )
    only = c.says("only", "none_but") or c.has("time", "unit:month")
    if not counted or not only or f.amounts[0].value > 12 or not c.only(*_LITTLE, "number", "op", "time"):
        return None
    c.use(*f.amounts[0].mentions)
    return previous.with_(notes=())


def _at(previous: Query) -> Period | None:
    """The one time of what was told; that of a claim about it, where it was set beside others."""
    again = previous.operation == "check" and previous.by in ("record", "since", "since_year", "first")
    again = again or (previous.operation == "compare" and previous.by == "period" and previous.condition is not None)
    return previous.periods[0] if len(previous.periods) == 1 or (again and previous.periods) else None


def _subject(previous: Query) -> tuple[str | None, tuple[str, ...]]:
    return previous.flow, previous.partners


def _sign(f: Features, amount: Mention | None = None) -> int:
    """1 of a word for more or higher, -1 of one for less; 0 where none or both stand there. `amount`: not of what
    bounds it ("more than 50 bn lower", but "down a third")."""
    c = f.clause
    bounding = c.before(amount) if amount is not None else None
    bounding = None if bounding is None or bounding.kind == "direction" else bounding
    words = (m for m in c.mentions if m.kind in ("compare", "more", "direction") and m is not bounding)
    ways = {m.code in ("below", "less", "down", "slower", "at_most") for m in words}
    return 0 if len(ways) != 1 else -1 if ways == {True} else 1


_BARE_AMOUNT = (*AMOUNT, "prep", "compare", "conj", "harmless", "fragment", "courtesy")
_FIGURES = (*OF_ONE_TIME, "sum", "average", "share", "check", "surprise", "growth", "change")


def moved_by_claimed(previous: Query, f: Features) -> Query | None:
    """ "Did they rise by 190 billion?" after the figure: how far it moved is claimed, and not how much it was. Asked
    back where no word says that it moved: "by 190 billion?"."""
    if len(f.amounts) != 1 or previous.operation not in _FIGURES:
        return None
    led, sized = ahead_of_bound(f.clause, f.amounts[0]), f.amounts[0].sized
    if sized and led is not None and led.is_("prep", "by") and f.clause.only(*_BARE_AMOUNT):
        raise Ambiguous.again()
    return further_by(f)
