""" "Which way vs July, for both?", after exports and then imports of one month -> either of them against July."""

from __future__ import annotations

from collections.abc import Sequence

from bot.errors import CannotAnswer
from bot.model import Query, Turn
from bot.understanding.words.frame import Frame
from bot.understanding.words.kinds import ONE_WAY, WHO

_PAIR = 2


def each_way_over(
    frame: Frame, before: Sequence[Turn], queries: tuple[Query | CannotAnswer, ...]
) -> tuple[Query | CannotAnswer, ...]:
    """The comparison of two times for either flow, where both are pointed at and the last alone was taken up."""
    both = frame.has("deictic", "both") or frame.says("both_of_them")
    if len(before) < _PAIR or len(queries) != 1 or not both:
        return queries
    asked = queries[0]
    if not isinstance(asked, Query) or asked.operation not in ("compare", "change") or len(asked.periods) != _PAIR:
        return queries
    one, two = (turn.query for turn in before[-_PAIR:])
    plain = {"flow": None, "notes": ()}
    alike = one.with_(**plain) == two.with_(**plain) and {one.flow, two.flow} == {*ONE_WAY}
    named = frame.has("flow") or frame.has("commodity") or any(frame.has(kind) for kind in WHO)
    if not alike or named or asked.flow != two.flow or asked.by not in ("period", None):
        return queries
    return asked.with_(flow=one.flow), asked
