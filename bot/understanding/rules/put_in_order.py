"""What is put in order: several partners by what follows `by`, all months of a span, one month among all of them.

Features -> whether it is so.
"""

from __future__ import annotations

from bot.understanding.clauses.features import Features
from bot.understanding.words.kinds import QUIET

_YEAR = 12  # months: so many are told one by one


def listed_by(f: Features) -> bool:
    """`List Germany, France and Italy by exports`: several, put in order by what follows `by`."""
    c = f.clause
    by = c.first("prep", "by")
    if by is None or len(f.partners) < 2 or c.has("direction"):
        return False
    opening = next((m for m in c.mentions if m.kind not in QUIET), None)
    if opening is None or not opening.is_("op", "trend"):
        return False
    after = c.after(by, "demonym")
    return after is not None and after.kind in ("flow", "growth")


def all_months(f: Features) -> bool:
    """`Rank the months of 2025 by the surplus, highest first`: every month of a span in its place."""
    by_name = f.clause.ops("list", "which") and len(f.periods) == 1 and 2 < f.periods[0].month_count <= _YEAR
    return bool(by_name) and f.asks_time is None and not f.amounts


def placed_in_time(f: Features, ordered: bool) -> bool:
    """ "Rank August 2026's surplus among all months": where one month stands among all of them."""
    months = f.clause.ops("list", "which", "monthly")
    return ordered and months and f.extreme() is None and [p.kind for p in f.periods] == ["month"]


def years_in_order(f: Features) -> bool:
    """`Rank 2021 to 2025 by export growth`: whole years, more than one, of one series, with a word for putting in order
    and no partner or goods that could be."""
    c = f.clause
    rated = [m for m in c.all("op", "rank") if m.says("numbered")]
    if not rated or c.has_any("party", "extreme") or len(f.partners) > 1 or len(f.commodities) > 1:
        return False
    several = f.years or f.periods
    whole = all(p.first.month == 1 and p.last.month == 12 and p.month_count % 12 == 0 for p in several)
    return whole and sum(p.month_count for p in several) > 12


def how_high(f: Features) -> bool:
    """`Where did exports stand`, `where was growth in June`: a level is asked, not to whom something went."""
    c = f.clause
    where = c.first("question", "where")
    if where is None or c.has_any("verb", "party") or f.extreme() is not None:
        return False
    said = [m for m in c.mentions if m.first > where.last]
    if any(m.says("standing") for m in said):
        return True
    if not said or any(m.says("heading") for m in said):
        return False  # "where are exports going"
    now = any(time.latest for _, time in c.expressions())  # "where are they now"
    return said[0].says("copula") or (now and said[0].says("pronoun"))
