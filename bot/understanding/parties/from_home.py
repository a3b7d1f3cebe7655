"""What the books of another call its imports, named by the home country alone: `las importaciones de China, según la
aduana americana`, `Census China imports`: they come from there."""

from __future__ import annotations

from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.subjects import possessed
from bot.understanding.parties.dealt_with_them import dealer_with_them


def of_home(clause: Clause, home: str) -> bool:
    """`Importaciones de China`: one preposition for whose they are and where they come from."""
    named = [m for m in clause.mentions if m.code == home and m.kind in ("place", "demonym")]
    befores = [clause.before(m) for m in named if m.kind == "place"]
    return len(named) == len(befores) and all(
        b is not None and b.is_("prep", "of") and ("time", "from") in b.others for b in befores
    )


def named_before(clause: Clause, home: str, flow: str) -> bool:
    """`China imports`, `Chinese imports`: the home country's name right before the flow, and no genitive of it: in the
    books of another, what comes from there."""
    named = [m for m in clause.mentions if m.code == home and m.kind in ("place", "demonym")]
    beside = clause.after(named[0]) if len(named) == 1 else None
    bare = beside is not None and beside.is_("flow", flow) and beside.first == named[0].last + 1
    return bare and (named[0].kind == "demonym" or not possessed(clause, named[0]))


def ends_at(clause: Clause, flow: str, home: str) -> bool:
    """`Importó de` in one, right before the home country; who is named behind `combien leur a exporté` does it."""
    deal = next((m for m in clause.all("flow", flow) if m.says("sold") and m.last > m.first), None)
    after = clause.after(deal) if deal is not None else None
    return after is not None and after.is_("place", home) and after is not dealer_with_them(clause, home)
