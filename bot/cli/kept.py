"""The command that lists what was not understood, from the file that TRADEFACTS_KEEP_UNANSWERED names."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from bot.cli.commands import app
from bot.errors import BadSetup
from bot.settings import read_settings
from bot.unanswered import Unanswered, printable, read


@app.command()
def unanswered(
    gold: Annotated[
        bool, typer.Option("--gold", help="Print skeletons of gold cases, one JSON object a line.")
    ] = False,
) -> None:
    """List the questions that were not understood, the most frequent first."""
    for number, one in enumerate(_kept(), start=1):
        if gold:
            typer.echo(json.dumps(one.as_gold(number), ensure_ascii=False))
        else:
            typer.echo(f"{one.times:5}  {one.last}  {one.language}  {one.reason:9}  {printable(one.text)}")


def _kept() -> tuple[Unanswered, ...]:
    path = read_settings().keep_unanswered
    if path is None:
        raise BadSetup("TRADEFACTS_KEEP_UNANSWERED is not set; set it to the file in which such questions are kept.")
    try:
        return read(path)
    except FileNotFoundError:
        return ()  # nothing was misunderstood yet
    except OSError as error:
        raise BadSetup(f"{path} cannot be read ({error.strerror}).") from error
