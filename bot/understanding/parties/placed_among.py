"""`Brazil's place among the countries China buys from`: who deals is told behind those among whom one is placed.

The one that is placed stands first, often as an owner, and would be taken for who does the buying.
"""

from __future__ import annotations

from bot.understanding.clauses.clause import Clause
from bot.understanding.parties.ends_of_trade import Sides
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import WHO

_TOWARDS = ("from", "to", "with", "of", "at", "in")
_BETWEEN = ("prep", "question", "deictic", "harmless")  # `von denen`, `a los que`, `dos quais`, `у которых`


def placed_among(clause: Clause, home: str) -> Sides | None:
    """What the home country itself buys of those, or sells to them, and the one whose place among them is asked for;
    None where no one is placed, or the deed is another's."""
    asked = clause.ops("place_of", "rank") or clause.has("question", "where")
    named = [m for m in clause.mentions if m.kind in WHO]
    others = list(dict.fromkeys(m.code for m in named if m.code != home))
    ours = [m for m in named if m.code == home]
    if not asked or len(others) != 1 or len(ours) != 1 or clause.has_any("agency", "books", "extreme"):
        return None
    deed = _of_home(clause, ours[0])
    if deed is None or [m for m in (*clause.all("verb"), *clause.all("flow")) if m is not deed]:
        return None
    if deed.kind == "flow":
        return Sides(home, deed.code, (others[0],))
    return Sides(home, "import" if deed.code in ("buy", "get") else "export", (others[0],))


def _of_home(clause: Clause, home: Mention) -> Mention | None:
    """The verb beside the home country, where it is told of countries (or `those`) right before them."""
    at = clause.at(home)
    after = clause.mentions[at + 1] if at + 1 < len(clause.mentions) else None
    led = clause.mentions[at - 1] if at else None
    if after is not None and _deals(after) and after.first == home.last + 1 and home.kind == "place":
        begin, deed = at, after
    elif led is not None and led.kind == "verb" and led.last + 1 == home.first and home.kind == "place":
        begin, deed = at - 1, led  # "у которых покупает Китай"
    else:
        return None
    said = [m for m in clause.mentions[:begin] if m.kind not in _BETWEEN]
    those = said[-1] if said and said[-1].is_("party", "partner") else None
    between = clause.mentions[clause.at(those) + 1 : begin] if those is not None else ()
    if those is None:  # "among those China buys from"
        pointed = clause.mentions[begin - 2 : begin]
        if begin < 2 or not (pointed[0].says("among") and pointed[1].says("determiner")):
            return None
    facing = any(m.means("prep", *_TOWARDS) or m.says("dative") for m in between)  # "которым продаёт"
    left = clause.mentions[max(clause.at(deed), at) + 1 :][:1]
    over = those is not None and those.last > those.first  # "pays auxquels", in one
    dangling = bool(left) and left[0].is_("prep", *_TOWARDS) and clause.after(left[0]) in (None, *clause.all("period"))
    return deed if dangling or facing or over else None


def _deals(deed: Mention) -> bool:
    return deed.kind == "verb" or deed.is_("flow", "export", "import")
