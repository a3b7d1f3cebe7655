"""What the parts of one text tell: each once; what is asked again of every question of the last reply; what words that
ask nothing by themselves are about."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from bot.catalog import Catalog
from bot.errors import CannotAnswer
from bot.model import HOME, Bound, Coverage, Logic, Query, Question, Turn
from bot.understanding.clauses.amounts import of_flow
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.splitting import split
from bot.understanding.queries.ambiguity import open_as_a_rate
from bot.understanding.queries.claimed_parts import other_flow_behind
from bot.understanding.queries.resolver import resolve
from bot.understanding.queries.told_plainly import how_far_alone
from bot.understanding.refusals.compounds import other_goods
from bot.understanding.talks.repeats import told_again
from bot.understanding.talks.talk import leans
from bot.understanding.words.frame import Frame, holds
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
    months = {m.first for m in frame.all("time", "unit:month")}
    if any(m.kind == "number" and m.last + 1 in months for m in frame.mentions):
        return None  # "cars in eleven months of 2025": which months they are nobody said
    if other_goods(frame, catalog):
        return None  # "toy cars in 2025, growth": neither of the two that are held
    if any(of_flow(Clause(frame, frame.mentions), m) for m in frame.mentions if m.kind in ("scale", "unit")):
        return None  # "the $1 trillion surplus: which year?": no surplus without its amount
    said = tuple(m for m in frame.mentions if m.kind in _SCENE or m.is_("measure", "share"))
    with suppress(CannotAnswer):
        query = resolve(Clause(frame, said), question.before, coverage, catalog, question.asked_on, home, told=True)
        told = query.operation in _SCENES and not open_as_a_rate(query, coverage)
        return query.with_(notes=()) if told else None
    return None


def wondered(frame: Frame, question: Question, coverage: Coverage, catalog: Catalog, home: str) -> Query | None:
    """What an opinion was asked of: "will the surplus keep growing?", and then "what is it so far this year?"; what
    was asked with a word that nobody knows: "exports to Mars in 2025", and then "to India then"."""
    passed = () if frame.has("opinion") or not frame.has("period") else ("period", "verb")
    of_it = ("flow", "commodity", "place", "demonym", "prep", "books", "agency", *passed)
    said = tuple(m for m in frame.mentions if m.kind in of_it)
    if not any(m.kind in ("flow", "commodity") for m in said) or (frame.leftover and not passed):
        return None
    if other_goods(frame, catalog):
        return None
    with suppress(CannotAnswer):
        query = resolve(Clause(frame, said), (), coverage, catalog, question.asked_on, home, told=True)
        return query.with_(notes=()) if query.operation in AMOUNTS else None
    return None
