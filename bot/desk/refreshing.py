"""What an office gave -> a version that is served, or one that waits for a person's yes, or nothing."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from bot.desk.report import headline, lines
from bot.desk.staging import Read, Staged, stage
from bot.desk.versions import Desk
from bot.desk.waiting import drop, keep
from bot.errors import BadSetup
from bot.sources.gathering import Gathered

_ROOM: Final = 64 * 2**20  # bytes that must be free before anything is begun
_AGAIN: Final = timedelta(hours=20)  # between two unattended refreshes of the same figures

End = Literal["served", "waits", "tried", "nothing"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a refresh ended. version: the number that is served now, where it is served."""

    end: End
    staged: Staged
    version: int = 0


@dataclass(frozen=True, slots=True)
class Manner:
    """accept: a person said yes; dry: only look; unattended: add periods after the newest and no more; correct: a
    value that differs was wrong (else: it was revised)."""

    accept: bool = False
    dry: bool = False
    unattended: bool = False
    correct: bool = False


def as_read(gathered: Gathered) -> Read:
    """What an office gave, as the desk stages it."""
    terms = "" if gathered.redistributable else "no_redistribution"
    return Read(gathered.source, gathered.rows, gathered.left_out, gathered.later, terms)


def refresh(desk: Desk, name: str, read: Read, now: datetime, manner: Manner) -> Outcome:
    """Within `desk.changing()`; name: under which it waits if it has to ("": it is not kept).

    BadSetup where what was read breaks the rules or the disk does not let it: then everything is as it was.
    """
    room(desk)
    staged = stage(desk, read, now.date(), manner.unattended, manner.correct)
    if manner.dry:
        return Outcome("tried", staged)
    if staged.reasons and not manner.accept:
        if name:
            keep(desk, name, read, "\n".join(lines(staged, full=True)))
        return Outcome("waits", staged)
    if staged.layer.says(desk.layer()):
        _done(desk, name)
        return Outcome("nothing", staged)
    number = desk.publish(staged.layer, headline(staged), "\n".join(lines(staged, full=True)), now)
    _done(desk, name)
    return Outcome("served", staged, number)


def _done(desk: Desk, name: str) -> None:
    if name:
        drop(desk, name)


def room(desk: Desk) -> None:
    """BadSetup where the disk is all but full: better said before than half-way."""
    free = shutil.disk_usage(desk.root).free
    if free < _ROOM:
        raise BadSetup(
            f"The disk that holds {desk.root} is full ({free // 2**20} MB are free); make room and try again."
        )


def due(desk: Desk, now: datetime) -> bool:
    """Whether an unattended refresh is due: another replica may have made it already. Within `desk.changing()`."""
    try:
        last = datetime.fromisoformat((desk.root / "refreshed").read_text("ascii").strip())
    except (OSError, ValueError):
        return True
    return not timedelta() <= now - last < _AGAIN


def note(desk: Desk, now: datetime) -> None:
    """Notes that an unattended refresh was made."""
    (desk.root / "refreshed").write_text(now.isoformat(), "ascii")
