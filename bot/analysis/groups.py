"""A group and a period -> the countries that were in it, as partners of one reporter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.analysis.table import Table
from bot.model import Period

if TYPE_CHECKING:
    from bot.analysis.holdings import Subject

ALL_OF = "all of "  # begins the formula of a sum over the members of a group; their number follows


def ever(table: Table, subject: Subject) -> tuple[str, ...]:
    """The countries that ever were in the group that is the partner, without the reporter: it does not trade with
    itself. Empty for a partner that is no group, or one whose list of members is not whole."""
    listed = table.catalog.memberships.get(subject.partner, ())
    if any(one.since is None for one in listed):
        return ()
    inside = (code for one in listed for code in table.catalog.members(one.member) or (one.member,))
    return tuple(dict.fromkeys(code for code in inside if code != subject.reporter))


def members(table: Table, subject: Subject, period: Period) -> tuple[str, ...]:
    """The countries of the group over a whole period, without the reporter; empty where that changed within it."""
    return tuple(code for code in table.catalog.composition(subject.partner, period) if code != subject.reporter)


def group_then(table: Table, group: str, period: Period) -> str | None:
    """The group that this one was at the time, where none of its own members had joined it as it is now: the EU of 28
    countries, before it was one of 27. None where it was itself."""
    memberships = table.catalog.memberships
    listed = memberships.get(group, ())
    if not listed or any(one.since is None or one.since <= period.last for one in listed):
        return None
    now = {one.member for one in listed}
    then = ((code, set(table.catalog.composition(code, period))) for code in memberships if code != group)
    return next((code for code, inside in then if now <= inside), None)
