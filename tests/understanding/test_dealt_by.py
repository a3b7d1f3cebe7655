"""Follow-ups that name who deals, or which way, and little else: whose trade is meant, and when it is asked back."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous, CannotAnswer
from bot.knowledge import Knowledge
from bot.model import Query
from tests.turns import read as understood
from tests.understanding.asking import one


def said(knowledge: Knowledge, *texts: str) -> Query | CannotAnswer:
    """What is understood of the last text of a talk."""
    return understood(knowledge, *texts)


def read(knowledge: Knowledge, *texts: str) -> tuple[str | None, tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    query = said(knowledge, *texts)
    assert isinstance(query, Query), query
    return query.flow, query.partners, query.commodities, tuple(period.code for period in query.periods)


@pytest.mark.parametrize(
    ("first", "then", "flow", "partner", "goods", "period"),
    [
        ("imports from Brazil in 2024", "how much did they sell in june 2026", "import", "BRA", "TOTAL", "2026-06"),
        ("exports to the US in 2025", "how much did they buy in 2024", "export", "USA", "TOTAL", "2024"),
        ("soybeans from Brazil in 2025", "how much did it sell in october", "import", "BRA", "soybeans", "2025-10"),
        (
            "rare earth magnet exports to the US, Dec 2025",
            "what did they buy in november",
            "export",
            "USA",
            "rare_earth_magnets",
            "2025-11",
        ),
        ("exports to the US in 2025", "how much did they sell", "import", "USA", "TOTAL", "2025"),
    ],
)
def test_a_pronoun_deals_as_the_partner_told(
    knowledge: Knowledge, first: str, then: str, flow: str, partner: str, goods: str, period: str
) -> None:
    assert read(knowledge, first, then) == (flow, (partner,), (goods,), (period,))


@pytest.mark.parametrize("then", ["how much did they sell in 2024", "how much did it sell in 2024"])
def test_who_sold_is_asked_back_where_both_may_be_meant(knowledge: Knowledge, then: str) -> None:
    found = said(knowledge, "exports to the US in 2025", then)
    assert isinstance(found, Ambiguous)
    assert {one.flow for one in found.readings} == {"export", "import"}


def test_another_dealer_alone_is_of_the_goods_and_time_told(knowledge: Knowledge) -> None:
    magnets = read(knowledge, "magnet exports to korea sept 2025", "what did Vietnam take")
    assert magnets == ("export", ("VNM",), ("rare_earth_magnets",), ("2025-09",))
    goods = read(knowledge, "exports to the US in June 2026", "what did the Japanese buy")
    assert goods == ("export", ("JPN",), ("TOTAL",), ("2026-06",))
    full = read(knowledge, "exports to the US in June 2026", "what did China buy from Japan in 2024")
    assert full == ("import", ("JPN",), ("TOTAL",), ("2024",))


def test_another_dealer_is_asked_by_the_same_books(knowledge: Knowledge) -> None:
    query = said(knowledge, "exports to India in 2025", "how much did Germany get")
    assert isinstance(query, Query)
    assert (query.reporter, query.partners) == ("CHN", ("DEU",))


def test_a_flow_with_its_time_after_goods_that_were_asked_back(knowledge: Knowledge) -> None:
    assert read(knowledge, "steel", "exports, may 2025") == ("export", ("WLD",), ("steel_products",), ("2025-05",))
    magnets = read(knowledge, "rare earth magnets", "exports to Japan, december 2025")
    assert magnets == ("export", ("JPN",), ("rare_earth_magnets",), ("2025-12",))
    whole = read(knowledge, "steel", "china's exports, may 2025")
    assert whole == ("export", ("WLD",), ("TOTAL",), ("2025-05",))
    grown = said(knowledge, "growth in china", "exports may 2025")
    assert isinstance(grown, Query)
    assert grown.operation == "growth"


def test_a_flow_with_its_time_after_goods_is_asked_back(knowledge: Knowledge) -> None:
    found = said(knowledge, "rare earth exports december 2025", "exports in november 2025")
    assert isinstance(found, Ambiguous)
    assert {one.commodities for one in found.readings} == {("rare_earths",), ("TOTAL",)}
    full = read(knowledge, "rare earth exports december 2025", "What were China's exports in november 2025?")
    assert full == ("export", ("WLD",), ("TOTAL",), ("2025-11",))


def test_one_flow_only_is_of_the_partner_told(knowledge: Knowledge) -> None:
    query = read(knowledge, "trade with russia 2025", "imports only, first ten months of 2025")
    assert query == ("import", ("RUS",), ("TOTAL",), ("2025-01/2025-10",))


def test_china_with_them_is_by_chinas_own_books(knowledge: Knowledge) -> None:
    bought = said(knowledge, "US imports from China 2024, US data", "and what did China buy from them in 2023")
    assert isinstance(bought, Query)
    assert (bought.reporter, bought.flow, bought.partners) == ("CHN", "import", ("USA",))
    nobody = said(knowledge, "exports in June 2026", "what did China buy from them in march 2026")
    assert isinstance(nobody, Ambiguous)


def test_what_they_sold_us_is_sold_to_the_asker(knowledge: Knowledge) -> None:
    sold = read(knowledge, "Exports to Germany 2024?", "What did they sell us in return?")
    assert sold == ("import", ("DEU",), ("TOTAL",), ("2024",))


def test_the_rate_of_each_of_two_months_side_by_side(knowledge: Knowledge) -> None:
    for then in ("and growth on the year in each?", "yoy for both months?"):
        query = said(knowledge, "exports november 2025 vs october 2025", then)
        assert isinstance(query, Query)
        assert (query.operation, query.by, len(query.periods)) == ("growth", "year", 2)


def test_each_grew_after_an_order(knowledge: Knowledge) -> None:
    query = said(knowledge, "biggest buyers of Chinese goods in 2024", "how fast did each grow")
    assert isinstance(query, Query)
    assert (query.operation, query.by, len(query.partners)) == ("growth", "year", 5)


def test_a_fall_that_got_worse_is_a_rate_beside_the_one_before(knowledge: Knowledge) -> None:
    for then in (("may", "did the fall get worse"), ("did it get worse in may?",)):
        query = said(knowledge, "exports usa april 2025 yoy", *then)
        assert isinstance(query, Query)
        assert (query.operation, query.measure) == ("change", "yoy")
        assert [period.code for period in query.periods] == ["2025-05", "2025-04"]


def test_another_dealer_in_that_month_is_of_the_same_goods(knowledge: Knowledge) -> None:
    query = read(knowledge, "soybean imports from Argentina in Dec 2025", "What did Brazil ship that month?")
    assert query == ("import", ("BRA",), ("soybeans",), ("2025-12",))


def test_the_reporters_own_deficit_is_with_whom_was_told(knowledge: Knowledge) -> None:
    query = said(knowledge, "german count of imports from china 2025", "so german deficit")
    assert isinstance(query, Query)
    assert (query.reporter, query.flow, query.partners) == ("DEU", "balance", ("CHN",))


def test_what_were_the_exports_in_a_year_after_a_partners(knowledge: Knowledge) -> None:
    query = said(knowledge, "exports to the US in 2024", "in dollars what were the exports in 2025")
    assert isinstance(query, Query)
    assert set(query.partners) == {"USA", "WLD"}


@pytest.mark.parametrize(
    ("text", "flow", "partner", "good"),
    [
        ("is china buying less coal", "import", "WLD", "coal"),
        ("Is China buying more soybeans from Brazil?", "import", "BRA", "soybeans"),
        ("is China importing less coal", "import", "WLD", "coal"),
        ("did China import more crude in 2025", "import", "WLD", "crude_oil"),
        ("are Americans buying less from China", "export", "USA", "TOTAL"),
        ("did China sell less to the US in 2025", "export", "USA", "TOTAL"),
    ],
)
def test_more_or_less_that_is_dealt_in_is_a_move_on_the_year(
    knowledge: Knowledge, text: str, flow: str, partner: str, good: str
) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.measure, query.flow) == ("growth", "yoy", flow)
    assert (query.partners, query.commodities) == ((partner,), (good,))


@pytest.mark.parametrize(
    "text", ["did the US buy less from China in 2025 than in 2024", "does China buy more than it sells"]
)
def test_what_is_set_over_something_is_no_move(knowledge: Knowledge, text: str) -> None:
    assert one(knowledge, text).operation in ("compare", "check")
