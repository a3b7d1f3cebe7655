"""The fixed set of queries: which function answers which operation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from bot.analysis.operations.alerts import Standing as Standing
from bot.analysis.operations.alerts import alert
from bot.analysis.operations.alerts import standing as standing
from bot.analysis.operations.brief import brief
from bot.analysis.operations.causes import why
from bot.analysis.operations.change import change
from bot.analysis.operations.claims import check
from bot.analysis.operations.concentration import share_of
from bot.analysis.operations.contribution import contribution
from bot.analysis.operations.counts_by_time import mirror_of
from bot.analysis.operations.coverage import coverage
from bot.analysis.operations.definitions import define
from bot.analysis.operations.growth import growth
from bot.analysis.operations.largest_revisions import one_or_largest
from bot.analysis.operations.levels import balance, level_of, total
from bot.analysis.operations.means import average
from bot.analysis.operations.meeting import ranked
from bot.analysis.operations.records import record
from bot.analysis.operations.series import trend
from bot.analysis.operations.set_to_sum import compared
from bot.analysis.operations.streaks import streak
from bot.analysis.operations.surprises import surprises
from bot.analysis.operations.thresholds import threshold
from bot.analysis.operations.totals import total_of
from bot.analysis.operations.unit_value import unit_value
from bot.analysis.table import Table
from bot.model import Query, Result

Operation = Callable[[Query, Table, date], Result]

OPERATIONS: Mapping[str, Operation] = {
    "level": level_of,
    "growth": growth,
    "balance": balance,
    "total": total,
    "change": change,
    "sum": total_of,
    "average": average,
    "compare": compared,
    "rank": ranked,
    "share": share_of,
    "trend": trend,
    "define": define,
    "coverage": coverage,
    "record": record,
    "streak": streak,
    "threshold": threshold,
    "contribution": contribution,
    "unit_value": unit_value,
    "surprise": surprises,
    "mirror": mirror_of,
    "revision": one_or_largest,
    "why": why,
    "brief": brief,
    "check": check,
    "alert": alert,
}
