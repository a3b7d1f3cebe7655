"""The commands for many figures: observations.csv into sorted Parquet files and back, and onto ClickHouse."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.commands import app
from bot.cli.house import open_desk
from bot.errors import BadSetup
from bot.knowledge import check
from bot.settings import read_settings
from bot.sources import (
    COLUMNS,
    ClickHouse,
    pack,
    packed,
    read_printed,
    unpack,
)


@app.command(name="pack")
def pack_(
    back: Annotated[bool, typer.Option("--back", help="Write data/trade/observations.csv again instead.")] = False,
) -> None:
    """Keep the figures as sorted Parquet files: quicker to load where there are millions. Replies stay the same."""
    desk = open_desk(read_settings())
    data = desk.base
    if desk.current:
        raise BadSetup(
            "figures have been added to those of the data folder; `tradefacts rollback` first: they rest on it"
        )
    if back:
        typer.echo(f"written: {unpack(data, COLUMNS)}")
        return
    if packed(data):
        raise BadSetup("data/trade/observations/ holds Parquet files already; `tradefacts pack --back` turns them back")
    errors = check(data).errors
    if errors:
        raise BadSetup(
            f"{errors[0]} ({len(errors)} errors in all; `tradefacts validate` shows them); nothing is packed"
        )
    frame = read_printed(data)
    for path in pack(data, frame, COLUMNS):
        typer.echo(f"written: {path}")


@app.command()
def fill() -> None:
    """Write the figures of the data folder into the ClickHouse of TRADEFACTS_FIGURES, in place of what it has."""
    settings = read_settings()
    data = open_desk(settings).folder()
    if settings.figures is None:
        raise BadSetup("TRADEFACTS_FIGURES names no server; set it to clickhouse://user:password@host:8123/database")
    server = ClickHouse(settings.figures)
    from bot.sources.validation import checked_parts  # pandera is slow to import

    rows = server.fill(checked_parts(data))
    typer.echo(f"written: {rows:,} figures into {server.table} at {server.where}")
