"""What the rules for plain figures ask of two figures beside one another, and of months beside one another.

Features -> whether it is so."""

from __future__ import annotations

from itertools import pairwise

from bot.errors import Ambiguous
from bot.model import Query
from bot.understanding.clauses.asked import query_of, to_date
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.comparators import by_so_much_more
from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import THAN
from bot.understanding.words.spacing import ARROW


def a_month_of_many(f: Features) -> None:
    """ "Was August's surplus bigger than in any month of 2025": Ambiguous, for a month and the sum of a year are not to
    be set against each other, and the months of that year are offered."""
    extreme = f.extreme()
    if extreme is None or sorted(period.month_count > 1 for period in f.periods) != [False, True]:
        return
    span = next(period for period in f.periods if period.month_count > 1)
    offered = query_of(f, "record", by="month", limit=extreme, periods=(span,))
    raise Ambiguous.again(offered, offered)


def between_two(f: Features) -> None:
    """ "Who bought less than Vietnam but more than India": Ambiguous, for neither of the two named is asked after."""
    c = f.clause
    less, more = (c.has("more", one) or c.has("compare", two) for one, two in (("less", "below"), ("more", "above")))
    if len(f.partners) == 2 and less and more and c.asks_who() and not c.has("conj", "or"):
        raise Ambiguous.again()


def rates_compared(f: Features) -> bool:
    """伸びは7月と8月でどちらが高いか, 伸びが高かったのはどちらか, "grew faster in May than in June, true?": two rates
    are set against each other."""
    c = f.clause
    degree = c.has("more", "more", "less") or (c.has("compare", "above", "below") and not f.amounts)
    led = bool(c.says("than") and c.mentions[0].says("auxiliary", "copula"))
    opened = led or (c.ops("compare") and len(f.periods) == 2 and c.tokens[-1].norm == "?")  # 比5月增长更快吗？
    opened = opened and f.flow in ("export", "import", "total")
    grown = c.has("growth", "growth") or any(m.first < m.last for m in c.all("more", "faster", "slower"))
    opened = opened or (led and grown and f.flow == "balance")  # "is the surplus growing faster in 2025 than in 2024"
    asked = (c.has("question", "who") or c.ops("check") or opened) and c.has("more", "faster", "slower")
    further = _moved_further(f)
    sought = f.asks_time == "month" or any(m.says("topic") for m in c.mentions[-1:])  # 伸びが高かったのは？
    set_over = c.has("question", "what") or sought or (c.says("than") and not c.ops("difference"))
    which = c.has("more", "faster", "slower") and set_over and len(f.periods) == 2
    if which and f.flow != "balance" and not (f.context or c.has("measure", "value")):
        return True  # "exports in July and August, which grew faster and by how much"
    return ((c.has("growth", "growth") and degree) or asked or further) and not c.ops("difference")


def _moved_further(f: Features) -> bool:
    """`Did exports fall more in November than in October`: by how much they moved in each, and not from the one to the
    other."""
    c = f.clause
    if not c.says("than") or len(f.periods) != 2 or f.amounts or c.has("question", "how_much"):
        return False
    behind = (c.before(m) for m in c.all("more", "more", "less"))
    moved = c.has("more", "fell_more") or any(m is not None and m.is_("direction", "up", "down") for m in behind)
    pairs = pairwise(c.mentions)  # "was the fall bigger in May than in June"
    moved = moved or (c.has("more") and any(a.says("determiner") and b.kind == "direction" for a, b in pairs))
    return moved and f.flow in ("export", "import", "total")


def times_another(f: Features) -> Query | None:
    """`Exports to the US twice those to Japan`, `three times its imports`: two things are set against each other, and
    the reply tells how many times as much one is; no growth of either is claimed."""
    c = f.clause
    factor = c.first("multiple") or next((m for m in c.mentions if m.is_("op", "times") or m.says("times")), None)
    if factor is None or f.context or f.bound is not None or len(f.periods) > 2:
        return None
    if len(f.periods) == 2 and f.things == 1:
        said = [m for m, _ in c.expressions()]
        asked = factor.says("times") or factor is c.mentions[0]  # "во сколько раз профицит 2025 больше, чем 2021"
        over = [m for m in c.mentions if m.says("than") or m.is_("more", "more", "less")] if asked else [factor]
        between = len(said) == 2 and any(said[0].last < m.first < said[1].first for m in over)
        between = between or (len(said) == 2 and _behind(c, factor, said[1]))
        c.use(*((*c.all("multiple"), factor) if between else ()))
        return query_of(f, "compare", by="period") if between else None
    if len(f.periods) > 1:
        return None
    flows = f.flow in ("both", "all")
    if (2 if flows else f.things) != 2 or (flows and f.things > 2):
        return None
    kinds = ("flow",) if flows else ("place", "demonym") if len(f.partners) == 2 else ("commodity",)
    codes = f.partners if len(f.partners) == 2 else f.commodities
    named = [m for m in c.mentions if m.kind in kinds and (flows or m.code in codes)]
    later = [m for m in named if m.first > factor.last] or [m for m in named[-1:] if _behind(c, factor, m)]
    if not later or any((joint := c.before(m)) is not None and joint.is_("conj", "and") for m in later):
        return None  # "did exports to the US and Japan double", "doubled to the US and to Japan"
    c.use(*c.all("multiple"), factor)
    by = "flow" if flows else "partner" if len(f.partners) == 2 else "commodity"
    return query_of(f, "compare", by=by, flow="both" if flows else f.flow)


def percent_apart(f: Features) -> Query | None:
    """`Exports to ASEAN were 60 % more than exports to the US`, `to Russia were a quarter of those to the US`: the two
    beside each other, no rate of either and no share."""
    if len(f.amounts) != 1 or len(f.periods) > 1 or f.context or f.fragment or f.things != 2:
        return None
    apart = by_so_much_more(f.clause, f.amounts[0]) is not None or _part_of_another(f)
    if not apart or f.clause.has("question") or f.clause.ops("why"):
        return None
    flows = f.flow in ("both", "all")
    by = "flow" if flows else "partner" if len(f.partners) == 2 else "commodity"
    f.clause.use(*f.amounts[0].mentions)
    f.bound = None
    return query_of(f, "compare", by=by, flow="both" if flows else f.flow, measure=None)


def _part_of_another(f: Features) -> bool:
    """Whether a part told in words stands between the two: one of them is a part of the other."""
    c, amount = f.clause, f.amounts[0]
    if ("unit", "pct") not in amount.first.others or c.has("direction") or f.moved:
        return False
    kinds = ("place", "demonym") if len(f.partners) == 2 else ("commodity",) if len(f.commodities) == 2 else ("flow",)
    codes = (*f.partners, *f.commodities, "export", "import")
    named = [m for m in c.mentions if m.kind in kinds and m.code in codes]
    if len(named) != 2 or not (named[0].last < amount.first.first and amount.last.last < named[1].first):
        return False  # "makes up" may stand between the first and the part
    return all(named[0].last < m.first < amount.first.first for m in c.all("measure"))


def _behind(c: Clause, factor: Mention, standard: Mention) -> bool:
    """是对美出口的两倍, 2020年の1.5倍: the multiple stands right after what it is one of, where words are signs."""
    between = [m for m in c.mentions if standard.last < m.first and m.last < factor.first]
    signs = c.ways.unspaced and standard.last < factor.first
    return signs and all(
        m.kind in ("prep", "flow", "harmless", "deictic", "commodity", "verb", "number") for m in between
    )


def january_from_february(f: Features) -> bool:
    """`The difference between January and February`: the two are announced as one, and here they are set apart."""
    c = f.clause
    months = [m for m, said in c.expressions() if said.mode == "list" and said.grain == "month"]
    span = f.periods[0] if len(f.periods) == 1 else None
    joined = span is not None and span.first.month == 1 and span.month_count == 2 and len(months) <= 1
    more = any(m.says("further") for m in c.all("op", "difference")) or c.has("measure", "percent")
    moved = more or c.has_any("growth", "direction", "more") or f.minus or f.taken_away
    return joined and f.things == 1 and not moved


def how_much_more(f: Features) -> bool:
    """`¿Cuánto más vendió a África en 2025, en porcentaje?`: by how much more than the year before."""
    return bool(f.clause.ops("difference")) and len(f.periods) == 1 and f.flow in ("export", "import")


def more_bought(f: Features) -> bool:
    """`Quanto a mais a América Latina comprou em 2025`: likewise, of one thing and with no word for the rate."""
    told = f.amounts or f.fragment or f.things > 1 or f.context
    further = any(m.says("further") for m in f.clause.all("op", "difference"))  # no "на сколько продал"
    return further and how_much_more(f) and not told and not f.clause.has_any("compare", "books", "agency")


def rate_moved(f: Features) -> bool:
    """出口增速从7月到8月加快了多少, "export growth rose from what in July to what in August": the rate moved, and is a
    noun of its own beside the verb that tells which way."""
    c = f.clause
    growth = c.first("growth", "growth")
    if growth is None or f.amounts or f.context or f.flow not in ("export", "import") or f.basis:
        return False
    if c.ops("trend", "monthly", "chart", "each", "per_month"):
        return False
    unspaced = c.tokens[growth.first].kind == "han"
    led = c.before(growth) if unspaced else None
    noun = led is not None and led.is_("flow", "export", "import")
    noted = ("measure", "rate") in growth.others
    asked = (*c.all("direction"), *c.all("op", "how_fast"), *(c.all("op", "difference") if noun else ()))
    told = any(m.first > growth.last or (noted and m.kind == "op") for m in asked)
    told = told or (noted and c.has("direction") and (c.ops("difference") or c.has("question", "how_much")))
    return (noun or noted) and told  # "cuánto bajó el crecimiento": before its noun as well


def by_month_told(f: Features) -> bool:
    """`Exportaciones a EE. UU. por mes, enero-junio`: no word asks for an amount or a mean: the months, one by one."""
    c = f.clause
    if not (c.ops("per_month") or c.says("each_month")):
        return False
    asks = c.has_any("question", "verb") or c.ops("average", "sum", "accumulated", "count") or f.context
    spans = len(f.periods) == 1 and f.periods[0].month_count > 1
    said = [m for m in c.mentions if m.says("each_month")]
    of_a_place = any((one := c.after(m)) is not None and one.kind in ("place", "demonym") for m in said)
    each = bool(said) and not of_a_place and not f.amounts and not c.ops("check")  # "all of ASEAN" is no month
    return (c.ops("per_month") or each) and not asks and spans and f.flow in ("export", "import", "balance", "total")


def of_any_grain(f: Features) -> bool:
    """`How did it develop in 2025`: no months are named, so that the year itself will do where none are held."""
    c = f.clause
    return [p.kind for p in f.periods] == ["year"] and not (f.asks_time or c.ops("monthly") or c.frame.says("by_month"))


def either_way(f: Features) -> bool:
    """`4月到8月顺差是在扩大还是收窄`: which way it went over some months is their course."""
    c = f.clause
    span = f.ends and len(f.periods) == 1 and f.periods[0].month_count > 2 and f.things == 1
    measured = c.ops("difference", "how_fast", "why", "streak", "count") or c.has("question", "how_much") or f.amounts
    return span and not measured and c.has("direction", "up") and c.has("direction", "down")


def of_rates(f: Features) -> bool:
    """ "The difference in export growth between July and August": of two rates, in points."""
    c = f.clause
    apart = c.first("op", "difference")
    joint = c.after(apart) if apart is not None else None
    growth = c.first("growth", "growth", "yoy")
    if growth is not None and apart is not None and apart.says("of_two") and not f.basis:
        return True
    if growth is not None and apart is not None and len(f.periods) == 2 and apart is c.mentions[-1]:
        ends = [i for i in range(growth.last, apart.first) if c.tokens[i].norm == "?"]
        if ends and all(m.kind == "harmless" for m in c.mentions if ends[-1] < m.first < apart.first):
            return True  # 6月出口同比增长多少？5月呢？差多少？
    quicker = growth is not None and c.has("more", "faster", "slower") and len(f.periods) == 2 and not f.year_before
    if quicker or _rate_over(f, growth):
        return True  # "how much quicker did exports grow in August than in July"
    led = c.before(apart, "prep", "question") if apart is not None else None  # "did growth change from May to June"
    beside = led is not None and apart is not None and led.last + 1 == apart.first
    if led is not None and led.is_("growth", "growth") and (beside or c.tokens[led.first].kind == "han"):
        return f.flow in ("export", "import") and not f.basis  # 伸び率にどれだけ差があるか
    if joint is None or growth is None or growth.first < joint.first:
        return False  # else also "the gap between May and June exports growth": a rate ends what lies between
    return joint.is_("prep", "in", "of") or (joint.kind == "period" and growth is c.mentions[-1])


def _rate_over(f: Features, growth: Mention | None) -> bool:
    """ "How much higher was export growth in June than in May": the rate of the one month over that of the other."""
    c = f.clause
    asked = c.ops("difference", "how_fast") or c.has("question", "how_much")
    if growth is None or len(f.periods) != 2 or f.ends or f.year_before or not asked:
        return False
    led = c.before(growth) if c.tokens[growth.first].kind == "han" else None
    noun = growth.code == "yoy" or growth.means("measure", "rate") or (led is not None and led.kind == "flow")
    than = c.has("compare") or c.has("more") or any(m.says("than") or m.says("post_than") for m in c.mentions)
    return noun and (than or bool(c.ops("compare"))) and not (c.has("scale") or c.has("unit", "USD", "CNY", "EUR"))


def changed_since(f: Features) -> Query | None:
    """`How has the surplus changed since 2023`: from year to year; since a month it is the course. `Exports rose in
    2025. By how much did they rise in 2024?`: in that year, and not to the other."""
    if _moved_then_too(f):
        return query_of(f, "growth", by="year", measure="yoy", periods=f.periods[1:])
    if len(f.periods) != 1 or not (f.months_apart or f.since):
        return None
    c = f.clause
    asked = c.has("question", "how_much", "how_many") or c.ops("difference", "how_fast")
    asked = asked or c.says("measuring")  # "how far"
    grown = any(not m.means("measure", "rate") for m in c.all("growth", "growth"))  # "how much has it grown since May"
    moved = (grown or c.has("direction", "up", "down")) and not (c.has("growth", "yoy", "mom") or f.amounts)
    moved = moved and len(c.expressions()) == 1
    if f.months_apart and asked and moved and f.things == 1 and not c.ops("why", "trend", "count", "monthly", "streak"):
        return query_of(f, "change", periods=f.months_apart)  # "how far has it come down since January"
    since = f.since and c.has("direction", "moved")
    if not since or f.context or c.ops("why", "revise"):
        return None
    if f.years:
        return query_of(f, "change", periods=f.years)
    rate = f.flow != "balance" and any(m.means("measure", "rate") for m in c.all("growth", "growth"))
    return query_of(f, "trend", by="month", measure="yoy" if rate else f.measure)  # "how has import growth moved since"


def _moved_then_too(f: Features) -> bool:
    c = f.clause
    times, asked, moved = c.all("period"), c.all("op", "difference"), c.all("direction", "up", "down")
    if len(f.periods) != 2 or len(times) != 2 or len(asked) != 1 or len(moved) != 2 or c.has_any("more", "prep"):
        return False
    inside = times[0].last < asked[0].first < moved[1].first < times[1].first and c.has("deictic", "them", "it")
    ended = any(token.said in ".;" for token in c.tokens[times[0].last + 1 : asked[0].first])
    then = c.expressions()[1][1]
    counted = then.open or then.until_only or any(part.steps for part in then.parts)  # "by 2025", "the month after"
    return inside and ended and not (c.ops("compare") or c.frame.marked(THAN) or counted)


def at_arrow(f: Features) -> Query | None:
    """`Exports Aug -> Sep 2025`, `May 25 -> May 26`: an arrow between two times beside each other, or a year apart,
    asks how it moved from the one to the other; the sum of them is hardly ever wanted."""
    if not (f.ends and len(f.end_points) == 2) or f.context or f.things > 1:
        return None
    c = f.clause
    tokens = (c.tokens[i].norm for m in c.all("period") for i in range(m.first, m.last + 1))
    first, last = sorted(f.end_points)
    step = {"month": 1, "quarter": 3, "half": 6}.get(first.kind)
    if step is None or last not in (first.shift(step), first.shift(12)) or ARROW not in tokens:
        return None
    return query_of(f, "change", periods=(last, first))


def paced(f: Features) -> bool:
    """`Did growth slow from June to July`: a word for how its pace changes, or one that is growth and a way besides."""
    c = f.clause
    if any({"growth", "direction"} <= {m.kind, *(kind for kind, _ in m.others)} for m in c.mentions):
        return True
    return c.has("growth", "growth", "yoy") and any(m.says("pace") for m in c.all("direction"))


def against_that_span(f: Features) -> bool:
    """`January to June against the same months of the year before`: of the span, and not month by month."""
    c = f.clause
    against = any(m.first < m.last and not m.says("at_a_pace") for m in c.all("growth", "yoy")) and to_date(f)
    by_month = c.ops("chart", "monthly", "each", "by_quarter") or c.says("by_month")
    return against and not by_month and f.flow in ("export", "import", "total")
