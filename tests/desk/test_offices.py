"""The offices behind `tradefacts update`: China Customs from saved pages to an answer."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.desk.offices import OFFICES
from bot.sources import read_catalog
from bot.sources.services import read_service
from tests.sources.customs import site
from tests.states import used


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


@pytest.fixture
def saved(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Saved pages of China Customs, of May 2026 and before."""
    monkeypatch.setenv("TRADEFACTS_DATA", str(base))
    monkeypatch.setenv("TRADEFACTS_STATE", str(used(tmp_path / "state")))
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


def test_saved_answers_of_services_become_answers_to_questions(saved: Path, base: Path) -> None:
    """One page of the IMF's, of Vietnam; what was not saved is said."""
    catalog = read_catalog(base)
    service = read_service(base, "imf", catalog)
    head = "STRUCTURE,STRUCTURE_ID,ACTION,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE"
    lines = [
        f"dataflow,IMF.STA:IMTS(1.0.0),I,VNM,MG_CIF_USD,JPN,M,2026-M{n:02d},{1_800_000_000 + n}" for n in (5, 6, 7)
    ]
    (saved / "vietnam.csv").write_text("\n".join([head, *lines]), "utf-8")
    url = f"{service.url}/{service.key_of('VNM', (), catalog)}"
    (saved / "manifest.csv").write_text(f"url,file\n{url},vietnam.csv\n", "utf-8")
    told = run("update", "--source", "imf", "--from", str(saved), "--since", "2026-05")
    assert told.exit_code == 0, told.output
    assert "imf: 3 new" in told.output
    assert "KOR: " in told.output
    asked = run("ask", "Vietnam's imports from Japan in July 2026", "--today", "2026-09-20").output
    assert asked.splitlines()[0] == "Imports from Japan into Vietnam, July 2026: $1.80 bn"
    assert "Source: IMF" in asked
    assert run("rollback").exit_code == 0
    assert "$1.80 bn" not in run("ask", "Vietnam's imports from Japan in July 2026", "--today", "2026-09-20").output
