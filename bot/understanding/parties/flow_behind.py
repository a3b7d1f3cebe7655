"""`Who won in September 2025, the EU or ASEAN? Exports`: a flow that is only named behind the question is what is asked
of both, and belongs to neither."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.clauses.clause import Clause
from bot.understanding.words.kinds import WHO


def flow_behind(clause: Clause) -> Clause:
    """The clause with that flow ahead of the two it is asked of; as it is, where the flow follows no question mark or
    there are not two to choose from."""
    flows = clause.all("flow")
    flow = flows[0] if len(flows) == 1 else None
    if flow is None or not flow.first or clause.tokens[flow.first - 1].norm != "?":
        return clause
    at = clause.at(flow)
    ahead, behind = clause.mentions[:at], clause.mentions[at:]
    named = [m for m in ahead if m.kind in WHO]
    if len(named) != 2 or any(m.kind not in ("flow", "period", "prep", "harmless", "courtesy") for m in behind):
        return clause
    between = [m for m in ahead[clause.at(named[0]) + 1 : clause.at(named[1])] if m.kind != "harmless"]
    if len(between) != 1 or not between[0].is_("conj", "or"):
        return clause
    return replace(clause, mentions=(flow, *ahead, *behind[1:]))
