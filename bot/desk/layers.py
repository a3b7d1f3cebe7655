"""A data folder and a layer -> one whole folder that holds both; the files of the first are never written to."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from bot.desk.layer import KEYS, TABLES, Cells, Layer, as_csv, write
from bot.errors import BadSetup
from bot.sources import packed
from bot.sources.files import rows, toml
from bot.sources.observations import COLUMNS as OBSERVATIONS

Home = Callable[[Cells], tuple[str, ...]]  # an observation -> what makes it the same figure


def lay(base: Path, layer: Layer, folder: Path) -> None:
    """Writes the whole folder. Rows of the base go before those that a layer added, since a newer version of the
    program may bring what the desk had to fetch; where a row was put right it stands in the place of the old one, as
    long as the old one still says what was put right. BadSetup or OSError where that fails.
    """
    if packed(base):
        raise BadSetup(
            f"The figures of {base} are Parquet files, to which the desk adds nothing yet; turn them into "
            "observations.csv with `tradefacts pack --back`, or add rows to the files and keep the desk out of it"
        )
    shutil.copytree(base, folder, ignore=_hidden, dirs_exist_ok=True)
    units = _units(base)
    for name, held in layer.tables.items():
        if not held:
            continue
        if name == "trade/observations.csv":
            merged = _observations(base, held, units)
            write(folder / name, as_csv(OBSERVATIONS, merged))
        elif name == "languages/names.csv":
            _append(base / "languages" / "en" / "names.csv", held, folder / "languages" / "en" / "names.csv")
        elif name == "languages/words.csv":
            _words(base, held, folder)
        elif name == "facts/revisions.csv":
            newer = {_key(name, row) for row in held}
            kept = [row for row in _read(base, name) if _key(name, row) not in newer]
            write(folder / name, as_csv(TABLES[name], (*kept, *held)))
        elif name == "trade/exceptions.csv":
            gone = {_key(name, row) for row in held}  # one without a reason is withdrawn
            kept = [row for row in _read(base, name) if _key(name, row) not in gone]
            write(folder / name, as_csv(TABLES[name], (*kept, *(row for row in held if row["reason"]))))
        elif (base / name).is_file():
            known = _read(base, name)
            codes = {_key(name, row) for row in known}
            write(folder / name, as_csv(TABLES[name], (*known, *(r for r in held if _key(name, r) not in codes))))
        else:
            write(folder / name, as_csv(TABLES[name], held))


def same_figure(base: Path) -> Home:
    """What makes two observations the same figure: their series and period, quantities in their commodity's unit."""
    return _units(base)


def _units(base: Path) -> Home:
    from bot.sources.catalogs import read_catalog

    catalog = read_catalog(base)

    def home(row: Cells) -> tuple[str, ...]:
        unit, wanted = row["unit"], ""
        if row["measure"] == "quantity" and (commodity := catalog.commodities.get(row["commodity"])) is not None:
            wanted = commodity.unit
        old, new = catalog.units.get(unit), catalog.units.get(wanted)
        if old and new and old.factor and new.factor and old.dimension == new.dimension:
            unit = wanted
        return (*(row[column] for column in OBSERVATIONS[:9]), unit)

    return home


def _observations(base: Path, held: tuple[Cells, ...], home: Home) -> tuple[Cells, ...]:
    ours = {home(row): row for row in held}
    merged: list[Cells] = []
    for row in _read(base, "trade/observations.csv"):
        own = ours.pop(home(row), None)
        merged.append(own if own is not None and own["replaces"] == row["value"] else row)
    return (*merged, *ours.values())


def _words(base: Path, held: Iterable[Cells], folder: Path) -> None:
    """own.toml of each language: kinds, their codes and phrases; "*" is every language."""
    for language in sorted(path.parent.name for path in (base / "languages").glob("*/words.toml")):
        own = base / "languages" / language / "own.toml"
        kinds: dict[str, dict[str, list[str]]] = toml(own) if own.is_file() else {}
        for row in held:
            if row["language"] in ("*", language):
                phrases = kinds.setdefault(row["kind"], {}).setdefault(row["code"], [])
                if row["phrase"] not in phrases:
                    phrases.append(row["phrase"])
        text = "".join(
            f"[{kind}]\n"
            + "".join(f"{_quoted(code)} = [{', '.join(map(_quoted, said))}]\n" for code, said in c.items())
            for kind, c in kinds.items()
        )
        if text:
            write(folder / "languages" / language / "own.toml", text)


def _quoted(text: str) -> str:
    """A TOML string: JSON's escapes are TOML's, but for a character that JSON leaves alone."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _append(path: Path, held: Iterable[Cells], to: Path) -> None:
    text = path.read_text("utf-8")
    columns = tuple(text.splitlines()[0].lstrip("\ufeff").split(","))
    known = {(row["kind"], row["code"]) for row in (r.cells for r in rows(path, columns))}
    added: tuple[Mapping[str, str], ...] = tuple(
        {column: row.get(column, "") for column in columns} for row in held if (row["kind"], row["code"]) not in known
    )
    body = as_csv(columns, added).partition("\n")[2]
    write(to, text + ("" if text.endswith("\n") else "\n") + body)


def _read(base: Path, name: str) -> list[Cells]:
    columns = OBSERVATIONS if name == "trade/observations.csv" else TABLES[name]
    return [row.cells for row in rows(base / name, columns)]


def _key(name: str, row: Cells) -> tuple[str, ...]:
    return tuple(row[column] for column in KEYS[name])


def _hidden(_: str, names: list[str]) -> set[str]:
    return {name for name in names if name.startswith(".")}
