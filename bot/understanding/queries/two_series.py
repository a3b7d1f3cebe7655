"""Two figures with different partners, mostly of different flows, set against each other -> one comparison of the two.

`Were exports to ASEAN larger than imports from the US`, `imports from the EU grew faster than China's exports, right?`:
each was read by itself, and what is asked is which is more, or grew faster.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.errors import CannotAnswer
from bot.model import Bound, Comparator, Query, Turn
from bot.understanding.claimed.degrees import MORE, OVER
from bot.understanding.words.frame import Frame, Mention
from bot.understanding.words.kinds import ONE_WAY

RATES: Final = ("faster", "slower")
_FLOWS: Final = ONE_WAY
_PLAIN: Final = ("level", "growth")
_OPS: Final = ("check", "compare", "difference", "how_fast")
_SUBJECT: Final = ("place", "flow", "period", "growth")  # what the word stands behind
_STANDARD: Final = ("flow", "demonym", "commodity", "prep")  # and before


def two_series(frame: Frame, queries: tuple[Query | CannotAnswer, ...]) -> tuple[Query | CannotAnswer, ...]:
    """The queries, two of them as one where a word sets them against each other. Of two flows (`by` is "series") the
    export stands first; of one (exports to the US, and all of them) they are compared by partner. What is claimed of
    the one said first is the condition."""
    two = [query for query in queries if isinstance(query, Query)]
    if len(queries) != 2 or len(two) != 2 or not all(map(_plain, two)):
        return queries
    said, told = two
    said_first = frame.all("flow", *_FLOWS)
    apart = said.partners != told.partners and said.with_(
        flow=None, partners=(), notes=(), operation="", measure=None, by=None
    ) == told.with_(flow=None, partners=(), notes=(), operation="", measure=None, by=None)
    way = _way(frame, said_first) if not frame.has_other("op", *_OPS) else None
    if not apart or way is None or len(said_first) != 2 or [m.code for m in said_first] != [said.flow, told.flow]:
        return queries
    turned = said.flow == "import" != told.flow
    first, second = (told, said) if turned else (said, told)
    claimed = frame.has("op", "check") or frame.mentions[0].says("auxiliary", "copula")
    claimed = claimed or (frame.tokens[-1].norm == "?" and not frame.has_any("question", "op"))
    claimed = claimed and not (frame.has_any("number", "multiple") or frame.has("op", "times"))  # "by 500 bn"
    sign: Comparator = "above" if (way > 0) is not turned else "below"
    alike = said.flow == told.flow
    flow, by = (said.flow, "partner") if alike else ("both", "series")
    measure, condition = "yoy" if frame.has("more", *RATES) else None, Bound(sign, 0.0) if claimed else None
    partners = (*first.partners, *second.partners)
    return (said.with_(operation="compare", flow=flow, partners=partners, measure=measure, by=by, condition=condition),)


def each_told(turn: Turn) -> tuple[Turn, ...]:
    """A turn that set two such figures against each other, as two that told one each: a talk goes on from them."""
    rated = turn.query.measure == "yoy"
    alone = {
        "operation": "growth" if rated else "level",
        "by": "year" if rated else None,
        "condition": None,
        "notes": (),
    }
    told = tuple(replace(turn, query=one.with_(**alone)) for one in turn.query.each_series)
    return (*told[:1], *(replace(one, joined=True) for one in told[1:])) or (turn,)


def _plain(query: Query) -> bool:
    """Whether it asks for one amount or rate of one flow with one partner."""
    alone = len(query.partners) == len(query.commodities) == len(query.periods) == 1
    return alone and query.operation in _PLAIN and query.flow in _FLOWS and query.condition is None


def _way(frame: Frame, flows: tuple[Mention, ...]) -> int | None:
    """1 where the one said first is said to be more, -1 where less; None where no one word between the two tells, or
    one before both in a question; and of falls, of which the greater is the lower rate."""
    words = [m for m in frame.mentions if m.kind in ("compare", "more")]
    if len(words) != 1 or len(flows) != 2 or frame.has("direction", "down"):
        return None
    word = words[0]
    rated = word.is_("more", *RATES)
    if frame.has_any("growth", "direction") and not rated:
        return None  # "exports to ASEAN, more than imports from the US, grew"
    said = [m for m in frame.mentions if m is word or not m.says("little", "than")]
    at = said.index(word)
    between = flows[0].last < word.first < flows[1].first
    linking = between and 0 < at < len(said) - 1 and said[at - 1].kind in _SUBJECT and said[at + 1].kind in _STANDARD
    asked = word.last < flows[0].first and frame.has_any("question") and not frame.has("question", "how_much")
    if not (linking or asked):
        return None
    return (OVER if word.kind == "compare" else MORE).get(word.code)
