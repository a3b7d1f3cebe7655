"""The rule for a share that is said to have risen or fallen: `Brazil's share of its soybean imports fell, true?`, `it
dropped from 21 % to 15 %`, `by 3 points` -> the change of the share, with what is claimed as its condition."""

from __future__ import annotations

from bot.model import Bound, Condition, Logic, Query
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.wholes import share_reached

BEFORE = "share_before"  # measure of a bound: the share from which it moved


def share_claimed(f: Features) -> Query | None:
    """The query of such a claim; None where something is asked, or it is not plain of which times."""
    c = f.clause
    if not c.has("measure", "share") or f.context or f.fragment or f.things > 1:
        return None
    up, down = c.has("direction", "up"), c.has("direction", "down")
    named = [code for code in (*f.partners, *f.commodities) if code not in ("WLD", "TOTAL")]
    if up is down or not named or f.flow not in ("export", "import", "total") or c.has("negation"):
        return None
    if not _yes_or_no(f) or f.bound is not None or f.extreme() is not None or f.asks_time:
        return None
    times = sorted(f.periods, reverse=True)
    if f.since and times[0].month_count > 12:
        return None  # "has it fallen since 2018": what it was in each of the years tells it
    if len(times) > 2 or f.ends or (len(times) == 2 and times[0].month_count != times[1].month_count):
        return None
    amounts = _amounts(f, down)
    if amounts is None:
        return None
    bounds = (Bound("below" if down else "above", 0.0, measure="share"), *amounts)
    c.use(*(m for amount in f.amounts for m in amount.mentions))
    condition: Condition = bounds[0] if len(bounds) == 1 else Logic("and", bounds)
    return query_of(f, "change", measure="share", periods=tuple(times), condition=condition)


def _yes_or_no(f: Features) -> bool:
    """Whether it is put to the test: by a word for that, or in a question without a question word."""
    c = f.clause
    if any(m.kind == "question" and not m.says("than") for m in c.mentions):
        return False
    if c.has_other("op", "check"):
        return False
    if c.ops("check") or c.mentions[0].says("copula", "auxiliary"):
        return True
    share = c.all("measure", "share")[0]  # "what part of the fall": asked for in one word, and of what moved
    after = c.after(share, "prep")
    asked = share is c.mentions[0] or (after is not None and after.kind == "direction")
    return c.tokens[-1].norm == "?" and not asked


def _amounts(f: Features, down: bool) -> tuple[Bound, ...] | None:
    """`From 21 % to 15 %`, `by 3 points`; None where what an amount tells is not plain, or the check tells it."""
    c = f.clause
    if not f.amounts:
        return ()
    if any(amount.unit not in ("pct", "pp") for amount in f.amounts) or len(f.amounts) > 2:
        return None
    if len(f.amounts) == 1:
        amount = f.amounts[0]
        if share_reached(c, amount) or amount.unit != "pp":
            return None
        return (Bound("is", -amount.value if down else amount.value, unit="pp", measure="share"),)
    earlier = [a for a in f.amounts if (b := c.before(a.first)) is not None and b.means("prep", "from")]
    later = [a for a in f.amounts if share_reached(c, a)]
    if len(earlier) != 1 or len(later) != 1 or earlier[0] is later[0]:
        return None
    return (
        Bound("is", later[0].value, unit="pct", measure="share"),
        Bound("is", earlier[0].value, unit="pct", measure=BEFORE),
    )
