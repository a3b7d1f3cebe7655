"""The notes that a query leaves: what was misspelt, and what it has from the talk."""

from __future__ import annotations

from bot.model import Query
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.clauses.flows import flow_said
from bot.understanding.parties.ends_of_trade import Sides

_SLOT = {"place": "partners", "demonym": "partners", "commodity": "commodities", "flow": "flow",
         "period": "periods", "time": "periods"}  # fmt: skip


def note_slots(clause: Clause, f: Features, previous: Query | None, carried: bool, sides: Sides) -> None:
    """Note on the clause each word that was read as another, and each slot that is that of the query before."""
    for mention in clause.mentions:
        if not (mention.others or mention.corrected):
            continue
        heard = next((phrase for kind, phrase in mention.others if kind == "heard"), "")
        if heard:
            clause.note("corrected", "words", heard, mention.said)
        elif mention.corrected and mention.kind != "harmless":  # "teh": of no figure
            meant = f.periods[0].code if mention.kind == "period" and len(f.periods) == 1 else mention.code
            clause.note("corrected", _SLOT.get(mention.kind, mention.kind), meant, mention.said)
    if previous is not None:
        if f.partners == previous.partners and not f.of_all:
            clause.note("carried", "partners", " ".join(f.partners))
        if carried and f.periods:
            clause.note("carried", "periods", " ".join(p.code for p in f.periods))
        if f.flow == previous.flow and f.flow is not None and flow_said(clause) is None:
            clause.note("carried", "flow", f.flow)
        if f.commodities == previous.commodities and not f.all_goods:
            clause.note("carried", "commodities", " ".join(f.commodities))
    if sides.turned:
        clause.note("covered", "reporter", f.reporter)
