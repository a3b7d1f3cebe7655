"""Made-up pages in the shapes of China Customs' English bulletin: every quirk that is known, no figure that is true."""

# ruff: noqa: E501 - tables are read as tables

from __future__ import annotations

from collections.abc import Mapping, Sequence

MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May.", "Jun.", "Jul.", "Aug.", "Sep.", "Oct.", "Nov.", "Dec.")
NAMES = (*MONTHS, "Q1")
Cell = str | tuple[str, int, int]  # a text, or with how many columns and rows it spans


def index_page(rows: Mapping[str, Mapping[int, str]], years: Sequence[int] = (2026, 2025)) -> bytes:
    """Titles, and for each the addresses by month, as the site writes them: no quotes, months without a link, </br>."""
    body = ""
    for title, links in rows.items():
        months = "".join(
            f"<a href={links[month]}> {name}</a>" if month in links else f"<span>{name}</span>"
            for month, name in enumerate(NAMES[: max([12, *links])], 1)
        )
        body += f"<tr><td>{title}</td><td>{months.replace('Jul.', '</br>Jul.')}</td></tr>"
    options = "".join(f'<option value="{year}">{year}</option>' for year in years)
    return f"""<!DOCTYPE html><html><head><meta charset="UTF-8"></head><body>
<div><a href="/statics/report/monthly.html">Monthly Bulletin</a></div>
<table class="layout"><tr><td>Home</td></tr></table>
<span>Year</span><select id="preliminarysel">{options}</select>
<table><thead><tr><th>Title</th><th>Month</th></tr></thead><tbody>{body}</tbody></table>
<script>if (x == "2025") {{ location.replace("/statics/report/preliminary2025.html") }}</script>
</body></html>""".encode()


def table_page(
    title: str, unit: str | None, rows: Sequence[Sequence[Cell]], *, day: str = "", note: str = "", width: int = 10
) -> bytes:
    """A page with one table: a line with the title, one with the unit, the rows, a note below."""
    lines = f'<tr><td colspan="{width}"><span><b>{_html(title)}</b></span></td></tr>'
    if unit is not None:
        lines += f'<tr><td colspan="{width}" align="right"><span>{_html(unit)}</span></td></tr>'
    for row in rows:
        lines += "<tr>" + "".join(_cell(cell) for cell in row) + "</tr>\n"
    if note:
        lines += f'<tr><td colspan="{width}">{_html(note)}</td></tr>'
    return f"""<!DOCTYPE html><html><head><title>{_html(title)}</title></head><body>
<div class="atcl-ttl">{_html(title)}</div><div class="atcl-date">{day}</div>
<div class="atcl-cnt"><table class="ke-zeroborder"><tbody>{lines}</tbody></table></div>
</body></html>""".encode()


def _cell(cell: Cell) -> str:
    text, across, down = (cell, 1, 1) if isinstance(cell, str) else cell
    spans = (f' colspan="{across}"' if across > 1 else "") + (f" rowspan={down}" if down > 1 else "")
    return f"<td{spans} class=style3>\n\t<span>{_html(text)}</span></td>"


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("\xa0", "&nbsp;")


# ---------------------------------------------------------------------------------------- the preliminary release


def prelim_totals(
    title: str = "(1) China's Total Export & Import Values, May 2026 (in USD)",
    unit: str | None = "Unit: USD 100 Million",
    rows: Sequence[Sequence[Cell]] | None = None,
) -> bytes:
    head = ["Item", "5", "1-to-5", "Month-on-Month ±%", "Year-on-Year ±%", "Year-on-Year ±%"]
    figures = [
        ["Total Export & Import", "6,481.3", "29,755.8", "5.0", "22.7", "19.2"],
        ["Total Export", "3,767.8\xa0", "17,129.7", "3.1", "19.4", "15.5"],
        ["Total Import", "2,713.5", "12,626.1", "7.7", "27.5", "24.5"],
        ["Export-Import Balance", "1,054.3", "4,503.6", "-", "-", "-"],
    ]
    note = "Note: Export-Import Balance: plus indicates export more than import."
    return table_page(title, unit, rows or [head, *figures], day="2026/06/09", note=note, width=6)


COUNTRIES_HEAD: Sequence[Sequence[Cell]] = [
    ["Import Source", "Export & Import", "Export & Import", "Export", "Export", "Import", "Import",
     ("1-to-5 Total Year-on-Year (±%)", 3, 1)],
    ["Export Destination", "5", "1- to-5", "5", "1- to-5", "5", "1- to-5", "Export & Import", "Export", "Import"],
]  # fmt: skip
COUNTRIES: Sequence[Sequence[Cell]] = [
    ["Total", "648,130.4", "2,975,581.0", "376,780.1", "1,712,970.7", "271,350.3", "1,262,610.3", "19.2", "15.5", "24.5"],
    ["\xa0\xa0European Union", "70,000.0", "330,000.5", "48,000.0", "230,000.5", "22,000.0", "100,000.0", "9.8", "12.1", "5.0"],
    ["\xa0\xa0\xa0\xa0\xa0of which: Germany", "18,200.0", "88,000.0", "10,200.0", "50,000.0", "8,000.0", "38,000.0", "3.8", "8.5", "-1.7"],
    ["\xa0\xa0\xa0United States (US)", "45,000.1", "200,000.3", "33,000.1", "150,000.2", "12,000.0", "50,000.1", "-5.3", "-6.1", "-3.0"],
    ["\xa0\xa0\xa0R. O.\n  Korea", "30,000.0", "140,000.0", "13,000.0", "60,000.0", "17,000.0", "80,000.0", "29.8", "10.0", "50.1"],
    ["\xa0\xa0\xa0Hong Kong, China", "40,000.0", "190,000.0", "38,000.0", "180,000.0", "2,000.0", "10,000.0", "30.7", "30.0", "44.0"],
    ["\xa0\xa0\xa0Regional\n  Comprehensive Economic Partnership", "200,000.0", "900,000.0", "110,000.0", "500,000.0", "90,000.0", "400,000.0", "20.7", "19.0", "23.0"],
    ["\xa0\xa0\xa0Atlantis", "1.0", "2.0", "1.0", "2.0", "-", "-", "-", "-", "-"],
]  # fmt: skip


def prelim_countries(
    title: str = "(4) China's Total Export & Import Values by Country/Region, May 2026 (in USD)",
    unit: str | None = "Unit: USD1 Million",
    rows: Sequence[Sequence[Cell]] = COUNTRIES,
    head: Sequence[Sequence[Cell]] = COUNTRIES_HEAD,
) -> bytes:
    return table_page(title, unit, [*head, *rows], day="2026/06/09")


def prelim_countries_janfeb() -> bytes:
    """January and February out as one: seven columns, in yuan."""
    head: Sequence[Sequence[Cell]] = [
        ["Import Source", "Export & Import", "Export", "Import", ("1-to-2 Total Year-on-Year (±%)", 3, 1)],
        ["Export Destination", "1- to-2", "1-to-2", "1-to-2", "Export & Import", "Export", "Import"],
    ]
    rows: Sequence[Sequence[Cell]] = [
        ["Total", "77,200.6", "46,100.0", "31,100.6", "18.3", "19.2", "17.1"],
        ["\xa0\xa0\xa0United States (US)", "6,000.0", "4,500.0", "1,500.0", "-17.9", "-17.1", "-20.3"],
    ]
    title = "(4) China's Total Export & Import Values by Country/Region, January-February 2026 (in CNY)"
    return table_page(title, "Unit: CNY 100 Million", [*head, *rows], day="2026/03/10", width=7)


PRELIM_EXPORTS_HEAD: Sequence[Sequence[Cell]] = [
    [("Commodity", 1, 2), ("Quantity Unit", 1, 2), ("5", 2, 1), ("1-5 Total", 2, 1), ("1-5 Total,2025", 2, 1),
     ("1-5 Total, Year-On-Year(%)\xa0", 2, 1)],
    ["Quantity", "Value", "Quantity", "Value", "Quantity", "Value", "Quantity", "Value"],
]  # fmt: skip
PRELIM_EXPORTS: Sequence[Sequence[Cell]] = [
    ["Agriculture products*", "—", "-", "8,838.9\xa0", "-", "43,243.2", "-", "41,196.0", "-", "5.0"],
    ["\xa0\xa0Rare-earth ore, metals, compounds", "Ton", "5,490.4", "63.1", "25,378.0", "243.6", "24,827.1", "168.1", "2.2", "44.9"],
    ["Products, of steel or iron", "10,000 Tons", "1,057.8", "7,200.5", "4,800.1", "33,000.2", "4,847.0", "34,000.0", "-1.0", "-2.9"],
    ["\xa0\xa0Electronic integrated circuits", "100 Million PCS", "310.0", "38,205.1", "1,500.5", "160,000.0", "1,400.0", "80,000.0", "7.2", "100.0"],
    ["Motor vehicles（including chassis fitted with\xa0\xa0engines)", "10,000 Autos", "80.1", "15,000.0", "333.3", "66,000.0", "240.0", "50,000.0", "38.9", "32.0"],
    ["Footwear", "10,000 Pairs", "8.1", "3,800.0", "35.0", "17,000.0", "36.0", "18,000.0", "-2.8", "-5.6"],
]  # fmt: skip


def prelim_exports(
    title: str = "(5) China's Major Exports by Quantity and Value, May 2026 (in USD)",
    unit: str | None = "Unit: USD1 Million",
    rows: Sequence[Sequence[Cell]] = PRELIM_EXPORTS,
    head: Sequence[Sequence[Cell]] = PRELIM_EXPORTS_HEAD,
) -> bytes:
    return table_page(title, unit, [*head, *rows], day="2026/06/09")


# ------------------------------------------------------------------------------------------------- the bulletin


def bulletin_by_month() -> bytes:
    head = ["Year & Month", "Total", "Exports", "Imports", "Balance"]
    rows = [
        ["2026.04", "581,000", "340,000", "241,000", "99,000"],
        ["2026.05", "648,132", "376,780", "271,352", "105,428"],
    ]
    title = "（1）Summary of Imports and Exports (In USD) B：Monthly, 5.2026"
    return table_page(title, "Unit: US$1 Million", [head, *rows], day="2026/06/18", width=5)


def bulletin_countries() -> bytes:
    head: Sequence[Sequence[Cell]] = [
        [
            ("Country (Region)", 1, 2),
            ("Total", 2, 1),
            ("Exports", 2, 1),
            ("Imports", 2, 1),
            ("Percentage Change", 3, 1),
        ],
        ["5", "1to5", "5", "1to5", "5", "1to5", "Total", "Exports", "Imports"],
    ]
    rows: Sequence[Sequence[Cell]] = [
        ["TOTAL", "648,132,000", "2,975,583,100", "376,780,000", "1,712,970,600", "271,352,000", "1,262,612,500", "19.2", "15.5", "24.5"],
        ["Asia:", "330,000,000", "1,500,000,000", "180,000,000", "800,000,000", "150,000,000", "700,000,000", "22.0", "18.0", "27.0"],
        ["  Afghanistan", "100,000", "500,000", "98,000", "490,000", "2,000", "10,000", "-1.0", "-1.2", "12.0"],
        ["  China", "15,000,000", "70,000,000", "-", "-", "15,000,000", "70,000,000", "40.0", "-", "40.0"],
        ["  Taiwan， China", "30,000,500", "140,000,000", "8,000,500", "40,000,000", "22,000,000", "100,000,000", "33.0", "20.0", "39.0"],
        ["  Viet Nam", "28,000,000", "130,000,000", "19,000,000", "90,000,000", "9,000,000", "40,000,000", "25.0", "30.0", "15.0"],
        ["North America:", "52,000,000", "230,000,000", "38,000,000", "170,000,000", "14,000,000", "60,000,000", "-3.0", "-4.0", "0.0"],
        ["  United States", "45,000,135", "200,000,270", "33,000,100", "150,000,200", "12,000,035", "50,000,070", "-5.3", "-6.1", "-3.0"],
        ["ASEAN", "100,000,000", "450,000,000", "60,000,000", "270,000,000", "40,000,000", "180,000,000", "18.0", "20.0", "15.1"],
    ]  # fmt: skip
    title = "（2）Imports and Exports by Country（Region） of Origin/Destination，5.2026"
    return table_page(title, "Unit:US$1,000", [*head, *rows], day="2026/06/18", note="Note: groups overlap.")


SECTIONS_HEAD: Sequence[Sequence[Cell]] = [
    ["HS Section and Division", ("Exports", 2, 1), ("Imports", 2, 1), ("Percentage Change", 2, 1)],
    ["", "5", "1to5", "5", "1to5", "Exports", "Imports"],
]


def bulletin_sections() -> bytes:
    rows: Sequence[Sequence[Cell]] = [
        ["TOTAL", "376,780,000", "1,712,970,600", "271,352,000", "1,262,612,500", "15.5", "24.5"],
        ["Section I Live Animals; Animal Products", "1,500,000", "7,000,000", "3,000,000", "15,000,000", "3.0", "4.0"],
        ["01 Live animals", "50,000", "250,000", "40,000", "200,000", "1.0", "-2.0"],
    ]
    title = "（4）Imports and Exports by HS Section and Division,5.2026"
    return table_page(title, "Unit:US$1,000", [*SECTIONS_HEAD, *rows], day="2026/06/20", width=7)


REGIMES_HEAD: Sequence[Sequence[Cell]] = [
    [("Customs Regime", 1, 2), ("Exports", 2, 1), ("Imports", 2, 1)],
    ["2", "1 to 2", "2", "1 to 2"],
]
REGIMES: Sequence[Sequence[Cell]] = [
    ["TOTAL", "299,000,000", "656,577,613", "205,000,000", "442,959,547"],
    ["", "39.6", "21.8", "13.8", "19.8"],
    ["Ordinary Trade", "200,000,000", "430,000,000", "120,000,000", "260,000,000"],
    ["", "30.0", "20.0", "10.0", "11.1"],
    ["Border Trade", "2,000,000", "5,000,000", "-", "-"],
    ["", "1.0", "-4.2", "-", "-"],
    ["Other", "97,000,000", "221,577,613", "85,000,000", "182,959,547"],
    ["", "66.6", "25.0", "20.0", "33.0"],
]


def bulletin_regimes(
    title: str = "(5)Imports and Exports by Customs Regime,2.2026",
    unit: str | None = "Unit: US$1,000",
    rows: Sequence[Sequence[Cell]] = REGIMES,
    head: Sequence[Sequence[Cell]] = REGIMES_HEAD,
    day: str = "18/03/2026",
) -> bytes:
    return table_page(title, unit, [*head, *rows], day=day, note="1、Shaded figures are percentage changes.", width=5)


def bulletin_regimes_january() -> bytes:
    """January alone: "1" and "1to1" are the same, and are printed twice."""
    rows: Sequence[Sequence[Cell]] = [
        ["TOTAL", "357,577,613", "357,577,613", "237,959,547", "237,959,547"],
        ["", "10.0", "10.0", "25.6", "25.6"],
        ["Ordinary Trade", "357,577,613", "357,577,613", "237,959,547", "237,959,547"],
        ["", "10.0", "10.0", "25.6", "25.6"],
    ]
    head = [REGIMES_HEAD[0], ["1", "1to1", "1", "1to1"]]
    return bulletin_regimes("(5)Imports and Exports by Customs Regime,1.2026", rows=rows, head=head, day="02/18/2026")


def bulletin_imports(*, rates_below: bool = False, blank_first: bool = False) -> bytes:
    """Table (14): rates in the last cells, or in the row below; a blank column in front, as in early 2022."""
    head: list[list[Cell]] = [
        [("Commodity", 1, 2), ("Quantity Unit", 1, 2), ("5", 2, 1), ("1to5", 2, 1)],
        ["Quantity", "Value", "Quantity", "Value"],
    ]
    figures = [
        ["Soya beans", "10000T", "1,392", "6,300,000", "3,711", "16,900,500"],
        ["Electronic integrated circuits", "100MN", "497", "57,000,000", "2,510", "230,000,000"],
        ["Aluminum ores and concentrates", "10000T", "1,751", "1,200,000", "8,500", "6,000,000"],
        ["Unwrought copper and copper  products", "T", "427,000", "5,000,000", "2,169,000", "24,000,000"],
        ["Wine", "10000L", "1,900", "90,000", "9,900", "500,000"],
        ["Mystery goods", "FURLONG", "1", "2", "3", "4"],
    ]
    rates = [["36.2", "41.0"], ["8.5", "47.1"], ["29.4", "#REF!"], ["2.5", "20.0"], ["-1.0", "-2.0"], ["-", "-"]]
    if rates_below:
        rows: list[list[Cell]] = []
        for row, (quantity, value) in zip(figures, rates, strict=True):
            rows += [[*row], ["", "", "-", "-", quantity, value]]
    else:
        head[0].append(("Percentage Change", 2, 1))
        head[1] += ["Quantity", "Value"]
        rows = [[*row, *rate] for row, rate in zip(figures, rates, strict=True)]
    rows.insert(0, ["Of which:"])
    if blank_first:
        head[0].insert(0, ("", 1, 2))
        rows = [["", *row] for row in rows]
    title = "（14）Major Import Commodities in Quantity and Value,1-5.2026"
    return table_page(title, "Unit:US$1,000", [*head, *rows], day="2026/06/18", width=8 + blank_first)


def bulletin_exports_yuan() -> bytes:
    """Table (13) of a past year: in ten thousands of yuan, chips in millions."""
    head: Sequence[Sequence[Cell]] = [
        [("Commodity", 1, 2), ("Quantity Unit", 1, 2), ("3", 2, 1), ("1to3", 2, 1), ("Percentage Change", 2, 1)],
        ["Quantity", "Value", "Quantity", "Value", "Quantity", "Value"],
    ]
    rows: Sequence[Sequence[Cell]] = [
        ["Electronic integrated circuits", "MN", "28,900", "12,000,000", "77,000", "32,000,000", "22.0", "11.8"],
        ["Unwrought aluminium and aluminium products", "T", "507,000", "1,300,000", "1,366,000", "3,500,000", "-7.6", "-2.0"],
    ]  # fmt: skip
    title = "（13）Major Export Commodities in Quantity and Value,1-3.2025"
    return table_page(title, "Unit:RMB￥10,000", [*head, *rows], day="2025/04/18", width=8)


# --------------------------------------------------------------------------------------------------- the whole site

PRELIMINARY_2026: Mapping[str, Mapping[int, str]] = {
    "(1) China's Total Export & Import Values (in CNY)": {},
    "(1) China's Total Export & Import Values (in USD)": {5: "a1"},
    "(2) China's Total Export & Import Values by Trade Mode (in USD)": {5: "a2"},
    "(3) China's Total Export & Import Values by Country/Region (in CNY)": {2: "a3"},
    "(4) China's Total Export & Import Values by Country/Region (in USD)": {5: "a4"},
    "(5) China's Major Exports by Quantity and Value (in USD)": {5: "a5"},
    "(8)Statistics Bulletin on Goods Inspection & Quarantine": {},
}
BULLETIN_2026: Mapping[str, Mapping[int, str]] = {
    "（1）Summary of Imports and Exports （In USD） A：Annually": {5: "b0"},
    "（1）Summary of Imports and Exports （In USD） B：Monthly": {5: "b1"},
    "（2）Imports and Exports by Country（Region） of Origin/Destination": {5: "b2"},
    "（4）Imports and Exports by HS Section and Division": {5: "b4"},
    "（5）Imports and Exports by Customs Regime": {1: "b51", 2: "b52"},
    "（14）Major Import Commodities in Quantity and Value": {5: "b14"},
    "（18）Import of Selected Commodities by Major Customs Regimes": {5: "b18"},
}
BULLETIN_2025: Mapping[str, Mapping[int, str]] = {
    "（2）Imports and Exports by Country（Region） of Origin/Destination": {},
    "（5） Imports and Exports by Customs Regime": {},
    "（13）Major Export Commodities in Quantity and Value": {3: "c13"},
}


def site(address: str) -> dict[str, bytes]:
    """Every page of a small office at an address, by path."""

    def linked(rows: Mapping[str, Mapping[int, str]]) -> dict[str, dict[int, str]]:
        return {title: {m: f"{address}/Statics/{name}.html" for m, name in of.items()} for title, of in rows.items()}

    return {
        "/statics/report/preliminary.html": index_page(linked(PRELIMINARY_2026)),
        "/statics/report/monthly.html": index_page(linked(BULLETIN_2026)),
        "/statics/report/preliminary2025.html": index_page(linked({title: {} for title in PRELIMINARY_2026})),
        "/statics/report/monthly2025.html": index_page(linked(BULLETIN_2025)),
        "/Statics/a1.html": prelim_totals(),
        "/Statics/a3.html": prelim_countries_janfeb(),
        "/Statics/a4.html": prelim_countries(),
        "/Statics/a5.html": prelim_exports(),
        "/Statics/b1.html": bulletin_by_month(),
        "/Statics/b2.html": bulletin_countries(),
        "/Statics/b4.html": bulletin_sections(),
        "/Statics/b51.html": bulletin_regimes_january(),
        "/Statics/b52.html": bulletin_regimes(),
        "/Statics/b14.html": bulletin_imports(),
        "/Statics/c13.html": bulletin_exports_yuan(),
    }
