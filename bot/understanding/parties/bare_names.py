"""A name without preposition or ending after its flow ("exportaciones corea") -> the side whose figure is held.

Such a name is the far end of the home country's flow or the one whose flow it is. Where only one of the two holds the
figure asked for, it is the one that is meant; the reply says whose it is.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable

from bot.errors import Ambiguous
from bot.model import Coverage, Query
from bot.understanding.clauses.clause import Clause
from bot.understanding.words.frame import Mention

Held = Callable[[Query], bool]
"""Whether the figures that a query asks for are held."""

_FLOWS = frozenset({"export", "import", "balance"})
_OF_ONE = ("level", "growth", "sum", "balance")


def bare_name(query: Query, clause: Clause, coverage: Coverage, home: str, held: Held) -> Query:
    """The query of the other side where the one as read is not held and the other is; else the query itself."""
    whole = query.all_goods
    if query.operation not in _OF_ONE or query.flow not in _FLOWS or not whole or not query.periods:
        return query
    name = _bare(clause, query.flow)
    if name is None or name.code == home or name.code not in coverage.reporters:
        return query
    own = query.with_(reporter=name.code, partners=("WLD",))
    with_home = query.with_(reporter=home, partners=(name.code,))
    if query.reporter == home and query.partners == (name.code,):
        other = own
    elif query.reporter == name.code and query.of_all and _same_in_all_cases(name) and _terse(clause):
        other = with_home  # "экспорт сша": to the United States or theirs, the name does not tell
    else:
        return query
    return other if held(other) and not held(query) else query


def whose_goods(query: Query, clause: Clause, coverage: Coverage, home: str) -> None:
    """`American soybean imports`: what America imports, or what comes from there; asked back where both report."""
    if query.operation not in _OF_ONE or query.flow != "import" or query.reporter != home or len(query.partners) != 1:
        return
    if clause.ways.unspaced or clause.has_any("agency", "verb", "books", "party", "deictic", "prep"):
        return  # 美国大豆进口: a name before goods tells there where they come from
    said = [m for m in clause.mentions if m.kind in ("place", "demonym", "commodity", "flow")]
    if [m.kind for m in said[1:]] != ["commodity", "flow"] or said[0].code != query.partners[0]:
        return
    beside = all(one.last + 1 == two.first for one, two in itertools.pairwise(said))
    if beside and said[0].kind in ("place", "demonym") and said[0].code in coverage.reporters:
        raise Ambiguous.again(query, query.with_(notes=()))


def _bare(clause: Clause, flow: str) -> Mention | None:
    """The one place that is named, right after the one flow; None where its books, verbs or prepositions are told."""
    places = [m for m in clause.mentions if m.kind in ("place", "demonym")]
    flows = [m for m in clause.mentions if m.kind == "flow"]
    told = clause.has_any("agency", "verb", "books", "party", "deictic")
    if told or len(places) != 1 or [m.code for m in flows] != [flow]:
        return None
    name = places[0]
    joint = clause.before(name, "op") if clause.has("op", "sum") else None  # "expo total japón dic 2025"
    beside = flows[0].last + 1 == name.first or joint is flows[0]
    return name if beside and (name.kind == "place" or _same_in_all_cases(name)) else None


def _terse(clause: Clause) -> bool:
    """Keywords alone, the time among them: "экспорт сша май 2025 г/г". A sentence tells whose by its prepositions,
    which have one or two letters before a time."""
    keywords = ("flow", "place", "demonym", "period", "growth", "unit")
    times = [clause.tokens[m.first].norm for m in clause.all("period")]
    return clause.only(*keywords) and all(word[:1].isdigit() or len(word) > 2 for word in times)


def _same_in_all_cases(name: Mention) -> bool:
    """A name that has one form in every case: the genitive is not to be told from a bare name."""
    return ("harmless", "one_form") in name.others
