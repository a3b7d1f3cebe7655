"""Who is meant: the country of whoever speaks, firms for their country, a market for whom it is one."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous, NotHeld
from bot.knowledge import Knowledge
from tests.understanding.asking import asked, one


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Hatte China 2023 ein Defizit mit uns?"),
        ("es", "¿Cuánto nos compró China en 2023?"),
        ("fr", "la Chine a-t-elle eu un déficit avec nous en 2023 ?"),
        ("ja", "2023年、中国はうちとの貿易で赤字だった?"),
        ("pt", "A China teve déficit com a gente em 2023?"),
        ("ru", "сколько Китай продал нам в 2023?"),
    ],
)
def test_the_country_of_whoever_speaks_is_asked_back(knowledge: Knowledge, language: str, text: str) -> None:
    (said,) = asked(knowledge, text, language)
    assert isinstance(said, Ambiguous)


def test_whom_it_is_told_to_is_no_partner(knowledge: Knowledge) -> None:
    query = one(knowledge, "mostra pra gente quanto a China exportou em 2023", "pt")
    assert (query.flow, query.partners) == ("export", ("WLD",))


@pytest.mark.parametrize(
    ("language", "text", "reporter"),
    [
        ("en", "How much did US firms import from China in Q4 2025, US data?", "USA"),
        ("de", "Wie viel haben amerikanische Firmen 2024 aus China importiert?", "USA"),
        ("es", "¿Cuánto compraron las empresas estadounidenses a China en 2024?", "CHN"),
        ("zh", "2024年美国企业从中国进口了多少", "USA"),
    ],
)
def test_a_country_deals_by_its_firms(knowledge: Knowledge, language: str, text: str, reporter: str) -> None:
    assert one(knowledge, text, language).reporter == reporter


@pytest.mark.parametrize(
    "text",
    [
        "exports by foreign firms in 2025",
        "exports of US firms in China 2025",
        "how many Chinese firms export to the US?",
    ],
)
def test_firms_that_are_not_a_whole_country_are_not_held(knowledge: Knowledge, text: str) -> None:
    (said,) = asked(knowledge, text)
    assert isinstance(said, NotHeld)


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("which is bigger for China as an export market in June 2026, Vietnam or Japan?", "export"),
        ("which is bigger for China as a supplier in June 2026, Vietnam or Japan?", "import"),
    ],
)
def test_a_market_for_china_is_one_of_its_exports(knowledge: Knowledge, text: str, flow: str) -> None:
    assert one(knowledge, text).flow == flow
