"""A year that is looked through and not named: `the strongest rise of the year`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from bot.model import Period, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.words.frame import Mention

_LOOKED_FOR: Final = frozenset({"direction", "growth", "extreme", "flow", "commodity", "op"})  # of a year, a record


def of_the_year(clause: Clause) -> Mention | None:
    """`The strongest rise of the year`, `der stärkste Monat des Jahres`: a year is looked through, none asked for."""
    if not (clause.has("extreme") or clause.ops("record")) or clause.has("period") or not clause.has("time"):
        return None
    for unit in clause.all("time", "unit:year", "year_span"):
        at = clause.at(unit)
        joint = clause.mentions[at - 1] if at else None
        owning = [token.norm for token in clause.tokens[unit.last + 1 :][:1]] == ["'"]
        if unit.code == "year_span" and (owning or (joint is not None and joint.kind == "extreme")):
            return unit  # "the year's weakest month", "the low of the year"
        led = joint is not None and (joint.means("prep", "of") or joint.means("time", "during"))
        noun = clause.before(joint) if joint is not None and led else None
        if noun is not None and (noun.kind in _LOOKED_FOR or noun.is_("time", "unit:month")):
            return unit
    return None


def that_year(clause: Clause, talk: Sequence[Turn], today: date) -> Period | None:
    """The year that `the strongest rise of the year` looks through: the one that is talked of, else this one."""
    if (said := of_the_year(clause)) is None:
        return None
    clause.use(said)
    return Period.year(max(talk[-1].query.periods).last.year if talk and talk[-1].query.periods else today.year)
