"""A claim which of two is more -> the condition by which it is judged: `exported more to the EU than to ASEAN`,
`exports were higher in May than in June`, `imports exceeded exports`.

Only where it is plain which is said to be more: one word of degree, one joint ("than", "exceeded"), one of the two
before it and one after (in Japanese the standard stands right before its joint). Anything else is compared without a
verdict.
Which words mean "than" is told by the marks `than` and `post_than` in the languages' elsewhere.toml; where a case of
its own does instead (Russian), `over_genitive` marks the words of degree and `genitive` the forms.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.errors import Ambiguous
from bot.model import DEFICITS, FELL, OVERTOOK, SIZES, TWO_SERIES, Bound, Period, Query
from bot.understanding.claimed.degrees import OVER, bounding, is_than, sign_of
from bot.understanding.claimed.moves import yuan_moved
from bot.understanding.claimed.named_moves import named_only, polar
from bot.understanding.claimed.over_each import above_each
from bot.understanding.claimed.two_named import both_flows_of, items_of, said_in_order
from bot.understanding.clauses.amounts import find_amounts
from bot.understanding.clauses.beside_a_place import prep_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.comparators import moved_by
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import YUAN_RATE

_FALLEN = {"more": 1, "faster": 1, "fell_more": 1, "less": -1, "slower": -1}  # of two that fell
_DEGREE = "degree_than"  # "more than": of what moved it tells how far, where "below" would tell how far down it came
_TWO = 2  # things set against each other: of more, the first is set against each


@dataclass(frozen=True, slots=True)
class _Claimed:
    """Which of two things is said to be more (sign 1) or less (-1) than the other."""

    subject: Mention
    standard: Mention
    sign: int
    fallen: bool = False  # how far each fell


def with_order(f: Features, query: Query) -> Query:
    """The query with the condition that its first thing is above, or below, its second; as it is where none is claimed.

    A change of two times that are set against each other becomes their comparison.
    """
    if query.flow == "balance" and f.clause.has("verb"):
        query = _both_done(f, query)
    if query.operation == "balance":
        return _both_ways(f, query)
    if query.operation == "compare" and query.by == "partner" and query.flow == "balance" and _than_home(f):
        raise Ambiguous.again()
    if query.operation == "trend" and f.things == 2 and f.clause.says("each_month"):
        return _in_each_month(f, query)
    if query.operation not in ("compare", "change") or query.condition is not None or not _asserted(f):
        return query
    if query.operation == "change" and (query.measure == "yoy" or not f.larger):
        return _with_move(f, query)
    by = query.by if query.operation == "compare" else "period"
    counted = f.clause.has("multiple") or f.clause.ops("times")
    if counted or by not in ("partner", "commodity", "flow", "period", *TWO_SERIES):
        return query
    items = items_of(f, by)
    if len(items) > _TWO or (by == "period" and len(f.periods) > _TWO):
        return above_each(f, query, by, items)
    claimed = _claimed(f, by, items, query.measure == "yoy" and not f.context)
    if claimed is None:
        return query
    if by == "flow" and _each_at_its_time(f.clause):
        raise Ambiguous.again()  # "imports in June 2026 were higher than exports in June 2021"
    if by == "partner" and prep_of(f.clause, claimed.subject) and _whose(f, claimed.standard):
        raise Ambiguous.again()  # "Vietnam's surplus with the US was bigger than China's": of two who report
    if by == "period":
        either = any(said.either for _, said in f.clause.expressions())  # "выше в первом или во втором полугодии"
        found = None if either else _periods(f, claimed)
        if found is None or set(found) != set(query.periods):
            return query
        query = query.with_(operation="compare", by="period", periods=found)
        first: bool | None = True
    else:
        first = said_in_order(query, claimed.subject, claimed.standard)
    if first is None:
        return query
    if claimed.fallen:  # further down is the lower rate
        above = (claimed.sign > 0) != first
        return query.with_(condition=Bound("above" if above else "below", 0.0, measure=FELL))
    above = (claimed.sign > 0) == first
    gap = gaps_named(f.clause) if query.flow == "balance" else None
    one = len(query.periods) == 1 and query.periods[0].kind in ("year", "month") and above and by != "period"
    if one and query.measure is None and any(m.says("taking_over") for m in f.clause.all("compare", "pass")):
        gap = OVERTOOK  # "ASEAN overtook the US in 2024": it was behind the year before
    return query.with_(condition=Bound(yuan_moved(f, "above" if above else "below"), 0.0, measure=gap))


def gaps_named(clause: Clause, beside: bool = False) -> str | None:
    """How two balances are set over each other: by size where a surplus and a deficit are named, or one of the two
    `beside` a gap that was told; of nothing but deficits the larger is the lower balance."""
    deficit, surplus = clause.has("flow", "deficit"), clause.has("flow", "surplus")
    if (deficit and surplus) or (beside and (deficit or surplus)):
        return SIZES
    return DEFICITS if deficit else None


def _in_each_month(f: Features, query: Query) -> Query:
    """`Did exports outgrow imports in every month of 2025`: the course of the two, with the condition that the first is
    above, or below, the other in each; as it is where the two would not be compared with one."""
    by = "flow" if query.flow == "both" else "partner" if len(query.partners) == 2 else "commodity"
    bare = replace(f.clause, mentions=tuple(m for m in f.clause.mentions if not m.says("each_month")))
    beside = with_order(replace(f, clause=bare), query.with_(operation="compare", by=by))
    told = beside.condition if beside.operation == "compare" and beside.periods == query.periods else None
    return query.with_(condition=told) if isinstance(told, Bound) and told.measure is None else query


def _each_at_its_time(c: Clause) -> bool:
    """Whether two flows stand with a time each."""
    told = [m.kind for m in c.mentions if m.kind in ("flow", "period")]
    return told in (["flow", "period"] * 2, ["period", "flow"] * 2)


def _than_home(f: Features) -> bool:
    """`Does Vietnam run a bigger surplus with the US than China`: beside one of the home country's own."""
    joint = f.clause.saying("than") or f.clause.first("compare", "above", "below")
    other = f.clause.after(joint) if joint is not None else None
    return other is not None and other.is_("place", f.home)


def _whose(f: Features, standard: Mention) -> bool:
    """`Than China's`, and nothing after it that is China's."""
    after = f.clause.after(standard)
    ends = after is None or after.first > standard.last + 1 or after.kind not in ("flow", "commodity", "verb", "party")
    return standard.said.endswith(f.clause.ways["possessive"]) and ends


def _both_ways(f: Features, query: Query) -> Query:
    """`China exported more than it imported, right?`: the comparison, where it is plain which is said to be more."""
    if not (f.clause.ops("check") or polar(f.clause)):
        return query
    compared = both_flows_of(f, query)
    found = compared if compared is query else with_order(f, compared)
    return found if found.condition is not None else query


def _both_done(f: Features, query: Query) -> Query:
    """`Germany bought more from China than it sold to it`: a deficit of whoever is said to do both is claimed."""
    c = f.clause
    verbs = [m.code in ("sell", "give") for m in c.all("verb")]
    if len(verbs) != 2 or verbs[0] == verbs[1] or query.condition is not None or not _asserted(f):
        return query
    named = [m for m in c.mentions if m.kind in ("place", "demonym")]
    doer = next((m for m in named if (one := c.before(m)) is None or one.kind != "prep"), None)
    sign = sign_of(c, rates=False)
    if doer is None or sign is None or doer.code not in (query.reporter, *query.partners):
        return query
    others = {m.code for m in named} - {doer.code}
    if len(others) == 1 and f.home not in (doer.code, *others):  # "the US bought more from Vietnam than it sold there"
        query = query.with_(reporter=doer.code, partners=tuple(others), flow="balance")
    surplus = ((sign > 0) == verbs[0]) == (doer.code == query.reporter)
    return query.with_(operation="check", by=None, condition=Bound("above" if surplus else "below", 0.0))


def _with_move(f: Features, query: Query) -> Query:
    """`The surplus shrank in November from October, true?`, `export growth slowed in July, right?`: the condition that
    the later time is above, or below, the earlier."""
    c = f.clause
    told = {code for m in c.mentions for kind, code in m.meanings if kind == "direction"}
    if not told and c.has("growth", "growth") and query.measure != "yoy":
        told = {"up"}  # вырос: a verb of growing
    pace = {m.code for m in c.all("more", "faster", "slower")}
    if query.measure == "yoy" and len(pace) == 1:
        told = {"up" if pace == {"faster"} else "down"}  # "did exports grow faster in August than in July"
    if told not in ({"up"}, {"down"}) or len(query.periods) != 2:
        return query
    if not (c.ops("check") or polar(c) or any(moved_by(c, amount) for amount in find_amounts(c))):
        return query
    if named_only(c) or (c.mentions[0].is_("measure", "share") and c.says("auxiliary")):
        return query  # "what percentage of soybean imports did the US lose": how much of it is asked
    moved = not c.has("growth", "growth")  # "growth was lower": of a rate, and no fall
    later = later_claimed(f, moved) if query.measure == "yoy" else None
    if later is None and len(f.periods) == 2 and not f.ends and f.periods[0] != max(query.periods):
        return query  # "beside May, June": what is said to have moved does not come first
    told = told if later is None else {later}
    if query.measure == "yoy" and (c.says("fall_rate") or _of_a_fall(c)):
        return query  # 跌幅扩大了吗, "did the decline ease": it may not have fallen at all; the rates tell it
    if f.commodities == (YUAN_RATE,) and not c.has("unit", "CNY", "USD"):
        return query  # "yuan frente al dólar", in one phrase: which of the two it is that moved is not seen
    paced = c.says("pace") and query.flow in ("export", "import", "total")
    measure = "yoy" if paced else query.measure
    return query.with_(measure=measure, condition=Bound(yuan_moved(f, "above" if told == {"up"} else "below"), 0.0))


def _of_a_fall(c: Clause) -> bool:
    """`Did the decline in exports slow`: of a fall it is told how it went on, and a slower one is a higher rate."""
    return c.says("pace") and any(not m.says("pace") for m in c.all("direction", "down"))


def later_claimed(f: Features, rates: bool) -> str | None:
    """`Higher in June than in August`: "down", for by August it is lower; "up" where the later of two times is said to
    be more; None where neither is plain."""
    if len(f.periods) != 2 or f.ends:
        return None
    claimed = _claimed(f, "period", items_of(f, "period"), rates)
    found = None if claimed is None or claimed.fallen else _periods(f, claimed)
    if claimed is None or found is None:
        return None
    return "up" if (claimed.sign > 0) is (found[0] > found[1]) else "down"


def _asserted(f: Features) -> bool:
    """Whether something is claimed, not asked for: a yes or no would answer it."""
    c = f.clause
    if f.amounts or f.bound is not None or f.condition is not None or f.asks_time:
        return False
    either = c.has("conj", "or") or any(not bounding(c, m) for m in c.all("compare", "at_least"))  # "cars or ships"
    if c.has_any("negation", "multiple") or either or c.has("flow", "balance"):
        return False
    if any((m.kind == "question" and not is_than(m)) or m.says("asked_count") for m in c.mentions):
        return False  # "were how many units more than": by how much is asked
    return all(m.code == "check" or is_than(m) or (m.code == "compare" and _between(c, m)) for m in c.all("op"))


def _between(c: Clause, joint: Mention) -> bool:
    """`In March compared with February`: a joint of two times."""
    one, other = c.before(joint), c.after(joint, "prep")
    return other is not None and other.kind == "period" and one is not None


def _claimed(f: Features, by: str, items: list[Mention], rates: bool) -> _Claimed | None:
    c = f.clause
    fallen = rates and _of_falls(c)
    sign = _sign_of_falls(c) if fallen else sign_of(c, rates)
    joint = _joint(c, items[0].first if items else 0)
    if sign is None or joint is None:
        return None
    if by == "period" and len(items) == 1:  # "in the second half of 2025 than in the first"
        items += [m for m in c.mentions if m.kind in ("ordinal", "deictic") and m.first > joint.last][:1]
    if len(items) != 2 or items[0].code == items[1].code:
        return None
    one, other = items
    led = by == "period" and joint.kind == "compare" and joint.last < one.first <= joint.last + 2
    if led and one.first == one.last and other.first < other.last:
        return _Claimed(other, one, sign, fallen)  # "passed 2024 in 2025", "beat the 2015 record in 2025"
    if joint.says("post_than") or (c.postposed and joint.kind == "compare"):
        before = [m for m in items if m.first < joint.first]
        between = [m for m in c.mentions if before and before[-1].last < m.first and m.last < joint.first]
        if not before or any(m.says("topic", "doer") for m in between):  # ASEANがEUを上回る
            return None
        standard = before[-1]
        return _Claimed(one if standard is other else other, standard, sign, fallen)
    if not one.last < joint.first <= joint.last < other.first:
        return None
    return _Claimed(one, other, sign, fallen)


def _of_falls(c: Clause) -> bool:
    """`Exports fell more than imports`, `exports fell faster`: down alone is said, and how much of it."""
    degree = c.has("more") or any(m.says(_DEGREE) for m in c.all("compare"))
    down = c.has("more", "fell_more") or (c.has("direction", "down") and degree)
    return down and not (c.has("direction", "up", "flat") or c.has("growth", "growth"))


def _sign_of_falls(c: Clause) -> int | None:
    """1 where the first fell more, -1 where it fell less; None where it is not told, or not told alone."""
    # A fall that is worse is the greater one.
    found = {_FALLEN.get(m.code, 0) * (-1 if m.says("fared") else 1) or None for m in c.all("more")}
    found |= {OVER.get(m.code) if m.says(_DEGREE) else None for m in c.all("compare")}
    return found.pop() if len(found) == 1 else None


def _joint(c: Clause, item: int) -> Mention | None:
    """The word between the two; a word of comparing with its "than" after it is one. One before the first of the two
    only opens what is said of them: "he leído que"."""
    thans = [m for m in c.mentions if is_than(m) and m.first > item]
    over = [m for m in c.all("compare", *OVER) if not bounding(c, m)]
    if len(thans) > 1 or len(over) > 1:
        return None
    if thans and over and thans[0] is not over[0] and c.at(thans[0]) - c.at(over[0]) != 1:
        return None
    return next(iter(thans or over), None) or _genitive(c)


def _genitive(c: Clause) -> Mention | None:
    """`Вырос слабее импорта`, `больше майского`: a word of degree, and right after it, with no joint, the standard."""
    degrees = [m for m in c.all("more") if m.says("over_genitive")]
    after = c.mentions[c.at(degrees[0]) + 1 :] if len(degrees) == 1 else ()
    standard = next(iter(after), None)
    if standard is None or standard.first != degrees[0].last + 1:
        return None
    bare = standard.kind == "period" and standard.first == standard.last
    return degrees[0] if bare or standard.says("genitive") else None


def _periods(f: Features, claimed: _Claimed) -> tuple[Period, Period] | None:
    """The two times, the one that is said to be more, or less, first."""
    if len(f.periods) != 2:
        return None
    one, other = f.periods
    return (one, other) if claimed.subject.first < claimed.standard.first else (other, one)
