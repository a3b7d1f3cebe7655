"""Places that are named in one breath, "the EU and ASEAN", or each in a phrase of its own."""

from __future__ import annotations

from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.joints import facing, prep_of, side_by_side
from bot.understanding.clauses.subjects import compounded, is_place, set_against
from bot.understanding.parties.actors import between_places
from bot.understanding.words.frame import Mention


def in_one_breath(clause: Clause, home: str) -> list[list[Mention]]:
    """Places with nothing but commas, and/or/vs and fillers between them."""
    runs: list[list[Mention]] = []
    places = [m for m in clause.mentions if is_place(m)]
    for place in places:
        # "who imports more from China, Vietnam or Thailand?": the home country stands apart from those to choose from
        apart = clause.has("question", "who") and bool(runs) and home in (runs[-1][-1].code, place.code)
        apart = apart and prep_of(clause, runs[-1][-1]) != "between"
        if runs and not apart and _linked(clause, runs[-1][-1], place):
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _linked(clause: Clause, left: Mention, right: Mention) -> bool:
    between = between_places(clause, left, right)
    inside = {i for m in between if m.first < m.last for i in range(m.first, m.last + 1)}  # "p/" is a word
    signs = {
        clause.tokens[i].norm
        for i in range(left.last + 1, right.first)
        if clause.tokens[i].kind == "symbol" and i not in inside
    }
    named = any(m.kind in ("flow", "verb") and m.last < left.first for m in clause.mentions)
    if named and owns(clause, right) and not owns(clause, left) and prep_of(clause, left) not in ("", "between"):
        return False  # "to the US and US imports": the second name begins a phrase of its own
    joined = any(m.kind == "conj" or m.is_("op", "compare") or m.is_("prep", "versus") for m in between)
    joined = joined or bool(signs & {",", "/", "&"})
    joined = joined or (not owns(clause, right) and set_against(clause, left, between))
    # "to the EU and to the US", "China's exports or Germany's": only joins, fillers and a repeated preposition between
    allowed = {"harmless", "conj", "prep"}
    same_breath = all(m.kind in allowed or m.is_("op", "compare") for m in between)
    if any(facing(clause, m) for m in between):
        return False
    if signs == {","} and not between and right.kind == "demonym" and left.kind == "place" and owns(clause, right):
        return False  # "Vietnam vs Indien, Chinas Exporte": whose they are stands apart from those compared
    turns = {m.code for m in between if m.kind == "prep"} & {"from", "with", "between", "->"}
    if turns and not (len(turns) == 1 and prep_of(clause, left) in turns):
        return False
    if "WLD" in (left.code, right.code) and prep_of(clause, left) in ("of", "from") and signs == {","}:
        return False  # "les exportations de Taïwan, toutes destinations": whose they are, and to whom
    if side_by_side(clause, left, right):
        return True
    return joined and same_breath and not (signs & {"?", ";", "->", ">"})


def owns(clause: Clause, place: Mention) -> bool:
    after = clause.after(compounded(clause, place), "books", "growth", "measure")
    return after is not None and after.kind == "flow"
