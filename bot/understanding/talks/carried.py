"""What the query before asked, kept or dropped by a fragment that names no operation: "and in 2024?" after a record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from bot.errors import Ambiguous
from bot.model import Bound, Query
from bot.understanding.clauses.clause import Clause
from bot.understanding.rules.brief import seen_from_there
from bot.understanding.talks.best_again import best_again, best_of_year, of_all_that_span
from bot.understanding.talks.found_month import of_found, rate_in_units
from bot.understanding.talks.from_end_to_end import from_end_to_end
from bot.understanding.talks.pointed_time import TIME_ALONE, one_of_course
from bot.understanding.talks.said_now import UNITS, Said
from bot.understanding.talks.told import asks_it_now, rates_again
from bot.understanding.words.kinds import AMOUNTS, BALANCES, LITTLE, ONE_WAY, PMIS, PRICES, TARIFFS, WHO

_ALIKE: Final = (PMIS, PRICES, TARIFFS)  # series in one unit


def carried_operation(previous: Query, query: Query, clause: Clause, opened: bool) -> Query:
    """The query before with what was said now, where no operation is named. `opened`: it was the first of the talk."""
    if clause.ops("split") and previous.operation == "growth" and (previous.flow, query.flow) == ("total", "both"):
        return query  # "split that total into exports and imports", after how it moved: the amounts
    if clause.ops("split") or (clause.has("deictic", "months") and not clause.ops("count", "which")):
        return query if clause.has_any("unit", "measure") else rates_again(previous, query)
    if not query.all_goods and any(m.says("paying") for m in clause.all("verb")):
        return query.with_(operation="level", by=None, measure="value", basis=None)  # "how much did they pay"
    said = Said(previous, query, clause, opened)
    return seen_from_there(previous, _AFTER.get(previous.operation, _same_again)(said) or _same_again(said))


def _same_again(said: Said) -> Query:
    last, query, c, _ = said
    own = query.flow == "balance" != last.flow and last.measure == "yoy"
    own = own and last.operation in ("trend", "revision", "compare")  # a balance has no rates
    return query.with_(
        operation=last.operation,
        by="longest" if last.operation == "streak" and c.ops("longest") else last.by,
        limit=last.limit,
        condition=last.condition,
        measure=query.measure or (None if own else last.measure),
        flow=query.flow if query.flow is not None else last.flow,
    )


def _after_record(said: Said) -> Query | None:
    last, query, c, _ = said
    if rate_in_units(c, last):
        return said.amount
    if of_all_that_span(last, query, c):
        return said.rate if last.measure == "yoy" else said.amount
    if of_found(c, last.flow) or _in_all_that_year(said) or (c.has("measure", "level") and c.has("period")):
        return said.amount  # "how much was exported then?", "worth how much?", "the exports of that year"
    if last.flow != "balance" == query.flow and any(("op", "difference") in m.others for m in c.all("flow")):
        raise Ambiguous.again(last)  # "the gap?", after the best month: of which two figures
    if (said.pointed and not c.has("extreme")) or said.another:
        return query
    if said.looks_again:
        return None
    if c.has("period") and c.says("it_again") and c.says("measuring", "it_again"):
        return said.amount  # "a record in 2025? how big was it in the first half of 2026"
    whole = any(period.month_count > 1 for period in query.periods)
    if c.has("period") and whole and (c.says("in_all") or c.ops("sum")):
        return said.amount  # "the highest month? how many tonnes for 2025 overall"
    begun = c.has("period") and [period.month_count for period in query.periods] == [2]
    if query.flow == "context" and (begun or c.has("time", "by_end")):
        return query  # "at its peak? and at the beginning of 2025?": the index then
    if said.kinds[1] == ["month"] and not c.has("op") and whole:
        return None if best_of_year(query, c) else said.amount  # "is December a record? full year?"
    if last.by == "year" and said.of_a_month:
        return query  # "is 2025 a record? and December?"
    return said.amount if said.one_of_those else None


def _after_threshold(said: Said) -> Query | None:
    last, query, c, _ = said
    if (said.pointed and not c.has("extreme")) or asks_it_now(last, c):
        return query  # "and what is it now?"
    if query.flow == "context" and isinstance(last.condition, Bound) and said.another:
        rates = not {"cpi_yoy", "ppi_yoy"}.isdisjoint(query.commodities)
        if rates is not (last.condition.unit == "pct"):
            return query  # "months with the PMI above 50? and the CPI?": no line that prices have
    return said.amount if _sized(said) or _in_all_that_year(said) else None


def _in_all_that_year(said: Said) -> bool:
    """ "And the imports that year?", "how much was it that year", after a month, or a year, that was looked for."""
    c = said.c
    pointed = any(part.year_of == "earlier" and part.grain == "year" for _, e in c.expressions() for part in e.parts)
    asked = c.has("flow") or c.has("question", "how_much", "how_many")
    told = c.has_any("extreme", "op", "direction", "growth", "more", "compare", "party", "time", "commodity")
    return pointed and asked and not told and said.query.flow in (*ONE_WAY, "balance", "total")


def _sized(said: Said) -> bool:
    """ "How much in June in dollars", "how much did they sell", after when exports last rose."""
    c = said.c
    dealt = (c.has("verb") or c.says("moving")) and c.has("question", "how_much")
    return dealt or (said.of_a_month and c.has("question") and c.has("unit", *UNITS))


def _after_streak(said: Said) -> Query | None:
    last, query, c, _ = said
    if asks_it_now(last, c):
        return query
    other = query.flow == "context" and not any({*query.commodities, *last.commodities} <= {*of} for of in _ALIKE)
    if other and c.only("commodity", "measure", *LITTLE):
        return query.with_(periods=())  # "how many months below 50? dollar yuan rate?"
    if _sized(said) or _in_all_that_year(said):
        return said.amount
    if said.of_a_month and c.has("period") and not c.ops("streak", "longest"):
        return said.rate if last.measure == "yoy" else query
    return None


def _after_growth(said: Said) -> Query | None:
    last, query, c, _ = said
    if _how_many(c) and not query.all_goods:
        return query.with_(operation="level", by=None, measure=None, basis=None)  # "how many in December"
    if last.flow == "balance" and c.only("harmless", "courtesy", "conj") and c.says("measuring"):
        return query.with_(measure=None, basis=None)  # "how big is it", after whether the surplus grew
    if last.flow == "balance" == query.flow and c.says("it_again") and c.only("harmless", "conj", "prep", "period"):
        return query.with_(measure=None, basis=None)  # "has the surplus grown this year, and what was it in 2025?"
    balance = c.has("flow") and query.operation in ("balance", "total") and not c.has("growth")  # it has no rates
    says = c.has("books", "says") and c.has("verb") and c.has("question", "what")  # "what does China say it sold"
    electric = c.has("question", "how_many") and c.has("commodity")  # "how many of them electric"
    return query if balance or says or electric or said.dealt or _in_an_amount(said) else None


def _how_many(c: Clause) -> bool:
    return c.has("question", "how_many") and c.only("question", "period", "prep", "harmless", "conj")


def _in_an_amount(said: Said) -> bool:
    """ "Exports in November, how much in dollars?", after a rate or what was expected of them."""
    other = said.c.has("unit", "mbpd", "barrel") or said.c.has("measure", "level")
    return said.query.flow != "balance" and (said.in_units or other)


def _after_surprise(said: Said) -> Query | None:
    query, c = said.query, said.c
    if c.has("flow") and said.kinds[0] == ["year"] != said.kinds[1]:
        return said.amount  # "the surplus of all 2025?", after what was expected of May: no poll is of it
    if query.of_all and query.all_goods:
        return query if _in_an_amount(said) else None
    # nobody forecasts one partner or good: "exports to the US?" wants how those moved
    return said.rate if query.flow in (*ONE_WAY, "total") and query.measure is None and not c.has("unit") else query


def _after_share(said: Said) -> Query | None:
    last, query, c, _ = said
    if said.dealt and not c.has("measure"):
        return query
    sent = c.has("question", "how_much", "how_many") and c.has("verb")  # "the US sent how much?"
    balance = query.flow == "balance" != last.flow and c.says("measuring")  # "so the deficit is how big"
    if query.flow == "context" or sent or balance:
        return query
    if said.in_units:  # "in tonnes, not percent"
        return said.amount if query.measure == "share" else query
    return None


def _after_price(said: Said) -> Query | None:
    """ "And in tonnes?" """
    c = said.c
    asked = c.has("measure") or c.has("unit", "t", "kt", "Mt", "USD", "CNY", "mbpd")
    return (said.query if c.has("measure", "price") else said.query.with_(by=None)) if asked else None


def _after_compared(said: Said) -> Query | None:
    last, query, c, _ = said
    if said.another:
        return query
    if last.by == "period":  # "and for the year?", "what was it worth in 2024"
        year = c.has("time", "year_span") and said.kinds[0] == ["year"] != said.kinds[1]
        one = c.has_any("measure", "unit") and len(query.periods) == 1 and query.periods[0] in last.periods
        return query if year or one else None
    if last.by == "flow":
        alone = query.flow in ONE_WAY and not c.has_any("more", "compare", "op")  # "no, I meant exports"
        return (said.rate if said.rated else query) if alone or c.has("flow", *BALANCES, "total") else None
    gone = {m.code for kind in WHO for m in c.frame.all(kind)} - {*query.partners}  # "I meant ASEAN, not the EU"
    kept = tuple(code for code in last.partners if code not in gone)
    mended = c.has("fragment") and (c.has("prep", "with") or len(kept) == 1) and len(last.partners) == 2
    if mended and len(query.partners) == 1 and not (query.of_all or set(query.partners) & set(kept)):
        return last.with_(partners=(kept[0], *query.partners), periods=query.periods, notes=())  # "no, with Vietnam"
    if len(query.partners) == 1 and (said.placed or query.of_all != last.of_all):
        return said.rate if said.rated else query
    return None


def _after_change(said: Said) -> Query:
    last, query, c, _ = said
    if said.another:
        return query
    if (there := _in_that_year(said)) is not None:
        return there
    flow = {"flow": query.flow, "partners": query.partners}
    anew = any(part.anchor != "earlier" or part.steps for _, e in c.expressions() for part in e.parts)
    if said.of_a_month and c.only(*TIME_ALONE) and said.on_the_month_before:
        return last.with_(periods=(query.periods[0], query.periods[0].shift(-1)), notes=())
    if said.placed and not (anew or c.has_any("flow", "unit")):  # "and ASEAN?"
        return last.with_(**flow, reporter=query.reporter, commodities=query.commodities, notes=())
    if (ends := from_end_to_end(last, query, c)) is not None:
        return ends
    if c.has_any(*WHO, "period", "flow") and query.operation == "level" and query.measure is None:
        if last.measure == "share" and not query.of_all:
            return query.with_(operation="share", measure="share", by="partner")  # "down by 6 points. Brazil 2025?"
        if last.measure == "yoy" and last.flow != "context":
            return said.rate
    return last.with_(**flow, notes=()) if c.has("flow") and not c.has_any("period", "unit") else query


def _in_that_year(said: Said) -> Query | None:
    """ "And in 2024?" after December set against February of 2025: the same two months of that year."""
    last, query, c, _ = said
    years = {period.first.year for period in last.periods}
    parts = all(period.month_count < 12 and period.last.year in years for period in last.periods)
    if said.kinds[0] != ["year"] or len(years) != 1 or not parts or not c.only(*TIME_ALONE):
        return None
    steps = 12 * (query.periods[0].first.year - years.pop())
    return last.with_(periods=tuple(period.shift(steps) for period in last.periods), notes=()) if steps else None


def _after_course(said: Said) -> Query | None:
    if not one_of_course(*said[:3]) or said.looks_again:
        return None
    return said.rate if said.rated and said.query.measure is None else said.query


def _after_added(said: Said) -> Query | None:
    """ "And 2024?" after the mean of three years, "and November?" after that of a year's months."""
    one = [period.month_count for period in said.query.periods]
    if len(one) > 1 and all(whole.covers(part) for part in said.query.periods for whole in said.last.periods):
        return said.query  # "2025 in total; H1 and H2?": each
    of_items = said.last.by == "items" or (said.last.operation == "sum" and said.of_several)
    return said.query if said.another or (of_items and len(one) == 1) or one == [1] else None


def _after_order(said: Said) -> Query:
    last, query, c, _ = said
    if said.one_of_those or (last.by in ("month", "quarter", "year") and _in_all_that_year(said)):
        return said.amount
    again = query.with_(operation="rank", by=last.by, limit=last.limit)
    if said.placed and last.by == "commodity" and query.all_goods and not c.has("flow"):
        return again.with_(commodities=last.commodities)
    if said.placed and last.by in ("month", "quarter", "year"):
        return again.with_(measure=last.measure)
    goods = last.by == "commodity" and query.commodities not in (("TOTAL",), last.commodities)
    if said.placed or goods or query.partners not in (("WLD",), last.partners):
        dealt = c.has("question", "how_much") and c.has_any("verb", "flow") and not c.has_any("growth", "direction")
        return said.amount if dealt else rates_again(last, query)  # one of the order was pointed to
    further = c.all("number") if c.has("time", "next") else ()
    c.use(*further)  # "and the next two": the order down to there
    more = sum(int(float(str(m.value))) for m in further) or int(c.has("time", "next"))  # "who's next"
    limit = last.limit and last.limit + (more if last.limit > 0 else -more)
    told = last.condition if not (isinstance(last.condition, Bound) and last.condition.unit == "count") else None
    return again.with_(limit=limit, measure=last.measure, partners=last.partners, condition=told)


def _after_causes(said: Said) -> Query:
    last, query, c, _ = said
    none = isinstance(last.condition, Bound) and not last.condition.unit  # "why was it zero?"
    amount = query.flow == "balance" or c.has("unit") or c.has("measure", "value", "quantity")
    amount = amount or c.ops("sum") or (c.has("verb") and c.has("deictic"))  # "and the total", "and buying from them"
    if none or amount or said.dealt:
        return query
    same = query.partners == last.partners and query.commodities == last.commodities  # "and imports?", "in December?"
    same = same and said.opened  # "why", after a figure: the figures go on
    return query.with_(operation="why", measure=None) if same else said.rate


def _after_claim(said: Said) -> Query:
    moved = said.c.has_any("growth", "direction")
    if (best := best_again(*said[:3])) is not None:
        return best
    if said.query.flow == "balance" != said.last.flow and said.c.has("flow") and not moved:
        return said.query  # "exports rose 27 %, right? And what was the surplus?"
    if said.c.has("measure", "value", "level") and said.c.only("measure", "question", "unit", "conj", "harmless"):
        return said.query.with_(measure=None)  # "exports fell in 2025, right? and what was the value?"
    return said.rate if said.last.measure == "yoy" else said.query.with_(measure=said.last.measure)


def _after_both(said: Said) -> Query:
    """After a summary or two counts: of another time. "And to Japan?" after a month's trade with all: the amount."""
    last, query, c, _ = said
    if c.has("flow") or (said.placed and last.operation == "brief"):
        return query
    return query.with_(operation=last.operation, by=last.by, flow=last.flow, measure=last.measure)


def _after_amount(said: Said) -> Query:
    """ "In barrels a day?", "and in 2024?": the unit that was asked for, where only the time is another."""
    last, query, c, _ = said
    told = query.basis is not None or not c.only(*TIME_ALONE, *(("deictic",) if c.has("deictic", "that") else ()))
    told = told or (_how_many(c) and (last.basis or "").startswith("value"))  # "in dollars? how many in December"
    return query if told else query.with_(basis=last.basis, measure=last.measure)


_AFTER: Final[Mapping[str, Callable[[Said], Query | None]]] = {
    **dict.fromkeys(AMOUNTS, _after_amount),
    **dict.fromkeys(("sum", "average"), _after_added),
    **dict.fromkeys(("brief", "mirror"), _after_both),
    **dict.fromkeys(("define", "coverage"), lambda said: said.query),
    "growth": _after_growth,
    "change": _after_change,
    "compare": _after_compared,
    "share": _after_share,
    "trend": _after_course,
    "rank": _after_order,
    "record": _after_record,
    "threshold": _after_threshold,
    "streak": _after_streak,
    "surprise": _after_surprise,
    "unit_value": _after_price,
    "why": _after_causes,
    "check": _after_claim,
}
