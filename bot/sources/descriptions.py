"""data/sources/ -> what is wrong with how the offices' services and pages are described; a sentence each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bot.catalog import Catalog
from bot.errors import BadSetup
from bot.sources.census import read_census
from bot.sources.codes import Good, read_goods
from bot.sources.comtrade import read_comtrade
from bot.sources.files import toml
from bot.sources.gacc.names import read_names
from bot.sources.services import read_service


def description_problems(data: Path, catalog: Catalog) -> Iterator[str]:
    """The first problem of each description that is there; figures that need none do without the folder."""
    folder = data / "sources"
    if (folder / "sdmx.toml").is_file():
        yield from _first(lambda: tuple(map(partial(_goods, data, catalog), toml(folder / "sdmx.toml"))))
    if (folder / "comtrade.toml").is_file():
        yield from _first(lambda: read_comtrade(data, catalog))
    if (folder / "census.toml").is_file():
        yield from _first(lambda: read_census(data, catalog))
    if (folder / "gacc_names.csv").is_file():
        yield from _first(lambda: read_names(data, catalog))


def _goods(data: Path, catalog: Catalog, name: str) -> tuple[Good, ...]:
    """The goods of a service of sdmx.toml, which is read first."""
    service = read_service(data, name, catalog)
    return read_goods(data, name, catalog) if "product" in service.columns else ()


def _first(read: Callable[[], object]) -> Iterator[str]:
    try:
        read()
    except BadSetup as problem:
        yield str(problem)
