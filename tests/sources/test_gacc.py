"""The English bulletin of China Customs: pages of its shapes, over real sockets and saved, into rows of the data."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog import Catalog
from bot.errors import BadSetup, LayoutChanged, SourceAway
from bot.model import Period
from bot.sources import gacc
from bot.sources.catalogs import read_catalog
from bot.sources.fetching import Web
from bot.sources.gacc.amounts import NotPrinted, money_unit, number, quantity_unit
from bot.sources.gacc.index import Kind, Release, Stage, read_index
from bot.sources.gacc.names import letters, read_names
from bot.sources.gacc.prints import first_prints
from bot.sources.gacc.rates import apart
from bot.sources.gacc.sheets import read_sheet
from bot.sources.gacc.tables import Taken, read_table
from bot.sources.gathering import Gathered, Page, Wanted
from bot.sources.keeping import fingerprint
from bot.sources.observations import COLUMNS, KEY
from bot.sources.saved import Saved
from bot.sources.validation import validate
from tests.sources import customs
from tests.sources.office import Answer, Office, open_office

DATA = Path(__file__).parents[2] / "data"
HOME = "http://english.customs.gov.cn"
AT = datetime(2026, 6, 20, 8, tzinfo=UTC)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog(DATA)


@pytest.fixture
def office() -> Iterator[Office]:
    with open_office() as opened:
        opened.pages = {path: Answer(body) for path, body in customs.site(opened.address).items()}
        yield opened


def wanted(catalog: Catalog, since: str = "2026-05", until: str = "2026-12", data: Path = DATA) -> Wanted:
    return Wanted(catalog, data, Period.parse(since), Period.parse(until))


def page(body: bytes, url: str = f"{HOME}/Statics/1.html") -> Page:
    return Page(url, AT, fingerprint(body), body)


def read(
    catalog: Catalog,
    body: bytes,
    kind: Kind,
    period: str = "2026-05",
    *,
    stage: Stage = "bulletin",
    flow: str = "",
    currency: str = "",
) -> Taken:
    first = Period.parse(period).first
    release = Release(stage, kind, flow, currency, first.year, first.month, "", f"{HOME}/Statics/1.html")
    return read_table(read_sheet(page(body)), release, read_names(DATA, catalog), catalog)


def figures(taken: Taken) -> dict[tuple[str, ...], str]:
    """What a table says, by flow, partner, commodity, measure and basis, period, unit."""
    slots = ("flow", "partner", "commodity", "measure", "basis", "period", "unit")
    found = {tuple(row[slot] for slot in slots): row["value"] for row in taken.rows}
    assert len({(*key, value) for key, value in found.items()}) <= len(taken.rows)
    return found


@contextmanager
def _saved(pages: Mapping[str, bytes]) -> Iterator[Saved]:
    """A folder with these pages, by the last parts of their paths."""
    with TemporaryDirectory() as folder:
        for path, body in pages.items():
            (Path(folder) / path.rpartition("/")[2]).write_bytes(body)
        yield Saved(Path(folder))


def of(gathered: Gathered, **slots: str) -> str:
    """The one value of a gathered row."""
    rows = gathered.rows
    for slot, value in slots.items():
        rows = rows[rows[slot] == value]
    assert len(rows) == 1, rows
    return str(rows.iloc[0]["value"])


# ------------------------------------------------------------------------------------------------- the whole road


def test_the_bulletin_is_gathered_by_way_of_its_indexes(office: Office, catalog: Catalog, tmp_path: Path) -> None:
    progress: list[tuple[str, int, int]] = []
    asked = Wanted(
        catalog, DATA, Period.parse("2026-05"), Period.parse("2026-12"), progress=lambda *step: progress.append(step)
    )
    with Web(tmp_path, pause=0) as web:
        gathered = gacc.gather(web, asked, office.address)
    assert gathered.source == "gacc"
    assert tuple(gathered.rows.columns) == COLUMNS
    assert not gathered.rows.duplicated(list(KEY)).any()
    assert set(gathered.rows["agency"]) == {"GACC"}
    assert set(gathered.rows["vintage"]) == {"published"}
    assert set(gathered.rows["source"]) <= {one.source for one in gathered.pages}
    assert all(one.kept is not None and one.kept.is_file() for one in gathered.pages)
    assert of(gathered, flow="export", partner="USA", measure="value", period="2026-05") == "33.0001"
    assert of(gathered, flow="import", commodity="soybeans", measure="quantity", period="2026-05") == "13.92"
    assert [asked.path.rpartition("/")[2] for asked in office.asked] == [
        "preliminary.html", "monthly.html",
        "a1.html", "a4.html", "a5.html", "b1.html", "b2.html", "b4.html", "b14.html",
    ]  # fmt: skip
    assert progress[1] == ("China Customs, 2026-05: totals, preliminary", 0, 7)
    assert progress[-1][1:] == (7, 7)


def test_past_years_have_indexes_of_their_own(office: Office, catalog: Catalog, tmp_path: Path) -> None:
    with Web(tmp_path, pause=0) as web:
        gathered = gacc.gather(web, wanted(catalog, "2025-01", "2025-12"), office.address)
    assert of(gathered, measure="quantity", commodity="integrated_circuits", period="2025-03") == "28.900"
    assert of(gathered, measure="value", commodity="integrated_circuits", period="2025-03") == "120.00000"
    assert set(gathered.rows["unit"]) == {"CNY_bn", "bn_units", "kt", "pct"}
    assert set(gathered.rows["basis"]) == {"", "quantity", "value_cny"}


def test_saved_pages_give_the_same_rows(office: Office, catalog: Catalog, tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    saved.mkdir()
    for path, body in customs.site(office.address).items():
        (saved / path.rpartition("/")[2]).write_bytes(body)
    with Web(tmp_path / "raw", pause=0) as web:
        one = gacc.gather(web, wanted(catalog), office.address)
    other = gacc.gather(Saved(saved), wanted(catalog), office.address)
    again = gacc.gather(Saved(tmp_path / "raw"), wanted(catalog), office.address)
    printed = [name for name in COLUMNS if name != "source"]
    assert one.rows[printed].equals(other.rows[printed])
    assert one.rows.equals(again.rows)
    assert one.later.equals(again.later)


def test_a_second_time_nothing_is_sent_again(office: Office, catalog: Catalog, tmp_path: Path) -> None:
    office.pages = {
        path: Answer(answer.body, headers={"ETag": f'"{fingerprint(answer.body)}"'})
        for path, answer in office.pages.items()
    }
    with Web(tmp_path, pause=0) as web:
        first = gacc.gather(web, wanted(catalog), office.address)
        office.pages = {path: Answer(b"", headers=answer.headers) for path, answer in office.pages.items()}
        second = gacc.gather(web, wanted(catalog), office.address)
    assert first.rows.equals(second.rows)


def test_what_is_gathered_passes_the_checks_of_the_data(catalog: Catalog, tmp_path: Path) -> None:
    """The made-up figures, five years on, beside those that come along."""
    data, saved = tmp_path / "data", tmp_path / "saved"
    saved.mkdir()
    for part in ("trade", "catalog", "facts", "sources"):
        shutil.copytree(DATA / part, data / part)
    for path, body in customs.site(HOME).items():
        later = body.decode().replace("2026", "2031").replace("2025", "2030")
        (saved / path.rpartition("/")[2].replace("2025", "2030")).write_bytes(later.encode())
    gathered = gacc.gather(Saved(saved), wanted(catalog, "2030-01", "2031-12", data))
    assert len(gathered.rows) > 150
    ids = {source: f"g{at}" for at, source in enumerate(dict.fromkeys(gathered.rows["source"]))}
    rows = gathered.rows.assign(source=gathered.rows["source"].map(ids))
    rows.to_csv(data / "trade" / "observations.csv", mode="a", header=False, index=False)
    header = (data / "trade" / "sources.csv").read_text(encoding="utf-8").partition("\n")[0].split(",")
    with (data / "trade" / "sources.csv").open("a", encoding="utf-8") as file:
        for source, id in ids.items():
            url, _, day = source.rpartition(" ")
            cells = {"id": id, "via": "english.customs.gov.cn", "url": url, "page_date": day}
            file.write(",".join(cells.get(name, "") for name in header) + "\n")
    report = validate(data)
    assert report.errors == ()
    assert report.warnings == ()


# --------------------------------------------------------------------------------------------- table after table


def test_totals_have_rates_of_the_month_and_of_the_year_to_date(catalog: Catalog) -> None:
    found = figures(read(catalog, customs.prelim_totals(), "totals", stage="preliminary", currency="USD"))
    assert found[("export", "WLD", "TOTAL", "value", "", "2026-05", "USD_bn")] == "376.78"
    assert found[("total", "WLD", "TOTAL", "value", "", "2026-01/2026-05", "USD_bn")] == "2975.58"
    assert found[("balance", "WLD", "TOTAL", "value", "", "2026-05", "USD_bn")] == "105.43"
    assert found[("import", "WLD", "TOTAL", "yoy", "value_usd", "2026-05", "pct")] == "27.5"
    assert found[("import", "WLD", "TOTAL", "yoy", "value_usd", "2026-01/2026-05", "pct")] == "24.5"
    assert len(found) == 14  # no rate on the month before, no rate of a balance


def test_countries_have_rates_of_the_year_to_date_alone(catalog: Catalog) -> None:
    taken = read(catalog, customs.prelim_countries(), "countries", stage="preliminary", currency="USD")
    found = figures(taken)
    assert found[("export", "USA", "TOTAL", "value", "", "2026-05", "USD_bn")] == "33.0001"
    assert found[("import", "KOR", "TOTAL", "value", "", "2026-01/2026-05", "USD_bn")] == "80.0000"
    assert found[("export", "DEU", "TOTAL", "yoy", "value_usd", "2026-01/2026-05", "pct")] == "8.5"
    assert {key[5] for key in found if key[3] == "yoy"} == {"2026-01/2026-05"}
    assert {key[1] for key in found} == {"WLD", "EU27", "RCEP", "DEU", "USA", "KOR", "HKG"}
    assert taken.unknown == ["Atlantis"]
    assert taken.rows[0]["page_date"] == "2026-06-09"
    assert taken.rows[0]["note"] == "GACC preliminary table (4) 5.2026; printed 648,130.4 (USD1 Million)"


def test_january_and_february_out_as_one_are_a_span(catalog: Catalog) -> None:
    body = customs.prelim_countries_janfeb()
    found = figures(read(catalog, body, "countries", "2026-02", stage="preliminary", currency="CNY"))
    assert {key[5] for key in found} == {"2026-01/2026-02"}
    assert found[("import", "USA", "TOTAL", "value", "", "2026-01/2026-02", "CNY_bn")] == "150.00"
    assert found[("export", "WLD", "TOTAL", "yoy", "value_cny", "2026-01/2026-02", "pct")] == "19.2"


def test_february_is_stored_as_printed_and_january_is_not_worked_out(catalog: Catalog) -> None:
    found = figures(read(catalog, customs.bulletin_regimes(), "regimes", "2026-02"))
    assert found == {
        ("export", "WLD", "TOTAL", "value", "", "2026-02", "USD_bn"): "299.000000",
        ("export", "WLD", "TOTAL", "value", "", "2026-01/2026-02", "USD_bn"): "656.577613",
        ("import", "WLD", "TOTAL", "value", "", "2026-02", "USD_bn"): "205.000000",
        ("import", "WLD", "TOTAL", "value", "", "2026-01/2026-02", "USD_bn"): "442.959547",
        ("export", "WLD", "TOTAL", "yoy", "value_usd", "2026-02", "pct"): "39.6",
        ("export", "WLD", "TOTAL", "yoy", "value_usd", "2026-01/2026-02", "pct"): "21.8",
        ("import", "WLD", "TOTAL", "yoy", "value_usd", "2026-02", "pct"): "13.8",
        ("import", "WLD", "TOTAL", "yoy", "value_usd", "2026-01/2026-02", "pct"): "19.8",
    }


def test_january_is_stored_where_it_is_printed(catalog: Catalog) -> None:
    taken = read(catalog, customs.bulletin_regimes_january(), "regimes", "2026-01")
    first, later, doubts = first_prints({**row, "source": "u 2026-02-20"} for row in taken.rows)
    assert [(row["flow"], row["measure"], row["period"], row["value"]) for row in first] == [
        ("export", "value", "2026-01", "357.577613"),
        ("import", "value", "2026-01", "237.959547"),
        ("export", "yoy", "2026-01", "10.0"),
        ("import", "yoy", "2026-01", "25.6"),
    ]
    assert later == doubts == []


def test_full_width_names_blanks_and_groups_among_countries(catalog: Catalog) -> None:
    taken = read(catalog, customs.bulletin_countries(), "countries")
    found = figures(taken)
    assert {key[1] for key in found} == {"WLD", "TWN", "VNM", "USA", "ASEAN"}
    assert found[("export", "TWN", "TOTAL", "value", "", "2026-05", "USD_bn")] == "8.000500"
    assert taken.absent == {"AFG": "Afghanistan"}
    assert taken.unknown == []


def test_sections_give_their_total(catalog: Catalog) -> None:
    taken = read(catalog, customs.bulletin_sections(), "sections")
    assert {(key[1], key[2]) for key in figures(taken)} == {("WLD", "TOTAL")}
    assert taken.uncoded == {"sections": 2}


@pytest.mark.parametrize(
    "body",
    [
        customs.bulletin_imports(),
        customs.bulletin_imports(blank_first=True),
        customs.bulletin_imports().replace(b"<span>5</span>", b"<span></span>"),
    ],
    ids=["as it is", "blank column in front", "month's head left empty"],
)
def test_commodities_have_quantities_in_their_own_units(catalog: Catalog, body: bytes) -> None:
    taken = read(catalog, body, "commodities", flow="import")
    found = figures(taken)
    assert found[("import", "WLD", "soybeans", "quantity", "", "2026-05", "Mt")] == "13.92"
    assert found[("import", "WLD", "soybeans", "value", "", "2026-01/2026-05", "USD_bn")] == "16.900500"
    assert found[("import", "WLD", "soybeans", "yoy", "quantity", "2026-01/2026-05", "pct")] == "36.2"
    assert found[("import", "WLD", "integrated_circuits", "quantity", "", "2026-05", "bn_units")] == "49.7"
    assert found[("import", "WLD", "copper_unwrought", "quantity", "", "2026-05", "kt")] == "427.000"
    assert found[("import", "WLD", "bauxite", "yoy", "quantity", "2026-01/2026-05", "pct")] == "29.4"
    assert taken.spoilt == ["Aluminum ores and concentrates: #REF!"]
    assert taken.unknown == ["Wine", "Mystery goods"]


def test_rates_of_commodities_may_stand_in_the_row_below(catalog: Catalog) -> None:
    below = figures(read(catalog, customs.bulletin_imports(rates_below=True), "commodities", flow="import"))
    beside = figures(read(catalog, customs.bulletin_imports(), "commodities", flow="import"))
    assert below == beside


def test_last_years_column_is_not_this_years(catalog: Catalog) -> None:
    taken = read(catalog, customs.prelim_exports(), "commodities", stage="preliminary", flow="export", currency="USD")
    found = figures(taken)
    assert found[("export", "WLD", "rare_earths", "quantity", "", "2026-01/2026-05", "t")] == "25378.0"
    assert found[("export", "WLD", "steel_products", "quantity", "", "2026-05", "Mt")] == "10.578"
    assert "24827.1" not in found.values()
    # Cars are counted by another agency here, and of shoes the English pages have been wrong in the number of pairs.
    assert {key[3:5] for key in found if key[2] in ("automobiles", "footwear")} == {("value", ""), ("yoy", "value_usd")}


def test_months_repeated_later_are_never_first_prints(catalog: Catalog) -> None:
    taken = read(catalog, customs.bulletin_by_month(), "by_month")
    assert figures(taken)[("balance", "WLD", "TOTAL", "value", "", "2026-05", "USD_bn")] == "105.428"
    assert {row["period"] for row in taken.late} == {"2026-04"}


def test_of_two_prints_the_first_is_published_and_the_later_is_kept(catalog: Catalog) -> None:
    with _saved(customs.site(HOME)) as saved:
        gathered = gacc.gather(saved, wanted(catalog))
    slots = {"flow": "import", "partner": "WLD", "commodity": "TOTAL", "measure": "value", "period": "2026-05"}
    assert of(gathered, **slots) == "271.3503"
    later = gathered.later[(gathered.later[list(slots)] == list(slots.values())).all(axis=1)]
    assert later["value"].tolist() == ["271.352000"]
    assert later["page_date"].tolist() == ["2026-06-18"]


# --------------------------------------------------------------------------------------------------- what is refused

Row = list[customs.Cell]


def changed(rows: object, at: int, column: int, cell: str) -> list[Row]:
    copy = [list(row) for row in rows]  # type: ignore[attr-defined]
    copy[at][column] = cell
    return copy


def without(rows: object, column: int) -> list[Row]:
    return [[*row[:column], *row[column + 1 :]] for row in rows]  # type: ignore[attr-defined]


def swapped(rows: object) -> list[Row]:
    """Imports where exports were."""
    return [[*row[:3], *row[5:7], *row[3:5], *row[7:]] for row in rows]  # type: ignore[attr-defined]


PADDED = [[*row[:1], *row[2:], ""] for row in customs.PRELIM_EXPORTS]

REFUSED: list[tuple[str, Callable[[], bytes], Kind, str]] = [
    ("a column less", lambda: customs.prelim_countries(rows=without(customs.COUNTRIES, 2),
     head=without([[*customs.COUNTRIES_HEAD[0][:7], *["1-to-5 Year-on-Year"] * 3], customs.COUNTRIES_HEAD[1]], 2)),
     "countries", "expected the columns of countries, found"),
    ("another month in the head", lambda: customs.prelim_countries(
        head=changed(customs.COUNTRIES_HEAD, 1, 1, "6")), "countries", "columns of month 5, as the title says"),
    ("another period", lambda: customs.prelim_countries(
        title="(4) China's Total Export & Import Values by Country/Region, Jun 2026 (in USD)",
        head=[customs.COUNTRIES_HEAD[0], [str(c).replace("5", "6") for c in customs.COUNTRIES_HEAD[1]]]),
     "countries", "2026-05, under which it is linked"),
    ("no period", lambda: customs.prelim_countries(title="(4) Values by Country/Region"), "countries",
     "a title with a period"),
    ("no unit", lambda: customs.prelim_countries(unit=None), "countries", "a line `Unit: ...`, found none"),
    ("a unit that is none", lambda: customs.prelim_countries(unit="Unit: USD 5 Million"), "countries",
     "a unit such as US$1,000"),
    ("a third currency", lambda: customs.prelim_countries(unit="Unit: EUR 1 Million"), "countries",
     "a unit such as US$1,000"),
    ("yuan under a title in dollars", lambda: customs.prelim_countries(unit="Unit: CNY 100 Million"), "countries",
     "values in USD, as the title says"),
    ("sums that do not add up", lambda: customs.prelim_countries(
        rows=changed(customs.COUNTRIES, 3, 5, "12,000.3")), "countries", "total 45000.4 from exports and imports"),
    ("more in a month than in five", lambda: customs.prelim_countries(
        rows=[*customs.COUNTRIES, ["Japan", "9.0", "8.0", "5.0", "4.0", "4.0", "4.0", "-", "-", "-"]]), "countries",
     "no more in the month than since January"),
    ("two months as one", lambda: customs.prelim_countries(
        rows=[["Total", "9.0", "9.0", "5.0", "5.0", "4.0", "4.0", "1.0", "1.0", "1.0"]]), "countries",
     "less in the month than since January"),
    ("countries above the world", lambda: customs.prelim_countries(
        rows=[*customs.COUNTRIES, ["Japan", "900,000.0", "3,000,000.0", "900,000.0", "3,000,000.0", "-", "-", *"---"]]),
     "countries", "parts that are no more than the whole"),
    ("no world", lambda: customs.prelim_countries(rows=customs.COUNTRIES[1:]), "countries", "one row TOTAL, found 0"),
    ("a country twice", lambda: customs.prelim_countries(rows=[*customs.COUNTRIES, customs.COUNTRIES[4]]),
     "countries", "one row a country, found two of KOR"),
    ("words for a number", lambda: customs.prelim_countries(
        rows=changed(customs.COUNTRIES, 3, 7, "n.s.")), "countries", "a number in the row"),
    ("no figures", lambda: customs.prelim_countries(rows=[]), "countries", "rows of figures, found none"),
    ("no table", lambda: b"<html><body><p>Web page under maintenance, May 2026</p></body></html>", "countries",
     "a table, found none"),
    ("no text", lambda: b"\xff\xfe\x00\x81", "countries", "a page of text"),
    ("units missing, figures one to the left", lambda: customs.prelim_exports(rows=PADDED), "commodities",
     "a unit of quantity beside"),
    ("a balance that is none", lambda: customs.prelim_totals(rows=[
        ["Item", "5", "1-to-5", "Month-on-Month ±%", "Year-on-Year ±%", "Year-on-Year ±%"],
        ["Total Export & Import", "5.0", "9.0", "-", "-", "-"], ["Total Export", "3.0", "5.0", "-", "-", "-"],
        ["Total Import", "2.0", "4.0", "-", "-", "-"], ["Export-Import Balance", "2.0", "1.0", "-", "-", "-"]]),
     "totals", "balance 1.0 from exports and imports"),
    ("no imports", lambda: customs.prelim_totals(rows=[
        ["Item", "5", "1-to-5", "Month-on-Month ±%", "Year-on-Year ±%", "Year-on-Year ±%"],
        ["Total Export", "3.0", "5.0", "-", "-", "-"]]), "totals", "the rows import, total"),
    ("regimes that do not add up", lambda: customs.bulletin_regimes(
        "(5)Imports and Exports by Customs Regime,5.2026",
        rows=changed(customs.REGIMES, 2, 1, "200,000,009"),
        head=[customs.REGIMES_HEAD[0], ["5", "1 to 5", "5", "1 to 5"]]), "regimes",
     "regimes that add up to 299,000,000 in export.m"),
    ("a total that is no number", lambda: customs.bulletin_regimes(
        "(5)Imports and Exports by Customs Regime,5.2026", rows=changed(customs.REGIMES, 0, 1, "299,0/0,000"),
        head=[customs.REGIMES_HEAD[0], ["5", "1 to 5", "5", "1 to 5"]]), "regimes",
     "parts that are no more than the whole, 299,0/0,000"),
    ("rates without a name", lambda: customs.bulletin_regimes(
        "(5)Imports and Exports by Customs Regime,5.2026", rows=customs.REGIMES[1:],
        head=[customs.REGIMES_HEAD[0], ["5", "1 to 5", "5", "1 to 5"]]), "regimes", "the row TOTAL first"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "kind", "said"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_a_table_that_is_not_as_known_is_refused(
    catalog: Catalog, body: Callable[[], bytes], kind: Kind, said: str
) -> None:
    currency = "USD" if kind in ("countries", "totals") else ""
    with pytest.raises(LayoutChanged) as raised:
        read(catalog, body(), kind, currency=currency, flow="export" if kind == "commodities" else "")
    assert said in str(raised.value)
    assert str(raised.value).startswith(f"{HOME}/Statics/1.html: layout changed: expected ")


WHOLE: list[tuple[bytes, Kind, str]] = [
    (customs.prelim_totals(), "totals", "2026-05"),
    (customs.prelim_countries(), "countries", "2026-05"),
    (customs.prelim_countries_janfeb(), "countries", "2026-02"),
    (customs.prelim_exports(), "commodities", "2026-05"),
    (customs.bulletin_by_month(), "by_month", "2026-05"),
    (customs.bulletin_countries(), "countries", "2026-05"),
    (customs.bulletin_sections(), "sections", "2026-05"),
    (customs.bulletin_regimes(), "regimes", "2026-02"),
    (customs.bulletin_imports(), "commodities", "2026-05"),
    (customs.bulletin_imports(rates_below=True), "commodities", "2026-05"),
]


@pytest.mark.parametrize(("body", "kind", "period"), WHOLE, ids=[f"{case[1]}-{at}" for at, case in enumerate(WHOLE)])
def test_one_broken_cell_never_gives_another_figure(catalog: Catalog, body: bytes, kind: Kind, period: str) -> None:
    """Every cell in turn is missing, empty, there twice: the table is refused, or says what it said, or less."""
    whole = set(figures(read(catalog, body, kind, period)).items())
    text = body.decode()
    for cell in re.finditer(r"<td[^>]*>.*?</td>", text, re.DOTALL):
        for instead in ("", "<td></td>", cell[0] * 2):
            broken = text[: cell.start()] + instead + text[cell.end() :]
            try:
                told = set(figures(read(catalog, broken.encode(), kind, period)).items())
            except LayoutChanged:
                continue
            assert told <= whole, (cell[0], instead)


def test_a_row_whose_rates_belong_to_other_amounts_is_left_out(catalog: Catalog) -> None:
    rows = [list(row) for row in customs.COUNTRIES]
    rows[3][8], rows[3][9] = rows[3][9], rows[3][8]
    taken = read(catalog, customs.prelim_countries(rows=rows), "countries")
    assert "USA" not in {key[1] for key in figures(taken)}
    assert taken.doubted[0].startswith("United States (US): the rates do not belong to the amounts: total 200,000.3")
    rows[0][8], rows[0][9] = rows[0][9], rows[0][8]
    with pytest.raises(LayoutChanged, match="rates of the amounts beside them"):
        read(catalog, customs.prelim_countries(rows=rows), "countries")


def test_a_rate_must_be_that_on_last_years_figure(catalog: Catalog) -> None:
    taken = read(catalog, customs.prelim_exports(rows=changed(customs.PRELIM_EXPORTS, 1, 8, "3.2")), "commodities")
    assert taken.doubted == ["Rare-earth ore, metals, compounds: 3.2 % is not 25378.0 on 24827.1 (quantity)"]
    assert "rare_earths" not in {key[2] for key in figures(taken)}


def test_a_month_is_not_a_thousandth_of_the_year_so_far(catalog: Catalog) -> None:
    swapped = (
        customs.bulletin_imports().replace(b"6,300,000", b"@").replace(b"3,711", b"6,300,000").replace(b"@", b"3,711")
    )
    taken = read(catalog, swapped, "commodities", flow="import")
    assert taken.doubted == ["Soya beans: the month is 1392 of 6300000 since January (quantity)"]


@given(st.integers(10**3, 10**7), st.integers(10**3, 10**7), st.integers(10**3, 10**7), st.integers(10**3, 10**7))
def test_true_rates_always_fit(exports: int, exports_ago: int, imports: int, imports_ago: int) -> None:
    """Whatever was, rates that are rounded from it and amounts in one digit are not doubted."""

    def cells(now: int, ago: int) -> tuple[str, str]:
        return f"{Decimal(now) / 1000:,.1f}", f"{(Decimal(now) / ago - 1) * 100:.1f}"

    flows = {
        "total": cells(exports + imports, exports_ago + imports_ago),
        "export": cells(exports, exports_ago),
        "import": cells(imports, imports_ago),
    }
    assert apart(flows) is None


def test_swapped_columns_are_read_by_their_heads(catalog: Catalog) -> None:
    """The head decides: columns in another order are no known layout, whatever the figures say."""
    with pytest.raises(LayoutChanged, match="the columns of countries"):
        read(catalog, customs.prelim_countries(head=swapped(customs.COUNTRIES_HEAD)), "countries")


def test_one_refused_table_is_a_sentence_and_the_others_are_read(catalog: Catalog) -> None:
    pages = customs.site(HOME)
    pages["/Statics/b2.html"] = customs.prelim_countries(unit=None)
    with _saved(pages) as saved:
        gathered = gacc.gather(saved, wanted(catalog))
    told = [said for said in gathered.left_out if "layout changed" in said]
    assert len(told) == 1
    assert told[0].startswith(f"{HOME.replace('http:', 'https:')}/Statics/b2.html: layout changed: expected a line")
    assert "b2.html)" in told[0]  # where its copy is
    assert len(gathered.rows) > 50


def test_every_table_refused_is_an_error(catalog: Catalog) -> None:
    pages = {path: body if "report" in path else b"<p>gone</p>" for path, body in customs.site(HOME).items()}
    with _saved(pages) as saved, pytest.raises(LayoutChanged, match="expected a table, found none"):
        gacc.gather(saved, wanted(catalog))


def test_a_table_that_is_not_there_is_a_sentence(catalog: Catalog) -> None:
    pages = customs.site(HOME)
    del pages["/Statics/b14.html"]
    with _saved(pages) as saved:
        gathered = gacc.gather(saved, wanted(catalog))
    assert any("b14.html is not among the saved pages" in said for said in gathered.left_out)


def test_an_office_that_breaks_down_ends_the_gathering(office: Office, catalog: Catalog, tmp_path: Path) -> None:
    office.pages["/Statics/b2.html"] = Answer(status=500)
    with (
        Web(tmp_path, pause=0, sleep=lambda seconds: None) as web,
        pytest.raises(SourceAway, match=r"b2\.html: it answers 500"),
    ):
        gacc.gather(web, wanted(catalog), office.address)


def test_no_index_is_an_error(catalog: Catalog) -> None:
    with _saved({"/x.html": b""}) as saved, pytest.raises(SourceAway, match=r"save it in .* as preliminary\.html"):
        gacc.gather(saved, wanted(catalog))


def test_nothing_linked_yet_is_said(catalog: Catalog) -> None:
    with _saved(customs.site(HOME)) as saved:
        gathered = gacc.gather(saved, wanted(catalog, "2026-08"))
    assert gathered.rows.empty
    assert gathered.left_out == ("no table from 2026-08 to 2026-12 is linked yet",)


# ------------------------------------------------------------------------------------------------------ the index


UNLINKED: dict[str, dict[int, str]] = {title: {} for title in customs.PRELIMINARY_2026}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ({"Something else": {5: f"{HOME}/Statics/1.html"}}, "found Something else"),
        ({}, "no table of titles and months"),
        (
            {
                **UNLINKED,
                "(4) China's Total Export & Import Values by Country/Region": {5: "http://evil.example/Statics/1.html"},
            },
            "links to /Statics/....html of the same host, found http://evil.example",
        ),
        (
            {
                **UNLINKED,
                "(1) China's Total Export & Import Values": {5: "file:///etc/passwd"},
            },
            "of the same host",
        ),
        (
            {**UNLINKED, "(1) China's Total Export & Import Values": {13: f"{HOME}/Statics/1.html"}},
            "links named by months in the row",
        ),
    ],
    ids=["other titles", "empty", "another host", "a file", "no month"],
)
def test_an_index_that_is_not_as_known_is_refused(rows: dict[str, dict[int, str]], said: str) -> None:
    with pytest.raises(LayoutChanged) as raised:
        read_index(page(customs.index_page(rows), f"{HOME}/statics/report/preliminary.html"), "preliminary")
    assert said in str(raised.value)


def test_an_index_tells_its_year(catalog: Catalog) -> None:
    body = customs.site(HOME)["/statics/report/monthly.html"]
    index = read_index(page(body, f"{HOME}/statics/report/monthly.html"), "bulletin")
    assert (index.year, index.years) == (2026, (2026, 2025))
    assert [(one.kind, one.flow, one.currency, one.period.code) for one in index.releases] == [
        ("by_month", "", "USD", "2026-05"),
        ("countries", "", "", "2026-05"),
        ("sections", "", "", "2026-05"),
        ("regimes", "", "", "2026-01"),
        ("regimes", "", "", "2026-02"),
        ("commodities", "import", "", "2026-05"),
    ]


# ------------------------------------------------------------------------------------------------ titles and days


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("(5)Imports and Exports by Customs Regime,10.2019", (2019, 10)),
        ("(5) Imports and Exports by Customs Regime, 12. 2019", (2019, 12)),
        ("（14）Major Import Commodities in Quantity and Value，1-7.2026", (2026, 7)),
        ("(4) China's Total Export & Import Values by Country/Region, March 2025 (in CNY)", (2025, 3)),
        ("China's Total Value of Imports and Exports by Major Country (Region), Jan. 2018", (2018, 1)),
        ("(4) Values, January-February 2025 (in CNY)", (2025, 2)),
        ("(4) Values, Jan – Feb 2024 (in CNY)", (2024, 2)),
        ("(1) Values, Sept. 2021", (2021, 9)),
    ],
)
def test_a_title_tells_its_period(title: str, period: tuple[int, int]) -> None:
    sheet = read_sheet(page(customs.table_page(title, "Unit:US$1,000", [["a", "b", "c"], ["x", "1", "2"]], width=3)))
    assert (sheet.year, sheet.month) == period
    assert sheet.unit == "US$1,000"


@pytest.mark.parametrize("title", ["Values", "Values 13.2026", "Values, 5.2026 and 6.2026", "Values, May 26"])
def test_a_title_without_one_period_is_refused(title: str) -> None:
    with pytest.raises(LayoutChanged, match="a title with a period"):
        read_sheet(page(customs.table_page(title, "Unit:US$1,000", [["a", "b", "c"], ["x", "1", "2"]], width=3)))


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2026/06/09", "2026-06-09"),
        ("18/06/2026", "2026-06-18"),
        ("06/18/2026", "2026-06-18"),
        ("07/06/2026", ""),  # the 7th of June or the 6th of July
        ("2027/06/09", ""),  # a year late: another page's
        ("soon", ""),
        ("", ""),
    ],
)
def test_the_day_of_a_page_is_told_where_only_one_can_be_meant(printed: str, day: str) -> None:
    body = customs.table_page("T, 5.2026", "Unit:US$1,000", [["a", "b", "c"], ["x", "1", "2"]], day=printed, width=3)
    assert read_sheet(page(body)).released == day


def test_html_of_any_kind_ends() -> None:
    wide = b"<table><tr><td colspan=99999 rowspan=999999999999>T, 5.2026<tr><td>1<td>2</table>"
    assert read_sheet(page(wide)).title == "T, 5.2026"
    with pytest.raises(LayoutChanged, match="at most 40 columns and 4000 rows"):
        read_sheet(page(b"<table>" + b"<tr><td>1<td>2" * 4001 + b"</table>"))
    deep = b"<table><tr><td>" * 3000
    with pytest.raises(LayoutChanged, match="at most 50 tables, found 3000"):
        read_sheet(page(deep))


def test_a_table_within_a_table_of_the_page_is_found() -> None:
    inner = customs.table_page("T, 5.2026", "Unit:US$1,000", [["a", "b", "c"], ["x", "1", "2"]], width=3)
    outer = inner.replace(b"<table", b"<table><tr><td>menu</td><td><table", 1)
    assert read_sheet(page(outer)).body == (("x", "1", "2"),)


# ------------------------------------------------------------------------------------------- names and amounts


def test_names_drift() -> None:
    assert letters("Motor vehicles（including chassis fitted with  engines) ") == letters(
        "Motor vehicles (including chassis fitted with engines)"
    )
    assert letters("  of which: Germany") == letters("Germany")
    assert letters("Asia：") == letters("Asia")
    assert letters("Cote d’Ivoire") == letters("Côte d'Ivoire")


def test_the_union_with_the_united_kingdom_is_another_group(catalog: Catalog) -> None:
    partners = read_names(DATA, catalog)["partner"]
    for period, code in (("2019-12", ""), ("2020-03", "EU27"), ("2026-05", "EU27")):
        meaning = partners.find("European Union", Period.parse(period))
        assert meaning is not None
        assert meaning.code == code


def test_every_code_of_the_names_is_one_of_the_data_or_of_a_territory(catalog: Catalog) -> None:
    names = read_names(DATA, catalog)
    groups = {"WLD", "EU27", "ASEAN", "AFRICA", "LATAM", "RCEP"}
    codes = {meaning.code for found in names["partner"].known.values() for meaning in found}
    assert all(code in groups or catalog.alpha2(code) for code in codes - {""})


def test_a_name_that_stands_twice_is_said(catalog: Catalog, tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    text = "kind,name,code,measures,since,until,note\npartner,Viet Nam,VNM,,,,\npartner,VIETNAM,VNM,,,,\n"
    (tmp_path / "sources" / "gacc_names.csv").write_text(text)
    with pytest.raises(BadSetup, match=r"gacc_names.csv:3: the name 'VIETNAM' stands twice"):
        read_names(tmp_path, catalog)


@given(st.decimals(-(10**15), 10**15, places=3, allow_nan=False), st.booleans())
def test_numbers_are_read_as_they_are_printed(value: Decimal, grouped: bool) -> None:
    printed = f"{value:,}" if grouped else f"{value}"
    assert number(printed) == value
    assert number(f" {printed}\u00a0".replace("\u00a0", " ")) == value


@pytest.mark.parametrize(
    "cell", ["1,23", "12,34,567", "1.", ".5", "1 2 x", "1e5", "NaN", "Infinity", "٣", "(1.0)", "1,,000", "--1"]
)
def test_what_is_no_number_is_none(cell: str) -> None:
    with pytest.raises(NotPrinted):
        number(cell)


@pytest.mark.parametrize("cell", ["-", "—", "－", "", " ", "--"])
def test_a_dash_is_no_figure(cell: str) -> None:
    assert number(cell) is None


@pytest.mark.parametrize(
    ("printed", "code", "one"),
    [
        ("US$1,000", "USD_bn", "1e3"),
        ("USD1 Million", "USD_bn", "1e6"),
        ("USD 100 Million", "USD_bn", "1e8"),
        ("CNY 100 Million", "CNY_bn", "1e8"),
        ("RMB￥10,000", "CNY_bn", "1e4"),
        ("RMB¥10,000", "CNY_bn", "1e4"),
        ("10,000 yuan", "CNY_bn", "1e4"),
        ("100 million US dollars", "USD_bn", "1e8"),
    ],
)
@given(amount=st.decimals(0, 10**12, places=2))
def test_money_changes_its_unit_exactly(printed: str, code: str, one: str, amount: Decimal) -> None:
    unit = money_unit(printed)
    assert unit is not None
    assert unit.code == code
    assert Decimal(unit.in_billions(amount)) * 10**9 == amount * Decimal(one)


@pytest.mark.parametrize(
    "printed", ["", "1,000", "EUR 1,000", "USD 5 Million", "USD CNY 1,000", "US$1,000 or so", "$1,000"]
)
def test_what_is_no_unit_of_money_is_none(printed: str) -> None:
    assert money_unit(printed) is None


@pytest.mark.parametrize(
    ("printed", "home", "one"),
    [
        ("10000T", "Mt", "0.01"),
        ("10,000 Tons", "kt", "10"),
        ("Ton", "t", "1"),
        ("KG", "t", "0.001"),
        ("MN", "bn_units", "0.001"),
        ("100MN", "bn_units", "0.1"),
        ("100 Million PCS", "bn_units", "0.1"),
        ("10,000 Autos", "units", "10000"),
        ("Ship", "units", "1"),
    ],
)
@given(amount=st.decimals(0, 10**9, places=1))
def test_quantities_change_their_unit_exactly(printed: str, home: str, one: str, amount: Decimal) -> None:
    unit = quantity_unit(printed)
    assert unit is not None
    converted = unit.convert(amount, _UNITS[home])
    assert converted is not None
    assert Decimal(converted) == amount * Decimal(one)


@pytest.mark.parametrize("printed", ["10,000 Pairs", "100MP", "10000L", "10,000 CBM", "MKWH", "MT", "-", "—"])
def test_quantities_without_a_unit_of_ours_are_not_converted(printed: str) -> None:
    unit = quantity_unit(printed)
    assert unit is not None
    assert [unit.convert(Decimal(1), _UNITS[home]) for home in ("t", "units")] == [None, None]


@pytest.mark.parametrize("printed", ["1,057.8", "FURLONG", "12 T", "10000"])
def test_what_is_no_unit_of_quantity_is_none(printed: str) -> None:
    assert quantity_unit(printed) is None


_UNITS = read_catalog(DATA).units
