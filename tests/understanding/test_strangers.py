"""Flows, goods and units of somebody or something that is no country, and the same words where trade is meant."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("elsewhere", "trade"),
    [
        ("the website's imports in 2025", "the country's imports in 2025"),
        ("how many exports does the class have", "how many tonnes of oil did the mainland import in 2025"),
        ("exports of the website in June 2026", "exports of the mainland in June 2026"),
        ("show his purchases from Australia", "China's exports and her imports in 2025"),
        ("what was our biggest purchase in q3 2025?", "what was the biggest purchase month in 2025"),
        ("what's my credit card import in March", "what were imports in March 2026"),
        ("meeting about trade in November 2025", "I have a meeting about trade. Exports in November 2025?"),
        ("excel export error in 2024", "export growth in 2024"),
        ("total number of imports in excel in 2024", "total imports in 2024"),
        ("how much did my mom export in q3 2025?", "how much did China export in q3 2025?"),
        ("the mayor wants to sell magnets to Vietnam", "how many magnets did China sell to Vietnam in September 2025"),
        ("trade a friend in 2025", "trade in 2025"),
        ("my steel imported since January", "steel imported in November 2025"),
        ("what year was coal discovered", "in what year was coal at its highest"),
        ("i want to move to the EU in June", "did exports to the EU move up in May 2026"),
        ("what does import mean", "what does trade surplus mean"),
        ("how many barrels in a tonne of oil", "how many barrels a day did China import in 2025"),
        ("how many points did the US get against China", "export growth in August 2026"),
        ("why are Chinese cars better", "why did car exports rise in November 2025"),
        ("best American soybeans of 2024", "best month for soybeans from America in 2024"),
        ("order me some cars", "order the partners by exports in 2024"),
        ("can you import the project for January", "imports for January 2026"),
        ("how much tax do we pay on soybeans from the US", "how much soy came from the US in 2025"),
        ("how old is Brazil", "how old is your newest figure"),
        ("what is the surplus of the first one", "what is the surplus of 2025"),
        ("how many did China export in November 2025", "how many cars did China export in November 2025"),
        ("can you export January to a spreadsheet", "can you put the exports of January 2026 in a table"),
        ("my November 2025 imports", "for my November 2025 report, imports please"),
        ("true or false: a trade deficit is always bad", "true or false: the trade surplus fell in 2025"),
        ("which of the following is an export good", "what are the biggest export goods from January to August 2025"),
        ("我公司3月的贸易", "给我3月的出口"),
        ("私の3月の輸出", "私のレポート用に3月の輸出を教えて"),
        ("qué significa compras", "qué significa superávit"),
        ("ajoute du soja à la liste", "ajoute le total de 2025 : exportations et importations"),
        ("встреча про импорт в марте", "импорт в марте"),
        ("guess the October surplus", "i guess the October surplus was 90 bn"),
    ],
)
def test_words_of_trade_that_are_somebody_elses(elsewhere: str, trade: str, knowledge: Knowledge) -> None:
    """Nothing is looked up for the first, and the second is answered as before."""
    assert answer(Question(elsewhere, TODAY), knowledge).outcome in ("refuse", "clarify")
    assert answer(Question(trade, TODAY), knowledge).outcome == "answer"


def test_a_partner_with_a_currency_is_no_rate_of_exchange(knowledge: Knowledge) -> None:
    """ "Vietnam 2024 in yuan": exports or imports, and not what the dollar is worth."""
    assert answer(Question("Vietnam 2024 in yuan", TODAY), knowledge).outcome == "clarify"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("export my playlist from spotify", "not_trade"),
        ("surplus army jackets for sale", "not_trade"),
        ("exports of rubber ducks", "not_held"),
        ("surplus with narnia", "not_held"),
        ("surplus for widgets in 2025", "not_held"),
    ],
)
def test_unknown_words_beside_one_of_trade(knowledge: Knowledge, text: str, reason: str) -> None:
    reply = answer(Question(text, TODAY, "en"), knowledge)
    assert (reply.outcome, reply.reason) == ("refuse", reason)
