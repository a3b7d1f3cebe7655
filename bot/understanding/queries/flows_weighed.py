"""`China with Brazil: sold more? bought more?`: more said of either flow with one partner -> the two set against each
other. Each by itself would be asked whether it grew.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Final

from bot.catalog import Catalog
from bot.errors import CannotAnswer
from bot.model import Coverage, Query, Question
from bot.understanding.clauses.clause import Clause
from bot.understanding.queries.resolver import resolve
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import ONE_WAY

_WAYS: Final = {("verb", "sell"): "export", ("verb", "buy"): "import", **{("flow", way): way for way in ONE_WAY}}
_BESIDE: Final = ("place", "prep", "harmless", "period", "more", "extreme", "direction", "verb", "flow", "conj")
_EMPTY: Final = ("harmless", "prep", "place")  # may stand between a flow and what is said of it


def flows_weighed(
    frame: Frame, question: Question, coverage: Coverage, catalog: Catalog, home: str
) -> tuple[Query, ...] | None:
    """The comparison; None where more is not said of each of the two, or where anything else is named."""
    if frame.leftover or not frame.only(*_BESIDE) or frame.has_other("conj", "or") or len(frame.all("period")) > 1:
        return None
    ways = [m for m in frame.mentions if (m.kind, m.code) in _WAYS]
    if {_WAYS[m.kind, m.code] for m in ways} != {*ONE_WAY} or len(ways) != len(ONE_WAY):
        return None
    places = frame.all("place")
    who = {m.code for m in places} - {home, "WLD"}
    if len(who) != 1 or places[0].code != home or not _more_of_each(frame):
        return None  # "does the US export more to China or import more": by its own count
    whole = _of_all(frame, question, coverage, catalog, home)
    return None if whole is None else (whole.with_(operation="compare", flow="both", partners=(*who,), by="flow"),)


def _more_of_each(frame: Frame) -> bool:
    """Whether a word of more stands at either flow, on the same side of it: `more exports? more imports?`."""
    told = [m for m in frame.mentions if m.kind not in _EMPTY and m.kind not in ("period", "conj")]
    ways, degrees = told[::2], told[1::2]
    if len(told) == 3 and told[2].said.endswith(told[1].said):  # 卖得多?买得多?, of which the second is one word
        told.append(told[1])
        degrees.append(told[1])
    if len(told) == 4 and _degree(told[0]):
        ways, degrees = degrees, ways
    return len(told) == 4 and all(map(_degree, degrees)) and all((m.kind, m.code) in _WAYS for m in ways)


def _degree(m: Mention) -> bool:
    return m.means("more", "more") or (m.is_("direction", "up") and m.says("of_degree"))


def _of_all(frame: Frame, question: Question, coverage: Coverage, catalog: Catalog, home: str) -> Query | None:
    """The home country's exports at the time that is named: the two in all but their flow and with whom."""
    first = next(m for m in frame.mentions if (m.kind, m.code) in _WAYS)
    flow = replace(first, kind="flow", code=ONE_WAY[0], others=())
    said = tuple(sorted((*frame.all("period"), flow), key=lambda m: m.first))
    with suppress(CannotAnswer):
        found = resolve(Clause(replace(frame, mentions=said), said), (), coverage, catalog, question.asked_on, home)
        plain = found.operation == "level" and found.reporter == home and found.of_all
        return found.with_(notes=(), condition=None, limit=None) if plain else None
    return None
