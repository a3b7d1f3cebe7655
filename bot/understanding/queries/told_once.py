"""The parts of one text -> each told once: months counted and named, goods told and then added up.

`How many months were above 110 bn, and which ones` are counted and named in one reply.
"""

from __future__ import annotations

from bot.errors import CannotAnswer
from bot.model import Query
from bot.understanding.words.frame import Frame


def told_once(frame: Frame, parts: tuple[Query | CannotAnswer, ...]) -> tuple[Query | CannotAnswer, ...]:
    """The parts without those that another one tells."""
    counted = {part.with_(by="which") for part in parts if isinstance(part, Query) and part.by == "count"}
    rest = tuple(part for part in dict.fromkeys(parts) if part not in counted)
    return _added_up(rest) if len(rest) > 1 and _jointly(frame) and len(frame.all("flow")) < 2 else rest


def _jointly(frame: Frame) -> bool:
    """Whether they are to be added up: not "soy from Brazil, and iron ore total"."""
    total, goods = frame.first("op", "sum"), frame.first("commodity")
    ahead = total is not None and goods is not None and total.first < goods.first  # "the total of ore and coal"
    return total is not None and (ahead or frame.says("jointly") or frame.has("conj", "plus"))


def _added_up(parts: tuple[Query | CannotAnswer, ...]) -> tuple[Query | CannotAnswer, ...]:
    """`Coal plus iron ore plus crude altogether`: a sum of one thing beside amounts of others, each told by itself, is
    the sum of them all; it tells each as well."""
    told = [part for part in parts if isinstance(part, Query) and part.operation in ("level", "sum")]
    goods = tuple(dict.fromkeys(code for part in told for code in part.commodities))
    if len(told) < len(parts) or len(goods) < len(parts) or "TOTAL" in goods:
        return parts
    added = told[0].with_(operation="sum", commodities=goods)
    alike = all(part.with_(operation="sum", commodities=goods) == added for part in told)
    return (added,) if alike and any(part.operation == "sum" for part in told) else parts
