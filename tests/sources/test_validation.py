"""What validate finds: every error and warning with its file, its line and its cure."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.sources.validation import validate

DATA = Path(__file__).parents[2] / "data"
GOOD = "CHN,export,IRQ,soybeans,quantity,,,2031-01,published,Mt,1.5,GACC,s001,2031-02,"
OBSERVATIONS = "trade/observations.csv"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    for part in ("trade", "catalog", "facts"):
        shutil.copytree(DATA / part, folder / part)
    return folder


def append(data: Path, name: str, *lines: str) -> int:
    """Write rows below a table; the line of the first."""
    path = data / name
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return text.count("\n") + 1


def test_the_figures_that_come_along_are_in_order_and_nothing_new_does_not_fit() -> None:
    report = validate(DATA)
    assert report.errors == ()
    assert report.warnings == ()
    assert len(report.known) > 100


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "CHN,export",
            "MARS,export",
            "reporter 'MARS' is not known; correct it or add it to data/catalog/reporters.csv",
        ),
        ("IRQ", "ATL", "partner 'ATL' is not known; correct it or add it to data/catalog/partners.csv"),
        ("export", "smuggling", "flow 'smuggling' is not known; correct it or add it to [flows] of"),
        ("soybeans", "spice", "commodity 'spice' is not known; correct it or add it to data/catalog/commodities.csv"),
        ("Mt", "stone", "unit 'stone' is not known; correct it or add it to [units] of"),
        ("s001", "s9999", "source 's9999' is not known; correct it or add it to data/trade/sources.csv"),
        ("GACC", "Nobody", "agency 'Nobody' is not known; correct it or add it to data/catalog/agencies.csv"),
        ("2031-01", "2031-13", "period '2031-13' is no period; write it as 2025-11, 2025 or 2025-01/2025-11"),
        ("1.5", "1,5", "16 cells where 15 belong; put cells that hold a comma between quotation marks"),
        ("1.5", "nan", "value 'nan' is no number; write it as -12.5"),
        ("2031-02", "Feb 31", "page_date 'Feb 31' is no date; write it as 2025-12-08"),
        (",,2031", ",x,2031", "adjusted 'x' is not known; use one of (nothing), sa"),
        ("quantity,,", "yoy,,", "a yoy without a basis; write value_usd, quantity, ... or unstated"),
        ("quantity,,", "quantity,value_usd,", "quantity has no basis; leave it empty or make it a yoy"),
        ("Mt", "USD_bn", "USD_bn is no unit of quantity; use one of t, kt, Mt, units, bn_units, mbpd"),
        ("soybeans", "toys", "toys has no unit of quantity; add one to data/catalog/commodities.csv"),
        ("export", "context", "flow context does not suit soybeans; context series have flow context"),
    ],
)
def test_a_bad_observation_is_an_error_with_line_and_cure(data: Path, old: str, new: str, sentence: str) -> None:
    line = append(data, OBSERVATIONS, GOOD.replace(old, new, 1))
    errors = validate(data, warn=False).errors
    assert any(error.startswith(f"data/{OBSERVATIONS}:{line}: {sentence}") for error in errors), errors


def test_a_good_row_is_no_error(data: Path) -> None:
    append(data, OBSERVATIONS, GOOD)
    assert validate(data).errors == ()


def test_two_values_for_one_key_are_an_error_also_in_two_units_of_one_dimension(data: Path) -> None:
    line = append(data, OBSERVATIONS, GOOD, GOOD.replace("1.5", "1.6"), GOOD.replace("Mt,1.5", "kt,1500"))
    second, third = validate(data, warn=False).errors
    assert second.startswith(f"data/{OBSERVATIONS}:{line + 1}: a second value for CHN export IRQ soybeans quantity")
    assert second.endswith(f"(1.5 stands in line {line}); keep one")
    assert third.startswith(f"data/{OBSERVATIONS}:{line + 2}: a second value")


def test_barrels_a_day_stand_beside_tonnes(data: Path) -> None:
    oil = GOOD.replace("soybeans", "crude_oil")
    append(data, OBSERVATIONS, oil, oil.replace("Mt,1.5", "mbpd,0.4"))
    assert validate(data, warn=False).errors == ()


@pytest.mark.parametrize(
    ("name", "row", "sentence"),
    [
        (
            "trade/sources.csv",
            "s001,here,https://example.org/x,2026,",
            "stands twice or is empty; give each page an id",
        ),
        (
            "trade/sources.csv",
            "x1,here,ftp:example,2026,",
            "url 'ftp:example' is no address; write one that begins with",
        ),
        (
            "facts/events.csv",
            "busan_truce,2026-01,A,B,export,USA,TOTAL,up,s001",
            "'busan_truce' stands twice; keep one row",
        ),
        (
            "facts/events.csv",
            "new_one,2026-01,A,B,export,USA;ATL,TOTAL,,s001",
            "partner 'USA;ATL' is not known; join known",
        ),
        (
            "facts/events.csv",
            "New One,2026-01,A,B,export,USA,TOTAL,down,s001",
            "slug 'New One' is no slug; use small letters",
        ),
        ("facts/releases.csv", "2026-01,,GACC,2025-12,preliminary,seen,,s001", "date '2026-01' is no day; write it as"),
        ("facts/releases.csv", "2026-01-01,,GACC,2025-12,rumour,seen,,s001", "kind 'rumour' is not known; use one of"),
        (
            "facts/forecasts.csv",
            "CHN,export,WLD,TOTAL,yoy,value_usd,2026-09,pct,about 3,,Reuters,Reuters,s001,2026",
            "forecast 'about 3' is no number",
        ),
        (
            "facts/revisions.csv",
            "USA,balance,CHN,TOTAL,value,,,2018,USD_bn,1,2,s001,s9999,",
            "later_source 's9999' is not known",
        ),
        ("catalog/groups.csv", "ASEAN,ATL,,,", "the partner 'ATL' is not known; correct it or add it to"),
        (
            "catalog/partners.csv",
            "USA,territory,US,Again",
            "the code 'USA' stands twice or is empty; keep one row a code",
        ),
        ("catalog/reporters.csv", "NOR,Norway,Nobody,USD_bn,Europe/Oslo,,", "the agency 'Nobody' is not known"),
        ("catalog/commodities.csv", "tea,tea,goods,kt,import,,,drinks,", "the commodity 'drinks' is not known"),
        (
            "catalog/commodities.csv",
            "tea,tea,leaves,kt,import,,,,",
            "kind: 'leaves' is not known; use one of total, goods",
        ),
    ],
)
def test_every_other_table_is_checked_too(data: Path, name: str, row: str, sentence: str) -> None:
    line = append(data, name, row)
    errors = validate(data, warn=False).errors
    assert len(errors) == 1
    assert errors[0].startswith(f"data/{name}:{line}: ")
    assert sentence in errors[0]


def test_a_missing_column_and_a_missing_file_are_said(data: Path) -> None:
    path = data / "facts" / "events.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("slug,date", "slug,day", 1), encoding="utf-8")
    assert validate(data, warn=False).errors[0].startswith("data/facts/events.csv:1: the columns are slug,day,title")
    (data / "catalog" / "groups.csv").unlink()
    assert validate(data).errors == ("data/catalog/groups.csv cannot be read (No such file or directory); put it back",)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (("export", "10.5"), "0.1 misses exports 10.5 less imports 10.0 by -0.4"),
        (("export", "10.1"), None),
        (("export", "10.2"), "0.1 misses exports 10.2 less imports 10.0 by -0.1"),
    ],
)
def test_a_balance_that_misses_by_more_than_half_a_last_digit_is_a_warning(
    data: Path, rows: tuple[str, str], words: str | None
) -> None:
    row = "CHN,{},IRQ,TOTAL,value,,,2031-01,published,USD_bn,{},GACC,s001,2031-02,"
    append(data, OBSERVATIONS, row.format(*rows), row.format("import", "10.0"), row.format("balance", "0.1"))
    report = validate(data)
    assert report.errors == ()
    assert len(report.warnings) == (words is not None)
    assert words is None or words in report.warnings[0]


def test_a_rate_is_doubted_only_where_no_rounding_explains_it(data: Path) -> None:
    row = "CHN,export,IRQ,TOTAL,{},{},,{},published,{},{},GACC,s001,2031-02,"
    append(
        data,
        OBSERVATIONS,
        row.format("value", "", "2030-01", "USD_bn", "10"),
        row.format("value", "", "2031-01", "USD_bn", "11"),
        row.format("yoy", "value_usd", "2031-01", "pct", "18.0"),
    )
    assert validate(data).warnings == ()  # 9.5 to 11.5 is 21 %
    append(
        data,
        OBSERVATIONS,
        row.format("value", "", "2032-01", "USD_bn", "11.00"),
        row.format("yoy", "value_usd", "2032-01", "pct", "18.0"),
    )
    (warning,) = validate(data).warnings
    assert "18.0 % does not fit 11.00 after 11 USD_bn (+0.00 %)" in warning
    assert warning.endswith("correct it, or add it to data/trade/exceptions.csv with a reason")


def test_an_exception_makes_a_doubt_known_and_one_that_nothing_needs_is_reported(data: Path) -> None:
    row = "CHN,{},IRQ,TOTAL,value,,,2031-01,published,USD_bn,{},GACC,s001,2031-02,"
    append(data, OBSERVATIONS, row.format("export", "10.5"), row.format("import", "10.0"), row.format("balance", "0.1"))
    known = "balance,CHN,balance,IRQ,TOTAL,value,,,2031-01,published,USD_bn,-0.4,made up"
    line = append(data, "trade/exceptions.csv", known)
    report = validate(data)
    assert report.warnings == ()
    assert any(said.endswith("(made up)") for said in report.known)
    append(data, "trade/exceptions.csv", known.replace("-0.4", "-0.7"))
    (stale,) = validate(data).warnings
    assert stale == f"data/trade/exceptions.csv:{line + 1}: nothing needs this exception any more; take the row out"


def test_a_first_print_that_is_not_the_published_figure_is_a_warning(data: Path) -> None:
    append(data, OBSERVATIONS, "CHN,export,WLD,TOTAL,yoy,value_usd,,2031-01,published,pct,5.0,GACC,s001,2031-02,")
    forecast = "CHN,export,WLD,TOTAL,yoy,value_usd,2031-01,pct,3.0,5.2,Reuters,Reuters,s001,2031-02"
    append(data, "facts/forecasts.csv", forecast)
    (warning,) = validate(data).warnings
    assert "5.0 is not the first print 5.2 of data/facts/forecasts.csv" in warning
