"""The US Census Bureau: lists of text, codes with leading zeros, one level of detail, a key that stands nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import BadSetup, LayoutChanged, SourceAway
from bot.sources import read_catalog
from bot.sources.census import gather, read_census
from bot.sources.saved import Saved
from tests.sources.office import Answer, Asked, Office
from tests.sources.services import Months, as_json, brief, data, months, nothing_secret, office, web

__all__ = ["data", "months", "office"]  # fixtures

SECRET = "k3y-that-must-stand-nowhere"
ROOT = "/data/timeseries/intltrade"


def only(data: Path, *rows: str) -> None:
    """These goods and no others."""
    text = "source,class,code,commodity,note\n" + "".join(f"census,{row},\n" for row in rows)
    (data / "sources" / "goods.csv").write_text(text, "utf-8")


def test_both_flows_of_each_good(
    office: Office, months: Months, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All cells are text; a column that is asked for and filtered by comes twice; nothing at all is 204."""
    only(data, "hs,-,TOTAL", "hs,2709,crude_oil", "hs,8542,integrated_circuits")
    head = ["CTY_CODE", "{0}_COMMODITY", "{1}", "{2}", "UNIT_QY1", "time", "SUMMARY_LVL", "{0}_COMMODITY"]
    exports = [name.format("E", "ALL_VAL_MO", "QTY_1_MO") for name in head]
    imports = [name.format("I", "GEN_VAL_MO", "GEN_QY1_MO") for name in head]
    answers = {
        ("exports", "-"): [
            exports,
            ["-", "-", "180000000001", "0", "-", "2025-11", "DET", "-"],
            ["5700", "-", "7012345678", "0", "-", "2025-11", "DET", "-"],
            ["5700", "-", "8000000000", "0", "-", "2025-12", "DET", "-"],
            ["5700", "-", None, None, None, "2025-10", "DET", "-"],
            ["7920", "-", "5", "0", "-", "2025-11", "DET", "-"],
        ],
        ("imports", "2709"): [
            imports,
            ["1220", "2709", "9000000000", "123456789", "KG", "2025-11", "DET", "2709"],
            ["2010", "2709", "0", "12", "BBL", "2025-11", "DET", "2709"],
        ],
        ("imports", "8542"): [imports, ["5830", "8542", "3", "40", "NO", "2025-11", "DET", "8542"]],
    }

    def answer(asked: Asked) -> Answer:
        office.asked.append(asked)
        flow = asked.path.split("/")[-2]
        found = answers.get((flow, asked.query["E_COMMODITY" if flow == "exports" else "I_COMMODITY"]))
        return Answer(b"", 204) if found is None else Answer(as_json(found))

    monkeypatch.setattr(office, "answer", answer)
    with web(tmp_path) as fetch:
        got = gather(fetch, months("2025-10", "2025-11", keys={"census": SECRET}))
    assert brief(got.rows) == [
        "USA export WLD TOTAL 2025-11 180.000000001 USD_bn",
        "USA export CHN TOTAL 2025-11 7.012345678 USD_bn",
        "USA import CAN crude_oil 2025-11 9.000000000 USD_bn",
        "USA import CAN crude_oil 2025-11 123456.789 t",
        "USA import MEX crude_oil 2025-11 0.000000000 USD_bn",
        "USA import TWN integrated_circuits 2025-11 0.000000003 USD_bn",
        "USA import TWN integrated_circuits 2025-11 40 units",
    ]
    assert set(got.rows["agency"]) == {"US Census Bureau"}
    assert got.redistributable
    assert got.left_out == ("country 7920 is not in data/sources/census_areas.csv or not in the catalog (1 rows)",)
    assert [one.path for one in office.asked] == [f"{ROOT}/exports/hs"] * 3 + [f"{ROOT}/imports/hs"] * 3
    assert office.asked[4].query == {
        "get": "CTY_CODE,I_COMMODITY,GEN_VAL_MO,GEN_QY1_MO,UNIT_QY1", "time": "from 2025-10 to 2025-11",
        "SUMMARY_LVL": "DET", "I_COMMODITY": "2709", "key": SECRET,
    }  # fmt: skip
    nothing_secret(got, tmp_path, SECRET)
    again = gather(Saved(tmp_path / "raw"), months("2025-10", "2025-11"))
    assert brief(again.rows) == brief(got.rows)


def test_end_use_has_codes_of_its_own_for_each_flow(office: Office, months: Months, data: Path, tmp_path: Path) -> None:
    """00100 stays 00100."""
    only(data, "export_enduse,00100,soybeans")
    head = ["CTY_CODE", "E_ENDUSE", "ALL_VAL_MO", "time", "SUMMARY_LVL", "E_ENDUSE"]
    office.pages[f"{ROOT}/exports/enduse"] = Answer(
        as_json([head, ["5700", "00100", "250000000", "2025-11", "DET", "00100"]])
    )
    with web(tmp_path) as fetch:
        got = gather(fetch, months("2025-11", "2025-11"))
    assert brief(got.rows) == ["USA export CHN soybeans 2025-11 0.250000000 USD_bn"]
    [asked] = office.asked
    assert asked.query["get"] == "CTY_CODE,E_ENDUSE,ALL_VAL_MO"
    assert "key" not in asked.query


def test_a_good_that_is_not_there_is_left_out(office: Office, months: Months, data: Path, tmp_path: Path) -> None:
    only(data, "hs,2709,crude_oil")
    office.pages[f"{ROOT}/imports/hs"] = Answer(b"", 204)
    with web(tmp_path) as fetch:
        got = gather(fetch, months("2025-11", "2025-11"))
    assert len(got.rows) == 0
    assert got.left_out == (f"export crude_oil: {office.address}{ROOT}/exports/hs: it answers 404",)
    office.pages.clear()
    with web(tmp_path / "b") as fetch, pytest.raises(SourceAway, match="it answers 404"):
        gather(fetch, months("2025-11", "2025-11"))


HEAD = ["CTY_CODE", "E_COMMODITY", "ALL_VAL_MO", "time", "SUMMARY_LVL"]
LINE = ["5700", "2709", "5", "2025-11", "DET"]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ({"error": "unknown variable"}, "expected a list of lists"),
        ([HEAD[:-1], LINE[:-1]], "expected the columns CTY_CODE, time, SUMMARY_LVL, E_COMMODITY, ALL_VAL_MO"),
        ([HEAD, LINE[:-1]], "expected 5 cells a line, found 4"),
        ([HEAD, [*LINE[:4], "CGP"]], "expected E_COMMODITY 2709 at DET, found 2709 at CGP"),
        ([HEAD, ["5700", "1201", *LINE[2:]]], "found 1201 at DET"),
        ([HEAD, [*LINE[:3], "November", "DET"]], "expected a time like 2025-11, found 'November'"),
        ([HEAD, ["5700", "2709", "5.5.5", *LINE[3:]]], "'5.5.5' is no number"),
        ([HEAD, LINE, ["5700", "2709", "6", *LINE[3:]]], "found 5 and 6 for 5700 in 2025-11"),
        ([[*HEAD, "time"], [*LINE, "2025-12"]], "expected one time a line, found 2025-11 and 2025-12"),
    ],
)
def test_another_layout_is_refused(
    office: Office, months: Months, data: Path, tmp_path: Path, content: object, found: str
) -> None:
    only(data, "hs,2709,crude_oil")
    office.pages[f"{ROOT}/exports/hs"] = Answer(as_json(content))
    with web(tmp_path) as fetch, pytest.raises(LayoutChanged, match="layout changed") as refusal:
        gather(fetch, months("2025-11", "2025-11"))
    assert found in str(refusal.value)


def test_a_page_in_html_is_a_key_that_is_missing_or_not_accepted(
    office: Office, months: Months, tmp_path: Path
) -> None:
    office.pages[f"{ROOT}/exports/hs"] = Answer(b"<html><title>Missing Key</title></html>")
    with web(tmp_path) as fetch, pytest.raises(SourceAway, match="set TRADEFACTS_CENSUS_KEY") as away:
        gather(fetch, months("2025-11", "2025-11", keys={"census": SECRET}))
    assert SECRET not in str(away.value)
    office.pages[f"{ROOT}/exports/hs"] = Answer(b"error: unknown variable 'X'")
    with web(tmp_path / "b") as fetch, pytest.raises(LayoutChanged, match='expected JSON, found b"error: unknown'):
        gather(fetch, months("2025-11", "2025-11"))


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("census.toml", 'agency = "US Census Bureau"', 'agency = "Census"', "agency or reporter is not known"),
        ("census.toml", 'detail = "DET"', "", "'detail' is missing"),
        ("goods.csv", "census,hs,1201", "census,sitc,1201", "the class 'sitc' of census is not described"),
    ],
)
def test_a_description_that_does_not_fit_is_said(data: Path, name: str, old: str, new: str, said: str) -> None:
    path = data / "sources" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(BadSetup) as problem:
        read_census(data, read_catalog(data))
    assert said in str(problem.value)
