"""A text of several questions: each part is read with what is its own, or said to be left over."""

from __future__ import annotations

import pytest

from bot.errors import Ambiguous
from bot.knowledge import Knowledge
from bot.model import Period, Query
from tests.understanding.asking import asked, one


def said(knowledge: Knowledge, text: str) -> list[tuple[str, str | None, tuple[str, ...], list[str]]]:
    """Operation, flow, partners and periods of each part; a part that is left over has its word."""
    parts = []
    for part in asked(knowledge, text):
        if isinstance(part, Query):
            parts.append((part.operation, part.flow, part.partners, [period.code for period in part.periods]))
        else:
            assert isinstance(part, Ambiguous), part
            parts.append(("left over", None, (), []))
    return parts


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("exports in June 2024/2025/2026", ["2024-06", "2025-06", "2026-06"]),
        ("exports in June 2024/2025", ["2024-06", "2025-06"]),
        ("exports Q1 2025/2026", ["2025-01/2025-03", "2026-01/2026-03"]),
        ("exports in March and April of 2024 and 2025", ["2024-03", "2024-04", "2025-03", "2025-04"]),
        (
            "exports in March and April of 2023, 2024 and 2025",
            ["2023-03", "2023-04", "2024-03", "2024-04", "2025-03", "2025-04"],
        ),
        ("exports in June of each year from 2023 to 2025", ["2023-06", "2024-06", "2025-06"]),
        ("exports from 2025-01/2025-11", ["2025-01/2025-11"]),
    ],
)
def test_months_of_several_years(knowledge: Knowledge, text: str, months: list[str]) -> None:
    query = one(knowledge, text)
    assert (query.operation, [period.code for period in query.periods]) == ("level", months)


def test_every_july_is_of_no_one_year(knowledge: Knowledge) -> None:
    assert said(knowledge, "exports in July of all years") == [("left over", None, (), [])]


def test_a_months_name_behind_an_article_is_the_month(knowledge: Knowledge) -> None:
    query = one(knowledge, "Was the June 2026 surplus bigger than the May one?")
    assert (query.operation, query.periods) == ("compare", (Period.month(2026, 6), Period.month(2026, 5)))


WLD, USA, EU = ("WLD",), ("USA",), ("EU27",)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "China's trade with Russia in 2025 and the highest monthly export value ever?",
            [("total", "total", ("RUS",), ["2025"]), ("record", "export", WLD, [])],
        ),
        (
            "exports to Japan in 2024 and the largest surplus in 2025",
            [("level", "export", ("JPN",), ["2024"]), ("record", "balance", WLD, ["2025"])],
        ),
        (
            "highest monthly surplus ever, and exports to Japan in 2024",
            [("record", "balance", WLD, []), ("level", "export", ("JPN",), ["2024"])],
        ),
        (
            "did nov 2025 exports beat the poll, and what were imports that month",
            [("surprise", "export", WLD, ["2025-11"]), ("level", "import", WLD, ["2025-11"])],
        ),
        (
            "For November 2025 give me exports: level, growth and forecast",
            [
                ("level", "export", WLD, ["2025-11"]),
                ("growth", "export", WLD, ["2025-11"]),
                ("surprise", "export", WLD, ["2025-11"]),
            ],
        ),
        (
            "rank the top 3 export markets and top 3 import sources for 2024",
            [("rank", "export", (), ["2024"]), ("rank", "import", (), ["2024"])],
        ),
        (
            "exports to EU by month in 2025 and total for the year",
            [("trend", "export", EU, ["2025"]), ("sum", "export", EU, ["2025"])],
        ),
        (
            "Chinese imports in 2025: the total, from the EU, from the US",
            [("sum", "import", WLD, ["2025"]), ("level", "import", ("EU27", "USA"), ["2025"])],
        ),
        (
            "What did China export in Nov 2025, to the US in Nov 2025, and to the EU in Nov 2025?",
            [("level", "export", WLD, ["2025-11"]), ("level", "export", ("USA", "EU27"), ["2025-11"])],
        ),
        (
            "Exports to US and EU in H1 2026, plus imports from both",
            [("level", "both", ("USA", "EU27"), ["2026-01/2026-06"])],
        ),
        (
            "1. China's exports June 2026 2. China's imports June 2026 3. surplus for the first half of 2026",
            [
                ("level", "export", WLD, ["2026-06"]),
                ("level", "import", WLD, ["2026-06"]),
                ("balance", "balance", WLD, ["2026-01/2026-06"]),
            ],
        ),
        (
            "what is a trade surplus, and what was China's in 2025?",
            [("define", None, (), []), ("balance", "balance", WLD, ["2025"])],
        ),
        (
            "what is FOB and what were exports in June 2026?",
            [("define", None, (), []), ("level", "export", WLD, ["2026-06"])],
        ),
        (
            "exports growth in 2023, 2024 and 2025 and the average",
            [("growth", "export", WLD, ["2023", "2024", "2025"]), ("average", "export", WLD, ["2023", "2024", "2025"])],
        ),
        (
            "soybean imports from Brazil in 2025 vs 2024, and from the US in 2025 vs 2024",
            [("growth", "import", ("BRA",), ["2025"]), ("growth", "import", USA, ["2025"])],
        ),
        (
            "exports to Brazil in 2024 and soybeans from Brazil in 2025",
            [("level", "export", ("BRA",), ["2024"]), ("level", "import", ("BRA",), ["2025"])],
        ),
        (
            "June 2026 exports to us; july 2026 exports total growth; aug 2026 surplus",
            [
                ("level", "export", USA, ["2026-06"]),
                ("growth", "export", WLD, ["2026-07"]),
                ("balance", "balance", WLD, ["2026-08"]),
            ],
        ),
        (
            "imports 2025 total; from US; from EU; share of US",
            [
                ("sum", "import", WLD, ["2025"]),
                ("sum", "import", USA, ["2025"]),
                ("sum", "import", EU, ["2025"]),
                ("share", "import", USA, ["2025"]),
            ],
        ),
        (
            "3 numbers plz: 2025 exports, 2025 imports, 2025 steel exports",
            [
                ("level", "export", WLD, ["2025"]),
                ("level", "import", WLD, ["2025"]),
                ("level", "export", WLD, ["2025"]),
            ],
        ),
        (
            "rare earths exported in 2024 vs 2025 (tonnes), and monthly peak in 2025",
            [("compare", "export", WLD, ["2024", "2025"]), ("record", "export", WLD, ["2025"])],
        ),
        (
            "Q1 2026: exports and the balance. And same for Q2?",
            [
                ("level", "export", WLD, ["2026-01/2026-03"]),
                ("balance", "balance", WLD, ["2026-01/2026-03"]),
                ("level", "export", WLD, ["2026-04/2026-06"]),
                ("balance", "balance", WLD, ["2026-04/2026-06"]),
            ],
        ),
        (
            "What were the best and worst months for imports in 2025, and what was the average?",
            [
                ("record", "import", WLD, ["2025"]),
                ("record", "import", WLD, ["2025"]),
                ("average", "import", WLD, ["2025"]),
            ],
        ),
        (
            "Exports to Russia fell in 2025 by how much, imports from Russia by how much, and what was total trade?",
            [("compare", "both", ("RUS",), ["2025"]), ("total", "total", ("RUS",), ["2025"])],
        ),
        (
            "I need three numbers for a chart: exports to the US in 2023, 2024 and 2025.",
            [("level", "export", USA, ["2023", "2024", "2025"])],
        ),
        (
            "Please give (a) exports to ASEAN and (b) exports to the EU for January-November 2025.",
            [("level", "export", ("ASEAN",), ["2025-01/2025-11"]), ("level", "export", EU, ["2025-01/2025-11"])],
        ),
    ],
)
def test_each_part_has_its_own(knowledge: Knowledge, text: str, parts: list[object]) -> None:
    assert said(knowledge, text) == parts


def test_one_more_place_is_of_the_goods_before_it(knowledge: Knowledge) -> None:
    soy, ore = asked(knowledge, "soy from brazil 2025, and from argentina, and iron ore total same year")
    assert isinstance(soy, Query)
    assert isinstance(ore, Query)
    assert (soy.commodities, soy.partners, ore.commodities) == (("soybeans",), ("BRA", "ARG"), ("iron_ore",))


def test_goods_are_added_up(knowledge: Knowledge) -> None:
    query = one(knowledge, "iron ore and coal imports in 2025, combined tonnes")
    assert (query.operation, query.commodities) == ("sum", ("iron_ore", "coal"))


def test_members_are_told_one_by_one(knowledge: Knowledge) -> None:
    query = one(knowledge, "total exports to each of the EU members in 2024")
    assert (query.operation, "EU27" in query.partners) == ("rank", False)


@pytest.mark.parametrize(
    "text",
    [
        "exports to the ASEAN countries and to each EU member in June 2026",
        "What's the average monthly surplus in 2025 and the largest one?",
        "crude oil imports and steel exports 2025 combined",
    ],
)
def test_what_is_told_by_nothing_is_said(knowledge: Knowledge, text: str) -> None:
    assert said(knowledge, text)[-1][0] == "left over"


def test_two_means_are_told_with_the_gap_between_them(knowledge: Knowledge) -> None:
    query = one(knowledge, "average monthly exports in 2024 and 2025, and the difference")
    assert (query.operation, query.by, [p.code for p in query.periods]) == ("average", "period", ["2024", "2025"])


@pytest.mark.parametrize("of", ["Of the US and the EU", "Between the US and EU"])
def test_of_two_the_one_that_bought_more(knowledge: Knowledge, of: str) -> None:
    query = one(knowledge, f"{of}, which bought more in 2025?")
    assert (query.operation, query.flow, query.partners) == ("compare", "export", ("USA", "EU27"))


def test_what_was_left_over_is_told_now(knowledge: Knowledge) -> None:
    years, change = said(knowledge, "surplus in 2023, 2024 and 2025, and the change between the last two")
    assert (years[3], change[0], change[3]) == (["2023", "2024", "2025"], "change", ["2025", "2024"])
    text = (
        "What were exports to Japan in June 2026? Also for Poland. And how much did China import from Germany in 2024?"
    )
    assert [partner for part in said(knowledge, text) for partner in part[2]] == ["JPN", "POL", "DEU"]
