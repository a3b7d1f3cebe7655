"""`tradefacts update`, `rollback` and `data`: what is said, the exit codes, and the daily timer."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.cli.daily import daily
from bot.desk import offices
from bot.desk.locking import locked
from bot.errors import SourceAway
from bot.sources.gathering import Fetch, Gathered, Page, Wanted
from tests.desk.conftest import Printed
from tests.states import used

Office = list[Any]


@pytest.fixture
def office(base: Path, tmp_path: Path, printed: Printed, monkeypatch: pytest.MonkeyPatch) -> Office:
    """What the next refreshes read, one after the other: rows, or an error; and the environment of a command."""
    given: Office = []

    def gather(fetch: Fetch, wanted: Wanted) -> Gathered:
        wanted.progress("the bulletin", 1, 1)
        read = given.pop(0)
        if isinstance(read, BaseException):
            raise read
        page = Page("https://office.example/9.html", datetime(2026, 10, 9, tzinfo=UTC), "", b"")
        return Gathered("office", printed(*read), (page,), ("an unknown name: Atlantis",))

    monkeypatch.setattr("bot.cli.updating.OFFICES", {"office": offices.Office("the office", lambda: gather)})
    monkeypatch.setenv("TRADEFACTS_DATA", str(base))
    monkeypatch.setenv("TRADEFACTS_STATE", str(used(tmp_path / "state")))
    return given


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


NEW = [{"period": "2026-09", "value": "340.11"}]
LARGE = [{"period": "2026-09", "value": "355.0"}]


def test_a_refresh_is_told_and_served(office: Office) -> None:
    office += [NEW, NEW]
    told = run("update")
    assert told.exit_code == 0, told.output
    assert told.output.splitlines() == [
        "office: 1 new",
        "New figures, by period, in 1 series:",
        "  2026-09: 1",
        "Seen and not taken:",
        "  an unknown name: Atlantis",
        "Served from now on (version 1); `tradefacts rollback` goes back.",
    ]
    assert "340.11" in run("ask", "China's exports in September 2026", "--today", "2026-10-10").output
    again = run("update")
    assert (again.exit_code, again.output) == (0, "office: 1 as held\nNothing new: all is as it was.\n")
    listed = run("data").output
    assert "* 1  " in listed
    assert "office: 1 new" in listed
    assert run("rollback").output == "Served from now on: the figures as they came.\n"
    assert "340.11" not in run("ask", "China's exports in September 2026", "--today", "2026-10-10").output


def test_what_waits_is_served_as_it_was_looked_at(office: Office) -> None:
    office += [NEW, LARGE]
    run("update")
    waits = run("update")
    assert waits.exit_code == 3
    assert "340.11 -> 355.0 (+4.38%)" in waits.output
    assert "Nothing was changed. If this is right: tradefacts update --accept --source office" in waits.output
    assert "waits for --accept: office" in run("data").output
    yes = run("update", "--accept")  # nothing is read anew: `office` has nothing more to give
    assert yes.exit_code == 0, yes.output
    assert "355.0" in run("ask", "was China's exports of September 2026 revised?", "--today", "2026-10-10").output
    assert "waits for --accept" not in run("data").output


def test_what_waits_is_shown_anew_where_the_figures_have_changed(office: Office) -> None:
    office += [NEW, LARGE, [{"period": "2026-10", "value": "330.2"}]]
    run("update")
    assert run("update").exit_code == 3
    assert run("rollback").exit_code == 0
    shown = run("update", "--accept")
    assert shown.exit_code == 0, shown.output  # over the figures as they came, 355.0 is a new period like others
    assert "office: 1 new" in shown.output


def test_an_office_that_is_away_is_said_in_a_sentence(office: Office) -> None:
    office += [SourceAway("https://office.example/9.html: it cannot be reached; come again later")]
    told = run("update")
    assert told.exit_code == 1
    assert told.stderr == (
        "tradefacts: office: https://office.example/9.html: it cannot be reached; come again later "
        "(`--from DIR` reads saved pages)\n"
    )
    assert run("update", "--source", "nobody").exit_code == 2
    assert run("update", "--since", "lately").exit_code == 2


def test_unattended_revisions_alone_are_told_and_left(office: Office) -> None:
    office += [[{"period": "2025-11", "value": "331.0"}], [{"period": "2025-11", "value": "331.0"}]]
    told = run("update", "--unattended")
    assert (told.exit_code, told.output) == (0, (
        "office: no figures\nLeft for a person to look at: 1 revised; `tradefacts update` shows them.\n"
        "Nothing new: all is as it was.\n"
    ))  # fmt: skip
    assert "330.3 -> 331.0 (+0.21%)" in run("update").output


def test_ctrl_c_is_answered_and_changes_nothing(office: Office) -> None:
    office += [KeyboardInterrupt(), NEW]
    told = run("update")
    assert told.stderr == "Stopped: nothing is changed but what was told to be served.\n"
    assert "served:  the figures as they came" in run("data").output
    assert run("update").exit_code == 0


def test_two_at_a_time_are_told(office: Office, base: Path) -> None:
    with locked(base / ".desk" / "lock"):
        told = run("rollback")
    assert "Another tradefacts is changing these figures just now" in str(told.exception)


def test_unattended_once_a_day_and_only_what_is_new(office: Office) -> None:
    office += [[*NEW, {"period": "2025-11", "value": "250.0"}], NEW]
    told = run("update", "--unattended")
    assert told.exit_code == 0
    assert told.output.startswith("office: 1 new\n")
    assert "Left for a person to look at: 1 revised, " in told.output
    second = run("update", "--unattended")
    assert (second.exit_code, second.output) == (0, "")
    assert office == [NEW]


# ---------------------------------------------------------------------------------------------- the timer


async def told_by(script: str, times: int) -> list[str]:
    said: list[str] = []
    enough = asyncio.Event()

    async def tell(text: str) -> None:
        said.append(text)
        if len(said) == times:
            enough.set()

    running = asyncio.create_task(daily(tell, (sys.executable, "-c", script), (0, 0), (0, 0)))
    try:
        async with asyncio.timeout(30):
            await enough.wait()
    finally:
        running.cancel()
        await asyncio.wait({running})
    return said


async def test_the_operators_hear_of_every_refresh_once(tmp_path: Path) -> None:
    """... not of one that had nothing to tell, nor the same twice in a row; a report too long for a message is cut."""
    script = f"""
import pathlib
file = pathlib.Path({str(tmp_path / "count")!r})
n = int(file.read_text()) if file.exists() else 0
file.write_text(str(n + 1))
print(["", "office: 1 new", "office: 1 new", "long\\n" * 2000][min(n, 3)])
"""
    first, second = await told_by(script, 2)
    assert first == "office: 1 new"
    assert second.endswith("long\n…")
    assert len(second) < 3600


async def test_a_bot_that_stops_ends_the_refresh_too(tmp_path: Path) -> None:
    mark = tmp_path / "begun"
    script = f"import pathlib, time; pathlib.Path({str(mark)!r}).write_text(''); time.sleep(60)"
    running = asyncio.create_task(daily(_nobody, (sys.executable, "-c", script), (0, 0), (0, 0)))
    while not mark.exists():  # noqa: ASYNC110  (another process makes the file)
        await asyncio.sleep(0.01)
    running.cancel()
    async with asyncio.timeout(10):
        await asyncio.wait({running})
    assert running.cancelled()


async def _nobody(text: str) -> None:
    raise AssertionError(text)


def test_a_frame_of_nothing_is_nothing(office: Office) -> None:
    office += [[]]
    told = run("update")
    assert (told.exit_code, told.output.splitlines()[0]) == (0, "office: no figures")
