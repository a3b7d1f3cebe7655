"""Questions that an outside writer put and that were not right: slips, which way, in per cent, both of them again."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation import Conversation
from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("wats chinas exports wiht the us 2025", "Exports from China to the United States, 2025: $420.05 bn"),
        ("wats the surplus wiht taiwan 2025, or is it a deficit", "China's trade balance with Taiwan, 2025: a deficit"),
        (
            "who sold China more soybeans in November 2025, Brazil or Argentina, and how much each?",
            "Imports of soybeans from Brazil, November 2025: 5.85 Mt, more than imports of soybeans from Argentina",
        ),
        (
            "worst month for selling to the yanks in % terms, 2025?",
            "Exports from China to the United States: weakest in May 2025, down 34.5 %",
        ),
        ("copper conc $ per tonne jan-apr 26", "China's imports of copper concentrate, January to April 2026: $3,537"),
        (
            "what's the last month for which you have exports to Africa?",
            "Exports from China to Africa: amounts to June",
        ),
    ],
)
def test_it_is_told_as_it_was_meant(knowledge: Knowledge, text: str, headline: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).headline.startswith(headline)


def test_both_are_told_of_another_month(knowledge: Knowledge) -> None:
    talk = Conversation("en")
    for text in ("china exports aug 2026 growth", "imports?", "and the month before, both"):
        reply = answer(talk.question(text, TODAY), knowledge)
        talk = talk.after(reply)
    assert "exports, July 2026: up 23.9 %" in reply.text
    assert "imports, July 2026: up 27.5 %" in reply.text


def test_rates_of_the_yuan_value_beside_dollars_are_told_as_such(knowledge: Knowledge) -> None:
    text = answer(Question("H1 2026 trade in brief, dollars", TODAY, "en"), knowledge).text
    assert "Exports down most (yuan value), of the countries with an announced rate: United States −3.3 %" in text


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("why were Chinese solar exporters in such a hurry before April 2026?", "export"),
        ("how much did steel exporters ship in 2025", "export"),
        ("who are the biggest soybean exporters to China in 2025", "import"),
        ("who were the biggest soybean exporters in 2025", "import"),
    ],
)
def test_whose_exporters_they_are(knowledge: Knowledge, text: str, flow: str) -> None:
    reply = answer(Question(text, TODAY, "en"), knowledge)
    assert [query.flow for query in reply.queries] == [flow]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Which month of 2025 was the worst for Chinese exporters?"),
        ("es", "¿Cuál fue el peor mes de 2025 para los exportadores chinos?"),
        ("zh", "2025年中国出口商最惨的是哪个月？"),
    ],
)
def test_a_month_of_the_home_country_s_exporters_is_one_of_its_exports(
    knowledge: Knowledge, language: str, text: str
) -> None:
    (query,) = answer(Question(text, TODAY, language), knowledge).queries
    assert (query.operation, query.flow, query.limit) == ("record", "export", -1)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Who's right on the deficit, China or the US?", "China Customs (GACC) counts"),
        ("Was the surplus above 100bn throughout 2025?", "False. China's trade balance: so in 7 of the 12 months"),
        ("was the surplus above 1 trillion for the whole of 2025", "True. China's trade balance, 2025"),
    ],
)
def test_no_verdict_stands_on_something_else(knowledge: Knowledge, text: str, headline: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).headline.startswith(headline)


def test_a_balance_that_is_told_by_itself_is_told_once(knowledge: Knowledge) -> None:
    text = answer(Question("exports, imports and surplus h1 2026", TODAY, "en"), knowledge).text
    assert text.count("$575.98 bn") == 1
