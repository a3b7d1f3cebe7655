"""Exports beside imports, both sides of the world, events by effect, quarters, unit values by kilogram and barrel."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.analysis import execute
from bot.analysis.holdings import Gauge, Subject
from bot.analysis.operations.reported import events
from bot.analysis.vintages import regular
from bot.catalog import Event, Facts
from bot.errors import Ambiguous, NotHeld
from bot.model import Period
from tests.analysis.conftest import ASKED_ON, MakeTable, query


def test_exports_against_imports_show_the_announced_balance(make: MakeTable) -> None:
    table = make(("", "2025-11 330.3"), ("flow=import", "2025-11 218.6"), ("flow=balance", "2025-11 111.68"))
    told = execute(query("compare", "both", "2025-11", by="flow"), table, ASKED_ON)
    assert [s.kind for s in told.statements][-1] == "compare.balance"
    assert told.figures[-1].value == 111.68
    assert told.figures[-1].origin == "published"


def test_two_are_compared_whatever_limit_is_left_from_before(make: MakeTable) -> None:
    table = make(("", "2025-11 330.3"), ("flow=import", "2025-11 218.6"))
    told = execute(query("compare", "both", "2025-11", by="flow", limit=1), table, ASKED_ON)
    assert [figure.value for figure in told.figures[:2]] == [330.3, 218.6]


def test_both_sides_of_the_whole_world_are_asked_back_with_partners_that_can_be_asked(make: MakeTable) -> None:
    table = make(("", "2025 3770"), ("partner=USA", "2025 420"), ("reporter=USA flow=import partner=CHN", "2025 308"))
    with pytest.raises(Ambiguous) as refused:
        execute(query("mirror", when="2025"), table, ASKED_ON)
    assert refused.value.said.kind == "refusal.ambiguous.mirror_world"
    assert [near.partners for near in refused.value.readings] == [("USA",)]


def event(slug: str, when: str, effect: str) -> Event:
    return Event(slug, Period.parse(when), slug, "detail", "export", ("USA",), ("TOTAL",), "s1", effect)


@pytest.mark.parametrize(("moved", "first"), [(-28.6, "tariff"), (13.9, "truce"), (0.0, "truce")])
def test_of_several_events_those_that_fit_what_happened_come_first(make: MakeTable, moved: float, first: str) -> None:
    facts = Facts(events=(event("tariff", "2025-09-01", "down"), event("truce", "2025-10-30", "up")))
    table = make(("partner=USA", "2025-11 33.79"), facts=facts)
    subject = Subject("CHN", "export", "USA", "TOTAL")
    assert [e.slug for e in events(table, subject, Period.month(2025, 11), moved=moved)][:1] == [first]
    assert len(events(table, subject, Period.month(2025, 11), moved=moved)) == 2


def test_quarters_keep_to_one_vintage_and_name_the_joint(make: MakeTable) -> None:
    months = ["2025-01 10.00, 2025-02 10.00, 2025-03 10.00", "2025-04 20.00, 2025-05 20.00, 2025-06 20.00"]
    table = make(
        ("vintage=revised", ", ".join(months)),
        ("", "2025-04 21.00, 2025-05 21.00, 2025-06 21.00, 2025-07 30.00, 2025-08 30.00, 2025-09 30.00"),
    )
    exports = Subject("CHN", "export", "WLD", "TOTAL")
    run = regular(table, exports, Gauge("value", "USD_bn"), Period.year(2025), "quarter")
    assert [(f.value, f.vintage) for f in run.figures] == [(30.0, "revised"), (60.0, "revised"), (90.0, "published")]
    assert run.joint is not None
    assert run.joint.code == "2025-04/2025-06"
    assert [p.code for p in run.missing] == ["2025-10/2025-12"]


def test_years_are_as_announced_where_as_many_are(make: MakeTable) -> None:
    months = ", ".join(f"2025-{month:02d} 10.00" for month in range(1, 13))
    table = make(("", "2025 121"), ("vintage=revised", months))
    run = regular(table, Subject("CHN", "export", "WLD", "TOTAL"), Gauge("value", "USD_bn"), Period.year(2025), "year")
    assert [figure.value for figure in run.figures] == [121.0]


def test_a_unit_value_by_kilogram_in_yuan(make: MakeTable) -> None:
    goods = "commodity=rare_earths"
    table = make(
        (f"{goods} unit=CNY_bn", "2025 2.50"), (f"{goods} measure=quantity unit=t", "2025 50000"),
    )  # fmt: skip
    told = execute(query("unit_value", when="2025", commodities=("rare_earths",), by="kg"), table, ASKED_ON)
    assert (told.figures[0].value, told.figures[0].unit) == (50.0, "CNY_per_kg")


def test_a_unit_value_by_barrel_of_barrels_a_day(make: MakeTable) -> None:
    goods = "flow=import commodity=crude_oil"
    table = make((goods, "2025-11 20.00"), (f"{goods} measure=quantity unit=mbpd", "2025-11 10.00"))
    asked = query("unit_value", "import", "2025-11", commodities=("crude_oil",), by="bbl")
    told = execute(replace(asked, measure="unit_value"), table, ASKED_ON)
    assert told.figures[0].unit == "USD_per_bbl"
    assert told.figures[0].value == pytest.approx(20e9 / (10e6 * 30))


def test_goods_that_are_weighed_only_have_no_price_a_barrel_and_the_one_a_tonne_is_offered(make: MakeTable) -> None:
    goods = "flow=import commodity=crude_oil"
    table = make((goods, "2025-11 20.00"), (f"{goods} measure=quantity unit=Mt", "2025-11 50.00"))
    asked = query("unit_value", "import", "2025-11", commodities=("crude_oil",), by="bbl")
    with pytest.raises(NotHeld) as refused:
        execute(replace(asked, measure="unit_value"), table, ASKED_ON)
    assert refused.value.said.kind == "refusal.not_held.unit_value_bbl"
    (near,) = refused.value.readings
    assert execute(near, table, ASKED_ON).figures[0].value == 400.0


def test_months_on_both_sides_of_the_end_of_the_revised_series_are_set_apart_and_the_joint_is_named(
    make: MakeTable,
) -> None:
    table = make(
        ("vintage=revised", "2025-01 324.3, 2026-03 321.0"),
        ("", "2026-06 412.4"),
        ("unit=CNY_bn", "2025-01 2300, 2026-06 2820"),
    )
    told = execute(query("compare", "export", "2025-01 2026-06", by="period"), table, ASKED_ON)
    assert {f.unit for f in told.figures if f.origin == "published"} == {"USD_bn"}
    assert told.statements[-1].kind == "months.joint"
