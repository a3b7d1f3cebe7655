"""Tables of one's own: what they say is read, what could be two things is asked, nothing is imported half."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.desk.digits import decimal_sign, number
from bot.desk.grid import Grid, read_grid
from bot.desk.importing import Tidy, tidy
from bot.desk.mapping import Mapping as Said
from bot.desk.mapping import Named, read_mapping
from bot.desk.wording import Measured, Wording
from bot.errors import BadSetup
from bot.knowledge import Knowledge
from bot.model import Period

DAY = date(2026, 10, 9)
Rows = set[tuple[str, ...]]


@pytest.fixture(scope="session")
def wording(knowledge: Knowledge) -> Wording:
    return Wording(knowledge)


def read(text: str, wording: Wording, tmp_path: Path, home: str | None = "CHN", **said: Any) -> Tidy:
    file = tmp_path / "own.csv"
    file.write_text(text, "utf-8")
    mapping = Said(**said)
    return tidy(read_grid(file, encoding=mapping.encoding), wording, mapping, home, DAY, file.name)


def rows(done: Tidy) -> Rows:
    slots = ("reporter", "flow", "partner", "commodity", "period", "unit", "value")
    return {tuple(str(cells[slot]) for slot in slots) for cells in done.rows.to_dict("records")}


# -------------------------------------------------------------------------------------------------- layouts


def test_months_as_columns(wording: Wording, tmp_path: Path) -> None:
    done = read(
        "Exports by country,,,\n(USD million),,,\nCountry,2025-01,Feb-25,Mar 2025*\n"
        "Japan,\"1,200.5\",..,9\nUSA,3,4,5.25\nNote: provisional,,,\n", wording, tmp_path,
    )  # fmt: skip
    assert rows(done) == {
        ("CHN", "export", "JPN", "TOTAL", "2025-01", "USD_bn", "1.2005"),
        ("CHN", "export", "JPN", "TOTAL", "2025-03", "USD_bn", "0.009"),
        ("CHN", "export", "USA", "TOTAL", "2025-01", "USD_bn", "0.003"),
        ("CHN", "export", "USA", "TOTAL", "2025-02", "USD_bn", "0.004"),
        ("CHN", "export", "USA", "TOTAL", "2025-03", "USD_bn", "0.00525"),
    }
    assert done.gaps == 1
    assert done.passed == ("Note: provisional",)


def test_partners_as_columns_under_merged_flows(wording: Wording, tmp_path: Path) -> None:
    done = read(
        ";Ausfuhr;;Einfuhr;\nMonat;Japan;USA;Japan;USA\nJan 2025;1,5;2,5;3,5;4,5\n", wording, tmp_path, unit="Mrd. EUR"
    )
    assert rows(done) == {
        ("CHN", "export", "JPN", "TOTAL", "2025-01", "EUR_bn", "1.5"),
        ("CHN", "export", "USA", "TOTAL", "2025-01", "EUR_bn", "2.5"),
        ("CHN", "import", "JPN", "TOTAL", "2025-01", "EUR_bn", "3.5"),
        ("CHN", "import", "USA", "TOTAL", "2025-01", "EUR_bn", "4.5"),
    }


def test_value_and_quantity_year_and_month_side_by_side(wording: Wording, tmp_path: Path) -> None:
    done = read(
        "Year\tMonth\tProduct\tFlow\tValue (thousand USD)\tQuantity (tonnes)\n"
        "2025\t3\tSoybeans\tImports\t1500\t3000\n2025\tApril\t1201\tM\t1600\t-\n",
        wording, tmp_path, words={"flow": {"M": "import"}},
    )  # fmt: skip
    assert rows(done) == {
        ("CHN", "import", "WLD", "soybeans", "2025-03", "USD_bn", "0.001500"),
        ("CHN", "import", "WLD", "soybeans", "2025-03", "t", "3000"),
        ("CHN", "import", "WLD", "soybeans", "2025-04", "USD_bn", "0.001600"),
    }
    assert done.gaps == 1


def test_a_unit_in_each_row_goes_before_all_others(wording: Wording, tmp_path: Path) -> None:
    done = read("Period,Flow,Value,Unit\n2025Q1,Exports,1.5,USD billion\n2025,Exports,70,mn US$\n", wording, tmp_path)
    assert {(row[4], row[6]) for row in rows(done)} == {("2025-01/2025-03", "1.5"), ("2025", "0.070")}


def test_places_of_the_whole_world_and_of_the_mapping(wording: Wording, tmp_path: Path) -> None:
    done = read(
        "Period,Flow,Country,USD\n2025-01,Exports,Kasachstan,5\n"
        "2025-01,Exports,D.P.R. Xland,6\n2025-01,Exports,ROW,7\n",
        wording, tmp_path, words={"partner": {"D.P.R. Xland": "PRK"}}, leave_out={"partner": ("ROW",)},
    )  # fmt: skip
    assert {row[2] for row in rows(done)} == {"KAZ", "PRK"}


@pytest.mark.parametrize(
    "name", ["Rest of the world", "Europe", "America", "Amerika", "Congo", "欧洲", "Asia", "Other Asia, nes"]
)
def test_continents_and_rests_are_no_partners(name: str, wording: Wording) -> None:
    assert wording.code("partner", name) is None
    assert wording.meant("partner", name) == ""


@pytest.mark.parametrize(
    ("name", "code"),
    [("European Union", "EU27"), ("ASEAN", "ASEAN"), ("Welt", "WLD"), ("мир", "WLD"), ("世界", "WLD"),
     ("Africa", "AFRICA"), ("Dem. Rep. of the Congo", "COD"), ("欧盟", "EU27")],
)  # fmt: skip
def test_groups_go_by_their_names(name: str, code: str, wording: Wording) -> None:
    assert wording.code("partner", name) == code


@pytest.mark.parametrize(
    ("kind", "word", "code"),
    [("partner", "Burkina Fasso", "BFA"), ("partner", "Austrlia", ""), ("flow", "Re-exports", ""),
     ("partner", "Others", ""), ("commodity", "640411", ""), ("commodity", "soyabeans", "soybeans")],
)  # fmt: skip
def test_a_code_is_filled_in_where_it_is_plain(kind: str, word: str, code: str, wording: Wording) -> None:
    assert wording.meant(kind, word) == code


def test_names_that_are_not_known_are_listed_with_what_is_near(wording: Wording, tmp_path: Path) -> None:
    done = read("Period,Flow,Country,USD\n2025-01,Exports,Japann,5\n2025-01,Exports,Qqqq,6\n", wording, tmp_path)
    assert [(kind, word) for kind, word, _ in done.unknown] == [("partner", "Japann"), ("partner", "Qqqq")]
    assert done.unknown[0][2][0] == "JPN"


def test_years_above_months(wording: Wording, tmp_path: Path) -> None:
    """... with the sums of the years between them, which are not read as a month or a year."""
    text = "Exports, USD million;;;;\n;2025;;;2026\nCountry;Nov;Dec;Total;Jan\nJapan;1,5;2,5;4,0;3,5\n"
    done = read(text, wording, tmp_path)
    assert {(row[2], row[4], row[6]) for row in rows(done)} == {
        ("JPN", "2025-11", "0.0015"), ("JPN", "2025-12", "0.0025"), ("JPN", "2026-01", "0.0035"),
    }  # fmt: skip
    assert "  not used: column 2025 Total: nothing says of which month" in done.how


def test_value_and_quantity_under_merged_flows(wording: Wording, tmp_path: Path) -> None:
    done = read(
        ";;Exports;;Imports;\nMonth;HS code;Quantity (kg);Value (USD);Quantity (kg);Value (USD)\n"
        "2026-05;8542;1000;2000;3000;4000,5\n", wording, tmp_path,
    )  # fmt: skip
    assert {row[1:4] + row[5:] for row in rows(done)} == {
        ("export", "WLD", "integrated_circuits", "t", "1.000"),
        ("export", "WLD", "integrated_circuits", "USD_bn", "0.000002000"),
        ("import", "WLD", "integrated_circuits", "t", "3.000"),
        ("import", "WLD", "integrated_circuits", "USD_bn", "0.0000040005"),
    }


def test_a_unit_of_quantity_beside_an_amount(wording: Wording, tmp_path: Path) -> None:
    """The unit in a row is that of the quantity; the amount keeps the one of its label."""
    done = read("Month,Flow,HS code,Value (USD),Quantity,Unit\n2026-05,Exports,8542,1500,3000,kg\n", wording, tmp_path)
    assert {row[5:] for row in rows(done)} == {("USD_bn", "0.000001500"), ("t", "3.000")}


@pytest.mark.parametrize(
    ("label", "used"),
    [
        ("Growth %", False), ("Cumulative (USD million)", False), ("Value, year to date (USD million)", False),
        ("Share of total", False), ("同比", False), ("Накопленным итогом, млн долл США", False), ("Index", False),
        ("Value (USD million), seasonally adjusted", False), ("Exchange value (USD million)", True),
    ],
)  # fmt: skip
def test_what_is_no_amount_of_its_period_is_not_read(label: str, used: bool, wording: Wording, tmp_path: Path) -> None:
    text = f'Month,Flow,"{label}",Value (thousand USD)\n2026-05,Exports,12.5,3.1\n2026-04,Exports,12.5,3.1\n'
    if used:
        with pytest.raises(BadSetup, match="hold is not known"):
            read(text.replace("thousand USD", "USD million"), wording, tmp_path)
        return
    done = read(text, wording, tmp_path)
    assert {row[6] for row in rows(done)} == {"0.0000031"}
    assert any(line.startswith(f"  not used: column {label}: ") for line in done.how)
    with pytest.raises(BadSetup, match="No column of figures was found; not read: "):
        read(text.replace("Value (thousand USD)", "Note").replace("3.1", "n"), wording, tmp_path, unit="USD")
    assert rows(read(text, wording, tmp_path, columns={label: "value", "Value (thousand USD)": "-"}, unit="USD"))


def test_the_rest_of_the_world_is_not_the_world(wording: Wording, tmp_path: Path) -> None:
    """What is no partner by its name is asked about, in columns as in rows."""
    done = read("Exports, USD million\nMonth;Japan;USA;Rest of the world\n2026-05;1,5;2,5;9,5\n", wording, tmp_path)
    assert [(kind, word) for kind, word, _ in done.unknown] == [("partner", "Rest of the world")]
    done = read(";Exports;;Imports;\nMonth;Japan;Others;Japan;Others\n2026-05;1,5;2,5;3,5;4,5\n", wording, tmp_path,
                unit="USD", leave_out={"partner": ("Others",)})  # fmt: skip
    assert {row[1:3] for row in rows(done)} == {("export", "JPN"), ("import", "JPN")}
    done = read("Month;Exports;Re-exports;Imports\n2026-05;1,5;2,5;3,5\n", wording, tmp_path, unit="USD")
    assert [(kind, word) for kind, word, _ in done.unknown] == [("flow", "Re-exports")]


def test_goods_by_their_codes(wording: Wording, tmp_path: Path) -> None:
    """Under a label that says so: a number may be a code of another list of goods, and has lost its nought in front
    where a spreadsheet took it for a number."""
    text = "Month,Flow,{},USD\n2026-05,Exports,0901,1.5\n2026-05,Exports,640411,2.5\n2026-05,Exports,HS 8542,2.5\n"
    assert {row[3] for row in rows(read(text.format("HS code"), wording, tmp_path))} == {
        "HS0901", "HS640411", "integrated_circuits",
    }  # fmt: skip
    done = read(text.format("Product"), wording, tmp_path)
    assert done.unknown == (("commodity", "0901", ()), ("commodity", "640411", ()))
    done = read(text.format("HS code").replace("0901", "901"), wording, tmp_path)
    assert done.unknown == (("commodity", "901", ()),)


# ------------------------------------------------------------------------------------------- what is asked


@pytest.mark.parametrize(
    ("text", "said", "asked"),
    [
        ("Period,Flow,USD\n2025-01,Exports,1.234\n2025-02,Exports,2.345\n", {}, "could be 1234 or 1.234"),
        ("Period,Flow,USD\n2025-01,Exports,1.5\n2025-02,Exports,\"2,5\"\n", {}, "different decimal signs"),
        ("Period,Flow,Value\n2025-01,Exports,1.5\n", {}, "in what its figures are counted"),
        ("Period,Flow,Value\n2025-01,Exports,1.5\n", {"unit": "BDT million"}, "Other currencies are not held"),
        ("Period,Flow,Value $\n2025-01,Exports,1.5\n", {}, "in what its figures are counted"),
        ("Period,USD\n2025-01,1.5\n", {}, "exports or imports"),
        ("Place,Flow,USD\nJapan,Exports,1.5\n", {}, "No periods were found"),
        ("Period,Flow,USD\n01/02/2025,Exports,1.5\n", {}, "could be two days"),
        ("Period,Flow,USD\n2025-01,Exports,12 kg\n2025-02,Exports,1.5\n", {}, "'12 kg' is no number"),
        ("just words\n", {}, "No row of labels"),
        ("Period,Flow,Reporter,USD\n2025-01,Exports,Kenya,1.5\n", {}, "KEN does not report here yet"),
        ("Period,Flow,USD\n2025-01,Exports,1.5\n", {"home": None}, "says whose figures these are"),
        ("Period,Flow,Value,Unit\n2025-01,Exports,1.5,GBP million\n", {"unit": "USD million"}, "'GBP million' is not"),
        ("Period,Flow,Value (USD),Unit\n2025-01,Exports,1.5,EUR\n", {}, "'EUR' in the row and another in the label"),
        ("Period,Flow,Quantity,USD,Unit\n2025-01,Exports,1,2,\n2025-02,Exports,1,2,t\n", {}, "quantity is counted is"),
        ("Period,Flow,Value,Amount\n2025-01,Exports,1.5,2.5\n", {"unit": "USD"}, "columns Value, Amount hold"),
        ("Period,Flow,Quantity (Mt)\n2025-01,Exports,1.5\n", {}, "in what its figures are counted"),
        ("Period,Flow,Quantity (Mt)\n2025-01,Exports,1\n", {"unit": "USD"}, "the quantity is counted is not told"),
        ("Period,Flow,Value (GBP million)\n2025-01,Exports,1\n", {"unit": "USD million"}, "unit that is not held"),
        ("Period,Flow,USD\n2026-10,Exports,1.5\n", {}, "2026-10 is not over yet"),
        ("Period,Flow,USD\n2026,Exports,1.5\n", {}, "2026 is not over yet"),
        ("Period,Flow,USD\n2025-01,Exports,-1.5\n", {}, "never below nought"),
        ("Fiscal year,Flow,USD\n2024,Exports,1.5\n", {}, "do not begin in January"),
        ("Year,Flow,USD\n2010-11,Exports,1.5\n", {}, "may be a month or two years"),
        ("Period,Flow,USD\n2005-06,Exports,1.5\n2006-07,Exports,1.7\n", {}, "may be a month or two years"),
        ("Cumulative exports\nPeriod,USD\n2025-01,1.5\n", {}, "stands 'Cumulative exports': are these sums"),
        ("Exports\nFY begins in April\nPeriod,USD\n2025,1.5\n", {}, "years that do not begin in January"),
    ],
)  # fmt: skip
def test_what_is_not_plain_is_asked(
    text: str, said: dict[str, Any], asked: str, wording: Wording, tmp_path: Path
) -> None:
    with pytest.raises(BadSetup, match=asked.replace("$", "\\$")):
        read(text, wording, tmp_path, **said)


def test_a_cell_that_is_no_number_beside_others_stops_all(wording: Wording, tmp_path: Path) -> None:
    with pytest.raises(BadSetup, match=r"row 2, column 2025-02: '=1\+1' is no number"):
        read("Flow,2025-01,2025-02,USD\nExports,1.5,=1+1,\n", wording, tmp_path, unit="USD")


def test_dates_whose_days_are_plain(wording: Wording, tmp_path: Path) -> None:
    done = read("Date,Flow,USD\n01/01/2025,Exports,1\n01/02/2025,Exports,2\n01/03/2025,Exports,3\n", wording, tmp_path)
    assert sorted(done.rows["period"]) == ["2025-01", "2025-02", "2025-03"]
    assert "  dates begin with the day" in done.how


@pytest.mark.parametrize(
    ("text", "sign", "value"),
    [
        ("1,234.5", ".", "1234.5"), ("1.234,5", ",", "1234.5"), ("1 234,5", ",", "1234.5"), ("1'234.5", ".", "1234.5"),
        ("(1,234)", ".", "-1234"), ("−12.5", ".", "-12.5"), ("12.5 p", ".", "12.5"), ("12.50*", ".", "12.50"),
        ("12 kg", ".", None), ("12 t", ".", None), ("1,23.4", ".", None), ("1.2.3", ".", None), ("=2", ".", None),
        ("1e5", ".", None), (".5", ".", "0.5"), ("12,34", ".", None), ("", ".", None),
    ],
)  # fmt: skip
def test_numbers_as_people_write_them(text: str, sign: str, value: str | None) -> None:
    found = number(text, sign)
    assert (None if found is None else str(found.value)) == value


@pytest.mark.parametrize(
    ("texts", "sign"), [(["1.234", "1.2"], "."), (["1.234", "0,5"], ","), (["1.234.567", "1.234"], ","), (["5"], ".")]
)
def test_one_number_proves_the_sign_of_all(texts: list[str], sign: str) -> None:
    assert decimal_sign(texts) == sign


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Value (USD million)", Measured("USD_bn", -3)), ("in 1000 USD", Measured("USD_bn", -6)),
        ("US$ '000", Measured("USD_bn", -6)), ("Tsd. Tonnen", Measured("t", 3)),
        ("млн долларов США", Measured("USD_bn", -3)),
        ("亿美元", None), ("100 million USD", Measured("USD_bn", -1)), ("kg", Measured("t", -3)), ("Values", None),
        ("USD or EUR million", None), ("Country", None), ("Export, Mrd. EUR", Measured("EUR_bn", 0)),
    ],
)  # fmt: skip
def test_units_in_words(text: str, unit: Measured | None, wording: Wording) -> None:
    assert wording.measured(text) == unit


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("China", "CHN"), ("Hong Kong, China", "HKG"), ("Taiwan, Province of China", "TWN"), ("Viet Nam", "VNM"),
        ("Korea, Rep. of", "KOR"), ("Côte d’Ivoire", "CIV"), ("Германия", "DEU"), ("日本", "JPN"), ("KEN", "KEN"),
        ("Total", "WLD"), ("Iran (Islamic Republic of)", "IRN"), ("Zzz", None), (None, None),
    ],
)  # fmt: skip
def test_places_as_tables_name_them(name: str | None, code: str | None, wording: Wording) -> None:
    assert wording.code("partner", name) == code


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2025-03", "2025-03"), ("2025M03", "2025-03"), ("03/2025", "2025-03"), ("Mar-25", "2025-03"),
        ("March 2025", "2025-03"), ("2025年3月", "2025-03"), ("März 2025", "2025-03"), ("2025Q2", "2025-04/2025-06"),
        ("Q2 2025", "2025-04/2025-06"), (2025, "2025"), (202503, "2025-03"), (date(2025, 3, 31), "2025-03"),
        ("2025-03-01", "2025-03"), ("2025-13", None), ("Total", None), (None, None), (12.5, None),
        (2012.01, None), (2012.0, "2012"), ("2012.01", "2012-01"),
    ],
)  # fmt: skip
def test_periods_as_people_write_them(cell: Any, code: str | None, wording: Wording) -> None:
    found = wording.period(cell)
    assert (None if found is None else found.code) == code


# ------------------------------------------------------------------------------------------------ the files


def test_files_that_are_not_what_they_seem(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in range(3):
            archive.writestr(f"xl/{part}.xml", b"\0" * (100 * 2**20))
    latin = tmp_path / "latin.csv"
    latin.write_bytes("Partner;März 2025\nÖsterreich;1\n".encode("cp1252"))
    wide = tmp_path / "wide.csv"
    wide.write_text("," * 3000 + "\n")
    text = tmp_path / "text.xlsx"
    text.write_text("no workbook")
    for file, said in (
        (bomb, "unpacks to more than 256 MB"), (latin, "--encoding cp1252"), (wide, "2,000 columns"),
        (text, "no workbook"), (tmp_path / "text.pdf", "cannot be read"), (tmp_path, "no CSV file"),
    ):  # fmt: skip
        with pytest.raises(BadSetup, match=said):
            read_grid(file)
    assert read_grid(latin, encoding="cp1252").rows[1][0] == "Österreich"


def test_a_formula_without_its_result_is_said(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Period", "USD"])
    sheet.append(["2025-01", "=1+1"])
    book.save(tmp_path / "f.xlsx")
    with pytest.raises(BadSetup, match="B2 is a formula"):
        read_grid(tmp_path / "f.xlsx")
    with pytest.raises(BadSetup, match="has no sheet 'T2'; it has Sheet"):
        read_grid(tmp_path / "f.xlsx", sheet="T2")


def test_a_mapping_that_is_not_as_it_should_be(tmp_path: Path) -> None:
    file = tmp_path / "mapping.toml"
    for text, said in (
        ("colums = 1\n", "'colums' is not known"), ("header = 'x'\n", "header"), ("[words.party]\nA = 'B'\n", "party"),
        ("[reporter]\ncode = 'atl'\nname = 'Atlantis'\n", "is no code"), ("[reporter]\ncode = 'ATL'\n", "name"),
        ("[reporter]\ncode = 'ATL'\nname = '=cmd()'\n", "is no name"), ("a = \n", "mend the TOML"),
        ("[reporter]\ncode = 'ATL'\nname = 'A'\nzone = 'Mars/Phobos'\n", "zone 'Mars/Phobos' is not known"),
    ):  # fmt: skip
        file.write_text(text)
        with pytest.raises(BadSetup, match=said):
            read_mapping(file)
    file.write_text('header = 3\n[[commodity]]\ncode = "orichalcum"\nname = "orichalcum"\nunit = "t"\n')
    assert read_mapping(file).commodities == (Named("orichalcum", "orichalcum", unit="t"),)


# ------------------------------------------------------------------------------------------- random layouts

PARTNERS = {"JPN": "Japan", "USA": "Vereinigte Staaten", "DEU": "Deutschland", "KOR": "Rep. of Korea"}
FLOWS = {"export": "Exports", "import": "Einfuhr"}
Records = Mapping[tuple[str, str, str], Decimal]  # period, flow, partner -> value in USD million
Layout = Callable[[Records], list[list[str | Decimal]]]


def as_tidy(records: Records) -> list[list[str | Decimal]]:
    body = [[period, FLOWS[flow], PARTNERS[partner], value] for (period, flow, partner), value in records.items()]
    return [["Period", "Flow", "Country", "Value"], *body]


def as_months(records: Records) -> list[list[str | Decimal]]:
    periods = sorted({period for period, _, _ in records})
    pairs = sorted({(flow, partner) for _, flow, partner in records})
    body = [[FLOWS[f], PARTNERS[p], *(records.get((m, f, p), "-") for m in periods)] for f, p in pairs]
    return [["Flow", "Country", *periods], *body]


def as_partners(records: Records) -> list[list[str | Decimal]]:
    partners = sorted({partner for _, _, partner in records})
    pairs = sorted({(period, flow) for period, flow, _ in records})
    body = [[m, FLOWS[f], *(records.get((m, f, p), "..") for p in partners)] for m, f in pairs]
    return [["Date", "Flow", *(PARTNERS[p] for p in partners)], *body]


def as_flows_over_months(records: Records) -> list[list[str | Decimal]]:
    periods = sorted({period for period, _, _ in records})
    partners = sorted({partner for _, _, partner in records})
    upper: list[str | Decimal] = [""]
    for flow in FLOWS:
        upper += [FLOWS[flow], *([""] * (len(periods) - 1))]
    body = [[PARTNERS[p], *(records.get((m, f, p), "") for f in FLOWS for m in periods)] for p in partners]
    return [upper, ["Country", *(m for _ in FLOWS for m in periods)], *body]


def written(value: str | Decimal, comma: bool) -> str:
    if isinstance(value, str):
        return value
    text = f"{value:,f}"
    return text.translate(str.maketrans(",.", ".,")) if comma else text


# A whole number that could be a year is one where nothing else tells: `header` in mapping.toml says where data begin.
VALUES = st.decimals(Decimal("0.01"), Decimal("99999.99"), places=2).filter(lambda v: v % 1 or not 1900 <= v < 2100)
KEYS = st.tuples(st.sampled_from(["2025-01", "2025-02", "2024-12"]), st.sampled_from(list(FLOWS)),
                 st.sampled_from(list(PARTNERS)))  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(KEYS, VALUES, min_size=1, max_size=12),
    st.sampled_from([as_tidy, as_months, as_partners, as_flows_over_months]),
    st.sampled_from(["csv,", "csv;", "csv\t", "xlsx"]),
    st.booleans(),
)
def test_one_table_in_any_layout_gives_the_same_rows(
    wording: Wording, records: Records, layout: Layout, kind: str, comma: bool
) -> None:
    table = layout(records)
    with TemporaryDirectory() as folder:
        file = Path(folder) / ("own." + kind[:4].rstrip(",;\t"))
        if kind == "xlsx":
            from openpyxl import Workbook

            book = Workbook()
            sheet = book.active
            assert sheet is not None
            for row in table:
                sheet.append([float(cell) if isinstance(cell, Decimal) else cell for cell in row])
            book.save(file)
        else:
            text = io.StringIO()
            csv.writer(text, delimiter=kind[3]).writerows([[written(cell, comma) for cell in row] for row in table])
            file.write_text("\ufeff" + text.getvalue(), "utf-8")
        said = Said(unit="USD million", decimal="," if comma and kind != "xlsx" else ".")
        done = tidy(read_grid(file), wording, said, "CHN", DAY, file.name)
    assert not done.unknown
    found = {(r["period"], r["flow"], r["partner"]): Decimal(str(r["value"])) for r in done.rows.to_dict("records")}
    assert found == {key: value / 1000 for key, value in records.items()}


def test_the_grid_of_a_parquet_file(tmp_path: Path, wording: Wording) -> None:
    import pyarrow
    from pyarrow import parquet

    columns = {"period": [date(2025, 1, 1)], "flow": ["Exports"], "partner": ["Japan"], "value": [1.5]}
    parquet.write_table(pyarrow.table(columns), tmp_path / "own.parquet")
    grid: Grid = read_grid(tmp_path / "own.parquet")
    done = tidy(grid, wording, Said(unit="USD million"), "CHN", DAY, "own.parquet")
    assert rows(done) == {("CHN", "export", "JPN", "TOTAL", "2025-01", "USD_bn", "0.0015")}
    assert Period.parse("2025-01").kind == "month"
