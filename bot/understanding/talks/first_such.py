"""`When was the first such month?`, `the first of those?`, after the months above a bound: the first of them."""

from __future__ import annotations

from bot.model import Bound, Query
from bot.understanding.clauses.features import Features

_LITTLE = ("harmless", "question", "op", "ordinal", "time", "deictic", "conj", "fragment", "courtesy", "prep")


def first_such(previous: Query, f: Features) -> Query | None:
    """The first month of those counted, in the span that was told; with "ever" of all that are held. None where
    anything else is said."""
    c = f.clause
    first = c.has("ordinal", "1") and c.has("time", "unit:month")
    asked = c.ops("when", "which") or c.has("question", "what", "when")
    other = c.has_other("op", "when", "which", "first_time", "ever")
    if previous.operation != "threshold" or not isinstance(previous.condition, Bound) or not c.only(*_LITTLE):
        return None
    if other or not ((first and asked) or c.ops("first_time")) or previous.partners != f.partners:
        return None
    periods = () if c.ops("ever") or c.says("all_time") else previous.periods
    c.use(*c.all("ordinal"), *c.all("op", "ever"))
    return previous.with_(by="first", periods=periods, limit=None, notes=())
