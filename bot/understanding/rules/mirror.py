"""The rule for what the other side counts: both books side by side, and the gap between them."""

from __future__ import annotations

from dataclasses import replace

from bot.errors import Ambiguous
from bot.model import Condition, Logic, Query
from bot.understanding.clauses.asked import query_of
from bot.understanding.clauses.bounds import CONTRARY
from bot.understanding.clauses.features import Features
from bot.understanding.parties.other_books import counted

MIRRORED = ("export", "import", "balance")


def mirror(f: Features) -> Query | None:
    if f.two_books and f.clause.has("measure", "share") and not f.clause.ops("mirror", "gap"):
        theirs = query_of(f, "share", flow="import", measure="share", by="partner", partners=(f.reporter,))
        raise Ambiguous.again(theirs.with_(reporter=f.two_books))  # "Chinese exports as a share of US imports"
    if f.two_books and (
        f.clause.ops("difference", "compare", "gap")
        or _set_side_by_side(f)
        or f.clause.has("flow", "balance")
        or f.clause.has("more", "more", "less")
        or f.minus
    ):
        return query_of(f, "mirror", flow=counted(f), partners=(f.two_books,), by="gap")
    if f.two_books and (len(f.clause.all("books", "says")) > 1 or not f.moved):
        return query_of(f, "mirror", flow=counted(f), partners=(f.two_books,))
    if _says_too(f):
        return query_of(f, "mirror")
    if not f.clause.ops("mirror") or (len(f.periods) > 1 and f.of_all):
        return None  # "the surplus of 2025 and of 2024, both figures": nobody's other side
    if f.flow == "both" and f.of_all:
        return query_of(f, "balance", flow="balance")  # "wie weit liegen Exporte und Importe auseinander"
    f.clause.use(*f.clause.all("negation", "not"))  # "why don't they match" asks for the gap all the same
    gap = f.clause.ops("difference", "gap") or (f.clause.ops("mirror") and f.clause.has("direction", "down"))
    return query_of(f, "mirror", flow=f.flow if f.flow in MIRRORED else "export", by="gap" if gap else None)


def _says_too(f: Features) -> bool:
    """`China says its surplus with the US was 361 bn, what do the Americans say?`: the other side's count is asked."""
    c = f.clause
    says = c.all("books", "says")
    if len(says) < 2 or f.flow not in MIRRORED or len(f.partners) != 1 or f.context:
        return False
    who, asked = c.before(says[-1]), c.first("question", "what")
    other = who is not None and who.kind in ("place", "demonym") and who.code == f.partners[0]
    return other and asked is not None and says[0].last < asked.first < says[-1].first


def from_the_other_side(query: Query) -> Query:
    """`Taiwan's surplus with China was 147 bn`, read from China's books: what one has over is what the other lacks. How
    far it moved is the same from either side."""
    if query.operation != "check" or query.flow != "balance" or query.condition is None:
        return query
    return query.with_(condition=_signs_changed(query.condition))


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
