"""One reader for services that speak SDMX-CSV: the IMF's IMTS and Eurostat's Comext, in their documented shapes."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.errors import BadSetup, LayoutChanged, SourceAway
from bot.sources.gathering import Page
from bot.sources.saved import Saved
from bot.sources.sdmx import gather, period_of, read
from bot.sources.services import read_service
from tests.sources.office import Answer, Asked, Office
from tests.sources.services import Months, brief, data, months, office, web

__all__ = ["data", "months", "office"]  # fixtures

IMTS = (
    "STRUCTURE,STRUCTURE_ID,ACTION,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,SCALE,"
    "OBS_STATUS"
)
COMEXT = "DATAFLOW,LAST UPDATE,freq,reporter,partner,product,flow,indicators,TIME_PERIOD,OBS_VALUE,OBS_FLAG"
EU = "ESTAT:DS-045409(1.0),16/10/26 11:00:00,M,EU27_2020"


def imts(*lines: str) -> bytes:
    return "\r\n".join([IMTS, *(f"dataflow,IMF.STA:IMTS(1.0.0),{line}" for line in lines), ""]).encode()


def comext(*lines: str) -> bytes:
    return "\n".join([COMEXT, *(f"{EU},{line}" for line in lines)]).encode()


def serve(office: Office, answers: dict[str, bytes], monkeypatch: pytest.MonkeyPatch, status: int = 404) -> None:
    """Answers by the first part of the key (a reporter, or the frequency)."""

    def answer(asked: Asked) -> Answer:
        office.asked.append(asked)
        key = asked.path.rpartition("/")[2]
        body = answers.get(key.split(".")[0])
        return Answer(b"no results", status) if body is None else Answer(body)

    monkeypatch.setattr(office, "answer", answer)


def test_the_imf_by_reporter(office: Office, months: Months, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All periods come, whatever is asked; dollars as integers, floats and powers; gaps are none."""
    body = imts(
        "I,VNM,XG_FOB_USD,USA,M,2025-M09,12000000000,6,A",
        "I,VNM,XG_FOB_USD,USA,M,2025-M10,1.25E+10,6,E",
        "I,VNM,XG_FOB_USD,USA,M,2025-M11,13100000000.50,6,",
        "I,VNM,MG_CIF_USD,G001,M,2025-M10,0,6,",
        "I,VNM,MG_CIF_USD,CHN,M,2025-M10,NaN,6,",
        "I,VNM,MG_CIF_USD,CHN,M,2025-M11,,6,",
        "I,VNM,MG_CIF_USD,JPN,M,2025-M11,0,6,M",
        "D,VNM,MG_CIF_USD,KOR,M,2025-M11,5,6,",
        "I,VNM,MG_CIF_USD,KOS,M,2025-M11,7,6,",
        "I,KOR,MG_CIF_USD,USA,M,2025-M11,7,6,",
    )
    nothing = "\n".join([IMTS, "dataflow,IMF.STA:IMTS(1.0.0)" + "," * 9]).encode()
    serve(office, {"VNM": body, "KOR": nothing}, monkeypatch)
    with web(tmp_path) as fetch:
        got = gather("imf", fetch, months("2025-10", "2025-11"))
    assert brief(got.rows) == [
        "VNM export USA TOTAL 2025-10 12.5 USD_bn",
        "VNM export USA TOTAL 2025-11 13.10000000050 USD_bn",
        "VNM import WLD TOTAL 2025-10 0.000000000 USD_bn",
    ]
    assert list(got.rows["note"]) == ["estimated", "", ""]
    assert set(got.rows["agency"]) == {"IMF"}
    assert set(got.rows["source"]) == {page.source for page in got.pages if "/VNM." in page.url}
    assert "partner KOS is not in data/catalog/partners.csv (1 rows)" in got.left_out
    assert got.redistributable
    asked = next(one for one in office.asked if one.path.rpartition("/")[2].startswith("VNM."))
    key = asked.path.rpartition("/")[2].split(".")
    assert key[1] == "XG_FOB_USD+MG_CIF_USD"
    assert {"G001", "USA", "CHN"} <= set(key[2].split("+"))
    assert "VNM" not in key[2].split("+")
    assert key[3] == "M"
    assert asked.headers["accept"] == "application/vnd.sdmx.data+csv;version=2.0.0"
    reporters = {one.path.rpartition("/")[2].split(".")[0] for one in office.asked}
    assert reporters == {"DEU", "JPN", "KOR", "IND", "VNM", "TWN"}
    assert any(said.startswith("DEU: ") for said in got.left_out)


def test_sdmx_csv_1_0_reads_the_same(months: Months) -> None:
    lines = ("VNM,XG_FOB_USD,USA,M,2025-M10,5,6,", "VNM,MG_CIF_USD,USA,M,2025-M10,6,6,")
    new = imts(*(f"I,{line}" for line in lines))
    header = IMTS.replace("STRUCTURE,STRUCTURE_ID,ACTION", "DATAFLOW")
    old = "\n".join([header, *(f"IMF.STA:IMTS(1.0.0),{line}" for line in lines)]).encode()
    wanted = months("2025", "2025")
    service = read_service(wanted.data, "imf", wanted.catalog)
    one, other = (read(page(body), service, (), wanted, Counter()) for body in (new, old))
    assert one == other
    assert len(one) == 2


def page(body: bytes) -> Page:
    return Page("https://api.example/imts", datetime(2026, 11, 25, tzinfo=UTC), "0" * 64, body)


def test_comext_is_the_eu_side_in_euros_and_tonnes(
    office: Office, months: Months, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A request a year; the world is what lies outside; confidential is none; a cell padded with blanks is a cell."""
    body = comext(
        "CN,TOTAL,1,VALUE_IN_EUROS,2025-11,45000000000,p",
        "CN,TOTAL,2,VALUE_IN_EUROS,  2025-11,17500000001,",
        "EU27_2020_EXTRA,TOTAL,1,VALUE_IN_EUROS,2025-11,200000000000,",
        "CN,2709,1,VALUE_IN_EUROS,2025-11,204548,",
        "CN,2709,1,QUANTITY_IN_100KG,2025-11,1772.90,",
        "CN,850760,1,QUANTITY_IN_100KG,2025-11,12,",
        "CN,TOTAL,1,QUANTITY_IN_100KG,2025-11,12,",
        "US,2709,1,VALUE_IN_EUROS,2025-11,:,c",
        "US,2709,2,VALUE_IN_EUROS,2025-11,0,c",
        "JP,2709,2,VALUE_IN_EUROS,2025-11,0,bc",
        "JP,2709,1,VALUE_IN_EUROS,2025-11,1,ep",
        "XX,2709,2,VALUE_IN_EUROS,2025-11,9,",
        "US,0101,2,VALUE_IN_EUROS,2025-11,9,",
    )
    serve(office, {"M": body}, monkeypatch)
    with web(tmp_path) as fetch:
        got = gather("comext", fetch, months("2025-11", "2026-02"))
    assert brief(got.rows) == [
        "EU27 import CHN TOTAL 2025-11 45.000000000 EUR_bn",
        "EU27 export CHN TOTAL 2025-11 17.500000001 EUR_bn",
        "EU27 import WLD TOTAL 2025-11 200.000000000 EUR_bn",
        "EU27 import CHN crude_oil 2025-11 0.000204548 EUR_bn",
        "EU27 import CHN crude_oil 2025-11 177.290 t",
        "EU27 import JPN crude_oil 2025-11 0.000000001 EUR_bn",
    ]
    assert list(got.rows["note"]) == ["provisional", "", "", "", "", "estimated; provisional"]
    assert [one.query for one in office.asked] == [
        {"format": "SDMX-CSV", "startPeriod": "2025-11", "endPeriod": "2025-12"},
        {"format": "SDMX-CSV", "startPeriod": "2026-01", "endPeriod": "2026-02"},
    ]
    again = gather("comext", Saved(tmp_path / "raw"), months("2025-11", "2026-02"))
    assert brief(again.rows) == brief(got.rows)
    key = office.asked[0].path.rpartition("/")[2].split(".")
    assert (key[0], key[1], key[4], key[5]) == ("M", "EU27_2020", "1+2", "VALUE_IN_EUROS+QUANTITY_IN_100KG")
    assert {"CN", "US", "EU27_2020_EXTRA"} <= set(key[2].split("+"))
    assert "DE" not in key[2].split("+")
    assert {"TOTAL", "2709", "271111"} <= set(key[3].split("+"))
    assert "partner XX is not in data/catalog/partners.csv (1 rows)" in got.left_out
    assert "product 0101 is not in data/sources/goods.csv (1 rows)" in got.left_out


def test_a_request_that_is_too_big_is_halved(
    office: Office, months: Months, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(asked: Asked) -> Answer:
        office.asked.append(asked)
        first, last = asked.query["startPeriod"], asked.query["endPeriod"]
        if first != last:
            return Answer(b"EXTRACTION_TOO_BIG", 413)
        return Answer(comext(f"CN,TOTAL,1,VALUE_IN_EUROS,{first},1000000000,"))

    monkeypatch.setattr(office, "answer", answer)
    with web(tmp_path) as fetch:
        got = gather("comext", fetch, months("2025-01", "2025-05"))
    assert list(got.rows["period"]) == ["2025-01", "2025-02", "2025-03", "2025-04", "2025-05"]
    monkeypatch.setattr(office, "answer", lambda asked: Answer(b"EXTRACTION_TOO_BIG", 413))
    with web(tmp_path / "other") as fetch, pytest.raises(SourceAway, match="answers 413"):
        gather("comext", fetch, months("2025-01", "2025-02"))


def test_a_service_that_has_nothing_at_all_is_away(office: Office, months: Months, tmp_path: Path) -> None:
    with web(tmp_path) as fetch, pytest.raises(SourceAway, match="imf: nothing was found; the first: DEU: "):
        gather("imf", fetch, months("2025", "2025"))


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b"<html><title>Maintenance</title></html>", "found '<html>"),
        (b'<?xml version="1.0"?><Footer>queued</Footer>', "found '<?xml"),
        (b"", "found ''"),
        (imts("I,VNM,XG_FOB_USD,USA,M,2025-M10,5,6,").replace(b"OBS_VALUE", b"VALUE"), "found 'STRUCTURE"),
        (imts("I,VNM,XG_FOB_USD,USA,M,2025-M10,5,6,").replace(b"STA:IMTS", b"RES:WEO"), "found 'IMF.RES:WEO(1.0.0)'"),
        (imts("I,VNM,XG_FOB_USD,USA,M,2025-M10,5"), "9 in line 2"),
        (imts("I,VNM,TBG_USD,USA,M,2025-M10,5,6,"), "TBG_USD"),
        (imts("I,VNM,XG_FOB_USD,USA,A,2025,5,6,"), "A 2025"),
        (imts("I,VNM,XG_FOB_USD,USA,M,2025-13,5,6,"), "'2025-13'"),
        (imts("I,VNM,XG_FOB_USD,USA,M,2025-M10,\"5,0\",6,"), "'5,0' is no number"),
        (imts(*(f"I,VNM,XG_FOB_USD,USA,M,2025-M10,{n},6," for n in (5, 6))), "0.000000005 and 0.000000006"),
        (imts("I,VNM,XG_FOB_USD,USA,M,2025-M10,5,6,").replace(b"VNM", b"V\xffM"), "byte"),
        (imts('I,VNM,XG_FOB_USD,"USA,M,2025-M10,5,6,'), "line"),
    ],
)  # fmt: skip
def test_another_layout_is_refused_with_what_was_found(months: Months, body: bytes, found: str) -> None:
    wanted = months("2025", "2025")
    service = read_service(wanted.data, "imf", wanted.catalog)
    with pytest.raises(LayoutChanged, match="layout changed: expected") as refusal:
        read(page(body), service, (), wanted, Counter())
    assert found in str(refusal.value)


def test_a_multiplier_counts_where_it_is_spoken_of_and_is_refused_elsewhere(months: Months, data: Path) -> None:
    body = imts("I,VNM,XG_FOB_USD,USA,M,2025-M10,12.5,6,").replace(b",SCALE,", b",UNIT_MULT,")
    wanted = months("2025", "2025")
    service = read_service(wanted.data, "imf", wanted.catalog)
    with pytest.raises(LayoutChanged, match="expected a multiplier that the description speaks of, found UNIT_MULT 6"):
        read(page(body), service, (), wanted, Counter())
    assert len(read(page(body.replace(b"12.5,6,", b"12.5,0,")), service, (), wanted, Counter())) == 1
    path = data / "sources" / "sdmx.toml"
    path.write_text(path.read_text("utf-8").replace("[imf]\n", '[imf]\nmultiplier = "UNIT_MULT"\n', 1), "utf-8")
    service = read_service(wanted.data, "imf", wanted.catalog)
    [row] = read(page(body), service, (), wanted, Counter())
    assert (row["value"], row["unit"]) == ("0.0125", "USD_bn")
    with pytest.raises(LayoutChanged, match="found invalid literal"):
        read(page(body.replace(b"12.5,6,", b"12.5,million,")), service, (), wanted, Counter())


def test_the_same_observation_twice_is_one(months: Months) -> None:
    wanted = months("2025", "2025")
    line = "I,VNM,XG_FOB_USD,USA,M,2025-M10,5,6,"
    service = read_service(wanted.data, "imf", wanted.catalog)
    assert len(read(page(imts(line, line)), service, (), wanted, Counter())) == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2025", "2025"), ("2025-11", "2025-11"), ("2025-M02", "2025-02"), ("2025-Q4", "2025-10/2025-12"),
        ("2025-S2", "2025-07/2025-12"), ("2025-A1", "2025"), ("2025-00", None), ("25-11", None), ("2025-Q5", None),
        ("2025-11-08", None), ("", None),
    ],
)  # fmt: skip
def test_time_periods(text: str, code: str | None) -> None:
    period = period_of(text)
    assert (period.code if period else None) == code


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('agency = "IMF"', 'agency = "IFM"', "agency 'IFM' is not known; add it to data/catalog/agencies.csv"),
        (
            'unit = "USD_bn", scale = -9 }\nMG',
            'unit = "GBP_bn", scale = -9 }\nMG',
            "XG_FOB_USD: value in GBP_bn is not in",
        ),
        ('flow = "export"', 'flow = "exports"', "the flow 'exports' is not in"),
        ('fixed = { FREQUENCY = "M" }', "fixed = {}", "FREQUENCY: the key is made of the dimensions"),
        ("periods = []", 'periods = ["start"]', "periods names the first and the last period"),
        ('joint = "+"\n', "", "[imf] 'joint' is missing"),
        ("[imf]", "[fmi]", "has no table [imf]"),
    ],
)
def test_a_description_that_does_not_fit_is_said(months: Months, data: Path, old: str, new: str, said: str) -> None:
    path = data / "sources" / "sdmx.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1).replace("[imf.", "[fmi." if "fmi" in new else "[imf."), "utf-8")
    with pytest.raises(BadSetup) as problem:
        read_service(data, "imf", months("2025", "2025").catalog)
    assert said in str(problem.value)
