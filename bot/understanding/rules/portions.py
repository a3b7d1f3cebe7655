"""The rules for portions: of how many months of a span something is claimed. How much of a rise or fall is one
partner's."""

from __future__ import annotations

from dataclasses import replace

from bot.model import DENIED, Bound, Period, Query
from bot.understanding.clauses.amounts import Amount
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.runs import run_condition
from bot.understanding.words.frame import Mention

_BY = {"is": "times", "least": "times_least", "most": "times_most"}
_COMPARED = {"at_least": "times_least", "at_most": "times_most"}
_OTHER = ("why", "streak", "record", "count", "forecast", "missed", "average", "share", "mirror", "longest", "by_year")


def portion(f: Features) -> Query | None:
    """ "October was the only month of 2025 in which exports fell", "imports fell in most months of 2023", "in at least
    six months the surplus topped 100 bn": the months in which it was so are counted, and the claim judged by that."""
    c = f.clause
    only = c.has("fragment", "only") or c.says("only")
    told = c.has_any("portion", "negation") or c.has("fragment", "no") or c.says("save")
    if not (told or f.amounts or only or _once(f)):
        return None
    claimed = _claimed(f)
    other = c.ops(*_OTHER) or (c.ops("surprise") and f.bound is None)
    other = other or (c.ops("sum") and not only)  # "in all of 2025 only October"
    if claimed is None or other or f.fragment or f.things > 1 or f.extreme() is not None:
        return None
    by, limit, said = claimed
    months = tuple(p for p in f.periods if p.month_count == 1)
    spans = tuple(p for p in f.periods if p.month_count > 1)
    named = by in ("only", "but") and limit is None
    if by == "only" and not months and (c.ops("which", "when") or c.has("question", "what")):
        if (condition := _condition(f, said)) is None:
            return None
        c.use(*said)  # "which was the only month of 2025 in which exports fell"
        return query_of(f, "threshold", measure=condition.measure or f.measure, by="which", condition=condition)
    if len(spans) > 1 or bool(months) is not named or (f.flow is None and not f.context):
        return None
    span = spans[0] if spans else _year_of(months)
    if span is None or not all(span.covers(month) for month in months):
        return None
    if by == "none":
        c.use(*(m for m in c.all("negation") if m.says("concord")))  # "ningún mes no", "ни разу не падал"
    condition = _condition(f, said)
    if condition is None:
        return None
    c.use(*said)
    measure = condition.measure or f.measure
    return query_of(f, "check", measure=measure, by=by, limit=limit, periods=(span, *months), condition=condition)


def _claimed(f: Features) -> tuple[str, int | None, tuple[Mention, ...]] | None:
    """How the months are claimed to be counted, the number, and the words that say so."""
    c = f.clause
    if (said := c.first("portion")) is not None:
        kind, _, number = said.code.partition(":")
        by, times = _BY.get(kind, kind) if number else kind, int(number or 0)
        before = c.before(said)
        if by == "times" and before is not None and not c.postposed and before.kind in ("compare", "more"):
            more = before.code in ("above", "more", "fell_more")  # "did imports fall more than once"
            return ("times_least", times + 1, (said, before)) if more else None
        same = tuple(m for m in c.all("portion") if m.code == said.code)
        denied = [*c.all("negation", "not"), *(m for m in c.all("op", "check") if m.says("denied"))]
        one = by == "times" and times == 1 and said.first == said.last  # "exports didn't fall once"
        if by == "ever" or (one and any(m.last < said.first for m in denied)):  # 一度も増えなかった: a part of it
            return ("none", None, (*same, *denied)) if len(denied) == 1 else None
        return by, times or None, same
    if (alone := _alone(f)) is not None:
        return "only", None, (alone,)
    if c.has("negation") or c.has("fragment", "no") or c.says("save"):
        return _but_for(f) or _never(f)
    if (once := _once(f)) is not None:
        return once
    if not ((f.amounts and c.ops("check")) or _put(f)):
        return None
    for amount in f.amounts:
        unit = c.after(amount.last, "prep")
        if amount.unit or amount.scaled or unit is None or not unit.is_("time", "unit:month"):
            continue
        before = c.after(unit) if c.postposed else c.before(amount.first)
        times = int(amount.value)
        if before is None or before.kind not in ("compare", "more"):
            if _plain_number(f, amount):
                return "times", times, amount.mentions
            continue
        if before.code in _COMPARED:
            return _COMPARED[before.code], times, (before, *amount.mentions)
        if before.code in ("above", "more"):
            return "times_least", times + 1, (before, *amount.mentions)
        if before.code in ("below", "less"):
            return "times_most", times - 1, (before, *amount.mentions)
    return None


def _plain_number(f: Features, amount: Amount) -> bool:
    """`In seven months of 2025 the surplus topped 100 bn`: so many months; `for seven months` may be a run."""
    led = f.clause.before(amount.first)
    lasting = led is not None and (led.is_("prep", "for", "of") or led.means("time", "since", "from", "last", "past"))
    whole = amount.value == int(amount.value) and 1 <= amount.value <= 60
    return whole and not lasting and bool(f.clause.ops("check"))


def _once(f: Features) -> tuple[str, int | None, tuple[Mention, ...]] | None:
    """`Las exportaciones solo cayeron una vez`, `caíram mais de uma vez`: counted after `only` or `more`."""
    said = next((m for m in f.clause.all("harmless") if ("harmless", "once") in m.others), None)
    if said is None:
        return None
    before = f.clause.before(said)
    if before is not None and before.kind in ("compare", "more") and before.code in ("above", "more", "fell_more"):
        return "times_least", 2, (said, before)
    only = any(("harmless", "only") in m.others and m.first < said.first for m in f.clause.all("harmless"))
    return ("times", 1, (said,)) if only else None


def _alone(f: Features) -> Mention | None:
    """只有10月出口下降了吗, 減ったのは10月だけ, "the only negative month": right beside it, no amount asked for."""
    c = f.clause
    if f.fragment or c.has("question") or not (f.moved or f.bound is not None):
        return None
    marked = [m for m in c.all("harmless") if m.says("only")] if c.ops("check") or c.mentions[0].says("copula") else []
    for said in (*c.all("fragment", "only"), *marked):
        month = c.before(said) if c.postposed else c.after(said)
        glued = month is not None and (month.last + 1 == said.first or said.last + 1 == month.first)
        after = c.after(month) if month is not None and month.kind == "direction" else month
        if after and glued and ((after.kind == "period" and after is month) or after.is_("time", "unit:month")):
            return said
    return None


def _but_for(f: Features) -> tuple[str, int | None, tuple[Mention, ...]] | None:
    """ "Every month of 2025 except October", 除10月外每个月, 10月を除く全ての月: all but the months named beside it."""
    c = f.clause
    without = [*c.all("negation", "without"), *(m for m in c.all("harmless") if m.says("save"))]
    if not without or not c.says("each_month"):
        return None
    month = c.before(without[0], "prep") if c.postposed else c.after(without[0], "prep")
    if month is None or month.kind != "period":
        return None
    return "but", None, tuple(without)


def _never(f: Features) -> tuple[str, int | None, tuple[Mention, ...]] | None:
    """ "Exports never fell in 2025", "did not fall in any month of 2025, right?": in none of its months, and not over
    the year as a whole."""
    c = f.clause
    said = tuple(m for m in c.all("negation") if m.says("never"))
    any_month = tuple(m for m in c.mentions if m.says("any_of_them") and c.followed_by(m, "period"))
    none = tuple(m for m in c.all("fragment", "no") if (one := c.after(m)) and one.kind in ("flow", "direction"))
    if len(none) == 1 and any_month and c.ops("check") and not c.has("negation"):
        return "none", None, (*none, *any_month)  # "no deficit in any month of 2025, right?"
    said = (*c.all("negation", "not"), *any_month) if any_month and c.ops("check") else said
    alone = bool(said) and len(c.all("negation", "not")) == 1
    return ("none", None, said) if alone and not c.ops("ever") else None


def _put(f: Features) -> bool:
    """Whether yes or no is asked: "did the surplus exceed 100 bn in at least six months"."""
    c = f.clause
    return bool(f.amounts) and bool(c.mentions) and c.mentions[0].says("auxiliary", "there")


def _year_of(months: tuple[Period, ...]) -> Period | None:
    """ "October 2025 was the only month in which": of its year."""
    years = {month.first.year for month in months}
    return Period.year(years.pop()) if len(years) == 1 else None


def _condition(f: Features, said: tuple[Mention, ...]) -> Bound | None:
    """What holds of the months; a negation turns it round: "the only month in which exports did not grow"."""
    c = f.clause
    if f.bound is None and c.has("more", "fell_more"):
        return Bound("below", 0.0, unit="pct", measure="yoy")
    moved = c.has("direction", "up") != c.has("direction", "down") or c.has("growth", "growth") or f.context
    if f.bound is None and not moved and f.flow != "balance":
        return None
    condition = f.bound or run_condition(f)
    denied = [m for m in c.all("negation", "not") if m not in c.used and m not in said]
    if not denied:
        return condition
    if len(denied) > 1 or condition.comparator not in DENIED:
        return None
    c.use(*denied)
    return replace(condition, comparator=DENIED[condition.comparator])


def part_of_growth(f: Features) -> bool:
    """A part of a movement, or points that one partner added to a rate, of one flow with everybody.

    "How much of the growth of imports from Brazil was soybeans" is about one partner alone."""
    c = f.clause
    named = [code for code in f.partners if code != "WLD"]
    if len(named) != 1 or f.flow not in ("export", "import") or len(f.periods) > 1 or f.context or f.blamed:
        return False
    if c.has_any("compare", "more") or c.ops("mirror", "surprise", "missed", "forecast", "streak", "record"):
        return False
    moved = [m for m in c.mentions if m.kind == "growth" or m.is_("direction", "up", "down")]
    places = [m for m in c.mentions if m.kind in ("place", "demonym") and m.code in named]
    if not moved or not places or _with_one(f, places[0]):
        return False
    points = _points(f) and not c.has("measure", "share")  # "на сколько пунктов выросла доля": the share itself
    asked = c.first("measure", "share")
    # "did the US make up most of the fall": said to be of it; "is the US share growing" is of the share itself
    of = asked is not None and (asked.says("part_moved") or c.followed_by(asked, "prep", "of"))
    doer = asked is not None and of and c.before(asked) is places[0]
    return ((doer or places[-1].first > moved[0].first) and _of(f, moved[0])) or points


def _of(f: Features, moved: Mention) -> bool:
    """`How much of the rise`, `what share of the growth`: the part is asked before what moved."""
    c = f.clause
    asked = c.first("question", "how_much") or c.first("measure", "share")
    flow = c.first("flow")
    if asked is None or asked.first > moved.first or flow is None:
        return False
    noun = moved.first == flow.last + 1 and flow.says("imperative")  # "the export increase"
    if moved.kind != "growth" and moved.first > flow.first and not noun:
        return False  # "what share of exports did the EU take more of": a verb, no rise
    of = c.after(asked)
    dated = of is not None and of.kind == "period" and c.after(of) is moved  # "how much of the 2025 growth"
    part = asked.kind == "measure" or dated or (of is not None and of.is_("prep", "of"))
    between = [m for m in c.mentions if asked.last < m.first < moved.first]
    near = all(m.kind in ("harmless", "prep", "demonym", "place", "flow", "period", "op") for m in between)
    return part and near and not any(m.code in f.partners for m in between if m.kind in ("place", "demonym"))


def _points(f: Features) -> bool:
    """`By how many percentage points did the EU lift export growth`: points, and no amount of them is told."""
    c = f.clause
    asked = c.has("question", "how_many", "how_much") or c.ops("difference", "how_fast")
    return bool(c.has("unit", "pp") and asked and c.has("growth", "growth") and not f.amounts)


def _with_one(f: Features, place: Mention) -> bool:
    """`Exports to the US`, `exports from China to the US`: the flow that moved is the one with that partner."""
    c = f.clause
    joint = c.before(place)
    if joint is None or not joint.is_("prep", "to", "from", "into", "with"):
        return False
    over = c.before(joint, "place", "demonym", "prep")
    # "how many points did exports to the EU add to China's export growth": the second flow is the whole
    return over is not None and over.kind in ("flow", "growth") and len(c.all("flow")) < 2


def due_to(f: Features) -> bool:
    """`Qué proporción del superávit se debe a Estados Unidos`: a part of a whole is asked first; nothing moved."""
    c = f.clause
    share, cause = c.first("measure", "share", "percent"), c.first("op", "why")
    much = c.first("question", "how_much")  # "how much of the surplus is explained by trade with the US"
    if share is None and much is not None and (of := c.after(much)) is not None and of.is_("prep", "of"):
        share = much if c.has("place") and not c.has("commodity") else None
    asked = share is not None and cause is not None and share.first < cause.first
    return asked and not c.has_any("direction", "growth", "extreme")
