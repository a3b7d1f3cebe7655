"""The offices behind `tradefacts update`: China Customs from saved pages to an answer."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.desk.offices import OFFICES
from tests.sources.customs import site


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


@pytest.fixture
def saved(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Saved pages of China Customs, of May 2026 and before."""
    monkeypatch.setenv("TRADEFACTS_DATA", str(base))
    monkeypatch.setenv("TRADEFACTS_STATE", str(tmp_path / "state"))
    folder = tmp_path / "saved"
    folder.mkdir()
    for path, body in site("http://english.customs.gov.cn").items():
        (folder / path.rpartition("/")[2]).write_bytes(body)
    return folder


@pytest.mark.parametrize("name", OFFICES)
def test_every_office_can_be_opened(name: str) -> None:
    asked = list(inspect.signature(OFFICES[name].gather()).parameters)
    assert asked[:2] == ["fetch", "wanted"]


def test_saved_pages_of_china_customs_become_answers(saved: Path) -> None:
    told = run("update", "--from", str(saved), "--since", "2026-05")
    assert told.exit_code == 3, told.output  # the made-up figures of May are not those that are held
    assert "comext: no page of it is in" in told.output
    assert "names without a code, first Atlantis; Wine; Mystery goods" in told.output
    assert run("update", "--accept", "--source", "gacc").exit_code == 0
    asked = run("ask", "China's exports to Taiwan in May 2026", "--today", "2026-06-20").output
    assert asked.splitlines()[0] == "Exports from China to Taiwan, May 2026: $8.00 bn"
    assert "Source: China Customs (GACC), released 9 June 2026" in asked
    assert "13.92 Mt" in run("ask", "soybean imports in May 2026", "--today", "2026-06-20").output


def test_a_folder_without_any_office_is_a_failure(saved: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run("update", "--from", str(tmp_path / "empty")).exit_code == 1
    named = run("update", "--from", str(tmp_path / "empty"), "--source", "gacc")
    assert named.exit_code == 1
    assert "preliminary.html is not among the saved pages" in named.output
