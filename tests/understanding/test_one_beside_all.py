"""Several questions in one: with everybody and with one alone, both rates, each flow over two times, what the text is
about, and what a figure is now."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from bot.model import Bound, Query
from tests.turns import last, query
from tests.understanding.asking import asked, one


def parts(knowledge: Knowledge, text: str) -> tuple[Query, ...]:
    found = asked(knowledge, text)
    assert all(isinstance(part, Query) for part in found), found
    return tuple(part for part in found if isinstance(part, Query))


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("How much soy did China buy in Nov 2025, and from the US?", [("WLD",), ("USA",)]),
        ("What were exports in June 2026, and to ASEAN?", [("WLD",), ("ASEAN",)]),
        ("exports in 2025 to the US and to the EU", [("USA", "EU27")]),
    ],
)
def test_all_partners_and_then_one(knowledge: Knowledge, text: str, partners: list[tuple[str, ...]]) -> None:
    assert [part.partners for part in parts(knowledge, text)] == partners


@pytest.mark.parametrize(
    ("text", "asked_for"),
    [
        ("exports nov 2025: value, yoy, mom", [("level", None), ("growth", "year"), ("growth", "month")]),
        ("How did exports change in November 2025 on the year and on the month?",
         [("growth", "year"), ("growth", "month")]),
        ("yoy and mom growth of exports in november 2025", [("growth", "year"), ("growth", "month")]),
        ("month on month imports november 2025", [("growth", "month")]),
    ],
)  # fmt: skip
def test_the_rate_on_the_year_and_on_the_month(
    knowledge: Knowledge, text: str, asked_for: list[tuple[str, str | None]]
) -> None:
    assert [(part.operation, part.by) for part in parts(knowledge, text)] == asked_for


def test_both_rates_explained(knowledge: Knowledge) -> None:
    assert one(knowledge, "explain year on year and month on month").by == "yoy mom"


def test_each_flow_of_two_times(knowledge: Knowledge) -> None:
    found = parts(knowledge, "Compare Nov 2025 with Nov 2024: exports, imports, surplus")
    assert [(part.operation, part.flow, len(part.periods)) for part in found] == [
        ("compare", "export", 2), ("compare", "import", 2), ("compare", "balance", 2)
    ]  # fmt: skip


def test_what_a_text_is_about_is_what_is_asked_of(knowledge: Knowledge) -> None:
    text = "I'm writing a piece about soybeans. How much did China import from Brazil in 2025 and what share is that?"
    assert [part.commodities for part in parts(knowledge, text)] == [("soybeans",), ("soybeans",)]


def test_what_it_is_now_after_when_it_first_was_so(knowledge: Knowledge) -> None:
    turns = ("when did the surplus first exceed 100bn in a month", "and what is it now?")
    assert query(knowledge, *turns).operation == "balance"
    turns = ("how many months in a row was the pmi below 50 by november 2025", "what is it now?")
    assert query(knowledge, *turns).operation == "level"
    found = parts(knowledge, "when did the surplus first exceed 100bn in a month, and what is it now?")
    assert [part.operation for part in found] == ["threshold", "balance"]


def test_what_came_from_one_and_from_another_of_a_balance(knowledge: Knowledge) -> None:
    found = parts(knowledge, "how much of the 2025 surplus came from the US and how much from the EU")
    assert [(part.flow, part.partners) for part in found] == [("balance", ("USA",)), ("balance", ("EU27",))]


@pytest.mark.parametrize(
    "text",
    [
        "When did exports last fall, by how much and why?",
        "Which month of 2025 was the worst for exports to the US and why?",
    ],
)
def test_why_of_a_month_that_is_only_found_is_asked_by_itself(knowledge: Knowledge, text: str) -> None:
    _, why = asked(knowledge, text)
    assert isinstance(why, Ambiguous)
    assert why.said.kind == "refusal.ambiguous.found"


def test_a_deficit_by_somebodys_count_is_with_china_or_with_all(knowledge: Knowledge) -> None:
    (back,) = asked(knowledge, "What was the deficit in 2025 according to the Americans?")
    assert isinstance(back, Ambiguous)
    assert [reading.partners for reading in back.readings] == [("CHN",), ("WLD",)]
    assert one(knowledge, "US trade deficit in 2025 per Census").partners == ("WLD",)
    assert one(knowledge, "Kindly report India's overall goods trade deficit for January 2026.").partners == ("WLD",)


@pytest.mark.parametrize(
    "text", ["total exports 2025, of which to ASEAN and the US", "exports in 2025, including to the US"]
)
def test_the_whole_and_those_in_it(knowledge: Knowledge, text: str) -> None:
    whole, members = parts(knowledge, text)
    assert (whole.partners, members.operation) == (("WLD",), "level")
    assert "USA" in members.partners


@pytest.mark.parametrize(
    "text",
    [
        "What are the three biggest export goods in 2025?",
        "top 3 export goods 2025 and growth",
        "biggest export goods 2025",
    ],
)
def test_goods_by_size_are_no_months(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by) == ("rank", "commodity")


def test_since_then_is_from_the_time_told_on_or_points_at_nothing(knowledge: Knowledge) -> None:
    (back,) = asked(knowledge, "exports to the US since then")
    assert isinstance(back, Ambiguous)
    after = query(knowledge, "exports to the US in November 2025", "since then?")
    assert after.operation == "trend"
    assert after.periods[0].first.isoformat() == "2025-11-01"


def test_the_rates_of_two_flows_and_when_a_rate_turned(knowledge: Knowledge) -> None:
    each = query(knowledge, "Compare exports and imports in 2025", "by how much did each grow")
    assert (each.flow, each.measure) == ("both", "yoy")
    turns = ("exports to the US in january 2026", "february", "when did it turn positive")
    assert query(knowledge, *turns).operation == "streak"


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Is it true that China exported over 300 billion more to ASEAN than to the US in 2025?", 300.0),
        ("did the EU buy over 200 bn more from China than the US did in 2025?", 200.0),
    ],
)
def test_so_much_more_than_another_claims_no_amount_of_either(knowledge: Knowledge, text: str, apart: float) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by, len(query.partners)) == ("compare", "partner", 2)
    assert query.condition == Bound("above", apart, unit="USD_bn")


def test_how_far_it_moved_since_a_month_is_from_that_month_to_the_newest(knowledge: Knowledge) -> None:
    query = one(knowledge, "how far has the surplus come down since January 2026")
    assert (query.operation, [p.code for p in query.periods]) == ("change", ["2026-08", "2026-01"])


def test_a_bare_flow_and_time_after_goods_is_of_them_or_of_all(knowledge: Knowledge) -> None:
    reply = last(knowledge, "soy imports Nov 2025", "exports in november 2025?")
    assert not reply.figures
    assert last(knowledge, "soy imports Nov 2025", "what were exports in november 2025?").figures


def test_how_big_it_is_after_a_rate_is_its_size(knowledge: Knowledge) -> None:
    assert query(knowledge, "did the trade surplus with the eu grow in 2025", "how big is it").operation == "balance"
    assert query(knowledge, "exports in 2025", "how big is it").operation == "level"


def test_which_month_after_two_halves_side_by_side(knowledge: Knowledge) -> None:
    turns = ("surplus in the first half of 2026", "that's less than a year before, right?", "which month was weakest")
    assert query(knowledge, *turns).operation == "record"


def test_a_record_asked_beside_a_forecast_is_a_question_of_its_own(knowledge: Knowledge) -> None:
    found = parts(knowledge, "Was the December 2025 surplus larger than forecast, and is it the record?")
    assert [part.operation for part in found] == ["surprise", "record"]
    (alone,) = parts(knowledge, "What was expected of exports in November 2025 and what came out?")
    assert alone.operation == "surprise"


@pytest.mark.parametrize(
    "text",
    [
        "exports in june 2026 please, I'm on air in 7",
        "my deadline is in 20, what were exports in june 2026",
        "we go live in ten, exports in june 2026",
    ],
)
def test_when_whoever_asks_needs_it_is_no_figure(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.flow, [p.code for p in query.periods]) == ("level", "export", ["2026-06"])


def test_a_number_that_counts_something_is_kept(knowledge: Knowledge) -> None:
    assert one(knowledge, "exports in june 2026, on air in 7 countries").limit == 7
