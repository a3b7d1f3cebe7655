"""Two counts of one trade, each told by its own flow: `GACC imports from the US less Census exports to China`, or by
its own balance: `China's surplus against the US deficit`."""

from __future__ import annotations

from bot.understanding.clauses.clause import Clause
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import ONE_WAY, WHO

_OPPOSITE = {"export": "import", "import": "export"}
_LINKS = ("of", "on", "for")


def way_of_each(clause: Clause, home: str, other: str) -> str:
    """The flow of the home country's that two count, where each of them owns one and the two are opposite, or where it
    is told with whom each is and that is the same trade; else ""."""
    if clause.codes("flow") >= {*ONE_WAY} and (ways := _by_ends(clause, home, other)):
        return next(iter(ways)) if len(ways) == 1 else ""
    own = {home: _owned(clause, home), other: _owned(clause, other)}
    ours, theirs = own[home], own[other]
    if len(ours) != 1 or len(theirs) != 1:
        return ""
    flow = next(iter(ours))
    return flow if theirs == {_OPPOSITE[flow]} else ""


def balance_of_each(clause: Clause, home: str) -> str:
    """`The gap between China's surplus and the US deficit`: the other one, where each of two owns one side of a balance
    and they are set against each other; else ""."""
    surplus, deficit = clause.all("flow", "surplus"), clause.all("flow", "deficit")
    if len(surplus) != 1 or len(deficit) != 1 or clause.has_any("commodity", "party", "growth", "direction"):
        return ""
    apart = clause.ops("difference", "mirror", "gap", "compare") or clause.has("compare")
    apart = apart or any(m.means("op", "difference") for m in clause.mentions)
    owners = [clause.before(m) for m in (*surplus, *deficit)]
    if not apart or not all(m is not None and m.kind in ("agency", *WHO) for m in owners):
        return ""
    codes = {m.code for m in owners if m is not None}
    named = clause.codes("agency", *WHO)
    return next(iter(codes - {home})) if home in codes and len(codes) == len(owners) and named == codes else ""


def _by_ends(clause: Clause, home: str, other: str) -> set[str]:
    """What of the home country's trade each flow is that is told to go to one of the two, or to come from him."""
    ways: set[str] = set()
    for flow in clause.all("flow", *ONE_WAY):
        said = [m for m in clause.mentions[clause.at(flow) + 1 :] if m.kind != "harmless"]
        if len(said) < 2 or not said[0].is_("prep", "from", "to") or said[1].kind not in WHO:
            continue
        if said[1].code in (home, other):
            outward = flow.code == "export"
            if said[0].is_("prep", "to") is outward:
                ways.add(flow.code if said[1].code == other else _OPPOSITE[flow.code])
    return ways


def _owned(clause: Clause, code: str) -> set[str]:
    """The flows that stand right behind the count of one, or behind his name: `Chinese-reported imports`."""
    found: set[str] = set()
    for i, m in enumerate(clause.mentions):
        if m.code != code or m.kind not in ("agency", *WHO):
            continue
        led = clause.before(m)
        if m.kind != "agency" and led is not None and led.kind == "prep":
            continue
        flow = _behind(clause, i, code) or (_ahead(clause, m) if m.kind == "agency" else None)
        found |= {flow.code} if flow is not None else set()
    return found


def _behind(clause: Clause, at: int, code: str) -> Mention | None:
    """The flow behind a name, over what only links them: a hyphen, `reported`, `figure for`, 自美 of whom it is."""
    rest = clause.mentions[at + 1 :]
    for i, m in enumerate(rest):
        if m.is_("flow", *ONE_WAY):
            return m
        hyphen = m.is_("conj", "minus") and clause.tokens[m.first].kind == "symbol"
        turned = m.is_("prep", "from", "to") and rest[i + 1 : i + 2] and rest[i + 1].kind in WHO
        facing = i > 0 and rest[i - 1].is_("prep", "from", "to") and m.kind in WHO and m.code != code
        links = m.kind in ("harmless", "books", "period") or m.is_("prep", *_LINKS)
        if not (links or hyphen or turned or facing):
            return None
    return None


def _ahead(clause: Clause, agency: Mention) -> Mention | None:
    """`As importações da alfândega chinesa`: the flow in front of whose count it is."""
    flow = clause.before(agency, "prep")
    between = clause.before(agency)
    linked = between is flow or (between is not None and between.is_("prep", "of", "by"))
    return flow if flow is not None and flow.is_("flow", *ONE_WAY) and linked else None
