"""Descriptions of services and pages that do not fit the catalog are named at validate, not at the next update."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.sources import read_catalog
from bot.sources.descriptions import description_problems

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for part in ("catalog", "sources"):
        shutil.copytree(DATA / part, tmp_path / "data" / part)
    return tmp_path / "data"


def test_those_that_come_along_fit(data: Path) -> None:
    assert list(description_problems(data, read_catalog(data))) == []


def test_figures_do_without_them(data: Path) -> None:
    shutil.rmtree(data / "sources")
    assert list(description_problems(data, read_catalog(data))) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("sdmx.toml", 'agency = "Eurostat"', 'agency = "Nobody"', "[comext] agency 'Nobody' is not known"),
        ("sdmx.toml", "[imf]", "[imf", "data/sources/sdmx.toml: "),
        ("goods.csv", "comext,hs,2709,crude_oil", "comext,hs,2709,oil", "the commodity 'oil' is not known"),
        ("comtrade_areas.csv", "code,partner,name", "code,partner", "write code,partner,name"),
        ("census.toml", "[quantities]", "[numbers]", "'quantities' is missing"),
        ("gacc_names.csv", "kind,", "sort,", "data/sources/gacc_names.csv:1: the columns are sort,"),
    ],
)
def test_one_that_does_not_is_named(data: Path, name: str, old: str, new: str, said: str) -> None:
    path = data / "sources" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    [problem] = description_problems(data, read_catalog(data))
    assert said in problem
