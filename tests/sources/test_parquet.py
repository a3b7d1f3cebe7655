"""Figures in Parquet files: the same replies as from observations.csv, the same checks, nothing lost on the way."""

from __future__ import annotations

import json
import shutil
import sys
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from bot.analysis import InMemory
from bot.cli import app
from bot.errors import BadSetup
from bot.knowledge import Knowledge, load
from bot.model import Question
from bot.pipeline import answer
from bot.proof import prove
from bot.sources import COLUMNS, checksum, pack, packed, read_catalog, read_facts, read_observations, read_printed
from bot.sources import unpack as unpacked
from bot.sources.parquet import read_packed, write_packed
from bot.sources.validation import validate

DATA = Path(__file__).parents[2] / "data"
GOLD = Path(__file__).parents[1] / "gold"
TODAY = date(2026, 9, 15)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    for part in ("trade", "catalog", "facts"):
        shutil.copytree(DATA / part, folder / part)
    return folder


@pytest.fixture(scope="module")
def packed_knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    folder = tmp_path_factory.mktemp("packed") / "data"
    shutil.copytree(DATA, folder)
    pack(folder, read_printed(folder), COLUMNS)
    return load(folder)


def write(data: Path, *rows: str) -> None:
    """These rows alone, packed as they stand."""
    frame = pd.DataFrame([row.split(",") for row in rows], columns=list(COLUMNS), dtype=object)
    (data / "trade" / "observations.csv").unlink()
    write_packed(frame, data / "trade" / "observations", COLUMNS)


ROW = "CHN,export,IRQ,soybeans,quantity,,,2031-01,published,Mt,1.5,GACC,s001,2031-02,"


def test_replies_are_the_same_as_from_the_csv(knowledge: Knowledge, packed_knowledge: Knowledge) -> None:
    assert packed_knowledge.table.checksum == knowledge.table.checksum
    texts = [json.loads(line)["text"] for file in sorted(GOLD.glob("*.jsonl"))
             for line in file.read_text("utf-8").splitlines()][::25]  # fmt: skip
    assert len(texts) > 40
    for text in texts:
        asked = Question(text, TODAY)
        assert answer(asked, packed_knowledge) == answer(asked, knowledge), text


def test_a_proof_finds_its_rows_in_the_files(packed_knowledge: Knowledge) -> None:
    (result,) = answer(Question("imports of iron ore in 2024 in tonnes", TODAY), packed_knowledge).results
    proof = prove(result, packed_knowledge)
    assert proof.figure is not None
    assert dict(proof.rows[0].cells)["unit"] == "Mt"
    assert "pd.read_parquet" in proof.snippet[0]
    printed: list[float] = []
    exec("\n".join(proof.snippet).replace("print(", "printed.append("), {"printed": printed})  # noqa: S102
    assert printed == [pytest.approx(proof.figure.value)]


def test_packed_and_back_is_the_same_table(data: Path) -> None:
    before = read_printed(data)[list(COLUMNS)]
    files = pack(data, read_printed(data), COLUMNS)
    assert [file.name for file in files][:3] == ["CHN.parquet", "DEU.parquet", "EA20.parquet"]
    assert not (data / "trade" / "observations.csv").exists()
    unpacked(data, COLUMNS)
    assert not (data / "trade" / "observations").exists()
    after = read_printed(data)[list(COLUMNS)]
    order = list(COLUMNS)
    pd.testing.assert_frame_equal(
        after.sort_values(order, ignore_index=True), before.sort_values(order, ignore_index=True)
    )


def test_a_changed_file_changes_the_checksum(data: Path) -> None:
    pack(data, read_printed(data), COLUMNS)
    before = checksum(data)
    path = data / "trade" / "observations" / "DEU.parquet"
    path.write_bytes(path.read_bytes() + b" ")
    assert checksum(data) != before


def test_a_pack_that_fails_leaves_everything_as_it_was(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sorted(path.name for path in (data / "trade").iterdir())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bot.sources.parquet._to_disk", full)
    with pytest.raises(OSError, match="No space"):
        pack(data, read_printed(data), COLUMNS)
    assert sorted(path.name for path in (data / "trade").iterdir()) == before


def test_packed_rows_pass_the_same_checks(data: Path) -> None:
    write(data, ROW)
    assert validate(data, warn=False).errors == ()


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("IRQ", "ATL", "data/trade/observations:1: partner 'ATL' is not known"),
        ("Mt", "stone", "unit 'stone' is not known"),
        ("GACC", "Nobody", "agency 'Nobody' is not known"),
        ("2031-02", "Feb 31", "page_date 'Feb 31' is no date"),
        ("quantity,,", "yoy,,", "a yoy without a basis"),
        ("Mt", "USD_bn", "USD_bn is no unit of quantity"),
    ],
)
def test_what_is_wrong_is_named(data: Path, old: str, new: str, sentence: str) -> None:
    write(data, ROW.replace(old, new, 1))
    assert any(sentence in error for error in validate(data, warn=False).errors)


def test_a_second_value_is_found_across_units(data: Path) -> None:
    write(data, ROW, ROW.replace("Mt,1.5", "kt,1600"))
    (error,) = validate(data, warn=False).errors
    assert "a second value for CHN export IRQ soybeans quantity 2031-01 published Mt" in error


def test_quantities_are_in_the_unit_of_their_commodity(data: Path) -> None:
    write(data, ROW.replace("Mt,1.5", "kt,438"))
    catalog = read_catalog(data)
    table = InMemory(read_observations(data, catalog), catalog, read_facts(data, catalog))
    ((figure,),) = (table.series(key) for key in table.keys("CHN"))
    assert (figure.value, figure.unit, figure.digits) == (0.438, "Mt", 3)


def test_both_forms_at_once_stop_the_load(data: Path) -> None:
    (data / "trade" / "observations").mkdir()
    shutil.copy(data / "trade" / "observations.csv", data / "trade" / "observations" / "CHN.parquet")
    with pytest.raises(BadSetup, match=r"holds observations\.csv and the Parquet files"):
        packed(data)


def test_a_file_that_is_none_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "observations" / "CHN.parquet"
    broken.parent.mkdir()
    broken.write_bytes(b"not one")
    with pytest.raises(BadSetup, match=r"data/trade/observations/CHN\.parquet is no Parquet file"):
        read_packed([broken], COLUMNS)


def test_values_may_stand_as_text_or_as_bare_numbers(tmp_path: Path) -> None:
    row = dict(zip(COLUMNS, ROW.split(","), strict=True))
    for value, digits in (("1.50", 2), (1.5, -1)):
        path = tmp_path / "one.parquet"
        pd.DataFrame([{**row, "value": value}]).to_parquet(path)
        frame = read_packed([path], COLUMNS)
        assert (frame["value"].tolist(), frame["digits"].tolist()) == ([1.5], [digits])


@pytest.mark.parametrize("value", ["nan", "1,5", "", None])
def test_a_value_that_is_no_number_stops_the_load(tmp_path: Path, value: str | None) -> None:
    row = dict(zip(COLUMNS, ROW.split(","), strict=True))
    path = tmp_path / "one.parquet"
    pd.DataFrame([{**row, "value": "1.5"}, {**row, "value": value}]).to_parquet(path)
    with pytest.raises(BadSetup, match=r"one\.parquet: (a )?value"):
        read_packed([path], COLUMNS)


def test_other_columns_stop_the_load(tmp_path: Path) -> None:
    path = tmp_path / "one.parquet"
    pd.DataFrame({"reporter": ["CHN"], "value": [1.5]}).to_parquet(path)
    with pytest.raises(BadSetup, match="the columns are reporter,value; write"):
        read_packed([path], COLUMNS)


def test_without_pyarrow_one_sentence_says_how_to_get_it(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(data, ROW)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(BadSetup, match=r"pip install 'tradefacts\[tables\]'"):
        read_observations(data, read_catalog(data))


def test_a_reporter_is_never_a_path(tmp_path: Path) -> None:
    frame = pd.DataFrame([ROW.replace("CHN", "../x").split(",")], columns=list(COLUMNS), dtype=object)
    with pytest.raises(BadSetup, match="no name for a file"):
        write_packed(frame, tmp_path / "observations", COLUMNS)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["CHN", "USA"]), st.decimals(-10**9, 10**9, places=3)), min_size=1,
                max_size=8))  # fmt: skip
def test_every_printed_number_comes_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, object]]
) -> None:
    made = [ROW.replace("CHN", reporter).replace("1.5", f"{value:f}").replace("2031-01", f"20{n + 10}").split(",")
            for n, (reporter, value) in enumerate(rows)]  # fmt: skip
    folder = tmp_path_factory.mktemp("round") / "observations"
    frame = pd.DataFrame(made, columns=list(COLUMNS), dtype=object)
    write_packed(frame, folder, COLUMNS)
    again = read_packed(sorted(folder.glob("*.parquet")), COLUMNS)
    shown = {(r, p): f"{v:.{d}f}" for r, p, v, d in
             zip(again["reporter"], again["period"], again["value"], again["digits"], strict=True)}  # fmt: skip
    assert shown == {(row[0], row[7]): row[10] for row in made}


def test_the_command_packs_and_unpacks(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(DATA / "languages", data / "languages")
    monkeypatch.setenv("TRADEFACTS_DATA", str(data))
    run = CliRunner().invoke(app, ["pack"])
    assert run.exit_code == 0, run.output
    assert "CHN.parquet" in run.output
    assert isinstance(CliRunner().invoke(app, ["pack"]).exception, BadSetup)
    run = CliRunner().invoke(app, ["pack", "--back"])
    assert run.exit_code == 0, run.output
    assert (data / "trade" / "observations.csv").is_file()
