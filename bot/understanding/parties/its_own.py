"""`Taiwan is booming: how much did its exports grow`: a possessive stands for the one country that was named before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.joints import prep_of
from bot.understanding.words.frame import Mention

_AT_AN_END = ("to", "from", "with", "into", "on", "against", "between", "in", "for")
_BETWEEN = ("commodity", "growth", "extreme", "op", "harmless")


def its_own(clause: Clause, home: str, before: Sequence[Turn] = ()) -> Clause:
    """The clause with the possessive read as the name that it stands for; the clause itself where that is not plain."""
    if not clause.frame.says("its") or clause.has_any("books", "agency", "party") or clause.ops("rank"):
        return clause  # "rank EU countries by their imports": of each of them
    its = clause.saying("its")
    if its is None or not _owns_a_flow(clause, its):
        return clause
    named = [m for m in clause.mentions if m.kind in ("place", "demonym") and m.first < its.first]
    if before and not named and before[-1].query.reporter != home:
        return _whose_it_was(clause, its, before[-1].query.reporter)
    if len(named) != 1 or named[0].code == home or prep_of(clause, named[0]) in _AT_AN_END:
        return clause
    if any(m.kind in ("flow", "verb") and m.first < its.first for m in clause.mentions):
        return clause  # "did Japan buy more, and what were its exports": of which of the two is asked apart
    owner = replace(its, kind="demonym", code=named[0].code, others=())
    read = tuple(owner if m is its else m for m in clause.mentions if m is not named[0])
    return replace(clause, mentions=read)


def _whose_it_was(clause: Clause, its: Mention, reporter: str) -> Clause:
    """ "And its surplus with the US?" after Vietnam's exports: Vietnam's, where another is named that it deals with."""
    others = clause.codes("place", "demonym") - {"WLD"}
    if len(others) != 1 or reporter in others:
        return clause
    owner = replace(its, kind="demonym", code=reporter, others=())
    read = tuple(owner if m is its else m for m in clause.mentions)
    return replace(clause, mentions=read)


def _owns_a_flow(clause: Clause, its: Mention) -> bool:
    """Whether a flow stands right after it, over goods and words of degree."""
    for m in clause.mentions[clause.at(its) + 1 :]:
        if m.kind == "flow":
            return m.code in ("export", "import", "trade", "balance", "surplus", "deficit", "total")
        if m.kind not in _BETWEEN:
            return False
    return False
