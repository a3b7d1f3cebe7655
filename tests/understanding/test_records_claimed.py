"""What is claimed to be a record, the best of a year, or to have been so ever: of which time, and beside which."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question, Reply
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


def _reply(knowledge: Knowledge, text: str, language: str = "en") -> Reply:
    return answer(Question(text, TODAY, language), knowledge)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Were imports ever below 190 bn in 2025?", "2 months with a figure below $190 bn"),
        ("Was export growth ever above 12 % in 2025?", "Mar 2025 12.4 %"),
        ("Were soybean imports ever above 13 Mt in 2025?", "May 2025 13.92 Mt"),
        ("Were car exports ever above 500,000 in 2025?", "8 months with a figure above 500,000"),
        ("Was the surplus ever lower than in February 2025?", "the smallest surplus, $11.55 bn, in March 2021"),
    ],
)
def test_what_ever_was_so_in_a_year_is_of_its_months(knowledge: Knowledge, text: str, told: str) -> None:
    reply = _reply(knowledge, text)
    assert told in reply.text
    assert not reply.text.startswith(("True", "False"))


@pytest.mark.parametrize(
    ("language", "text", "verdict", "record"),
    [
        ("en", "Exports grew by a record 29.9 % in 2021, right?", "True. ", "True. China's exports, 2021: 29.9 %"),
        ("en", "Exports fell a record 20 % to the US in 2025", "True. ", "the lowest of 2018 to 2025"),
        ("en", "imports fell a record 5.5 % in 2023", "True. ", "2023: −5.5 %, the lowest of 2018 to 2023"),
        (
            "en",
            "Was export growth of 5.5 % in 2025 a record?",
            "False. ",
            "2025: 5.5 %, not the highest of 2018 to 2025",
        ),
        ("en", "Was export growth of 12 % in 2025 a record?", "False. ", "not the highest of 2018 to 2025"),
        ("de", "Die Importe sind 2023 um einen Rekord von 5,5 % gefallen, stimmt das?", "Stimmt. ", "2023: −5,5 %"),
        ("zh", "2021年出口增长创纪录的29.9%，对吗？", "属实。", "2021年中国出口29.9%，为2018年至2021年最高"),
        ("ja", "2021年の輸出は過去最高の29.9％増でしたよね？", "本当です。", "2018年から2021年の最高"),
        ("en", "Is 36% the highest import growth on record?", "False", "51.1 %"),
    ],
)
def test_the_record_rate_of_a_year_is_the_years_own(
    knowledge: Knowledge, language: str, text: str, verdict: str, record: str
) -> None:
    reply = _reply(knowledge, text, language)
    assert reply.text.startswith(verdict)
    assert record in reply.text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Exports fell to a record low of 215 bn in 2025", "$204.39 bn in February 2021"),
        ("the lowest monthly imports of 2025 were 183.6 billion, right?", "the lowest of 2025"),
        ("The highest monthly surplus of 2025 was 138.0 bn dollars, right?", "the highest of 2025"),
        ("Exports peaked at 324.3 billion dollars in 2025 - correct?", "not the highest of 2025"),
        ("exports in 2025 were a record 3.77 trillion, right?", "the highest of 2018 to 2025"),
    ],
)
def test_a_record_is_of_all_that_is_held_and_the_best_of_a_year_of_that(
    knowledge: Knowledge, text: str, told: str
) -> None:
    assert told in _reply(knowledge, text).text


@pytest.mark.parametrize(
    ("language", "text", "headline"),
    [
        ("en", "China's largest surplus in 2025 was with the US at 280 bn, right?", "True within rounding. China's tr"),
        ("de", "Chinas größter Überschuss 2025 war mit den USA mit 280 Mrd., stimmt das?", "Stimmt gerundet. "),
        ("en", "Imports were at best 2.6 trillion in 2025, right?", "True within rounding. China's imports, 2025"),
        ("zh", "2025年出口最多4万亿美元，对吗？", "不属实。2025年中国出口"),
        ("ja", "2025年の輸出は最大で4兆ドルでしたよね？", "違います。2025年の中国の輸出"),
    ],
)
def test_the_best_of_partners_and_at_best_claim_no_record(
    knowledge: Knowledge, language: str, text: str, headline: str
) -> None:
    reply = _reply(knowledge, text, language)
    assert reply.text.startswith(headline)
    assert not any(word in reply.text for word in ("highest", "Höchstwert", "最高"))


@pytest.mark.parametrize("move", ["rise", "fall"])
def test_an_amount_of_the_biggest_move_is_asked_back(knowledge: Knowledge, move: str) -> None:
    assert (
        _reply(knowledge, f"the biggest {move} in exports in 2025 was 30 billion dollars, true?").outcome == "clarify"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Is a $412 bn surplus the highest ever?", "January 2025: a surplus of $137.99 bn"),
        ("Is 30 bn the largest deficit ever?", "The lowest: $11.55 bn in March 2021"),
        ("Is 1 trillion the highest exports ever?", "June 2026: $412.39 bn, the highest of"),
        ("Was 1.19 trillion the largest surplus ever?", "2025: $1,189 bn, the highest of"),
        ("exports hit a record 10 trillion, right?", "2025: $3,770 bn, the highest of"),
    ],
)
def test_an_amount_near_none_is_told_the_record_itself(knowledge: Knowledge, text: str, told: str) -> None:
    assert told in _reply(knowledge, text).text


def test_an_amount_is_told_in_the_figure_that_its_record_is_judged_by(knowledge: Knowledge) -> None:
    assert "330.3" not in _reply(knowledge, "Was 330 bn the record for exports?").text


def test_a_record_in_barrels_a_day_is_of_one_time(knowledge: Knowledge) -> None:
    reply = _reply(knowledge, "China imported a record 12 million barrels per day, right?").text
    assert reply.startswith("False. China's imports of crude oil, December 2025: 13.18 million barrels a day")
    assert "not held in" not in reply
