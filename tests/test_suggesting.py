"""What is offered while somebody types: the answer to it, what it may become, what stands beside it; all answered."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.mind import Mind
from bot.model import Question, Suggestion
from bot.pipeline import perform
from bot.suggesting import MOST, suggest

TODAY = date(2026, 9, 15)


def offered(text: str, knowledge: Knowledge, language: str = "en") -> tuple[Suggestion, ...]:
    return suggest(Question(text, TODAY, language), knowledge)


def titles(text: str, knowledge: Knowledge, language: str = "en") -> list[str]:
    return [one.title for one in offered(text, knowledge, language)]


def test_the_answer_comes_first_and_then_what_stands_beside_it(knowledge: Knowledge) -> None:
    found = offered("exports to the us november 2025", knowledge)
    assert [(one.title, one.description) for one in found] == [
        ("$33.79 bn · exports to the United States", "November 2025 · −28.6 % on a year earlier"),
        ("−28.6 % · exports to the United States", "November 2025 · change on a year earlier"),
        ("$385.91 bn · exports to the United States", "January to November 2025 · −18.9 % on a year earlier"),
        ("$34.92 bn · exports to the United States", "October 2025 · −25 % on a year earlier"),
        ("Exports to the United States, month by month",
         "Exports from China to the United States: up and down, from $38.17 bn in June…"),
    ]  # fmt: skip


def test_where_a_flow_is_named_no_price_or_rate_is_offered(knowledge: Knowledge) -> None:
    """Of "exports to the us" neither "exports to the us dollar" nor "exports to the us tariff" is meant."""
    found = titles("exports to the us", knowledge)
    assert found[0] == "$43.46 bn · exports to the United States"
    assert [title for title in found if "yuan" in title or "tariff" in title] == []
    assert any("yuan" in title for title in titles("us", knowledge))


def test_a_place_before_a_flow_is_offered_in_both_readings(knowledge: Knowledge) -> None:
    assert titles("us exp", knowledge)[:2] == [
        "$195.5 bn · the United States' exports", "$43.46 bn · exports to the United States",
    ]  # fmt: skip
    assert titles("us exports nov", knowledge)[0] == "$33.79 bn · exports to the United States"


@pytest.mark.parametrize(
    ("typed", "language", "wanted"),
    [
        ("rare e", "en", "exports of rare earths"),
        ("exports to germ", "en", "exports to Germany"),
        ("soyb", "en", "imports of soybeans"),
        ("us e", "en", "exports to the United States"),
        ("exporte nach russl", "de", "Exporte nach Russland"),
        ("稀", "zh", "稀土出口"),
        ("レアア", "ja", "レアアース輸出"),
        ("экспорт в сш", "ru", "экспорт в США"),
        ("exportations vers les états-u", "fr", "exportations vers les États-Unis"),
        ("exportaciones a alem", "es", "exportaciones a Alemania"),
        ("exportações para a alem", "pt", "exportações para a Alemanha"),
    ],
)
def test_a_half_typed_word_is_completed(typed: str, language: str, wanted: str, knowledge: Knowledge) -> None:
    found = offered(typed, knowledge, language)
    assert any(wanted in one.title for one in found), [one.title for one in found]
    assert {one.reply.language for one in found} == {language}


def test_what_would_be_asked_back_is_offered_in_each_of_its_readings(knowledge: Knowledge) -> None:
    found = titles("How much did car trade change in percent", knowledge)
    assert [title.split(" · ")[1] for title in found[:2]] == ["exports of automobiles", "imports of automobiles"]


def test_without_a_word_the_newest_figures_are_offered(knowledge: Knowledge) -> None:
    found = titles("  ", knowledge)
    assert len(found) == MOST
    assert found[:5] == [
        "$412.39 bn · exports", "+25.0 % · exports", "$286.76 bn · imports", "+28.2 % · imports",
        "$119.09 bn · trade balance",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["weather in Paris", "qqq", "should Beijing retaliate?", "+", "<b>", "\0", "x" * 3000])
def test_what_has_no_answer_is_offered_none(text: str, knowledge: Knowledge) -> None:
    assert offered(text, knowledge) == ()


SENTENCES = (
    ("top 5 buyers of Chinese goods in 2024", "en"), ("China's trade surplus above 110 bn since 2025", "en"),
    ("imports of soybeans from Brazil in December 2025 in tonnes", "en"), ("中国2025年11月对美国出口同比增速", "zh"),
    ("Exporte Chinas nach Deutschland im Juni 2026", "de"), ("импорт нефти из России за год", "ru"),
    ("by how much did the surplus exceed 100 ", "en"),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "language"), SENTENCES)
def test_at_every_letter_everything_offered_is_an_answer_that_can_be_given_again(
    sentence: str, language: str, knowledge: Knowledge
) -> None:
    for end in range(0, len(sentence) + 1, 3):
        found = offered(sentence[:end], knowledge, language)
        assert len(found) <= MOST
        assert len({(one.title, one.description) for one in found}) == len(found)
        for one in found:
            assert one.reply.outcome == "answer"
            assert one.title
            assert one.description
            again = perform(tuple(r.query for r in one.reply.results), one.reply.language, TODAY, knowledge)
            assert again.outcome == "answer"
            assert again.figures[:1] == one.reply.figures[:1]


def test_what_is_typed_is_not_noted_as_asked_and_new_data_are_seen_at_once(knowledge: Knowledge) -> None:
    asked: list[str] = []
    mind = Mind(knowledge, "CHN", noting=lambda question, reply: asked.append(question.text))
    question = Question("exports", TODAY, "en")
    first = mind.suggest(question)
    assert mind.suggest(question) is first
    mind.replace(knowledge)
    assert mind.suggest(question) is not first
    assert asked == []
