"""Records, streaks and thresholds over tables: vintages, spans, gaps."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from bot.analysis import execute
from bot.catalog import Catalog, Facts
from bot.errors import NotHeld, NotReleased
from bot.model import Bound, Logic, Period
from tests.analysis.conftest import ASKED_ON, MakeTable, query, table_of
from tests.analysis.months_by_hand import START, HeldMonths, held_months, month

FALL = Bound("below", 0.0, measure="yoy")


def test_the_eighth_month_in_a_row_of_double_digit_falls(make: MakeTable) -> None:
    table = make(("partner=USA measure=yoy", "2025-03 9.1, 2025-04 -21, 2025-05 -34.5, 2025-06 -16.1, 2025-07 -21.67, "
                  "2025-08 -33.1, 2025-09 -27, 2025-10 -25, 2025-11 -28.6"))  # fmt: skip
    asked = query("streak", when="2025-11", partners=("USA",), by="asked", condition=Bound("below", -10, unit="pct"))
    answer = execute(asked, table, ASKED_ON)
    assert answer.statements[0].kind == "streak.nth.falls_of"
    figure = answer.figures[0]
    assert (figure.value, figure.unit, figure.period.code) == (8, "months", "2025-04/2025-11")


def test_january_february_stands_for_two_months_of_one_rate(make: MakeTable) -> None:
    table = make(("measure=yoy", "2025-12 -1, 2026-01/2026-02 -11, 2026-02 9.68, 2026-03 -26"))
    answer = execute(query("streak", by="current", condition=FALL), table, ASKED_ON)
    assert answer.figures[0].value == 4
    assert "months.new_year_span" in {s.kind for s in answer.statements}


@pytest.mark.parametrize(
    ("amount", "grain"), [(110, "threshold.none.surplus_above"), (900, "threshold.first_years.surplus_above")]
)
def test_an_amount_that_a_month_comes_near_is_none_of_years(make: MakeTable, amount: float, grain: str) -> None:
    table = make(("flow=balance", "2024 990, 2025 1189, 2025-06 104, 2025-07 98"))
    asked = query("threshold", "balance", by="first", condition=Bound("above", amount, unit="USD_bn"))
    assert execute(asked, table, ASKED_ON).statements[0].kind == grain


@pytest.mark.parametrize(("grain", "value", "period"), [("month", 137, "2018-10"), ("year", 202, "2025")])
def test_months_before_the_first_announced_balance_are_worked_out(
    make: MakeTable, grain: str, value: float, period: str
) -> None:
    """A month is what both sides leave; a year that early is held in rounded trillions, and is no record."""
    table = make(
        ("", "2018-10 187, 2018 2500, 2019-01 92, 2024 1000, 2025 1100"),
        ("flow=import", "2018-10 50, 2018 2100, 2019-01 60, 2024 899, 2025 898"),
        ("flow=balance", "2019-01 32, 2024 101, 2025 202"),
    )
    figure = execute(query("record", "balance", by=grain, limit=1), table, ASKED_ON).figures[0]
    assert (figure.value, figure.period.code) == (value, period)


def test_a_gap_ends_the_streak_and_is_said(make: MakeTable) -> None:
    table = make(("measure=yoy", "2025-08 -1, 2025-10 -2, 2025-11 -3"))
    answer = execute(query("streak", by="current", condition=FALL), table, ASKED_ON)
    assert answer.figures[0].value == 2
    assert "streak.open_before" in {s.kind for s in answer.statements}


def test_records_take_the_revised_series_then_first_prints_and_name_the_joint(make: MakeTable) -> None:
    table = make(("vintage=revised", "2026-02 90, 2026-03 100"), ("", "2026-03 130, 2026-04 95, 2025-01/2025-02 200"))
    answer = execute(query("record", by="month", limit=1), table, ASKED_ON)
    assert (answer.figures[0].value, answer.figures[0].period.code) == (100, "2026-03")
    assert any(s.kind == "months.joint" and s["last"] == Period.parse("2026-03") for s in answer.statements)


@pytest.mark.parametrize(
    ("limit", "said"), [(-1, ["2025-03", "record.two_beyond"]), (1, ["2025-04", "record.two_apart"])]
)
def test_a_rate_of_january_and_february_is_no_month_but_told_where_it_lies_beyond(
    make: MakeTable, limit: int, said: list[str]
) -> None:
    table = make(("flow=import measure=yoy", "2025-01/2025-02 -8.4, 2025-03 -4.3, 2025-04 -0.2"))
    answer = execute(query("record", "import", "2025", by="month", limit=limit, measure="yoy"), table, ASKED_ON)
    kinds = [statement.kind for statement in answer.statements]
    assert [answer.figures[0].period.code, kinds[2]] == said
    gaps = next(s["periods"] for s in answer.statements if s.kind == "months.gaps")
    assert gaps == (Period.parse("2025-05/2025-12"),)


def test_a_january_february_total_tells_on_no_single_month(make: MakeTable) -> None:
    table = make(("flow=balance", "2025-01/2025-02 170, 2025-03 102, 2025-04 96"))
    asked = query("threshold", "balance", "2025", by="count", condition=Bound("above", 100, unit="USD_bn"))
    assert execute(asked, table, ASKED_ON).figures[0].value == 1


def test_the_bound_is_taken_to_the_unit_of_the_series(make: MakeTable) -> None:
    soy = "flow=import commodity=soybeans measure=quantity unit=Mt"
    asked = query("threshold", "import", by="which", commodities=("soybeans",),
                  condition=Bound("above", 12_000_000, unit="t"))  # fmt: skip
    answer = execute(asked, make((soy, "2025-05 13.92, 2025-07 11.67, 2025-08 12.28")), ASKED_ON)
    assert [f.value for f in answer.figures] == [13.92, 12.28, 2]


def test_when_the_sum_since_january_passed_an_amount(make: MakeTable) -> None:
    table = make(("flow=balance", "2025-01/2025-10 964.8, 2025-01/2025-11 1080"))
    asked = query("threshold", "balance", "2025", by="running", condition=Bound("above", 1000, unit="USD_bn"))
    answer = execute(asked, table, ASKED_ON)
    assert answer.statements[0]["month"] == Period.parse("2025-11")
    assert [f.value for f in answer.figures] == [1080, 964.8]


def test_no_sum_stands_in_for_a_month_that_an_amount_is_near(make: MakeTable) -> None:
    steel = "commodity=steel_products measure=quantity unit=Mt"
    first = query("threshold", "export", "2024", by="first", commodities=("steel_products",),
                  condition=Bound("above", 10, unit="Mt"))  # fmt: skip
    with pytest.raises(NotHeld):  # ten months are missing, one of which may have passed it
        execute(first, make((steel, "2024-07 7.83, 2024-12 9.73, 2024-01/2024-07 61.23")), ASKED_ON)
    year = ", ".join(f"2024-{month:02} 9" for month in range(1, 13))
    answer = execute(first, make((steel, year)), ASKED_ON)
    assert answer.statements[0].kind == "threshold.none.above"


def test_months_in_which_exports_fell_but_the_surplus_stayed_high(make: MakeTable) -> None:
    table = make(("measure=yoy", "2025-09 8.3, 2025-10 -1.1, 2025-11 -2"), ("flow=balance", "2025-10 90, 2025-11 111"))
    both = Logic("and", (Bound("below", 0, measure="yoy", flow="export"), Bound("above", 100, flow="balance")))
    answer = execute(query("threshold", None, by="which", condition=both), table, ASKED_ON)
    assert answer.figures[0].value == 1
    assert answer.statements[0]["periods"] == (Period.parse("2025-11"),)


def test_no_months_held_and_not_out_yet_are_told_apart(make: MakeTable) -> None:
    table = make(("", "2024-11 310, 2025-11 330, 2026-08 400"))
    with pytest.raises(NotHeld):
        execute(query("record", when="2025-01/2025-06", by="month"), table, ASKED_ON)
    with pytest.raises(NotReleased):
        execute(query("streak", when="2026-10", by="asked", condition=FALL), table, ASKED_ON)


@settings(max_examples=300, deadline=None)
@given(first_prints=held_months(), revised=held_months())
def test_records_and_counts_with_mixed_vintages_as_their_twin(
    catalog: Catalog, first_prints: HeldMonths, revised: HeldMonths
) -> None:
    rows = [
        (slots, ", ".join(f"{month(n).code} {value}" for n, value in held.items()))
        for slots, held in (("", first_prints), ("vintage=revised", revised))
        if held
    ]
    if not rows:
        return
    end = max(revised, default=START - 1)
    twin = (revised | {n: v for n, v in first_prints.items() if n > end}) if revised else first_prints
    table = table_of(catalog, Facts(), *rows)
    if len(twin) == 1:  # the only month held is no highest one
        with pytest.raises(NotHeld):
            execute(query("record", by="month", limit=1), table, ASKED_ON)
        return
    answer = execute(query("record", by="month", limit=1), table, ASKED_ON)
    top = max(twin.values())
    assert answer.figures[0].value == top
    assert answer.figures[0].period == month(min(n for n, v in twin.items() if v == top))
    asked = query("threshold", by="count", condition=Bound("at_least", 1.0, unit="USD_bn"))
    counted = execute(asked, table, ASKED_ON)
    assert counted.figures[0].value == sum(value >= 1 for value in twin.values())
    joint = next((s["last"] for s in answer.statements if s.kind == "months.joint"), None)
    assert joint == (month(end) if revised and any(n > end for n in first_prints) else None)


def test_months_of_the_span_asked_for_that_are_not_held_are_said(make: MakeTable) -> None:
    asked = query("threshold", when="2025-01/2025-06", by="count", condition=Bound("above", 1, unit="USD_bn"))
    answer = execute(asked, make(("", "2025-03 2, 2025-04 2, 2025-06 2")), ASKED_ON)
    said = next(s for s in answer.statements if s.kind == "months.gaps")
    assert said["periods"] == (Period.parse("2025-01/2025-02"), Period.parse("2025-05"))


def test_the_third_highest_names_those_ahead_of_it(make: MakeTable) -> None:
    table = make(("", "2025-03 5, 2025-04 9, 2025-05 7, 2025-06 8"))
    told = execute(query("record", when="2025", by="month", limit=3), table, ASKED_ON)
    assert [(f.period.code, f.value) for f in told.figures] == [("2025-05", 7.0), ("2025-04", 9.0), ("2025-06", 8.0)]
    assert told.statements[0].kind == "record.nth_highest"


def test_an_index_beside_a_flow_is_each_held_against_its_own_series(make: MakeTable) -> None:
    pmi = "flow=context commodity=pmi_manufacturing measure=level unit=index"
    table = make((pmi, "2025-04 49.0, 2025-05 51.0"), ("measure=yoy", "2025-04 8.1, 2025-05 4.8"))
    condition = Logic("and", (
        Bound("below", 50.0, unit="index", flow="context", commodity="pmi_manufacturing"),
        Bound("above", 0.0, unit="pct", flow="export", commodity="TOTAL", measure="yoy"),
    ))  # fmt: skip
    asked = query("threshold", "context", "2025-04/2025-05", by="which", condition=condition)
    told = execute(asked.with_(commodities=("pmi_manufacturing",)), table, ASKED_ON)
    assert [figure.value for figure in told.figures] == [1.0, 49.0, 8.1]
