"""What a fragment asks of the month in which the highest was found, or of one of the months above a bound that were
counted: what its figure was; the months of a span one by one, or their mean."""

from __future__ import annotations

from collections.abc import Sequence

from bot.errors import Ambiguous
from bot.model import Bound, Period, Query, Statement, Turn
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.sentences import lasts_until_now
from bot.understanding.words.kinds import MONEY, NAMED, WHO

_YEARS = 48  # months: a search through all that is held
_TOLD = ("flow", "place", "demonym", "commodity", "verb", "extreme", "more", "time", "ordinal", "number", "party",
         "agency")  # fmt: skip


def carried_periods(clause: Clause, context: bool, before: Sequence[Turn]) -> tuple[Period, ...]:
    """The periods that a fragment has from the talk: the month that was found, the span that it was looked for in."""
    previous = before[-1].query
    one = len(before[-1].months) == 1 and not _moved_the_other_way(clause, previous)  # one month fell: "why?"
    counted, itself = previous.operation == "threshold" and one, [p.kind for p in previous.periods] == [previous.by]
    looked_for = previous.operation == "record" or previous.by in ("first", "last") or counted
    found = before[-1].months[0] if counted else before[-1].found
    if looked_for and found is not None and (clause.ops("forecast") or asks_of_found(clause, context, previous)):
        return (found,)  # "was that one revised?", "growth?"
    waits = of_found(clause, previous.flow) or _amount_of(clause, previous) or _rate_of(clause)
    waits = (before[-1].answered and clause.ops("why")) or (previous.by in ("first", "last") and waits)
    at_best = previous.by == "month" and clause.says("then") and clause.has("flow")
    waits = waits or (at_best and not clause.has_any("extreme", "commodity", "op", "period", "more"))
    if looked_for and found is None and waits and not itself:  # "is 2025 a record? why?": why in 2025
        raise Ambiguous(Statement.of("refusal.ambiguous.found"))
    if previous.operation == "why" and previous.by == "period" and clause.codes("growth") == {"yoy"}:
        return previous.periods[:1]  # "and year on year?", after why it rose from the month before
    if (
        _another_place(clause, previous)
        or _of_all_months(clause, previous)
        or _run_of_another(clause, previous)
        or _since_when_now(clause, previous)
        or (previous.operation == "record" and clause.ops("ever") and clause.only("op", "conj", "harmless", "fragment"))
        or (previous.operation == "record" and clause.says("all_time") and _pointed_at(clause))
        or (previous.by in ("first", "last") and context and _another_series(clause, previous))
        or (previous.by == "last" and _another_trade(clause, previous))
        or _record_of_those(clause, previous)
    ):  # "the fastest this year? and ever?"
        return ()
    ranked = previous.operation == "check" and previous.by in ("record", "best", "since", "since_year", "first")
    if ranked and len(previous.periods) == 2:
        return previous.periods[:1]  # "June was the highest since 2021? imports rose too?"
    if previous.operation in ("compare", "change") and len(previous.periods) == 2:
        later, month = max(previous.periods), previous.periods[0].kind == "month"
        expected = month and later.shift(-12) in previous.periods and clause.ops("forecast", "surprise")
        if expected or clause.ops("streak", "longest"):
            return (later,)  # "more than in July? since when has it been rising": the run up to the later
    return looked_over(clause, before) or previous.periods


def _moved_the_other_way(clause: Clause, previous: Query) -> bool:
    """ "Why did it drop?", after the one month of a year that grew: why the year did."""
    bound = previous.condition
    if not isinstance(bound, Bound) or previous.measure != "yoy" or not clause.ops("why"):
        return False
    away = {"above": "down", "below": "up"}.get(bound.comparator)
    return away is not None and clause.codes("direction") == {away}


def end_said(previous: Query, f: Features) -> str | None:
    """How many, the first or the last of them, where the fragment says so; what was asked before, where it does not."""
    if f.clause.has("question", "how_many") or f.clause.ops("count"):
        return "count"
    return "last" if f.clause.ops("last_time") else "first" if f.clause.ops("first_time") else previous.by


def of_last_time(before: Sequence[Turn], f: Features) -> Query | None:
    """What is asked of when it last was so: when before that, how long it has been otherwise."""
    return _last_before(before, f) or _run_since(before[-1].query, f)


def _last_before(before: Sequence[Turn], f: Features) -> Query | None:
    """ "And before that?" after when it last was so: the last time before."""
    c, previous, found = f.clause, before[-1].query, before[-1].found
    if previous.by != "last" or found is None or len(previous.periods) != 1:
        return None
    if not c.only("time", "op", "conj", "harmless", "fragment", "deictic") or c.has_other("op", "when", "last_time"):
        return None
    c.use(*c.all("time"))
    return previous.with_(periods=(Period(previous.periods[0].first, found.shift(-1).last),), notes=())


def _run_since(previous: Query, f: Features) -> Query | None:
    """ "How many months have they grown since?" after when they last fell: the run that lasts until now."""
    c, bound = f.clause, previous.condition
    moved = [m for m in c.mentions if m.is_("growth", "growth") or m.is_("direction", "up", "down")]
    since = [m.code for m in c.all("period")] == ["since earlier"] or [m.code for m in c.mentions[-1:]] == ["since"]
    if previous.by != "last" or not isinstance(bound, Bound) or bound.measure != "yoy" or len(moved) != 1:
        return None
    falls = moved[0].code == "down"
    if not since or not c.ops("count", "streak") or falls is (bound.comparator == "below") or c.has_any(*NAMED):
        return None
    c.use(*c.mentions)
    other = Bound("below" if falls else "above", 0.0, unit="pct", measure="yoy")
    return previous.with_(operation="streak", by=None, periods=(), condition=other, notes=())


def set_against(c: Clause) -> bool:
    """Whether a word of comparing stands right before a time: `below June's`, `than in May`, `compare with June`."""
    than = {m.last + 1 for m in c.mentions if m.says("than")}
    led = ((m, c.before(m, "prep", "deictic")) for m in c.all("period"))
    return any(
        m.first in than or (over is not None and (over.kind == "compare" or over.is_("op", "compare")))
        for m, over in led
    )


def _another_series(clause: Clause, previous: Query) -> bool:
    """ "And the CPI?" after when the PMI was last above 50: no month of those that were looked through."""
    bare = clause.only("commodity", "conj", "harmless", "fragment", "courtesy")
    return bare and previous.flow == "context" and not clause.codes("commodity") <= {*previous.commodities}


def _another_trade(clause: Clause, previous: Query) -> bool:
    """ "And to the US?" after when exports last fell, and before that: what bounded the one bounds no other."""
    long = [period.month_count > _YEARS for period in previous.periods] == [True]
    return long and clause.has_any(*NAMED) and clause.only("harmless", "conj", "fragment", "courtesy", "prep", *NAMED)


def _record_of_those(clause: Clause, previous: Query) -> bool:
    """ "Is that a record?", after which of three months was highest: of all that is held, not of the three."""
    beside = previous.operation == "compare" and previous.by == "period" and previous.measure != "yoy"
    months = all(period.kind == "month" for period in previous.periods)
    return beside and months and bool(clause.ops("record", "ever")) and _pointed_at(clause)


def _pointed_at(clause: Clause) -> bool:
    """ "Is that an all time high?", after the best month of a year."""
    return clause.has("deictic", "that") and clause.only("op", "extreme", "deictic", "conj", "harmless", "fragment")


def _another_place(clause: Clause, previous: Query) -> bool:
    """ "Second highest?" after whether one month was the highest: of all that is held."""
    one = previous.operation == "record" and [period.month_count for period in previous.periods] == [1]
    pointed = clause.has("deictic") or clause.says("pronoun")
    return one and clause.has("ordinal") and clause.has("extreme") and not pointed


def _of_all_months(clause: Clause, previous: Query) -> bool:
    """ "What was the worst one?", "and the best month?" after one month: of all that is held, not whether it was."""
    if not clause.has("extreme") or previous.operation not in ("level", "growth", "balance", "total"):
        return False
    asked = clause.has("question", "what") or clause.has("time", "unit:month") or bool(clause.ops("when"))
    pointed = clause.has("deictic") or clause.ops("check", "ever")
    pointed = pointed or any(m.value != 1 for m in clause.all("number"))  # 这三个月里最差的
    other = clause.has_any("party", "period", "more", *NAMED)
    return [p.kind for p in previous.periods] == ["month"] and asked and not (pointed or other)


def _since_when_now(clause: Clause, previous: Query) -> bool:
    """ "Exports in 2025, and since when have they been growing?": the run that lasts, not the longest of that year."""
    spanned = [period.month_count > 2 for period in previous.periods] == [True]
    lasts = lasts_until_now(clause.mentions) and not clause.has("extreme")  # "the lowest since when": of that year
    return spanned and bool(clause.ops("streak")) and lasts


def _run_of_another(clause: Clause, previous: Query) -> bool:
    """ "And imports?" after the run of exports that lasts, "when did they last fall?": no time was asked about, and the
    run that was found bounds no other one."""
    if previous.operation != "streak" or previous.by not in ("current", "ended") or clause.has("deictic", "months"):
        return False
    named = clause.has_any(*NAMED)
    looked = clause.ops("last_time", "first_time", "streak", "longest")
    asked = clause.ops("why", "average", "sum", "trend", "chart", "record", "how_fast", "difference", "list", "count")
    return bool(looked) or (named and not asked and not clause.has("extreme") and not clause.has("unit"))


def asks_of_found(clause: Clause, context: bool, previous: Query) -> bool:
    """ "Was that one revised?", "why?", "growth?", "when was it last that low?", "how much was it down on the year?"
    after the weakest month; and "what was the tariff then": another series than the one that was looked through."""
    asked = clause.ops("revise", "why", "happened", "surprise", "missed", "as_low", "as_high")
    if asked or of_found(clause, previous.flow) or _amount_of(clause, previous) or rate_in_units(clause, previous):
        return True
    if context and previous.flow != "context" and not clause.has_any("extreme", "period"):
        return not clause.ops("record", "trend", "average", "chart", "when")
    return _rate_of(clause)


def _rate_of(clause: Clause) -> bool:
    """ "How much did they fall", "and did they fall to the US too": of nothing else than was told."""
    rate = clause.has_any("growth", "direction") or clause.ops("how_fast")
    theirs = ("place",) if clause.has("deictic", "them") else ()
    told = clause.has_any(*(kind for kind in _TOLD if kind not in theirs))
    told = told or clause.has_other("op", "how_fast", "difference")
    return bool(rate) and not told


def rate_in_units(clause: Clause, previous: Query) -> bool:
    """ "In dollars?" after the month in which they grew fastest: what they came to then."""
    rate = previous.operation == "record" and previous.measure == "yoy" and previous.flow != "context"
    return (
        rate
        and clause.has("unit", *MONEY, "t", "kt", "Mt", "units")
        and clause.only("unit", "conj", "harmless", "fragment", "courtesy", "prep")
    )


def _amount_of(clause: Clause, previous: Query) -> bool:
    """ "How much were they?", "what was the amount?" after when they last fell, which told a rate."""
    if previous.measure != "yoy" or previous.by not in ("first", "last") or previous.flow == "context":
        return False
    asked = clause.has("question", "how_much") or clause.has("measure", "level", "value")
    return asked and clause.only("question", "measure", "deictic", "unit", "conj", "harmless", "fragment", "courtesy")


def of_found(clause: Clause, flow: str | None) -> bool:
    """ "How much was exported then?", "worth how much?", "how much of that went to the US?": of the month found."""
    that = clause.first("deictic", "that")
    led = clause.before(that) if that is not None and clause.has("question", "how_much", "how_many") else None
    if led is not None and led.is_("prep", "of") and not clause.has_any("extreme", "period", "more"):
        return True
    asked = clause.has("question", "how_much", "how_many") or (
        (clause.has("question", "what", "how") or clause.ops("happened")) and clause.has("flow")
    )
    another = bool(clause.codes("flow") - {flow})  # "exports to the US then", after the smallest surplus
    told = clause.has_any("extreme", "commodity", "op", "period", "more", *(() if another else WHO))
    rate = clause.has_any("growth", "direction")
    asked = asked or (clause.has("flow") and not rate)  # "and how big were exports then", "and exports then"
    return asked and not told and (clause.says("then") or (clause.says("by_value") and not rate))


def months_in_order(clause: Clause, previous: Query) -> bool:
    """ "Top three months?" after one month: of all months, for of the one there is no order."""
    single = [period.month_count for period in previous.periods] == [1]
    return single and bool(clause.ops("rank")) and clause.has("number") and clause.has("time", "unit:month")


def looked_over(clause: Clause, before: Sequence[Turn]) -> tuple[Period, ...]:
    """Months are counted, and the highest is looked for, over the span looked at last, not within the month found."""
    last = before[-1].query
    ranked = clause.has("extreme") and not clause.has_any("party", "commodity", *WHO)
    if not (clause.ops("count", "which") or ranked) or len(last.periods) != 1 or last.periods[0].month_count > 1:
        return ()
    for turn in reversed(before[:-1]):
        span = turn.query.periods
        if len(span) == 1 and span[0].month_count > 1 and span[0].covers(last.periods[0]):
            return span if turn.query.flow == last.flow else ()
    return ()


def asks_for_a_time(clause: Clause, previous: Query) -> bool:
    """`When was the surplus above 110 bn`: no month told before, unless one was looked for in it; `when was it highest`
    looks in the span that was told last; `when did they last fall`, after one month, in all of them."""
    looked = ("threshold", "streak", "record", "alert", "trend")
    one = [p.kind for p in previous.periods] == ["month"] and clause.ops("first_time", "last_time")
    spanned = [p.month_count > 2 for p in previous.periods] == [True] and clause.has("extreme")
    asked = clause.ops("ever", "first_time", "last_time") or (clause.ops("when") and not spanned)
    asked = asked and not clause.ops("published", "as_low", "as_high")  # "when was this published", "last that low"
    return bool(asked and (one or previous.operation not in looked)) or months_in_order(clause, previous)


def asks_that_month(clause: Clause, previous: Query, periods: tuple[Period, ...]) -> bool:
    """ "How much was it in May?" after months above a bound or a run: of that month; in one there is no count."""
    if previous.operation not in ("threshold", "streak") or [p.kind for p in periods] != ["month"]:
        return False
    asked = clause.has("question", "how_much", "how_many", "what") or clause.says("it_again")
    asked = asked and not clause.has("op")
    months = any(m.means("time", "unit:month") for m in clause.mentions)
    return asked and not (months or clause.has_any("compare", "number", "unit"))


def of_that_month(clause: Clause, previous: Query, query: Query) -> Query | None:
    """Such a fragment's query: the rate after months that rose or fell, else the amount; None for another fragment."""
    if not asks_that_month(clause, previous, query.periods):
        return None
    amount = query.flow == "balance" and not clause.has_any("growth", "direction")  # "the surplus in that month"
    rated = previous.measure == "yoy" and not (query.flow == "context" or amount or clause.has("question", "how_much"))
    return query.with_(operation="growth", by="year", measure="yoy") if rated else query.with_(measure=None)


def month_by_month(previous: Query, f: Features) -> Query | None:
    """ "Per month?" after the amount of a span: its mean month; the months one by one are asked for otherwise."""
    c = f.clause
    told = c.has_any("verb", "growth", "direction", "extreme", "measure", "more")
    if not c.ops("per_month") or told or c.has_other("op", "per_month") or f.context:
        return None
    spans = len(f.periods) == 1 and f.periods[0].month_count > 1 and f.things == 1
    if previous.operation == "growth" and previous.by == "year" and spans:
        if c.has("question", "how_much", "how_many"):  # "how much is that a month?"
            return query_of(f, "average", measure=None, basis=None)
        return query_of(f, "trend", by="month", measure="yoy", basis=previous.basis)
    if previous.operation not in ("level", "balance", "total", "sum", "average") or not spans:
        return None
    return query_of(f, "average", measure=f.measure if f.measure != "yoy" else None)


def rates_month_by_month(previous: Query, f: Features) -> Query | None:
    """ "List the last six months" after a rate: the rate of each, as it would be in one question."""
    c = f.clause
    spans = len(f.periods) == 1 and f.periods[0].month_count > 1 and f.counted
    told = c.has_any("measure", "direction", "extreme", "unit") or c.has_other(
        "op", "list", "trend", "monthly", "each", "chart"
    )
    if previous.operation != "growth" or previous.by != "year" or not spans or told:
        return None
    if previous.flow == "balance" and c.says("measuring"):
        return None  # "is the surplus growing, and how big was it in each of the last three months": the amounts
    return query_of(f, "trend", by="month", measure="yoy", basis=previous.basis)
