"""Versions: served by one rename, put back, made anew over newer figures; what goes wrong leaves no half of one."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.desk import Desk, desk_of
from bot.desk.layer import ADDED, Layer
from bot.desk.locking import Busy
from bot.errors import BadSetup
from bot.freshness import stamp
from bot.sources import checksum

NOW = datetime(2026, 10, 9, tzinfo=UTC)
CELLS = dict.fromkeys(ADDED, "") | {
    "reporter": "CHN", "flow": "export", "partner": "WLD", "commodity": "TOTAL", "measure": "value",
    "period": "2026-09", "vintage": "published", "unit": "USD_bn", "agency": "GACC", "source": "s001",
}  # fmt: skip
SYNCS = 11  # how often a publication waits for the disk; the last time after the rename


def layer(value: str, replaces: str = "", **slots: str) -> Layer:
    return Layer({"trade/observations.csv": (CELLS | {"value": value, "replaces": replaces} | slots,)})


def publish(desk: Desk, value: str) -> int:
    with desk.changing():
        return desk.publish(layer(value), f"exports of {value}", "the report", NOW)


def served(desk: Desk) -> list[str]:
    text = (desk.folder() / "trade" / "observations.csv").read_text("utf-8")
    return [line.split(",")[10] for line in text.splitlines() if ",2026-09," in line]


def test_a_version_is_served_and_put_back(desk: Desk) -> None:
    assert desk.folder() == desk.base
    assert publish(desk, "340.1") == 1
    assert served(desk) == ["340.1"]
    assert publish(desk, "341.2") == 2
    assert served(desk) == ["341.2"]
    with desk.changing():
        assert desk.go_back() == 1
        assert served(desk) == ["340.1"]
        assert desk.go_back() == 0
    assert desk.folder() == desk.base
    with desk.changing(), pytest.raises(BadSetup, match="nothing to roll back"):
        desk.go_back()
    with desk.changing():
        assert desk.go_back(2) == 2
    assert served(desk) == ["341.2"]
    assert desk.report(2) == "the report"


def test_the_files_at_hand_are_never_written_to(base: Path, tmp_path: Path) -> None:
    before, seen = checksum(base), stamp(base)
    desk = desk_of(base, tmp_path / "state", named=True)
    publish(desk, "340.1")
    assert served(desk) == ["340.1"]
    assert (base / ".desk" / "current").read_text() == "1\n"
    assert (checksum(base), stamp(base)) == (before, seen)


def test_newer_figures_at_hand_shine_through(desk: Desk) -> None:
    publish(desk, "340.1")
    words = desk.base / "languages" / "en" / "words.toml"
    words.write_text(words.read_text("utf-8") + "\n# newer\n", "utf-8")
    assert (desk.folder() / "languages" / "en" / "words.toml").read_text("utf-8").endswith("# newer\n")
    assert served(desk) == ["340.1"]
    table = desk.base / "trade" / "observations.csv"
    row = "CHN,export,WLD,TOTAL,value,,,2026-09,published,USD_bn,340.0,GACC,s001,2026-10-09,\n"
    table.write_text(table.read_text("utf-8") + row, "utf-8")
    assert served(desk) == ["340.0"]


def test_what_was_put_right_stands_as_long_as_it_is_wrong(desk: Desk) -> None:
    table = desk.base / "trade" / "observations.csv"
    old = table.read_text("utf-8")
    row = "CHN,export,WLD,TOTAL,value,,,2026-09,published,USD_bn,34,GACC,s001,2026-10-09,\n"
    table.write_text(old + row, "utf-8")
    with desk.changing():
        desk.publish(layer("34.2", replaces="34"), "sharper", "", NOW)
    assert served(desk) == ["34.2"]
    table.write_text(old + row.replace(",34,", ",34.3,"), "utf-8")
    assert served(desk) == ["34.3"]


def test_two_processes_keep_out_of_each_others_way(desk: Desk) -> None:
    with desk.changing():
        other = Desk(desk.base, desk.root, desk.root.parent / "made")
        with pytest.raises(Busy, match="Another tradefacts"), other.changing():
            pass
    publish(desk, "340.1")


def test_killed_at_any_step_all_is_as_it_was_or_as_it_should_be(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("killed.py")), str(tmp_path)],
        capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    rows = [line.split() for line in run.stdout.splitlines()]
    assert len(rows) > 15
    assert rows[-1][1] == "0"
    for step, _, number, value, left, again in rows:
        assert (number, value) in {("1", "1"), ("2", "2")}, f"killed at step {step}"
        assert (left, again) == ("0", "3"), f"killed at step {step}"
    assert [row[2] for row in rows] == sorted(row[2] for row in rows)
    assert {row[2] for row in rows} == {"1", "2"}


@pytest.mark.parametrize(
    ("problem", "wanted", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), BadSetup, "full"),
        (KeyboardInterrupt(), KeyboardInterrupt, ""),
    ],
)
@pytest.mark.parametrize("at", range(1, SYNCS + 1))
def test_a_full_disk_or_ctrl_c_leaves_all_as_it_was(
    desk: Desk, problem: BaseException, wanted: type[BaseException], said: str, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """... up to the rename that serves the new version: whatever comes after that cannot take it back."""
    publish(desk, "340.1")
    real, calls = os.fsync, 0

    def fsync(number: int) -> None:
        nonlocal calls
        calls += 1
        if calls == at:
            raise problem
        real(number)

    monkeypatch.setattr(os, "fsync", fsync)
    if at == SYNCS and wanted is BadSetup:
        publish(desk, "350.0")
    else:
        with pytest.raises(wanted, match=said or None):
            publish(desk, "350.0")
    monkeypatch.undo()
    assert calls == at
    assert served(desk) == (["340.1"] if at < SYNCS else ["350.0"])
    assert not list(desk.root.glob("staging-*"))


def test_a_pointer_that_names_nothing_is_said(desk: Desk) -> None:
    publish(desk, "340.1")
    desk.pointer.write_text("7\n")
    with pytest.raises(BadSetup, match="names no version"):
        desk.folder()
    desk.pointer.write_text("0\n")
    assert desk.folder() == desk.base


def test_a_few_versions_are_kept(desk: Desk) -> None:
    for number in range(8):
        publish(desk, f"34{number}.0")
    assert [about.number for about in desk.versions()] == [4, 5, 6, 7, 8]
    with desk.changing(), pytest.raises(BadSetup, match="not kept"):
        desk.go_back(1)
