"""The commands of the data desk: update, rollback, data. Exit code 3: something waits for --accept."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.commands import app
from bot.cli.house import open_desk
from bot.settings import read_settings


@app.command()
def update(
    source: Annotated[
        list[str] | None,
        typer.Option("--source", metavar="NAME", help="Only this office; may be given again.", show_default=False),
    ] = None,
    saved: Annotated[
        Path | None,
        typer.Option("--from", metavar="DIR", help="Read saved pages instead of the network.", show_default=False),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="PERIOD", help="From this month or year on (2025-01); else six months.",
            show_default=False,
        ),
    ] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="Yes to what waits, or to whatever is read now where nothing waits.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")] = False,
    unattended: Annotated[
        bool, typer.Option("--unattended", help="Only add periods after the newest ones; once a day at most.")
    ] = False,
) -> None:  # fmt: skip
    """Fetch new figures from the offices, check and compare them, and serve them from then on.

    A refresh that loses periods, changes a known value by more than a little, or brings values far off the history of
    their series waits for --accept (exit code 3). The version before is kept: `tradefacts rollback`.
    """
    from bot.cli.updating import run  # httpx and its like are slow to import, and no question needs them
    from bot.desk.refreshing import Manner

    run(source or (), saved, since, Manner(accept, dry_run, unattended))


@app.command()
def rollback(
    to: Annotated[
        int | None,
        typer.Option("--to", metavar="NUMBER", help="Which version; 0: the figures as they came.", show_default=False),
    ] = None,
) -> None:
    """Serve the figures of the version before again."""
    desk = open_desk(read_settings())
    with desk.changing():
        now = desk.go_back(to)
    typer.echo(f"Served from now on: version {now}." if now else "Served from now on: the figures as they came.")


@app.command()
def data() -> None:
    """Show where the figures come from, the versions kept, and what waits."""
    from bot.desk.waiting import names

    desk = open_desk(read_settings())
    typer.echo(f"figures: {desk.base}")
    typer.echo(f"desk:    {desk.root}")
    current = desk.current
    for about in desk.versions():
        mark = "*" if about.number == current else " "
        typer.echo(f"{mark} {about.number}  {about.made}  {about.what}")
    typer.echo(f"served:  {f'version {current}' if current else 'the figures as they came'}, {desk.folder()}")
    for name in names(desk):
        typer.echo(f"waits for --accept: {name}")
