"""The command `tradefacts import`: a table of one's own -> figures that are served, once a person has seen how it was
read."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.cli.commands import FAILED, MISUSED, app
from bot.cli.figures import tell
from bot.cli.house import open_desk
from bot.desk.grid import read_grid
from bot.desk.importing import Tidy, tidy
from bot.desk.learning import as_read
from bot.desk.mapping import Mapping, named, read_mapping
from bot.desk.refreshing import Manner, refresh
from bot.desk.wording import Wording
from bot.errors import BadSetup
from bot.knowledge import load
from bot.settings import read_settings

_SHOWN = 20


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
    if decimal not in (None, ".", ","):
        raise typer.BadParameter("it is . or ,", param_hint="--decimal")
    settings, now = read_settings(), datetime.now(UTC)
    if settings.figures is not None:
        raise BadSetup("TRADEFACTS_FIGURES is set: what a server keeps is filled there; the desk adds nothing to it.")
    said = read_mapping(mapping) if mapping is not None else Mapping()
    said = _reporting(said, reporter, reporter_name, adjective, agency, zone)
    said = said.said(sheet=sheet, decimal=decimal, encoding=encoding, unit=unit, source=source, url=url)
    if flow is not None:
        said = said.said(fixed={**said.fixed, "flow": flow})
    out, desk = Console(highlight=False), open_desk(settings)
    with desk.changing():
        wording = Wording(load(desk.folder()), said.new_words())
        done = tidy(read_grid(file, said.sheet, said.encoding), wording, said, settings.reporter, now.date(), file.name)
        for line in done.how:
            out.print(line, markup=False, soft_wrap=True)
        if done.unknown:
            _ask_for(done, out)
            raise typer.Exit(FAILED)
        if not yes and not dry_run and not _agreed(out):
            raise typer.Exit(MISUSED)
        read = as_read(done, said, wording, file.name, now.date())
        outcome = refresh(desk, "", read, now, Manner(accept, dry_run, False, correct))
        code = tell(outcome, out, "the same with --accept")
    if code:
        raise typer.Exit(code)


def _reporting(
    said: Mapping, code: str | None, name: str | None, adjective: str | None, agency: str | None, zone: str | None
) -> Mapping:
    """The mapping with a reporter by the options: one that is known, or a new one with its name."""
    if code is None:
        if name or adjective or agency or zone:
            raise typer.BadParameter("goes with --reporter CODE", param_hint="--reporter-name")
        return said
    one = named(code.upper(), name or code.upper())
    one = replace(one, adjective=adjective or "", agency=agency or "", zone=zone or one.zone)
    return said.said(reporter=one)


def _agreed(out: Console) -> bool:
    if not sys.stdin.isatty():
        out.print("Nothing was imported: say --yes if this is right.", style="yellow")
        return False
    return typer.confirm("Is this right?", default=False)


def _ask_for(done: Tidy, out: Console) -> None:
    """The names that no code is known for, with what they may mean, as lines of mapping.toml."""
    out.print("Nothing was imported: these names are not known. Give each a code in mapping.toml:", style="yellow")
    for kind in sorted({kind for kind, _, _ in done.unknown}):
        out.print(f"[words.{kind}]", markup=False)
        words = [(word, near) for of, word, near in done.unknown if of == kind]
        for word, near in words[:_SHOWN]:
            hint = f"  # near: {', '.join(near)}" if near else "  # nothing is near"
            quoted = word.replace("\\", "\\\\").replace('"', '\\"')
            out.print(f'"{quoted}" = "{near[0] if near else ""}"{hint}', markup=False, soft_wrap=True)
        if len(words) > _SHOWN:
            out.print(f"# … and {len(words) - _SHOWN} more")
        out.print(f"# or leave their rows out: [leave_out] {kind} = [...]; or add them: [[{kind}]]", markup=False)
