"""A small data folder (China's totals and its trade with the United States, in English) and a desk over it."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from bot.desk import Desk, desk_of
from bot.sources.observations import COLUMNS

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def _small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small") / "data"
    shutil.copytree(
        DATA, folder, ignore=lambda _, names: {n for n in names if n in ["de", "es", "fr", "ja", "pt", "ru", "zh"]}
    )
    for name, wanted in (
        ("observations", lambda r: r["flow"] in ("export", "import") and r["partner"] in ("WLD", "USA")),
        ("exceptions", lambda r: False),
    ):
        path = folder / "trade" / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            kept = [r for r in reader if wanted(r) and r["reporter"] == "CHN" and r["measure"] == "value"]
            columns = reader.fieldnames or []
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(kept)
    return folder


@pytest.fixture
def base(_small: Path, tmp_path: Path) -> Path:
    """The folder, free to be changed."""
    return Path(shutil.copytree(_small, tmp_path / "data"))


@pytest.fixture
def desk(base: Path, tmp_path: Path) -> Desk:
    return desk_of(base, tmp_path / "state", named=False)


Printed = Callable[..., pd.DataFrame]


@pytest.fixture
def printed() -> Printed:
    """Rows of a page of the office, the slots that are not given those of China's exports in dollars."""

    def rows(*cells: dict[str, str]) -> pd.DataFrame:
        usual = dict.fromkeys(COLUMNS, "") | {
            "reporter": "CHN", "flow": "export", "partner": "WLD", "commodity": "TOTAL", "measure": "value",
            "vintage": "published", "unit": "USD_bn", "agency": "GACC", "page_date": "2026-10-09",
            "source": "https://office.example/9.html 2026-10-09",
        }  # fmt: skip
        return pd.DataFrame([usual | row for row in cells], columns=list(COLUMNS), dtype=str)

    return rows
