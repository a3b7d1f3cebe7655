"""tradefacts explain: what was read, which rule made the query, what lost against it."""

from __future__ import annotations

from bot.cli.explain import lines
from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import travel
from tests.score import TODAY


def explained(knowledge: Knowledge, text: str) -> list[str]:
    return [line.strip() for line in lines(travel(Question(text, TODAY), knowledge))]


def test_the_rule_and_those_that_lost_are_named(knowledge: Knowledge) -> None:
    told = explained(knowledge, "growth of exports to the US in November 2025")
    assert "rule: growth" in told
    passed = next(line for line in told if line.startswith("did not apply: "))
    assert {"why", "rank", "trend"} <= set(passed.removeprefix("did not apply: ").split(", "))
    later = next(line for line in told if line.startswith("not asked any more: "))
    assert later.endswith("level")


def test_the_readings_of_what_is_asked_back_are_shown(knowledge: Knowledge) -> None:
    told = explained(knowledge, "steel april 2025")
    readings = [line for line in told if line.startswith("could be asked: level")]
    assert {"flow=export" in line for line in readings} == {True, False}
    assert "rule: level" in told


def test_a_word_that_nothing_made_use_of_is_shown(knowledge: Knowledge) -> None:
    told = explained(knowledge, "seasonally adjusted exports in June 2026")
    assert "named but not used: 'seasonally adjusted' (term seasonally_adjusted)" in told


def test_a_word_that_nobody_knows_and_what_was_assumed_are_shown(knowledge: Knowledge) -> None:
    assert any(line.startswith("not understood: ") for line in explained(knowledge, "exports by zeppelin in 2025"))
    assert any(line.startswith("flow assumed: import") for line in explained(knowledge, "crude oil june 2025"))


def test_what_is_no_question_after_figures_needs_no_rule(knowledge: Knowledge) -> None:
    told = explained(knowledge, "how fresh is your data")
    assert any(line.startswith("rule: none") for line in told)


def test_each_part_of_a_question_has_its_rule(knowledge: Knowledge) -> None:
    told = explained(knowledge, "the 2025 surplus with the US, and how fast exports to Africa grew that year")
    assert [line for line in told if line.startswith("rule: ")] == ["rule: level", "rule: growth"]
