"""What one figure is of the whole, what was traded and its worth, who "us" is in a talk, means of several, and months
set against the first of them."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from bot.model import Query
from tests.turns import last
from tests.turns import read as understood


@pytest.mark.parametrize(
    ("text", "flow", "partner"),
    [
        ("ratio of trade with the US to total Chinese trade in 2025", "total", "USA"),
        ("exports to the EU divided by total exports, 2025", "export", "EU27"),
        ("the ratio of the surplus with the EU to the total surplus in 2025", "balance", "EU27"),
    ],
)
def test_a_ratio_to_the_whole_is_a_share(knowledge: Knowledge, text: str, flow: str, partner: str) -> None:
    query = understood(knowledge, text)
    assert isinstance(query, Query)
    assert (query.operation, query.flow, query.partners) == ("share", flow, (partner,))


def test_the_whole_over_a_part_is_asked_back(knowledge: Knowledge) -> None:
    assert isinstance(understood(knowledge, "ratio of total exports to exports to the US in 2025"), Ambiguous)


@pytest.mark.parametrize(("verb", "flow"), [("bought from", "import"), ("sold to", "export")])
def test_us_is_the_partner_told_of(knowledge: Knowledge, verb: str, flow: str) -> None:
    other = {"import": "export", "export": "import"}[flow]
    told = f"Chinese {other}s {'to' if other == 'export' else 'from'} Britain, June 2026"
    query = understood(knowledge, told, f"and {verb} us?")
    assert isinstance(query, Query)
    assert (query.flow, query.partners) == (flow, ("GBR",))


def test_us_who_are_told_of_the_same_way_is_asked_back(knowledge: Knowledge) -> None:
    told = "What did China sell to Britain in June 2026?"
    assert isinstance(understood(knowledge, told, "and sold to us in May?"), Ambiguous)


def test_whose_deficit_is_still_open(knowledge: Knowledge) -> None:
    assert isinstance(understood(knowledge, "top 3 deficits June 2026", "and in March"), Ambiguous)


def test_what_was_traded_and_its_worth(knowledge: Knowledge) -> None:
    reply = last(knowledge, "how much rare earths was exported in Jan-Feb 2026 and what that was worth")
    assert [query.measure for query in reply.queries] == ["quantity", "value"]


def test_a_flow_and_the_rate_of_the_other_in_all(knowledge: Knowledge) -> None:
    query = understood(knowledge, "exports to India 2025", "growth on imports", "total")
    assert isinstance(query, Query)
    assert (query.operation, query.flow, query.partners) == ("total", "total", ("IND",))


@pytest.mark.parametrize(
    "text",
    [
        "average exports to the US or ASEAN in 2025, which was higher",
        "average exports and imports 2025, which was higher",
    ],
)
def test_means_of_several_are_means(knowledge: Knowledge, text: str) -> None:
    query = understood(knowledge, text)
    assert isinstance(query, Query)
    assert query.operation == "average"


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("June exports vs last June and vs May", [(2026, 6), (2025, 6), (2026, 5)]),
        ("exports in June vs May and vs last June", [(2026, 6), (2026, 5), (2025, 6)]),
    ],
)
def test_each_month_is_set_against_the_first(knowledge: Knowledge, text: str, months: list[tuple[int, int]]) -> None:
    query = understood(knowledge, text)
    assert isinstance(query, Query)
    assert [(p.first.year, p.first.month) for p in query.periods] == months
