"""What `tradefacts import` does: a table, once a person has seen how it was read -> figures that are served."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import typer
from rich.console import Console

from bot.cli.commands import FAILED, MISUSED
from bot.cli.house import open_desk
from bot.cli.updating import stopping, tell, working
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


def run(
    file: Path,
    mapping: Path | None,
    plain: dict[str, str | None],
    about: dict[str, str | None],
    flow: str | None,
    yes: bool,
    manner: Manner,
) -> None:
    """plain: what Mapping.said takes; about: the reporter, by its code, name, adjective, agency and zone. typer.Exit
    with the code where it is not 0; BadSetup where nothing was imported."""
    settings, now = read_settings(), datetime.now(UTC)
    if settings.figures is not None:
        raise BadSetup("TRADEFACTS_FIGURES is set: what a server keeps is filled there; the desk adds nothing to it.")
    said = read_mapping(mapping) if mapping is not None else Mapping()
    said = _reporting(said, **about).said(**plain)
    if flow is not None:
        said = said.said(fixed={**said.fixed, "flow": flow})
    out, desk = Console(highlight=False), open_desk(settings)
    with stopping(), desk.changing():
        wording = Wording(load(desk.folder()), said.new_words())
        home = settings.reporter if "reporter" in settings.model_fields_set else None
        with working(f"{file.name} is read"):
            grid = read_grid(file, said.sheet, said.encoding)
            done = tidy(grid, wording, said, home, now.date(), file.name)
        for line in done.how:
            out.print(line, markup=False, soft_wrap=True)
        if done.unknown:
            _ask_for(done, wording, out)
            raise typer.Exit(FAILED)
        if not yes and not manner.dry and not _agreed(out):
            raise typer.Exit(MISUSED)
        read = as_read(done, said, wording, file.name, now.date())
        with working(f"{len(read.rows):,} figures are compared with what is held"):
            outcome = refresh(desk, "", read, now, manner)
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


def _ask_for(done: Tidy, wording: Wording, out: Console) -> None:
    """The names that no code is known for, with what they may mean, as lines of mapping.toml: a code that is plain is
    filled in, others are not, so that nobody takes over a guess unseen."""
    lines = ["Nothing was imported: these names are not known. Give each a code in mapping.toml:"]
    for kind in sorted({kind for kind, _, _ in done.unknown}):
        lines.append(f"[words.{kind}]")
        words = [(word, near) for of, word, near in done.unknown if of == kind]
        for word, near in words[:_SHOWN]:
            hint = f"  # near: {', '.join(near)}" if near else "  # nothing is near"
            quoted = word.replace("\\", "\\\\").replace('"', '\\"')
            lines.append(f'"{quoted}" = "{wording.meant(kind, word)}"{hint}')
        if len(words) > _SHOWN:
            lines.append(f"# … and {len(words) - _SHOWN} more")
        added = f"; or add them: [[{kind}]]" if kind in ("partner", "commodity") else ""
        lines.append(f"# or leave their rows out: [leave_out] {kind} = [...]{added}")
        if kind == "commodity" and any(word.replace(".", "").isdigit() for word, _ in words):
            lines.append("# codes of the Harmonized System are read under a label that says so: HS code")
    for number, line in enumerate(lines):
        out.print(line, style=None if number else "yellow", markup=False, soft_wrap=True)
