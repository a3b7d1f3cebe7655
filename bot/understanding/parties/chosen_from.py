"""Two others that trade with each other, and countries named to choose from: whose trade it is then, and with whom."""

from __future__ import annotations

from bot.understanding.clauses.clause import Clause
from bot.understanding.parties.places import Group


def between_two_others(found: list[Group]) -> bool:
    """`Germany's trade with the US`: whose trade it is and with whom, one of each."""
    withs = [group for group in found if group.part == "with"]
    whose = [group for group in found if group.part != "with"]
    return len(withs) == len(whose) == 1 and len(withs[0].codes) == len(whose[0].codes) == 1


def candidates(clause: Clause, parts: tuple[tuple[str, ...], ...], home: str) -> tuple[tuple[str, ...], ...]:
    """Owner, origin, destination and others, where others are named to choose from: `which of China's partners imports
    most from China, the EU or the US`, `who buys most from China, the EU or ASEAN`."""
    owner, origin, destination, others = parts
    if owner == (home,) and others and clause.has("party", "partner") and (home,) in (origin, destination):
        owner = ()
    asked = not owner and clause.has("conj", "or") and clause.has("extreme") and clause.has("question", "what", "who")
    if asked and origin[:1] == (home,) and len(origin) > 1:
        return owner, origin[:1], destination, (*origin[1:], *others)
    return owner, origin, destination, others


def only(owner: tuple[str, ...], home: str) -> tuple[str, ...]:
    return owner if owner == (home,) else ()
