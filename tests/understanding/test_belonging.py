"""Who belongs to a group of countries, and whether one does; with a flow or a time it is a question of figures."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Query, Question
from bot.pipeline import answer
from bot.understanding import understand

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("language", "text", "slug"),
    [
        ("en", "is Vietnam in ASEAN?", "member:ASEAN:VNM"),
        ("en", "Is Norway a member of the EU?", "member:EU27:NOR"),
        ("en", "what countries are in ASEAN", "members:ASEAN"),
        ("en", "which countries belong to the EU", "members:EU27"),
        ("en", "who are the members of RCEP", "members:RCEP"),
        ("en", "does ASEAN include Australia?", "member:ASEAN:AUS"),
        ("en", "are Thailand and Vietnam both in ASEAN?", "member:ASEAN:THA member:ASEAN:VNM"),
        ("de", "Zählt Polen zur EU?", "member:EU27:POL"),
        ("fr", "Le Vietnam fait-il partie de l'ASEAN ?", "member:ASEAN:VNM"),
        ("es", "¿Qué países integran la ASEAN?", "members:ASEAN"),
        ("pt", "O Vietnã faz parte da ASEAN?", "member:ASEAN:VNM"),
        ("ru", "Какие страны входят в АСЕАН?", "members:ASEAN"),
        ("zh", "越南属于东盟吗？", "member:ASEAN:VNM"),
        ("ja", "ASEANの加盟国は？", "members:ASEAN"),
    ],
)
def test_belonging_is_asked(knowledge: Knowledge, language: str, text: str, slug: str) -> None:
    found = understand(Question(text, TODAY, language), knowledge.lexicons, knowledge.coverage, knowledge.catalog)
    assert [(query.operation, query.by) for query in found.queries if isinstance(query, Query)] == [("define", slug)]


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("is Vietnam in ASEAN?", "Yes. Vietnam is one of the 11 members (ASEAN)"),
        ("Is Norway a member of the EU?", "No. Norway is not one of the 27 members (EU)"),
        ("which countries make up latin america", "I hold no whole list of who belongs to Latin America"),
    ],
)
def test_belonging_is_told(knowledge: Knowledge, text: str, headline: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).headline == headline


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("exports to ASEAN members in 2025", "level"),
        ("which ASEAN country buys most", "rank"),
        ("who is China's biggest market?", "rank"),
        ("is ASEAN China's largest market now?", "rank"),
        ("top 10 markets 2025", "rank"),
        ("largest 5 markets 2025", "rank"),
        ("how dependent is china on the american market", "share"),
    ],
)
def test_figures_of_groups_and_markets_are_figures(knowledge: Knowledge, text: str, operation: str) -> None:
    found = understand(Question(text, TODAY, "en"), knowledge.lexicons, knowledge.coverage, knowledge.catalog)
    assert [query.operation for query in found.queries if isinstance(query, Query)] == [operation]


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("which markets grew fastest in 2025", "export"),
        ("which market shrank most in 2025", "export"),
        ("what is the fastest growing market 2025", "export"),
        ("which partners grew fastest in 2025", "total"),
    ],
)
def test_a_market_is_where_one_sells(knowledge: Knowledge, text: str, flow: str) -> None:
    found = understand(Question(text, TODAY, "en"), knowledge.lexicons, knowledge.coverage, knowledge.catalog)
    assert [(query.operation, query.flow) for query in found.queries if isinstance(query, Query)] == [("rank", flow)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("what did trump and xi agree in busan", "30 October 2025: “Trump-Xi Busan trade truce”"),
        ("when was the truce extended", "11 August 2025: “Truce extended"),
        (
            "exports to the us since the truce",
            "Exports from China to the United States: up and down, from $34.92 bn in",
        ),
        ("who broke the truce", "I answer questions on trade figures"),
    ],
)
def test_a_truce_is_the_one_of_this_trade_war_beside_its_trade(knowledge: Knowledge, text: str, first: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).headline.startswith(first)


@pytest.mark.parametrize("text", ["top growth markets in 2025", "top 3 growth markets"])
def test_a_word_that_may_be_a_rate_of_markets_is_asked_back(knowledge: Knowledge, text: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).outcome != "answer"
