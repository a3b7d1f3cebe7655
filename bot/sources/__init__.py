"""An outside file or service -> observations, catalog and facts; a module a source."""

from __future__ import annotations

from bot.sources.catalogs import read_catalog
from bot.sources.facts import read_facts
from bot.sources.files import Report, checksum
from bot.sources.observations import read_observations
from bot.sources.terms import open_bytes, open_facts, open_rows, withheld

__all__ = [
    "Report",
    "checksum",
    "open_bytes",
    "open_facts",
    "open_rows",
    "read_catalog",
    "read_facts",
    "read_observations",
    "withheld",
]
