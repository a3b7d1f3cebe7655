"""A world of made-up figures: four reporters by month, each in its own books, in a folder laid out like data/."""

from __future__ import annotations

import shutil
from pathlib import Path

DATA = Path(__file__).parents[1] / "data"
COLUMNS = (
    "reporter,flow,partner,commodity,measure,basis,adjusted,period,vintage,unit,value,agency,source,page_date,note"
)
# reporter -> agency, unit, partners
BOOKS = {
    "CHN": ("GACC", "USD_bn", ("WLD", "USA", "VNM", "DEU", "JPN")),
    "DEU": ("Destatis", "EUR_bn", ("WLD", "CHN", "USA", "FRA")),
    "USA": ("US Census Bureau", "USD_bn", ("WLD", "CHN", "JPN", "VNM", "DEU")),
    "VNM": ("Vietnam Customs", "USD_bn", ("WLD", "CHN", "USA", "JPN")),
}
GOODS = {("VNM", "export", "USA", "integrated_circuits"), ("VNM", "export", "WLD", "integrated_circuits")}
MONTHS = [f"{year}-{month:02d}" for year in (2024, 2025, 2026) for month in range(1, 13)][:29]  # to May 2026


def value(reporter: str, flow: str, partner: str, month: str, good: str = "TOTAL") -> float:
    """Made up: whose it is, which way and with whom can be read off the number; larger every month."""
    who = list(BOOKS).index(reporter) + 1
    whom = sorted({partner for _, _, partners in BOOKS.values() for partner in partners}).index(partner)
    size = 1000 if partner == "WLD" else 10 * (whom + 1)
    return round(size + who + (0.5 if flow == "import" else 0) + 0.1 * MONTHS.index(month) - (good != "TOTAL") * 5, 1)


def rows() -> list[str]:
    """The rows of observations.csv."""
    series = [
        (reporter, flow, partner, "TOTAL")
        for reporter, (_, _, partners) in BOOKS.items()
        for flow in ("export", "import")
        for partner in partners
    ]
    return [
        f"{r},{f},{p},{good},value,,,{month},published,{BOOKS[r][1]},{value(r, f, p, month, good):.1f},{BOOKS[r][0]},"
        "s001,2026-07,made up"
        for r, f, p, good in [*series, *sorted(GOODS)]
        for month in MONTHS
    ]


def write(folder: Path, lines: list[str] | None = None) -> Path:
    """A data folder with these rows and the catalogue and languages of data/; the folder."""
    shutil.copytree(DATA, folder)
    body = "\n".join([COLUMNS, *(rows() if lines is None else lines)]) + "\n"
    (folder / "trade" / "observations.csv").write_text(body, encoding="utf-8")
    return folder
