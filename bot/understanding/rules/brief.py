"""The rule for all trade of a month or year in brief: exports, imports and the balance together. The rule for what the
other side counts: both books side by side, and the gap between them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.errors import Ambiguous
from bot.model import Condition, Logic, Query
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.bounds import CONTRARY
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.two_tellers import both_tell
from bot.understanding.parties.whose import counted
from bot.understanding.rules.counts_by_time import by_time
from bot.understanding.words.kinds import BALANCES

_FARING = frozenset({"faring", "heading", "told_in_figures"})


def brief(f: Features) -> Query | None:
    c = f.clause
    why = c.ops("why")
    told = not why and c.ops("happened") and c.has_any("place", "demonym", "flow")  # "what happened in May 2025"
    if (why and not _told_of(f)) or not (why or told or c.ops("brief") or _all_told(f)):
        return None
    narrow = [code for code in (*f.partners, *f.commodities) if code not in ("WLD", "TOTAL")]
    of_one = f.flow in ("export", "import", "balance")
    of_one = of_one and (c.has("flow", "export", "import", *BALANCES) or not (c.ops("brief") and c.has("period")))
    if narrow or f.context or of_one:  # "the June numbers in short", after exports: of that month's trade
        return None  # the brief is of all trade; of one partner, good or flow it would leave out what was asked
    return query_of(f, "brief", flow=None)


def _all_told(f: Features) -> bool:
    """8月外贸数据, `how did trade do`: all figures of trade together, where nothing narrower is asked of them."""
    c = f.clause
    if not (c.has("flow", "trade") or f.by_home or c.frame.marked(_FARING)):
        return False  # most questions: nothing else needs to be looked at
    named = any(m.is_("flow", "trade") and ("op", "brief") in m.others for m in c.mentions)
    # "how is China's trade doing": of the newest month, which may be held by its rates alone
    once = len(f.periods) == 1 or not (f.periods or c.has_any("deictic", "party"))
    named = named or (c.has("flow", "trade") and c.has("question", "how") and once)
    named = named or (c.has("flow", "trade") and _latest_on(c))
    # "¿cómo cerró el comercio exterior chino en 2025?"
    fared = c.says("faring") and once
    named = named or (c.has("flow", "trade") and fared)
    if c.has("flow", "trade") and len(f.periods) == 1:  # "trade in August, briefly"
        named = named or c.says("told_in_figures")
    # "what do the June trade figures say"
    saying = c.has("question", "what") and c.has("books", "says") and len(f.periods) == 1
    named = named or (c.has("flow", "trade") and saying and not c.has("agency"))
    # "Chinese data for May": all that they tell of that month
    named = named or (f.by_home and not c.has("flow") and len(f.periods) == 1 and not f.fragment)
    named = named or _went(f)
    asked = c.has("question", "how_much", "how_many", "who") or c.has("op")
    narrowed = c.has_any("growth", "direction", "measure", "extreme", "more", "compare", "unit")
    return named and not (asked or narrowed or f.amounts)


def _latest_on(c: Clause) -> bool:
    """`What's the latest on China's trade`: what is new, and no figure by its name."""
    return any(a.is_("period") and a.code.startswith("newest") and b.is_("prep", "on") for a, b in pairwise(c.mentions))


def _went(f: Features) -> bool:
    """`How did August go`, `what did August bring`: of a month or year, and of nothing else."""
    c = f.clause
    plain = c.only("question", "harmless", "period", "prep", "courtesy")
    asker = c.says("you", "hers")
    went = c.says("heading", "faring")
    if c.says("told_in_figures"):
        return plain and not asker and len(f.periods) == 1 and not f.fragment  # "June 2026 in figures"
    return plain and went and not asker and c.has("question", "how") and len(f.periods) == 1 and not f.fragment


def _told_of(f: Features) -> bool:
    """ "Explain the trade of May": what it was, not why; a movement or a balance is explained by causes."""
    c = f.clause
    asked = [m for m in c.all("op", "why") if ("op", "brief") not in m.others]
    if not (f.fragment or c.has_any("flow", "period", "place", "demonym", "agency")):
        return False  # "explain this more accurately"
    return not asked and not f.moved and not c.has("extreme") and f.flow in ("trade", "total", "both", "all", None)


MIRRORED = ("export", "import", "balance")
_TWO = 2


def mirror(f: Features) -> Query | None:
    """Both sides' figures of one time, or over the months of a span."""
    query = _both_sides(f)
    return None if query is None else by_time(f, query)


def _both_sides(f: Features) -> Query | None:
    if f.two_books and f.flow in ("trade", "total") and both_tell(f.clause.mentions):
        raise Ambiguous.again(query_of(f, "mirror", flow="export", partners=(f.two_books,)))  # of both ways in one
    if f.two_books and f.clause.has("measure", "share") and not f.clause.ops("mirror", "gap"):
        theirs = query_of(f, "share", flow="import", measure="share", by="partner", partners=(f.reporter,))
        raise Ambiguous.again(theirs.with_(reporter=f.two_books))  # "Chinese exports as a share of US imports"
    if f.two_books and (
        f.clause.ops("difference", "compare", "gap")
        or _set_side_by_side(f)
        or f.clause.has("flow", "balance")
        or f.larger
        or f.minus
    ):
        return query_of(f, "mirror", flow=counted(f), partners=(f.two_books,), by="gap")
    if f.two_books and (len(f.clause.all("books", "says")) > 1 or not f.moved):
        return query_of(f, "mirror", flow=counted(f), partners=(f.two_books,))
    if _says_too(f):
        return query_of(f, "mirror")
    if _who_counts_more(f):
        f.clause.use(*f.clause.all("extreme"))
        return query_of(f, "mirror", by="gap")
    several = len(f.periods) > 1 and f.of_all and not f.clause.ops("difference")
    if not f.clause.ops("mirror") or several or _one_of_each(f):
        return None  # "the surplus of 2025 and of 2024, both figures": nobody's other side
    if f.flow == "both" and f.of_all:
        return query_of(f, "balance", flow="balance")  # "wie weit liegen Exporte und Importe auseinander"
    f.clause.use(*f.clause.all("negation", "not"))  # "why don't they match" asks for the gap all the same
    gap = f.clause.ops("difference", "gap") or (f.clause.ops("mirror") and f.clause.has("direction", "down"))
    return query_of(f, "mirror", flow=f.flow if f.flow in MIRRORED else "export", by="gap" if gap else None)


def _one_of_each(f: Features) -> bool:
    """`Exports to the US and the EU in August, both figures`: one of either, and nobody's count but the one."""
    asked = f.clause.all("op", "mirror")
    named = [code for code in f.partners if code != f.reporter]
    told = f.two_books or f.clause.has_any("agency", "books") or f.clause.ops("difference", "gap")
    return len(asked) == 1 and asked[0].says("both_figures") and len(named) == _TWO and not told


def _says_too(f: Features) -> bool:
    """`China says its surplus with the US was 361 bn, what do the Americans say?`: the other side's count is asked."""
    c = f.clause
    says = c.all("books", "says")
    if len(says) < 2 or f.flow not in MIRRORED or len(f.partners) != 1 or f.context:
        return False
    who, asked = c.before(says[-1]), c.first("question", "what")
    other = who is not None and who.kind in ("place", "demonym") and who.code == f.partners[0]
    return other and asked is not None and says[0].last < asked.first < says[-1].first


def _who_counts_more(f: Features) -> bool:
    """`Which side reports the bigger imbalance`, `whose figure for the gap is bigger`: of two who count one trade."""
    c = f.clause
    said = [m for m in c.mentions if m.kind == "question" or not m.says("determiner", "auxiliary")]
    at = next((i for i, m in enumerate(said[:-1]) if m.is_("question", "what", "who") or m.says("choosing")), -1)
    paired = f.flow in MIRRORED and len(f.partners) == 1 and f.partners != ("WLD",) and not f.context
    if paired and _whose_figure(c):
        return True
    if at < 0:
        return False
    who, next_to = said[at : at + 2]
    side = who.kind == "question" and next_to.says("which_side")
    counts = side or (who.is_("question", "who") and next_to.is_("books", "says"))
    counts = counts or (who.says("choosing") and next_to.says("tally"))
    more = any(m.means("more", "more", "less") or (side and m.is_("extreme", "most")) for m in c.mentions)
    return counts and more and paired and not c.has_any("growth", "number", "party")


def _whose_figure(c: Clause) -> bool:
    """`Whose figure is higher`, `which country's count is lower`, where nothing else is asked."""
    sized = [m for m in c.mentions if m.means("more", "more", "less")]
    source = any(len(m.said) > 1 for m in c.all("op", "source"))
    counts = [m for m in c.mentions if m.says("any_country")] and any(m.says("tally") for m in c.mentions)
    return bool(source or counts) and len(sized) == 1 and not c.has_any("number", "growth", "commodity", "compare")


def from_the_other_side(query: Query) -> Query:
    """`Taiwan's surplus with China was 147 bn`, read from China's books: what one has over is what the other lacks. How
    far it moved is the same from either side."""
    if query.flow != "balance":
        return query
    if query.operation == "record" and query.condition is None:
        return query.with_(limit=-(query.limit or 1))
    if query.operation not in ("check", "threshold", "streak") or query.condition is None:
        return query
    return query.with_(condition=_signs_changed(query.condition))


def seen_from_there(last: Query, query: Query) -> Query:
    """ "By Chinese figures?", after the largest deficit of the US with China: the largest surplus."""
    sides = query.reporter in last.partners and last.reporter in query.partners
    kept = (query.operation, query.limit, query.condition) == (last.operation, last.limit, last.condition)
    return from_the_other_side(query) if sides and kept and last.flow == query.flow else query


def _signs_changed(condition: Condition) -> Condition:
    if isinstance(condition, Logic):
        return replace(condition, parts=tuple(_signs_changed(part) for part in condition.parts))
    if condition.unit == "pct":
        return condition
    upper = None if condition.upper is None else -condition.amount
    amount = -condition.amount if condition.upper is None else -condition.upper
    comparator = CONTRARY.get(condition.comparator, condition.comparator)
    return replace(condition, comparator=comparator, amount=amount, upper=upper)


def _set_side_by_side(f: Features) -> bool:
    """A word for both sides' figures; "what do the two each say" asks for what each counts, and not for the gap."""
    return any(not m.says("each_says") for m in f.clause.all("op", "mirror"))
