"""How much of a rise or fall is one partner's: "how much of the growth in exports came from the EU"."""

from __future__ import annotations

from bot.understanding.clauses.features import Features
from bot.understanding.words.frame import Mention


def part_of_growth(f: Features) -> bool:
    """A part of a movement, or points that one partner added to a rate, of one flow with everybody.

    "How much of the growth of imports from Brazil was soybeans" is about what is traded with one partner alone.
    """
    c = f.clause
    named = [code for code in f.partners if code != "WLD"]
    if len(named) != 1 or f.flow not in ("export", "import") or len(f.periods) > 1 or f.context or f.blamed:
        return False
    if c.has_any("compare", "more") or c.ops("mirror", "surprise", "missed", "forecast", "streak", "record"):
        return False
    moved = [m for m in c.mentions if m.kind == "growth" or m.is_("direction", "up", "down")]
    places = [m for m in c.mentions if m.kind in ("place", "demonym") and m.code in named]
    if not moved or not places or _with_one(f, places[0]):
        return False
    points = _points(f) and not c.has("measure", "share")  # "на сколько пунктов выросла доля": the share itself
    return (places[-1].first > moved[0].first and _of(f, moved[0])) or points


def _of(f: Features, moved: Mention) -> bool:
    """`How much of the rise`, `what share of the growth`: the part is asked before what moved."""
    c = f.clause
    asked = c.first("question", "how_much") or c.first("measure", "share")
    flow = c.first("flow")
    if asked is None or asked.first > moved.first or flow is None:
        return False
    noun = moved.first == flow.last + 1 and flow.says("imperative")  # "the export increase"
    if moved.kind != "growth" and moved.first > flow.first and not noun:
        return False  # "what share of exports did the EU take more of": a verb, no rise
    of = c.after(asked)
    dated = of is not None and of.kind == "period" and c.after(of) is moved  # "how much of the 2025 growth"
    part = asked.kind == "measure" or dated or (of is not None and of.is_("prep", "of"))
    between = [m for m in c.mentions if asked.last < m.first < moved.first]
    near = all(m.kind in ("harmless", "prep", "demonym", "place", "flow", "period", "op") for m in between)
    return part and near and not any(m.code in f.partners for m in between if m.kind in ("place", "demonym"))


def _points(f: Features) -> bool:
    """`By how many percentage points did the EU lift export growth`: points, and no amount of them is told."""
    c = f.clause
    asked = c.has("question", "how_many", "how_much") or c.ops("difference", "how_fast")
    return bool(c.has("unit", "pp") and asked and c.has("growth", "growth") and not f.amounts)


def _with_one(f: Features, place: Mention) -> bool:
    """`Exports to the US`, `exports from China to the US`: the flow that moved is the one with that partner."""
    c = f.clause
    joint = c.before(place)
    if joint is None or not joint.is_("prep", "to", "from", "into", "with"):
        return False
    over = c.before(joint, "place", "demonym", "prep")
    if over is None or over.kind not in ("flow", "growth"):
        return False
    # "how many points did exports to the EU add to China's export growth": the second flow is the whole
    return len(c.all("flow")) < 2


def due_to(f: Features) -> bool:
    """`Qué proporción del superávit se debe a Estados Unidos`: a part of a whole is asked first; nothing moved."""
    c = f.clause
    share, cause = c.first("measure", "share", "percent"), c.first("op", "why")
    asked = share is not None and cause is not None and share.first < cause.first
    return asked and not c.has_any("direction", "growth", "extreme")
