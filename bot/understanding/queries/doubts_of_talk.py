"""What a fragment asks over the query before it, and would be told otherwise -> a question back: a part or a sum of
what was told, how far it is from that, what was pointed at and not found, which of two series is meant."""

from __future__ import annotations

from collections.abc import Sequence

from bot.errors import Ambiguous, NotTrade
from bot.model import Bound, Coverage, Query, Statement, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.queries.doubt import itself, nothing
from bot.understanding.talks.asked_back import of_it_or_of_all
from bot.understanding.talks.counterparts import told_more
from bot.understanding.talks.dealt_by import either_dealt
from bot.understanding.talks.repeats import asks_nothing, left_open, of_nothing, only_repeats
from bot.understanding.talks.with_us import one_of_us
from bot.understanding.words.kinds import DOERS, ONE_WAY, PLAIN, TARIFFS, WHO, YUAN_RATE

_FOUND = ("record", "rank", "streak", "threshold")  # what found one of several, which "they" may be

_YEAR = 12
_SENTENCE = 3  # mentions of one
_OF_NO_MONTH = (*PLAIN, "rank", "share", "compare", "change", "unit_value", "mirror")


def doubted_in_talk(query: Query, f: Features, previous: Query) -> None:
    """Ambiguous where the query does not tell what the fragment asks of the one before."""
    clause, plain = f.clause, query.operation in PLAIN
    shared = query.operation == "share" and _share_within_that(clause, query, previous)
    part = previous.operation == query.operation == "share" and previous.flow == "balance"
    if part and query.flow in ONE_WAY and not clause.has_any("flow", "verb"):
        raise nothing(query)  # "how much of the surplus is due to the EU?", "and how much to the US"
    if shared or (plain and any(m.is_("time", "since") for m in clause.mentions[-1:])):
        raise nothing(query)  # "has it gone up or down since?": up to when
    placed = query.operation in ("record", "rank") and previous.operation == "revision" and not clause.has("flow")
    if _claims_anew(query, clause, previous) or placed:  # "and the second largest?", after the largest revision
        raise nothing(query)
    if _over_itself(query, clause) or (
        plain and clause.says("sets_apart") and clause.has("deictic", "both") and previous.flow != "both"
    ):
        raise itself(previous)
    counted = query.operation == "record" and clause.ops("count") and not clause.has("extreme")
    within = query.operation == "rank" and len(query.partners) == 1 and f.grouped
    within = within and (clause.has("deictic", "there") or clause.says("bloc"))
    counted = counted or within or (clause.says("belonging") and clause.has("question", "how_many"))
    inside = any(m.says("covered") and m.says("belonging") for m in clause.mentions[:3])  # "does it include the UK"
    counted = counted or (inside and clause.has("place") and plain and len(previous.partners) == 1)
    differing = query.operation == "why" and clause.says("differing") and not clause.has("direction")
    counted = counted or (differing and previous.operation in PLAIN)  # "why different?", after another currency
    of_one = previous.operation in PLAIN and len(previous.periods) == len(previous.partners) == 1
    chosen = any(m.says("choosing") and not m.says("spoken") for m in clause.mentions)  # "whose is largest" asks who
    chosen = chosen and clause.only("extreme", "harmless", "conj", "question")
    counted = counted or (query.operation == "record" and of_one and chosen)  # "which of the three was largest"
    again = query.with_(notes=()) == previous.with_(notes=()) and clause.has("time", "before")
    counted = counted or again  # "and same month of the two years before": the month told once more
    if counted or _when_of_no_month(query, clause, previous):  # "how many months since were higher": which is none
        raise itself(previous)
    if _beside_the_one_told(query, f, previous):
        order = previous.with_(operation="rank", by="partner", partners=(), measure=None, limit=5, notes=())
        raise Ambiguous.again(previous, *((order,) if clause.asks_who() and query.flow in ONE_WAY else ()))
    if _of_no_whole(query, f, previous) or left_open(f, query, previous):
        raise itself(query)  # "add them up"
    if only_repeats(previous, query, clause) or of_nothing(query, clause):
        raise itself(query)
    if asks_nothing(previous, query, clause):
        short = clause.has_any("time", "more", "deictic") or len(clause.mentions) < _SENTENCE
        if short and not clause.has("self"):  # "the next one", "no"; not "and I'm even less"
            raise itself(query)
        raise NotTrade(Statement.of("refusal.not_trade.other"))


def _claims_anew(query: Query, clause: Clause, previous: Query) -> bool:
    """ "Up 2 points?", after "up 1.1 points from July?": the verdict would be on the number claimed before."""
    told = previous.condition
    if not isinstance(told, Bound) or query.condition != told or not clause.has("unit", "pp", "pct"):
        return False
    numbers = [abs(float(str(m.value))) for m in clause.all("number")]
    return bool(numbers) and abs(told.amount) not in numbers


def _share_within_that(clause: Clause, query: Query, previous: Query) -> bool:
    """ "What share of the ASEAN figure is that", "their share of exports to ASEAN", after Vietnam's."""
    part = clause.says("as_part_of") and not clause.has_any("question", "verb")  # not "..., how much went to the EU?"
    pointed = clause.has("deictic", "that") or clause.says("its") or part
    told = previous.partners if pointed else ("WLD",)
    single = len(query.partners) == len(told) == 1 and "WLD" not in (*told, *query.partners)
    goods = clause.says("as_part_of") and not (query.all_goods or clause.has("commodity"))  # after goods from there
    return single and clause.has("place") and previous.operation in PLAIN and (goods or told != query.partners)


def _over_itself(query: Query, clause: Clause) -> bool:
    """Whether a span of years would be set against the same span a year earlier, of which it is the most part."""
    spans = query.periods
    if query.operation not in ("change", "compare") or len(spans) != 2 or clause.has("period"):
        return False
    return min(span.month_count for span in spans) > _YEAR and min(spans).last >= max(spans).first


def _when_of_no_month(query: Query, clause: Clause, previous: Query) -> bool:
    """ "When was that?", "for ever" after an order, a share, two that were set beside one another: no month was looked
    for, and the same of the newest is not what is asked."""
    asked = clause.has("op") and not clause.has_other("op", "when", "ever", "last_time", "first_time")
    if not asked or query.operation != previous.operation:
        return False
    return query.operation in _OF_NO_MONTH and clause.only("op", "harmless", "deictic", "conj", "courtesy", "prep")


def _beside_the_one_told(query: Query, f: Features, previous: Query) -> bool:
    """ "Did ASEAN take more", "who else is above the US", "when did it overtake Japan" after the figure or the share of
    one: others are set beside it, and no figure of one of them tells that."""
    c = f.clause
    if c.has("harmless", "else") and c.asks_who() and query.operation in ("compare", "share", "change", "growth"):
        return True  # "who else is above it?", after two of them
    taken = query.operation == "share" and query.partners == previous.partners and c.has("verb")
    if taken and c.asks_who() and not c.has_any("extreme", "more"):
        return True  # "who took that share?", after the share of one
    of_all = query.by == "flow" or (query.operation == "record" and query.partners != previous.partners)
    if of_all and (c.says("everybody") or c.has("place", "WLD")) and c.has("extreme") and not previous.of_all:
        return True  # "the biggest of all?", after the imports from one and the deficit with it
    if query.operation == "growth" and c.says("any_country") and c.has("verb") and query.partners == previous.partners:
        return True  # "which countries bought more?"
    bare = query.operation == "threshold" and not f.amounts and not c.has_any("growth", "direction", "period")
    if bare and previous.operation in (*PLAIN, "average") and c.has("compare", "above", "below"):
        return True  # "which months were above it?", after a mean: that bounds them, and no year before
    plain = (
        query.operation in ("level", "share", "average")
        and query.condition is None
        and len(query.partners) < 2
        and len(query.periods) < 2
    )
    if not plain or f.amounts or f.bound is not None or previous.operation not in (*PLAIN, "share", "average"):
        return False
    degrees = [m for m in c.mentions if m.means("more", "more", "less") or m.is_("compare", "above", "below", "pass")]
    others = c.has_any("place", "demonym", "party") or c.has("question", "who") or c.says("pronoun")
    return bool(others) and not told_more(c) and any(not c.followed_by(m, "period") for m in degrees)


def _of_no_whole(query: Query, f: Features, previous: Query) -> bool:
    """Whether a part of what was told, or how far it is from that, is asked for, and the figure alone would be told."""
    clause, operation = f.clause, query.operation
    far = clause.ops("difference") or clause.says("measuring")
    parts = clause.has("measure", "share") or len(clause.all("measure", "percent")) > 1  # "export part how many %"
    parts = parts and clause.has("flow", *ONE_WAY) and not f.moved
    of_all = clause.has("measure", "percent") and clause.says("everybody")
    much = clause.first("question", "how_much")
    of_fall = much is not None and clause.followed_by(much, "prep") and bool(clause.ops("sum")) and f.moved
    of_another = previous.operation == "sum" and previous.partners != query.partners and clause.says("as_part_of")
    one = len(query.partners) == len(query.periods) == len(query.commodities) == 1 and query.flow == previous.flow
    again = clause.says("of_all_told") and one and query.with_(operation=previous.operation) == previous
    return bool(
        (again and operation == "sum" and previous.operation == "level")  # 合计呢, after one figure
        or (previous.operation == "record" and operation == "average" and far)  # "how far below the average"
        or (of_fall and operation == "growth")  # "how much of the total fall was that"
        or (of_another and operation == "share")  # "as a share of ASEAN's", after the sum of some of its members
        or (of_all and operation == previous.operation == "compare")  # "what % of it all"
        or (parts and previous.operation == "total" and operation == "level")  # of all trade, or so
        or (previous.operation == "share" and previous.by == "together" and clause.ops("per_month"))
    )


def ask_which(
    query: Query, clause: Clause, before: Sequence[Turn], previous: Query | None, home: str, coverage: Coverage
) -> None:
    """Ambiguous where two readings are held and the words tell neither; `previous` is what a fragment is laid over."""
    if not before:
        us = (
            [m for m in clause.all("place") if m.said in clause.ways["us_speaking"]]
            if clause.says("acting_they")
            else []
        )
        if any((one := clause.before(m)) is not None and one.kind == "prep" for m in us):
            raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), query)  # "how much do they buy from us"
        if _what_moved_since(query, clause):
            raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), query)
        return
    us = [m for m in clause.all("place") if m.said in clause.ways["us_speaking"]]
    if query.partners == tuple(m.code for m in us) and one_of_us(clause, us, before[-1].query):
        pair = tuple(query.with_(partners=(one,), notes=()) for one in (*before[-1].query.partners, *query.partners))
        raise Ambiguous.again(query, *pair)  # "what did it buy from us", "and sold to us", of a talk about Britain
    if (whose := _whose_still(before[-1], query, clause)) is not None:
        raise Ambiguous(Statement.of("refusal.ambiguous.whose_deficit"), query, whose)
    if before[-1].query.operation == "define" and clause.has("deictic", "same") and query.operation == "level":
        # "imports likewise?", after a word explained
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), query)
    it = (query.operation, query.by, query.partners) == ("rank", "partner", ()) and before[-1].query.operation != "rank"
    if it and clause.mentions[0].says("pronoun") and clause.has("party"):  # "is it the top partner?"
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), query)
    if previous is None and query.operation in PLAIN and _what_the_event_did(before[-1].query, clause):
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), query)
    if _reacting_to(before[-1].query, query, clause):
        raise Ambiguous.again(query, query.with_(partners=before[-1].query.partners, notes=()), query.with_(notes=()))
    if len(before) > 1 and _sum_of_one(before, query, clause):
        raise Ambiguous.again(query, query.with_(operation="level", partners=("WLD",), notes=()))
    found = previous is not None and previous.operation in _FOUND
    if found and query.operation == "mirror" and not clause.has_any("books", "flow", *DOERS):
        raise Ambiguous(Statement.of("refusal.ambiguous.pointing"), query)  # "by how much did they differ"
    if previous is None:
        readings = of_it_or_of_all(clause, before, query, coverage, home)
    else:
        readings = either_dealt(clause, previous, query, home, coverage)
    if readings:
        raise Ambiguous.again(query, *readings)


def _whose_still(last: Turn, query: Query, clause: Clause) -> tuple[Query, ...] | None:
    """ "And in March?" after it was asked back whose deficit is meant: it still is not told, and China's surplus would
    be; the deficits offered before, at the time that is named now."""
    told = last.query.with_(notes=())
    open_still = not last.answered and told.operation == "balance" and told.of_all and told in last.offered
    beside = any(m.code.startswith("earlier:") for m in clause.all("period"))  # of the newest month that was offered
    same = (query.flow, query.partners, query.reporter) == ("balance", last.query.partners, last.query.reporter)
    open_still = open_still and not beside
    if not (open_still and same) or clause.has_any("flow", *WHO, "deictic", "ordinal", "self", "party", "verb"):
        return None
    return tuple(one.with_(periods=query.periods) for one in last.offered)


def _what_moved_since(query: Query, clause: Clause) -> bool:
    """`How did it change after the tariffs?`, asked of nothing before: no figure of the tariffs themselves."""
    duties = [m for m in clause.all("commodity", *TARIFFS) if (one := clause.before(m)) and one.is_("time", "after")]
    it = any(m.says("pronoun") and m.first < duties[0].first for m in clause.mentions) if duties else False
    return it and query.flow == "context" and not clause.has_any("flow", "verb")


def _sum_of_one(before: Sequence[Turn], query: Query, clause: Clause) -> bool:
    """ "To India in 2025? To Vietnam in 2024? And the total?": of two of unlike times, no figure of the last alone, nor
    of all at its time."""
    one, other = before[-2].query, before[-1].query
    alike = all(
        (told.operation, told.flow, told.commodities) == ("level", query.flow, ("TOTAL",)) for told in (one, other)
    )
    apart = ("WLD",) not in (one.partners, other.partners) and one.partners != other.partners
    apart = apart and len(one.partners) == len(other.partners) == 1
    bare = clause.only("op", "harmless", "conj", "fragment", "question", "courtesy")
    alone = query.partners == other.partners or (query.of_all and one.periods != other.periods)
    return query.operation == "sum" and len(query.periods) == 1 and alike and apart and bare and alone


def _what_the_event_did(last: Query, clause: Clause) -> bool:
    """ "What did it do to exports?", "exports to the US then?" after an event: no figure of the newest month."""
    points = clause.says("pronoun", "then") or clause.has("deictic")
    return points and last.operation == "define" and (last.by or "").startswith("event:") and not clause.has("period")


def _reacting_to(last: Query, query: Query, clause: Clause) -> bool:
    """ "Did exports react?" after the tariff of one country: exports to it, or all of them."""
    of_one = last.flow == "context" and len(last.partners) == 1 and last.partners != ("WLD",)
    of_one = of_one and last.commodities != (YUAN_RATE,)
    reacts = clause.has("direction", "moved") and clause.has("flow", *ONE_WAY) and query.partners == ("WLD",)
    return of_one and reacts and query.flow in ONE_WAY and not clause.has_any("place", "demonym", "period")
