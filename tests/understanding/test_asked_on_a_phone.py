"""English questions, claims and turns as five people type them: what is told, asked back or refused."""

from __future__ import annotations

import pytest

from bot.errors import CannotAnswer
from bot.knowledge import Knowledge
from bot.model import Bound, Query
from tests.turns import last, query, read
from tests.understanding.asking import asked, one


@pytest.mark.parametrize(
    "claim",
    [
        "PMI was last above 50 in December 2025",
        "was the PMI last above 50 in December 2025?",
        "the PMI was last above 50 in December 2025, right?",
    ],
)
def test_when_it_was_so_last_is_told_and_not_whether_it_was_so_then(knowledge: Knowledge, claim: str) -> None:
    found = one(knowledge, claim)
    assert (found.operation, found.by, found.periods) == ("threshold", "last", ())
    assert "April 2026" in last(knowledge, claim).headline


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("exports were above 300 bn all 2025", "False"),
        ("China has run a surplus every single month since 2021", "True"),
        ("did the US run a deficit with China in every month of 2025", "True"),
        ("the trade surplus doubled between 2021 and 2025", "False"),
        ("In 2025 the surplus with the US was about $280bn, ok?", "True"),
        ("Rare earth magnet shipments to the US were zero in May 2025", "False"),
        ("US soybean imports were zero in November 2025", "True"),
        ("Exports have beaten forecasts every month since November 2025. True or false?", "False"),
        ("exports beat the consensus every month from March to April 2025, right?", "True"),
        ("did CPI turn negative in 2025", "True"),
        ("was CPI negative in 2025", "False"),
        ("has the dollar risen since april 2025", "False"),
        ("is the surplus growing faster in 2025 than in 2024", "False"),
    ],
)
def test_what_is_claimed_gets_its_verdict(knowledge: Knowledge, claim: str, verdict: str) -> None:
    assert last(knowledge, claim).headline.startswith(verdict)


def test_the_size_of_each_month_is_no_claim(knowledge: Knowledge) -> None:
    assert one(knowledge, "how big a surplus every month of 2025").operation == "trend"


@pytest.mark.parametrize(
    "text",
    [
        "what did the minister export in 2025",
        "explain what China exports means",
        "average beat in 2025",
        "does a weak yuan help exports",
    ],
)
def test_what_no_figure_tells_gets_none(knowledge: Knowledge, text: str) -> None:
    (found,) = asked(knowledge, text)
    assert isinstance(found, CannotAnswer)


def test_a_fiscal_year_told_by_both_its_years_is_no_calendar_year(knowledge: Knowledge) -> None:
    (period,) = one(knowledge, "exports in fiscal year 2024/25").periods
    assert str(period) == "2024-04/2025-03"
    (period,) = one(knowledge, "exports in FY25").periods
    assert str(period) == "2025"


@pytest.mark.parametrize(
    "text",
    [
        "why are China's numbers higher than America's for the same trade?",
        "does the US report a smaller deficit in 2025 than China reports a surplus",
    ],
)
def test_two_counts_of_one_trade_are_set_side_by_side(knowledge: Knowledge, text: str) -> None:
    assert one(knowledge, text).operation == "mirror"


@pytest.mark.parametrize(
    ("turns", "operation", "period"),
    [
        (("rare earth exports june 2025", "month before", "and the average for the year"), "average", "2025"),
        (("exports june 2025", "july", "sum for the year"), "sum", "2025"),
        (("exports in march 2026", "how much was it"), "level", "2026-03"),
        (("was march 2026 a record for exports", "how much was it"), "record", "2026-03"),
    ],
)
def test_a_turn_goes_on_from_the_figures_before(
    knowledge: Knowledge, turns: tuple[str, ...], operation: str, period: str
) -> None:
    found = query(knowledge, *turns)
    assert (found.operation, [str(one) for one in found.periods]) == (operation, [period])


def test_how_much_it_was_is_of_nothing_after_a_greeting(knowledge: Knowledge) -> None:
    assert isinstance(read(knowledge, "hello", "how much was it"), CannotAnswer)


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("latest news on exports", "level"),
        ("give me the picture for 2025", "brief"),
        ("how big is the eus deficit w china", "balance"),
        ("wen did exports peak", "record"),
    ],
)
def test_hasty_words_are_read(knowledge: Knowledge, text: str, operation: str) -> None:
    assert one(knowledge, text).operation == operation


def test_a_fall_told_of_each_release_is_a_bound_on_its_side(knowledge: Knowledge) -> None:
    found = one(knowledge, "exports beat forecasts in every month of 2025, right?")
    assert (found.by, found.condition) == ("every", Bound("above", 0.0, unit="pp"))


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("exports didnt fall once in 2026", "True"),
        ("exports did not rise even once in 2025", "False"),
        ("exports fell once in 2025", "True"),
        ("June 2026 saw the fastest export growth in five years", "False"),
        ("exports rose the most in five years in June 2026", "False"),
        ("the surplus in June 2026 was the highest in five years", "False"),
    ],
)
def test_once_and_in_so_many_years_are_claims(knowledge: Knowledge, claim: str, verdict: str) -> None:
    assert last(knowledge, claim).headline.startswith(verdict)


def test_a_length_of_time_is_no_number_of_places(knowledge: Knowledge) -> None:
    (found,) = asked(knowledge, "which month had the highest surplus in three years")
    assert isinstance(found, CannotAnswer)


@pytest.mark.parametrize("turns", [("best quarter?",), ("worst quarter", "the best"), ("which quarter was best",)])
def test_the_best_quarter_is_that_of_the_rates_told(knowledge: Knowledge, turns: tuple[str, ...]) -> None:
    found = query(knowledge, "growth of exports by quarter 2025", *turns)
    assert (found.operation, found.by, found.measure, found.limit) == ("rank", "quarter", "yoy", 1)


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("Why are there two figures for May 2025 exports?", "revision"),
        ("what's held on copper", "coverage"),
        ("How old are the US figures you use?", "coverage"),
        ("hw much did china sell to mexico in 24", "level"),
    ],
)
def test_what_is_asked_of_the_figures_themselves(knowledge: Knowledge, text: str, operation: str) -> None:
    assert one(knowledge, text).operation == operation


@pytest.mark.parametrize(
    ("claim", "heads"),
    [
        ("exports first topped 300 billion in December 2025", "False"),
        ("exports first topped 350 billion in December 2025", "True as far as held"),
        ("exports haven't fallen since October 2025", "China's exports: a fall on a year earlier last in October 2025"),
        ("the PMI has not been above 50 since April", "The manufacturing PMI: a figure above 50 last in April 2026"),
        ("imports were higher in 2025 than in any year before", "China's imports, 2025: $2,580 bn, no record"),
        ("exports in 2025 beat exports in 2024", "China's exports: $3,770 bn in 2025, more than"),
        ("the surplus first exceeded 100bn in 2025", "China's trade balance: a surplus above $100 bn first in"),
    ],
)
def test_first_and_no_longer(knowledge: Knowledge, claim: str, heads: str) -> None:
    assert last(knowledge, claim).headline.startswith(heads)


def test_of_each_year_listed_it_is_judged(knowledge: Knowledge) -> None:
    found = asked(knowledge, "exports exceeded 3.5 trillion in 2024 and in 2025")
    assert [(one.operation, str(one.periods[0])) for one in found if isinstance(one, Query)] == [
        ("check", "2024"),
        ("check", "2025"),
    ]


@pytest.mark.parametrize(
    ("turns", "operation", "things"),
    [
        (("Q4 2025 exports", "q3", "surplus in both"), "balance", 2),
        (("why did exports to the US fall in 2025", "and to ASEAN?", "which fell most"), "compare", 2),
        (("exports to russia 2025", "2024", "2023", "which year was best"), "compare", 3),
    ],
)
def test_what_was_told_turn_by_turn_is_taken_together(
    knowledge: Knowledge, turns: tuple[str, ...], operation: str, things: int
) -> None:
    found = query(knowledge, *turns)
    told = len(last(knowledge, *turns).queries)
    assert (found.operation, max(told, len(found.partners), len(found.periods))) == (operation, things)


def test_both_of_which_one_alone_is_known_is_asked_back(knowledge: Knowledge) -> None:
    assert isinstance(read(knowledge, "who is the biggest soy supplier", "second", "share of both"), CannotAnswer)


def test_a_change_on_the_month_is_nobodys_mother(knowledge: Knowledge) -> None:
    assert one(knowledge, "exports mom june 2026").by == "month"


@pytest.mark.parametrize(
    "text",
    [
        "what was the PMI when exports peaked",
        "tariff when exports to the US were lowest",
        "exports to the US vs tariff rate 2025",
        "has the surplus already passed last year's total",
    ],
)
def test_an_index_at_a_time_told_of_a_flow_is_asked_back(knowledge: Knowledge, text: str) -> None:
    (found,) = asked(knowledge, text)
    assert isinstance(found, CannotAnswer)


@pytest.mark.parametrize(
    ("turns", "by"),
    [
        (("pmi in 2025 by month", "how many above 50", "first one"), "first"),
        (("how many months did imports fall in 2025", "which was the last"), "last"),
    ],
)
def test_the_first_of_months_counted_is_one_of_them(knowledge: Knowledge, turns: tuple[str, ...], by: str) -> None:
    assert query(knowledge, *turns).by == by


@pytest.mark.parametrize(
    "text", ["exports have risen for five straight months", "exports fell for three months running"]
)
def test_so_many_straight_months_are_a_run(knowledge: Knowledge, text: str) -> None:
    assert one(knowledge, text).operation == "streak"


def test_why_a_balance_stands_so_is_of_a_month_that_is_held(knowledge: Knowledge) -> None:
    assert "$24.76 bn" in last(knowledge, "why does china have such a big surplus with the us").headline
