"""Lists, programs, banks and households in trade's words get no figure; the same words of a trade do."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation import Conversation
from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    "text",
    [
        "which country consumes the most books",
        "which country has the highest share of books",
        "which countries had the same balance",
        "what is the gap between the first and third",
        "what's the gap in points between 10th and 3rd",
        "which import comes after coal",
        "how many goods in the table from italy",
        "how many imports does the table list from chile",
        "number of records from japan",
        "get records with balance above 60",
        "list rows where balance > 100",
        "which trade was signed in 2020",
        "which month used the most gas",
        "who did japan face in the final",
        "how do you export a list",
        "which exports are used",
        "why is this export so slow",
        "why is this import taking 5 minutes",
        "print the fifth value of the export",
        "aggregate the exports by month with excel",
        "what does export mean in slack",
        "when is the next holiday in brazil",
        "when is titanic released in poland",
        "how many tracks came out after july 2015",
        "what day was november 12",
        "what's in the forecast for march",
        "summarize the meeting notes from october",
        "why is gas so hard to find right now",
        "balance on november 25",
        "can you verify the balance for august",
        "please send the balance for march",
        "what's my monthly balance since june",
        "what's the balance on my january bill",
        "when will my may statement come in",
        "what was our oil bill lately",
        "show me purchases in china",
        "show me the purchases on france",
        "what exchange rate did they give on yuan",
        "the exchange rate is wrong for yuan",
        "why is the balance lower than what i saw",
        "the rate changed after i made the purchase",
        "how much was my first purchase",
        "total amount i sent to italy",
        "how much do you charge to send abroad",
        "how much is my car worth in yuan",
    ],
)
def test_no_figure(knowledge: Knowledge, text: str) -> None:
    assert answer(Question(text, TODAY, language="en"), knowledge).outcome != "answer"


@pytest.mark.parametrize(
    "text",
    [
        "what's my apr",
        "what is the current number of heap",
        "set the bit rate",
        "what do switzerland and argentina have in common",
        "where's the best atm",
        "highest version of a list",
        "get the fourth value of each line",
        "how much did titanic earn in 2024",
        "how much money came in in march",
        "the rate went up after i paid",
        "what's the total on the gift card",
        "what's the largest country in europe",
        "when was the last time i changed the oil",
        "records before july",
        "get the rank using a column",
    ],
)
def test_nor_in_a_talk(knowledge: Knowledge, text: str) -> None:
    talk = Conversation("en")
    talk = talk.after(answer(talk.question("China's exports to the US in November 2025", TODAY), knowledge))
    assert answer(talk.question(text, TODAY), knowledge).outcome != "answer"


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("exports to the US in november 25", 33.7891),
        ("exports as of november 25", 330.3),
        ("number of months with exports to the US below 35 bn in 2025", None),
        ("which country had the biggest trade surplus with China in June 2026", None),
        ("what was the biggest purchase month of soybeans in 2025", None),
        ("how many cars did china export in december 2025", 753000),
        ("when are the figures for october released", None),
        ("can you explain the balance of China in November 2025", 111.68),
    ],
)
def test_trade_is_told(knowledge: Knowledge, text: str, figure: float | None) -> None:
    reply = answer(Question(text, TODAY, language="en"), knowledge)
    assert reply.outcome == "answer"
    assert figure is None or any(abs(found.value - figure) < 0.01 for found in reply.figures)


@pytest.mark.parametrize("text", ["why so weak", "and the month before"])
def test_a_talk_goes_on(knowledge: Knowledge, text: str) -> None:
    talk = Conversation("en")
    talk = talk.after(answer(talk.question("China's exports to the US in November 2025", TODAY), knowledge))
    assert answer(talk.question(text, TODAY), knowledge).outcome == "answer"
