"""Which of a group's members: they are put in order, and the group as one is no answer."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation import Conversation
from bot.errors import NotHeld
from bot.knowledge import Knowledge
from bot.model import Query
from bot.pipeline import answer
from bot.understanding import understand

TODAY = date(2026, 9, 15)


def asked(knowledge: Knowledge, text: str) -> object:
    question = Conversation("en").question(text, TODAY)
    return understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries[0]


@pytest.mark.parametrize(
    ("text", "by", "limit"),
    [
        ("sort partners by exports in 2024", "partner", 5),
        ("sort the months of 2025 by exports", "month", 12),
        ("sort the EU and ASEAN by export growth in 2024", "partner", 2),
    ],
)
def test_what_is_sorted_is_put_in_order(knowledge: Knowledge, text: str, by: str, limit: int) -> None:
    query = asked(knowledge, text)
    assert isinstance(query, Query)
    assert (query.operation, query.by, query.limit) == ("rank", by, limit)


@pytest.mark.parametrize(
    ("text", "flow", "leader"),
    [
        ("Which ASEAN country bought most from China in 2024?", "export", "Vietnam"),
        ("Who are the largest EU buyers of Chinese goods in 2024?", "export", "Germany"),
        ("top 3 ASEAN suppliers of China june 2026", "import", "Vietnam"),
        ("rank EU countries by their imports from China June 2026", "export", "Germany"),
        ("Who was China's biggest export market among ASEAN members in 2024?", "export", "Vietnam"),
        ("biggest buyer among the EU countries in 2024", "export", "Germany"),
    ],
)
def test_members_of_a_group_are_put_in_order(knowledge: Knowledge, text: str, flow: str, leader: str) -> None:
    query = asked(knowledge, text)
    assert isinstance(query, Query)
    assert (query.operation, query.reporter, query.flow, query.by) == ("rank", "CHN", flow, "partner")
    assert {"EU27", "ASEAN", "WLD"}.isdisjoint(query.partners)
    headline = answer(Conversation("en").question(text, TODAY), knowledge).headline
    assert headline.startswith("Of the ")  # others of the group are not held, or not told
    assert f": {leader} " in headline


@pytest.mark.parametrize(
    "text", ["top African partners of China 2024", "rank EU member states by deficit with China 2025"]
)
def test_a_group_with_too_few_members_held_is_refused(knowledge: Knowledge, text: str) -> None:
    assert isinstance(asked(knowledge, text), NotHeld)


@pytest.mark.parametrize(
    "text",
    [
        "Which EU exports fell most in 2025",
        "Did ASEAN or the EU buy the most from China in 2024?",
        "Which partner bought most from China in 2024, the EU or the US?",
        "biggest month for exports to ASEAN in 2024",
    ],
)
def test_a_group_beside_its_flow_or_beside_others_is_one(knowledge: Knowledge, text: str) -> None:
    query = asked(knowledge, text)
    assert isinstance(query, Query)
    assert {"EU27", "ASEAN"} & {query.reporter, *query.partners}


@pytest.mark.parametrize(
    "text",
    [
        "which region grew fastest for Chinese exports in 2025?",
        "rank the blocs by exports in 2025",
        "what is the fastest growing region for chinese exports in 2025",
    ],
)
def test_regions_are_the_groups_that_are_held(knowledge: Knowledge, text: str) -> None:
    query = asked(knowledge, text)
    assert isinstance(query, Query)
    assert (query.operation, query.by) == ("rank", "partner")
    assert set(query.partners) == {"EU27", "ASEAN", "AFRICA", "LATAM"}


@pytest.mark.parametrize(
    "text", ["which region of China exports most?", "which regions in China export most to the US?"]
)
def test_regions_of_china_are_not_held(knowledge: Knowledge, text: str) -> None:
    assert isinstance(asked(knowledge, text), NotHeld)
