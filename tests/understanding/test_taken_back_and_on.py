"""Talks that take back, go on with another subject or ask how a running year goes."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from bot.model import Period
from tests import turns
from tests.understanding.asking import one

H1_2024, H1_2026 = Period.months((2024, 1), (2024, 6)), Period.months((2026, 1), (2026, 6))


@pytest.mark.parametrize(
    "text",
    [
        "How is trade with Korea going this year?",
        "今年对韩国贸易怎么样？",
        "Wie läuft der Handel mit Korea dieses Jahr?",
    ],
)
def test_how_a_running_year_goes_is_asked_of_it_so_far(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.partners, query.periods) == ("total", ("KOR",), (H1_2026,))


def test_the_talk_goes_on_after_how_it_goes(knowledge: Knowledge) -> None:
    talk = ("How is trade with Korea going this year?", "imports only please", "and Japan?")
    query = turns.query(knowledge, *talk)
    assert (query.flow, query.partners, query.periods) == ("import", ("JPN",), (H1_2026,))


@pytest.mark.parametrize(
    ("first", "operation"),
    [
        ("Imports from Australia in the first half of 2026", "compare"),
        ("balance with Brazil in the first half of 2026", "compare"),
    ],
)
def test_bigger_than_in_a_year_is_of_the_same_stretch(knowledge: Knowledge, first: str, operation: str) -> None:
    query = turns.query(knowledge, first, "bigger than in 2024?")
    assert (query.operation, query.periods) == (operation, (H1_2026, H1_2024))


@pytest.mark.parametrize(
    ("talk", "at"),
    [
        (("lowest month for US exports to China in 2025", "when was it last that low"), Period.month(2025, 5)),
        (("highest month for Chinese exports in 2025", "when was it last that high"), Period.month(2025, 12)),
        (("worst year for exports to the US", "when was it last that low"), Period.year(2025)),
    ],
)
def test_that_low_is_of_what_was_found(knowledge: Knowledge, talk: tuple[str, ...], at: Period) -> None:
    query = turns.query(knowledge, *talk)
    assert (query.operation, query.by, query.periods) == ("record", "since", (at,))


_BALANCES = ("Trade balance with the EU in 2024", "and with ASEAN")


@pytest.mark.parametrize(
    ("talk", "partners"),
    [
        ((*_BALANCES, "add them to america's"), ("EU27", "ASEAN", "USA")),
        ((*_BALANCES, "add them up", "add the US to that"), ("EU27", "ASEAN", "USA")),
        ((*_BALANCES, "add them to america's", "forget that. Only russia"), ("RUS",)),
    ],
)
def test_added_to_those_told(knowledge: Knowledge, talk: tuple[str, ...], partners: tuple[str, ...]) -> None:
    query = turns.query(knowledge, *talk)
    assert (query.operation, query.flow, query.partners) == ("sum", "balance", partners)


@pytest.mark.parametrize("then", ["when did that last happen before", "when was the last time that happened"])
def test_what_last_happened_is_asked_back_after_a_rate(knowledge: Knowledge, then: str) -> None:
    assert isinstance(turns.read(knowledge, "did China's exports fall in october 2025", then), Ambiguous)


def test_a_claim_last_happened(knowledge: Knowledge) -> None:
    query = turns.query(knowledge, "China's surplus was above 110 bn in May 2026?", "when did that last happen")
    assert (query.operation, query.by, query.flow) == ("threshold", "last", "balance")


@pytest.mark.parametrize(
    ("first", "then", "at"),
    [
        ("China's exports in 2025", "not the year, just november", Period.month(2025, 11)),
        ("China's exports in May 2026", "not the month, the whole year 2025", Period.year(2025)),
        ("car exports 2025", "units or dollars?", Period.year(2025)),
    ],
)
def test_taken_back_or_told_again(knowledge: Knowledge, first: str, then: str, at: Period) -> None:
    query = turns.query(knowledge, first, then)
    assert (query.operation, query.flow, query.basis, query.periods) == ("level", "export", None, (at,))


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("China's exports in May 2026", "right. switching topic: yuan per dollar?"),
        ("Chinas Exporte im Mai 2026", "Themenwechsel: Yuan je Dollar?"),
        ("2026年5月出口", "换个话题，人民币兑美元汇率"),
    ],
)
def test_another_topic(knowledge: Knowledge, first: str, then: str) -> None:
    assert turns.query(knowledge, first, then).commodities == ("usdcny",)


@pytest.mark.parametrize("then", ["which country took most of them?", "who took most?"])
def test_who_took_most_is_of_all(knowledge: Knowledge, then: str) -> None:
    query = turns.query(knowledge, "exports to the us, march 2026", then)
    assert (query.operation, query.by, query.partners) == ("rank", "partner", ())


@pytest.mark.parametrize("text", ["same for 2025", "no, 2025", "sorry, 2025", "and 2025?"])
def test_the_year_of_the_month_that_was_told_is_the_whole_year(knowledge: Knowledge, text: str) -> None:
    assert turns.query(knowledge, "exports in September 2025", text).periods == (Period.year(2025),)


@pytest.mark.parametrize("text", ["same for 2024", "no, 2024", "sorry, 2024"])
def test_another_year_is_of_the_month_that_was_told(knowledge: Knowledge, text: str) -> None:
    assert turns.query(knowledge, "exports in September 2025", text).periods == (Period.month(2024, 9),)


@pytest.mark.parametrize(
    ("text", "then"),
    [("no, to a year earlier", Period.month(2025, 5)), ("no, to March", Period.month(2026, 3))],
)
def test_what_a_month_is_set_against_is_taken_back(knowledge: Knowledge, text: str, then: Period) -> None:
    query = turns.query(knowledge, "what was the surplus in May 2026", "how does it compare to April?", text)
    assert (query.operation, query.periods) == ("compare", (Period.month(2026, 5), then))


@pytest.mark.parametrize(
    ("text", "partners", "year"),
    [
        ("As a share of total exports, what did the US take in 2024?", ("USA",), 2024),
        ("as a share of the total, how much went to the EU in 2025?", ("EU27",), 2025),
    ],
)
def test_a_share_that_is_asked_in_full_is_of_whom_it_names(
    knowledge: Knowledge, text: str, partners: tuple[str, ...], year: int
) -> None:
    query = turns.query(knowledge, "exports to the US in July 2025", text)
    assert (query.operation, query.partners, query.periods) == ("share", partners, (Period.year(year),))
