"""Turns to the JSON text of a column and back; what an older version wrote and nobody can read counts as forgotten."""

from __future__ import annotations

import json
import logging
from functools import lru_cache

from bot.codec import query_from_json, query_to_json, turn_from_json, turn_to_json
from bot.model import Query, Turn

LOG = logging.getLogger(__name__)


def write_turns(turns: tuple[Turn, ...]) -> str:
    return "[" + ",".join(_write_turn(turn) for turn in turns) + "]"


# A talk is read and written over with every question, and all of it but the newest turn is as it was before.
@lru_cache(maxsize=4096)
def _write_turn(turn: Turn) -> str:
    return json.dumps(turn_to_json(turn), separators=(",", ":"), ensure_ascii=False)


@lru_cache(maxsize=2048)
def read_turns(text: str) -> tuple[Turn, ...]:
    try:
        return tuple(turn_from_json(turn) for turn in json.loads(text))
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
