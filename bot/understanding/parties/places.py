"""The places of a clause, with the part each plays: who owns the flow, where goods come from, where they go."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.clauses import subjects
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.joints import denied, dropped
from bot.understanding.parties.bare_names import in_one_breath
from bot.understanding.parties.place import Group
from bot.understanding.parties.placing import placed
from bot.understanding.words.frame import Mention


def groups(clause: Clause, home: str) -> tuple[Group, ...]:
    """Every place in the order said, joined into groups, each with its part."""
    found: list[Group] = []
    runs = in_one_breath(clause, home)
    slipped = [run for run in runs[:-1] if dropped(clause, run[0], runs[-1][0])]
    if len(runs) > 1 and runs[0][0].code != home and denied(clause, runs[-1][0], runs[0][0]):
        slipped.append(runs[-1])
        clause.use(*clause.all("negation", "not"))
    clause.use(*(m for run in slipped for m in run))
    for members in (run for run in runs if run not in slipped):
        group = placed(clause, members, home)
        if group.bare and len(found) == 1 and _beside_than(clause, members[0]) and found[0].part == "destination":
            group = replace(group, part="destination", bare=False)  # 对印度顺差比对非洲的大吗
        if found and found[-1].part == group.part and _taken_back(clause, found[-1].mentions[-1], members[0]):
            clause.use(*found.pop().mentions)
        found.append(group)
    return tuple(found)


def _beside_than(clause: Clause, place: Mention) -> bool:
    """Set right behind 比, in a text without spaces: the same is said of it as of who stands before."""
    than = clause.before(place)
    return than is not None and than.says("than") and clause.tokens[than.first].kind == "han"


def slips(clause: Clause, home: str) -> frozenset[Mention]:
    """Places that were taken back: they are named and play no part."""
    named = [m for m in clause.mentions if subjects.is_place(m)]
    if len(named) < 2:
        return frozenset()
    kept = {m for group in groups(clause, home) for m in group.mentions}
    return frozenset(m for m in named if m not in kept)


def _taken_back(clause: Clause, said: Mention, meant: Mention) -> bool:
    """`To Japan, no, to Korea`, `to Japan, I meant Korea`: the first place was a slip."""
    return any(m.is_("fragment", "no", "meant") and said.last < m.first < meant.first for m in clause.mentions)


# Two others that trade with each other, and countries named to choose from: whose trade it is then, and with whom.
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
