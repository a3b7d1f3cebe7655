"""A fragment laid over the talk so far: which words begin anew, which lean on the query before, what is carried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from bot.model import Bound, Query, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.ends_told import against_time
from bot.understanding.clauses.features import IN_SURPLUS
from bot.understanding.parties.theirs import another_side, home_with_them, it_acts, named_alone
from bot.understanding.talks.asked_back import answers_back, goes_back, narrowed_to
from bot.understanding.talks.dealt_by import another_dealer, dealers_alone, one_in_order, said_by_it, they_with_home
from bot.understanding.talks.found_month import of_found
from bot.understanding.talks.orders import asks_its_place
from bot.understanding.talks.pointed_time import TIME_ALONE
from bot.understanding.talks.same_trade import again_of_it, goods_left_out, of_that_pair, set_against_it, those_goods
from bot.understanding.talks.told import asks_it_now, of_now, rates_again

_WEIGHT = ("flow", "verb", "commodity", "place", "demonym", "period", "agency", "poll", "party")
_AMOUNTS = ("USD", "CNY", "EUR", "JPY", "t", "kt", "Mt", "units")


class Talk(Sequence[Turn]):
    """The turns before a question, which notice whether they are looked at: what was understood without a look at them
    is the same in every talk. That there are any is no look."""

    def __init__(self, turns: Iterable[Turn] = ()) -> None:
        self._turns = tuple(turns)
        self.looked_at = False

    def __bool__(self) -> bool:
        return bool(self._turns)

    def __len__(self) -> int:
        self.looked_at = True
        return len(self._turns)

    def __getitem__(self, which: Any) -> Any:
        self.looked_at = True
        return self._turns[which]

    def __iter__(self) -> Iterator[Turn]:
        self.looked_at = True
        return iter(self._turns)

    def add(self, turn: Turn) -> None:
        """What the question itself has said so far."""
        self._turns = (*self._turns, turn)


def leans(clause: Clause, before: Sequence[Turn], home: str) -> bool:
    """Whether the clause is a fragment: it opens with "and", points back, or names too little to stand by itself."""
    if not before or clause.leaning:
        return bool(before)
    content = [m for m in clause.mentions if m.kind not in ("harmless", "self", "courtesy")]
    if not content:
        return before[-1].query.operation not in ("why", "define", "coverage") and clause.says("measuring", "it_again")
    topic = clause.has_any("flow", "commodity", "verb", "party")
    dated = clause.has("period") or bool(clause.ops("ever"))
    placed = clause.has_any("place", "demonym")
    opening = content[0]
    if before[-1].query.reporter != home and it_acts(clause, clause.first("verb")):
        return True  # "what did it buy from China", after Vietnam's own exports
    if opening.is_("fragment") or opening.is_("conj", "and", "plus"):
        if clause.has("books", "says") and _of_the_two(clause, before[-1].query, home):
            return True  # "and what surplus does China report for 2025?", after the EU's deficit with it
        return not (topic and dated and placed and len(content) > 5 and not clause.has("deictic"))
    if answers_back(clause, before[-1], home) or said_by_it(clause) or narrowed_to(clause, before[-1].query, home):
        return True
    beside = before[-1].query.operation == "compare" and before[-1].query.by == "partner"
    if beside and clause.asks_who() and clause.has("more") and clause.has("verb") and named_alone(clause, home):
        return not clause.has_any("commodity", "flow")  # "who sold more to China?", after what two of them bought
    if another_dealer(clause, before[-1].query, home) or they_with_home(clause, before[-1].query, home):
        return True
    dated_itself = any(not expression.relative for _, expression in clause.expressions())
    if clause.has("ordinal") and one_in_order(clause, before, home):
        return True
    there = clause.has("deictic", "there") and named_alone(clause, home)  # "China's exports to it in 2024"
    there = there or home_with_them(clause, before[-1].query, home)
    if there or (clause.has("deictic") and not (topic and dated_itself and placed)):
        return True
    relative = any(expression.relative for _, expression in clause.expressions())
    if relative and (not placed or _with_home(clause, before[-1].query, home)):
        return True
    if relative and not dated_itself and of_that_pair(clause, before[-1].query, home):
        return True
    if not topic or (not placed and clause.says("it_again")):
        return True  # "what was it for March, exports?" after a forecast
    if goes_back(clause):
        return not (topic and dated_itself and placed)
    theirs = before[-1].query.reporter != home and clause.says("its")
    if asks_its_place(clause, before[-1].query, home):
        return True
    if not placed and against_time(clause) is not None:
        return True  # "so the surplus shrank vs June 2025?"
    if set_against_it(clause, before[-1].query, home) or (theirs and not placed):
        return True  # "their total exports in April 2024", after Korea's
    if clause.has("flow", "deficit") and not placed and before[-1].query.reporter != IN_SURPLUS:
        return True  # "so the deficit in August" after the United States' own figures; China as a whole has none
    previous = before[-1].query
    if previous.operation == "mirror" and not placed and any(m.says("sized") for m in clause.all("flow")):
        return True  # "gap in 2024?", after what both sides count
    runs = clause.says("keeping") and clause.has("flow", "surplus", "deficit")
    if runs and not dated and not previous.of_all and named_alone(clause, home):
        return True  # "so China has a surplus of", after its trade with Africa
    if placed and not dated and (another_side(clause, previous, home) or those_goods(clause, previous, home)):
        return True
    weighed = any(m.means("harmless", "weighed") for m in clause.all("measure"))
    if (goods_left_out(clause, before[-1].query) and (weighed or not dated)) or again_of_it(clause, before):
        return True
    reacting = previous.operation == "define" and previous.periods and clause.has("direction") and not dated
    if reacting or (dealers_alone(clause) and not previous.all_goods):
        return True  # "how did exports to the US react?", after what happened in a month
    if topic and not dated and not placed:
        weights = sum(m.kind in _WEIGHT for m in content)
        return weights <= 2 and len(content) <= 5 and before[-1].query.operation not in ("define", "coverage")
    corrected = clause.has("fragment", "meant") or (clause.has("commodity") and clause.has("fragment", "only"))
    return bool(topic and not dated and corrected)


def _of_the_two(clause: Clause, previous: Query, home: str) -> bool:
    """Whether only one side of the trade that was told is named, and it was told by the other."""
    named = clause.codes("place", "demonym")
    mutual = home in (previous.reporter, *previous.partners)
    return mutual and len(previous.partners) == 1 and named == {*previous.partners}


def _with_home(clause: Clause, previous: Query, home: str) -> bool:
    """ "Exports to China in that month?" after another's trade: his, with China."""
    return previous.reporter != home and named_alone(clause, home)


def pair(before: Sequence[Turn]) -> tuple[Query, Query] | None:
    """The last two queries if they differ in one slot only: what "the two" and "up by how much" point to."""
    if len(before) < 2:
        return None
    earlier, latest = before[-2].query, before[-1].query
    return (earlier, latest) if earlier.reporter == latest.reporter else None


def carried_operation(previous: Query, query: Query, clause: Clause) -> Query:
    """The query before with what was said now, where the words name no operation of their own."""
    operation = previous.operation
    if clause.ops("split") or (clause.has("deictic", "months") and not clause.ops("count", "which")):
        return query if clause.has_any("unit", "measure") else rates_again(previous, query)
    pointed = any(part.anchor == "earlier" and not part.steps for _, e in clause.expressions() for part in e.parts)
    named = clause.has_any("flow", "place", "demonym", "commodity")
    pointed = pointed or (clause.has("time", "year_span") and clause.has("question"))  # "what was it for the year"
    if operation == "record" and of_found(clause):
        return query.with_(measure=None)  # "how much was exported then?", "worth how much?"
    named = named or (clause.has("unit") and not clause.has("number"))  # "and in dollars that month"
    if operation in ("record", "threshold") and pointed and named and not clause.has("extreme"):
        return query  # "imports in that month?", "what did China count that month": the amount itself
    other = (query.flow == "context" and query.commodities != previous.commodities) or of_now(previous, query, clause)
    beside_that = operation in ("record", "compare", "change", "sum", "average", "share") and other
    if beside_that and not (clause.has("extreme") or clause.ops("record")):
        return query  # "what was the tariff then", after the month of the steepest fall; "and now?"
    if asks_it_now(previous, clause):
        return query
    own_time = clause.has("period") and not clause.ops("record") and not clause.has("extreme")
    if operation == "record" and own_time and clause.says("it_again") and clause.says("measuring", "it_again"):
        return query.with_(measure=None)  # "a record in 2025? how big was it in the first half of 2026": the amount
    condition = previous.condition
    if operation == "threshold" and other and isinstance(condition, Bound) and query.flow == "context":
        rates = {"cpi_yoy", "ppi_yoy"}
        if bool(rates & set(query.commodities)) is not (condition.unit == "pct"):
            return query  # "months with the PMI above 50? and the CPI?": no line that prices have
    bare = clause.only("harmless", "courtesy", "conj")
    if not query.all_goods and any(m.says("paying") for m in clause.all("verb")):
        return query.with_(operation="level", by=None, measure="value", basis=None)  # "how much did they pay", of goods
    pieces = clause.has("question", "how_many") and clause.only("question", "period", "prep", "harmless", "conj")
    if operation == "growth" and pieces and not query.all_goods:
        return query.with_(operation="level", by=None, measure=None, basis=None)  # "how many in December", after a rate
    if operation == "growth" and previous.flow == "balance" and bare and clause.says("measuring"):
        return query.with_(measure=None, basis=None)  # "how big is it", after whether the surplus grew
    of_both = operation == "growth" and clause.has("flow") and query.operation in ("balance", "total")
    if of_both and not clause.has("growth"):
        return query  # "exports on the year? imports? and the surplus": the surplus itself
    begun = [p.month_count for p in query.periods] == [2] and clause.has("period") and not clause.ops("record")
    if operation == "record" and query.flow == "context" and (begun or clause.has("time", "by_end")):
        return query  # "at its peak? and at the beginning of 2025?": the index then
    of_month = operation == "record" and [p.kind for p in previous.periods] == ["month"]
    longer_span = of_month and any(p.month_count > 1 for p in query.periods) and not clause.has("extreme")
    if longer_span and not clause.has("op"):
        return query.with_(measure=None)  # "is December a record? full year?": the amount of the year
    monthly = [p.kind for p in query.periods] == ["month"]
    dealt = clause.has("verb") or clause.says("moving")
    sized = (monthly and clause.has("unit", *_AMOUNTS)) or (dealt and clause.has("question", "how_much"))
    if operation in ("threshold", "streak") and clause.has("question") and sized:
        return query.with_(measure=None)  # "how much in June in dollars", after when exports last rose
    if operation == "record" and previous.by == "year" and monthly and not clause.ops("record"):
        return query  # "is 2025 a record? and December?": the month itself
    one = [p.kind for p in query.periods] == [previous.by] != [p.kind for p in previous.periods]
    one = one and (named or previous.by == "quarter")  # "and 2022?": its place
    if operation in ("record", "rank") and one and not (clause.has("extreme") or clause.ops("record", "rank")):
        return query.with_(measure=None)  # "the best quarter? and imports in that quarter": its amount
    yearly = [p.kind for p in query.periods] == ["year"] != [p.kind for p in previous.periods]
    if operation == "surprise" and clause.has("flow") and yearly:
        return query.with_(measure=None)  # "the surplus of all 2025?", after what was expected of May: no poll is of it
    if operation == "streak" and monthly and clause.has("period") and not clause.ops("streak", "longest"):
        return query.with_(operation="growth", by="year", measure="yoy") if previous.measure == "yoy" else query
    if operation == "share" and clause.has("question", "how_much", "how_many") and clause.has("verb"):
        return query  # "the US sent how much?"
    if operation == "share" and query.flow == "balance" != previous.flow and clause.says("measuring"):
        return query  # "so the deficit is how big", after a part of exports
    if operation == "share" and (clause.has("unit", *_AMOUNTS) or clause.has("measure", "value", "quantity")):
        return query.with_(measure=None if query.measure == "share" else query.measure)  # "in tonnes, not percent"
    if operation == "unit_value" and (
        clause.has("unit", "t", "kt", "Mt", "USD", "CNY", "mbpd") or clause.has("measure")
    ):
        return query.with_(by=None) if not clause.has("measure", "price") else query  # "and in tonnes?"
    placed = clause.has_any("place", "demonym")
    anew = any(part.anchor != "earlier" or part.steps for _, e in clause.expressions() for part in e.parts)
    if operation == "change" and placed and not (anew or clause.has_any("flow", "unit")):
        sides = {"reporter": query.reporter, "flow": query.flow, "partners": query.partners}
        return previous.with_(**sides, commodities=query.commodities, notes=())  # "and ASEAN?"
    longer = clause.has("time", "year_span") and all(period.month_count < 12 for period in previous.periods)
    if operation == "compare" and previous.by == "period" and longer and [p.kind for p in query.periods] == ["year"]:
        return query  # "and for the year?", after a month against another
    named = clause.has_any("measure", "unit") and len(query.periods) == 1
    if operation == "compare" and previous.by == "period" and named and query.periods[0] in previous.periods:
        return query  # "what was it worth in 2024", after 2025 against 2024
    named_anew = placed or clause.has("period") or clause.has("flow")
    if operation == "change" and named_anew and query.operation == "level" and query.measure is None:
        if previous.measure == "share" and query.partners != ("WLD",):
            return query.with_(operation="share", measure="share", by="partner")  # "down by 6 points. Brazil 2025?"
        if previous.measure == "yoy" and previous.flow != "context":
            return query.with_(operation="growth", measure="yoy", by="year")
    if operation in ("rank", "define", "coverage", "brief", "check", "why", "mirror", "change"):
        if operation == "change" and clause.has("flow") and not clause.has_any("period", "unit"):
            return previous.with_(flow=query.flow, partners=query.partners, notes=())
        if operation == "brief" and placed:
            return query  # "and to Japan?" after a month's trade with everybody
        if operation in ("brief", "mirror") and not clause.has("flow"):
            return query.with_(operation=operation, by=previous.by, flow=previous.flow, measure=previous.measure)
        if operation == "rank" and previous.by == "commodity" and placed and query.all_goods and not clause.has("flow"):
            return query.with_(operation="rank", by="commodity", limit=previous.limit, commodities=previous.commodities)
        if operation == "rank" and placed and previous.by in ("month", "quarter", "year"):
            return query.with_(operation="rank", by=previous.by, limit=previous.limit, measure=previous.measure)
        if operation == "rank" and not placed:
            goods = previous.by == "commodity" and query.commodities not in (("TOTAL",), previous.commodities)
            if query.partners not in (("WLD",), previous.partners) or goods:
                return rates_again(previous, query)  # one of the order was pointed to
            further = [m for m in clause.all("number") if clause.has("time", "next")]
            clause.use(*further)  # "and the next two": the order down to there
            more = sum(int(float(str(m.value))) for m in further) or int(clause.has("time", "next"))  # "who's next"
            limit = previous.limit + (more if previous.limit > 0 else -more) if previous.limit else None
            kept = {"by": previous.by, "measure": previous.measure, "partners": previous.partners}
            return query.with_(operation="rank", limit=limit, **kept)
        if operation == "why":
            none = isinstance(previous.condition, Bound) and not previous.condition.unit  # "why was it zero?"
            plain = none or query.flow == "balance" or clause.has("unit") or clause.has("measure", "value", "quantity")
            plain = plain or clause.ops("sum")  # "and the total that month": of everybody
            plain = plain or bool(clause.has("verb") and clause.has("deictic"))  # "and buying from them"
            return query if plain else query.with_(operation="growth", measure="yoy", by="year")
        if operation == "check":
            as_growth = {"operation": "growth", "by": "year"} if previous.measure == "yoy" else {}
            return query.with_(measure=previous.measure, **as_growth)
        return rates_again(previous, query)
    if operation in ("level", "balance", "total"):
        # "in barrels a day?", "and in 2024?": the unit that was asked for, where only the time is another
        told = query.basis is not None or not {m.kind for m in clause.mentions} <= TIME_ALONE
        told = told or (pieces and (previous.basis or "").startswith("value"))  # "in dollars? how many in December"
        return query if told else query.with_(basis=previous.basis, measure=previous.measure)
    if operation == "average" and previous.by == "items" and len(query.periods) == 1:
        return query  # "and 2024?" after the mean of three years
    if operation in ("average", "sum") and [p.month_count for p in query.periods] == [1]:
        return query  # "and November?" after the mean of a year's months
    narrowed = query.partners not in ((), ("WLD",)) or query.commodities not in ((), ("TOTAL",))
    if operation == "surprise" and narrowed:
        # nobody forecasts one partner or good: "exports to the US?" wants how those moved
        rated = query.flow in ("export", "import", "total") and not clause.has("unit") and query.measure is None
        return query.with_(operation="growth", by="year", measure="yoy") if rated else query
    amount = clause.has("unit", *_AMOUNTS, "mbpd", "barrel") or clause.has("measure", "value", "quantity", "level")
    if operation in ("growth", "surprise") and query.flow != "balance" and amount:
        return query  # "exports in November, how much in dollars?", after what was expected of them
    if operation == "growth" and clause.has("books", "says") and clause.has("verb") and clause.has("question", "what"):
        return query  # "what does China say it sold", after a rate
    if operation == "growth" and clause.has("question", "how_many") and clause.has("commodity"):
        return query  # "how many of them electric", after a rate
    by_flow = operation == "compare" and previous.by == "flow"
    if by_flow and clause.has("flow", "balance", "surplus", "deficit", "total"):
        return query  # "how large is the imbalance?" after exports beside imports
    alone = (placed or query.partners == ("WLD",) != previous.partners) and len(query.partners) == 1
    if operation == "compare" and alone and previous.by not in ("period", "flow"):
        rated = previous.measure == "yoy" and query.operation == "level" and not clause.has("unit")
        return query.with_(operation="growth", by="year", measure="yoy") if rated else query
    own = query.flow == "balance" != previous.flow and previous.measure == "yoy"
    own = own and operation in ("trend", "revision", "compare")  # it has no rates
    by = "longest" if operation == "streak" and clause.ops("longest") else previous.by
    flow = query.flow if query.flow is not None else previous.flow
    measure = query.measure or (None if own else previous.measure)
    query = query.with_(operation=operation, by=by, flow=flow, measure=measure)
    return query.with_(limit=previous.limit, condition=previous.condition)
