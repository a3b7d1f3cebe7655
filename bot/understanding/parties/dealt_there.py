"""`Wie viel haben die USA dorthin geliefert`, after China's trade with them, or behind `back to China`: `there` is the
other end of the trade that is told, for who deals is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Turn
from bot.understanding.clauses.beside_a_place import prep_of
from bot.understanding.clauses.clause import Clause
from bot.understanding.clauses.subjects import done
from bot.understanding.words.frame import Mention
from bot.understanding.words.kinds import ONE_WAY, WORLD

_ENDS = {"sell": "to", "give": "to", "export": "to", "buy": "from", "get": "from", "import": "from"}


def dealt_there(clause: Clause, before: Sequence[Turn], home: str) -> Clause:
    """The clause with `there` read as the country that is dealt with; as it is where that is not plain.

    Without it the two ends of the trade are guessed from which of them is named, and the way of the goods with them."""
    if not clause.has("deictic", "there"):
        return clause
    pointing, named = clause.all("deictic"), [m for m in clause.mentions if m.kind in ("place", "demonym")]
    deals = [m for m in clause.mentions if m.kind == "verb" or (m.is_("flow", *ONE_WAY) and done(m))]
    if len(pointing) != 1 or len(deals) != 1 or clause.has("flow") != deals[0].is_("flow"):
        return clause
    end, led = _ENDS.get(deals[0].code), clause.before(pointing[0])
    topic = [m for m in named if m.is_("place", home)]
    others = [m for m in named if m not in topic]
    ways = {"to": "from_there", "from": "to_there"}  # what a word for `there` may not say, with such a verb
    if end is None or len(others) != 1 or others[0].code == home or pointing[0].says(ways[end]):
        return clause
    if led is not None and led.kind == "prep" and led.code != end and not led.code.startswith("post_"):
        return clause
    if prep_of(clause, others[0]):
        return clause
    where = (home if _as_topic(topic, others[0]) else "") if topic else _told_there(before, others[0].code, home)
    if not where:
        return clause
    there = replace(pointing[0], kind="place", code=where, others=(("prep", end),))
    read = (there if m is pointing[0] else m for m in clause.mentions if m not in topic)
    return replace(clause, mentions=tuple(read))


def _as_topic(topic: list[Mention], other: Mention) -> bool:
    """`Back to China: how much did the US sell there`: the home country, once, before who deals."""
    return len(topic) == 1 and topic[0].last < other.first


def _told_there(before: Sequence[Turn], other: str, home: str) -> str:
    """Where `there` is, in the trade told before: the other end from who deals; for a third, `and what did Vietnam
    sell there`, where the home country's goods went or came from. "" where that is not plain."""
    if not before or len(before[-1].query.partners) != 1:
        return ""
    last = before[-1].query
    ends = {last.reporter, *last.partners}
    if other in ends or last.partners in WORLD:
        return home if ends == {home, other} else ""
    return last.partners[0] if last.reporter == home else ""
