"""Settings -> the knowledge and the day that every command needs; read once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.desk import Desk, desk_of
from bot.errors import BadSetup
from bot.knowledge import Knowledge, find_data, load
from bot.model import Question, Reply
from bot.settings import Settings, read_settings
from bot.unanswered import Notebook


@dataclass(frozen=True, slots=True)
class House:
    """What is set and what is known."""

    settings: Settings
    knowledge: Knowledge
    notebook: Notebook | None = None

    def note(self, question: Question, reply: Reply) -> None:
        """Keeps the question if it was not understood and such ones are to be kept."""
        if self.notebook is not None:
            self.notebook.note(question, reply)

    def noted(self, answer: Callable[[Question], Reply]) -> Callable[[Question], Reply]:
        """A road whose questions are kept where they were not understood."""

        def answered(question: Question) -> Reply:
            reply = answer(question)
            self.note(question, reply)
            return reply

        return answered

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


def open_house(*, serving: bool = False) -> House:
    """Settings and knowledge, read once; BadSetup where either is not in order. serving: for a process that stays."""
    settings = read_settings()
    folder, path = open_desk(settings).folder(), settings.keep_unanswered
    knowledge = load(folder, settings.figures, settings.reporter, serving=serving)
    if settings.language not in knowledge.phrasebooks:
        held = ", ".join(sorted(knowledge.phrasebooks))
        raise BadSetup(f"TRADEFACTS_LANGUAGE is {settings.language!r}, which is not spoken here; use one of {held}.")
    house = House(settings, knowledge, Notebook(path) if path is not None else None)
    _ = house.zone  # BadSetup where TRADEFACTS_REPORTER reports nothing here
    return house


def open_desk(settings: Settings) -> Desk:
    """The versions of the figures that are set, or of those that come along."""
    base = settings.data.expanduser() if settings.data is not None else find_data()
    return desk_of(base, settings.state_folder, settings.data is not None)
