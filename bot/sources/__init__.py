"""An outside file or service -> observations, catalog and facts; a module a source."""

from __future__ import annotations

from bot.sources.catalogs import read_catalog
from bot.sources.facts import read_facts
from bot.sources.files import Report, checksum
from bot.sources.observations import read_observations

__all__ = ["Report", "checksum", "read_catalog", "read_facts", "read_observations"]
