"""A time of the week or month where somebody lives -> when it comes next, through all changes of the clock.

As a code: "0 09:00 Europe/Berlin" (Monday), "31 09:00 Asia/Shanghai" (the last day, where a month is shorter).
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Final, Literal
from zoneinfo import ZoneInfo, available_timezones

Every = Literal["weekly", "monthly"]

_CODE: Final = re.compile(r"(\d{1,2}) (\d\d):(\d\d) (\S+)")
_HOUR: Final = re.compile(r"(\d{1,2})(?:[:.h時点](\d\d)?)?\s?(am|pm)?")
_HALVES: Final = {"am": 0, "pm": 12}
_LONGEST: Final = 62  # days to look ahead: more than two months


@dataclass(frozen=True, slots=True)
class Schedule:
    """Once a week or a month, by the clock of a zone. day: Monday is 0; of a month 1 to 31."""

    every: Every
    day: int
    at: time
    zone: str

    @property
    def code(self) -> str:
        return f"{self.day} {self.at:%H:%M} {self.zone}"

    @classmethod
    def parse(cls, every: Every, code: str) -> Schedule:
        """The schedule of a code; ValueError where it is none, or its zone is known no more."""
        found = _CODE.fullmatch(code)
        if found is None or found[4] not in _zones().values():
            raise ValueError(f"no time of a week or month: {code!r}")
        day, hour, minute = (int(part) for part in found.groups()[:3])
        if not (0 <= day <= 6 if every == "weekly" else 1 <= day <= 31) or hour > 23 or minute > 59:
            raise ValueError(f"no time of a week or month: {code!r}")
        return cls(every, day, time(hour, minute), found[4])

    def after(self, moment: int) -> tuple[int, date]:
        """The first time later than a moment, both in seconds since 1970, and its day there.

        A wall clock's time that a change of the clock skips comes that much later; one that comes twice counts once.
        """
        zone = ZoneInfo(self.zone)
        day = datetime.fromtimestamp(moment, zone).date()
        for _ in range(_LONGEST):
            if self._falls_on(day):
                found = int(datetime.combine(day, self.at, zone).timestamp())
                if found > moment:
                    return found, day
            day += timedelta(days=1)
        raise AssertionError("a week or month always comes")

    def _falls_on(self, day: date) -> bool:
        if self.every == "weekly":
            return day.weekday() == self.day
        return day.day == min(self.day, calendar.monthrange(day.year, day.month)[1])


def read(words: Sequence[str], every: Every, weekdays: Sequence[Sequence[str]]) -> Schedule | None:
    """What somebody wrote ("Mon 9:00 Europe/Berlin") as a schedule; None where a word is none of it, or where the hour
    or the zone is left out. The day may be: Monday, or the first.

    weekdays  the names of Monday to Sunday, in one language or several
    """
    day: int | None = None
    at: time | None = None
    zone: str | None = None
    names = {name.casefold(): number for week in weekdays for number, name in enumerate(week)}
    rest = [word.strip(",;.").casefold() for word in words]
    for place, word in enumerate(rest):
        if word in _HALVES and place:
            continue
        half = rest[place + 1] if place + 1 < len(rest) and rest[place + 1] in _HALVES else ""
        if every == "weekly" and day is None and (number := _weekday(word, names)) is not None:
            day = number
        elif every == "monthly" and day is None and word.rstrip(".").isdigit() and len(rest) > place + 1:
            day = int(word.rstrip("."))
        elif at is None and (clock := _clock(word, half)) is not None:
            at = clock
        elif zone is None and (found := _zone(word)) is not None:
            zone = found
        else:
            return None
    if at is None or zone is None:
        return None
    first = 0 if every == "weekly" else 1
    day = first if day is None else day
    return Schedule(every, day, at, zone) if every == "weekly" or 1 <= day <= 31 else None


def _weekday(word: str, names: dict[str, int]) -> int | None:
    """By its name, or by the beginning of it: Mon, Monday."""
    if word in names:
        return names[word]
    begun = (name for name in names if word.startswith(name) and (len(name) >= 2 or not name.isascii()))
    longer = {names[name] for name in begun if word.isalpha()}
    return longer.pop() if len(longer) == 1 else None


def _clock(word: str, half: str) -> time | None:
    found = _HOUR.fullmatch(word)
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3] or half
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + _HALVES[half]
    return time(hour, minute) if hour <= 23 and minute <= 59 else None


def _zone(word: str) -> str | None:
    return _zones().get(word.replace(" ", "_"))


@cache
def _zones() -> dict[str, str]:
    """Small letters -> zone; a zone by its city too, where only one has it: berlin."""
    zones = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith(("posix", "right")))
    found = {"utc": "UTC", "gmt": "UTC"}
    cities: dict[str, set[str]] = {}
    for zone in zones:
        found[zone.casefold()] = zone
        cities.setdefault(zone.rpartition("/")[2].casefold(), set()).add(zone)
    return {city: next(iter(of)) for city, of in cities.items() if len(of) == 1} | found
