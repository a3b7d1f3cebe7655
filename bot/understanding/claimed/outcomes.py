"""A claim of how a figure came out against its forecast, of the forecast itself, or of how a first print was revised ->
the condition it is judged by."""

from __future__ import annotations

from bot.model import Bound, Comparator, Condition, Logic, Query
from bot.understanding.clauses.amounts import Amount
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention

FORECAST, SURPRISE, GAP = "forecast", "surprise", "gap"
_WAYS = {"outdone": "above", "undershot": "below", "lived_up": "at_least", "in_line": "is"}


def with_forecast(f: Features, query: Query) -> Query:
    """The query "surprise" with what is claimed as its condition; as it is where nothing is, or not plainly."""
    plain = query.operation == "surprise" and query.condition is None and query.limit is None
    if not plain or query.flow not in ("export", "import", "balance", "both"):
        return query
    c = f.clause
    if (told := _of_releases(f, query)) is not None:
        return told
    put = c.ops("check") or (c.mentions[0].says("auxiliary") and _by(f) is not None)
    if not put or c.has_any("question", "negation") or len(query.periods) != 1 or f.asks_time:
        return query
    bounds = [*_against(f), *_amounts(f)] or _moving(f)
    if query.flow == "both" and (len(bounds) != 1 or f.amounts or not _of_both(f)):
        return query
    if not bounds:
        return query
    condition: Condition = bounds[0] if len(bounds) == 1 else Logic("and", tuple(bounds))
    return query.with_(condition=condition)


def _of_releases(f: Features, query: Query) -> Query | None:
    """`Did exports beat Reuters seven times in 2025`, `did they beat it in every month of the quarter`: of how many of
    the releases of a span it is claimed; None where that is not told."""
    c = f.clause
    span = len(query.periods) == 1 and query.periods[0].month_count > 1
    put = c.ops("check") or c.mentions[0].says("auxiliary")
    ways = {bound.comparator for bound in _against(f)} if span and put and query.flow != "both" else set()
    if len(ways) != 1 or not ways <= {"above", "below"} or c.has_any("question", "negation") or c.ops("count", "which"):
        return None
    times = [(m, c.after(m)) for m in c.all("number")]
    if len(times) == 1 and times[0][1] is not None and times[0][1].says("occasion"):
        c.use(times[0][0])
        way = "beat" if ways == {"above"} else "missed"
        return query.with_(condition=Bound("is", float(str(times[0][0].value)), unit="count", measure=way))
    if times or not c.says("each_month"):
        return None
    by = f"every:{query.by}" if query.by else "every"
    return query.with_(by=by, condition=Bound(ways.pop(), 0.0, unit="pp"))


def _by(f: Features) -> Amount | None:
    """`Missed by four points`, `beat expectations by 11 bn dollars`: how far the two lie apart."""
    led = f.clause.before(f.amounts[0].first, "unit") if len(f.amounts) == 1 else None
    return f.amounts[0] if led is not None and led.is_("prep", "by") and f.bound is None else None


def _of_both(f: Features) -> bool:
    """Whether both flows are named, and one word says of the two how they came out."""
    c = f.clause
    return {"export", "import"} <= c.codes("flow") and len(c.all("op", SURPRISE, "missed")) == 1


def _against(f: Features) -> list[Bound]:
    """Beaten, missed or met, where one word says so."""
    c = f.clause
    told: set[str] = {"below" for _ in c.all("op", "missed")}
    for m in c.all("op", "surprise"):
        told |= {way} if (way := _told_way(m)) else {"?"}
    for m in c.all("compare", "above", "below", "pass"):
        after = c.after(m, "number", "unit", "scale")  # "below the 3.2 % | expected"
        way = "below" if m.code == "below" else "above"
        told |= {way} if after is not None and after.is_("op", FORECAST) else {"?"}
    if len(told) != 1 or told == {"?"}:
        return []
    way = told.pop()
    if way in ("above", "below") and (by := _by(f)) is not None:
        c.use(*by.mentions)
        value, unit = by.in_unit("USD_bn")
        points = "pp" if by.unit == "pp" else unit
        return [Bound("is", value if way == "above" else -value, unit=points, measure=GAP)]
    return [Bound(way, 0.0, unit="pp")]  # type: ignore[arg-type]


def _moving(f: Features) -> list[Bound]:
    """`Reuters expected exports to fall`: on which side of nothing the forecast lay."""
    c = f.clause
    up, down = c.has("direction", "up"), c.has("direction", "down")
    plain = c.ops(FORECAST) and not c.ops(SURPRISE, "missed") and not c.has("compare") and not f.amounts
    if not plain or up is down or f.flow == "balance":
        return []
    return [Bound("below" if down else "above", 0.0, unit="pct", measure=FORECAST)]


def _told_way(m: Mention) -> str:
    for mark, way in _WAYS.items():
        if m.says(mark):
            return way
    return ""


def _amounts(f: Features) -> list[Bound]:
    """The amount expected, and the one that came out: the first stands beside the word for what was expected."""
    c = f.clause
    free = [amount for amount in f.amounts if amount.unit == "pct" or amount.scaled]
    free = free if f.bound is None or (len(free) == 1 and _against(f)) else []
    words = [m for m in c.mentions if m.kind == "poll" or m.is_("op", FORECAST, SURPRISE, "missed")]
    if _by(f) is not None or len(free) != len(f.amounts) or not 1 <= len(free) <= 2 or not words:
        return []
    ordered = sorted(free, key=lambda amount: min(_apart(amount, word) for word in words))
    plain = [word for word in words if word.kind == "poll" or word.code == FORECAST]
    of = c.before(ordered[0].first, "unit")
    told = of is not None and of.is_("prep", "of") and c.before(of) in words  # "beating expectations of 4 %"
    found = [_bound(f, ordered[0], FORECAST)] if plain or told or len(free) == 2 else []
    if len(free) == 2:
        found.append(_bound(f, ordered[1], None))
    return found


def _apart(amount: Amount, word: Mention) -> int:
    """How many tokens lie between an amount and a word."""
    return max(word.first - amount.last.last, amount.first.first - word.last)


def _bound(f: Features, amount: Amount, measure: str | None) -> Bound:
    c = f.clause
    c.use(*amount.mentions)
    beside = (c.after(amount.last), c.before(amount.first, "unit", "prep"))
    falls = any(m is not None and m.is_("direction", "down") for m in beside)
    value, unit = amount.in_unit("USD_bn")
    return Bound("is", -value if falls and unit == "pct" else value, unit=unit, measure=measure)


REVISED = "revision"  # measure of a bound: on what came later less what was told first


def revision_claimed(f: Features) -> Bound | None:
    """The bound that is claimed of the difference; None where no way and no size is, or something is asked."""
    c = f.clause
    if not (c.ops("revise") and _yes_or_no(c)) or c.has("negation") or c.has("conj", "or") or len(f.amounts) > 1:
        return None
    way = _way(c)
    if way is None:
        return None
    if c.has("flow", "deficit"):
        way = -way  # a deficit that was put up is further below nothing
    if not f.amounts:
        return Bound("above" if way > 0 else "below" if way < 0 else "is", 0.0, measure=REVISED) if way else None
    amount = f.amounts[0]
    if not _how_far(c, amount):
        return None
    c.use(*amount.mentions)
    value, unit = amount.in_unit("USD_bn")
    vague: Comparator = "about" if _vague(c, amount) else "is"
    unit = "pp" if unit == "pct" else unit
    return Bound(vague, value * (way or 1), unit=unit, measure=REVISED if way else "revision_size")


def _yes_or_no(c: Clause) -> bool:
    if c.has("question") or c.has_other("op", "check", "revise"):
        return False
    return c.ops("check") or c.tokens[-1].norm == "?"


def _way(c: Clause) -> int | None:
    """1 up, -1 down, 0 where neither is said; None where both are."""
    up = any(m.says("revised_up") for m in c.all("op", "revise")) or c.has("direction", "up")
    down = any(m.says("revised_down") for m in c.all("op", "revise")) or c.has("direction", "down")
    return None if up and down else up - down


def _how_far(c: Clause, amount: Amount) -> bool:
    """`By 40 bn`, `de 40 milliards`, `um rund 40 Milliarden`: how far, and not to where."""
    at = c.at(amount.first) - 1
    while at >= 0 and c.mentions[at].says("vague"):
        at -= 1
    before = c.mentions[at] if at >= 0 else None
    if amount.unit == "pp":
        return True
    return before is not None and (before.means("prep", "by", "of", "in") or before.says("by_so_much"))


def _vague(c: Clause, amount: Amount) -> bool:
    at = c.at(amount.first)
    return bool(at) and c.mentions[at - 1].says("vague")


_NAME = 3  # signs of an agency's name alone: 路透社


def polled(f: Features) -> bool:
    """`Reuters' poll had exports at 6.6 %`, 路透预期出口增长5%: what was expected, and no report of what came out."""
    poll = f.clause.first("poll")
    if poll is None or f.clause.has("books") or not any(amount.unit == "pct" for amount in f.amounts):
        return False
    return len(poll.said) > _NAME if f.clause.ways.unspaced else poll.last > poll.first
