"""How far apart two amounts are said to be, or to have moved: an amount that is no bound of either figure.

`200 billion bigger than in 2024` -> the two beside one another, with the distance as the condition; `rose by 190 bn` ->
the change on the year or the month before.
"""

from __future__ import annotations

from dataclasses import replace

from bot.errors import Ambiguous
from bot.model import MIRRORED, Bound, Logic, Query
from bot.understanding.claimed.degrees import bounding
from bot.understanding.claimed.not_claimed import without_verdict
from bot.understanding.claimed.of_series import in_unit_claimed
from bot.understanding.claimed.roughly import told_roughly, vaguely
from bot.understanding.claimed.set_over import with_order
from bot.understanding.clauses.amounts import MONEY, Amount, find_amounts, following, preceding
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.comparators import ahead_of_bound, behind_fillers, move_claimed, moved_by
from bot.understanding.clauses.features import Features

_JUDGED = ("check", "threshold")
_TOLD = ("change", "compare")  # by how much two differ, judged or not
_EACH = ("level", "growth", "total")  # of either, where no more was seen
_STANDARD = ("period", "place", "demonym", "flow", "deictic")
_BETWEEN = ("harmless", "prep", "unit")
_OVER = ("above", "below", "pass")
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
    if f.context or not (claimed or query.operation in _TOLD or each) or isinstance(query.condition, Logic):
        return query  # of several bounds each has its own amount
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
    some = any(m.says("and_some") for m in f.clause.mentions if m.first - 1 <= told[0].last.last <= m.last + 2)
    so = "about" if told_roughly(f, told[0]) else "at_least" if some and over == "is" else over
    sign = -1 if way.comparator == "below" else 1
    return query.with_(condition=Bound(so, sign * value, unit=unit))  # type: ignore[arg-type]


def _moved(c: Clause, amount: Amount) -> bool:
    """`Rose by 20 bn`, 增加了300亿, 200億ドル増えた: beside a word for how it moved."""
    before, after = c.before(amount.first, "prep", "harmless"), c.after(amount.last)
    beside = any(m is not None and m.kind in ("direction", "growth") for m in (before, after))
    return amount.sized and (beside or moved_by(c, amount))


def _apart(c: Clause, amount: Amount) -> bool:
    """`200 billion bigger than in 2024`, `bigger than 2024's by 200 billion`, `24 million tonnes above 2024`."""
    if not amount.sized or c.tokens[amount.first.first].kind == "han":
        return False
    after = c.mentions[c.at(amount.last) + 1 :]
    told = [m for m in after if m.kind not in _BETWEEN]
    bounds = c.postposed and bool(told) and told[0].is_("compare", "at_least", "at_most")  # 1000億ドル以上上回った
    degree = next(iter(told[bounds:]), None)
    than = degree is not None and degree.kind == "direction" and bool(c.says("than"))  # "8 bn higher in May than in"
    if degree is not None and (degree.is_("compare", "above", "below") or degree.kind == "more" or than):
        standard = next((m for m in c.mentions[c.at(degree) + 1 :] if m.kind not in _BETWEEN), None)
        if "," in [token.norm for token in c.tokens[amount.last.last + 1 : degree.first]]:
            return False  # "more than 400 bn, higher than a year earlier"
        if c.tokens[degree.first].kind == "han":
            standard = c.before(amount.first, *_BETWEEN, "op")  # 5月より200億ドル多い
        return standard is not None and standard.kind in _STANDARD
    led = ahead_of_bound(c, amount)
    if led is not None and led.kind == "more" and c.tokens[led.first].kind == "han":
        return bool(c.ops("compare"))  # 比5月多200亿
    if c.ops("difference") and c.has("compare", "between") and len(find_amounts(c)) == 1:
        return True  # "the gap between exports to A and to B was over 100 bn"
    over = behind_fillers(c, preceding(c, amount.first))
    if over is not None and (over.says("moved_by") or (led is not None and led.says("by_so_much"))):  # "um mehr als"
        further = any(m.kind in ("flow", "place", "demonym") for m in after)  # "превысил на 105 млрд экспорт в ЕС"
        return any(m.is_("compare", *_OVER) and (further or not bounding(c, m)) for m in c.mentions[: c.at(over)])
    if led is None or not led.means("prep", "by", "of"):
        return False
    ahead = c.mentions[: c.at(led)] if led.is_("prep", "by") else c.mentions[c.at(led) - 1 : c.at(led)]
    by_words = ("more", "surprise")  # "lower by", "trailed by", "beat exports to A by"
    return any(m.is_("compare", *_OVER) or any(o in by_words for one in m.meanings for o in one) for m in ahead)


def distance_told(f: Features) -> bool:
    """ "16.8bn higher than a year ago, right?", "rose by 13 bn between May and July": the amount is how far two times
    lie apart, and bounds neither; they are set beside one another. Ambiguous where one time alone is known."""
    c, amount = f.clause, _one_size(f)
    if amount is None or amount.unit in ("pct", "pp"):
        return False
    over = following(c, amount.last)
    than = over is not None and over.kind in ("more", "direction") and len(f.periods) == 2 and bool(c.says("than"))
    apart = 2 in (len(f.end_points), len(f.periods)) and moved_by(c, amount)
    f.amounts = () if apart and not c.has_any("direction", "growth") else f.amounts
    if f.context or not apart:
        then = following(c, over) if over is not None and (than or over.is_("compare", "above", "below")) else None
        if then is None or then.kind != "period" or over is None:
            return False
        if over.first == over.last and not (than or then.code.startswith(("earlier", "today"))):
            return False  # "16.8bn above last year's", but "100bn above in 2025"
        if len(f.periods) != 2:
            raise Ambiguous.again()
        c.use(over)
        f.amounts = ()
    c.use(*amount.mentions)
    f.bound = None
    return True


def further_by(f: Features) -> Query | None:
    """`Exports rose by 190 bn in 2025`, 8月顺差同比多168亿: no bound of the figure, but how far it is from the year
    before, or from the month before where that is said; asked back of a month of which neither is."""
    c, amount, times = f.clause, _one_size(f), f.periods[:1]
    if amount is None or f.context or f.asks_time or f.ends or f.things > 1 or c.has("question", "what"):
        return None
    opened = len(f.periods) == 1 and any(said.open for _, said in c.expressions())
    if opened or (f.fragment and not times) or f.periods[1:] not in ((), tuple(time.shift(-12) for time in times)):
        return None
    if c.tokens[amount.first.first - 1].norm == ":" or not _moved_so_far(c, amount):
        return None
    if not times or _set_on(f, amount) or any(m.code.startswith("since") for m in c.all("period")):
        raise Ambiguous.again()  # "up 190 bn on 2024": from it, and to which?
    c.use(*amount.mentions)
    f.bound = None
    so = _so_much_claimed(c, amount)
    on_year, on_month = (
        query_of(f, "change", periods=(times[0], times[0].shift(back)), condition=so) for back in (-12, -1)
    )
    if times[0].kind != "month":
        return on_year
    if not (c.has("growth", "yoy", "mom") or f.periods[1:]):
        raise Ambiguous.again(on_year, on_year, on_month)
    return on_month if c.has("growth", "mom") else on_year


def _so_much_claimed(c: Clause, amount: Amount) -> Bound | None:
    """比去年同期低168亿美元，对吗: by so much below it; None of a move, which is judged as one, and where none asks."""
    degrees = {m.code for m in c.all("more", "more", "less")}
    if len(degrees) != 1 or c.has("direction") or not (c.ops("check") and amount.unit in MONEY):
        return None
    value, unit = amount.in_unit(None)
    return Bound("is", -value if degrees == {"less"} else value, unit=unit)


def _one_size(f: Features) -> Amount | None:
    return f.amounts[0] if len(f.amounts) == 1 and f.amounts[0].sized else None


def _moved_so_far(c: Clause, amount: Amount) -> bool:
    """`By 190 bn`, `190 bn more on the year`."""
    beside = (c.before(amount.first), c.after(amount.last))
    degree = any(m is not None and (m.kind == "more" or m.is_("direction", "up", "down")) for m in beside)
    based = c.has("growth", "yoy", "mom") and not c.has("growth", "growth")
    return (degree and based) or moved_by(c, amount, False) or move_claimed(c, amount)


def _set_on(f: Features, amount: Amount) -> bool:
    """`190 bn on 2024`."""
    on = f.clause.after(amount.last) if len(f.periods) == 1 else None
    return on is not None and on.is_("prep", "on") and f.clause.after(on) in f.clause.all("period")
