"""An amount put to the test after a figure: "and imports were about 250?", "so roughly 6 per cent?" -> a check. What
sounds like a claim and is none: a figure that only says which month is meant, a truth denied and then asked after."""

from __future__ import annotations

from dataclasses import replace

from bot.errors import Ambiguous, Opinion
from bot.model import Bound, Comparator, Query, Statement
from bot.understanding.clauses.amounts import Amount
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.parts_of_wholes import of_a_whole
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import AMOUNT

_TOLD = ("level", "balance", "total", "growth", "check", "share", "average", "sum")
_ASKS = (
    "question", "extreme", "more", "party", "ordinal", "multiple", "event", "poll", "books", "agency", "opinion",
    "negation", "time", "compare",
)  # fmt: skip
_AROUND_A_VIEW = ("harmless", "deictic", "prep", "conj", "courtesy", "fragment", "self")
_YEAR = 12
_FEW = 20  # a smaller bare number may count something
_NO_YEAR = 100  # "25?" may be a year


def claimed_after(previous: Query, f: Features) -> Query | None:
    """The check of such a claim; None where an amount is no claim, or something else is asked."""
    later = max(previous.periods, default=None, key=lambda one: one.first)
    year_apart = previous.operation == "compare" and set(previous.periods) == {later, later and later.shift(-_YEAR)}
    gap = previous.condition if previous.operation == "compare" else None
    if len(f.amounts) != 1 or not (previous.operation in _TOLD or year_apart or gap or previous.measure == "yoy"):
        return None
    c, amount = f.clause, f.amounts[0]
    counted = isinstance(gap, Bound) and gap.unit == "times" and (amount.scaled or bool(amount.unit))
    if counted:
        gap = None  # "1.5 times as much; that makes a surplus of 1.2 trn?"
    if isinstance(gap, Bound) and _put_forward(c, amount, "") and amount.in_unit(gap.unit)[1] == gap.unit:
        c.use(*amount.mentions)  # "they were 190 bn apart, right? 200 bn?"
        return previous.with_(condition=replace(gap, amount=amount.in_unit(gap.unit)[0]), notes=())
    if amount.unit == "pp" and (points := _points_after(previous, f, amount)) is not None:
        return points
    if amount.unit == "pp" and not f.context and previous.operation != "share":
        raise Ambiguous.again()  # a distance of two rates is none of either
    if year_apart and later and f.periods == previous.periods and amount.unit == "pct":
        f.periods = (later,)  # "so they fell by a third?" after two Novembers: on the year
    so_much = c.after(amount.last) if previous.operation == "check" and amount.unit == "pct" else None
    way = so_much if so_much is not None and so_much.is_("more", "more", "less") else None  # "and 28 % less to the US?"
    if any(m.kind in _ASKS and m is not way for m in c.mentions) or c.has_other("op", "check") or c.says("than"):
        return None
    if (
        len(f.periods) != 1
        or f.things > 1
        or c.used.intersection(amount.mentions)
        or not _put_forward(c, amount, previous.operation)
    ):
        return None
    if _judged(c, amount):
        raise Opinion(Statement.of("refusal.opinion.figures"))
    rate = amount.unit == "pct" or (f.growth and amount.unit is None and not amount.scaled)
    rated = previous.measure == "yoy" and not (c.has("flow", "balance", "surplus", "deficit", "total"))
    rate = rate or (rated and amount.unit is None and not amount.scaled)
    if not (rate or amount.scaled or amount.unit or amount.value >= _FEW or f.context):
        return None
    if amount.unit == "pct" and not f.moved and (of_a_whole(c, amount) or ("unit", "pct") in amount.first.others):
        whole = c.after(amount.last, "prep")
        same = (f.flow, f.commodities, f.partners) == (previous.flow, previous.commodities, previous.partners)
        if whole is not None and (whole.kind not in ("flow", "commodity", "op") or not same or previous.of_all):
            raise Ambiguous.again()  # "half of that from the EU?"
        if whole is not None and whole.kind != "op":
            c.use(
                *amount.mentions
            )  # "a quarter of all exports?", "that's 18 % of exports, right?" after those to ASEAN
            so: Comparator = "is" if amount.first is not amount.last else "about"
            return query_of(f, "check", measure="share", condition=Bound(so, amount.value, unit="pct", measure="share"))
        if previous.operation == "level" and not previous.of_all and previous.measure != "yoy":
            raise Ambiguous.again()  # "like three quarters?", after what came from Brazil: a part, or how it moved
    c.use(*amount.mentions)
    down = c.has("direction", "down") or c.has("flow", "deficit") or (way is not None and way.code == "less")
    down = down and not c.has("direction", "up")
    measure = f.measure if f.measure != "yoy" else None
    value, unit = amount.value, "pct" if rate and not f.context else None
    if unit is not None:
        measure = "share" if previous.operation == "share" and not f.moved else "yoy"
    else:
        plain = "USD_bn" if f.all_goods and (amount.unit or amount.scaled) else None
        value, unit = amount.in_unit(plain)
    bound = Bound("is", -value if down and value > 0 else value, unit=unit, measure=measure)
    return query_of(f, "check", by=of_size(f, bound), measure=measure, condition=bound)


def _judged(c: Clause, amount: Amount) -> bool:
    """ "Is 27 % unusual?", "25 %, is that a lot?": what is said of it is a view, and not that it was so much."""
    behind = [m for m in c.mentions if m.first > amount.last.last]
    return any(m.says("judged_size") for m in behind) and all(m.kind in (*_AROUND_A_VIEW, "op") for m in behind)


def _points_after(previous: Query, f: Features, amount: Amount) -> Query | None:
    """ "Did imports grow faster? By 9 points?", "export growth in August? Up 1.1 points from July?": how far two rates
    lie apart, or what stands at so much has moved from the month before."""
    c, gap = f.clause, previous.condition
    ways = {m.code for m in c.all("direction", "up", "down")}
    so: Comparator = "about" if c.says("vague") else "is"
    if previous.operation == "surprise" and not c.has("period"):
        c.use(*amount.mentions)
        return previous.with_(notes=())  # "by about two points, no?": on which side is told again
    if previous.operation == "compare" and previous.measure == "yoy" and not c.has("period"):
        c.use(*amount.mentions)
        below = isinstance(gap, Bound) and (gap.comparator == "below" or gap.amount < 0)
        told = Bound(so, -amount.value if below else amount.value, unit="pp") if isinstance(gap, Bound) else None
        return previous.with_(condition=told, notes=())
    now = previous.periods[0] if len(previous.periods) == 1 else None
    stands = previous.operation == "growth" or (f.context and previous.operation == "level")
    if not stands or now is None or now.kind != "month" or len(ways) != 1 or len(f.periods) != 1:
        return None
    span = f.periods[0]
    then = now.shift(-1) if span == now else span.split()[0]
    if span.last != now.last or then == now:
        return None
    c.use(*amount.mentions)
    told = Bound(so, amount.value if ways == {"up"} else -amount.value, unit="pp")
    return previous.with_(operation="compare", by="period", periods=(now, then), condition=told, notes=())


def of_size(f: Features, bound: Bound) -> str | None:
    """ "So about 29 per cent?", "more than 20 %?" after a fall: nobody said which way, so the size alone is claimed;
    so it is of a gap ("India's trade gap was under 30 bn")."""
    c = f.clause
    sized = any(m.says("sized") for m in f.clause.all("flow", "balance"))
    if f.flow == "balance" and bound.unit != "pct" and bound.amount > 0 and sized:
        return "size"
    either = bound.unit == "pct" and bound.measure == "yoy"
    less = bound.comparator in ("below", "at_most") and c.says("degree_than")  # "below 1 %": a fall is, too
    moved = either and not c.has_any("growth", "period") and (bound.comparator in ("above", "at_least") or less)
    either = either or (f.flow == "balance" and bound.unit != "pct")
    told = c.has("direction") or c.has("flow", "surplus", "deficit") or f.minus
    told = told or not (moved or bound.comparator == "is")
    return "size" if f.fragment and either and not told and bound.amount > 0 else None


def falls_further(previous: Query, query: Query) -> Query:
    """ "Exports fell, right? By more than 20 %?": the fall that was claimed is."""
    bound = query.condition
    if (previous.operation, query.operation, query.by) != ("check", "check", "size") or not isinstance(bound, Bound):
        return query
    told = falling(previous, bound)
    return query if told == bound else query.with_(by=None, condition=told)


def falling(previous: Query, bound: Bound) -> Bound:
    """ "By more than 20 per cent?" after months that fell: falls of more than that."""
    told = previous.condition
    falls = isinstance(told, Bound) and told.comparator == "below" and told.measure == "yoy" and told.amount <= 0
    if falls and bound.unit == "pct" and bound.comparator in ("above", "at_least") and bound.amount > 0:
        return replace(bound, comparator="below" if bound.comparator == "above" else "at_most", amount=-bound.amount)
    if falls and bound.unit == "pct" and bound.comparator in ("below", "at_most") and bound.amount > 0:
        return replace(bound, comparator="between", amount=-bound.amount, upper=0.0)  # "less than 20?"
    return bound


def _put_forward(c: Clause, amount: Amount, after: str) -> bool:
    """Whether a copula, a word of vagueness, a closing question mark, a move by a rate or that another amount was
    claimed before it makes it something that is claimed."""
    told = any(m.says("vague") or m.says("copula") for m in c.mentions) or c.ops("check")
    by = c.before(amount.first)
    if by is not None and by.is_("prep", "by", "at"):
        return True  # "and exports by 25", "imports at 218"
    if amount.unit == "pct" and c.has_any("direction", "growth") and not (by is not None and by.is_("prep", "to")):
        return True  # "so it fell by a third"
    plain = amount.value >= _NO_YEAR or amount.value != int(amount.value) or amount.scaled or amount.unit
    return (
        told
        or (bool(plain) and (c.tokens[-1].norm == "?" or after == "check"))
        or c.tokens[amount.first.first - 1].norm in "~≈"
    )


def restated(clause: Clause) -> Clause:
    """The clause without the figure that is told again before a superlative of a longer time; else the clause itself.

    What is asked is where the month stands; the figure beside the answer shows whether it was told rightly.
    """
    clause = _heading(clause)
    numbers = clause.all("number")
    if clause.ops("check") and clause.has("direction"):
        return clause  # "rose 25 %, the fastest this year, true?": both are claimed
    if len(numbers) != 1 or not clause.has("extreme") or clause.has_any("compare", "more", "context"):
        return clause
    figure = tuple(m for m in clause.mentions if m.kind in AMOUNT and abs(clause.at(m) - clause.at(numbers[0])) <= 2)
    top = [m for m in clause.all("extreme") if m.first > numbers[0].last]
    if len(figure) < 2 or len(top) != 1 or len(clause.all("extreme")) != 1:
        return clause  # "the highest 3", "the highest was 5.9 %": which ones, and how high
    if not (_longer(clause, top[0]) and any(m.first < top[0].first for m in clause.all("period"))):
        return clause
    kept = tuple(m for m in clause.mentions if m not in figure)
    return replace(clause, mentions=kept)


def _heading(clause: Clause) -> Clause:
    """`For a story on record surpluses, in how many months was it above 100 bn`: what the story is about is named by
    a word for a record right before a flow, in a sentence part of its own, and what is asked is another thing."""
    records = clause.all("op", "record") if len(clause.all("flow")) > 1 else ()
    if len(records) != 1 or not (clause.ops("count") or clause.has("question", "how_much", "how_many")):
        return clause
    record = records[0]
    flow = next((m for m in clause.all("flow") if m.first == record.last + 1), None)
    asked = next((m for m in clause.mentions if m.is_("op", "count") or m.kind == "question"), None)
    if flow is None or asked is None or asked.first < flow.last or not clause.at(record):
        return clause
    if any(m.kind == "period" for m in clause.mentions if m.first < asked.first):
        return clause  # "record exports in June 2026: how many months ..."
    kept = tuple(m for m in clause.mentions if m not in (record, flow))
    return replace(clause, mentions=kept)


def _longer(clause: Clause, top: Mention) -> bool:
    """Whether a time of its own stands with the superlative: `of the year`, `of 2025`, `of that year`; 全年最高."""
    signs = clause.tokens[top.first].kind == "han"  # what it is the highest of stands before it
    times = (*clause.all("period"), *(m for m in clause.all("time") if m.code in ("year_span", "unit:year")))
    return any(m.first > top.last or (signs and m.last == top.first - 1) for m in times)


_MARK = frozenset({"untrue", "untrue_asked"})
_LEVELS = {"balance": "balance", "total": "total"}
_BESIDE = ("compare", "change", "surprise", "rank", "average", "revision", "define")  # claims ride on these


def without_verdict(query: Query, f: Features) -> Query:
    """The query without what is claimed, where its truth is denied, or it is said of nothing else ("only exports to the
    US fell"); the query itself elsewhere, and where what is claimed takes more than one figure to tell."""
    alone = f.things == 1 and _of_nothing_else(f.clause)
    if query.condition is None or not (f.clause.frame.marked(_MARK) or f.clause.has("negation", "not") or alone):
        return query
    unread = [m for m in f.clause.all("negation", "not") if m.says("neither") and m not in f.clause.used]
    if not (unread or alone or denied(f.clause)):  # "neither PMI fell": of one that is held
        return query
    f.clause.use(*f.clause.all("negation", "not"))
    if query.operation in _BESIDE:
        return query.with_(condition=None)
    bound = query.condition
    if query.operation != "check" or not isinstance(bound, Bound) or query.by not in (None, "size", "month"):
        return query
    if bound.measure == "share" or query.measure == "share":
        return query.with_(operation="share", measure="share", by="partner", condition=None)
    if bound.measure == "yoy" and query.flow != "context":
        by = "month" if query.by == "month" else "year"
        return query.with_(operation="growth", measure="yoy", by=by, condition=None)
    return query.with_(operation=_LEVELS.get(query.flow or "", "level"), by=None, condition=None)


def _of_nothing_else(c: Clause) -> bool:
    """`Only exports to the US fell`, `rose only in 2025`; not `rose only 5 %`."""
    said = (m for m in c.mentions if m.says("none_but"))
    return c.says("none_but") and any(
        (of := c.after(m, "prep")) is not None and of.kind in ("flow", "place", "demonym", "period") for m in said
    )


def denied(c: Clause) -> bool:
    """Whether a word for truth is denied before what it is the truth of, and an assent is asked for besides."""
    flow = c.first("flow") or c.first("commodity") or c.first("event")
    if flow is None:
        return False
    if any(m.says("untrue_asked") and m.first < flow.first for m in c.mentions):
        return True
    said = [m for m in c.mentions if m.says("untrue") and m.first < flow.first]
    said += [
        m
        for m in c.all("negation", "not")
        if m.first < flow.first and (after := c.after(m)) is not None and after.is_("op", "check")
    ]
    if not said:
        return False
    rest = [m for m in c.all("op", "check") if m.first > flow.first]
    opening = c.mentions[0]
    stated = opening.says("pronoun") and opening.first == opening.last  # "it is not the case that, is it?"
    return bool(rest) or (stated and c.tokens[-1].norm == "?")
