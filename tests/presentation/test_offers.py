"""Every button offered under an answer, a refusal or a question asked back leads to an answer, in every language."""

from __future__ import annotations

import pytest

from bot.conversation import Conversation
from bot.evidence import has_rows, rows_of
from bot.knowledge import Knowledge
from bot.model import Bound, Period, Query, Reply
from bot.pipeline import answer, perform
from tests.score import GOLD, TODAY, read, talks


@pytest.fixture(scope="module")
def replies(knowledge: Knowledge) -> list[tuple[str, Reply]]:
    """Every twelfth of the gold talks with their replies, asked once for both tests."""
    found = []
    for file in sorted(GOLD.glob("*.jsonl")):
        for turns in list(talks(read(file)))[::12]:
            talk = Conversation("en")
            for case in turns:
                reply = answer(talk.question(case["text"], TODAY), knowledge)
                talk = talk.after(reply)
                found.append((case["text"], reply))
    return found


def test_no_button_leads_to_a_refusal(knowledge: Knowledge, replies: list[tuple[str, Reply]]) -> None:
    pressed: dict[Query, Reply] = {}
    languages, wrong = set(), []
    for text, reply in replies:
        for choice in reply.choices:
            assert choice.query is not None, (text, choice)
            if choice.query not in pressed:
                pressed[choice.query] = perform((choice.query,), reply.language, TODAY, knowledge)
            languages.add(reply.language)
            after = pressed[choice.query]
            if after.outcome != "answer" or (choice.kind == "chart" and after.chart is None):
                wrong.append((text, choice.label, after.headline))
    assert wrong == []
    assert languages == set(knowledge.phrasebooks)
    assert len(pressed) > 1000


def test_an_answer_is_given_again_by_its_queries_with_its_rows(
    knowledge: Knowledge, replies: list[tuple[str, Reply]]
) -> None:
    """What its buttons, its proof and its link rest on."""
    differ, bare = [], []
    for text, reply in replies[::3]:
        queries = tuple(result.query for result in reply.results)
        if reply.outcome != "answer" or not queries:
            continue
        again = perform(queries, reply.language, TODAY, knowledge)
        if again.figures != reply.figures:
            differ.append(text)
        if has_rows(again, knowledge.coverage) and not rows_of(again.results, knowledge):
            bare.append(text)
    assert (differ, bare) == ([], [])


def test_a_run_that_ended_is_told_again_by_the_query_that_told_it(knowledge: Knowledge) -> None:
    """The months of the run stand in its query: asked again, it is the run that ended with the last of them."""
    ended = Query(
        "streak", "CHN", "export", ("USA",), ("TOTAL",), "yoy",
        by="ended", condition=Bound("below", 0.0, unit="pct", measure="yoy"),
    )  # fmt: skip
    told = perform((ended,), "en", TODAY, knowledge)
    again = perform((told.results[0].query,), "en", TODAY, knowledge)
    assert told.results[0].query.periods == (Period.months((2025, 4), (2026, 3)),)
    assert again.figures == told.figures


@pytest.mark.parametrize(
    "text",
    [
        "When did the annual trade surplus first exceed 900 billion dollars?",
        "when did yearly exports last fall short of 3.5 trillion dollars?",
    ],
)
def test_the_first_year_that_passed_an_amount_is_told_again(knowledge: Knowledge, text: str) -> None:
    reply = answer(Conversation("en").question(text, TODAY), knowledge)
    again = perform(tuple(result.query for result in reply.results), "en", TODAY, knowledge)
    assert (again.headline, again.figures) == (reply.headline, reply.figures)
