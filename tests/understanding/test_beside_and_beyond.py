"""What is asked of a month that is only found, how far a figure lies beyond another time's, and joint claims."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.model import Bound, Query, Question, Turn
from bot.pipeline import answer
from bot.understanding import understand
from tests.understanding.asking import TODAY, asked, one


def _told(knowledge: Knowledge, text: str) -> str:
    return answer(Question(text, TODAY, language="en"), knowledge).text


def _after(knowledge: Knowledge, first: str, then: str) -> Query:
    before = (Turn(one(knowledge, first)),)
    question = Question(then, TODAY, "en", before)
    (query,) = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert isinstance(query, Query), query
    return query


@pytest.mark.parametrize(
    "text",
    [
        "Which was the weakest month for exports to the US in 2025, how much was it, and what was the rate that month?",
        "weakest month for exports to the US in 2025 and how far down on the year",
        "what was the lowest month for exports to the US in 2025 and by how much was it down year on year?",
        "which month of 2025 was the lowest for exports to the US and how did that compare with a year earlier?",
    ],
)
def test_the_rate_of_a_month_that_is_only_found_stands_beside_it(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.measure, query.by, query.limit) == ("record", "with_yoy", "month", -1)


@pytest.mark.parametrize(
    "text",
    [
        "how far is 2025's surplus from 2024's",
        "how far was the 2025 surplus from the 2024 one",
    ],
)
def test_how_far_one_time_is_from_another_is_a_difference(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.flow) == ("change", "balance")
    assert {time.code for time in query.periods} == {"2024", "2025"}


def test_what_it_is_far_from_opens_no_stretch(knowledge: Knowledge) -> None:
    query = one(knowledge, "how far from 2024's surplus was that of 2025")
    assert [time.code for time in query.periods] == ["2024", "2025"]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("which month of 2025 had the steepest fall in exports to the US", "yoy"),
        ("which month of 2025 was the worst for exports to the US", None),
    ],
)
def test_an_order_of_rates_stays_one(knowledge: Knowledge, text: str, measure: str | None) -> None:
    assert one(knowledge, text).measure == measure


def test_the_month_of_the_steepest_fall_tells_its_amount(knowledge: Knowledge) -> None:
    said = _told(knowledge, "which month of 2025 saw the steepest fall in exports to the US, and how much were they?")
    assert "34.5 %" in said
    assert "$28.82 bn" in said


def test_a_month_is_looked_for_after_two_years_side_by_side(knowledge: Knowledge) -> None:
    text = "rare earth exports: how many tonnes in 2025, up or down on 2024, and which month was the highest?"
    level, change, record = asked(knowledge, text)
    assert isinstance(level, Query)
    assert isinstance(change, Query)
    assert isinstance(record, Query)
    assert (change.operation, record.operation, record.by, record.limit) == ("change", "record", "month", 1)


def test_points_after_two_shares_are_points_of_the_share(knowledge: Knowledge) -> None:
    text = "What share of China's exports went to the US in 2024 and in 2025, and how many points did it lose?"
    shares, points = asked(knowledge, text)
    assert isinstance(shares, Query)
    assert isinstance(points, Query)
    assert (shares.operation, points.operation, points.measure) == ("share", "change", "share")


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("what were car exports in 2025?", "how far above 2024 was that?"),
        ("did car exports top 7 million in 2025?", "and by how much did it beat 2024?"),
        ("was 2025 a record year for car exports?", "how far above 2024 was it?"),
    ],
)
def test_how_far_beyond_another_time(knowledge: Knowledge, first: str, then: str) -> None:
    query = _after(knowledge, first, then)
    assert (query.operation, [str(period) for period in query.periods]) == ("change", ["2025", "2024"])


def test_a_claim_and_how_far_beyond_another_year(knowledge: Knowledge) -> None:
    text = "Car exports: was 2025 above 7 million units, and by how much did it beat 2024?"
    claim, change = asked(knowledge, text)
    assert isinstance(claim, Query)
    assert isinstance(change, Query)
    assert (claim.operation, change.operation) == ("check", "change")


def test_what_they_were_and_whether_they_were_up_are_two_questions(knowledge: Knowledge) -> None:
    queries = asked(knowledge, "what were exports to the US in November 2025 and were they up?")
    assert [query.operation for query in queries if isinstance(query, Query)] == ["level", "growth"]


def test_two_bounds_at_two_times_are_two_claims(knowledge: Knowledge) -> None:
    queries = asked(knowledge, "is it true that the PMI was below 50 in March 2025 and above 50 in December 2025")
    bounds = [query.condition for query in queries if isinstance(query, Query)]
    assert [bound.comparator for bound in bounds if isinstance(bound, Bound)] == ["below", "above"]


@pytest.mark.parametrize(
    ("text", "mixed"),
    [
        ("is it true that exports to the EU rose and imports from the EU rose in 2025?", True),
        (
            "Exports to South Korea rose 1.1 % in 2025, while those to Japan rose 3.5 %. Is that what customs said?",
            True,
        ),
        ("Chinese exports beat forecasts in April 2026 but imports missed. correct?", True),
        ("is it true that both exports and imports beat forecasts in June 2025?", True),
        ("is it true that exports and imports both missed forecasts in August 2025?", False),
        ("is it true that exports to the EU rose and imports from the EU fell in 2025?", False),
    ],
)
def test_a_joint_claim_that_holds_in_part_is_not_called_true(knowledge: Knowledge, text: str, mixed: bool) -> None:
    assert _told(knowledge, text).startswith("Not all of that is true" if mixed else "True.")


def test_a_rate_told_with_its_record_is_told_anyway(knowledge: Knowledge) -> None:
    *_, query = asked(knowledge, "imports rose 36 percent in June 2026, the fastest since when?")
    assert (query.operation, query.measure, query.by) == ("record", "yoy", "since")


@pytest.mark.parametrize(
    "text",
    [
        "is it true that the surplus topped a trillion in 2025 and was larger than in 2024?",
        "is it true that exports to the EU were 560 bn in 2025 and higher than those to the US",
        "Chinese exports to ASEAN passed 600 billion dollars in 2025 and ASEAN was ahead of the EU. Both right?",
        "China exported more to Vietnam than to India in 2023 and more to India than to Germany, correct?",
        "is it true that exports were 3770 bn in 2025 and higher than imports?",
        "exports rose 5.9 % in November 2025, less than in September. true?",
        "CPI was negative in August 2025 and positive in November 2025, right?",
        "is it true that China's coal imports fell 9.6 % in 2025 and that iron ore imports rose more than 1 %?",
    ],
)  # fmt: skip
def test_what_is_set_over_another_beside_a_claim_is_judged_by_itself(knowledge: Knowledge, text: str) -> None:
    reply = answer(Question(text, TODAY, language="en"), knowledge)
    verdicts = [result.statements[0].kind for result in reply.results]
    assert len(verdicts) == 2
    assert all(kind.startswith(("check.true", "check.claim.true", "check.rounded")) for kind in verdicts), reply.text


@pytest.mark.parametrize(
    ("text", "series"),
    [
        ("the surplus in 2025 by Chinese data and the deficit in 2024 by US data", [("CHN", "USA"), ("USA", "CHN")]),
        ("what do American customs say they imported from China in 2025 and what did they ship there",
         [("USA", "CHN"), ("USA", "CHN")]),
    ],
)  # fmt: skip
def test_whose_books_each_figure_stands_in(knowledge: Knowledge, text: str, series: list[tuple[str, str]]) -> None:
    queries = [query for query in asked(knowledge, text) if isinstance(query, Query)]
    assert [(query.reporter, *query.partners) for query in queries] == series


def test_what_our_customs_report_is_the_flow_that_both_count(knowledge: Knowledge) -> None:
    text = (
        "What did China's customs report as imports from the US in 2025 and how does that compare to what the US says "
        "it exported to China?"
    )
    query = one(knowledge, text)
    assert (query.operation, query.flow, query.partners) == ("mirror", "import", ("USA",))


def test_an_order_tells_what_each_bought(knowledge: Knowledge) -> None:
    query = one(knowledge, "which three countries bought the most in 2023, and how much did each buy?")
    assert (query.operation, query.flow) == ("rank", "export")


def test_up_or_down_is_asked_beside_a_later_question(knowledge: Knowledge) -> None:
    text = "coal imports in december 2025, up or down on the year, and how much for the whole year"
    assert [str(q.periods[0]) for q in asked(knowledge, text) if isinstance(q, Query)] == ["2025-12", "2025"]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Which grew more in 2025: exports to Taiwan or exports to India", "and in dollars?"),
        ("Which grew more in 2025: exports to Taiwan or exports to India", "what were the dollar amounts?"),
        ("Which grew more in 2025: exports to Taiwan or exports to India", "how much was exported to each?"),
    ],
)
def test_the_amounts_after_rates_set_against_each_other(knowledge: Knowledge, first: str, then: str) -> None:
    query = _after(knowledge, first, then)
    assert (query.operation, query.measure, query.partners) == ("level", None, ("TWN", "IND"))


def test_the_last_time_on_the_other_side_of_a_bound_told(knowledge: Knowledge) -> None:
    query = _after(knowledge, "PMI May 2026, is it above 50?", "when was it last below?")
    assert (query.operation, query.by, query.condition) == ("threshold", "last", Bound("below", 50.0, unit="index"))


def test_how_much_had_come_is_no_month_that_is_counted(knowledge: Knowledge) -> None:
    text = "which months of 2025 had no US soybeans, and how much had come in January to September?"
    months, amount = asked(knowledge, text)
    assert isinstance(months, Query)
    assert isinstance(amount, Query)
    assert (months.operation, amount.operation, str(amount.periods[0])) == ("threshold", "level", "2025-01/2025-09")


@pytest.mark.parametrize(
    ("text", "reporters"),
    [
        ("Vietnam sold more to the US than to China in 2025 and its surplus with the US was above 130 bn, true?",
         ["VNM", "VNM"]),
        ("Korea's exports to China in January 2026: growth? And its total exports that month?", ["KOR", "KOR"]),
        ("China's exports to the US fell in 2025 and its imports from the US fell too, correct?", ["CHN", "CHN"]),
    ],
)  # fmt: skip
def test_whose_a_possessive_is(knowledge: Knowledge, text: str, reporters: list[str]) -> None:
    assert [query.reporter for query in asked(knowledge, text) if isinstance(query, Query)] == reporters


def test_a_possessive_in_a_talk_is_of_whom_was_spoken(knowledge: Knowledge) -> None:
    query = _after(knowledge, "how much did Vietnam sell to the US in 2025", "and its surplus with the US?")
    assert (query.reporter, query.flow, query.partners) == ("VNM", "balance", ("USA",))


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("China's exports rose by 8.3% in September 2025, the fastest in six months. True?", True),
        ("imports rose 36 % in June 2026, the fastest in five years. true?", True),
        ("exports fell 1.1 % in October 2025, the worst in two years, right?", False),
    ],
)
def test_the_best_in_so_many_months(knowledge: Knowledge, text: str, holds: bool) -> None:
    told = [line for line in _told(knowledge, text).splitlines() if line.startswith(("True.", "False."))]
    assert told[1].startswith("True." if holds else "False.")


def test_what_is_conceded_is_not_asked_about(knowledge: Knowledge) -> None:
    query = one(knowledge, "Why did Chinese exports to the US go up in October 2025 although tariffs were still high?")
    assert (query.operation, query.flow, query.partners) == ("why", "export", ("USA",))


def test_the_year_that_is_counted_from_the_claim_before(knowledge: Knowledge) -> None:
    text = "Is it so that imports from the US fell by over a quarter in December 2025 and by 14.6 % in the whole year?"
    queries = [query for query in asked(knowledge, text) if isinstance(query, Query)]
    assert [str(query.periods[0]) for query in queries] == ["2025-12", "2025"]


def test_how_far_it_moved_is_asked_beside_what_is_not_known(knowledge: Knowledge) -> None:
    text = (
        "By how much did the US tariff rate on China jump between January and April 2025, and what was it in December?"
    )
    change, level = asked(knowledge, text)
    assert isinstance(change, Query)
    assert isinstance(level, Query)
    assert (change.operation, str(level.periods[0])) == ("change", "2025-12")
