"""What a reader of the news asked: kinds of goods by one word, since when of a year, amounts that tell of a balance."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous, Opinion
from bot.knowledge import Knowledge
from bot.model import Bound, Query
from tests.turns import last
from tests.understanding.asking import asked, one


@pytest.mark.parametrize(
    "text",
    [
        "biggest import of china 2025",
        "what is the largest import by value",
        "china's number one import",
        "largest single export",
        "the biggest export of China in 2025",
    ],
)
def test_one_export_is_a_kind_of_goods(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by) == ("rank", "commodity")


@pytest.mark.parametrize("text", ["largest imports in 2025", "biggest export month 2025", "the biggest export figure"])
def test_other_words_ask_for_a_month(knowledge: Knowledge, text: str) -> None:
    assert one(knowledge, text).operation == "record"


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("the US deficit with China in 2025 was the lowest since when?", 1),
        ("us deficit with china 2025 lowest since?", 1),
        ("exports to the us in 2025: lowest since when?", -1),
        ("surplus in 2025 highest since when", 1),
        ("when was the us deficit with china last this low as in 2025", 1),
    ],
)
def test_a_year_is_set_beside_the_years_before_it(knowledge: Knowledge, text: str, limit: int) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by, query.limit) == ("record", "since", limit)
    assert query.periods[0].code == "2025"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("the US deficit with China in 2025 was the smallest since 2019, true?", "True."),
        ("the US deficit with China in 2025 was the largest since 2019, true?", "False."),
        ("the US deficit with China in 2025 was a record low, true?", "True."),
    ],
)
def test_the_claim_is_of_a_deficit(knowledge: Knowledge, text: str, verdict: str) -> None:
    headline = last(knowledge, text).headline
    assert headline.startswith(verdict)
    assert "a deficit of $202.1 bn" in headline


def test_the_highest_of_deficits_is_called_the_smallest(knowledge: Knowledge) -> None:
    reply = last(knowledge, "was the US deficit with China in 2025 the lowest of all years")
    assert reply.headline.endswith("a deficit of $202.1 bn, the smallest of 2017 to 2025")
    reply = last(knowledge, "was the US deficit with China in 2024 the largest year")
    assert "not the largest: number 5" in reply.headline
    assert "The largest deficit: $419.2 bn in 2018" in reply.lines


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("which year had the $1 trillion surplus", "year"),
        ("the $1 trillion surplus: which year?", "year"),
        ("was the trillion dollar surplus the first ever?", "first"),
        ("how many months had a $100 billion surplus", "count"),
    ],
)
def test_an_amount_before_a_balance_bounds_it(knowledge: Knowledge, text: str, by: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by) == ("threshold", by)


def test_an_amount_is_not_left_out(knowledge: Knowledge) -> None:
    bound = Bound("at_least", 1000.0, unit="USD_bn")
    assert one(knowledge, "is a trillion surplus a record?").condition == bound


def test_it_is_asked_back(knowledge: Knowledge) -> None:
    (read,) = asked(knowledge, "exports to the US as a percentage of what they were in 2018")
    assert isinstance(read, Ambiguous)


def test_one_partner_is_set_against_the_sum_of_two(knowledge: Knowledge) -> None:
    query = one(knowledge, "which is bigger, exports to ASEAN or US + EU in 2025")
    assert (query.by, query.partners) == ("summed", ("ASEAN", "USA", "EU27"))


def test_falling_more_than_ever_looks_for_the_lowest_rate(knowledge: Knowledge) -> None:
    query = one(knowledge, "did exports to the US ever fall more than in May 2025")
    assert query == Query(
        "record", "CHN", "export", ("USA",), ("TOTAL",), measure="yoy", by="since", limit=-1, periods=query.periods
    )


def test_growth_without_a_partner_takes_the_vintage_that_has_the_year_before(knowledge: Knowledge) -> None:
    reply = last(knowledge, "how much did non-US exports grow in november 2025")
    assert reply.results[0].figures[0].value == pytest.approx(12.02, abs=0.02)
    assert "From $264.57 bn to $296.37 bn, worked out from the levels" in reply.lines
    level = last(knowledge, "exports excluding the US in november 2025")
    assert level.results[0].figures[0].value == pytest.approx(296.51, abs=0.01)


@pytest.mark.parametrize("text", ["is a trade surplus good", "is a big surplus a bad thing", "is a trade deficit bad"])
def test_whether_it_is_good_is_an_opinion(knowledge: Knowledge, text: str) -> None:
    (read,) = asked(knowledge, text)
    assert isinstance(read, Opinion)


def test_mars_is_no_month_of_french(knowledge: Knowledge) -> None:
    reply = last(knowledge, "exports to Mars")
    assert reply.headline == "I know nothing about “Mars”, so I give no figure"


def test_a_comparison_in_dollars_says_which_currency_is_missing(knowledge: Knowledge) -> None:
    reply = last(knowledge, "deficit with Taiwan 2025 vs 2024")
    assert reply.headline == "China's trade balance with Taiwan, 2024: no US dollar value is held, only one in yuan"


@pytest.mark.parametrize(
    "text",
    [
        "rare earths export value 2024 and volume",
        "car exports Jan-Oct 2025 units and value",
        "export value of rare earths and volume in 2024",
        "steel exports value and tonnes Jan-Oct 2025",
    ],
)
def test_value_and_quantity_are_two_figures(knowledge: Knowledge, text: str) -> None:
    measures = {query.measure for query in asked(knowledge, text) if isinstance(query, Query)}
    assert measures == {"value", "quantity"}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("was the PMI below 50 all the time from april to november 2025", "True."),
        ("did exports to the US fall the whole time from April to December 2025", "True."),
        ("has the surplus been above 100 billion consistently in 2026", "False."),
    ],
)
def test_all_the_time_is_each_month(knowledge: Knowledge, text: str, verdict: str) -> None:
    assert last(knowledge, text).headline.startswith(verdict)


@pytest.mark.parametrize("text", ["exports june vs june", "exports in June against June a year before"])
def test_a_month_against_itself_is_against_a_year_before(knowledge: Knowledge, text: str) -> None:
    assert [period.code for period in one(knowledge, text).periods] == ["2026-06", "2025-06"]


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("exports hit a record high in june 2026?", 1),
        ("was the drop in exports to the US in may 2025 the worst ever", -1),
        ("was June 2026 the best ever month for exports", 1),
    ],
)
def test_a_month_said_to_be_the_record_is_that_month(knowledge: Knowledge, text: str, limit: int) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.limit) == ("record", limit)
    assert [period.kind for period in query.periods] == ["month"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("exports to the US have halved since 2018, right?", "False."),
        ("has the surplus doubled since 2021?", "False."),
        ("have imports from the US halved since 2022?", "False."),
        ("Exports have less than doubled since 2018, right?", "True."),
        ("have exports to the US less than halved since 2018?", "True."),
    ],
)
def test_halved_or_doubled_since_is_judged(knowledge: Knowledge, text: str, verdict: str) -> None:
    reply = last(knowledge, text)
    assert reply.headline.startswith(verdict)
    assert reply.queries[0].operation == "compare"


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("exports rose 25% in August 2026, the fastest this year, true?", 1),
        ("exports in August 2026 rose the most this year, true?", 1),
        ("exports fell the most of the year in October 2025, true?", -1),
    ],
)
def test_what_moved_most_is_judged_by_its_rate(knowledge: Knowledge, text: str, limit: int) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by, query.measure, query.limit) == ("check", "record", "yoy", limit)
    assert query.periods[1].kind == "year"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("export growth Q1 vs Q2 vs Q3 vs Q4 2025", ["2025-10..12", "2025-07..09", "2025-04..06", "2025-01..03"]),
        ("is the PMI higher than a year ago", ["2026-05", "2025-05"]),
    ],
)
def test_times_set_against_each_other(knowledge: Knowledge, text: str, codes: list[str]) -> None:
    query = last(knowledge, text).queries[0]
    assert query.operation == "compare"
    assert len(query.periods) == len(codes)
    assert {period.first.year for period in query.periods} == {int(code[:4]) for code in codes}


def test_how_far_behind_is_a_difference(knowledge: Knowledge) -> None:
    query = one(knowledge, "How far behind the EU was the US as an export market in 2025?")
    assert (query.operation, query.by) == ("compare", "partner")


def test_the_last_month_it_was_so_is_looked_for(knowledge: Knowledge) -> None:
    query = one(knowledge, "when was the last month the surplus was under 60bn")
    assert (query.operation, query.by, query.periods) == ("threshold", "last", ())


@pytest.mark.parametrize(
    "text",
    ["exports trailing 3 month average june 2026", "compare export growth and import growth by quarter in 2025"],
)
def test_what_is_not_told_is_asked_back(knowledge: Knowledge, text: str) -> None:
    assert last(knowledge, text).outcome == "clarify"


def test_a_deficit_that_halved_gets_no_verdict(knowledge: Knowledge) -> None:
    reply = last(knowledge, "US deficit with China has halved since 2018, right?")
    assert reply.queries[0].operation == "change"
    assert "down 51.8 %" in reply.text


@pytest.mark.parametrize(
    ("text", "moved", "most"),
    [
        ("In March exports fell the most this year, true?", "False.", "True."),
        ("Exports fell the most this year in March, true?", "False.", "True."),
        ("Exports rose 20% in March 2026, the slowest this year, right?", "False.", "True."),
        ("exports fell the most of the year in October 2025, true?", "True.", "True."),
        ("exports rose 25% in August 2026, the fastest this year, true?", "True.", "False."),
    ],
)
def test_that_it_moved_so_is_judged_beside_how_far(knowledge: Knowledge, text: str, moved: str, most: str) -> None:
    reply = last(knowledge, text)
    assert reply.headline.startswith(moved)
    assert any(line.startswith(f"{most} China's exports, ") for line in reply.lines)


@pytest.mark.parametrize(
    "text",
    [
        "exports in 2025 excluding January and the US",
        "exports in 2025 excluding the US and January",
        "exports in 2025 excluding January 2024",
        "exports in 2025 but not in December",
        "exports in 2025, not January",
        "May exports of every year",
        "exports in each May",
    ],
)
def test_no_part_of_a_span_is_told_for_another(knowledge: Knowledge, text: str) -> None:
    assert last(knowledge, text).figures == ()


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("In at least half of the months of 2026 did the surplus exceed 100 billion?", "True."),
        ("in at most half of the months of 2025 exports rose, right?", "False."),
        ("Did exports rise in fewer than half the months of 2025?", "False."),
        ("was the surplus always over 90 billion in 2025", "False."),
        ("has the surplus always been positive", "True."),
    ],
)
def test_so_many_of_the_months_held(knowledge: Knowledge, text: str, verdict: str) -> None:
    assert last(knowledge, text).headline.startswith(verdict)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("exports 9M 2025", ["2025-01..09"]),
        ("exports 202606", ["2026-06"]),
        ("exports growth in November 2025 and year to date", ["2025-11", "2025-01..11"]),
    ],
)
def test_months_in_figures(knowledge: Knowledge, text: str, codes: list[str]) -> None:
    spans = [(p.first.month, p.last.month, p.first.year) for p in one(knowledge, text).periods]
    assert spans == [(int(code[5:7]), int(code[-2:]), int(code[:4])) for code in codes]


@pytest.mark.parametrize(
    ("text", "term"),
    [("PMI, what does it mean", "pmi"), ("define inflation", "cpi"), ("GACC? what is that", "gacc")],
)
def test_the_term_of_a_series(knowledge: Knowledge, text: str, term: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by) == ("define", term)


def test_an_index_explained_is_asked_for_after_it(knowledge: Knowledge) -> None:
    reply = last(knowledge, "what does PMI mean", "how much is it in may 2026")
    assert reply.results[0].figures[0].value == 50.0


def test_the_rate_of_goods_in_a_row_is_asked_of_each(knowledge: Knowledge) -> None:
    read = asked(knowledge, "2025 export growth of toys, footwear and furniture")
    assert [(query.operation, query.commodities) for query in read if isinstance(query, Query)] == [
        ("growth", ("toys",)),
        ("growth", ("footwear",)),
        ("growth", ("furniture",)),
    ]


@pytest.mark.parametrize(
    "text", ["Was the August 2026 surplus bigger than the July one?", "was PMI in May 2026 higher than the April one"]
)
def test_the_one_of_another_month(knowledge: Knowledge, text: str) -> None:
    assert len(last(knowledge, text).queries[0].periods) == 2


def test_how_far_flows_are_apart_is_told_of_both(knowledge: Knowledge) -> None:
    reply = last(knowledge, "Is it true that imports were 1 trillion lower than exports in 2025?")
    assert (reply.queries[0].operation, reply.queries[0].by) == ("compare", "flow")


def test_in_a_talk_how_many_is_the_amount_again(knowledge: Knowledge) -> None:
    turns = (
        "how many cars did China export in november 2025",
        "up by how much on a year earlier",
        "how many in december",
    )
    reply = last(knowledge, *turns)
    assert reply.results[0].figures[0].value == 753_000


def test_in_a_talk_when_it_was_highest_is_of_all_months(knowledge: Knowledge) -> None:
    turns = (
        "average us tariff on chinese goods in december 2025",
        "and in January of that year",
        "when was it highest",
    )
    assert "highest in May 2025, 126.5 %" in last(knowledge, *turns).headline


def test_how_far_two_records_differ_is_told_of_their_months(knowledge: Knowledge) -> None:
    turns = ("exports to the US 2025", "which month was the worst", "and the best", "by how much did they differ")
    assert "From $47.79 bn to $27.76 bn" in last(knowledge, *turns).text


def test_what_goods_were_worth_is_no_weight(knowledge: Knowledge) -> None:
    reply = last(knowledge, "How much steel did China export in 2025?", "what were they worth")
    assert reply.outcome == "refuse"


def test_the_home_country_s_own_figure_takes_no_partner_from_another_sentence(knowledge: Knowledge) -> None:
    text = "Give me China's exports for 2025. Also what was the US deficit with China that year by US data?"
    exports, deficit = (query for query in last(knowledge, text).queries)
    assert exports.partners == ("WLD",)
    assert (deficit.reporter, deficit.partners) == ("USA", ("CHN",))


def test_always_of_years_whose_months_are_not_held_is_asked_back(knowledge: Knowledge) -> None:
    reply = last(knowledge, "was the EU's deficit with China always above 300 billion euros since 2022")
    assert (reply.outcome, reply.figures) == ("clarify", ())
