"""A refresh that waits for a person's yes -> kept as it was read, so that what was looked at is what is served."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from bot.desk.layer import as_csv, settle, write
from bot.desk.staging import Read
from bot.desk.versions import Desk
from bot.sources.files import rows
from bot.sources.observations import COLUMNS

_ROWS, _LATER = "trade/observations.csv", "trade/later.csv"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Rows that were read, and over which version they were judged."""

    read: Read
    before: int


def keep(desk: Desk, name: str, read: Read, report: str) -> None:
    """Keeps what was read under a name, in the place of what waited under it; within `desk.changing()`."""
    with desk.staging() as folder:
        fresh = folder / "waiting"
        for name_of, frame in ((_ROWS, read.rows), (_LATER, read.later)):
            cells = tuple({str(name): str(cell) for name, cell in row.items()} for row in frame.to_dict("records"))
            write(fresh / name_of, as_csv(COLUMNS, cells))
        about = {"what": read.what, "left_out": read.left_out, "terms": read.terms, "before": desk.current}
        write(fresh / "about.json", json.dumps(about, ensure_ascii=False))
        write(fresh / "report.txt", report)
        drop(desk, name)
        _place(desk, name).parent.mkdir(exist_ok=True)
        os.replace(fresh, _place(desk, name))
        settle(_place(desk, name).parent)


def names(desk: Desk) -> tuple[str, ...]:
    """Under which names something waits."""
    folder = desk.root / "waiting"
    return tuple(sorted(path.name for path in folder.iterdir())) if folder.is_dir() else ()


def waiting(desk: Desk, name: str) -> Waiting | None:
    """What waits under a name, if anything does that can be read."""
    folder = _place(desk, name)
    try:
        about = json.loads((folder / "about.json").read_text("utf-8"))
        first, later = _frame(folder / _ROWS), _frame(folder / _LATER)
        read = Read(str(about["what"]), first, tuple(about["left_out"]), later, str(about["terms"]))
        return Waiting(read, int(about["before"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def drop(desk: Desk, name: str) -> None:
    """Nothing waits under this name any more."""
    shutil.rmtree(_place(desk, name), ignore_errors=True)


def _frame(path: Path) -> pd.DataFrame:
    return pd.DataFrame([row.cells for row in rows(path, COLUMNS)], columns=list(COLUMNS), dtype=str)


def _place(desk: Desk, name: str) -> Path:
    return desk.root / "waiting" / name
