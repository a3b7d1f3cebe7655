"""Claims whose verdict, or whose order, would leave out what is claimed of them: by whose count, that they stand in
that order, for how long, which of two moves was the larger.

The count of one would be judged by the books of another, and a list of three told for which of them is ahead.
"""

from __future__ import annotations

from itertools import pairwise

from bot.errors import Ambiguous, CannotAnswer
from bot.model import HOME, Query
from bot.understanding.clauses.features import Features
from bot.understanding.queries.doubt import Doubt, Rows, nothing
from bot.understanding.words.kinds import WORLD


def _as_another_shows(query: Query, f: Features) -> bool:
    """`Customs show 420bn while the US shows 308bn`: by the count of whoever shows it, where other books were read."""
    said = [m for m in f.clause.mentions if not m.says("determiner")]
    shown = [  # "exports to the US show a fall" is of the exports
        one
        for before, one, two in zip([None, *said], said, said[1:], strict=False)
        if one.kind == "place" and two.kind == "harmless" and two.says("showing")
        if before is None or before.kind != "prep"
    ]
    return bool(f.amounts) and any(m.code != query.reporter and m.last < f.amounts[0].first.first for m in shown)


def _by_both(query: Query) -> CannotAnswer:
    return Ambiguous.again(query, query.with_(operation="mirror", condition=None, notes=()))


def _order_claimed(query: Query, f: Features) -> bool:
    """`China exports more to Vietnam than to Japan, and the US is number one, right?`: two claims, where the three
    would be told in their order without a verdict."""
    c = f.clause
    return query.condition is None and len(query.partners) > 2 and c.ops("check") and bool(c.says("than"))


def _outweighed(query: Query, f: Features) -> bool:
    """`Did the fall in exports to the US outweigh the rise to ASEAN?`: of amounts, where rates would be compared."""
    c = f.clause
    moves = [two.code for one, two in pairwise(c.mentions) if one.says("article") and two.is_("direction")]
    outdone = any(m.kind == "more" and m.says("than") for m in c.mentions)
    return {*moves} >= {"up", "down"} and outdone and query.measure == "yoy"


def _for_so_long(query: Query, f: Features) -> bool:
    """`Have exports fallen for a full year as of March 2026?`: through all of it, where one rate would be judged."""
    times = f.clause.all("period")
    lasting = any(m.code == "earlier+0" for m in times) and any(m.code.startswith("as_of") for m in times)
    return query.measure == "yoy" and lasting and not f.amounts


def _ratio_of_flows(query: Query, f: Features) -> bool:
    """`The ratio of exports over imports`: how many times the one is the other, and no balance."""
    ratios = [f.clause.after(m) for m in f.clause.all("op", "compare")]
    of = next((m for m in ratios if m is not None and m.is_("prep", "of")), None)
    gap = f.clause.after(of) if of is not None else None
    return gap is not None and gap.is_("flow", "balance") and gap.last > gap.first


def _moved_by_more(query: Query, f: Features) -> bool:
    """`The tariff was cut by more than half`, `has the PPI risen by more than 2 points`: how far an index or a tariff
    moved, where the months above so much would be told. `Producer prices fell by more than 2.5 %` is their rate."""
    if query.measure == "yoy" and f.clause.has("unit", "pct"):
        return False
    said = f.clause.mentions
    led = any(by.is_("prep", "by") and more.kind == "compare" for by, more in pairwise(said))
    return query.flow == "context" and led and f.clause.has("direction", "up", "down")


def _faster_than_all(query: Query, f: Features) -> bool:
    """`Exports to Africa grew faster than to any other region`: its place among all, where its rate would be told."""
    c = f.clause
    return bool(c.has("more", "faster", "slower") and c.says("beyond_all") and c.says("than"))


def _deficit_of_a_month(query: Query, f: Features) -> bool:
    """`Has China posted a monthly trade deficit in the last 5 years?`: whether there was one, and no course."""
    c = f.clause
    asked = c.mentions[0].says("auxiliary", "copula") and c.has("flow", "deficit")
    return query.flow == "balance" and query.partners in WORLD and query.reporter == HOME and bool(asked)


def _not_added_up(query: Query, f: Features) -> bool:
    """`Did imports from Korea exceed those from Japan and Germany combined?`, where each would be told by itself."""
    return query.by == "partner" and len(query.partners) > 2 and bool(f.clause.says("jointly"))


def _share_of_both(query: Query, f: Features) -> bool:
    """`Their joint share`, where the share of one would be told; `l'ensemble des exportations` is all of them."""
    said = ((m, f.clause.after(m)) for m in f.clause.all("harmless") if m.says("jointly"))
    joint = any(after is None or not after.is_("prep", "of") for _, after in said)
    return joint and query.by == "partner" and len(query.partners) == 1


def _part_of_theirs(query: Query, f: Features) -> bool:
    """`US purchases as a percentage of EU purchases from China`: what one bought set against the other's, by the books
    of each, where each would be told by itself."""
    flows, part = f.clause.frame.all("flow"), f.clause.frame.saying("as_part_of")
    between = part is not None and len(flows) == 2 and flows[0].first < part.first < flows[1].first
    return between and query.reporter != HOME and flows[0].code == flows[1].code


def _so_many_years(query: Query, f: Features) -> bool:
    """`How many years of exports to Russia equal those to ASEAN?`, where the exports of one would be told."""
    asked = f.clause.all("question", "how_many")
    return any(f.clause.followed_by(m, "time", "unit:year", "unit:month", "unit:quarter") for m in asked)


def _mean_of_first(query: Query, f: Features) -> bool:
    """`The average of exports to the three biggest markets`: one figure, where their order would be told."""
    return query.by == "partner" and query.limit is not None and query.measure is None and f.clause.ops("average")


def _side_by_side(query: Query) -> CannotAnswer:
    return Ambiguous.again(query, query.with_(operation="compare", flow="both", by="flow", notes=()))


OF_VERDICTS: Rows = (
    (Doubt(_as_another_shows, _by_both, ("check",)), "showing"),
    (Doubt(_order_claimed, nothing, ("rank",)), "more less"),
    (Doubt(_outweighed, nothing, ("compare",)), "more"),
    (Doubt(_for_so_long, nothing, ("check",)), "period"),
    (Doubt(_moved_by_more, nothing, ("check", "threshold")), "compare"),
    (Doubt(_faster_than_all, nothing, ("growth",)), "beyond_all"),
    (Doubt(_deficit_of_a_month, nothing, ("trend",)), "deficit"),
    (Doubt(_not_added_up, nothing, ("compare",)), "jointly"),
    (Doubt(_share_of_both, nothing, ("share",)), "jointly"),
    (Doubt(_part_of_theirs, nothing, ("level",)), "export import"),
    (Doubt(_so_many_years, nothing, ("level",)), "how_many"),
    (Doubt(_mean_of_first, nothing, ("rank",)), "average"),
    (Doubt(_ratio_of_flows, _side_by_side, ("balance",)), "compare"),
)
