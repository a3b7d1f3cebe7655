"""Figures in a list, each with goods, a partner or an owner of its own: none takes those of another."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation import Conversation
from bot.errors import Opinion
from bot.knowledge import Knowledge
from bot.model import Query, Question
from bot.pipeline import answer
from bot.understanding import understand
from bot.understanding.queries.told_plainly import each_told_plainly
from tests.understanding.asking import asked

TODAY = date(2026, 9, 15)
EU, CARS, ALL = ("export", "EU27", "TOTAL"), ("export", "WLD", "automobiles"), ("export", "WLD", "TOTAL")
SOY, SURPLUS = ("import", "WLD", "soybeans"), ("balance", "WLD", "TOTAL")


def read(queries: tuple[object, ...]) -> list[tuple[str | None, str, str, str]]:
    found = []
    for query in queries:
        assert isinstance(query, Query), query
        found.append((query.flow, *query.partners, *query.commodities, "+".join(p.code for p in query.periods)))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("car exports and exports to the EU in 2024", [(*CARS, "2024"), (*EU, "2024")]),
        ("exports to the EU and car exports in 2024", [(*EU, "2024"), (*CARS, "2024")]),
        ("soybean imports in November 2025 as well as exports to the EU in 2025",
         [(*SOY, "2025-11"), (*EU, "2025")]),
        ("both car exports and soybean imports for 2025 please", [(*CARS, "2025"), (*SOY, "2025")]),
        ("What were car exports in November 2025? What about China's exports in September 2025?",
         [(*CARS, "2025-11"), (*ALL, "2025-09")]),
        ("exports to the EU and China's trade surplus in 2025", [(*EU, "2025"), (*SURPLUS, "2025")]),
        ("for September 2025: car exports, exports to the EU, soybean imports",
         [(*CARS, "2025-09"), (*EU, "2025-09"), (*SOY, "2025-09")]),
        ("China's exports in October 2025 plus soybean imports in Q3 2025, separately",
         [(*ALL, "2025-10"), (*SOY, "2025-07/2025-09")]),
        ("tell me China's exports in May 2025 and also soybean imports in the same period",
         [(*ALL, "2025-05"), (*SOY, "2025-05")]),
        ("both exports to the EU and imports from Japan for 2024 please",
         [(*EU, "2024"), ("import", "JPN", "TOTAL", "2024")]),
        ("soybean imports in 2024 and exports to the EU in June 2025", [(*SOY, "2024"), (*EU, "2025-06")]),
        ("crude oil imports in 2024? the trade surplus in September 2025?",
         [("import", "WLD", "crude_oil", "2024"), (*SURPLUS, "2025-09")]),
        ("1) car exports in 2025 2) China's exports in May 2026", [(*CARS, "2025"), (*ALL, "2026-05")]),
        ("exports to the EU in 2025? and China's exports?", [(*EU, "2025"), (*ALL, "2025")]),
        ("both China's exports and exports to the EU for June 2026 please", [(*ALL, "2026-06"), (*EU, "2026-06")]),
        ("for Q3 2025: exports to the EU, China's exports, the surplus with the US",
         [(*EU, "2025-07/2025-09"), (*ALL, "2025-07/2025-09"), ("balance", "USA", "TOTAL", "2025-07/2025-09")]),
        ("car exports in 2025? and the surplus with the US?", [(*CARS, "2025"), ("balance", "USA", "TOTAL", "2025")]),
        ("exports to the EU in 2025, what was that a year earlier, and what were soybean imports in 2025",
         [(*EU, "2025"), (*EU, "2024"), (*SOY, "2025")]),
        ("exports and imports in 2025, and soybean imports in 2025",
         [("both", "WLD", "TOTAL", "2025"), (*SOY, "2025")]),
        ("China's exports, and imports from the US, and the surplus in 2025",
         [(*ALL, "2025"), ("import", "USA", "TOTAL", "2025"), ("balance", "USA", "TOTAL", "2025")]),
        ("All exports, imports from Taiwan, and surplus in 2025",
         [(*ALL, "2025"), ("import", "TWN", "TOTAL", "2025"), ("balance", "TWN", "TOTAL", "2025")]),
        ("Soybean imports from Brazil in 2025 and the balance in 2025",
         [("import", "BRA", "soybeans", "2025"), ("balance", "BRA", "soybeans", "2025")]),
        ("2025年对美国进出口和对欧盟进出口各多少",
         [("both", "USA", "TOTAL", "2025"), ("both", "EU27", "TOTAL", "2025")]),
        ("China's exports and imports with the EU, and soybean imports in 2025",
         [("both", "EU27", "TOTAL", "2025"), (*SOY, "2025")]),
    ],
)  # fmt: skip
def test_each_is_of_its_own(knowledge: Knowledge, text: str, expected: list[tuple[str | None, str, str, str]]) -> None:
    assert read(asked(knowledge, text)) == expected


def test_a_rate_asked_ahead_is_that_of_each(knowledge: Knowledge) -> None:
    queries = asked(knowledge, "growth of exports to the EU and car exports in 2025")
    assert [query.operation for query in queries if isinstance(query, Query)] == ["growth", "growth"]


US, CARS_BOTH = (("USA",), ("TOTAL",)), (("WLD",), ("automobiles",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China's exports and imports with the EU in September 2025", {(("EU27",), ("TOTAL",))}),
        ("soybean imports and exports in 2025", {(("WLD",), ("soybeans",))}),
        ("China's exports and imports of cars in 2025", {CARS_BOTH}),
        ("China's exports to and imports from the US in 2025", {US}),
        ("China's exports to, and imports from, the US in 2025", {US}),
        ("US: China's exports and soybean imports in 2025", {(("USA",), ("soybeans",))}),
        (
            "soybean imports from Brazil and imports from the US in 2025",
            {(("BRA",), ("soybeans",)), (("USA",), ("soybeans",))},
        ),
    ],
)
def test_what_is_said_of_several_stays_with_them(
    knowledge: Knowledge, text: str, expected: set[tuple[tuple[str, ...], tuple[str, ...]]]
) -> None:
    found = [q for q in asked(knowledge, text) if isinstance(q, Query)]
    assert {(q.partners, q.commodities) for q in found} == expected


@pytest.mark.parametrize(
    "text",
    ["how much of China's imports are crude imports in 2025", "share of exports to the US in China's exports 2025"],
)
def test_a_share_is_no_list(knowledge: Knowledge, text: str) -> None:
    assert [q.operation for q in asked(knowledge, text) if isinstance(q, Query)] == ["share"]


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        ("car exports in 2025", "China's exports in May 2026", (*ALL, "2026-05")),
        ("crude oil imports in Q3 2025", "imports from the EU in Q3 2025",
         ("import", "EU27", "TOTAL", "2025-07/2025-09")),
    ],
)  # fmt: skip
def test_a_full_question_in_a_talk_inherits_nothing(
    knowledge: Knowledge, first: str, then: str, expected: tuple[str | None, str, str, str]
) -> None:
    talk = Conversation("en")
    talk = talk.after(answer(talk.question(first, TODAY), knowledge))
    found = understand(talk.question(then, TODAY), knowledge.lexicons, knowledge.coverage, knowledge.catalog)
    assert read(found.queries) == [expected]


def test_times_of_different_lengths_are_listed_one_by_one(knowledge: Knowledge) -> None:
    (query,) = asked(knowledge, "please list China's imports for June 2026, Q3 2025 and November 2025")
    assert isinstance(query, Query)
    assert query.operation == "level"
    assert [period.code for period in query.periods] == ["2026-06", "2025-07/2025-09", "2025-11"]


def test_a_part_of_a_whole_is_no_list(knowledge: Knowledge) -> None:
    (query,) = asked(knowledge, "How much of China's surplus in 2025 came from trade with the US?")
    assert isinstance(query, Query)
    assert query.operation == "share"


def test_other_goods_of_which_nothing_is_held_with_that_partner_are_those_with_all(knowledge: Knowledge) -> None:
    text = "give me soybeans from Brazil in Oct 2025 and rare earth exports in the same month"
    expected = [("import", "BRA", "soybeans", "2025-10"), ("export", "WLD", "rare_earths", "2025-10")]
    assert read(asked(knowledge, text)) == expected


def test_what_is_to_come_is_not_judged(knowledge: Knowledge) -> None:
    (found,) = asked(knowledge, "Will China's surplus exceed 1.3 trillion in 2026, yes or no?")
    assert isinstance(found, Opinion)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the US share of exports and the top five suppliers in March 2026",
         [("share", *ALL[:1], "USA", "TOTAL", "2026-03"), ("rank", "import", "TOTAL", "2026-03")]),
        ("For September 2025: the manufacturing PMI, then the top three export markets",
         [("level", "context", "WLD", "pmi_manufacturing", "2025-09"), ("rank", "export", "TOTAL", "2025-09")]),
        ("the surplus with the US / the top five suppliers in September 2025",
         [("balance", "balance", "USA", "TOTAL", "2025-09"), ("rank", "import", "TOTAL", "2025-09")]),
        ("iron ore imports and the US share of exports in November 2025",
         [("level", "import", "WLD", "iron_ore", "2025-11"), ("share", "export", "USA", "TOTAL", "2025-11")]),
        ("How fast did exports grow in May 2026, and also by how much did imports from the EU grow?",
         [("growth", *ALL, "2026-05"), ("growth", "import", "EU27", "TOTAL", "2026-05")]),
        ("Hi, how fast did car exports grow in 2025, and also by how much did imports change in March 2026?",
         [("growth", *CARS, "2025"), ("growth", "import", "WLD", "TOTAL", "2026-03")]),
        ("(a) car exports in November 2025 (b) why exports to the US fell in December 2025",
         [("level", *CARS, "2025-11"), ("why", "export", "USA", "TOTAL", "2025-12")]),
        ("Exports in May and imports in June 2026",
         [("level", *ALL, "2026-05"), ("level", "import", "WLD", "TOTAL", "2026-06")]),
        ("soy from Brazil in September 2025, iron ore the same month, exports to Japan in 2024",
         [("level", "import", "BRA", "soybeans", "2025-09"), ("level", "import", "WLD", "iron_ore", "2025-09"),
          ("level", "export", "JPN", "TOTAL", "2024")]),
        ("soybean imports: how much came from Brazil in 2025", [("level", "import", "BRA", "soybeans", "2025")]),
        ("exports in May 2026, the surplus and its growth",
         [("level", *ALL, "2026-05"), ("balance", *SURPLUS, "2026-05"), ("growth", *SURPLUS, "2026-05")]),
        ("exports to the EU in 2025 and their growth, and soybean imports in 2025",
         [("level", *EU, "2025"), ("growth", *EU, "2025"), ("level", *SOY, "2025")]),
        ("exports in May 2026, imports in May 2026 and their growth",
         [("growth", *ALL, "2026-05"), ("growth", "import", "WLD", "TOTAL", "2026-05")]),
        ("growth of exports in October 2025 and 2025", [("growth", *ALL, "2025-10+2025")]),
        ("exports to the EU in October 2025 and in 2024", [("level", *EU, "2025-10+2024")]),
    ],
)  # fmt: skip
def test_what_is_asked_of_one_is_not_asked_of_another(
    knowledge: Knowledge, text: str, expected: list[tuple[str | None, ...]]
) -> None:
    found = [q for q in asked(knowledge, text) if isinstance(q, Query)]
    assert [(q.operation, *told) for q, told in zip(found, read(tuple(found)), strict=True)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "exports to the EU in 2024 and imports in 2025", "exports in 2024 and imports in 2025 with the EU",
        "exportaciones a la UE en 2024 e importaciones en 2025", "2024年对欧盟出口和2025年进口",
        "экспорт в ЕС в 2024 году и импорт в 2025 году", "2024年のEUへの輸出と2025年の輸入",
        "share of the EU in exports in 2024 and in imports in 2025",
        "exports to the EU, and the surplus in 2025", "trade with the EU in 2025 and the surplus",
    ],
)  # fmt: skip
def test_whom_it_is_with_is_not_lost_at_the_cut(knowledge: Knowledge, text: str) -> None:
    assert {q.partners for q in asked(knowledge, text) if isinstance(q, Query)} == {("EU27",)}


@pytest.mark.parametrize(
    ("text", "reporter"),
    [
        ("South Korea's exports in April and imports in May 2025", "KOR"),
        ("German exports to China in 2024 and imports in 2025", "DEU"),
        ("US imports in January 2025 and exports in January 2026", "USA"),
    ],
)
def test_whose_it_is_is_not_lost_at_the_cut(knowledge: Knowledge, text: str, reporter: str) -> None:
    assert {q.reporter for q in asked(knowledge, text) if isinstance(q, Query)} == {reporter}


@pytest.mark.parametrize(
    "text",
    [
        "exports in May 2025 and imports in June 2025, both in yuan", "2025年5月出口和2025年6月进口，都用人民币",
        "Exporte im Mai 2025 und Importe im Juni 2025, beides in Yuan",
    ],
)  # fmt: skip
def test_the_unit_is_of_both(knowledge: Knowledge, text: str) -> None:
    assert not any(q.basis != "value_cny" for q in asked(knowledge, text) if isinstance(q, Query))


def test_goods_are_of_both(knowledge: Knowledge) -> None:
    queries = asked(knowledge, "soybean imports in May and exports in June 2025")
    assert {q.commodities for q in queries if isinstance(q, Query)} == {("soybeans",)}


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("imports from Brazil and China's soybean imports in 2025", "soybeans"),
        ("exports to the US in 2025 and soybean imports in 2025", "soybeans"),
        ("exports to the US in 2025 and China's iron ore imports in 2025", "iron_ore"),
    ],
)
def test_goods_of_another_part_are_of_everybody(knowledge: Knowledge, text: str, goods: str) -> None:
    found = [q for q in asked(knowledge, text) if isinstance(q, Query)]
    assert [q.partners for q in found if q.commodities == (goods,)] == [("WLD",)]


@pytest.mark.parametrize(
    "text",
    [
        "exports to the EU, exports to ASEAN and the PMI in May 2025",
        "export growth in July 2026 and the surplus in the same month",
        "China's imports from Japan in 2025 and imports from Korea in 2025",
        "Donne-moi le PMI manufacturier et l'inflation d'avril 2026.",
    ],
)
def test_parts_that_are_told_plainly_need_no_reading(
    text: str, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed = understand(Question(text, TODAY), knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    found = []

    def told(*given: object) -> bool:
        found.append(each_told_plainly(*given))  # type: ignore[arg-type]
        return False

    monkeypatch.setattr("bot.understanding.queries.full_parts.each_told_plainly", told)
    read = understand(Question(text, TODAY), knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert found == [True]
    assert read == passed
