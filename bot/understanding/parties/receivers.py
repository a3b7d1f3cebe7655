"""Who receives and who sends, where the order of the words tells it: `China was supplied by Germany`, `China as a customer
of Japan`."""

from __future__ import annotations

from dataclasses import replace

from bot.errors import Ambiguous
from bot.understanding.clauses.beside_a_place import prep_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.parties.place import Group
from bot.understanding.words.frame import Mention


def served(clause: Clause, found: list[Group]) -> list[Group]:
    """`How much was China sold by Germany`, `Germany was supplied by China with how much`: who is the subject of a verb
    of giving in the passive receives, and who does it is named behind `by`."""
    verb = clause.first("verb", "sell", "give")
    if verb is None or len(found) != 2 or clause.has("flow") or clause.tokens[verb.first].kind == "han":
        return found
    doers = [group for group in found if prep_of(clause, group.mentions[0]) == "by"]
    if len(doers) != 1:
        return found
    (other,) = (group for group in found if group is not doers[0])
    if prep_of(clause, other.mentions[0]) or not _subject(clause, other.mentions[-1], verb):
        return found
    return [replace(group, part="destination" if group is other else "agent", bare=False) for group in found]


def _subject(clause: Clause, name: Mention, verb: Mention) -> bool:
    """`China was sold`, `was China sold`: a name, and the verb of its passive around or behind it."""
    if name.kind != "place" or name.first > verb.first:
        return False
    behind = [m for m in clause.mentions if name.last < m.first < verb.first]
    led = clause.mentions[clause.at(name) - 1] if clause.at(name) else None
    if not behind:
        return led is not None and led.says("copula")
    return len(behind) == 1 and behind[0].says("copula") and behind[0].first == name.last + 1


def in_the_role(clause: Clause, home: str) -> bool:
    """`China as a customer of Japan`, `how big a customer was China for the US`, `韓国の顧客としての中国`: the home
    country is the customer or supplier itself. Ambiguous where a share is asked for, which is one of the other's."""
    told = any(_described(clause, i, home) for i in range(len(clause.mentions)))
    if told and clause.has("measure", "share"):
        raise Ambiguous.again()
    return told


def _described(clause: Clause, at: int, home: str) -> bool:
    said = clause.mentions
    if not said[at].is_("place", home):
        return False
    before, behind = said[:at][-2:], said[at + 1 : at + 5]
    if behind and behind[0].says("role"):
        noun = [m for m in behind[1:] if not (m.says("determiner") or m.kind in ("extreme", "demonym", "place"))]
        between = [m for m in behind[1:] if m.kind == "place"]  # 作为韩国的客户
        noun = [m for m in noun if not (between and m.is_("harmless", "words"))]
        return bool(noun) and noun[0].is_("party", "buyer", "seller")
    party = len(before) > 1 and before[0].is_("party", "buyer", "seller")
    return party and (before[1].says("role") if clause.ways.unspaced else before[1].says("copula"))

