"""Settings -> the knowledge and the day that every command needs; read once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.errors import BadSetup
from bot.knowledge import Knowledge, load
from bot.settings import Settings, read_settings


@dataclass(frozen=True, slots=True)
class House:
    """What is set and what is known."""

    settings: Settings
    knowledge: Knowledge

    def today(self) -> date:
        """The date where the default reporter lives, wherever the program runs."""
        return datetime.now(self.zone).date()

    @property
    def zone(self) -> ZoneInfo:
        """The zone of the default reporter."""
        reporter = self.knowledge.catalog.reporters.get(self.settings.reporter)
        if reporter is None:
            held = ", ".join(sorted(self.knowledge.catalog.reporters))
            raise BadSetup(
                f"TRADEFACTS_REPORTER is {self.settings.reporter!r}, which reports nothing here; use one of {held}."
            )
        return ZoneInfo(reporter.zone)


def open_house() -> House:
    """Settings and knowledge, read once; BadSetup where either is not in order."""
    settings = read_settings()
    return House(settings, load(settings.data))
