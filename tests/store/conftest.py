"""Databases for the tests of the store: SQLite always, PostgreSQL where the machine has it (in CI: always)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres import Postgres


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'facts.sqlite'}"
        return
    server: Postgres = request.getfixturevalue("postgres")
    yield server.url
    server.empty()
