"""Several figures of one trade in one text: a whole and its parts, those named and everyone else, a course of each."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.model import Query
from tests.turns import last, query
from tests.understanding.asking import asked, one

Y, WLD, USA = ["2025"], ("WLD",), ("USA",)
AFRICA, RUS = ("AFRICA",), ("RUS",)
Said = list[tuple[str, str | None, tuple[str, ...], list[str], str | None]]


def said(knowledge: Knowledge, text: str) -> Said:
    """Operation, flow, partners, periods and by what, of each part."""
    parts = asked(knowledge, text)
    assert all(isinstance(part, Query) for part in parts), parts
    queries = [part for part in parts if isinstance(part, Query)]
    return [(q.operation, q.flow, q.partners, [period.code for period in q.periods], q.by) for q in queries]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "trade with Africa in 2025, of which exports",
            [("total", "total", AFRICA, Y, None), ("level", "export", AFRICA, Y, None)],
        ),
        (
            "total trade with Russia in 2025, of which imports",
            [("total", "total", RUS, Y, None), ("level", "import", RUS, Y, None)],
        ),
        (
            "imports in 2025, of which soybeans",
            [("level", "import", WLD, Y, None), ("level", "import", WLD, Y, None)],
        ),
        (
            "imports from Brazil in 2025, of which how much soybeans and iron ore",
            [("level", "import", ("BRA",), Y, None), ("level", "import", ("BRA",), Y, None)],
        ),
        (
            "China's trade with the EU in 2025 and its exports there",
            [("total", "total", ("EU27",), Y, None), ("level", "export", ("EU27",), Y, None)],
        ),
        (
            "total trade with Russia in 2025, split by exports and imports",
            [("total", "total", RUS, Y, None), ("level", "both", RUS, Y, None)],
        ),
        (
            "US and EU: exports, imports and balance in 2025",
            [
                ("level", "export", ("USA", "EU27"), Y, None),
                ("level", "import", ("USA", "EU27"), Y, None),
                ("balance", "balance", ("USA", "EU27"), Y, None),
            ],
        ),
        (
            "what did the US import from China and China from the US in 2025",
            [("level", "import", ("CHN",), Y, None), ("level", "import", USA, Y, None)],
        ),
        (
            "the amount and the growth of imports in 2025",
            [("level", "import", WLD, Y, None), ("growth", "import", WLD, Y, "year")],
        ),
        (
            "I have two questions. What did China export in 2025? What did it import?",
            [("level", "export", WLD, Y, None), ("level", "import", WLD, Y, None)],
        ),
        (
            "how much did China export in 2025 and to whom most?",
            [("level", "export", WLD, Y, None), ("rank", "export", (), Y, "partner")],
        ),
        (
            "exports to the US each quarter of 2025, and the year's total",
            [("trend", "export", USA, Y, "quarter"), ("sum", "export", USA, Y, None)],
        ),
        (
            "exports and the balance by quarter in 2025",
            [("trend", "export", WLD, Y, "quarter"), ("trend", "balance", WLD, Y, "quarter")],
        ),
        (
            "monthly exports, imports and balance, 2025",
            [
                ("trend", "export", WLD, Y, "month"),
                ("trend", "import", WLD, Y, "month"),
                ("trend", "balance", WLD, Y, "month"),
            ],
        ),
        (
            "exports in 2025 and the balance by quarter",
            [("level", "export", WLD, Y, None), ("trend", "balance", WLD, Y, "quarter")],
        ),
        (
            "exports to the US in 2025 and imports from there; is it a surplus",
            [
                ("level", "export", USA, Y, None),
                ("level", "import", USA, Y, None),
                ("balance", "balance", USA, Y, None),
            ],
        ),
        (
            "exports in 2025 and the trend since 2023",
            [("level", "export", WLD, Y, None), ("trend", "export", WLD, ["2023-01/2026-08"], "month")],
        ),
        (
            "exports to the US in 2025 and to everyone else",
            [("level", "export", USA, Y, None), ("level", "export", ("WLD", "USA"), Y, "without")],
        ),
        (
            "exports to Germany in 2024 and to the rest of the EU",
            [
                ("level", "export", ("DEU",), ["2024"], None),
                ("level", "export", ("EU27", "DEU"), ["2024"], "without"),
            ],
        ),
        (
            "Exports by quarter in 2025, the strongest and the weakest",
            [
                ("trend", "export", WLD, Y, "quarter"),
                ("rank", "export", WLD, Y, "quarter"),
                ("rank", "export", WLD, Y, "quarter"),
            ],
        ),
        (
            "imports from Brazil and the US in 2025 versus the rest of the world",
            [("level", "import", ("BRA", "USA"), Y, None), ("level", "import", ("WLD", "BRA", "USA"), Y, "without")],
        ),
    ],
)
def test_each_part(knowledge: Knowledge, text: str, parts: Said) -> None:
    assert said(knowledge, text) == parts


def test_what_is_between_two_extremes_is_said_to_be_left(knowledge: Knowledge) -> None:
    *records, left = asked(knowledge, "the highest and lowest monthly surplus of 2025 and the difference between them")
    assert [isinstance(part, Query) for part in (*records, left)] == [True, True, False]


def test_the_growth_of_the_top_is_of_each(knowledge: Knowledge) -> None:
    share, order = asked(knowledge, "top 3 buyers in 2024, with share and growth")
    assert isinstance(share, Query)
    assert isinstance(order, Query)
    assert (share.by, order.operation, order.measure) == ("top", "rank", "with_yoy")


@pytest.mark.parametrize(("moved", "measure"), [("how did exports move", None), ("growth of exports", "yoy")])
def test_how_it_moved_month_by_month(knowledge: Knowledge, moved: str, measure: str | None) -> None:
    found = one(knowledge, f"{moved} month by month in 2025")
    assert (found.operation, found.by, found.measure) == ("trend", "month", measure)


def test_since_then_is_from_the_time_told_in_the_text(knowledge: Knowledge) -> None:
    text = "the tariff in January 2025, and how much have exports to the US fallen since then"
    assert said(knowledge, text)[1] == ("change", "export", USA, ["2026-06", "2025-01"], None)


def test_everyone_else_after_one(knowledge: Knowledge) -> None:
    rest = query(knowledge, "exports to the US in 2025", "and to everyone else?")
    assert (rest.by, rest.partners) == ("without", ("WLD", "USA"))


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("soy from the US and Brazil in 2025, and China's total", ("USA", "BRA", "WLD")),
        ("soy imports from the US and Brazil in 2025 and overall", ("USA", "BRA", "WLD")),
        ("soybean imports: total, from Brazil, from US, 2025", ("WLD", "BRA", "USA")),
    ],
)
def test_the_whole_beside_two_partners(knowledge: Knowledge, text: str, partners: tuple[str, ...]) -> None:
    found = one(knowledge, text)
    assert (found.operation, found.partners) == ("level", partners)


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("list exports to the US and the EU in 2025", "level"),
        ("list exports to the US and the EU in 2025 and say how much together", "sum"),
        ("list exports to the US and the EU in 2025 by month", "trend"),
        ("list exports in 2025", "trend"),
    ],
)
def test_a_list_of_partners_is_no_course(knowledge: Knowledge, text: str, operation: str) -> None:
    assert one(knowledge, text).operation == operation


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("August surplus for each of the last three years", ["2026-08", "2025-08", "2024-08"]),
        ("surplus in August, last two years", ["2026-08", "2025-08"]),
        ("surplus so far 26", ["2026-01/2026-08"]),
        ("surplus 26 so far", ["2026-01/2026-08"]),
    ],
)
def test_months_and_years_by_few_words(knowledge: Knowledge, text: str, periods: list[str]) -> None:
    found = one(knowledge, text)
    assert (found.operation, [period.code for period in found.periods]) == ("balance", periods)


def test_sellers_side_by_side_sell_to_china(knowledge: Knowledge) -> None:
    found = one(knowledge, "brazil vs us soybean shipments 2025")
    assert (found.operation, found.flow, found.partners) == ("compare", "import", ("BRA", "USA"))


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("exports in July and August 2026, which grew faster and by how much", "period"),
        ("which grew faster in August 2026, exports or imports, and by how much", "flow"),
    ],
)
def test_which_grew_faster_is_of_rates(knowledge: Knowledge, text: str, by: str) -> None:
    found = one(knowledge, text)
    assert (found.operation, found.by, found.measure) == ("compare", by, "yoy")


def test_thanks_in_advance_are_no_growth(knowledge: Knowledge) -> None:
    assert one(knowledge, "Soybean imports in 2025 please. Thank you in advance.").operation == "level"


def test_tonnes_are_no_part_of_an_amount(knowledge: Knowledge) -> None:
    reply = last(knowledge, "how much of 2025 exports came from rare earths")
    assert (reply.reason, "only in tonnes" in reply.text) == ("not_held", True)
