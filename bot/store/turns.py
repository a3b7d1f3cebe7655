"""Turns to the JSON text of a column and back; what an older version wrote and nobody can read counts as forgotten."""

from __future__ import annotations

import json
import logging
from collections import OrderedDict
from typing import Final

from bot.beside import Beside
from bot.codec import query_from_json, query_to_json, turn_from_json, turn_to_json
from bot.model import Query, Turn

LOG = logging.getLogger(__name__)


# A talk is read and written over with every question, and all of it but the newest turn is as it was before: a turn
# goes to its text and back once, and what was written is not parsed when it is read.
_WRITTEN: Final[Beside[Turn, tuple[str, Turn]]] = Beside(4096)
_TALKS: Final[OrderedDict[str, tuple[Turn, ...]]] = OrderedDict()
_TALKS_KEPT: Final = 2048


def write_turns(turns: tuple[Turn, ...]) -> str:
    """The text from which read_turns makes the turns again; both are called by the event loop's thread alone."""
    written = [_WRITTEN.get(turn) or _write_turn(turn) for turn in turns]
    text = "[" + ",".join([text for text, _ in written]) + "]"
    if text not in _TALKS:
        _keep(text, tuple([again for _, again in written]))
    return text


def _write_turn(turn: Turn) -> tuple[str, Turn]:
    """The text, and the turn that it is read as: without the notes of its query."""
    text = json.dumps(turn_to_json(turn), separators=(",", ":"), ensure_ascii=False)
    again = turn_from_json(json.loads(text))
    _WRITTEN.keep(again, (text, again))
    return _WRITTEN.keep(turn, (text, again))


def _keep(text: str, turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
    _TALKS[text] = turns
    if len(_TALKS) > _TALKS_KEPT:
        _TALKS.popitem(last=False)
    return turns


def read_turns(text: str) -> tuple[Turn, ...]:
    """The turns of a text; none where it cannot be read."""
    known = _TALKS.get(text)
    if known is not None:
        _TALKS.move_to_end(text)
        return known
    try:
        return _keep(text, tuple(turn_from_json(turn) for turn in json.loads(text)))
    except ValueError:
        LOG.warning("turns in the database that cannot be read are left out")
        return ()


def write_query(query: Query | None) -> str | None:
    return None if query is None else json.dumps(query_to_json(query), separators=(",", ":"), ensure_ascii=False)


def read_query(text: str | None) -> Query | None:
    try:
        return None if text is None else query_from_json(json.loads(text))
    except ValueError:
        LOG.warning("a query in the database that cannot be read is left out")
        return None
