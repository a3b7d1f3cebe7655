"""Words that ask for figures, in sentences that name none: nothing is given; where trade is named, it is."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import Ambiguous, NotTrade
from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer
from tests.turns import last, read

TODAY = date(2026, 9, 15)
TRADE = "what were china's exports to the us in november 2025?"


@pytest.mark.parametrize(
    "said",
    [
        "how do you know",
        "where did you get shoes",
        "do you have a brain",
        "go back",
        "which day is today",
        "what day was 7",
        "how old is he",
        "you missed my point",
        "what's the forecast for the coming days",
        "how long is a day",
        "how much a day",
        "do computers think",
        "can boats sink",
        "logs unchanged",
        "take off your clothes",
        "how much oil was in it",
        "had been traded",
        "this is a big trade",
        "on the net",
        "average balance",
        "take us to it",
        "he left us",
        "does everyone want to be american",
        "are canadians from canada",
        "have you ever been to america",
        "did you go to russia last year",
        "is africa the largest continent",
        "where is the best one",
        "how many yuan do i have",
        "how much to ship batteries to america",
        "top 20 countries by points this year",
        "top things to do in mexico in 2024",
        "add oil and gas to the order",
        "did they trade my neighbor in january",
        "what's new in excel in june 2026",
        "why does import vue fail in january",
        "why does import math fail in march",
        "let nothing get between us",
    ],
)
def test_nothing_is_given(knowledge: Knowledge, said: str) -> None:
    reply = answer(Question(said, TODAY, language="en"), knowledge)
    assert reply.outcome != "answer", reply.text
    assert not reply.figures


@pytest.mark.parametrize(
    "said",
    [
        "calendar for january",
        "are my fans 25",
        "import json, math",
        "how much oil was in it",
        "1 dollar",
        "turn up the volume",
        "definition of rate",
        "what is a government",
        "best news of 2023",
        "is japan in america",
        "have you ever been to russia",
        "what's my growth rate on the joint account",
    ],
)
def test_nor_in_a_talk(knowledge: Knowledge, said: str) -> None:
    reply = last(knowledge, TRADE, said)
    assert reply.outcome != "answer", reply.text


@pytest.mark.parametrize(
    "said",
    [
        "exports",
        "how much did the us buy from china in 2025",
        "where does the data come from",
        "when will the september 2026 figures be out",
        "how fresh are your figures",
        "do you have data on south korea?",
        "soybeans from brazil in december 2025",
        "did exports beat forecasts in november 2025",
        "how many yuan to the dollar on 25 December 2025",
        "why did imports slump in february 2025",
        "recap of august 2026 please",
    ],
)
def test_what_names_trade_is_told(knowledge: Knowledge, said: str) -> None:
    assert answer(Question(said, TODAY, language="en"), knowledge).outcome == "answer"


@pytest.mark.parametrize(
    "said", ["and to Germany in 2024?", "in 2024", "growth?", "why?", "who published it", "as a percentage"]
)
def test_and_a_talk_goes_on(knowledge: Knowledge, said: str) -> None:
    assert last(knowledge, TRADE, said).outcome == "answer"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "what time is the release today?"),
        ("en", "Release dates for May and June"),
        ("de", "Veröffentlichungstermine für Mai und Juni"),
    ],
)
def test_when_figures_come_out_is_asked_of_them(knowledge: Knowledge, language: str, text: str) -> None:
    assert last(knowledge, text, language=language).queries[0].operation == "coverage"


def test_whether_a_month_is_the_newest_is_no_question_of_the_calendar(knowledge: Knowledge) -> None:
    assert isinstance(read(knowledge, "Is June the latest month?"), Ambiguous)
    assert isinstance(read(knowledge, "Is it June now?"), NotTrade)
