"""`Is August's surplus of 119 bn a record`: the verdict that was asked for stands ahead of that on the amount told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.analysis.holdings import Found
from bot.model import Figure, Statement


def set_in_order(
    said: Sequence[Statement], founds: Sequence[Found], over_time: Sequence[Statement], rows: Iterable[Figure]
) -> tuple[list[Statement], list[Found]]:
    """What is said of the amounts and what of the time, with the figures of each: no record leads where the amounts are
    right, else the amounts do; they do of an index too, which peaks at every turn."""
    found = [Found(row) for row in rows]
    index = any(one.figure.flow == "context" for one in found)
    wrong = any(one.kind.startswith("check.false") for one in said)
    if said and not (wrong or index) and over_time[0].kind.startswith("check.false"):
        return [*over_time, *said], [*found, *founds]
    return [*said, *over_time], [*founds, *found]
