"""The README's walk-through of a country's office, and a served bot that follows an import and a rollback."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from tests.chat.recorder import Recorder
from tests.chat.test_serve import served
from tests.states import used

ROOT = Path(__file__).parents[2]
_WALK = re.search(
    r"### Your own figures\n.*?```csv\n(?P<table>.*?)```.*?```sh\n(?P<commands>.*?)```.*?```text\n(?P<output>.*?)```"
    r".*?```toml\n(?P<mapping>.*?)```",
    (ROOT / "README.md").read_text("utf-8"),
    re.DOTALL,
)
assert _WALK is not None
WALK = _WALK


def run(commands: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    programs = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    more = {
        "PATH": programs,
        "PYTHONPATH": str(ROOT),
        "TRADEFACTS_STATE": str(used(folder / "state")),
        "COLUMNS": "200",
    }
    return subprocess.run(
        ["bash", "-ec", commands],  # noqa: S607
        cwd=folder, env=os.environ | more | environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_walk_through_prints_what_the_readme_says(tmp_path: Path) -> None:
    (tmp_path / "atlantis.csv").write_text(WALK["table"], "utf-8")
    told = run(WALK["commands"], tmp_path)
    assert told.returncode == 0, told.stderr
    assert told.stdout == WALK["output"]
    checked = run("tradefacts rollback && tradefacts data", tmp_path)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "served:  the figures as they came" in checked.stdout


@pytest.fixture
def here(tmp_path: Path, base: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, over small figures, with the programs of this process."""
    monkeypatch.setenv("TRADEFACTS_DATA", str(base))
    monkeypatch.setenv("TRADEFACTS_STATE", str(used(tmp_path / "state")))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def command(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def test_the_mapping_of_the_readme_is_read(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """... over a table of its kind: another label, a name of its own, rows left out, goods that are new."""
    (here / "mapping.toml").write_text(WALK["mapping"].replace('sheet = "T1"', "").replace("= 4 ", "= 1 "), "utf-8")
    table = "Mês;Partner;Product;Value\n2026-05;Rep. Korea;Orichalcum;1.204,5\n2026-05;Not specified;Orichalcum;3\n"
    (here / "own.csv").write_text(table, "utf-8")
    read = command("import", "own.csv", "--map", "mapping.toml", "--yes")
    assert read.exit_code == 0, read.output
    assert "  1 figure left out as said" in read.output
    monkeypatch.setenv("TRADEFACTS_REPORTER", "ATL")
    told = command("ask", "exports of mountain copper to korea in May", "--today", "2026-06-20").output
    assert "Exports of orichalcum from Atlantis to South Korea, May 2026: $1.20 bn" in told
    assert "Source: Atlantis Office of Statistics" in told


def test_without_a_yes_nothing_is_imported(here: Path) -> None:
    (here / "atlantis.csv").write_text(WALK["table"], "utf-8")
    told = command("import", "atlantis.csv", "--reporter", "JPN")
    assert told.exit_code == 2
    assert "Nothing was imported: say --yes if this is right." in told.output
    unknown = command("import", "atlantis.csv", "--reporter", "ATL", "--yes")
    assert "ATL does not report here yet" in str(unknown.exception)
    assert command("import", "atlantis.csv", "--decimal", "!").exit_code == 2
    assert not (here / "data" / ".desk" / "current").exists()


@pytest.fixture
async def api() -> AsyncIterator[Recorder]:
    async with Recorder() as opened:
        yield opened


async def test_a_served_bot_follows_and_drops_no_question(api: Recorder, tmp_path: Path, base: Path) -> None:
    table = "Period,Flow,Partner,Value (USD million)\n2026-09,Exports,World,340110\n"
    (tmp_path / "own.csv").write_text(table, "utf-8")
    ann = api.private()
    asked = 0

    async def until(text: str, question: str = "China's exports in September 2026") -> str:
        nonlocal asked
        async with asyncio.timeout(60):
            while True:
                api.post(ann, question)
                asked += 1
                last: str = (await api.sent(asked, ann, within=20))[-1]["text"]
                if text in last:
                    return last
                await asyncio.sleep(0.5)

    async with served(api, tmp_path / "state", TRADEFACTS_RATE_LIMIT="off", TRADEFACTS_DATA=str(base)) as process:
        await asyncio.wait_for(api.polled.wait(), 60)
        await until("September 2026")
        first = await asyncio.to_thread(
            run, "tradefacts import own.csv --reporter CHN --yes --accept", tmp_path, TRADEFACTS_DATA=str(base)
        )
        assert first.returncode == 0, first.stdout + first.stderr
        assert "GACC" in await until("$340.11")
        back = await asyncio.to_thread(run, "tradefacts rollback", tmp_path, TRADEFACTS_DATA=str(base))
        assert back.returncode == 0, back.stderr
        assert "$340.11" not in await until("not out yet")
        assert len(await api.sent(asked, ann)) == asked
        assert process.returncode is None
