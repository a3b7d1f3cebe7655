"""Several questions in one text: each with its own time, flow, books or label, none of them dropped or crossed."""

from __future__ import annotations

import pytest

from bot.errors import CannotAnswer
from bot.knowledge import Knowledge
from bot.model import Bound, Query
from bot.understanding.clauses.labels import labels_in, listed
from tests.understanding.asking import asked, one

Told = list[tuple[str, str | None, str, str, str]]


def told(knowledge: Knowledge, text: str) -> Told:
    """Reporter, flow, partner, goods and time of each query."""
    found = []
    for query in asked(knowledge, text):
        assert isinstance(query, Query), query
        time = query.periods[0].code if query.periods else ""
        found.append((query.reporter, query.flow, query.partners[0], query.commodities[0], time))
    return found


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("1) exports 2) imports", [(0, 3), (11, 14)]),
        ("a) surplus 2024 b) difference", [(0, 3), (16, 19)]),
        ("Q1: exports. Q2: imports.", [(0, 4), (13, 17)]),
        ("1. exports. 2. imports.", [(0, 3), (12, 15)]),
        ("1. Quartal gegen 2. Quartal", []),
        ("exports (yoy) in May 2) imports", []),
        ("2) exports 3) imports", []),
        ("rates of 1: 5 and 2: 6", []),
    ],
)
def test_labels_count_on_from_the_first(text: str, starts: list[tuple[int, int]]) -> None:
    assert labels_in(text) == starts
    assert len(listed(text, labels_in(text))) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "1) exports in May 2025 2) imports that month 3) the PMI",
        "First, exports in May 2025. Second, imports in May 2025. Third, the PMI.",
        "exports May 2025\nimports May 2025\nPMI May 2025",
        "exports May 2025 / imports May 2025 / PMI May 2025",
        "For May 2025: 1) exports 2) imports 3) PMI",
    ],
)
def test_each_point_of_a_list_is_asked(knowledge: Knowledge, text: str) -> None:
    assert told(knowledge, text) == [
        ("CHN", "export", "WLD", "TOTAL", "2025-05"),
        ("CHN", "import", "WLD", "TOTAL", "2025-05"),
        ("CHN", "context", "WLD", "pmi_manufacturing", "2025-05"),
    ]


def test_a_sentence_that_only_names_a_figure_asks_for_it(knowledge: Knowledge) -> None:
    assert [flow for _, flow, *_ in told(knowledge, "Exports in May 2025. The PMI.")] == ["export", "context"]
    assert [flow for _, flow, *_ in told(knowledge, "Exports to the US. May 2025.")] == ["export"]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("PMI in December 2025 and where the yuan stood then", "2025-12"),
        ("CPI in December 2025 and what was the yuan at", "2025-12"),
        ("exports in May 2025 and the yuan at the end of the month", "2025-05"),
    ],
)
def test_the_yuan_beside_a_figure_is_what_it_is_worth(knowledge: Knowledge, text: str, time: str) -> None:
    assert told(knowledge, text)[-1] == ("CHN", "context", "USA", "usdcny", time)


@pytest.mark.parametrize(
    "text", ["the surplus in dollars and in yuan in June 2026", "exports in the yuan in June 2026"]
)
def test_a_currency_stays_one(knowledge: Knowledge, text: str) -> None:
    assert all(goods == "TOTAL" for *_, goods, _ in told(knowledge, text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "exports to Japan in 2024 and to Korea in June 2026",
            [("export", "JPN", "2024"), ("export", "KOR", "2026-06")],
        ),
        (
            "What did China sell to Japan in 2023 and buy from Korea in June 2026?",
            [("export", "JPN", "2023"), ("import", "KOR", "2026-06")],
        ),
        ("trade with Brazil in 2025 and Malaysia in 2023", [("total", "BRA", "2025"), ("total", "MYS", "2023")]),
        (
            "how much oil did China import in November 2025, and from Saudi Arabia in October?",
            [("import", "WLD", "2025-11"), ("import", "SAU", "2025-10")],
        ),
    ],
)
def test_each_partner_has_its_own_time(knowledge: Knowledge, text: str, found: list[tuple[str, str, str]]) -> None:
    assert [(flow, partner, time) for _, flow, partner, _, time in told(knowledge, text)] == found


def test_partners_and_times_that_take_no_turns_are_all_asked(knowledge: Knowledge) -> None:
    query = one(knowledge, "exports to Japan and Korea in 2024 and June 2026")
    assert (len(query.partners), len(query.periods)) == (2, 2)


def test_two_flows_each_at_its_time_are_no_mirror(knowledge: Knowledge) -> None:
    text = "China's exports to Germany in 2023 and Germany's imports from China in 2025"
    assert [(who, flow, time) for who, flow, _, _, time in told(knowledge, text)] == [
        ("CHN", "export", "2023"),
        ("DEU", "import", "2025"),
    ]
    assert one(knowledge, "China's exports to the US and US imports from China in 2024").operation == "mirror"


@pytest.mark.parametrize(
    "text",
    [
        "Who ran the bigger deficit with China in 2025, the US or the EU, each by its own figures?",
        "which was bigger in 2025, the US deficit with China or the EU deficit with China?",
    ],
)
def test_two_that_face_china_are_told_from_their_own_books(knowledge: Knowledge, text: str) -> None:
    assert [(who, partner) for who, _, partner, *_ in told(knowledge, text)] == [("USA", "CHN"), ("EU27", "CHN")]


def test_without_their_own_books_chinas_are_meant(knowledge: Knowledge) -> None:
    assert one(knowledge, "Who ran the bigger deficit with China in 2025, the US or the EU?").reporter == "CHN"


def test_a_bare_flow_after_a_country_is_that_countrys(knowledge: Knowledge) -> None:
    text = "Japan's deficit with China in 2025 and surplus with the US in 2025"
    assert [who for who, *_ in told(knowledge, text)] == ["JPN", "JPN"]


def test_a_figure_beside_a_comparison_is_asked_too(knowledge: Knowledge) -> None:
    text = "compare exports in May and June 2026, and tell me the surplus in August 2026"
    assert [query.operation for query in asked(knowledge, text) if isinstance(query, Query)] == ["compare", "balance"]


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("In how many months of 2025 did exports fall and in how many did imports fall?", ["export", "import"]),
        ("How many months was the PMI above 50 in 2025 and how many below?", ["above", "below"]),
    ],
)
def test_two_counts_are_two_questions(knowledge: Knowledge, text: str, conditions: list[str]) -> None:
    found = [query for query in asked(knowledge, text) if isinstance(query, Query)]
    bounds = [query.condition for query in found]
    assert all(isinstance(bound, Bound) for bound in bounds)
    said = [b.comparator if q.flow == "context" else q.flow for q, b in zip(found, bounds, strict=True)]  # type: ignore[union-attr]
    assert said == conditions


def test_what_about_the_other_flow_is_asked_against_its_forecast(knowledge: Knowledge) -> None:
    query = one(knowledge, "did exports beat in November 2025, and what about imports?")
    assert (query.operation, query.flow) == ("surprise", "both")
    assert one(knowledge, "did exports beat imports in November 2025?").operation == "compare"


@pytest.mark.parametrize("text", ["was the surplus bigger than a year earlier?", "are imports higher than a year ago?"])
def test_over_a_year_earlier_is_no_figure_of_that_year(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert query.operation == "growth"
    assert query.periods[0].code == "2026-08"


def test_so_much_as_only_a_year_has_is_claimed_of_the_year(knowledge: Knowledge) -> None:
    surplus = asked(knowledge, "surplus in August 2026, and is the annual surplus really above 1 trillion?")[-1]
    assert isinstance(surplus, Query)
    assert (surplus.operation, [p.code for p in surplus.periods]) == ("check", ["2025"])
    assert [p.code for p in one(knowledge, "is it true the surplus is over a trillion?").periods] == ["2025"]
    assert one(knowledge, "has the surplus ever been above 1 trillion?").operation == "threshold"


def test_the_time_of_an_amount_is_not_asked_about(knowledge: Knowledge) -> None:
    query = one(knowledge, "exports in 2025 were above the 3,580 billion of 2024, true?")
    assert [p.code for p in query.periods] == ["2025"]


def test_how_long_below_is_a_run(knowledge: Knowledge) -> None:
    assert one(knowledge, "How long below 50 was the manufacturing PMI as of November 2025?").operation == "streak"


def test_both_bought_less_is_claimed_of_each(knowledge: Knowledge) -> None:
    queries = asked(knowledge, "Both ASEAN and Africa bought less from China in 2025, right?")
    assert not any(isinstance(query, CannotAnswer) for query in queries)
    assert [(q.operation, q.partners) for q in queries if isinstance(q, Query)] == [
        ("check", ("ASEAN",)),
        ("check", ("AFRICA",)),
    ]


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        (
            "exports to the US were down for the whole of 2025 but up in March, right",
            [("2025", "below"), ("2025-03", "above")],
        ),
        (
            "exports were down in October 2025 and up in November 2025, true?",
            [("2025-10", "below"), ("2025-11", "above")],
        ),
        (
            "trade with Russia shrank in 2025 but exports to Russia rose in December, correct?",
            [("2025", "below"), ("2025-12", "above")],
        ),
    ],
)
def test_each_way_is_claimed_of_its_own_time(knowledge: Knowledge, text: str, ways: list[tuple[str, str]]) -> None:
    found = [query for query in asked(knowledge, text) if isinstance(query, Query)]
    assert [(q.periods[0].code, q.condition.comparator) for q in found if isinstance(q.condition, Bound)] == ways


def test_how_big_it_was_in_another_time_is_no_record(knowledge: Knowledge) -> None:
    text = "did the surplus hit a record in 2025 and how big was it in the first half of 2026"
    assert [query.operation for query in asked(knowledge, text) if isinstance(query, Query)] == ["record", "balance"]


def test_a_line_of_the_index_is_none_of_prices(knowledge: Knowledge) -> None:
    text = "Which months of 2025 had the PMI above 50? And the CPI for the full year?"
    assert [query.operation for query in asked(knowledge, text) if isinstance(query, Query)] == ["threshold", "level"]


def test_what_is_listed_before_a_question_is_asked_too(knowledge: Knowledge) -> None:
    text = "For my note: August trade surplus, exports yoy, imports yoy. And what was the surplus a year earlier?"
    assert [(flow, time) for _, flow, _, _, time in told(knowledge, text)] == [
        ("balance", "2026-08"),
        ("both", "2026-08"),
        ("balance", "2025-08"),
    ]


def test_who_bought_more_and_how_much_each_grew(knowledge: Knowledge) -> None:
    text = "Who bought more Chinese goods in 2025, ASEAN or the EU, and by how much did each grow?"
    found = [(q.operation, q.measure) for q in asked(knowledge, text) if isinstance(q, Query)]
    assert found[0] == ("compare", None)
    assert found[1][1] == "yoy"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Japan had a trade deficit with China and a surplus with the US in 2025, true?",
            [("JPN", "CHN", "below"), ("JPN", "USA", "above")],
        ),
        (
            "Exports to the US and exports to the EU both fell in 2025, right?",
            [("CHN", "USA", "below"), ("CHN", "EU27", "below")],
        ),
    ],
)
def test_each_part_of_a_claim_is_judged(knowledge: Knowledge, text: str, found: list[tuple[str, str, str]]) -> None:
    queries = [query for query in asked(knowledge, text) if isinstance(query, Query)]
    bounds = [query.condition for query in queries]
    assert [
        (q.reporter, q.partners[0], b.comparator) for q, b in zip(queries, bounds, strict=True) if isinstance(b, Bound)
    ] == found


def test_the_whole_of_a_reporter_stands_beside_one_partner_of_its(knowledge: Knowledge) -> None:
    text = "the US trade deficit overall in December 2025 and with Vietnam in 2025"
    assert [(who, partner, time) for who, _, partner, _, time in told(knowledge, text)] == [
        ("USA", "WLD", "2025-12"),
        ("USA", "VNM", "2025"),
    ]


def test_what_was_paid_and_how_much_was_bought(knowledge: Knowledge) -> None:
    queries = asked(knowledge, "what did China pay for crude in December 2025 and how many tonnes was it")
    assert [query.measure for query in queries if isinstance(query, Query)] == ["value", "quantity"]


def test_amounts_and_the_change_of_one_of_them(knowledge: Knowledge) -> None:
    text = "exports of China in 2023 and 2024 and how many percent is the change in 2024"
    found = [(q.operation, [p.code for p in q.periods]) for q in asked(knowledge, text) if isinstance(q, Query)]
    assert found == [("level", ["2023", "2024"]), ("growth", ["2024"])]


def test_each_flow_is_set_against_its_own_times(knowledge: Knowledge) -> None:
    queries = asked(knowledge, "Exports 2022 vs 2023, imports 2022 vs 2023")
    assert [(q.operation, q.flow, q.by) for q in queries if isinstance(q, Query)] == [
        ("compare", "export", "period"),
        ("compare", "import", "period"),
    ]


def test_what_is_taken_back_is_not_asked(knowledge: Knowledge) -> None:
    query = one(knowledge, "What was Vietnam's share... no sorry, just give me exports to Vietnam in June 2026")
    assert (query.operation, query.partners) == ("level", ("VNM",))
