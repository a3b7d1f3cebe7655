"""What `tradefacts update` does: offices, or what waits -> reports, versions, exit codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from bot.cli.commands import FAILED
from bot.cli.house import open_desk
from bot.desk import Desk
from bot.desk.offices import OFFICES
from bot.desk.refreshing import Manner, Outcome, as_read, due, note, refresh
from bot.desk.report import lines
from bot.desk.waiting import names, waiting
from bot.errors import BadSetup, SourceAway
from bot.model import Period
from bot.settings import Settings, read_settings
from bot.sources import read_catalog
from bot.sources.fetching import Web
from bot.sources.gathering import Fetch, Gathered, Wanted
from bot.sources.gathering import Progress as Told
from bot.sources.saved import Saved

WAITS: Final = 3
NOTHING: Final = -1  # an office that nobody named, and that has no saved page
_NOT_SAVED: Final = 404
_LOOK_BACK: Final = 6  # months that are read again where nobody says since when: what was revised in them is seen


@dataclass(frozen=True, slots=True)
class Errand:
    """One run of `update`: what is changed, how, from where, since when."""

    desk: Desk
    settings: Settings
    manner: Manner
    saved: Path | None
    since: Period
    now: datetime
    out: Console
    named: bool = False  # whether a person said which offices


def run(source: Sequence[str], saved: Path | None, since: str | None, manner: Manner) -> None:
    """Refreshes the offices named, else the usual ones; typer.Exit with the code where it is not 0."""
    unknown = sorted(set(source) - set(OFFICES))
    if unknown:
        raise typer.BadParameter(f"{unknown[0]!r} is none of {', '.join(sorted(OFFICES))}", param_hint="--source")
    settings, now = read_settings(), datetime.now(UTC)
    if settings.figures is not None:
        raise BadSetup("TRADEFACTS_FIGURES is set: what a server keeps is filled there; the desk adds nothing to it.")
    errand = Errand(
        open_desk(settings), settings, manner, saved, _since(since, now.date()), now,
        Console(highlight=False), bool(source),
    )  # fmt: skip
    with stopping(), errand.desk.changing():
        if manner.unattended and not due(errand.desk, now):
            return
        wait = [name for name in names(errand.desk) if not source or name in source]
        if manner.accept and saved is None and wait:
            codes = {_settle(errand, name) for name in wait}
        else:
            codes = {_office(errand, name) for name in source or _usual(settings)}
        if manner.unattended:
            note(errand.desk, now)
    if codes == {NOTHING}:
        raise typer.Exit(FAILED)
    for code in (FAILED, WAITS):
        if code in codes:
            raise typer.Exit(code)


def working(what: str) -> AbstractContextManager[object]:
    """What is being done that may take long, on standard error, where that is a terminal."""
    out = Console(stderr=True)
    return out.status(escape(what)) if out.is_terminal else nullcontext()


@contextmanager
def stopping() -> Iterator[None]:
    """Ctrl-C is answered: nothing is changed but by the one step that is told as soon as it is taken."""
    try:
        yield
    except KeyboardInterrupt:
        typer.echo("Stopped: nothing is changed but what was told to be served.", err=True)
        raise


def _usual(settings: Settings) -> list[str]:
    """The offices that are read where none is named: those that need no key, or whose key is there."""
    return [
        name for name, office in OFFICES.items() if office.usual and (not office.key or office.key in settings.keys)
    ]


def _office(errand: Errand, name: str) -> int:
    """Reads one office; what goes wrong with one is no reason to leave out the others."""
    try:
        read = as_read(_gather(errand, name))
        with working(f"{name}: {len(read.rows):,} figures are compared with what is held"):
            outcome = refresh(errand.desk, name, read, errand.now, errand.manner)
    except BadSetup as problem:
        if errand.saved and not errand.named and isinstance(problem, SourceAway) and problem.status == _NOT_SAVED:
            errand.out.print(f"{name}: no page of it is in {errand.saved}", markup=False, soft_wrap=True)
            return NOTHING
        hint = "" if errand.saved else " (`--from DIR` reads saved pages)"
        typer.echo(f"tradefacts: {name}: {problem}{hint}", err=True)
        return FAILED
    return tell(outcome, errand.out, f"tradefacts update --accept --source {name}", errand.manner.unattended)


def _settle(errand: Errand, name: str) -> int:
    """A person said yes to what waits. Where the figures have changed since, it is shown anew and waits on."""
    kept = waiting(errand.desk, name)
    if kept is None:
        typer.echo(f"tradefacts: {name}: what waited cannot be read any more; update again", err=True)
        return FAILED
    same = kept.before == errand.desk.current
    outcome = refresh(errand.desk, name, kept.read, errand.now, Manner(accept=same, dry=errand.manner.dry))
    if not same and outcome.end == "waits":
        errand.out.print("The figures have changed since this was read; this is what it would do now:")
    return tell(outcome, errand.out, f"tradefacts update --accept --source {name}")


def _gather(errand: Errand, name: str) -> Gathered:
    office = OFFICES[name]
    folder = errand.desk.folder()
    with _progress() as told, _pages(errand, name, told) as fetch:
        until = Period.month(errand.now.year, errand.now.month)
        wanted = Wanted(
            read_catalog(folder), folder, errand.since, until, errand.settings.keys, told, errand.settings.state_folder
        )
        return office.gather()(fetch, wanted)


@contextmanager
def _pages(errand: Errand, name: str, told: Told) -> Iterator[Fetch]:
    if errand.saved is not None:
        yield Saved(errand.saved)
        return
    raw = errand.desk.root / "raw" / name
    with Web(raw, plain_http=OFFICES[name].plain_http, told=lambda said: told(said, 0, 0)) as web:
        yield web


@contextmanager
def _progress() -> Iterator[Told]:
    """A bar on standard error, where that is a terminal."""
    out = Console(stderr=True)
    bar = Progress(
        SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
        console=out, transient=True,
        disable=not out.is_terminal,
    )  # fmt: skip
    with bar:
        task = bar.add_task("", total=None)
        yield lambda what, done, total: bar.update(
            task, description=what, completed=done if total else None, total=total or None
        )


def tell(outcome: Outcome, out: Console, cure: str, quiet: bool = False) -> int:
    """The report, how it ended, and the exit code; cure: what a person types who says yes."""
    if quiet and outcome.end == "nothing" and not outcome.staged.passed:
        return 0
    told = list(lines(outcome.staged))
    if outcome.end == "nothing":
        told = told[:1] + (told[-1:] if outcome.staged.passed else [])
    for number, line in enumerate(told):
        out.print(line, style="bold" if not number else None, markup=False, soft_wrap=True)
    if outcome.end == "served":
        out.print(f"Served from now on (version {outcome.version}); `tradefacts rollback` goes back.", soft_wrap=True)
    elif outcome.end == "nothing":
        out.print("Nothing new: all is as it was.")
    else:
        for reason in outcome.staged.reasons:
            out.print(f"Wants a yes: {reason}.", style="yellow", markup=False, soft_wrap=True)
        if outcome.end == "waits":
            out.print(f"Nothing was changed. If this is right: {cure}", style="yellow", markup=False, soft_wrap=True)
            return WAITS
        out.print("A dry run: nothing was changed.")
    return 0


def _since(text: str | None, today: date) -> Period:
    if text is None:
        return Period.month(today.year, today.month).shift(-_LOOK_BACK)
    try:
        return Period.parse(text)
    except ValueError as problem:
        raise typer.BadParameter(f"{problem}; write it as 2025-01 or 2025", param_hint="--since") from problem
