"""Knowledge: which folder is taken, what the load refuses, what Coverage holds."""

from __future__ import annotations

import re
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest

from bot import knowledge
from bot.errors import BadSetup
from bot.knowledge import Knowledge, check, find_data, load
from bot.model import Period, SeriesKey

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nobody's own state folder is read or written."""
    monkeypatch.delenv("TRADEFACTS_DATA", raising=False)
    monkeypatch.setenv("TRADEFACTS_STATE", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRADEFACTS_STATE", str(tmp_path_factory.mktemp("state")))
        return load(DATA)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_row_edited_in_a_copy_is_seen(copy: Path) -> None:
    row = "CHN,balance,AFRICA,TOTAL,value,,,2024,published,USD_bn,"
    edit(copy / "trade" / "observations.csv", row + "62,", row + "63.5,")
    key = SeriesKey("CHN", "balance", "AFRICA", "TOTAL", "value", "", "", "published", "USD_bn")
    changed, original = load(copy), load(DATA)
    now, before = changed.table.point(key, Period.year(2024)), original.table.point(key, Period.year(2024))
    assert now is not None
    assert before is not None
    assert (now.value, now.digits, before.value) == (63.5, 1, 62.0)
    assert changed.checksum != original.checksum


@pytest.mark.parametrize("serving", [False, True])
def test_a_broken_row_stops_the_load_with_its_file_its_line_and_the_cure(copy: Path, serving: bool) -> None:
    row = "CHN,balance,AFRICA,TOTAL,value,,,2024,published,USD_bn,62,"
    edit(copy / "trade" / "observations.csv", row, row.replace("AFRICA", "ATLANTIS"))
    cure = "'ATLANTIS' is not known; correct it or add it to data/catalog/partners.csv"
    with pytest.raises(BadSetup, match=rf"^data/trade/observations.csv:2: partner {cure}$"):
        load(copy, serving=serving)


def test_a_process_that_stays_has_the_files_checked_in_another(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(knowledge, "validated", None)
    assert len(load(copy, serving=True).table) > 5000


@pytest.mark.parametrize("python", ["/nowhere/python", "/bin/false"])
def test_where_no_other_process_comes_to_an_end_the_check_is_made_here(
    python: str, copy: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "executable", python)
    row = "CHN,balance,AFRICA,TOTAL,value,,,2024,published,USD_bn,62,"
    edit(copy / "trade" / "observations.csv", row, row.replace("AFRICA", "ATLANTIS"))
    with pytest.raises(BadSetup, match="'ATLANTIS' is not known"):
        load(copy, serving=True)
    assert "the data are checked in this process" in caplog.text


def test_files_found_good_once_are_not_validated_again(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(copy)

    def never(*_: object, **__: object) -> None:
        raise AssertionError("validated again")

    monkeypatch.setattr(knowledge, "validated", never)
    load(copy)
    edit(copy / "catalog" / "groups.csv", "ASEAN,VNM,1995-07-28,,asean.org\n", "")
    with pytest.raises(AssertionError, match="validated again"):
        load(copy)


def test_words_found_good_once_are_not_looked_at_again_for_other_figures(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in (copy / "languages").glob("??"):
        if folder.name != "en":
            shutil.rmtree(folder)
    load(copy)
    looked = []
    monkeypatch.setattr(knowledge, "flaws", lambda lexicon: looked.append(lexicon.code) or ())
    row = "CHN,balance,AFRICA,TOTAL,value,,,2024,published,USD_bn,"
    edit(copy / "trade" / "observations.csv", row + "62,", row + "63,")
    load(copy)
    assert check(copy, anew=False).errors == ()
    assert looked == []
    check(copy)
    assert looked == ["en"]
    with (copy / "languages" / "en" / "words.toml").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert check(copy, anew=False).errors == ()
    assert looked == ["en", "en"]


def test_a_state_folder_that_cannot_be_written_does_no_harm(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("TRADEFACTS_STATE", str(tmp_path / "file"))
    assert len(load(copy).table) > 5000


def test_the_folder_named_in_the_environment_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_data() == DATA
    monkeypatch.setenv("TRADEFACTS_DATA", str(tmp_path))
    assert find_data() == tmp_path
    with pytest.raises(BadSetup, match="holds no trade/ folder; set TRADEFACTS_DATA"):
        load()
    assert check().errors[0].startswith(str(tmp_path))


def test_every_observation_is_held(known: Knowledge) -> None:
    rows = (DATA / "trade" / "observations.csv").read_text(encoding="utf-8").count("\n") - 1
    assert len(known.table) == rows >= 5590


def test_quantities_have_the_one_unit_of_their_commodity(known: Knowledge) -> None:
    for key, _ in known.coverage.series:
        if key.measure == "quantity" and key.unit != "mbpd":
            assert key.unit == known.catalog.commodities[key.commodity].unit


def test_coverage_holds_periods_in_order_and_agencies(known: Knowledge) -> None:
    coverage = known.coverage
    assert all(list(periods) == sorted(set(periods)) for _, periods in coverage.series)
    agencies = dict(coverage.agencies)
    assert agencies[SeriesKey("USA", "import", "CHN", "TOTAL", "value", "", "", "published", "USD_bn")] == (
        "US Census Bureau"
    )
    assert {"CHN", "USA", "EU27"} <= coverage.reporters


def test_coverage_tells_release_days_of_every_agency_that_shares_a_release(known: Knowledge) -> None:
    days = {(agency, period.code): day for agency, period, day, _ in known.coverage.releases}
    assert days["GACC", "2025-11"] == date(2025, 12, 8)
    assert days["US Census Bureau", "2025-09"] == days["US BEA and Census Bureau", "2025-09"] == date(2025, 12, 11)
    assert len(days) == len(known.coverage.releases)


def test_coverage_names_events_and_polls_but_no_figures(known: Knowledge) -> None:
    events = {slug: period.code for slug, period, _ in known.coverage.events}
    assert events["busan_truce"] == "2025-10-30"
    assert ("export", "yoy", Period.parse("2025-11"), "Reuters") in known.coverage.polls


def test_a_word_for_a_code_that_nobody_knows_is_an_error(copy: Path) -> None:
    words = copy / "languages" / "en" / "words.toml"
    words.write_text(
        words.read_text(encoding="utf-8").replace("[commodity]\n", '[commodity]\nphlogiston = ["phlogiston"]\n')
    )
    sentence = r"words\.toml:\d+: \[commodity\] phlogiston is not known; add it to data/catalog/commodities\.csv"
    assert any(re.search(sentence, error) for error in check(copy).errors)


@pytest.mark.parametrize("file", ["words.toml", "time.toml", "phrases.toml"])
def test_a_language_file_that_is_not_utf8_is_one_sentence(copy: Path, file: str) -> None:
    path = copy / "languages" / "en" / file
    path.write_bytes(path.read_bytes() + b"\xff")
    with pytest.raises(BadSetup, match=file):
        load(copy)


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        (
            "words.toml",
            "[commodity]\n",
            '[commodity]\ncoal = ["zzrock"]\ncopper = ["zzrock"]\n',
            "'zzrock' means both commodity.coal and commodity.copper; take one out or list it under [ambiguous]",
        ),
        ("phrases.toml", "[growth]\n", '[growth]\nheadline = "{figure.value:,.2f}"\n', "growth.headline: "),
    ],
)
def test_a_word_or_phrase_that_breaks_its_rules_stops_the_load(
    copy: Path, file: str, old: str, new: str, sentence: str
) -> None:
    path = copy / "languages" / "en" / file
    text = path.read_text(encoding="utf-8")
    for key in ("coal", "copper") if file == "words.toml" else ("headline",):  # this one in its stead
        head, _, tail = text.partition(old)
        text = head + old + re.sub(rf"(?m)^{key} = .*\n", "", tail, count=1)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadSetup) as stopped:
        load(copy)
    assert sentence in str(stopped.value)
    assert re.search(rf"data/languages/en/{file}:\d+: ", str(stopped.value))
