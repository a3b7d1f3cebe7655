"""The command `tradefacts import`: a table of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.commands import app


@app.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(help="A CSV file, a workbook (.xlsx) or a Parquet file.")],
    mapping: Annotated[
        Path | None, typer.Option("--map", metavar="FILE", help="mapping.toml, see the README.", show_default=False)
    ] = None,
    reporter: Annotated[str | None, typer.Option(help="Whose figures: a code (ATL).", show_default=False)] = None,
    reporter_name: Annotated[str | None, typer.Option(help="Its name, if it is new here.", show_default=False)] = None,
    adjective: Annotated[str | None, typer.Option(help="Its adjective (Atlantean).", show_default=False)] = None,
    agency: Annotated[str | None, typer.Option(help="Who publishes them.", show_default=False)] = None,
    zone: Annotated[str | None, typer.Option(help="Its time zone (Europe/Athens).", show_default=False)] = None,
    flow: Annotated[str | None, typer.Option(help="export or import, if no column says.", show_default=False)] = None,
    unit: Annotated[
        str | None, typer.Option(help="'USD million', if the table does not say.", show_default=False)
    ] = None,
    sheet: Annotated[str | None, typer.Option(help="Which sheet of a workbook.", show_default=False)] = None,
    decimal: Annotated[str | None, typer.Option(help=". or , before the decimals.", show_default=False)] = None,
    encoding: Annotated[str | None, typer.Option(help="Of a CSV file that is not UTF-8.", show_default=False)] = None,
    source: Annotated[str | None, typer.Option(help="What to name as the source.", show_default=False)] = None,
    url: Annotated[str | None, typer.Option(help="Where it can be read.", show_default=False)] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether it was read rightly.")] = False,
    accept: Annotated[bool, typer.Option("--accept", help="Yes to large changes and values far off.")] = False,
    correct: Annotated[
        bool, typer.Option("--correct", help="A value that differs was wrong before; else it was revised.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")] = False,
) -> None:
    """Serve figures of your own: a tidy or a wide table, checked and compared like those of the offices."""
    from bot.cli.importing import run  # pandas, httpx and their like are slow to import: no question needs them
    from bot.desk.refreshing import Manner

    if decimal not in (None, ".", ","):
        raise typer.BadParameter("it is . or ,", param_hint="--decimal")
    plain = {"sheet": sheet, "decimal": decimal, "encoding": encoding, "unit": unit, "source": source, "url": url}
    about = {"code": reporter, "name": reporter_name, "adjective": adjective, "agency": agency, "zone": zone}
    run(file, mapping, plain, about, flow, yes, Manner(accept, dry_run, False, correct))
