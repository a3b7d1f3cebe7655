"""One flow told from both its ends, set against itself: `what China sold to the US and what Americans bought`."""

from __future__ import annotations

from typing import Final

from bot.understanding.clauses.beside_a_place import prep_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.subjects import is_place
from bot.understanding.words.frame import Mention

_APART: Final = ("difference", "mirror", "gap", "compare")
_SOLD: Final = (("verb", "sell"), ("flow", "export"))
_BOUGHT: Final = (("verb", "buy"), ("flow", "import"))


def from_both_ends(clause: Clause, home: str) -> tuple[str, ...]:
    """The side that is not `home`, and the flow of `home` that is told of, where it is asked how far apart two deals
    are that are the same goods on their way: one sold to the other and he bought, or bought from him and he sold.
    Only their books can differ, and neither sold nor bought makes a balance. Empty anywhere else."""
    sized = any(m.says("sized") for m in clause.all("flow", "balance"))
    if not (sized or clause.ops(*_APART)):
        return ()
    deals = [(m, _way(m)) for m in clause.mentions if _way(m)]
    if len(deals) != len({way for _, way in deals}) or len(deals) < len(_WAYS):
        return ()
    places = [m for m in clause.mentions if is_place(m)]
    joint = next((m for m in clause.mentions if _sets_beside(m) and _between(m, *(deal for deal, _ in deals))), None)
    if joint is None or clause.has_any("agency", "commodity", "party", "growth", "direction", "more"):
        return ()
    ahead = [m for m in places if m.last < joint.first]
    behind = [m for m in places if m.first > joint.last]
    pair = {m.code for m in ahead}
    if len(ahead) != len(_WAYS) or len(pair) != len(_WAYS) or home not in pair or not behind:
        return ()
    theirs = behind[0].code == ahead[1].code and {m.code for m in behind} <= pair
    joined = prep_of(clause, behind[0]) == "with" and clause.before(behind[0]) is joint  # 与美国买入的: `and`
    does = not prep_of(clause, ahead[0]) and (joined or not prep_of(clause, behind[0]))
    if not (theirs and does):
        return ()
    clause.use(*clause.all("compare"))
    out = (deals[0][1] == "sold") is (ahead[0].code == home)
    return next(iter(pair - {home})), "export" if out else "import"


_WAYS: Final = ("sold", "bought")


def _way(m: Mention) -> str:
    """Which end of a deal the word tells of."""
    of = ((m.kind, m.code) in meant for meant in (_SOLD, _BOUGHT))
    return next((way for way, told in zip(_WAYS, of, strict=True) if told), "")


def _sets_beside(m: Mention) -> bool:
    return m.is_("conj", "and") or m.is_("op", "compare")


def _between(m: Mention, one: Mention, other: Mention) -> bool:
    return one.last < m.first and m.last < other.first
