"""A talk of another country's own trade: `und der nur gegenüber China` after Japan's balance is Japan's with China.

Said bare ("and China?"), the home country is one more of those whose balance is told; behind a word for facing it is
whom the other one has it with."""

from __future__ import annotations

from bot.model import Query
from bot.understanding.clauses.features import Features
from bot.understanding.words.kinds import WHO

_SAID = ("harmless", "conj", "fragment", "courtesy", "prep", "op", "period", *WHO)


def facing_home(previous: Query, f: Features) -> Query | None:
    """The balance told before, with the home country; None where nothing says so."""
    c = f.clause
    theirs = previous.flow == "balance" and previous.reporter not in (f.home, None) and previous.partners == ("WLD",)
    if not theirs or previous.operation not in ("level", "sum", "balance") or c.codes(*WHO) != {f.home}:
        return None
    joints = c.all("op")
    if len(joints) != 1 or not joints[0].is_("op", "compare") or not c.only(*_SAID):
        return None
    alone = c.says("only") or c.has("fragment", "only")  # "solo frente a China"
    if not (alone or joints[0].means("prep", "with")):
        return None
    c.use(*joints)
    return previous.with_(partners=(f.home,), periods=f.periods or previous.periods, notes=())
