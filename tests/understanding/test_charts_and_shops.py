"""Charts, races, shops, accounts and programs in trade's words, beside the terse questions that sound like them."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer
from tests.turns import TODAY, last

OTHER = [
    "sales of the single in Japan",
    "sales in Hong Kong for the single",
    "what are the total sales of the record in Russia",
    "what place did Brazil get",
    "which China ship was sunk in June",
    "balance of the team in 2018",
    "arrivals from USA in March",
    "who did they trade in 2025",
    "how much is gas",
    "what's in soybeans",
    "cars under 2500",
    "top 5 cars of 2025",
    "do i have a surplus or a deficit in September",
    "my trading balance in August",
    "remind me in December to pay the oil bill",
    "i need oil",
    "trade yuan for dollars",
    "USA Australia match",
    "damage in dollars in Japan",
    "why has my transfer to South Korea not arrived",
    "why did i get charged a fee for a payment in Africa",
    "miss world 2024",
    "trade off",
    "largest coal mine in China",
    "shipping to Vietnam",
    "what is the forecast for Beijing",
]
PROGRAMS = [
    "export CHINA=Europe",
    "exports = 20",
    "imports += 48",
    "balance = exports - imports",
    "data.exports.june",
    "<exports>25</exports>",
    "/exports/2026/January",
    '{"exports": 15, "year": 2025}',
    "from .imports import rate",
    "update balance set total = 200",
    "import sum from math",
    "import vs require",
    "make export",
    "Release 2.5.0.",
    "Many thanks to all the contributors for this release.",
    "Didn't intend it to be a big release.",
]
OF_TRADE = [
    "exports top 5",
    "record surplus?",
    "balance march 2026",
    "balance 2025",
    "sales to the US in November 2025",
    "China's purchases in Italy",
    "purchases from Italy",
    "oil purchases in Russia",
    "exports /imports 2025",
    "top 5 buyers in 2024",
    "how much gas did China import in September 2025",
    "cars above 700,000",
    "exports/imports 2025",
    "exports > 400 bn, which months?",
    "pmi above 50",
    "flow=balance",
    "how is the trade balance",
    "why did exports to the US fall in November 2025",
    "I'd like to know two things about rare earths: how much was exported in Jan-Feb 2026 and what that was worth",
    "import data for march",
    "last release?",
    "shipments to Vietnam",
    "forecast for March exports",
    "release date",
    "date of the newest release please",
    "August release",
]
IN_A_TALK = [
    "my total for 2023",
    "how big is my deficit",
    "what was my lowest balance in 2021",
    "i'm going to america in feb",
    "error rate in August",
    "time difference between Australia and Malaysia",
    "students from the UK 2023",
    "who was ambassador to the UK in 2022",
    "how many were made in Germany",
    "select first 30 rows",
    "import data from excel",
    "where year = 2023",
]
GOES_ON = ["and in October?", "the growth rate?", "and in 2023?", "and 2024?"]


@pytest.mark.parametrize("text", [*OTHER, *PROGRAMS])
def test_what_is_no_trade_gets_no_figure(knowledge: Knowledge, text: str) -> None:
    reply = answer(Question(text, TODAY, "en"), knowledge)
    assert reply.outcome != "answer", reply.text
    assert not reply.figures


@pytest.mark.parametrize("text", OF_TRADE)
def test_what_is_trade_still_gets_one(knowledge: Knowledge, text: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).outcome == "answer"


@pytest.mark.parametrize("text", IN_A_TALK)
def test_a_turn_about_something_else_borrows_nothing(knowledge: Knowledge, text: str) -> None:
    reply = last(knowledge, "exports to the US in November 2025", text)
    assert not reply.figures, reply.text


@pytest.mark.parametrize("text", GOES_ON)
def test_a_turn_that_goes_on_does(knowledge: Knowledge, text: str) -> None:
    assert last(knowledge, "exports to the US in November 2025", text).figures


@pytest.mark.parametrize("text", ["balance for march", "balance in december", "and in yuan", "how did it do in march?"])
def test_what_may_be_of_anything_is_asked_back(knowledge: Knowledge, text: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).outcome == "clarify"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "importe sortieren"),
        ("de", "wann kommt meine karte aus deutschland"),
        ("de", "karte nach italien schicken"),
        ("de", "importfehler seit märz"),
        ("fr", "trier les imports"),
        ("fr", "erreur d'import"),
        ("es", "ventas del sencillo en alemania"),
        ("es", "tengo superávit en marzo"),
        ("pt", "tenho superávit em março"),
        ("pt", "ordenar os imports"),
        ("ru", "сортировка импортов"),
        ("ru", "баланс работы и жизни"),
    ],
)
def test_other_languages(knowledge: Knowledge, language: str, text: str) -> None:
    assert answer(Question(text, TODAY, language), knowledge).outcome != "answer"
