"""Data that are overdue and errors that pile up -> a word to the operators in chat, once, and again when it recurs."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from telegram import Bot
from telegram.error import TelegramError

from bot.chat.telegram.watch import Watch

if TYPE_CHECKING:
    from bot.knowledge import Knowledge

LOG = logging.getLogger(__name__)

_LOOK_EVERY: Final = 60.0
_GRACE: Final = timedelta(days=2)  # between a release and its row in the data
_FEWEST: Final = 5  # errors in five minutes, and one update in twenty
_SHARE: Final = 0.05
_AGAIN_SECONDS: Final = 3600.0


def newest_days(knowledge: Knowledge) -> dict[str, date]:
    """The last day of the newest period held, for each agency."""
    agencies = dict(knowledge.coverage.agencies)
    found: dict[str, date] = {}
    for key, periods in knowledge.coverage.series:
        agency = agencies.get(key)
        if agency and periods:
            last = max(period.last for period in periods)
            found[agency] = max(last, found.get(agency, last))
    return found


def age_days(knowledge: Knowledge, today: date) -> int:
    """Days between the end of the newest period held and today."""
    days = newest_days(knowledge).values()
    return max(0, (today - max(days)).days) if days else 0


def overdue(knowledge: Knowledge, today: date) -> list[str]:
    """A sentence for each agency whose calendar has figures out that are not held."""
    held = newest_days(knowledge)
    missing: dict[str, tuple[date, str, date]] = {}
    for agency, period, day, _ in knowledge.coverage.releases:
        if agency in held and day + _GRACE <= today and period.last > held[agency]:
            missing[agency] = max(missing.get(agency, (period.last, period.code, day)), (period.last, period.code, day))
    return [
        f"The data are overdue: {agency} was due to release {code} on {day.isoformat()}, held is up to {held[agency]}."
        for agency, (_, code, day) in sorted(missing.items())
    ]


class Alarms:
    """Looks every minute, and tells the operators what they do not know yet."""

    def __init__(
        self, bot: Bot, operators: Sequence[int], watch: Watch, knowledge: Callable[[], Knowledge] | None,
        today: Callable[[], date],
    ) -> None:  # fmt: skip
        self._bot, self._operators, self._watch = bot, operators, watch
        self._knowledge, self._today = knowledge, today
        self._said: set[str] = set()
        self._errors_said = -_AGAIN_SECONDS

    async def run(self) -> None:
        """Looks for ever."""
        while True:
            for sentence in self.due():
                LOG.warning("%s", sentence)
                await self.tell(sentence)
            await asyncio.sleep(_LOOK_EVERY)

    def due(self) -> list[str]:
        """What has to be said now and was not said yet."""
        late = [] if self._knowledge is None else overdue(self._knowledge(), self._today())
        new = [sentence for sentence in late if sentence not in self._said]
        self._said = set(late)
        failed, of = self._watch.recent()
        now = asyncio.get_running_loop().time()
        if failed >= _FEWEST and failed > of * _SHARE and now - self._errors_said >= _AGAIN_SECONDS:
            self._errors_said = now
            new.append(f"Errors: {failed} of the last {of} updates in five minutes went wrong; the log says how.")
        return new

    async def tell(self, sentence: str) -> None:
        """Says something to every operator."""
        for operator in self._operators:
            try:
                await self._bot.send_message(operator, sentence, rate_limit_args="fan_out")  # type: ignore[call-arg]
            except TelegramError as error:
                LOG.warning("an operator could not be told (%s)", error)
