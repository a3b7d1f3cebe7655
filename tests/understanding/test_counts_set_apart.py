"""What both sides count of one trade: which way it goes, and why the two counts differ."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from tests.understanding.asking import asked, one


@pytest.mark.parametrize(
    "text",
    [
        "What do the Americans say they bought from China in August 2025, versus China's own export figure?",
        "What did the Americans buy from China in August 2025 by their own figures, versus China's export figure?",
    ],
)
def test_what_one_bought_from_the_other_is_what_that_one_exported(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.flow, query.partners) == ("mirror", "export", ("USA",))


@pytest.mark.parametrize(
    "text",
    [
        "why is China's surplus with the US bigger than the US deficit figure",
        "why is beijing's surplus with us bigger than the us deficit figure now",
        "why is China's surplus with the US larger than the deficit the US reports",
    ],
)
def test_why_a_surplus_is_above_the_other_side_s_deficit_is_why_counts_differ(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, (query.by or "").split()[0]) == ("define", "gap_hong_kong")


def test_the_gap_of_others_is_not_explained_by_that_of_china_and_the_us(knowledge: Knowledge) -> None:
    for query in asked(knowledge, "why is India's deficit with China bigger than China's surplus with India"):
        assert "gap_" not in (getattr(query, "by", None) or "")


def test_how_large_the_surplus_is_stays_a_figure(knowledge: Knowledge) -> None:
    assert one(knowledge, "China's surplus with the US in 2025").operation == "balance"


@pytest.mark.parametrize(
    "text",
    [
        "why is India's deficit with China bigger than China's surplus with India",
        "why is Germany's deficit with China larger than China's surplus with Germany?",
        "why do China and Japan report different figures",
    ],
)
def test_why_any_other_two_counts_differ_is_told_in_general(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by) == ("define", "mirror_statistics")


@pytest.mark.parametrize(
    "text",
    [
        "why did China's surplus with India grow more than its surplus with Vietnam",
        "Warum ist Chinas Überschuss mit der EU 2025 stärker gestiegen als der mit den USA?",
        "为什么2025年对欧盟的顺差比对美国的顺差增长更快",
    ],
)
def test_which_surplus_is_the_higher_says_nothing_of_which_grew_more(knowledge: Knowledge, text: str) -> None:
    assert {(query.operation, query.by) for query in asked(knowledge, text)} == {("why", None)}
