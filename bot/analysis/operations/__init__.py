"""The fixed set of queries: which function answers which operation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from bot.analysis.operations.change import average, change, total_of
from bot.analysis.operations.comparison import compare
from bot.analysis.operations.coverage import coverage
from bot.analysis.operations.definitions import define
from bot.analysis.operations.growth import growth
from bot.analysis.operations.levels import balance, level_of, total
from bot.analysis.operations.ranking import rank
from bot.analysis.operations.series import trend
from bot.analysis.operations.shares import share
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
    "compare": compare,
    "rank": rank,
    "share": share,
    "trend": trend,
    "define": define,
    "coverage": coverage,
}
