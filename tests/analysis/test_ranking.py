"""A ranking is proved or says of how many; a share, a comparison use one currency for all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis import execute
from bot.analysis.operations.ranking import proves
from bot.errors import NotHeld
from bot.model import Period, Result
from tests.analysis.conftest import ASKED_ON, MakeTable, query


def test_proved_when_nothing_unheld_could_be_as_large(make: MakeTable) -> None:
    rows = [(f"partner={code}", f"2024 {value}") for code, value in (("USA", 50), ("JPN", 30), ("KOR", 15))]
    sure = execute(query("rank", when="2024", partners=(), limit=2), make(("", "2024 110"), *rows), ASKED_ON)
    assert sure.statements[0].kind == "rank.proved_largest"
    unsure = execute(query("rank", when="2024", partners=(), limit=3), make(("", "2024 110"), *rows), ASKED_ON)
    assert unsure.statements[0].kind == "rank.held_largest"
    assert unsure.named == ("USA", "JPN", "KOR")
    assert [figure.value for figure in unsure.statements[1].figures()] == [pytest.approx(86.3636, abs=1e-3), 15.0]


@given(
    st.lists(st.integers(0, 100), min_size=1, max_size=6),
    st.lists(st.integers(0, 100), max_size=6),
    st.integers(1, 6),
)
def test_what_is_proved_holds_whatever_is_not_held(held: list[int], unheld: list[int], limit: int) -> None:
    """Twin: rank everything, held or not; a proved top list is the top of that too."""
    shown = sorted(held, reverse=True)[:limit]
    if proves(sum(held) + sum(unheld), sum(held), shown[-1]):
        assert sorted(held + unheld, reverse=True)[: len(shown)] == shown
        assert max(unheld, default=-1) < shown[-1]


def test_refused_with_fewer_than_three_or_under_a_quarter(make: MakeTable) -> None:
    two = make(("", "2024 100"), ("partner=USA", "2024 60"), ("partner=JPN", "2024 30"))
    with pytest.raises(NotHeld):
        execute(query("rank", when="2024", partners=()), two, ASKED_ON)
    thin = [(f"partner={code}", f"2024 {value}") for code, value in (("USA", 5), ("JPN", 4), ("KOR", 3))]
    with pytest.raises(NotHeld):
        execute(query("rank", when="2024", partners=()), make(("", "2024 100"), *thin), ASKED_ON)


def test_the_currency_in_which_more_are_held(make: MakeTable) -> None:
    yuan = [(f"partner={code} unit=CNY_bn", "2024 100") for code in ("USA", "JPN", "KOR")]
    table = make(*yuan, ("partner=USA", "2024 524"), ("unit=CNY_bn", "2024 400"))
    result = execute(query("rank", when="2024", partners=()), table, ASKED_ON)
    assert {figure.unit for figure in result.statements[0].figures()} == {"CNY_bn"}


def test_countries_alone_unless_a_group_is_named(make: MakeTable) -> None:
    values = (("USA", 50), ("VNM", 30), ("KOR", 15), ("ASEAN", 60), ("DEU", 10))
    table = make(*((f"partner={code}", f"2024 {value}") for code, value in values))
    assert execute(query("rank", when="2024", partners=(), limit=2), table, ASKED_ON).named == ("USA", "VNM")
    beside = execute(query("rank", when="2024", partners=("ASEAN",), limit=3), table, ASKED_ON)
    assert beside.named == ("ASEAN", "USA", "KOR")


def test_the_place_of_one_and_its_neighbours(make: MakeTable) -> None:
    table = make(*((f"partner={code}", f"2024 {value}") for code, value in (("USA", 50), ("JPN", 30), ("KOR", 15))))
    result = execute(query("rank", when="2024", partners=("JPN",)), table, ASKED_ON)
    assert [figure.value for figure in result.figures] == [2.0, 30.0, 50.0, 15.0]


def test_the_largest_deficits_are_the_lowest_balances(make: MakeTable) -> None:
    values = (("TWN", -130.9), ("AUS", -81.6), ("BRA", -63.3), ("USA", 336.1))
    table = make(*((f"flow=balance partner={code}", f"2023 {value}") for code, value in values))
    result = execute(query("rank", "balance", "2023", partners=(), limit=-3), table, ASKED_ON)
    assert result.named == ("TWN", "AUS", "BRA")


def test_best_months_of_the_revised_series(make: MakeTable) -> None:
    table = make(("vintage=revised", "2025-09 328.25, 2025-11 330.16, 2025-12 357.75"), ("", "2025-10 999.0"))
    result = execute(query("rank", when="2025", by="month", limit=2), table, ASKED_ON)
    assert [figure.period.code for figure in result.statements[0].figures()] == ["2025-12", "2025-11"]


def test_a_share_of_one_unit_and_vintage(make: MakeTable) -> None:
    crude = "flow=import commodity=crude_oil measure=quantity unit=Mt"
    table = make((crude, "2025-06 49.89"), (f"{crude} partner=RUS", "2025-06 8.35"))
    asked = query("share", "import", "2025-06", partners=("RUS",), commodities=("crude_oil",))
    assert execute(asked, table, ASKED_ON).figures[0].value == pytest.approx(16.7368, abs=1e-3)
    with pytest.raises(NotHeld):
        execute(
            asked, make((crude, "2025-06 49.89"), (f"{crude} partner=RUS vintage=revised", "2025-06 8.35")), ASKED_ON
        )


def test_the_announced_share_beats_part_and_whole(make: MakeTable) -> None:
    soy = "flow=import commodity=soybeans partner=USA"
    table = make((f"{soy} measure=share unit=pct", "2025 15.0"), (f"{soy} measure=quantity unit=Mt", "2025 16.82"))
    asked = query("share", "import", "2025", partners=("USA",), commodities=("soybeans",))
    assert execute(asked, table, ASKED_ON).figures[0].origin == "published"


def test_a_comparison_in_one_currency_or_none(make: MakeTable) -> None:
    table = make(("partner=USA", "2025 420.05"), ("partner=MEX unit=CNY_bn", "2025 600"))
    with pytest.raises(NotHeld):
        execute(query("compare", when="2025", partners=("USA", "MEX"), by="partner"), table, ASKED_ON)


def test_a_comparison_without_a_time_says_what_is_newer_in_yuan(make: MakeTable) -> None:
    def compared(newest: str, when: str = "") -> Result:
        rows = tuple(
            (f"partner={code} {more}", figures)
            for code in ("DEU", "FRA")
            for more, figures in (("", "2024-09 9.0"), ("unit=CNY_bn", f"2024-09 64.1, {newest} 87.7"))
        )
        return execute(query("compare", when=when, partners=("DEU", "FRA"), by="partner"), make(*rows), ASKED_ON)

    told = compared("2025-09")
    assert told.figures[0].period == Period.parse("2024-09")
    newer = next(s for s in told.statements if s.kind == "level.newer_in_yuan")
    assert newer["period"] == Period.parse("2025-09")
    for of_one_time in (compared("2025-09", "2024-09"), compared("2025-10")):  # more than a year on: in yuan
        assert not any(s.kind == "level.newer_in_yuan" for s in of_one_time.statements)
    assert compared("2025-10").figures[0].period == Period.parse("2025-10")


def test_the_newest_is_in_yuan_where_the_dollars_ended_more_than_a_year_before(make: MakeTable) -> None:
    dollars, yuan = "2024-07 8.8, 2024-08 8.9, 2024-09 9.0", "2025-08 62.0, 2025-09 64.1, {} 87.7"
    for newest, told in (("2025-10", "2025-10"), ("2026-06", "2026-06")):
        table = make(("partner=DEU", dollars), ("partner=DEU unit=CNY_bn", yuan.format(newest)))
        assert execute(query("level", when="", partners=("DEU",)), table, ASKED_ON).figures[0].period.code == told
    table = make(("partner=DEU", dollars), ("partner=DEU unit=CNY_bn", "2024-09 64.1, 2025-08 62.0, 2025-09 64.1"))
    found = execute(query("level", when="", partners=("DEU",)), table, ASKED_ON)
    assert found.figures[0].period.code == "2024-09"


def test_a_comparison_names_the_larger_first_and_the_gap(make: MakeTable) -> None:
    table = make(("partner=EU27", "2025 559.9"), ("partner=ASEAN", "2025 665.2"))
    result = execute(query("compare", when="2025", partners=("EU27", "ASEAN"), by="partner"), table, ASKED_ON)
    assert result.named == ("ASEAN", "EU27")
    assert [figure.value for figure in result.figures[:3]] == [665.2, 559.9, 105.3]


def test_which_grew_faster(make: MakeTable) -> None:
    table = make(("measure=yoy", "2026-08 25.0"), ("measure=yoy flow=import", "2026-08 28.2"))
    result = execute(query("compare", "both", "2026-08", by="flow", measure="yoy"), table, ASKED_ON)
    assert [figure.flow for figure in result.figures[:2]] == ["import", "export"]
    assert (round(result.figures[2].value, 1), result.figures[2].unit) == (3.2, "pp")


def test_rates_stand_beside_the_amounts_of_an_order_and_what_has_none_is_said(make: MakeTable) -> None:
    rows = [(f"partner={code}", f"2023 {old}, 2024 {new}") for code, old, new in (("USA", 40, 50), ("JPN", 30, 30))]
    table = make(("", "2024 110"), *rows, ("partner=KOR", "2024 20"))
    told = execute(query("rank", when="2024", partners=(), limit=3, measure="with_yoy"), table, ASKED_ON)
    assert told.statements[1].kind == "rank.rates"
    assert [figure.value for figure in told.statements[1].figures()] == [25.0, 0.0]
    bare = make(("", "2024 110"), *((f"partner={code}", "2024 30") for code in ("USA", "JPN", "KOR")))
    unsaid = execute(query("rank", when="2024", partners=(), limit=3, measure="with_yoy"), bare, ASKED_ON)
    assert unsaid.statements[-1].kind.startswith("refusal.")
