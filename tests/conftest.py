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

TESTS = Path(__file__).parent
DATA = TESTS.parent / "data"

# What takes half a minute or more of a processor, the longest first: begun last, one processor would still be at it
# long after the others have nothing left. The order of all others is that of their names.
BEGIN_FIRST = (
    "test_gold.py", "chat/test_deeds.py", "test_knowledge.py", "desk/test_own_figures.py", "desk/test_refreshing.py",
    "test_architecture.py", "test_withheld.py", "test_cli.py", "sources/test_parquet.py", "desk/test_update.py",
    "understanding/test_cut_and_joined.py", "chat/test_serve.py", "presentation/test_offers.py", "test_readme.py",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the files that take long at the head; `make test` deals the files out in this order."""
    first = {TESTS / name: at for at, name in enumerate(BEGIN_FIRST)}
    items.sort(key=lambda item: first.get(item.path, len(first)))


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
