"""Query -> Result: figures with their provenance, without words. Exports the keepers (Table) and the verb (execute)."""

from __future__ import annotations

from bot.analysis.clickhouse import InClickHouse
from bot.analysis.executor import execute, neither_held, standing
from bot.analysis.in_memory import InMemory
from bot.analysis.operations import Standing
from bot.analysis.table import Table

__all__ = ["InClickHouse", "InMemory", "Standing", "Table", "execute", "neither_held", "standing"]
