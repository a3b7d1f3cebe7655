"""What stands aside and still tells whose figure is asked for: brackets, whose data, the month of a release."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from bot.model import Bound, Query
from tests.understanding.asking import asked, one


@pytest.mark.parametrize(
    ("text", "flow", "partner"),
    [
        ("Russia imports growth july 2025 (china buying)", "import", "RUS"),
        ("Russia exports july 2025, china buying", "import", "RUS"),
        ("India exports 2025 (China selling)", "export", "IND"),
    ],
)
def test_who_deals_in_brackets_tells_the_way(knowledge: Knowledge, text: str, flow: str, partner: str) -> None:
    query = one(knowledge, text)
    assert (query.reporter, query.flow, query.partners) == ("CHN", flow, (partner,))


def test_whose_data_is_said_at_the_end_of_both(knowledge: Knowledge) -> None:
    queries = asked(knowledge, "exports in May 2025 and the deficit with China in 2024 by US data")
    assert [query.reporter for query in queries if isinstance(query, Query)] == ["USA", "USA"]


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("when does customs publish in january 2026? for december", "2025-12"),
        ("when were the december numbers published in january 2026", "2025-12"),
        ("when did customs publish in july 2025", "2025-06"),
        ("when were the july 2025 numbers published", "2025-07"),
        ("what day in june 2026 did the trade data come out", "2026-05"),
    ],
)
def test_the_month_of_a_release_is_not_the_one_reported(knowledge: Knowledge, text: str, month: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by, [p.code for p in query.periods]) == ("coverage", "release_date", [month])


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("the december numbers published in january - what was export growth?", "2025-12"),
        ("what was export growth in the figures released in january 2026", "2025-12"),
        ("export growth published in september", "2026-08"),
        ("export growth in june 2025", "2025-06"),
    ],
)
def test_figures_out_in_a_month_are_those_of_the_month_before(knowledge: Knowledge, text: str, month: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, [p.code for p in query.periods]) == ("growth", [month])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("half-year exports 2026 in yuan", "2026-01/2026-06"),
        ("exports for the half year 2025", "2025-01/2025-06"),
        ("2026 half-year exports to africa", "2026-01/2026-06"),
    ],
)
def test_a_bare_half_year_is_the_first_half(knowledge: Knowledge, text: str, code: str) -> None:
    assert [p.code for p in one(knowledge, text).periods] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "exports by half-year 2025",
        "exports in one month of 2025",
        "balance for march",
        "balance of the two of them",
        "how much did it change?",
    ],
)
def test_what_may_be_something_else_is_asked_back(knowledge: Knowledge, text: str) -> None:
    (reading,) = asked(knowledge, text)
    assert isinstance(reading, Ambiguous)


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("who exports to China", "import"),
        ("which countries export soybeans to China", "import"),
        ("which countries import from china in 2024", "export"),
        ("which countries buy from China", "export"),
        ("which countries trade with China", "total"),
        ("order brazil argentina usa by soybean deliveries", "import"),
    ],
)
def test_those_who_deal_are_put_in_order(knowledge: Knowledge, text: str, flow: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by, query.flow) == ("rank", "partner", flow)


def test_a_fifth_more_cars_is_of_their_number(knowledge: Knowledge) -> None:
    assert one(knowledge, "china exported a fifth more cars in 2025, true?").basis == "quantity"
    assert one(knowledge, "car exports rose by a fifth in 2025, true?").basis is None


def test_two_tariffs_set_against_each_other(knowledge: Knowledge) -> None:
    query = one(knowledge, "how do tariffs compare: US on China vs China on US")
    assert query.commodities == ("us_tariff_avg", "china_tariff_avg_on_us")


def test_before_that_is_before_the_month_told(knowledge: Knowledge) -> None:
    text = "October 2025 broke a run of export growth. How many months in a row had exports grown before that?"
    assert [p.code for p in one(knowledge, text).periods] == ["2025-09"]


def test_an_average_of_one_month_is_no_moving_one(knowledge: Knowledge) -> None:
    query = one(knowledge, "How much in average China was importing soybean in one month of 2025?")
    assert (query.operation, query.by) == ("average", None)


@pytest.mark.parametrize(
    ("text", "comparator", "amount"),
    [
        ("Exports to the US fell less in 2025 than a quarter, right?", "between", -25.0),
        ("Exports to the US fell more in 2025 than a quarter, right?", "below", -25.0),
        ("imports grew less in august 2026 than 30%, right?", "below", 30.0),
        ("exports to India rose more in 2025 than a tenth, true?", "above", 10.0),
    ],
)
def test_a_degree_and_its_amount_around_a_time(knowledge: Knowledge, text: str, comparator: str, amount: float) -> None:
    bound = one(knowledge, text).condition
    assert isinstance(bound, Bound)
    assert (bound.comparator, bound.amount) == (comparator, amount)


def test_the_year_with_the_most_is_a_year(knowledge: Knowledge) -> None:
    assert one(knowledge, "the year with the highest US deficit with China on record").by == "year"
    assert one(knowledge, "the largest surplus of the year").by == "month"


def test_a_partner_named_twice_is_one(knowledge: Knowledge) -> None:
    asked(knowledge, "What percentage of Russian trade with China in 2025 were Chinese imports?")


@pytest.mark.parametrize(
    "text",
    [
        "I need what China exported to ASEAN in 2024. Do you have that?",
        "The one thing I'm missing is what China exported to ASEAN over the whole of 2024. Do you have it?",
    ],
)
def test_do_you_have_it_asks_for_the_figure_told(knowledge: Knowledge, text: str) -> None:
    assert one(knowledge, text).operation == "level"


def test_a_fiscal_year_is_not_read_past(knowledge: Knowledge) -> None:
    assert one(knowledge, "Which fiscal year does India use for its trade statistics?").operation == "define"
    (reading,) = asked(knowledge, "exports by fiscal year India")
    assert isinstance(reading, Ambiguous)


@pytest.mark.parametrize(
    "text",
    [
        "China's car exports in 2025 compared with Germany's",
        "China's imports in 2025 against those of the US",
        "China's exports in June 2026 in French",
        "China's other exports in 2025",
        "exports to the remaining partners in June 2026",
        "exports in the quarter to June 2026",
        "exports in May of both years",
        "exports every May since 2021",
        "China's exports during the trade war",
    ],
)
def test_another_s_figure_and_what_is_left_are_not_read_past(knowledge: Knowledge, text: str) -> None:
    (reading,) = asked(knowledge, text)
    assert isinstance(reading, Ambiguous)


def test_everyone_else_than_leaves_out(knowledge: Knowledge) -> None:
    assert one(knowledge, "exports to everyone else than the US in 2025").by == "without"


def test_what_one_writes_about_is_no_partner(knowledge: Knowledge) -> None:
    text = "I'm writing about Europe, what were exports to Germany in June 2026 in yuan"
    assert one(knowledge, text).partners == ("DEU",)


@pytest.mark.parametrize(
    ("text", "code"),
    [("exports in the last full year", "2025"), ("the surplus in the latest quarter", "2026-04/2026-06")],
)
def test_the_last_full_span(knowledge: Knowledge, text: str, code: str) -> None:
    assert [p.code for p in one(knowledge, text).periods] == [code]
