"""The same trade in the books of the other side: "and by American count?", "China's version of the balance"."""

from __future__ import annotations

from bot.model import Query
from bot.understanding.clauses.features import Features
from bot.understanding.parties.owned import MIRROR, Sides


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
