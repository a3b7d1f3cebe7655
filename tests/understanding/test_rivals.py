"""Two countries set against each other as customers, their own balances, and what is on its way."""

from __future__ import annotations

import pytest

from bot.errors import NotHeld, NotTrade, Opinion
from bot.knowledge import Knowledge
from tests.understanding.asking import asked, end_of, one


@pytest.mark.parametrize(
    ("text", "flow", "partners"),
    [
        ("Is Germany a bigger customer than France?", "export", ("DEU", "FRA")),
        ("Is Vietnam a bigger supplier than Malaysia?", "import", ("VNM", "MYS")),
    ],
)
def test_two_countries_as_customers(knowledge: Knowledge, text: str, flow: str, partners: tuple[str, ...]) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.flow, query.partners) == ("compare", flow, partners)


def test_one_customer_is_a_firms(knowledge: Knowledge) -> None:
    (refusal,) = asked(knowledge, "is our customer in Germany bigger than last year's")
    assert isinstance(refusal, NotTrade)


@pytest.mark.parametrize(
    ("text", "limit"),
    [("Which countries run a surplus with China?", -5), ("Which countries have a trade deficit with China?", 5)],
)
def test_the_balance_that_countries_run_is_theirs(knowledge: Knowledge, text: str, limit: int) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.flow, query.by, end_of(query)) == ("rank", "balance", "partner", limit)


@pytest.mark.parametrize(
    "text",
    [
        "Is the surplus on track to beat 2025?",
        "are exports on course for a record this year",
        "are imports from ASEAN set to grow",
    ],
)
def test_what_is_on_its_way_is_a_forecast(knowledge: Knowledge, text: str) -> None:
    (refusal,) = asked(knowledge, text)
    assert isinstance(refusal, Opinion)


def test_which_tariffs_is_a_figure_and_what_is_oil_a_definition(knowledge: Knowledge) -> None:
    assert one(knowledge, "What tariffs are in force?").commodities == ("us_tariff_avg",)
    (refusal,) = asked(knowledge, "what crude oil is")
    assert isinstance(refusal, NotHeld)
