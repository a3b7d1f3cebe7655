"""The verdict on a claim of what was worked out: the headline that tells the figure, behind true or false."""

from __future__ import annotations

from bot.analysis.holdings import Found
from bot.analysis.operations.answering import claimed_so
from bot.analysis.operations.claims import judge
from bot.analysis.operations.meaning import bound_in
from bot.analysis.table import Table
from bot.errors import CannotAnswer
from bot.model import Amount, Bound, Query, Statement


def judged(query: Query, table: Table, found: Found, said: list[Statement], sure: bool = True) -> list[Statement]:
    """`said`, its first statement behind the verdict on the query's condition and the claim after it.

    As it is where nothing is claimed, where the claim is in another unit, and where the figure, a place among those
    held (not `sure`), leaves the claim open.
    """
    bound = query.condition
    if not isinstance(bound, Bound):
        return said
    try:
        exact = bound_in(table, bound, found.figure.unit)
    except CannotAnswer:
        return said
    verdict = judge(exact, found)
    if not sure and exact.comparator == "is" and found.figure.value < exact.amount:
        return said  # the second of those held may be the third of all
    headline = claimed_so(verdict != "false", said[0])
    if found.figure.measure == "rank":
        return [headline, *said[1:]]
    claimed = Statement.of(f"check.claimed.{exact.comparator}", amount=Amount(exact.amount, found.figure.unit))
    return [headline, claimed, *said[1:]]
