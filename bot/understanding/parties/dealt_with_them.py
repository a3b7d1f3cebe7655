"""`Alemania y Francia: ¿cuánto les vendió China?`, 德国、法国中国卖给他们多少: the home country, named without a
preposition, deals with those told ahead, whom a pronoun beside the verb stands for: none of them does it.
"""

from __future__ import annotations

from bot.understanding.clauses.beside_a_place import prep_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.subjects import done, is_home, is_place
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import ONE_WAY


def dealer_with_them(clause: Clause, home: str) -> Mention | None:
    """The home country where it is who deals with them; None where it is not so."""
    places = [m for m in clause.mentions if is_place(m)]
    ours = places[-1] if len(places) > 1 else None
    if ours is None or not is_home(ours, home) or ours.kind != "place" or prep_of(clause, ours):
        return None
    if any(is_home(m, home) or m.kind != "place" or prep_of(clause, m) for m in places[:-1]):
        return None
    behind = [m for m in clause.mentions if m.first > places[-2].last]
    if any(m.is_("question", "who") or m.says("choosing") for m in behind):
        return None  # "which of them sold China the most", "wer von ihnen verkaufte China mehr": they do it
    acts = [m for m in behind if m.is_("verb", "sell", "buy") or (m.is_("flow", *ONE_WAY) and done(m))]
    if len(acts) != 1:
        return None
    led = ours.first < acts[0].first
    stand = any(_stands_for_them(m, led and m.first > acts[0].first) for m in _beside(behind, acts[0]))
    return ours if stand else None


def _beside(behind: list[Mention], verb: Mention) -> list[Mention]:
    """What stands around the verb, the home country's own name left out."""
    said = [m for m in behind if m is verb or not (is_place(m) or m.kind == "period")]
    at = said.index(verb)
    return [*said[max(0, at - 1) : at], *said[at + 1 : at + 2]]


def _stands_for_them(said: Mention, behind: bool) -> bool:
    """A form that tells it, or what stands behind both the home country and its verb: "China sold them"."""
    return said.says("to_them", "with_them") or (behind and said.is_("deictic", "them"))
