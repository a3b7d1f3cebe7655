"""By whose count, where several are named: each by his own, one set over another's, the one as a part of the other.

China's figures would be told for what each of its partners counts himself.
"""

from __future__ import annotations

from bot.errors import Ambiguous, CannotAnswer
from bot.model import HOME, Query
from bot.understanding.clauses.features import Features
from bot.understanding.queries.doubt import Doubt, Rows, nothing, whose
from bot.understanding.words.kinds import BALANCES, ONE_WAY, PLAIN, WHO


def _each_by_his_own(query: Query, f: Features) -> bool:
    """`Rank the EU, the US and Germany by deficit with China in their own figures`: several who count, read from
    China's books."""
    own = f.clause.has("books", "own") and not f.clause.has("agency")
    return bool(own) and query.reporter == HOME and len(query.partners) > 1


def _theirs_with_us(query: Query, f: Features) -> bool:
    """`India's or Vietnam's deficit with China`: which each of them has, of no time: the newest that both hold in
    dollars may be years old."""
    c = f.clause
    if query.periods or query.flow != "balance" or query.reporter != HOME or len(query.partners) < 2 or f.fragment:
        return False
    with_us = any(m.code == HOME and c.led_by(m, "prep", "with", "to") for m in c.mentions if m.kind in WHO)
    owners = {m.code for m in c.all("demonym")}
    return with_us and owners >= {*query.partners} and c.has("flow", *BALANCES)


def _one_of_the_other(query: Query, f: Features) -> bool:
    """美国对华逆差占中国统计顺差的比例: of the deficit that one counts in the surplus that the other does."""
    return query.flow == "balance" and f.clause.codes("flow") >= {"surplus", "deficit"}


def _than_their_one(query: Query, f: Features) -> bool:
    """`Does the German figure exceed the US one`: the count of another, read as whom it deals with."""
    c = f.clause
    ones = [m for m in c.all("number", "1") if m.says("pronoun")]
    named = {b.code for m in ones if (b := c.before(m)) is not None and b.kind in WHO}
    return c.has("agency") and bool(named & {*query.partners})


def _theirs_beside_ours(query: Query, f: Features) -> bool:
    """`How does China's figure for exports to the US compare with America's import figure`: the flow of the other's
    books, where China's other flow would be told."""
    c = f.clause
    owned = [c.before(flow) for flow in c.all("flow", *ONE_WAY)]
    theirs = c.has("agency") and not c.has("books", "own")  # which is told of by itself
    return (
        theirs
        and query.by == "flow"
        and any(m is not None and m.kind in WHO and m.code in query.partners for m in owned[1:])
    )


def _its_own_years(query: Query, f: Features) -> bool:
    """`What was the EU's largest annual deficit with China`: a year of its own, where its members would be ranked."""
    return query.by == "partner" and query.flow == "balance" and bool(f.clause.ops("by_year"))


def _covers(query: Query, f: Features) -> bool:
    """`Does the surplus with one cover the deficits with the others`: whether it does, where each would be told."""
    c = f.clause
    both = c.codes("flow") >= {"surplus", "deficit"} and len(query.partners) > 1
    return both and c.mentions[0].says("auxiliary", "copula")


def _fell_more(query: Query, f: Features) -> bool:
    """`Did US imports from China fall more than China's exports to the US`: how each count moved, no gap between
    them."""
    return f.clause.has("more", "fell_more", "faster", "slower")


def _ratio_untold(query: Query, f: Features) -> bool:
    """`The cover ratio of trade with the US`: how much of the one flow the other is, where both are told as one; `the
    ratio of exports that goes to the US`: no amount of theirs."""
    alone = query.operation in ("total", "mirror") or len(f.clause.all("flow")) > 1
    return alone and any(m.says("one_over_other") for m in f.clause.all("op", "compare"))


def _two_flows(query: Query) -> CannotAnswer:
    return Ambiguous.again(query, query.with_(operation="compare", flow="both", by="flow", measure=None, notes=()))


OF_COUNTS: Rows = (
    (Doubt(_each_by_his_own, nothing, ("rank", "compare")), "own"),
    (Doubt(_theirs_with_us, nothing, ("rank", "compare")), "demonym"),
    (Doubt(_one_of_the_other, nothing, ("share",)), "share"),
    (Doubt(_than_their_one, whose, (*PLAIN, "compare")), "agency"),
    (Doubt(_ratio_untold, _two_flows, ("total",)), "compare"),
    (Doubt(_theirs_beside_ours, whose, ("compare",)), "agency"),
    (Doubt(_its_own_years, nothing, ("rank",)), "by_year"),
    (Doubt(_covers, nothing, ("balance",)), "surplus"),
    (Doubt(_fell_more, nothing, ("mirror",)), "fell_more faster slower"),
    (Doubt(_ratio_untold, nothing, ("mirror", "sum", "level")), "compare"),
)
