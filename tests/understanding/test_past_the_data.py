"""A talk that goes on with its figures once a word was explained, an event dated or a release told."""

from __future__ import annotations

import pytest

from bot.errors import CannotAnswer
from bot.knowledge import Knowledge
from bot.model import Query
from tests.turns import read as understood

TO_US = "exports to the US in 2025"


def told(knowledge: Knowledge, *texts: str) -> Query:
    """The query of the last text of a talk."""
    found = understood(knowledge, *texts)
    assert isinstance(found, Query)
    return found


@pytest.mark.parametrize(
    ("between", "then", "flow", "partner", "period"),
    [
        ("what does balance mean", "and imports?", "import", "USA", "2025"),
        ("what is CIF", "imports?", "import", "USA", "2025"),
        ("what does FOB mean", "and the surplus", "balance", "USA", "2025"),
        ("what does GACC stand for", "and to Germany?", "export", "DEU", "2025"),
        ("when does the next data come out", "and imports?", "import", "USA", "2025"),
        ("when was the truce", "in November 2025", "export", "USA", "2025-11"),
        ("when was the truce", "what were they the month before", "export", "USA", "2025-09"),
        ("when was the truce", "exports since then", "export", "USA", "2025-10/2026-06"),
        ("when was the truce", "and since then?", "export", "USA", "2025-10/2026-06"),
        ("when was the truce", "how have exports grown since?", "export", "USA", "2025-10/2026-06"),
        ("when was the truce", "and imports from there since then", "import", "USA", "2025-10/2026-06"),
    ],
)
def test_of_the_figures_before(
    knowledge: Knowledge, between: str, then: str, flow: str, partner: str, period: str
) -> None:
    query = told(knowledge, TO_US, between, then)
    assert (query.flow, query.partners, query.periods[0].code) == (flow, (partner,), period)


def test_of_the_word_itself(knowledge: Knowledge) -> None:
    balance = told(knowledge, TO_US, "what is a trade surplus", "how big is China's")
    assert (balance.flow, balance.partners, balance.periods) == ("balance", ("WLD",), ())


@pytest.mark.parametrize("then", ["what did exports do before that", "and how did imports do after that"])
def test_a_time_that_nobody_can_count_is_asked_back(knowledge: Knowledge, then: str) -> None:
    assert isinstance(understood(knowledge, TO_US, "when was the truce", then), CannotAnswer)


@pytest.mark.parametrize("text", ["exports to the US since?", "exports since"])
def test_since_what_is_asked_back(knowledge: Knowledge, text: str) -> None:
    assert isinstance(understood(knowledge, text), CannotAnswer)


def test_the_tariffs_after_what_they_caused(knowledge: Knowledge) -> None:
    why = "why did exports to the US fall in April 2025"
    high = told(knowledge, why, "how high were the tariffs")
    assert (high.operation, high.commodities, high.periods[0].code) == ("level", ("us_tariff_avg",), "2025-04")
    assert told(knowledge, why, "how high were the tariffs", "and now?").commodities == ("us_tariff_avg",)
    assert told(knowledge, why, "is it the tariffs?").operation == "why"


@pytest.mark.parametrize(
    ("first", "then", "flow", "partner"),
    [
        ("imports from Taiwan in 2025", "share of China's imports", "import", "TWN"),
        ("exports to the EU in 2025", "share of China's exports", "export", "EU27"),
        ("imports of soybeans from Brazil in 2025", "what share of China's imports?", "import", "BRA"),
    ],
)
def test_a_share_of_the_whole_of_the_home_country(
    knowledge: Knowledge, first: str, then: str, flow: str, partner: str
) -> None:
    query = told(knowledge, first, then)
    assert (query.operation, query.flow, query.partners) == ("share", flow, (partner,))


@pytest.mark.parametrize("then", ["and the last one?", "and the previous one"])
def test_when_the_release_before_the_next_was(knowledge: Knowledge, then: str) -> None:
    query = told(knowledge, "when does the next data come out", then)
    assert (query.operation, query.by) == ("coverage", "release_date")


@pytest.mark.parametrize(
    ("then", "flow", "period"),
    [("exports in June 2026", "export", "2026-06"), ("What was the surplus in 2024?", "balance", "2024")],
)
def test_what_is_whole_in_itself_goes_past_a_word_that_nobody_knows(
    knowledge: Knowledge, then: str, flow: str, period: str
) -> None:
    query = told(knowledge, "exports to Mars in 2025", then)
    assert (query.flow, query.partners, query.periods[0].code) == (flow, ("WLD",), period)


@pytest.mark.parametrize("then", ["imports?", "and imports in 2024", "how much was the surplus?"])
def test_what_may_be_of_the_unknown_is_asked_back(knowledge: Knowledge, then: str) -> None:
    assert isinstance(understood(knowledge, "exports to Mars in 2025", then), CannotAnswer)


@pytest.mark.parametrize("then", ["in total above 3.7 trillion?", "now above 400 billion?"])
def test_a_bound_after_a_course_counts_no_months_unless_they_are_meant(knowledge: Knowledge, then: str) -> None:
    found = understood(knowledge, "exports in 2025 month by month", then)
    assert not isinstance(found, Query) or found.operation != "threshold"


def test_an_explained_group_is_no_partner_of_the_figures_before(knowledge: Knowledge) -> None:
    assert isinstance(understood(knowledge, TO_US, "who is in ASEAN?", "and the EU?"), CannotAnswer)


def test_the_month_after_in_two_words(knowledge: Knowledge) -> None:
    assert told(knowledge, "exports in may 2026", "month after").periods[0].code == "2026-06"
