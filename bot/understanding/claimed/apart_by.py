"""How far apart two things are said to be (`200 billion bigger than in 2024`) -> both beside one another; an amount
claimed roughly (`nearly three quarters`, 将近三分之一) -> a bound of about it."""

from __future__ import annotations

from dataclasses import replace

from bot.model import MIRRORED, Bound, Comparator, Condition, Logic, Query
from bot.understanding.claimed.not_claimed import without_verdict
from bot.understanding.claimed.of_series import in_unit_claimed
from bot.understanding.claimed.set_over import with_order
from bot.understanding.clauses.amounts import MASS, SCALES, Amount, find_amounts, preceding
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.comparators import behind_fillers, by_which, moved_by
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention

_SIGNS = frozenset("~≈")


def vaguely(query: Query, f: Features) -> Query:
    """The query of a claim, with "about" for every amount that a word or sign of vagueness stands beside, and "at
    least" where a round one names the size."""
    if query.operation not in ("check", "why") or query.condition is None:
        return query
    if any(_names_size(f, amount) for amount in f.amounts):
        return query.with_(condition=_as(query.condition, "at_least"))
    if query.operation == "why" or not any(_vague(f, amount) for amount in f.amounts):
        return query
    return query.with_(condition=_as(query.condition, "about"))


def _as(condition: Condition, comparator: Comparator) -> Condition:
    if isinstance(condition, Logic):
        return replace(condition, parts=tuple(_as(part, comparator) for part in condition.parts))
    told = isinstance(condition, Bound) and condition.comparator == "is" and condition.amount
    return replace(condition, comparator=comparator) if told else condition


def _names_size(f: Features, amount: Amount) -> bool:
    """`A trillion-dollar surplus`, `un superávit de un billón`: of a surplus of 1,189 bn it is said rightly."""
    if amount.value != SCALES["trillion"]:
        return False
    c = f.clause
    before = [m for m in c.mentions[: c.at(amount.first)] if m.kind != "harmless"][-2:]
    after = [m for m in c.mentions[c.at(amount.last) + 1 :] if m.kind != "harmless" and not m.is_("prep", "of")][:1]
    of_so_much = [m.kind for m in before] == ["flow", "prep"]
    return of_so_much or [m.kind for m in after] == ["flow"]


def _vague(f: Features, amount: Amount) -> bool:
    """Whether such a word touches the amount, before it or after (20%左右, 半分くらい), or it is a part in words: what
    rose `by a quarter` may have risen 25.8 %."""
    c = f.clause
    ends = (c.at(amount.first) - 1, c.at(amount.last) + 1)
    beside = [c.mentions[at] for at in ends if 0 <= at < len(c.mentions)]
    led = c.mentions[ends[0] - 1] if ends[0] > 0 and c.mentions[ends[0]].kind == "prep" else None
    if led is not None and led.says("vague") and _touches(c.mentions[ends[0]], amount):
        return True  # "упал почти на 30 %"
    lead = c.tokens[amount.first.first - 1].norm if amount.first.first else ""
    worded = ("unit", "pct") in amount.first.others and not any(sign.isdigit() for sign in amount.first.said)
    return worded or lead in _SIGNS or any(m.says("vague") and _touches(m, amount) for m in beside)


def _touches(word: Mention, amount: Amount) -> bool:
    return word.last + 1 == amount.first.first or amount.last.last + 1 == word.first


_JUDGED = ("check", "threshold")
_TOLD = ("change", "compare")  # by how much two differ, judged or not
_EACH = ("level", "growth")  # of either, where no more was seen
_STANDARD = ("period", "place", "demonym", "flow", "deictic")
_BETWEEN = ("harmless", "prep", "unit")
_FLOWS = ("export", "import", "both")


def as_claimed(query: Query, f: Features) -> Query:
    """The query as what is claimed can be judged: vaguely, not where its truth is denied, nor by how far two differ."""
    query = _apart_by(without_verdict(vaguely(query, f), f), f)
    bound = query.condition if query.operation == "check" and query.by is None else None
    bounded = isinstance(bound, Bound) and bound.comparator != "either"  # which tells it anyway
    if bounded and query.measure != "unit_value" and f.amounts and _distance_asked(f.clause):
        return query.with_(by="difference")  # "did the surplus top a trillion, and by how much"
    return query


def _distance_asked(c: Clause) -> bool:
    """`And by how much`; not `and by how much did they grow`, 增加了多少."""
    far = c.all("op", "difference")
    return bool(far) and not any(
        m.says("moved_by") or any(n.kind in ("direction", "growth") and n.first > m.last for n in c.mentions)
        for m in far
    )


def _apart_by(query: Query, f: Features) -> Query:
    """The comparison, with the amount as its condition where it is plain which is said to be more; the query itself
    where no amount is so told, or not two things."""
    claimed = query.operation in _JUDGED and query.condition is not None
    each = query.operation in _EACH and f.amounts and not f.clause.has("growth", "growth")  # "grow by 30 bn more than"
    if f.context or not (claimed or query.operation in _TOLD or each):
        return query
    if query.operation == "change":
        told = [amount for amount in find_amounts(f.clause) if _moved(f.clause, amount)]
        if not told:
            return query  # "and the change in per cent?": nothing is claimed
        f.clause.use(*(m for amount in told for m in amount.mentions))
        return _with_distance(with_order(replace(f, amounts=()), query), f, told)
    told = [amount for amount in find_amounts(f.clause) if _apart(f.clause, amount)]
    if not told:
        return query
    by = "period" if len(f.periods) == 2 else "partner" if len(f.partners) == 2 else ""
    by = by or ("flow" if f.clause.codes("flow") >= {"export", "import"} and query.flow in _FLOWS else "")
    if not by:
        return query
    for amount in told:
        f.clause.use(*amount.mentions)
    f.clause.use(*f.clause.all("compare"), *f.clause.all("more"))
    two = f.periods if by == "period" else query.periods
    query = query.with_(
        operation="compare", by=by, periods=two, partners=f.partners or query.partners, condition=None, limit=None,
        flow="both" if by == "flow" else query.flow, measure=None if query.measure == "yoy" else query.measure,
    )  # fmt: skip
    return _with_distance(with_order(replace(f, bound=None, amounts=()), query), f, told)


def _with_distance(query: Query, f: Features, told: list[Amount]) -> Query:
    """`More` or `less` of a comparison as `by so much more`, where one amount is told."""
    way = query.condition
    if not isinstance(way, Bound) or way.measure is not None or len(told) != 1:
        return query
    value, unit = in_unit_claimed(f, told[0])
    unit = unit or (f.unit if f.unit == "units" else None)  # "car exports rose by a million"
    ahead = behind_fillers(f.clause, preceding(f.clause, told[0].first))
    led = f.clause.after(told[0].last) if f.clause.postposed else ahead
    led = preceding(f.clause, led) if led is not None and led.says("by_so_much") else led  # "более чем на 100 млрд"
    over = led.code if led is not None and led.is_("compare", *MIRRORED) else "is"
    so = "about" if _vague(f, told[0]) else over
    sign = -1 if way.comparator == "below" else 1
    return query.with_(condition=Bound(so, sign * value, unit=unit))  # type: ignore[arg-type]


def _moved(c: Clause, amount: Amount) -> bool:
    """`Rose by 20 bn`, 增加了300亿, 200億ドル増えた: beside a word for how it moved."""
    before, after = c.before(amount.first, "prep", "harmless"), c.after(amount.last)
    sized = amount.scaled or amount.unit in MASS
    return sized and (
        moved_by(c, amount) or any(m is not None and m.kind in ("direction", "growth") for m in (before, after))
    )


def _apart(c: Clause, amount: Amount) -> bool:
    """`200 billion bigger than in 2024`, `bigger than 2024's by 200 billion`, `24 million tonnes above 2024`."""
    if not (amount.scaled or amount.unit in MASS) or c.tokens[amount.first.first].kind == "han":
        return False
    after = c.mentions[c.at(amount.last) + 1 :]
    degree = next((m for m in after if m.kind not in _BETWEEN), None)
    than = degree is not None and degree.kind == "direction" and bool(c.says("than"))  # "8 bn higher in May than in"
    if degree is not None and (degree.is_("compare", "above", "below") or degree.kind == "more" or than):
        standard = next((m for m in c.mentions[c.at(degree) + 1 :] if m.kind not in _BETWEEN), None)
        if c.tokens[degree.first].kind == "han":
            standard = c.before(amount.first, *_BETWEEN, "op")  # 5月より200億ドル多い
        return standard is not None and standard.kind in _STANDARD
    led = by_which(c, amount)
    if led is not None and led.kind == "more" and c.tokens[led.first].kind == "han":
        return bool(c.ops("compare"))  # 比5月多200亿
    if c.ops("difference") and c.has("compare", "between") and len(find_amounts(c)) == 1:
        return True  # "the gap between exports to A and to B was over 100 bn"
    if led is None or not led.means("prep", "by", "of"):
        return False
    ahead = c.mentions[: c.at(led)] if led.is_("prep", "by") else c.mentions[c.at(led) - 1 : c.at(led)]
    over = ("more", "surprise")  # "lower by", "trailed by", "beat exports to A by"
    return any(
        m.is_("compare", "above", "below", "pass") or any(o in over for one in m.meanings for o in one) for m in ahead
    )
