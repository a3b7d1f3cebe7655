"""By whom and of what figures are held: the partners and the goods of a series, those of the most series first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from bot.analysis.holdings import Subject
from bot.analysis.table import Table
from bot.model import Query


def partners_held(query: Query, table: Table, subject: Subject) -> tuple[str, ...]:
    """Whom a flow of the world's, or of a group's, is held by: those of which the most is held first."""
    members = table.catalog.members(subject.partner)
    if subject.flow == "context" or not (members or subject.partner == "WLD"):
        return ()
    flows = ("export", "import") if query.flow is None else (subject.flow,)
    keys = (key for flow in flows for key in table.keys(subject.reporter, flow, None, subject.commodity))
    return most_held(key.partner for key in keys if (key.partner in members if members else key.partner != "WLD"))


def goods_held(query: Query, table: Table, subject: Subject) -> tuple[str, ...]:
    """Of which goods a flow of all goods is held with the same partner, likewise."""
    if subject.flow == "context" or subject.commodity != "TOTAL":
        return ()
    flows = ("export", "import") if query.flow is None else (subject.flow,)
    keys = (key for flow in flows for key in table.keys(subject.reporter, flow, subject.partner))
    return most_held(key.commodity for key in keys if key.commodity not in ("TOTAL", "GOODS_SERVICES"))


def most_held(codes: Iterable[str]) -> tuple[str, ...]:
    """Each code once: those of which the most series are held first."""
    counted = Counter(codes)
    return tuple(sorted(counted, key=lambda code: (-counted[code], code)))
