"""An outside file or service -> observations, catalog and facts; a module a source."""

from __future__ import annotations

from bot.sources.apart import validate_apart, validated
from bot.sources.catalogs import read_catalog
from bot.sources.clickhouse import ClickHouse
from bot.sources.facts import read_facts
from bot.sources.files import Report, checksum, data_files
from bot.sources.observations import COLUMNS, read_in_parts, read_observations, read_printed
from bot.sources.parquet import cells_of, pack, packed, unpack
from bot.sources.terms import open_bytes, open_facts, open_rows, withheld

__all__ = [
    "COLUMNS",
    "ClickHouse",
    "Report",
    "cells_of",
    "checksum",
    "data_files",
    "open_bytes",
    "open_facts",
    "open_rows",
    "pack",
    "packed",
    "read_catalog",
    "read_facts",
    "read_in_parts",
    "read_observations",
    "read_printed",
    "unpack",
    "validate_apart",
    "validated",
    "withheld",
]
