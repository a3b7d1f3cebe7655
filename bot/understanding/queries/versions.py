"""Which version of the figures is asked for: as it was known on a day, seasonally adjusted, or not adjusted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.model import ADJUSTED, KNOWN_ON, UNADJUSTED, Coverage, Query, Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.features import Features
from bot.understanding.queries.as_held import series_held
from bot.understanding.words.kinds import AS_REVISED, FILLERS, ONE_WAY, VERSION_OF, WHO

# What is told of dated facts, or of the data themselves, has no version; a revision tells its own.
_OF_FACTS: Final = frozenset({"define", "coverage", "why", "brief", "surprise", "mirror", "revision", "alert"})
_ADDED_UP: Final = ("average", "sum")  # of figures that are themselves first prints or revised
_TOLD: Final = ("level", "balance", "total")
_ASKS_LITTLE: Final = (*FILLERS, "term", "prep", "question", "measure", "deictic")


def in_version(query: Query, f: Features, previous: Query | None, coverage: Coverage) -> Query:
    """The query of the version that is named, or that the talk is of. Where the series has no other, the word says only
    what every figure of it is; where it has none of it, the word stays unused."""
    if f.known_on is not None:
        return query.with_(vintage=f"{KNOWN_ON}{f.known_on.isoformat()}")
    if query.operation in _OF_FACTS or query.vintage is not None:
        return query
    if query.operation in _ADDED_UP and query.of_all and query.all_goods and f.clause.has("harmless", AS_REVISED):
        return query.with_(vintage="revised")  # "average monthly exports in 2024 (revised)"
    terms = f.clause.all("term")
    named = {VERSION_OF[m.code] for m in terms if m.code in VERSION_OF}
    if len(named) > 1 or not (named or _goes_on(query, previous)):
        return query
    asked, held = query, _versions(query, coverage)
    version = named.pop() if named else (previous.vintage or "" if previous is not None else "")
    if version not in held:
        query = _of_the_other(query, f)
        held = _versions(query, coverage)
    if version not in held:
        return asked
    f.clause.use(*(m for m in terms if m.code in VERSION_OF))
    return query.with_(vintage=version) if len(held) > 1 else query


def held_in_version(query: Query, clause: Clause) -> Query:
    """ "How far back do your revised totals go": of that version, which is kept of nobody's trade with one partner."""
    asked = query.operation == "coverage" and query.by in ("held", "fresh") and clause.has("op", "revise")
    other = clause.ops("why", "compare") or clause.has_any("direction", "commodity", "agency", *WHO)
    return query if other or not asked else query.with_(by="held", vintage="revised")


def version_again(clause: Clause, before: Sequence[Turn], coverage: Coverage) -> Query | None:
    """`Unadjusted?`, `and seasonally adjusted`: the figure told before, in the other version; None where none was told
    or the meaning of the word is asked."""
    named = {VERSION_OF[m.code] for m in clause.all("term") if m.code in VERSION_OF}
    if len(named) != 1 or not before or not clause.only(*_ASKS_LITTLE) or clause.ops("define", "why"):
        return None
    told = before[-1].query
    if told.operation not in _TOLD or clause.has("question"):
        return None
    held = _versions(told, coverage)
    if held != {ADJUSTED, UNADJUSTED}:
        return None
    clause.use(*clause.mentions)
    return told.with_(vintage=named.pop(), notes=())


def _of_the_other(query: Query, f: Features) -> Query:
    """`The US-China deficit, seasonally adjusted`: of whoever has the deficit, where the home country is the one that
    counts if nobody is said to, and has no figures of that version."""
    partner = query.partners[0] if len(query.partners) == 1 else ""
    deficit = query.operation == "balance" and f.clause.has("flow", "deficit")
    if not (deficit and query.reporter == f.home and partner in f.clause.codes("place")):
        return query
    return query.with_(reporter=partner, partners=(f.home,))


def _goes_on(query: Query, previous: Query | None) -> bool:
    """Whether a fragment asks of the same series as the query before, which was of one version."""
    if previous is None or previous.vintage not in VERSION_OF.values():
        return False
    return (query.reporter, query.partners, query.commodities) == (
        previous.reporter, previous.partners, previous.commodities,
    )  # fmt: skip


def _versions(query: Query, coverage: Coverage) -> set[str]:
    """The versions in which anything of its series is held; a balance may be worked out of the flows."""
    ways = (query.flow,) if query.flow in ONE_WAY else (query.flow, *ONE_WAY)
    keys = [key for flow in ways if flow for key, _ in series_held(query.with_(flow=flow), coverage)]
    return {ADJUSTED if key.adjusted else UNADJUSTED for key in keys if key.flow != "context"}
