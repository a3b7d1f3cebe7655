"""The data folder of the tests of services: as it comes, but for the addresses, which are those of the office."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pandas as pd
import pytest

from bot.model import Period
from bot.sources import read_catalog
from bot.sources.fetching import Web
from bot.sources.gathering import Gathered, Wanted
from tests.sources.office import Office, open_office

DATA = Path(__file__).parents[2] / "data"
Months = Callable[..., Wanted]


def folder_for(office: Office, to: Path) -> Path:
    """A copy of catalog/ and sources/ whose services are the office."""
    data = to / "data"
    for part in ("catalog", "sources"):
        shutil.copytree(DATA / part, data / part)
    for path in (data / "sources").glob("*.toml"):
        path.write_text(
            re.sub(r"https://(?:[a-z.]+)/", lambda _: office.address + "/", path.read_text("utf-8")), "utf-8"
        )
    return data


@pytest.fixture
def office() -> Iterator[Office]:
    with open_office() as opened:
        yield opened


@pytest.fixture
def data(office: Office, tmp_path: Path) -> Path:
    return folder_for(office, tmp_path)


@pytest.fixture
def months(data: Path) -> Months:
    def wanted(since: str, until: str, **more: object) -> Wanted:
        return Wanted(read_catalog(data), data, Period.parse(since), Period.parse(until), **more)  # type: ignore[arg-type]

    return wanted


def web(tmp_path: Path) -> Web:
    return Web(tmp_path / "raw", pause=0, sleep=lambda _: None)


def brief(rows: pd.DataFrame) -> list[str]:
    """Each row in a line: reporter flow partner commodity period value unit."""
    names = ("reporter", "flow", "partner", "commodity", "period", "value", "unit")
    return [" ".join(row[name] for name in names) for row in rows.to_dict("records")]


def as_json(content: object) -> bytes:
    return json.dumps(content).encode()


def nothing_secret(gathered: Gathered, tmp_path: Path, key: str) -> None:
    """The key stands in no address, no row, no file that was kept."""
    assert all(key not in page.url for page in gathered.pages)
    assert key not in repr(gathered)
    assert all(key.encode() not in path.read_bytes() for path in (tmp_path / "raw").rglob("*") if path.is_file())
    assert all(urlsplit(page.url).scheme in ("http", "https") for page in gathered.pages)
