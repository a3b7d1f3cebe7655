"""What all tests share: the knowledge of data/, loaded once, and an environment that is nobody's own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.states import shared

if TYPE_CHECKING:
    from bot.knowledge import Knowledge
    from tests.postgres import Postgres
    from tests.score import Judged

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture(scope="session", autouse=True)
def _nobodys_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Without the settings of whoever runs the tests, and with a state folder of their own.

    Images of Python are often told to write no bytecode: each program that a test starts would then compile
    six hundred modules anew, which takes longer than everything else that it does.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name in os.environ:
            if name.startswith(("TRADEFACTS_", "TELEGRAM_")):
                patch.delenv(name)
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        state = tmp_path_factory.mktemp("state")
        patch.setenv("XDG_STATE_HOME", str(state))
        run = tmp_path_factory.getbasetemp()
        run = run.parent if "PYTEST_XDIST_WORKER" in os.environ else run  # of all workers
        shared(run / "lexicons", state / "tradefacts" / "lexicons")
        yield


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """Everything under data/; frozen, so that all tests may read it."""
    from bot.knowledge import load  # tests of one room need not open the others

    return load(DATA)


@pytest.fixture(scope="session")
def gold(knowledge: Knowledge) -> Judged:
    """The gold questions and how their replies are judged, asked once for all tests that look at them."""
    from tests.score import Judged

    return Judged(knowledge)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A real PostgreSQL on loopback. Where the machine has none the test is skipped with a loud word, never in CI."""
    from tests.postgres import Postgres, programs

    if programs() is None:
        said = "PostgreSQL IS NOT INSTALLED HERE: apt-get install postgresql"
        if os.environ.get("CI"):
            pytest.fail(said)
        pytest.skip(said)
    with Postgres() as server:
        yield server
