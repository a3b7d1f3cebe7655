"""Rules for claims in the form of a question: an amount, a rate or a part that is named and not asked for.

Each says whether it applies and makes the query, or answers None.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.errors import Ambiguous
from bot.model import Bound, Period, Query
from bot.understanding.claimed.distances import distance_told
from bot.understanding.claimed.moves import based, claimed_between, two_ends
from bot.understanding.claimed.not_claimed import of_size
from bot.understanding.clauses.asked import multiple_of, query_of, summed_up_to
from bot.understanding.clauses.beside_a_place import prep_of
from bot.understanding.clauses.bounds import rate_reached
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.comparators import by_so_much_more
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.parts_of_wholes import of_a_whole
from bot.understanding.clauses.runs import sign_told
from bot.understanding.spans.ends_named import since_january
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import DOERS


def bounded(f: Features) -> Query | None:
    """An amount with a comparator and one period: did it get there? A claim in the form of a question."""
    if distance_told(f):
        return None
    named = [(m, f.clause.after(m)) for m in f.clause.all("question", "what")]
    which = any(at is not None and at.kind == "place" and at.first == m.last + 1 for m, at in named)
    partners = f.clause.all("party", "partner")  # "the trading partner ASEAN" is one
    which = which or any(m.says("any_country") for m in partners)
    which = which or bool(partners and f.clause.has("question", "who", "where"))
    if f.grouped and f.bound is not None and which:
        raise Ambiguous.again()  # "which ASEAN countries bought more than $100 bn": of each, and not of them all
    if f.bound is not None and f.all_goods and f.clause.has("party", "product"):
        raise Ambiguous.again()  # "which goods had export growth over 30 %": of each, and not of all of them
    join_times(f)
    if summed_up_to(f):
        f.periods = (since_january(f.periods[0]),)
    bound = f.bound or (multiple_of(f) if f.flow and f.periods else None)
    bound = bound or _part_of_whole(f) or _asserted(f)
    if bound is None:
        return _stated(f)
    if f.periods and (moved := claimed_between(f, (bound,))) is not None:
        return moved
    if (both := of_both(f, (bound,))) is not None:
        return both
    asked = f.clause.says("a_month") and f.clause.says("any_of_them") and not f.clause.has("negation")
    if asked and [period.month_count > 1 for period in f.periods] == [True]:  # 有没有哪个月出口增速低于3%
        return query_of(f, "threshold", by="which", measure=bound.measure or f.measure, condition=bound)
    if f.context and f.clause.ops("define"):  # "what does a PMI below 50 mean" claims nothing
        raise Ambiguous.again()
    return query_of(f, "check", by=of_size(f, bound), measure=bound.measure or f.measure, condition=bound)


def of_both(f: Features, found: Sequence[Bound]) -> Query | None:
    """`ASEAN and the EU make up a third of exports`: of both as one part; None where it is said of each."""
    c = f.clause
    joined = len(f.partners) > 1 and [bound.measure for bound in found] == ["share"] and len(f.periods) < 2
    apart = c.ops("each") or c.has("conj", "or") or c.says("both_of_them", "each", "neither", "said_of_each")
    apart = apart or (c.says("as_the_other") and not c.has("conj", "and"))
    if not joined or apart or any(by_so_much_more(c, amount) is not None for amount in f.amounts):
        return None
    return query_of(f, "share", measure="share", by="together", condition=found[0])


def join_times(f: Features) -> None:
    """`In 2024 and 2025 combined`, `in May and June together`, where an amount is claimed: that of the whole span."""
    added = any(not m.says("whole_flow") and not _of_a_flow(f.clause, m) for m in f.clause.all("op", "sum"))
    times = sorted(f.periods)
    apart = any(one.last.toordinal() + 1 != two.first.toordinal() for one, two in pairwise(times))
    if added and len(times) > 1 and not apart and f.bound is not None and f.bound.unit != "pct":
        f.periods = (Period(times[0].first, times[-1].last),)


def _of_a_flow(c: Clause, word: Mention) -> bool:
    """`Exports in total above 370 bn in May and June`: a word for the sum that stands at a flow and at no time."""
    before, after = c.before(word), c.after(word)
    return before is not None and before.kind == "flow" and (after is None or after.kind != "period")


def beside_a_year(f: Features) -> Query | None:
    """`China imported less coal in 2025 than in 2024, is that so`: the rate of the later time was below nothing."""
    c = f.clause
    less, more = (any(m.means("more", code) for m in c.mentions) for code in ("less", "more"))
    less = less or c.has("extreme", "least")
    spans = sorted(f.periods)
    plain = f.flow in ("export", "import") and f.things == 1 and not (f.amounts or (f.moved and not (less or more)))
    if not plain or less == more or len(spans) != 2 or spans[0].shift(12) != spans[1] or c.ops("difference", "record"):
        return None
    later_first = f.periods[0] == spans[1]
    c.use(*c.all("compare"))
    bound = Bound("below" if less is later_first else "above", 0.0, unit="pct", measure="yoy")
    return query_of(f, "check", measure="yoy", periods=tuple(spans[1:]), condition=bound)


def signed(f: Features) -> Query | None:
    """ "Was the balance with Taiwan positive in September": on which side of nothing it stood, judged as a claim; of a
    rate that turned within a year its months are."""
    c = f.clause
    if len(f.periods) != 1 or f.fragment:
        return None
    moves = c.all("direction")
    if f.flow == "balance" and {m.code for m in moves if m.says("sign")} == {"up", "down"} and c.has("conj", "or"):
        c.use(*moves)  # "was it positive or negative": what it was
        return query_of(f, "balance")
    if (sign := sign_told(f)) is None:
        return None
    if c.has("question") or c.has_other("op", "check", "ever") or f.asks_time:
        return None
    turned = c.ops("ever") or c.says("has_been") or any(m.first < m.last for m in c.all("direction"))
    turned = turned and f.context and f.periods[0].month_count > 1
    return query_of(f, "check", by="ever" if turned else None, measure=f.measure, condition=sign)


def either_amount(f: Features) -> Query | None:
    """ "Was the PMI 49.0 or 49.2 in October", "was it 90 or 95 bn": which of the two it was is told by the figure."""
    c = f.clause
    if len(f.amounts) != 2 or f.bound is not None or f.condition is not None or len(f.periods) != 1 or f.things > 1:
        return None
    one, other = f.amounts
    joint = next((m for m in c.all("conj", "or") if one.last.last < m.first < other.first.first), None)
    if joint is None or one.unit not in (None, other.unit) or f.fragment or c.has("compare") or f.extreme() is not None:
        return None
    rates = other.unit == "pct" and not f.context
    if f.flow not in ("export", "import", "balance", "total") and not f.context:
        return None
    if c.has("op") or f.asks_time or rates is not f.moved:
        return None
    c.use(*one.mentions, *other.mentions)
    if rates:
        return query_of(f, "growth", by="year", measure="yoy")
    operation = {"balance": "balance", "total": "total"}.get(f.flow or "", "level")
    return query_of(f, operation, measure=f.measure)


def _asserted(f: Features) -> Bound | None:
    """ "Did exports to the US fall 20 % in 2025": a rate that is put to the test, where nothing is asked for."""
    if len(f.amounts) != 1:
        return None
    c = f.clause
    up, down = c.has("direction", "up"), c.has("direction", "down")
    asked = c.has("question") or c.has("growth", "mom") or c.has_any("more", "extreme") or f.asks_time is not None
    asked = asked or c.has_other("op", "published", "sum", "accumulated")
    if up == down or asked or f.flow is None or f.things > 1 or f.fragment:
        return None
    if len(f.periods) != 1 and two_ends(f) is None:
        return None
    rates = [amount for amount in f.amounts if amount.unit == "pct" and not c.used.intersection(amount.mentions)]
    if not rates:
        return None
    c.use(*rates[0].mentions)
    sinks = down and not rate_reached(c, rates[0].first)
    return Bound("is", -abs(rates[0].value) if sinks else rates[0].value, unit="pct", measure="yoy")


def _stated(f: Features) -> Query | None:
    """ "Did exports grow 23.9 % in July": an amount beside what it is an amount of, and nothing else is asked."""
    if len(f.amounts) != 1:
        return None
    c = f.clause
    asks = f.asks_time or c.has_any("question", "op", "multiple", "books", "more")
    asks = asks or len(c.all("agency")) > 1  # 中国说338亿, 那美方统计是多少
    if asks or f.fragment or len(f.periods) > 1 or f.things > 1:
        return None
    if f.flow not in ("export", "import", "balance", "total") and not f.context:
        return None
    amount, led = f.amounts[0], c.before(f.amounts[0].first)
    stood = c.mentions[0].says("copula") or (f.context and led is not None and led.is_("prep", "at", "in"))
    named = c.first("commodity") or c.first("flow")
    if not f.periods and not (stood and named is not None and named.last < amount.first.first):
        return None  # "is a 5 billion export deal big"
    plain = stood and f.context and amount.unit is None  # "was the PMI 49", "is it at 50" in the newest month
    if c.used.intersection(amount.mentions) or (not plain and (amount.unit == "pct") is not (f.moved or f.context)):
        return None
    none = amount.value == 0 and not (amount.unit or f.context or f.all_goods)  # "purchases from the US were nil"
    none = none and led is not None and led.kind in ("flow", "verb", "place", "demonym")
    if not (amount.unit == "pct" or amount.sized or plain or none):
        return None
    behind = [m for m in c.all("place") + c.all("demonym") if m.first > max(amount.last.last, c.mentions[0].last)]
    if any(m.code not in f.partners or not prep_of(c, m) for m in behind):
        return None  # "exports were 34.2 bn, and the American figure?"; but "exported 420 bn to the US"
    beside = (c.before(amount.first, "unit", "prep", "period", "place", "demonym"), c.after(amount.last))
    rates = ("growth", "direction", "flow") if c.has("growth", "growth") and plain_rate(f) else ("growth", "direction")
    kinds: tuple[str, ...] = rates if amount.unit == "pct" else ("flow", "verb", "measure")
    kinds = ("commodity", "growth", "direction", "measure") if f.context else kinds
    if not any(m is not None and m.kind in kinds for m in beside):
        return None
    c.use(*amount.mentions)
    millions = f.unit == "Mt" and amount.last.means("unit", "Mt")
    value, unit = amount.in_unit("USD_bn" if f.all_goods else "Mt" if millions else None)
    falls = c.has("direction", "down") and not c.has("direction", "up") and not rate_reached(c, amount.first)
    value = -value if (falls and unit == "pct") or c.has("flow", "deficit") else value
    measure = "yoy" if unit == "pct" and not f.context else f.measure
    return query_of(f, "check", measure=measure, condition=Bound("is", value, unit=unit, measure=measure))


def plain_rate(f: Features) -> bool:
    """`Was the growth of exports in August really 25 percent`: a rate that is asked of by a verb at the head."""
    return f.clause.mentions[0].says("copula") and not f.clause.has("measure", "share")


def two_times_claimed(f: Features) -> bool:
    """Whether it is claimed which of two times is higher: "the surplus was bigger in 2024 than in 2025, right?"."""
    c = f.clause
    if distance_told(f):
        return True
    if len(f.periods) != 2 or f.amounts:
        return False
    one, other = f.periods
    same = one.month_count == other.month_count or one.kind == other.kind == "year"
    if same and c.has("compare", "above", "below", "pass"):
        return True
    if of_the_year_before(f):
        return False  # a rate on the year is what is claimed
    alike = f.periods[0].month_count == f.periods[1].month_count
    if alike and c.has("direction") and based(f):
        return True  # "the surplus shrank in November from October", "was down on October"
    degrees = any(m.kind == "more" or any(kind == "more" for kind, _ in m.others) for m in c.mentions)
    return alike and (degrees or bool(c.ops("compare"))) and not c.ops("record", "streak", "first_time")


def moved_otherwise(f: Features) -> bool:
    """Whether what is said to have moved is no amount: a price, a share, the pace of growth. A rate on the year of the
    amount proves none of these."""
    c = f.clause
    if f.amounts or f.bound is not None or f.extreme() is not None:
        return False
    pace = any(m.says("pace") or {"growth", "direction"} <= _kinds(m) for m in c.mentions)
    moving = c.has("direction") or pace
    return moving and not f.context and (pace or c.has("measure", "price", "share"))


def _kinds(mention: Mention) -> set[str]:
    return {mention.kind, *(kind for kind, _ in mention.others)}


def of_the_year_before(f: Features) -> bool:
    """`Fell in 2025 from 2024`: beside a time the same a year earlier, with a word of moving."""
    pair = len(f.periods) == 2 and f.periods[1] == f.periods[0].shift(-12)
    return pair and f.clause.has("direction") and not f.amounts


def _part_of_whole(f: Features) -> Bound | None:
    """ "Did the US take a fifth of China's exports": a part that is asserted of a partner or of goods."""
    if not f.amounts or f.moved or f.context or (f.of_all and f.all_goods):
        return None
    amount = next((amount for amount in f.amounts if of_a_whole(f.clause, amount)), None)
    if amount is None:
        return None
    f.clause.use(*amount.mentions)
    return Bound("is", amount.value, unit="pct", measure="share")


def decided(clause: Clause) -> bool:
    """Whether a word for less of it is what a country does, and not how it moved: its subject stands right before it
    ("why did exports to the US stop" tells how they moved), or it is always somebody's doing ("are restricted")."""
    for verb in clause.all("direction", "down"):
        if verb.says("decided") and not verb.says("over"):
            return True
        doer = clause.before(verb) if verb.means("harmless", "decided") else None
        if doer is not None and doer.kind in DOERS and not prep_of(clause, doer):
            return True
    return False
