"""The rule for a share that is said to have moved -> its change, with what is claimed as the condition."""

from __future__ import annotations

from bot.model import Bound, Condition, Logic, Query
from bot.understanding.claimed.degrees import is_than
from bot.understanding.claimed.set_over import later_claimed
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.comparators import comparator
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.parts_of_wholes import share_reached
from bot.understanding.rules.portions import part_of_growth

BEFORE = "share_before"  # measure of a bound: the share from which it moved


def share_claimed(f: Features) -> Query | None:
    """The query of such a claim; None where something is asked, or it is not plain of which times."""
    c = f.clause
    if not c.has("measure", "share") or c.has("measure", "percent", "level") or f.context or f.fragment or f.things > 1:
        return None  # "to what percentage did it fall"
    up, down = c.has("direction", "up"), c.has("direction", "down")
    up = up or (c.has("growth", "growth") and c.mentions[0].says("copula", "auxiliary"))  # "is the US share growing"
    later = None
    if c.has("compare", "above", "below") or any(is_than(m) for m in c.mentions):
        later = later_claimed(f, False)  # "was it higher in 2024 than in 2025"
        up, down = (later == "up", later == "down") if len(f.periods) == 2 else (up, down)
    named = [code for code in (*f.partners, *f.commodities) if code not in ("WLD", "TOTAL")]
    if up is down or not named or f.flow not in ("export", "import", "total") or c.has("negation") or part_of_growth(f):
        return None
    if not _yes_or_no(f, later is not None) or any(said.either for _, said in c.expressions()):
        return None  # "higher in 2024 or in 2025"
    if not (f.bound is None or _by_points(f)) or f.extreme() is not None or f.asks_time:
        return None
    ends = f.end_points if f.ends and len(f.amounts) == len(f.end_points) == 2 else ()
    times = sorted(ends or f.periods, reverse=True)  # "from 16 to 18 % between 2024 and 2025"
    if f.since and times[0].month_count > 12:
        return None  # "has it fallen since 2018": what it was in each of the years tells it
    if len(times) > 2 or (f.ends and not ends) or (len(times) == 2 and times[0].month_count != times[1].month_count):
        return None
    amounts, told = _amounts(f, down), not c.ops("check") and len(times) == len(f.amounts) == 1
    if amounts is None and told and share_reached(c, f.amounts[0]):  # "did its share fall to 11 %"
        amounts = (Bound("about" if c.says("vague") else "is", f.amounts[0].value, unit="pct", measure="share"),)
    if amounts is None:
        return None
    way = Bound("below" if down else "above", 0.0, measure="share")
    c.use(*(m for amount in f.amounts for m in amount.mentions))
    condition: Condition = Logic("and", (way, *amounts)) if amounts else way
    return query_of(f, "change", measure="share", periods=tuple(times), condition=condition)


def _yes_or_no(f: Features, set_over: bool) -> bool:
    """Whether it is put to the test: by a word for that, or in a question without a question word; `set_over`: one of
    two times is said to be above the other."""
    c = f.clause
    asks = any(m.kind == "question" and not m.says("than") for m in c.mentions)
    if asks or any(m.code != "check" and not is_than(m) for m in c.all("op")):
        return False
    share = c.all("measure", "share")[0]  # "what part of the fall": asked for in one word, and of what moved
    if c.ops("check") or c.mentions[0].says("copula", "auxiliary", "heard_elsewhere"):
        return True
    after = c.after(share, "prep")
    led = share is not c.mentions[0] and not (after and after.kind == "direction")
    return c.tokens[-1].norm in ("?", "？") and (set_over or led or _by_points(f))


def _amounts(f: Features, down: bool) -> tuple[Bound, ...] | None:
    """`From 21 % to 15 %`, `by 3 points`; None where what an amount tells is not plain, or the check tells it."""
    c = f.clause
    if not f.amounts:
        return ()
    if any(amount.unit not in ("pct", "pp") for amount in f.amounts) or len(f.amounts) > 2:
        return None
    if len(f.amounts) == 1:
        led = c.before((amount := f.amounts[0]).first)
        if share_reached(c, amount) or amount.unit != "pp" or (led is not None and led.is_("time", "until")):
            return None  # "by up to 4 points"
        way = "is" if f.bound is None else comparator(c, amount)[0] or "is"
        return (Bound(way, -amount.value if down else amount.value, unit="pp", measure="share"),)
    earlier = [a for a in f.amounts if (b := c.before(a.first)) is not None and b.means("prep", "from")]
    later = [a for a in f.amounts if share_reached(c, a)]
    if len(earlier) != 1 or len(later) != 1 or earlier[0] is later[0]:
        return None
    now, before = later[0].value, earlier[0].value
    return Bound("is", now, unit="pct", measure="share"), Bound("is", before, unit="pct", measure=BEFORE)


def _by_points(f: Features) -> bool:
    """`Fell by more than three points`: a bound of how far it moved, and of no more."""
    return len(f.amounts) == 1 and f.amounts[0].unit == "pp"
