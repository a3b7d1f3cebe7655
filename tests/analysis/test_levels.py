"""A level: dollars before yuan, published before worked out, one vintage; and why there is none."""

from __future__ import annotations

import pytest

from bot.analysis import execute
from bot.errors import Ambiguous, NotHeld, NotReleased, OutsideRange
from tests.analysis.conftest import ASKED_ON, MakeTable, query


def kinds(result: object) -> list[str]:
    return [statement.kind for statement in result.statements]  # type: ignore[attr-defined]


def test_dollars_before_yuan_and_the_reply_says_which(make: MakeTable) -> None:
    table = make(("partner=JPN unit=CNY_bn", "2025 1100"), ("partner=JPN", "2025 157"))
    result = execute(query("level", when="2025", partners=("JPN",)), table, ASKED_ON)
    assert result.figures[0].unit == "USD_bn"
    assert [(note.slot, note.meant) for note in result.notes] == [("basis", "value_usd")]


def test_yuan_where_no_dollars_are_held_but_never_for_dollars_asked_for(make: MakeTable) -> None:
    table = make(("", "2024 3500, 2025 3770"), ("partner=GBR unit=CNY_bn", "2024 561.17"))
    result = execute(query("level", when="2024", partners=("GBR",)), table, ASKED_ON)
    assert (result.figures[0].value, result.figures[0].unit) == (561.17, "CNY_bn")
    with pytest.raises(NotHeld) as refusal:
        execute(query("level", when="2024", partners=("GBR",), basis="value_usd"), table, ASKED_ON)
    assert refusal.value.said.kind == "refusal.not_held.currency"
    assert not list(refusal.value.said.figures())
    assert refusal.value.readings[0].basis is None


def test_a_sum_of_months_only_where_no_span_is_announced(make: MakeTable) -> None:
    months = ", ".join(f"2025-{month:02d} 10.0" for month in range(1, 13))
    added = execute(query("level", when="2025"), make(("", months)), ASKED_ON)
    assert (added.figures[0].value, added.figures[0].origin, len(added.rows)) == (120.0, "computed", 12)
    announced = execute(query("level", when="2025"), make(("", months + ", 2025 121.0")), ASKED_ON)
    assert (announced.figures[0].value, announced.figures[0].origin) == (121.0, "published")


def test_a_sum_takes_the_revised_series(make: MakeTable) -> None:
    table = make(("", "2025-07 1.00, 2025-08 2.00, 2025-09 3.00"),
                 ("vintage=revised", "2025-07 1.10, 2025-08 2.10, 2025-09 3.10"))  # fmt: skip
    assert execute(query("sum", when="2025-07/2025-09"), table, ASKED_ON).figures[0].value == 6.3


def test_rounding_of_one_per_cent_spoils_a_worked_out_span(make: MakeTable) -> None:
    table = make(("", "2025 100, 2025-01/2025-06 90"))
    with pytest.raises(NotHeld):
        execute(query("level", when="2025-07/2025-12"), table, ASKED_ON)


def test_no_month_out_of_two_cumulative_figures(make: MakeTable) -> None:
    table = make(("", "2025-01/2025-06 60.00, 2025-01/2025-05 50.00, 2025-08 10.00"))
    with pytest.raises(NotHeld):
        execute(query("level", when="2025-06"), table, ASKED_ON)


def test_a_balance_is_exports_less_imports_of_one_unit(make: MakeTable) -> None:
    table = make(("partner=EU27", "2026-01/2026-06 312.26"), ("flow=import partner=EU27", "2026-01/2026-06 135.63"))
    result = execute(query("balance", None, "2026-01/2026-06", partners=("EU27",)), table, ASKED_ON)
    assert (result.figures[0].value, result.figures[0].origin) == (176.63, "computed")
    assert result.figures[0].sources == ("s001", "s002")


def test_the_eighth_fall_in_a_row_counts_january_and_february_as_two(make: MakeTable) -> None:
    rates = "2025-01/2025-02 -12.0, 2025-03 -11.0, 2025-04 -21.0, 2025-05 -15.0"
    table = make(("partner=USA", "2025-05 28.8"), ("partner=USA measure=yoy", rates))
    result = execute(query("level", when="2025-05", partners=("USA",)), table, ASKED_ON)
    line = result.statements[1]
    assert line.kind == "level.growth_streak_over"
    assert [figure.value for figure in line.figures()] == [-15.0, 5.0]


def test_a_level_is_never_taken_from_a_rate(make: MakeTable) -> None:
    table = make(("", "2026-06 412.4"), ("measure=yoy", "2026-08 25.0"))
    with pytest.raises(NotHeld) as refusal:
        execute(query("level", when="2026-08"), table, ASKED_ON)
    assert refusal.value.said.kind == "refusal.not_held.level"
    assert [reading.operation for reading in refusal.value.readings] == ["growth", "level"]


@pytest.mark.parametrize(
    ("when", "refusal"),
    [("2026-09", NotReleased), ("2026", NotReleased), ("1998", OutsideRange), ("2025-03", NotHeld)],
)
def test_why_there_is_no_figure(make: MakeTable, when: str, refusal: type[Exception]) -> None:
    table = make(("", "2024-12 335.0, 2025-04 315.0, 2026-08 380.0"))
    with pytest.raises(refusal):
        execute(query("level", when=when), table, ASKED_ON)


def test_what_was_not_out_on_the_day_of_asking_is_not_released(make: MakeTable) -> None:
    with pytest.raises(NotReleased):
        execute(query("level", when="2026-10"), make(("", "2026-08 380.0")), ASKED_ON)


def test_no_period_means_the_newest_and_is_noted(make: MakeTable) -> None:
    result = execute(query("level"), make(("", "2026-05 376.8, 2026-06 412.4, 2026-01/2026-06 2125.4")), ASKED_ON)
    assert [period.code for period in result.query.periods] == ["2026-06"]
    assert [(note.origin, note.slot) for note in result.query.notes] == [("covered", "periods")]


def test_seasonally_adjusted_only_where_nothing_else_is_held_and_said(make: MakeTable) -> None:
    adjusted = ("reporter=DEU unit=EUR_bn adjusted=sa", "2025-12 130.4, 2025 1560.0")
    table = make(adjusted, ("reporter=DEU unit=EUR_bn", "2025 1563.0"))
    assert execute(query("level", when="2025", reporter="DEU"), table, ASKED_ON).figures[0].value == 1563.0
    month = execute(query("level", when="2025-12", reporter="DEU"), table, ASKED_ON)
    assert (month.figures[0].adjusted, kinds(month)[1]) == ("sa", "level.adjusted")


def test_goods_held_both_ways_without_a_flow_are_asked_back(make: MakeTable) -> None:
    chips = "commodity=integrated_circuits"
    table = make((chips, "2025 200.0"), (f"{chips} flow=import", "2025 400.0"))
    with pytest.raises(Ambiguous) as question:
        execute(query("level", None, "2025", commodities=("integrated_circuits",)), table, ASKED_ON)
    assert [reading.flow for reading in question.value.readings] == ["export", "import"]


def test_days_of_the_yuan_are_named(make: MakeTable) -> None:
    table = make(("flow=context partner=USA commodity=usdcny measure=level unit=CNY_per_USD",
                  "2025-12-24 7.0471, 2025-12-25 7.0392, 2026-05-19 6.8375"))  # fmt: skip
    result = execute(query("level", None, "2025-12", commodities=("usdcny",)), table, ASKED_ON)
    assert (result.figures[0].value, result.figures[0].period.code) == (7.0392, "2025-12-25")


def test_of_days_of_the_yuan_no_mean_is_made(make: MakeTable) -> None:
    table = make(("flow=context partner=USA commodity=usdcny measure=level unit=CNY_per_USD",
                  "2024-04-30 7.1063, 2025-04-30 7.2014, 2025-12-24 7.0471, 2026-05-19 6.8375"))  # fmt: skip
    with pytest.raises(NotHeld) as refusal:
        execute(query("average", None, "2025", commodities=("usdcny",)), table, ASKED_ON)
    assert refusal.value.said.kind == "refusal.not_held.some_days"


def test_a_revision_of_more_than_half_a_per_cent_is_mentioned(make: MakeTable) -> None:
    table = make(("", "2024-03 279.7, 2024-04 292.5"), ("vintage=revised", "2024-03 276.0, 2024-04 292.0"))
    assert "level.revised" in kinds(execute(query("level", when="2024-03"), table, ASKED_ON))
    assert "level.revised" not in kinds(execute(query("level", when="2024-04"), table, ASKED_ON))


def test_months_of_nothing_add_up_to_nothing(make: MakeTable) -> None:
    soy = "flow=import partner=USA commodity=soybeans measure=quantity unit=Mt"
    table = make((soy, "2025-09 0, 2025-10 0, 2025-11 0"))
    asked = query("level", "import", "2025-09/2025-11", partners=("USA",), commodities=("soybeans",))
    assert execute(asked, table, ASKED_ON).figures[0].value == 0


def test_a_month_that_is_not_held_offers_that_of_the_year_before(make: MakeTable) -> None:
    table = make(("partner=EU27", "2025-05 50.2, 2026-06 52.5"))
    with pytest.raises(NotHeld) as refusal:
        execute(query("level", when="2026-04", partners=("EU27",)), table, ASKED_ON)
    assert [reading.periods[0].code for reading in refusal.value.readings] == ["2026-06"]
    with pytest.raises(NotHeld) as refusal:
        execute(query("level", when="2026-05", partners=("EU27",)), table, ASKED_ON)
    assert [reading.periods[0].code for reading in refusal.value.readings] == ["2026-06", "2025-05"]
