"""Whose it is: which of two series of one name ("tariffs": who lays, who bears), whom a possessive stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Turn
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.joints import prep_of
from bot.understanding.words.frame import Mention


def whose_series(clause: Clause, mention: Mention, home: str) -> str:
    """The series of the one who acts: the first place that nothing is put `on`, and that bears nothing.

    `Producer prices: months of deflation`: a word of prices in general is of the prices that are named."""
    if mention.says("price_fall"):
        named = [m for m in clause.all("commodity") if m is not mention and m.last < mention.first]
        return named[-1].code if named and not clause.has("conj", "and") else mention.code
    others = [code for kind, code in mention.others if kind == "commodity"]
    places = [m for m in clause.mentions if m.kind in ("place", "demonym", "agency")]
    if not others or not places:
        return mention.code
    before = clause.before(places[0])
    after = clause.after(places[0])
    laid_on = before is not None and before.is_("prep", "on", "to", "from")  # on imports from China
    laid_on = laid_on or (after is not None and after.is_("prep", "post_to"))  # 中国への関税
    laid_on = laid_on or _of_goods(clause, places[0]) or _borne(clause, places[0])
    actor = places[0].code if not laid_on else places[-1].code if len(places) > 1 else ""
    return others[0] if actor == home else mention.code


def _of_goods(clause: Clause, place: Mention) -> bool:
    """`Los productos chinos`: an adjective right after a word for goods; who pays a tariff does not lay it."""
    at = clause.at(place) - 1
    beside = clause.mentions[at] if at >= 0 and place.kind == "demonym" else None
    return beside is not None and beside.is_("harmless", "words") and beside.last + 1 == place.first


def _borne(clause: Clause, place: Mention) -> bool:
    """`Tariffs China faces in America`, `duties US goods pay`: a verb of bearing right after who bears; and `the tariff
    China pays on its exports to the US`, where what it pays on is what it sells."""
    pays = False
    for m in clause.mentions[clause.at(place) + 1 :]:
        if m.says("bearing") or (pays and m.is_("flow", "export")):
            return True
        if m.kind in ("place", "demonym") or (m.kind == "prep" and not (pays and m.code == "on")):
            return False
        pays = pays or m.is_("verb", "get")
    return False


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
