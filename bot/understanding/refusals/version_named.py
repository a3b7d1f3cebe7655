"""Whether a term only says of which version a figure is asked."""

from __future__ import annotations

from bot.understanding.clauses.clause import Clause
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import VERSION_OF


def version_named(clause: Clause) -> bool:
    """`Germany's seasonally adjusted exports`: the term before somebody's flow. Behind it, with no time told, it may be
    what is asked of the flow: "are German exports seasonally adjusted"."""
    first = next((m for m in clause.mentions if m.kind in ("flow", "term")), None)
    before = first is not None and first.kind == "term" and first.code in VERSION_OF
    return before and clause.has("flow") and clause.has_any("place", "demonym") and not clause.ops("why")


def put_in_version(clause: Clause, terms: tuple[Mention, ...]) -> bool:
    """`What does Washington put its gap at for June, not seasonally adjusted`: a figure is asked for."""
    version = all(m.code in VERSION_OF for m in terms) and clause.has("flow") and clause.has("period")
    return version and all(m.says("asks_what") for m in clause.all("op", "define"))
