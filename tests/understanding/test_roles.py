"""Who does what: who depends, among whom one is sought, whose figures stand side by side, and what is asked beside."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import Ambiguous, CannotAnswer, NotHeld
from bot.knowledge import Knowledge
from bot.model import Query, Question
from bot.understanding import understand

TODAY = date(2026, 9, 15)


def asked(knowledge: Knowledge, language: str, text: str) -> tuple[Query | CannotAnswer, ...]:
    question = Question(text, TODAY, language)
    return understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries


@pytest.mark.parametrize(
    ("language", "text", "reporter", "partner"),
    [
        ("en", "how dependent is Vietnam on the US in 2025: share of its exports", "VNM", "USA"),
        ("en", "how reliant is Japan on the US for its exports in 2025", "JPN", "USA"),
        ("en", "Japan's reliance on the US market, exports 2025", "JPN", "USA"),
        ("en", "how dependent are China's exports on the US in 2025", "CHN", "USA"),
        ("en", "how big is the US in Japan's exports 2025", "JPN", "USA"),
        ("de", "Wie abhängig ist Vietnam von den USA: Anteil an seinen Exporten 2025", "VNM", "USA"),
        ("fr", "À quel point le Vietnam dépend-il des États-Unis : part de ses exportations en 2025", "VNM", "USA"),
        ("es", "¿Cuánto depende Vietnam de Estados Unidos? parte de sus exportaciones en 2025", "VNM", "USA"),
        ("ru", "Насколько Япония зависит от США: доля в её экспорте в 2025 году", "JPN", "USA"),
    ],
)
def test_who_depends_owns_the_flow(knowledge: Knowledge, language: str, text: str, reporter: str, partner: str) -> None:
    (query,) = asked(knowledge, language, text)
    assert isinstance(query, Query)
    assert (query.operation, query.reporter, query.flow, query.partners) == ("share", reporter, "export", (partner,))


@pytest.mark.parametrize(
    ("language", "text", "flow"),
    [
        ("en", "among ASEAN countries, who bought the most from China in 2024", "export"),
        ("en", "Of the ASEAN countries, who bought the most from China in 2024", "export"),
        ("en", "among ASEAN countries, who sold China the most in 2024", "import"),
        ("de", "Unter den ASEAN-Ländern: wer kaufte 2024 am meisten von China?", "export"),
        ("fr", "Parmi les pays de l'ASEAN, qui a le plus acheté à la Chine en 2024 ?", "export"),
        ("es", "Entre los países de la ASEAN, ¿quién le compró más a China en 2024?", "export"),
        ("pt", "Entre os países da ASEAN, quem comprou mais da China em 2024?", "export"),
        ("ru", "Кто среди стран АСЕАН больше всех купил у Китая в 2024 году?", "export"),
        ("ja", "ASEAN諸国のうち、2024年に中国から最も多く買ったのはどこ？", "export"),
        ("zh", "东盟国家中，2024年谁从中国买得最多？", "export"),
    ],
)
def test_one_of_a_group_is_sought_among_its_members(knowledge: Knowledge, language: str, text: str, flow: str) -> None:
    (query,) = asked(knowledge, language, text)
    assert isinstance(query, Query)
    assert (query.operation, query.flow) == ("rank", flow)
    assert "VNM" in query.partners
    assert "ASEAN" not in query.partners


@pytest.mark.parametrize(
    ("language", "text", "operations"),
    [
        ("en", "How much did China export in June 2026, and who bought the most", ("level", "rank")),
        ("en", "How much soy did China import in November 2025 and who was the biggest supplier?", ("level", "rank")),
        ("en", "What were China's exports in 2024 and which country was the top buyer", ("level", "rank")),
        ("en", "what was the surplus in June 2025 and which month was the highest that year", ("balance", "record")),
        ("de", "Wie viel exportierte China im Juni 2026, und wer kaufte am meisten?", ("level", "rank")),
        ("es", "¿Cuánto exportó China en junio de 2026 y quién compró más?", ("level", "rank")),
        ("en", "Let me know when the surplus was largest in 2025", ("record",)),
        ("zh", "提醒我一下釜山休战是什么", ("define",)),
        ("en", "US import figure vs Chinese export figure, November 2025", ("mirror",)),
    ],
)
def test_each_thing_that_is_asked_is_answered(
    knowledge: Knowledge, language: str, text: str, operations: tuple[str, ...]
) -> None:
    parts = asked(knowledge, language, text)
    assert tuple(part.operation for part in parts if isinstance(part, Query)) == operations


@pytest.mark.parametrize(
    "text",
    [
        "who sold most to the EU in 2024",
        "China's exports in the first months of 2026",
        "exports in the last months of 2025",
        "growth of exports in the early months of 2026",
    ],
)
def test_what_is_not_told_is_asked_back_or_named(knowledge: Knowledge, text: str) -> None:
    (part,) = asked(knowledge, "en", text)
    assert isinstance(part, Ambiguous | NotHeld)


def test_trailing_months_of_an_amount_end_where_amounts_end(knowledge: Knowledge) -> None:
    (query,) = asked(knowledge, "en", "exports over the trailing 12 months")
    assert isinstance(query, Query)
    assert [period.code for period in query.periods] == ["2025-07/2026-06"]
