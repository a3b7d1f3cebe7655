"""What is asked beside a figure is told with it: a sum beside its months, a word beside a release, who led beside how
much; and a total after one partner is of all of them."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.model import Query
from tests.understanding.asking import asked

TWO = "2025-11 2025-12"


def told(knowledge: Knowledge, text: str, language: str = "en") -> list[tuple[str, str, str, str, str]]:
    found = asked(knowledge, text, language)
    assert all(isinstance(query, Query) for query in found), found
    queries = [query for query in found if isinstance(query, Query)]
    return [
        (
            f"{query.operation} {query.measure}" if query.measure else query.operation,
            query.flow or "",
            " ".join(query.partners),
            " ".join(query.commodities),
            " ".join(period.code for period in query.periods),
        )
        for query in queries
    ]


@pytest.mark.parametrize(
    ("language", "text", "goods", "months", "whole"),
    [
        ("en", "steel shipments nov 25, plus dec 25, and the sum for the year", "steel_products", TWO, "2025"),
        ("en", "exports nov 25, dec 25 and the total for the year", "TOTAL", TWO, "2025"),
        ("en", "China's exports in November and December and the sum", "TOTAL", TWO, "2025-11/2025-12"),
        ("de", "Chinas Exporte im November und Dezember 2025 und die Summe", "TOTAL", TWO, "2025-11/2025-12"),
        (
            "fr",
            "Les exportations de la Chine en novembre et décembre 2025 et la somme",
            "TOTAL",
            TWO,
            "2025-11/2025-12",
        ),
    ],
)
def test_months_and_their_sum(
    knowledge: Knowledge, language: str, text: str, goods: str, months: str, whole: str
) -> None:
    assert told(knowledge, text, language) == [
        ("level", "export", "WLD", goods, months), ("sum", "export", "WLD", goods, whole),
    ]  # fmt: skip


def test_a_year_and_its_halves(knowledge: Knowledge) -> None:
    halves = "2025-01/2025-06 2025-07/2025-12"
    assert told(knowledge, "exports 2025 total, H1, H2") == [
        ("sum", "export", "WLD", "TOTAL", "2025"), ("level", "export", "WLD", "TOTAL", halves),
    ]  # fmt: skip


@pytest.mark.parametrize("which", ["which of the three", "which"])
def test_levels_and_which_grew_fastest(knowledge: Knowledge, which: str) -> None:
    text = f"China's exports to Germany, to France and to Italy in the first half of 2026, and {which} grew the fastest"
    some = ("export", "DEU FRA ITA", "TOTAL", "2026-01/2026-06")
    assert told(knowledge, text) == [("level", *some), ("compare yoy", *some)]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "exports to asean may 2026 yoy, and what did the poll say for total exports in april 2026",
            ("growth yoy", "export", "ASEAN", "TOTAL", "2026-05"),
            ("surprise yoy", "export", "WLD", "TOTAL", "2026-04"),
        ),
        (
            "exports to the us in november 2025 and china's total exports in december 2025",
            ("level", "export", "USA", "TOTAL", "2025-11"),
            ("level", "export", "WLD", "TOTAL", "2025-12"),
        ),
        (
            "exports to the us in november 2025 and total imports in december 2025",
            ("level", "export", "USA", "TOTAL", "2025-11"),
            ("level", "import", "WLD", "TOTAL", "2025-12"),
        ),
    ],
)
def test_a_total_is_of_all_partners(
    knowledge: Knowledge, text: str, first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    assert told(knowledge, text) == [first, second]


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("What is GACC and when did the August numbers come out?", "coverage"),
        ("what is FOB and when is the next release?", "coverage"),
        ("what is GACC and how much did China export in May 2025?", "level"),
    ],
)
def test_a_word_is_explained_beside_it(knowledge: Knowledge, text: str, operation: str) -> None:
    assert [one[0] for one in told(knowledge, text)] == ["define", operation]


@pytest.mark.parametrize(
    ("language", "text", "flow", "goods", "time"),
    [
        ("en", "copper imports 2025 and the biggest supplier", "import", "copper_unwrought", "2025"),
        ("en", "soybean imports in December 2025, the biggest supplier", "import", "soybeans", "2025-12"),
        ("de", "Sojaimporte im Dezember 2025 und der größte Lieferant", "import", "soybeans", "2025-12"),
        ("zh", "2025年12月大豆进口和最大供应国", "import", "soybeans", "2025-12"),
        ("en", "exports in 2025 and the biggest buyer", "export", "TOTAL", "2025"),
    ],
)
def test_who_led_is_of_the_same_goods(
    knowledge: Knowledge, language: str, text: str, flow: str, goods: str, time: str
) -> None:
    assert told(knowledge, text, language) == [("level", flow, "WLD", goods, time), ("rank", flow, "", goods, time)]


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("which country had the biggest growth in exports in 2025 and which the biggest in imports", "rank yoy"),
        ("which country had the biggest growth in exports and which the biggest in imports in 2025", "rank yoy"),
        ("which partner had the highest exports in 2025 and which the highest imports", "rank"),
        ("biggest growth in exports in 2025 and which the biggest in imports", "record yoy"),
    ],
)
def test_the_same_is_asked_of_both_flows(knowledge: Knowledge, text: str, operation: str) -> None:
    assert [(one[0], one[1], one[4]) for one in told(knowledge, text)] == [
        (operation, "export", "2025"), (operation, "import", "2025"),
    ]  # fmt: skip


@pytest.mark.parametrize("asking", ["exports in May", "what were exports in May"])
def test_a_flow_beside_what_happened(knowledge: Knowledge, asking: str) -> None:
    events, exports = told(knowledge, f"what happened in April 2025, and {asking}")
    assert events[0] == "define"
    assert exports == ("level", "export", "WLD", "TOTAL", "2025-05")


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("soy from brazil dec 25 and from the us dec 25 and argentina", "BRA USA ARG"),
        ("soy from brazil dec 25 and the us dec 25", "BRA USA"),
    ],
)
def test_partners_with_their_times(knowledge: Knowledge, text: str, partners: str) -> None:
    assert told(knowledge, text) == [("level", "import", partners, "soybeans", "2025-12")]
