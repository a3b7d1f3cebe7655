"""What the parts of one text tell: each once; what is asked again of every question of the last reply; what words that
ask nothing by themselves are about. Two figures with different partners, mostly of different flows, set against each
other -> one comparison of the two.

`Were exports to ASEAN larger than imports from the US`, `imports from the EU grew faster than China's exports, right?`:
each was read by itself, and what is asked is which is more, or grew faster.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Final

from bot.catalog import Catalog
from bot.errors import CannotAnswer
from bot.model import HOME, Bound, Comparator, Coverage, Logic, Query, Question, Turn
from bot.understanding.claimed.degrees import MORE, OVER
from bot.understanding.clauses.amounts import of_flow
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.splitting import split
from bot.understanding.queries.claimed_parts import other_flow_behind
from bot.understanding.queries.resolver import resolve
from bot.understanding.queries.told_plainly import how_far_alone
from bot.understanding.talks.repeats import told_again
from bot.understanding.talks.talk import leans
from bot.understanding.words.frame import Frame, Mention, holds
from bot.understanding.words.kinds import AMOUNTS, ONE_WAY


def told_once(frame: Frame, parts: tuple[Query | CannotAnswer, ...]) -> tuple[Query | CannotAnswer, ...]:
    """The parts without those that another one tells."""
    parts = _on_both(frame, _gap_of_counts(frame, _with_total(frame, other_flow_behind(frame, parts))))
    if len(parts) < 2:
        return parts
    parts = _change_behind(frame, _means_apart(frame, _with_them_too(frame, _of_one_month(parts))))
    parts = how_far_alone(frame, parts)
    told = [part for part in parts if isinstance(part, Query)]
    counted = {part.with_(by="which") for part in told if part.by == "count" or part.by == "month"}
    whys = {part.with_(measure=None, condition=None) for part in told if part.condition}
    counted |= {why for why in whys if why.operation == "why"}  # "why did exports fall, any reason"
    means = [part for part in told if (part.operation, part.by) == ("average", "period")]
    counted |= {mean.with_(by=None, periods=(period,)) for mean in means for period in mean.periods}
    surprises = (part for part in told if part.operation == "surprise" and part.flow in ONE_WAY)
    counted |= {part.with_(flow="both") for part in surprises}  # each tells the other as well
    rest = tuple(part for part in dict.fromkeys(parts) if part not in counted)
    if len(frame.all("period")) == 1 and not (frame.has("op", "sum") or frame.has("time", "unit:year")):
        rest = tuple(part for i, part in enumerate(rest) if not _rate_behind(part, rest[:i]))
    return _added_up(rest) if len(rest) > 1 and _jointly(frame) and len(frame.all("flow")) < 2 else rest


def _with_total(frame: Frame, parts: tuple[Query | CannotAnswer, ...]) -> tuple[Query | CannotAnswer, ...]:
    """`Total trade with the US in 2025, exports and imports`: the sum of both too; behind a colon its parts alone."""
    flows, told = frame.all("flow"), [part for part in parts if isinstance(part, Query) and part.operation == "level"]
    both = {m.code for m in flows[1:]} == {*ONE_WAY} and bool(told) and {q.flow for q in told} <= {"both", *ONE_WAY}
    if not both or len(told) < len(parts) or flows[0].code != "total" or not told[0].all_goods:
        return parts
    between = {token.norm for token in frame.tokens[flows[0].last : flows[1].first]}
    alike = len({(query.reporter, query.partners, query.periods) for query in told}) == 1
    listed = alike and "," in between and between.isdisjoint({*":-–("})
    return (told[0].with_(operation="total", flow="total", notes=()), *parts) if listed else parts


def _on_both(frame: Frame, parts: tuple[Query | CannotAnswer, ...]) -> tuple[Query | CannotAnswer, ...]:
    """`Exports in December yoy and mom, imports yoy and mom`: on the year too, where rates on the month were read."""
    monthly = [part for part in parts if isinstance(part, Query) and (part.operation, part.by) == ("growth", "month")]
    named = frame.has("growth", "yoy") and frame.has("growth", "mom") and frame.has("conj", "and", "plus")
    if not named or len(monthly) < len(parts) or frame.has("negation") or frame.has("conj", "or"):
        return parts
    return tuple(one for query in monthly for one in (query.with_(by="year"), query))


def _gap_of_counts(frame: Frame, parts: tuple[Query | CannotAnswer, ...]) -> tuple[Query | CannotAnswer, ...]:
    """`US imports by US data and China's exports by Chinese data in 2025 and the gap`: between the two counts of one
    trade, and no balance."""
    told = [part for part in parts if isinstance(part, Query)]
    if len(told) != len(parts) or [query.operation for query in told] != ["level", "level", "balance"]:
        return parts
    one, two = sorted(told[:2], key=lambda query: query.reporter != HOME)
    turned = (one.reporter, one.partners) == (HOME, (two.reporter,)) and two.partners == (HOME,)
    turned = turned and {one.flow, two.flow} == {*ONE_WAY} and one.periods == two.periods == told[2].periods
    if not (turned and one.all_goods and two.all_goods and any(m.says("sized") for m in frame.all("flow")[-1:])):
        return parts
    return (*told[:2], one.with_(operation="mirror", notes=()))


def _change_behind(frame: Frame, parts: tuple[Query | CannotAnswer, ...]) -> tuple[Query | CannotAnswer, ...]:
    """`Exports 2025, exports 2024, change`: the amounts, and how far they are apart; no rate of the last."""
    one, two = parts if len(parts) == 2 else (None, None)
    if not (isinstance(one, Query) and isinstance(two, Query)) or not holds(frame.mentions[-1:], "direction", "moved"):
        return parts
    amount = two.with_(operation=one.operation, by=None, measure=None, basis=None, notes=())
    alike = one.with_(periods=(), notes=()) == amount.with_(periods=()) and one.periods != two.periods
    if two.operation != "growth" or one.operation != "level" or not alike:
        return parts
    times = tuple(sorted((*one.periods, *two.periods), reverse=True))
    return one, amount, amount.with_(operation="change", periods=times)


def _means_apart(frame: Frame, parts: tuple[Query | CannotAnswer, ...]) -> tuple[Query | CannotAnswer, ...]:
    """`Average monthly exports in 2025 and 2024 and the percentage change`: how far one mean is from the other, and no
    mean of rates."""
    told = [part for part in parts if isinstance(part, Query) and (part.operation, part.by) == ("average", None)]
    amounts = [query for query in told if query.measure is None]
    alike = len(amounts) == 2 and amounts == [query.with_(measure=None) for query in told if query.measure == "yoy"]
    if not alike or len(told) < len(parts) or len(frame.all("op", "average")) != 1:
        return parts
    return (amounts[0].with_(by="period", periods=tuple(period for query in amounts for period in query.periods)),)


def _with_them_too(frame: Frame, parts: tuple[Query | CannotAnswer, ...]) -> tuple[Query | CannotAnswer, ...]:
    """`How much did Vietnam export to the US in 2025, and how much did China?`: China to the US too, where nobody else
    is named and nothing says that all is meant."""
    one, two = parts if len(parts) == 2 else (None, None)
    if not (isinstance(one, Query) and isinstance(two, Query)) or frame.says("whole_flow", "in_all", "whole"):
        return parts
    bare = {"reporter": HOME, "partners": (), "basis": None, "notes": ()}
    alike = one.with_(**bare) == two.with_(**bare) and one.operation in ("level", "growth") and one.flow in ONE_WAY
    other = one.partners[0] if len(one.partners) == 1 else HOME
    named = {m.code for m in frame.mentions if m.kind in ("place", "demonym")} == {one.reporter, other, HOME}
    if not (alike and named) or HOME in (one.reporter, other) or (two.reporter, two.partners) != (HOME, ("WLD",)):
        return parts
    return one, two.with_(partners=one.partners)


def _rate_behind(part: Query | CannotAnswer, ahead: tuple[Query | CannotAnswer, ...]) -> bool:
    """`In which month did they fall most, and how large was the fall`: the record tells it; a rate asked ahead of it
    (`how much did they grow in 2025, and what was the best month`) is another."""
    records = [one for one in ahead if isinstance(one, Query) and (one.operation, one.measure) == ("record", "yoy")]
    rates = [one.with_(operation="growth", by="year", limit=None, notes=()) for one in records]
    return isinstance(part, Query) and part.with_(notes=()) in rates


def _of_one_month(parts: tuple[Query | CannotAnswer, ...]) -> tuple[Query | CannotAnswer, ...]:
    """`Exports were 412 bn, up 27 %`, without a time: an amount and a rate of the same month, one claim."""
    found = list(parts[:1])
    alone = {"measure": None, "condition": None, "by": None, "notes": ()}
    for rate in parts[1:]:
        amount = found[-1]
        if isinstance(amount, Query) and isinstance(rate, Query) and _same_claim(amount) and _undated(rate):
            one, two = amount.condition, rate.condition
            series = amount.with_(**alone)
            sized = isinstance(one, Bound) and one.measure is None and one.unit == "USD_bn" and amount.by is None
            rated = isinstance(two, Bound) and two.measure == "yoy" and bool(two.amount)
            if sized and rated and series == rate.with_(**alone, periods=amount.periods):
                both = Logic("and", (one, two))  # type: ignore[arg-type]
                found[-1] = rate.with_(condition=both, periods=amount.periods, notes=amount.notes)
                continue
        found.append(rate)
    return tuple(found)


def _same_claim(part: Query) -> bool:
    return part.operation == "check" and len(part.periods) < 2 and part.by in (None, "size")


def _undated(part: Query) -> bool:
    return _same_claim(part) and not part.periods


def _jointly(frame: Frame) -> bool:
    """Whether they are to be added up: not "soy from Brazil, and iron ore total"."""
    total, goods = frame.first("op", "sum"), frame.first("commodity")
    ahead = total is not None and goods is not None and total.first < goods.first  # "the total of ore and coal"
    return total is not None and (ahead or frame.says("jointly") or frame.has("conj", "plus"))


def _added_up(parts: tuple[Query | CannotAnswer, ...]) -> tuple[Query | CannotAnswer, ...]:
    """`Coal plus iron ore plus crude altogether`: a sum of one thing beside amounts of others, each told by itself, is
    the sum of them all; it tells each as well."""
    told = [part for part in parts if isinstance(part, Query) and part.operation in ("level", "sum")]
    goods = tuple(dict.fromkeys(code for part in told for code in part.commodities))
    if len(told) < len(parts) or len(goods) < len(parts) or "TOTAL" in goods:
        return parts
    added = told[0].with_(operation="sum", commodities=goods)
    alike = all(part.with_(operation="sum", commodities=goods) == added for part in told)
    return (added,) if alike and any(part.operation == "sum" for part in told) else parts


def asked_again(
    clauses: Sequence[Clause], talk: Sequence[Turn], coverage: Coverage, catalog: Catalog, asked_on: date, home: str
) -> list[Query | CannotAnswer]:
    """A query for each question of the last reply, where the one clause is a fragment that asks them anew; else none.
    What cannot be answered of one holds up no other, unless it is so of all."""
    if len(clauses) != 1 or not (talks := told_again(clauses[0], talk)) or not leans(clauses[0], talk, home):
        return []
    found: dict[Query, Query] = {}
    failed: list[Query | CannotAnswer] = []
    for before in _each_flow(clauses[0], talks):
        (again,) = split(clauses[0].frame, coverage.contexts)  # its words are used up once they are read
        said = tuple(m for m in again.mentions if not (m.kind == "number" or m.says("both_of_them")))  # "the same two"
        clause = replace(again, mentions=said)
        try:
            query = resolve(clause, before, coverage, catalog, asked_on, home)
        except CannotAnswer as cannot:
            failed.append(cannot)
        else:
            found.setdefault(replace(query, notes=()), query)
    return [*found.values(), *failed] if len(found) > 1 or (found and failed) else []


def _each_flow(clause: Clause, talks: Sequence[Sequence[Turn]]) -> list[Sequence[Turn]]:
    """ "Compared with 2025?" after both flows and the balance: each flow is set against its own of that time, and not
    the two against each other."""
    against = bool(clause.ops("compare")) and clause.has("period") and not clause.has("flow")
    found: list[Sequence[Turn]] = []
    for before in talks:
        *ahead, last = before
        parted = against and last.query.flow == "both" and last.query.operation == "level"
        ways = [replace(last, query=last.query.with_(flow=way)) for way in ONE_WAY] if parted else [last]
        found += [(*ahead, one) for one in ways]
    return found


_SCENE = ("flow", "commodity", "place", "demonym", "prep", "period", "verb", "growth", "direction", "books", "agency")
_SCENES = ("level", "balance", "total", "growth", "share", "trend")


def told_in_part(frame: Frame, question: Question, coverage: Coverage, catalog: Catalog, home: str) -> Query | None:
    """What a part of a text that asks nothing is about; None where a word of it is unknown, or it names no series."""
    if frame.leftover or frame.has("negation", "without") or frame.has_any("opinion", "unheld", "narrower"):
        return None
    if any(of_flow(Clause(frame, frame.mentions), m) for m in frame.mentions if m.kind in ("scale", "unit")):
        return None  # "the $1 trillion surplus: which year?": no surplus without its amount
    said = tuple(m for m in frame.mentions if m.kind in _SCENE or m.is_("measure", "share"))
    with suppress(CannotAnswer):
        query = resolve(Clause(frame, said), question.before, coverage, catalog, question.asked_on, home, told=True)
        return query.with_(notes=()) if query.operation in _SCENES else None
    return None


def wondered(frame: Frame, question: Question, coverage: Coverage, catalog: Catalog, home: str) -> Query | None:
    """What an opinion was asked of: "will the surplus keep growing?", and then "what is it so far this year?"; what
    was asked with a word that nobody knows: "exports to Mars in 2025", and then "to India then"."""
    passed = () if frame.has("opinion") or not frame.has("period") else ("period", "verb")
    of_it = ("flow", "commodity", "place", "demonym", "prep", "books", "agency", *passed)
    said = tuple(m for m in frame.mentions if m.kind in of_it)
    if not any(m.kind in ("flow", "commodity") for m in said) or (frame.leftover and not passed):
        return None
    with suppress(CannotAnswer):
        query = resolve(Clause(frame, said), (), coverage, catalog, question.asked_on, home, told=True)
        return query.with_(notes=()) if query.operation in AMOUNTS else None
    return None


_RATES: Final = ("faster", "slower")
_FLOWS: Final = ONE_WAY
_PLAIN: Final = ("level", "growth")
_OPS: Final = ("check", "compare", "difference", "how_fast")
_SUBJECT: Final = ("place", "flow", "period", "growth")  # what the word stands behind
_STANDARD: Final = ("flow", "demonym", "commodity", "prep")  # and before


def two_series(frame: Frame, queries: tuple[Query | CannotAnswer, ...]) -> tuple[Query | CannotAnswer, ...]:
    """The queries, two of them as one where a word sets them against each other. Of two flows (`by` is "series") the
    export stands first; of one (exports to the US, and all of them) they are compared by partner. What is claimed of
    the one said first is the condition."""
    two = [query for query in queries if isinstance(query, Query)]
    if len(queries) != 2 or len(two) != 2 or not all(map(_plain, two)):
        return queries
    said, told = two
    said_first = frame.all("flow", *_FLOWS)
    apart = said.partners != told.partners and said.with_(
        flow=None, partners=(), notes=(), operation="", measure=None, by=None
    ) == told.with_(flow=None, partners=(), notes=(), operation="", measure=None, by=None)
    way = _way(frame, said_first) if not frame.has_other("op", *_OPS) else None
    if not apart or way is None or len(said_first) != 2 or [m.code for m in said_first] != [said.flow, told.flow]:
        return queries
    turned = said.flow == "import" != told.flow
    first, second = (told, said) if turned else (said, told)
    claimed = frame.has("op", "check") or frame.mentions[0].says("auxiliary", "copula")
    claimed = claimed or (frame.tokens[-1].norm == "?" and not frame.has_any("question", "op"))
    claimed = claimed and not (frame.has_any("number", "multiple") or frame.has("op", "times"))  # "by 500 bn"
    sign: Comparator = "above" if (way > 0) is not turned else "below"
    alike = said.flow == told.flow
    flow, by = (said.flow, "partner") if alike else ("both", "series")
    measure, condition = "yoy" if frame.has("more", *_RATES) else None, Bound(sign, 0.0) if claimed else None
    partners = (*first.partners, *second.partners)
    return (said.with_(operation="compare", flow=flow, partners=partners, measure=measure, by=by, condition=condition),)


def each_told(turn: Turn) -> tuple[Turn, ...]:
    """A turn that set two such figures against each other, as two that told one each: a talk goes on from them."""
    rated = turn.query.measure == "yoy"
    alone = {
        "operation": "growth" if rated else "level",
        "by": "year" if rated else None,
        "condition": None,
        "notes": (),
    }
    told = tuple(replace(turn, query=one.with_(**alone)) for one in turn.query.each_series)
    return (*told[:1], *(replace(one, joined=True) for one in told[1:])) or (turn,)


def _plain(query: Query) -> bool:
    """Whether it asks for one amount or rate of one flow with one partner."""
    alone = len(query.partners) == len(query.commodities) == len(query.periods) == 1
    return alone and query.operation in _PLAIN and query.flow in _FLOWS and query.condition is None


def _way(frame: Frame, flows: tuple[Mention, ...]) -> int | None:
    """1 where the one said first is said to be more, -1 where less; None where no one word between the two tells, or
    one before both in a question; and of falls, of which the greater is the lower rate."""
    words = [m for m in frame.mentions if m.kind in ("compare", "more")]
    if len(words) != 1 or len(flows) != 2 or frame.has("direction", "down"):
        return None
    word = words[0]
    rated = word.is_("more", *_RATES)
    if frame.has_any("growth", "direction") and not rated:
        return None  # "exports to ASEAN, more than imports from the US, grew"
    said = [m for m in frame.mentions if m is word or not m.says("little", "than")]
    at = said.index(word)
    between = flows[0].last < word.first < flows[1].first
    linking = between and 0 < at < len(said) - 1 and said[at - 1].kind in _SUBJECT and said[at + 1].kind in _STANDARD
    asked = word.last < flows[0].first and frame.has_any("question") and not frame.has("question", "how_much")
    if not (linking or asked):
        return None
    return (OVER if word.kind == "compare" else MORE).get(word.code)
