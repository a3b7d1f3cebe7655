"""Whose books are meant, and which flow both sides count: "by American count?", "China's version of the balance"."""

from __future__ import annotations

from bot.model import Query
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.subjects import is_place
from bot.understanding.parties.owned import MIRROR, Sides
from bot.understanding.words.frame import Mention


def way_told(clause: Clause, home: str, flow: str | None) -> str | None:
    """`China says it imported X from the US, which says it exported Y`: of both flows the one that home tells of."""
    if flow in (None, "both") and not clause.has("flow") and clause.codes("verb") >= {"sell", "buy"}:
        return _by_deals(clause, home)
    if flow == "both" and (own := _own_flow(clause, home)):
        return own
    says = clause.all("books", "says")
    named = [m for m in clause.mentions if (is_place(m) or m.kind == "agency") and m.code == home]
    homes = [m for m in named if any(s in (clause.before(m), clause.after(m)) for s in says)]
    if flow != "both" or not homes:
        return flow
    return next((m.code for m in clause.all("flow", "export", "import") if m.first > homes[0].last), flow)


def counted(f: Features) -> str:
    """What both sides count: the surplus or deficit that is named, else the flow from the home country's side."""
    c = f.clause
    gap = c.has("flow", "balance") and c.ops("difference") and not c.has("flow", "export", "import")
    # "how far apart are they on the trade gap", "the trade balance, both sides"
    named = c.has("flow", "surplus", "deficit") or gap or (c.has("flow", "balance") and _balance_by_name(c))
    return "balance" if named else "import" if f.flow == "import" else "export"


def _own_flow(clause: Clause, home: str) -> str:
    """`China's imports from the US vs US exports to China`, `imports of China`: the flow that stands right behind its
    name, or before it; else ""."""
    for place in clause.mentions:
        if is_place(place) and place.code == home:
            of = clause.before(place)
            led = clause.before(of) if of is not None and of.is_("prep", "of") else None
            for flow in (clause.after(place), led):
                if flow is not None and flow.is_("flow", "export", "import"):
                    return flow.code
    return ""


def _by_deals(clause: Clause, home: str) -> str | None:
    """`Los datos chinos de ventas a EE. UU. y los estadounidenses de compras a China`: the first deal is that of whose
    count is named right before it."""
    deal = clause.all("verb")[0]
    whose = [m for m in clause.mentions if m.last < deal.first and (is_place(m) or m.kind == "agency")]
    if not whose or deal.code not in ("sell", "buy"):
        return None
    return "export" if (deal.code == "sell") is (whose[-1].code == home) else "import"


def _balance_by_name(clause: Clause) -> bool:
    """`The trade balance, both sides`: no gap between the two counts, which "gap" and 差额 may be as well, unless each
    count is led in, or the counts are of it: "the gap by US data and by Chinese data", "both versions of the gap"."""
    of_it = [clause.before(m) for m in clause.all("flow", "balance")]
    if any(one is not None and one.is_("prep", "of", "on", "for") and _behind_count(clause, one) for one in of_it):
        return True
    led = [m for m in clause.all("agency") if (one := clause.before(m)) is not None and one.kind in ("prep", "books")]
    words = [m for m in clause.all("flow", "balance") if clause.tokens[m.first].kind != "han"]
    return len(led) > 1 or any(not m.says("sized") for m in words)


def _behind_count(clause: Clause, of: Mention) -> bool:
    told = clause.before(of)
    return told is not None and told.kind == "agency"


def other_books(f: Features, previous: Query, agency: str) -> Sides:
    """ "And by American count?": the same goods in the books of the other side."""
    f.clause.use(*f.clause.all("agency"))
    flow = previous.flow or "export"
    flow = MIRROR.get(flow, flow) if f.clause.has("deictic", "other_one") else flow  # "the other way, German data"
    if agency == previous.reporter or len(previous.partners) != 1 or previous.operation == "revision":
        f.reporter, f.flow, f.partners = agency, flow, previous.partners
    else:
        f.reporter, f.flow, f.partners = agency, MIRROR.get(flow, flow), (previous.reporter,)
    return Sides(f.reporter, f.flow, f.partners)


def balance_by_them(f: Features, previous: Query) -> Sides | None:
    """ "China's version of the balance" after what the US counts: the balance in the books of whoever is named now."""
    c = f.clause
    teller, flows = c.first("agency"), c.all("flow")
    apart = len(flows) == 1 and flows[0].is_("flow", "balance", "surplus", "deficit")
    if teller is None or not apart or c.has("place") or c.has("demonym") or teller.code == previous.reporter:
        return None
    return other_books(f, previous.with_(flow="balance"), teller.code)
